"""import_pegawai: holders of posts, their numbers checked."""

import pytest
from django.core.management import CommandError, call_command

from tests.berkas import csv_file, xlsx_file
from tests.factories import build_jabatan
from units.models import Pegawai

JUDUL = ["nip", "nama", "kode_jabatan", "status", "tanggal_lahir", "akhir_kontrak"]
PNS = ["19860926 201505 1 001", "Budi", "J1", "PNS", "26-09-1986", ""]
PPPK = ["199009132025242014", "Siti", "", "PPPK", "", "31-12-2027"]


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data", kode="J1")


@pytest.fixture
def impor(instansi, jabatan, tmp_path):
    return lambda *baris: call_command(
        "import_pegawai", csv_file(tmp_path, JUDUL, *baris), instansi="marelan"
    )


def test_numbers_are_cleaned_and_retirement_derived(impor, jabatan):
    impor(PNS, PPPK)
    budi = Pegawai.objects.get(nip="198609262015051001")
    assert (
        budi.jabatan == jabatan and str(budi.tanggal_pensiun) == "2044-10-01"
    )  # pelaksana: BUP 58
    siti = Pegawai.objects.get(nama="Siti")
    assert siti.jenis_asn == "pppk" and str(siti.tanggal_lahir) == "1990-09-13"


def test_importing_again_updates_by_nip(impor):
    impor(PNS)
    impor([PNS[0], "Budi Santoso", *PNS[2:]])
    assert Pegawai.objects.get().nama == "Budi Santoso"


def test_another_birth_date_than_the_nip_is_a_warning(impor, capsys):
    impor([*PNS[:4], "27-09-1986", ""])
    assert "berbeda dengan tanggal di NIP" in capsys.readouterr().err
    assert Pegawai.objects.count() == 1


@pytest.mark.parametrize(
    ("baris", "sebab"),
    [
        (["1234", *PNS[1:]], "18 angka"),
        ([*PNS[:3], "PPPK", "", ""], "tetapi jenis ASN PPPK"),
        ([*PNS[:2], "TIADA", *PNS[3:]], "jabatan berkode “TIADA” tidak ada"),
        ([*PNS[:5], "31-12-2027"], "akhir kontrak hanya untuk PPPK"),
        ([*PNS[:4], "kemarin", ""], "bukan tanggal"),
    ],
)
def test_bad_rows_are_refused_whole(impor, capsys, baris, sebab):
    with pytest.raises(CommandError):
        impor(PPPK, baris)
    assert sebab in capsys.readouterr().err
    assert not Pegawai.objects.exists()


def test_a_nip_typed_as_a_number_has_lost_digits_and_is_refused(instansi, tmp_path, capsys):
    with pytest.raises(CommandError):
        call_command(
            "import_pegawai",
            xlsx_file(tmp_path, ["nip", "nama"], [198609262015051001, "Budi"]),
            instansi="marelan",
        )
    assert "ubah sel menjadi teks" in capsys.readouterr().err
