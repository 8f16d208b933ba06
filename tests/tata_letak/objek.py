"""A form by object of work, one post per row: how many objects, how many of them one person serves."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from tests.tata_letak import kata
from tests.tata_letak.lembaran import Lembaran, alamat
from tests.tata_letak.model import HarapBaris, HarapJabatan, Jabatan, Kesalahan, Tugas

OBJEK = [
    ("Mobil dinas", [(1, 1), (1, 2)]), ("Gedung kantor", [(2, 1), (1, 1)]), ("Komputer pelayanan", [(1, 1), (4, 1)]),
    ("Desa binaan", [(8, 1), (2, 1)]), ("Loket pelayanan", [(1, 1), (1, 2)]), ("Gerbang", [(1, 2)]), ("Traktor", [(1, 3)]),
]  # fmt: skip
JUDUL = [
    "NO",
    "NAMA JABATAN",
    "JML PEMANGKU",
    "ALAT/OBYEK KERJA",
    "JUMLAH YG AKTIF",
    "TARGET/RASIO",
    "KEB PEG",
    "KET",
]


def susun(
    r: Random, efektif: Fraction, rusak: bool
) -> tuple[list[Lembaran], list[HarapJabatan], list[Kesalahan]]:
    k = Lembaran(r.choice(["PERALATAN", "Sheet1", "ABK Objek"]))
    k.tulis(0, 0, "ANALISIS BEBAN KERJA JABATAN PELAKSANA (PENDEKATAN PERALATAN/OBYEK KERJA)")
    unit = r.choice(kata.UNIT) if r.random() < 0.5 else None
    if unit:
        k.tulis(1, 0, f"Unit Kerja : {unit}")
    b = r.choice([2, 3])
    for n, judul in enumerate(JUDUL):
        k.tulis(b, n, judul if r.random() < 0.8 else judul.title())
    b += 1
    if r.random() < 0.5:
        for n in range(len(JUDUL)):
            k.tulis(b, n, n + 1)
        b += 1
    harap, kesalahan = [], []
    for nomor, nama in enumerate(r.sample(kata.JABATAN, r.randint(2, 5)), 1):
        objek, pilihan = r.choice(OBJEK)
        per, orang = r.choice(pilihan)
        volume = Fraction(r.randint(1, 6) * per)
        butuh = volume * orang / per
        tugas = Tugas(objek, "", "", volume)
        j = Jabatan(nama, unit or "", "", False, [tugas], efektif, r.randint(0, 3))
        h = HarapJabatan(j, k.nama, nama, unit, None, False, sel={"awal": alamat(b, 0)})
        hb = HarapBaris(b + 1, tugas, Fraction(0), [objek], tercetak=butuh, orang=butuh)
        tercetak = butuh
        if rusak and r.random() < 0.3:
            tercetak = butuh + r.choice([1, 2])
            kesalahan.append(Kesalahan("objek_salah", k.nama, frozenset({alamat(b, 6)})))
            hb.tercetak = None
        rasio = r.choice([f"{per}/{orang}", f"{per}/{orang} orang", f"{per} : {orang}"])
        for n, isi in enumerate([nomor, nama, j.bezetting, objek, int(volume), rasio, tercetak]):
            hb.sel[JUDUL[n]] = k.tulis(b, n, isi)
        h.baris.append(hb)
        harap.append(h)
        b += 1
    return [k], harap, kesalahan
