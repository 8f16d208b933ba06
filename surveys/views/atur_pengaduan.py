"""Setting up complaints: categories with their limits, and days off."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from surveys.actions import atur_pengaduan as atur
from surveys.calculators.libur import LIBUR, SUMBER
from surveys.forms.atur_pengaduan import KategoriForm, LiburForm
from surveys.kalender import read_libur
from surveys.models import HariLibur, KategoriPengaduan
from surveys.views.dasar_pengaduan import list_crumbs
from units.forms.dasar import apply
from units.permissions import require
from units.views.dasar import open_instansi, remember


@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_setup(request, kode):
    """Both tables on one page, and what fills them."""
    instansi = open_instansi(request, kode, Permission.KELOLA_SURVEI)
    if request.method == "POST":
        return _fill(request, instansi)
    libur = list(instansi.hari_libur.all())
    ada = {h.tanggal for h in libur}
    context = {
        "instansi": instansi,
        "jejak": list_crumbs(instansi, ("Atur", None)),
        "kategori": instansi.kategori_pengaduan.all(),
        "libur": libur,
        "tersedia": [
            (tahun, SUMBER[tahun]) for tahun, isi in LIBUR.items() if {h.tanggal for h in isi} - ada
        ],
        "belum_diperiksa": sorted({h.tanggal.year for h in libur if not h.diperiksa}),
        "tanpa_libur": read_libur(instansi.pk, timezone.localdate()).tanpa_libur,
    }
    return render(request, "surveys/pengaduan_setup.html", context)


def _fill(request, instansi):
    aksi, tahun = request.POST.get("aksi"), request.POST.get("tahun", "")
    tahun = int(tahun) if tahun.isascii() and tahun.isdigit() and len(tahun) == 4 else 0
    if aksi == "kategori":
        n = atur.use_default_kategori(instansi=instansi, by=request.user)
        messages.success(request, f"{n} kategori ditambahkan; warga dapat mengadu.")
    elif aksi == "libur" and tahun in LIBUR:
        n = atur.use_known_holidays(instansi=instansi, tahun=tahun, by=request.user)
        messages.success(request, f"{n} hari libur {tahun} ditambahkan. Cocokkan dengan keputusannya.")  # fmt: skip
    elif aksi == "diperiksa" and tahun:
        n = atur.confirm_holidays(instansi=instansi, tahun=tahun, by=request.user)
        messages.success(request, f"{n} hari libur {tahun} dinyatakan sudah dicocokkan.")
    else:
        messages.error(request, "Pilihan itu tidak dikenal.")
    return redirect("surveys:pengaduan-setup", instansi.kode)


@require_http_methods(["GET", "HEAD", "POST"])
def kategori_create(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_SURVEI)
    return _edit_kategori(request, KategoriPengaduan(instansi=instansi), "Tambah kategori")


@require_http_methods(["GET", "HEAD", "POST"])
def kategori_edit(request, pk):
    kategori = get_object_or_404(KategoriPengaduan.objects.select_related("instansi"), pk=pk)
    require(request.user, Permission.KELOLA_SURVEI, instansi=kategori.instansi)
    remember(request, kategori.instansi_id)
    return _edit_kategori(request, kategori, "Ubah kategori")


def _edit_kategori(request, kategori, judul):
    instansi = kategori.instansi
    form = KategoriForm(
        request.POST if request.method == "POST" else None, instance=kategori, instansi=instansi
    )
    if request.method == "POST" and form.is_valid():
        isian = form.cleaned_data
        if apply(form, atur.save_kategori, kategori=kategori, isian=isian, by=request.user):
            messages.success(request, "Kategori disimpan; berlaku untuk pengaduan berikutnya.")
            return redirect("surveys:pengaduan-setup", instansi.kode)
    return _draw(request, instansi, form, judul)


@require_http_methods(["GET", "HEAD", "POST"])
def libur_create(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_SURVEI)
    libur = HariLibur(instansi=instansi, tanggal=timezone.localdate())
    return _edit_libur(request, libur, "Tambah hari libur")


@require_http_methods(["GET", "HEAD", "POST"])
def libur_edit(request, pk):
    return _edit_libur(request, _open_libur(request, pk), "Ubah hari libur")


def _open_libur(request, pk) -> HariLibur:
    libur = get_object_or_404(HariLibur.objects.select_related("instansi"), pk=pk)
    require(request.user, Permission.KELOLA_SURVEI, instansi=libur.instansi)
    remember(request, libur.instansi_id)
    return libur


def _edit_libur(request, libur, judul):
    instansi = libur.instansi
    form = LiburForm(
        request.POST if request.method == "POST" else None, instance=libur, instansi=instansi
    )
    sah = request.method == "POST" and form.is_valid()
    if sah and apply(form, atur.save_libur, libur=libur, isian=form.cleaned_data, by=request.user):
        messages.success(request, "Hari libur disimpan; tenggat yang berjalan ikut disesuaikan.")
        return redirect("surveys:pengaduan-setup", instansi.kode)
    return _draw(request, instansi, form, judul)


@require_http_methods(["GET", "HEAD", "POST"])
def libur_delete(request, pk):
    libur = _open_libur(request, pk)
    instansi = libur.instansi
    if request.method == "POST":
        atur.delete_libur(libur=libur, by=request.user)
        messages.success(request, "Hari libur dihapus; tenggat yang berjalan ikut disesuaikan.")
        return redirect("surveys:pengaduan-setup", instansi.kode)
    context = {
        "libur": libur,
        "instansi": instansi,
        "jejak": list_crumbs(instansi, ("Hapus hari libur", None)),
    }
    return render(request, "surveys/libur_delete.html", context)


def _draw(request, instansi, form, judul):
    context = {
        "form": form,
        "judul": judul,
        "instansi": instansi,
        "jejak": list_crumbs(instansi, (judul, None)),
    }
    return render(
        request, "surveys/pengaduan_setup_edit.html", context, status=422 if form.errors else 200
    )
