"""The life of an analysis: one verb for every step of workload.status.TRANSISI."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from units.actions.dasar import refuse_alasan
from units.models import Periode
from units.permissions import may
from workload.kelengkapan import missing_for_final
from workload.models import Analisis, PerubahanStatus
from workload.policies import Ditolak, refuse_transition
from workload.status import TRANSISI, Status


@transaction.atomic
def transition(*, unit, periode, kode: str, by, alasan: str = "") -> Analisis:
    """Take the step `kode`; raises Ditolak with the reason where its state does not allow it.

    The period is locked first: savers of sheets hold a share of it (actions.lembar), so no row slips in
    beside a unit that is being marked final, its Analisis made only now included.
    """
    transisi = TRANSISI[kode]
    if not may(by, transisi.permission, unit=unit):
        raise PermissionDenied
    periode = Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    Analisis.objects.get_or_create(unit=unit, periode=periode)
    analisis = Analisis.objects.select_for_update().get(unit=unit, periode=periode)
    penghalang = (
        [k for k in missing_for_final(unit, periode) if k.penghalang]
        if transisi.perlu_lengkap
        else ()
    )
    tolak = refuse_transition(
        transisi, periode=periode, status=Status(analisis.status), penghalang=penghalang
    ) or (transisi.perlu_alasan and refuse_alasan(alasan))
    if tolak:
        raise Ditolak(tolak)
    PerubahanStatus.objects.create(
        analisis=analisis, dari=transisi.dari, ke=transisi.ke, oleh=by, alasan=alasan.strip()
    )
    analisis.status = transisi.ke
    analisis.save(update_fields=["status"])
    return analisis
