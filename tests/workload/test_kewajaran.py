"""The questions that figures are asked, without a database."""

import json
from dataclasses import fields
from decimal import Decimal
from typing import get_type_hints

import pytest

from workload.calculators.kewajaran import (
    AMBANG,
    Ambang,
    Baris,
    Kode,
    Pembanding,
    VolumeLembar,
    check_baris,
    check_satuan_berkas,
    check_volume_sama,
    check_waktu_efektif,
    compare_satuan,
    sidik,
)
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu

JAM, MENIT = SatuanWaktu.JAM, SatuanWaktu.MENIT
WKE = Decimal(75_000)


def baris(volume, waktu, satuan=MENIT, **lain):
    angka = lambda x: None if x is None else Decimal(str(x))  # noqa: E731
    return Baris(volume=angka(volume), waktu=angka(waktu), satuan_waktu=satuan, **lain)


def kodes(isi, pembanding=None):
    return [t.kode for t in check_baris(isi, waktu_efektif=WKE, pembanding=pembanding)]


@pytest.mark.parametrize(
    ("isi", "tanda"),
    [
        (baris(2000, 5), []),
        (baris(None, None), []),
        (baris(None, 30), []),
        # minutes written as hours, or the reverse
        (baris(10, 60, JAM), [Kode.JAM_MENIT]),
        (baris(10, "9.5", JAM), []),
        (baris(None, 60, JAM), [Kode.JAM_MENIT]),
        (baris(2000, 2, JAM), [Kode.JAM_MENIT, Kode.LEBIH_SATU]),
        (baris(10, "0.5"), [Kode.JAM_MENIT]),
        (
            baris(20_000, "0.5"),
            [],
        ),  # a stamp is put in half a minute; in hours it would be 8 people
        # one task above one person: exactly one is fine
        (baris(1250, 60), []),
        (baris(1251, 60), [Kode.LEBIH_SATU]),
        # one output
        (baris(1, 10_000), []),
        (baris(1, 10_001), [Kode.NORMA_BESAR]),
        # nothing
        (baris(0, 30), [Kode.NOL]),
        (baris(12, 0), [Kode.NOL]),
    ],
)
def test_what_one_row_raises(isi, tanda):
    assert kodes(isi) == tanda


def test_a_ratio_row_of_several_people_is_what_ratios_are_for():
    bus = Baris(
        volume=Decimal(20),
        pendekatan=Pendekatan.PERALATAN,
        rasio_unit=Decimal(5),
        rasio_orang=Decimal(1),
    )
    assert kodes(bus) == []
    kosong = Baris(
        volume=Decimal(0),
        pendekatan=Pendekatan.RASIO,
        rasio_unit=Decimal(8),
        rasio_orang=Decimal(1),
    )
    (tanda,) = check_baris(kosong, waktu_efektif=WKE)
    assert tanda.kode is Kode.NOL
    assert "volume bernilai 0" in tanda.pesan


def test_the_unit_guard_shows_both_results():
    (tanda,) = check_baris(baris(10, 60, JAM), waktu_efektif=WKE)
    assert (
        tanda.pesan
        == "Norma waktu 60 jam per hasil tampak seperti angka menit. Apakah maksudnya 60 menit?"
    )
    assert tanda.rinci == "Bila menit: 0,008 orang. Bila jam: 0,48 orang. Keduanya berbeda 60 kali."


@pytest.mark.parametrize(
    ("norma", "tanda"),
    [
        (30, []),
        (89, []),
        (90, [Kode.NORMA_JAUH]),
        (11, []),
        (10, [Kode.NORMA_JAUH]),
        (1800, [Kode.JAM_MENIT]),  # 60 times: the unit, not the norm
        (1720, [Kode.JAM_MENIT]),  # within 5% of it
        (1700, [Kode.NORMA_JAUH]),
        ("0.5", [Kode.JAM_MENIT]),  # a sixtieth
    ],
)
def test_a_norm_beside_the_median_of_other_units(norma, tanda):
    assert kodes(baris(5, norma), Pembanding(Decimal(30), 3)) == tanda


def test_two_other_units_are_too_few_to_call_a_norm_far():
    assert kodes(baris(5, 300), Pembanding(Decimal(30), 2)) == []


def test_a_far_norm_is_compared_in_minutes_whatever_the_units():
    assert kodes(baris(5, "0.5", JAM), Pembanding(Decimal(30), 9)) == []


def test_thresholds_are_data():
    longgar = Ambang(orang_per_tugas=Decimal(2))
    assert check_baris(baris(2500, 60), waktu_efektif=WKE, ambang=longgar) == []


def test_every_threshold_says_where_it_comes_from():
    asal = get_type_hints(Ambang, include_extras=True)
    assert all(asal[f.name].__metadata__[0] for f in fields(AMBANG))


# --- sheets that repeat another one ---------------------------------------------------------------

TIGA = {"a": Decimal(7), "b": Decimal(12), "c": Decimal(30)}


def test_a_copy_raises_it_only_when_nothing_was_changed():
    tanda, sama = check_volume_sama(TIGA, VolumeLembar("Kelurahan Terjun", TIGA, salinan=True))
    assert (tanda.kode, sama) == (Kode.VOLUME_SAMA, ("a", "b", "c"))
    assert "Kelurahan Terjun" in tanda.pesan
    satu_diubah = TIGA | {"c": Decimal(31)}
    assert check_volume_sama(satu_diubah, VolumeLembar("x", TIGA, salinan=True)) is None


def test_two_rows_may_agree_by_chance():
    dua = {k: TIGA[k] for k in "ab"}
    assert check_volume_sama(dua, VolumeLembar("x", TIGA, salinan=True)) is None


def test_last_period_raises_it_from_five_identical_rows():
    empat = {str(n): Decimal(n) for n in range(4)}
    lima = empat | {"4": Decimal(4)}
    assert check_volume_sama(empat, VolumeLembar("2025", empat, salinan=False)) is None
    assert check_volume_sama(lima | {"z": Decimal(1)}, VolumeLembar("2025", lima | {"z": Decimal(2)}, salinan=False))  # fmt: skip


# --- effective time of files and periods ---------------------------------------------------------


@pytest.mark.parametrize(
    ("nilai", "satuan", "menit", "dugaan", "bertanya"),
    [
        (1250, JAM, 75_000, JAM, False),
        (1200, None, 72_000, JAM, False),
        (75_000, MENIT, 75_000, MENIT, False),
        (78_000, None, 78_000, MENIT, False),
        (1250, MENIT, 75_000, JAM, True),
        (1300, MENIT, 78_000, JAM, True),
        (72_000, JAM, 72_000, MENIT, True),
        ("75.0", MENIT, 75_000, MENIT, True),
        (72, None, 72_000, MENIT, True),
        ("1.25", JAM, 75_000, JAM, True),
        (300, MENIT, None, None, True),
        (0, None, None, None, True),
    ],
)
def test_which_unit_an_effective_time_is_in(nilai, satuan, menit, dugaan, bertanya):
    hasil = check_waktu_efektif(Decimal(str(nilai)), satuan)
    assert (hasil.menit, hasil.satuan, bool(hasil.pesan)) == (menit, dugaan, bertanya)


def test_the_message_says_what_both_readings_are():
    pesan = check_waktu_efektif(Decimal(1250), MENIT).pesan
    assert "1.250 menit tampak seperti jam" in pesan
    assert "1.250 jam = 75.000 menit" in pesan
    assert "75.000 menit" in check_waktu_efektif(Decimal("75.0")).pesan


# --- the published table that is 60 times off ------------------------------------------------------


@pytest.fixture
def lahat(shared):
    kasus = json.loads((shared / "cases" / "abk_published.json").read_text())
    return next(k for k in kasus if k["id"] == "lahat-ajudan")


@pytest.mark.data
def test_the_lahat_table_raises_the_guard_and_shows_both_results(lahat):
    isi = [(Decimal(r["volume"]), Decimal(r["waktu"])) for r in lahat["rows"]]
    wke = Decimal(lahat["jam_kerja_efektif"])
    for satuan in (None, MENIT, JAM):
        tanda = check_satuan_berkas(isi, satuan=satuan, waktu_efektif=wke)
        assert tanda.kode is Kode.JAM_MENIT
        assert "Bila menit: 0,0376 orang. Bila jam: 2,256 orang." in tanda.rinci
    assert all(kodes(baris(v, w, JAM)) == [Kode.JAM_MENIT] for v, w in isi)


def test_the_same_figures_read_both_ways():
    dua = compare_satuan(Decimal(2820), WKE)
    assert (dua.menit, dua.jam) == (Decimal("0.0376"), Decimal("2.256"))


def test_a_table_whose_units_agree_is_left_alone():
    isi = [(Decimal(100), Decimal(30)), (Decimal(12), Decimal(120))]
    assert check_satuan_berkas(isi, satuan=MENIT, waktu_efektif=WKE) is None
    assert check_satuan_berkas(isi, satuan=None, waktu_efektif=WKE) is None
    jam = [(Decimal(100), Decimal("0.5")), (Decimal(12), Decimal(2))]
    assert check_satuan_berkas(jam, satuan=JAM, waktu_efektif=Decimal(1250)) is None
    assert check_satuan_berkas(jam, satuan=JAM, waktu_efektif=WKE) is not None


def test_a_fingerprint_knows_figures_not_digits():
    assert sidik(Decimal("10"), None) == sidik(Decimal("10.000000"), None)
    assert sidik(Decimal("10"), None) != sidik(Decimal("10.1"), None)
    assert baris(10, 60).sidik() == baris("10.000000", "60.0").sidik()
    assert baris(10, 60).sidik() != baris(10, 60, JAM).sidik()
