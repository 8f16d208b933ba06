"""Days off that are known beforehand, as data with their source. An instansi copies a year and edits it.

2026: SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB 1497/2025, 2/2025, 5/2025 (19 September 2025),
read in news reports, not in the decision itself: copies are marked as not yet checked until somebody does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class JenisLibur(StrEnum):
    NASIONAL = "nasional"
    CUTI_BERSAMA = "cuti_bersama"
    SETEMPAT = "setempat"

    @property
    def label(self) -> str:
        return {
            "nasional": "Libur nasional",
            "cuti_bersama": "Cuti bersama",
            "setempat": "Libur setempat",
        }[self]


@dataclass(frozen=True)
class Libur:
    tanggal: date
    nama: str
    jenis: JenisLibur = JenisLibur.NASIONAL


SUMBER = {2026: "SKB 3 Menteri 1497/2025, 2/2025, 5/2025 (dari berita)"}
_CUTI = JenisLibur.CUTI_BERSAMA
LIBUR = {
    2026: (
        Libur(date(2026, 1, 1), "Tahun Baru Masehi"),
        Libur(date(2026, 1, 16), "Isra Mikraj"),
        Libur(date(2026, 2, 16), "Tahun Baru Imlek", _CUTI),
        Libur(date(2026, 2, 17), "Tahun Baru Imlek"),
        Libur(date(2026, 3, 18), "Nyepi", _CUTI),
        Libur(date(2026, 3, 19), "Nyepi"),
        Libur(date(2026, 3, 20), "Idulfitri", _CUTI),
        Libur(date(2026, 3, 21), "Idulfitri"),
        Libur(date(2026, 3, 22), "Idulfitri"),
        Libur(date(2026, 3, 23), "Idulfitri", _CUTI),
        Libur(date(2026, 3, 24), "Idulfitri", _CUTI),
        Libur(date(2026, 4, 3), "Wafat Yesus Kristus"),
        Libur(date(2026, 4, 5), "Paskah"),
        Libur(date(2026, 5, 1), "Hari Buruh Internasional"),
        Libur(date(2026, 5, 14), "Kenaikan Yesus Kristus"),
        Libur(date(2026, 5, 15), "Kenaikan Yesus Kristus", _CUTI),
        Libur(date(2026, 5, 27), "Iduladha"),
        Libur(date(2026, 5, 28), "Iduladha", _CUTI),
        Libur(date(2026, 5, 31), "Waisak"),
        Libur(date(2026, 6, 1), "Hari Lahir Pancasila"),
        Libur(date(2026, 6, 16), "Tahun Baru Hijriah"),
        Libur(date(2026, 8, 17), "Proklamasi Kemerdekaan"),
        Libur(date(2026, 8, 25), "Maulid Nabi Muhammad"),
        Libur(date(2026, 12, 24), "Natal", _CUTI),
        Libur(date(2026, 12, 25), "Natal"),
    )
}
