"""Complaints as a table, Excel or CSV: what each is about, where it is and how long it took.

Neither who complained nor a word that anybody wrote is in it: free text may name people.
"""

from __future__ import annotations

import codecs
import csv
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import BinaryIO

from asnplan.lib.xlsx import BULAT, Buku, Kolom
from surveys.calculators.tenggat import Kalender
from surveys.calculators.unsur import Unsur
from surveys.forms.pengaduan import KEPUASAN
from surveys.kalender import kalender_of
from surveys.models.pengaduan import CaraLapor, Sumber
from surveys.pengaduan_angka import in_time
from surveys.status_pengaduan import Status
from units.models import Instansi

TANGGAL = "dd-mm-yyyy"
TEPAT = {True: "ya", False: "tidak", None: ""}
KOLOM = [
    Kolom("Nomor", 16), Kolom("Diterima", 11, TANGGAL), Kolom("Lewat", 20), Kolom("Unit", 30, bungkus=True),
    Kolom("Yang diadukan", 30, bungkus=True), Kolom("Layanan", 26, bungkus=True), Kolom("Jenis", 30, bungkus=True),
    Kolom("Unsur SKM", 24, bungkus=True), Kolom("Cara melapor", 11), Kolom("Status", 24),
    Kolom("Tenggat selesai", 11, TANGGAL), Kolom("Ditutup", 11, TANGGAL), Kolom("Hari kerja", 8, BULAT),
    Kolom("Tepat waktu", 9), Kolom("Hari perpanjangan", 12, BULAT), Kolom("Dibuka kembali", 9, BULAT),
    Kolom("Kepuasan", 12), Kolom("Nomor SP4N-LAPOR!", 16), Kolom("Disisihkan", 10),
]  # fmt: skip
AMBIL = (
    "nomor", "diterima", "sumber", "unit__nama", "unit_diadukan__nama", "layanan__nama", "kategori__nama",
    "unsur", "cara", "status", "tenggat_selesai", "ditutup_pada__date", "diperpanjang", "dibuka_kembali", "kepuasan",
    "nomor_lapor", "curiga",
)  # fmt: skip


def write_xlsx(pengaduan, instansi: Instansi, hari_ini: date) -> BinaryIO:
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
    judul = f"Pengaduan {instansi.nama} per {hari_ini:%d-%m-%Y}"
    with Buku(berkas, judul=judul) as buku:
        lembar = buku.lembar("Pengaduan", KOLOM, judul=[judul])
        for baris in _rows(pengaduan, kalender_of(instansi.pk), hari_ini):
            lembar.tulis(datetime.combine(x, time()) if type(x) is date else x for x in baris)
        lembar.selesai(beku_kolom=1)
    berkas.seek(0)
    return berkas


def write_csv(pengaduan, instansi: Instansi, hari_ini: date) -> BinaryIO:
    """With semicolons and a byte order mark, as Excel here opens it by a double click."""
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
    berkas.write(codecs.BOM_UTF8)
    teks = codecs.getwriter("utf-8")(berkas)
    tulis = csv.writer(teks, delimiter=";", lineterminator="\r\n")
    tulis.writerow(k.judul for k in KOLOM)
    for baris in _rows(pengaduan, kalender_of(instansi.pk), hari_ini):
        tulis.writerow(_plain(sel) for sel in baris)
    berkas.seek(0)
    return berkas


def _plain(sel):
    """Text as text even where a spreadsheet would read a formula."""
    return (
        f"'{sel}" if isinstance(sel, str) and sel[:1] in ("=", "+", "-", "@", "\t", "\r") else sel
    )


def _rows(pengaduan, kalender: Kalender, hari_ini: date) -> Iterator[tuple]:
    hitung = cache(kalender.count)  # many complaints, few pairs of days
    for nomor, diterima, sumber, unit, diadukan, layanan, jenis, unsur, cara, status, tenggat, tutup, tambah, ulang, puas, lapor, curiga in (
        pengaduan.order_by("diterima", "pk").values_list(*AMBIL).iterator(chunk_size=2000)
    ):  # fmt: skip
        yield (
            nomor, diterima, Sumber(sumber).label, unit, diadukan, layanan or "", jenis,
            Unsur(unsur).isi.nama if unsur else "", CaraLapor(cara).label, Status(status).keterangan.label,
            tenggat, tutup or "", hitung(diterima, tutup) if tutup else "",
            TEPAT[in_time(tenggat, tutup, hari_ini)], tambah, ulang,
            KEPUASAN[puas - 1] if puas else "", lapor, "ya" if curiga else "",
        )  # fmt: skip
