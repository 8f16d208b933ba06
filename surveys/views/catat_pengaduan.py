"""Typing in what somebody said at the counter, wrote or telephoned; the slip they go home with."""

from __future__ import annotations

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from surveys.actions.catat_pengaduan import record_pengaduan
from surveys.forms.pengaduan import CatatPengaduanForm
from surveys.models import Pengaduan
from surveys.pengiriman import TandaRusak, new_tanda, read_tanda
from surveys.tautan import qr_inline, spoken
from surveys.views.dasar import open_anywhere
from surveys.views.dasar_pengaduan import do, list_crumbs, sent

BASI = "Halaman ini sudah terlalu lama terbuka. Periksa isinya, lalu simpan lagi."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_entry(request, kode):
    """The answer to a complete form is the slip; whom the complaint is about decides who sees it from then on."""
    instansi = open_anywhere(request, kode, Permission.CATAT_WARGA)
    if not instansi.kategori_pengaduan.open().exists():
        return redirect("surveys:pengaduan-list", instansi.kode)
    form = CatatPengaduanForm(
        request.POST if request.method == "POST" else None,
        instansi=instansi,
        initial={"sumber": "loket", "cara": "anonim", "diterima": timezone.localdate()},
    )
    jejak = list_crumbs(instansi, ("Catat pengaduan", None))
    tanda = request.POST.get("tanda", "")
    if sent(request, form):
        try:
            terima = do(form, record_pengaduan, tanda=read_tanda(tanda), by=request.user, **form.pengaduan)  # fmt: skip
        except TandaRusak:
            form.add_error(None, BASI)
        else:
            if terima and terima.nomor:
                pengaduan = Pengaduan.objects.select_related("unit__instansi", "kategori").get(nomor=terima.nomor)  # fmt: skip
                return draw_slip(request, pengaduan, terima.rahasia, jejak)
            if terima:
                form.add_error(None, "Pengaduan ini sudah disimpan lebih dari satu jam lalu; slipnya tidak dapat dibuat lagi.")  # fmt: skip
        tanda = ""  # too old or used: the next one brings what stands in the form now
    context = {
        "instansi": instansi,
        "form": form,
        "tanda": tanda or new_tanda(),
        "jejak": jejak,
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/pengaduan_entry.html", context, status=status)


def draw_slip(request, pengaduan: Pengaduan, rahasia: str, jejak):
    """Number and secret to print, once. The code on it opens the page that asks for both, and holds neither."""
    lacak = request.build_absolute_uri(reverse("surveys:pengaduan-lacak"))
    context = {
        "pengaduan": pengaduan,
        "rahasia": rahasia,
        "alamat": spoken(lacak),
        "qr": mark_safe(qr_inline(lacak, "Alamat halaman pantau pengaduan")),
        "jejak": jejak,
    }
    return render(request, "surveys/pengaduan_slip.html", context)
