"""Two trends over one another on one line of time: the index of the rounds above, holders of the periods below.
The table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from asnplan.lib.angka import format_angka
from surveys.calculators.indeks import SKALA_MUTU
from surveys.hasil.grafik import BIRU, GARIS, LATAR, REDUP, TINTA, svg, text
from surveys.padu.kartu import TitikIkm
from workload.rekap.tren import TahunBezetting

LEBAR, TINGGI = 640, 270
KIRI, KANAN = 84, 612
ATAS, BAWAH = (22, 132), (160, 236)  # the two fields, from top to bottom
ABU = "#8fa3a9"


def trend(ikm: Sequence[TitikIkm], bezetting: Sequence[TahunBezetting], judul: str) -> str:
    """Empty where neither has two points to compare."""
    titik = [t for t in ikm if t.ikm is not None]
    orang = [t for t in bezetting if t.bezetting is not None]
    if len(titik) < 2 and len(orang) < 2:
        return ""
    tahun = sorted({t.hari.year for t in titik} | {t.tahun for t in orang})
    awal, akhir = tahun[0], tahun[-1] + 1
    satu = Decimal(KANAN - KIRI) / (akhir - awal)

    def x(hari: date) -> Decimal:
        lewat = Decimal(hari.timetuple().tm_yday - 1) / 366
        return KIRI + satu * (hari.year - awal + lewat)

    isi = [text(0, ATAS[0] + 10, "IKM", tebal=True), text(0, BAWAH[0] + 10, "Bezetting", tebal=True)]  # fmt: skip
    for n in range(awal, akhir):
        kiri = KIRI + satu * (n - awal)
        isi.append(f'<path d="M{kiri:.1f} {ATAS[0]}V{BAWAH[1]}" stroke="{GARIS}"/>')
        isi.append(text(f"{kiri + satu / 2:.1f}", TINGGI - 12, str(n), warna=REDUP, jangkar="middle"))  # fmt: skip
    return svg(LEBAR, TINGGI, judul, [*isi, *_index(titik, x), *_holders(orang, awal, satu)])


def _index(titik: Sequence[TitikIkm], x) -> list[str]:
    """The scale reaches from the lowest grade in view to 100."""
    if not titik:
        return [
            text(KIRI + 8, ATAS[1] - 8, "belum ada putaran yang dapat ditampilkan", warna=REDUP)
        ]
    rendah = min(t.ikm for t in titik)
    dasar = max((m.batas for m in SKALA_MUTU if m.batas <= rendah - 1), default=Decimal(25))

    def y(nilai: Decimal) -> Decimal:
        return ATAS[1] - (ATAS[1] - ATAS[0]) * (nilai - dasar) / (100 - dasar)

    isi = []
    for m in SKALA_MUTU:
        if m.batas >= dasar:
            isi.append(f'<path d="M{KIRI} {y(m.batas):.1f}H{KANAN}" stroke="{GARIS}" stroke-dasharray="4 4"/>')  # fmt: skip
            isi.append(text(KANAN + 8, f"{y(m.batas) - 3:.1f}", m.huruf, ukuran=11, warna=REDUP))
            isi.append(text(KIRI - 6, f"{y(m.batas) + 4:.1f}", format_angka(m.batas, 0), ukuran=11, warna=REDUP, jangkar="end"))  # fmt: skip
    letak = [(x(t.hari), y(t.ikm), t) for t in titik]
    if len(letak) > 1:
        jalan = "L".join(f"{a:.1f} {b:.1f}" for a, b, _ in letak)
        isi.append(f'<path d="M{jalan}" fill="none" stroke="{BIRU}" stroke-width="2"/>')
    for a, b, t in letak:
        isi_titik = "#ffffff" if t.berjalan else BIRU
        isi.append(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4.5" fill="{isi_titik}" stroke="{BIRU}" stroke-width="2"/>')  # fmt: skip
        isi.append(text(f"{a:.1f}", f"{b - 10:.1f}", format_angka(t.ikm, 2), tebal=True, jangkar="middle"))  # fmt: skip
    return isi


def _holders(orang: Sequence[TahunBezetting], awal: int, satu: Decimal) -> list[str]:
    isi = [f'<path d="M{KIRI} {BAWAH[1]}H{KANAN}" stroke="{ABU}"/>']
    maks = max((t.bezetting for t in orang), default=0) or 1
    lebar = min(satu * Decimal("0.4"), Decimal(64))
    for t in orang:
        tinggi = Decimal(BAWAH[1] - BAWAH[0] - 18) * t.bezetting / maks
        kiri = KIRI + satu * (t.tahun - awal) + (satu - lebar) / 2
        warna = BIRU if t.ditutup else LATAR
        isi.append(f'<rect x="{kiri:.1f}" y="{BAWAH[1] - tinggi:.1f}" width="{lebar:.1f}" height="{tinggi:.1f}" fill="{warna}" stroke="{BIRU}"/>')  # fmt: skip
        isi.append(text(f"{kiri + lebar / 2:.1f}", f"{BAWAH[1] - tinggi - 5:.1f}", format_angka(t.bezetting), tebal=True, jangkar="middle", warna=TINTA))  # fmt: skip
    return isi
