"""Rounds of the survey: list, one round, its form, its end."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.survei import SUDAH_DIJAWAB, close_survei, create_survei, edit_survei
from surveys.forms.survei import SurveiForm
from surveys.hasil.pohon import read_pohon
from surveys.hasil.sampel import required
from surveys.models import Respons, Survei
from surveys.models.respons import KeadaanRespons, Saluran
from surveys.views.dasar import open_survei, suara_crumbs, survei_crumbs, visible_layanan
from units.forms.dasar import apply
from units.permissions import may, may_anywhere
from units.views.dasar import open_instansi

HITUNG = {k.value: Count("respons", filter=Q(respons__keadaan=k)) for k in KeadaanRespons}


def keadaan_of(survei: Survei) -> tuple[str, str]:
    """Word and colour for where a round stands today."""
    hari_ini = timezone.localdate()
    if survei.ditutup_pada:
        return "Ditutup", "secondary"
    if hari_ini < survei.mulai:
        return "Belum mulai", "info"
    if hari_ini > survei.selesai:
        return "Masa pengisian berakhir", "warning"
    return "Menerima jawaban", "success"


@require_safe
def survei_list(request, kode):
    instansi = open_instansi(request, kode)
    survei = instansi.survei.annotate(**HITUNG)
    context = {
        "instansi": instansi,
        "jejak": suara_crumbs(instansi, ("Survei", None)),
        "baris": [(s, *keadaan_of(s)) for s in survei],
        "boleh_ubah": may(request.user, Permission.KELOLA_SURVEI, instansi=instansi),
    }
    return render(request, "surveys/survei_list.html", context)


@require_safe
def survei_detail(request, survei):
    """What came in, service by service, and what can be done; only units that the person sees."""
    survei = open_survei(request, survei)
    instansi = survei.instansi
    layanan = list(visible_layanan(request.user, instansi))
    masuk = _received(survei)
    _, semua = read_pohon(survei)
    minimum = required(semua.values(), masuk)  # of the whole instansi, whoever looks
    baris = [
        (la, masuk.get(la.pk, 0), minimum.bagian.get(la.pk))
        for la in layanan
        if la.nonaktif_sejak is None or la.pk in masuk
    ]
    per_keadaan = dict(
        Respons.objects.filter(survei=survei, layanan__in=layanan)
        .values_list("keadaan")
        .annotate(n=Count("pk"))
    )
    per_saluran = dict(
        Respons.objects.filter(survei=survei, layanan__in=layanan)
        .counted()
        .values_list("saluran")
        .annotate(n=Count("pk"))
    )
    label, warna = keadaan_of(survei)
    context = {
        "survei": survei,
        "instansi": instansi,
        "jejak": survei_crumbs(survei),
        "tombol": _buttons(request.user, survei),
        "label": label,
        "warna": warna,
        "unsur": list(survei.unsur.all()),
        "baris": baris,
        "minimum": minimum.perlu,
        "pengguna": minimum.pengguna,
        "jumlah": {k.value: per_keadaan.get(k.value, 0) for k in KeadaanRespons},
        "saluran": [(s.label, per_saluran[s.value]) for s in Saluran if s.value in per_saluran],
        "boleh_ubah": may(request.user, Permission.KELOLA_SURVEI, instansi=instansi),
        "boleh_unduh": may_anywhere(request.user, Permission.KELOLA_SURVEI, instansi=instansi),
    }
    return render(request, "surveys/survei_detail.html", context)


# Pages of a round: label, name of the URL, and what one must be allowed in any unit to find it useful.
HALAMAN = [
    ("Tautan dan kertas", "surveys:survei-tautan", Permission.LIHAT),
    ("Hasil", "surveys:survei-hasil", Permission.LIHAT),
    ("Rencana tindak lanjut", "surveys:rtl-list", Permission.LIHAT),
    ("Impor jawaban", "surveys:survei-impor", Permission.CATAT_WARGA),
    ("Periksa karantina", "surveys:survei-karantina", Permission.MODERASI),
]


def _buttons(user, survei) -> list[tuple[str, str, bool]]:
    """What can be done with the round; the first is the main one."""
    tombol = [
        (label, reverse(nama, args=[survei.pk]))
        for label, nama, perlu in HALAMAN
        if may_anywhere(user, perlu, instansi=survei.instansi)
    ]
    return [(label, url, n == 0) for n, (label, url) in enumerate(tombol)]


def _received(survei) -> dict[int, int]:
    """Answers that count, per service of the whole instansi."""
    semua = Respons.objects.filter(survei=survei).counted()
    return dict(semua.values_list("layanan").annotate(n=Count("pk")))


@require_http_methods(["GET", "HEAD", "POST"])
def survei_create(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_SURVEI)
    form = SurveiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        survei = apply(
            form,
            create_survei,
            instansi=instansi,
            isian=form.isian,
            unsur=form.unsur,
            by=request.user,
        )
        if survei:
            messages.success(request, f"{survei.nama} dibuat. Bagikan tautan dan QR-nya.")
            return redirect("surveys:survei-detail", survei.pk)
    daftar = reverse("surveys:survei-list", args=[instansi.kode])
    jejak = suara_crumbs(instansi, ("Survei", daftar), ("Tambah", None))
    return _form(request, form, "Tambah survei", jejak, daftar)


@require_http_methods(["GET", "HEAD", "POST"])
def survei_edit(request, survei):
    survei = open_survei(request, survei, Permission.KELOLA_SURVEI)
    kembali = reverse("surveys:survei-detail", args=[survei.pk])
    if survei.ditutup_pada:
        messages.warning(request, f"{survei.nama} sudah ditutup dan tidak dapat diubah.")
        return redirect(kembali)
    beku = survei.respons.exists()
    form = SurveiForm(request.POST or None, survei=survei, beku=beku)
    if request.method == "POST" and form.is_valid():
        unsur = None if beku else form.unsur
        hasil = apply(
            form, edit_survei, survei=survei, isian=form.isian, unsur=unsur, by=request.user
        )
        if hasil:
            messages.success(request, f"{hasil.nama} disimpan.")
            return redirect(kembali)
    jejak = survei_crumbs(survei, ("Ubah", None))
    return _form(request, form, f"Ubah {survei.nama}", jejak, kembali)


def _form(request, form, judul, jejak, batal):
    context = {
        "form": form,
        "judul": judul,
        "jejak": jejak,
        "batal": batal,
        "pesan_beku": SUDAH_DIJAWAB if form.beku else "",
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "surveys/survei_edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def survei_close(request, survei):
    survei = open_survei(request, survei, Permission.KELOLA_SURVEI)
    kembali = reverse("surveys:survei-detail", args=[survei.pk])
    if request.method == "POST":
        try:
            close_survei(survei=survei, by=request.user)
        except ValidationError as galat:
            messages.error(request, galat.messages[0])
        else:
            messages.success(request, f"{survei.nama} ditutup.")
        return redirect(kembali)
    karantina = survei.respons.filter(keadaan=KeadaanRespons.KARANTINA).count()
    penjelasan = "Setelah ditutup, tidak ada jawaban yang diterima lagi, dari tautan maupun kertas."
    if karantina:
        penjelasan += f" {karantina} jawaban masih dikarantina; memeriksanya tetap dapat dilakukan."
    context = {
        "judul": f"Tutup {survei.nama}?",
        "penjelasan": penjelasan,
        "tombol": "Tutup survei",
        "bahaya": True,
        "jejak": survei_crumbs(survei, ("Tutup", None)),
        "batal": kembali,
    }
    return render(request, "surveys/_yakin.html", context)
