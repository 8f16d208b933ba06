"""The chart on A3 pages as a PDF: fonts of the library itself, no network, tagged for screen readers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import typst

from workload.calculators.pohon_jabatan import Simpul
from workload.peta import Peta
from workload.peta.cetak import LEBAR, TINGGI, Halaman, cut_pages
from workload.peta.gambar import draw, draw_legend

TEMPLAT = Path(__file__).with_name("peta.typ")
SKALA = 0.62  # points on paper per point of the drawing: the smallest letters are 6.7 points
HURUF = 1.08  # the font of the PDF is narrower than the widths that lines were broken by
TEPI, ATAS = 28.3, 90.0  # margin, and where the chart begins, in points on paper
LEBAR_A3 = 1190.55


def write_pdf(
    peta: Peta,
    akar: Sequence[Simpul],
    *,
    judul: str,
    subjudul: str,
    instansi: str,
    ringkas: str,
    kaki: str,
    waktu: datetime,
) -> bytes:
    """All pages. Text of people goes in as data, never as source."""
    halaman = cut_pages(peta, akar)
    data = {
        "judul": judul,
        "subjudul": subjudul,
        "instansi": instansi,
        "ringkas": ringkas,
        "kaki": kaki,
        "skala": SKALA,
        "huruf": HURUF,
        "tepi": TEPI,
        "atas": ATAS,
        "lebar": LEBAR_A3 - 2 * TEPI,
        "halaman": [_page(peta, h) for h in halaman],
    }
    isian = {
        "input": TEMPLAT.read_bytes(),
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
        "ignore_system_fonts": True,
        "timestamp": int(waktu.timestamp()),
    }
    try:
        return typst.compile(**isian, pdf_standards="ua-1")
    except typst.TypstError:  # a letter that no font here has: drawn as a box, but then not PDF/UA
        return typst.compile(**isian)


def _page(peta: Peta, h: Halaman) -> dict:
    """A page as data; the legend stands under the heading, the chart in the middle of the width."""
    dx = max(0, (LEBAR - h.bagan.lebar) // 2)
    bentuk = [*draw_legend(0, -34), *draw(h.bagan, h.kartu, dx, 0)]
    return {
        "nomor": h.nomor,
        "bagian": ", ".join(peta.tempat[b.simpul.kunci].nama for b in h.bagian[:3])
        + (" …" if len(h.bagian) > 3 else ""),
        "bentuk": [b for b in bentuk if b[0] not in ("mulai", "akhir")],
    }


assert LEBAR * SKALA <= LEBAR_A3 - 2 * TEPI + 1 and TINGGI * SKALA + ATAS <= 841.9 - 30
