"""Small sheets for the tests of the reader, written as rows of cells."""

from decimal import Decimal

from asnplan.lib.kisi import Kisi
from units.calculators.aturan import Aturan
from workload.imports.baca import read_grids
from workload.imports.terbaca import BukuTerbaca

ATURAN = Aturan(Decimal(75_000))
FORM = ["NO", "URAIAN TUGAS", "SATUAN HASIL", "WAKTU PENYELESAIAN (MENIT)", "WAKTU KERJA EFEKTIF", "BEBAN KERJA",
        "PEGAWAI YANG DIBUTUHKAN", "KETERANGAN"]  # fmt: skip


def read(*baris, nama="ABK", **opsi) -> BukuTerbaca:
    """One sheet, read. Options of Kisi (gabungan, rumus, tersembunyi …) or of the reader (alias, jawaban)."""
    dibaca = {n: opsi.pop(n) for n in ("alias", "jawaban", "aturan") if n in opsi}
    kisi = Kisi(nama, [list(b) for b in baris], **opsi)
    return read_grids([kisi], dibaca.pop("aturan", ATURAN), **dibaca)


def form(*tugas, bawah=(), judul=FORM, atas=(["Nama Jabatan", ": Lurah"],), **opsi) -> BukuTerbaca:
    """A form in eight columns: title, heading, tasks, what stands below."""
    return read(*atas, judul, *tugas, *bawah, **opsi)


def task(nomor, volume, waktu, tercetak=None, efektif=75_000.0, uraian="Menyusun laporan"):
    return [nomor, uraian, "laporan", waktu, efektif, volume, tercetak, ""]


def total(label, nilai):
    return [label, "", "", "", "", "", nilai, ""]


def differences(buku: BukuTerbaca) -> list[tuple[str, str, str]]:
    """(cell, kind, cause) of what the file gets wrong."""
    return [(t.sel, t.jenis, t.sebab) for t in buku.temuan]
