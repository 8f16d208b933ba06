"""Numbers as Indonesian offices write them: a dot groups thousands, a comma is the decimal.

    1.250      one thousand two hundred and fifty
    0,83       eighty-three hundredths
    1.234,5    one thousand two hundred thirty-four and a half

Files made by machines write 600.00 instead. One text alone may be ambiguous ("1.250"), so a reader of
files first asks `detect_gaya` of the whole column and passes the answer to `parse_angka`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

_RUPIAH_OR_SPACE = re.compile(r"[\s\u00a0\u202f]+")
_MINUS = str.maketrans("\u2212", "-")  # format_angka writes the real minus sign
# re.ASCII: the digits of other scripts are no figures here
_INDONESIA = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?|[+-]?\d+,\d+|[+-]?\d+", re.ASCII)
_MESIN = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?|[+-]?\d*\.\d+|[+-]?\d+", re.ASCII)
_ONLY_MESIN = re.compile(
    r"[+-]?\d{1,3}(,\d{3})+\.\d+|[+-]?\d*\.(\d{1,2}|\d{4,})|[+-]?0+\.\d+|[+-]?\d{4,}\.\d+",
    re.ASCII,
)
_ONLY_INDONESIA = re.compile(
    r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}|[+-]?\d+,(\d{1,2}|\d{4,})", re.ASCII
)


class Gaya(StrEnum):
    """How a text writes its numbers."""

    INDONESIA = "indonesia"
    MESIN = "mesin"


class BukanAngka(ValueError):
    """The text is not a number; the message is in Indonesian and may be shown to a person."""

    def __init__(self, teks: str):
        self.teks = teks
        super().__init__(f"“{teks}” bukan angka. Tulis misalnya 1.250 atau 0,5.")


def parse_angka(
    teks: str | int | float | Decimal | None, gaya: Gaya = Gaya.INDONESIA
) -> Decimal | None:
    """The number in `teks`; None where it is empty. Raises BukanAngka.

    With Gaya.INDONESIA a text that can only be a machine's ("600.00", "0.0080") is read as such;
    "1.250" is 1250. With Gaya.MESIN "1.250" is one and a quarter.
    """
    if teks is None or isinstance(teks, bool):
        return None
    if isinstance(teks, Decimal):
        return _finite(teks)
    if isinstance(teks, int):
        return Decimal(teks)
    if isinstance(teks, float):  # cells of a spreadsheet; repr gives back what was typed
        return _finite(Decimal(repr(teks)))
    bersih = _RUPIAH_OR_SPACE.sub("", teks).translate(_MINUS)
    if bersih in ("", "-", "–", "—"):
        return None
    if gaya is Gaya.MESIN:
        if _MESIN.fullmatch(bersih):
            return Decimal(bersih.replace(",", ""))
    elif _INDONESIA.fullmatch(bersih) and not re.match(r"[+-]?0\d*\.", bersih):
        return Decimal(bersih.replace(".", "").replace(",", "."))
    if _ONLY_MESIN.fullmatch(bersih):
        return Decimal(bersih.replace(",", ""))
    if _ONLY_INDONESIA.fullmatch(bersih):
        return Decimal(bersih.replace(".", "").replace(",", "."))
    raise BukanAngka(teks.strip()[:60])


def _finite(angka: Decimal) -> Decimal:
    if not angka.is_finite():
        raise BukanAngka(str(angka))
    return angka


def detect_gaya(kolom: Iterable[object]) -> Gaya:
    """The style of a whole column: a single text that only a machine writes decides for Gaya.MESIN."""
    for isi in kolom:
        if isinstance(isi, str) and _ONLY_MESIN.fullmatch(_RUPIAH_OR_SPACE.sub("", isi)):
            return Gaya.MESIN
    return Gaya.INDONESIA


def format_angka(angka: Decimal | int | None, desimal: int | None = None, kosong: str = "–") -> str:
    """1234.5 -> "1.234,5". `desimal` pads and rounds half up for display; None shows every digit."""
    if angka is None:
        return kosong
    if not isinstance(angka, Decimal):
        angka = Decimal(angka)
    if desimal is not None:
        from decimal import ROUND_HALF_UP, localcontext

        with localcontext() as ctx:
            ctx.prec = 60
            angka = angka.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    teks = f"{angka:,f}"
    if desimal is None and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    if teks.startswith("-") and not teks.strip("-0.,"):
        teks = teks[1:]  # no minus before nothing
    return teks.translate(str.maketrans({",": ".", ".": ",", "-": "−"}))


def plain(angka: Decimal) -> str:
    """All digits, a point, no exponent and no trailing zeros: for JSON, CSV and hidden fields."""
    teks = f"{angka:f}"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks
