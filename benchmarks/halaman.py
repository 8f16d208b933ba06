"""P3: queries per page. At most 12, and as many in the instansi of ten cities as in one."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from accounts.models import User
from benchmarks import data
from benchmarks.ukur import Hasil
from units.models import Instansi, Jabatan, Pegawai, UnitKerja

BATAS = 12


def run():
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        satu, sepuluh = (count(kode) for kode in (data.SATU, data.SEPULUH_KALI))
    for nama, n in satu.items():
        m = sepuluh[nama]
        yield Hasil(
            "P3", f"queries: {nama}", f"{n}", f"ten cities: {m}", max(n, m) if n == m else 99, BATAS, satuan="queries"
        )  # fmt: skip


def count(kode: str) -> dict[str, int]:
    """Queries of every page, asked for as the person who sees most of it."""
    hasil = {}
    for nama, (role, url) in pages(Instansi.objects.get(kode=kode)).items():
        client = Client()
        client.force_login(
            User.objects.get(username=f"{role}-{kode}"),
            backend="accounts.backends.UsernameOrNipBackend",
        )
        client.get(url)  # opens the instansi: the session is written once
        with CaptureQueriesContext(connection) as catatan:
            jawab = client.get(url)
        assert jawab.status_code == 200, (url, jawab.status_code)
        hasil[nama] = len(catatan)
    return hasil


def pages(instansi: Instansi) -> dict[str, tuple[str, str]]:
    """{name: (role, address)} of the pages that people open."""
    periode = instansi.periode.get(tahun=data.TAHUN)
    unit = middle_unit(instansi)
    jabatan = sheet_of(unit, periode)
    pegawai = Pegawai.objects.filter(instansi=instansi).order_by("pk").first()

    def beban(nama, *args, role="perencana", query=""):
        return role, reverse(f"workload:{nama}", args=[periode.pk, *args]) + query

    def organisasi(nama, *args, role="admin_instansi", query=""):
        return role, reverse(f"units:{nama}", args=args) + query

    return {
        "kesenjangan": beban("kesenjangan"),
        "kesenjangan_unit": beban("kesenjangan-unit", unit.pk),
        "kesenjangan_unit, as petugas": beban("kesenjangan-unit", unit.pk, role="petugas"),
        "kesenjangan_jabatan": beban("kesenjangan-jabatan"),
        "kesenjangan_jabatan, filtered": beban(
            "kesenjangan-jabatan", query="?keadaan=kurang&urut=-kurang&q=arsip"
        ),
        "kesenjangan_jenis": beban("kesenjangan-jenis"),
        "peta_jabatan": beban("peta-jabatan"),
        "perhitungan_unit": beban("perhitungan-unit", unit.pk),
        "perhitungan_jabatan": beban("perhitungan-jabatan", jabatan.pk),
        "beban_list": beban("beban-list"),
        "beban_list, as petugas": beban("beban-list", role="petugas"),
        "analisis_detail": beban("analisis-detail", unit.pk),
        "beban_edit, as petugas": beban("beban-edit", jabatan.pk, role="petugas"),
        "beban_edit": beban("beban-edit", jabatan.pk),
        "beban_copy": beban("beban-copy", jabatan.pk, role="petugas"),
        "instansi_detail": organisasi("instansi-detail", instansi.kode),
        "unit_list": organisasi("unit-list", instansi.kode),
        "unit_detail": organisasi("unit-detail", unit.pk),
        "unit_edit": organisasi("unit-edit", unit.pk),
        "jabatan_detail": organisasi("jabatan-detail", jabatan.pk),
        "jabatan_edit": organisasi("jabatan-edit", jabatan.pk),
        "pegawai_list": organisasi("pegawai-list", instansi.kode),
        "pegawai_detail": organisasi("pegawai-detail", pegawai.pk),
        "pegawai_edit": organisasi("pegawai-edit", pegawai.pk),
        "nomenklatur_list": organisasi("nomenklatur-list", instansi.kode),
        "periode_list": organisasi("periode-list", instansi.kode),
        "periode_detail": organisasi("periode-detail", periode.pk),
        "penugasan_list": organisasi("penugasan-list", instansi.kode),
        "riwayat_list": ("admin_instansi", reverse("riwayat-list", args=[instansi.kode])),
    }


def middle_unit(instansi) -> UnitKerja:
    """A unit two levels below the top: neither a leaf nor the whole."""
    return (
        UnitKerja.objects.filter(instansi=instansi, induk__induk__induk=None, induk__induk__isnull=False)
        .order_by("pk")
        .first()
    )  # fmt: skip


def sheet_of(unit, periode, baris: int = 15) -> Jabatan:
    """A post at or below the unit whose sheet has that many rows."""
    from django.db.models import Count

    return (
        Jabatan.objects.in_subtree(unit)
        .filter(beban__periode=periode)
        .annotate(n=Count("beban__tugas"))
        .filter(n=baris)
        .order_by("pk")
        .first()
    )
