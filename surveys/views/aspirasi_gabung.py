"""Aspirations that say the same: a person puts one into another, and takes it out again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission as P
from surveys.actions import moderasi_aspirasi as moderasi
from surveys.models import Aspirasi
from surveys.views.dasar_forum import one_aspirasi_crumbs, open_aspirasi
from units.models import UnitKerja

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def aspirasi_merge(request, pk):
    """Put it into one of the similar ones."""
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    terlihat = Aspirasi.objects.visible_to(request.user, P.CATAT_WARGA).filter(
        unit__in=UnitKerja.objects.filter(instansi=aspirasi.unit.instansi_id)
    )
    pilihan = request.POST.get("ke") or request.GET.get("ke") or ""
    ke = None
    if pilihan.isascii() and pilihan.isdigit() and len(pilihan) < 19:
        ke = terlihat.select_related("unit", "tema", "layanan").filter(pk=pilihan).first()
    tolak = (
        moderasi.refuse_merge(aspirasi, ke) if ke else "Pilih tujuannya dari daftar yang serupa."
    )
    if request.method == "POST" and not tolak:
        try:
            moderasi.merge(aspirasi=aspirasi, ke=ke, by=request.user)
            messages.success(request, "Aspirasi digabung; dukungannya dihitung bersama.")
            return redirect("surveys:aspirasi-detail", ke.pk)
        except ValidationError as galat:
            tolak = " ".join(galat.messages)
    return render(
        request,
        "surveys/aspirasi_merge.html",
        {
            "aspirasi": aspirasi,
            "ke": ke,
            "tolak": tolak,
            "jejak": one_aspirasi_crumbs(aspirasi, ("Gabungkan", "")),
        },
        status=422 if request.method == "POST" else 200,
    )


@form_page
def aspirasi_split(request, pk):
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    if request.method == "POST":
        try:
            moderasi.split(aspirasi=aspirasi, by=request.user)
            messages.success(request, "Aspirasi dipisahkan; keadaannya kembali seperti sebelum digabung.")  # fmt: skip
        except ValidationError as galat:
            messages.warning(request, " ".join(galat.messages))
        return redirect("surveys:aspirasi-detail", pk)
    return render(
        request,
        "surveys/aspirasi_split.html",
        {"aspirasi": aspirasi, "jejak": one_aspirasi_crumbs(aspirasi, ("Pisahkan", ""))},
    )
