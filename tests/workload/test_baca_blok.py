"""Blocks: whose rows they are, what is a task and what is not, which row is a detail of which."""

import pytest

from tests.workload.grids import FORM, form, read, task, total

DATAR = ["unit_kerja", "nama_jabatan", "no", "uraian_tugas", "volume", "norma_waktu_menit"]


def names(buku):
    return [(j.unit, j.nama) for j in buku.jabatan]


def outline(jabatan):
    return [(t.tingkat, t.kelompok, t.uraian) for t in jabatan.tugas]


# --- posts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "atas",
    [
        [["Nama Jabatan", ":", "Lurah"], ["Unit Kerja", ":", "Kelurahan Terjun"]],
        [["Nama Jabatan", "", ": Lurah"], ["Unit Kerja", "", ": Kelurahan Terjun"]],
        [["NAMA JABATAN : Lurah"], ["UNIT KERJA: Kelurahan Terjun"]],
        [["1. Nama Jabatan", "Lurah"], ["2. Unit Kerja/Seksi", "Kelurahan Terjun"]],
        [["Nama Jabatan", ": Lurah", "", "Tahun", ": 2026"], ["Unit Organisasi", ": Kelurahan  Terjun"]],
        [["Nama Jabatan : \u200fLurah\u200f"], ["Unit Kerja : Kelurahan\nTerjun"]],
        [["Nama Jabatan : Lurah\nUnit Kerja : Kelurahan Terjun\nKelas Jabatan : 9"]],
    ],
)  # fmt: skip
def test_title_blocks(atas):
    assert names(form(task("1", 12.0, 30.0), atas=atas)) == [("Kelurahan Terjun", "Lurah")]


def test_ikhtisar_may_go_on_in_the_next_row():
    atas = [
        ["Nama Jabatan", ": Lurah"],
        ["Ikhtisar", ": Memimpin kelurahan"],
        ["", "dan melayani warga."],
    ]
    assert (
        form(task("1", 1.0, 1.0), atas=atas).jabatan[0].ikhtisar
        == "Memimpin kelurahan\ndan melayani warga."
    )


def test_forms_stacked_on_one_sheet():
    buku = form(
        task("1", 12.0, 30.0),
        bawah=[
            total("JUMLAH", None), [], ["", "", "Kepala Bagian Organisasi,"], [], ["", "", "NIP. ..........."], [],
            ["ANALISIS BEBAN KERJA"], ["Nama Jabatan", ": Sekretaris Lurah"], FORM, task("1", 4.0, 60.0),
        ],
    )  # fmt: skip
    assert [(j.nama, len(j.tugas)) for j in buku.jabatan] == [("Lurah", 1), ("Sekretaris Lurah", 1)]


def test_one_heading_with_the_posts_named_between_the_tasks():
    buku = read(
        ["Unit Kerja : Kelurahan Terjun"],
        FORM,
        ["Nama Jabatan", ": Lurah"],
        task("1", 12.0, 30.0),
        ["Nama Jabatan", ": Sekretaris Lurah"],
        task("1", 4.0, 60.0),
        task("2", 4.0, 60.0),
    )
    assert names(buku) == [("Kelurahan Terjun", "Lurah"), ("Kelurahan Terjun", "Sekretaris Lurah")]
    assert [len(j.tugas) for j in buku.jabatan] == [1, 2]


@pytest.mark.parametrize(
    ("lembar", "nama"),
    [("Sekretaris Camat", "Sekretaris Camat"), ("Sheet1", ""), ("01", ""), ("ABK", "")],
)
def test_the_sheets_name_is_the_last_resort(lembar, nama):
    assert form(task("1", 1.0, 1.0), atas=(), nama=lembar).jabatan[0].nama == nama


def test_a_hidden_sheet_is_read_and_marked():
    buku = form(task("1", 1.0, 1.0), tersembunyi=True)
    assert buku.jabatan[0].tersembunyi and buku.lembar[0].tersembunyi


def test_a_flat_table_names_its_posts_once_or_on_every_row():
    baris = [
        ["Seksi A", "Lurah", 1.0, "Satu", 1.0, 1.0],
        ["", "", 2.0, "Dua", 1.0, 1.0],
        ["", "Juru", 1.0, "Tiga", 1.0, 1.0],
        ["Seksi B", "Juru", 1.0, "Empat", 1.0, 1.0],
    ]
    assert names(read(DATAR, *baris)) == [
        ("Seksi A", "Lurah"),
        ("Seksi A", "Juru"),
        ("Seksi B", "Juru"),
    ]


def test_rows_above_the_first_named_post_are_asked_about():
    (jabatan,) = read(DATAR, ["", "", 1.0, "Satu", 1.0, 1.0]).jabatan
    assert jabatan.nama == "" and jabatan.pertanyaan[0].kunci == "ABK!B2"


# --- what is no task ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "baris",
    [
        total("JUMLAH", 0.0048),
        total("J U M L A H", 0.0048),
        total("Jumlah beban kerja :", 0.0048),
        ["", "TOTAL", "", "", "", "", 0.0048, ""],
        total("PEMBULATAN", 0.0),
        total("Dibulatkan menjadi", 0.0),
        total("Jumlah pegawai yang ada saat ini", 2.0),
        total("KELEBIHAN/KEKURANGAN", 2.0),
        total("Jumlah dipindahkan", 0.0048),
        ["", "", "", "", "", "Medan, 12 Januari 2026", "", ""],
        ["", "", "", "", "", "Kepala Bagian Organisasi,", "", ""],
        ["", "Mengetahui,", "", "", "", "", "", ""],
        ["*) diisi oleh atasan langsung", "", "", "", "", "", "", ""],
        ["Keterangan: waktu kerja efektif 75.000 menit", "", "", "", "", "", "", ""],
        ["Halaman 1 dari 2", "", "", "", "", "", "", ""],
        [2.0, "", "", "", "", "", "", ""],
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0],
        FORM,
    ],
)
def test_totals_signatures_footnotes_and_repeated_headings_are_no_tasks(baris):
    buku = form(task("1", 12.0, 30.0, 0.0048), bawah=[[], baris])
    assert [len(j.tugas) for j in buku.jabatan] == [1] and not buku.pertanyaan


@pytest.mark.parametrize(
    "uraian",
    ["Jumlah surat masuk dicatat setiap hari", "Kebutuhan pegawai dihitung bersama BKD", "Pembulatan nilai retribusi diperiksa",
     "Mengetahui dan meneruskan laporan lurah", "Catatan rapat disusun", "Uraian tugas jabatan disusun", "Total tagihan dihitung"],
)  # fmt: skip
def test_tasks_that_begin_with_the_same_words_are_tasks(uraian):
    (jabatan,) = form(task("1", 12.0, 30.0), task("2", 1.0, 5.0, uraian=uraian)).jabatan
    assert [t.uraian for t in jabatan.tugas][1] == uraian and jabatan.beban.menit == 365


def test_a_heading_repeated_at_a_page_break_goes_on_with_the_post():
    buku = form(
        task("1", 12.0, 30.0), [], FORM, [float(n) for n in range(1, 9)], task("2", 1.0, 5.0)
    )
    assert [len(j.tugas) for j in buku.jabatan] == [2]


def test_hidden_rows_are_read_and_named():
    (jabatan,) = form(
        task("1", 12.0, 30.0), task("2", 1.0, 5.0), baris_tersembunyi=frozenset({3})
    ).jabatan
    assert len(jabatan.tugas) == 2
    assert [(t.jenis, t.baris) for t in jabatan.temuan] == [("baris_tersembunyi", 4)]


def test_a_decoy_sheet_is_left_and_says_why():
    from asnplan.lib.kisi import Kisi
    from tests.workload.grids import ATURAN
    from workload.imports.baca import read_grids

    pegawai = Kisi("Pegawai", [["NO", "NAMA", "JABATAN"], [1.0, "A", "Lurah"]])
    abk = Kisi("ABK", [["Nama Jabatan : Lurah"], FORM, task("1", 1.0, 1.0)])
    buku = read_grids([pegawai, abk], ATURAN)
    assert len(buku.jabatan) == 1 and "Tidak ada judul kolom" in buku.lembar[0].keterangan


# --- details --------------------------------------------------------------------------------------


def text(nomor, uraian):
    return [nomor, uraian, "", "", "", "", "", ""]


def test_figures_on_the_details_make_the_row_above_a_heading():
    (j,) = form(text("1.", "Pelayanan"), task("a.", 10.0, 5.0, uraian="Menerima"), task("b.", 10.0, 5.0, uraian="Mencatat"),
                task("2.", 1.0, 5.0, uraian="Melapor")).jabatan  # fmt: skip
    assert outline(j) == [
        (0, True, "Pelayanan"),
        (1, False, "Menerima"),
        (1, False, "Mencatat"),
        (0, False, "Melapor"),
    ]


def test_figures_on_the_heading_make_the_details_further_lines_of_its_text():
    (j,) = form(task("1.", 100.0, 5.0, uraian="Pelayanan"), text("a.", "menerima"), text("b.", "mencatat"),
                task("2.", 1.0, 5.0, uraian="Melapor")).jabatan  # fmt: skip
    assert outline(j) == [(0, False, "Pelayanan\na. menerima\nb. mencatat"), (0, False, "Melapor")]
    assert j.temuan == []


def test_the_sum_of_the_details_on_the_heading_is_not_counted_twice():
    (j,) = form(task("1.", 20.0, 5.0, 0.5, uraian="Pelayanan", efektif=200.0 * 360), task("a.", 10.0, 2_160.0, 0.3, 72_000.0, "Menerima"),
                task("b.", 10.0, 1_440.0, 0.2, 72_000.0, "Mencatat")).jabatan  # fmt: skip
    assert [(t.kelompok, t.volume) for t in j.tugas] == [(True, None), (False, 10), (False, 10)]
    assert dict(j.tugas[0].mentah) == {"volume": "20", "waktu": "5"}
    assert ("angka_ganda", "rekap_rincian") in [(t.jenis, t.sebab) for t in j.temuan]
    assert j.beban.menit == 36_000


def test_different_figures_on_both_levels_are_all_kept_and_reported():
    (j,) = form(task("1.", 20.0, 5.0, uraian="Pelayanan"), task("a.", 10.0, 5.0, uraian="Menerima"),
                task("b.", 4.0, 5.0, uraian="Mencatat")).jabatan  # fmt: skip
    assert j.beban.menit == 170 and all(not t.kelompok and t.tingkat == 0 for t in j.tugas)
    assert [t.sebab for t in j.temuan if t.jenis == "angka_ganda"] == ["dua_tingkat"]


def test_a_task_that_goes_on_in_the_next_row():
    (j,) = form(
        task("1.", 1.0, 5.0, uraian="Menyusun bahan rapat"),
        text("", "dan notulensi"),
        task("2.", 1.0, 5.0),
    ).jabatan
    assert [t.uraian for t in j.tugas] == ["Menyusun bahan rapat dan notulensi", "Menyusun laporan"]


def test_a_task_in_merged_or_several_columns():
    judul = ["NO", "URAIAN TUGAS", "", "SATUAN", "VOLUME", "WAKTU (MENIT)"]
    (j,) = read(
        ["Nama Jabatan : Lurah"], judul,
        [1.0, "Pelayanan", "", "", "", ""], ["", "a.", "Menerima", "surat", 10.0, 5.0],
        gabungan=[(1, 1, 1, 2), (2, 1, 2, 2)],
    ).jabatan  # fmt: skip
    assert outline(j) == [(0, True, "Pelayanan"), (1, False, "a. Menerima")]


def test_a_merged_task_with_several_results_is_one_row_for_each():
    (j,) = form(
        task("1.", 1.0, 5.0, uraian="Melayani"),
        ["", "", "berkas", 7.0, 75_000.0, 2.0, "", ""],
        gabungan=[(2, 1, 3, 1)],
    ).jabatan
    assert [(t.uraian, t.volume) for t in j.tugas] == [
        ("Melayani", 1),
        ("Melayani", 2),
    ] and not j.pertanyaan


# --- questions ------------------------------------------------------------------------------------


def test_a_bad_cell_is_a_question_and_its_row_waits():
    buku = form(task("1", 12.0, 30.0), task("2", "12 bln x 4", 30.0))
    (tanya,) = buku.pertanyaan
    assert (tanya.kunci, tanya.isi, tanya.pilihan) == ("ABK!F4", "12 bln x 4", ("48",))
    tugas = buku.jabatan[0].tugas[1]
    assert tugas.volume is None and dict(tugas.mentah) == {"volume": "12 bln x 4"}
    assert buku.jabatan[0].beban.menit == 360


def test_an_answer_is_read_like_a_cell():
    buku = form(task("1", "12 bln x 4", 30.0), jawaban={"ABK!F3": "48"})
    assert not buku.pertanyaan and buku.jabatan[0].beban.menit == 48 * 30


def test_an_answer_that_is_no_number_is_asked_again():
    (tanya,) = form(task("1", "12 bln x 4", 30.0), jawaban={"ABK!F3": "banyak"}).pertanyaan
    assert tanya.kunci == "ABK!F3" and "banyak" in tanya.kalimat


def test_a_formula_that_could_not_be_computed_is_a_question():
    (tanya,) = form(task("1", None, 30.0), rumus={(2, 5): "WEBSERVICE(A1)"}).pertanyaan
    assert tanya.sel == "F3" and "rumus" in tanya.kalimat.lower()


def test_figures_without_a_task_are_asked_and_wait():
    buku = form(task("1", 1.0, 5.0, uraian=""))
    assert [p.kunci for p in buku.pertanyaan] == ["ABK!B3"] and buku.jabatan[0].beban.menit == 0
    assert (
        form(task("1", 1.0, 5.0, uraian=""), jawaban={"ABK!B3": "Melapor"}).jabatan[0].beban.menit
        == 5
    )


def test_one_and_a_quarter_or_a_thousand_is_asked_where_the_column_has_both_styles():
    buku = form(task("1", "1.250", 30.0), task("2", "2.5", 30.0))
    assert [(p.sel, p.pilihan) for p in buku.pertanyaan] == [("F3", ("1250", "1,250"))]
