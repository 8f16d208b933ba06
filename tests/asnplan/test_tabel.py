"""Reading tables that people bring."""

import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan.lib.tabel import BerkasDitolak, Kolom, read_tabel
from tests.berkas import csv_file, xlsx_bytes, xlsx_file

KOLOM = (
    Kolom("nama", ("nama_unit", "nama"), wajib=True),
    Kolom("volume", ("volume", "jumlah hasil")),
    Kolom("tanggal", ("tanggal",)),
)


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_separator_is_found(tmp_path, pemisah):
    tabel = read_tabel(csv_file(tmp_path, ["Nama", "Volume"], ["A", "1"], pemisah=pemisah), KOLOM)
    assert [b.teks("nama") for b in tabel] == ["A"]


def test_headings_match_whatever_their_case_punctuation_and_order(tmp_path):
    tabel = read_tabel(csv_file(tmp_path, ["JUMLAH_HASIL", "Nama Unit"], ["3", "A"]), KOLOM)
    assert [(b.teks("nama"), b.angka("volume")) for b in tabel] == [("A", Decimal(3))]


def test_heading_below_a_title_is_found_and_rows_keep_their_number(tmp_path):
    tabel = read_tabel(
        csv_file(tmp_path, ["DAFTAR UNIT"], [], ["nama", "volume"], ["A", "1"]), KOLOM
    )
    assert [b.nomor for b in tabel] == [4]


def test_missing_column_is_named(tmp_path):
    with pytest.raises(BerkasDitolak, match="Kolom “nama_unit” tidak ditemukan"):
        read_tabel(csv_file(tmp_path, ["volume"], ["1"]), KOLOM)


@pytest.mark.parametrize(
    ("sel", "nilai"),
    [
        (["1.250", "3,5"], Decimal(1250)),  # people: the dot groups thousands
        (["1.250", "600.00"], Decimal("1.250")),  # a machine's column: the dot is the decimal
    ],
)
def test_style_of_numbers_is_judged_by_the_whole_column(tmp_path, sel, nilai):
    tabel = read_tabel(csv_file(tmp_path, ["nama", "volume"], *(["A", s] for s in sel)), KOLOM)
    assert next(iter(tabel)).angka("volume") == nilai


def test_spreadsheet_cells_keep_their_type(tmp_path):
    path = xlsx_file(
        tmp_path, ["nama", "volume", "tanggal"], ["A", 0.1, datetime.date(2026, 1, 31)]
    )
    (baris,) = read_tabel(path, KOLOM)
    assert baris.angka("volume") == Decimal("0.1")
    assert baris.tanggal("tanggal") == datetime.date(2026, 1, 31)


@pytest.mark.parametrize("teks", ["31-12-2026", "31/12/2026", "2026-12-31"])
def test_dates_as_people_write_them(tmp_path, teks):
    (baris,) = read_tabel(csv_file(tmp_path, ["nama", "tanggal"], ["A", teks]), KOLOM)
    assert baris.tanggal("tanggal") == datetime.date(2026, 12, 31)


def test_all_bad_cells_are_reported_with_row_and_column(tmp_path):
    tabel = read_tabel(
        csv_file(
            tmp_path, ["nama", "Volume", "tanggal"], ["A", "12 bln x 4", "kemarin"], ["B", "x", ""]
        ),
        KOLOM,
    )
    for baris in tabel:
        baris.angka("volume"), baris.tanggal("tanggal")
    with pytest.raises(BerkasDitolak) as ditolak:
        tabel.refuse_if_bad()
    assert [(g.baris, g.kolom) for g in ditolak.value.galat] == [
        (2, "Volume"),
        (2, "tanggal"),
        (3, "Volume"),
    ]
    assert str(ditolak.value.galat[0]).startswith("Baris 2, kolom Volume: “12 bln x 4” bukan angka")


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "kosong"),
        (b"\x00\x01\x02", "bukan CSV atau Excel"),
        (b"PK\x03\x04rusak", "rusak atau terpotong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "tidak dapat dibaca sebagai Excel"),
        (b"nama,volume\n", "tanpa baris data"),
    ],
)
def test_files_that_are_no_table_get_a_sentence(isi, sebab):
    with pytest.raises(BerkasDitolak, match=sebab):
        read_tabel(io.BytesIO(isi), KOLOM)


@given(st.binary(max_size=400))
@settings(deadline=None)  # an .xls is read in a process of its own
def test_any_bytes_give_a_table_or_a_sentence(isi):
    try:
        tabel = read_tabel(io.BytesIO(isi), KOLOM)
    except BerkasDitolak as ditolak:
        assert all(g.pesan for g in ditolak.galat)
    else:
        for baris in tabel:
            baris.teks("nama"), baris.angka("volume"), baris.tanggal("tanggal")


@given(st.lists(st.text(max_size=20), min_size=3, max_size=3))
def test_any_cells_of_a_spreadsheet_are_read_or_reported(sel):
    bersih = ["".join(h for h in s if h.isprintable()) for s in sel]
    tabel = read_tabel(
        io.BytesIO(xlsx_bytes(["nama", "volume", "tanggal"], ["A", 1, ""], bersih)), KOLOM
    )
    for baris in tabel:
        baris.teks("nama"), baris.angka("volume"), baris.tanggal("tanggal")
