"""import_unit: the tree of units from a file."""

import pytest
from django.core.management import CommandError, call_command

from tests.berkas import csv_file
from units.models import Instansi, UnitKerja

JUDUL = ["kode_unit", "nama_unit", "kode_induk"]


@pytest.fixture
def impor(db, tmp_path):
    def _impor(*baris, **opsi):
        call_command(
            "import_unit", csv_file(tmp_path, JUDUL, *baris), instansi="kota", create=True, **opsi
        )

    return _impor


def test_children_may_come_before_their_parents(impor):
    impor(["S", "Seksi", "K"], ["K", "Kecamatan Uji", ""])
    seksi = UnitKerja.objects.get(kode="S")
    assert seksi.induk.kode == "K"
    assert seksi.jenis == "seksi" and seksi.induk.jenis == "kecamatan"


def test_importing_again_updates_and_moves_by_code(impor, capsys):
    impor(["K", "Kecamatan", ""], ["D", "Dinas", ""], ["S", "Seksi", "K"])
    impor(["S", "Seksi Baru", "D"])
    seksi = UnitKerja.objects.get(kode="S")
    assert (seksi.nama, seksi.induk.kode, UnitKerja.objects.count()) == ("Seksi Baru", "D", 3)
    assert "1 unit diubah" in capsys.readouterr().out


def test_a_unit_that_names_itself_is_a_top_unit(impor):
    impor(["K", "Kecamatan", "K"])
    assert UnitKerja.objects.get().induk is None


def test_orphans_are_reported_with_their_row_and_loaded(impor, capsys):
    impor(["K", "Kecamatan", "K"], ["S", "Seksi", "TIADA"])
    assert (
        "Baris 3, kolom kode_induk: induk “TIADA” dari unit “S” tidak ditemukan"
        in capsys.readouterr().err
    )
    assert UnitKerja.objects.count() == 2


def test_cycles_are_refused_with_their_rows_and_nothing_is_saved(impor, capsys):
    with pytest.raises(CommandError, match="1 galat; tidak ada yang disimpan"):
        impor(["K", "Kecamatan", ""], ["A", "A", "B"], ["B", "B", "A"])
    assert "induk berputar: A → B → A (baris 3, 4)" in capsys.readouterr().err
    assert not Instansi.objects.exists()


def test_a_cycle_through_units_already_there_is_found(impor, capsys):
    impor(["A", "A", ""], ["B", "B", "A"])
    with pytest.raises(CommandError):
        impor(["A", "A", "B"])
    assert UnitKerja.objects.get(kode="A").induk is None


def test_every_bad_row_is_listed(impor, capsys):
    with pytest.raises(CommandError, match="3 galat"):
        impor(["", "Tanpa kode", ""], ["A", "A", ""], ["A", "Kembar", ""], ["B C", "Spasi", ""])
    galat = capsys.readouterr().err
    assert "Baris 2, kolom kode_unit" in galat and "Baris 4" in galat and "Baris 5" in galat
    assert not UnitKerja.objects.exists()


def test_dry_run_saves_nothing(impor, capsys):
    impor(["K", "Kecamatan", ""], dry_run=True)
    assert "Uji coba, tidak disimpan: 1 unit baru" in capsys.readouterr().out
    assert not Instansi.objects.exists()


def test_unknown_instansi_needs_create(db, tmp_path, capsys):
    with pytest.raises(CommandError):
        call_command("import_unit", csv_file(tmp_path, JUDUL, ["K", "K", ""]), instansi="kota")
    assert "Tambahkan --create" in capsys.readouterr().err


@pytest.mark.data
def test_a_whole_kabupaten_loads_with_its_three_orphans_reported(db, shared, capsys):
    """2,745 units of Banyuwangi; two name a parent that is not there, one names none."""
    call_command(
        "import_unit", shared / "data/banyuwangi/unor_banyuwangi.csv", instansi="bwi", create=True
    )
    keluaran = capsys.readouterr()
    assert UnitKerja.objects.count() == 2745
    assert [n for n in (1675, 1770, 2736) if f"Baris {n}," in keluaran.err] == [1675, 1770, 2736]
    assert keluaran.err.count("Peringatan") == 3
