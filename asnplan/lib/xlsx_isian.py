"""A sheet for people to fill in: cells that are theirs and cells that are the program's, choices, checks.

Locked cells are locked without a password: against slips, not against people.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import Kolom, Lembar

TEPAT = 15  # significant digits that a spreadsheet keeps of a number
BARIS_TAMBAHAN = 1_000  # rows below the last one that checks and choices hold for too
_ABU = {"bg_color": "#EEF1F2", "font_color": "#6B7A80", "align": "left", "indent": 0}
_REDUP = {"bg_color": "#F6F8F9"}


@dataclass(frozen=True)
class KolomIsian(Kolom):
    """A column to fill in.

    terkunci  people do not write here;  mesin: it is the program's, and grey
    pilihan   what may be chosen;  angka: zero or more, others after a question;  maks: characters
    """

    terkunci: bool = False
    mesin: bool = False
    pilihan: tuple[str, ...] = ()
    angka: bool = False
    maks: int | None = None
    petunjuk: str = ""


def isi_angka(angka: Decimal | None) -> Decimal | str | None:
    """The figure for a cell: as text where a spreadsheet would round it."""
    if angka is None or len(angka.normalize().as_tuple().digits) <= TEPAT:
        return angka
    return format_angka(angka)


class LembarIsi(Lembar):
    """One table to fill in, on a sheet of its own."""

    def _own_look(self, k: KolomIsian, gaya: str) -> dict:
        if k.mesin:
            return _ABU
        if k.terkunci:
            return {} if gaya else _REDUP
        return {"locked": False}

    def selesai(self, *, beku_kolom: int = 0, saring: bool = True) -> None:
        """Freeze, filter and print what is people's; check what is typed; lock the rest."""
        super().selesai(beku_kolom=beku_kolom, saring=saring)
        manusia = sum(not k.mesin for k in self.kolom)
        self._lembar.print_area(0, 0, max(self._baris, self.awal) - 1, manusia - 1)
        akhir = self._baris + BARIS_TAMBAHAN
        for c, k in enumerate(self.kolom):
            if periksa := _check(k):
                self._lembar.data_validation(self.awal - 1, c, akhir, c, periksa)
        boleh = (
            "format_cells",
            "format_columns",
            "format_rows",
            "insert_rows",
            "delete_rows",
            "sort",
        )
        self._lembar.protect("", dict.fromkeys((*boleh, "autofilter"), True))


def _check(k: KolomIsian) -> dict | None:
    """The rule of a column for what is typed from now on."""
    if k.pilihan:
        aturan = {
            "validate": "list",
            "source": list(k.pilihan),
            "error_title": "Pilih dari daftar",
            "error_message": f"Pilihan: {', '.join(k.pilihan)}."[:255],
        }
    elif k.angka:
        aturan = {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_type": "warning",
            "error_title": "Belum berupa angka",
            "error_message": "Tulis angka, misalnya 1.250 atau 0,5. Tulisan lain disimpan tetapi belum dihitung.",
        }
    elif k.maks:
        aturan = {
            "validate": "length",
            "criteria": "<=",
            "value": k.maks,
            "error_title": "Terlalu panjang",
            "error_message": f"Paling banyak {k.maks} huruf.",
        }
    else:
        return None
    if k.petunjuk:
        aturan |= {"input_title": k.judul[:32], "input_message": k.petunjuk[:255]}
    return aturan
