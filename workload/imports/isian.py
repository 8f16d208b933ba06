"""asnplan's own file to fill in (workload/exports/isian.py), read back as it was written.

Raw text that is still as it was stays raw and is not asked about; identity and level come from their columns.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from workload.imports import kolom as k
from workload.imports.sel import as_text

BELUM = -1  # a level that only the rows around it tell
KOLOM_LEMBAR = {
    # field of a file -> column of the sheet, where raw text is kept
    "volume": "volume", "waktu": "waktu", "rasio_unit": "rasio_unit", "rasio_orang": "rasio_orang",
    "pendekatan": "pendekatan", "periode": "periode_volume", "satuan_waktu": "satuan_waktu",
    "dihitung": "dihitung", "satuan": "satuan", "bukti": "bukti", "uraian": "uraian", "hasil": "hasil",
    "catatan": "catatan",
}  # fmt: skip
_KOLOM_BERKAS = {kolom: nama for nama, kolom in KOLOM_LEMBAR.items()}
_ISI = (
    "uraian",
    "hasil",
    "satuan",
    "catatan",
    "bukti",
    "volume",
    "waktu",
    "rasio_unit",
    "rasio_orang",
)


def is_empty_row(sel: Sequence[object], letak: Mapping[str, int]) -> bool:
    """A row to fill in that nobody filled in, or that was emptied."""
    return not any(
        as_text(sel[c]) for n in _ISI if (c := letak.get(n)) is not None and c < len(sel)
    )


def read_own_row(
    sel: Sequence[object], letak: Mapping[str, int]
) -> tuple[list[object], dict[str, str], UUID | None, int]:
    """The row without the cells that are still raw, their text, the row's identity and its level."""

    def teks(nama: str) -> str:
        c = letak.get(nama)
        return as_text(sel[c]) if c is not None and c < len(sel) else ""

    try:
        tercatat = json.loads(teks("mentah") or "{}")
    except ValueError:
        tercatat = {}
    mentah: dict[str, str] = {}
    sisa = list(sel)
    for kolom, isi in tercatat.items() if isinstance(tercatat, dict) else ():
        c = letak.get(_KOLOM_BERKAS.get(kolom, ""))
        if c is None or c >= len(sisa) or not isinstance(isi, str):
            continue
        if k.as_cell(as_text(sisa[c])) == k.as_cell(isi):
            mentah[kolom], sisa[c] = isi, None
    try:
        uid = UUID(teks("uid"))
    except ValueError:
        uid = None
    tingkat, nomor = teks("tingkat"), teks("nomor").strip(".")
    if tingkat.isdigit() and int(tingkat) < 20:
        return sisa, mentah, uid, int(tingkat)
    return sisa, mentah, uid, nomor.count(".") if nomor else BELUM
