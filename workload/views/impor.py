"""Import of a workload file for the units that a person may fill."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from units.calculators.aturan import PeriodeVolume
from units.models import Periode, UnitKerja
from units.permissions import may_anywhere, require
from units.views.impor import Halaman, run_import_page
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.imports.beban_kerja import import_beban_kerja
from workload.imports.kolom import KOLOM

PILIHAN = {
    "periode": [p.value for p in PeriodeVolume],
    "satuan_waktu": [s.value for s in SatuanWaktu],
    "pendekatan": [p.value for p in Pendekatan],
}


@require_http_methods(["GET", "POST"])
def beban_import(request, periode):
    periode = get_object_or_404(Periode.objects.select_related("instansi", "aturan"), pk=periode)
    if not may_anywhere(request.user, Permission.ISI_BEBAN, instansi=periode.instansi):
        require(request.user, Permission.ISI_BEBAN, instansi=periode.instansi)  # 404 or 403
    daftar = reverse("workload:beban-list", args=[periode.pk])
    boleh_diisi = UnitKerja.objects.filter(instansi=periode.instansi).visible_to(
        request.user, Permission.ISI_BEBAN
    )
    return run_import_page(
        request,
        Halaman(
            f"Impor beban kerja {periode.tahun}",
            "Uraian tugas per jabatan. Isi jabatan yang ada di berkas diganti; jabatan lain tidak tersentuh.",
            [("Beban kerja", daftar)],
            KOLOM,
            daftar,
            lambda sumber, nama: import_beban_kerja(
                sumber,
                instansi=periode.instansi.kode,
                periode=periode.tahun,
                nama=nama,
                by=request.user,
                only_units=boleh_diisi,
            ),
            template="workload/beban_import.html",
            pilihan=PILIHAN,
        ),
    )
