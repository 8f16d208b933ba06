"""A page takes at most twelve queries, sign-in and menu included, with everything on it that it can show."""

import pytest
from django.urls import reverse

from tests.factories import (
    build_jabatan,
    build_pegawai,
    build_periode,
    build_tugas,
    build_unit,
    build_user,
)
from workload.actions.analisis import transition
from workload.models import Catatan, Jawaban, PenerimaanTanda
from workload.tanda import tanda_for_sheet

BATAS = 12


@pytest.fixture
def seksi(instansi):
    return instansi.unit.get(kode="KEL-1")  # three levels down: what is above it counts too


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def jabatan(instansi, seksi, periode):
    """A post in the thick of it: holders, a sheet copied from another unit and one of last year, flags of
    every kind (one accepted), notes with answers, and posts with the same beside it."""
    lalu = build_periode(instansi, 2025)
    penelaah, petugas = build_user(instansi, "perencana"), build_user(instansi, "petugas")
    for kode in ("KEC", "SEK", "PEM"):
        sumber = build_jabatan(instansi.unit.get(kode=kode), "Pengelola Data")
        for n in range(6):
            contoh = build_tugas(sumber, 100 + n, 10, uraian=f"Tugas {n}")
    build_unit(instansi, "KEL-1-1", "Loket", induk=seksi)
    for _ in range(3):
        jabatan = build_jabatan(seksi, bezetting=2, atasan=build_jabatan(seksi, jenis="pengawas"))
        build_pegawai(jabatan)
        build_pegawai(jabatan)
        for n in range(6):
            build_tugas(jabatan, 100 + n, 30, uraian=f"Tugas {n}", periode=lalu)
            tugas = build_tugas(jabatan, 100 + n, 30, uraian=f"Tugas {n}")
        build_tugas(jabatan, 5_000, 60, uraian="Melayani loket")
        build_tugas(jabatan, uraian="Belum lengkap")
        beban = tugas.beban
        beban.disalin_dari = contoh.beban
        beban.save()
        for t in (None, tugas):
            catatan = Catatan.objects.create(beban=beban, tugas=t, isi="Dari mana?", oleh=penelaah)
            Jawaban.objects.create(catatan=catatan, isi="Dari loket.", oleh=petugas)
        (tanda, *_) = tanda_for_sheet(beban)[tugas.uid]
        PenerimaanTanda.objects.create(
            tugas=tugas, kode=tanda.kode, sidik=tanda.sidik, alasan="Dua loket", oleh=petugas
        )
    pimpinan = build_user(instansi, "pimpinan_unit")
    lain = instansi.unit.get(kode="PEM")
    transition(unit=lain, periode=periode, kode="finalkan", by=pimpinan)
    transition(unit=lain, periode=periode, kode="buka", by=pimpinan, alasan="Volume keliru")
    return jabatan


HALAMAN = {
    "analisis": ("workload:analisis-detail", lambda p, j: [p.pk, j.unit_id]),
    "lembar": ("workload:beban-edit", lambda p, j: [p.pk, j.pk]),
    "unit": ("units:unit-detail", lambda p, j: [j.unit_id]),
    "ubah jabatan": ("units:jabatan-edit", lambda p, j: [j.pk]),
    "riwayat": ("riwayat-list", lambda p, j: [j.instansi.kode]),
}


@pytest.mark.parametrize(
    ("halaman", "role"),
    [
        *[("analisis", role) for role in ("petugas", "pimpinan_unit", "perencana")],
        *[("lembar", role) for role in ("petugas", "pimpinan_unit", "perencana")],
        *[("unit", role) for role in ("petugas", "perencana", "admin_instansi")],
        ("ubah jabatan", "admin_instansi"),
        *[("riwayat", role) for role in ("auditor", "admin_instansi")],
    ],
)
def test_twelve_queries_at_most(
    masuk, periode, jabatan, halaman, role, django_assert_max_num_queries
):
    client = masuk(role)
    nama, args = HALAMAN[halaman]
    url = reverse(nama, args=args(periode, jabatan))
    assert client.get(url).status_code == 200  # the session remembers the instansi: written once
    with django_assert_max_num_queries(BATAS):
        client.get(url)
