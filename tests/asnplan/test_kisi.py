"""Sheets as grids: every cell where the file has it, and what the file says beside its cells."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from asnplan.lib.berkas import BerkasDitolak, bersih, satu_baris
from asnplan.lib.kisi import alamat, huruf, read_kisi
from tests.berkas_jahat import TUGAS, UTAMA, ods, ods_sel, xls, xlsb, xlsx


def baca(isi: bytes, **kwargs):
    return read_kisi(io.BytesIO(isi), **kwargs)


def simpan(buku: Workbook) -> bytes:
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def satu(sel: str, **lain):
    (kisi,) = baca(xlsx(sel, **lain))
    return kisi


@pytest.mark.parametrize(("nomor", "nama"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")])  # fmt: skip
def test_columns_have_the_letters_of_a_spreadsheet(nomor, nama):
    assert huruf(nomor) == nama == get_column_letter(nomor + 1)
    assert alamat(8, nomor) == f"{nama}9"


def test_cells_keep_their_place_below_and_right_of_empty_ones():
    kisi = satu('<row r="3"><c r="C3"><v>1.5</v></c></row>')
    assert kisi.baris == [["", "", ""], ["", "", ""], ["", "", 1.5]]


def test_every_sheet_is_read_and_hidden_ones_say_so():
    buku = Workbook()
    buku.active.title = "ABK"
    buku.active["A1"] = 1
    buku.create_sheet("Simpanan")["A1"] = 2
    buku["Simpanan"].sheet_state = "veryHidden"
    assert [(k.nama, k.tersembunyi, k.baris) for k in baca(simpan(buku))] == [("ABK", False, [[1.0]]), ("Simpanan", True, [[2.0]])]  # fmt: skip


def test_the_first_sheet_in_view_can_be_asked_for_alone():
    buku = Workbook()
    buku.active["A1"] = 1
    buku.active.sheet_state = "hidden"
    buku.create_sheet("Tampak")["A1"] = 2
    buku.active = 1
    assert [k.nama for k in baca(simpan(buku), satu=True)] == ["Tampak"]


def test_hidden_rows_are_named():
    buku = Workbook()
    for b in range(1, 6):
        buku.active.cell(b, 1, b)
    buku.active.row_dimensions[2].hidden = True
    buku.active.row_dimensions[5].hidden = True
    assert baca(simpan(buku))[0].baris_tersembunyi == {1, 4}


def test_hidden_columns_hide_no_rows():
    buku = Workbook()
    buku.active["A1"] = 1
    buku.active.column_dimensions["A"].hidden = True
    assert not baca(simpan(buku))[0].baris_tersembunyi


def test_merged_ranges_end_where_the_sheet_ends():
    (kisi,) = baca(
        xlsx(
            (
                f'<worksheet xmlns="{UTAMA}"><sheetData><row r="4"><c r="C4"><v>1</v></c></row></sheetData><mergeCells>'
                '<mergeCell ref="A2:XFD1048576"/><mergeCell ref="A1:C1"/><mergeCell ref="A9:B9"/></mergeCells></worksheet>'
            ).encode()
        )
    )
    assert kisi.gabungan == [(0, 0, 0, 2), (1, 0, 3, 2)]


# --- formulas -------------------------------------------------------------------------------------


def test_formulas_without_a_result_are_computed():
    buku = Workbook()
    buku.active.append([1080, 75000, 16, "=A1*C1/B1"])
    buku.active.append([120, 75000, 11, "=A2*C2/B2"])
    buku.active.append(["JUMLAH", None, None, "=SUM(D1:D2)"])
    buku.active.append(["PEMBULATAN", None, None, "=ROUNDUP(D3,0)"])
    buku.create_sheet("Rekap")["B2"] = f"='{buku.active.title}'!D3*2"
    kisi, rekap = baca(simpan(buku))
    assert [b[3] for b in kisi.baris] == [0.2304, 0.0176, 0.248, 1.0]
    assert rekap.baris[1][1] == 0.496
    assert kisi.dihitung == {(0, 3), (1, 3), (2, 3), (3, 3)}
    assert kisi.rumus == {}


def test_stored_results_are_believed():
    kisi = satu(
        '<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    )
    assert kisi.baris == [[7.0, ""]]
    assert not kisi.dihitung


def test_a_nought_saved_by_a_program_that_does_not_calculate_is_computed():
    kisi = satu('<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>0</v></c></row>')
    assert kisi.baris == [[3.0, 6.0]]


def test_a_nought_that_cannot_be_computed_is_a_nought_where_other_results_were_saved():
    tanya = '<row r="1"><c r="A1"><f>NOW()-NOW()</f><v>0</v></c>'
    ada = satu(tanya + '<c r="B1"><f>1+1</f><v>2</v></c></row>')
    assert ada.baris[0][0] == 0.0
    assert not ada.rumus
    tak_ada = satu(tanya + "</row>")
    assert tak_ada.baris == [[None]]
    assert tak_ada.rumus == {(0, 0): "NOW()-NOW()"}


def test_shared_formulas_are_computed_in_each_cell():
    kisi = satu(
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f></c></row>'
        '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><f t="shared" si="0"/></c></row>'
        '<row r="3"><c r="A3"><v>4</v></c><c r="B3"><f t="shared" si="0"/><v></v></c></row>'
    )
    assert [b[1] for b in kisi.baris] == [4.0, 6.0, 8.0]


def test_a_column_of_formulas_beyond_all_values_is_there():
    kisi = satu('<row r="1"><c r="A1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="D2"><f>A1+A2</f></c></row><row r="9"><c r="B9"><f>D2</f></c></row>')  # fmt: skip
    assert kisi.baris[1] == [3.0, "", "", 5.0]
    assert kisi.baris[8][1] == 5.0


def test_errors_are_text_and_are_listed():
    kisi = satu(
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>1/0</f></c><c r="C1"><f>IFERROR(A1,5)</f></c></row>'
    )
    assert kisi.baris == [["#REF!", "#DIV/0!", 5.0]]
    assert kisi.galat == {(0, 0): "#REF!", (0, 1): "#DIV/0!"}


# --- text -----------------------------------------------------------------------------------------


def test_what_cannot_be_seen_is_taken_out_of_text():
    (kisi,) = baca(simpan(_dengan("Ana\u200flis\u200b\ufeff", "baris\r\ndua", "\u202eoc")))
    assert kisi.baris == [["Analis", "baris\ndua", "oc"]]
    assert satu_baris(" Kepala\n\tSeksi\u2066 ") == "Kepala Seksi"
    assert bersih("a\u200db\x00\x85") == "a\u200db"  # joiners stay


def _dengan(*sel):
    buku = Workbook()
    buku.active.append(list(sel))
    return buku


def test_sheets_with_odd_names_are_found_by_them():
    buku = Workbook()
    buku.active.title = "Kasi\u200f &amp; 'Umum' "
    buku.active["A1"] = 1
    buku.active["A2"] = "=A1+1"
    (kisi,) = baca(simpan(buku))
    assert kisi.nama == "Kasi &amp; 'Umum'"
    assert kisi.baris == [[1.0], [2.0]]


# --- shapes that other programs write --------------------------------------------------------------


@pytest.mark.parametrize(
    "sel",
    [
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row><row r='2'><c r='A2'><v>3</v></c></row>",
        '<row r="1"><c s="0" r="A1"><v>1</v></c>\n<c\nr="B1"><v>2</v></c></row><row r="2"><c r="A2" ><v>3</v></c></row>',
    ],
)
def test_cells_may_be_named_otherwise_or_not_at_all(sel):
    assert satu(sel).baris == [[1.0, 2.0], [3.0, ""]]


def test_wide_sheets_are_read():
    buku = Workbook()
    buku.active.append(list(range(300)))
    (kisi,) = baca(simpan(buku))
    assert kisi.baris == [[float(i) for i in range(300)]]


@pytest.mark.parametrize(
    "isi",
    [xls((0, 0, 1.5), (2, 1, 7)), xlsb((0, 0, 1.5), (2, 1, 7)),
     ods(f"<table:table-row>{ods_sel(1.5)}</table:table-row><table:table-row/><table:table-row><table:table-cell/>{ods_sel(7)}</table:table-row>")],
)  # fmt: skip
def test_other_formats_come_out_of_their_own_process(isi):
    (kisi,) = baca(isi)
    assert (kisi.nama, kisi.baris) == ("A", [[1.5, ""], ["", ""], ["", 7.0]])


@given(
    st.lists(
        st.lists(st.none() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, width=32) | st.booleans(), max_size=6),
        min_size=1,
        max_size=8,
    )
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_read(baris):
    buku = Workbook()
    for b, sel in enumerate(baris, 1):
        for k, isi in enumerate(sel, 1):
            buku.active.cell(b, k, isi)
    (kisi,) = baca(simpan(buku))
    for b, sel in enumerate(baris):
        for k, isi in enumerate(sel):
            terbaca = kisi.baris[b][k] if b < len(kisi.baris) and k < len(kisi.baris[b]) else ""
            isi = (
                pytest.approx(isi, rel=1e-15) if isinstance(isi, float) else isi
            )  # as openpyxl writes it
            assert terbaca == ("" if isi is None else isi), alamat(b, k)


_UTUH = xlsx(TUGAS)


@given(st.lists(st.tuples(st.integers(0, len(_UTUH) - 1), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, len(_UTUH)))  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_a_damaged_file_is_read_or_gets_a_sentence(ubah, panjang):
    isi = bytearray(_UTUH)
    for letak, nilai in ubah:
        isi[letak] = nilai
    for bentuk in (bytes(isi), bytes(isi[:panjang])):
        try:
            baca(bentuk)
        except BerkasDitolak as ditolak:
            assert all(g.pesan for g in ditolak.galat)


@given(st.text(st.sampled_from('<>/"= rcABXFD0123456789vfst&;\n'), max_size=60))
@settings(max_examples=120, deadline=None)
def test_any_sheet_xml_is_read_or_gets_a_sentence(sel):
    try:
        satu(sel)
    except BerkasDitolak as ditolak:
        assert all(g.pesan for g in ditolak.galat)
