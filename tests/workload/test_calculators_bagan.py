"""Boxes of a chart never overlap, stand below their superiors, keep their order, and none is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workload.calculators.bagan import JARAK_Y, Kotak, place, place_in_proportion


def box(kunci, *anak, lebar=100, tinggi=50):
    return Kotak(kunci, lebar, tinggi, list(anak))


def at(bagan):
    return {item.kunci: (item.x, item.y) for item in bagan.letak}


def test_one_box_is_the_drawing():
    bagan = place([box("a")])
    assert (at(bagan), bagan.garis, bagan.lebar, bagan.tinggi) == ({"a": (0, 0)}, [], 100, 50)


def test_nothing_is_an_empty_drawing():
    assert place([]) == ([], [], 0, 0) == place_in_proportion([])


def test_a_superior_stands_over_the_middle_of_the_branches():
    bagan = place([box("a", box("b", box("b1")), box("c"), box("d", box("d1")))])
    letak = at(bagan)
    assert letak["a"][0] == letak["c"][0] == (letak["b"][0] + letak["d"][0]) // 2
    assert letak["b"][1] == letak["c"][1] == letak["d"][1] == 50 + JARAK_Y


def test_boxes_with_nothing_below_them_hang_in_a_column():
    letak = at(place([box("a", box("b"), box("c"), box("d"))]))
    assert letak["b"][0] == letak["c"][0] == letak["d"][0] > letak["a"][0]
    assert letak["b"][1] < letak["c"][1] < letak["d"][1]


def test_what_is_too_wide_hangs_in_columns_from_left_to_right():
    anak = [box(f"b{n}", box(f"c{n}")) for n in range(6)]
    assert len({x for x, y in at(place([box("a", *anak)])).values() if y == 76}) == 6
    bagan = place([box("a", *anak)], 400)
    letak = at(bagan)
    assert bagan.lebar <= 400
    assert letak["b0"][0] == letak["b1"][0] < letak["b2"][0]
    assert letak["b0"][1] < letak["b1"][1]


def test_a_line_that_is_a_conclusion_is_broken():
    kotak = box("a", box("b"))
    kotak.anak[0].putus = True
    assert [g.putus for g in place([kotak]).garis] == [True]


def test_a_chain_of_thousands_is_no_problem():
    kotak = box("0")
    for n in range(1, 3000):
        kotak = box(str(n), kotak)
    assert place([kotak], 500).tinggi == 3000 * 50 + 2999 * JARAK_Y


sizes = st.integers(1, 300)


@st.composite
def forests(draw):
    """Trees with boxes of any size, as a list of superiors: box n stands below some box before it."""
    banyak = draw(st.integers(1, 40))
    kotak = [Kotak(str(n), draw(sizes), draw(sizes)) for n in range(banyak)]
    akar = []
    for n, k in enumerate(kotak):
        atas = draw(st.none() | st.integers(0, n - 1)) if n else None
        (akar if atas is None else kotak[atas].anak).append(k)
    return akar, kotak


@settings(deadline=None)
@given(forests(), st.none() | st.integers(1, 2000))
def test_no_overlap_children_below_order_kept_none_lost(hutan, lebar_maks):
    akar, kotak = hutan
    bagan = place(akar, lebar_maks)
    letak = {item.kunci: item for item in bagan.letak}
    assert sorted(letak) == sorted(k.kunci for k in kotak) and len(bagan.letak) == len(kotak)
    for item in bagan.letak:
        assert item.x >= 0 and item.x + item.lebar <= bagan.lebar
        assert item.y >= 0 and item.y + item.tinggi <= bagan.tinggi
    for n, a in enumerate(bagan.letak):
        for b in bagan.letak[:n]:
            apart = (
                a.x + a.lebar <= b.x
                or b.x + b.lebar <= a.x
                or a.y + a.tinggi <= b.y
                or b.y + b.tinggi <= a.y
            )
            assert apart, (a, b)
    for k in kotak:
        atas = letak[k.kunci]
        for anak in k.anak:
            assert letak[anak.kunci].y >= atas.y + atas.tinggi + JARAK_Y
        for kiri, kanan in zip(k.anak, k.anak[1:], strict=False):  # later: further right, or below
            a, b = letak[kiri.kunci], letak[kanan.kunci]
            assert b.y > a.y or b.x > a.x
    assert place(akar, lebar_maks) == bagan, "the same tree gives the same drawing"


@settings(deadline=None)
@given(forests(), st.integers(1, 2000))
def test_lines_lead_from_box_to_box_and_pass_over_none(hutan, lebar_maks):
    akar, kotak = hutan
    bagan = place(akar, lebar_maks)
    assert len(bagan.garis) == sum(len(k.anak) for k in kotak)
    for garis in bagan.garis:
        for (x1, y1), (x2, y2) in zip(garis.titik, garis.titik[1:], strict=False):
            assert x1 == x2 or y1 == y2, "only level and upright stretches"
            for item in bagan.letak:
                inside_x = max(min(x1, x2), item.x) < min(max(x1, x2), item.x + item.lebar)
                inside_y = max(min(y1, y2), item.y) < min(max(y1, y2), item.y + item.tinggi)
                upright = x1 == x2 and item.x < x1 < item.x + item.lebar and inside_y
                level = y1 == y2 and item.y < y1 < item.y + item.tinggi and inside_x
                assert not (upright or level), (garis, item)


@settings(deadline=None)
@given(forests())
def test_a_sheet_in_proportion_holds_the_same_boxes(hutan):
    akar, kotak = hutan
    assert {item.kunci for item in place_in_proportion(akar).letak} == {k.kunci for k in kotak}
