"""Cross-row rules of the workload, for `manage.py check_data`; see units.invariants."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Case, DecimalField, F, Q, Value, When

from units.calculators.aturan import PeriodeVolume
from units.invariants import Invarian, rule, unreachable
from workload.calculators.pendekatan import Pendekatan
from workload.models import Analisis, BebanJabatan, UraianTugas
from workload.status import Status

INVARIANTS: list[Invarian] = []

ATURAN = "beban__periode__aturan__pengali_"
PENGALI_ATURAN = Case(
    *(
        When(periode_volume=p.value, then=F(ATURAN + p.value))
        for p in PeriodeVolume
        if p is not PeriodeVolume.TAHUNAN
    ),
    default=Value(1),
    output_field=DecimalField(max_digits=12, decimal_places=4),
)


def _rows(*q, **filters):
    return (
        UraianTugas.objects.filter(*q, **filters)
        .select_related("beban__jabatan__unit", "beban__periode")
        .order_by("pk")
    )


def _where(t: UraianTugas) -> str:
    j = t.beban.jabatan
    return f"Baris {t.pk} “{t.uraian[:50]}” pada {j.nama} di {j.unit.nama}, {t.beban.periode}"


@rule(INVARIANTS, "Pengali baris sama dengan aturan periodenya")
def other_multipliers() -> Iterator[str]:
    for t in _rows(~Q(pengali=PENGALI_ATURAN), kelompok=False, pendekatan=Pendekatan.TUGAS):
        yield f"{_where(t)}: pengali {t.pengali.normalize():f} berbeda dengan aturan periode"


@rule(INVARIANTS, "Baris yang mempunyai rincian adalah judul kelompok")
def parents_with_figures() -> Iterator[str]:
    for t in _rows(rincian__isnull=False, kelompok=False).distinct():
        yield f"{_where(t)}: mempunyai rincian tetapi bukan judul kelompok"


@rule(INVARIANTS, "Rincian berada di lembar yang sama dengan induknya")
def rows_across_sheets() -> Iterator[str]:
    for t in _rows(~Q(induk__beban=F("beban")), induk__isnull=False):
        yield f"{_where(t)}: induknya di lembar jabatan lain"


@rule(INVARIANTS, "Susunan rincian tidak melingkar")
def row_circles() -> Iterator[str]:
    for t in _rows(pk__in=unreachable("workload_uraiantugas", "induk_id")):
        yield f"{_where(t)}: tidak terhubung ke baris teratas"


@rule(INVARIANTS, "Beban kerja dan periodenya dari instansi yang sama")
def foreign_periods() -> Iterator[str]:
    semua = BebanJabatan.objects.exclude(jabatan__instansi=F("periode__instansi"))
    for b in semua.select_related("jabatan", "periode").order_by("pk"):
        yield f"Beban kerja {b.pk} ({b.jabatan}): {b.periode} milik instansi lain"


@rule(INVARIANTS, "Analisis dan periodenya dari instansi yang sama")
def foreign_analyses() -> Iterator[str]:
    semua = Analisis.objects.exclude(unit__instansi=F("periode__instansi"))
    for a in semua.select_related("unit", "periode").order_by("pk"):
        yield f"Analisis {a.pk} ({a.unit}): {a.periode} milik instansi lain"


@rule(INVARIANTS, "Analisis final tidak memuat isian yang belum terbaca")
def unread_text_in_final() -> Iterator[str]:
    final = Q(
        beban__jabatan__unit__analisis__status=Status.FINAL,
        beban__jabatan__unit__analisis__periode=F("beban__periode"),
    )
    for t in _rows(final).exclude(isian_mentah={}):
        yield f"{_where(t)}: isian {', '.join(sorted(t.isian_mentah))} belum berupa angka"
