"""Import pages: upload → everything checked, nothing saved → preview → save in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from asnplan.lib import unggahan
from asnplan.lib.angka import format_angka
from asnplan.lib.impor import HasilImpor, jalankan
from asnplan.lib.tabel import BerkasDitolak, Galat, Kolom
from units.imports import nomenklatur, pegawai, peta, unit
from units.imports.contoh import write_contoh
from units.models import Instansi
from units.permissions import require

GALAT_TAMPIL = 200


class BerkasForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas CSV atau Excel",
        help_text="Lembar pertama dibaca; kolom dikenali dari judulnya.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods,.txt"}),
        error_messages={"required": "Pilih berkasnya dahulu.", "empty": "Berkas kosong."},
    )

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError(
                f"Berkas terlalu besar; paling banyak {settings.UPLOAD_MAX_BYTES // 2**20} MB."
            )
        return berkas


@dataclass(frozen=True)
class Halaman:
    """What one import page differs in. `impor(sumber, nama)` runs the import; `kembali` is where it ends."""

    judul: str
    keterangan: str
    jejak: list[tuple[str, str]]
    kolom: tuple[Kolom, ...]
    kembali: str
    impor: Callable[[object, str], HasilImpor]
    template: str = "units/impor.html"
    pilihan: Mapping[str, Sequence[str]] = field(
        default_factory=dict
    )  # dropdowns of the file to fill in


def run_import_page(request, halaman: Halaman):
    """The rhythm of every import page. A confirmed save runs the whole check again on the kept file."""
    context = {
        "halaman": halaman,
        "jejak": [*halaman.jejak, (halaman.judul, "")],
        "form": BerkasForm(),
        "contoh_kolom": [(k.alias[0], k.alias[1:5], k.wajib) for k in halaman.kolom],
    }
    if "contoh" in request.GET:
        return _contoh(halaman)
    if request.method != "POST":
        return render(request, halaman.template, context)
    if request.POST.get("langkah") == "simpan":
        return _save(request, halaman, context)
    form = context["form"] = BerkasForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, halaman.template, context, status=422)
    berkas = form.cleaned_data["berkas"]
    token = unggahan.keep(berkas, request.user)
    try:
        with unggahan.find(token, request.user).open("rb") as sumber:
            hasil = jalankan(halaman.impor, sumber, berkas.name, dry_run=True)
    except BerkasDitolak as ditolak:
        unggahan.discard(token, request.user)
        return _refused(request, halaman, context, ditolak.galat, berkas.name)
    context |= {
        "hasil": hasil,
        "token": token,
        "nama_berkas": berkas.name,
        **_shown(hasil.peringatan),
    }
    return render(request, halaman.template, context)


def _contoh(halaman: Halaman) -> HttpResponse:
    """The file to fill in."""
    nama = "-".join(halaman.judul.lower().split())
    return HttpResponse(
        write_contoh(halaman.kolom, halaman.pilihan),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers={"Content-Disposition": f'attachment; filename="{nama}.xlsx"'},
    )


def _save(request, halaman, context):
    token, nama = request.POST.get("token", ""), request.POST.get("nama_berkas", "")[:200]
    path = unggahan.find(token, request.user)
    if path is None:
        galat = [Galat("berkas yang diperiksa tadi sudah tidak ada; unggah sekali lagi")]
        return _refused(request, halaman, context, galat, nama)
    try:
        with path.open("rb") as sumber:
            hasil = jalankan(halaman.impor, sumber, nama)
    except BerkasDitolak as ditolak:
        return _refused(request, halaman, context, ditolak.galat, nama)
    unggahan.discard(token, request.user)
    messages.success(request, f"Tersimpan dari {nama}: {hasil.ringkasan}.")
    return redirect(halaman.kembali)


def _refused(request, halaman, context, galat, nama):
    context |= {
        "galat": galat[:GALAT_TAMPIL],
        "galat_lain": max(len(galat) - GALAT_TAMPIL, 0),
        "jumlah_galat": format_angka(len(galat)),
        "nama_berkas": nama,
    }
    return render(request, halaman.template, context, status=422)


def _shown(peringatan):
    return {
        "peringatan": peringatan[:GALAT_TAMPIL],
        "peringatan_lain": max(len(peringatan) - GALAT_TAMPIL, 0),
    }


def _instansi(request, kode: str, permission: Permission) -> Instansi:
    instansi = get_object_or_404(Instansi, kode=kode)
    require(request.user, permission, instansi=instansi)
    return instansi


@require_http_methods(["GET", "POST"])
def unit_import(request, kode):
    instansi = _instansi(request, kode, Permission.KELOLA_STRUKTUR)
    daftar = reverse("units:unit-list", args=[kode])
    return run_import_page(
        request,
        Halaman(
            "Impor unit kerja",
            "Pohon unit: kode, nama, dan kode induk. Unit yang kodenya sudah ada diperbarui.",
            [("Organisasi", daftar)],
            unit.KOLOM,
            daftar,
            lambda sumber, nama: unit.import_unit(sumber, instansi=instansi.kode, nama=nama),
        ),
    )


@require_http_methods(["GET", "POST"])
def nomenklatur_import(request, kode):
    instansi = _instansi(request, kode, Permission.KELOLA_STRUKTUR)
    daftar = reverse("units:nomenklatur-list", args=[kode])
    return run_import_page(
        request,
        Halaman(
            "Impor nomenklatur jabatan",
            f"Daftar nama jabatan milik {instansi.nama}; daftar nasional tidak berubah.",
            [("Nomenklatur", daftar)],
            nomenklatur.KOLOM,
            daftar,
            lambda sumber, nama: nomenklatur.import_nomenklatur(
                sumber, nama=nama, instansi=instansi
            ),
        ),
    )


@require_http_methods(["GET", "POST"])
def pegawai_import(request, kode):
    instansi = _instansi(request, kode, Permission.KELOLA_PEGAWAI)
    daftar = reverse("units:pegawai-list", args=[kode])
    return run_import_page(
        request,
        Halaman(
            "Impor pegawai",
            "NIP atau NI PPPK, nama, dan jabatan. Pegawai yang NIP-nya sudah ada diperbarui.",
            [("Pegawai", daftar)],
            pegawai.KOLOM,
            daftar,
            lambda sumber, nama: pegawai.import_pegawai(sumber, instansi=instansi.kode, nama=nama),
        ),
    )


@require_http_methods(["GET", "POST"])
def peta_import(request, kode):
    """Into the newest open period: its typed holders come with the boxes."""
    instansi = _instansi(request, kode, Permission.KELOLA_STRUKTUR)
    daftar = reverse("units:unit-list", args=[kode])
    periode = instansi.periode.filter(ditutup_pada=None).order_by("-tahun").first()
    if periode is None:
        messages.error(
            request, "Buat periode dahulu; bezetting dari peta jabatan dicatat per periode."
        )
        return redirect("units:periode-list", kode)
    return run_import_page(
        request,
        Halaman(
            f"Impor peta jabatan {periode.tahun}",
            "Jabatan, atasannya, unit, kelas, dan jumlah pemangku. Unit yang belum ada dibuat.",
            [("Organisasi", daftar)],
            peta.KOLOM,
            daftar,
            lambda sumber, nama: peta.import_peta_jabatan(
                sumber, instansi=instansi.kode, periode=periode.tahun, create=True, nama=nama
            ),
        ),
    )
