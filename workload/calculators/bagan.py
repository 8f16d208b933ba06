"""Where the boxes of a chart stand: a tidy tree in whole numbers, without a drawing library.

    place(akar)                       everything side by side, as wide as it gets
    place(akar, lebar_maks=1890)      as wide as a page: what does not fit side by side hangs in columns
    place_in_proportion(akar)         as wide as makes a sheet that is about one and a half times as wide as high

Below a box its children stand in columns, from left to right. A column of one child hangs from the middle
of that child; a column of several hangs from a spine to their left, one below the other:

            [parent]                  [parent]
        ┌──────┴──────┐               ├[child]
     [child]        ├[child]          └[child]
                    └[child]

Children that have nothing below them always hang in columns: last levels are what makes charts wide.
Each subtree keeps to its own rectangle, so nothing can overlap. The same tree gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

JARAK_X = 14  # between columns
JARAK_Y = 26  # between a box and what hangs below it; the bus runs in the middle
JARAK_TUMPUK = 10  # between boxes of one column
INDEN = 14  # from the spine's column edge to the boxes that hang on it
PER_KOLOM = 5  # boxes without anything below them, in one column


@dataclass(slots=True, eq=False)
class Kotak:
    """A box to place: what it is called, how large it is, what stands below it. `putus`: the line to its
    superior is a conclusion and is drawn broken."""

    kunci: str
    lebar: int
    tinggi: int
    anak: list[Kotak] = field(default_factory=list)
    putus: bool = False


class Letak(NamedTuple):
    """A placed box: its top left corner and size."""

    kunci: str
    x: int
    y: int
    lebar: int
    tinggi: int


class Garis(NamedTuple):
    """A line of horizontal and vertical stretches: corner points in order."""

    titik: tuple[tuple[int, int], ...]
    putus: bool


class Bagan(NamedTuple):
    letak: list[Letak]
    garis: list[Garis]
    lebar: int
    tinggi: int


@dataclass(slots=True, eq=False)
class _Blok:
    """A box with everything below it, seen from its own top left corner."""

    kotak: Kotak
    batas: int | None
    anak: list[_Blok] = field(default_factory=list)
    lebar: int = 0
    tinggi: int = 0
    x: int = 0  # of the box itself, within the block
    kolom: list[list[_Blok]] = field(default_factory=list)
    letak_kolom: list[int] = field(default_factory=list)

    @property
    def tengah(self) -> int:
        return self.x + self.kotak.lebar // 2

    @property
    def menggantung(self) -> bool:
        """All below it in a single column: the spine comes straight down from its left."""
        return len(self.kolom) == 1 and len(self.kolom[0]) > 1


def place(akar: Sequence[Kotak], lebar_maks: int | None = None) -> Bagan:
    """Place several trees beside each other (in columns, where the width does not allow it)."""
    blok = [_measure(kotak, lebar_maks) for kotak in akar]
    kolom = _columns(blok, lebar_maks, INDEN) if blok else []
    letak, garis = [], []
    x = 0
    tinggi = 0
    for isi in kolom:
        y = 0
        for b in isi:
            _draw(b, x, y, letak, garis)
            y += b.tinggi + JARAK_Y
        tinggi = max(tinggi, y - JARAK_Y)
        x += max(b.lebar for b in isi) + JARAK_X
    return Bagan(letak, garis, max(0, x - JARAK_X), tinggi)


def place_in_proportion(akar: Sequence[Kotak]) -> Bagan:
    """Of some widths the one whose drawing comes nearest to the shape of a sheet of paper."""
    calon = [place(akar)]
    lebar = max((kotak.lebar for kotak in akar), default=1) * 4
    while lebar < calon[0].lebar:
        calon.append(place(akar, lebar))
        lebar += lebar // 2
    return min(calon, key=_out_of_shape)


def _out_of_shape(bagan: Bagan) -> int:
    """How far from 3 : 2; whole numbers, so that the choice is the same everywhere."""
    a, b = 2 * bagan.lebar + 1, 3 * bagan.tinggi + 1
    return max(a, b) * 1000 // min(a, b)


def _measure(akar: Kotak, batas: int | None) -> _Blok:
    """Sizes from the leaves up; without recursion, for a tree may be deep."""
    puncak = _Blok(akar, batas)
    urut, tumpuk = [], [puncak]
    while tumpuk:
        blok = tumpuk.pop()
        urut.append(blok)
        dalam = None if blok.batas is None else max(blok.batas - INDEN, 1)
        blok.anak = [_Blok(anak, dalam) for anak in blok.kotak.anak]
        tumpuk.extend(blok.anak)
    for blok in reversed(urut):
        _arrange(blok)
    return puncak


def _arrange(blok: _Blok) -> None:
    kotak = blok.kotak
    blok.lebar, blok.tinggi = kotak.lebar, kotak.tinggi
    if not blok.anak:
        return
    if len(blok.anak) > 1 and not any(anak.anak for anak in blok.anak):
        banyak = -(-len(blok.anak) // PER_KOLOM)
        satu = max(anak.lebar for anak in blok.anak) + INDEN + JARAK_X
        batas = max(banyak * satu, kotak.lebar)
        batas = batas if blok.batas is None else min(batas, blok.batas)
        blok.kolom = _columns(blok.anak, batas, INDEN, hang=True)
    else:
        blok.kolom = _columns(blok.anak, blok.batas, INDEN)
    if blok.menggantung:
        blok.letak_kolom = [0]
        blok.lebar = max(kotak.lebar, _width(blok.kolom[0], INDEN))
        blok.tinggi += JARAK_Y + _height(blok.kolom[0])
        return
    x, jangkar = 0, []
    for isi in blok.kolom:
        blok.letak_kolom.append(x)
        jangkar.append(x + (isi[0].tengah if len(isi) == 1 else INDEN // 2))
        x += _width(isi, INDEN) + JARAK_X
    dalam = x - JARAK_X
    tengah = (jangkar[0] + jangkar[-1]) // 2
    blok.x = max(0, tengah - kotak.lebar // 2)
    if geser := max(0, kotak.lebar // 2 - tengah):  # a wide box over narrow columns
        blok.letak_kolom = [kolom + geser for kolom in blok.letak_kolom]
        dalam += geser
    blok.lebar = max(blok.x + kotak.lebar, dalam)
    blok.tinggi += JARAK_Y + max(_height(isi) for isi in blok.kolom)


def _width(isi: Sequence[_Blok], inden: int) -> int:
    return max(b.lebar for b in isi) + (inden if len(isi) > 1 else 0)


def _height(isi: Sequence[_Blok]) -> int:
    return sum(b.tinggi for b in isi) + JARAK_TUMPUK * (len(isi) - 1)


def _columns(
    blok: list[_Blok], batas: int | None, inden: int, *, hang: bool = False
) -> list[list[_Blok]]:
    """In order, from left to right: each its own column where the width allows it, else the lowest
    columns that keep within it. `hang`: as low as the width allows, but never side by side for its own
    sake."""
    if not hang and (batas is None or _total([[b] for b in blok], inden) <= batas):
        return [[b] for b in blok]
    bawah, atas = max(b.tinggi for b in blok), _height(blok)
    while bawah < atas:
        tengah = (bawah + atas) // 2
        if _total(_fill(blok, tengah), inden) <= batas:
            atas = tengah
        else:
            bawah = tengah + 1
    return _fill(blok, atas)


def _fill(blok: list[_Blok], tinggi: int) -> list[list[_Blok]]:
    kolom: list[list[_Blok]] = []
    terisi = tinggi + 1
    for b in blok:
        if terisi + JARAK_TUMPUK + b.tinggi > tinggi:
            kolom.append([b])
            terisi = b.tinggi
        else:
            kolom[-1].append(b)
            terisi += JARAK_TUMPUK + b.tinggi
    return kolom


def _total(kolom: list[list[_Blok]], inden: int) -> int:
    return sum(_width(isi, inden) for isi in kolom) + JARAK_X * (len(kolom) - 1)


def _draw(puncak: _Blok, x: int, y: int, letak: list[Letak], garis: list[Garis]) -> None:
    tumpuk = [(puncak, x, y)]
    while tumpuk:
        blok, x, y = tumpuk.pop()
        kotak = blok.kotak
        letak.append(Letak(kotak.kunci, x + blok.x, y, kotak.lebar, kotak.tinggi))
        if not blok.kolom:
            continue
        keluar = INDEN // 2 if blok.menggantung else blok.tengah
        dari = (x + keluar, y + kotak.tinggi)
        bus, atas = dari[1] + JARAK_Y // 2, dari[1] + JARAK_Y
        berikut = []
        for isi, kiri in zip(blok.kolom, blok.letak_kolom, strict=True):
            if len(isi) == 1:
                (anak,) = isi
                berikut.append((anak, x + kiri, atas))
                ujung = (x + kiri + anak.tengah, atas)
                garis.append(_line(dari, (dari[0], bus), (ujung[0], bus), ujung, anak.kotak.putus))
                continue
            tulang, turun = x + kiri + INDEN // 2, atas
            for anak in isi:
                berikut.append((anak, x + kiri + INDEN, turun))
                masuk = turun + min(anak.kotak.tinggi // 2, 16)
                kotak_kiri = x + kiri + INDEN + anak.x
                titik = (dari, (dari[0], bus), (tulang, bus), (tulang, masuk), (kotak_kiri, masuk))
                garis.append(_line(*titik, anak.kotak.putus))
                turun += anak.tinggi + JARAK_TUMPUK
        tumpuk.extend(reversed(berikut))


def _line(*isi) -> Garis:
    """Corner points, none twice in a row."""
    *titik, putus = isi
    return Garis(tuple(t for n, t in enumerate(titik) if n == 0 or t != titik[n - 1]), putus)
