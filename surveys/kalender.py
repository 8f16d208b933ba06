"""The working calendar of an instansi, from its table of days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from surveys.calculators.tenggat import Kalender
from surveys.models import HariLibur, Pengaduan


def kalender_of(instansi_id: int) -> Kalender:
    return Kalender(
        frozenset(HariLibur.objects.filter(instansi=instansi_id).values_list("tanggal", flat=True))
    )


@dataclass(frozen=True)
class Libur:
    """The calendar, and what is doubtful about it in the years that clocks run in now: years without any day
    (they know Saturdays and Sundays only), and years with days that nobody compared with the decision."""

    kalender: Kalender
    tanpa_libur: list[int]
    belum_cocok: list[int]


def read_libur(instansi_id: int, hari_ini: date) -> Libur:
    hari = dict(HariLibur.objects.filter(instansi=instansi_id).values_list("tanggal", "diperiksa"))
    jalan = Pengaduan.objects.open().filter(unit__instansi=instansi_id)
    terakhir = jalan.aggregate(t=Max("tenggat_selesai"))["t"] or hari_ini
    tahun = range(hari_ini.year, max(hari_ini, terakhir).year + 1)
    ada = {t.year for t in hari}
    belum = {t.year for t, diperiksa in hari.items() if not diperiksa}
    return Libur(
        Kalender(frozenset(hari)),
        [t for t in tahun if t not in ada],
        [t for t in tahun if t in belum],
    )
