"""The generator itself is right: its truth is computed again from the cells it wrote, with nothing of its own.

Here only regular expressions and Fractions read the sheets; formulas are evaluated by a few lines below.
"""

import re
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tata_letak.contoh import draw_contoh
from tests.tata_letak.lembaran import alamat

BENIH = range(1, 251)
PENGALI = {"hari": "harian", "minggu": "mingguan", "bulan": "bulanan", "tahun": "tahunan"}


def heading(tata, lajur):
    """All that stands over a column."""
    i = tata.lajur.index(lajur)
    atas = [
        teks
        for _, a, z, teks in tata.kelompok_judul
        if tata.lajur.index(a) <= i <= tata.lajur.index(z)
    ]
    return " ".join([*atas, *tata.judul[lajur]]).casefold()


def sel(lembar, tempat):
    huruf, angka = re.fullmatch(r"([A-Z]+)(\d+)", tempat).groups()
    kolom = 0
    for c in huruf:
        kolom = kolom * 26 + ord(c) - 64
    return lembar.sel.get((int(angka) - 1, kolom - 1))


def angka(isi, mesin=False):
    """The figure of a cell: a number, or the first number of a text in Indonesian (or a machine's) spelling."""
    if not isinstance(isi, str):
        return Fraction(isi)
    teks = re.search(r"-?[\d.,]+", isi).group()
    mesin = mesin or bool(re.fullmatch(r"\d+\.\d{1,2}", teks))
    return Fraction(teks if mesin else teks.replace(".", "").replace(",", "."))


def desimal(isi):
    """Half of the last place that a cell shows; nine decimals for a formula's result."""
    if isinstance(isi, Fraction):
        return Fraction(1, 2 * 10**9)
    if isinstance(isi, int):
        return Fraction(1, 2)
    pecah = re.search(r"[.,](\d+)(?!.*\d)", str(isi))
    return Fraction(1, 2 * 10 ** len(pecah.group(1))) if pecah else Fraction(1, 2)


def hitung(lembar, rumus, dalam=0):
    """What a formula of our few kinds gives: cells, numbers, * / + -, SUM of a stretch, ROUND."""
    assert dalam < 12
    rumus = rumus.removeprefix("=")
    if m := re.fullmatch(r"ROUND\((.*),(\d)\)", rumus):
        skala = 10 ** int(m[2])
        return Fraction((hitung(lembar, m[1], dalam + 1) * skala + Fraction(1, 2)) // 1, skala)
    if m := re.fullmatch(r"SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)", rumus):
        isi = [sel(lembar, f"{m[1]}{b}") for b in range(int(m[2]), int(m[3]) + 1)]
        return sum((nilai_sel(lembar, s, dalam) for s in isi if s), Fraction(0))

    def ganti(m):
        nilai = (
            nilai_sel(lembar, sel(lembar, m.group()), dalam)
            if m.group()[0].isalpha()
            else Fraction(m.group())
        )
        return f"Fraction({nilai.numerator},{nilai.denominator})"

    return eval(re.sub(r"[A-Z]+\d+|\d+(\.\d+)?", ganti, rumus), {"Fraction": Fraction})


def nilai_sel(lembar, s, dalam):
    if s.rumus:
        return hitung(lembar, s.rumus, dalam + 1)
    return Fraction(0) if isinstance(s.nilai, str) else Fraction(s.nilai)


def check(contoh):
    """Every truth of one workbook against its own cells."""
    t = contoh.tata
    mesin = t.csv == "mesin" or t.gaya_mesin
    lembaran = {k.nama: k for k in contoh.lembaran}
    pengali = {p.value: Fraction(n) for p, n in contoh.aturan.pengali.items()}
    salah = {(k.lembar, s): k for k in contoh.kesalahan for s in k.sel}
    for h in contoh.harap:
        lembar, jumlah = lembaran[h.lembar], Fraction(0)
        for hb in h.baris:
            if t.susunan == "objek":
                isi = {n: sel(lembar, s).nilai for n, s in hb.sel.items()}
                per, orang = map(int, re.findall(r"\d+", isi["TARGET/RASIO"])[:2])
                assert Fraction(isi["JUMLAH YG AKTIF"] * orang, per) == hb.orang
                continue
            if hb.kelompok or not hb.tugas.berangka:
                assert hb.menit == 0
                continue
            if hb.tanya or hb.longgar:
                assert hb.menit == (hb.tugas.menit if hb.longgar else 0)
                jumlah += h.jabatan.orang(hb.tugas)  # the office counted it somehow
                continue
            waktu = sel(lembar, hb.sel["waktu"]).nilai
            satuan = sel(lembar, hb.sel["satuan_waktu"]).nilai if "satuan_waktu" in hb.sel else ""
            if not satuan and isinstance(waktu, str):
                satuan = "jam" if "jam" in waktu else "menit" if "menit" in waktu else ""
            menit = angka(waktu, mesin) * (60 if (satuan or t.satuan) == "jam" else 1)
            if t.satuan_di == "judul":
                assert t.satuan in heading(t, "waktu").replace("mnt", "menit")
            periode = "bulanan" if "bulan" in heading(t, "volume") else "tahunan"
            if "periode" in hb.sel:
                kata = sel(lembar, hb.sel["periode"]).nilai.casefold()
                periode = next(p for k, p in PENGALI.items() if k in kata)
            elif t.periode_di == "basis":
                dasar = angka(sel(lembar, hb.sel["efektif"]).nilai)
                periode = next(p for p, n in pengali.items() if n * dasar == contoh.efektif)
            menit *= angka(sel(lembar, hb.sel["volume"]).nilai, mesin) * pengali[periode]
            assert menit == hb.menit > 0
            jumlah += menit / contoh.efektif
            if "tercetak" in hb.sel:
                check_printed(lembar, hb.sel["tercetak"], menit / contoh.efektif, salah, mesin)
        if "jumlah" in h.sel:
            check_printed(lembar, h.sel["jumlah"], jumlah, salah, mesin)
        if "pembulatan" in h.sel:
            check_printed(
                lembar, h.sel["pembulatan"], Fraction((jumlah + Fraction(1, 2)) // 1), salah, mesin
            )
        assert (h.nama and t.susunan == "objek") or (h.satuan == "tersurat") == (
            t.satuan_di != "tidak"
        )
    for lembar in contoh.lembaran:
        for s in lembar.sel.values():
            if s.rumus:
                assert abs(hitung(lembar, s.rumus) - Fraction(s.nilai)) <= Fraction(1, 10**12)
        kotak = Counter(
            (b, k)
            for b1, k1, b2, k2 in lembar.gabungan
            for b in range(b1, b2 + 1)
            for k in range(k1, k2 + 1)
        )
        assert not [x for x, n in kotak.items() if n > 1], "merged ranges overlap"
        tertutup = set(kotak) - {(b, k) for b, k, _, _ in lembar.gabungan}
        assert not tertutup & set(lembar.sel), "a value stands where a merged range hides it"


def check_printed(lembar, tempat, benar, salah, mesin):
    """Right to the last printed place, or a contradiction is known for that cell."""
    isi = sel(lembar, tempat).nilai
    kesalahan = salah.get((lembar.nama, tempat))
    beda = abs(angka(isi, mesin) - benar) > desimal(isi)
    if kesalahan is None:
        assert not beda, (lembar.nama, tempat, isi, float(benar))
    elif len(kesalahan.sel) == 1 and kesalahan.wajib and not kesalahan.jenis.startswith("efektif"):
        assert beda, (kesalahan, isi, float(benar))


@pytest.mark.parametrize("awal", range(0, 250, 50))
def test_the_truth_is_what_the_cells_say(awal):
    for benih in BENIH[awal : awal + 50]:
        check(draw_contoh(benih))


@given(st.integers(min_value=1000, max_value=10**9))
@settings(max_examples=60, deadline=None)
def test_any_seed_gives_a_workbook_and_its_truth(benih):
    contoh = draw_contoh(benih)
    check(contoh)
    assert contoh.isi


@pytest.mark.parametrize("benih", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_seed_always_gives_the_same_workbook(benih):
    satu, dua = draw_contoh(benih), draw_contoh(benih)
    assert satu.lembaran == dua.lembaran
    assert satu.kesalahan == dua.kesalahan
    assert [h.nama for h in satu.harap] == [h.nama for h in dua.harap]


def test_clean_means_clean():
    for benih in range(60):
        contoh = draw_contoh(benih, bersih=True)
        assert not [
            k
            for k in contoh.kesalahan
            if k.wajib and k.jenis not in ("timpang", "efektif_tersirat", "efektif_judul")
        ]


def test_the_seeds_reach_every_choice_and_every_contradiction():
    """A measure over workbooks that are all alike would measure nothing."""
    from tests.tata_letak.kesalahan import JENIS

    jenis, tanda = Counter(), Counter()
    for benih in range(1, 601):
        contoh = draw_contoh(benih)
        jenis.update({k.jenis for k in contoh.kesalahan if k.wajib})
        tanda.update({(n, str(v)) for n, v in contoh.tata.tanda().items()})
    assert set(JENIS) <= set(jenis), set(JENIS) - set(jenis)
    for nama, pilihan in {
        "susunan": "lembar tumpuk sela datar objek",
        "satuan_di": "judul lajur sel tidak",
        "efektif_di": "baris gabung pertama kepala tidak",
        "periode_di": "tidak lajur judul basis",
        "kepala": "titik_dua sel_sendiri satu_sel tanpa bernomor rapat",
        "tingkat_judul": "1 2 3",
        "penomoran": "angka kurung rumus bolong",
        "csv": "titikkoma mesin",
        "tersimpan": "True False",
        "umpan": "True False",
    }.items():
        for p in pilihan.split():
            assert tanda[nama, p] >= 5, (nama, p)
    assert alamat(8, 6) == "G9"
    assert alamat(0, 27) == "AB1"
