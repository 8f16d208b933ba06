"""Cut into pages, the peta jabatan loses nobody, keeps within the paper, and signposts lead where they say."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from units.calculators.jenis import Jenis
from workload.calculators.pohon_jabatan import Jabatan, Unit, build_pohon, walk
from workload.peta import Jumlah, Peta, Tempat
from workload.peta.cetak import LEBAR, TINGGI, cut_pages
from workload.peta.gambar import draw
from workload.peta.teks import width, wrap

NAMA = "Analis Perencanaan dan Penganggaran Ahli Pertama"


def peta_of(jabatan) -> Peta:
    akar = build_pohon(jabatan, [Unit(1, None)])
    tempat = {
        s.kunci: Tempat(s, f"{NAMA} {s.kunci}", "", "Unit", "", "7", "1", "2", "−1", "kurang")
        for s in walk(akar)
    }
    return Peta(akar, tempat, {kunci: Jumlah(1, 1, 2, 1) for kunci in tempat})


def shown(halaman) -> list[str]:
    """Boxes and rows of a page, without those that only say where to go on or where it began."""
    boxes = []
    for kunci, k in halaman.kartu.items():
        baris = [b.tempat.kunci for kolom in k.kolom for b in kolom]
        if not (k.keterangan.startswith("dari") or "· lanjut" in k.keterangan):
            boxes.append(kunci)
        boxes += baris
    return boxes


def check(peta: Peta, lebar=LEBAR, tinggi=TINGGI):
    pages = cut_pages(peta, peta.akar, lebar, tinggi)
    assert [h.nomor for h in pages] == list(range(1, len(pages) + 1))
    assert sorted(k for h in pages for k in shown(h)) == sorted(peta.tempat)
    for h in pages:
        for kunci, k in h.kartu.items():
            for arah, nomor in re.findall(r"(dari|lanjut di) hal\. (\d+)", k.keterangan):
                lain = pages[int(nomor) - 1]
                assert kunci in lain.kartu
                balik = (
                    f"dari hal. {h.nomor}" if arah == "lanjut di" else f"lanjut di hal. {h.nomor}"
                )
                assert balik in lain.kartu[kunci].keterangan
    return pages


def staff(n, atasan, mulai):
    return [Jabatan(mulai + i, 1, atasan, Jenis.PELAKSANA) for i in range(n)]


KEPALA = Jabatan(1, 1, None, Jenis.JPT_PRATAMA)


def test_what_fits_is_one_page():
    peta = peta_of([KEPALA, *staff(5, 1, 10)])
    (page,) = check(peta)
    assert page.bagan.lebar <= LEBAR and page.bagan.tinggi <= TINGGI
    assert not any(k.keterangan for k in page.kartu.values())


def test_a_branch_that_does_not_fit_goes_on_elsewhere():
    kabid = [Jabatan(n, 1, 1, Jenis.ADMINISTRATOR) for n in range(2, 12)]
    peta = peta_of([KEPALA, *kabid, *(s for k in kabid for s in staff(90, k.pk, k.pk * 1000))])
    pages = check(peta)
    assert len(pages) > 3
    assert all(h.bagan.lebar <= LEBAR and h.bagan.tinggi <= TINGGI for h in pages)
    assert pages[0].kartu["j11"].keterangan.startswith("lanjut di hal. ")


def test_a_list_longer_than_a_page_goes_on_over_several():
    pages = check(peta_of([KEPALA, *staff(2_000, 1, 10)]))
    assert len(pages) > 2 and all(h.bagan.tinggi <= TINGGI for h in pages)
    assert pages[1].kartu["j1"].keterangan == "dari hal. 1 · lanjut di hal. 3"


def test_more_branches_than_a_page_holds_go_on_over_several():
    kabid = [Jabatan(n, 1, 1, Jenis.ADMINISTRATOR) for n in range(2, 400)]
    pages = check(peta_of([KEPALA, *kabid, *staff(40, 5, 1_000)]))
    assert len(pages) > 2 and all(h.bagan.tinggi <= TINGGI for h in pages)


def test_the_small_branches_of_a_large_one_share_pages():
    kabid = [Jabatan(n, 1, 1, Jenis.ADMINISTRATOR) for n in range(2, 12)]
    rows = [s for k in kabid for s in staff(40, k.pk, k.pk * 1000)]
    assert len(check(peta_of([KEPALA, *kabid, *rows]))) <= 5


def test_nothing_is_drawn_outside_its_box():
    (page,) = check(peta_of([KEPALA, *staff(30, 1, 10), Jabatan(9, 1, 1, Jenis.PENGAWAS)]))
    for bentuk in draw(page.bagan, page.kartu):
        if bentuk[0] == "kotak":
            _, x, y, lebar, tinggi, *_ = bentuk
            assert any(
                item.x <= x
                and x + lebar <= item.x + item.lebar
                and item.y <= y
                and y + tinggi <= item.y + item.tinggi
                for item in page.bagan.letak
            ), bentuk


@st.composite
def agencies(draw):
    banyak = draw(st.integers(1, 60))
    return [
        Jabatan(n, 1, draw(st.integers(0, n - 1)) if n else None, draw(st.sampled_from(Jenis)))
        for n in range(banyak)
    ]


@settings(deadline=None, max_examples=60)
@given(agencies(), st.integers(200, 1200), st.integers(100, 900))
def test_whatever_the_tree_and_the_paper_nobody_is_lost(jabatan, lebar, tinggi):
    """Paper too small for one box included: then a page is larger, never empty and never endless."""
    check(peta_of(jabatan), lebar, tinggi)


@given(st.text(max_size=120), st.integers(20, 300), st.integers(1, 3))
def test_lines_fit_and_say_where_something_was_left_out(teks, lebar, maks):
    baris = wrap(teks, lebar, 10, maks)
    assert len(baris) <= maks
    for b in baris:
        assert width(b, 10) <= lebar or len(b) == 1
    if not any(b.endswith("…") for b in baris):
        assert "".join(baris).replace(" ", "") == "".join(teks.split())


def test_lines_break_at_spaces_and_after_hyphens():
    assert wrap("Perancang Peraturan Perundang-undangan Ahli Madya", 115, 10, 4) == (
        "Perancang Peraturan",
        "Perundang-undangan",
        "Ahli Madya",
    )
    assert wrap("Perundang-undangan", 60, 10, 4) == ("Perundang-", "undangan")
    assert wrap("Analis Kebijakan", 60, 10) == ("Analis Keb…",)
