"""A sheet before it is a file: cells, formulas with their results, merged ranges, what is hidden."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction


def alamat(baris: int, kolom: int) -> str:
    """(8, 6) -> "G9"."""
    teks, kolom = "", kolom + 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        teks = chr(65 + sisa) + teks
    return f"{teks}{baris + 1}"


@dataclass
class Sel:
    nilai: str | int | Decimal | Fraction | datetime.date | None
    rumus: str = ""


@dataclass
class Lembaran:
    nama: str
    tersembunyi: bool = False
    sel: dict[tuple[int, int], Sel] = field(default_factory=dict)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    baris_tersembunyi: set[int] = field(default_factory=set)

    def tulis(self, baris: int, kolom: int, nilai, rumus: str = "") -> str:
        """Puts a value and gives its address; nothing for None and ""."""
        if rumus or nilai not in (None, ""):
            self.sel[baris, kolom] = Sel(nilai, rumus)
        return alamat(baris, kolom)

    def gabung(self, b1: int, k1: int, b2: int, k2: int) -> None:
        if (b1, k1) != (b2, k2):
            self.gabungan.append((b1, k1, b2, k2))

    @property
    def tinggi(self) -> int:
        return max((b for b, _ in self.sel), default=-1) + 1
