"""What a typed row means: calculators.isian and the arrangement of rows, calculators.susunan."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workload.calculators.isian import (
    ANGKA,
    KOLOM,
    KOSONG,
    clean,
    is_blank,
    merge,
    read_angka,
    read_isian,
    same,
    write_isian,
)
from workload.calculators.susunan import arrange, move, numbering, path_depth

# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("1.250", "1250"),
        ("0,83", "0.83"),
        ("0.83", "0.83"),
        (" 12 ", "12"),
        ("1,0000000", "1"),
        ("999.999.999.999,999999", "999999999999.999999"),
    ],
)
def test_a_good_figure_is_read(teks, angka):
    assert read_angka("volume", teks) == (Decimal(angka), "")


@pytest.mark.parametrize(
    ("kolom", "teks", "kata"),
    [
        ("volume", "12 bln x 4", "Bukan angka"),
        ("volume", "0,1234567", "belakang koma"),
        ("volume", "1.000.000.000.000", "terlalu besar"),
        ("waktu", "-5", "negatif"),
        ("rasio_unit", "0", "lebih dari nol"),
    ],
)
def test_what_cannot_be_counted_stays_as_typed_with_a_sentence(kolom, teks, kata):
    terbaca = read_isian({**KOSONG, kolom: teks})
    assert terbaca.nilai[kolom] is None
    assert terbaca.mentah == {kolom: teks}
    assert kata in terbaca.pesan[kolom]


def test_an_unknown_period_holds_the_volume_back_and_keeps_both():
    terbaca = read_isian({**KOSONG, "volume": "4", "periode_volume": "triwulan"})
    assert terbaca.nilai["volume"] is None
    assert terbaca.mentah == {"volume": "4", "periode_volume": "triwulan"}
    assert "pilih dulu periode" in terbaca.pesan["volume"]


def test_a_heading_keeps_its_figures_aside():
    terbaca = read_isian({**KOSONG, "volume": "12", "waktu": "30"}, kelompok=True)
    assert terbaca.nilai["volume"] is terbaca.nilai["waktu"] is None
    assert terbaca.mentah == {"volume": "12", "waktu": "30"}


def test_time_with_its_unit_in_one_cell_is_taken_apart():
    assert clean({"waktu": "1,5 jam"}) == {"waktu": "1,5", "satuan_waktu": "jam"}
    assert clean({"waktu": "30 menit"}) == {"waktu": "30", "satuan_waktu": "menit"}


def test_a_text_too_long_for_its_column_is_kept():
    panjang = "s" * 121
    terbaca = read_isian({**KOSONG, "satuan": panjang})
    assert (terbaca.nilai["satuan"], terbaca.mentah["satuan"]) == ("", panjang)


def test_choices_alone_do_not_make_a_row():
    assert is_blank({**KOSONG, "periode_volume": "harian"})
    assert not is_blank({**KOSONG, "volume": "0"})


def test_one_figure_written_two_ways_is_the_same():
    assert same("volume", "1250", "1.250")
    assert not same("uraian", "1250", "1.250")


@given(st.dictionaries(st.sampled_from(KOLOM), st.text(max_size=40)))
def test_nothing_typed_is_lost(isi):
    """Read and written again, a row says what was typed; figures may only change their dress."""
    isi = {**KOSONG, **clean(isi)}
    terbaca = read_isian(isi)
    kembali = write_isian(terbaca.nilai, terbaca.mentah)
    for kolom in KOLOM:
        if kolom in ANGKA and isi[kolom] in ("-", "–", "—"):  # a dash is a way to write nothing
            continue
        assert same(kolom, kembali[kolom], isi[kolom])


# --- two people on one row ------------------------------------------------------------------------

DASAR = {**KOSONG, "uraian": "Menyusun laporan", "volume": "10"}


def test_different_columns_merge():
    gabung, bentrok = merge(
        {"volume": "20"}, {**DASAR, "uraian": "Menyusun laporan bulanan"}, DASAR
    )
    assert (gabung["uraian"], gabung["volume"], bentrok) == ("Menyusun laporan bulanan", "20", [])


def test_the_same_column_is_for_a_person_to_choose():
    assert merge({"volume": "20"}, {**DASAR, "volume": "30"}, DASAR)[1] == ["volume"]


def test_the_same_change_twice_is_no_conflict():
    assert merge({"volume": "1250"}, {**DASAR, "volume": "1.250"}, DASAR)[1] == []


def test_what_i_did_not_touch_stays_theirs():
    gabung, bentrok = merge(DASAR, {**DASAR, "volume": "30"}, DASAR)
    assert (gabung["volume"], bentrok) == ("30", [])


def test_my_own_save_that_was_never_acknowledged_is_no_conflict():
    """I sent 20, the line broke, the server had it; then I typed 25, or went back to 10."""
    kini, terkirim = {**DASAR, "volume": "20"}, {"volume": "20"}
    assert merge({"volume": "25"}, kini, DASAR, terkirim) == ({**kini, "volume": "25"}, [])
    assert merge({"volume": "10"}, kini, DASAR, terkirim) == ({**kini, "volume": "10"}, [])


def test_without_a_base_every_difference_is_a_conflict():
    assert merge({"volume": "20"}, DASAR, None)[1] == ["volume"]


# --- order and nesting ----------------------------------------------------------------------------

POHON = [("a", None), ("b", None), ("c", "b"), ("d", "b"), ("e", None)]


def test_numbers_show_the_nesting():
    assert list(numbering(POHON).values()) == ["1", "2", "2.1", "2.2", "3"]


@pytest.mark.parametrize(
    ("kunci", "arah", "hasil"),
    [
        ("b", "naik", [("b", None), ("c", "b"), ("d", "b"), ("a", None), ("e", None)]),
        ("a", "turun", [("b", None), ("c", "b"), ("d", "b"), ("a", None), ("e", None)]),
        ("d", "naik", [("a", None), ("b", None), ("d", "b"), ("c", "b"), ("e", None)]),
        ("b", "masuk", [("a", None), ("b", "a"), ("c", "b"), ("d", "b"), ("e", None)]),
        ("c", "keluar", [("a", None), ("b", None), ("d", "b"), ("c", None), ("e", None)]),
        ("a", "naik", POHON),
        ("a", "masuk", POHON),
        ("c", "masuk", POHON),
        ("e", "turun", POHON),
        ("e", "keluar", POHON),
        ("tidak ada", "naik", POHON),
    ],
)
def test_one_step(kunci, arah, hasil):
    assert move(POHON, kunci, arah) == hasil


def test_rows_of_somebody_else_stay_behind_their_neighbour():
    assert arrange(POHON, [("e", None), ("a", None)]) == [
        ("e", None), ("a", None), ("b", None), ("c", "b"), ("d", "b"),
    ]  # fmt: skip


def test_details_of_a_deleted_heading_move_up():
    assert arrange(POHON, None, dihapus={"b"}) == [(k, None) for k in "acde"]


def test_new_rows_without_a_place_go_last():
    assert arrange(POHON, None, baru=["x"])[-1] == ("x", None)


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefx"), st.sampled_from([None, *"abcdefx"])), max_size=9
    ),
    st.sets(st.sampled_from("abcde")),
)
def test_whatever_is_asked_the_rows_form_a_tree(diminta, dihapus):
    hasil = arrange(POHON, diminta, baru=["x"], dihapus=dihapus)
    assert sorted(k for k, _ in hasil) == sorted({*"abcdex"} - dihapus)
    path_depth(hasil)  # every parent stands above its details, else KeyError
    numbering(hasil)
