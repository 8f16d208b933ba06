"""How many respondents are enough."""

import csv
from fractions import Fraction

import pytest

from surveys.calculators.sampel import allocate, interval, may_show, minimum_sample


@pytest.mark.parametrize(
    ("populasi", "sampel"),
    [(0, 0), (1, 1), (10, 10), (50, 44), (100, 80), (150, 108), (200, 132), (220, 140), (300, 169), (500, 217),
     (550, 226), (1_000, 278), (1_200, 291), (2_000, 322), (5_000, 357), (10_000, 370), (1_000_000, 384)],
)  # fmt: skip
def test_krejcie_and_morgan(populasi, sampel):
    assert minimum_sample(populasi) == sampel


def test_the_whole_published_table(shared):
    with (shared / "domain" / "krejcie_morgan.csv").open() as berkas:
        tabel = [(int(b["N"]), int(b["s_published_table"])) for b in csv.DictReader(berkas)]
    assert len(tabel) == 90
    assert [(n, minimum_sample(n)) for n, _ in tabel] == tabel


def test_a_sample_is_shared_out_by_size_and_nothing_is_lost():
    rw = {"I": 100, "II": 75, "III": 110, "IV": 95, "V": 80, "VI": 90}
    hasil = allocate(226, rw)
    assert sum(hasil.values()) == 226
    assert hasil == {"I": 41, "II": 31, "III": 45, "IV": 39, "V": 33, "VI": 37}
    assert allocate(10, {"a": 0, "b": 0}) == {"a": 0, "b": 0}


def test_the_interval_around_a_mean():
    """2, 3, 3, 4: mean 3, s² = 2/3, s ÷ √4 = 0,408…; ± 1,96 times that."""
    selang = interval(4, Fraction(12), Fraction(38))
    assert (round(selang.bawah, 4), round(selang.atas, 4)) == (
        round(3 - selang.atas + 3, 4),
        round(selang.atas, 4),
    )
    assert str(round(selang.atas, 4)) == "3.8002"
    assert interval(1, Fraction(3), Fraction(9)) is None


def test_small_cells_are_not_shown():
    assert not may_show(4) and may_show(5)
