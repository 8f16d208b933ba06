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
    k.tulis(0, 0, "REKAPITULASI HASIL ANALISIS BEBAN KERJA")
    for n, judul in enumerate(
        ["NO", "NAMA JABATAN", "JUMLAH PEMANGKU JABATAN", "HASIL ABK", "KELEBIHAN/KEKURANGAN"]
    ):
        k.tulis(2, n, judul)
    for b, j in enumerate(jabatan):
        butuh = j.pembulatan if j.pembulatan is not None else 1
        for n, isi in enumerate([b + 1, j.nama, j.bezetting, butuh, j.bezetting - butuh]):
            k.tulis(3 + b, n, isi)
    k.tulis(3 + len(jabatan), 1, "JUMLAH")
    return k


UMPAN = {"pegawai": pegawai, "petunjuk": petunjuk, "rekap": rekap}
