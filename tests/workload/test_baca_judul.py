"""Headings: which column is which, whatever it is called and however many rows it takes."""

import pytest

from asnplan.lib.tabel import BerkasDitolak
from tests.workload.grids import FORM, form, read, task
from workload.calculators.pendekatan import SatuanWaktu
from workload.imports.kolom import heading_period, heading_unit, match_headings


@pytest.mark.parametrize(
    ("judul", "kolom"),
    [
        ("BEBAN KERJA", "volume"),
        ("Volume Kerja", "volume"),
        ("JUMLAH HASIL", "volume"),
        ("JML BEBAN KERJA 1 THN", "volume"),
        ("jumlah beban kerja dalam 1 tahun", "volume"),
        ("FREKUENSI", "volume"),
        ("WAKTU PENYELESAIAN (JAM)", "waktu"),
        ("Norma\nWaktu", "waktu"),
        ("WPT", "waktu"),
        ("WAKTU PENYELE-\nSAIAN", "waktu"),
        ("Rata-rata waktu penyelesaian (menit)", "waktu"),
        ("WAKTU KERJA EFEKTIF", "efektif"),
        ("W K E", "efektif"),
        ("Jam kerja efektif per tahun", "efektif"),
        ("PEGAWAI YG DIBUTUHKAN\n7 = (4x5)/6", "tercetak"),
        ("KEB. PEGAWAI", "tercetak"),
        ("PEGAWAI YANG ADA SAAT INI", "bezetting"),
        ("KELEBIHAN/KEKURANGAN", "selisih"),
        ("SAT. HASIL", "satuan"),
        ("HASIL KERJA/OUTPUT", "hasil"),
        ("\u200fURAIAN TUGAS\u200f", "uraian"),
        ("Ket.", "catatan"),
        ("NO URUT", "nomor"),
        ("Kode Arsip", None),
    ],
)
def test_spellings_of_a_heading(judul, kolom):
    assert next(iter(match_headings({0: judul}, {}).kolom), None) == kolom


def test_beside_volume_beban_kerja_is_volume_times_time():
    letak = match_headings({0: "URAIAN", 1: "VOLUME", 2: "NORMA WAKTU", 3: "BEBAN KERJA"}, {})
    assert letak.kolom["volume"] == 1 and letak.kolom["beban"] == 3


def test_a_person_may_say_what_a_heading_means():
    buku = form(
        task("1", 12.0, 30.0),
        judul=[*FORM[:5], "TAKARAN", *FORM[6:]],
        alias={"takaran": "volume"},
    )
    assert buku.jabatan[0].tugas[0].volume == 12


def test_a_table_without_a_column_of_volumes_asks_once_which_it_is():
    judul = [*FORM[:5], "TAKARAN", *FORM[6:]]
    buku = form(task("1", 12.0, 30.0), task("2", 4.0, 60.0), judul=judul)
    (tanya,) = buku.pertanyaan
    assert (tanya.kunci, tanya.pilihan) == ("ABK!kolom_volume", ("TAKARAN",)) and buku.temuan == []
    buku = form(task("1", 12.0, 30.0), judul=judul, jawaban={tanya.kunci: "TAKARAN"})
    assert not buku.pertanyaan and buku.jabatan[0].beban.menit == 360


def test_headings_that_no_field_goes_by_are_named_with_their_letter():
    buku = form([*task("1", 12.0, 30.0), "800.1"], judul=[*FORM, "KODE ARSIP"])
    assert buku.lembar[0].kolom_asing == {"I": "KODE ARSIP"} and buku.lembar[0].kepala == "A2"


@pytest.mark.parametrize(
    ("judul", "satuan"),
    [
        ("WAKTU PENYELESAIAN (JAM)", SatuanWaktu.JAM),
        ("WAKTU PENYELESAIAN\n(MENIT)", SatuanWaktu.MENIT),
        ("WAKTU (Mnt)", SatuanWaktu.MENIT),
        ("WAKTU PENYELESAIAN", None),
        ("JAM KERJA EFEKTIF", None),
        ("WAKTU (JAM/MENIT)", None),
    ],
)
def test_units_in_headings(judul, satuan):
    assert heading_unit(judul) is satuan


@pytest.mark.parametrize(
    ("judul", "periode"),
    [("VOLUME PER BULAN", "bulanan"), ("BEBAN KERJA (BULAN)", "bulanan"), ("VOLUME/HARI", "harian"),
     ("VOLUME 1 TAHUN", None), ("VOLUME", None)],
)  # fmt: skip
def test_periods_in_headings_of_volumes(judul, periode):
    assert heading_period(judul) == periode


TUGAS = [1.0, "Menyusun laporan", "laporan", 30.0, 75_000.0, 12.0, 0.0048, ""]
HEADINGS = {
    "one row": ([FORM], []),
    "not on row 1": ([[], ["ANALISIS BEBAN KERJA"], [], FORM], []),
    "a row of column numbers": ([FORM, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]], []),
    "column numbers in brackets": ([FORM, [f"({n})" for n in range(1, 9)]], []),
    "column numbers with gaps and a formula": ([FORM, ["1", "2", "", "4", "5", "6", "7 = 4x6/5", ""]], []),
    "unit below its heading": (
        [[*FORM[:3], "WAKTU PENYELESAIAN", *FORM[4:]], ["", "", "", "(MENIT)", "", "", "", ""]], []),
    "merged group heading": (
        [["NO", "URAIAN TUGAS", "SATUAN", "WAKTU", "", "BEBAN KERJA", "PEGAWAI YANG DIBUTUHKAN", "KET"],
         ["", "", "", "PENYELESAIAN (MENIT)", "KERJA EFEKTIF", "", "", ""]],
        [(0, 3, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 5, 1, 5), (0, 6, 1, 6), (0, 7, 1, 7)]),
    "group heading without merge marks": (
        [["NO", "URAIAN TUGAS", "SATUAN", "WAKTU", "", "BEBAN KERJA", "PEGAWAI YANG DIBUTUHKAN", "KET"],
         ["", "", "", "PENYELESAIAN (MENIT)", "KERJA EFEKTIF", "", "", ""]], []),
    "three rows, a caption over the figures": (
        [["NO", "URAIAN TUGAS", "PERHITUNGAN BEBAN KERJA", "", "", "", "", "KET"],
         ["", "", "SATUAN", "WAKTU PENYELESAIAN", "WAKTU KERJA EFEKTIF", "VOLUME", "KEBUTUHAN PEGAWAI", ""],
         ["", "", "", "(MENIT)", "", "", "", ""]],
        [(0, 2, 0, 6), (0, 0, 2, 0), (0, 1, 2, 1), (0, 7, 2, 7)]),
    "a blank row inside": (
        [[*FORM[:3], "WAKTU", "", *FORM[5:]], [], ["", "", "", "PENYELESAIAN (MENIT)", "EFEKTIF", "", "", ""]], []),
}  # fmt: skip


@pytest.mark.parametrize("bentuk", HEADINGS)
def test_shapes_of_a_heading(bentuk):
    kepala, gabungan = HEADINGS[bentuk]
    (jabatan,) = read(*kepala, TUGAS, gabungan=gabungan).jabatan
    (tugas,) = jabatan.tugas
    assert (tugas.volume, tugas.waktu, tugas.satuan_waktu) == (12, 30, SatuanWaktu.MENIT)
    assert jabatan.efektif == {75_000: 1} and jabatan.temuan == [] and jabatan.pertanyaan == []


def test_a_file_without_such_a_table_is_refused_with_what_was_looked_for():
    with pytest.raises(BerkasDitolak, match="uraian tugas, volume"):
        read(["NO", "NAMA", "NIP", "JABATAN"], [1.0, "A", "-", "Lurah"])
