"""Answers that were set aside: a person lets them count, or refuses them. None is deleted."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from surveys.models import KeputusanKarantina, Respons, Survei
from surveys.models.respons import KeadaanRespons
from units.actions.dasar import action, require_alasan


@action
def decide_karantina(
    *, survei: Survei, respons: Iterable[int], keputusan: str, alasan: str, by, units=None
) -> int:
    """Decide about these answers in one go; gives how many were still waiting. `units`: ids of the units
    whose answers the person may decide about (None: all)."""
    if keputusan not in (KeadaanRespons.SAH, KeadaanRespons.DITOLAK):
        raise ValidationError({"keputusan": "Pilih dihitung atau ditolak."})
    alasan = require_alasan(alasan)
    menunggu = Respons.objects.filter(
        survei=survei, pk__in=list(respons), keadaan=KeadaanRespons.KARANTINA
    )
    if units is not None:
        menunggu = menunggu.filter(unit__in=units)
    kunci = list(menunggu.select_for_update().order_by("pk").values_list("pk", flat=True))
    Respons.objects.filter(pk__in=kunci).update(keadaan=keputusan)
    KeputusanKarantina.objects.bulk_create(
        KeputusanKarantina(respons_id=pk, keadaan=keputusan, alasan=alasan, oleh=by) for pk in kunci
    )
    return len(kunci)
