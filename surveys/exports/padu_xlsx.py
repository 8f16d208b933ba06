"""The list of units where weak service, load and shortage meet, as a workbook."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from asnplan.lib.xlsx import BULAT, DESIMAL, EMPAT_DESIMAL, Buku, Kolom
from surveys.calculators.temu import Bagian
from surveys.padu.daftar import Daftar
from surveys.padu.kata import NAMA_BAGIAN, as_number, no_index, respondents, round_text, unsur_name
from surveys.padu.suara import parts_of

NAMA = "Suara dan beban"
_WARGA, _RENCANA, _BAGIAN = "Suara warga", "Rencana kebutuhan", "Bagian indeks (0 sampai 1)"
KOLOM = [
    Kolom("Kode unit", 20, bungkus=True),
    Kolom("Unit kerja", 44, bungkus=True),
    Kolom("Indeks temu", 9, "0.0"),
    Kolom("IKM", 9, DESIMAL, induk=_WARGA),
    Kolom("Mutu", 6, tengah=True, induk=_WARGA),
    Kolom("Responden", 10, BULAT, induk=_WARGA),
    Kolom("Unsur terlemah", 26, bungkus=True, induk=_WARGA),
    Kolom("Nilai unsur", 9, DESIMAL, induk=_WARGA),
    Kolom("Pengaduan terbuka", 11, BULAT, induk=_WARGA),
    Kolom("Lewat tenggat", 9, BULAT, induk=_WARGA),
    Kolom("Aspirasi", 9, BULAT, induk=_WARGA),
    Kolom("FTE", 11, EMPAT_DESIMAL, induk=_RENCANA),
    Kolom("Kebutuhan", 11, BULAT, induk=_RENCANA),
    Kolom("Bezetting", 10, BULAT, induk=_RENCANA),
    Kolom("Kurang", 9, BULAT, induk=_RENCANA),
    Kolom("EU", 9, EMPAT_DESIMAL, induk=_RENCANA),
    *[Kolom(NAMA_BAGIAN[b], 11, EMPAT_DESIMAL, induk=_BAGIAN) for b in Bagian],
    Kolom("Keterangan", 34, bungkus=True),
]


def write_daftar(daftar: Daftar, periode, file: BinaryIO, *, hari_ini: date) -> None:
    judul = f"Suara warga dan beban kerja, {periode.instansi.nama}"
    bobot = ", ".join(f"{NAMA_BAGIAN[b]} {n}" for b, n in daftar.bobot.items())
    survei = daftar.suara.putaran
    berjalan = bool(survei and survei.survei.takes_answers(hari_ini))
    with Buku(file, judul=judul, kaki=judul[:110]) as buku:
        lembar = buku.lembar(
            NAMA,
            KOLOM,
            judul=[
                "SUARA WARGA DAN BEBAN KERJA",
                f"{periode.instansi.nama} · {periode}",
                f"Survei: {round_text(daftar.suara, berjalan)}",
                f"Bobot: {bobot}",
            ],
        )
        for b in daftar.baris:
            lembar.tulis(_cells(b, daftar))
        lembar.catatan(
            "Setiap baris memuat unit itu beserta semua unit di bawahnya. Indeks = 100 × Σ bobot × bagian ÷ Σ bobot, "
            "atas bagian yang ada; bagian yang kosong tidak dihitung nol. Angka survei dari jawaban yang terlalu "
            "sedikit tidak ditampilkan."
        )
        lembar.selesai(beku_kolom=2)


def _cells(b, daftar: Daftar) -> tuple:
    j, h, suara = b.jumlah, b.hasil, daftar.suara
    lemah = h.terlemah[0] if h else None
    tutup = suara.tertutup(b.pk)
    return (
        j.kode,
        j.nama,
        b.temu.indeks if b.temu else "–",
        h.ikm if h else "–",
        h.mutu.huruf if h and h.mutu else "–",
        respondents(b.respons, tertutup=True) if tutup else b.respons,
        unsur_name(suara, lemah.kode) if lemah else "–",
        lemah.ikm if lemah else "–",
        b.hitungan.terbuka,
        b.hitungan.terlambat,
        b.hitungan.aspirasi,
        j.fte,
        j.kebutuhan,
        j.bezetting,
        j.kurang,
        j.eu if j.eu is not None else "–",
        *(_part(n) for n in parts_of(h, j).values()),
        "" if b.temu else no_index(suara, b.pk, j, daftar.bobot),
    )


def _part(nilai):
    return "–" if nilai is None else as_number(nilai)
