"""How far and how fast promises are kept after a result was published.

PEKPPP (PermenPANRB 29/2022) asks for the share of recommendations completed, and gives the best score to what
was completed within three months of publication, the next to six.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Kecepatan(StrEnum):
    TIGA_BULAN = "3"
    ENAM_BULAN = "6"
    LEBIH = "lebih"

    @property
    def label(self) -> str:
        return {
            "3": "kurang dari 3 bulan",
            "6": "kurang dari 6 bulan",
            "lebih": "6 bulan atau lebih",
        }[self.value]


def add_months(tanggal: date, bulan: int) -> date:
    """The same day `bulan` months later, or the last day of a month that is shorter."""
    tahun, sisa = divmod(tanggal.month - 1 + bulan, 12)
    tahun, ke = tanggal.year + tahun, sisa + 1
    berikut = date(tahun + ke // 12, ke % 12 + 1, 1)
    return date(tahun, ke, min(tanggal.day, (berikut - date.resolution).day))


def speed(terbit: date | None, selesai: date | None) -> Kecepatan | None:
    """How soon after publication something was done; None where either day is missing. What was done before
    the result was published counts as fast."""
    if terbit is None or selesai is None:
        return None
    if selesai < add_months(terbit, 3):
        return Kecepatan.TIGA_BULAN
    return Kecepatan.ENAM_BULAN if selesai < add_months(terbit, 6) else Kecepatan.LEBIH


@dataclass(frozen=True)
class Rekap:
    """Σ of a list of plans; cancelled ones are not in it."""

    banyak: int
    selesai: int
    terlambat: int
    kecepatan: dict[Kecepatan, int]

    @property
    def bagian(self) -> Fraction | None:
        return Fraction(self.selesai, self.banyak) if self.banyak else None


def recap(
    rencana: Iterable[tuple[date, date | None]], *, terbit: date | None, hari_ini: date
) -> Rekap:
    """`rencana`: (tenggat, selesai_pada or None) of each."""
    banyak = selesai = terlambat = 0
    cepat = dict.fromkeys(Kecepatan, 0)
    for tenggat, pada in rencana:
        banyak += 1
        terlambat += (pada or hari_ini) > tenggat
        selesai += pada is not None
        if (k := speed(terbit, pada)) is not None:
            cepat[k] += 1
    return Rekap(banyak, selesai, terlambat, cepat)
