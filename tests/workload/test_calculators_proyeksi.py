"""Five years ahead: nothing skipped, nobody counted twice."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workload.calculators.proyeksi import butuh, sisa, tahun_proyeksi, tempat_keluar

TULANG_BAWANG_BARAT = (63, 67, 99, 93, 121)  # PNS who retire in 2018 … 2022, of 2,872


def test_the_five_years_after_the_period_follow_one_another():
    assert tahun_proyeksi(2026) == (2027, 2028, 2029, 2030, 2031)


def test_a_published_stream_of_retirements():
    assert sum(TULANG_BAWANG_BARAT) == 443
    assert sisa(2872, TULANG_BAWANG_BARAT) == (2809, 2742, 2643, 2550, 2429)
    assert butuh(2872, 2872, TULANG_BAWANG_BARAT) == (63, 130, 229, 322, 443)


def test_who_leaves_before_the_first_year_is_missing_from_it_on():
    assert butuh(5, 4, (0, 1, 0, 0, 0), lebih_dulu=2) == (3, 4, 4, 4, 4)


def test_a_surplus_is_below_zero_until_people_leave():
    assert butuh(1, 3, (1, 1, 1, 0, 0)) == (-1, 0, 1, 1, 1)


def test_where_somebody_is_counted():
    for tanggal, tempat in (
        (date(2019, 5, 1), 0),  # past the day and still listed
        (date(2026, 12, 31), 0),
        (date(2027, 1, 1), 1),
        (date(2031, 12, 31), 5),
        (date(2032, 1, 1), None),
    ):
        assert tempat_keluar(tanggal, 2026) == tempat


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    kebutuhan=st.integers(0, 50),
    tambahan=st.integers(0, 50),
    tahun=st.lists(st.integers(2015, 2050), max_size=20),
)
def test_need_and_what_is_left_always_make_the_need_of_today(kebutuhan, tambahan, tahun):
    tempat = [tempat_keluar(date(t, 6, 1), 2026) for t in tahun]
    dulu, *keluar = (tempat.count(i) for i in range(6))
    for i, n in enumerate(butuh(kebutuhan, len(tahun) + tambahan, keluar, dulu), 1):
        tinggal = tambahan + sum(t > 2026 + i for t in tahun)
        assert n + tinggal == kebutuhan
