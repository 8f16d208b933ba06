from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from units.actions.dasar import action, save
from units.bezetting import bezetting_of
from units.calculators.skala import check_skala
from units.models import Aturan, Bezetting, Jabatan, Periode
from units.models.jabatan import SumberBezetting
from units.policies import aturan_beku


@action
def create_periode(*, instansi, tahun: int, nama: str = "", aturan: dict, by) -> Periode:
    """Open a planning year with its rule; `aturan` holds the fields of units.models.Aturan."""
    periode = save(Periode(instansi=instansi), {"tahun": tahun, "nama": nama})
    _save_aturan(Aturan(periode=periode), aturan)
    return periode


@action
def edit_periode(*, periode: Periode, tahun: int, nama: str, aturan: dict, by) -> Periode:
    """Change a period; its rule only as long as no result rests on it."""
    periode = Periode.objects.select_for_update().get(pk=periode.pk)
    if beku := aturan_beku(periode):
        raise ValidationError(beku)
    save(periode, {"tahun": tahun, "nama": nama})
    _save_aturan(periode.aturan, aturan)
    return periode


@action
def close_periode(*, periode: Periode, by) -> Periode:
    """Close a period: every post's number of holders is written down, as counted today."""
    periode = Periode.objects.select_for_update().get(pk=periode.pk)
    if periode.ditutup:
        raise ValidationError(f"{periode} sudah ditutup.")
    jabatan = Jabatan.objects.filter(instansi=periode.instansi_id).active_in(periode)
    _freeze(periode, bezetting_of(jabatan, periode).items())
    return save(periode, {"ditutup_pada": timezone.now(), "ditutup_oleh": by})


def _freeze(periode: Periode, terisi: Iterable) -> None:
    """Write counted figures down; typed ones are already written and keep saying that they were typed."""
    Bezetting.objects.bulk_create(
        [
            Bezetting(jabatan_id=pk, periode=periode, jumlah=t.jumlah, sumber=SumberBezetting.BEKU)
            for pk, t in terisi
            if not t.diketik
        ],
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["jabatan", "periode"],
        update_fields=["jumlah", "sumber"],
    )


def _save_aturan(aturan: Aturan, isian: dict) -> Aturan:
    for nama, nilai in isian.items():
        setattr(aturan, nama, nilai)
    aturan.clean()
    if salah := check_skala(aturan.value().skala):
        raise ValidationError(salah)
    return save(aturan, {})
