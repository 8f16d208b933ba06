"""Formulas that a file keeps no result for, computed: what offices use, and nothing that calls out.

    hitung = Hitung(nilai)                      # nilai(sheet, row, column) -> what the cell holds
    hitung.add("ABK", (8, 6), "D9*F9/E9")
    hitung.value("ABK", (8, 6))                 # 0.16; raises TakDihitung

Numbers are exact fractions of what was typed and become floats once, at the end, as a spreadsheet would have
stored them. What is not understood (another workbook, a name, WEBSERVICE, INDIRECT …) is not computed at
all, and neither is what depends on it; an error (#DIV/0!) is a result. Cycles, chains of any length and
sums over sums end: work is counted, and what comes after the last of it is not computed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import ceil, floor, trunc

Sel = tuple[int, int]
Angka = int | Fraction  # exact; never a float
Nilai = Angka | str | bool | None

MAX_PANJANG = 8_192  # letters of a formula, as in Excel
MAX_DALAM = 64  # brackets in brackets
MAX_KERJA = 4_000_000  # letters read, cells looked at and steps taken, in a whole workbook
MAX_BIT = 2_048  # of a fraction; a longer one is rounded to a float's precision


class TakDihitung(Exception):
    """The formula needs something that is not understood here."""


class GalatRumus(Exception):
    """The result is an error, as #DIV/0! is."""


# --- reading ------------------------------------------------------------------------------------

_TANDA = re.compile(
    r"""\s*(?:
      (?P<angka>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)(?![\w!:$])
    | "(?P<teks>(?:[^"]|"")*)"
    | (?P<galat>\#(?:DIV/0!|N/A|REF!|VALUE!|NUM!|NAME\?|NULL!))
    | (?P<fungsi>[A-Za-z_][\w.]*)\s*\(
    | (?P<lembar>(?:'(?:[^'\[\]]|'')+'|[^\W\d][\w.]*)!)?
      (?P<rujuk>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?
              |\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3} | \$?\d{1,7}:\$?\d{1,7})(?![\w(!:.])
    | (?P<logika>TRUE|FALSE)(?![\w(!.])
    | (?P<operator><=|>=|<>|[-+*/^&=<>%(),;])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_UJUNG = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})")

_KUAT = {
    "=": 1,
    "<>": 1,
    "<": 1,
    ">": 1,
    "<=": 1,
    ">=": 1,
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "^": 5,
}


@dataclass(frozen=True)
class Rujukan:
    """A cell or a stretch of cells. Ends as (row, fixed, column, fixed); None is the whole column or row."""

    lembar: str | None
    awal: tuple[int | None, bool, int | None, bool]
    akhir: tuple[int | None, bool, int | None, bool]
    satu: bool

    def at(self, geser: Sel) -> tuple[int | None, int | None, int | None, int | None]:
        def pindah(nomor: int | None, tetap: bool, berapa: int) -> int | None:
            if nomor is None or tetap:
                return nomor
            if nomor + berapa < 0:
                raise GalatRumus("#REF!")
            return nomor + berapa

        a, b = self.awal, self.akhir
        return (
            pindah(a[0], a[1], geser[0]), pindah(a[2], a[3], geser[1]),
            pindah(b[0], b[1], geser[0]), pindah(b[2], b[3], geser[1]),
        )  # fmt: skip


def parse_rumus(teks: str) -> tuple:
    """The formula as nested tuples: ("+", left, right), ("f", "SUM", [...]), ("r", Rujukan), ("n", 7) …
    Raises TakDihitung."""
    return _Pengurai(teks.removeprefix("=")).whole()


class _Pengurai:
    def __init__(self, teks: str):
        if len(teks) > MAX_PANJANG:
            raise TakDihitung(teks[:80])
        self.sumber = teks
        self.tanda = list(self._split(teks))
        self.letak = self.dalam = 0

    def _split(self, teks: str) -> Iterator[tuple[str, object]]:
        letak, akhir = 0, len(teks.rstrip())
        while letak < akhir:
            m = _TANDA.match(teks, letak)
            if m is None:
                raise TakDihitung(teks)
            letak = m.end()
            jenis = m.lastgroup
            if jenis == "rujuk":
                yield "rujuk", _rujukan(m["lembar"], m["rujuk"])
            else:
                yield jenis, m[jenis]
        yield "akhir", ""

    def whole(self) -> tuple:
        pohon = self.expression(0)
        if self.tanda[self.letak][0] != "akhir":
            raise TakDihitung(self.sumber)
        return pohon

    def next(self) -> tuple[str, object]:
        tanda = self.tanda[self.letak]
        self.letak += tanda[0] != "akhir"
        return tanda

    def peek(self, *operator: str) -> bool:
        jenis, isi = self.tanda[self.letak]
        return jenis == "operator" and isi in operator

    def expression(self, batas: int) -> tuple:
        self.dalam += 1
        if self.dalam > MAX_DALAM:
            raise TakDihitung(self.sumber)
        kiri = self.operand()
        while True:
            jenis, isi = self.tanda[self.letak]
            kuat = _KUAT.get(isi, 0) if jenis == "operator" else 0
            if kuat <= batas:
                break
            self.letak += 1
            kiri = (isi, kiri, self.expression(kuat))
        self.dalam -= 1
        return kiri

    def operand(self) -> tuple:
        jenis, isi = self.next()
        if jenis == "operator" and isi in "+-":  # binds closer than ^, as in Excel
            self.dalam += 1
            if self.dalam > MAX_DALAM:
                raise TakDihitung(self.sumber)
            pohon = self.operand()
            self.dalam -= 1
            return ("neg", pohon) if isi == "-" else pohon
        if jenis == "operator" and isi == "(":
            pohon = self.expression(0)
            self.expect(")")
        elif jenis == "angka":
            pohon = ("n", _exact(Decimal(isi)))
        elif jenis == "teks":
            pohon = ("n", isi.replace('""', '"'))
        elif jenis == "logika":
            pohon = ("n", isi.upper() == "TRUE")
        elif jenis == "galat":
            pohon = ("!", isi.upper())
        elif jenis == "rujuk":
            pohon = ("r", isi)
        elif jenis == "fungsi":
            pohon = ("f", self.function(isi.upper()), self.arguments())
        else:
            raise TakDihitung(self.sumber)
        while self.peek("%"):
            self.letak += 1
            pohon = ("/", pohon, ("n", 100))
        return pohon

    def function(self, nama: str) -> str:
        if nama not in FUNGSI and nama not in _MALAS:
            raise TakDihitung(self.sumber)
        return nama

    def arguments(self) -> list[tuple]:
        if self.peek(")"):
            self.letak += 1
            return []
        isi = [self.argument()]
        while self.peek(",", ";"):
            self.letak += 1
            isi.append(self.argument())
        self.expect(")")
        return isi

    def argument(self) -> tuple:
        return ("n", None) if self.peek(",", ";", ")") else self.expression(0)

    def expect(self, operator: str) -> None:
        if not self.peek(operator):
            raise TakDihitung(self.sumber)
        self.letak += 1


def _rujukan(lembar: str | None, teks: str) -> Rujukan:
    if lembar:
        lembar = lembar[:-1]
        if lembar.startswith("'"):
            lembar = lembar[1:-1].replace("''", "'")
    awal, _, akhir = teks.partition(":")
    return Rujukan(lembar, _ujung(awal), _ujung(akhir or awal), not akhir)


def _ujung(teks: str) -> tuple[int | None, bool, int | None, bool]:
    tetap_kolom, huruf, tetap_baris, angka = _UJUNG.fullmatch(teks).groups()
    if not huruf:  # $5 of 5:7: the first $ belongs to the row
        tetap_kolom, tetap_baris = "", tetap_kolom or tetap_baris
    kolom = None
    if huruf:
        kolom = 0
        for h in huruf.upper():
            kolom = kolom * 26 + ord(h) - 64
        kolom -= 1
    return (int(angka) - 1 if angka else None, bool(tetap_baris), kolom, bool(tetap_kolom))


# --- computing ----------------------------------------------------------------------------------


class Hitung:
    """The formulas of one workbook. `nilai` gives what a cell holds that has no formula here; `ukuran(sheet)`
    its rows and columns, None where there is no such sheet."""

    def __init__(
        self,
        nilai: Callable[[str, int, int], object],
        ukuran: Callable[[str], Sel | None],
    ):
        self._nilai, self._ukuran = nilai, ukuran
        self._rumus: dict[tuple[str, Sel], tuple[str, Sel]] = {}
        self._pohon: dict[str, tuple | None] = {}
        self._hasil: dict[tuple[str, Sel], object] = {}
        self._kolom: set[tuple[str, int]] = set()  # columns in which formulas stand
        self._kerja = 0

    def add(self, lembar: str, sel: Sel, teks: str, asal: Sel | None = None) -> None:
        """`asal`: the cell for which the text was written, where it is shared."""
        asal = asal or sel
        self._kolom.add((lembar.casefold(), sel[1]))
        self._rumus[lembar.casefold(), sel] = (teks, (sel[0] - asal[0], sel[1] - asal[1]))

    def value(self, lembar: str, sel: Sel) -> float | str | bool | None:
        """What the formula gives; an error as its text. Raises TakDihitung."""
        hasil = self._compute((lembar.casefold(), sel))
        if isinstance(hasil, TakDihitung):
            raise hasil
        if isinstance(hasil, GalatRumus):
            return str(hasil)
        if _is_angka(hasil):
            try:
                return float(hasil)
            except OverflowError:
                return "#NUM!"
        return 0.0 if hasil is None else hasil

    def _compute(self, kunci) -> object:
        """Every formula after those that it needs, however long the chain (no recursion over cells)."""
        tumpukan, terbuka = [kunci], set()
        while tumpukan:
            kini = tumpukan[-1]
            if kini in self._hasil:
                tumpukan.pop()
                continue
            pohon = self._tree(kini)
            if pohon is not None and kini not in terbuka:
                terbuka.add(kini)
                perlu = [k for k in self._needed(kini, pohon) if k not in self._hasil]
                if perlu:
                    if any(k in terbuka for k in perlu):  # a circle, itself included
                        self._hasil[kini] = TakDihitung("melingkar")
                    tumpukan += [k for k in perlu if k not in terbuka]
                    continue
            self._hasil[kini] = self._evaluate(kini, pohon)
            tumpukan.pop()
        return self._hasil[kunci]

    def _tree(self, kunci) -> tuple | None:
        teks = self._rumus[kunci][0]
        if teks not in self._pohon:
            try:
                self.work(len(teks))
                self._pohon[teks] = parse_rumus(teks) if teks else None
            except (TakDihitung, GalatRumus, InvalidOperation):
                self._pohon[teks] = None
        return self._pohon[teks]

    def _needed(self, kunci, pohon) -> Iterator[tuple[str, Sel]]:
        geser = self._rumus[kunci][1]
        for rujukan in _references(pohon):
            try:
                lembar, baris, kolom = self._area(rujukan, kunci[0], geser)
            except (TakDihitung, GalatRumus):
                continue  # said when it is evaluated
            for k in kolom:
                if (lembar, k) in self._kolom:
                    yield from ((lembar, (b, k)) for b in baris if (lembar, (b, k)) in self._rumus)

    def _evaluate(self, kunci, pohon) -> object:
        if pohon is None:
            return TakDihitung(self._rumus[kunci][0])
        try:
            hasil = _Penilai(self, kunci[0], self._rumus[kunci][1]).scalar(pohon)
        except (TakDihitung, GalatRumus) as alasan:
            return alasan.with_traceback(None)
        return hasil

    # what the evaluator asks for

    def work(self, n: int = 1) -> None:
        self._kerja += n
        if self._kerja > MAX_KERJA:
            raise TakDihitung("terlalu banyak")

    def _area(self, rujukan: Rujukan, lembar: str, geser: Sel) -> tuple[str, range, range]:
        """The sheet, rows and columns that it means, no further than the sheet goes."""
        lembar = lembar if rujukan.lembar is None else rujukan.lembar.casefold()
        ukuran = self._ukuran(lembar)
        if ukuran is None:
            raise TakDihitung("lembar tidak ada")
        b1, k1, b2, k2 = rujukan.at(geser)
        if rujukan.satu:
            self.work()
            return lembar, range(b1, b1 + 1), range(k1, k1 + 1)
        b1, b2 = (0, ukuran[0] - 1) if b1 is None else sorted((b1, b2))
        k1, k2 = (0, ukuran[1] - 1) if k1 is None else sorted((k1, k2))
        baris, kolom = range(b1, min(b2, ukuran[0] - 1) + 1), range(k1, min(k2, ukuran[1] - 1) + 1)
        self.work(len(baris) * len(kolom) + 1)
        return lembar, baris, kolom

    def cells(self, rujukan: Rujukan, lembar: str, geser: Sel) -> Iterator[Nilai]:
        """Row by row."""
        lembar, baris, kolom = self._area(rujukan, lembar, geser)
        berumus = [(k, (lembar, k) in self._kolom) for k in kolom]
        for b in baris:
            for k, rumus in berumus:
                kunci = (lembar, (b, k))
                if rumus and kunci in self._rumus:
                    yield self._computed(kunci)
                else:
                    yield _from_cell(self._nilai(lembar, b, k))

    def _computed(self, kunci: tuple[str, Sel]) -> Nilai:
        if kunci not in self._hasil:
            raise TakDihitung("melingkar")
        hasil = self._hasil[kunci]
        if isinstance(hasil, TakDihitung | GalatRumus):
            raise type(hasil)(*hasil.args)
        return hasil


_GALAT = re.compile(r"#(?:DIV/0!|N/A|REF!|VALUE!|NUM!|NAME\?|NULL!)")


def _from_cell(isi: object) -> Nilai:
    if isinstance(isi, float):
        return int(isi) if isi.is_integer() else _exact(Decimal(repr(isi)))
    if isi is None or isi == "":
        return None
    if isinstance(isi, bool):
        return isi
    if isinstance(isi, int | Decimal):
        return _exact(Decimal(isi))
    if isinstance(isi, str):
        if _GALAT.fullmatch(isi):
            raise GalatRumus(isi)
        return isi
    if isinstance(isi, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        raise TakDihitung("tanggal")
    raise TakDihitung(str(isi)[:80])


def _exact(angka: Decimal) -> Angka:
    if not angka.is_finite() or abs(angka.adjusted()) > 308:
        raise GalatRumus("#NUM!")
    return int(angka) if angka == angka.to_integral_value() else Fraction(angka)


def _is_angka(v: Nilai) -> bool:
    return type(v) is int or type(v) is Fraction


def _references(pohon) -> Iterator[Rujukan]:
    tumpukan = [pohon]
    while tumpukan:
        p = tumpukan.pop()
        if p[0] == "r":
            yield p[1]
        elif p[0] == "f":
            tumpukan += p[2]
        elif p[0] not in ("n", "!"):
            tumpukan += p[1:]


class _Penilai:
    """Evaluates one formula. Depth is bounded by MAX_DALAM."""

    def __init__(self, hitung: Hitung, lembar: str, geser: Sel):
        self.hitung, self.lembar, self.geser = hitung, lembar, geser

    def scalar(self, p) -> Nilai:
        self.hitung.work()
        jenis = p[0]
        if jenis == "n":
            return p[1]
        if jenis == "r":
            if not p[1].satu:
                raise TakDihitung("rentang")  # a range where one value is wanted
            return next(self.hitung.cells(p[1], self.lembar, self.geser))
        if jenis == "!":
            raise GalatRumus(p[1])
        if jenis == "neg":
            return -_angka(self.scalar(p[1]))
        if jenis == "f":
            return self.function(p[1], p[2])
        return _operate(jenis, self.scalar(p[1]), self.scalar(p[2]))

    def function(self, nama: str, isi: list) -> Nilai:
        if nama in _MALAS:
            return getattr(self, _MALAS[nama])(isi)
        fungsi, daftar = FUNGSI[nama]
        if daftar:
            return fungsi([self.values(p) for p in isi])
        try:
            return fungsi(*map(self.scalar, isi))
        except TypeError:  # too many or too few
            raise TakDihitung(nama) from None

    def values(self, p) -> list[tuple[Nilai, bool]]:
        """An argument's values and whether they stood in cells: text in a cell is passed over, text that was
        written into the formula is an error."""
        if p[0] == "r":
            return [(v, True) for v in self.hitung.cells(p[1], self.lembar, self.geser)]
        return [(self.scalar(p), False)]

    def when(self, isi: list) -> Nilai:
        if not 2 <= len(isi) <= 3:
            raise TakDihitung("IF")
        if _benar(self.scalar(isi[0])):
            hasil = self.scalar(isi[1])
        else:
            hasil = self.scalar(isi[2]) if len(isi) == 3 else False
        return 0 if hasil is None else hasil

    def unless_error(self, isi: list) -> Nilai:
        if len(isi) != 2:
            raise TakDihitung("IFERROR")
        try:
            hasil = self.scalar(isi[0])
        except GalatRumus:
            hasil = self.scalar(isi[1])
        return 0 if hasil is None else hasil

    def sumproduct(self, isi: list) -> Angka:
        kolom = [[_angka_atau_nol(v) for v, _ in self.values(p)] for p in isi]
        if not kolom or len({len(k) for k in kolom}) != 1:
            raise TakDihitung("SUMPRODUCT")
        jumlah: Angka = 0
        for baris in zip(*kolom, strict=True):
            kali: Angka = 1
            for v in baris:
                kali *= v
            jumlah = _trim(jumlah + kali)
        return jumlah


_MALAS = {"IF": "when", "IFERROR": "unless_error", "SUMPRODUCT": "sumproduct"}


def _operate(tanda: str, a: Nilai, b: Nilai) -> Nilai:
    if tanda == "&":
        return _teks(a) + _teks(b)
    if tanda in ("=", "<>", "<", ">", "<=", ">="):
        return _compare(tanda, a, b)
    a, b = _angka(a), _angka(b)
    if tanda == "+":
        return _trim(a + b)
    if tanda == "-":
        return _trim(a - b)
    if tanda == "*":
        return _trim(a * b)
    if tanda == "/":
        if b == 0:
            raise GalatRumus("#DIV/0!")
        return _trim(Fraction(a) / b)
    return _power(a, b)


def _power(a: Angka, b: Angka) -> Angka:
    if a == 0 and b <= 0:
        raise GalatRumus("#NUM!" if b == 0 else "#DIV/0!")
    if b.denominator == 1 and abs(b) <= 64:
        return _trim(Fraction(a) ** b.numerator)
    try:
        hasil = float(a) ** float(b)
    except (OverflowError, ZeroDivisionError):
        raise GalatRumus("#NUM!") from None
    if isinstance(hasil, complex):
        raise GalatRumus("#NUM!")
    return _exact(Decimal(repr(hasil)))


def _compare(tanda: str, a: Nilai, b: Nilai) -> bool:
    def kunci(v: Nilai, lain: Nilai):
        if v is None:  # an empty cell is 0, "" or FALSE, whichever it is compared with
            v = "" if isinstance(lain, str) else False if isinstance(lain, bool) else 0
        if isinstance(v, bool):
            return (2, v)
        return (1, v.casefold()) if isinstance(v, str) else (0, v)

    x, y = kunci(a, b), kunci(b, a)
    return {"=": x == y, "<>": x != y, "<": x < y, ">": x > y, "<=": x <= y, ">=": x >= y}[tanda]


def _angka(v: Nilai) -> Angka:
    if v is None:
        return 0
    if isinstance(v, bool):
        return int(v)
    if isinstance(
        v, str
    ):  # "1.250" + 1 depends on the language of the spreadsheet: not for us to say
        raise TakDihitung(v[:80])
    return v


def _angka_atau_nol(v: Nilai) -> Angka:
    return v if _is_angka(v) else 0


def _benar(v: Nilai) -> bool:
    return v if isinstance(v, bool) else _angka(v) != 0


def _teks(v: Nilai) -> str:
    if v is None:
        return ""
    if isinstance(v, bool):
        return "TRUE" if v else "FALSE"
    if isinstance(v, str):
        return v
    if v.denominator != 1:  # with a comma or a point, who knows
        raise TakDihitung(str(float(v)))
    return str(v.numerator)


def _trim(v: Angka) -> Angka:
    """Fractions that grow without end are cut to a float: a spreadsheet did so at every step."""
    if v.numerator.bit_length() + v.denominator.bit_length() <= MAX_BIT:
        return v
    try:
        return Fraction(float(v))
    except OverflowError:
        raise GalatRumus("#NUM!") from None


def _numbers(kelompok: list) -> list[Angka]:
    """What a sum takes of its arguments."""
    hasil = []
    for isi in kelompok:
        for v, di_sel in isi:
            if not di_sel:
                hasil.append(_angka(v))
            elif _is_angka(v):
                hasil.append(v)
    return hasil


def _sum(kelompok: list) -> Angka:
    per: dict[int, int] = {}  # denominators are few: adding numerators first is much quicker
    for v in _numbers(kelompok):
        per[v.denominator] = per.get(v.denominator, 0) + v.numerator
    jumlah: Angka = 0
    for bawah, atas in per.items():
        jumlah = _trim(jumlah + (atas if bawah == 1 else Fraction(atas, bawah)))
    return jumlah


def _average(kelompok: list) -> Fraction:
    angka = _numbers(kelompok)
    if not angka:
        raise GalatRumus("#DIV/0!")
    return Fraction(_sum(kelompok)) / len(angka)


def _product(kelompok: list) -> Angka:
    angka = _numbers(kelompok)
    hasil: Angka = 1 if angka else 0
    for v in angka:
        hasil = _trim(hasil * v)
    return hasil


def _min(kelompok: list) -> Angka:
    return min(_numbers(kelompok), default=0)


def _max(kelompok: list) -> Angka:
    return max(_numbers(kelompok), default=0)


def _count(kelompok: list) -> int:
    return sum(_is_angka(v) or not di_sel for isi in kelompok for v, di_sel in isi)


def _counta(kelompok: list) -> int:
    return sum(v is not None for isi in kelompok for v, _ in isi)


def _truths(kelompok: list) -> list[bool]:
    return [
        _benar(v) for isi in kelompok for v, di_sel in isi
        if not (di_sel and (v is None or isinstance(v, str)))
    ]  # fmt: skip


def _away(v: Fraction) -> int:
    """Half away from zero, as spreadsheets round."""
    n = floor(abs(v) + Fraction(1, 2))
    return n if v >= 0 else -n


def _round_by(cara: Callable[[Fraction], int]):
    def bulatkan(v: Nilai, desimal: Nilai = None) -> Angka:
        d = trunc(_angka(desimal))
        if abs(d) > 30:
            raise TakDihitung("ROUND")
        kali = Fraction(10) ** d
        return cara(_angka(v) * kali) / kali

    return bulatkan


def _up(v: Fraction) -> int:
    return ceil(v) if v >= 0 else floor(v)


def _to_multiple(cara: Callable[[Fraction], int]):
    def bulatkan(v: Nilai, kelipatan: Nilai = 1) -> Angka:
        v, k = _angka(v), _angka(kelipatan)
        if k == 0:
            return 0
        if v > 0 > k:
            raise GalatRumus("#NUM!")
        return cara(Fraction(v) / k) * k

    return bulatkan


def _mod(v: Nilai, bagi: Nilai) -> Angka:
    v, bagi = _angka(v), _angka(bagi)
    if bagi == 0:
        raise GalatRumus("#DIV/0!")
    return v - bagi * floor(Fraction(v) / bagi)


# name -> (what computes it, whether it takes ranges)
FUNGSI: dict[str, tuple[Callable, bool]] = {
    "SUM": (_sum, True),
    "AVERAGE": (_average, True),
    "PRODUCT": (_product, True),
    "MIN": (_min, True),
    "MAX": (_max, True),
    "COUNT": (_count, True),
    "COUNTA": (_counta, True),
    "AND": (lambda k: all(_truths(k)), True),
    "OR": (lambda k: any(_truths(k)), True),
    "NOT": (lambda v: not _benar(v), False),
    "ABS": (lambda v: abs(_angka(v)), False),
    "INT": (lambda v: floor(_angka(v)), False),
    "MOD": (_mod, False),
    "ROUND": (_round_by(_away), False),
    "ROUNDUP": (_round_by(_up), False),
    "ROUNDDOWN": (_round_by(trunc), False),
    "TRUNC": (_round_by(trunc), False),
    "CEILING": (_to_multiple(ceil), False),
    "FLOOR": (_to_multiple(floor), False),
}
