"""The reader against drawn workbooks: nothing wrong is ever read in silence, every contradiction is reported.

A sample of what `python -m tests.tata_letak --banyak 3000` measures; docs/tata-letak.md has the last figures.
"""

import pytest

from tests.tata_letak.ukur import Nilai, ukur, ukur_asing

BENIH = range(1, 201)

PALING_SEDIKIT = {
    # what is reached and must not be lost
    "posts: recall": 1,
    "posts: precision": 1,
    "rows: recall": 1,
    "rows: precision": 1,
    "rows: nesting": 1,
    "figures: load of a row": 1,
    "figures: volume": 1,
    "figures: time": 1,
    "figures: printed of a row": 1,
    "figures: printed totals": 1,
    "texts: task": 1,
    "texts: unit": 1,
    "texts: ikhtisar": 1,
    "questions: asked": 1,
    "after the answers: load of a row": 1,
    "after the answers: not asked again": 1,
    "contradictions: reported": 1,
    "follow-ups of contradictions: reported": 1,
}


@pytest.fixture(scope="module")
def nilai() -> Nilai:
    return ukur(BENIH)


def test_no_figure_is_wrong_in_silence(nilai):
    assert nilai.salah == 0, [g for g in nilai.gagal if g.jenis == "ANGKA_SALAH"][:10]


def test_no_workbook_breaks_the_reader_or_is_refused(nilai):
    assert not [g for g in nilai.gagal if g.jenis in ("galat", "ditolak")]


@pytest.mark.parametrize("nama", PALING_SEDIKIT)
def test_what_is_found(nilai, nama):
    assert nilai.hitung[nama].dari > 20, "a rate of nothing says nothing"
    assert nilai.hitung[nama].bagian >= PALING_SEDIKIT[nama], nilai.hitung[nama]


def test_clean_workbooks_raise_few_false_alarms(nilai):
    assert nilai.buku_bersih > 50
    assert nilai.salah_duga / nilai.buku_bersih <= 0.01, [
        g for g in nilai.gagal if g.jenis.startswith("salah_duga:")
    ][:10]


def test_the_probable_cause_is_mostly_the_real_one(nilai):
    assert nilai.hitung["contradictions: cause named rightly"].bagian >= 0.97


def test_a_heading_that_nobody_knows_is_offered_and_right_once_named():
    nilai = ukur_asing(range(1, 121))
    assert nilai.salah == 0, [g for g in nilai.gagal if g.jenis == "ANGKA_SALAH"][:10]
    for nama in (
        "unknown headings: offered or understood",
        "after the heading was named: load of a row",
    ):
        assert nilai.hitung[nama].dari > 30
        assert nilai.hitung[nama].bagian == 1, nilai.gagal[:10]
