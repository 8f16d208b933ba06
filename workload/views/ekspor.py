import tempfile

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from units.models import Periode, UnitKerja
from units.permissions import may_anywhere, require
from workload.exports.buku import nama_berkas, write_buku
from workload.exports.kebutuhan import read_kebutuhan, snapshot

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def kesenjangan_export(request, periode):
    """The workbook of what this person sees; ?unit= narrows it to a unit and everything below."""
    with snapshot():
        periode = get_object_or_404(
            Periode.objects.select_related("instansi", "aturan"), pk=periode
        )
        if not may_anywhere(request.user, Permission.LIHAT, instansi=periode.instansi):
            raise Http404
        unit = None
        if kode := request.GET.get("unit"):
            if not kode.isascii() or not kode.isdigit() or len(kode) > 18:
                raise Http404
            unit = get_object_or_404(UnitKerja, pk=kode, instansi=periode.instansi)
            require(request.user, Permission.LIHAT, unit=unit)
        data = read_kebutuhan(
            periode, unit=unit, user=request.user, oleh=request.user.get_short_name()
        )
        berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
        write_buku(data, berkas)
    berkas.seek(0)
    return FileResponse(
        berkas, as_attachment=True, filename=nama_berkas(periode, unit), content_type=XLSX
    )
