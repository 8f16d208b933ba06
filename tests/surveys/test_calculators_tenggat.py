"""Clocks on working days, by tables of dates that anybody can count on a calendar."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.calculators.libur import LIBUR, JenisLibur
from surveys.calculators.tenggat import (
    BATAS_BAWAAN,
    Batas,
    Kalender,
    Laju,
    compute_tenggat,
    read_clock,
)

K2026 = Kalender(frozenset(h.tanggal for h in LIBUR[2026]))
POLOS = Kalender()


def hari(teks: str) -> date:
    return date.fromisoformat(f"2026-{teks}")


@pytest.mark.parametrize(
    ("masuk", "n", "tenggat", "mengapa"),
    [
        ("02-02", 3, "02-05", "Monday to Thursday, nothing in between"),
        ("02-05", 3, "02-10", "Thursday: Fri, Mon, Tue"),
        ("02-07", 3, "02-11", "on a Saturday: Mon, Tue, Wed"),
        ("02-08", 3, "02-11", "on a Sunday: the same"),
        ("02-13", 3, "02-20", "over Imlek: 16 cuti bersama, 17 libur; Wed, Thu, Fri"),
        ("03-17", 3, "03-27", "over Nyepi and Idulfitri: 18 to 24 off; 25, 26, 27"),
        ("03-18", 5, "03-31", "arrived on a day off"),
        ("04-29", 3, "05-05", "over 1 May and a weekend"),
        ("05-13", 3, "05-20", "14 and 15 off, weekend, 18, 19, 20"),
        ("05-26", 5, "06-05", "27, 28 off, Fri 29, 1 June off, 2 to 5"),
        ("12-23", 4, "12-31", "over Natal: 24, 25 off; 28 to 31"),
        ("02-02", 0, "02-02", "no day at all"),
    ],
)
def test_time_limits_of_2026(masuk, n, tenggat, mengapa):
    assert K2026.add(hari(masuk), n) == hari(tenggat), mengapa


@pytest.mark.parametrize(("bawaan", "tenggat"), [(0, "01-12"), (1, "01-26"), (2, "04-10")])
def test_default_limits_from_the_first_working_days_of_2026(bawaan, tenggat):
    """Arrived on Monday 5 January: checked by the 8th; 5, 14 (16 January off) and 60 working days: 18 of
    January, 18 of February, 17 of March, 7 of April."""
    hasil = compute_tenggat(hari("01-05"), BATAS_BAWAAN[bawaan].batas, K2026)
    assert hasil.periksa == hari("01-08") and hasil.selesai == hari(tenggat)


def test_defaults_are_3_5_10_and_5_14_60():
    assert {(b.batas.periksa, b.batas.tanggapan) for b in BATAS_BAWAAN} == {(3, 10)}
    assert [b.batas.selesai for b in BATAS_BAWAAN] == [5, 14, 60]


BULAN = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
NAMA_HARI = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
TULISAN = Path("docs/perhitungan/tenggat-hari-kerja.md").read_text()
BARIS = re.findall(r"^\| (\w+, \d+ \w+) \| ([\d +]+) \| .* \| (\w+, \d+ \w+) \|$", TULISAN, re.M)


def written(teks: str) -> date:
    """ "Kamis, 5 Februari", and it must be one."""
    nama, tanggal, bulan = teks.replace(",", "").split()
    hasil = date(2026, BULAN.index(bulan) + 1, int(tanggal))
    assert NAMA_HARI[hasil.weekday()] == nama, teks
    return hasil


@pytest.mark.parametrize(("masuk", "n", "tenggat"), BARIS)
def test_examples_of_the_documentation(masuk, n, tenggat):
    hari_kerja, *tambahan = map(int, n.split("+"))
    batas = Batas(1, hari_kerja, 10, 7)
    assert compute_tenggat(written(masuk), batas, K2026, sum(tambahan)).selesai == written(tenggat)


def test_the_documentation_has_examples():
    assert len(BARIS) == 10


def test_an_extension_counts_on_from_the_limit():
    batas = Batas(3, 5, 10, 7)
    assert compute_tenggat(hari("02-02"), batas, POLOS).selesai == hari("02-09")
    assert compute_tenggat(hari("02-02"), batas, POLOS, tambahan=7).selesai == hari("02-18")


@pytest.mark.parametrize(
    ("hari_ini", "laju", "kalimat"),
    [
        ("02-02", Laju.LONGGAR, "Sisa 5 hari kerja"),
        ("02-05", Laju.DEKAT, "Sisa 2 hari kerja"),
        ("02-07", Laju.DEKAT, "Sisa 1 hari kerja"),  # Saturday
        ("02-09", Laju.DEKAT, "Hari terakhir"),
        ("02-10", Laju.LEWAT, "Lewat 1 hari kerja"),
        ("02-16", Laju.LEWAT, "Lewat 4 hari kerja"),  # itself off
    ],
)
def test_how_a_clock_is_read(hari_ini, laju, kalimat):
    jam = read_clock(hari("02-09"), hari(hari_ini), K2026)
    assert (jam.laju, jam.kalimat) == (laju, kalimat)


def test_past_a_friday_a_saturday_is_over_but_by_no_working_day():
    assert read_clock(hari("02-06"), hari("02-07"), K2026).kalimat == "Lewat tenggat"


def test_the_list_of_2026_has_17_holidays_and_8_shared_days():
    jenis = [h.jenis for h in LIBUR[2026]]
    assert (jenis.count(JenisLibur.NASIONAL), jenis.count(JenisLibur.CUTI_BERSAMA)) == (17, 8)
    assert len({h.tanggal for h in LIBUR[2026]}) == 25


hari_acak = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(hari_acak, st.integers(1, 90), st.frozensets(hari_acak, max_size=30))
def test_adding_and_counting_undo_each_other(mulai, n, libur):
    kalender = Kalender(libur)
    akhir = kalender.add(mulai, n)
    assert kalender.count(mulai, akhir) == n and kalender.is_workday(akhir)
    assert kalender.count(mulai, akhir - timedelta(days=1)) == n - 1
