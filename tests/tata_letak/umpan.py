"""Sheets beside the workload: lists of people, instructions, a recap. Nothing in them is a task."""

from __future__ import annotations

from random import Random

from tests.tata_letak.lembaran import Lembaran
from tests.tata_letak.model import Jabatan


def pegawai(r: Random, jabatan: list[Jabatan]) -> Lembaran:
    k = Lembaran(r.choice(["Daftar Pegawai", "PEGAWAI", "Data ASN"]))
    k.tulis(0, 0, "DAFTAR PEGAWAI")
    for n, judul in enumerate(["NO", "NAMA", "NIP", "GOL", "JABATAN", "UNIT KERJA", "TMT"]):
        k.tulis(2, n, judul)
    for b in range(r.randint(2, 6)):
        j = r.choice(jabatan)
        for n, isi in enumerate(
            [b + 1, f"Pegawai Contoh {b + 1}", "0" * 18, "III/b", j.nama, j.unit, "01-04-2020"]
        ):
            k.tulis(3 + b, n, isi)
    return k


def petunjuk(r: Random, jabatan: list[Jabatan]) -> Lembaran:
    k = Lembaran(r.choice(["Petunjuk", "PETUNJUK PENGISIAN", "Baca dulu"]))
    for b, isi in enumerate(
        [
            "PETUNJUK PENGISIAN",
            "1. Nama Jabatan diisi sesuai peta jabatan.",
            "2. Uraian tugas diisi satu baris satu tugas.",
            "3. Volume diisi jumlah hasil dalam satu tahun, misalnya 12.",
            "4. Waktu penyelesaian diisi dalam menit, misalnya 30.",
            "5. Waktu kerja efektif 75.000 menit.",
        ]
    ):
        k.tulis(b, 0, isi)
    if r.random() < 0.5:
        for n, isi in enumerate(["KOLOM", "ARTI", "CONTOH"]):
            k.tulis(8, n, isi)
        for b, isi in enumerate(
            [("VOLUME", "banyaknya hasil", 12), ("WAKTU PENYELESAIAN", "menit per hasil", 30)]
        ):
            for n, x in enumerate(isi):
                k.tulis(9 + b, n, x)
    return k


def rekap(r: Random, jabatan: list[Jabatan]) -> Lembaran:
    k = Lembaran(r.choice(["REKAP", "Rekapitulasi", "REKAP ABK"]))
    tulis_rekap(k, 0, 0, jabatan)
    return k


def tulis_rekap(k: Lembaran, baris: int, kolom: int, jabatan: list[Jabatan]) -> None:
    """Need and holders of each post, from `baris` down."""
    k.tulis(baris, kolom, "REKAPITULASI HASIL ANALISIS BEBAN KERJA")
    for n, judul in enumerate(
        ["NO", "NAMA JABATAN", "JUMLAH PEMANGKU JABATAN", "HASIL ABK", "KELEBIHAN/KEKURANGAN"]
    ):
        k.tulis(baris + 2, kolom + n, judul)
    for b, j in enumerate(jabatan, baris + 3):
        butuh = j.pembulatan if j.pembulatan is not None else 1
        isi = [b - baris - 2, j.nama, j.bezetting, butuh, j.bezetting - butuh]
        for n, x in enumerate(isi):
            k.tulis(b, kolom + n, x)
    k.tulis(baris + 3 + len(jabatan), kolom + 1, "JUMLAH")


def efektif(r: Random, jabatan: list[Jabatan]) -> Lembaran:
    """How the effective time of a year was worked out."""
    k = Lembaran(r.choice(["WKE", "Hari Kerja Efektif", "JKE"]))
    baris = [
        ("PERHITUNGAN WAKTU KERJA EFEKTIF", None, None),
        ("URAIAN", "JUMLAH", "SATUAN"),
        ("Jumlah hari dalam setahun", 365, "hari"),
        ("Hari libur (Sabtu dan Minggu)", 104, "hari"),
        ("Libur nasional dan cuti", 26, "hari"),
        ("Hari kerja efektif", 235, "hari"),
        ("Jam kerja efektif per hari", 5, "jam"),
        ("Waktu kerja efektif per tahun", "1.250", "jam"),
        ("Waktu kerja efektif per tahun", 75000, "menit"),
    ]
    for b, isi in enumerate(baris):
        for n, x in enumerate(isi):
            k.tulis(b, n, x)
    return k


UMPAN = {"pegawai": pegawai, "petunjuk": petunjuk, "rekap": rekap, "efektif": efektif}
