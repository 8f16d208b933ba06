"""IKM from counts of answers: worked examples, and the edges of the grades."""

from decimal import Decimal as D
from fractions import Fraction

import pytest

from surveys.calculators.indeks import (
    CaraBobot,
    Jawaban,
    compute_indeks,
    convert,
    grade,
    pool,
)
from surveys.calculators.unsur import NILAI, Unsur, Urutan

# Worked example A: ten forms and their sums per unsur. Added up by hand, column by column, the forms have exactly
# these sums (the seventh: 3 4 3 4 3 4 4 3 3 3 = 34).
FORMULIR = "333433334 433443434 332433333 343434434 233433323 333433434 444444444 333333333 322433323 333433334"
SEPULUH = [31, 31, 29, 39, 32, 32, 34, 29, 36]


def answers(formulir: str) -> dict[str, Jawaban]:
    """Forms of nine digits in the order of the regulation; "-" is an empty answer."""
    baris = [[None if c == "-" else int(c) for c in f] for f in formulir.split()]
    return {u.value: Jawaban.of(b[i] for b in baris) for i, u in enumerate(Urutan.PERATURAN.unsur)}


def from_sums(jumlah, penjawab) -> dict[str, Jawaban]:
    """Nine unsur with these sums: any counts with the right sum and number have the same NRR."""
    hasil = {}
    for u, s in zip(Unsur, jumlah, strict=True):
        tiga, sisa = divmod(s - penjawab, 3)  # raise ones to fours, then one to what is left
        hitung = [penjawab - tiga - bool(sisa), 0, 0, tiga]
        if sisa:
            hitung[sisa] += 1
        hasil[u.value] = Jawaban(tuple(hitung))
        assert (hasil[u.value].jumlah, hasil[u.value].penjawab) == (s, penjawab)
    return hasil


@pytest.mark.parametrize(
    ("cara", "ikm"),
    [(CaraBobot.TEPAT, "81.39"), (CaraBobot.TIGA_DESIMAL, "81.31"), (CaraBobot.DUA_DESIMAL, "80.58")],
)  # fmt: skip
def test_ten_respondents(cara, ikm):
    jawaban = answers(FORMULIR)
    assert [j.jumlah for j in jawaban.values()] == SEPULUH
    hasil = compute_indeks(jawaban, cara=cara)
    assert (hasil.ikm, hasil.mutu.huruf) == (D(ikm), "B")


def test_the_lowest_unsur_come_first_and_carry_their_own_grade():
    hasil = compute_indeks(answers(FORMULIR))
    dua = hasil.terlemah[:2]
    assert {u.kode for u in dua} == {"WAKTU", "PENGADUAN"}
    assert [(u.ikm, u.mutu.huruf) for u in dua] == [(D("72.50"), "C")] * 2


def test_an_empty_answer_is_missing_and_not_zero():
    """Example B: the last two of the ten leave the fee open; it is divided by the eight who answered."""
    delapan, akhir = FORMULIR.split()[:8], [f[:3] + "-" + f[4:] for f in FORMULIR.split()[8:]]
    hasil = compute_indeks(answers(" ".join(delapan + akhir)))
    assert hasil.unsur[3].nrr == Fraction(31, 8)
    assert hasil.ikm == D("81.32")


def test_an_unsur_that_nobody_answered_leaves_no_index():
    assert compute_indeks(answers("333-33333 444-44444")) is None
    assert compute_indeks({}) is None


@pytest.mark.parametrize(
    ("cara", "penuh"),
    [(CaraBobot.TEPAT, "100.00"), (CaraBobot.TIGA_DESIMAL, "99.90"), (CaraBobot.DUA_DESIMAL, "99.00")],
)  # fmt: skip
def test_only_exact_weights_reach_one_hundred(cara, penuh):
    assert compute_indeks(answers("444444444"), cara=cara).ikm == D(penuh)


@pytest.mark.parametrize(
    ("cara", "ikm", "mutu"),
    [(CaraBobot.TEPAT, "77.25", "B"), (CaraBobot.TIGA_DESIMAL, "77.17", "B"), (CaraBobot.DUA_DESIMAL, "76.48", "C")],
)  # fmt: skip
def test_the_way_weights_are_written_can_turn_the_grade(cara, ikm, mutu):
    hasil = compute_indeks(from_sums([309] * 9, 100), cara=cara)
    assert (hasil.ikm, hasil.mutu.huruf) == (D(ikm), mutu)


@pytest.mark.parametrize(
    ("indeks", "ikm", "mutu"),
    [
        ("3.0640", "76.60", "C"),
        ("3.0642", "76.61", "B"),
        ("3.0644", "76.61", "B"),
        ("2.5998", "65.00", "C"),
        ("2.5996", "64.99", "D"),
        ("2.6000", "65.00", "C"),
        ("3.5320", "88.30", "B"),
        ("3.5322", "88.31", "A"),
        ("3.5324", "88.31", "A"),
        ("4", "100.00", "A"),
        ("1", "25.00", "D"),
    ],
)
def test_every_edge_of_the_table_and_the_gaps_between_its_rows(indeks, ikm, mutu):
    assert convert(Fraction(indeks)) == D(ikm)
    assert grade(convert(Fraction(indeks))).huruf == mutu


@pytest.mark.parametrize(("cara", "ikm"), [(CaraBobot.TIGA_DESIMAL, "24.98"), (CaraBobot.DUA_DESIMAL, "24.75")])  # fmt: skip
def test_below_the_printed_scale_the_grade_is_the_lowest(cara, ikm):
    """All ones, with weights that are cut off: less than 25,00, and no better for it."""
    hasil = compute_indeks(answers("111111111"), cara=cara)
    assert (hasil.ikm, hasil.mutu.huruf, hasil.mutu.kinerja) == (D(ikm), "D", "Tidak baik")


def test_a_units_index_is_pooled_and_never_the_mean_of_its_services():
    sepi, ramai = answers("444444444"), answers("222222222 222222222 222222222")
    satu, dua = compute_indeks(sepi).ikm, compute_indeks(ramai).ikm
    assert compute_indeks(pool([sepi, ramai])).ikm == D("62.50") != (satu + dua) / 2


def test_own_unsur_and_weights_must_sum_to_one():
    jawaban = answers("333333333") | {"INTEGRITAS": Jawaban.of([4])}
    bobot = dict.fromkeys(jawaban, Fraction(1, 10))
    assert compute_indeks(jawaban, bobot=bobot).indeks == Fraction(31, 10)
    with pytest.raises(ValueError, match="jumlah bobot harus 1"):
        compute_indeks(jawaban, bobot=bobot | {"INTEGRITAS": Fraction(1, 5)})
    with pytest.raises(ValueError, match="setiap unsur perlu bobot"):
        compute_indeks(jawaban, bobot={k: v for k, v in bobot.items() if k != "WAKTU"})


@pytest.mark.parametrize("salah", [0, 5, -1, 2.5, "3", True])
def test_only_one_to_four_are_answers(salah):
    with pytest.raises(ValueError, match="1 sampai 4"):
        Jawaban.of([3, salah])


def test_the_two_orders_differ_in_the_last_two_only():
    peraturan, kuesioner = Urutan.PERATURAN.unsur, Urutan.KUESIONER.unsur
    assert peraturan[:7] == kuesioner[:7] and peraturan[7:] == kuesioner[:6:-1]
    assert set(peraturan) == set(Unsur) and all(len(u.isi.pilihan) == len(NILAI) for u in Unsur)
