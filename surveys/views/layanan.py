"""Services per unit."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.layanan import close_layanan, create_layanan, edit_layanan, reopen_layanan
from surveys.calculators.sampel import minimum_sample
from surveys.forms.layanan import LayananForm
from surveys.views.dasar import open_anywhere, open_layanan, suara_crumbs, visible_layanan
from units.forms.dasar import apply
from units.models import UnitKerja
from units.permissions import may_anywhere
from units.views.dasar import open_instansi


def _list_url(instansi) -> str:
    return reverse("surveys:layanan-list", args=[instansi.kode])


@require_safe
def layanan_list(request, kode):
    instansi = open_instansi(request, kode)
    milik = UnitKerja.objects.filter(instansi=instansi)
    diurus = set(
        milik.visible_to(request.user, Permission.KELOLA_SURVEI).values_list("pk", flat=True)
    )
    baris = [
        (layanan, minimum_sample(layanan.pengguna_setahun or 0), layanan.unit_id in diurus)
        for layanan in visible_layanan(request.user, instansi)
    ]
    context = {
        "instansi": instansi,
        "jejak": suara_crumbs(instansi, ("Layanan", None)),
        "baris": baris,
        "boleh_tambah": may_anywhere(request.user, Permission.KELOLA_SURVEI, instansi=instansi),
    }
    return render(request, "surveys/layanan_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def layanan_create(request, kode):
    instansi = open_anywhere(request, kode, Permission.KELOLA_SURVEI)
    units = UnitKerja.objects.filter(instansi=instansi).visible_to(
        request.user, Permission.KELOLA_SURVEI
    )
    form = LayananForm(
        request.POST or None, units=units, initial={"unit": request.GET.get("unit", "")}
    )
    if request.method == "POST" and form.is_valid():
        layanan = apply(
            form,
            create_layanan,
            unit=form.cleaned_data["unit"],
            isian=form.isian,
            by=request.user,
        )
        if layanan:
            messages.success(request, f"{layanan.nama} di {layanan.unit.nama} ditambahkan.")
            return redirect(_list_url(instansi))
    return _form(request, instansi, form, "Tambah layanan")


@require_http_methods(["GET", "HEAD", "POST"])
def layanan_edit(request, pk):
    layanan = open_layanan(request, pk, Permission.KELOLA_SURVEI)
    instansi = layanan.unit.instansi
    form = LayananForm(request.POST or None, layanan=layanan)
    if request.method == "POST" and form.is_valid():
        hasil = apply(form, edit_layanan, layanan=layanan, isian=form.isian, by=request.user)
        if hasil:
            messages.success(request, f"{hasil.nama} disimpan.")
            return redirect(_list_url(instansi))
    return _form(request, instansi, form, f"Ubah {layanan.nama}", layanan.unit.nama)


def _form(request, instansi, form, judul, keterangan=""):
    context = {
        "form": form,
        "judul": judul,
        "keterangan": keterangan,
        "instansi": instansi,
        "jejak": suara_crumbs(instansi, ("Layanan", _list_url(instansi)), (judul, None)),
        "batal": _list_url(instansi),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "surveys/_isian.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def layanan_close(request, pk):
    """Close; or open again what was closed. The button says which: pressed twice, it is done once."""
    layanan = open_layanan(request, pk, Permission.KELOLA_SURVEI)
    instansi = layanan.unit.instansi
    daftar = _list_url(instansi)
    if request.method == "POST":
        ubah = reopen_layanan if request.POST.get("aksi") == "buka" else close_layanan
        hasil = ubah(layanan=layanan, by=request.user)
        kata = "ditutup" if hasil.nonaktif_sejak else "dibuka kembali"
        messages.success(request, f"{hasil.nama} {kata}.")
        return redirect(daftar)
    buka = bool(layanan.nonaktif_sejak)
    context = {
        "judul": f"Buka kembali {layanan.nama}?" if buka else f"Tutup {layanan.nama}?",
        "penjelasan": "Layanan ini dapat dinilai lagi."
        if buka
        else "Layanan tidak dapat dinilai lagi dan hilang dari pilihan warga. Jawaban yang sudah masuk tetap dihitung.",
        "tombol": "Buka kembali" if buka else "Tutup layanan",
        "bahaya": not buka,
        "aksi": "buka" if buka else "tutup",
        "instansi": instansi,
        "jejak": suara_crumbs(instansi, ("Layanan", daftar), ("Buka" if buka else "Tutup", None)),
        "batal": daftar,
    }
    return render(request, "surveys/_yakin.html", context)
