"""Indeks Kepuasan Masyarakat: from counts of answers to index and grade.

    NRR of an unsur  = Σ answers ÷ number of those who answered it
    indeks           = Σ NRR × bobot                                     (1 to 4)
    IKM              = indeks × 25, rounded half up to two decimals, once   (25 to 100)

Answers are pooled before anything is divided: the index of a unit comes from all its respondents and never from
the indices of its services. Source: PermenPANRB 14/2017 and its annex.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction

from surveys.calculators.unsur import NILAI

_CTX = Context(prec=60)
KALI = 25
"""The interval 1–4 as 25–100."""


class CaraBobot(StrEnum):
    """What one of nine equal weights is written as. Exact is the rule; the others are in use because the
    regulation prints two decimals and metadata three, and they cap a perfect score at 99,00 and 99,90."""

    TEPAT = "tepat"
    TIGA_DESIMAL = "0,111"
    DUA_DESIMAL = "0,11"

    def bobot(self, banyak: int) -> Fraction:
        """The weight of each of `banyak` unsur."""
        tepat = Fraction(1, banyak)
        if self is CaraBobot.TEPAT:
            return tepat
        desimal = 3 if self is CaraBobot.TIGA_DESIMAL else 2
        return Fraction(int(tepat * 10**desimal), 10**desimal)  # cut off, as 0,111 and 0,11 are


@dataclass(frozen=True)
class Mutu:
    """A grade from `batas` up, on the rounded IKM."""

    huruf: str
    kinerja: str
    batas: Decimal


SKALA_MUTU = (
    Mutu("A", "Sangat baik", Decimal("88.31")),
    Mutu("B", "Baik", Decimal("76.61")),
    Mutu("C", "Kurang baik", Decimal("65.00")),
    Mutu("D", "Tidak baik", Decimal("25.00")),
)
"""Conversion intervals of PermenPANRB 14/2017. Between its rows the table leaves gaps (3.0642 × 25 = 76.605);
rounding to two decimals first leaves none."""


@dataclass(frozen=True)
class Jawaban:
    """How often each value was given for one unsur: four counts, for 1 to 4. Missing answers are not in it."""

    hitung: tuple[int, int, int, int] = (0, 0, 0, 0)

    def __add__(self, lain: Jawaban) -> Jawaban:
        return Jawaban(tuple(a + b for a, b in zip(self.hitung, lain.hitung, strict=True)))

    @property
    def penjawab(self) -> int:
        return sum(self.hitung)

    @property
    def jumlah(self) -> int:
        return sum(nilai * n for nilai, n in zip(NILAI, self.hitung, strict=True))

    @property
    def nrr(self) -> Fraction | None:
        """Nilai rata-rata, over those who answered; None where nobody did."""
        return Fraction(self.jumlah, self.penjawab) if self.penjawab else None

    @classmethod
    def of(cls, nilai: Iterable[int | None]) -> Jawaban:
        """Counts of plain answers; None is a missing one. Raises ValueError for anything but 1 to 4."""
        hitung = [0, 0, 0, 0]
        for n in nilai:
            if n is None:
                continue
            if n not in NILAI or isinstance(n, bool):
                raise ValueError(f"nilai {n!r} tidak ada; jawaban bernilai 1 sampai 4")
            hitung[n - 1] += 1
        return cls(tuple(hitung))


@dataclass(frozen=True)
class Jumlah:
    """Answers of one unsur where how often each value was given is not needed: their number and sum."""

    penjawab: int
    jumlah: int

    @property
    def nrr(self) -> Fraction | None:
        return Fraction(self.jumlah, self.penjawab) if self.penjawab else None


def rounded(nilai: Fraction, desimal: int = 2) -> Decimal:
    """The one rounding: half up."""
    teliti = _CTX.divide(Decimal(nilai.numerator), Decimal(nilai.denominator))
    return teliti.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, _CTX)


def convert(nilai: Fraction) -> Decimal:
    """An NRR or index of 1–4 as the figure of 25–100 that is published."""
    return rounded(nilai * KALI)


def grade(ikm: Decimal, skala: tuple[Mutu, ...] = SKALA_MUTU) -> Mutu:
    """The grade of a rounded figure: the last one for all that is below the others, also under its own printed
    edge (weights that are cut off get there)."""
    return next((m for m in skala[:-1] if ikm >= m.batas), skala[-1])


@dataclass(frozen=True)
class HasilUnsur:
    """One unsur: its NRR (exact), its weight, what it brings to the index, and its own grade."""

    kode: str
    jawaban: Jawaban | Jumlah
    nrr: Fraction
    bobot: Fraction
    ikm: Decimal
    mutu: Mutu

    @property
    def tertimbang(self) -> Fraction:
        return self.nrr * self.bobot


@dataclass(frozen=True)
class HasilIndeks:
    """The index with what led there. `unsur` in the order given; `terlemah` lists the lowest first."""

    unsur: tuple[HasilUnsur, ...]
    indeks: Fraction
    ikm: Decimal
    mutu: Mutu

    @property
    def terlemah(self) -> list[HasilUnsur]:
        return sorted(self.unsur, key=lambda u: u.nrr)


def compute_indeks(
    jawaban: Mapping[str, Jawaban | Jumlah],
    *,
    cara: CaraBobot = CaraBobot.TEPAT,
    bobot: Mapping[str, Fraction] | None = None,
    skala: tuple[Mutu, ...] = SKALA_MUTU,
) -> HasilIndeks | None:
    """The index of pooled answers, by unsur code. None where an unsur has no answer at all: an index over
    eight of nine would be another index.

    bobot: own weights (exact fractions that sum to 1) where a unit has unsur of its own; else all weigh
    the same, written as `cara` says. Raises ValueError for weights that do not sum to 1 or do not match.
    """
    if not jawaban or any(j.nrr is None for j in jawaban.values()):
        return None
    if bobot is None:
        sama = cara.bobot(len(jawaban))
        bobot = dict.fromkeys(jawaban, sama)
    elif set(bobot) != set(jawaban):
        raise ValueError("setiap unsur perlu bobot, dan hanya unsur yang ada")
    elif sum(bobot.values()) != 1:
        raise ValueError(f"jumlah bobot harus 1, bukan {sum(bobot.values())}")
    unsur = []
    for kode, j in jawaban.items():
        ikm = convert(j.nrr)
        unsur.append(HasilUnsur(kode, j, j.nrr, bobot[kode], ikm, grade(ikm, skala)))
    indeks = sum((u.tertimbang for u in unsur), Fraction(0))
    ikm = convert(indeks)
    return HasilIndeks(tuple(unsur), indeks, ikm, grade(ikm, skala))


def pool(kelompok: Iterable[Mapping[str, Jawaban]]) -> dict[str, Jawaban]:
    """Answers of several services or units as one; the order of the first that names an unsur."""
    hasil: dict[str, Jawaban] = {}
    for jawaban in kelompok:
        for kode, j in jawaban.items():
            hasil[kode] = hasil.get(kode, Jawaban()) + j
    return hasil
