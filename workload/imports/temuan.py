"""What a workload file and the calculation disagree on, row by row. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from asnplan.lib.angka import format_angka, plain

DESIMAL_PENUH = 9
"""Figures with more decimals than this are a spreadsheet's full floats, compared to that many places."""
_CTX = Context(prec=50)


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


def same_as_printed(tercetak: Decimal, terhitung: Decimal) -> bool:
    """True where the computed figure, rounded to the decimals that were printed, is the printed one."""
    desimal = min(max(-tercetak.as_tuple().exponent, 0), DESIMAL_PENUH)
    satuan = Decimal(1).scaleb(-desimal)
    return abs(terhitung - tercetak) <= satuan / 2


def divide(atas: Decimal, bawah: Decimal) -> Decimal:
    """A quotient fine enough to compare and to show: 12 decimals, half up."""
    return _CTX.divide(atas, bawah).quantize(Decimal("1e-12"), ROUND_HALF_UP, _CTX)


def check_row(
    *,
    baris: int,
    volume: Decimal,
    waktu: Decimal,
    efektif: Decimal | None,
    beban_menit: Decimal,
    efektif_menit: Decimal,
    tercetak: Decimal | None,
) -> Temuan | None:
    """The file's own row figure against volume × time ÷ the effective time it names.

    beban_menit and efektif_menit are the same figures with their units applied; where the printed figure
    only fits the bare numbers, minutes were divided by hours (or the reverse).
    """
    if tercetak is None:
        return None
    benar = divide(beban_menit, efektif_menit)
    if same_as_printed(tercetak, benar):
        return None
    telanjang = divide(volume * waktu, efektif) if efektif else None
    if (
        telanjang is not None
        and same_as_printed(tercetak, telanjang)
        and telanjang != benar
        and benar
    ):
        kali = (
            format_angka(divide(telanjang, benar), 0)
            if telanjang > benar
            else format_angka(divide(telanjang, benar), 4)
        )
        return Temuan(
            "satuan_waktu",
            f"Menit dan jam tercampur: berkas mencetak {format_angka(tercetak)}, "
            f"dengan satuan yang sama hasilnya {format_angka(benar, 4)} (berkas {kali} kali lipatnya).",
            baris,
            tercetak,
            benar,
        )
    return Temuan(
        "angka_baris",
        f"Berkas mencetak {format_angka(tercetak)}, perhitungan volume × waktu ÷ waktu kerja efektif "
        f"memberi {format_angka(benar, 4)}.",
        baris,
        tercetak,
        benar,
    )
