"""Spreadsheets that people bring, as grids of cells: every sheet, with what is hidden and merged.

    for kisi in read_kisi(path):             # raises BerkasDitolak
        kisi.baris[8][6]                     # what cell G9 holds; alamat(8, 6) == "G9"

A file may be hostile: it is looked at before it is unpacked, and what is too big is refused in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from asnplan.lib.tabel import BerkasDitolak, _is_spreadsheet, _read_csv


@dataclass
class Kisi:
    """One sheet. Rows and columns count from 0; `baris_tersembunyi` too. Rows may differ in length.

    gabungan   merged ranges as (row, column, last row, last column); the value stands in the first cell
    rumus      (row, column) -> formula that the file keeps no result for and that could not be computed;
               such a cell holds None
    """

    nama: str
    baris: list[Sequence[object]]
    tersembunyi: bool = False
    baris_tersembunyi: frozenset[int] = frozenset()
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    rumus: dict[tuple[int, int], str] = field(default_factory=dict)


def alamat(baris: int, kolom: int) -> str:
    """(8, 6) -> "G9"."""
    return f"{huruf(kolom)}{baris + 1}"


def huruf(kolom: int) -> str:
    """0 -> "A", 27 -> "AB"."""
    teks = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks


def read_kisi(sumber: str | Path | BinaryIO, nama: str = "") -> list[Kisi]:
    """Every sheet of the file (a CSV has one, without a name). Raises BerkasDitolak."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    isi = Path(sumber).read_bytes() if isinstance(sumber, str | Path) else sumber.read()
    if not isi.strip():
        raise BerkasDitolak("Berkas kosong.")
    if not _is_spreadsheet(isi):
        return [Kisi("", _read_csv(isi))]
    import io

    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    hasil = []
    for keterangan in buku.sheets_metadata:
        lembar = buku.get_sheet_by_name(keterangan.name)
        awal = lembar.start[0] if lembar.start else 0
        hasil.append(
            Kisi(
                keterangan.name,
                [[]] * awal + lembar.to_python(skip_empty_area=True),
                tersembunyi=keterangan.visible != SheetVisibleEnum.Visible,
                gabungan=[(*a, *b) for a, b in lembar.merged_cell_ranges or ()],
            )
        )
    return hasil
