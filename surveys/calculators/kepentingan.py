"""What matters to people and how well it is done: the importance–performance picture.

    performance  = NRR of the unsur (1 to 4)
    importance   = stated, where people were asked; else derived: the correlation of the unsur with the total
                   of the other unsur, over forms that answered all of them

The picture is cut at the mean of both. What matters much and is done badly comes first.
Source: Martilla & James, Importance-Performance Analysis, Journal of Marketing 41 (1977).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction

_CTX = Context(prec=40)


class Kuadran(StrEnum):
    UTAMA = "utama"
    PERTAHANKAN = "pertahankan"
    RENDAH = "rendah"
    BERLEBIH = "berlebih"

    @property
    def label(self) -> str:
        return {
            "utama": "Prioritas utama",
            "pertahankan": "Pertahankan",
            "rendah": "Prioritas rendah",
            "berlebih": "Sudah lebih dari cukup",
        }[self.value]


@dataclass(frozen=True)
class Jumlahan:
    """Σ over complete forms: x the value of one unsur, t the sum of all."""

    banyak: int = 0
    x: int = 0
    xx: int = 0
    xt: int = 0
    t: int = 0
    tt: int = 0

    def __add__(self, lain: Jumlahan) -> Jumlahan:
        return Jumlahan(
            self.banyak + lain.banyak,
            self.x + lain.x,
            self.xx + lain.xx,
            self.xt + lain.xt,
            self.t + lain.t,
            self.tt + lain.tt,
        )

    @property
    def korelasi(self) -> Decimal | None:
        """Pearson's r of x with t − x; None where either never varies."""
        n = self.banyak
        y = self.t - self.x
        xy, yy = self.xt - self.xx, self.tt - 2 * self.xt + self.xx
        ragam_x, ragam_y = n * self.xx - self.x**2, n * yy - y**2
        if ragam_x <= 0 or ragam_y <= 0:
            return None
        bawah = _CTX.sqrt(_CTX.multiply(Decimal(ragam_x), Decimal(ragam_y)))
        return _CTX.divide(Decimal(n * xy - self.x * y), bawah)


@dataclass(frozen=True)
class Titik:
    """An unsur in the picture."""

    kode: str
    kinerja: Fraction
    kepentingan: Decimal
    kuadran: Kuadran


@dataclass(frozen=True)
class Gambar:
    """`batas_*`: where the picture is cut. `tanpa` names unsur without an importance: all gave the same."""

    titik: tuple[Titik, ...]
    batas_kinerja: Fraction
    batas_kepentingan: Decimal
    tanpa: tuple[str, ...] = ()


def compose(
    kinerja: Mapping[str, Fraction], kepentingan: Mapping[str, Decimal | None]
) -> Gambar | None:
    """The picture of those unsur that have both; None where fewer than two have."""
    ada = [k for k in kinerja if kepentingan.get(k) is not None]
    if len(ada) < 2:
        return None
    rata_kinerja = sum((kinerja[k] for k in ada), Fraction(0)) / len(ada)
    jumlah = sum((kepentingan[k] for k in ada), Decimal(0))
    rata_penting = _CTX.divide(jumlah, Decimal(len(ada)))
    titik = tuple(
        Titik(
            k,
            kinerja[k],
            kepentingan[k],
            _quadrant(kepentingan[k] >= rata_penting, kinerja[k] >= rata_kinerja),
        )
        for k in ada
    )
    tanpa = tuple(k for k in kinerja if k not in ada)
    return Gambar(titik, rata_kinerja, rata_penting, tanpa)


def _quadrant(penting: bool, baik: bool) -> Kuadran:
    if penting:
        return Kuadran.PERTAHANKAN if baik else Kuadran.UTAMA
    return Kuadran.BERLEBIH if baik else Kuadran.RENDAH
