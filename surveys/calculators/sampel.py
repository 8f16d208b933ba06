"""How many respondents are enough, and how sure a figure is.

Krejcie & Morgan (1970): S = χ² N P Q ÷ (d² (N − 1) + χ² P Q), χ² = 3,841 (df 1, 95 %), P = Q = 0,5, d = 0,05;
their table rounds to the nearest whole number, halves up.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
CHI_KUADRAT = Fraction(3841, 1000)
GALAT = Fraction(5, 100)
P_KALI_Q = Fraction(1, 4)
Z_95 = Decimal("1.96")
BATAS_SEL = 5
"""Answers under which a figure is not shown: fewer could point at a person."""
_CTX = Context(prec=40)


def minimum_sample(populasi: int) -> int:
    """Respondents needed for `populasi` users of the service in the comparable period before."""
    if populasi <= 0:
        return 0
    s = CHI_KUADRAT * populasi * P_KALI_Q / (GALAT**2 * (populasi - 1) + CHI_KUADRAT * P_KALI_Q)
    return int(s + Fraction(1, 2))


def allocate(sampel: int, populasi: Mapping[K, int]) -> dict[K, int]:
    """`sampel` shared out by size, Σ kept: whole parts first, then the largest remainders."""
    semua = sum(populasi.values())
    if not semua:
        return dict.fromkeys(populasi, 0)
    bagian = {k: Fraction(n * sampel, semua) for k, n in populasi.items()}
    hasil = {k: int(b) for k, b in bagian.items()}
    sisa = sampel - sum(hasil.values())
    for k in sorted(bagian, key=lambda k: hasil[k] - bagian[k])[:sisa]:
        hasil[k] += 1
    return hasil


@dataclass(frozen=True)
class Selang:
    """A 95 % interval around a mean, in the unit of the mean."""

    bawah: Decimal
    atas: Decimal
    penjawab: int


def interval(banyak: int, jumlah: Fraction, jumlah_kuadrat: Fraction) -> Selang | None:
    """The interval of the mean of `banyak` figures from their sum and sum of squares: mean ± 1,96 s ÷ √n.
    None under two figures, where spread is unknown."""
    if banyak < 2:
        return None
    rata = jumlah / banyak
    ragam = max((jumlah_kuadrat - banyak * rata**2) / (banyak - 1), Fraction(0))
    baku = _CTX.sqrt(_CTX.divide(Decimal(ragam.numerator), Decimal(ragam.denominator * banyak)))
    tengah = _CTX.divide(Decimal(rata.numerator), Decimal(rata.denominator))
    lebar = _CTX.multiply(Z_95, baku)
    return Selang(tengah - lebar, tengah + lebar, banyak)


def may_show(penjawab: int, batas: int = BATAS_SEL) -> bool:
    return penjawab >= batas
