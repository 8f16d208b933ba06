"""Spreadsheets that people bring, as grids of cells: every sheet, with what is hidden and merged.

    for kisi in read_kisi(path):             # raises BerkasDitolak
        kisi.baris[8][6]                     # what cell G9 holds; alamat(8, 6) == "G9"

A file may be hostile. It is unpacked once and within bounds (berkas_zip); how far its sheets reach is known
before they are laid out (lembar_xml); formats that cannot be looked through first are read in a process of
their own (kisi_lain). What is too big, locked or damaged is refused in a sentence. Macros are never looked
at, links to other files never followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from asnplan.lib import berkas_zip
from asnplan.lib.berkas import (
    MAX_BARIS,
    MAX_KOLOM,
    MAX_LEMBAR,
    MAX_SEL,
    MAX_TEKS,
    Bentuk,
    BerkasDitolak,
    bersandi,
    bersih,
    bukan_excel,
    mengembang,
    read_isi,
    recognize,
    satu_baris,
    terlalu_banyak_baris,
    terlalu_banyak_rumus,
    terlalu_luas,
)
from asnplan.lib.berkas_csv import read_csv
from asnplan.lib.lembar_xml import (
    MAX_RUMUS,
    LembarXml,
    is_sheet,
    read_lembar_xml,
    refuse_dtd,
    refuse_wide,
)
from asnplan.lib.rumus import Hitung, TakDihitung
from asnplan.lib.sampah import collector_paused

Sel = tuple[int, int]


@dataclass
class Kisi:
    """One sheet. Rows and columns count from 0 and from A1; `baris_tersembunyi` too. Rows may differ in
    length. An empty cell is "" or None. Text is cleaned of what cannot be seen (asnplan.lib.berkas.bersih).

    gabungan   merged ranges as (row, column, last row, last column); the value stands in the first cell
    rumus      (row, column) -> formula that the file keeps no result for and that could not be computed
               ("WEBSERVICE(…)", a link to another file, a circle); such a cell holds None
    galat      (row, column) -> "#DIV/0!", "#REF!" …: the cell holds that text too, so a reader of numbers
               that meets it can ask

    Formulas without a result that could be computed hold their result, as a float, and are in `dihitung`.
    Hidden rows, errors and formulas are known of .xlsx and .xlsm; in .xls, .xlsb and .ods an error is an
    empty cell, and formulas hold what was saved.
    """

    nama: str
    baris: list[Sequence[object]]
    tersembunyi: bool = False
    baris_tersembunyi: frozenset[int] = frozenset()
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    rumus: dict[Sel, str] = field(default_factory=dict)
    galat: dict[Sel, str] = field(default_factory=dict)
    dihitung: frozenset[Sel] = frozenset()


def alamat(baris: int, kolom: int) -> str:
    """(8, 6) -> "G9"."""
    return f"{huruf(kolom)}{baris + 1}"


def huruf(kolom: int) -> str:
    """0 -> "A", 27 -> "AB"."""
    teks = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks


def read_kisi(sumber: str | Path | BinaryIO, nama: str = "", *, satu: bool = False) -> list[Kisi]:
    """Every sheet of the file (a CSV has one, without a name). Raises BerkasDitolak.

    satu: only the first sheet that is not hidden. `nama` is not looked at: the bytes say what a file is.
    """
    isi = read_isi(sumber)
    bentuk = recognize(isi)
    if bentuk is Bentuk.TEKS:
        return [Kisi("", read_csv(isi))]
    if bentuk is Bentuk.ZIP:
        jenis = berkas_zip.kind(berkas_zip.names(isi))
        if jenis == "xlsx":
            return _read_xlsx(isi, satu)
        anggota = berkas_zip.unpack(isi, lambda nama: bool(_NAMA[jenis].match(nama)))
        if b"encryption-data" in anggota.get("META-INF/manifest.xml", b""):
            raise bersandi()
        isi = berkas_zip.pack(anggota).getvalue()
    from asnplan.lib.kisi_lain import read_apart

    return read_apart(isi, satu)


_NAMA = {
    "xlsx": re.compile(r"(?:xl/.*\.(?:xml|rels)|\[content_types\]\.xml|_rels/\.rels)\Z", re.I | re.S),
    "xlsb": re.compile(r"(?!.*vbaproject)(?:xl/.*\.(?:xml|rels|bin)|\[content_types\]\.xml|_rels/\.rels)\Z", re.I | re.S),
    "ods": re.compile(r"(?:mimetype|content\.xml|styles\.xml|META-INF/manifest\.xml)\Z"),
}  # fmt: skip
_TAK_PERLU = re.compile(r"xl/(?:drawings|charts|media|theme|embeddings|externalLinks|pivot|printerSettings|comments)", re.I)  # fmt: skip


def _read_xlsx(isi: bytes, satu: bool) -> list[Kisi]:
    anggota = berkas_zip.unpack(
        isi, lambda nama: bool(_NAMA["xlsx"].match(nama)) and not _TAK_PERLU.match(nama)
    )
    letak, bersama = _find_parts(anggota)
    nama_di = {bagian: nama for nama, bagian in letak.items()}
    xml: dict[str, LembarXml] = {}
    n = 0
    for bagian, teks in anggota.items():
        refuse_dtd(teks)
        if is_sheet(teks):
            refuse_wide(teks, nama_di.get(bagian.lower(), ""))
            xml[bagian.lower()] = lembar = read_lembar_xml(teks)
            n += len(lembar.rumus) + len(lembar.galat)
            if n > MAX_RUMUS:
                raise terlalu_banyak_rumus()
    _refuse_repeated_text(anggota, bersama)
    kemas = berkas_zip.pack(anggota)
    del anggota
    with collector_paused():
        daftar = read_sheets(kemas, satu)
    _complete(daftar, {k.nama: xml[b] for k in daftar if (b := letak.get(k.nama)) in xml})
    return daftar


def read_sheets(kemas: BinaryIO, satu: bool) -> list[Kisi]:
    """What calamine finds. Raises BerkasDitolak."""
    from python_calamine import (  # fmt: skip
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    daftar: list[Kisi] = []
    sel = 0
    try:
        buku = CalamineWorkbook.from_filelike(kemas)
        lembar = [
            m for m in buku.sheets_metadata
            if m.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)
        ]  # fmt: skip
        if len(lembar) > MAX_LEMBAR:
            raise BerkasDitolak(f"Berkas memuat {len(lembar)} lembar; paling banyak {MAX_LEMBAR}.")
        if satu:
            tampak = [m for m in lembar if m.visible == SheetVisibleEnum.Visible]
            lembar = (tampak or lembar)[:1]
        for keterangan in lembar:
            asli = buku.get_sheet_by_name(keterangan.name)
            tinggi, lebar = (asli.end[0] + 1, asli.end[1] + 1) if asli.end else (0, 0)
            sel += tinggi * lebar
            if tinggi > MAX_BARIS:
                raise terlalu_banyak_baris()
            if sel > MAX_SEL:
                raise terlalu_luas(alamat(tinggi - 1, lebar - 1), keterangan.name)
            baris = asli.to_python(skip_empty_area=False)
            _tidy(baris)
            daftar.append(
                Kisi(
                    satu_baris(keterangan.name),
                    baris,
                    tersembunyi=keterangan.visible != SheetVisibleEnum.Visible,
                    gabungan=_clip(asli.merged_cell_ranges or (), tinggi, lebar),
                )
            )
    except PasswordError as galat:
        raise bersandi() from galat
    except BerkasDitolak:
        raise
    except MemoryError as galat:
        raise mengembang() from galat
    except (CalamineError, OSError, ValueError, IndexError, KeyError) as galat:
        raise bukan_excel() from galat
    except BaseException as galat:
        if (
            type(galat).__name__ == "PanicException"
        ):  # the library gave up; it is no subclass of Exception
            raise bukan_excel() from galat
        raise
    return daftar


def _clip(gabungan: Iterable[tuple[Sel, Sel]], tinggi: int, lebar: int) -> list[tuple]:
    """Merged ranges as far as the sheet reaches: some files merge a million empty rows."""
    potong = ((*awal, min(b, tinggi - 1), min(k, lebar - 1)) for awal, (b, k) in gabungan)
    return sorted(g for g in potong if g[:2] != g[2:] and g[0] <= g[2] and g[1] <= g[3])


def _tidy(baris: list[list[object]]) -> None:
    """Clean the text of the cells, in place. Columns are looked at whole: nearly all are clean."""
    for kolom, isi in enumerate(zip(*baris, strict=True)):
        if "".join([x for x in isi if type(x) is str]).isprintable():
            continue
        for sel in baris:
            if type(sel[kolom]) is str:
                sel[kolom] = bersih(sel[kolom])


# --- what stands in the parts of an .xlsx ---------------------------------------------------------


def _find_parts(anggota: dict[str, bytes]) -> tuple[dict[str, str], set[str]]:
    """Sheet name -> its part, and the parts with shared texts; names of parts in lower case. Empty where the
    workbook cannot be read: calamine will say so."""
    kecil = {nama.lower(): isi for nama, isi in anggota.items()}
    akar = _relations(kecil, "_rels/.rels")
    buku = next((t for jenis, t in akar.values() if jenis == "officeDocument"), "xl/workbook.xml")
    folder, _, nama_buku = buku.rpartition("/")
    hubungan = _relations(kecil, f"{folder}/_rels/{nama_buku}.rels")
    hasil = {}
    for nama, atribut in _elements(kecil.get(buku, b"")):
        if nama == "sheet":
            id = next((v for k, v in atribut.items() if k.endswith(" id")), "")
            hasil[satu_baris(atribut.get("name", ""))] = hubungan.get(id, ("", ""))[1]
    bersama = {bagian for jenis, bagian in hubungan.values() if jenis == "sharedStrings"}
    return hasil, bersama | {"xl/sharedstrings.xml"}


def _relations(kecil: dict[str, bytes], path: str) -> dict[str, tuple[str, str]]:
    """Id -> (kind, the part it leads to)."""
    dasar = path.rpartition("_rels/")[0]
    hasil = {}
    for nama, atribut in _elements(kecil.get(path, b"")):
        if nama == "Relationship" and atribut.get("TargetMode") != "External":
            tujuan = atribut.get("Target", "").replace("\\", "/")
            penuh = tujuan if tujuan.startswith("/") else dasar + tujuan
            jenis = atribut.get("Type", "").rpartition("/")[2]
            hasil[atribut.get("Id", "")] = (jenis, _flat(penuh).lower())
    return hasil


def _flat(path: str) -> str:
    bagian: list[str] = []
    for potong in path.split("/"):
        if potong == "..":
            bagian = bagian[:-1]
        elif potong not in ("", "."):
            bagian.append(potong)
    return "/".join(bagian)


def _elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """The elements that name sheets and parts."""
    hasil: list[tuple[str, dict[str, str]]] = []

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        nama = nama.rpartition(" ")[2]
        if nama in ("sheet", "Relationship"):
            hasil.append((nama, atribut))
            if len(hasil) > 10 * MAX_LEMBAR:
                raise mengembang()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = mulai
    refuse_dtd(xml)
    with suppress(expat.ExpatError):
        parser.Parse(xml, True)
    return hasil


_SI = re.compile(rb"<(?:\w+:)?si\b")
_BERTEKS = re.compile(rb"""\st\s*=\s*["']s["']""")
_RUJUK_TEKS = re.compile(rb'\st="s"[^<>]*>\s*(?:<f\b[^<]*</f>)?<v>(\d{1,8})</v>')
MAX_TEKS_BERSAMA = 2_000_000


def _refuse_repeated_text(anggota: dict[str, bytes], bagian: set[str]) -> None:
    """A text of 32,000 letters is kept once, but 80,000 cells may show it: 2.6 GB out of a small file."""
    isi = [teks for nama, teks in anggota.items() if nama.lower() in bagian]
    bersama = b"".join(isi)
    potong = [m.start() for m in islice(_SI.finditer(bersama), MAX_TEKS_BERSAMA + 1)]
    if len(potong) > MAX_TEKS_BERSAMA:
        raise mengembang()
    panjang = [b - a for a, b in pairwise([*potong, len(bersama)])]
    terpanjang = max(panjang, default=0)
    lembar = [teks for teks in anggota.values() if is_sheet(teks)]
    if sum(map(len, lembar)) // 20 * terpanjang <= MAX_TEKS:  # a cell with a text takes 20 bytes
        return
    if len(isi) > 1 or b"<!" in bersama:  # the library may count the texts otherwise than we do
        panjang = [terpanjang] * len(panjang)
    jumlah = 0
    for teks in lembar:
        nomor = _RUJUK_TEKS.findall(teks)
        jumlah += sum(panjang[n] for n in map(int, nomor) if n < len(panjang))
        jumlah += terpanjang * (sum(1 for _ in _BERTEKS.finditer(teks)) - len(nomor))
        if jumlah > MAX_TEKS:
            raise mengembang()


# --- formulas and errors --------------------------------------------------------------------------


def _complete(daftar: Iterable[Kisi], xml: dict[str, LembarXml]) -> None:
    """Fill in what only the XML tells."""
    di = {k.nama.casefold(): k for k in daftar}
    for nama, lembar in xml.items():
        kisi = di[nama.casefold()]
        kisi.baris_tersembunyi = lembar.baris_tersembunyi
        for sel, teks in lembar.galat.items():
            kisi.galat[sel] = teks
            _put(kisi, sel, teks)
    if not any(lembar.rumus for lembar in xml.values()):
        return

    def nilai(lembar: str, baris: int, kolom: int) -> object:
        isi = di[lembar].baris
        return isi[baris][kolom] if baris < len(isi) and kolom < len(isi[baris]) else None

    def ukuran(lembar: str) -> Sel | None:
        if lembar not in di:
            return None
        isi, rumus = di[lembar].baris, xml.get(di[lembar].nama, LembarXml()).rumus
        tepi = [(len(isi), len(isi[0]) if isi else 0), *((b + 1, k + 1) for b, k in rumus)]
        return max(b for b, _ in tepi), max(k for _, k in tepi)

    ukuran_tetap = {nama: ukuran(nama) for nama in di}
    hitung = Hitung(nilai, ukuran_tetap.get)
    for nama, lembar in xml.items():
        for sel, rumus in lembar.rumus.items():
            hitung.add(nama, sel, rumus.teks, rumus.asal)
    ada_hasil = any(lembar.ada_hasil for lembar in xml.values())
    for nama, lembar in xml.items():
        kisi, dihitung = di[nama.casefold()], set()
        for sel, rumus in lembar.rumus.items():
            try:
                hasil = hitung.value(nama, sel)
            except TakDihitung:
                if rumus.nol and ada_hasil:
                    continue  # saved by a program that calculates: 0 it is
                kisi.rumus[sel], hasil = rumus.teks, None
            else:
                dihitung.add(sel)
                if isinstance(hasil, str) and hasil.startswith("#"):
                    kisi.galat[sel] = hasil
            _put(kisi, sel, hasil)
        kisi.dihitung = frozenset(dihitung)


def _put(kisi: Kisi, sel: Sel, isi: object) -> None:
    baris, kolom = sel
    if baris >= MAX_BARIS or kolom >= MAX_KOLOM:
        return
    while len(kisi.baris) <= baris:
        kisi.baris.append([])
    tujuan = kisi.baris[baris]
    if len(tujuan) <= kolom:
        tujuan += [""] * (kolom + 1 - len(tujuan))
    tujuan[kolom] = isi
