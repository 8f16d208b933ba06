"""Two forums, one with its result and one to come, and what residents proposed: promises kept, late, under
way and impossible."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from surveys.demo.usulan import (
    GABUNG,
    HADIR,
    KOMITMEN,
    MUSRENBANG,
    TEMA,
    TIDAK_HADIR,
    UNDANGAN_BERIKUT,
    USULAN,
)
from surveys.models import (
    Aspirasi,
    Dukungan,
    Forum,
    HitunganHadir,
    Komitmen,
    Layanan,
    PesertaForum,
    TemaAspirasi,
)
from units.models import Instansi
from workload.demo.struktur import units

TERBIT = datetime(2026, 3, 16, 2, tzinfo=UTC)
NOTULEN = """Warga pesisir dan Lingkungan 4 menyampaikan bahwa antrean KTP dimulai sebelum kantor buka.
Pengurus LPM meminta loket tambahan pada hari Senin dan pada jam istirahat.
Kader posyandu meminta perekaman KTP di rumah untuk lansia.
Disdukcapil menjelaskan jatah perekaman harian dan alat perekaman keliling."""
TANGGAPAN = """Kecamatan setuju membuka antrean lewat pesan singkat dan menghitung kembali kebutuhan petugas loket.
Kelurahan Rengas Pulau menyanggupi surat keterangan tidak mampu pada hari yang sama."""


@transaction.atomic
def load(instansi: Instansi) -> None:
    """Put it into the demo's instansi, which has units already."""
    kode = {u.kunci: u.kode for u in units()}
    ada = {u.kode: u for u in instansi.unit.all()}
    unit = {kunci: ada[k] for kunci, k in kode.items() if k in ada}
    tema = [
        TemaAspirasi.objects.get_or_create(instansi=instansi, nama=nama, defaults={"urutan": n})[0]
        for n, nama in enumerate(TEMA)
    ]
    forum = _forums(unit)
    aspirasi = _proposals(unit, tema, forum)
    hari_ini = timezone.localdate()
    for tempat, asal, isi, pemilik, batas, semula, lain in KOMITMEN:
        if isinstance(batas, int):
            batas = hari_ini + timedelta(days=batas)
        Komitmen.objects.create(
            unit=unit[tempat], forum=forum, aspirasi=aspirasi[asal], isi=isi, pemilik=pemilik,
            batas=batas, batas_awal=semula or batas, **lain,
        )  # fmt: skip
    Komitmen.objects.filter(forum=forum).update(dibuat_pada=TERBIT)


def _forums(unit) -> Forum:
    """The one that is over, which is returned, and the one to come."""
    lalu = Forum.objects.create(
        unit=unit[""], layanan=_service(unit["YANUM"], "KTP"), kode="marelan",
        judul="Forum Konsultasi Publik Layanan Adminduk 2026",
        tema="Antrean perekaman KTP elektronik dan waktu penyelesaian surat.",
        dasar="PermenPANRB 16/2017", tanggal=date(2026, 3, 12), jam_mulai=time(9), jam_selesai=time(12),
        tempat="Aula Kantor Camat Medan Marelan",
        agenda="09.00 Pembukaan oleh Camat\n09.15 Hasil survei kepuasan 2025\n09.45 Dialog\n11.30 Kesepakatan dan penandatanganan",
        nomor_undangan="005/112", jabatan_pimpinan="Camat Medan Marelan", nomor_ba="065/87",
        notulen=NOTULEN, tanggapan=TANGGAPAN, notulen_terbit=NOTULEN, tanggapan_terbit=TANGGAPAN,
        lampiran="Foto dan daftar hadir yang ditandatangani: map FKP 2026, Subbagian Umum",
        status="terbit", terbit_pada=TERBIT,
    )  # fmt: skip
    _people(lalu, HADIR, hadir=True)
    _people(lalu, TIDAK_HADIR, hadir=False)
    HitunganHadir.objects.create(forum=lalu, unsur="pengguna", orang=9)
    nanti = Forum.objects.create(
        unit=unit["1002"], kode="rengas", judul="Forum warga Kelurahan Rengas Pulau",
        tema="Surat keterangan, loket, dan bantuan sosial.", dasar="PermenPANRB 16/2017",
        tanggal=timezone.localdate() + timedelta(days=14), jam_mulai=time(9), jam_selesai=time(11, 30),
        tempat="Balai warga Rengas Pulau", jabatan_pimpinan="Lurah Rengas Pulau",
        agenda="09.00 Pembukaan oleh Lurah\n09.15 Yang sudah dikerjakan dari forum lalu\n09.45 Dialog\n11.00 Kesepakatan",
        status="diundang",
    )  # fmt: skip
    _people(nanti, UNDANGAN_BERIKUT, hadir=False)
    return lalu


def _people(forum: Forum, daftar, *, hadir: bool) -> None:
    PesertaForum.objects.bulk_create(
        PesertaForum(forum=forum, nama=nama, unsur=unsur, asal=asal, hadir=hadir)
        for unsur, asal, orang in daftar
        for nama in orang
    )


def _proposals(unit, tema, forum) -> dict[str, Aspirasi]:
    semua, alasan = {}, {
        "makian": {"alasan": "Menuding seseorang tanpa usulan. Untuk keluhan tentang petugas, pakai halaman pengaduan."},
        "iklan": {"curiga": "kolom tersembunyi terisi"},
    }  # fmt: skip
    for kunci, tempat, layanan, n, sumber, status, tanggal, dukungan, judul, isi in USULAN:
        isian = {"status": status} | alasan.get(kunci, {})
        if status == "terbit":
            pada = max(datetime.fromisoformat(f"{tanggal}T09:00:00+07:00") + timedelta(days=1), TERBIT)  # fmt: skip
            isian |= {"judul_terbit": judul, "isi_terbit": isi, "terbit_pada": pada}
        if sumber == "forum":
            isian |= {"forum": forum, "pengusul": "Peserta forum"}
        if sumber == "musrenbang":
            isian |= {"tahun": 2026, "tingkat": "kelurahan", "nomor_ba": MUSRENBANG[tanggal], "pengusul": "Peserta musrenbang kelurahan"}  # fmt: skip
        semua[kunci] = Aspirasi.objects.create(
            unit=unit[tempat], layanan=_service(unit[tempat], layanan) if layanan else None,
            judul=judul, isi=isi, tema=tema[n], sumber=sumber, tanggal=tanggal, **isian,
        )  # fmt: skip
        Dukungan.objects.bulk_create(
            Dukungan(aspirasi=semua[kunci], perangkat=f"contoh-{len(semua) * 7 + i}")
            for i in range(dukungan)
        )
    for kunci, ke in GABUNG.items():
        Aspirasi.objects.filter(pk=semua[kunci].pk).update(induk=semua[ke])
    return semua


def _service(unit, nama: str) -> Layanan | None:
    return Layanan.objects.filter(unit=unit, nama__icontains=nama).first()


def remove(instansi: Instansi) -> None:
    """Take it out again, before its units go."""
    Komitmen.objects.filter(unit__instansi=instansi).delete()
    Aspirasi.objects.filter(unit__instansi=instansi).update(induk=None)
    Aspirasi.objects.filter(unit__instansi=instansi).delete()
    Forum.objects.filter(unit__instansi=instansi).delete()
    TemaAspirasi.objects.filter(instansi=instansi).delete()
