"""Every figure opens its own derivation."""

import pytest

from tests.factories import build_jabatan, build_periode, build_tugas
from units.models import Jabatan


@pytest.fixture
def jabatan(instansi):
    jabatan = build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data", bezetting=1)
    build_tugas(jabatan, 24, 6, periode_volume="harian", pengali=250, uraian="Mencatat surat")
    build_tugas(
        jabatan,
        12,
        "2,5".replace(",", "."),
        satuan_waktu="jam",
        periode_volume="bulanan",
        pengali=12,
    )
    return jabatan


def _url(jabatan, apa="jabatan"):
    periode = jabatan.instansi.periode.get(tahun=2026)
    return f"/perhitungan/{periode.pk}/{apa}/{jabatan.pk if apa == 'jabatan' else jabatan.unit_id}/"


def test_rows_sum_rule_and_result_are_shown(masuk, jabatan):
    isi = masuk("perencana").get(_url(jabatan)).text
    assert "24 × 250 × 6 menit = 36.000 menit" in isi
    assert "12 × 12 × 2,5 jam × 60 = 21.600 menit" in isi
    assert "57.600 menit ÷ 75.000 menit = <strong>0,768</strong>" in isi
    assert "PermenPANRB 1/2020" in isi
    assert '1 − 1 = <strong class="cukup">pas</strong>' in isi
    assert "0,768 ÷ 1 = <strong>0,768000</strong>, PJ C" in isi


def test_what_other_rules_would_give(masuk, jabatan):
    hitung = masuk("perencana").get(_url(jabatan)).context["hitung"]
    assert {p.cara.value: (p.kebutuhan, p.dipakai) for p in hitung.lain} == {
        "setengah_ke_atas": (1, True),
        "ke_atas": (1, False),
        "ke_bawah": (0, False),
    }


def test_rows_that_do_not_count_say_why(masuk, jabatan):
    build_tugas(jabatan, 5, None, uraian="Setengah jadi")
    build_tugas(jabatan, 5, 5, uraian="Ditahan", dihitung=False)
    isi = masuk("perencana").get(_url(jabatan)).text
    assert "Belum diisi: norma waktu." in isi and "belum dikonfirmasi" in isi


def test_a_structural_post_needs_one_and_a_letter_is_quoted(masuk, jabatan):
    client = masuk("perencana")
    Jabatan.objects.update(jenis="pengawas")
    assert "setiap kotak jabatan diisi tepat satu orang" in client.get(_url(jabatan)).text
    Jabatan.objects.update(
        jenis="fungsional",
        dasar="pembina",
        kebutuhan_pembina=3,
        nomor_surat="B/12",
        tanggal_surat="2026-02-01",
    )
    assert "3 orang, nomor B/12, tanggal 1 Februari 2026" in client.get(_url(jabatan)).text


def test_the_way_back_keeps_the_place_and_never_leaves_the_site(masuk, jabatan):
    client = masuk("perencana")
    assert (
        'href="/kesenjangan/1/?q=a#jabatan-2"'
        in client.get(_url(jabatan), {"kembali": "/kesenjangan/1/?q=a#jabatan-2"}).text
    )
    for jahat in ("https://contoh.com/", "//contoh.com", "javascript:alert(1)"):
        assert client.get(_url(jabatan), {"kembali": jahat}).context["kembali"] == ""


def test_a_unit_shows_what_adds_up_to_it(masuk, jabatan):
    induk = jabatan.unit.induk
    jawab = masuk("perencana").get(
        f"/perhitungan/{jabatan.instansi.periode.get().pk}/unit/{induk.pk}/"
    )
    assert jawab.context["total"].kebutuhan == 1
    assert [u.kebutuhan for u in jawab.context["anak"] if u.nama == "Seksi Pemerintahan"] == [1]
    assert "0,768000 FTE ÷ 1 orang = <strong>0,768000</strong>, PU C" in jawab.text


@pytest.mark.parametrize("apa", ["jabatan", "unit"])
def test_strangers_find_nothing_and_only_get_works(masuk, orang, jabatan, instansi_lain, apa):
    client = masuk("petugas", unit=jabatan.instansi.unit.get(kode="KEL"))
    assert client.get(_url(jabatan, apa)).status_code == 404
    client.force_login(orang("perencana"), backend="accounts.backends.UsernameOrNipBackend")
    assert client.post(_url(jabatan, apa)).status_code == 405
    lain = build_periode(instansi_lain, 2027)
    url = _url(jabatan, apa).split("/")
    assert client.get(f"/perhitungan/{lain.pk}/{url[3]}/{url[4]}/").status_code == 404


def test_queries_do_not_grow_with_rows(masuk, jabatan, django_assert_max_num_queries):
    client = masuk("perencana")
    for _ in range(30):
        build_tugas(jabatan, 1, 1)
    for url in (_url(jabatan), _url(jabatan, "unit")):
        with django_assert_max_num_queries(12):
            client.get(url)
