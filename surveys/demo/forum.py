"""A forum of the kecamatan and a few aspirations: one promise kept, one late, one under way."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from django.db import transaction

from surveys.models import Aspirasi, Dukungan, Forum, Komitmen, Layanan, PesertaForum, TemaAspirasi
from units.models import Instansi

TEMA = ("Antrean dan waktu layanan", "Petugas dan keramahan", "Sarana dan prasarana", "Biaya", "Informasi")  # fmt: skip
HADIR = (
    # people, element, where from; names of nobody
    ("Warga", "pengguna", "Lingkungan", 9),
    ("Pengurus", "oms", "LPM Rengas Pulau", 3),
    ("Dosen", "akademisi", "Pusat studi pelayanan publik", 1),
    ("Petugas", "instansi", "Disdukcapil", 2),
    ("Pelayan", "penyelenggara", "Kecamatan", 3),
)
TIDAK_HADIR = (("Wartawan", "media", "Surat kabar setempat", 1),)

USULAN = (
    # key, unit, title, text, theme, source, supporters
    ("antrean", "", "Nomor antrean KTP dapat diambil dari rumah", "Kami datang sejak pukul enam dan belum tentu mendapat nomor.", 0, "forum", 31),
    ("loket", "", "Tambah loket pada hari Senin", "Senin antrean dua kali hari lain, loket yang buka hanya satu.", 0, "forum", 18),
    ("kursi", "1002", "Kursi tunggu dan jalan landai di kantor lurah", "Orang tua dan pengguna kursi roda menunggu di luar.", 2, "forum", 12),
    ("syarat", "1002", "Daftar syarat surat ditempel di depan kantor", "Supaya tidak bolak-balik melengkapi berkas.", 4, "web", 7),
)  # fmt: skip


@transaction.atomic
def load_forum_demo(instansi: Instansi) -> None:
    """Put it into the demo's instansi, which has units already."""
    kecamatan = instansi.unit.filter(induk=None).order_by("pk").first()
    kelurahan = instansi.unit.filter(kode__endswith="1002").first() or kecamatan
    unit = {"": kecamatan, "1002": kelurahan}
    tema = [
        TemaAspirasi.objects.get_or_create(instansi=instansi, nama=nama, defaults={"urutan": n})[0]
        for n, nama in enumerate(TEMA)
    ]
    layanan = Layanan.objects.filter(unit__instansi=instansi, nama__icontains="KTP").first()
    forum = Forum.objects.create(
        unit=kecamatan, layanan=layanan, kode="marelan", judul="Forum Konsultasi Publik Layanan Adminduk 2026",
        tema="Antrean perekaman KTP elektronik dan waktu penyelesaian surat.",
        dasar="PermenPANRB 16/2017", tanggal=date(2026, 3, 12), jam_mulai=time(9), jam_selesai=time(12),
        tempat="Aula Kantor Camat Medan Marelan", agenda="09.00 Pembukaan\n09.15 Hasil survei kepuasan 2025\n09.45 Dialog\n11.30 Kesepakatan dan penandatanganan",
        nomor_undangan="005/112", pimpinan="", jabatan_pimpinan="Camat Medan Marelan", nomor_ba="065/87",
        notulen="Warga lingkungan pesisir menyampaikan bahwa antrean KTP dimulai sebelum kantor buka.\nPengurus LPM meminta loket tambahan pada hari Senin.\nDisdukcapil menjelaskan jatah perekaman harian.",
        tanggapan="Kecamatan setuju membuka antrean daring dan menghitung kembali kebutuhan petugas loket.",
        lampiran="Arsip Subbagian Umum, map FKP 2026", status="terbit", terbit_pada=datetime(2026, 3, 16, 2, tzinfo=UTC),
    )  # fmt: skip
    Forum.objects.filter(pk=forum.pk).update(
        notulen_terbit=forum.notulen, tanggapan_terbit=forum.tanggapan
    )
    for hadir, daftar in ((True, HADIR), (False, TIDAK_HADIR)):
        PesertaForum.objects.bulk_create(
            PesertaForum(forum=forum, nama=f"{sebutan} {n}", unsur=unsur, asal=asal, hadir=hadir)
            for sebutan, unsur, asal, banyak in daftar
            for n in range(1, banyak + 1)
        )
    Forum.objects.create(
        unit=kelurahan, kode="rengas", judul="Forum warga Kelurahan Rengas Pulau",
        tema="Surat keterangan dan bantuan sosial.", tanggal=date(2026, 12, 3), jam_mulai=time(9),
        tempat="Balai kelurahan", agenda="09.00 Pembukaan\n09.30 Dialog\n11.00 Kesepakatan", status="diundang",
    )  # fmt: skip
    ada = {}
    for kunci, tempat, judul, isi, n, sumber, dukungan in USULAN:
        ada[kunci] = a = Aspirasi.objects.create(
            unit=unit[tempat], judul=judul, isi=isi, judul_terbit=judul, isi_terbit=isi, tema=tema[n],
            sumber=sumber, forum=forum if sumber == "forum" else None, tanggal=date(2026, 3, 12),
            pengusul="Warga lingkungan pesisir" if sumber == "forum" else "", status="terbit",
            terbit_pada=datetime(2026, 3, 16, 2, tzinfo=UTC),
        )  # fmt: skip
        Dukungan.objects.bulk_create(
            Dukungan(aspirasi=a, perangkat=f"contoh-{i}") for i in range(dukungan)
        )
    Aspirasi.objects.create(
        unit=kecamatan, judul="Antrean KTP lewat telepon genggam", sumber="web", tanggal=date(2026, 4, 2),
        isi="Mohon nomor antrean KTP dapat diambil dari rumah. Hubungi saya di 0812 0000 1234.",
    )  # fmt: skip
    Aspirasi.objects.create(
        unit=kelurahan, judul="Tambah petugas pelayanan surat di kelurahan", sumber="musrenbang",
        tahun=2026, tingkat="kelurahan", nomor_ba="BA-04/2026", tanggal=date(2026, 1, 22), tema=tema[1],
        pengusul="Peserta musrenbang kelurahan",
    )  # fmt: skip
    for isi, pemilik, tempat, asal, batas, lain in (
        ("Membuka nomor antrean KTP lewat pesan singkat.", "Kepala Seksi Pelayanan Umum", "", "antrean", date(2026, 6, 30),
         {"status": "selesai", "selesai_pada": date(2026, 6, 12), "bukti": "Pengumuman 474/201, 12 Juni 2026"}),
        ("Menghitung kembali kebutuhan petugas loket dan membuka loket kedua pada hari Senin.", "Sekretaris Kecamatan", "", "loket", date(2026, 9, 30),
         {"status": "jalan", "keterangan": "Analisis beban kerja loket selesai; menunggu penempatan petugas."}),
        ("Memasang jalan landai dan delapan kursi tunggu.", "Lurah Rengas Pulau", "1002", "kursi", date(2027, 2, 28),
         {"status": "jalan"}),
    ):  # fmt: skip
        Komitmen.objects.create(
            unit=unit[tempat], forum=forum, aspirasi=ada[asal], isi=isi, pemilik=pemilik, batas=batas, batas_awal=batas, **lain
        )  # fmt: skip


def remove_forum_demo(instansi: Instansi) -> None:
    """Take it out again, before its units go."""
    Komitmen.objects.filter(unit__instansi=instansi).delete()
    Aspirasi.objects.filter(unit__instansi=instansi).update(induk=None)
    Aspirasi.objects.filter(unit__instansi=instansi).delete()
    Forum.objects.filter(unit__instansi=instansi).delete()
    TemaAspirasi.objects.filter(instansi=instansi).delete()
