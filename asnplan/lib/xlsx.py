"""Workbooks out: typed rows in, an .xlsx file out, in bounded memory.

Rows are written once, in order, and leave memory at once (XlsxWriter's constant_memory), so a sheet of
80,000 rows costs no more than one of eighty. Sheets may be written alternately. Text stays text whatever
it begins with: "=1+1" or a web address typed by a person never becomes a formula or a link. Formulas
carry their cached value, so a reader that does not calculate shows the same figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

TINGGI_BARIS = 14  # points of one line of 10 point text
HURUF_PER_LEBAR = 0.95  # characters per unit of column width, words not broken
MAX_TEKS = 32_767  # characters in a cell; more would be dropped silently
BULAT = "#,##0"
DESIMAL = "#,##0.00"
EMPAT_DESIMAL = "#,##0.0000"
APA_ADANYA = "#,##0.######"
TANGGAL_JAM = "dd-mm-yyyy hh:mm"

_HURUF = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_TEPI = {"border": 1, "border_color": "#B9C6CA"}
_KEPALA = {
    **_HURUF,
    **_TEPI,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#0F4C5C",
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}


@dataclass(frozen=True)
class Kolom:
    """A column: its heading, width in characters, and how its cells look. `format` is Excel's."""

    judul: str
    lebar: float = 12
    format: str = ""
    bungkus: bool = False
    tengah: bool = False


@dataclass(frozen=True)
class Rumus:
    """A live formula and the figure that it gives."""

    teks: str
    nilai: Decimal | int | str


Isi = str | int | Decimal | dt.datetime | Rumus | None


class Buku:
    """A workbook under construction; `with Buku(file, ...) as buku:` closes it into `file`."""

    def __init__(self, file: BinaryIO, *, judul: str, penulis: str = "asnplan"):
        self._buku = xlsxwriter.Workbook(
            file,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "remove_timezone": True,
                "default_format_properties": {"font_name": "Calibri", "font_size": 10},
            },
        )
        self._buku.set_properties({"title": judul, "author": penulis})
        self._formats: dict[tuple, object] = {}

    def __enter__(self) -> Buku:
        return self

    def __exit__(self, *error) -> None:
        self._buku.close()

    def format(self, **props):
        """A cell format; the same properties give the same object (Excel allows few distinct ones)."""
        kunci = tuple(sorted(props.items()))
        if kunci not in self._formats:
            self._formats[kunci] = self._buku.add_format(props)
        return self._formats[kunci]

    def lembar(self, nama: str, kolom: Sequence[Kolom], *, judul: Sequence[str] = ()) -> Lembar:
        """A sheet with one table: title lines, a heading that stays in view, then rows."""
        return Lembar(self, self._buku.add_worksheet(nama[:31]), kolom, judul)

    def lembar_isian(self, nama: str, judul: str, lebar: tuple[float, float]) -> LembarIsian:
        """A sheet of labelled values: a cover."""
        return LembarIsian(self, self._buku.add_worksheet(nama[:31]), judul, lebar)


def _cache(rumus: Rumus) -> float | str:
    return rumus.nilai if isinstance(rumus.nilai, str) else float(rumus.nilai)


def _cetak(lembar, *, mendatar: bool) -> None:
    lembar.set_paper(9)  # A4
    if mendatar:
        lembar.set_landscape()
    lembar.fit_to_pages(1, 0)
    lembar.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    lembar.set_footer("&L&8&F – &A&R&8Halaman &P dari &N")
    lembar.hide_gridlines(2)


class Lembar:
    """A sheet being filled from top to bottom. `baris_berikut` is the 1-based number of the next row, for
    formulas that refer to their own row."""

    def __init__(self, buku: Buku, lembar, kolom: Sequence[Kolom], judul: Sequence[str]):
        self._buku, self._lembar, self.kolom = buku, lembar, list(kolom)
        self.nama = lembar.get_name()
        for i, k in enumerate(self.kolom):
            lembar.set_column(i, i, k.lebar)
        for i, teks in enumerate(judul):
            gaya = {"bold": True, "font_size": 14} if i == 0 else {"font_color": "#4C5F66"}
            lembar.write_string(i, 0, teks, buku.format(font_name="Calibri", **gaya))
        self.kepala = len(judul) + bool(judul)  # 0-based row of the heading
        lembar.set_row(self.kepala, 32)
        for i, k in enumerate(self.kolom):
            lembar.write_string(self.kepala, i, k.judul, buku.format(**_KEPALA))
        self._baris = self.kepala + 1
        self._gaya: dict[tuple[bool, int], list] = {}

    @property
    def baris_berikut(self) -> int:
        return self._baris + 1

    def huruf(self, judul: str) -> str:
        """The letter of the column with this heading."""
        return xl_col_to_name(next(i for i, k in enumerate(self.kolom) if k.judul == judul))

    def tulis(self, isi: Iterable[Isi], *, tebal: bool = False, takik: int = 0) -> int:
        """Write one row; `takik` indents its wrapped text. Gives the row's 1-based number."""
        gaya = self._gaya.get((tebal, takik)) or self._make_gaya(tebal, takik)
        lembar, r = self._lembar, self._baris
        isi = tuple(isi)
        if (baris := self._lines(isi, takik)) > 1:
            lembar.set_row(r, TINGGI_BARIS * baris)
        for c, nilai in enumerate(isi):
            if nilai is None or nilai == "":
                lembar.write_blank(r, c, None, gaya[c])
            elif isinstance(nilai, str):
                lembar.write_string(r, c, nilai[:MAX_TEKS], gaya[c])
            elif isinstance(nilai, Rumus):
                lembar.write_formula(r, c, nilai.teks, gaya[c], _cache(nilai))
            elif isinstance(nilai, dt.datetime):
                lembar.write_datetime(r, c, nilai, gaya[c])
            else:
                lembar.write_number(r, c, float(nilai), gaya[c])
        self._baris = r + 1
        return self._baris

    def _lines(self, isi: tuple[Isi, ...], takik: int) -> int:
        """Lines that the longest wrapped text needs. Programs that open the file do not all find out
        by themselves; a row too low hides text, a row too high hides nothing."""
        return max(
            (
                -(-len(nilai) // max(int(k.lebar * HURUF_PER_LEBAR) - 2 * takik, 4))
                for k, nilai in zip(self.kolom, isi, strict=True)
                if k.bungkus
                and isinstance(nilai, str)
                and len(nilai) > k.lebar * HURUF_PER_LEBAR - 2 * takik
            ),
            default=1,
        )

    def _make_gaya(self, tebal: bool, takik: int) -> list:
        gaya = []
        for k in self.kolom:
            props = {**_HURUF, **_TEPI}
            if k.format:
                props["num_format"] = k.format
            if k.tengah:
                props["align"] = "center"
            if k.bungkus:
                props |= {"text_wrap": True, "indent": min(takik, 10)}
            if tebal:
                props |= {"bold": True, "bg_color": "#E6F0F2"}
            gaya.append(self._buku.format(**props))
        self._gaya[(tebal, takik)] = gaya
        return gaya

    def selesai(self, *, beku_kolom: int = 0) -> None:
        """Freeze the heading, filter, and set up printing; call once after the last row."""
        akhir, kanan = max(self._baris - 1, self.kepala), len(self.kolom) - 1
        self._lembar.freeze_panes(self.kepala + 1, beku_kolom)
        self._lembar.autofilter(self.kepala, 0, akhir, kanan)
        self._lembar.print_area(0, 0, akhir, kanan)
        self._lembar.repeat_rows(self.kepala)
        _cetak(self._lembar, mendatar=True)


class LembarIsian:
    """Labels on the left, values on the right, in groups."""

    def __init__(self, buku: Buku, lembar, judul: str, lebar: tuple[float, float]):
        self._buku, self._lembar, self._baris = buku, lembar, 0
        self.nama = lembar.get_name()
        lembar.set_column(0, 0, lebar[0])
        lembar.set_column(1, 1, lebar[1])
        lembar.set_row(0, 26)
        lembar.write_string(
            0,
            0,
            judul,
            buku.format(font_name="Calibri", bold=True, font_size=18, font_color="#0F4C5C"),
        )
        self._baris = 2
        _cetak(lembar, mendatar=False)

    def bagian(self, judul: str) -> None:
        self._baris += self._baris > 2
        self._lembar.write_string(
            self._baris, 0, judul, self._buku.format(**_KEPALA | {"align": "left"})
        )
        self._lembar.write_blank(self._baris, 1, None, self._buku.format(**_KEPALA))
        self._baris += 1

    def isian(self, label: str, nilai: Isi, format: str = "") -> str:
        """Write a label and its value; gives the absolute reference of the value's cell."""
        dasar = {**_HURUF, **_TEPI, "text_wrap": True, "align": "left"}
        self._lembar.write_string(self._baris, 0, label, self._buku.format(**dasar, bold=True))
        gaya = self._buku.format(**dasar | ({"num_format": format} if format else {}))
        if isinstance(nilai, str):
            self._lembar.write_string(self._baris, 1, nilai[:MAX_TEKS], gaya)
        elif isinstance(nilai, dt.datetime):
            self._lembar.write_datetime(self._baris, 1, nilai, gaya)
        elif nilai is None:
            self._lembar.write_blank(self._baris, 1, None, gaya)
        elif isinstance(nilai, Rumus):
            self._lembar.write_formula(self._baris, 1, nilai.teks, gaya, _cache(nilai))
        else:
            self._lembar.write_number(self._baris, 1, float(nilai), gaya)
        self._baris += 1
        return f"{self.nama}!$B${self._baris}"

    def catatan(self, teks: str) -> None:
        gaya = self._buku.format(
            font_name="Calibri", font_size=9, font_color="#4C5F66", text_wrap=True, valign="top"
        )
        self._lembar.merge_range(self._baris, 0, self._baris, 1, teks, gaya)
        self._lembar.set_row(self._baris, 15 * (1 + len(teks) // 95))
        self._baris += 1

    def tanda_tangan(self, *peran: str) -> None:
        """Two places to sign, side by side, with room for the name and NIP to be written by hand."""
        gaya = self._buku.format(font_name="Calibri", font_size=10, align="center")
        r = self._baris + 1
        for kolom, nama in enumerate(peran):  # row by row: what is written is gone from memory
            self._lembar.write_string(r, kolom, f"{nama},", gaya)
        for kolom in range(len(peran)):
            self._lembar.write_string(r + 5, kolom, "." * 40, gaya)
        self._baris = r + 6
