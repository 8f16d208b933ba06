"""Which post does a post of a file mean? Exact or asked, never guessed; suggestions ranked."""

from types import SimpleNamespace

import pytest

from tests.factories import build_jabatan, build_unit
from workload.imports.cocokkan import Cara, Pencocok, memory_key
from workload.imports.singkatan import expand

pytestmark = pytest.mark.django_db


def entri(nama="", unit="", kode="", kode_unit=""):
    return SimpleNamespace(nama=nama, unit=unit, kode=kode, kode_unit=kode_unit)


@pytest.fixture
def pem(instansi):
    return instansi.unit.get(kode="PEM")


@pytest.mark.parametrize(
    ("singkat", "panjang"),
    [
        ("KASI PEM.", "kepala seksi pemerintahan"),
        ("Kasubbag Umpeg", "kepala sub bagian umum kepegawaian"),
        ("Kepala Subbagian Umum dan Kepegawaian", "kepala sub bagian umum kepegawaian"),
        ("Sekcam", "sekretaris kecamatan"),
        ("Kasi Trantib", "kepala seksi ketenteraman ketertiban"),
        ("Plt. Lurah", "lurah"),
    ],
)
def test_abbreviations_are_written_out(singkat, panjang):
    assert expand(singkat) == panjang


def test_the_code_counts_before_the_name(instansi, pem):
    kode = build_jabatan(pem, "Satu", kode="J1")
    build_jabatan(pem, "Dua")
    hasil = Pencocok(instansi).find(entri("Dua", pem.nama, kode="J1"))
    assert (hasil.jabatan, hasil.cara) == (kode, Cara.KODE)


def test_unit_and_name_must_both_be_the_same_but_for_case_and_punctuation(instansi, pem):
    jabatan = build_jabatan(pem, "Pengolah Data")
    cocok = Pencocok(instansi)
    assert cocok.find(entri("PENGOLAH  data.", "seksi pemerintahan")).jabatan == jabatan
    assert cocok.find(entri("Pengolah Data", kode_unit="PEM")).jabatan == jabatan
    for lain in (entri("Pengolah Datas", pem.nama), entri("Pengolah Data", "Sekretariat")):
        assert cocok.find(lain).jabatan is None


def test_abbreviations_alone_do_not_match_but_stand_first_among_the_suggestions(instansi, pem):
    kasi = build_jabatan(pem, "Kepala Seksi Pemerintahan", jenis="pengawas")
    build_jabatan(instansi.unit.get(kode="KEL-1"), "Kepala Seksi Pelayanan Kelurahan")
    cocok = Pencocok(instansi)
    cari = entri("Kasi Pemerintahan", "Seksi Pemerintahan")
    assert cocok.find(cari).jabatan is None
    saran = cocok.suggest(cari)
    assert (saran[0].jabatan, saran[0].mirip, saran[0].letak) == (kasi, 100, "di unit yang sama")


def test_of_equal_names_the_nearest_unit_comes_first(instansi, pem):
    operator = {u.kode: build_jabatan(u, "Operator Layanan") for u in instansi.unit.all()}
    saran = Pencocok(instansi).suggest(entri("Operator Pelayanan", "Kelurahan"))
    assert [s.jabatan for s in saran[:2]] == [operator["KEL"], operator["KEL-1"]]
    assert saran[1].letak == "di bawah unit itu"


def test_two_posts_of_one_name_in_a_unit_are_asked(instansi, pem):
    for _ in range(2):
        build_jabatan(pem, "Operator")
    hasil = Pencocok(instansi).find(entri("Operator", pem.nama))
    assert hasil.jabatan is None and "ada 2 jabatan" in hasil.sebab


def test_units_of_the_same_name_are_told_apart_by_what_one_may_fill_or_names(instansi, pem):
    kel2 = build_unit(instansi, "KEL2", "Kelurahan Dua", induk=pem.induk)
    kembar = build_unit(instansi, "KEL2-1", "Seksi Pelayanan Kelurahan", induk=kel2)
    jabatan = build_jabatan(kembar, "Operator")
    cari = entri("Operator", "Seksi Pelayanan Kelurahan")
    assert "ada 2 unit bernama" in Pencocok(instansi).find(cari).sebab
    assert Pencocok(instansi, unit=kel2).find(cari).jabatan == jabatan
    assert Pencocok(instansi, boleh={kembar.pk}).find(cari).jabatan == jabatan


def test_what_was_said_before_holds_for_the_same_words_and_unit_only(instansi, pem):
    kasi = build_jabatan(pem, "Kepala Seksi Pemerintahan")
    cari = entri("Kasi Pem", "Sie Pem")
    ingatan = {memory_key(cari, None): kasi.pk}
    hasil = Pencocok(instansi, ingatan=ingatan).find(entri("KASI PEM", "sie. pem"))
    assert (hasil.jabatan, hasil.cara) == (kasi, Cara.INGAT)
    kel = instansi.unit.get(kode="KEL")
    assert Pencocok(instansi, unit=kel, ingatan=ingatan).find(cari).jabatan is None
    assert Pencocok(instansi, ingatan=ingatan, boleh={kel.pk}).find(cari).jabatan is None


def test_closed_posts_are_not_found(instansi, pem):
    build_jabatan(pem, "Juru Ketik", nonaktif_sejak="2020-01-01")
    cocok = Pencocok(instansi)
    assert cocok.find(entri("Juru Ketik", pem.nama)).jabatan is None
    assert cocok.suggest(entri("Juru Ketik", pem.nama)) == []


def test_three_queries_for_any_number_of_posts(instansi, pem, django_assert_max_num_queries):
    for i in range(30):
        build_jabatan(pem, f"Operator {i}")
    with django_assert_max_num_queries(3):
        cocok = Pencocok(instansi)
        for i in range(40):
            cocok.find(entri(f"Operator {i}", pem.nama))
            cocok.suggest(entri(f"Oprator {i}", pem.nama))
