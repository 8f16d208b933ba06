"""Complaints that do not come through the form: said at the counter, written, telephoned, or sent by SP4N-LAPOR!."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.roles import Permission
from surveys.actions.pengaduan import TandaTerima, store
from surveys.models import KategoriPengaduan, Layanan
from surveys.models.pengaduan import Sumber
from surveys.pengiriman import Tanda
from units.models import UnitKerja
from units.permissions import may_anywhere
from workload.policies import Ditolak


def record_pengaduan(
    *,
    unit: UnitKerja,
    layanan: Layanan | None,
    kategori: KategoriPengaduan,
    isi: dict,
    kontak: dict | None,
    sumber: Sumber,
    diterima: date,
    nomor_lapor: str,
    tanda: Tanda,
    by,
) -> TandaTerima:
    """Typed in by an officer, who need not be of the unit it is about. The reporter gets number and secret on
    paper, the same ones when the form is sent again. The clock runs from the day it came. Raises Ditolak."""
    if not may_anywhere(by, Permission.CATAT_WARGA, instansi=unit.instansi):
        raise PermissionDenied
    if sumber == Sumber.WEB:
        raise Ditolak("Pilih bagaimana pengaduan ini sampai.")
    if diterima > timezone.localdate():
        raise Ditolak("Tanggal diterima belum tiba.")
    if sumber == Sumber.LAPOR and not nomor_lapor:
        raise Ditolak("Tulis nomor SP4N-LAPOR!.")
    return store(
        unit=unit,
        layanan=layanan,
        kategori=kategori,
        isi=isi | {"sumber": sumber, "nomor_lapor": nomor_lapor},
        kontak=kontak,
        tanda=tanda,
        diterima=diterima,
        kabar=f"Dicatat petugas: {sumber.label}",
        by=by,
    )
