"""How many respondents a round needs, and of which service: the same on every page that says it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from surveys.calculators.sampel import allocate, minimum_sample
from surveys.hasil.pohon import InfoLayanan


@dataclass(frozen=True)
class Minimum:
    """Krejcie & Morgan: `perlu` of all users in `populasi` (service -> users of a year), and `bagian` of it per
    service."""

    populasi: dict[int, int]
    perlu: int
    bagian: dict[int, int]

    @property
    def pengguna(self) -> int:
        return sum(self.populasi.values())


def counts_in(layanan: InfoLayanan, dijawab: Container[int]) -> bool:
    """A service belongs to a round while it is open, and where the round has answers about it."""
    return layanan.buka or layanan.pk in dijawab


def required(layanan: Iterable[InfoLayanan], dijawab: Container[int]) -> Minimum:
    """The minimum over services of the round (`dijawab`: those with answers) whose users are known. In the order
    of their keys: of equal remainders always the same service gets the respondent left over."""
    populasi = {
        info.pk: info.pengguna
        for info in sorted(layanan, key=lambda info: info.pk)
        if info.pengguna and counts_in(info, dijawab)
    }
    perlu = minimum_sample(sum(populasi.values()))
    return Minimum(populasi, perlu, allocate(perlu, populasi))
