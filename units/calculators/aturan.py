"""Aturan: the rules of one period as a value. Regulations are data with a source, never literals in formulas.

Sources are named where they were read; what could not be read in the regulation itself is marked as a
convention and stays a setting that an admin instansi can change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from units.calculators.jenis import STRUKTURAL, Jenis


class Pembulatan(StrEnum):
    """How the unrounded FTE of a post becomes a number of people."""

    SETENGAH_KE_ATAS = "setengah_ke_atas"
    KE_ATAS = "ke_atas"
    KE_BAWAH = "ke_bawah"
    SATU = "satu"

    @property
    def label(self) -> str:
        return {
            "setengah_ke_atas": "Pembulatan terdekat (0,5 ke atas)",
            "ke_atas": "Selalu ke atas",
            "ke_bawah": "Selalu ke bawah",
            "satu": "Tepat satu per kotak jabatan",
        }[self.value]


class PeriodeVolume(StrEnum):
    """The time span over which a volume was counted."""

    HARIAN = "harian"
    MINGGUAN = "mingguan"
    BULANAN = "bulanan"
    TAHUNAN = "tahunan"

    @property
    def label(self) -> str:
        return {
            "harian": "per hari",
            "mingguan": "per minggu",
            "bulanan": "per bulan",
            "tahunan": "per tahun",
        }[self.value]


@dataclass(frozen=True)
class Peringkat:
    """One step of the EJ/EU scale: from `batas` up (`inklusif`: the limit itself belongs to it)."""

    huruf: str
    label: str
    batas: Decimal
    inklusif: bool = True


SKALA_PERMENDAGRI = (
    Peringkat("A", "Sangat baik", Decimal("1.00"), inklusif=False),
    Peringkat("B", "Baik", Decimal("0.90")),
    Peringkat("C", "Cukup", Decimal("0.70")),
    Peringkat("D", "Sedang", Decimal("0.50")),
    Peringkat("E", "Kurang", Decimal("0")),
)
"""Grades of Permendagri 12/2008 as found in practice; gaps such as 0.89–0.90 closed by thresholds."""

PEMBULATAN_BAWAAN: Mapping[Jenis, Pembulatan] = {
    jenis: Pembulatan.SATU if jenis in STRUKTURAL else Pembulatan.SETENGAH_KE_ATAS
    for jenis in Jenis
}
"""No article fixes the rounding; published tables (Lahat 2,256 → 2; ABK Kes 3,38 → 3) round to the nearest."""


@dataclass(frozen=True)
class Aturan:
    """What the calculators need to know of a period.

    waktu_efektif: minutes one person works effectively in a year.
    pengali: times per year a daily, weekly, monthly, yearly volume occurs.
    pembulatan: rule per jenis jabatan.  skala: EJ/EU steps, highest first.
    toleransi_ke_atas: people; "always up" ignores an excess smaller than this (1,0000000001 needs 1).
    """

    waktu_efektif: Decimal
    sumber: str = ""
    pengali: Mapping[PeriodeVolume, Decimal] = field(default_factory=lambda: dict(PENGALI_BAWAAN))
    pembulatan: Mapping[Jenis, Pembulatan] = field(default_factory=lambda: dict(PEMBULATAN_BAWAAN))
    skala: tuple[Peringkat, ...] = SKALA_PERMENDAGRI
    toleransi_ke_atas: Decimal = Decimal("0.000001")

    def cara(self, jenis: Jenis) -> Pembulatan:
        return self.pembulatan.get(jenis, PEMBULATAN_BAWAAN[jenis])


PENGALI_BAWAAN: Mapping[PeriodeVolume, Decimal] = {
    PeriodeVolume.HARIAN: Decimal(250),
    PeriodeVolume.MINGGUAN: Decimal(50),
    PeriodeVolume.BULANAN: Decimal(12),
    PeriodeVolume.TAHUNAN: Decimal(1),
}


@dataclass(frozen=True)
class WaktuEfektifBawaan:
    """A named alternative for the effective working time of a year."""

    kode: str
    menit: int
    nama: str
    sumber: str
    pengali: Mapping[PeriodeVolume, Decimal]


def _pengali(harian: int, mingguan: int, bulanan: int = 12) -> dict[PeriodeVolume, Decimal]:
    angka = (harian, mingguan, bulanan, 1)
    return {p: Decimal(n) for p, n in zip(PeriodeVolume, angka, strict=True)}


WAKTU_EFEKTIF_BAWAAN = (
    WaktuEfektifBawaan(
        "75000",
        75_000,
        "75.000 menit (1.250 jam)",
        "PermenPANRB 1/2020: 1.250 jam kerja efektif per tahun",
        _pengali(250, 50),
    ),
    WaktuEfektifBawaan(
        "72000",
        72_000,
        "72.000 menit (1.200 jam)",
        "Perka BKN 19/2011 dan Permenkes 33/2015 (ABK Kes): 240 hari × 5 jam = 1.200 jam per tahun",
        _pengali(240, 48),
    ),
    WaktuEfektifBawaan(
        "78000",
        78_000,
        "78.000 menit (1.300 jam)",
        "Permendagri 12/2008: 1.300 jam per tahun (kelonggaran 25%)",
        _pengali(260, 52),
    ),
)

MENIT_PER_HARI = Decimal(300)
"""Five effective hours a day, the base of the 75,000 and 72,000 figures (PermenPANRB 1/2020; Perka BKN 19/2011)."""


def check_pengali(aturan: Aturan, menit_per_hari: Decimal = MENIT_PER_HARI) -> list[str]:
    """Warnings, in Indonesian, where multipliers and effective time disagree.

    A job of `menit_per_hari` minutes every working day fills one person exactly when
    harian × menit_per_hari = waktu_efektif; weeks of five such days likewise.
    """
    from asnplan.lib.angka import format_angka as f

    peringatan = []
    hari, minggu = aturan.pengali[PeriodeVolume.HARIAN], aturan.pengali[PeriodeVolume.MINGGUAN]
    if hari * menit_per_hari != aturan.waktu_efektif:
        peringatan.append(
            f"Pengali harian {f(hari)} × {f(menit_per_hari)} menit = {f(hari * menit_per_hari)} menit, "
            f"tidak sama dengan waktu kerja efektif {f(aturan.waktu_efektif)} menit per tahun. "
            f"Pekerjaan penuh setiap hari akan dihitung {f(hari * menit_per_hari / aturan.waktu_efektif, 4)} orang, bukan 1."
        )
    if minggu * 5 != hari:
        peringatan.append(
            f"Pengali mingguan {f(minggu)} × 5 hari = {f(minggu * 5)} hari, tidak sama dengan pengali harian {f(hari)}."
        )
    bulan = aturan.pengali[PeriodeVolume.BULANAN]
    if bulan != 12:
        peringatan.append(f"Pengali bulanan {f(bulan)}; setahun mempunyai 12 bulan.")
    return peringatan
