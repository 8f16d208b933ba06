"""What calamine does not tell of a sheet of an .xlsx, taken from its XML: how far it reaches, which rows are
hidden, which cells hold an error, which formulas were saved without a result.

How far a sheet reaches is asked first. The library lays out every cell between the first and the last
one; a file with a mark in XFD1048576 would make it ask for 400 GB and take the process down.

Nearly all sheets name every cell as `<c r="B7"`, and reach no further than column Z and row 199.999. One
search finds out that none does otherwise; only then are the cells of a sheet looked at one by one.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import islice
from xml.parsers import expat

from asnplan.lib.berkas import (
    MAX_BARIS,
    MAX_KOLOM,
    MAX_SEL,
    mengembang,
    rusak,
    terlalu_banyak_rumus,
    terlalu_luas,
)

Sel = tuple[int, int]

MAX_GABUNGAN = 400_000  # merged ranges of a sheet
MAX_TAK_LAZIM = 3_000_000  # cells and rows of a sheet that is written in an unusual way
MAX_RUMUS = 300_000  # formulas without a result, and errors

_PENGANTAR = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.S)
_AKAR = re.compile(rb"<[A-Za-z_]")
# In what follows no piece runs across a "<": a file of unclosed tags would be searched again from each of them.
_LAIN = re.compile(rb'<c[\s/>](?!r="[A-Z]1?\d{1,5}")')  # a cell that is not in A1:Z199999
_BERNAMA = re.compile(rb":(?:c|row)[\s/>]")  # <x:c …>
_LAZIM = rb'r="([A-Z]{1,3})(\d{1,7})"((?:\s[a-z]+="[^"<>]*")*)\s*'
_TAK_LAZIM = re.compile(rb"<c[\s/>](?!" + _LAZIM + rb"/?>)")
_TERISI = re.compile(rb"<c " + _LAZIM + rb">(?!</c>)")
_TAG = re.compile(rb"<(?:\w+:)?(?:row|c)[\s/>]")
_ATRIBUT = rb"""((?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(/?)>"""
_BARIS_ATAU_SEL = re.compile(rb"<(?:\w+:)?(row|c)" + _ATRIBUT + rb"|</(?:\w+:)?row")
_ATRIBUT_R = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})(\d{0,7})["']""")
_ADA_R = re.compile(rb"\sr\s*=")
_BARIS = re.compile(rb"<(?:\w+:)?row(\s[^<>]*)?>")
_TERSEMBUNYI = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_TANPA_NILAI = re.compile(
    rb"</f>\s*(?:</c>|<v>0?</v>|<v\s*/>)|<f\b[^<>]*/>\s*(?:</c>|<v>0?</v>|<v\s*/>)"
)
_SEL_BERUMUS = re.compile(
    rb"<c "
    + _LAZIM
    + rb">\s*<f(\s[^<>]*?)?(?:/>|>([^<]*)</f>)\s*(?:<v>([^<]*)</v>|<v\s*/>)?\s*</c>"
)
_SEL_GALAT = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"(?:\s[^<>]*?)?\st="e"[^<>]*>\s*<v>([^<]*)</v>'
)
_TIPE = re.compile(rb'\st="(\w+)"')
_F = re.compile(rb'\s(t|si)="(\w+)"')


@dataclass(frozen=True)
class RumusXml:
    """A formula as the file has it. `asal` is the cell it was written for: shared formulas move from there.
    `nol` tells those saved with the result 0: a real nought, or a program that does not calculate."""

    teks: str
    asal: Sel
    nol: bool = False


@dataclass
class LembarXml:
    baris_tersembunyi: frozenset[int] = frozenset()
    galat: dict[Sel, str] = field(default_factory=dict)
    rumus: dict[Sel, RumusXml] = field(default_factory=dict)  # those without a result, or with 0
    ada_hasil: bool = False  # some formula was saved with a result other than 0


def is_sheet(xml: bytes) -> bool:
    return b"sheetData" in xml


def refuse_dtd(xml: bytes) -> None:
    """No part of a workbook has a document type; one that has wants to swell (entities) or to call out."""
    letak = 3 if xml.startswith(b"\xef\xbb\xbf") else 0
    while pengantar := _PENGANTAR.match(xml, letak):
        letak = pengantar.end()
    if xml and not _AKAR.match(xml, letak):
        raise rusak()


def refuse_wide(xml: bytes, lembar: str) -> None:
    """Raises BerkasDitolak where the sheet reaches too far to be laid out, or merges too many cells."""
    if xml.count(b"mergeCell") > MAX_GABUNGAN:
        raise mengembang()
    if not _LAIN.search(xml) and not _BERNAMA.search(xml):
        return
    if _TAK_LAZIM.search(xml) or _BERNAMA.search(xml):
        baris, kolom = _reach_unusual(xml)
    else:
        baris, kolom = _reach(xml)
    if baris > MAX_BARIS or kolom > MAX_KOLOM or baris * kolom > MAX_SEL:
        raise terlalu_luas(f"{_huruf(kolom)}{baris}", lembar)


def _reach(xml: bytes) -> tuple[int, int]:
    """Rows and columns up to the last cell that holds something; only coloured ones do not count."""
    kolom, baris = set(), set()
    for m in _TERISI.finditer(xml):
        kolom.add(m[1])
        baris.add(m[2])
    return max(map(int, baris), default=0), max(map(_nomor, kolom), default=0)


def _reach_unusual(xml: bytes) -> tuple[int, int]:
    """The same where cells leave out their names or write them otherwise. Rather too far than too near."""
    baris = kolom = jauh_baris = jauh_kolom = n = 0
    banyak = sum(1 for _ in islice(_TAG.finditer(xml), MAX_TAK_LAZIM + 1))
    if banyak > MAX_TAK_LAZIM:
        raise mengembang()
    for m in _BARIS_ATAU_SEL.finditer(xml):
        jenis, atribut, tertutup = m.groups()
        n += jenis is not None
        r = _ATRIBUT_R.search(atribut or b"")
        if r is None and _ADA_R.search(atribut or b""):
            raise rusak()  # a name that is none
        if jenis == b"c":
            kolom, tinggi = (_nomor(r[1].upper()), int(r[2] or 0)) if r else (kolom + 1, baris + 1)
            if not tertutup:
                jauh_baris, jauh_kolom = max(jauh_baris, tinggi), max(jauh_kolom, kolom)
            continue
        if jenis == b"row" and r:
            baris = int(r[2] or 1) - 1
        if jenis is None or tertutup:
            baris, kolom = baris + 1, 0
    if n != banyak:
        raise rusak()  # a tag that is none; others may understand it in their own way
    return jauh_baris, jauh_kolom


def _nomor(huruf: bytes) -> int:
    n = 0
    for h in huruf:
        n = n * 26 + h - 64
    return n


def _huruf(nomor: int) -> str:
    teks = ""
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks


def read_lembar_xml(xml: bytes) -> LembarXml:
    hasil = LembarXml()
    if b"hidden" in xml:
        hasil.baris_tersembunyi = _hidden_rows(xml)
    ada_rumus = b"</f>" in xml
    if b't="e"' in xml or (ada_rumus and _TANPA_NILAI.search(xml)):
        kumpul = _Pengumpul(hasil)
        if _TAK_LAZIM.search(xml) or _BERNAMA.search(xml) or b"<!" in xml:
            _Pembaca(kumpul).read(xml)
        else:
            _collect(xml, kumpul)
    elif ada_rumus:
        hasil.ada_hasil = True
    return hasil


def _hidden_rows(xml: bytes) -> frozenset[int]:
    tersembunyi, baris = set(), 0
    for m in _BARIS.finditer(xml):
        atribut = m[1] or b""
        r = _ATRIBUT_R.search(atribut)
        baris = int(r[2]) if r and r[2] else baris + 1
        if baris <= MAX_BARIS and _TERSEMBUNYI.search(atribut):
            tersembunyi.add(baris - 1)
    return frozenset(tersembunyi)


class _Pengumpul:
    """Takes cells with formulas or errors, in the order of the file."""

    def __init__(self, hasil: LembarXml):
        self.hasil = hasil
        self.induk: dict[str, tuple[Sel, str]] = {}  # shared formulas by their number

    def cell(self, sel: Sel, jenis: str, f: dict[str, str] | None, rumus: str, nilai: str) -> None:
        """`f`: the attributes of its formula, None where it has none."""
        if len(self.hasil.galat) + len(self.hasil.rumus) > MAX_RUMUS:
            raise terlalu_banyak_rumus()
        if jenis == "e":
            self.hasil.galat[sel] = nilai or "#N/A"
        if f is None:
            return
        teks, asal = self._formula(sel, f, rumus)
        if nilai and nilai != "0":
            self.hasil.ada_hasil = True
        elif jenis not in ("str", "e", "b"):  # an empty text, or FALSE, is a result
            self.hasil.rumus[sel] = RumusXml(teks, asal, nol=nilai == "0")

    def _formula(self, sel: Sel, f: dict[str, str], rumus: str) -> tuple[str, Sel]:
        """A shared formula stands in its first cell; the others only name its number."""
        if f.get("t") == "dataTable":
            return "", sel
        nomor = f.get("si")
        if f.get("t") != "shared" or nomor is None:
            return rumus, sel
        if rumus:
            self.induk[nomor] = (sel, rumus)
        asal, teks = self.induk.get(nomor, (sel, rumus))
        return teks, asal


def _collect(xml: bytes, kumpul: _Pengumpul) -> None:
    """By two searches, for sheets written as nearly all are; several times as fast as reading all of it."""
    for m in _SEL_BERUMUS.finditer(xml):
        jenis, f = _TIPE.search(m[3]), m[4] or b""
        kumpul.cell(
            _sel(m), jenis[1].decode() if jenis else "", {k.decode(): v.decode() for k, v in _F.findall(f)},
            _teks(m[5]), _teks(m[6]),
        )  # fmt: skip
    for m in _SEL_GALAT.finditer(xml):
        kumpul.cell(_sel(m), "e", None, "", _teks(m[3]))


def _sel(m: re.Match[bytes]) -> Sel:
    return int(m[2]) - 1, _nomor(m[1]) - 1


def _teks(isi: bytes | None) -> str:
    return html.unescape(isi.decode(errors="replace")) if isi else ""


class _Pembaca:
    """The same by reading the whole sheet, however it is written."""

    def __init__(self, kumpul: _Pengumpul):
        self.kumpul = kumpul
        self.baris = self.kolom = 0
        self.jenis = self.rumus = self.nilai = ""
        self.f: dict[str, str] | None = None
        self.teks: list[str] | None = None

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self.mulai, self.selesai
        parser.CharacterDataHandler = self.isi
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, ValueError) as galat:
            raise rusak() from galat

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        nama = nama.rpartition(" ")[2]
        if nama == "c":
            self._place(atribut.get("r"))
            self.jenis, self.rumus, self.nilai, self.f = atribut.get("t", ""), "", "", None
        elif nama == "row":
            self.baris = int(atribut.get("r") or self.baris + 1)
            self.kolom = 0
        elif nama == "f":
            self.f, self.teks = atribut, []
        elif nama == "v":
            self.teks = []

    def _place(self, alamat: str | None) -> None:
        if alamat is None:
            self.kolom += 1
            return
        huruf = alamat.rstrip("0123456789")
        self.baris, self.kolom = int(alamat[len(huruf) :]), _nomor(huruf.upper().encode())

    def isi(self, teks: str) -> None:
        if self.teks is not None:
            self.teks.append(teks)

    def selesai(self, nama: str) -> None:
        nama = nama.rpartition(" ")[2]
        if nama == "f":
            self.rumus, self.teks = "".join(self.teks or ()), None
        elif nama == "v":
            self.nilai, self.teks = "".join(self.teks or ()), None
        elif nama == "c" and (self.f is not None or self.jenis == "e"):
            sel = (self.baris - 1, self.kolom - 1)
            self.kumpul.cell(sel, self.jenis, self.f, self.rumus, self.nilai)
