"""Does the state of a complaint allow it? (May this person? is units.permissions.) Buttons, pages and actions
ask the same functions; each refusal is a sentence in Indonesian, "" where nothing stands in the way."""

from __future__ import annotations

from datetime import date

from surveys.calculators.penapisan import LABEL, find_pribadi, is_of_a_person
from surveys.models import Pengaduan
from surveys.status_pengaduan import TRANSISI, Status, Transisi
from units.actions.dasar import ALASAN_MINIMUM

PESAN_SEHARI = 20
"""Messages of one reporter on one day; more is no conversation."""


def is_about(pengaduan: Pengaduan, user) -> bool:
    """For that officer the complaint does not exist, whatever the role."""
    return pengaduan.terlapor_id is not None and pengaduan.terlapor_id == user.pk


def refuse_transition(transisi: Transisi, pengaduan: Pengaduan) -> str:
    if Status(pengaduan.status) not in transisi.dari:
        return f"Pengaduan ini berstatus “{pengaduan.keadaan.label}”; langkah ini tidak berlaku."
    return ""


def refuse_reopen(pengaduan: Pengaduan, hari_ini: date) -> str:
    """For the reporter; an officer may reopen at any time."""
    if tolak := refuse_transition(TRANSISI["buka"], pengaduan):
        return tolak
    if pengaduan.tenggat_buka is None or hari_ini > pengaduan.tenggat_buka:
        return "Waktu untuk membuka kembali pengaduan ini sudah lewat. Anda dapat membuat pengaduan baru."
    return ""


def refuse_kepuasan(pengaduan: Pengaduan) -> str:
    if pengaduan.keadaan.terbuka:
        return "Penilaian dapat diberikan setelah pengaduan ditutup."
    if pengaduan.kepuasan is not None:
        return "Penilaian Anda sudah kami terima."
    return ""


def refuse_open(pengaduan: Pengaduan) -> str:
    """For everything that a closed complaint no longer takes."""
    return "" if pengaduan.keadaan.terbuka else "Pengaduan ini sudah ditutup."


def refuse_extension(pengaduan: Pengaduan, hari: int) -> str:
    if pengaduan.status != Status.PROSES:
        return "Hanya pengaduan yang sedang ditindaklanjuti yang dapat diperpanjang."
    sisa = pengaduan.hari_perpanjangan - pengaduan.diperpanjang
    if not sisa:
        return "Perpanjangan pengaduan ini sudah habis."
    if not 1 <= hari <= sisa:
        return f"Perpanjangan 1 sampai {sisa} hari kerja."
    return ""


def refuse_alasan(alasan: str) -> str:
    if len(alasan.strip()) < ALASAN_MINIMUM:
        return f"Tulis paling sedikit {ALASAN_MINIMUM} huruf."
    return ""


def refuse_pribadi(teks: str, *, milik_kantor: bool, awal: str = "Jawaban") -> str:
    """Why a text of an officer may not go to the reporter, or to everybody: it looks as if it held somebody's
    data. `milik_kantor`: the officer says that numbers, addresses and names in it are the office's own (a NIK or
    NIP never is); `awal`: how the sentence begins."""
    temuan = find_pribadi(teks)
    selalu = [t for t in temuan if is_of_a_person(t.jenis, teks[t.awal : t.akhir])]
    if milik_kantor:
        temuan = selalu
    if not temuan:
        return ""
    daftar = "; ".join(f"{LABEL[t.jenis]} “{teks[t.awal : t.akhir]}”" for t in temuan)
    jalan = "Hapus bagian itu." if selalu else "Hapus, atau nyatakan bahwa itu data kantor."
    return f"{awal} memuat data yang tampak pribadi: {daftar}. {jalan}"


def available_transitions(pengaduan: Pengaduan) -> list[Transisi]:
    return [t for t in TRANSISI.values() if not refuse_transition(t, pengaduan)]
