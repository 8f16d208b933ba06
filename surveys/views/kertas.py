"""Paper forms: typed in one after the other, looked through again, put right or taken back."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.koreksi import correct_paper, withdraw_paper
from surveys.actions.petugas import type_paper
from surveys.forms.kertas import KertasForm, KoreksiForm, TarikForm
from surveys.models import Respons
from surveys.models.respons import KeadaanRespons, Saluran
from surveys.pengiriman import TandaRusak, new_tanda, read_tanda
from surveys.views.dasar import open_layanan, open_survei, survei_crumbs
from units.forms.dasar import apply
from units.views.dasar import page_of, query_without_page

TERAKHIR = 5
BASI = "Halaman ini sudah terlalu lama terbuka. Periksa, lalu simpan lagi."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survei_kertas(request, survei, layanan):
    survei = open_survei(request, survei)
    layanan = open_layanan(request, layanan, Permission.CATAT_WARGA, survei)
    if survei.ditutup_pada:
        messages.warning(request, f"{survei.nama} sudah ditutup.")
        return redirect("surveys:survei-detail", survei.pk)
    unsur = list(survei.unsur.all())
    if request.method != "POST":
        form = KertasForm(unsur=unsur, initial={"tanggal": _date_of(request, survei)})
        return _draw(request, survei, layanan, form, new_tanda())
    form = KertasForm(request.POST, unsur=unsur)
    tanda, teks = _tanda_of(request, form)
    if tanda and form.is_valid():
        hasil = apply(
            form,
            type_paper,
            survei=survei,
            layanan=layanan,
            isi=form.isi,
            tanda=tanda,
            by=request.user,
        )
        if hasil:
            respons, baru = hasil
            messages.success(request, _said(respons, baru))
            kembali = reverse("surveys:survei-kertas", args=[survei.pk, layanan.pk])
            return redirect(f"{kembali}?tanggal={respons.tanggal:%Y-%m-%d}")
    return _draw(request, survei, layanan, form, teks, status=422)


def _tanda_of(request, form):
    """What the page was shown with; where it is too old, a new one and a word about it."""
    try:
        return read_tanda(request.POST.get("tanda", "")), request.POST["tanda"]
    except TandaRusak:
        form.add_error(None, BASI)
        return None, new_tanda()


def _said(respons: Respons, baru: bool) -> str:
    if not baru:
        return "Formulir ini sudah tersimpan tadi; tidak dicatat dua kali."
    terjawab = sum(n is not None for n in respons.nilai)
    return f"Tersimpan: {_digits(respons)} ({terjawab} dari {len(respons.nilai)} terjawab). Formulir berikutnya."


def _digits(respons: Respons) -> str:
    return " ".join("–" if n is None else str(n) for n in respons.nilai)


def _date_of(request, survei):
    """The date of the paper before; else today, as far as the round goes."""
    try:
        tanggal = parse_date(request.GET.get("tanggal", ""))
    except ValueError:
        tanggal = None
    return tanggal or min(timezone.localdate(), survei.selesai)


def _typed(survei, layanan):
    """Paper forms of this service, newest first."""
    return (
        Respons.objects.filter(survei=survei, layanan=layanan, saluran=Saluran.KERTAS)
        .select_related("dicatat_oleh", "penarikan__pengganti", "penarikan__oleh", "membetulkan")
        .order_by("-pk")
    )


def _crumbs(survei, *jejak):
    tautan = reverse("surveys:survei-tautan", args=[survei.pk])
    return survei_crumbs(survei, ("Tautan dan kertas", tautan), *jejak)


def _draw(request, survei, layanan, form, tanda, status=200):
    milik = _typed(survei, layanan).filter(dicatat_oleh=request.user)
    milik = milik.exclude(keadaan=KeadaanRespons.DITARIK)
    context = {
        "survei": survei,
        "layanan": layanan,
        "form": form,
        "angka": form.angka(),
        "tanda": tanda,
        "jejak": _crumbs(survei, (f"Ketik kertas: {layanan.nama}", None)),
        "banyak": milik.count(),
        "terakhir": [(_digits(r), r) for r in milik[:TERAKHIR]],
    }
    return render(request, "surveys/survei_kertas.html", context, status=status)


@require_safe
def survei_kertas_list(request, survei, layanan):
    """Every form typed for this service, what was put right and taken back included."""
    survei = open_survei(request, survei)
    layanan = open_layanan(request, layanan, Permission.CATAT_WARGA, survei)
    semua = _typed(survei, layanan)
    saya = request.GET.get("oleh") == "saya"
    page = page_of(request, semua.filter(dicatat_oleh=request.user) if saya else semua)
    context = {
        "survei": survei,
        "layanan": layanan,
        "saya": saya,
        "page": page,
        "query": query_without_page(request),
        "baris": [(_digits(r), r, hasattr(r, "penarikan")) for r in page.object_list],
        "ditarik": semua.filter(keadaan=KeadaanRespons.DITARIK).count(),
        "jejak": _crumbs(survei, (f"Formulir kertas: {layanan.nama}", None)),
    }
    return render(request, "surveys/survei_kertas_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survei_kertas_edit(request, pk):
    """One typed form: put right, or taken back altogether."""
    respons = get_object_or_404(
        Respons.objects.select_related("survei__instansi", "layanan__unit"),
        pk=pk, saluran=Saluran.KERTAS,
    )  # fmt: skip
    survei = respons.survei
    layanan = open_layanan(request, respons.layanan_id, Permission.CATAT_WARGA, survei)
    daftar = reverse("surveys:survei-kertas-list", args=[survei.pk, layanan.pk])
    if survei.ditutup_pada or respons.keadaan == KeadaanRespons.DITARIK:
        messages.warning(request, "Formulir ini tidak dapat diubah lagi.")
        return redirect(daftar)
    tarik = TarikForm(request.POST if "tarik-alasan" in request.POST else None, prefix="tarik")
    form = KoreksiForm(
        request.POST if request.method == "POST" and not tarik.is_bound else None,
        unsur=list(survei.unsur.all()), respons=respons,
    )  # fmt: skip
    tanda, teks = _tanda_of(request, form) if form.is_bound else (None, new_tanda())
    if tarik.is_valid() and apply(
        tarik, withdraw_paper, respons=respons, by=request.user, **tarik.cleaned_data
    ):
        messages.success(request, "Formulir ditarik; jawabannya tidak dihitung lagi.")
        return redirect(daftar)
    if tanda and form.is_valid():
        baru = apply(
            form, correct_paper, respons=respons, isi=form.isi,
            alasan=form.cleaned_data["alasan"], tanda=tanda, by=request.user,
        )  # fmt: skip
        if baru:
            messages.success(request, f"Dibetulkan: {_digits(baru)}.")
            return redirect(daftar)
    context = {
        "survei": survei,
        "layanan": layanan,
        "respons": respons,
        "form": form,
        "tarik": tarik,
        "salah": tarik if tarik.is_bound else form,
        "angka": form.angka(),
        "tanda": teks,
        "batal": daftar,
        "jejak": _crumbs(survei, (f"Formulir kertas: {layanan.nama}", daftar), ("Betulkan", None)),
    }
    status = 422 if form.errors or tarik.errors else 200
    return render(request, "surveys/survei_kertas_edit.html", context, status=status)
