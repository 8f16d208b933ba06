"""Marking final and opening again: what it does, what it refuses, what it leaves behind."""

import threading
import time
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from tests.factories import build_instansi, build_jabatan, build_tugas, build_user
from workload.actions.analisis import transition
from workload.actions.lembar import BarisMasuk, save_lembar
from workload.calculators.isian import KOSONG
from workload.kelengkapan import missing_for_final
from workload.models import Analisis, Catatan, PerubahanStatus
from workload.policies import Ditolak, available_transitions, status_of
from workload.status import Status


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="PEM")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


def finalkan(unit, periode, by, **lain):
    return transition(unit=unit, periode=periode, kode="finalkan", by=by, **lain)


def test_a_complete_unit_becomes_final_and_the_step_is_written_down(unit, periode, orang):
    build_tugas(build_jabatan(unit), 100, 30)
    assert status_of(unit, periode) is Status.DRAF
    pimpinan = orang("pimpinan_unit")
    analisis = finalkan(unit, periode, pimpinan)
    assert status_of(unit, periode) is Status.FINAL
    langkah = analisis.perubahan_status.get()
    assert (langkah.dari, langkah.ke, langkah.oleh) == ("draf", "final", pimpinan)
    assert Analisis.pgh_event_model.objects.filter(pgh_obj=analisis, status="final").exists()


def test_opening_again_needs_a_reason(unit, periode, orang):
    finalkan(unit, periode, orang("pimpinan_unit"))
    perencana = orang("perencana")
    for alasan in ("", "   ", "keliru"):
        with pytest.raises(Ditolak, match="alasan"):
            transition(unit=unit, periode=periode, kode="buka", by=perencana, alasan=alasan)
    transition(unit=unit, periode=periode, kode="buka", by=perencana, alasan="Volume surat keliru")
    assert status_of(unit, periode) is Status.DRAF
    assert PerubahanStatus.objects.first().alasan == "Volume surat keliru"


@pytest.mark.parametrize("role", ["petugas", "perencana", "admin_instansi", "auditor"])
def test_only_those_whose_role_says_so_mark_final(unit, periode, orang, role):
    with pytest.raises(PermissionDenied):
        finalkan(unit, periode, orang(role))
    assert not Analisis.objects.exists()


def test_the_head_of_another_unit_does_not(instansi, unit, periode):
    lain = build_user(instansi, "pimpinan_unit", unit=instansi.unit.get(kode="KEL"))
    with pytest.raises(PermissionDenied):
        finalkan(unit, periode, lain)


def test_an_incomplete_unit_is_refused_and_nothing_is_stored(unit, periode, orang):
    build_tugas(build_jabatan(unit), 100, None)
    with pytest.raises(Ditolak, match="1 hal"):
        finalkan(unit, periode, orang("pimpinan_unit"))
    assert not Analisis.objects.exists()


def test_a_second_submit_is_harmless_and_says_so(unit, periode, orang):
    pimpinan = orang("pimpinan_unit")
    finalkan(unit, periode, pimpinan)
    with pytest.raises(Ditolak, match="sudah berstatus Final"):
        finalkan(unit, periode, pimpinan)
    assert PerubahanStatus.objects.count() == 1


def test_a_closed_period_refuses(unit, periode, orang):
    periode.ditutup_pada = timezone.now()
    periode.save()
    pimpinan = orang("pimpinan_unit")
    with pytest.raises(Ditolak, match="ditutup"):
        finalkan(unit, periode, pimpinan)
    assert available_transitions(pimpinan, unit=unit, periode=periode, status=Status.DRAF) == []


def test_buttons_ask_the_same_question_as_the_action(unit, periode, orang):
    kode = lambda role, status: [  # noqa: E731
        t.kode
        for t in available_transitions(orang(role), unit=unit, periode=periode, status=status)
    ]
    assert kode("pimpinan_unit", Status.DRAF) == ["finalkan"]
    assert kode("pimpinan_unit", Status.FINAL) == ["buka"]
    assert kode("perencana", Status.FINAL) == ["buka"]
    assert kode("petugas", Status.DRAF) == []
    assert kode("auditor", Status.FINAL) == []


# --- what is missing --------------------------------------------------------------------------------


def missing(unit, periode, penghalang=True):
    return [
        (k.jabatan and k.jabatan.nama, k.pesan)
        for k in missing_for_final(unit, periode)
        if k.penghalang is penghalang
    ]


def test_a_post_without_rows_blocks_unless_its_need_is_fixed(unit, periode):
    build_jabatan(unit, "Pelaksana")
    build_jabatan(unit, "Kepala Seksi", jenis="pengawas")
    build_jabatan(
        unit,
        "Penyuluh",
        jenis="fungsional",
        dasar="pembina",
        kebutuhan_pembina=2,
        nomor_surat="B/12",
        tanggal_surat=date(2026, 1, 5),
    )
    assert missing(unit, periode) == [("Pelaksana", "Belum ada uraian tugas.")]
    assert missing(unit, periode, penghalang=False) == [("Kepala Seksi", "Belum ada uraian tugas.")]


def test_a_letter_needs_number_and_date(unit, periode):
    build_jabatan(unit, "Penyuluh", dasar="pembina", kebutuhan_pembina=2, nomor_surat="B/12")
    ((nama, pesan),) = missing(unit, periode)
    assert (nama, pesan) == ("Penyuluh", "Nomor atau tanggal surat instansi pembina belum diisi.")


def test_incomplete_unread_and_set_aside_rows_block(unit, periode):
    jabatan = build_jabatan(unit, "Pelaksana")
    build_tugas(jabatan, 10, 30)
    build_tugas(jabatan, kelompok=True)
    build_tugas(jabatan, 10, None)
    assert missing(unit, periode) == [("Pelaksana", "1 baris belum lengkap angkanya.")]
    build_tugas(jabatan, None, 5, isian_mentah={"volume": "12 x 4"})
    build_tugas(jabatan, 10, 5, dihitung=False)
    assert [pesan for _, pesan in missing(unit, periode)] == [
        "2 baris belum lengkap angkanya.",
        "1 baris disisihkan dari hitungan; putuskan dihitung atau dihapus.",
    ]


def test_a_complete_row_with_unread_text_beside_it_blocks_too(unit, periode):
    jabatan = build_jabatan(unit, "Pelaksana")
    build_tugas(jabatan, 10, 30, isian_mentah={"periode_volume": "triwulan"})
    assert [pesan for _, pesan in missing(unit, periode)] == [
        "1 baris memuat isian yang belum terbaca."
    ]


def test_open_notes_and_other_units_do_not_block(instansi, unit, periode, orang):
    tugas = build_tugas(build_jabatan(unit), 10, 30)
    build_jabatan(instansi.unit.get(kode="KEL"))
    Catatan.objects.create(beban=tugas.beban, isi="Dari mana angka ini?", oleh=orang("perencana"))
    assert missing(unit, periode) == []
    assert missing(unit, periode, penghalang=False) == [(None, "1 catatan penelaah belum ditutup.")]


def test_a_post_closed_before_the_period_is_not_asked_for(unit, periode):
    build_jabatan(unit, nonaktif_sejak=date(2026, 1, 1))
    assert missing(unit, periode) == []


@pytest.mark.django_db(transaction=True)
def test_two_heads_at_once_leave_one_step():
    instansi = build_instansi()
    unit, periode = instansi.unit.get(kode="PEM"), instansi.periode.get()
    users = [build_user(instansi, "pimpinan_unit") for _ in range(2)]
    hasil, mulai = [], threading.Barrier(2)

    def tekan(user):
        try:
            mulai.wait()
            finalkan(unit, periode, user)
            hasil.append("final")
        except Ditolak:
            hasil.append("ditolak")
        finally:
            connection.close()

    threads = [threading.Thread(target=tekan, args=[u]) for u in users]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert sorted(hasil) == ["ditolak", "final"]
    assert PerubahanStatus.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_no_row_slips_in_beside_a_unit_that_is_being_marked_final():
    """A save in flight is waited for, and what it brought is asked for like any other row."""
    instansi = build_instansi()
    unit, periode = instansi.unit.get(kode="PEM"), instansi.periode.get()
    jabatan = build_jabatan(unit)
    build_tugas(jabatan, 100, 30)
    petugas, pimpinan = build_user(instansi, "petugas"), build_user(instansi, "pimpinan_unit")
    hasil = []

    def finalisasi():
        try:
            finalkan(unit, periode, pimpinan)
        except Ditolak as tolak:
            hasil.append(str(tolak))
        finally:
            connection.close()

    thread = threading.Thread(target=finalisasi)
    with transaction.atomic():
        baris = BarisMasuk(uid=uuid4(), versi=0, isi={**KOSONG, "uraian": "Belum lengkap"})
        save_lembar(jabatan=jabatan, periode=periode, rows=[baris], by=petugas)
        thread.start()
        assert waits_for_a_lock(thread)
    thread.join()
    assert hasil == ["Belum dapat: masih ada 1 hal yang perlu dilengkapi."]
    assert status_of(unit, periode) is Status.DRAF


def waits_for_a_lock(thread) -> bool:
    """True once another session waits for this one; False where it ended, or never came to wait."""
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT 1 FROM pg_stat_activity"
                " WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)) LIMIT 1"
            )
            if cursor.fetchone():
                return True
        if not thread.is_alive():
            return False
        time.sleep(0.02)
    return False
