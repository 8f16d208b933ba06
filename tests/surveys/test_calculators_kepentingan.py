"""What matters and how well it is done."""

from decimal import Decimal as D
from fractions import Fraction as F

from surveys.calculators.kepentingan import Jumlahan, Kuadran, compose


def sums(x, t):
    return Jumlahan(
        len(x), sum(x), sum(a * a for a in x), sum(a * b for a, b in zip(x, t, strict=True)),
        sum(t), sum(b * b for b in t),
    )  # fmt: skip


def test_correlation_with_the_total_of_the_others():
    """x = 1 2 3 4, others = 2 1 4 3: r = 3 ÷ 5 by hand; t is the sum of both."""
    x, lain = [1, 2, 3, 4], [2, 1, 4, 3]
    assert sums(x, [a + b for a, b in zip(x, lain, strict=True)]).korelasi == D("0.6")


def test_an_unsur_that_moves_with_the_others_has_one_and_against_them_minus_one():
    x = [1, 2, 3, 4]
    assert sums(x, [2 * a for a in x]).korelasi == 1
    assert sums(x, [5] * 4).korelasi == -1


def test_without_variation_there_is_no_importance():
    assert sums([4, 4, 4], [7, 8, 9]).korelasi is None
    assert sums([1, 2, 3], [3, 4, 5]).korelasi is None  # the others never vary
    assert Jumlahan().korelasi is None


def test_sums_of_months_add_up():
    x, t = [1, 2, 3, 4, 2], [5, 6, 9, 9, 4]
    assert sums(x[:2], t[:2]) + sums(x[2:], t[2:]) == sums(x, t)


def test_the_four_quarters_are_cut_at_the_means():
    gambar = compose(
        {"A": F(2), "B": F(4), "C": F(2), "D": F(4), "E": F(3)},
        {"A": D("0.8"), "B": D("0.8"), "C": D("0.2"), "D": D("0.2"), "E": None},
    )
    assert [t.kuadran for t in gambar.titik] == [
        Kuadran.UTAMA, Kuadran.PERTAHANKAN, Kuadran.RENDAH, Kuadran.BERLEBIH
    ]  # fmt: skip
    assert (gambar.batas_kinerja, gambar.batas_kepentingan, gambar.tanpa) == (3, D("0.5"), ("E",))
    assert compose({"A": F(2)}, {"A": D(1)}) is None
