"""check_data: a sound database passes; every rule notices its own offence."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import (
    build_instansi,
    build_jabatan,
    build_pegawai,
    build_periode,
    build_tugas,
    build_user,
)
from units.actions.pegawai import recompute_pensiun
from units.invariants import INVARIANTS as UNITS
from units.invariants import Tingkat
from units.models import Pegawai, Periode
from workload.invariants import INVARIANTS as WORKLOAD
from workload.models import Analisis, BebanJabatan, UraianTugas


@pytest.fixture
def unit(instansi):
    build_user(instansi, "admin_instansi")
    return instansi.unit.get(kode="PEM")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


def offences() -> dict[str, list[str]]:
    semua = {i.nama: list(i.periksa()) for i in (*UNITS, *WORKLOAD)}
    return {nama: temuan for nama, temuan in semua.items() if temuan}


def test_a_sound_database_passes(unit, capsys):
    j = build_jabatan(unit)
    build_pegawai(j)
    recompute_pensiun(Pegawai.objects.all())
    induk = build_tugas(j, kelompok=True)
    build_tugas(j, 10, 60, induk=induk, periode_volume="harian", pengali=250)
    call_command("check_data")
    assert "Data utuh" in capsys.readouterr().out


def test_something_wrong_makes_the_command_fail_with_a_list(unit, capsys):
    build_tugas(build_jabatan(unit, "Pengolah"), 10, 60, periode_volume="harian", pengali=235)
    with pytest.raises(CommandError, match="1 temuan salah"):
        call_command("check_data")
    assert "pengali 235" in capsys.readouterr().err


def test_a_warning_is_printed_and_does_not_fail(unit, capsys):
    build_jabatan(unit, "Arsiparis", jenis="fungsional", dasar="pembina", kebutuhan_pembina=2)
    call_command("check_data")
    assert "nomor dan tanggal surat belum diisi" in capsys.readouterr().out


def test_a_long_list_is_cut_unless_asked_for(unit, capsys):
    for _ in range(25):
        build_jabatan(unit, jenis="fungsional", dasar="pembina", kebutuhan_pembina=1)
    call_command("check_data")
    assert "dan 5 lagi" in capsys.readouterr().out
    call_command("check_data", semua=True)
    assert "lagi" not in capsys.readouterr().out


def test_the_report_names_no_person_and_no_nip(unit, capsys):
    build_pegawai(
        build_jabatan(unit), nama="Siti Aminah", nip="199009132025242014", jenis_asn="pns"
    )
    with pytest.raises(CommandError):
        call_command("check_data")
    teks = "".join(capsys.readouterr())
    assert "Siti" not in teks and "1990" not in teks


def test_circles_of_units_and_superiors_are_found(unit, instansi):
    kelurahan, seksi = instansi.unit.get(kode="KEL"), instansi.unit.get(kode="KEL-1")
    type(kelurahan).objects.filter(pk=kelurahan.pk).update(induk=seksi)
    atas = build_jabatan(unit)
    bawah = build_jabatan(unit, atasan=atas)
    type(atas).objects.filter(pk=atas.pk).update(atasan=bawah)
    temuan = offences()
    assert len(temuan["Pohon unit tidak melingkar"]) == 2
    assert len(temuan["Rantai atasan tidak melingkar"]) == 2


def test_offences_around_people_and_posts_are_found(unit):
    camat = build_jabatan(unit, jenis="administrator", nonaktif_sejak="2020-01-01")
    build_pegawai(camat, nip="199009132025242014", jenis_asn="pns")
    build_pegawai(camat, nip="199001012015051999", jenis_asn="pppk")
    build_pegawai(camat, nip="000000000000000000")
    build_jabatan(unit, jenis="pelaksana", jenjang="terampil")
    temuan = offences()
    assert len(temuan["NIP sejalan dengan jenis ASN"]) == 2
    assert len(temuan["NIP dapat dibaca"]) == 1
    assert len(temuan["Tanggal pensiun sejalan dengan BUP"]) == 3
    assert len(temuan["Satu pemangku per jabatan struktural"]) == 1
    assert len(temuan["Jabatan yang ditutup tidak diduduki"]) == 1
    assert len(temuan["Jenjang hanya pada jabatan fungsional"]) == 1


def test_broken_and_odd_rules_are_found(instansi, unit):
    build_periode(instansi, 2027, pengali_harian=235)
    rusak = build_periode(instansi, 2028).aturan
    rusak.skala = [{"huruf": "A", "label": "", "batas": "0.5"}]
    rusak.save()
    hancur = build_periode(instansi, 2029).aturan
    hancur.pembulatan = {"raja": "satu"}
    hancur.save()
    Periode.objects.create(instansi=instansi, tahun=2030)
    temuan = offences()
    assert len(temuan["Pengali sejalan dengan waktu kerja efektif"]) == 2
    assert len(temuan["Aturan dapat dihitung"]) == 2
    assert len(temuan["Setiap periode mempunyai aturan"]) == 1


def test_offences_in_the_rows_are_found(unit, periode):
    a, b = build_jabatan(unit), build_jabatan(unit)
    induk = build_tugas(a, 10, 60)
    build_tugas(a, 5, 60, induk=induk)
    build_tugas(b, 5, 60, induk=induk)
    x = build_tugas(a, 1, 1)
    y = build_tugas(a, 1, 1, induk=x)
    UraianTugas.objects.filter(pk=x.pk).update(induk=y)
    build_tugas(a, 1, 1, isian_mentah={"volume": "banyak"})
    Analisis.objects.create(unit=unit, periode=periode, status="final")
    temuan = offences()
    assert len(temuan["Baris yang mempunyai rincian adalah judul kelompok"]) == 3
    assert len(temuan["Rincian berada di lembar yang sama dengan induknya"]) == 1
    assert len(temuan["Susunan rincian tidak melingkar"]) == 2
    assert len(temuan["Analisis final tidak memuat isian yang belum terbaca"]) == 1


def test_unread_text_in_a_draft_is_fine(unit, periode):
    build_tugas(build_jabatan(unit), isian_mentah={"volume": "banyak"})
    Analisis.objects.create(unit=unit, periode=periode, status="draf")
    assert offences() == {}


def test_work_in_the_period_of_another_instansi_is_found(unit):
    lain = build_instansi("lain", "Lain")
    build_user(lain, "admin_instansi")
    BebanJabatan.objects.create(jabatan=build_jabatan(unit), periode=lain.periode.get())
    Analisis.objects.create(unit=unit, periode=lain.periode.get())
    assert set(offences()) == {
        "Beban kerja dan periodenya dari instansi yang sama",
        "Analisis dan periodenya dari instansi yang sama",
    }


def test_several_tops_and_no_admin_are_only_mentioned(instansi):
    instansi.unit.filter(kode="SEK").update(induk=None)
    tingkat = {i.nama: i.tingkat for i in UNITS}
    assert {tingkat[nama] for nama in offences()} == {Tingkat.INFO}


def test_every_rule_can_be_run_on_an_empty_database(db):
    assert offences() == {}
    assert connection.queries_log is not None
