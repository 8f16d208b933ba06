"""When a post becomes vacant by age: BUP, retirement date, end of a contract.

Sources: UU 20/2023 (JPT 60; administrator, pengawas, pelaksana 58); PP 11/2017 Pasal 239 and the letter
of the head of BKN (fungsional by jenjang). A jabatan whose own law sets another age (guru 60,
dosen 65) carries it in its nomenclature (`bup`), and that wins. The transition rules for those who held
a post on 7 April 2017 are not computed: enter such an age as the BUP of the nomenclature.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from units.calculators.jenis import Jenis, Jenjang

UU_ASN = "UU 20/2023"
PP_MANAJEMEN_PNS = "PP 11/2017 Pasal 239"


@dataclass(frozen=True)
class Bup:
    """An age in years and where it comes from."""

    tahun: int
    sumber: str


BUP_JENIS: Mapping[Jenis, Bup] = {
    Jenis.JPT_UTAMA: Bup(60, UU_ASN),
    Jenis.JPT_MADYA: Bup(60, UU_ASN),
    Jenis.JPT_PRATAMA: Bup(60, UU_ASN),
    Jenis.ADMINISTRATOR: Bup(58, UU_ASN),
    Jenis.PENGAWAS: Bup(58, UU_ASN),
    Jenis.PELAKSANA: Bup(58, UU_ASN),
}
BUP_JENJANG: Mapping[Jenjang, Bup] = {
    Jenjang.PEMULA: Bup(58, PP_MANAJEMEN_PNS),
    Jenjang.TERAMPIL: Bup(58, PP_MANAJEMEN_PNS),
    Jenjang.MAHIR: Bup(58, PP_MANAJEMEN_PNS),
    Jenjang.PENYELIA: Bup(58, PP_MANAJEMEN_PNS),
    Jenjang.AHLI_PERTAMA: Bup(58, PP_MANAJEMEN_PNS),
    Jenjang.AHLI_MUDA: Bup(58, PP_MANAJEMEN_PNS),
    Jenjang.AHLI_MADYA: Bup(60, PP_MANAJEMEN_PNS),
    Jenjang.AHLI_UTAMA: Bup(65, PP_MANAJEMEN_PNS),
}
TANPA_JENJANG = Bup(58, "jenjang belum diisi: dihitung seperti fungsional sampai ahli muda")

PENSIUN_BULAN_SETELAH_BUP = 1
"""Months after the month in which the BUP is reached; the date is the first day of that month.
The common practice; the article that says so was not read, hence a setting with a name."""


def bup_of(jenis: Jenis, jenjang: str = "", bup_nomenklatur: int | None = None) -> Bup:
    """The retirement age of a post: the nomenclature's own, else by jenis and jenjang."""
    if bup_nomenklatur is not None:
        return Bup(bup_nomenklatur, "nomenklatur jabatan")
    if jenis is not Jenis.FUNGSIONAL:
        return BUP_JENIS[jenis]
    return BUP_JENJANG[Jenjang(jenjang)] if jenjang else TANPA_JENJANG


def first_after(lahir: date, tahun: int, bulan_setelah: int = PENSIUN_BULAN_SETELAH_BUP) -> date:
    """First day of the month `bulan_setelah` months after the month in which the age is reached."""
    bulan = lahir.month - 1 + bulan_setelah
    return date(lahir.year + tahun + bulan // 12, bulan % 12 + 1, 1)


@dataclass(frozen=True)
class Pensiun:
    """The date on which the post becomes vacant, with the figures that led there."""

    tanggal: date
    bup: Bup
    menurut_bup: date
    akhir_kontrak: date | None = None

    @property
    def karena_kontrak(self) -> bool:
        return self.tanggal != self.menurut_bup


def compute_pensiun(
    lahir: date,
    *,
    jenis: Jenis,
    jenjang: str = "",
    bup_nomenklatur: int | None = None,
    akhir_kontrak: date | None = None,
) -> Pensiun:
    """Retirement of a holder. A PPPK leaves when the contract ends, at the latest at the BUP of the post."""
    bup = bup_of(jenis, jenjang, bup_nomenklatur)
    menurut_bup = first_after(lahir, bup.tahun)
    tanggal = min(menurut_bup, akhir_kontrak) if akhir_kontrak else menurut_bup
    return Pensiun(tanggal, bup, menurut_bup, akhir_kontrak)
