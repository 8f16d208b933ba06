"""The file to fill in: downloaded, filled in a spreadsheet, brought back through the import."""

import tempfile

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from units.models import Periode, UnitKerja
from units.permissions import may_anywhere, require
from workload.exports.buku_isian import nama_berkas, write_isian
from workload.exports.isian import Isian, read_isian
from workload.exports.kebutuhan import snapshot
from workload.policies import refuse_periode
from workload.views.akses import PERIODE, jabatan_in_periode, unit_in_periode
from workload.views.ekspor import XLSX


@require_safe
def beban_isian(request, periode):
    """Every post that this person may fill; ?unit= narrows it to a unit and everything below, ?jabatan= to
    one post, and ?dari= (a period, or "lalu" for the one before) brings tasks for posts that have none yet."""
    user = request.user
    pilihan = {nama: _number(request.GET.get(nama, "")) for nama in ("unit", "jabatan")}
    with snapshot():
        unit = jabatan = None
        if pilihan["jabatan"] is not None:
            periode, jabatan = jabatan_in_periode(
                user, periode, pilihan["jabatan"], Permission.ISI_BEBAN
            )
            unit = jabatan.unit
        elif pilihan["unit"] is not None:
            periode, unit = unit_in_periode(user, periode, pilihan["unit"], Permission.ISI_BEBAN)
        else:
            periode = get_object_or_404(PERIODE, pk=periode)
            if not may_anywhere(user, Permission.ISI_BEBAN, instansi=periode.instansi):
                require(user, Permission.ISI_BEBAN, instansi=periode.instansi)  # 404 or 403
        units = UnitKerja.objects.filter(instansi=periode.instansi_id).visible_to(
            user, Permission.ISI_BEBAN
        )
        if unit is not None:
            units = units.in_subtree(unit)
        isian = read_isian(
            periode,
            units=units,
            jabatan=jabatan,
            dari=_source(periode, request.GET.get("dari", "")),
            cakupan=str(jabatan or unit or periode.instansi.nama),
            oleh=user.get_short_name(),
        )
        tolak = refuse_periode(periode)
        if not tolak and isian.posts:
            berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
            write_isian(isian, berkas)
            berkas.seek(0)
            return FileResponse(
                berkas, as_attachment=True, filename=nama_berkas(periode, unit), content_type=XLSX
            )
    messages.warning(request, tolak or _nothing(isian))
    if unit is not None:
        return redirect("workload:analisis-detail", periode.pk, unit.pk)
    return redirect("workload:beban-list", periode.pk)


def _nothing(isian: Isian) -> str:
    if isian.terkunci:
        return "Tidak ada yang dapat diisi: analisis unitnya terkunci. Minta pimpinan unit membukanya kembali."
    return "Belum ada jabatan untuk diisi di sini."


def _source(periode: Periode, dari: str) -> Periode | None:
    """The period whose tasks stand where this one has none; "lalu" is the one before."""
    lain = Periode.objects.filter(instansi=periode.instansi_id)
    if dari == "lalu":
        return lain.filter(tahun__lt=periode.tahun).order_by("-tahun").first()
    nomor = _number(dari)
    return None if nomor is None else get_object_or_404(lain, pk=nomor)


def _number(teks: str) -> int | None:
    if not teks:
        return None
    if not teks.isascii() or not teks.isdigit() or len(teks) > 18:
        raise Http404
    return int(teks)
