from collections import Counter

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from units.actions.periode import close_periode, create_periode, edit_periode
from units.bezetting import bezetting_of
from units.calculators.aturan import check_pengali
from units.calculators.jenis import LABEL_JENIS
from units.forms.dasar import apply
from units.forms.periode import PeriodeForm, waktu_bawaan_json
from units.models import Aturan, Jabatan, Periode
from units.permissions import may, may_anywhere, require
from units.policies import FINAL, aturan_beku
from units.views.dasar import crumbs, open_instansi, remember


@require_safe
def periode_list(request, kode):
    instansi = open_instansi(request, kode)
    context = {
        "instansi": instansi,
        "jejak": crumbs(instansi, ("Periode", None)),
        "periode": instansi.periode.select_related("aturan", "ditutup_oleh"),
        "boleh_ubah": may(request.user, Permission.KELOLA_PERIODE, instansi=instansi),
    }
    return render(request, "units/periode_list.html", context)


def _open_periode(request, pk, permission=Permission.LIHAT) -> Periode:
    periode = get_object_or_404(
        Periode.objects.select_related("instansi", "aturan", "ditutup_oleh"), pk=pk
    )
    if permission is not Permission.LIHAT or not may_anywhere(
        request.user, permission, instansi=periode.instansi
    ):
        require(request.user, permission, instansi=periode.instansi)
    remember(request, periode.instansi_id)
    return periode


def _crumbs(periode, *jejak):
    daftar = ("Periode", reverse("units:periode-list", args=[periode.instansi.kode]))
    return crumbs(periode.instansi, daftar, *jejak)


def _aturan(periode) -> Aturan | None:
    return getattr(periode, "aturan", None)


@require_safe
def periode_detail(request, pk):
    periode = _open_periode(request, pk)
    aturan = _aturan(periode)
    nilai = aturan.value() if aturan else None
    context = {
        "periode": periode,
        "instansi": periode.instansi,
        "jejak": _crumbs(periode, (str(periode), None)),
        "aturan": aturan,
        "jam": nilai.waktu_efektif / 60 if nilai else None,
        "pembulatan": [(label, nilai.cara(j).label) for j, label in LABEL_JENIS.items()]
        if nilai
        else [],
        "skala": nilai.skala if nilai else (),
        "peringatan": check_pengali(nilai) if nilai else [],
        "beku": aturan_beku(periode),
        "boleh_ubah": may(request.user, Permission.KELOLA_PERIODE, instansi=periode.instansi),
    }
    return render(request, "units/periode_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def periode_create(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_PERIODE)
    tahun = max([timezone.localdate().year, *instansi.periode.values_list("tahun", flat=True)])
    if instansi.periode.filter(tahun=tahun).exists():
        tahun += 1
    form = PeriodeForm(request.POST or None, initial={"tahun": tahun})
    if request.method == "POST" and form.is_valid():
        periode = apply(
            form,
            create_periode,
            instansi=instansi,
            by=request.user,
            tahun=form.cleaned_data["tahun"],
            nama=form.cleaned_data["nama"],
            aturan=form.aturan,
        )
        if periode:
            return _saved(request, periode)
    daftar = reverse("units:periode-list", args=[instansi.kode])
    context = {
        "form": form,
        "instansi": instansi,
        "judul": "Tambah periode",
        "jejak": crumbs(instansi, ("Periode", daftar), ("Tambah", None)),
        "batal": daftar,
        "waktu_bawaan": waktu_bawaan_json(),
    }
    return render(request, "units/periode_edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def periode_edit(request, pk):
    periode = _open_periode(request, pk, Permission.KELOLA_PERIODE)
    if beku := aturan_beku(periode):
        messages.warning(request, beku)
        return redirect(periode)
    initial = {"tahun": periode.tahun, "nama": periode.nama}
    form = PeriodeForm(request.POST or None, aturan=_aturan(periode), initial=initial)
    if request.method == "POST" and form.is_valid():
        hasil = apply(
            form,
            edit_periode,
            periode=periode,
            by=request.user,
            tahun=form.cleaned_data["tahun"],
            nama=form.cleaned_data["nama"],
            aturan=form.aturan,
        )
        if hasil:
            return _saved(request, hasil)
    context = {
        "form": form,
        "periode": periode,
        "instansi": periode.instansi,
        "judul": f"Ubah {periode}",
        "jejak": _crumbs(periode, (str(periode), periode.get_absolute_url()), ("Ubah", None)),
        "batal": periode.get_absolute_url(),
        "waktu_bawaan": waktu_bawaan_json(),
    }
    return render(request, "units/periode_edit.html", context)


def _saved(request, periode):
    messages.success(request, f"{periode} disimpan.")
    return redirect(periode)


@require_http_methods(["GET", "HEAD", "POST"])
def periode_close(request, pk):
    periode = _open_periode(request, pk, Permission.KELOLA_PERIODE)
    if request.method == "POST":
        try:
            close_periode(periode=periode, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, f"{periode} ditutup; bezetting setiap jabatan dibekukan.")
        return redirect(periode)
    if periode.ditutup:
        messages.info(request, f"{periode} sudah ditutup.")
        return redirect(periode)
    posts = Jabatan.objects.filter(instansi=periode.instansi).active_in(periode)
    terisi = bezetting_of(posts, periode).values()
    asal = Counter("ketik" if t.diketik else "nama" if t.jumlah else "kosong" for t in terisi)
    context = {
        "periode": periode,
        "instansi": periode.instansi,
        "judul": f"Tutup {periode}?",
        "jejak": _crumbs(periode, (str(periode), periode.get_absolute_url()), ("Tutup", None)),
        "jumlah_jabatan": len(terisi),
        "jumlah_terisi": sum(t.jumlah for t in terisi),
        "asal": {k: asal[k] for k in ("nama", "ketik", "kosong")},
        "belum_final": periode.analisis.exclude(status=FINAL).count(),
        "batal": periode.get_absolute_url(),
    }
    return render(request, "units/periode_close.html", context)
