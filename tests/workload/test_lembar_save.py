"""save_lembar: rows of several people, locks, headings, retries, history."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import build_jabatan, build_tugas
from workload.actions.lembar import BarisAsing, BarisMasuk, LembarTerkunci, isi_of, save_lembar
from workload.calculators.isian import KOSONG
from workload.models import Analisis, BebanJabatan, UraianTugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengelola Data")


@pytest.fixture
def simpan(jabatan, orang):
    """simpan(rows, ...) saves as one petugas."""
    petugas = orang("petugas")

    def _simpan(rows=(), deleted=(), order=None, by=petugas):
        periode = jabatan.instansi.periode.get()
        return save_lembar(
            jabatan=jabatan, periode=periode, rows=rows, deleted=deleted, order=order, by=by
        )

    _simpan.petugas = petugas
    return _simpan


def baris(versi=0, uid=None, **isi):
    return BarisMasuk(uid or uuid4(), versi, isi, dasar=dict(KOSONG))


def test_the_sheet_is_made_with_its_first_row(simpan, jabatan):
    simpan([baris(uraian="Mencatat surat", volume="1.250", waktu="0,5", periode_volume="bulanan")])
    tugas = UraianTugas.objects.get()
    assert tugas.beban.jabatan == jabatan
    assert (tugas.volume, tugas.waktu, tugas.pengali) == (1250, Decimal("0.5"), 12)
    assert tugas.beban_menit == 7500
    assert tugas.diubah_oleh == simpan.petugas


def test_nothing_typed_makes_nothing(simpan):
    simpan([baris(periode_volume="harian")])
    assert not BebanJabatan.objects.exists()


def test_a_retry_changes_nothing(simpan):
    row = baris(uraian="Sekali", volume="3")
    simpan([row])
    again = simpan([row])
    assert not again.bentrok
    assert UraianTugas.objects.get().versi == 1
    assert UraianTugas.pgh_event_model.objects.count() == 1


def test_what_is_no_number_is_kept_and_not_counted(simpan):
    simpan([baris(uraian="Rapat", volume="12 bln x 4", waktu="60")])
    tugas = UraianTugas.objects.get()
    assert (tugas.volume, tugas.isian_mentah) == (None, {"volume": "12 bln x 4"})
    assert tugas in UraianTugas.objects.incomplete()
    assert isi_of(tugas)["volume"] == "12 bln x 4"


def test_a_row_becomes_a_heading_and_its_figures_come_back(simpan):
    judul, rinci = baris(uraian="Surat", volume="5", waktu="10"), baris(uraian="Masuk", volume="2")
    simpan([judul, rinci], order=[(judul.uid, None), (rinci.uid, judul.uid)])
    tugas = UraianTugas.objects.get(uid=judul.uid)
    assert tugas.kelompok
    assert tugas.volume is None
    assert tugas.isian_mentah == {"volume": "5", "waktu": "10"}

    simpan(order=[(judul.uid, None), (rinci.uid, None)])
    tugas.refresh_from_db()
    assert not tugas.kelompok
    assert (tugas.volume, tugas.waktu, tugas.isian_mentah) == (5, 10, {})
    assert tugas.beban_menit == 50


def test_a_deleted_heading_leaves_its_details(simpan):
    judul, rinci = baris(uraian="Surat"), baris(uraian="Masuk")
    simpan([judul, rinci], order=[(judul.uid, None), (rinci.uid, judul.uid)])
    simpan(deleted=[BarisMasuk(judul.uid, 1, {})])
    assert list(UraianTugas.objects.values_list("uraian", "induk", "urutan")) == [
        ("Masuk", None, 1)
    ]


def test_a_move_is_not_a_change_of_the_row(simpan, jabatan, orang):
    satu, dua = build_tugas(jabatan, 1, 1), build_tugas(jabatan, 2, 2)
    result = simpan(order=[(dua.uid, None), (satu.uid, None)], by=orang("pimpinan_unit"))
    assert not result.berubah
    assert list(UraianTugas.objects.values_list("uid", "versi")) == [(dua.uid, 1), (satu.uid, 1)]


# --- two people -----------------------------------------------------------------------------------


@pytest.fixture
def tugas(jabatan):
    return build_tugas(jabatan, 10, 5, uraian="Menyusun laporan")


def test_a_stale_row_is_returned_with_both_versions_and_not_saved(simpan, tugas, orang):
    dasar = isi_of(tugas)
    siti = orang("petugas", username="siti")
    simpan([BarisMasuk(tugas.uid, 1, {"volume": "30"}, dasar)], by=siti)
    lain = baris(uraian="Baris lain")
    result = simpan([BarisMasuk(tugas.uid, 1, {"volume": "20"}, dasar), lain])
    (bentrok,) = result.bentrok
    assert (bentrok.jenis, bentrok.kolom, bentrok.oleh) == ("diubah", ("volume",), "Siti")
    assert (bentrok.saya["volume"], bentrok.mereka["volume"]) == ("20", "30")
    tugas.refresh_from_db()
    assert tugas.volume == 30
    assert UraianTugas.objects.filter(uid=lain.uid).exists(), "rows without conflict are saved"


def test_changes_in_different_columns_merge(simpan, tugas, orang):
    dasar = isi_of(tugas)
    simpan([BarisMasuk(tugas.uid, 1, {"uraian": "Laporan bulanan"}, dasar)], by=orang("petugas"))
    result = simpan([BarisMasuk(tugas.uid, 1, {"volume": "20"}, dasar)])
    tugas.refresh_from_db()
    assert not result.bentrok
    assert (tugas.uraian, tugas.volume, tugas.versi) == ("Laporan bulanan", 20, 3)


def test_a_row_that_somebody_deleted_is_a_conflict(simpan, tugas, orang):
    simpan(deleted=[BarisMasuk(tugas.uid, 1, {})], by=orang("petugas"))
    result = simpan([BarisMasuk(tugas.uid, 1, {"volume": "20"}, isi_of(tugas))])
    assert [(b.jenis, b.mereka) for b in result.bentrok] == [("dihapus", None)]
    assert not UraianTugas.objects.exists()


def test_deleting_what_somebody_changed_is_a_conflict(simpan, tugas, orang):
    dasar = isi_of(tugas)
    simpan([BarisMasuk(tugas.uid, 1, {"volume": "30"}, dasar)], by=orang("petugas"))
    result = simpan(deleted=[BarisMasuk(tugas.uid, 1, {}, dasar)])
    assert [b.jenis for b in result.bentrok] == ["hapus"]
    assert UraianTugas.objects.filter(uid=tugas.uid).exists()


def test_deleting_twice_is_fine(simpan, tugas):
    for _ in range(2):
        assert not simpan(deleted=[BarisMasuk(tugas.uid, 1, {})]).bentrok


# --- refusal --------------------------------------------------------------------------------------


def test_a_final_analysis_refuses(simpan, jabatan, tugas):
    Analisis.objects.create(unit=jabatan.unit, periode=tugas.beban.periode, status="final")
    with pytest.raises(LembarTerkunci, match="Final"):
        simpan([baris(uraian="Terlambat")])


def test_a_closed_period_refuses(simpan, jabatan):
    jabatan.instansi.periode.update(ditutup_pada=timezone.now())
    with pytest.raises(LembarTerkunci, match="ditutup"):
        simpan([baris(uraian="Terlambat")])


def test_a_row_of_another_sheet_is_refused(simpan, instansi):
    lain = build_tugas(build_jabatan(instansi.unit.get(kode="KEL")), 1, 1)
    with pytest.raises(BarisAsing):
        simpan([baris(uid=lain.uid, uraian="Bukan milik saya")])
    lain.refresh_from_db()
    assert lain.uraian != "Bukan milik saya"


def test_statements_do_not_grow_with_the_rows(simpan, django_assert_max_num_queries):
    rows = [baris(uraian=f"Tugas {n}", volume="1", waktu="1") for n in range(40)]
    with django_assert_max_num_queries(15):
        simpan(rows)
    berubah = [BarisMasuk(r.uid, 1, {"volume": "2"}) for r in rows]
    with django_assert_max_num_queries(10):
        simpan(berubah, order=[(r.uid, None) for r in reversed(rows)])
    assert UraianTugas.objects.filter(volume=2, versi=2).count() == 40


def test_history_knows_every_change(simpan, tugas):
    simpan([BarisMasuk(tugas.uid, 1, {"volume": "20"})])
    simpan(deleted=[BarisMasuk(tugas.uid, 2, {})])
    events = UraianTugas.pgh_event_model.objects.filter(uid=tugas.uid).order_by("pgh_id")
    assert [(e.pgh_label, e.volume) for e in events] == [
        ("insert", 10),
        ("update", 20),
        ("delete", 20),
    ]
