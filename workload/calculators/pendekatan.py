"""The four approaches of KepMenPAN KEP/75/2004 and Perka BKN 19/2011, and a standard ratio, as one table.

Every approach turns a row into minutes per year or into people per year:

    tugas per tugas   volume × pengali × norma waktu (menit)            -> menit per tahun
    hasil kerja       volume ÷ standar kemampuan rata-rata              -> orang
    objek kerja       jumlah objek ÷ standar kemampuan rata-rata        -> orang
    peralatan kerja   jumlah alat × (orang : alat)                      -> orang
    rasio standar     jumlah satuan × (orang : satuan)                  -> orang

The last four are the same arithmetic with other words, volume × rasio_orang ÷ rasio_unit, so a ratio is
always stored as (units : persons): "3 operators per tractor" is 1 : 3, "one mechanic for 5 buses" is 5 : 1.

ABK Kes (Permenkes 33/2015) and WISN join here: an approach with its own `baris_menit` or `baris_orang`
and, for their allowances, a factor per post on the sum of rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

MENIT_PER_JAM = Decimal(60)


class SatuanWaktu(StrEnum):
    MENIT = "menit"
    JAM = "jam"

    @property
    def menit(self) -> Decimal:
        return MENIT_PER_JAM if self is SatuanWaktu.JAM else Decimal(1)


class Pendekatan(StrEnum):
    TUGAS = "tugas"
    HASIL = "hasil"
    OBJEK = "objek"
    PERALATAN = "peralatan"
    RASIO = "rasio"

    @property
    def kata(self) -> KataPendekatan:
        return KATA[self]

    @property
    def memakai_waktu(self) -> bool:
        """Measured in minutes; the others in units per person."""
        return self is Pendekatan.TUGAS


@dataclass(frozen=True)
class KataPendekatan:
    """The words a page uses for an approach: what volume and ratio mean, and the formula."""

    nama: str
    volume: str
    unit: str
    orang: str
    rumus: str
    contoh: str


KATA = {
    Pendekatan.TUGAS: KataPendekatan(
        "Tugas per tugas",
        "Volume",
        "",
        "",
        "volume × pengali × norma waktu ÷ waktu kerja efektif",
        "2.000 surat setahun × 5 menit = 10.000 menit",
    ),
    Pendekatan.HASIL: KataPendekatan(
        "Hasil kerja",
        "Target hasil kerja",
        "Hasil per orang (SKR)",
        "orang",
        "target hasil ÷ standar kemampuan rata-rata",
        "1.000 surat per hari ÷ 100 surat per orang = 10 orang",
    ),
    Pendekatan.OBJEK: KataPendekatan(
        "Objek kerja",
        "Jumlah objek",
        "Objek per orang (SKR)",
        "orang",
        "jumlah objek ÷ standar kemampuan rata-rata",
        "50 berkas ÷ 2 berkas per orang = 25 orang",
    ),
    Pendekatan.PERALATAN: KataPendekatan(
        "Peralatan kerja",
        "Jumlah alat",
        "Alat",
        "orang",
        "jumlah alat × orang ÷ alat",
        "20 bus, 5 bus per 1 montir = 4 orang; 1 traktor, 1 traktor per 3 operator = 3 orang",
    ),
    Pendekatan.RASIO: KataPendekatan(
        "Rasio standar",
        "Jumlah yang dilayani",
        "Satuan",
        "orang",
        "jumlah × orang ÷ satuan",
        "8 desa, 8 desa per 1 penyuluh = 1 orang",
    ),
}


def baris_menit(volume: Decimal, pengali: Decimal, waktu: Decimal, satuan: SatuanWaktu) -> Decimal:
    """Minutes per year of one task: volume × times per year × time per output."""
    return volume * pengali * waktu * satuan.menit


def baris_orang(volume: Decimal, rasio_unit: Decimal, rasio_orang: Decimal) -> Fraction:
    """People for `volume` units at `rasio_unit` units per `rasio_orang` persons, exact."""
    return Fraction(volume) * Fraction(rasio_orang) / Fraction(rasio_unit)
