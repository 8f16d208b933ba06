"""Paper forms, typed in one after the other."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from surveys.actions.petugas import type_paper
from surveys.forms.kertas import KertasForm
from surveys.models import Respons
from surveys.models.respons import Saluran
from surveys.pengiriman import TandaRusak, new_tanda, read_tanda
from surveys.views.kelola import open_layanan, open_survei, survei_crumbs
from units.forms.dasar import apply

TERAKHIR = 5


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
    try:
        tanda, teks = read_tanda(request.POST.get("tanda", "")), request.POST["tanda"]
    except TandaRusak:
        tanda, teks = None, new_tanda()
        form.add_error(None, "Halaman ini sudah terlalu lama terbuka. Periksa, lalu simpan lagi.")
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


def _draw(request, survei, layanan, form, tanda, status=200):
    semua = Respons.objects.filter(survei=survei, layanan=layanan, saluran=Saluran.KERTAS)
    milik = semua.filter(dicatat_oleh=request.user).order_by("-pk")
    context = {
        "survei": survei,
        "layanan": layanan,
        "form": form,
        "angka": form.angka(),
        "tanda": tanda,
        "jejak": survei_crumbs(
            survei,
            ("Tautan dan kertas", reverse("surveys:survei-tautan", args=[survei.pk])),
            (f"Ketik kertas: {layanan.nama}", None),
        ),
        "banyak": milik.count(),
        "terakhir": [(_digits(r), r.tanggal) for r in milik[:TERAKHIR]],
    }
    return render(request, "surveys/survei_kertas.html", context, status=status)
