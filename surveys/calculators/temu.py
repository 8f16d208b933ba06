"""Where weak service, load and shortage meet: an index of 0 to 100 for a unit, from four parts of 0 to 1.

    ikm      (88,31 − IKM) ÷ 23,31         0 from grade A up, 1 where grade D begins and below
    unsur    the same, of the weakest unsur
    beban    FTE ÷ pemangku − 1            0 where the load fits the holders, 1 where it is twice theirs
    kurang   kurang ÷ kebutuhan

    indeks = 100 × Σ bobot × nilai ÷ Σ bobot       over the parts that are there, rounded half up once

The first two are the citizens', the others the plan's. A part that is missing is left out, its weight with it:
it is never taken for zero. At least one part of each side must be there, or nothing meets.

The edges are those of the grades (PermenPANRB 14/2017); that they are 0 and 1 here is a choice of this house,
as the weights are, and no rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction

from surveys.calculators.indeks import SKALA_MUTU

BAIK, BURUK = SKALA_MUTU[0].batas, SKALA_MUTU[2].batas
"""From here up service is not weak at all (A); below there it is as weak as can be (D)."""
RENTANG = Fraction(BAIK - BURUK)
DESIMAL = 1
BOBOT_MAKS = 10
_CTX = Context(prec=60)


class Bagian(StrEnum):
    IKM = "ikm"
    UNSUR = "unsur"
    BEBAN = "beban"
    KURANG = "kurang"

    @property
    def dari_warga(self) -> bool:
        return self in (Bagian.IKM, Bagian.UNSUR)


BOBOT_BAWAAN = dict.fromkeys(Bagian, 1)


def weakness(ikm: Decimal) -> Fraction:
    """Of a published figure of 25 to 100."""
    return _within(Fraction(BAIK - ikm) / RENTANG)


def pressure(fte: Decimal, pemangku: int) -> Fraction | None:
    """Load per holder. Load that nobody holds is as heavy as can be; without either there is no figure."""
    if not pemangku:
        return Fraction(1) if fte > 0 else None
    return _within(Fraction(fte) / pemangku - 1)


def shortage(kurang: int, kebutuhan: int) -> Fraction | None:
    """The share of the need that nobody meets; None where no need is known."""
    return _within(Fraction(kurang, kebutuhan)) if kebutuhan > 0 else None


def _within(nilai: Fraction) -> Fraction:
    return min(max(nilai, Fraction(0)), Fraction(1))


@dataclass(frozen=True)
class Potongan:
    """One part of an index: `sumbangan` points of it, of at most `paling_banyak`."""

    bagian: Bagian
    nilai: Fraction
    bobot: int
    dari: int  # Σ weights of the parts that are there

    @property
    def sumbangan(self) -> Fraction:
        return self.nilai * self.paling_banyak

    @property
    def paling_banyak(self) -> Fraction:
        return Fraction(100 * self.bobot, self.dari)


@dataclass(frozen=True)
class Temu:
    """The index, what made it, and which parts were not there."""

    indeks: Decimal
    bagian: tuple[Potongan, ...]
    tanpa: tuple[Bagian, ...]


def refuse_bobot(bobot: Mapping[Bagian, int]) -> str:
    """Why these weights make no index; "" where they do."""
    if any(not 0 <= bobot[b] <= BOBOT_MAKS for b in Bagian):
        return f"Setiap bobot 0 sampai {BOBOT_MAKS}."
    for dari_warga in (True, False):
        if not any(bobot[b] for b in Bagian if b.dari_warga is dari_warga):
            sisi = "IKM atau unsur terlemah" if dari_warga else "beban atau kekurangan"
            return f"Beri bobot lebih dari 0 pada {sisi}: indeks ini mempertemukan keduanya."
    return ""


def compute_temu(
    nilai: Mapping[Bagian, Fraction | None], bobot: Mapping[Bagian, int]
) -> Temu | None:
    """The index of a unit; None where the citizens' side or the plan's has no part that weighs."""
    ada = [b for b in Bagian if nilai.get(b) is not None]
    dipakai = [b for b in ada if bobot[b]]
    if {b.dari_warga for b in dipakai} != {True, False}:
        return None
    semua = sum(bobot[b] for b in dipakai)
    bagian = tuple(Potongan(b, nilai[b], bobot[b], semua) for b in ada)
    jumlah = sum((nilai[b] * bobot[b] for b in dipakai), Fraction(0))
    tanpa = tuple(b for b in Bagian if b not in ada)
    return Temu(_rounded(jumlah * 100 / semua), bagian, tanpa)


def _rounded(nilai: Fraction) -> Decimal:
    """The one rounding: half up."""
    teliti = _CTX.divide(Decimal(nilai.numerator), Decimal(nilai.denominator))
    return teliti.quantize(Decimal(1).scaleb(-DESIMAL), ROUND_HALF_UP, _CTX)
