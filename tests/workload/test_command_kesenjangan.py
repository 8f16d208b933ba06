"""kesenjangan and export_kebutuhan on the command line: the same figures as the pages."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import build_jabatan, build_tugas


@pytest.fixture
def isi(instansi):
    seksi, kelurahan = instansi.unit.get(kode="PEM"), instansi.unit.get(kode="KEL")
    build_tugas(build_jabatan(seksi, "Pengolah Data", kelas=6, bezetting=1), 75, 1600)
    build_tugas(build_jabatan(kelurahan, "Pengadministrasi", bezetting=2), 75, 900)
    build_jabatan(kelurahan, "Lurah", jenis="pengawas", bezetting=0)
    build_jabatan(kelurahan, "Belum", bezetting=1)


def _jalan(perintah="kesenjangan", **opsi):
    keluar = io.StringIO()
    call_command(perintah, stdout=keluar, **({"instansi": "marelan", "periode": 2026} | opsi))
    return keluar.getvalue()


def test_json_has_posts_and_units_with_subtree_totals(isi):
    data = json.loads(_jalan(format="json"))
    posts = {p["jabatan"]: p for p in data["posts"]}
    assert {k: posts["Pengolah Data"][k] for k in ("unit_code", "unit", "jenis", "kelas", "fte", "kebutuhan", "bezetting", "kurang", "lebih", "ej", "grade")} == {
        "unit_code": "PEM", "unit": "Seksi Pemerintahan", "jenis": "pelaksana", "kelas": 6, "fte": "1.6",
        "kebutuhan": 2, "bezetting": 1, "kurang": 1, "lebih": 0, "ej": "1.6", "grade": "A",
    }  # fmt: skip
    assert (posts["Lurah"]["kebutuhan"], posts["Lurah"]["ej"], posts["Lurah"]["grade"]) == (
        1,
        None,
        None,
    )
    assert posts["Belum"]["kebutuhan"] is None and posts["Belum"]["lebih"] == 0
    (kecamatan,) = [u for u in data["units"] if u["code"] == "KEC"]
    assert {k: kecamatan[k] for k in ("name", "kebutuhan", "bezetting", "kurang", "lebih", "posts", "belum_dianalisis")} == {
        "name": "Kecamatan", "kebutuhan": 4, "bezetting": 4, "kurang": 2, "lebih": 1, "posts": 4, "belum_dianalisis": 1,
    }  # fmt: skip


def test_unit_narrows_to_its_subtree(isi):
    assert {p["unit_code"] for p in json.loads(_jalan(format="json", unit="KEL"))["posts"]} == {
        "KEL"
    }


def test_csv_and_table(isi):
    baris = list(csv.DictReader(io.StringIO(_jalan(format="csv"))))
    assert [b["kebutuhan"] for b in baris if b["jabatan"] == "Pengolah Data"] == ["2"]
    tabel = _jalan(format="table")
    assert "Pengolah Data" in tabel and "1,6000" in tabel


@pytest.mark.parametrize(
    ("opsi", "sebab"),
    [
        ({"instansi": "tiada"}, "Instansi “tiada” tidak ditemukan"),
        ({"periode": 2030}, "Periode 2030 belum ada di Kecamatan Contoh. Yang ada: 2026"),
        ({"unit": "XX"}, "Unit “XX” tidak ditemukan"),
    ],
)
def test_what_is_not_there_is_said(isi, opsi, sebab, tmp_path):
    for perintah, tambah in (
        ("kesenjangan", {}),
        ("export_kebutuhan", {"out": str(tmp_path / "a.xlsx")}),
    ):
        with pytest.raises(CommandError, match=sebab):
            _jalan(perintah, **opsi, **tambah)
    assert not list(tmp_path.iterdir())


def test_export_writes_a_whole_file_or_none(isi, tmp_path):
    tujuan = tmp_path / "kebutuhan.xlsx"
    _jalan("export_kebutuhan", out=str(tujuan))
    assert tujuan.read_bytes()[:2] == b"PK" and [p.name for p in tmp_path.iterdir()] == [
        "kebutuhan.xlsx"
    ]
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        _jalan("export_kebutuhan", out=str(tmp_path / "tiada" / "a.xlsx"))
