"""What a citizen reads: the published result of a round, and the poster for the wall."""

from __future__ import annotations

import segno
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from surveys.hasil import penyajian
from surveys.hasil.laporan import Laporan, read_laporan, read_rencana, rounds_of
from surveys.hasil.pohon import read_pohon
from surveys.models import Survei
from surveys.views.rtl import plan_rows, recap_words

LAMA = 300
"""Seconds that a counted result is kept: answers no longer come in, and a crowd must not count them again and
again. Whether it is still public, and which earlier rounds are, is asked every time."""


@login_not_required
@require_safe
@cache_control(public=True, max_age=60)
def hasil_publik(request, survei, unit=None):
    laporan = _open(survei, unit)
    rencana = read_rencana(laporan)
    return render(
        request,
        "surveys/hasil_publik.html",
        _context(laporan)
        | {
            "per_unit": [
                b
                for b in penyajian.cells(
                    laporan.per_unit, laporan, lambda pk: _address(laporan, pk)
                )
                if b["respons"] != "0"
            ],
            "per_layanan": [
                b for b in penyajian.cells(laporan.per_layanan, laporan) if b["respons"] != "0"
            ],
            "putaran": penyajian.rounds(laporan),
            "rencana": plan_rows(rencana, laporan.survei),
            "rekap": recap_words(rencana, laporan.survei),
            "atas": [(u.nama, _address(laporan, u.pk)) for u in laporan.path(laporan.unit.pk)[:-1]]
            if laporan.unit
            else [],
            "poster": _address(laporan, laporan.unit.pk if laporan.unit else None, "hasil-poster"),
        },
    )


@login_not_required
@require_safe
@cache_control(public=True, max_age=60)
def hasil_poster(request, survei, unit=None):
    """One A4 page: name, IKM, grade, respondents, period."""
    laporan = _open(survei, unit)
    if laporan.hasil is None:
        raise Http404
    alamat = request.build_absolute_uri(_address(laporan, laporan.unit and laporan.unit.pk))
    qr = segno.make(alamat, error="m").svg_inline(
        border=0, svgclass=None, lineclass=None, omitsize=True, title="Kode QR ke halaman hasil"
    )
    return render(
        request,
        "surveys/hasil_poster.html",
        _context(laporan) | {"alamat": alamat, "qr": SafeString(qr)},
    )


def _open(kode: str, unit: int | None) -> Laporan:
    """A published result; a unit of which nobody was asked has no page."""
    survei = get_object_or_404(
        Survei.objects.select_related("instansi", "terbitan").filter(terbitan__isnull=False),
        kode=kode,
    )
    pohon, layanan = read_pohon(survei)
    if unit is not None and unit not in pohon:
        raise Http404
    putaran = rounds_of(survei, umum=True)
    laporan = cache.get_or_set(
        f"hasil-publik:{survei.terbitan.pk}:{unit}:{'-'.join(map(str, putaran))}",
        lambda: read_laporan(survei, unit, pohon=(pohon, layanan), putaran=putaran),
        LAMA,
    )
    if unit is not None and not laporan.respons:
        raise Http404
    return laporan


def _address(laporan: Laporan, unit: int | None, nama: str = "hasil-publik") -> str:
    kode = laporan.survei.kode
    if unit is None:
        return reverse(f"surveys:{nama}", args=[kode])
    return reverse(f"surveys:{nama}-unit", args=[kode, unit])


def _context(laporan: Laporan) -> dict:
    survei = laporan.survei
    return {
        "survei": survei,
        "laporan": laporan,
        "judul": laporan.unit.nama if laporan.unit else survei.instansi.nama,
        "utama": penyajian.grade(laporan.hasil),
        "selang": penyajian.interval(laporan.ringkasan),
        "respons": penyajian.respondents(laporan.respons),
        "karantina": laporan.karantina,
        "cara": penyajian.SEBUT_CARA[laporan.cara],
        "tepat": penyajian.exact(laporan),
        "unsur": penyajian.unsur_rows(laporan),
        "profil": penyajian.profile(laporan)[:4],
        "skala": penyajian.scale_rows(),
        "terbitan": survei.terbitan,
    }
