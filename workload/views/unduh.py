"""/unduh/: everything that leaves, on one page, after a look at what would come back."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from units.calculators.jenis import Jenis
from units.models.unit_kerja import user_scope
from units.permissions import may, may_anywhere
from workload import laporan
from workload.exports.kebutuhan import read_kebutuhan
from workload.exports.siasn import JENIS_PENGADAAN
from workload.kesiapan import Kesiapan, Perkara, read_kesiapan
from workload.models import Cetakan
from workload.views.ekspor import open_scope

CETAKAN_TAMPIL = 20


@dataclass(frozen=True)
class Berkas:
    """Something to download: what, for whom, what is in it, how much, and by which addresses."""

    nama: str
    untuk: str
    isi: str
    ukuran: str
    tombol: list[tuple[str, str]] = field(
        default_factory=list
    )  # (word, address), the usual one first
    utama: bool = False


@require_safe
def unduh(request, periode):
    """?unit= narrows everything to a unit and what is below it."""
    periode, unit = open_scope(request, periode)
    data = read_kebutuhan(periode, unit=unit, user=request.user, angka_saja=True)
    kesiapan = read_kesiapan(data)
    cetakan = Cetakan.objects.visible_to(request.user).filter(periode=periode)
    return render(
        request,
        "workload/unduh.html",
        {
            "periode": periode,
            "instansi": periode.instansi,
            "unit": unit,
            "sebagian": unit is None
            and periode.instansi_id not in user_scope(request.user, Permission.LIHAT)[0],
            "jejak": [
                (
                    f"Kesenjangan {periode.tahun}",
                    reverse("workload:kesenjangan", args=[periode.pk]),
                ),
                *([(unit.nama, laporan.Alamat(periode).unit(unit.pk))] if unit else []),
                ("Unduh", ""),
            ],
            "berat": [_finding(p, periode, unit) for p in kesiapan.temuan if p.berat],
            "ringan": [_finding(p, periode, unit) for p in kesiapan.temuan if not p.berat],
            "beres": [p.beres for p in kesiapan.beres],
            "berkas": _files(request.user, data, kesiapan),
            "cetakan": cetakan.select_related("unit", "oleh").defer("isi")[:CETAKAN_TAMPIL],
        },
    )


def _finding(perkara: Perkara, periode, unit) -> dict:
    """A finding with its addresses."""
    awal = [periode.pk] if perkara.halaman.startswith("workload:") else []
    daftar = ""
    if perkara.daftar:
        halaman, query = perkara.daftar
        milik = f"&unit={unit.pk}" if unit else ""
        daftar = f"{reverse(halaman, args=[periode.pk])}?{query}{milik}"
    return {
        "judul": f"{laporan.whole(perkara.jumlah)} {perkara.judul}",
        "arti": perkara.arti,
        "contoh": [
            (c.nama, reverse(perkara.halaman, args=[*awal, c.nomor])) for c in perkara.contoh
        ],
        "lainnya": laporan.whole(perkara.jumlah - len(perkara.contoh))
        if perkara.jumlah > len(perkara.contoh)
        else "",
        "daftar": daftar,
    }


def _files(user, data, kesiapan: Kesiapan) -> list[Berkas]:
    periode, unit = data.periode, data.unit
    posts, tugas = laporan.whole(len(data.posts)), laporan.whole(kesiapan.baris_tugas)
    kurang = [p for p in data.posts if p.kurang]
    diusulkan = [p for p in kurang if Jenis(p.jenis) in JENIS_PENGADAAN]
    dipromosikan = sum(p.kurang for p in kurang) - sum(p.kurang for p in diusulkan)

    def alamat(nama: str, **query) -> str:
        query |= {"unit": unit.pk} if unit else {}
        return reverse(nama, args=[periode.pk]) + (f"?{urlencode(query)}" if query else "")

    berkas = [
        Berkas(
            "Buku kerja untuk BKD",
            "BKD atau BKPSDM, biro organisasi, dan arsip unit",
            "Sampul dengan aturan dan kode periksa, rekap unit, per jabatan, ABK dengan rumus hidup, Formulir 1, "
            "Proyeksi 5 Tahun, Peta Jabatan, Daftar Kebutuhan, dan Rekap Kebutuhan ASN. Angkanya dibekukan, "
            "sehingga dapat diperiksa kemudian.",
            f"{posts} jabatan, {tugas} baris uraian tugas",
            [("Unduh Excel", alamat("workload:kesenjangan-export"))],
            utama=True,
        ),
        Berkas(
            "Peta jabatan",
            "lampiran usulan dan papan informasi",
            "Bagan pohon jabatan dengan kelas, bezetting, kebutuhan, dan selisihnya, siap cetak di A3.",
            f"{posts} jabatan",
            [
                ("Unduh PDF", alamat("workload:peta-jabatan-pdf")),
                ("SVG", alamat("workload:peta-jabatan-svg")),
                ("Lihat", alamat("workload:peta-jabatan")),
            ],
        ),
        Berkas(
            "Rincian formasi SIASN",
            "pengelola SIASN Layanan Perencanaan",
            "CSV 15 kolom, satu baris untuk setiap jabatan yang kurang pegawai; judul di baris 1, nama kolom di "
            "baris 2. Pilih jenis pengadaannya: berkas ini tidak memutuskannya. "
            + (
                f"Jabatan manajerial tidak ikut ({laporan.whole(dipromosikan)} orang): diisi lewat promosi."
                if dipromosikan
                else "Jabatan manajerial tidak ikut: diisi lewat promosi."
            ),
            f"{laporan.whole(len(diusulkan))} baris, {laporan.whole(sum(p.kurang for p in diusulkan))} orang",
            [
                ("Sebagai CPNS", alamat("workload:siasn-rincian", pengadaan="cpns")),
                ("Sebagai PPPK", alamat("workload:siasn-rincian", pengadaan="pppk")),
            ],
        ),
        Berkas(
            "SOTK SIASN",
            "pengelola SIASN Layanan Perencanaan",
            "Susunan unit dalam 13 kolom seperti ekspor SIASN. TOTAL KEBUTUHAN berisi kebutuhan jabatan unit itu "
            "sendiri, supaya dapat dijumlahkan; pilihan lain memuat semua bawahannya.",
            f"{laporan.whole(len(data.units))} unit",
            [
                ("Unduh Excel", alamat("workload:siasn-sotk")),
                ("Dengan bawahan", alamat("workload:siasn-sotk", kebutuhan="bawahan")),
            ],
        ),
    ]
    if _may_fill(user, data):
        berkas.insert(
            1,
            Berkas(
                "Berkas isian",
                "petugas yang mengisi di Excel",
                "Unit, jabatan, dan uraian tugas yang sudah ada, untuk diisi lalu diimpor kembali tanpa kehilangan.",
                f"{posts} jabatan, {tugas} baris uraian tugas",
                [("Unduh berkas isian", alamat("workload:beban-isian"))],
            ),
        )
    return berkas


def _may_fill(user, data) -> bool:
    if data.unit is not None:
        return may(user, Permission.ISI_BEBAN, unit=data.unit)
    return may_anywhere(user, Permission.ISI_BEBAN, instansi=data.instansi)
