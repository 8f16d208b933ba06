"""A file against itself: every difference with its cell, both figures and the probable cause."""

from decimal import Decimal

import pytest

from tests.workload.grids import FORM, differences, form, read, task, total
from units.calculators.aturan import Aturan, Pembulatan
from units.calculators.jenis import Jenis

BAIK = (
    task("1", 750.0, 100.0, 1.0),
    task("2", 300.0, 100.0, 0.4),
    task("3", 150.0, 100.0, 0.2),
)  # 1,6


def test_a_file_that_agrees_with_itself_has_no_differences():
    assert form(*BAIK, bawah=[total("JUMLAH", 1.6), total("PEMBULATAN", 2.0)]).temuan == []


@pytest.mark.parametrize(
    ("tercetak", "sebab"),
    [
        (60.0, "satuan_waktu"),  # minutes over hours
        (1 / 60, "satuan_waktu"),
        (1000.0, "ribuan"),
        (0.001, "ribuan"),
        (1.0416666667, "efektif_lain"),  # 72.000
        (12.0, "periode"),
        (1 / 250, "periode"),
        (0.4, "geser"),  # the figure of row 2
        (1.37, "tak_diketahui"),
    ],
)
def test_causes_of_a_wrong_row(tercetak, sebab):
    buku = form(task("1", 750.0, 100.0, tercetak), *BAIK[1:])
    (temuan,) = buku.temuan
    assert (temuan.lembar, temuan.sel, temuan.sebab) == ("ABK", "G3", sebab)
    assert (temuan.tercetak, temuan.terhitung) == (Decimal(repr(tercetak)), 1)


@pytest.mark.parametrize(
    ("jumlah", "sebab", "menyebut"),
    [
        (0.6, "baris_terlewat", "baris 3"),
        (1.4, "baris_terlewat", "baris 5"),
        (1.8, "baris_ganda", "baris 5"),
        (2.6, "baris_ganda", "baris 3"),
        (96.0, "satuan_waktu", ""),
        (0.0016, "ribuan", ""),
        (1.37, "tak_diketahui", ""),
    ],
)
def test_causes_of_a_wrong_total(jumlah, sebab, menyebut):
    (temuan,) = form(*BAIK, bawah=[total("JUMLAH", jumlah)]).temuan
    assert (temuan.sel, temuan.jenis, temuan.sebab) == ("G6", "jumlah", sebab)
    assert menyebut in temuan.pesan and temuan.terhitung == Decimal("1.6")


def test_rounding_each_row_before_adding_is_reported():
    baris = [task(str(n), 1.0, 25_000.0, 0.33) for n in (1, 2, 3)]
    buku = form(*baris, bawah=[total("JUMLAH", 0.99)])
    assert differences(buku) == [("G6", "jumlah", "pembulatan_baris")]


def test_rows_printed_rounded_and_added_unrounded_are_right():
    baris = [task(str(n), 1.0, 25_000.0, 0.33) for n in (1, 2, 3)]
    assert form(*baris, bawah=[total("JUMLAH", 1.0)]).temuan == []


def test_full_floats_are_compared_to_nine_places():
    assert form(task("1", 1.0, 1000.0, 1000 / 75_000)).temuan == []
    assert differences(form(task("1", 1.0, 1000.0, 1000 / 75_000 + 2e-9))) == [
        ("G3", "angka_baris", "tak_diketahui")
    ]


def test_a_total_follows_a_wrong_row():
    buku = form(
        task("1", 750.0, 100.0, 1.37),
        *BAIK[1:],
        bawah=[total("JUMLAH", 1.97), total("PEMBULATAN", 2.0)],
    )
    assert differences(buku) == [
        ("G3", "angka_baris", "tak_diketahui"),
        ("G6", "jumlah", "ikut_baris"),
    ]


def test_a_total_with_an_open_question_waits():
    buku = form(*BAIK, task("4", "banyak", 100.0), bawah=[total("JUMLAH", 1.9)])
    assert buku.temuan == [] and len(buku.pertanyaan) == 1


@pytest.mark.parametrize(
    ("baris", "bulat", "sebab"),
    [
        ((750.0, 300.0), 2.0, "aturan_pembulatan"),  # 1,4 always up
        ((750.0, 450.0), 1.0, "aturan_pembulatan"),  # 1,6 always down
        ((750.0, 450.0), 5.0, "tak_diketahui"),
    ],
)
def test_the_rounded_need_by_another_rule(baris, bulat, sebab):
    tugas = [task(str(n), v, 100.0) for n, v in enumerate(baris, 1)]
    buku = form(
        *tugas, bawah=[total("PEMBULATAN", bulat)], atas=(["Nama Jabatan", ": Juru Bayar"],)
    )
    assert differences(buku) == [("G5", "pembulatan", sebab)]


def test_the_periods_own_rule_decides():
    aturan = Aturan(Decimal(75_000), pembulatan={Jenis.PELAKSANA: Pembulatan.KE_ATAS})
    buku = form(
        task("1", 750.0, 101.0),
        bawah=[total("PEMBULATAN", 2.0)],
        atas=(["Nama Jabatan", ": Juru Bayar"],),
        aturan=aturan,
    )
    assert buku.temuan == []


def test_a_structural_post_may_print_its_one_holder_or_its_load():
    for bulat in (1.0, 2.0):
        assert (
            form(
                *BAIK,
                bawah=[total("PEMBULATAN", bulat)],
                atas=(["Nama Jabatan", ": Kepala Seksi Umum"],),
            ).temuan
            == []
        )


def test_a_gap_that_is_not_holders_less_need():
    bawah = [
        total("JUMLAH", 1.6),
        total("PEMBULATAN", 2.0),
        total("Pegawai yang ada", 3.0),
        total("KELEBIHAN/KEKURANGAN", 2.0),
    ]
    buku = form(*BAIK, bawah=bawah)
    assert (
        differences(buku) == [("G9", "selisih", "tak_diketahui")]
        and buku.jabatan[0].bezetting_tercetak == 3
    )


def test_the_column_of_minutes_is_checked_too():
    judul = ["NO", "URAIAN TUGAS", "VOLUME", "NORMA WAKTU (MENIT)", "BEBAN KERJA (JAM)"]
    buku = read(
        ["Nama Jabatan : Lurah"], judul, [1.0, "A", 12.0, 30.0, 6.0], [2.0, "B", 12.0, 30.0, 360.0]
    )
    assert differences(buku) == [("E4", "angka_beban", "satuan_waktu")]


# --- effective time ---------------------------------------------------------------------------------


def test_an_effective_time_that_lost_its_thousands():
    buku = form(task("1", 750.0, 100.0, 1.0, 75.0), *BAIK[1:])
    (temuan,) = buku.temuan
    assert (temuan.sel, temuan.sebab, temuan.tercetak, temuan.terhitung) == (
        "E3",
        "ribuan",
        75,
        75_000,
    )


def test_one_row_that_names_another_effective_time_than_it_divides_by():
    buku = form(task("1", 750.0, 100.0, 1.0, 72_000.0), *BAIK[1:], bawah=[total("JUMLAH", 1.6)])
    assert differences(buku) == [("E3", "efektif", "efektif_lain")]


def test_an_effective_time_under_the_wrong_unit():
    judul = [*FORM[:4], "WAKTU KERJA EFEKTIF (JAM)", *FORM[5:]]
    assert differences(form(*BAIK, judul=judul)) == [("E3", "efektif", "satuan_waktu")]


def test_effective_time_once_in_the_title():
    judul = [*FORM[:4], "PERALATAN", *FORM[5:]]
    baris = [[*task("1", 720.0, 100.0, 1.0)[:4], "", 720.0, 1.0, ""]]
    buku = form(
        *baris,
        judul=judul,
        atas=(["Nama Jabatan : Juru"], ["Waktu Kerja Efektif", ": 1.200 jam setahun"]),
    )
    assert buku.jabatan[0].efektif == {72_000: 1}
    assert [t.jenis for t in buku.temuan] == ["waktu_efektif_berbeda"]


def test_a_file_that_names_none_is_checked_with_the_one_its_figures_need():
    judul = ["NO", "URAIAN TUGAS", "VOLUME", "NORMA WAKTU (MENIT)", "KEBUTUHAN PEGAWAI"]
    baris = [[float(n), "A", v, 100.0, v / 720] for n, v in enumerate((720.0, 100.0, 31.0), 1)]
    buku = read(["Nama Jabatan : Juru"], judul, *baris)
    assert buku.jabatan[0].efektif == {72_000: 3} and differences(buku) == [
        ("E3", "waktu_efektif_berbeda", "")
    ]


# --- minutes or hours -------------------------------------------------------------------------------

DIAM = [*FORM[:3], "WAKTU PENYELESAIAN", *FORM[4:]]


def units(buku):
    return {t.satuan_waktu.value for j in buku.jabatan for t in j.tugas}


@pytest.mark.parametrize(
    ("tugas", "satuan"),
    [
        ([task("1", 12.0, 30.0, 0.0048), task("2", 12.0, 60.0, 0.0096)], "menit"),
        ([task("1", 12.0, 5.0, 0.048, 1250.0), task("2", 12.0, 10.0, 0.096, 1250.0)], "jam"),
        (
            [task("1", 12.0, 5.0, 0.048), task("2", 12.0, 10.0, 0.096)],
            "jam",
        ),  # hours over 75.000 minutes
        ([task("1", 12.0, 30.0, 0.0048, 1250.0), task("2", 12.0, 60.0, 0.0096, 1250.0)], "menit"),
    ],
)
def test_the_files_own_figures_decide_the_unit(tugas, satuan):
    buku = form(*tugas, judul=DIAM)
    assert units(buku) == {satuan} and not buku.pertanyaan and not buku.temuan


def test_where_nothing_proves_the_unit_both_results_are_shown_and_asked():
    (tanya,) = form(task("1", 750.0, 100.0, None), judul=DIAM).pertanyaan
    assert tanya.kunci == "ABK!satuan_waktu" and set(tanya.pilihan) == {"menit", "jam"}
    assert "1,0000 orang" in tanya.kalimat and "60,0000 orang" in tanya.kalimat


def test_the_answer_decides_and_is_not_asked_again():
    for jawab in ("menit", "jam"):
        buku = form(task("1", 750.0, 100.0, None), judul=DIAM, jawaban={"ABK!satuan_waktu": jawab})
        assert units(buku) == {jawab} and not buku.pertanyaan


def test_a_cell_with_its_own_unit_needs_no_question():
    buku = form(task("1", 12.0, "30 menit"), task("2", 12.0, "0,5 jam"), judul=DIAM)
    assert [t.satuan_waktu.value for t in buku.jabatan[0].tugas] == [
        "menit",
        "jam",
    ] and not buku.pertanyaan
    assert buku.jabatan[0].beban.menit == 720


def test_forms_that_divide_by_the_base_of_a_day_a_week_a_month():
    buku = form(
        task("1", 1.0, 300.0, 1.0, 300.0),
        task("2", 1.0, 1500.0, 1.0, 1500.0),
        task("3", 1.0, 6250.0, 1.0, 6250.0),
    )
    assert [t.periode.value for t in buku.jabatan[0].tugas] == ["harian", "mingguan", "bulanan"]
    assert buku.temuan == [] and buku.jabatan[0].beban.menit == 225_000


def test_volumes_that_the_files_own_figures_take_for_a_months_are_asked_about():
    judul = [*FORM[:5], "VOLUME", *FORM[6:]]
    tugas = [task("1", 10.0, 30.0, 0.048), task("2", 5.0, 100.0, 0.08), task("3", 1.0, 250.0, 0.04)]
    buku = form(*tugas, judul=judul)
    (tanya,) = buku.pertanyaan
    assert (tanya.kunci, tanya.pilihan) == ("ABK!periode_volume", ("bulanan", "tahunan"))
    assert form(*tugas, judul=judul, jawaban={tanya.kunci: "bulanan"}).temuan == []
    buku = form(*tugas, judul=judul, jawaban={tanya.kunci: "tahunan"})
    assert [t.sebab for t in buku.temuan] == ["periode"] * 3 and buku.jabatan[0].beban.menit == 1050
