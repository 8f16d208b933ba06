"""DAFTAR KEBUTUHAN: every post with the schooling it asks for, what is needed and what there is."""

from __future__ import annotations

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import A4_MENDATAR, BULAT, SELISIH, Buku, Isi, Kolom, Lembar, Rumus
from workload.exports.kebutuhan import Kebutuhan
from workload.exports.lembar.selisih import Letak, write_total

NAMA = "DAFTAR KEBUTUHAN"
KOLOM = [
    Kolom("NO", 6, tengah=True),
    Kolom("NAMA JABATAN", 44, bungkus=True),
    Kolom("NAMA UNIT KERJA", 42, bungkus=True),
    Kolom("KUALIFIKASI PENDIDIKAN", 34, bungkus=True),
    Kolom("ABK", 9, BULAT, tengah=True),
    Kolom("RIIL", 9, BULAT, tengah=True),
    Kolom("STATUS", 16, tengah=True),
    Kolom("+/-", 9, SELISIH, tengah=True),
]
STATUS = {"kurang": "Kurang", "lebih": "Lebih", "pas": "OK", "belum": "Belum dianalisis"}


def open_sheet(buku: Buku, anak_judul: list[str]) -> Lembar:
    judul = ["DAFTAR KEBUTUHAN PEGAWAI", *anak_judul]
    return buku.lembar(NAMA, KOLOM, judul=judul, cetak=A4_MENDATAR)


def write(lembar: Lembar, data: Kebutuhan) -> None:
    tanpa = 0
    for nomor, p in enumerate(data.posts, 1):
        r = lembar.baris_berikut
        pendidikan = data.uraian[p.pk].pendidikan
        tanpa += not pendidikan
        selisih: Isi = None
        if p.kebutuhan is not None:
            selisih = Rumus(f"=F{r}-E{r}", p.bezetting - p.kebutuhan)
        status = Rumus(
            f'=IF(E{r}="","{STATUS["belum"]}",IF(H{r}<0,"{STATUS["kurang"]}",'
            f'IF(H{r}>0,"{STATUS["lebih"]}","{STATUS["pas"]}")))',
            STATUS[p.keadaan],
        )
        isi = (p.nama, p.unit_nama, pendidikan, p.kebutuhan, p.bezetting, status, selisih)
        lembar.tulis((nomor, *isi))
    write_total(
        lembar,
        data,
        Letak(ada="F", butuh="E", selisih="H", kata=1),
        missing_schooling(tanpa),
    )
    lembar.selesai(beku_kolom=2)


def missing_schooling(tanpa: int) -> str:
    """What a form says of posts whose nomenclature names no schooling."""
    if not tanpa:
        return ""
    return f"Kualifikasi pendidikan diambil dari nomenklatur jabatan; pada {format_angka(tanpa)} jabatan belum diisi."
