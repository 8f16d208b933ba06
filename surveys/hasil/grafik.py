"""Charts as SVG: plain shapes with presentation attributes, so that they look the same on a page with a strict
Content-Security-Policy and, through `png`, in a Word file. Every chart stands beside a table that says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import typst

from asnplan.lib.angka import format_angka
from surveys.calculators.indeks import SKALA_MUTU

FONT = "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, 'Libertinus Serif', sans-serif"
TINTA, BIRU, REDUP, GARIS, LATAR = "#12343b", "#0f4c5c", "#4c5f66", "#d5dfe2", "#f3f7f8"
NILAI_WARNA = ("#a4262c", "#dd9a57", "#8fb8c2", "#0f4c5c")  # 1 to 4
TYPST = (
    "#set page(width: auto, height: auto, margin: 0pt)\n"
    '#image(bytes(sys.inputs.svg), format: "svg", width: eval(sys.inputs.lebar))'
)


def svg(lebar: int, tinggi: int, judul: str, isi: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar}" height="{tinggi}" '
        f'viewBox="0 0 {lebar} {tinggi}" role="img" aria-label="{escape(judul)}" font-family="{FONT}">'
        f"{''.join(isi)}</svg>"
    )


def text(x, y, teks, *, ukuran=12, warna=TINTA, jangkar="", tebal=False) -> str:
    sifat = f' text-anchor="{jangkar}"' if jangkar else ""
    sifat += ' font-weight="600"' if tebal else ""
    return f'<text x="{x}" y="{y}" font-size="{ukuran}" fill="{warna}"{sifat}>{escape(teks)}</text>'


def distribution(hitung: Sequence[int], lebar: int = 160, tinggi: int = 14) -> str:
    """One bar of four parts: how often 1, 2, 3 and 4 were given."""
    semua, x, isi = sum(hitung) or 1, Decimal(0), []
    for n, warna in zip(hitung, NILAI_WARNA, strict=True):
        w = Decimal(lebar * n) / semua
        if n:
            isi.append(f'<rect x="{x:.1f}" width="{w:.1f}" height="{tinggi}" fill="{warna}"/>')
        x += w
    sebut = ", ".join(f"{n} menjawab {v}" for v, n in enumerate(hitung, 1))
    return svg(lebar, tinggi, sebut, isi)


def bars(baris: Sequence[tuple[str, Decimal, str]], judul: str, *, maks: int = 4) -> str:
    """Lying bars from 1 (nothing is lower) to `maks`: (name, value, text at its end)."""
    kiri, lebar, tinggi = 290, 640, 26
    isi = []
    for i, (nama, nilai, teks) in enumerate(baris):
        y = i * tinggi
        w = (lebar - kiri - 90) * (nilai - 1) / (maks - 1)
        isi += [
            text(kiri - 8, y + 17, _cut(nama, 46), jangkar="end"),
            f'<rect x="{kiri}" y="{y + 4}" width="{lebar - kiri - 90}" height="18" fill="{LATAR}"/>',
            f'<rect x="{kiri}" y="{y + 4}" width="{w:.1f}" height="18" fill="{BIRU}"/>',
            text(f"{kiri + w + 6:.1f}", y + 17, teks, tebal=True),
        ]
    return svg(lebar, tinggi * len(baris) + 4, judul, isi)


def trend(titik: Sequence[tuple[str, Decimal | None]], judul: str) -> str:
    """A line from 25 to 100 through the points that have a figure, with the edges of the grades."""
    lebar, tinggi, kiri, bawah, atas = 640, 230, 40, 36, 14
    tinggi_bidang = tinggi - bawah - atas

    def y(ikm: Decimal) -> Decimal:
        return atas + tinggi_bidang * (100 - ikm) / 75

    isi = []
    for mutu in SKALA_MUTU:
        batas = mutu.batas
        isi.append(
            f'<path d="M{kiri} {y(batas):.1f}H{lebar - 24}" stroke="{GARIS}" stroke-dasharray="4 4"/>'
        )
        isi.append(text(lebar - 16, f"{y(batas) - 4:.1f}", mutu.huruf, ukuran=11, warna=REDUP))
        isi.append(
            text(
                kiri - 6,
                f"{y(batas) + 4:.1f}",
                format_angka(batas, 0),
                ukuran=11,
                warna=REDUP,
                jangkar="end",
            )
        )
    langkah = Decimal(lebar - kiri - 70) / max(len(titik) - 1, 1)
    letak = [
        (kiri + 30 + langkah * i if len(titik) > 1 else Decimal(lebar) / 2, nama, ikm)
        for i, (nama, ikm) in enumerate(titik)
    ]
    ada = [(x, y(ikm)) for x, _, ikm in letak if ikm is not None]
    if len(ada) > 1:
        jalan = "L".join(f"{x:.1f} {t:.1f}" for x, t in ada)
        isi.append(f'<path d="M{jalan}" fill="none" stroke="{BIRU}" stroke-width="2"/>')
    panjang = max(int(langkah / 6), 6)
    for x, nama, ikm in letak:
        isi.append(
            text(
                f"{x:.1f}",
                tinggi - 12,
                _cut(nama, panjang),
                ukuran=11,
                warna=REDUP,
                jangkar="middle",
            )
        )
        if ikm is not None:
            isi.append(f'<circle cx="{x:.1f}" cy="{y(ikm):.1f}" r="4" fill="{BIRU}"/>')
            isi.append(
                text(
                    f"{x:.1f}",
                    f"{y(ikm) - 9:.1f}",
                    format_angka(ikm, 2),
                    tebal=True,
                    jangkar="middle",
                )
            )
    return svg(lebar, tinggi, judul, isi)


def _cut(teks: str, panjang: int) -> str:
    return teks if len(teks) <= panjang else teks[: panjang - 1].rstrip() + "…"


def quadrants(
    titik: Sequence[tuple[str, Decimal, Decimal]], batas: tuple[Decimal, Decimal], judul: str
) -> str:
    """Importance upwards over performance to the right: (label, performance, importance)."""
    lebar, tinggi, kiri, atas, bawah = 640, 400, 44, 16, 40
    kanan = lebar - 16
    x_min, x_maks = _span([t[1] for t in titik] + [batas[0]])
    y_min, y_maks = _span([t[2] for t in titik] + [batas[1]])

    def x(nilai):
        return kiri + (kanan - kiri) * (nilai - x_min) / (x_maks - x_min)

    def y(nilai):
        return atas + (tinggi - atas - bawah) * (y_maks - nilai) / (y_maks - y_min)

    bx, by, dasar = x(batas[0]), y(batas[1]), tinggi - bawah
    isi = [
        f'<rect x="{kiri}" y="{atas}" width="{kanan - kiri}" height="{dasar - atas}" fill="{LATAR}" stroke="{GARIS}"/>',
        f'<rect x="{kiri}" y="{atas}" width="{bx - kiri:.1f}" height="{by - atas:.1f}" fill="#fbe9ea"/>',
        f'<path d="M{bx:.1f} {atas}V{dasar}M{kiri} {by:.1f}H{kanan}" stroke="#8fa3a9" stroke-dasharray="4 4"/>',
        text(kiri + 8, atas + 18, "Prioritas utama", warna="#8f1f25", tebal=True),
        text(kanan - 8, atas + 18, "Pertahankan", warna=REDUP, jangkar="end"),
        text(kiri + 8, dasar - 10, "Prioritas rendah", warna=REDUP),
        text(kanan - 8, dasar - 10, "Sudah lebih dari cukup", warna=REDUP, jangkar="end"),
        text((kiri + kanan) / 2, tinggi - 12, "Kinerja (NRR) →", warna=REDUP, jangkar="middle"),
        f'<g transform="translate(18 {(atas + dasar) / 2:.0f}) rotate(-90)">'
        + text(0, 4, "Kepentingan →", warna=REDUP, jangkar="middle")
        + "</g>",
    ]
    for px, py, label in _apart([(x(k), y(p), label) for label, k, p in titik]):
        isi.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="13" fill="{BIRU}" stroke="#ffffff"/>')
        isi.append(
            text(
                f"{px:.1f}",
                f"{py + 4:.1f}",
                label,
                ukuran=11,
                warna="#ffffff",
                jangkar="middle",
                tebal=True,
            )
        )
    return svg(lebar, tinggi, judul, isi)


def _apart(titik: list[tuple[Decimal, Decimal, str]]) -> list[tuple[Decimal, Decimal, str]]:
    """Points that would cover each other, moved to the right until they do not."""
    hasil: list[tuple[Decimal, Decimal, str]] = []
    for x, y, label in sorted(titik):
        while any((x - a) ** 2 + (y - b) ** 2 < 24**2 for a, b, _ in hasil):
            x += 6
        hasil.append((x, y, label))
    return hasil


def _span(nilai: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """A range around all figures with room at both ends."""
    bawah, atas = min(nilai), max(nilai)
    sela = (atas - bawah) * Decimal("0.15") or Decimal("0.1")
    return bawah - sela, atas + sela


def png(svg: str, *, lebar: int = 450) -> bytes:
    """The chart as a picture `lebar` points wide, for files that take no SVG; in the fonts of the machine where
    it has one of FONT."""
    return typst.compile(
        input=TYPST.encode(),
        format="png",
        ppi=200.0,
        sys_inputs={"svg": svg, "lebar": f"{lebar}pt"},
    )
