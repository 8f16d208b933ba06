"""The workbook that goes to BKD: a cover, the recaps, the ABK of every post, and the forms of BKD.

Formulas are live from the bottom up and agree with the stored figures:

    ABK           pegawai = waktu × beban kerja ÷ waktu kerja efektif (Sampul);  JUMLAH per post
    Per Jabatan   FTE = JUMLAH of the post's table on ABK;  kurang, lebih, EJ
    Rekap Unit    sums of a stretch of Per Jabatan: depth first, a subtree is one stretch
    forms         rows of units are SUBTOTAL of the stretch below them

Sums of stretches open fast at any size; SUMIFS over 80,000 rows for 8,000 posts would take minutes.
Kebutuhan is a plain figure: it is rounded from exact numbers, which a spreadsheet does not have.
"""

from __future__ import annotations

from typing import BinaryIO

from asnplan.lib.xlsx import Buku
from workload.exports.kebutuhan import Kebutuhan
from workload.exports.lembar import (
    abk,
    daftar,
    formulir1,
    per_jabatan,
    peta,
    proyeksi,
    rekap_asn,
    rekap_unit,
    sampul,
)

ISI = (
    (rekap_unit.NAMA, "Jumlah setiap unit beserta semua unit di bawahnya"),
    (
        per_jabatan.NAMA,
        "Kelas, FTE, kebutuhan, bezetting, kurang, lebih, EJ, dan peringkat setiap jabatan",
    ),
    (abk.NAMA, "Analisis beban kerja setiap jabatan dalam delapan kolom"),
    (formulir1.NAMA, "Rekapitulasi data kelembagaan dan data kepegawaian"),
    (proyeksi.NAMA, "Pensiun dan kebutuhan lima tahun ke depan"),
    (peta.NAMA, "Jabatan menurut unit: ketersediaan, kebutuhan, dan selisihnya"),
    (daftar.NAMA, "Semua jabatan dengan kualifikasi pendidikan dan statusnya"),
    (rekap_asn.NAMA, "Jabatan fungsional dan pelaksana dengan tempat untuk usulan"),
)


def nama_berkas(periode, unit=None) -> str:
    kode = f"{periode.instansi.kode}-{unit.kode}" if unit else periode.instansi.kode
    return f"kebutuhan-{kode}-{periode.tahun}.xlsx"


def write_buku(data: Kebutuhan, file: BinaryIO, cetakan: sampul.Cetakan | None = None) -> None:
    """Write the whole workbook into `file`; with `cetakan` its pages say where its figures can be checked."""
    nama = (data.unit or data.instansi).nama
    judul = f"Kebutuhan ASN {nama}, {data.periode}"
    kode = f" · kode periksa {cetakan.kode}" if cetakan else " · salinan kerja"
    anak = [nama, str(data.periode)]
    with Buku(file, judul=judul, kaki=judul[:110] + kode) as buku:
        lembar_sampul = sampul.open_sheet(buku, data)
        unit = rekap_unit.open_sheet(buku, data, anak)
        jabatan = per_jabatan.open_sheet(buku, anak)
        semua_abk = abk.open_sheets(buku, data, anak)
        formulir = formulir1.open_sheet(buku, data)
        lima_tahun = proyeksi.open_sheet(buku, data, anak)
        peta_jabatan = peta.open_sheet(buku, anak)
        daftar_kebutuhan = daftar.open_sheet(buku, anak)
        rekap = rekap_asn.open_sheet(buku, anak)

        waktu_efektif = sampul.write(lembar_sampul, data, jabatan, ISI, cetakan)
        jumlah = abk.write(semua_abk, data, waktu_efektif)
        per_jabatan.write(jabatan, data, jumlah)
        rekap_unit.write(unit, data, jabatan)
        formulir1.write(formulir, data)
        proyeksi.write(lima_tahun, data)
        peta.write(peta_jabatan, data)
        daftar.write(daftar_kebutuhan, data)
        rekap_asn.write(rekap, data)
