"""The tree of units as forms print it: each unit, its own posts, then the units below it.

A subtree is then one stretch of rows, so its subtotal is one SUBTOTAL over that stretch: the function
leaves out the subtotals within it, however deep they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workload.rekap import BarisJabatan, BarisUnit


@dataclass(slots=True)
class Cabang:
    """One unit with its own posts; `di_bawah` counts the rows that a form prints below the unit's row for
    its posts, the units below and theirs."""

    unit: BarisUnit
    posts: list[BarisJabatan] = field(default_factory=list)
    di_bawah: int = 0


def branches(units: Sequence[BarisUnit], posts: Sequence[BarisJabatan]) -> list[Cabang]:
    """Every unit, depth first, with its posts."""
    hasil = [Cabang(u) for u in units]
    per_unit = {c.unit.pk: c for c in hasil}
    for p in posts:
        per_unit[p.unit_id].posts.append(p)
    for c in reversed(hasil):  # from the leaves up
        c.di_bawah += len(c.posts)
        if (induk := per_unit.get(c.unit.induk_id)) is not None:
            induk.di_bawah += c.di_bawah + 1
    return hasil


def add_up(
    cabang: Sequence[Cabang], angka: Callable[[BarisJabatan], Sequence[int]]
) -> dict[int, list[int]]:
    """{unit: the sums of `angka` over the posts of its subtree}; units without any post are not in it."""
    jumlah: dict[int, list[int]] = {}
    for c in reversed(cabang):
        for p in c.posts:
            _add(jumlah, c.unit.pk, angka(p))
        if c.unit.pk in jumlah and c.unit.induk_id is not None:
            _add(jumlah, c.unit.induk_id, jumlah[c.unit.pk])
    return jumlah


def total_of(cabang: Sequence[Cabang], jumlah: dict[int, list[int]], lebar: int) -> list[int]:
    """The sum over the tops of the tree."""
    total = [0] * lebar
    for c in cabang:
        if c.unit.induk_id is None:
            for i, n in enumerate(jumlah.get(c.unit.pk, ())):
                total[i] += n
    return total


def _add(jumlah: dict[int, list[int]], unit: int, angka: Sequence[int]) -> None:
    if (baris := jumlah.get(unit)) is None:
        jumlah[unit] = list(angka)
    else:
        for i, n in enumerate(angka):
            if n:
                baris[i] += n
