"""How fast promises are kept."""

from datetime import date
from fractions import Fraction

import pytest

from surveys.calculators.tindak_lanjut import Kecepatan, add_months, recap, speed


@pytest.mark.parametrize(
    ("dari", "bulan", "sampai"),
    [("2026-01-15", 3, "2026-04-15"), ("2026-11-30", 3, "2027-02-28"), ("2026-12-31", 6, "2027-06-30"),
     ("2026-06-01", 6, "2026-12-01"), ("2026-09-10", 3, "2026-12-10")],
)  # fmt: skip
def test_months_after_a_day(dari, bulan, sampai):
    assert add_months(date.fromisoformat(dari), bulan) == date.fromisoformat(sampai)


@pytest.mark.parametrize(
    ("selesai", "kecepatan"),
    [("2026-04-14", "3"), ("2026-04-15", "6"), ("2026-07-14", "6"), ("2026-07-15", "lebih"), ("2026-01-02", "3")],
)  # fmt: skip
def test_speed_counts_from_the_publication(selesai, kecepatan):
    assert speed(date(2026, 1, 15), date.fromisoformat(selesai)) == Kecepatan(kecepatan)


def test_without_publication_or_completion_there_is_no_speed():
    assert speed(None, date(2026, 1, 1)) is None and speed(date(2026, 1, 1), None) is None


def test_recap():
    rencana = [
        (date(2026, 3, 1), date(2026, 2, 1)),
        (date(2026, 3, 1), None),  # overdue
        (date(2026, 9, 1), date(2026, 10, 1)),  # late
        (date(2027, 1, 1), None),
    ]
    r = recap(rencana, terbit=date(2026, 1, 1), hari_ini=date(2026, 11, 1))
    assert (r.banyak, r.selesai, r.terlambat, r.bagian) == (4, 2, 2, Fraction(1, 2))
    assert r.kecepatan == {Kecepatan.TIGA_BULAN: 1, Kecepatan.ENAM_BULAN: 0, Kecepatan.LEBIH: 1}
    assert recap([], terbit=None, hari_ini=date(2026, 1, 1)).bagian is None
