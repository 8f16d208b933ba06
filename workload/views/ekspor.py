"""Files that leave: the workbook for BKD."""

import tempfile

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from asnplan.lib.riwayat import pelaku
from units.models import Periode, UnitKerja
from units.permissions import may_anywhere, require
from workload.actions.cetakan import keep_cetakan
from workload.exports.buku import nama_berkas, write_buku
from workload.exports.cetakan import prepare_cetakan
from workload.exports.kebutuhan import read_kebutuhan, snapshot

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def kesenjangan_export(request, periode):
    """The workbook of what this person sees; ?unit= narrows it to a unit and everything below.

    Its figures are kept as a Cetakan once the workbook stands: the code on the cover is made of the
    figures alone, so it is known before anything is saved."""
    with snapshot():
        periode, unit = open_scope(request, periode)
        situs = site_of(request)
        data = read_kebutuhan(
            periode, unit=unit, user=request.user, oleh=request.user.get_short_name(), situs=situs
        )
        cetakan = prepare_cetakan(data, by=request.user, situs=situs)
        berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
        write_buku(data, berkas, cetakan=cetakan)
    with pelaku(user=request.user, asal=request.path):
        keep_cetakan(cetakan)
    berkas.seek(0)
    return FileResponse(
        berkas, as_attachment=True, filename=nama_berkas(periode, unit), content_type=XLSX
    )


def open_scope(request, periode: int) -> tuple[Periode, UnitKerja | None]:
    """The period and, with ?unit=, the unit of an export, as far as this person may see them; else 404."""
    periode = get_object_or_404(Periode.objects.select_related("instansi", "aturan"), pk=periode)
    if not may_anywhere(request.user, Permission.LIHAT, instansi=periode.instansi):
        raise Http404
    if not (kode := request.GET.get("unit")):
        return periode, None
    if not kode.isascii() or not kode.isdigit() or len(kode) > 18:
        raise Http404
    unit = get_object_or_404(UnitKerja, pk=kode, instansi=periode.instansi)
    require(request.user, Permission.LIHAT, unit=unit)
    return periode, unit


def site_of(request) -> str:
    """The address of this server, for what is printed."""
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
