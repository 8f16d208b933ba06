"""Sampul: what the workbook covers, by which rules, who made it, and how its figures can be checked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Protocol

import segno

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import (
    APA_ADANYA,
    BULAT,
    EMPAT_DESIMAL,
    TANGGAL_JAM,
    Buku,
    Isi,
    Lembar,
    LembarIsian,
    Rumus,
)
from units.calculators.jenis import Jenis
from workload.calculators.perhitungan import scale_steps
from workload.exports.kebutuhan import Kebutuhan

NAMA = "Sampul"


class Cetakan(Protocol):
    """A frozen copy of the figures on the server: the code of its page, the hash of what was frozen, and the
    address of the page ("" where it is not known)."""

    kode: str
    sidik: str
    alamat: str


def open_sheet(buku: Buku, data: Kebutuhan) -> LembarIsian:
    return buku.lembar_isian(NAMA, "KEBUTUHAN APARATUR SIPIL NEGARA", (30, 66))


def write(
    lembar: LembarIsian,
    data: Kebutuhan,
    jabatan: Lembar,
    isi: Sequence[tuple[str, str]],
    cetakan: Cetakan | None,
) -> str:
    """Gives the reference of the cell with the effective time, for formulas. `isi` names the sheets."""
    lembar.anak_judul((data.unit or data.instansi).nama)
    lembar.anak_judul(str(data.periode))
    _identitas(lembar, data)
    _ringkasan(lembar, data, jabatan)
    _keaslian(lembar, cetakan)
    lembar.tanda_tangan("Disusun oleh", "Diperiksa oleh")
    lembar.patah()
    waktu_efektif = _aturan(lembar, data)
    lembar.bagian("Lembar di buku kerja ini")
    for nama, keterangan in isi:
        lembar.isian(nama, keterangan, ke=nama)
    lembar.catatan(
        "Rumusnya hidup dari lembar ABK sampai rekap: ubah volume atau norma waktu untuk mencobanya. Kebutuhan "
        "adalah FTE jabatan yang dibulatkan satu kali di aplikasi menurut aturan di atas (ke atas mengabaikan "
        f"kelebihan sampai {format_angka(data.aturan.toleransi_ke_atas)} orang), jadi tidak ikut berubah. Kurang dan "
        "lebih dijumlahkan terpisah: kelebihan di satu jabatan tidak menutup kekurangan di jabatan lain. Tidak ada "
        "NIP atau nama pegawai di buku kerja ini."
    )
    lembar.selesai()
    return waktu_efektif


def _identitas(lembar: LembarIsian, data: Kebutuhan) -> None:
    lembar.bagian("Cakupan")
    lembar.isian("Instansi", f"{data.instansi.nama} ({data.instansi.kode})")
    lembar.isian(
        "Unit kerja",
        f"{data.unit.nama} ({data.unit.kode}) dan semua unit di bawahnya"
        if data.unit
        else f"{format_angka(len(data.units))} unit kerja",
    )
    keadaan = "ditutup" if data.periode.ditutup else "belum ditutup"
    lembar.isian("Periode", f"{data.periode} (tahun {data.periode.tahun}, {keadaan})")
    lembar.isian("Dibuat pada", data.dibuat_pada, TANGGAL_JAM)
    lembar.isian("Dibuat oleh", data.dibuat_oleh)


def _ringkasan(lembar: LembarIsian, data: Kebutuhan, jabatan: Lembar) -> None:
    total = data.total
    lembar.bagian("Ringkasan")
    for label, judul, nilai, bentuk in (
        ("Beban kerja (FTE)", "FTE", total.fte, EMPAT_DESIMAL),
        ("Kebutuhan", "Kebutuhan", total.kebutuhan, BULAT),
        ("Bezetting", "Bezetting", total.bezetting, BULAT),
        ("Kurang", "Kurang", total.kurang, BULAT),
        ("Lebih", "Lebih", total.lebih, BULAT),
    ):
        lembar.isian(label, _total(jabatan, judul, nilai, len(data.posts)), bentuk)
    lembar.isian("Jabatan", total.jabatan, BULAT)
    lembar.isian("Belum dianalisis", total.belum_dianalisis, BULAT)


def _total(jabatan: Lembar, judul: str, nilai, banyak: int) -> Isi:
    if not banyak:
        return nilai
    huruf, awal = jabatan.huruf(judul), jabatan.awal
    return Rumus(f"=SUM('{jabatan.nama}'!{huruf}{awal}:{huruf}{awal + banyak - 1})", nilai)


def _keaslian(lembar: LembarIsian, cetakan: Cetakan | None) -> None:
    lembar.bagian("Pemeriksaan angka")
    if cetakan is None:
        lembar.isian(
            "Salinan kerja",
            "Angkanya tidak dibekukan di server, jadi tidak dapat diperiksa dengan kode. Unduh dari halaman Unduh "
            "untuk mendapat kode periksa.",
        )
        return
    lembar.isian("Kode periksa", cetakan.kode)
    lembar.isian("Sidik (SHA-256)", cetakan.sidik)
    if cetakan.alamat:
        lembar.isian("Alamat", cetakan.alamat)
        lembar.gambar("Pindai untuk melihat angka yang dibekukan", qr(cetakan.alamat), sisi=96)


def qr(teks: str) -> bytes:
    """A QR code as PNG."""
    png = io.BytesIO()
    segno.make(teks, error="m", micro=False).save(png, kind="png", scale=8, border=2)
    return png.getvalue()


def _aturan(lembar: LembarIsian, data: Kebutuhan) -> str:
    a = data.aturan
    lembar.bagian("Aturan penghitungan periode ini")
    waktu_efektif = lembar.isian("Waktu kerja efektif (menit/tahun)", a.waktu_efektif, APA_ADANYA)
    lembar.isian("Sumber", a.sumber)
    for periode, pengali in a.pengali.items():
        lembar.isian(f"Pengali volume {periode.label}", pengali, APA_ADANYA)
    for jenis in Jenis:
        lembar.isian(f"Pembulatan {jenis.label}", a.cara(jenis).label)
    lembar.bagian("Peringkat EJ dan EU")
    for langkah in scale_steps(None, a.skala):
        lembar.isian(f"{langkah.peringkat.huruf} – {langkah.peringkat.label}", langkah.syarat)
    lembar.isian("Sumber", data.sumber_skala)
    return waktu_efektif
