"""import_peta_jabatan: posts, superiors, units, holders."""

import pytest
from django.core.management import CommandError, call_command

from tests.berkas import csv_file
from units.models import Bezetting, Instansi, Jabatan, UnitKerja

JUDUL = [
    "id",
    "parent_id",
    "nama_jabatan",
    "unit_kerja",
    "jenis_jabatan",
    "kelas_jabatan",
    "bezetting",
    "kebutuhan",
]
CAMAT = ["P1", "", "Camat", "Kecamatan", "ESELON III / Administrator", "12", "1", "1"]
KASI = ["P2", "P1", "Kepala Seksi", "Seksi Pemerintahan", "ESELON IV / Pengawas", "9", "0", "1"]
STAF = ["P3", "P2", "Pengolah Data", "Seksi Pemerintahan", "JABATAN PELAKSANA", "6", "2", "9"]
ARSIPARIS = ["P4", "P1", "Arsiparis Ahli Muda", "Kecamatan", "JABATAN FUNGSIONAL", "9", "0", "1"]


@pytest.fixture
def impor(db, tmp_path):
    def _impor(*baris, create=True, **opsi):
        berkas = csv_file(tmp_path, JUDUL, *baris)
        call_command(
            "import_peta_jabatan", berkas, instansi="dpd", periode=2026, create=create, **opsi
        )

    return _impor


def test_posts_units_and_superiors_are_made(impor):
    impor(STAF, KASI, CAMAT, ARSIPARIS)
    staf = Jabatan.objects.get(kode="P3")
    assert staf.atasan.kode == "P2" and staf.unit == staf.atasan.unit
    assert staf.unit.induk.nama == "Kecamatan" and staf.unit.kode == "P3"
    assert Jabatan.objects.get(kode="P1").jenis == "administrator"
    assert Bezetting.objects.get(jabatan=staf).jumlah == 2


def test_the_need_of_a_functional_post_is_that_of_the_pembina(impor, capsys):
    impor(CAMAT, ARSIPARIS)
    arsiparis = Jabatan.objects.get(kode="P4")
    assert (arsiparis.dasar, arsiparis.kebutuhan_pembina, arsiparis.jenjang) == (
        "pembina",
        1,
        "ahli_muda",
    )
    assert "tanpa nomor surat" in capsys.readouterr().err


def test_the_need_of_other_posts_is_left_to_the_analysis(impor):
    impor(CAMAT, KASI, STAF)
    assert set(Jabatan.objects.values_list("dasar", flat=True)) == {"abk"}


def test_importing_again_changes_what_changed(impor, capsys):
    impor(CAMAT, KASI, STAF)
    impor(CAMAT, KASI, [*STAF[:5], "7", "3", "9"])
    assert Jabatan.objects.count() == 3 and UnitKerja.objects.count() == 2
    assert (
        Jabatan.objects.get(kode="P3").kelas == 7
        and Bezetting.objects.get(jabatan__kode="P3").jumlah == 3
    )


def test_superiors_in_a_circle_are_refused(impor, capsys):
    with pytest.raises(CommandError):
        impor(["P1", "P2", *CAMAT[2:]], KASI)
    assert "atasan berputar: P1 → P2 → P1" in capsys.readouterr().err
    assert not Instansi.objects.exists()


def test_bad_rows_are_listed(impor, capsys):
    with pytest.raises(CommandError, match="4 galat"):
        impor(["", *CAMAT[1:]], [*KASI[:4], "raja", "9", "0", "1"], [*STAF[:5], "99", "0,5", "1"])
    assert not Jabatan.objects.exists()


def test_missing_units_need_create(db, tmp_path, capsys):
    Instansi.objects.create(kode="dpd", nama="DPD").periode.create(tahun=2026)
    from units.models import Aturan, Periode

    Aturan.objects.create(periode=Periode.objects.get())
    with pytest.raises(CommandError):
        call_command(
            "import_peta_jabatan", csv_file(tmp_path, JUDUL, CAMAT), instansi="dpd", periode=2026
        )
    assert "unit “Kecamatan” belum ada" in capsys.readouterr().err
