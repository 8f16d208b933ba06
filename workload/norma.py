"""Norms of time: what the same task takes elsewhere."""

from django.db.models import Aggregate, Case, Count, DecimalField, F, Value, When

from workload.calculators.kewajaran import Pembanding
from workload.calculators.pendekatan import MENIT_PER_JAM, Pendekatan, SatuanWaktu
from workload.kunci import kunci_uraian
from workload.models import BebanJabatan, UraianTugas


class NilaiTengah(Aggregate):
    """The median as one of the values (percentile_disc): exact, where percentile_cont is a binary float."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


NORMA_MENIT = F("waktu") * Case(
    When(satuan_waktu=SatuanWaktu.JAM.value, then=Value(MENIT_PER_JAM)),
    default=Value(1),
    output_field=DecimalField(),
)
"""Minutes per output of a row, whatever its unit of time."""


def norms_elsewhere(kunci, *, periode_id: int, unit_id: int) -> dict[str, Pembanding]:
    """Median norm of the tasks with these keys in the other units of the period's instansi. One query.

    The index of keys finds the rows. The unit's own sheets are left out by number: a join with the post
    of every row would make reading all tasks of the instansi look cheaper to PostgreSQL, and hash them all.
    """
    kunci = set(kunci)
    if not kunci:
        return {}
    sendiri = BebanJabatan.objects.filter(jabatan__unit_id=unit_id, periode_id=periode_id)
    rows = (
        UraianTugas.objects.filter(
            beban__periode_id=periode_id,
            pendekatan=Pendekatan.TUGAS,
            dihitung=True,
            waktu__gt=0,
        )
        .exclude(beban__in=sendiri)
        .annotate(kunci=kunci_uraian())
        .filter(kunci__in=kunci)
        .values("kunci")
        .annotate(median=NilaiTengah(NORMA_MENIT, output_field=DecimalField()), jumlah=Count("pk"))
        .order_by()
    )
    return {row["kunci"]: Pembanding(row["median"], row["jumlah"]) for row in rows}
