"""From minutes to people: the arithmetic of analisis beban kerja for one post.

    FTE       = Σ beban (menit per tahun) ÷ waktu kerja efektif  +  Σ beban (orang) of ratio rows
    kebutuhan = FTE rounded once, by the rule of the post's jenis
    EJ        = FTE ÷ bezetting

Form row 7 = (4 × 5) ÷ 6 of the ABK table (PermenPANRB 1/2020 layout); EJ after Permendagri 12/2008.
Pure: standard library and other calculators only. Figures are exact (Fraction inside, Decimal outside).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction

from units.calculators.aturan import Aturan, Pembulatan, Peringkat
from units.calculators.jenis import Jenis

SKALA_FTE = 12
"""Decimals in which an endless FTE (1/3) is written down: finer than any figure ever shown, and
coarse enough that 1/6 + 1/6 + 1/6 is one half whatever order a database adds them in."""

_CTX = Context(prec=50)


class Dasar(StrEnum):
    """Where the need of a post comes from."""

    ABK = "abk"
    PEMBINA = "pembina"

    @property
    def label(self) -> str:
        return {"abk": "Analisis beban kerja", "pembina": "Surat instansi pembina"}[self.value]


def fte(beban_menit: Decimal, waktu_efektif: Decimal, beban_orang: Decimal = Decimal(0)) -> Decimal:
    """Unrounded number of people: minutes per year ÷ effective minutes per year + people of ratio rows."""
    pecahan = Fraction(beban_menit) / Fraction(waktu_efektif) + Fraction(beban_orang)
    return (_CTX.divide(Decimal(pecahan.numerator), Decimal(pecahan.denominator))).quantize(
        Decimal(1).scaleb(-SKALA_FTE), ROUND_HALF_UP, _CTX
    )


def round_fte(nilai: Decimal, cara: Pembulatan, toleransi_ke_atas: Decimal = Decimal(0)) -> int:
    """The one rounding. `toleransi_ke_atas` (people) is the excess that "always up" ignores."""
    match cara:
        case Pembulatan.SATU:
            return 1
        case Pembulatan.SETENGAH_KE_ATAS:
            return int(nilai.to_integral_value(ROUND_HALF_UP))
        case Pembulatan.KE_ATAS:
            return int((nilai - toleransi_ke_atas).to_integral_value(ROUND_CEILING))
        case Pembulatan.KE_BAWAH:
            return int(nilai.to_integral_value(ROUND_FLOOR))
    raise AssertionError(cara)


def grade(ej: Decimal | None, skala: tuple[Peringkat, ...]) -> Peringkat | None:
    """PJ or PU: the first step of the scale, from the highest, that the figure reaches."""
    if ej is None:
        return None
    for peringkat in skala:
        if ej > peringkat.batas or (peringkat.inklusif and ej == peringkat.batas):
            return peringkat
    return None


def efektivitas(nilai_fte: Decimal, bezetting: int) -> Decimal | None:
    """EJ (post) or EU (unit) = FTE ÷ holders; None where nobody holds the post ("–")."""
    return _CTX.divide(nilai_fte, Decimal(bezetting)) if bezetting else None


@dataclass(frozen=True)
class Beban:
    """What the rows of a post add up to. `baris` counts rows that carry figures."""

    menit: Decimal = Decimal(0)
    orang: Decimal = Decimal(0)
    baris: int = 0


@dataclass(frozen=True)
class Hasil:
    """Need, gap and efficiency of one post, with what led there.

    kebutuhan is None where there is no basis yet (no rows, no letter, not structural); then kurang and
    lebih are 0 and the post counts as "belum dianalisis".
    """

    fte: Decimal
    kebutuhan: int | None
    bezetting: int
    kurang: int
    lebih: int
    ej: Decimal | None
    peringkat: Peringkat | None
    cara: Pembulatan
    dasar: Dasar


def compute_kebutuhan(
    beban: Beban,
    *,
    jenis: Jenis,
    bezetting: int,
    aturan: Aturan,
    dasar: Dasar = Dasar.ABK,
    kebutuhan_pembina: int | None = None,
) -> Hasil:
    """Need and gap of one post. A structural post needs its one holder whatever the load; the load is shown."""
    nilai = fte(beban.menit, aturan.waktu_efektif, beban.orang)
    cara = aturan.cara(jenis)
    if cara is Pembulatan.SATU:
        kebutuhan = 1
    elif dasar is Dasar.PEMBINA:
        kebutuhan = kebutuhan_pembina
    elif beban.baris:
        kebutuhan = round_fte(nilai, cara, aturan.toleransi_ke_atas)
    else:
        kebutuhan = None
    selisih = bezetting - kebutuhan if kebutuhan is not None else 0
    ej = efektivitas(nilai, bezetting) if beban.baris else None
    return Hasil(
        fte=nilai,
        kebutuhan=kebutuhan,
        bezetting=bezetting,
        kurang=max(-selisih, 0),
        lebih=max(selisih, 0),
        ej=ej,
        peringkat=grade(ej, aturan.skala),
        cara=cara,
        dasar=dasar,
    )


def other_rules(nilai: Decimal, aturan: Aturan) -> dict[Pembulatan, int]:
    """What each rounding rule would give for the same unrounded figure: for the page that shows the working."""
    return {
        cara: round_fte(nilai, cara, aturan.toleransi_ke_atas)
        for cara in (Pembulatan.SETENGAH_KE_ATAS, Pembulatan.KE_ATAS, Pembulatan.KE_BAWAH)
    }
