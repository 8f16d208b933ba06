"""The workbook as a file: its cover, its formulas, its pages, and what must not be in it."""

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from asnplan.lib.xlsx import Buku, Kolom, Rumus, height, lines
from tests.factories import build_jabatan, build_pegawai, build_periode, build_tugas
from tests.workload.buku_kerja import differences, recalculate, rows
from units.models import Instansi
from workload.exports.buku import write_buku
from workload.exports.kebutuhan import read_kebutuhan
from workload.exports.lembar import abk


@dataclass
class Cetakan:
    kode: str = "ABCD-1234"
    sidik: str = "5f" * 32
    alamat: str = "https://asnplan.contoh.go.id/periksa/ABCD-1234/"


@pytest.fixture
def periode(instansi):
    """Two posts with rows, one of them held back, and one whose name looks like a formula."""
    seksi, kelurahan = instansi.unit.get(kode="PEM"), instansi.unit.get(kode="KEL")
    staf = build_jabatan(seksi, "Pengolah Data", kode="J-1", kelas=6, bezetting=5)
    build_tugas(staf, 24, 6, periode_volume="harian", pengali=250, uraian="Terima berkas")
    build_tugas(staf, 18, 2700, dihitung=False, uraian="Ditahan")
    lurah = build_jabatan(kelurahan, "Lurah", jenis="pengawas", bezetting=0)
    build_tugas(lurah, 100, 90)
    build_jabatan(kelurahan, '=HYPERLINK("http://contoh")', bezetting=2)
    return instansi.periode.select_related("aturan", "instansi").get()


def make(periode, cetakan=None) -> bytes:
    isi = io.BytesIO()
    write_buku(read_kebutuhan(periode, oleh="uji"), isi, cetakan)
    return isi.getvalue()


def cells(isi: bytes, **opsi) -> list:
    buku = load_workbook(io.BytesIO(isi), **opsi)
    return [c for lembar in buku for b in lembar.iter_rows() for c in b]


# --- cover ----------------------------------------------------------------------------------------


def test_the_cover_names_what_it_covers_and_by_which_rules(periode):
    sampul = {str(b[0]): b[1] for b in rows(make(periode), "Sampul")}
    assert sampul["Instansi"] == "Kecamatan Contoh (marelan)"
    assert sampul["Waktu kerja efektif (menit/tahun)"] == 75_000
    assert sampul["Dibuat oleh"] == "uji"
    assert "Pembulatan Pelaksana" in sampul and "A – Sangat baik" in sampul
    semua = " ".join(str(c.value) for c in cells(make(periode)) if c.value)
    assert "PermenPANRB 1/2020" in semua and "Permendagri 12/2008" in semua


def test_without_a_frozen_copy_it_says_that_it_is_a_working_copy(periode):
    isi = make(periode)
    assert "Salinan kerja" in [b[0] for b in rows(isi, "Sampul")]
    assert all("salinan kerja" in s.oddFooter.left.text for s in load_workbook(io.BytesIO(isi)))
    assert not [n for n in zipfile.ZipFile(io.BytesIO(isi)).namelist() if "media" in n]


def test_with_one_it_bears_code_hash_address_and_a_picture_to_scan(periode):
    isi = make(periode, Cetakan())
    sampul = {str(b[0]): b[1] for b in rows(isi, "Sampul")}
    assert (sampul["Kode periksa"], sampul["Sidik (SHA-256)"]) == ("ABCD-1234", "5f" * 32)
    assert sampul["Alamat"].endswith("/periksa/ABCD-1234/")
    gambar = [n for n in zipfile.ZipFile(io.BytesIO(isi)).namelist() if n.endswith(".png")]
    assert len(gambar) == 1
    for lembar in load_workbook(io.BytesIO(isi)):
        assert "kode periksa ABCD-1234" in lembar.oddFooter.left.text
        assert "&P" in lembar.oddFooter.right.text, "every page has its number"


# --- formulas -------------------------------------------------------------------------------------


def test_formulas_are_live_from_the_rows_up(periode):
    isi = make(periode)
    tugas = next(b for b in rows(isi, "ABK", rumus=True) if b[1] == "Terima berkas")
    assert tugas[5] == "=24*250" and tugas[4].startswith("=Sampul!$B$")
    assert tugas[6].startswith("=D") and "/E" in tugas[6]
    staf = next(b for b in rows(isi, "Per Jabatan", rumus=True) if b[3] == "Pengolah Data")
    assert staf[9].startswith("='ABK'!$G$") and staf[14].startswith("=IF(")
    kecamatan = next(b for b in rows(isi, "Rekap Unit", rumus=True) if b[0] == "KEC")
    assert kecamatan[5].startswith("=SUM('Per Jabatan'!")
    formulir = next(b for b in rows(isi, "FORMULIR 1", rumus=True) if b[1] == "Kecamatan")
    assert formulir[24].startswith("=SUBTOTAL(9,Y")


def test_recalculation_would_find_a_figure_that_is_not_its_formula(tmp_path):
    isi = io.BytesIO()
    with Buku(isi, judul="uji") as buku:
        lembar = buku.lembar("Satu", [Kolom("a"), Kolom("b")])
        lembar.tulis((1, Rumus("=A2+1", 3)))
        lembar.selesai()
    beda = differences(isi.getvalue(), recalculate(isi.getvalue(), tmp_path))
    assert beda == ["Satu R2C2: 3.0 ≠ 2.0"]


def test_rows_that_do_not_count_say_so_and_are_not_summed(periode):
    abk = rows(make(periode), "ABK")
    ditahan = next(b for b in abk if b[1] == "Ditahan")
    assert ditahan[6] is None and ditahan[7].startswith("Tidak dihitung")
    assert (ditahan[5], ditahan[3]) == (18, 2700)


# --- what must not be in it -----------------------------------------------------------------------


def test_text_that_looks_like_a_formula_stays_text(periode):
    sel = [c for c in cells(make(periode)) if "HYPERLINK" in str(c.value)]
    assert sel and all(c.data_type == "s" for c in sel)


def test_text_that_looks_like_markup_stays_text(periode):
    jabatan = periode.instansi.jabatan.get(nama="Lurah")
    nama = "<r><t>satu</t></r>"
    jabatan.nama = nama
    jabatan.save()
    build_tugas(jabatan, 1, 1, uraian="<r></v><c>rusak</r>", catatan="garis\x0bbawah\tdan <b>&amp;")
    nilai = [str(c.value).strip() for c in cells(make(periode)) if c.value]
    assert nama in nilai and "<r></v><c>rusak</r>" in nilai


def test_no_personal_data(periode):
    orang = build_pegawai(periode.instansi.jabatan.get(nama="Lurah"), nama="Nama Rahasia")
    semua = " ".join(str(c.value) for c in cells(make(periode)))
    assert "Nama Rahasia" not in semua and orang.nip not in semua and "1990" not in semua


def test_queries_do_not_grow_with_rows(periode, django_assert_max_num_queries):
    lurah = periode.instansi.jabatan.get(nama="Lurah")
    for _ in range(60):
        build_tugas(lurah, 1, 1)
        build_pegawai(lurah)
    with django_assert_max_num_queries(10):
        make(periode)


def test_an_instansi_without_posts_or_without_units_has_a_workbook_too(instansi_lain):
    tanpa_jabatan = instansi_lain.periode.select_related("aturan", "instansi").get()
    assert len(load_workbook(io.BytesIO(make(tanpa_jabatan))).sheetnames) == 9
    tanpa_unit = build_periode(Instansi.objects.create(kode="kosong", nama="Kosong"))
    assert len(load_workbook(io.BytesIO(make(tanpa_unit))).sheetnames) == 9


# --- pages ----------------------------------------------------------------------------------------


def test_every_sheet_is_ready_to_print(periode):
    for lembar in load_workbook(io.BytesIO(make(periode))):
        assert lembar.print_area, lembar.title
        assert lembar.page_setup.paperSize in (8, 9)
        if lembar.title not in ("Sampul", "ABK"):
            assert lembar.freeze_panes and lembar.print_title_rows, lembar.title
            assert lembar.sheet_properties.pageSetUpPr.fitToPage
            assert lembar.page_setup.orientation == "landscape"
    a3 = {s.title for s in load_workbook(io.BytesIO(make(periode))) if s.page_setup.paperSize == 8}
    assert "FORMULIR 1" in a3


def test_no_two_merged_ranges_overlap(periode):
    """A spreadsheet calls such a file damaged; the library that writes it is not asked to look."""
    for lembar in load_workbook(io.BytesIO(make(periode))):
        sel = [s for rentang in lembar.merged_cells.ranges for s in rentang.cells]
        assert len(sel) == len(set(sel)), lembar.title


def test_a_filter_leaves_out_the_totals(periode):
    isi = make(periode)
    for nama, judul in (("Per Jabatan", "Kode unit"), ("DAFTAR KEBUTUHAN", "NO")):
        kepala = [b[0] for b in rows(isi, nama)].index(judul) + 1
        rentang = load_workbook(io.BytesIO(isi))[nama].auto_filter.ref
        assert re.findall(r"\d+", rentang) == [str(kepala), str(kepala + 3)], "three posts"


def test_a_table_of_abk_stays_on_one_page_where_it_fits(periode):
    lurah = periode.instansi.jabatan.get(nama="Lurah")
    for _ in range(60):
        build_tugas(lurah, 1, 1, uraian="Menyusun laporan kegiatan kelurahan " * 3)
    for n in range(8):
        build_tugas(build_jabatan(lurah.unit, f"Staf {n}"), 1, 1)
    lembar = load_workbook(io.BytesIO(make(periode)))["ABK"]
    patah = sorted(b.id for b in lembar.row_breaks.brk)
    batas = [0, *patah, lembar.max_row]
    bidang = 7.07 * 72 * 100 / lembar.page_setup.scale
    for atas, bawah in pairwise(batas):
        tinggi = sum(lembar.row_dimensions[r].height or 12.75 for r in range(atas + 1, bawah + 1))
        assert tinggi <= bidang, (atas, bawah)
        pertama = lembar.cell(atas + 1, 1).value
        assert atas == 0 or pertama == "1" or str(pertama).startswith("Nama Jabatan"), pertama
    assert sum(lembar.cell(p + 1, 1).value == "1" for p in patah) >= 1, "a long table goes on"
    nama = [b[0] for b in rows(make(periode), "ABK") if str(b[0]).startswith("Nama Jabatan")]
    assert len(nama) == 10 and len(patah) < len(nama), "small tables share a page"


def test_more_posts_than_a_sheet_may_have_page_breaks_go_on_the_next_sheet(periode, monkeypatch):
    monkeypatch.setattr(abk, "HALAMAN_SELEMBAR", 2)
    isi = make(periode)
    nama = load_workbook(io.BytesIO(isi)).sheetnames
    assert nama[3:5] == ["ABK", "ABK 2"]
    rumus = [b[9] for b in rows(isi, "Per Jabatan", rumus=True)]
    assert sum(str(r).startswith("='ABK 2'!$G$") for r in rumus) == 1


def test_lines_that_a_text_needs():
    assert lines("", 10) == lines("pendek", 10) == 1
    assert lines("satu\ndua", 40) == 2
    assert lines("Menyusun laporan kegiatan " * 10, 30) > lines("Menyusun laporan " * 10, 30) > 3
    assert height(1) < height(2) <= height(1000) <= 409, "no row is higher than Excel allows"
