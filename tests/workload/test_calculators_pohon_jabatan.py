"""Every post has one place in the tree, whatever the data leave open."""

from hypothesis import given
from hypothesis import strategies as st

from units.calculators.jenis import Jenis
from workload.calculators.pohon_jabatan import Jabatan, Unit, build_pohon, walk

KECAMATAN, SEKSI, KELURAHAN = Unit(1, None), Unit(2, 1), Unit(3, 1)
UNITS = [KECAMATAN, SEKSI, KELURAHAN]


def post(pk, unit, jenis=Jenis.PELAKSANA, atasan=None):
    return Jabatan(pk, unit, atasan, jenis)


def tree(*jabatan, unit=UNITS):
    """The tree as text: {place: ([rows], [boxes])} of those that have anything below them."""
    semua = list(walk(build_pohon(jabatan, unit)))
    return {
        s.kunci: ([t.kunci for t in s.staf], [t.kunci for t in s.anak])
        for s in semua
        if s.staf or s.anak
    }


def tops(*jabatan, unit=UNITS):
    return [s.kunci for s in build_pohon(jabatan, unit)]


CAMAT = post(10, 1, Jenis.ADMINISTRATOR)
KASI = post(20, 2, Jenis.PENGAWAS)


def test_a_named_superior_is_the_superior():
    assert tree(CAMAT, KASI._replace(atasan=10), post(21, 2, atasan=20)) == {
        "j10": ([], ["j20"]),
        "j20": (["j21"], []),
    }


def test_without_a_named_superior_the_head_of_the_unit_is_it_and_above_the_head_the_unit_above():
    assert tree(CAMAT, KASI, post(21, 2)) == {"j10": ([], ["j20"]), "j20": (["j21"], [])}
    (camat,) = build_pohon([CAMAT, KASI, post(21, 2, atasan=20)], UNITS)
    (kasi,) = camat.anak
    assert kasi.tersirat and not kasi.staf[0].tersirat


def test_a_unit_without_a_head_is_a_box_itself():
    assert tree(CAMAT, post(21, 2), post(31, 3, Jenis.FUNGSIONAL)) == {
        "j10": ([], ["u2", "u3"]),
        "u2": (["j21"], []),
        "u3": (["j31"], []),
    }


def test_two_heads_of_one_rank_are_none():
    """A chart must not make one of them the other's superior."""
    assert tree(CAMAT, KASI, post(22, 2, Jenis.PENGAWAS)) == {
        "j10": ([], ["u2"]),
        "u2": ([], ["j20", "j22"]),
    }


def test_of_two_of_one_rank_the_one_that_the_other_names_is_the_head():
    lain = post(22, 2, Jenis.PENGAWAS, atasan=20)
    assert tree(CAMAT, KASI, lain, post(23, 2)) == {
        "j10": ([], ["j20"]),
        "j20": (["j23"], ["j22"]),
    }


def test_the_higher_rank_of_a_unit_is_its_head():
    assert tree(CAMAT, post(11, 1, Jenis.PENGAWAS), post(12, 1)) == {"j10": (["j12"], ["j11"])}


def test_a_superior_who_is_not_among_the_posts_is_replaced_by_the_head():
    assert tree(KASI._replace(atasan=99), post(21, 2, atasan=98), unit=[SEKSI]) == {
        "j20": (["j21"], [])
    }


def test_several_tops_stay_several():
    assert tops(CAMAT, post(40, 4, Jenis.JPT_PRATAMA), unit=[*UNITS, Unit(4, None)]) == [
        "j10",
        "j40",
    ]


def test_a_circle_is_broken_at_its_highest_post():
    a, b = CAMAT._replace(atasan=20), KASI._replace(atasan=10)
    assert tops(a, b) == ["j10"]
    assert tree(a, b) == {"j10": ([], ["j20"])}


def test_a_circle_below_hangs_from_the_nearest_head_that_is_not_part_of_it():
    a, b = KASI._replace(atasan=22), post(22, 2, Jenis.PENGAWAS, atasan=20)
    assert tree(CAMAT, a, b) == {"j10": ([], ["j20"]), "j20": ([], ["j22"])}


def test_one_who_names_himself_is_nobodys_subordinate_by_that():
    assert tree(CAMAT, KASI._replace(atasan=20)) == {"j10": ([], ["j20"])}


def test_units_that_go_round_in_circles_lose_nobody():
    assert tops(post(1, 1), post(2, 2), unit=[Unit(1, 2), Unit(2, 1)]) == ["u1"]


def test_rows_are_fungsional_first_then_pelaksana_each_in_the_given_order():
    rows = [post(11, 1), post(12, 1, Jenis.FUNGSIONAL), post(13, 1), post(14, 1, Jenis.FUNGSIONAL)]
    assert tree(CAMAT, *rows) == {"j10": (["j12", "j14", "j11", "j13"], [])}


def test_somebody_with_others_below_is_a_box_whatever_the_jenis():
    assert tree(CAMAT, post(11, 1, Jenis.FUNGSIONAL), post(12, 1, atasan=11)) == {
        "j10": ([], ["j11"]),
        "j11": (["j12"], []),
    }


def test_units_without_posts_below_them_are_not_drawn():
    assert tree(CAMAT) == {} and tops(CAMAT) == ["j10"]
    assert tops() == []


@st.composite
def instansi(draw):
    """Any units and posts: superiors of other units, in circles, of themselves, unknown."""
    banyak = draw(st.integers(1, 8))
    ids = st.integers(0, banyak + 1)
    unit = [Unit(n, draw(st.none() | ids)) for n in range(banyak)]
    jabatan = [
        Jabatan(n, draw(ids), draw(st.none() | st.integers(0, 30)), draw(st.sampled_from(Jenis)))
        for n in range(draw(st.integers(0, 25)))
    ]
    return jabatan, unit


@given(instansi())
def test_every_post_is_there_once_and_everything_hangs_together(semua):
    jabatan, unit = semua
    simpul = list(walk(build_pohon(jabatan, unit)))
    assert sorted(s.jabatan.pk for s in simpul if s.jabatan) == [j.pk for j in jabatan]
    assert len({s.kunci for s in simpul}) == len(simpul)
    for s in simpul:
        assert all(b.induk is s for b in s.bawahan)
        assert s.jabatan or s.bawahan, "a unit is drawn for those below it only"
        assert not any(t.anak or t.staf or t.jabatan.jenis.struktural for t in s.staf)
    per_pk = {j.pk: j for j in jabatan}
    for s in simpul:
        if s.jabatan and not s.tersirat and s.induk:
            assert s.jabatan.atasan == s.induk.jabatan.pk
        if s.jabatan and s.jabatan.atasan not in per_pk and s.induk:
            assert s.tersirat
    assert [s.kunci for s in simpul] == [s.kunci for s in walk(build_pohon(jabatan, unit))]
