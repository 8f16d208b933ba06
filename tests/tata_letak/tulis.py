"""Sheets into bytes: .xlsx with stored results (XlsxWriter), without them (openpyxl), or .csv."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from fractions import Fraction

from tests.tata_letak.lembaran import Lembaran

GALAT = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!")


def xlsx_tersimpan(lembaran: list[Lembaran]) -> bytes:
    import xlsxwriter

    isi = io.BytesIO()
    buku = xlsxwriter.Workbook(isi, {"in_memory": True, "strings_to_formulas": False})
    tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
    for lembar in lembaran:
        ws = buku.add_worksheet(lembar.nama)
        for b1, k1, b2, k2 in lembar.gabungan:
            ws.merge_range(b1, k1, b2, k2, "")
        for (baris, kolom), sel in lembar.sel.items():
            if sel.rumus:
                ws.write_formula(baris, kolom, sel.rumus, None, _bilangan(sel.nilai))
            elif isinstance(sel.nilai, str) and sel.nilai in GALAT:
                ws.write_formula(baris, kolom, "=A1/0", None, sel.nilai)
            elif isinstance(sel.nilai, str):
                ws.write_string(baris, kolom, sel.nilai)
            elif isinstance(sel.nilai, datetime.date):
                ws.write_datetime(baris, kolom, sel.nilai, tanggal)
            else:
                ws.write_number(baris, kolom, _bilangan(sel.nilai))
        for baris in lembar.baris_tersembunyi:
            ws.set_row(baris, None, None, {"hidden": True})
        if lembar.tersembunyi:
            ws.hide()
    buku.close()
    return isi.getvalue()


def xlsx_tanpa_hasil(lembaran: list[Lembaran]) -> bytes:
    from openpyxl import Workbook

    buku = Workbook()
    buku.remove(buku.active)
    for lembar in lembaran:
        ws = buku.create_sheet(lembar.nama)
        for (baris, kolom), sel in lembar.sel.items():
            nilai = sel.rumus or sel.nilai
            if isinstance(nilai, Decimal | Fraction):
                nilai = _bilangan(nilai)
            ws.cell(baris + 1, kolom + 1).value = nilai
            if isinstance(nilai, str) and not sel.rumus and nilai not in GALAT:
                ws.cell(baris + 1, kolom + 1).data_type = "s"
        for b1, k1, b2, k2 in lembar.gabungan:
            ws.merge_cells(start_row=b1 + 1, start_column=k1 + 1, end_row=b2 + 1, end_column=k2 + 1)
        for baris in lembar.baris_tersembunyi:
            ws.row_dimensions[baris + 1].hidden = True
        if lembar.tersembunyi:
            ws.sheet_state = "hidden"
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def csv_bytes(lembar: Lembaran, cara: str) -> bytes:
    """Everything is text already, written by the layout in the style of the file."""
    lebar = max(k for _, k in lembar.sel) + 1
    teks = io.StringIO()
    tulis = csv.writer(teks, delimiter=";" if cara == "titikkoma" else ",")
    for b in range(lembar.tinggi):
        baris = []
        for k in range(lebar):
            sel = lembar.sel.get((b, k))
            baris.append("" if sel is None else str(sel.nilai))
        tulis.writerow(baris)
    return teks.getvalue().encode("utf-8-sig" if cara == "titikkoma" else "utf-8")


def _bilangan(nilai):
    if isinstance(nilai, Decimal | Fraction):
        return int(nilai) if nilai == int(nilai) else float(nilai)
    return nilai
