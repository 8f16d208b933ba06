"""Numbers as Indonesian offices write them, and as machines do."""

import math
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan.lib.angka import BukanAngka, Gaya, detect_gaya, format_angka, parse_angka, plain


class TestParseIndonesia:
    @pytest.mark.parametrize(
        ("teks", "angka"),
        [
            ("0", "0"),
            ("7", "7"),
            ("75000", "75000"),
            ("75.000", "75000"),  # the dot groups thousands: never seventy-five
            ("1.250", "1250"),
            ("1.234.567", "1234567"),
            ("0,83", "0.83"),
            ("1,5", "1.5"),
            ("1.234,5", "1234.5"),
            ("1.234.567,89", "1234567.89"),
            ("12,000", "12"),  # a comma is the decimal, however many zeros follow
            ("-3,5", "-3.5"),
            ("+4", "4"),
            ("1 250", "1250"),
            ("1\u00a0250,5", "1250.5"),
            ("  12 ", "12"),
            ("000", "0"),
        ],
    )
    def test_reads(self, teks, angka):
        assert parse_angka(teks) == D(angka)

    @pytest.mark.parametrize(
        ("teks", "angka"),
        [
            ("600.00", "600"),
            ("0.0080", "0.008"),
            ("0.5", "0.5"),
            ("0.125", "0.125"),  # thousands never begin with a zero
            (
                "1234.567",
                "1234.567",
            ),  # a group has three digits, so four before the dot are a machine's
            ("1,234.5", "1234.5"),
            (".5", "0.5"),
        ],
    )
    def test_reads_what_only_a_machine_writes(self, teks, angka):
        assert parse_angka(teks) == D(angka)

    @pytest.mark.parametrize("teks", [None, "", "   ", "-", "–", "—", True, False])
    def test_nothing_is_none_not_zero(self, teks):
        assert parse_angka(teks) is None

    @pytest.mark.parametrize(
        "teks",
        [
            "abc",
            "12 kali",
            "1.2.3",
            "1,2,3",
            "1.23,4",
            "1e5",
            "NaN",
            "inf",
            "--5",
            "5-",
            "=1+1",
            ",",
            ".",
            "5,",
            "1/2",
            "²",
            "1..000",
        ],
    )
    def test_refuses_with_a_sentence(self, teks):
        with pytest.raises(BukanAngka, match="bukan angka"):
            parse_angka(teks)

    def test_the_refusal_shows_what_was_typed_but_not_a_whole_page(self):
        with pytest.raises(BukanAngka) as galat:
            parse_angka("x" * 5000)
        assert len(str(galat.value)) < 150

    @pytest.mark.parametrize("teks", ["١٢", "１２", "१२", "²³"])
    def test_only_our_own_digits_are_digits(self, teks):
        with pytest.raises(BukanAngka):
            parse_angka(teks)


class TestParseMesin:
    @pytest.mark.parametrize(
        ("teks", "angka"),
        [("1.250", "1.25"), ("600.00", "600"), ("1,250", "1250"), ("1,234.5", "1234.5")],
    )
    def test_the_point_is_the_decimal(self, teks, angka):
        assert parse_angka(teks, Gaya.MESIN) == D(angka)

    def test_reads_what_only_indonesia_writes(self):
        assert parse_angka("1.234,5", Gaya.MESIN) == D("1234.5")
        assert parse_angka("0,83", Gaya.MESIN) == D("0.83")

    def test_a_column_decides_what_one_cell_cannot(self):
        assert detect_gaya(["1.250", "2.000", ""]) is Gaya.INDONESIA
        assert detect_gaya(["1.250", "600.00"]) is Gaya.MESIN
        assert detect_gaya([None, 3, 2.5, "12"]) is Gaya.INDONESIA


class TestCells:
    def test_a_float_gives_what_was_typed(self):
        assert parse_angka(0.1) == D("0.1")
        assert parse_angka(1e-7) == D("0.0000001")
        assert parse_angka(3499000.0) == 3499000

    @pytest.mark.parametrize("nilai", [math.nan, math.inf, -math.inf, D("NaN"), D("Infinity")])
    def test_what_is_not_finite_is_no_number(self, nilai):
        with pytest.raises(BukanAngka):
            parse_angka(nilai)

    def test_an_int_is_itself(self):
        assert parse_angka(12) == 12


class TestFormat:
    @pytest.mark.parametrize(
        ("angka", "desimal", "teks"),
        [
            (D("1234.5"), None, "1.234,5"),
            (D("1234.50"), None, "1.234,5"),
            (D("1250"), None, "1.250"),
            (D("1E+3"), None, "1.000"),
            (D("0.000001"), None, "0,000001"),
            (D("2.5"), 0, "3"),
            (D("3.5"), 0, "4"),
            (D("0.125"), 2, "0,13"),
            (D("-3"), None, "−3"),
            (D("-0.001"), 2, "0,00"),  # no minus before nothing
            (D("-0"), None, "0"),
            (1250, 2, "1.250,00"),
            (None, 2, "–"),
        ],
    )
    def test_writes(self, angka, desimal, teks):
        assert format_angka(angka, desimal) == teks

    def test_plain_is_for_machines(self):
        assert plain(D("1234.500")) == "1234.5"
        assert plain(D("1E+3")) == "1000"
        assert plain(D("0.000000000001")) == "0.000000000001"
        assert plain(D("100")) == "100"


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**11), max_value=10**11
    )
)
def test_what_is_written_is_read_back(angka):
    assert parse_angka(format_angka(angka)) == angka
    assert parse_angka(plain(angka), Gaya.MESIN) == angka


@given(st.text())
def test_any_text_is_a_number_or_a_sentence(teks):
    try:
        angka = parse_angka(teks)
    except BukanAngka as galat:
        assert str(galat)
    else:
        assert angka is None or angka.is_finite()
