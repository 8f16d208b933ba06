"""Services of a unit: made, changed, closed."""

from __future__ import annotations

from django.utils import timezone

from surveys.models import Layanan
from units.actions.dasar import action, save


@action
def create_layanan(*, unit, isian: dict, by) -> Layanan:
    return save(Layanan(unit=unit), isian)


@action
def edit_layanan(*, layanan: Layanan, isian: dict, by) -> Layanan:
    return save(Layanan.objects.select_for_update().get(pk=layanan.pk), isian)


@action
def close_layanan(*, layanan: Layanan, by) -> Layanan:
    """A closed service takes no more answers; those it has go on counting."""
    layanan = Layanan.objects.select_for_update().get(pk=layanan.pk)
    return save(layanan, {"nonaktif_sejak": layanan.nonaktif_sejak or timezone.localdate()})


@action
def reopen_layanan(*, layanan: Layanan, by) -> Layanan:
    layanan = Layanan.objects.select_for_update().get(pk=layanan.pk)
    return save(layanan, {"nonaktif_sejak": None})
