"""What a workload file and the calculation disagree on, row by row. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from asnplan.lib.angka import plain

DESIMAL_PENUH = 9
"""Figures with more decimals than this are a spreadsheet's full floats, compared to that many places."""
_CTX = Context(prec=50)
PEMBULATAN = "pembulatan"
"""The kind of a difference in the rounded need: judged again once the post is known."""

SEBAB = {
    # probable cause of a difference -> the sentence that a person reads
    "satuan_waktu": "Menit dan jam tercampur: angkanya 60 kali lipat atau seperenampuluhnya.",
    "ribuan": "Titik ribuan terbaca sebagai koma: angkanya 1.000 kali lipat atau seperseribunya (75.000 terbaca 75).",
    "baris_terlewat": "Jumlahnya melewatkan baris.",
    "baris_ganda": "Ada baris yang dijumlahkan dua kali.",
    "pembulatan_baris": "Setiap baris dibulatkan dulu, baru dijumlahkan.",
    "aturan_pembulatan": "Dibulatkan dengan aturan lain.",
    "efektif_lain": "Dibagi dengan waktu kerja efektif lain.",
    "periode": "Volume per bulan, minggu, atau hari dihitung sebagai volume setahun, atau sebaliknya.",
    "geser": "Angka ini milik baris di atas atau di bawahnya.",
    "ikut_baris": "Mengikuti angka baris yang sudah berbeda.",
    "ikut_jumlah": "Mengikuti jumlah yang sudah berbeda.",
    "rekap_rincian": "Baris ini jumlah rinciannya.",
    "dua_tingkat": "Angka ada di baris induk dan di rinciannya.",
    "tak_diketahui": "Sebabnya tidak diketahui.",
}


@dataclass(frozen=True)
class Temuan:
    """One difference. `tercetak` is the file's figure, `terhitung` ours; either may be missing."""

    jenis: str
    pesan: str
    baris: int | None = None
    tercetak: Decimal | None = None
    terhitung: Decimal | None = None
    lembar: str = ""
    sel: str = ""
    sebab: str = ""  # the probable cause, a code of SEBAB

    def as_json(self) -> dict:
        return {
            "sheet": self.lembar,
            "cell": self.sel,
            "row": self.baris,
            "kind": self.jenis,
            "cause": self.sebab,
            "message": self.pesan,
            "printed": None if self.tercetak is None else plain(self.tercetak),
            "computed": None if self.terhitung is None else plain(self.terhitung),
        }


def same_as_printed(
    tercetak: Decimal, terhitung: Decimal, *, minimal: int = 0, desimal: int | None = None
) -> bool:
    """True where the computed figure, rounded to the decimals that were printed, is the printed one.

    desimal   the decimals of the whole column, where they are known; minimal: at least so many
    """
    if desimal is None:
        desimal = -tercetak.as_tuple().exponent
    desimal = min(max(desimal, minimal, 0), DESIMAL_PENUH)
    return abs(terhitung - tercetak) <= _SETENGAH[desimal]


_SETENGAH = [Decimal(5).scaleb(-d - 1) + Decimal("1e-10") for d in range(DESIMAL_PENUH + 1)]
"""Half a unit of the last decimal, and what quotients of 12 decimals may lack."""


def divide(atas: Decimal, bawah: Decimal) -> Decimal:
    """A quotient fine enough to compare and to show: 12 decimals, half up."""
    return _CTX.divide(atas, bawah).quantize(Decimal("1e-12"), ROUND_HALF_UP, _CTX)
