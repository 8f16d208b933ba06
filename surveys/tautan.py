"""Addresses of the public form, and their QR codes. Short enough to be typed from a poster."""

from __future__ import annotations

import io

import segno
from django.urls import reverse

from surveys.models import Layanan, Survei, TiketSurvei
from surveys.pengiriman import sign_tiket
from units.models import UnitKerja

JENIS_QR = {"svg": "image/svg+xml", "png": "image/png"}


def address_of_layanan(request, survei: Survei, layanan: Layanan) -> str:
    return request.build_absolute_uri(
        reverse("surveys:survei-isi", args=[survei.kode, layanan.kode])
    )


def address_of_unit(request, survei: Survei, unit: UnitKerja) -> str:
    """Where one chooses among the services of the unit and those below it."""
    dasar = reverse("surveys:survei-pilih", args=[survei.kode])
    return request.build_absolute_uri(f"{dasar}?u={unit.pk}")


def address_of_tiket(request, tiket: TiketSurvei) -> str:
    return request.build_absolute_uri(reverse("surveys:survei-tiket", args=[sign_tiket(tiket.uid)]))


def spoken(alamat: str) -> str:
    """An address as it is printed for people: without the protocol."""
    return alamat.partition("://")[2].rstrip("/")


def qr_file(teks: str, jenis: str) -> bytes:
    """A QR code as a file; error correction M survives a crease in the paper."""
    isi = io.BytesIO()
    segno.make(teks, error="m", micro=False).save(isi, kind=jenis, scale=8, border=4)
    return isi.getvalue()


def qr_inline(teks: str, judul: str) -> str:
    """A QR code as an SVG element without a fixed size; safe to put into a page."""
    return segno.make(teks, error="m", micro=False).svg_inline(
        border=2, omitsize=True, title=judul, svgclass="qr", lineclass=None
    )
