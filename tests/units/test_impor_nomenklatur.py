"""import_nomenklatur: whole lists of official names."""

import pytest
from django.core.management import CommandError, call_command

from tests.berkas import csv_file
from units.models import NomenklaturJabatan


@pytest.fixture(autouse=True)
def _kosong(db):
    NomenklaturJabatan.objects.all().delete()


def test_a_functional_post_becomes_one_entry_per_jenjang(tmp_path):
    berkas = csv_file(
        tmp_path,
        ["nama_jabatan", "jenjang_awal", "jenjang_puncak", "instansi_pembina"],
        ["Arsiparis", "Ahli Pertama", "Ahli Madya", "ANRI"],
    )
    call_command("import_nomenklatur", berkas)
    assert list(NomenklaturJabatan.objects.order_by("pk").values_list("jenjang", "jenis")) == [
        ("ahli_pertama", "fungsional"),
        ("ahli_muda", "fungsional"),
        ("ahli_madya", "fungsional"),
    ]


def test_importing_again_adds_nothing_and_empty_cells_wipe_nothing(tmp_path):
    judul = ["nomenklatur", "pendidikan_minimum"]
    call_command("import_nomenklatur", csv_file(tmp_path, judul, ["Penelaah", "S-1"]))
    call_command("import_nomenklatur", csv_file(tmp_path, judul, ["PENELAAH", ""]))
    assert NomenklaturJabatan.objects.get().pendidikan_minimum == "S-1"


def test_unknown_jenis_and_class_are_refused(tmp_path, capsys):
    berkas = csv_file(
        tmp_path, ["nama", "jenis", "kelas"], ["A", "presiden", "5"], ["B", "pelaksana", "18"]
    )
    with pytest.raises(CommandError, match="2 galat"):
        call_command("import_nomenklatur", berkas)
    assert "kelas jabatan 1–17, bukan 18" in capsys.readouterr().err


@pytest.mark.data
@pytest.mark.parametrize(
    ("berkas", "jumlah"),
    [
        ("jabatan_pelaksana_kepmenpan11_2024.csv", 231),
        ("jabatan_fungsional.csv", 1183),
        ("jabatan_nomenklatur_2018.csv", 4078),
    ],
)
def test_published_lists_load(shared, berkas, jumlah):
    call_command("import_nomenklatur", shared / "data/nomenklatur" / berkas)
    assert NomenklaturJabatan.objects.count() == jumlah
