"""The benchmarks run, and compare things that are equal. How fast they are is not tested: see docs/kinerja.md."""

import importlib

import pytest
from django.db import connection

from benchmarks import basisdata, data
from benchmarks.__main__ import NAMA
from benchmarks.ukur import Hasil, by_turns
from units.models import Instansi, Jabatan, Pegawai, UnitKerja
from workload.models import UraianTugas

MUNGIL = data.Ukuran(unit=50, jabatan=100, tugas=1_000, pegawai=250)


@pytest.fixture
def kota(db, monkeypatch):
    """A tiny city and its tenfold, inside the test's transaction (which cannot VACUUM)."""
    data.fill_one(data.SATU, MUNGIL)
    data.fill_one(data.SEPULUH_KALI, MUNGIL * 10)


def test_every_benchmark_can_be_asked_for_by_name():
    for nama in NAMA:
        assert callable(importlib.import_module(f"benchmarks.{nama}").run)


def test_the_data_has_exactly_the_size_it_says(kota):
    kota10x = Instansi.objects.get(kode=data.SEPULUH_KALI)
    assert UnitKerja.objects.filter(instansi=kota10x).count() == 500
    assert Jabatan.objects.filter(instansi=kota10x).count() == 1_000
    assert Pegawai.objects.filter(instansi=kota10x).count() == 2_500
    assert UraianTugas.objects.filter(beban__periode__instansi=kota10x).count() == 10_000


def test_the_hand_written_report_gives_the_figures_of_the_application(kota):
    from benchmarks import rekap

    hasil = list(rekap.run())  # compares them before it measures
    assert [h.kode for h in hasil] == ["P1", "P1", "P2", "P2"]
    assert hasil[-1].lulus, "the number of queries grows with the data"


def test_a_difference_between_report_and_hand_written_query_is_noticed(kota):
    from benchmarks import rekap
    from units.models import Bezetting, Periode

    periode = Periode.objects.get(instansi__kode=data.SATU, tahun=data.TAHUN)
    tanpa_nama = Jabatan.objects.filter(instansi__kode=data.SATU, pegawai=None).first()
    Bezetting.objects.create(jabatan=tanpa_nama, periode=periode, jumlah=3)  # only ours knows these
    with pytest.raises(AssertionError, match="disagree"):
        rekap.check_same(periode)


def test_the_number_of_queries_of_a_page_does_not_grow_with_the_instansi(kota):
    from benchmarks import halaman

    assert halaman.count(data.SATU) == halaman.count(data.SEPULUH_KALI)


def test_saving_is_measured_on_sheets_of_fifteen_rows(kota, monkeypatch):
    from benchmarks import simpan

    monkeypatch.setattr(simpan, "PUTARAN", 1)
    assert [h.kode for h in simpan.run()] == ["P5", "P5"]


def test_the_import_file_has_every_row_and_is_taken_without_a_warning(kota, tmp_path):
    from benchmarks import impor

    assert impor.write_file(tmp_path / "kota.xlsx") == 1_000
    hasil = impor.impor(tmp_path / "kota.xlsx")
    assert hasil.jumlah["uraian tugas"] == 1_000
    assert not hasil.peringatan
    impor.bare(tmp_path / "kota.xlsx", impor.rows_as_text())


def test_openpyxl_is_given_the_cells_of_the_workbook(kota):
    from benchmarks import ekspor

    assert ekspor.measure_openpyxl()["baris"] == 1_000


def test_openpyxl_is_given_the_cells_of_the_file_to_fill_in(kota, monkeypatch):
    from benchmarks import ekspor, isian

    monkeypatch.setattr(ekspor._Perekam, "tabel", [])
    assert isian.measure_openpyxl()["baris"] == 1_000


def test_the_address_for_other_processes_names_the_same_database(db):
    import environ

    dibaca = environ.Env.db_url_config(basisdata.url())
    for kunci in ("NAME", "USER", "HOST"):
        assert str(dibaca[kunci]) == str(connection.settings_dict[kunci])


def test_ours_and_the_baseline_are_measured_by_turns():
    urutan = []
    by_turns(lambda: urutan.append("kami"), lambda: urutan.append("lain"), putaran=2)
    assert urutan == ["kami", "lain", "kami", "lain", "lain", "kami"]


@pytest.mark.parametrize(
    ("rasio", "batas", "minimal", "lulus"),
    [(1.4, 1.5, False, True), (1.6, 1.5, False, False), (0.7, 0.6, True, True), (9, None, False, None)],
)  # fmt: skip
def test_a_line_says_whether_the_target_was_met(rasio, batas, minimal, lulus):
    hasil = Hasil("P0", "apa", "1", "1", rasio, batas, minimal)
    assert hasil.lulus is lulus
    assert str(hasil).endswith({True: "ok", False: "MISS", None: "info"}[lulus])
