"""Clocks that run on working days. Pure.

    kalender = Kalender(libur=frozenset({date(2026, 5, 1)}))
    kalender.add(date(2026, 4, 29), 3)              # Wednesday + 3 = Tuesday 5 May: 30 Apr, 4 and 5 May
    kalender.count(date(2026, 4, 29), date(2026, 5, 5))   # 3

The day on which something arrives is not counted; a time limit ends with the last working day counted.
Which limits hold for what is data (`BATAS_BAWAAN`), copied to an instansi and edited there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SABTU, MINGGU = 5, 6
SEHARI = timedelta(days=1)
DEKAT = 2
"""Working days left at which a clock is shown as near. A design choice, no regulation names any."""


@dataclass(frozen=True)
class Kalender:
    """Which days are worked: not the days of the week in `akhir_pekan`, not the dates in `libur`."""

    libur: Collection[date] = frozenset()
    akhir_pekan: frozenset[int] = frozenset({SABTU, MINGGU})

    def is_workday(self, hari: date) -> bool:
        return hari.weekday() not in self.akhir_pekan and hari not in self.libur

    def add(self, mulai: date, hari: int) -> date:
        """The last of `hari` working days after `mulai`; `mulai` itself where that is 0."""
        kini = mulai
        while hari > 0:
            kini += SEHARI
            hari -= self.is_workday(kini)
        return kini

    def count(self, dari: date, sampai: date) -> int:
        """Working days after `dari` up to and with `sampai`; 0 where it is not later."""
        return sum(
            self.is_workday(dari + SEHARI * n) for n in range(1, max((sampai - dari).days, 0) + 1)
        )


class Laju(StrEnum):
    """How a clock stands; pages give each a colour and always the words too."""

    LONGGAR = "longgar"
    DEKAT = "dekat"
    LEWAT = "lewat"


@dataclass(frozen=True)
class Jam:
    """A clock read on some day. `hari`: working days left, or over."""

    tenggat: date
    laju: Laju
    hari: int

    @property
    def kalimat(self) -> str:
        if self.laju is Laju.LEWAT:
            return f"Lewat {self.hari} hari kerja" if self.hari else "Lewat tenggat"
        return f"Sisa {self.hari} hari kerja" if self.hari else "Hari terakhir"


def read_clock(tenggat: date, hari_ini: date, kalender: Kalender) -> Jam:
    if hari_ini > tenggat:
        return Jam(tenggat, Laju.LEWAT, kalender.count(tenggat, hari_ini))
    sisa = kalender.count(hari_ini, tenggat)
    return Jam(tenggat, Laju.DEKAT if sisa <= DEKAT else Laju.LONGGAR, sisa)


@dataclass(frozen=True)
class Batas:
    """Limits of a kind of complaint, in working days.

    periksa      until somebody has looked at it and sent it to the right place
    selesai      until it is answered and closed
    tanggapan    how long the reporter may reopen it after that
    perpanjangan how many days `selesai` may be extended by in all, with a reason
    """

    periksa: int
    selesai: int
    tanggapan: int
    perpanjangan: int


@dataclass(frozen=True)
class Tenggat:
    periksa: date
    selesai: date


def compute_tenggat(mulai: date, batas: Batas, kalender: Kalender, tambahan: int = 0) -> Tenggat:
    """Both limits run from the same day; `tambahan` are the days granted by extension."""
    return Tenggat(
        kalender.add(mulai, batas.periksa), kalender.add(mulai, batas.selesai + tambahan)
    )


@dataclass(frozen=True)
class BatasBawaan:
    nama: str
    keterangan: str
    batas: Batas
    dasar: str
    ke_atasan: bool = False  # checked by the unit above the one it is about


_LAPOR = "3 hari periksa dan 10 hari tanggapan: janji layanan SP4N-LAPOR!"
BATAS_BAWAAN = (
    BatasBawaan(
        "Pertanyaan atau permintaan informasi",
        "Syarat, biaya, jadwal, atau cara mengurus sesuatu.",
        Batas(3, 5, 10, 7),
        f"{_LAPOR}; 5 hari: laporan normatif pada standar pelayanan",
    ),
    BatasBawaan(
        "Keluhan tentang layanan",
        "Lambat, petugas tidak ramah, fasilitas rusak, hasil tidak sesuai.",
        Batas(3, 14, 10, 7),
        f"{_LAPOR}; 14 hari: laporan tidak berkadar pengawasan pada standar pelayanan",
    ),
    BatasBawaan(
        "Dugaan pungutan liar atau penyalahgunaan wewenang",
        "Diminta membayar di luar tarif, berkas sengaja ditahan, dan sejenisnya.",
        Batas(3, 60, 10, 7),
        f"{_LAPOR}; 60 hari: laporan berkadar pengawasan pada standar pelayanan",
        ke_atasan=True,
    ),
)
"""Copied when an instansi opens its channel. Read in published service standards, not in the regulation itself;
the 7 days of extension are one office's custom (10 + 7)."""
