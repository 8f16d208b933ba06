from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from units.actions.jabatan import (
    create_jabatan,
    create_nomenklatur,
    delete_jabatan,
    edit_jabatan,
    edit_nomenklatur,
    type_bezetting,
)
from units.bezetting import bezetting_one
from units.calculators.jenis import Jenis
from units.calculators.pensiun import bup_of
from units.forms.dasar import apply
from units.forms.jabatan import JabatanForm, NomenklaturForm
from units.models import Jabatan, NomenklaturJabatan
from units.models.jabatan import JENIS_CHOICES, JENJANG_CHOICES
from units.pencari import PencariNomenklatur
from units.permissions import may, require
from units.views.dasar import (
    crumbs,
    open_instansi,
    open_unit,
    page_of,
    query_without_page,
    remember,
    search_text,
    suggestions,
    unit_crumbs,
)

# --- nomenclature -------------------------------------------------------------------------------


@require_safe
def nomenklatur_list(request, kode):
    instansi = open_instansi(request, kode)
    semua = NomenklaturJabatan.objects.available_to(instansi)
    pencari = PencariNomenklatur(semua)
    if "pilihan" in request.GET:
        return suggestions(request, pencari)
    q = search_text(request)
    pilih = {nama: request.GET.get(nama, "") for nama in ("jenis", "jenjang", "milik")}
    daftar = pencari.search(q)
    if pilih["jenis"] in dict(JENIS_CHOICES):
        daftar = daftar.filter(jenis=pilih["jenis"])
    if pilih["jenjang"]:
        daftar = daftar.filter(jenjang=pilih["jenjang"].replace("\x00", ""))
    if pilih["milik"] == "sendiri":
        daftar = daftar.filter(instansi=instansi)
    page = page_of(request, daftar)
    context = {
        "instansi": instansi,
        "jejak": crumbs(instansi, ("Nomenklatur jabatan", None)),
        "page": page,
        "baris": [(n, bup_of(Jenis(n.jenis), n.jenjang, n.bup)) for n in page],
        "q": q,
        "pilih": pilih,
        "jenis_choices": JENIS_CHOICES,
        "jenjang_choices": JENJANG_CHOICES,
        "query": query_without_page(request),
        "boleh_ubah": may(request.user, Permission.KELOLA_STRUKTUR, instansi=instansi),
    }
    return render(request, "units/nomenklatur_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def nomenklatur_create(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_STRUKTUR)
    form = NomenklaturForm(request.POST or None, instansi=instansi)
    if request.method == "POST" and form.is_valid():
        hasil = apply(
            form, create_nomenklatur, instansi=instansi, by=request.user, **form.cleaned_data
        )
        if hasil:
            messages.success(request, f"{hasil} ditambahkan ke nomenklatur {instansi}.")
            return redirect("units:nomenklatur-list", instansi.kode)
    return _nomenklatur_form(request, form, instansi, "Tambah nomenklatur")


@require_http_methods(["GET", "HEAD", "POST"])
def nomenklatur_edit(request, pk):
    """Own entries only: the national list is the same for every instansi."""
    nomenklatur = get_object_or_404(
        NomenklaturJabatan.objects.select_related("instansi"), pk=pk, instansi__isnull=False
    )
    instansi = open_instansi(request, nomenklatur.instansi.kode, Permission.KELOLA_STRUKTUR)
    judul = f"Ubah {nomenklatur}"
    form = NomenklaturForm(request.POST or None, instance=nomenklatur, instansi=instansi)
    if request.method == "POST" and form.is_valid():
        hasil = apply(
            form, edit_nomenklatur, nomenklatur=nomenklatur, by=request.user, **form.cleaned_data
        )
        if hasil:
            messages.success(request, f"{hasil} disimpan.")
            return redirect("units:nomenklatur-list", instansi.kode)
    return _nomenklatur_form(request, form, instansi, judul)


def _nomenklatur_form(request, form, instansi, judul):
    daftar = reverse("units:nomenklatur-list", args=[instansi.kode])
    context = {
        "form": form,
        "instansi": instansi,
        "judul": judul,
        "jejak": crumbs(instansi, ("Nomenklatur jabatan", daftar), (judul, None)),
        "batal": daftar,
    }
    return render(request, "units/nomenklatur_edit.html", context)


# --- posts --------------------------------------------------------------------------------------


def _open_jabatan(request, pk, permission=Permission.LIHAT) -> Jabatan:
    jabatan = get_object_or_404(
        Jabatan.objects.select_related(
            "unit__instansi", "unit__induk", "atasan__unit", "nomenklatur"
        ),
        pk=pk,
    )
    require(request.user, permission, unit=jabatan.unit)
    remember(request, jabatan.instansi_id)
    return jabatan


@require_safe
def jabatan_detail(request, pk):
    jabatan = _open_jabatan(request, pk)
    unit, instansi = jabatan.unit, jabatan.unit.instansi
    periode = instansi.periode.current()
    boleh_pribadi = may(request.user, Permission.LIHAT_PRIBADI, unit=unit)
    context = {
        "jabatan": jabatan,
        "unit": unit,
        "instansi": instansi,
        "jejak": unit_crumbs(request.user, unit, (jabatan.nama, None)),
        "periode": periode,
        "terisi": bezetting_one(jabatan, periode),
        "bup": bup_of(
            Jenis(jabatan.jenis),
            jabatan.jenjang,
            jabatan.nomenklatur.bup if jabatan.nomenklatur else None,
        ),
        "bawahan": jabatan.bawahan.select_related("unit"),
        "pegawai": jabatan.pegawai.all() if boleh_pribadi else None,
        "boleh_ubah": may(request.user, Permission.KELOLA_STRUKTUR, unit=unit),
        "boleh_pegawai": may(request.user, Permission.KELOLA_PEGAWAI, instansi=instansi),
    }
    return render(request, "units/jabatan_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def jabatan_create(request, pk):
    unit = open_unit(request, pk, Permission.KELOLA_STRUKTUR)
    periode = unit.instansi.periode.current()
    form = JabatanForm(request.POST or None, unit=unit, periode=periode)
    if request.method == "POST" and form.is_valid():
        jabatan = apply(form, _create, form=form, periode=periode, by=request.user)
        if jabatan:
            messages.success(request, f"{jabatan.nama} ditambahkan.")
            return redirect(jabatan)
    context = {
        "form": form,
        "unit": unit,
        "instansi": unit.instansi,
        "judul": "Tambah jabatan",
        "keterangan": unit.nama,
        "jejak": unit_crumbs(request.user, unit, ("Tambah jabatan", None)),
        "batal": unit.get_absolute_url(),
    }
    return render(request, "units/jabatan_edit.html", context)


@transaction.atomic
def _create(*, form, periode, by):
    jabatan = create_jabatan(by=by, **form.isian)
    if form.cleaned_data.get("bezetting") is not None:
        type_bezetting(
            jabatan=jabatan, periode=periode, jumlah=form.cleaned_data["bezetting"], by=by
        )
    return jabatan


@require_http_methods(["GET", "HEAD", "POST"])
def jabatan_edit(request, pk):
    jabatan = _open_jabatan(request, pk, Permission.KELOLA_STRUKTUR)
    unit, nama = jabatan.unit, jabatan.nama
    periode = unit.instansi.periode.current()
    jejak = unit_crumbs(request.user, unit, (nama, jabatan.get_absolute_url()), ("Ubah", None))
    form = JabatanForm(
        request.POST or None,
        instance=jabatan,
        unit=unit,
        periode=periode,
        terisi=bezetting_one(jabatan, periode),
    )
    if request.method == "POST" and form.is_valid():
        hasil = apply(form, _edit, form=form, jabatan=jabatan, periode=periode, by=request.user)
        if hasil:
            messages.success(request, f"{hasil.nama} disimpan.")
            if hasil.nonaktif_sejak and hasil.pegawai.exists():
                messages.warning(
                    request, "Jabatan ini ditutup tetapi masih mempunyai pegawai. Pindahkan mereka."
                )
            return redirect(hasil)
    context = {
        "form": form,
        "jabatan": jabatan,
        "unit": unit,
        "instansi": unit.instansi,
        "judul": f"Ubah {nama}",
        "keterangan": unit.nama,
        "jejak": jejak,
        "batal": jabatan.get_absolute_url(),
    }
    return render(request, "units/jabatan_edit.html", context)


@transaction.atomic
def _edit(*, form, jabatan, periode, by):
    hasil = edit_jabatan(jabatan=jabatan, by=by, **form.isian)
    if "bezetting" in form.changed_data:
        type_bezetting(jabatan=hasil, periode=periode, jumlah=form.cleaned_data["bezetting"], by=by)
    return hasil


@require_http_methods(["GET", "HEAD", "POST"])
def jabatan_delete(request, pk):
    jabatan = _open_jabatan(request, pk, Permission.KELOLA_STRUKTUR)
    if request.method == "POST":
        try:
            delete_jabatan(jabatan=jabatan, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(jabatan)
        messages.success(request, f"{jabatan.nama} dihapus.")
        return redirect(jabatan.unit)
    context = {
        "judul": f"Hapus {jabatan.nama}?",
        "nama": jabatan.nama,
        "jejak": unit_crumbs(
            request.user, jabatan.unit, (jabatan.nama, jabatan.get_absolute_url()), ("Hapus", None)
        ),
        "batal": jabatan.get_absolute_url(),
    }
    return render(request, "units/jabatan_delete.html", context)
