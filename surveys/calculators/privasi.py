"""What is kept of citizens, how long and why; and what they agree to. The page /privasi/ is drawn from these
tables and surveys.actions.hapus deletes by them, so that what is said and what is done cannot differ. Pure.

Sources: UU 27/2022 (Pelindungan Data Pribadi) Pasal 5–8, 16, 20–24, 40–44. No regulation that was found names
days for these kinds (UNVERIFIED: the Jadwal Retensi Arsip of the instansi may), so most can be set per instansi.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Jenis(StrEnum):
    KONTAK = "kontak"
    ADUAN = "aduan"
    ASPIRASI = "aspirasi"
    SARAN = "saran"
    PESERTA = "peserta"
    TIKET = "tiket"
    SIDIK = "sidik"
    PERCOBAAN = "percobaan"
    GARAM = "garam"
    SESI = "sesi"


@dataclass(frozen=True)
class Simpanan:
    """One kind. `hari` are counted from `sejak`; `sisa` is what remains afterwards.

    diatur    an instansi may set its own days
    bersama   belongs to the server, not to one instansi
    """

    apa: str
    untuk: str
    sejak: str
    hari: int
    sisa: str
    diatur: bool = False
    bersama: bool = False


SIMPANAN = {
    Jenis.KONTAK: Simpanan(
        "Nama dan kontak pelapor pengaduan (disandikan), dan alasan petugas melihatnya", "Menghubungi pelapor", "pengaduan ditutup", 90,
        "Catatan bahwa kontak pernah ada, kapan dilihat, dan sudah dihapus",
    ),
    Jenis.ADUAN: Simpanan(
        "Tulisan pengaduan, pesan, catatan petugas, dan alasan", "Menindaklanjuti pengaduan dan membuktikannya",
        "pengaduan ditutup", 730, "Jenis, unit, tanggal, status, dan penilaian, untuk dihitung", diatur=True,
    ),
    Jenis.ASPIRASI: Simpanan(
        "Tulisan asli aspirasi dan perubahannya", "Memeriksa sebelum terbit", "ditinjau petugas (dikirim, bila tidak pernah ditinjau)", 365,
        "Tulisan yang terbit, data pribadinya disamarkan; dari yang tidak terbit: bahwa pernah ada", diatur=True,
    ),
    Jenis.SARAN: Simpanan(
        "Saran dan pekerjaan yang ditulis sendiri di survei", "Memperbaiki layanan", "survei berakhir", 730,
        "Nilai, usia, jenis kelamin, pendidikan, pekerjaan, jam, dan tanggal, tanpa nama", diatur=True,
    ),
    Jenis.PESERTA: Simpanan(
        "Nama dan asal peserta forum warga, juga di notulen yang sudah terbit", "Undangan dan berita acara", "hari forum", 730,
        "Banyaknya peserta menurut unsur masyarakat; notulen seperti yang terbit, data pribadinya disamarkan", diatur=True,
    ),
    Jenis.TIKET: Simpanan(
        "Tautan survei sekali pakai yang tidak dipakai", "Satu jawaban untuk satu layanan", "survei berakhir", 90,
        "Tidak ada", diatur=True,
    ),
    Jenis.SIDIK: Simpanan(
        "Sidik acak asal kiriman (bukan alamat internet)", "Mengenali kiriman beruntun", "dikirim; 7 hari bila kiriman itu menunggu diperiksa", 1,
        "Tidak ada", bersama=True,
    ),
    Jenis.PERCOBAAN: Simpanan(
        "Sidik percobaan dari tempat yang sama", "Membatasi percobaan", "dicoba", 0, "Tidak ada", bersama=True,
    ),
    Jenis.GARAM: Simpanan(
        "Kunci harian pembuat sidik; tanpa itu sidik tidak berarti", "Membuat sidik", "dibuat", 0, "Tidak ada",
        bersama=True,
    ),
    Jenis.SESI: Simpanan(
        "Sesi peramban (pengaduan yang sedang dibuka)", "Membuka halaman yang dipantau", "kedaluwarsa", 0,
        "Tidak ada", bersama=True,
    ),
}  # fmt: skip
HARI_TERPENDEK, HARI_TERPANJANG = 30, 3650
TERHAPUS = "(dihapus sesuai masa simpan)"
"""Stands where a text was that has to be there."""


def days_of(jenis: Jenis, diatur: dict[str, int]) -> int:
    """The days in force where an instansi set these."""
    simpanan = SIMPANAN[jenis]
    return diatur.get(jenis, simpanan.hari) if simpanan.diatur else simpanan.hari


def limit_of(jenis: Jenis, diatur: dict[str, int], hari_ini: date) -> date:
    """What is dated before this day goes."""
    return hari_ini - timedelta(days=days_of(jenis, diatur))


def in_words(hari: int) -> str:
    if hari == 0:
        return "sampai hari itu berakhir"
    return f"{hari // 365} tahun" if hari % 365 == 0 else f"{hari} hari"


@dataclass(frozen=True)
class Persetujuan:
    """A text that people agree to; what they agreed to is kept with what they gave, word by word. A changed
    text is a new line: the earlier ones stay."""

    versi: str
    berlaku: date
    teks: str


PERSETUJUAN_KONTAK = (
    Persetujuan(
        "1 (2026)",
        date(2026, 1, 1),
        "Saya setuju nama dan kontak saya disimpan hanya untuk menindaklanjuti pengaduan ini, dilihat hanya oleh "
        "pejabat yang berwenang dan setiap kali dilihat dicatat, lalu dihapus paling lambat "
        f"{SIMPANAN[Jenis.KONTAK].hari} hari setelah pengaduan ditutup. Saya dapat menghapusnya lebih awal kapan saja.",
    ),
)
"""Consent (UU 27/2022 Pasal 20 ayat (2), 22, 24) to keeping a reporter's contact, oldest first."""


def current(teks: tuple[Persetujuan, ...], hari_ini: date) -> Persetujuan:
    return max((t for t in teks if t.berlaku <= hari_ini), key=lambda t: t.berlaku)
