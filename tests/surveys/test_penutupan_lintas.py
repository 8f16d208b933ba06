"""What is published of a round, taken together: every unit and service, whole and by months or quarters, respondents
and who answered an unsur. Whoever adds and subtracts all of it still learns nothing of fewer than five people."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.hasil.pohon import AKAR, Tempat, time_step, visible_nodes
from tests.surveys.test_calculators_penutupan import Persamaan

BULAN = [date(2026, b, 1) for b in (1, 2, 3, 4, 8)]
WAKTU = [
    BULAN,
    *([b] for b in BULAN),
    BULAN[:3],
]  # the whole, months, the one quarter of several months
counts = st.one_of(st.integers(0, 9), st.sampled_from([0, 0, 5, 6, 20]))
cells = st.lists(st.tuples(counts, st.sampled_from([0, 0, 1, 3])), min_size=1, max_size=len(BULAN))
offices = st.lists(
    st.tuples(st.integers(0, 3), st.lists(cells, max_size=3)), min_size=1, max_size=4
)


def build(kantor):
    """A tree of units with services; respondents of each service per month, and who of them answered one unsur."""
    pohon, per_bulan = {}, {}
    for pk, (atas, layanan) in enumerate(kantor, 1):
        induk = min(atas, pk - 1) or None
        pohon[pk] = Tempat(pk, f"unit {pk}", induk)
        if induk:
            pohon[induk].anak.append(pk)
        for ke, bulanan in enumerate(layanan):
            for bulan, (n, kosong) in zip(BULAN, bulanan, strict=False):
                if n:
                    per_bulan.setdefault(bulan, {})[pk, 10 * pk + ke] = (n, max(n - kosong, 0))
    return pohon, per_bulan


def total(per_bulan):
    hasil = {}
    for banyak in per_bulan.values():
        for tempat, n in banyak.items():
            lama = hasil.get(tempat, (0, 0))
            hasil[tempat] = (lama[0] + n[0], lama[1] + n[1])
    return hasil


def nodes(pohon, semua):
    """Every node with the services below it."""
    hasil = {AKAR: set(semua)} | {("unit", pk): set() for pk in pohon}
    for unit, layanan in semua:
        hasil["layanan", unit, layanan] = {(unit, layanan)}
        atas = unit
        while atas:
            hasil["unit", atas].add((unit, layanan))
            atas = pohon[atas].induk
    return hasil


@settings(max_examples=60, deadline=None)
@given(offices)
def test_nothing_small_follows_from_all_that_is_shown(kantor):
    pohon, per_bulan = build(kantor)
    semua = total(per_bulan)
    milik = nodes(pohon, semua)
    isi = {(d, b): n for b, banyak in per_bulan.items() for d, n in banyak.items()}

    def amount(daun, waktu, i):
        return sum(isi.get((d, b), (0, 0))[i] for d in daun for b in waktu)

    tampak = visible_nodes(pohon, semua)
    figur = [(milik[k], BULAN) for k in tampak]  # (services, months) of every figure that is shown
    for k in tampak:
        ada = {b for b in BULAN if amount(milik[k], [b], 0)}
        if langkah := time_step(pohon, per_bulan, k, ada):
            for awal in {langkah(b) for b in BULAN}:
                figur.append((milik[k], [b for b in BULAN if langkah(b) == awal]))

    for i in (0, 1):
        assert not any(0 < amount(d, w, i) < 5 for d, w in figur)
        nol = {(d, b) for daun, w in figur if not amount(daun, w, i) for d in daun for b in w}
        sel = [(d, b) for d in semua for b in BULAN if semua[d][i] and (d, b) not in nol]
        soal = Persamaan([int(d in daun and b in w) for d, b in sel] for daun, w in figur)
        for daun in milik.values():
            for w in WAKTU:
                if 0 < amount(daun, w, i) < 5:
                    assert not soal.give([int(d in daun and b in w) for d, b in sel]), (daun, w, i)
