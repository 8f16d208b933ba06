"""Imports among other people and dying servers: each file is saved once, whole, or not at all."""

import threading
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from tests.berkas import xlsx_bytes
from tests.factories import build_jabatan, build_tugas, build_user
from workload.actions.impor import ask_save, ask_undo, receive
from workload.imports.kerja import antrean, work
from workload.models import BebanJabatan, BerkasImpor, UraianTugas
from workload.status_impor import StatusImpor

pytestmark = pytest.mark.django_db(transaction=True)
JUDUL = ["unit_kerja", "nama_jabatan", "uraian_tugas", "volume", "waktu_penyelesaian_menit"]


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def bawa(instansi, jabatan):
    """bawa("A", "B") brings a file with those tasks for the post, checked and ready to save."""
    by = build_user(instansi, "petugas")

    def _bawa(*uraian):
        isi = xlsx_bytes(
            JUDUL, *(["Seksi Pemerintahan", "Pengolah Data", u, 75, 1000] for u in uraian)
        )
        upload = SimpleUploadedFile(f"{uraian[0]}.xlsx", isi)
        berkas = receive(periode=instansi.periode.get(), upload=upload, unit_bawaan=None, by=by)
        antrean.wake()
        berkas.refresh_from_db()
        assert berkas.ringkasan["siap"] == 1
        return berkas

    return _bawa


def waiting_backend() -> int:
    """Process id of the connection that waits for a lock that this one holds."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if found := cursor.fetchone():
                return found[0]
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def in_thread(function, *args):
    def run():
        try:
            function(*args)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_two_files_for_one_post_saved_at_once_follow_one_another(bawa, jabatan):
    satu, dua = bawa("A", "B"), bawa("C", "D", "E")
    for berkas in (satu, dua):
        ask_save(berkas=berkas, dilihat=None, by=berkas.diunggah_oleh)
    threads = [in_thread(work, b.pk) for b in (satu, dua)]
    for thread in threads:
        thread.join(60)
    uraian = sorted(UraianTugas.objects.values_list("uraian", flat=True))
    assert uraian in (["A", "B"], ["C", "D", "E"])
    assert {b.status for b in BerkasImpor.objects.all()} == {StatusImpor.TERSIMPAN}
    pertama, terakhir = (satu, dua) if uraian == ["C", "D", "E"] else (dua, satu)

    # undoing the earlier one would take away what the later one wrote: left alone, and named
    ask_undo(berkas=pertama, by=pertama.diunggah_oleh)
    antrean.wake()
    pertama.refresh_from_db()
    assert [s["sebab"] for s in pertama.sisa] == ["sudah diubah setelah impor"]
    assert sorted(UraianTugas.objects.values_list("uraian", flat=True)) == uraian
    ask_undo(berkas=terakhir, by=terakhir.diunggah_oleh)
    antrean.wake()
    assert UraianTugas.objects.count() in (2, 3) and terakhir.blok.get().versi is None


def test_the_same_file_saved_by_two_workers_is_saved_once(bawa, jabatan):
    berkas = bawa("A")
    ask_save(berkas=berkas, dilihat=None, by=berkas.diunggah_oleh)
    threads = [in_thread(work, berkas.pk) for _ in range(2)]
    for thread in threads:
        thread.join(60)
    assert jabatan.beban.get().versi == 1 and UraianTugas.objects.count() == 1


def test_a_worker_that_dies_in_mid_save_leaves_nothing_by_half_and_another_takes_over(
    bawa, jabatan, settings
):
    lama = build_tugas(jabatan, 1, 1, uraian="Yang lama")
    berkas = bawa("A", "B")
    ask_save(berkas=berkas, dilihat=None, by=berkas.diunggah_oleh)
    settings.BACKGROUND_INLINE = False
    with transaction.atomic():
        BebanJabatan.objects.select_for_update().get(jabatan=jabatan)  # somebody saves this sheet
        in_thread(antrean.wake).join()  # as from another request
        pid = waiting_backend()
        assert antrean.alive([berkas.pk]) == {berkas.pk}
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        for thread in list(antrean._threads):
            thread.join(60)
    berkas.refresh_from_db()
    assert (berkas.status, list(UraianTugas.objects.all())) == (StatusImpor.MENYIMPAN, [lama])
    assert antrean.alive([berkas.pk]) == set()
    antrean.wake(wait=60)
    berkas.refresh_from_db()
    assert berkas.status == StatusImpor.TERSIMPAN
    assert sorted(UraianTugas.objects.values_list("uraian", flat=True)) == ["A", "B"]
