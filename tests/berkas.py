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


def abk_berantakan() -> bytes:
    """A workbook as offices make them: a post per sheet, shortened names, "12 bln x 20", hours for minutes,
    a wrong sum, a column nobody knows, a hidden old copy, a sheet of something else."""
    buku = Workbook()
    _abk(buku.active, "Kasi Pem", "Kasi Pemerintahan", [
        ["Menyusun rencana kerja seksi", "Dokumen", 4, 600, 75_000, "0,032", "A1"],
        ["Memverifikasi pelayanan", "Berkas", "12 bln x 20", 45, 75_000, "0,144", "A2"],
    ], "0,176")  # fmt: skip
    _abk(buku.create_sheet(), "Pengolah", "Pengolah Data", [
        ["Mengagendakan surat masuk", "Surat", 3600, 10, 75_000, "0,48", ""],
        ["Mengarsipkan dokumen", "Berkas", 2400, 15, 75_000, "0,58", ""],
    ], "1,06")  # fmt: skip
    _abk(buku.create_sheet(), "Operator", "Operator Pelayanan", [
        ["Melayani legalisasi", "Berkas", 3000, 12, 1_250, "28,8", ""],
        ["Mencetak keterangan", "Surat", 5000, 8, 1_250, "32", ""],
    ], "60,8")  # fmt: skip
    rekap = buku.create_sheet("Rekap")
    rekap.append(["No", "Jabatan", "Kelas"])
    rekap.append([1, "Camat", 12])
    lama = buku.create_sheet()
    _abk(lama, "Lama", "Pengolah Data", [["Tugas lama", "Dok", 1, 60, 75_000, "0,0008", ""]], "0,0008")  # fmt: skip
    lama.sheet_state = "hidden"
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def _abk(lembar, judul, jabatan, tugas, jumlah):
    lembar.title = judul
    for baris in (
        ["ANALISIS BEBAN KERJA"], [], ["Nama Jabatan", "", ":", jabatan], ["Unit Kerja", "", ":", "Seksi Pemerintahan"], [],
        ["NO", "URAIAN TUGAS", "HASIL KERJA", "JUMLAH HASIL", "WAKTU PENYELESAIAN (MENIT)", "WAKTU KERJA EFEKTIF",
         "PEGAWAI YANG DIBUTUHKAN", "KODE ARSIP"],
        list(range(1, 9)),
        *([n, *t] for n, t in enumerate(tugas, 1)),
        ["", "JUMLAH", "", "", "", "", jumlah], [], ["", "", "", "", "", "Medan, 2 Januari 2026"],
    ):  # fmt: skip
        lembar.append(baris)
