from datetime import date

import pytest

from units.calculators.nip import (
    JenisNomor,
    Kelamin,
    NipSalah,
    check_jenis,
    check_lahir,
    parse_nip,
)

HARI_INI = date(2026, 6, 1)


def test_the_published_nip_of_a_pns_is_taken_apart():
    nip = parse_nip("19860926 201505 1 001", HARI_INI)
    assert nip.teks == "198609262015051001"
    assert nip.jenis is JenisNomor.PNS
    assert nip.lahir == date(1986, 9, 26)
    assert (nip.tahun_angkat, nip.bulan_angkat, nip.skema) == (2015, 5, None)
    assert (nip.kelamin, nip.urut) == (Kelamin.LAKI_LAKI, 1)
    assert nip.tertulis == "19860926 201505 1 001"


def test_the_published_number_of_a_pppk_holds_a_scheme_and_no_month():
    nip = parse_nip("199009132025242014", HARI_INI)
    assert nip.jenis is JenisNomor.PPPK
    assert (nip.tahun_angkat, nip.bulan_angkat, nip.skema) == (2025, None, "24")
    assert (nip.kelamin, nip.urut) == (Kelamin.PEREMPUAN, 14)
    assert nip.tertulis == "19900913 2025 24 2 014"


def test_dots_dashes_and_the_apostrophe_of_a_spreadsheet_do_not_matter():
    assert parse_nip("'19860926.201505-1.001", HARI_INI).teks == "198609262015051001"


@pytest.mark.parametrize(
    "teks, kata",
    [
        ("", "18 angka"),
        ("131234567", "18 angka; yang tertulis 9"),
        ("19860926201505100A", "18 angka; yang tertulis 17"),
        ("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١", "18 angka"),
        ("198602302015051001", "bukan tanggal lahir"),
        ("198613012015051001", "bukan tanggal lahir"),
        ("201001012025011001", "16 tahun"),
        ("195001011975011001", "76 tahun"),
        ("203001012025011001", "belum terjadi"),
        ("198609262001051001", "tahun pengangkatan"),
        ("198609262027051001", "tahun pengangkatan"),
        ("198609262015001001", "Angka ke-13"),
        ("198609262015131001", "Angka ke-13"),
        ("198609262015191001", "Angka ke-13"),
        ("198609262015053001", "Angka ke-15"),
        ("198609262015051000", "nomor urut"),
    ],
)
def test_a_wrong_number_is_refused_with_a_sentence_that_says_what_is_wrong(teks, kata):
    with pytest.raises(NipSalah, match=kata):
        parse_nip(teks, HARI_INI)


def test_the_age_is_counted_on_the_given_day():
    teks = "200906022026011001"
    with pytest.raises(NipSalah):
        parse_nip(teks, date(2026, 6, 1))  # one day before the seventeenth birthday
    assert parse_nip(teks, date(2026, 6, 2)).lahir == date(2009, 6, 2)


def test_jenis_asn_must_agree_with_the_number():
    pns = parse_nip("198609262015051001", HARI_INI)
    pppk = parse_nip("199009132025242014", HARI_INI)
    assert check_jenis(pns, "pns") is None
    assert check_jenis(pns, "cpns") is None
    assert check_jenis(pppk, "pppk") is None
    assert "NIP PNS" in check_jenis(pns, "pppk")
    assert "nomor PPPK" in check_jenis(pppk, "pns")


def test_another_date_of_birth_is_a_warning():
    nip = parse_nip("198609262015051001", HARI_INI)
    assert check_lahir(nip, date(1986, 9, 26)) is None
    assert "26-09-1986" in check_lahir(nip, date(1986, 9, 25))
