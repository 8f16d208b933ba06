"""What the staff pages of forum and aspirasi share: opening things, the way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from surveys.models import Aspirasi, Forum, Komitmen
from surveys.views.dasar import suara_crumbs
from units.forms.dasar import apply
from units.models import UnitKerja
from units.permissions import require
from units.views.dasar import page_of, remember


def open_forum(request, pk: int, permission=Permission.LIHAT) -> Forum:
    forum = get_object_or_404(Forum.objects.select_related("unit__instansi", "layanan"), pk=pk)
    return _opened(request, forum, permission)


def open_aspirasi(request, pk: int, permission=Permission.LIHAT) -> Aspirasi:
    semua = Aspirasi.objects.select_related(
        "unit__instansi", "layanan", "tema", "forum", "induk__unit", "dicatat_oleh", "ditinjau_oleh"
    )
    return _opened(request, get_object_or_404(semua.with_dukungan(), pk=pk), permission)


def open_komitmen(request, pk: int, permission=Permission.LIHAT) -> Komitmen:
    semua = Komitmen.objects.select_related("unit__instansi", "forum", "aspirasi")
    return _opened(request, get_object_or_404(semua, pk=pk), permission)


def _opened(request, thing, permission):
    require(request.user, permission, unit=thing.unit)
    remember(request, thing.unit.instansi_id)
    return thing


def _list_crumbs(instansi, judul: str, nama: str, *jejak):
    return suara_crumbs(instansi, (judul, reverse(nama, args=[instansi.kode])), *jejak)


def forum_crumbs(instansi, *jejak):
    return _list_crumbs(instansi, "Forum warga", "surveys:forum-list", *jejak)


def aspirasi_crumbs(instansi, *jejak):
    return _list_crumbs(instansi, "Aspirasi", "surveys:aspirasi-list", *jejak)


def one_forum_crumbs(forum, *jejak):
    return forum_crumbs(forum.unit.instansi, (forum.judul, reverse("surveys:forum-detail", args=[forum.pk])), *jejak)  # fmt: skip


def name_of(aspirasi: Aspirasi, bekerja: bool = True) -> str:
    """Its title; for whoever does not work with it the published one, or none."""
    return (bekerja and aspirasi.judul) or str(aspirasi)


def one_aspirasi_crumbs(aspirasi: Aspirasi, *jejak, bekerja: bool = True):
    alamat = reverse("surveys:aspirasi-detail", args=[aspirasi.pk])
    return aspirasi_crumbs(aspirasi.unit.instansi, (name_of(aspirasi, bekerja), alamat), *jejak)


def proposals_page(request, semua, terbaru: str, per_halaman: int = 50):
    """A page of proposals, each with its support; newest first by that field, or by ?urut=dukungan. Support
    of all of them is counted only where it decides the order."""
    if request.GET.get("urut") == "dukungan":
        return page_of(request, semua.with_dukungan().order_by("-dukungan", "-pk"), per_halaman)
    page = page_of(request, semua.order_by(f"-{terbaru}", "-pk"), per_halaman)
    di_sini = Aspirasi.objects.filter(pk__in=[a.pk for a in page])
    dukungan = dict(di_sini.with_dukungan().order_by().values_list("pk", "dukungan"))
    for a in page:
        a.dukungan = dukungan[a.pk]
    return page


def promises_for(user, komitmen) -> list[Komitmen]:
    """Each with how it stands today, and whether this person may say how far it is."""
    semua, hari_ini = list(komitmen), timezone.localdate()
    mencatat = UnitKerja.objects.visible_to(user, Permission.CATAT_WARGA)
    boleh = set(mencatat.filter(pk__in={k.unit_id for k in semua}).values_list("pk", flat=True))
    for k in semua:
        k.keadaan, k.boleh_lanjut = k.keadaan_pada(hari_ini), k.unit_id in boleh
    return semua


def public_url(request, name: str, *args) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def reject_unknown(kode, tabel):
    """The row of a table that a URL names; 404 where there is none."""
    if kode not in tabel:
        raise Http404
    return tabel[kode]


def show_form(request, form, judul: str, jejak, batal: str, **lain):
    """A page with one form; `tolak` in place of it where it cannot be filled in now."""
    return render(
        request,
        "surveys/forum_form.html",
        {"form": form, "judul": judul, "jejak": jejak, "batal": batal, **lain},
        status=422 if form.errors else 200,
    )


def saved(request, form, pesan: str, action, /, **kwargs) -> bool:
    """The form was sent, is right, and the action took what is in it; the message says so. Else the form
    carries the errors."""
    if request.method != "POST" or not form.is_valid():
        return False
    if apply(form, action, **kwargs, **form.cleaned_data) is None:
        return False
    messages.success(request, pesan)
    return True
