"""The public proposals and promises of an instansi, to take away."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from surveys.exports.data_terbuka import aspirasi_rows, komitmen_rows, write_csv
from surveys.views.dasar_forum import public_url
from units.models import Instansi

SEBENTAR = 300  # seconds that a copy may be used again


@login_not_required
@require_safe
@cache_control(public=True, max_age=SEBENTAR)
def aspirasi_data(request, instansi, bentuk):
    instansi = get_object_or_404(Instansi, kode=instansi)
    baris = aspirasi_rows(instansi, public_url(request, "surveys:aspirasi-publik", instansi.kode))
    return _answer(baris, f"aspirasi-{instansi.kode}", bentuk)


@login_not_required
@require_safe
@cache_control(public=True, max_age=SEBENTAR)
def komitmen_data(request, instansi, bentuk):
    instansi = get_object_or_404(Instansi, kode=instansi)
    baris = komitmen_rows(instansi, timezone.localdate())
    return _answer(baris, f"komitmen-{instansi.kode}", bentuk)


def _answer(baris, nama: str, bentuk: str) -> HttpResponse:
    match bentuk:
        case "csv":
            jawab = HttpResponse(write_csv(baris), content_type="text/csv; charset=utf-8")
        case "json":
            jawab = JsonResponse(list(baris), safe=False, json_dumps_params={"ensure_ascii": False})
        case _:
            raise Http404
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.{bentuk}"'
    return jawab
