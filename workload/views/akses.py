"""Fetch what a page of beban kerja is about, as far as this person may see it."""

from django.shortcuts import get_object_or_404

from accounts.roles import Permission
from units.models import Jabatan, Periode, UnitKerja
from units.models.unit_kerja import Jalur
from units.permissions import require

PERIODE = Periode.objects.select_related("instansi", "aturan")


def unit_in_periode(user, periode: int, unit: int, permission=Permission.LIHAT):
    """(Periode, UnitKerja) of one instansi; 404 for strangers, 403 for readers without `permission`."""
    periode = get_object_or_404(PERIODE, pk=periode)
    unit = get_object_or_404(
        UnitKerja.objects.select_related("instansi", "induk").annotate(jalur=Jalur("pk")),
        pk=unit,
        instansi_id=periode.instansi_id,
    )
    require(user, permission, unit=unit)
    return periode, unit


def jabatan_in_periode(user, periode: int, jabatan: int, permission=Permission.LIHAT):
    """(Periode, Jabatan) of one instansi; 404 for strangers, 403 for readers without `permission`."""
    periode = get_object_or_404(PERIODE, pk=periode)
    semua = Jabatan.objects.select_related("unit__instansi").annotate(jalur=Jalur("unit"))
    jabatan = get_object_or_404(semua, pk=jabatan, instansi_id=periode.instansi_id)
    jabatan.unit.jalur = jabatan.jalur
    require(user, permission, unit=jabatan.unit)
    return periode, jabatan
