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
from io import BytesIO
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

HURUF = "Arial"  # every office has it, or a font of the same widths
TINGGI_BARIS = 12.5  # points of one line of 9 point text
EM_PER_LEBAR = 0.583  # widths of a 9 point letter M (em) per unit of column width, in Excel
LEBAR_DI_KERTAS = (
    7.5 / 96
)  # inches per unit of column width; LibreOffice prints a little wider than Excel
MAX_TEKS = 32_767  # characters in a cell; more would be dropped silently
MAX_TINGGI = 409  # points of a row, at most
MAX_PATAHAN = 1_023  # page breaks by hand that a sheet may have

BULAT = "#,##0"
BULAT_NOL_KOSONG = "#,##0;-#,##0;"
SELISIH = "+#,##0;[Red]-#,##0;0"
DESIMAL = "#,##0.00"
EMPAT_DESIMAL = "#,##0.0000"
APA_ADANYA = (
    "#,##0.######"  # as many decimals as there are; whole numbers look like BULAT, see below
)
TANGGAL_JAM = "dd-mm-yyyy hh:mm"

_HURUF = {"font_name": HURUF, "font_size": 9, "valign": "top"}
_TEPI = {"border": 1, "border_color": "#8FA3A9"}
_REDUP = "#4C5F66"
_KEPALA = {
    **_HURUF,
    **_TEPI,
    "bold": True,
    "bg_color": "#DCE9EC",
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}
_NOMOR = {**_KEPALA, "bold": False, "italic": True, "font_size": 8, "bg_color": "#F1F5F6"}
_GAYA = {
    "": {},
    "tebal": {"bold": True, "bg_color": "#EEF4F5"},
    "jumlah": {"bold": True, "bg_color": "#DCE9EC"},
    "samar": {"italic": True, "font_color": _REDUP},
}


@dataclass(frozen=True)
class Kolom:
    """A column: its heading, width in characters, and how its cells look. `format` is Excel's.

    induk    a heading above this one, shared with the neighbours that name the same
    sambung  the heading on the left reaches over this column too; its cells have no border between
    tegak    the heading stands upright, for narrow columns
    bertakik its text is indented where a row is
    """

    judul: str
    lebar: float = 12
    format: str = ""
    bungkus: bool = False
    tengah: bool = False
    induk: str = ""
    sambung: bool = False
    tegak: bool = False
    bertakik: bool = False


_TEPI_KERTAS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.6}  # inches
_NOMOR_KERTAS = {"A3": 8, "A4": 9}
_UKURAN_KERTAS = {"A3": (11.69, 16.54), "A4": (8.27, 11.69)}  # inches, upright


@dataclass(frozen=True)
class Cetak:
    """How a sheet is printed. Programs make the width fit and break the pages, unless breaks are set by hand
    (`dipatah`): those are ignored where a program makes things fit, so then the scale is computed here."""

    kertas: str = "A4"
    mendatar: bool = True
    dipatah: bool = False

    @property
    def bidang(self) -> tuple[float, float]:
        """Width and height between the margins, in inches."""
        lebar, tinggi = _UKURAN_KERTAS[self.kertas][:: -1 if self.mendatar else 1]
        t = _TEPI_KERTAS
        return lebar - t["left"] - t["right"], tinggi - t["top"] - t["bottom"]

    def skala(self, lebar: float, kolom: int) -> int:
        """Percent at which columns of this width together fit."""
        perlu = lebar * LEBAR_DI_KERTAS + kolom * 5 / 96
        return min(int(100 * self.bidang[0] / perlu), 100)

    def tinggi(self, skala: int) -> float:
        """Points of rows that a page holds."""
        return self.bidang[1] * 72 * 100 / skala


A4_MENDATAR = Cetak()
A3_MENDATAR = Cetak("A3")


@dataclass(frozen=True)
class Rumus:
    """A live formula and the figure that it gives."""

    teks: str
    nilai: Decimal | int | str


Isi = str | int | Decimal | dt.datetime | Rumus | None


class _Worksheet(Worksheet):
    """Formulas here use no function newer than Excel 2007: what XlsxWriter does to find and rename those
    takes a third of the time of a large workbook."""

    def _prepare_formula(self, formula, expand_future_functions=False):
        return formula.removeprefix("=")


class Buku:
    """A workbook under construction; `with Buku(file, ...) as buku:` closes it into `file`. `kaki` stands
    at the foot of every printed page."""

    def __init__(self, file: BinaryIO, *, judul: str, penulis: str = "asnplan", kaki: str = ""):
        self._buku = xlsxwriter.Workbook(
            file,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "remove_timezone": True,
                "default_format_properties": {"font_name": HURUF, "font_size": 10},
            },
        )
        self._buku.set_properties({"title": judul, "author": penulis})
        self._kaki = (kaki or judul).replace("&", "&&")[:160]
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

    def lembar(
        self,
        nama: str,
        kolom: Sequence[Kolom],
        *,
        judul: Sequence[str] = (),
        sudut: str = "",
        bernomor: bool = False,
        berkepala: bool = True,
        cetak: Cetak = A4_MENDATAR,
        kelas: type[Lembar] | None = None,
    ) -> Lembar:
        """A sheet with one table: title lines (and `sudut`, the name of the form, in the corner), a heading
        that stays in view, then rows. `bernomor` puts the numbers of the columns below the headings; without
        `berkepala` the rows bring their own; `kelas` is another kind of Lembar."""
        lembar = self._buku.add_worksheet(nama[:31], _Worksheet)
        skala = self._cetak(lembar, cetak, [k.lebar for k in kolom])
        hasil = (kelas or Lembar)(self, lembar, kolom, judul, sudut, bernomor, berkepala)
        hasil.dipatah, hasil.tinggi_halaman = cetak.dipatah, cetak.tinggi(skala)
        return hasil

    def lembar_isian(self, nama: str, judul: str, lebar: tuple[float, float]) -> LembarIsian:
        """A sheet of labelled values: a cover."""
        lembar = self._buku.add_worksheet(nama[:31], _Worksheet)
        self._cetak(lembar, Cetak(mendatar=False, dipatah=True), lebar)
        return LembarIsian(self, lembar, judul, lebar)

    def _cetak(self, lembar, cetak: Cetak, lebar: Sequence[float]) -> int:
        """Set up printing; gives the scale."""
        skala = cetak.skala(sum(lebar), len(lebar))
        lembar.set_paper(_NOMOR_KERTAS[cetak.kertas])
        if cetak.mendatar:
            lembar.set_landscape()
        if cetak.dipatah:
            lembar.set_print_scale(skala)
        else:
            lembar.fit_to_pages(1, 0)
        lembar.set_margins(**_TEPI_KERTAS)
        lembar.center_horizontally()
        lembar.set_footer(f"&L&8{self._kaki}&R&8&A – halaman &P dari &N")
        lembar.hide_gridlines(2)
        return skala


def letter(kolom: int) -> str:
    """The letter of the column that is `kolom` columns right of A."""
    return xl_col_to_name(kolom)


def _cache(rumus: Rumus) -> float | int | str:
    return float(rumus.nilai) if isinstance(rumus.nilai, Decimal) else rumus.nilai


def _plain(teks: str) -> str:
    """Text as it goes into a cell. XlsxWriter takes "<r>…</r>" for markup of its own and would write it raw."""
    if teks.startswith("<r>"):
        teks = f" {teks}"
    return teks[:MAX_TEKS]


def _write(lembar, r: int, c: int, nilai: Isi, gaya) -> None:
    if nilai is None or nilai == "":
        lembar.write_blank(r, c, None, gaya)
    elif isinstance(nilai, str):
        lembar.write_string(r, c, _plain(nilai), gaya)
    elif isinstance(nilai, Rumus):
        lembar.write_formula(r, c, nilai.teks, gaya, _cache(nilai))
    elif isinstance(nilai, dt.datetime):
        lembar.write_datetime(r, c, nilai, gaya)
    else:
        lembar.write_number(r, c, float(nilai), gaya)


def _merge(lembar, r1: int, c1: int, r2: int, c2: int) -> None:
    """Join cells that are written apart: merge_range() writes them itself, out of the order of rows."""
    if (r1, c1) != (r2, c2):
        lembar.merge.append([r1, c1, r2, c2])


# Widths of the letters of Arial in 1/200 em, one byte for each byte of Latin-1; the rest are 0.6 em wide.
_LEBAR_HURUF = bytearray([120] * 256)
for _lebar, _huruf in (
    (44, "ijl'"),
    (56, " !,./:;ftI"),
    (67, "-()r"),
    (75, '"*'),
    (100, "cksvxyzJ"),
    (111, "0123456789abdeghnopqu?$#L"),
    (117, "+<=>"),
    (122, "FTZ"),
    (133, "&ABEKPSVXY"),
    (144, "wCDHNRU"),
    (156, "GOQ"),
    (167, "mM"),
    (189, "W%"),
):
    for _satu in _huruf:
        _LEBAR_HURUF[ord(_satu)] = _lebar


def lines(teks: str, lebar: float, *, tebal: bool = False) -> int:
    """Lines that a wrapped text of 9 points needs in a column. Programs that open the file do not all find
    out by themselves; a row too low hides text, a row too high hides nothing."""
    muat = max(lebar, 4) * EM_PER_LEBAR * 200 * (0.93 if tebal else 1)
    if "\n" in teks:
        return sum(lines(baris, lebar, tebal=tebal) for baris in teks.split("\n"))
    perlu = sum(teks.encode("latin-1", "replace").translate(_LEBAR_HURUF))
    if perlu <= muat:
        return 1
    rugi = min(
        260, 0.15 * muat
    )  # words are not broken: half of one stays free at the end of a line
    return -int(-perlu // (muat - rugi))


def height(baris: int) -> float:
    """Points of a row of so many lines."""
    return min(TINGGI_BARIS * baris + 1, MAX_TINGGI)


class Lembar:
    """A sheet being filled from top to bottom. `baris_berikut` is the 1-based number of the next row, for
    formulas that refer to their own row; `awal` the first row below the heading."""

    def __init__(self, buku: Buku, lembar, kolom, judul, sudut="", bernomor=False, berkepala=True):
        self._buku, self._lembar, self.kolom = buku, lembar, list(kolom)
        self._bernomor = bernomor
        self._patahan: list[int] = []
        self._akhir_grafik = 0  # 0-based row below the last chart
        self._gaya: dict[tuple, list] = {}
        self.dipatah, self.tinggi_halaman = False, 0.0  # points of rows that a printed page holds
        self.nama = lembar.get_name()
        for i, k in enumerate(self.kolom):
            lembar.set_column(i, i, k.lebar)
        for i, teks in enumerate(judul):
            lembar.set_row(i, 18 if i == 0 else 14)
            gaya = {"bold": True, "font_size": 13} if i == 0 else {"font_size": 10}
            lembar.write_string(i, 0, teks, buku.format(font_name=HURUF, **gaya))
            if sudut and i == 0:
                gaya = {"bold": True, "font_size": 10, "align": "right"}
                pojok = buku.format(font_name=HURUF, **gaya)
                lembar.write_string(0, len(self.kolom) - 1, sudut, pojok)
        self.kepala = self._baris = len(judul) + bool(judul)  # 0-based row of the heading
        if berkepala:
            self.tulis_kepala()
        self.awal = self._baris + 1
        self._isi_terakhir = self._baris - 1  # 0-based row of the last one that is no total

    @property
    def baris_berikut(self) -> int:
        return self._baris + 1

    @property
    def lebar(self) -> float:
        return sum(k.lebar for k in self.kolom)

    def huruf(self, judul: str) -> str:
        """The letter of the column with this heading."""
        return letter(next(i for i, k in enumerate(self.kolom) if k.judul == judul))

    # --- heading --------------------------------------------------------------------------------

    def tulis_kepala(self) -> None:
        """The headings of the columns, on two rows where some share one, and the row of their numbers."""
        lembar, atas = self._lembar, self._baris
        dua = any(k.induk for k in self.kolom)
        bawah = atas + dua
        biasa = self._buku.format(**_KEPALA)
        tegak = self._buku.format(**_KEPALA | {"rotation": 90})
        if dua:
            lembar.set_row(atas, 24)
            for c, k in enumerate(self.kolom):
                sama = c and self.kolom[c - 1].induk == k.induk
                awal = "" if k.sambung or (k.induk and sama) else k.induk or k.judul
                _write(lembar, atas, c, awal, tegak if k.tegak and not k.induk else biasa)
        lembar.set_row(bawah, self._tinggi_kepala())
        for c, k in enumerate(self.kolom):
            teks = "" if k.sambung or (dua and not k.induk) else k.judul
            _write(lembar, bawah, c, teks, tegak if k.tegak else biasa)
        for kiri, kanan in self._rentang(lambda k, lalu: k.sambung):
            if not self.kolom[kiri].induk:
                _merge(lembar, atas, kiri, bawah, kanan)
        for kiri, kanan in self._rentang(lambda k, lalu: k.induk and k.induk == lalu.induk):
            if self.kolom[kiri].induk:
                _merge(lembar, atas, kiri, atas, kanan)
        self._baris = bawah + 1
        if self._bernomor:
            self.tulis_nomor()

    def tulis_nomor(self, *, lanjutan: bool = False) -> None:
        """1, 2, 3 … below the headings. As text where a table goes on on another page (`lanjutan`): a sum
        over the rows must not take them for figures."""
        gaya, r = self._buku.format(**_NOMOR), self._baris
        nomor = 0
        self._lembar.set_row(r, height(1))
        for c, k in enumerate(self.kolom):
            nomor += not k.sambung
            isi = str(nomor) if lanjutan else nomor
            _write(self._lembar, r, c, None if k.sambung else isi, gaya)
        for kiri, kanan in self._rentang(lambda k, lalu: k.sambung):
            _merge(self._lembar, r, kiri, r, kanan)
        self._baris = r + 1

    @property
    def tinggi_kepala(self) -> float:
        """Points that tulis_kepala takes."""
        dua = 24 if any(k.induk for k in self.kolom) else 0
        return dua + self._tinggi_kepala() + (height(1) if self._bernomor else 0)

    def _tinggi_kepala(self) -> float:
        if any(k.tegak for k in self.kolom):
            return 6 * max(len(k.judul) for k in self.kolom if k.tegak) + 10
        return TINGGI_BARIS * max(lines(k.judul, k.lebar - 2, tebal=True) for k in self.kolom) + 5

    def _rentang(self, lanjut):
        """(first, last) of every stretch of columns of which each but the first `lanjut` the one before."""
        awal = 0
        for c in range(1, len(self.kolom) + 1):
            if c == len(self.kolom) or not lanjut(self.kolom[c], self.kolom[c - 1]):
                yield awal, c - 1
                awal = c

    # --- rows -----------------------------------------------------------------------------------

    def tulis(
        self,
        isi: Iterable[Isi],
        *,
        gaya: str = "",
        takik: int = 0,
        format: str = "",
        rentang: tuple[int, int] | None = None,
    ) -> int:
        """Write one row; `gaya` is tebal (a heading among rows), jumlah or samar (does not count); `takik`
        indents the text of columns that are so marked; `format` takes the place of its columns' own number formats; the text of
        the first column of `rentang` reaches over all of them. Gives the row's 1-based number."""
        lembar, r = self._lembar, self._baris
        isi = tuple(isi)
        baris, dilipat = self.lines(isi, takik), False
        if rentang and (perlu := self._reach(isi, *rentang)) > 1:
            baris, dilipat = max(baris, perlu), True
        kunci = (gaya, takik, format, dilipat)
        formats = self._gaya.get(kunci) or self._make_gaya(*kunci)
        self._set_tinggi(r, baris)
        if gaya != "jumlah":
            self._isi_terakhir = r
        for c, nilai in enumerate(isi):
            _write(lembar, r, c, nilai, formats[c])
        self._baris = r + 1
        return self._baris

    def _set_tinggi(self, r: int, baris: int) -> None:
        """Rows of one line find their height by themselves, except where pages are counted out."""
        if baris > 1 or self.dipatah:
            self._lembar.set_row(r, height(baris))

    def _reach(self, isi, kiri: int, kanan: int) -> int:
        """Join the cells of a stretch where its text needs more than one line; gives the lines."""
        perlu = lines(str(isi[kiri] or ""), sum(k.lebar for k in self.kolom[kiri : kanan + 1]))
        if perlu > 1:
            _merge(self._lembar, self._baris, kiri, self._baris, kanan)
        return perlu

    def lines(self, isi: tuple[Isi, ...], takik: int = 0) -> int:
        """Lines of a row: those of its longest wrapped text."""
        return max(
            (
                lines(nilai, k.lebar - 1.5 * takik * k.bertakik)
                for k, nilai in zip(self.kolom, isi, strict=True)
                if k.bungkus and isinstance(nilai, str) and len(nilai) > 4
            ),
            default=1,
        )

    def _make_gaya(self, gaya: str, takik: int, format: str, dilipat: bool) -> list:
        formats = []
        for i, k in enumerate(self.kolom):
            props = {**_HURUF, **_TEPI, **_GAYA[gaya]}
            if k.format:
                props["num_format"] = format or k.format
            if k.tengah:
                props["align"] = "center"
            elif k.format:
                props |= {"align": "right", "indent": 1}  # not against the border
            if k.bungkus:
                props |= {"text_wrap": True, "align": "left"}
            if k.bertakik:
                props["indent"] = min(takik, 10)
            if k.sambung:
                props["left"] = 0
            if i + 1 < len(self.kolom) and self.kolom[i + 1].sambung:
                props["right"] = 0
            if dilipat and ("left" in props or "right" in props):
                props["text_wrap"] = True
            formats.append(self._buku.format(**props | self._own_look(k, gaya)))
        self._gaya[gaya, takik, format, dilipat] = formats
        return formats

    def _own_look(self, k: Kolom, gaya: str) -> dict:
        """What another kind of sheet adds to the cells of a column."""
        return {}

    def gabung(self, kiri: int, kanan: int) -> None:
        """Join the cells kiri..kanan (0-based) of the row that was written last."""
        _merge(self._lembar, self._baris - 1, kiri, self._baris - 1, kanan)

    def teks(self, teks: str, *, tebal: bool = False, redup: bool = False) -> int:
        """A line of text as wide as the table, wrapped where it needs to be. Gives its row's number."""
        r, perlu = self._baris, lines(teks, self.lebar)
        props = {"font_name": HURUF, "font_size": 9, "valign": "top", "bold": tebal}
        if redup:
            props["font_color"] = _REDUP
        self._set_tinggi(r, perlu)
        if perlu > 1:
            _merge(self._lembar, r, 0, r, len(self.kolom) - 1)
            props["text_wrap"] = True
        _write(self._lembar, r, 0, teks, self._buku.format(**props))
        self._baris = r + 1
        return self._baris

    def kosong(self, tinggi: float = TINGGI_BARIS) -> None:
        """An empty row."""
        self._lembar.set_row(self._baris, tinggi)
        self._baris += 1

    def catatan(self, *kalimat: str) -> None:
        """Sentences below the table that say what its figures leave out; empty ones are left out."""
        ada = [k for k in kalimat if k]
        if ada:
            self.kosong(6)
        for k in ada:
            self.teks(k, redup=True)

    def grafik(
        self, jenis: str, judul: str, baris: tuple[int, int, int], seri: Sequence[tuple[str, int]],
        *, baris_grafik: int, minimum: float | None = None, maksimum: float | None = None,
    ) -> None:  # fmt: skip
        """A chart, 17 rows high from row `baris_grafik` on, of rows that stand on this sheet: `baris` first and
        last row (1-based) and column of the names, `seri` name and column (0-based) of each series."""
        awal, akhir, nama = baris
        chart = self._buku._buku.add_chart({"type": jenis})
        for judul_seri, kolom in seri:
            chart.add_series(
                {
                    "name": judul_seri,
                    "categories": [self.nama, awal - 1, nama, akhir - 1, nama],
                    "values": [self.nama, awal - 1, kolom, akhir - 1, kolom],
                    "fill": {"color": "#0F4C5C"},
                    "line": {"color": "#0F4C5C"},
                    "data_labels": {"value": True, "num_format": "0.00"},
                }
            )
        chart.set_title({"name": judul, "name_font": {"size": 11, "name": HURUF}})
        chart.set_legend({"none": True})
        batas = {k: v for k, v in (("min", minimum), ("max", maksimum)) if v is not None}
        if jenis == "bar":
            chart.set_y_axis({"reverse": True})
            chart.set_x_axis(batas)
        else:
            chart.set_y_axis(batas)
        chart.set_size({"width": 640, "height": 320})
        self._lembar.insert_chart(baris_grafik - 1, 0, chart, {"description": judul})
        self._akhir_grafik = max(self._akhir_grafik, baris_grafik + 17)

    def patah(self) -> None:
        """What follows begins on a new printed page."""
        if self._baris and len(self._patahan) < MAX_PATAHAN:
            self._patahan.append(self._baris)

    def selesai(self, *, beku_kolom: int = 0, saring: bool = True) -> None:
        """Freeze the heading, filter, and set up printing; call once after the last row."""
        akhir, kanan = max(self._baris - 1, self.awal - 1), len(self.kolom) - 1
        self._lembar.print_area(0, 0, max(akhir, self._akhir_grafik), kanan)
        if self.awal - 1 > self.kepala:
            self._lembar.freeze_panes(self.awal - 1, beku_kolom)
            self._lembar.repeat_rows(self.kepala, self.awal - 2)
        if saring:
            self._lembar.autofilter(self.awal - 2, 0, self._isi_terakhir, kanan)
        if self._patahan:
            self._lembar.set_h_pagebreaks(self._patahan)
        self._format_bulat(akhir)
        self._lembar.ignore_errors(  # the green corners that a spreadsheet would show
            dict.fromkeys(
                (
                    "number_stored_as_text",
                    "formula_differs",
                    "formula_range",
                    "empty_cell_reference",
                ),
                "A1:XFD1048576",
            )
        )

    def _format_bulat(self, akhir: int) -> None:
        """Excel writes a whole number in the format APA_ADANYA with a comma and nothing behind it. By a
        condition, not by the figure of today: who types 5,5 over 5 must see 5,5."""
        for c, k in enumerate(self.kolom):
            if k.format == APA_ADANYA:
                sel = f"{letter(c)}{self.awal}"
                self._lembar.conditional_format(
                    *(self.awal - 1, c, akhir, c),
                    {
                        "type": "formula",
                        "criteria": f"=IF(ISNUMBER({sel}),{sel}=INT({sel}),FALSE)",
                        "format": self._buku.format(num_format=BULAT),
                    },
                )


class LembarIsian:
    """Labels on the left, values on the right, in groups."""

    def __init__(self, buku: Buku, lembar, judul: str, lebar: tuple[float, float]):
        self._buku, self._lembar, self._lebar = buku, lembar, lebar
        self._patahan: list[int] = []
        self.nama = lembar.get_name()
        for kolom, satu in enumerate(lebar):
            lembar.set_column(kolom, kolom, satu)
        lembar.set_row(0, 26)
        gaya = {"font_name": HURUF, "bold": True, "font_size": 16, "font_color": "#0F4C5C"}
        lembar.write_string(0, 0, judul, buku.format(**gaya))
        self._baris = 1

    def anak_judul(self, teks: str) -> None:
        gaya = self._buku.format(font_name=HURUF, font_size=12)
        self._lembar.write_string(self._baris, 0, teks, gaya)
        self._baris += 1

    def bagian(self, judul: str) -> None:
        self._lembar.set_row(self._baris, 8)
        self._baris += 1
        gaya = self._buku.format(**_KEPALA | {"align": "left"})
        self._lembar.write_string(self._baris, 0, judul, gaya)
        self._lembar.write_blank(self._baris, 1, None, gaya)
        _merge(self._lembar, self._baris, 0, self._baris, 1)
        self._baris += 1

    def isian(self, label: str, nilai: Isi, format: str = "", *, ke: str = "") -> str:
        """Write a label and its value; gives the absolute reference of the value's cell. `ke` makes the
        label a link to the sheet of that name."""
        dasar = {**_HURUF, **_TEPI, "text_wrap": True, "align": "left"}
        tebal = self._buku.format(**dasar, bold=True)
        perlu = max(
            lines(label, self._lebar[0]),
            lines(nilai, self._lebar[1]) if isinstance(nilai, str) else 1,
        )
        if perlu > 1:
            self._lembar.set_row(self._baris, height(perlu))
        if ke:
            self._lembar.write_url(self._baris, 0, f"internal:'{ke}'!A1", tebal, label)
        else:
            self._lembar.write_string(self._baris, 0, label, tebal)
        if format == APA_ADANYA and isinstance(nilai, int | Decimal) and nilai == int(nilai):
            format = BULAT
        gaya = self._buku.format(**dasar | ({"num_format": format} if format else {}))
        _write(self._lembar, self._baris, 1, nilai, gaya)
        self._baris += 1
        return f"{self.nama}!$B${self._baris}"

    def gambar(self, label: str, png: bytes, *, sisi: int) -> None:
        """A square picture beside its label, `sisi` points high and wide."""
        dasar = {**_HURUF, **_TEPI, "text_wrap": True, "align": "left"}
        self._lembar.set_row(self._baris, sisi + 12)
        self._lembar.write_string(self._baris, 0, label, self._buku.format(**dasar, bold=True))
        self._lembar.write_blank(self._baris, 1, None, self._buku.format(**dasar))
        skala = sisi / 72 * 96 / _png_width(png)
        self._lembar.insert_image(
            *(self._baris, 1, "qr.png"),
            {
                "image_data": BytesIO(png),
                "x_scale": skala,
                "y_scale": skala,
                "x_offset": 8,
                "y_offset": 8,
                "object_position": 1,
                "description": label,
            },
        )
        self._baris += 1

    def catatan(self, teks: str) -> None:
        gaya = {"font_name": HURUF, "font_size": 9, "font_color": _REDUP}
        self._lembar.set_row(self._baris, 6)
        self._baris += 1
        self._lembar.set_row(self._baris, height(lines(teks, sum(self._lebar))))
        _merge(self._lembar, self._baris, 0, self._baris, 1)
        gaya = self._buku.format(**gaya, text_wrap=True, valign="top")
        self._lembar.write_string(self._baris, 0, teks, gaya)
        self._baris += 1

    def patah(self) -> None:
        """What follows begins on a new printed page."""
        self._patahan.append(self._baris)

    def tanda_tangan(self, *peran: str) -> None:
        """Two places to sign, side by side, with room for the name and NIP to be written by hand."""
        gaya = self._buku.format(font_name=HURUF, font_size=10, align="center")
        r = self._baris + 1
        for kolom, nama in enumerate(peran):  # row by row: what is written is gone from memory
            self._lembar.write_string(r, kolom, f"{nama},", gaya)
        for kolom in range(len(peran)):
            self._lembar.write_string(r + 5, kolom, "." * 40, gaya)
        self._baris = r + 6

    def selesai(self) -> None:
        self._lembar.print_area(0, 0, self._baris - 1, 1)
        if self._patahan:
            self._lembar.set_h_pagebreaks(self._patahan)


def _png_width(png: bytes) -> int:
    return int.from_bytes(png[16:20], "big")
