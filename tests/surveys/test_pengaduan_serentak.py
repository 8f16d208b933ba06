"""Two taps at once, two officers at once: one complaint, one step."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from surveys.actions.pengaduan import submit_pengaduan
from surveys.actions.tangani import escalate_overdue, move
from surveys.models import JejakPengaduan, KontakPelapor, Pengaduan
from surveys.pengiriman import new_tanda, read_tanda
from tests.factories import build_kategori, build_pengaduan, build_user
from workload.policies import Ditolak

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(n, kerja):
    def run(_):
        try:
            return kerja()
        finally:
            connection.close()

    with ThreadPoolExecutor(n) as pool:
        return list(pool.map(run, range(n)))


def test_the_same_sending_from_four_threads_is_one_complaint(instansi):
    unit, kategori, tanda = instansi.unit.get(kode="KEL"), build_kategori(instansi), read_tanda(new_tanda())  # fmt: skip
    isi = {"isi": "Loket tutup tanpa kabar.", "tempat": "", "kapan": "", "cara": "bernama"}
    kontak = {"nama": "Siti Aminah", "kontak": "siti@contoh.id"}
    terima = at_once(4, lambda: submit_pengaduan(unit=unit, layanan=None, kategori=kategori, isi=isi, kontak=kontak, tanda=tanda, alamat="203.0.113.9"))  # fmt: skip
    assert len(set(terima)) == 1 and terima[0].rahasia
    assert (Pengaduan.objects.count(), KontakPelapor.objects.count()) == (1, 1)
    assert JejakPengaduan.objects.count() == 1


def test_two_officers_take_the_same_step_once(instansi):
    p, by = build_pengaduan(instansi.unit.get(kode="KEL")), build_user(instansi, "petugas")

    def step():
        try:
            return bool(move(pengaduan=p, kode="periksa", by=by))
        except Ditolak:
            return False

    assert sorted(at_once(3, step)) == [False, False, True]
    assert p.jejak.count() == 1


def test_two_crons_escalate_once(instansi):
    p = build_pengaduan(instansi.unit.get(kode="KEL"))
    nanti = p.tenggat_selesai.replace(year=p.tenggat_selesai.year + 1)
    Pengaduan.objects.filter(pk=p.pk).update(status="proses")
    assert sum(at_once(3, lambda: escalate_overdue(nanti))) == 1
    assert p.jejak.count() == 1
