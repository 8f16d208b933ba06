"""The drawing as a list of plain shapes, which svg.py and pdf.py write down in their own language.

One place knows what a box looks like. Shapes are tuples; the first item names them:

    ("kotak", x, y, lebar, tinggi, isi, garis)      isi and garis are colours, "" for none
    ("garis", titik, putus)                         from a superior to a subordinate
    ("sekat", x1, y1, x2, y2)                       between cells
    ("teks", x, y, ukuran, gaya, warna, teks)       y is the base line; gaya of "b" bold, "k" right, "t" centred
    ("mulai", ucapan), ("akhir",)                   around what belongs to one box, and what it says in words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workload.calculators.bagan import Bagan
from workload.peta import Jumlah
from workload.peta.kartu import (
    BARIS_KECIL,
    BARIS_NAMA,
    BARIS_STAF,
    JUMLAH,
    KECIL,
    KEPALA_STAF,
    LANJUT,
    LEBAR,
    LEBAR_NAMA_STAF,
    NAMA,
    PITA,
    SEL,
    STRIP,
    TEPI,
    Kartu,
    sum_line,
)
from workload.peta.teks import width

TINTA, ABU, PUTIH = "#12343b", "#4c5f66", "#ffffff"
GARIS, SEKAT, HUBUNG = "#b9c8cc", "#dde6e8", "#7d959c"


class Warna(NamedTuple):
    tua: str
    muda: str


WARNA = {
    "kurang": Warna("#a4262c", "#fbe9ea"),
    "lebih": Warna("#8a5a00", "#fdf1d8"),
    "pas": Warna("#1d6b42", "#e4f3ea"),
    "belum": Warna("#5c6d73", "#eef1f2"),
    "unit": Warna("#0f4c5c", "#e6f0f2"),
}
LEGENDA = (
    ("kurang", "−2", "kurang"),
    ("lebih", "+3", "lebih"),
    ("pas", "0", "sesuai"),
    ("belum", "?", "belum dianalisis"),
)

Bentuk = tuple


def draw(bagan: Bagan, kartu: dict[str, Kartu], dx: int = 0, dy: int = 0) -> Iterator[Bentuk]:
    """Lines first, boxes over them."""
    for titik, putus in bagan.garis:
        yield "garis", [(x + dx, y + dy) for x, y in titik], putus
    for kunci, x, y, lebar, tinggi in bagan.letak:
        yield from _box(kartu[kunci], x + dx, y + dy, lebar, tinggi)


def _box(k: Kartu, x: int, y: int, lebar: int, tinggi: int) -> Iterator[Bentuk]:
    tempat, warna = k.tempat, WARNA[k.tempat.keadaan]
    yield "mulai", f"{tempat.nama}{f', {tempat.unit}' if tempat.unit else ''}: {tempat.ucapan}"
    unit = tempat.keadaan == "unit"
    yield "kotak", x, y, lebar, tinggi, warna.muda if unit else PUTIH, GARIS
    yield "kotak", x, y, lebar, PITA, warna.tua, ""
    dasar = y + PITA + 6 + NAMA - 1
    for baris in k.nama:
        yield "teks", x + TEPI, dasar, NAMA, "b", TINTA, baris
        dasar += BARIS_NAMA
    dasar -= BARIS_NAMA - BARIS_KECIL - 1
    for baris in k.unit:
        yield "teks", x + TEPI, dasar, KECIL, "", ABU, baris
        dasar += BARIS_KECIL
    atas = y + k.tinggi_kepala
    if not unit:
        yield from _strip(k, x, atas, lebar)
        atas += STRIP
    yield ("akhir",)
    if k.jumlah:
        yield from _sums(k.jumlah, x, atas, lebar)
        atas += JUMLAH
    if k.kolom:
        yield from _staff(k, x, atas)
    if k.keterangan:
        bawah = y + tinggi - LANJUT
        yield "kotak", x, bawah, lebar, LANJUT, "#e6f0f2", GARIS
        yield "teks", x + lebar // 2, bawah + 11, KECIL, "bt", "#0b5d75", k.keterangan


def _strip(k: Kartu, x: int, y: int, lebar: int) -> Iterator[Bentuk]:
    """kelas | B | K | ±, the last in the colour of its state."""
    tempat, warna = k.tempat, WARNA[k.tempat.keadaan]
    seperempat = lebar // 4
    sel = (f"Kelas {tempat.kelas}", f"B {tempat.bezetting}", f"K {tempat.kebutuhan}")
    yield "kotak", x, y, lebar, STRIP, "#f3f7f8", GARIS
    akhir = x + 3 * seperempat
    yield "kotak", akhir, y, lebar - 3 * seperempat, STRIP, warna.muda, GARIS
    for n, isi in enumerate(sel):
        if n:
            yield "sekat", x + n * seperempat, y, x + n * seperempat, y + STRIP
        yield "teks", x + n * seperempat + seperempat // 2, y + 13, KECIL, "t", TINTA, isi
    tengah = akhir + (lebar - 3 * seperempat) // 2
    yield "teks", tengah, y + 13, 11, "bt", warna.tua, tempat.selisih


def _sums(jumlah: Jumlah, x: int, y: int, lebar: int) -> Iterator[Bentuk]:
    banyak, b, k, selisih = sum_line(jumlah)
    yield "kotak", x, y, lebar, JUMLAH, "", GARIS
    yield "teks", x + TEPI, y + 11, KECIL, "", ABU, f"Σ {banyak} · {b} · {k}"
    warna = WARNA["kurang" if jumlah.kurang else "lebih" if jumlah.lebih else "pas"]
    yield "teks", x + lebar - TEPI, y + 11, KECIL, "bk", warna.tua, selisih


def _staff(k: Kartu, x: int, y: int) -> Iterator[Bentuk]:
    for n, kolom in enumerate(k.kolom):
        kiri = x + n * LEBAR
        if n:
            tinggi = max(sum(b.tinggi for b in isi) for isi in k.kolom) + KEPALA_STAF
            yield "sekat", kiri, y, kiri, y + tinggi
        yield "kotak", kiri, y, LEBAR, KEPALA_STAF, "#e6f0f2", GARIS
        yield "teks", kiri + TEPI, y + 11, KECIL, "", TINTA, "Fungsional, pelaksana"
        for judul, kanan in zip(("Kls", "B", "K", "±"), _edges(kiri), strict=True):
            yield "teks", kanan, y + 11, KECIL, "k", TINTA, judul
        atas = y + KEPALA_STAF
        for nomor, baris in enumerate(kolom):
            yield from _row(baris, kiri, atas, nomor)
            atas += baris.tinggi


def _row(baris, x: int, y: int, nomor: int) -> Iterator[Bentuk]:
    t, warna = baris.tempat, WARNA[baris.tempat.keadaan]
    yield "mulai", f"{t.nama}: {t.ucapan}"
    if nomor:
        yield "sekat", x, y, x + LEBAR, y
    kelas, b, k, selisih = _edges(x)
    kiri = x + TEPI + LEBAR_NAMA_STAF + sum(SEL[:3]) + 4
    yield "kotak", kiri, y + 1, x + LEBAR - kiri - 1, baris.tinggi - 2, warna.muda, ""
    dasar = y + BARIS_STAF - 2
    for n, isi in enumerate(baris.nama):
        yield "teks", x + TEPI, dasar + n * BARIS_STAF, KECIL, "", TINTA, isi
    for kanan, isi in ((kelas, t.kelas), (b, t.bezetting), (k, t.kebutuhan)):
        yield "teks", kanan, dasar, KECIL, "k", TINTA, isi
    yield "teks", selisih, dasar, KECIL, "bk", warna.tua, t.selisih
    yield ("akhir",)


def _edges(x: int) -> list[int]:
    """Right edges of the cells of a row."""
    kanan, tepi = x + TEPI + LEBAR_NAMA_STAF, []
    for lebar in SEL:
        kanan += lebar
        tepi.append(kanan - 3)
    return tepi


def draw_legend(x: int, y: int) -> Iterator[Bentuk]:
    """Signs and what they mean, on one line from x."""
    for keadaan, tanda, arti in LEGENDA:
        warna = WARNA[keadaan]
        yield "kotak", x, y, 24, 15, warna.muda, warna.tua
        yield "teks", x + 12, y + 11, KECIL, "bt", warna.tua, tanda
        yield "teks", x + 30, y + 11, KECIL, "", ABU, arti
        x += 46 + width(arti, KECIL)
    keterangan = "B bezetting · K kebutuhan · Σ sampai jabatan terbawah · garis putus: atasan menurut unit kerja"
    yield "teks", x + 4, y + 11, KECIL, "", ABU, keterangan


LEBAR_LEGENDA = 900


def with_frame(judul: Iterable[str], bagan: Bagan) -> tuple[int, int, int, list[Bentuk]]:
    """(width, height, where the chart begins, shapes of the heading) of a drawing on its own sheet."""
    besar, *kecil = judul
    bentuk: list[Bentuk] = [("teks", 24, 40, 22, "b", TINTA, besar)]
    y = 40
    for baris in kecil:
        y += 19
        bentuk.append(("teks", 24, y, 13, "", ABU, baris))
    bentuk += draw_legend(24, y + 14)
    atas = y + 52
    return max(bagan.lebar, LEBAR_LEGENDA) + 48, bagan.tinggi + atas + 24, atas, bentuk
