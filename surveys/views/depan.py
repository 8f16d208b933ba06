"""The front door for citizens: everything they can do at an instansi, on one short page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from surveys.models import Forum, HasilTerbit, Layanan, Survei
from units.models import Instansi

FORUM, HASIL = 3, 3
"""How many of each are shown: the newest; the others are behind their own pages."""


@login_not_required
@require_safe
def warga_pilih(request):
    """Which instansi? Those with a service open to citizens; with one only, straight in."""
    melayani = Layanan.objects.open().values("unit__instansi")
    instansi = list(Instansi.objects.filter(pk__in=melayani).order_by("nama"))
    if len(instansi) == 1:
        return redirect("surveys:warga", instansi[0].kode)
    return render(request, "surveys/warga_pilih.html", {"daftar": instansi})


@login_not_required
@require_safe
def warga(request, kode):
    instansi = get_object_or_404(Instansi, kode=kode)
    hari_ini = timezone.localdate()
    return render(
        request,
        "surveys/warga.html",
        {
            "instansi": instansi,
            "survei": Survei.objects.running_on(hari_ini).filter(instansi=instansi),
            "mengadu": instansi.kategori_pengaduan.open().exists(),
            "forum": Forum.objects.announced()
            .filter(unit__instansi=instansi, tanggal__gte=hari_ini)
            .select_related("unit")
            .order_by("tanggal")[:FORUM],
            "hasil": HasilTerbit.objects.filter(survei__instansi=instansi)
            .select_related("survei")
            .order_by("-terbit_pada")[:HASIL],
        },
    )
