"""What a sheet may be copied from.

Within an instansi, the sheets of final analyses are shared with everyone who fills sheets: a norm that a
unit has signed is common knowledge, and five kelurahan share most of their tasks. Drafts are shown only
to people who may see the unit. Nothing crosses from one instansi to another.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import (
    Aggregate,
    Count,
    DecimalField,
    Exists,
    Max,
    Min,
    OuterRef,
    Q,
    TextField,
)
from django.db.models.functions import Lower

from units.models import UnitKerja
from workload.calculators.pendekatan import Pendekatan
from workload.kunci import kunci_uraian
from workload.models import Analisis, BebanJabatan, UraianTugas
from workload.norma import NORMA_MENIT, NilaiTengah

BANYAK_SUMBER = 50
BANYAK_NORMA = 50


def copyable(user, instansi_id: int):
    """Sheets with rows that this person may copy from."""
    final = Analisis.objects.final().filter(
        unit=OuterRef("jabatan__unit"), periode=OuterRef("periode")
    )
    return BebanJabatan.objects.filter(
        Q(jabatan__unit__in=UnitKerja.objects.visible_to(user)) | Exists(final),
        Exists(UraianTugas.objects.filter(beban=OuterRef("pk"))),
        jabatan__instansi=instansi_id,
    ).select_related("jabatan__unit", "periode")


def earlier_sheets(user, jabatan, periode):
    """The same post in other periods, the newest first."""
    return (
        copyable(user, jabatan.instansi_id)
        .filter(jabatan=jabatan)
        .exclude(periode=periode)
        .annotate(jumlah=Count("tugas"))
        .order_by("-periode__tahun")
    )


def sibling_sheets(user, jabatan, cari: str = ""):
    """Posts of the same name in other units, or of any name and unit that holds `cari`; newest first."""
    semua = copyable(user, jabatan.instansi_id).exclude(jabatan=jabatan)
    if cari:
        semua = semua.filter(
            Q(jabatan__nama__icontains=cari) | Q(jabatan__unit__nama__icontains=cari)
        )
    else:
        semua = semua.alias(nama=Lower("jabatan__nama")).filter(nama=jabatan.nama.lower())
    urut = ("-periode__tahun", "jabatan__unit__urutan", "jabatan__unit__kode", "jabatan__nama")
    return semua.annotate(jumlah=Count("tugas")).order_by(*urut)[:BANYAK_SUMBER]


class Terbanyak(Aggregate):
    """The most frequent value."""

    function = "MODE"
    template = "%(function)s() WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = TextField()


@dataclass(frozen=True)
class Norma:
    """One task as final analyses of the instansi have it: minutes per output and how many units."""

    kunci: str
    uraian: str
    hasil: str
    satuan: str
    terkecil: Decimal
    tengah: Decimal
    terbesar: Decimal
    unit: int


def norms(instansi_id: int, *, cari: str = "", kunci=None) -> list[Norma]:
    """The catalogue of norms: the most widely used tasks first. Only analyses marked final count."""
    final = Analisis.objects.final().filter(
        unit=OuterRef("beban__jabatan__unit"), periode=OuterRef("beban__periode")
    )
    rows = (
        UraianTugas.objects.counted()
        .filter(
            Exists(final),
            beban__jabatan__instansi=instansi_id,
            pendekatan=Pendekatan.TUGAS,
            waktu__gt=0,
        )
        .exclude(uraian="")
        .annotate(kunci=kunci_uraian())
    )
    if cari:
        rows = rows.filter(uraian__icontains=cari)
    if kunci is None:
        kunci = _most_used(rows)
    rows = rows.filter(kunci__in=kunci)
    menit = {"output_field": DecimalField()}
    rows = (
        rows.order_by()
        .values("kunci")
        .annotate(
            uraian_=Terbanyak("uraian"),
            hasil_=Terbanyak("hasil"),
            satuan_=Terbanyak("satuan"),
            terkecil=Min(NORMA_MENIT, **menit),
            tengah=NilaiTengah(NORMA_MENIT, **menit),
            terbesar=Max(NORMA_MENIT, **menit),
            unit=Count("beban__jabatan__unit", distinct=True),
        )
        .order_by("-unit", "uraian_")
    )
    return [Norma(**{nama.rstrip("_"): nilai for nama, nilai in row.items()}) for row in rows]


def _most_used(rows) -> list[str]:
    """Keys of the tasks that most units share: cheap to find, before anything is sorted for a median."""
    per_unit = (
        rows.order_by()
        .values("kunci")
        .annotate(unit=Count("beban__jabatan__unit", distinct=True), awal=Min("uraian"))
    )
    urut = per_unit.order_by("-unit", "awal").values_list("kunci", flat=True)
    return list(urut[:BANYAK_NORMA])
