"""What all staff pages about citizens share: opening instansi, round and service, and the way back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.roles import Permission
from surveys.models import Layanan, Survei
from units.models import Instansi, UnitKerja
from units.permissions import may_anywhere, require
from units.views.dasar import crumbs, open_instansi, remember


def open_anywhere(request, kode: str, permission: Permission) -> Instansi:
    """The instansi, for people who hold `permission` in it or in any unit of it."""
    instansi = open_instansi(request, kode)
    if not may_anywhere(request.user, permission, instansi=instansi):
        raise PermissionDenied
    return instansi


def open_survei(request, pk: int, permission: Permission | None = None) -> Survei:
    """The round, for whoever sees any part of its instansi; to change it `permission` over the whole."""
    survei = get_object_or_404(Survei.objects.select_related("instansi", "terbitan"), pk=pk)
    if not may_anywhere(request.user, Permission.LIHAT, instansi=survei.instansi):
        raise Http404
    if permission is not None:
        require(request.user, permission, instansi=survei.instansi)
    remember(request, survei.instansi_id)
    return survei


def open_round(request, pk: int, permission: Permission) -> Survei:
    """The round, for people who hold `permission` in its instansi or in any unit of it."""
    survei = open_survei(request, pk)
    if not may_anywhere(request.user, permission, instansi=survei.instansi):
        raise PermissionDenied
    return survei


def open_layanan(request, pk: int, permission: Permission, survei: Survei | None = None) -> Layanan:
    """The service, for people who hold `permission` over its unit; with `survei`, of the same instansi."""
    layanan = get_object_or_404(Layanan.objects.select_related("unit__instansi"), pk=pk)
    if survei is not None and layanan.unit.instansi_id != survei.instansi_id:
        raise Http404
    require(request.user, permission, unit=layanan.unit)
    remember(request, layanan.unit.instansi_id)
    return layanan


def visible_layanan(user, instansi: Instansi, permission: Permission = Permission.LIHAT):
    """Services of the instansi in units over which the user holds `permission`, unit by unit."""
    return (
        Layanan.objects.filter(
            unit__in=UnitKerja.objects.filter(instansi=instansi).visible_to(user, permission)
        )
        .select_related("unit")
        .order_by("unit__urutan", "unit__kode", "urutan", "nama")
    )


def suara_crumbs(instansi: Instansi, *jejak):
    return crumbs(instansi, ("Suara warga", reverse("surveys:suara", args=[instansi.kode])), *jejak)


def survei_crumbs(survei: Survei, *jejak):
    return suara_crumbs(
        survei.instansi,
        ("Survei", reverse("surveys:survei-list", args=[survei.instansi.kode])),
        (survei.nama, reverse("surveys:survei-detail", args=[survei.pk])),
        *jejak,
    )
