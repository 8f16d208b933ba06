"""Results that others published: each figure with the weight its source used, and the exact one beside it.

Facts are typed from their sources (addresses below); the last test compares them with the collection, where it is
at hand. Where a source prints no nine NRR, the figures that it does print are held against one another.
"""

import json
from decimal import Decimal as D
from fractions import Fraction as F

import pytest

from surveys.calculators.indeks import CaraBobot, convert, grade, rounded
from surveys.calculators.sampel import minimum_sample
from surveys.calculators.unsur import Unsur, Urutan

TEPAT, TIGA, DUA = CaraBobot.TEPAT, CaraBobot.TIGA_DESIMAL, CaraBobot.DUA_DESIMAL

# Dinas Pertanahan dan Tata Ruang, Kab. Bantul, 2023: skm.bantulkab.go.id
BANTUL = ["3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"]
# Dinas Pariwisata, Pemuda dan Olahraga, Kota Serang, January to March 2025: sums of 30 respondents
SERANG = [105, 105, 97, 113, 105, 112, 112, 98, 98]
# Dinas Dukcapil, Kab. Tulang Bawang Barat, first half of 2023: one respondent. e-smile.tubaba.go.id
TUBABA = [4] * 9


def three_ways(jumlah_nrr: F) -> list[str]:
    """The IKM of a sum of nine NRR with weights 1/9, 0,111 and 0,11."""
    return [str(convert(jumlah_nrr * cara.bobot(9))) for cara in (TEPAT, TIGA, DUA)]


@pytest.mark.parametrize(
    ("nrr", "terbit", "cara", "tepat", "tiga", "dua"),
    [
        ([F(x) for x in BANTUL], "87.28", TEPAT, "87.28", "87.19", "86.41"),
        ([F(s, 30) for s in SERANG], "86.63", DUA, "87.50", "87.41", "86.63"),
        ([F(x) for x in TUBABA], "100.00", TEPAT, "100.00", "99.90", "99.00"),
    ],
    ids=["Bantul", "Serang", "Tulang Bawang Barat"],
)
def test_nine_unsur_give_the_published_index_by_the_weight_of_the_source(nrr, terbit, cara, tepat, tiga, dua):  # fmt: skip
    assert three_ways(sum(nrr)) == [tepat, tiga, dua]
    assert str(convert(sum(nrr) * cara.bobot(9))) == terbit


def test_serang_prints_figures_of_unrounded_nrr():
    assert [str(rounded(F(s, 30))) for s in SERANG] == ["3.50", "3.50", "3.23", "3.77", "3.50", "3.73", "3.73", "3.27", "3.27"]  # fmt: skip
    assert [str(convert(F(s, 30))) for s in SERANG] == [
        "87.50", "87.50", "80.83", "94.17", "87.50", "93.33", "93.33", "81.67", "81.67"
    ]  # fmt: skip
    assert str(rounded(sum(F(s, 30) for s in SERANG) * DUA.bobot(9))) == "3.47"  # its weighted sum
    assert grade(D("86.63")).huruf == grade(D("87.50")).huruf == "B"


def test_tulang_bawang_barat_says_0_111_and_computes_with_one_ninth():
    assert str(rounded(4 * TEPAT.bobot(9))) == str(rounded(4 * TIGA.bobot(9))) == "0.44"
    assert convert(F(4)) == 100 and grade(D(100)).kinerja == "Sangat baik"


def test_bantul_grades_of_services_and_years():
    """The mean of its services is not its index; the years before are all B."""
    layanan = [("75.56", "C"), ("86.29", "B"), ("94.61", "A")]
    assert [grade(D(ikm)).huruf for ikm, _ in layanan] == [huruf for _, huruf in layanan]
    assert str(round(sum(D(ikm) for ikm, _ in layanan) / 3, 2)) == "85.49"
    for ikm in ("84.39", "85.91", "86.65", "86.78", "87.28"):
        assert grade(D(ikm)).huruf == "B"


def sums_that_give(ikm: str, respons: int, cara: CaraBobot) -> list[int]:
    """Sums of all answers of so many complete forms of nine unsur that this way turns into the figure."""
    sekitar = round(F(ikm) / 25 / cara.bobot(9) * respons)
    return [
        s
        for s in range(sekitar - 5, sekitar + 6)
        if str(convert(F(s, respons) * cara.bobot(9))) == ikm
    ]


def test_simpang_kapuak_2021_follows_from_one_ninth_only():
    """95 respondents, interval 3,095, IKM 77,37 (B). 3,095 × 25 would be 77,38: it was not computed from the
    rounded interval. 2.646 ÷ 855 = 3,0947… → 77,37; no sum of answers gives it with 0,111 or 0,11."""
    assert sums_that_give("77.37", 95, TEPAT) == [2646]
    assert str(rounded(F(2646, 855), 3)) == "3.095" and grade(D("77.37")).huruf == "B"
    assert sums_that_give("77.37", 95, TIGA) == sums_that_give("77.37", 95, DUA) == []
    assert three_ways(F(2646, 95)) == ["77.37", "77.29", "76.59"]  # with 0,11 it would be C
    assert grade(D("76.59")).huruf == "C"


def test_pagar_gunung():
    """155 respondents, IKM 80,07 (B), mean printed 3,20: 4.468 ÷ 1.395 = 3,2029. Its time is D."""
    assert sums_that_give("80.07", 155, TEPAT) == [4468]
    assert str(rounded(F(4468, 1395))) == "3.20" and grade(D("80.07")).huruf == "B"
    assert (str(rounded(F(563, 155))), str(rounded(F(394, 155)))) == ("3.63", "2.54")  # U4, U3
    assert grade(convert(F("3.63"))).huruf == "A" and grade(convert(F("2.54"))).huruf == "D"


def test_muara_betung_is_b_with_an_unsur_that_is_d():
    assert str(convert(F("3.15"))) == "78.75" and grade(D("78.75")).huruf == "B"
    assert (str(convert(F("2.29"))), grade(D("57.25")).huruf) == ("57.25", "D")  # U3
    assert (str(convert(F("3.35"))), grade(D("83.75")).huruf) == ("83.75", "B")  # U7, its best


def test_sidomulyo_calls_very_good_what_is_good():
    """370 respondents are the minimum of 10.000. U4 3,40 is B, not "sangat baik"; U3 2,44 is D."""
    assert minimum_sample(10_000) == 370
    assert (str(convert(F("3.40"))), grade(D("85.00")).kinerja) == ("85.00", "Baik")
    assert (str(convert(F("2.44"))), grade(D("61.00")).huruf) == ("61.00", "D")


def test_kpu_tanah_laut_2025():
    assert grade(D("87.49")).huruf == "B"


def test_pacitan_2019_follows_from_0_11():
    """Σ NRR 30,15, published 82,9 (B)."""
    tepat, tiga, dua = three_ways(F("30.15"))
    assert (tepat, tiga, dua) == ("83.75", "83.67", "82.91")
    assert str(rounded(F(dua), 1)) == "82.9" and grade(D(dua)).huruf == grade(D(tepat)).huruf == "B"


def test_the_trap_of_rounded_weights_turns_a_grade():
    assert three_ways(9 * F("3.09")) == ["77.25", "77.17", "76.48"]
    assert [grade(D(x)).huruf for x in three_ways(9 * F("3.09"))] == ["B", "B", "C"]


# --- the facts on this page against the collection ----------------------------------------------


@pytest.mark.data
def test_figures_are_those_of_the_collection(shared):
    isi = json.loads((shared / "cases" / "skm_published.json").read_text(), parse_float=D)
    asli = {k["unit"].split(",")[0]: k for k in isi}
    bantul, serang, tubaba, kapuak, pagar, betung, sidomulyo, kpu, pacitan = asli.values()
    assert bantul["nrr"] == [D(x) for x in BANTUL]
    assert serang["nrr_exact_sums_inferred"] == SERANG and serang["respondents"] == 30
    assert serang["nrr"] == [rounded(F(s, 30)) for s in SERANG]
    assert tubaba["nrr"] == TUBABA and tubaba["respondents"] == 1
    for k, nrr in ((bantul, BANTUL), (serang, [F(s, 30) for s in SERANG]), (tubaba, TUBABA)):
        assert list(k["recomputed"].values()) == three_ways(sum(map(F, nrr)))
    for k, terbit in (
        (bantul, "87.28"), (serang, "86.63"), (tubaba, "100"), (kapuak, "77.37"), (pagar, "80.07"),
        (betung, "78.75"), (kpu, "87.49"), (pacitan, "82.9"),
    ):  # fmt: skip
        assert k["ikm_published"] == D(terbit)
    assert sidomulyo["ikm_published"] is None and sidomulyo["respondents"] == 370
    assert (kapuak["respondents"], pagar["respondents"]) == (95, 155)
    assert [(x["ikm"], x["mutu"]) for x in bantul["per_service_published"]] == [
        (D("75.56"), "C"), (D("86.29"), "B"), (D("94.61"), "A")
    ]  # fmt: skip
    assert [str(x) for x in bantul["history"].values()] == ["84.39", "85.91", "86.65", "86.78", "87.28"]  # fmt: skip
    assert [str(x) for x in serang["nilai_indeks_per_unsur_published"]] == [
        str(convert(F(s, 30))).rstrip("0").rstrip(".") for s in SERANG
    ]
    for k in isi:
        for huruf in filter(None, (k.get("mutu_published"), k.get("mutu_computed"))):
            assert grade(D(k["ikm_published"])).huruf == huruf[0]


def test_the_order_of_the_last_two_is_said_by_each_source():
    """Bantul and Serang number pengaduan U8, Tulang Bawang Barat sarana: the code decides, not the number."""
    assert Urutan.PERATURAN.unsur[7:] == (Unsur.PENGADUAN, Unsur.SARPRAS)
    assert Urutan.KUESIONER.unsur[7:] == (Unsur.SARPRAS, Unsur.PENGADUAN)
