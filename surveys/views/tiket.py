"""One-time links: made by the counter, printed as slips with a QR, each for one answer."""

from __future__ import annotations

import csv
import io

from django.contrib import messages
from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Trunc
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.petugas import MAKS_TIKET, make_tiket
from surveys.forms.tiket import TiketForm
from surveys.tautan import address_of_tiket, qr_inline, spoken
from surveys.views.dasar import open_layanan, open_survei, survei_crumbs
from units.forms.dasar import apply


def _open(request, survei, layanan):
    survei = open_survei(request, survei)
    return survei, open_layanan(request, layanan, Permission.CATAT_WARGA, survei)


@require_http_methods(["GET", "HEAD", "POST"])
def survei_tiket_list(request, survei, layanan):
    """Used and unused, batch by batch; and the form to make more."""
    survei, layanan = _open(request, survei, layanan)
    form = TiketForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tiket = apply(
            form,
            make_tiket,
            survei=survei,
            layanan=layanan,
            banyak=form.cleaned_data["banyak"],
            by=request.user,
        )
        if tiket:
            messages.success(request, f"{len(tiket)} tiket dibuat. Cetak slipnya.")
            return redirect("surveys:survei-tiket-list", survei.pk, layanan.pk)
    semua = survei.tiket.filter(layanan=layanan)
    per_hari = (
        semua.annotate(saat=Trunc("dibuat_pada", "minute"))
        .order_by()
        .values("saat")
        .annotate(
            banyak=Count("pk"),
            terpakai=Count("respons"),
            sisa=F("banyak") - F("terpakai"),
            dari=Min("pk"),
            sampai=Max("pk"),
        )
        .order_by("-saat")
    )
    context = {
        "survei": survei,
        "layanan": layanan,
        "form": form,
        "jejak": survei_crumbs(
            survei,
            ("Tautan dan kertas", reverse("surveys:survei-tautan", args=[survei.pk])),
            (f"Tiket: {layanan.nama}", None),
        ),
        "jumlah": semua.aggregate(
            banyak=Count("pk"),
            terpakai=Count("respons"),
            sisa=Count("pk", filter=Q(respons__isnull=True)),
        ),
        "kelompok": list(per_hari[:50]),
        "buka": not (survei.ditutup_pada or layanan.nonaktif_sejak),
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/survei_tiket_list.html", context, status=status)


def _unused(request, survei, layanan):
    """Unused tickets, oldest first; of one batch with ?dari=&sampai=."""
    tiket = survei.tiket.filter(layanan=layanan, respons=None).order_by("pk")
    for nama, kolom in (("dari", "pk__gte"), ("sampai", "pk__lte")):
        teks = request.GET.get(nama, "")
        if teks.isascii() and teks.isdigit() and len(teks) < 19:
            tiket = tiket.filter(**{kolom: int(teks)})
    return tiket


@never_cache
@require_safe
def survei_tiket_slip(request, survei, layanan):
    """Slips to print and cut: a QR for one answer each."""
    survei, layanan = _open(request, survei, layanan)
    slip = [
        (mark_safe(qr_inline(alamat, "QR sekali pakai")), spoken(alamat))
        for alamat in (
            address_of_tiket(request, t) for t in _unused(request, survei, layanan)[:MAKS_TIKET]
        )
    ]
    if not slip:
        raise Http404
    context = {
        "survei": survei,
        "layanan": layanan,
        "slip": slip,
        "jejak": survei_crumbs(
            survei,
            (
                f"Tiket: {layanan.nama}",
                reverse("surveys:survei-tiket-list", args=[survei.pk, layanan.pk]),
            ),
            ("Slip", None),
        ),
    }
    return render(request, "surveys/survei_tiket_slip.html", context)


@never_cache
@require_safe
def survei_tiket_csv(request, survei, layanan):
    """Unused links, one per row, for a mail merge or a message at the counter."""
    survei, layanan = _open(request, survei, layanan)
    isi = io.StringIO()
    tulis = csv.writer(isi, delimiter=";", lineterminator="\r\n")
    tulis.writerow(["nomor", "layanan", "unit", "tautan"])
    for n, t in enumerate(_unused(request, survei, layanan)[:100_000], 1):
        tulis.writerow([n, _plain(layanan.nama), _plain(layanan.unit.nama), address_of_tiket(request, t)])  # fmt: skip
    return HttpResponse(
        "\ufeff" + isi.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="tiket-{survei.kode}-{layanan.kode}.csv"'
        },
    )


def _plain(teks: str) -> str:
    """A name as text even where a spreadsheet would read a formula."""
    return f"'{teks}" if teks[:1] in "=+-@\t\r" else teks
