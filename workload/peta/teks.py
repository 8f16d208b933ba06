"""Text that fits: widths of letters without a font at hand, and lines broken by them.

An SVG and a page of boxes know no line breaks. Widths are those of a broad sans serif, in thousandths of
the letter size, a little generous: another font leaves space, none runs over.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LEBAR = {}
for _huruf, _w in (
    ("ijl'|.,:;! ", 290),
    ('ftrI()[]/-–"“”', 380),
    ("cksvxyzJ?*", 520),
    ("aeghnopqubdL_", 565),
    ("0123456789$+−=<>#", 580),
    ("ABEFKPSTVXYZ&", 675),
    ("CDGHNOQRU", 745),
    ("mwM%", 890),
    ("W@", 980),
):
    _LEBAR |= dict.fromkeys(_huruf, _w)
_TANDA_HUBUNG = re.compile(r"(?<=\w-)(?=\w)")  # a line may end after a hyphen
LAIN = 1000  # anything else, CJK included


def width(teks: str, ukuran: int, *, tebal: bool = False) -> int:
    """Width of a text in letters of that size; whole units, rounded up."""
    seribu = sum(_LEBAR.get(huruf, LAIN if huruf > "ɏ" else 640) for huruf in teks)
    return -(-seribu * ukuran * (107 if tebal else 100) // 100_000)


@lru_cache(maxsize=20_000)
def wrap(
    teks: str, lebar: int, ukuran: int, maks: int = 1, *, tebal: bool = False
) -> tuple[str, ...]:
    """Lines of at most that width; what does not fit in `maks` lines ends in an ellipsis."""

    def fits(isi: str) -> bool:
        return width(isi, ukuran, tebal=tebal) <= lebar

    kata = [
        (" " if awal else "", potong)
        for isi in teks.split()
        for awal, potong in ((n == 0, p) for n, p in enumerate(_TANDA_HUBUNG.split(isi)))
    ]
    baris: list[str] = []
    kini = ""
    while kata:
        sambung, potong = kata[0]
        calon = f"{kini}{sambung}{potong}" if kini else potong
        if fits(calon):
            kini = calon
            kata.pop(0)
            continue
        if len(baris) == maks - 1:  # the last line takes what it can
            return (*baris, _cut(calon, fits))
        if not kini:  # a word longer than a line
            muat = next((n for n in range(len(potong), 0, -1) if fits(potong[:n])), 1)
            kini, kata[0] = potong[:muat], ("", potong[muat:])
        baris.append(kini)
        kini = ""
    return (*baris, kini) if kini else tuple(baris)


def _cut(teks: str, fits) -> str:
    while teks and not fits(teks.rstrip() + "…"):
        teks = teks[:-1]
    return teks.rstrip() + "…"
