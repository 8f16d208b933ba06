"""What the pages on complaints share: opening one, its clock in words, breadcrumbs."""

from __future__ import annotations

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from surveys.calculators.tenggat import Laju, read_clock
from surveys.models import Pengaduan
from surveys.pengiriman import TandaRusak, TandaTerpakai, read_tanda
from surveys.policies_pengaduan import is_about
from surveys.views.dasar import suara_crumbs
from units.permissions import require
from units.views.dasar import remember
from workload.policies import Ditolak

BASI = "Halaman ini sudah terlalu lama terbuka. Periksa isinya, lalu kirim lagi."
WARNA = {Laju.LONGGAR: "success", Laju.DEKAT: "warning", Laju.LEWAT: "danger"}


def open_pengaduan(request, pk) -> Pengaduan:
    """The complaint, for people who handle it where it is now and are not whom it is about."""
    pengaduan = get_object_or_404(
        Pengaduan.objects.select_related(
            "unit__instansi", "unit_diadukan__induk", "kategori", "layanan", "naik_ke", "terlapor", "dicatat_oleh"
        ),
        pk=pk,
    )  # fmt: skip
    require(request.user, Permission.TANGANI_PENGADUAN, unit=pengaduan.unit)
    if is_about(pengaduan, request.user):
        raise Http404
    remember(request, pengaduan.unit.instansi_id)
    return pengaduan


def clock(p: Pengaduan, hari_ini, kalender) -> dict:
    """The clock in words and colour; of a closed complaint how long it took."""
    if p.tenggat is None:
        tutup = timezone.localdate(p.ditutup_pada)
        tepat = tutup <= p.tenggat_selesai
        return {
            "kalimat": f"Ditutup dalam {kalender.count(p.diterima, tutup)} hari kerja{'' if tepat else ', lewat tenggat'}",
            "warna": "light" if tepat else "danger",
        }
    jam = read_clock(p.tenggat, hari_ini, kalender)
    return {"kalimat": jam.kalimat, "warna": WARNA[jam.laju], "tenggat": jam.tenggat}


def list_crumbs(instansi, *jejak):
    daftar = ("Pengaduan", reverse("surveys:pengaduan-list", args=[instansi.kode]))
    return suara_crumbs(instansi, daftar, *jejak)


def step_crumbs(pengaduan, judul):
    return list_crumbs(
        pengaduan.unit.instansi, (pengaduan.nomor, pengaduan.get_absolute_url()), (judul, None)
    )


def sent(request, form) -> bool:
    return request.method == "POST" and form.is_valid()


def sent_to(view):
    """What the page of a complaint sends something to. Asked for as a page, as after signing in again, it is
    that page."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request, pk):
        pengaduan = open_pengaduan(request, pk)
        return view(request, pengaduan) if request.method == "POST" else redirect(pengaduan)

    return opened


def do_once(request, form, action, /, **kwargs):
    """As `do`, once per paper with which the form was shown."""
    try:
        tanda = read_tanda(request.POST.get("tanda", ""))
    except TandaRusak:
        form.add_error(None, BASI)
        return None
    return do(form, action, tanda=tanda, **kwargs)


def do(form, action, /, **kwargs):
    """Run an action; a refusal lands on the form and None comes back."""
    try:
        return action(**kwargs)
    except (Ditolak, TandaTerpakai) as tolak:
        form.add_error("alasan" if "alasan" in form.fields else None, str(tolak))
        return None
