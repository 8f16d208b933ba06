"""Notes, answers and accepted flags as actions."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.factories import build_jabatan, build_tugas, build_user
from workload.actions.catatan import accept_flag, answer_note, close_note, leave_note
from workload.catatan_context import catatan_context
from workload.models import Analisis, BebanJabatan, Catatan, PenerimaanTanda
from workload.policies import Ditolak
from workload.tanda import tanda_for_sheet


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


@pytest.fixture
def catatan(jabatan, periode, orang):
    return leave_note(
        jabatan=jabatan, periode=periode, isi="Dari mana angka ini?", by=orang("perencana")
    )


def test_a_note_on_a_post_that_nobody_has_filled_yet(jabatan, periode, catatan):
    assert (
        BebanJabatan.objects.get(jabatan=jabatan, periode=periode).catatan_penelaah.get() == catatan
    )


def test_a_note_on_a_row_of_another_post_is_refused(jabatan, periode, orang):
    asing = build_tugas(build_jabatan(jabatan.unit), 1, 1)
    with pytest.raises(Ditolak):
        leave_note(jabatan=jabatan, periode=periode, isi="?", tugas=asing, by=orang("perencana"))


@pytest.mark.parametrize("role", ["petugas", "pimpinan_unit", "auditor", "admin_instansi"])
def test_notes_are_the_planners(jabatan, periode, orang, role):
    with pytest.raises(PermissionDenied):
        leave_note(jabatan=jabatan, periode=periode, isi="?", by=orang(role))


def test_the_unit_answers_and_the_planner_too_and_readers_do_not(catatan, orang):
    answer_note(catatan=catatan, isi="Dari buku agenda.", by=orang("petugas"))
    answer_note(catatan=catatan, isi="Yang tahun berapa?", by=orang("perencana"))
    assert [j.isi for j in catatan.jawaban.all()] == ["Dari buku agenda.", "Yang tahun berapa?"]
    with pytest.raises(PermissionDenied):
        answer_note(catatan=catatan, isi="…", by=orang("auditor"))


def test_officers_of_another_unit_do_not_answer(instansi, catatan):
    lain = build_user(instansi, "petugas", unit=instansi.unit.get(kode="KEL"))
    with pytest.raises(PermissionDenied):
        answer_note(catatan=catatan, isi="…", by=lain)


def test_closing_keeps_the_first_closer_and_ends_answers(catatan, orang):
    pertama = orang("perencana")
    assert close_note(catatan=catatan, by=pertama)
    assert not close_note(catatan=catatan, by=orang("perencana"))
    catatan.refresh_from_db()
    assert catatan.selesai_oleh == pertama
    with pytest.raises(Ditolak, match="sudah ditutup"):
        answer_note(catatan=catatan, isi="Terlambat", by=orang("petugas"))


def test_a_closed_period_takes_no_notes(jabatan, periode, catatan, orang):
    periode.ditutup_pada = timezone.now()
    periode.save()
    with pytest.raises(Ditolak, match="ditutup"):
        leave_note(jabatan=jabatan, periode=periode, isi="?", by=orang("perencana"))
    with pytest.raises(Ditolak, match="ditutup"):
        answer_note(catatan=catatan, isi="?", by=orang("petugas"))


def test_a_note_survives_the_row_it_was_about(jabatan, periode, orang):
    tugas = build_tugas(jabatan, 1, 1)
    catatan = leave_note(
        jabatan=jabatan, periode=periode, isi="?", tugas=tugas, by=orang("perencana")
    )
    tugas.delete()
    catatan.refresh_from_db()
    assert catatan.tugas is None


def test_what_the_partial_is_given(jabatan, periode, catatan, orang, django_assert_max_num_queries):
    by = orang("perencana")
    for n in range(4):
        c = leave_note(jabatan=jabatan, periode=periode, isi=f"Catatan {n}", by=by)
        answer_note(catatan=c, isi="Ya", by=by)
    close_note(catatan=catatan, by=by)
    petugas = orang("petugas")
    with django_assert_max_num_queries(6):
        context = catatan_context(petugas, jabatan=jabatan, periode=periode)
        assert [len(c.jawaban.all()) for c in context["daftar_catatan"]] == [1, 1, 1, 1, 0]
    assert context["daftar_catatan"][-1].pk == catatan.pk, "closed ones last"
    assert context["jumlah_catatan_terbuka"] == 4
    boleh = {k: context[k] for k in ("boleh_catat", "boleh_jawab", "boleh_tutup")}
    assert boleh == {"boleh_catat": False, "boleh_jawab": True, "boleh_tutup": False}


# --- flags ------------------------------------------------------------------------------------------


@pytest.fixture
def tugas(jabatan):
    return build_tugas(jabatan, 5000, 60)


def accept(tugas, by, alasan="Loket dibuka dua shift", kode="lebih_satu"):
    return accept_flag(tugas=tugas, kode=kode, alasan=alasan, by=by)


def test_an_accepted_flag_is_quiet_until_the_figures_change(tugas, orang):
    accept(tugas, orang("petugas"))
    (tanda,) = tanda_for_sheet(tugas.beban)[tugas.uid]
    assert tanda.diterima
    type(tugas).objects.filter(pk=tugas.pk).update(volume=6000)
    (tanda,) = tanda_for_sheet(tugas.beban)[tugas.uid]
    assert not tanda.diterima
    accept(tugas, orang("petugas"), alasan="Loket dibuka tiga shift")
    assert PenerimaanTanda.objects.get().alasan == "Loket dibuka tiga shift"


def test_what_is_refused(tugas, orang):
    petugas = orang("petugas")
    with pytest.raises(Ditolak, match="alasan"):
        accept(tugas, petugas, alasan="ya")
    with pytest.raises(Ditolak, match="tidak ada"):
        accept(tugas, petugas, kode="nol")
    with pytest.raises(PermissionDenied):
        accept(tugas, orang("perencana"))
    Analisis.objects.create(
        unit=tugas.beban.jabatan.unit, periode=tugas.beban.periode, status="final"
    )
    with pytest.raises(Ditolak, match="terkunci"):
        accept(tugas, petugas)
    assert not PenerimaanTanda.objects.exists()
    assert not Catatan.objects.exists()
