"""The chart as one SVG: text as text, no script, no style sheet, nothing from elsewhere.

Presentation attributes only, so that it looks the same where a Content-Security-Policy forbids styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from workload.calculators.bagan import place_in_proportion
from workload.calculators.pohon_jabatan import Simpul
from workload.peta import Peta
from workload.peta.gambar import HUBUNG, SEKAT, Bentuk, draw, with_frame
from workload.peta.kartu import make_kotak

_BUKAN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FONT = "'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"


def write_svg(peta: Peta, akar: Iterable[Simpul], judul: list[str], keterangan: str) -> str:
    """The trees below `akar` on one sheet, as large as it takes."""
    kartu: dict = {}
    bagan = place_in_proportion(make_kotak(peta, akar, kartu))
    lebar, tinggi, atas, kepala = with_frame(judul, bagan)
    isi = [*kepala, *draw(bagan, kartu, 24, atas)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar}" height="{tinggi}" '
            f'viewBox="0 0 {lebar} {tinggi}" role="img" aria-labelledby="judul keterangan" '
            f'lang="id" font-family="{FONT}">',
            f'<title id="judul">{clean(judul[0])}</title>',
            f'<desc id="keterangan">{clean(keterangan)}</desc>',
            f'<rect width="{lebar}" height="{tinggi}" fill="#ffffff"/>',
            *shapes(isi),
            "</svg>\n",
        ]
    )


def shapes(isi: Iterable[Bentuk]) -> Iterator[str]:
    for jenis, *nilai in isi:
        yield _TULIS[jenis](*nilai)


def clean(teks: str) -> str:
    """Text of people as XML: escaped, and without what XML cannot carry."""
    return escape(_BUKAN_XML.sub("", teks))


def _rect(x, y, lebar, tinggi, isi, garis):
    tepi = f' stroke="{garis}"' if garis else ""
    return f'<rect x="{x}" y="{y}" width="{lebar}" height="{tinggi}" fill="{isi or "none"}"{tepi}/>'


def _line(titik, putus):
    jalan = "M" + "L".join(f"{x} {y}" for x, y in titik)
    return f'<path d="{jalan}" fill="none" stroke="{HUBUNG}"{_DASH if putus else ""}/>'


def _divider(x1, y1, x2, y2):
    return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{SEKAT}"/>'


def _text(x, y, ukuran, gaya, warna, teks):
    jangkar = (
        ' text-anchor="end"' if "k" in gaya else ' text-anchor="middle"' if "t" in gaya else ""
    )
    tebal = ' font-weight="600"' if "b" in gaya else ""
    return f'<text x="{x}" y="{y}" font-size="{ukuran}" fill="{warna}"{tebal}{jangkar}>{clean(teks)}</text>'


_DASH = ' stroke-dasharray="5 4"'
_TULIS = {
    "kotak": _rect,
    "garis": _line,
    "sekat": _divider,
    "teks": _text,
    "mulai": lambda ucapan: f"<g><title>{clean(ucapan)}</title>",
    "akhir": lambda: "</g>",
}
