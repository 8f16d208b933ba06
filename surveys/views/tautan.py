"""How a survey reaches people: links, QR codes, posters."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from surveys.tautan import (
    JENIS_QR,
    address_of_layanan,
    address_of_unit,
    qr_file,
    qr_inline,
    spoken,
)
from surveys.views.dasar import open_layanan, open_survei, survei_crumbs, visible_layanan
from units.models import UnitKerja
from units.permissions import may
from units.views.dasar import open_unit


@require_safe
def survei_tautan(request, survei):
    """Unit by unit, every service with its link, QR, poster, tickets and paper forms."""
    survei = open_survei(request, survei)
    layanan = visible_layanan(request.user, survei.instansi).open()
    dicatat = set(
        UnitKerja.objects.filter(instansi=survei.instansi)
        .visible_to(request.user, Permission.CATAT_WARGA)
        .values_list("pk", flat=True)
    )
    per_unit = [
        (
            unit,
            address_of_unit(request, survei, unit),
            unit.pk in dicatat,
            [(la, address_of_layanan(request, survei, la)) for la in isi],
        )
        for unit, isi in groupby(layanan, key=lambda la: la.unit)
    ]
    context = {
        "survei": survei,
        "instansi": survei.instansi,
        "jejak": survei_crumbs(survei, ("Tautan dan kertas", None)),
        "per_unit": per_unit,
        "boleh_ubah": may(request.user, Permission.KELOLA_SURVEI, instansi=survei.instansi),
    }
    return render(request, "surveys/survei_tautan.html", context)


def _unit_of(request, survei, pk: int) -> UnitKerja:
    unit = open_unit(request, pk)
    if unit.instansi_id != survei.instansi_id:
        raise Http404
    return unit


@require_safe
def survei_qr(request, survei, jenis, layanan=None, unit=None):
    """The QR code of a service or a unit as a file, for letters and screens of one's own."""
    if jenis not in JENIS_QR:
        raise Http404
    survei = open_survei(request, survei)
    if layanan is not None:
        layanan = open_layanan(request, layanan, Permission.LIHAT, survei)
        alamat, nama = address_of_layanan(request, survei, layanan), layanan.kode
    else:
        unit = _unit_of(request, survei, unit)
        alamat, nama = address_of_unit(request, survei, unit), unit.pk
    return HttpResponse(
        qr_file(alamat, jenis),
        content_type=JENIS_QR[jenis],
        headers={"Content-Disposition": f'inline; filename="qr-{survei.kode}-{nama}.{jenis}"'},
    )


@require_safe
def survei_poster(request, survei, layanan=None, unit=None):
    """An A4 sheet to hang up: for one service, or for a unit with all it offers."""
    survei = open_survei(request, survei)
    if layanan is not None:
        layanan = open_layanan(request, layanan, Permission.LIHAT, survei)
        unit, alamat = layanan.unit, address_of_layanan(request, survei, layanan)
        daftar = []
    else:
        unit = _unit_of(request, survei, unit)
        alamat = address_of_unit(request, survei, unit)
        dalam = UnitKerja.objects.in_subtree(unit)
        daftar = list(
            visible_layanan(request.user, survei.instansi).open().filter(unit__in=dalam)[:13]
        )
    judul = layanan.nama if layanan else unit.nama
    context = {
        "survei": survei,
        "unit": unit,
        "layanan": layanan,
        "daftar": daftar[:12],
        "masih_ada": len(daftar) > 12,
        "judul": f"Poster {judul}",
        "jejak": survei_crumbs(survei, (f"Poster {judul}", None)),
        "qr": mark_safe(qr_inline(alamat, f"QR menuju {spoken(alamat)}")),
        "alamat": spoken(alamat),
    }
    return render(request, "surveys/survei_poster.html", context)
