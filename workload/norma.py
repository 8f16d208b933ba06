"""Norms of time: how a task is recognised elsewhere, and what it takes there."""

from django.db.models import Aggregate, Case, Count, DecimalField, F, Func, TextField, Value, When
from django.db.models.functions import MD5, Lower, Trim

from workload.calculators.kewajaran import Pembanding
from workload.calculators.pendekatan import MENIT_PER_JAM, Pendekatan, SatuanWaktu
from workload.models import UraianTugas


class RapikanSpasi(Func):
    """Runs of white space, no-break spaces included, become one space."""

    function = "REGEXP_REPLACE"
    template = r"%(function)s(%(expressions)s, '[\s\u00a0]+', ' ', 'g')"
    output_field = TextField()


def kunci_uraian(field: str = "uraian"):
    """The key by which the same task is recognised: case and spaces do not count. Hashed, so that the
    index workload_tugas_kunci stays small whatever people write."""
    return MD5(Lower(Trim(RapikanSpasi(F(field)))))


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
    """Median norm of the tasks with these keys in the other units of the period's instansi. One query."""
    kunci = set(kunci)
    if not kunci:
        return {}
    rows = (
        UraianTugas.objects.filter(
            beban__periode_id=periode_id,
            pendekatan=Pendekatan.TUGAS,
            dihitung=True,
            waktu__gt=0,
        )
        .exclude(beban__jabatan__unit_id=unit_id)
        .annotate(kunci=kunci_uraian())
        .filter(kunci__in=kunci)
        .values("kunci")
        .annotate(median=NilaiTengah(NORMA_MENIT, output_field=DecimalField()), jumlah=Count("pk"))
        .order_by()
    )
    return {row["kunci"]: Pembanding(row["median"], row["jumlah"]) for row in rows}
