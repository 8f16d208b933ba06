"""Small figures are hidden, and stay hidden from whoever can subtract."""

from fractions import Fraction

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


trees = st.recursive(st.integers(0, 12), lambda anak: st.lists(anak, min_size=1, max_size=4), max_leaves=9)  # fmt: skip


@given(trees)
def test_no_small_group_can_be_computed_from_what_is_shown(pohon):
    """Shown totals are equations over the leaves; a hidden small node must not follow from them."""
    anak, banyak, daun, milik = {}, {}, [], {}

    def add(isi, nama):
        if isinstance(isi, int):
            daun.append(nama)
            banyak[nama], milik[nama] = isi, {nama}
            return
        anak[nama] = [f"{nama}.{i}" for i in range(len(isi))]
        for k, bagian in zip(anak[nama], isi, strict=True):
            add(bagian, k)
        banyak[nama] = sum(banyak[k] for k in anak[nama])
        milik[nama] = set().union(*(milik[k] for k in anak[nama]))

    add(pohon, "0")
    tampak = visible("0", anak, banyak)
    assert all(banyak[k] >= 5 for k in tampak)
    terisi = [d for d in daun if banyak[d]]
    vektor = lambda k: [Fraction(d in milik[k]) for d in terisi]  # noqa: E731
    dasar = rank([vektor(k) for k in tampak])
    for k in banyak:
        if 0 < banyak[k] < 5:
            assert rank([*(vektor(t) for t in tampak), vektor(k)]) > dasar, k


def rank(baris) -> int:
    baris, hasil = [list(b) for b in baris], 0
    for kolom in range(len(baris[0]) if baris else 0):
        poros = next((b for b in baris[hasil:] if b[kolom]), None)
        if poros is None:
            continue
        baris.remove(poros)
        baris.insert(hasil, poros)
        for b in baris[hasil + 1 :]:
            kali = b[kolom] / poros[kolom]
            b[:] = [x - kali * y for x, y in zip(b, poros, strict=True)]
        hasil += 1
    return hasil
