"""Rows: minutes of tasks, and the four ratio approaches, with the worked examples of their sources."""

from decimal import Decimal as D
from fractions import Fraction

import pytest

from workload.calculators.pendekatan import KATA, Pendekatan, SatuanWaktu, baris_menit, baris_orang


@pytest.mark.parametrize(
    ("volume", "pengali", "waktu", "satuan", "menit"),
    [
        (2000, 1, 5, SatuanWaktu.MENIT, 10_000),
        (1, 250, 300, SatuanWaktu.MENIT, 75_000),  # five hours every working day: one person
        (3, 12, "1.5", SatuanWaktu.JAM, 3_240),
        ("0.25", 50, "0.1", SatuanWaktu.MENIT, "1.25"),
    ],
)
def test_minutes_per_year(volume, pengali, waktu, satuan, menit):
    assert baris_menit(D(volume), D(pengali), D(waktu), satuan) == D(menit)


@pytest.mark.parametrize(
    ("volume", "unit", "orang", "hasil"),
    [
        (1000, 100, 1, 10),  # agendaris: 1.000 letters, 100 a day each
        (1000, 50, 1, 20),  # caraka
        (50, 2, 1, 25),  # files of land rights, two a day each
        (1, 1, 3, 3),  # one tractor, three operators
        (1, 1, 2, 2),
        (20, 5, 1, 4),  # twenty buses, one mechanic for five
        (8, 8, 1, 1),  # eight villages, one penyuluh
        (80, 25, 1, Fraction(16, 5)),
        (200, 30, 1, Fraction(20, 3)),
    ],
)
def test_people_by_ratio(volume, unit, orang, hasil):
    assert baris_orang(D(volume), D(unit), D(orang)) == hasil


def test_a_ratio_reads_in_both_directions():
    """ "3 persons per unit” and “5 units per person” are both (units : persons)."""
    assert baris_orang(D(2), D(1), D(3)) == 6
    assert baris_orang(D(10), D(5), D(1)) == 2


def test_every_approach_has_its_words():
    assert set(KATA) == set(Pendekatan)
    for pendekatan in Pendekatan:
        kata = pendekatan.kata
        assert kata.nama
        assert kata.volume
        assert kata.rumus
        assert bool(kata.unit) is not pendekatan.memakai_waktu


@pytest.mark.parametrize("menit", [SatuanWaktu.MENIT.menit, SatuanWaktu.JAM.menit])
def test_units_of_time_are_minutes(menit):
    assert menit in (1, 60)
