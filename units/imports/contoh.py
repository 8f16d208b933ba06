"""An empty file to fill in, for every import: the headings it knows, required ones marked, one row of help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from asnplan.lib.tabel import Kolom

BARIS = 2_000  # rows for which dropdowns are set


def write_contoh(
    kolom: Sequence[Kolom], pilihan: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """The workbook. `pilihan`: allowed words per field name, offered as dropdowns."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Isian"
    lembar.freeze_panes = "A2"
    for n, k in enumerate(kolom, 1):
        huruf = get_column_letter(n)
        sel = lembar.cell(1, n, k.alias[0])
        sel.font = Font(bold=True, color="FFFFFF")
        sel.fill = PatternFill("solid", fgColor="0F4C5C" if k.wajib else "4C5F66")
        sel.alignment = Alignment(wrap_text=True, vertical="center")
        lain = ", ".join(k.alias[1:5])
        sel.comment = Comment(
            ("Wajib diisi. " if k.wajib else "Boleh kosong. ")
            + (f"Nama lain: {lain}." if lain else ""),
            "asnplan",
        )
        lembar.column_dimensions[huruf].width = max(14, min(len(k.alias[0]) + 4, 40))
        if pilihan and k.nama in pilihan:
            daftar = DataValidation(
                type="list", formula1=f'"{",".join(pilihan[k.nama])}"', allow_blank=True
            )
            lembar.add_data_validation(daftar)
            daftar.add(f"{huruf}2:{huruf}{BARIS}")
        if k.nama in ("nip", "kode", "kode_unit", "induk", "atasan", "kode_jabatan"):
            for baris in range(2, BARIS + 1):  # codes and NIP as text: a number would lose digits
                lembar.cell(baris, n).number_format = "@"
    isi = BytesIO()
    buku.save(isi)
    return isi.getvalue()
