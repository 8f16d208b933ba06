"""The index where weak service, load and shortage meet: docs/perhitungan/indeks-temu.md."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.calculators.temu import (
    BOBOT_BAWAAN,
    Bagian,
    compute_temu,
    pressure,
    refuse_bobot,
    shortage,
    weakness,
)

D = Decimal
NILAI = st.fractions(min_value=0, max_value=1, max_denominator=500)
ADA_ATAU_TIDAK = st.fixed_dictionaries({b: st.none() | NILAI for b in Bagian})
BOBOT = st.fixed_dictionaries({b: st.integers(0, 10) for b in Bagian}).filter(
    lambda b: not refuse_bobot(b)
)


def parts(ikm=None, unsur=None, beban=None, kurang=None):
    return dict(zip(Bagian, (ikm, unsur, beban, kurang), strict=True))


def weights(*n):
    return dict(zip(Bagian, n, strict=True))


def test_the_worked_example_of_the_guide():
    nilai = parts(
        weakness(D("79.03")), weakness(D("57.41")), pressure(D("15.85"), 12), shortage(4, 16)
    )
    assert nilai[Bagian.IKM] == Fraction(928, 2331)
    assert nilai[Bagian.UNSUR] == 1
    assert nilai[Bagian.BEBAN] == Fraction(385, 1200)
    assert nilai[Bagian.KURANG] == Fraction(1, 4)
    assert compute_temu(nilai, BOBOT_BAWAAN).indeks == D("49.2")
    assert compute_temu(nilai, weights(1, 2, 1, 1)).indeks == D("59.4")
    tanpa_beban = compute_temu(nilai | {Bagian.BEBAN: None}, BOBOT_BAWAAN)
    assert tanpa_beban.indeks == D("54.9") and tanpa_beban.tanpa == (Bagian.BEBAN,)


@pytest.mark.parametrize(
    ("ikm", "nilai"),
    [
        ("100", 0), ("88.31", 0), ("88.30", Fraction(1, 2331)), ("76.61", Fraction(1170, 2331)),
        ("65.01", Fraction(2330, 2331)), ("65.00", 1), ("25", 1),
    ],
)  # fmt: skip
def test_service_is_weak_from_grade_a_down_to_d(ikm, nilai):
    assert weakness(D(ikm)) == nilai


@pytest.mark.parametrize(
    ("fte", "pemangku", "nilai"),
    [
        ("0", 0, None), ("0.01", 0, 1), ("3", 3, 0), ("2", 3, 0), ("4.5", 3, Fraction(1, 2)),
        ("6", 3, 1), ("90", 3, 1),
    ],
)  # fmt: skip
def test_load_presses_from_one_persons_work_to_two(fte, pemangku, nilai):
    assert pressure(D(fte), pemangku) == nilai


@pytest.mark.parametrize(
    ("kurang", "kebutuhan", "nilai"), [(0, 0, None), (0, 5, 0), (2, 5, Fraction(2, 5)), (5, 5, 1)]
)
def test_shortage_is_the_share_of_the_need(kurang, kebutuhan, nilai):
    assert shortage(kurang, kebutuhan) == nilai


def test_nothing_meets_with_one_side_alone():
    assert compute_temu(parts(ikm=1, unsur=1), BOBOT_BAWAAN) is None
    assert compute_temu(parts(beban=1, kurang=1), BOBOT_BAWAAN) is None
    assert compute_temu(parts(ikm=1, kurang=1), weights(0, 1, 1, 1)) is None  # it weighs nothing
    assert compute_temu(parts(), BOBOT_BAWAAN) is None


def test_half_is_rounded_up_once():
    assert compute_temu(parts(ikm=Fraction(1, 1000), kurang=0), BOBOT_BAWAAN).indeks == D("0.1")
    assert compute_temu(parts(ikm=Fraction(9, 10_000), kurang=0), BOBOT_BAWAAN).indeks == D("0.0")


@pytest.mark.parametrize(
    ("bobot", "salah"),
    [
        ((1, 1, 1, 1), ""), ((0, 10, 10, 0), ""), ((11, 1, 1, 1), "0 sampai 10"), ((-1, 1, 1, 1), "0 sampai 10"),
        ((0, 0, 1, 1), "IKM atau unsur"), ((1, 1, 0, 0), "beban atau kekurangan"),
    ],
)  # fmt: skip
def test_weights_that_make_no_index_are_refused(bobot, salah):
    assert salah in refuse_bobot(weights(*bobot))
    assert bool(salah) == bool(refuse_bobot(weights(*bobot)))


@given(ADA_ATAU_TIDAK, BOBOT)
def test_the_index_is_the_weighted_mean_of_what_is_there(nilai, bobot):
    temu = compute_temu(nilai, bobot)
    dipakai = {b for b in Bagian if nilai[b] is not None and bobot[b]}
    if {b.dari_warga for b in dipakai} != {True, False}:
        assert temu is None
        return
    tepat = 100 * sum(nilai[b] * bobot[b] for b in dipakai) / sum(bobot[b] for b in dipakai)
    assert 0 <= temu.indeks <= 100
    assert -Fraction(1, 20) < Fraction(temu.indeks) - tepat <= Fraction(1, 20)
    assert sum(p.sumbangan for p in temu.bagian) == tepat
    assert sum(p.paling_banyak for p in temu.bagian) == 100
    assert set(temu.tanpa) == {b for b in Bagian if nilai[b] is None}


@given(ADA_ATAU_TIDAK, BOBOT, st.sampled_from(list(Bagian)))
def test_a_part_that_is_missing_is_as_one_that_weighs_nothing(nilai, bobot, bagian):
    tanpa = compute_temu(nilai | {bagian: None}, bobot)
    nol = compute_temu(nilai, bobot | {bagian: 0})
    assert (tanpa and tanpa.indeks) == (nol and nol.indeks)


@given(ADA_ATAU_TIDAK, BOBOT, st.sampled_from(list(Bagian)), NILAI)
def test_a_worse_part_never_lowers_the_index(nilai, bobot, bagian, lain):
    if nilai[bagian] is None:
        return
    baik, buruk = sorted((nilai[bagian], lain))
    satu, dua = (compute_temu(nilai | {bagian: n}, bobot) for n in (baik, buruk))
    assert (satu is None) == (dua is None)
    assert satu is None or satu.indeks <= dua.indeks


@given(ADA_ATAU_TIDAK, st.fixed_dictionaries({b: st.integers(0, 5) for b in Bagian}))
def test_twice_the_weights_are_the_same_weights(nilai, bobot):
    ganda = {b: 2 * n for b, n in bobot.items()}
    satu, dua = compute_temu(nilai, bobot), compute_temu(nilai, ganda)
    assert (satu and satu.indeks) == (dua and dua.indeks)


@given(st.decimals(25, 100, places=2), st.decimals(25, 100, places=2))
def test_a_lower_ikm_is_never_less_weak(a, b):
    assert weakness(min(a, b)) >= weakness(max(a, b))
