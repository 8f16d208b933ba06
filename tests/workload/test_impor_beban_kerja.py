"""import_beban_kerja: workload files are read, reconciled with themselves and with the period, and saved whole."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.berkas import csv_file, xlsx_file
from tests.factories import build_jabatan, build_tugas
from units.models import Aturan, Instansi, Jabatan
from workload.imports.cocokkan import memory_key
from workload.imports.terbaca import JabatanBerkas
from workload.models import Analisis, PemetaanImpor, UraianTugas

JUDUL = [
    "unit_kerja",
    "nama_jabatan",
    "no",
    "uraian_tugas",
    "hasil_kerja",
    "volume",
    "waktu_penyelesaian_menit",
]
EFEKTIF = [*JUDUL, "waktu_kerja_efektif_menit", "kebutuhan_pegawai"]
SEKSI = ["Seksi Pemerintahan", "Pengolah Data"]


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def impor(instansi, jabatan, tmp_path, capsys):
    """impor(heading, rows…) runs the command with --json and gives the list it prints."""

    def _impor(judul, *baris, berkas=csv_file, kode="marelan", **opsi):
        path = berkas(tmp_path, judul, *baris)
        call_command("import_beban_kerja", path, instansi=kode, periode=2026, json=True, **opsi)
        return json.loads(capsys.readouterr().out)

    return _impor


def test_rows_become_minutes_people_and_need(impor, jabatan):
    (hasil,) = impor(
        JUDUL,
        [*SEKSI, 1, "Memproses surat", "Surat", "2.000", "5"],
        [*SEKSI, 2, "Menyusun laporan", "Laporan", "12", "1.020,5"],
    )
    # (2.000 × 5 + 12 × 1.020,5) ÷ 75.000 = 22.246 ÷ 75.000
    assert hasil == {
        "unit": "Seksi Pemerintahan",
        "jabatan": "Pengolah Data",
        "kode": "",
        "rows": 2,
        "fte": "0.296613333333",
        "kebutuhan": 0,
        "printed": {"rows": [None, None], "total": None, "rounded": None, "effective_minutes": []},
        "differences": [],
        "questions": [],
        "sheet": "",
        "cell": hasil["cell"],
    }
    assert sum(UraianTugas.objects.values_list("beban_menit", flat=True)) == 22_246


def test_a_file_that_agrees_with_itself_and_the_period_has_no_differences(impor):
    (hasil,) = impor(
        EFEKTIF, [*SEKSI, 1, "Memproses surat", "Surat", "600.00", "10.00", "75000.00", "0.0800"]
    )
    assert hasil["printed"]["rows"] == ["0.08"] and hasil["differences"] == []


def test_a_wrong_row_figure_is_reported_with_both_figures(impor):
    (hasil,) = impor(EFEKTIF, [*SEKSI, 1, "A", "", "600", "10", "75.000", "0,09"])
    (beda,) = hasil["differences"]
    assert (beda["kind"], beda["row"], beda["printed"], beda["computed"]) == (
        "angka_baris",
        2,
        "0.09",
        "0.08",
    )


def test_another_effective_time_than_the_periods_gives_both_results_and_the_periods_applies(impor):
    (hasil,) = impor(EFEKTIF, [*SEKSI, 1, "A", "", "720", "100", "72.000", "1,00"])
    (beda,) = hasil["differences"]
    assert (beda["kind"], beda["printed"], beda["computed"]) == (
        "waktu_efektif_berbeda",
        "1",
        "0.96",
    )
    assert hasil["fte"] == "0.96"


def test_minutes_over_hours_are_reported_sixty_times_off(impor):
    """Heading says minutes, effective time is 1.250 hours, and the file divided one by the other."""
    (hasil,) = impor(
        [*EFEKTIF[:-2], "Jam kerja efektif", "kebutuhan"],
        [*SEKSI, 1, "A", "", 10, 60, "1.250", "0,48"],
    )
    jenis = {b["kind"]: b for b in hasil["differences"]}
    assert (
        jenis["satuan_waktu"]["printed"] == "0.48" and jenis["satuan_waktu"]["computed"] == "0.008"
    )
    assert "60 kali" in jenis["satuan_waktu"]["message"]
    assert hasil["fte"] == "0.008"


def test_the_unit_of_time_follows_the_files_own_figures_where_the_heading_is_silent(impor):
    """10 × 6 ÷ 1.250 is printed 0,048 and 20 × 6 ÷ 1.250 is printed 0,096, so both are hours."""
    judul = [*JUDUL[:-1], "waktu_penyelesaian", "waktu_kerja_efektif", "kebutuhan"]
    (hasil,) = impor(
        judul,
        [*SEKSI, 1, "Memeriksa jadwal", "Dokumen", 10, 6, 1250, "0,048"],
        [*SEKSI, 2, "Menyusun laporan", "Dokumen", 20, 6, 1250, "0,096"],
    )
    assert hasil["fte"] == "0.144" and hasil["differences"] == []
    assert set(UraianTugas.objects.values_list("satuan_waktu", flat=True)) == {"jam"}


def test_sixty_hours_for_one_document_are_asked_about(impor, capsys):
    """Lahat: 10 × 60 ÷ 1.250 is printed 0,48; hours, or minutes over hours and sixty times too much?"""
    judul = [*JUDUL[:-1], "waktu_penyelesaian", "waktu_kerja_efektif", "kebutuhan"]
    with pytest.raises(CommandError):
        impor(judul, [*SEKSI, 1, "Memeriksa jadwal", "Dokumen", 10, 60, 1250, "0,48"])
    galat = capsys.readouterr().err
    assert "menit atau jam" in galat and "0,0080 orang" in galat and "0,4800 orang" in galat
    assert not UraianTugas.objects.exists()


def test_forms_that_divide_by_the_base_of_the_tasks_own_period(impor):
    """300 minutes is a day: the volume is per day, and 1 × 300 ÷ 300 fills one person."""
    (hasil,) = impor(EFEKTIF, [*SEKSI, 1, "Jaga loket", "", 1, 300, 300, "1,00"])
    assert hasil["fte"] == "1" and hasil["differences"] == []
    assert UraianTugas.objects.get().periode_volume == "harian"


def test_a_row_without_effective_time_takes_the_periods_and_is_reported(impor):
    (hasil,) = impor(
        EFEKTIF, [*SEKSI, 1, "A", "", 75, 1000, 75000, ""], [*SEKSI, 2, "B", "", 75, 1000, "", ""]
    )
    assert hasil["fte"] == "2"
    assert [b["kind"] for b in hasil["differences"]] == ["tanpa_waktu_efektif"]


def test_a_row_that_the_file_itself_counts_as_nothing_is_kept_but_held_back(impor):
    """No effective time and a printed 0 beside real figures: a person decides, the figures are not lost."""
    (hasil,) = impor(
        EFEKTIF,
        [*SEKSI, 1, "A", "", 75, 1000, 75000, 1],
        [*SEKSI, 2, "B", "", 18, 2700, "", "0.0000"],
    )
    assert hasil["fte"] == "1"
    (beda,) = hasil["differences"]
    assert (beda["row"], beda["printed"], beda["computed"]) == (3, "0", "0.648")
    tugas = UraianTugas.objects.get(uraian="B")
    assert (tugas.dihitung, tugas.volume, tugas.waktu) == (False, 18, 2700)


def test_a_row_without_figures_is_kept_and_reported(impor):
    (hasil,) = impor(JUDUL, [*SEKSI, 1, "Tugas lain", "", "", ""])
    assert [b["kind"] for b in hasil["differences"]] == ["tanpa_angka"]
    assert hasil["kebutuhan"] is None and UraianTugas.objects.incomplete().count() == 1


def test_totals_and_rounding_of_the_file_are_checked(impor):
    (hasil,) = impor(
        EFEKTIF,
        [*SEKSI, 1, "A", "", 75, 1600, 75000, "1,6"],
        ["", "", "", "JUMLAH", "", "", "", "", "1,5"],
        ["", "", "", "PEMBULATAN", "", "", "", "", "1"],
    )
    assert {b["kind"]: (b["printed"], b["computed"]) for b in hasil["differences"]} == {
        "jumlah": ("1.5", "1.6"),
        "pembulatan": ("1", "2"),
    }
    assert hasil["rows"] == 1


def test_numbered_details_hang_below_a_heading_without_figures(impor):
    impor(JUDUL, [*SEKSI, "1", "Pelayanan", "", "", ""], [*SEKSI, "1.1", "Terima", "", 10, 5])
    rinci = UraianTugas.objects.get(uraian="Terima")
    assert rinci.induk.uraian == "Pelayanan" and rinci.induk.kelompok


def test_importing_again_replaces_the_rows_of_the_posts_in_the_file_only(impor, instansi, jabatan):
    lain = build_tugas(build_jabatan(jabatan.unit, "Lain"), 1, 1)
    impor(JUDUL, [*SEKSI, 1, "A", "", 1, 1])
    impor(JUDUL, [*SEKSI, 1, "B", "", 1, 1])
    assert set(UraianTugas.objects.values_list("uraian", flat=True)) == {"B", lain.uraian}


def test_other_approaches_are_read(impor):
    judul = [*JUDUL, "pendekatan", "rasio_unit", "rasio_orang"]
    (hasil,) = impor(judul, [*SEKSI, 1, "Montir", "", 20, "", "peralatan kerja", 5, 1])
    assert hasil["fte"] == "4" and hasil["kebutuhan"] == 4


def test_spreadsheets_give_the_same_as_csv(impor):
    baris = [*SEKSI, 1, "A", "", 0.1, 7.5]
    (xlsx,) = impor(JUDUL, baris, berkas=xlsx_file)
    (csv,) = impor(JUDUL, [*SEKSI, 1, "A", "", "0,1", "7,5"])
    assert (xlsx.pop("sheet"), csv.pop("sheet")) == ("Sheet", "") and xlsx == csv


def test_posts_are_matched_by_their_code_before_their_name(impor, jabatan):
    Jabatan.objects.filter(pk=jabatan.pk).update(kode="P9")
    (hasil,) = impor(["peta_id", "uraian_tugas", "volume", "waktu_menit"], ["P9", "A", 1, 1])
    assert hasil["jabatan"] == "Pengolah Data"


def test_create_makes_instansi_period_units_and_posts(impor):
    (hasil,) = impor(
        [*JUDUL, "jenis_jabatan"],
        ["Kelurahan Baru", "Lurah", 1, "A", "", 720, 100, "ESELON IV / Pengawas"],
        kode="baru",
        create=True,
        waktu_efektif="72.000",
    )
    instansi = Instansi.objects.get(kode="baru")
    assert (
        hasil["fte"] == "1" and Aturan.objects.get(periode__instansi=instansi).pengali_harian == 240
    )
    assert instansi.jabatan.get().jenis == "pengawas" and instansi.unit.get().jenis == "kelurahan"


def test_without_create_what_is_missing_is_listed(impor, capsys):
    with pytest.raises(CommandError, match="2 galat"):
        impor(
            JUDUL, ["Unit Tiada", "X", 1, "A", "", 1, 1], [SEKSI[0], "Juru Ukur", 1, "A", "", 1, 1]
        )
    galat = capsys.readouterr().err
    assert "Baris 2: unit “Unit Tiada” belum ada" in galat.replace("Unit “Unit", "unit “Unit")
    assert "jabatan “Juru Ukur”" in galat
    assert not UraianTugas.objects.exists()


@pytest.mark.parametrize(
    ("kolom", "isi", "sebab"),
    [
        (5, "12 bln x 4", "bukan angka"),
        (5, "-3", "tidak boleh negatif"),
        (5, "1e30", "bukan angka"),
        (6, "9999999999999", "terlalu besar"),
        (6, "0,1234567", "paling banyak 6 angka di belakang koma"),
        (3, "", "uraian tugas harus diisi"),
    ],
)
def test_bad_cells_are_named_and_nothing_is_saved(impor, capsys, kolom, isi, sebab):
    baris = [*SEKSI, 1, "A", "", "1", "1"]
    baris[kolom] = isi
    with pytest.raises(CommandError, match="1 galat; tidak ada yang disimpan"):
        impor(JUDUL, [*SEKSI, 1, "Baik", "", 1, 1], baris)
    galat = capsys.readouterr().err
    assert "Baris 3" in galat and sebab in galat
    assert not UraianTugas.objects.exists()


def test_a_final_analysis_is_not_overwritten(impor, instansi, jabatan, capsys):
    Analisis.objects.create(unit=jabatan.unit, periode=instansi.periode.get(), status="final")
    with pytest.raises(CommandError):
        impor(JUDUL, [*SEKSI, 1, "A", "", 1, 1])
    assert "berstatus Final; isinya terkunci" in capsys.readouterr().err


def test_dry_run_reports_and_saves_nothing(impor):
    (hasil,) = impor(JUDUL, [*SEKSI, 1, "A", "", 75, 1000], dry_run=True)
    assert hasil["fte"] == "1" and not UraianTugas.objects.exists()


def test_unit_confines_the_import_to_its_subtree(impor, capsys):
    with pytest.raises(CommandError):
        impor(JUDUL, [*SEKSI, 1, "A", "", 1, 1], unit="KEL")
    assert "tidak ada" in capsys.readouterr().err or not UraianTugas.objects.exists()


# --- several files, and no person at hand -------------------------------------------------------


@pytest.fixture
def perintah(instansi, tmp_path, capsys):
    """perintah(rows of file 1, rows of file 2, ..., option=...) gives (printed, complained)."""

    def _perintah(*berkas, **opsi):
        path = [csv_file(tmp_path, JUDUL, *b, nama=f"{i}.csv") for i, b in enumerate(berkas, 1)]
        keluar = io.StringIO()
        call_command("import_beban_kerja", *path, instansi=instansi.kode, periode=2026, stdout=keluar, **opsi)  # fmt: skip
        return keluar.getvalue(), capsys.readouterr().err

    return _perintah


def test_several_files_each_with_its_own_result(perintah, jabatan, capsys):
    baik, rusak = [[*SEKSI, 1, "A", "", 75, 1000]], [[SEKSI[0], "Entah", 1, "A", "", 1, 1]]
    with pytest.raises(CommandError, match="1 dari 2 berkas ditolak"):
        perintah(rusak, baik)
    galat = capsys.readouterr().err
    assert "1.csv: Baris 2: jabatan “Entah”" in galat and "2.csv" not in galat
    assert UraianTugas.objects.get().uraian == "A"


def test_what_does_not_match_may_be_left_out_by_name(perintah, jabatan):
    keluar, galat = perintah(
        [[*SEKSI, 1, "A", "", 75, 1000], [SEKSI[0], "Entah", 1, "B", "", 1, 1]], lewati=True
    )
    assert (
        "1 jabatan, 1 uraian tugas" in keluar
        and "“Entah” di “Seksi Pemerintahan” belum ada" in galat
    )
    assert UraianTugas.objects.get().uraian == "A"


def test_cells_that_are_no_figures_may_be_kept_as_text(perintah, jabatan):
    _, galat = perintah([[*SEKSI, 1, "A", "", "12 bln x 4", 1000]], lewati=True)
    tugas = UraianTugas.objects.get()
    assert "12 bln x 4" in galat and tugas.isian_mentah["volume"] == "12 bln x 4"
    assert tugas.volume is None and tugas.beban_menit is None


def test_the_command_uses_what_people_said_on_the_pages(perintah, jabatan, instansi):
    kunci = memory_key(JabatanBerkas(0, "", "", SEKSI[0], "Pengolah", None), None)
    PemetaanImpor.objects.create(
        instansi=instansi, jenis="jabatan", kunci=kunci, teks="Pengolah", jabatan=jabatan
    )
    perintah([[SEKSI[0], "Pengolah", 1, "A", "", 75, 1000]])
    assert UraianTugas.objects.get().beban.jabatan == jabatan
