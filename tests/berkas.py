"""Small files for the tests of imports."""

import io

from openpyxl import Workbook


def csv_file(tmp_path, *baris, nama="berkas.csv", pemisah=","):
    """A CSV on disk; each row a list of cells, quoted where they must be."""
    import csv

    path = tmp_path / nama
    with path.open("w", newline="", encoding="utf-8") as berkas:
        csv.writer(berkas, delimiter=pemisah).writerows(baris)
    return path


def xlsx_bytes(*baris) -> bytes:
    buku = Workbook()
    for sel in baris:
        buku.active.append(list(sel))
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def xlsx_file(tmp_path, *baris, nama="berkas.xlsx"):
    path = tmp_path / nama
    path.write_bytes(xlsx_bytes(*baris))
    return path
