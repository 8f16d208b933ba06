"""Why a printed figure is not what its own volumes and times come to: arithmetic tried backwards.

Each function gives a code of temuan.SEBAB. A cause is named only where the printed figure comes out with it to
the printed precision; else it is "tak_diketahui".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import combinations

from units.calculators.aturan import Aturan, PeriodeVolume
from workload.imports.asal import Asal
from workload.imports.satuan import EFEKTIF_DIKENAL
from workload.imports.temuan import divide, same_as_printed

ENAM_PULUH, RIBU = Decimal(60), Decimal(1000)
KALI_PERIODE = tuple(map(Decimal, (12, 250, 240, 260, 235, 52, 50, 48, 4, 2)))
MAKS_GABUNGAN = 40  # rows of a total up to which pairs and triples are tried


def cause_of_row(rows: Sequence[Asal], n: int, benar: Decimal, aturan: Aturan) -> str:
    a = rows[n]
    cetak, t = a.tercetak, a.tugas

    def fits(nilai: Decimal) -> bool:
        return nilai != benar and same_as_printed(cetak, nilai, minimal=_significant(cetak))

    if not benar:
        return _shifted(rows, n, cetak, aturan) or "tak_diketahui"
    if fits(benar * ENAM_PULUH) or fits(divide(benar, ENAM_PULUH)):
        return "satuan_waktu"
    if fits(benar * RIBU) or fits(divide(benar, RIBU)):
        return "ribuan"
    if t.pendekatan.memakai_waktu:
        menit = benar * (a.setahun or aturan.waktu_efektif)
        for efektif in {
            *EFEKTIF_DIKENAL,
            aturan.waktu_efektif,
            *(x.setahun for x in rows if x.setahun),
        }:
            if fits(divide(menit, efektif)):
                return "efektif_lain"
    if _shifted(rows, n, cetak, aturan):
        return "geser"
    kali = {
        *KALI_PERIODE,
        *(x for p, x in aturan.pengali.items() if p is not PeriodeVolume.TAHUNAN),
    }
    if any(fits(benar * x) or fits(divide(benar, x)) for x in kali):
        return "periode"
    if fits(benar * ENAM_PULUH * RIBU) or fits(divide(benar * RIBU, ENAM_PULUH)):
        return "satuan_waktu"
    return "tak_diketahui"


def _significant(cetak: Decimal) -> int:
    """Decimals to compare at least: 2, so that "1" is not taken for 0,6."""
    return max(2, -cetak.as_tuple().exponent)


def _shifted(rows: Sequence[Asal], n: int, cetak: Decimal, aturan: Aturan) -> str:
    """The figure of the next row with figures, above or below."""
    for arah in (range(n - 1, -1, -1), range(n + 1, len(rows))):
        nilai = next((x for m in arah if (x := share(rows[m], aturan)) is not None), None)
        if nilai and same_as_printed(cetak, nilai, minimal=_significant(cetak)):
            return "geser"
    return ""


def share(a: Asal, aturan: Aturan) -> Decimal | None:
    """People that a row comes to by the file's own effective time, or the period's where it names none."""
    t = a.tugas
    if a.volume is None or a.waktu is None or not t.pendekatan.memakai_waktu:
        return None
    menit = a.volume * t.pengali * a.waktu * t.satuan_waktu.menit
    return divide(menit, a.setahun or aturan.waktu_efektif)


def cause_of_total(
    cetak: Decimal,
    rows: Sequence[Asal],
    bagian: Sequence[Decimal],
    aturan: Aturan,
    baris_beda: bool,
) -> tuple[str, str]:
    """Cause of a wrong total and what to add to the sentence (which rows)."""
    jumlah = sum(bagian, Decimal(0))
    tercetak = [
        a.tercetak if a.tercetak is not None else b for a, b in zip(rows, bagian, strict=True)
    ]

    def fits(nilai: Decimal, minimal: int = 2) -> bool:
        return same_as_printed(cetak, nilai, minimal=minimal)

    if baris_beda and fits(sum(tercetak, Decimal(0))):
        return "ikut_baris", ""
    if _rounded_first(cetak, bagian, tercetak):
        return "pembulatan_baris", ""
    if fits(jumlah * ENAM_PULUH) or fits(divide(jumlah, ENAM_PULUH)):
        return "satuan_waktu", ""
    if fits(jumlah * RIBU) or fits(divide(jumlah, RIBU)):
        return "ribuan", ""
    for nilai in (bagian, tercetak):
        if hasil := _left_out(cetak, rows, nilai, satu=True):
            return hasil
    menit = [(a.setahun, b) for a, b in zip(rows, bagian, strict=True)]
    semua = {x for x, _ in menit if x}
    if len(semua) == 1:
        for efektif in (*EFEKTIF_DIKENAL, aturan.waktu_efektif):
            if efektif not in semua and fits(divide(jumlah * next(iter(semua)), efektif)):
                return "efektif_lain", ""
    for nilai in (bagian, tercetak):
        if hasil := _left_out(cetak, rows, nilai, satu=False):
            return hasil
    for x in KALI_PERIODE:
        if fits(jumlah * x) or fits(divide(jumlah, x)):
            return "periode", ""
    if cetak in (jumlah.to_integral_value(ROUND_HALF_UP), jumlah.to_integral_value(ROUND_CEILING)):
        return "aturan_pembulatan", " Jumlah ini sudah dibulatkan."
    if baris_beda:
        for hasil in (_left_out(cetak, rows, tercetak, satu=True),):
            if hasil:
                return hasil
    return "tak_diketahui", ""


def _rounded_first(cetak: Decimal, bagian, tercetak) -> bool:
    """Rounded row by row, then added: to the printed decimals, or to 2, 1, 0 decimals."""
    halus = max((-x.as_tuple().exponent for x in tercetak), default=0)
    kandidat = []
    if halus <= 6:
        kandidat.append(sum(tercetak, Decimal(0)))
    for desimal, cara in (
        (3, ROUND_HALF_UP),
        (2, ROUND_HALF_UP),
        (1, ROUND_HALF_UP),
        (0, ROUND_HALF_UP),
        (0, ROUND_CEILING),
    ):
        kandidat.append(
            sum((b.quantize(Decimal(1).scaleb(-desimal), cara) for b in bagian), Decimal(0))
        )
    return any(abs(x - cetak) < Decimal("1e-9") for x in kandidat)


def left_out_exactly(cetak: Decimal, rows, bagian) -> tuple[str, str] | None:
    """Among figures of full precision: a total that is right to two decimals only by chance, and right to nine
    with one row left out or added twice."""
    jumlah = sum(bagian, Decimal(0))
    if same_as_printed(cetak, jumlah, desimal=9):
        return None
    for a, v in zip(rows, bagian, strict=True):
        if v > 0 and same_as_printed(cetak, jumlah - v, desimal=9):
            return "baris_terlewat", f" Yang terlewat baris {a.r + 1}."
        if v > 0 and same_as_printed(cetak, jumlah + v, desimal=9):
            return "baris_ganda", f" Yang terhitung dua kali baris {a.r + 1}."
    return None


def _left_out(cetak, rows, nilai, *, satu: bool) -> tuple[str, str] | None:
    """Rows whose absence, or whose second presence, makes the total come out."""
    jumlah = sum(nilai, Decimal(0))
    isi = [(a, v) for a, v in zip(rows, nilai, strict=True) if v > 0]

    def fits(x: Decimal) -> bool:
        return same_as_printed(cetak, x, minimal=2)

    if satu:
        for a, v in isi:
            if fits(jumlah - v):
                return "baris_terlewat", f" Yang terlewat baris {a.r + 1}."
        for a, v in isi:
            if fits(jumlah + v):
                return "baris_ganda", f" Yang terhitung dua kali baris {a.r + 1}."
        return None
    for awal in range(len(isi)):  # a range that stops short, above or below
        for potong in (isi[: awal + 1], isi[awal:]):
            if 1 < len(potong) < len(isi) and fits(
                jumlah - sum((v for _, v in potong), Decimal(0))
            ):
                return "baris_terlewat", f" Yang terlewat baris {_rows(potong)}."
    if len(isi) <= MAKS_GABUNGAN:
        for n in (2, 3) if len(isi) <= 15 else (2,):
            for pilih in combinations(isi, n):
                if n < len(isi) and fits(jumlah - sum((v for _, v in pilih), Decimal(0))):
                    return "baris_terlewat", f" Yang terlewat baris {_rows(pilih)}."
    return None


def _rows(isi) -> str:
    return ", ".join(str(a.r + 1) for a, _ in isi)
