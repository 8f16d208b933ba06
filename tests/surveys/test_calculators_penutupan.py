"""Small figures are hidden, and stay hidden from whoever can subtract."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.calculators.penutupan import hide, visible


@pytest.mark.parametrize(
    ("banyak", "tutup"),
    [
        ({"A": 40, "B": 12}, ""),
        ({"A": 40, "B": 0}, ""),
        ({"A": 40, "B": 3, "C": 12}, "BC"),  # B alone would be the total less A and C
        ({"A": 40, "B": 3, "C": 2}, "BC"),  # together five: no one is pointed at
        ({"A": 40, "B": 1, "C": 2}, "ABC"),  # together three: one more goes with them
        ({"A": 3}, "A"),
        ({"A": 4, "B": 4}, "AB"),
        ({}, ""),
    ],
)
def test_parts_of_a_total(banyak, tutup):
    assert hide(banyak) == set(tutup)


def test_a_branch_hidden_for_its_neighbour_keeps_most_of_itself_in_view():
    anak = {"kec": ["loket", "kel"], "kel": ["ktp", "kk", "surat"]}
    banyak = {"kec": 103, "loket": 3, "kel": 100, "ktp": 60, "kk": 30, "surat": 10}
    assert visible("kec", anak, banyak) == {"kec", "ktp", "kk"}


def test_nothing_is_shown_of_a_total_that_is_small_itself():
    assert visible("a", {"a": ["b"]}, {"a": 4, "b": 4}) == set()


def test_an_unsur_that_few_answered_hides_as_few_respondents_do():
    """Counts are (respondents, answers to one unsur): ten people, of whom three answered it."""
    assert hide({"A": (10, 3), "B": (12, 12), "C": (40, 40)}) == {"A", "B"}
    assert hide({"A": (10, 0), "B": (12, 12), "C": (40, 40)}) == set()  # nobody is no group


# --- whoever can subtract -------------------------------------------------------------------------

counts = st.one_of(st.integers(0, 12), st.sampled_from([0, 0, 3, 5, 8, 20]))


def trees(daun):
    return st.recursive(daun, lambda anak: st.lists(anak, min_size=1, max_size=4), max_leaves=9)


def grow(pohon):
    """anak, leaves under every node, and what stands at each leaf."""
    anak, milik, isi_daun = {}, {}, {}

    def add(isi, nama):
        if not isinstance(isi, list):
            isi_daun[nama], milik[nama] = isi, {nama}
            return
        anak[nama] = [f"{nama}.{i}" for i in range(len(isi))]
        for k, bagian in zip(anak[nama], isi, strict=True):
            add(bagian, k)
        milik[nama] = set().union(*(milik[k] for k in anak[nama]))

    add(pohon, "0")
    return anak, milik, isi_daun


class Persamaan:
    """What follows from equations by adding and subtracting them: their span, modulo a large prime."""

    P = 2**61 - 1

    def __init__(self, baris):
        self.poros = {}
        for b in baris:
            sisa = self._reduce(b)
            if (kolom := next((i for i, x in enumerate(sisa) if x), None)) is not None:
                balik = pow(sisa[kolom], -1, self.P)
                self.poros[kolom] = [x * balik % self.P for x in sisa]

    def _reduce(self, baris):
        baris = list(baris)
        for kolom, isi in self.poros.items():
            if kali := baris[kolom]:
                baris = [(x - kali * y) % self.P for x, y in zip(baris, isi, strict=True)]
        return baris

    def give(self, sasaran) -> bool:
        return not any(self._reduce(sasaran))


def test_the_solver_of_this_page_adds_and_subtracts():
    soal = Persamaan([[1, 1, 1, 0], [0, 1, 1, 0], [0, 0, 1, 1]])
    assert soal.give([1, 0, 0, 0]) and soal.give([0, 1, 0, -1]) and soal.give([0, 0, 0, 0])
    assert not soal.give([0, 1, 0, 0]) and not soal.give([0, 0, 0, 1])


@given(trees(st.tuples(counts, st.integers(0, 12)).map(lambda t: (t[0], min(t)))))
def test_no_small_group_can_be_computed_from_what_is_shown(pohon):
    """Shown totals are equations over the leaves; a hidden small node must not follow from them: neither its
    respondents nor those who answered one unsur."""
    anak, milik, daun = grow(pohon)
    banyak = {k: tuple(sum(daun[d][i] for d in isi) for i in (0, 1)) for k, isi in milik.items()}
    tampak = visible("0", anak, banyak)
    assert all(banyak[k][0] >= 5 and not 0 < banyak[k][1] < 5 for k in tampak)
    for i in (0, 1):
        terisi = [d for d in daun if daun[d][i]]  # none is known to be none
        vektor = {k: [int(d in milik[k]) for d in terisi] for k in banyak}
        soal = Persamaan(vektor[t] for t in tampak)
        for k in banyak:
            if 0 < banyak[k][i] < 5:
                assert not soal.give(vektor[k]), k
