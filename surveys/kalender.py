"""The working calendar of an instansi, from its table of days off."""

from __future__ import annotations

from surveys.calculators.tenggat import Kalender
from surveys.models import HariLibur, Pengaduan


def kalender_of(instansi_id: int) -> Kalender:
    return Kalender(
        frozenset(HariLibur.objects.filter(instansi=instansi_id).values_list("tanggal", flat=True))
    )


def years_without_holidays(instansi_id: int, *tahun: int) -> list[int]:
    """Of the years, those in which the table is empty: clocks then know Saturdays and Sundays only."""
    ada = HariLibur.objects.filter(instansi=instansi_id).values_list("tanggal__year", flat=True)
    return sorted(set(tahun) - set(ada))


def unchecked_years(instansi_id: int, *tahun: int) -> list[int]:
    """Of the years, those with days that nobody has compared with the decision yet."""
    belum = HariLibur.objects.filter(instansi=instansi_id, diperiksa=False, tanggal__year__in=tahun)
    return sorted(set(belum.values_list("tanggal__year", flat=True)))


def years_of_clocks(instansi_id: int, hari_ini) -> list[int]:
    """Years that clocks of the instansi run in now."""
    terakhir = (
        Pengaduan.objects.open()
        .filter(unit__instansi=instansi_id)
        .order_by("-tenggat_selesai")
        .values_list("tenggat_selesai", flat=True)
        .first()
    )
    return list(range(hari_ini.year, max(hari_ini, terakhir or hari_ini).year + 1))
