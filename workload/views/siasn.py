"""Files in the shapes of SIASN Layanan Perencanaan."""

import tempfile

from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe

from workload.calculators.siasn import Pengadaan
from workload.exports.kebutuhan import read_kebutuhan, snapshot
from workload.exports.siasn import read_rincian, read_sotk, write_rincian, write_sotk
from workload.views.ekspor import XLSX, open_scope


@require_safe
def siasn_rincian(request, periode):
    """Rincian formasi as CSV. ?pengadaan=cpns|pppk, ?struktural=ya adds managerial posts, ?unit= narrows."""
    pengadaan = _choice(request, "pengadaan", [p.value for p in Pengadaan])
    struktural = _choice(request, "struktural", ["tidak", "ya"]) == "ya"
    with snapshot():
        periode, unit = open_scope(request, periode)
        data = read_kebutuhan(periode, unit=unit, user=request.user, angka_saja=True)
        isi = write_rincian(read_rincian(data, Pengadaan(pengadaan), struktural=struktural))
    response = HttpResponse(isi.encode(), content_type="text/csv; charset=utf-8")
    nama = f"siasn-rincian-{pengadaan}-{_place(periode, unit)}.csv"
    response["Content-Disposition"] = f'attachment; filename="{nama}"'
    return response


@require_safe
def siasn_sotk(request, periode):
    """SOTK as a workbook. ?kebutuhan=sendiri|bawahan: of the unit's own posts, or of its whole subtree."""
    bawahan = _choice(request, "kebutuhan", ["sendiri", "bawahan"]) == "bawahan"
    with snapshot():
        periode, unit = open_scope(request, periode)
        data = read_kebutuhan(periode, unit=unit, user=request.user, angka_saja=True)
        baris = read_sotk(data, bawahan=bawahan)
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
    write_sotk(baris, berkas)
    berkas.seek(0)
    nama = f"siasn-sotk-{_place(periode, unit)}.xlsx"
    return FileResponse(berkas, as_attachment=True, filename=nama, content_type=XLSX)


def _choice(request, nama: str, pilihan: list[str]) -> str:
    """The value of a parameter, the first where it is not given; 404 for what is not a choice."""
    nilai = request.GET.get(nama, pilihan[0])
    if nilai not in pilihan:
        raise Http404
    return nilai


def _place(periode, unit) -> str:
    kode = f"{periode.instansi.kode}-{unit.kode}" if unit else periode.instansi.kode
    return f"{kode}-{periode.tahun}"
