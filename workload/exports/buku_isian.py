"""The workbook to fill in: one flat sheet of tasks, and a page that says how.

What people fill stands first, what the program needs to know the row again stands last, locked and grey.
Read back by workload.imports, it gives the same database (tests/workload/test_isian_bolak_balik.py).
"""

from __future__ import annotations

import json
from typing import BinaryIO

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import APA_ADANYA, EMPAT_DESIMAL, MAX_TEKS, TANGGAL_JAM, Buku, Isi, Rumus
from asnplan.lib.xlsx_isian import KolomIsian, LembarIsi, isi_angka
from units.calculators.aturan import PeriodeVolume
from workload.calculators.isian import PANJANG
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.exports.isian import BarisIsian, Isian

TEKS = "@"  # what is typed stays text: "1-2" is no date
YA, TIDAK = "ya", "tidak"
KOLOM = [
    KolomIsian("Unit kerja", 18, bungkus=True, terkunci=True),
    KolomIsian("Jabatan", 22, bungkus=True, terkunci=True),
    KolomIsian("No", 6, TEKS, tengah=True),
    KolomIsian("Uraian tugas", 48, bungkus=True, bertakik=True, maks=PANJANG["uraian"]),
    KolomIsian("Hasil kerja", 18, bungkus=True),
    KolomIsian("Satuan hasil", 12, maks=PANJANG["satuan"], bungkus=True),
    KolomIsian("Volume", 11, APA_ADANYA, angka=True),
    KolomIsian("Periode", 11, pilihan=tuple(p.label for p in PeriodeVolume), tengah=True),
    KolomIsian("Norma waktu", 10, APA_ADANYA, angka=True),
    KolomIsian("Satuan waktu", 8, pilihan=tuple(SatuanWaktu), tengah=True),
    KolomIsian("FTE", 10, EMPAT_DESIMAL, terkunci=True),
    KolomIsian("Keterangan", 26, bungkus=True),
    KolomIsian("Bukti", 22, bungkus=True, maks=PANJANG["bukti"]),
    KolomIsian("Pendekatan", 15, pilihan=tuple(p.kata.nama for p in Pendekatan),
               petunjuk="Kosong berarti Tugas per tugas. Yang lain memakai rasio, bukan norma waktu."),
    KolomIsian("Rasio: satuan", 9, APA_ADANYA, angka=True),
    KolomIsian("Rasio: orang", 9, APA_ADANYA, angka=True),
    KolomIsian("Ikut dihitung", 9, pilihan=(YA, TIDAK), tengah=True, petunjuk="Kosong berarti ya."),
    KolomIsian("Ikhtisar jabatan", 24),
    KolomIsian("kode_unit", 12, TEKS, mesin=True),
    KolomIsian("kode_jabatan", 14, TEKS, mesin=True),
    KolomIsian("kode_baris", 11, mesin=True),
    KolomIsian("tingkat", 8, mesin=True),
    KolomIsian("isian_mentah", 13, mesin=True),
]  # fmt: skip
_HURUF = {k.judul: chr(ord("A") + i) for i, k in enumerate(KOLOM)}


def nama_berkas(periode, unit=None) -> str:
    kode = f"{periode.instansi.kode}-{unit.kode}" if unit else periode.instansi.kode
    return f"isian-{kode}-{periode.tahun}.xlsx"


def write_isian(isian: Isian, file: BinaryIO) -> None:
    """Write the whole workbook into `file`."""
    with Buku(file, judul=f"Isian beban kerja {isian.cakupan}, {isian.periode}") as buku:
        judul = [
            f"Isian beban kerja {isian.periode.tahun}",
            f"{isian.cakupan}. Isi sel putih; yang abu-abu dipakai aplikasi. Caranya ada di lembar Petunjuk.",
        ]
        lembar = buku.lembar("Beban kerja", KOLOM, judul=judul, kelas=LembarIsi)
        rumus = _formula(_write_petunjuk(buku, isian))
        for b in isian.baris():
            lembar.tulis(
                _cells(b, rumus, lembar.baris_berikut),
                gaya="tebal" if b.kelompok else "",
                takik=b.tingkat or 0,
            )
        lembar.selesai(beku_kolom=4)


def _cells(b: BarisIsian, rumus: str, r: int) -> tuple[Isi, ...]:
    biasa = b.uid is not None or bool(b.uraian)  # a row that somebody wrote, no empty one
    angka = {k: isi_angka(getattr(b, k)) for k in ("volume", "waktu", "rasio_unit", "rasio_orang")}
    sel: dict[str, Isi] = {
        **angka,
        "uraian": b.uraian,
        "hasil": b.hasil,
        "satuan": b.satuan,
        "periode_volume": _shown(b.periode.label, b.periode is PeriodeVolume.TAHUNAN, b, biasa),
        "satuan_waktu": _shown(b.satuan_waktu, b.satuan_waktu is SatuanWaktu.MENIT, b, biasa),
        "catatan": b.catatan,
        "bukti": b.bukti,
        "pendekatan": "" if b.pendekatan.memakai_waktu else b.pendekatan.kata.nama,
        "dihitung": "" if b.dihitung else TIDAK,
        **b.mentah,
    }
    mentah = json.dumps(b.mentah) if b.mentah else ""
    hidup = b.fte is not None and not any(isinstance(isi, str) for isi in angka.values())
    return (
        b.post.unit_nama,
        b.post.nama,
        b.nomor,
        sel["uraian"],
        sel["hasil"],
        sel["satuan"],
        sel["volume"],
        sel["periode_volume"],
        sel["waktu"],
        sel["satuan_waktu"],
        None if b.kelompok else Rumus(rumus.replace("#", str(r)), b.fte if hidup else ""),
        sel["catatan"],
        sel["bukti"],
        sel["pendekatan"],
        sel["rasio_unit"],
        sel["rasio_orang"],
        sel["dihitung"],
        b.ikhtisar,
        b.post.unit_kode,
        b.post.kode,
        str(b.uid) if b.uid else "",
        b.tingkat,
        mentah if len(mentah) <= MAX_TEKS else "",
    )


def _shown(label: str, bawaan: bool, b: BarisIsian, biasa: bool) -> str:
    """A unit stands beside figures; a heading or an empty row shows it only where it says something."""
    return "" if bawaan and (b.kelompok or not biasa) else label


def _formula(aturan: dict[str, str]) -> str:
    """The FTE of row "#", as the sheet shows it to the person who types: empty until it can be counted."""
    h = {k: f"{huruf}#" for k, huruf in _HURUF.items()}
    volume, waktu, unit, orang = (
        h["Volume"],
        h["Norma waktu"],
        h["Rasio: satuan"],
        h["Rasio: orang"],
    )
    kali = "1"
    for p in (PeriodeVolume.BULANAN, PeriodeVolume.MINGGUAN, PeriodeVolume.HARIAN):
        kali = f'IF({h["Periode"]}="{p.label}",{aturan[p]},{kali})'
    tugas = (
        f"IF(ISNUMBER({waktu}),{volume}*{kali}*{waktu}"
        f'*IF({h["Satuan waktu"]}="{SatuanWaktu.JAM}",60,1)/{aturan["waktu_efektif"]},"")'
    )
    rasio = f'IF(AND(ISNUMBER({unit}),ISNUMBER({orang}),N({unit})>0),{volume}*{orang}/{unit},"")'
    cara = f'OR({h["Pendekatan"]}="",{h["Pendekatan"]}="{Pendekatan.TUGAS.kata.nama}")'
    return (
        f'=IF(OR(NOT(ISNUMBER({volume})),{h["Ikut dihitung"]}="{TIDAK}"),"",'
        f"IF({cara},{tugas},{rasio}))"
    )


# --- Petunjuk -----------------------------------------------------------------------------------


def _write_petunjuk(buku: Buku, isian: Isian) -> dict[str, str]:
    """How to fill the sheet, and by which rules it is counted; gives the cells that formulas refer to."""
    a, ref = isian.aturan, {}
    lembar = buku.lembar_isian("Petunjuk", "Petunjuk pengisian", (30, 78))
    lembar.bagian("Berkas ini")
    lembar.isian("Cakupan", isian.cakupan)
    lembar.isian("Periode", str(isian.periode))
    if isian.dari:
        lembar.isian(
            "Tugas yang sudah terisi",
            f"Jabatan yang belum punya isian memakai tugas {isian.dari}; volumenya dikosongkan.",
        )
    if isian.terkunci:
        lembar.isian("Tidak dimuat", f"Unit yang analisisnya terkunci: {_some(isian.terkunci)}.")
    lembar.isian("Dibuat", isian.dibuat_pada, TANGGAL_JAM)
    lembar.isian("Oleh", isian.dibuat_oleh)

    lembar.bagian("Aturan penghitungan periode ini")
    ref["waktu_efektif"] = lembar.isian(
        "Waktu kerja efektif (menit per tahun)", a.waktu_efektif, APA_ADANYA
    )
    for p in (PeriodeVolume.HARIAN, PeriodeVolume.MINGGUAN, PeriodeVolume.BULANAN):
        ref[p] = lembar.isian(f"Volume {p.label} dikali", a.pengali[p], APA_ADANYA)
    lembar.isian("Sumber", a.sumber)

    lembar.bagian("Cara mengisi")
    for langkah, kalimat in (
        ("Satu baris, satu tugas", "Isi uraian tugas, hasil kerja, satuan, volume, periode volume, dan norma waktu."),
        ("Volume", "Berapa kali hasil itu keluar dalam periodenya: 250 per tahun, atau 1 per hari."),
        ("Norma waktu", "Waktu untuk satu hasil, dalam menit atau jam."),
        ("FTE", "Terhitung sendiri: volume × pengali × norma waktu ÷ waktu kerja efektif."),
        ("Angka", "Ketik 1.250 untuk seribu dua ratus lima puluh dan 0,5 untuk setengah, sesuai pengaturan Excel Anda. "
                  "Isian yang belum berupa angka (“12 bln x 4”) tetap disimpan, tetapi belum dihitung."),
        ("Pendekatan lain", "Hasil, objek, peralatan kerja, dan rasio memakai kolom Rasio: 8 desa per 1 penyuluh ditulis 8 dan 1. "
                            "Norma waktunya dikosongkan."),
        ("Menambah tugas", "Isi baris kosong, atau sisipkan baris di bawah tugas lain; kolom abu-abu dibiarkan kosong."),
        ("Rincian", "Nomori 1.a dan seterusnya di bawah baris 1 yang menjadi judul dan tidak memuat angka."),
        ("Menghapus tugas", "Kosongkan uraian dan angka baris itu. Jabatan yang semua barisnya kosong tidak diubah."),
        ("Mengurutkan tugas", "Urutan baris di lembar menjadi urutan tugas."),
        ("Kolom abu-abu", "Dipakai aplikasi untuk mengenali baris, sehingga catatan dan tanda yang sudah diterima tetap melekat. "
                          "Terkunci tanpa kata sandi (Tinjau, Jangan Proteksi Lembar)."),
        ("Mengembalikan", "Unggah berkas ini di halaman impor beban kerja. Sebelum disimpan, semua perubahan diperlihatkan."),
    ):  # fmt: skip
        lembar.isian(langkah, kalimat)
    lembar.catatan(
        f"Yang berlaku tetap hitungan aplikasi: FTE jabatan dibulatkan satu kali menurut aturan jenisnya, dengan "
        f"{format_angka(a.waktu_efektif)} menit per orang per tahun."
    )
    lembar.selesai()
    return ref


def _some(nama: list[str], banyak: int = 5) -> str:
    lain = len(nama) - banyak
    return ", ".join(nama[:banyak]) + (f" dan {lain} unit lain" if lain > 0 else "")
