from datetime import date

import pytest

from units.calculators.jenis import Jenis, Jenjang
from units.calculators.pensiun import bup_of, compute_pensiun


@pytest.mark.parametrize(
    "jenis, jenjang, tahun",
    [
        (Jenis.JPT_UTAMA, "", 60),
        (Jenis.JPT_MADYA, "", 60),
        (Jenis.JPT_PRATAMA, "", 60),
        (Jenis.ADMINISTRATOR, "", 58),
        (Jenis.PENGAWAS, "", 58),
        (Jenis.PELAKSANA, "", 58),
        (Jenis.FUNGSIONAL, "terampil", 58),
        (Jenis.FUNGSIONAL, "penyelia", 58),
        (Jenis.FUNGSIONAL, "ahli_pertama", 58),
        (Jenis.FUNGSIONAL, "ahli_muda", 58),
        (Jenis.FUNGSIONAL, "ahli_madya", 60),
        (Jenis.FUNGSIONAL, "ahli_utama", 65),
    ],
)
def test_the_retirement_age_follows_jenis_and_jenjang(jenis, jenjang, tahun):
    assert bup_of(jenis, jenjang).tahun == tahun


def test_every_jenis_and_every_jenjang_has_an_age_and_a_source():
    for jenis in Jenis:
        for jenjang in ["", *Jenjang]:
            assert bup_of(jenis, jenjang).sumber


def test_the_age_of_the_nomenclature_wins():
    assert bup_of(Jenis.FUNGSIONAL, "ahli_pertama", 60).tahun == 60


def test_a_functional_post_without_jenjang_says_so():
    assert "jenjang belum diisi" in bup_of(Jenis.FUNGSIONAL).sumber


@pytest.mark.parametrize(
    "lahir, pensiun",
    [
        (date(1968, 5, 14), date(2026, 6, 1)),
        (date(1968, 5, 1), date(2026, 6, 1)),
        (date(1968, 5, 31), date(2026, 6, 1)),
        (date(1967, 12, 31), date(2026, 1, 1)),
        (date(1968, 2, 29), date(2026, 3, 1)),  # 2026 has no 29 February
    ],
)
def test_retirement_is_the_first_day_of_the_month_after_reaching_the_age(lahir, pensiun):
    assert compute_pensiun(lahir, jenis=Jenis.PELAKSANA).tanggal == pensiun


def test_a_contract_that_ends_earlier_ends_the_service():
    hasil = compute_pensiun(
        date(1990, 1, 1), jenis=Jenis.PELAKSANA, akhir_kontrak=date(2027, 12, 31)
    )
    assert hasil.tanggal == date(2027, 12, 31)
    assert hasil.karena_kontrak


def test_a_contract_that_ends_later_is_capped_at_the_age():
    hasil = compute_pensiun(
        date(1968, 5, 14), jenis=Jenis.PELAKSANA, akhir_kontrak=date(2028, 12, 31)
    )
    assert hasil.tanggal == date(2026, 6, 1)
    assert not hasil.karena_kontrak
