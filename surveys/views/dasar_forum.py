"""What the staff pages of forum and aspirasi share: opening things, the way back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.roles import Permission
from surveys.models import Aspirasi, Forum, Komitmen
from units.forms.dasar import apply
from units.permissions import may_anywhere, require
from units.views.dasar import crumbs, open_instansi, remember


def open_instansi_for(request, kode: str, permission: Permission):
    """The instansi, for people who hold the permission in any unit of it."""
    instansi = open_instansi(request, kode)
    if not may_anywhere(request.user, permission, instansi=instansi):
        raise PermissionDenied
    return instansi


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


def forum_crumbs(instansi, *jejak):
    return crumbs(instansi, ("Forum warga", reverse("surveys:forum-list", args=[instansi.kode])), *jejak)  # fmt: skip


def aspirasi_crumbs(instansi, *jejak):
    return crumbs(instansi, ("Aspirasi", reverse("surveys:aspirasi-list", args=[instansi.kode])), *jejak)  # fmt: skip


def one_forum_crumbs(forum, *jejak):
    return forum_crumbs(forum.unit.instansi, (forum.judul, reverse("surveys:forum-detail", args=[forum.pk])), *jejak)  # fmt: skip


def public_url(request, name: str, *args) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def reject_unknown(kode, tabel):
    """The row of a table that a URL names; 404 where there is none."""
    if kode not in tabel:
        raise Http404
    return tabel[kode]


def saved(request, form, pesan: str, action, /, **kwargs) -> bool:
    """The form was sent, is right, and the action took what is in it; the message says so. Else the form
    carries the errors."""
    if request.method != "POST" or not form.is_valid():
        return False
    if apply(form, action, **kwargs, **form.cleaned_data) is None:
        return False
    messages.success(request, pesan)
    return True
