"""Who complained: looked at by few, each look written down; and a new secret for who lost theirs."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from surveys.actions.kontak import may_see_kontak, renew_rahasia, see_kontak
from surveys.forms.tangani import LihatPelaporForm
from surveys.models.pengaduan import CaraLapor
from surveys.views.catat_pengaduan import draw_slip
from surveys.views.dasar_pengaduan import do, open_pengaduan, sent, step_crumbs


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pengaduan_reporter(request, pk):
    """The contact is in the answer to a POST only; with `kunci` that answer is the slip with a new secret."""
    pengaduan = open_pengaduan(request, pk)
    if not may_see_kontak(request.user, pengaduan):
        raise PermissionDenied
    form = LihatPelaporForm(request.POST if request.method == "POST" else None)
    kontak, status = None, 200
    if sent(request, form):
        isian = {"pengaduan": pengaduan, "by": request.user, **form.cleaned_data}
        if "kunci" in request.POST:
            if rahasia := do(form, renew_rahasia, **isian):
                return draw_slip(request, pengaduan, rahasia, step_crumbs(pengaduan, "Slip"))
        else:
            kontak = do(form, see_kontak, **isian)
        status = 200 if kontak else 422
    context = {
        "pengaduan": pengaduan,
        "rahasia": pengaduan.cara == CaraLapor.RAHASIA,
        "form": form,
        "kontak": kontak,
        "jejak": step_crumbs(pengaduan, "Pelapor"),
    }
    return render(request, "surveys/pengaduan_reporter.html", context, status=status)
