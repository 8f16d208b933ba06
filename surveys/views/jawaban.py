"""The answers of a round as a file, without anything about who gave them."""

from __future__ import annotations

from django.http import Http404, StreamingHttpResponse
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from surveys.exports.jawaban import write_csv, write_json
from surveys.views.dasar import open_round
from units.models import UnitKerja

JENIS = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "json": (write_json, "application/json"),
}


@require_safe
def survei_jawaban(request, survei, jenis):
    """For whoever runs the survey of a unit, and of the units below it."""
    survei = open_round(request, survei, Permission.KELOLA_SURVEI)
    if jenis not in JENIS:
        raise Http404
    tulis, media = JENIS[jenis]
    units = UnitKerja.objects.filter(instansi=survei.instansi).visible_to(
        request.user, Permission.KELOLA_SURVEI
    )
    return StreamingHttpResponse(
        tulis(survei, list(survei.unsur.all()), units),
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="jawaban-{survei.kode}.{jenis}"'},
    )
