"""The workbook: its live formulas agree with the stored figures, read back and recalculated."""

import io
import shutil
import subprocess
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.factories import build_jabatan, build_pegawai, build_tugas
from workload import rekap
from workload.exports.buku import write_buku
from workload.exports.kebutuhan import read_kebutuhan

LEMBAR = ["Sampul", "Rekap Unit", "Per Jabatan", "Uraian Tugas"]


@pytest.fixture
def periode(instansi):
    """A tree with minutes, hours, a ratio, a heading with details, a row that waits, and a gap each way."""
    seksi, kelurahan = instansi.unit.get(kode="PEM"), instansi.unit.get(kode="KEL")
    kasi = build_jabatan(seksi, "Kepala Seksi", jenis="pengawas", bezetting=1)
    build_tugas(kasi, 40, 10, satuan_waktu="jam")
    staf = build_jabatan(seksi, "Pengolah Data", kode="J-1", kelas=6, bezetting=5)
    judul = build_tugas(staf, uraian="Pelayanan", kelompok=True)
    build_tugas(
        staf, 24, 6, periode_volume="harian", pengali=250, induk=judul, uraian="Terima berkas"
    )
    build_tugas(staf, "0.1", "7.5", induk=judul)
    build_tugas(staf, 8, None, pendekatan="rasio", rasio_unit=3, rasio_orang=1)
    build_tugas(staf, 18, 2700, dihitung=False, uraian="Ditahan")
    lurah = build_jabatan(kelurahan, "Lurah", jenis="pengawas", bezetting=0)
    build_tugas(lurah, 100, 90)
    build_jabatan(kelurahan, '=HYPERLINK("http://contoh")', bezetting=2)
    return instansi.periode.select_related("aturan", "instansi").get()


@pytest.fixture
def buku(periode):
    isi = io.BytesIO()
    write_buku(read_kebutuhan(periode, oleh="uji"), isi)
    return isi


def _tabel(isi, lembar, **opsi):
    """Rows of a sheet as dicts by heading, below the row that holds the headings."""
    isi.seek(0)
    baris = [[c.value for c in b] for b in load_workbook(isi, **opsi)[lembar].iter_rows()]
    kepala = next(i for i, b in enumerate(baris) if b[0] == "Kode unit")
    return [dict(zip(baris[kepala], b, strict=True)) for b in baris[kepala + 1 :] if b[0]]


def test_sheets_and_cover(buku):
    buku.seek(0)
    isi = load_workbook(buku)
    assert isi.sheetnames == LEMBAR
    sampul = [str(c.value) for b in isi["Sampul"].iter_rows() for c in b if c.value]
    assert any("75" in s for s in sampul) and any("PermenPANRB 1/2020" in s for s in sampul)


def test_cached_figures_are_those_of_the_report(buku, periode):
    per_nama = {p.nama: p for p in rekap.posts(periode)}
    for baris in _tabel(buku, "Per Jabatan", data_only=True):
        post = per_nama[baris["Jabatan"]]
        assert Decimal(repr(baris["FTE"])) == pytest.approx(post.fte, abs=Decimal("1e-12"))
        for judul in ("kebutuhan", "bezetting", "kurang", "lebih"):
            assert baris[judul.title()] == getattr(post, judul), (post.nama, judul)
        assert baris["PJ"] == (post.grade or "–")


def test_formulas_are_live(buku):
    tugas = {b["Uraian tugas"]: b for b in _tabel(buku, "Uraian Tugas")}
    assert tugas["Terima berkas"]["Menit per tahun"].startswith("=I")
    assert "Sampul!$B$" in tugas["Terima berkas"]["FTE"]
    staf = next(b for b in _tabel(buku, "Per Jabatan") if b["Jabatan"] == "Pengolah Data")
    assert staf["FTE"].startswith("=SUM('Uraian Tugas'!") and staf["Kurang"].startswith("=IF(")
    for unit in _tabel(buku, "Rekap Unit"):
        ada = unit["Jumlah jabatan"] > 0
        assert str(unit["Kebutuhan"]).startswith("=SUM('Per Jabatan'!") == ada


def test_rows_that_do_not_count_say_so(buku):
    ditahan = next(b for b in _tabel(buku, "Uraian Tugas") if b["Uraian tugas"] == "Ditahan")
    assert ditahan["FTE"] is None and ditahan["Keterangan"].startswith("Tidak dihitung")
    assert (ditahan["Volume"], ditahan["Norma waktu"]) == (18, 2700)


def test_text_that_looks_like_a_formula_stays_text(buku):
    buku.seek(0)
    sel = [
        c
        for b in load_workbook(buku)["Per Jabatan"].iter_rows()
        for c in b
        if "HYPERLINK" in str(c.value)
    ]
    assert sel and all(c.data_type == "s" for c in sel)


def test_no_personal_data(buku, periode):
    orang = build_pegawai(periode.instansi.jabatan.get(nama="Lurah"), nama="Nama Rahasia")
    isi = io.BytesIO()
    write_buku(read_kebutuhan(periode, oleh="uji"), isi)
    isi.seek(0)
    semua = " ".join(str(c.value) for s in load_workbook(isi) for b in s.iter_rows() for c in b)
    assert "Nama Rahasia" not in semua and orang.nip not in semua


def test_queries_do_not_grow_with_rows(periode, django_assert_max_num_queries):
    for _ in range(60):
        build_tugas(periode.instansi.jabatan.get(nama="Lurah"), 1, 1)
    with django_assert_max_num_queries(8):
        write_buku(read_kebutuhan(periode, oleh="uji"), io.BytesIO())


def test_recalculated_by_a_spreadsheet_nothing_changes(buku, tmp_path):
    """LibreOffice computes every formula anew; each must give the figure that was stored with it."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice:
        pytest.skip("LIBREOFFICE NOT FOUND: the formulas were not recalculated here")
    (tmp_path / "asli.xlsx").write_bytes(_without_cache(buku))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", tmp_path / "hitung", tmp_path / "asli.xlsx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    hitung = io.BytesIO((tmp_path / "hitung" / "asli.xlsx").read_bytes())
    for lembar in LEMBAR[1:]:
        lama, baru = (_tabel(b, lembar, data_only=True) for b in (buku, hitung))
        assert len(lama) == len(baru) > 0
        for a, b in zip(lama, baru, strict=True):
            for judul, nilai in a.items():
                if isinstance(nilai, int | float):
                    assert b[judul] == pytest.approx(nilai, abs=1e-9), (lembar, a, judul)
                else:
                    assert (b[judul] or None) == (nilai or None), (lembar, a, judul)


def _without_cache(buku) -> bytes:
    """The same workbook with formulas but without their stored results: openpyxl keeps none."""
    buku.seek(0)
    isi = io.BytesIO()
    load_workbook(buku).save(isi)
    return isi.getvalue()
