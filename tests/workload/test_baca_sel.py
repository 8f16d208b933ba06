"""What one cell of a figure column means; what nobody may guess."""

import datetime as dt
from decimal import Decimal

import pytest

from asnplan.lib.angka import Gaya
from workload.imports.sel import read_angka, read_printed, read_ratio


@pytest.mark.parametrize(
    ("isi", "nilai", "satuan"),
    [
        (30.0, "30", ""),
        (0.1, "0.1", ""),
        ("1.250", "1250", ""),
        ("0,83", "0.83", ""),
        ("1.234,5", "1234.5", ""),
        ("1 250", "1250", ""),
        ("600.00", "600", ""),
        ("30 menit", "30", "menit"),
        ("2 jam", "2", "jam"),
        ("0,5 jam", "0.5", "jam"),
        ("1 jam 30 menit", "90", "menit"),
        ("4 dokumen", "4", "dokumen"),
        ("12 kali", "12", "kali"),
    ],
)
def test_numbers_and_numbers_with_their_unit(isi, nilai, satuan):
    angka = read_angka(isi)
    assert (angka.nilai, angka.satuan, angka.sebab) == (Decimal(nilai), satuan, "")


@pytest.mark.parametrize("isi", [None, "", "  ", "-", "–", "…"])
def test_nothing_is_nothing(isi):
    angka = read_angka(isi)
    assert angka.nilai is None and not angka.sebab


@pytest.mark.parametrize(
    ("isi", "usul"),
    [
        ("12 bln x 4", ("48",)),
        ("4 x 12 bln", ("48",)),
        ("2 kali x 12 bulan", ("24",)),
        ("1-2 jam", ("1,5", "2", "1")),
        ("30 s.d. 60 menit", ("45", "60", "30")),
        ("± 30", ("30",)),
        ("1/2", ("0,5",)),
        ("4/bulan", ("48", "4")),
        ("3 kali seminggu", ("150", "3")),
        ("12\n4", ("12", "4")),
        ("1 hari", ("250", "1")),
        ("sesuai kebutuhan", ()),
        ("#REF!", ()),
    ],
)
def test_what_is_no_plain_number_is_asked_with_what_arithmetic_suggests(isi, usul):
    angka = read_angka(isi)
    assert angka.nilai is None and angka.sebab and angka.usul == usul


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (-3, "tidak boleh negatif"),
        ("-3", "tidak boleh negatif"),
        ("1e30", "bukan angka"),
        (1e13, "terlalu besar"),
        ("0,1234567", "paling banyak 6 angka"),
        (True, "bukan angka"),
        (dt.date(2026, 2, 1), "tanggal"),
        (dt.time(0, 30), "jam dinding"),
        (float("nan"), "bukan angka"),
    ],
)
def test_figures_that_the_database_cannot_hold_are_asked(isi, sebab):
    angka = read_angka(isi)
    assert angka.nilai is None and sebab in angka.sebab


def test_the_tail_of_a_binary_float_is_rounded_and_kept_for_reconciling():
    angka = read_angka(1 / 3)
    assert angka.nilai == Decimal("0.333333") and angka.asli == Decimal("0.3333333333333333")


def test_a_column_of_a_machine_reads_a_point_as_the_decimal():
    assert read_angka("1.250", Gaya.MESIN).nilai == Decimal("1.25")


@pytest.mark.parametrize(
    ("isi", "rasio"),
    [("8/1 orang", (8, 1)), ("5 : 1", (5, 1)), ("1/3", (1, 3)), ("8 desa/1 orang", (8, 1)), ("delapan", None), (5.0, None)],
)  # fmt: skip
def test_a_ratio_as_text(isi, rasio):
    assert read_ratio(isi) == rasio


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [("0,48 orang", "0.48"), ("+1 (kelebihan 1)", "1"), ("−2", "-2"), (0.25, "0.25"), ("tidak ada", None)],
)  # fmt: skip
def test_printed_figures_are_read_as_people_write_them(isi, nilai):
    assert read_printed(isi, Gaya.INDONESIA) == (None if nilai is None else Decimal(nilai))
