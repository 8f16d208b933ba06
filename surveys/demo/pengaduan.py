"""Complaints of the demo, one or more in each state: asked, late, gone up, answered, reopened, handed over."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from surveys.actions.atur_pengaduan import use_default_kategori, use_known_holidays
from surveys.actions.kontak import keep_kontak
from surveys.actions.pengaduan import restart
from surveys.actions.tangani import escalate_overdue, hand_over, leave_note, move, reply
from surveys.calculators.nomor import hash_rahasia, make_nomor
from surveys.calculators.tenggat import compute_tenggat
from surveys.kalender import kalender_of
from surveys.models import JejakPengaduan, Layanan, Pengaduan, PesanPengaduan
from surveys.models.pengaduan import Langkah, Pihak
from surveys.pengiriman import new_tanda, read_tanda
from units.models import Instansi, UnitKerja
from workload.demo.struktur import KODE_KECAMATAN

RAHASIA_DEMO = "demo-demo-demo"
"""The secret of every complaint of the demo."""

ADUAN = (
    # random part, unit, category from 0, days ago, how, text, where, when
    ("k7mq9xd", "YANUM", 1, 1, "anonim", "Loket KTP tutup pukul sepuluh pagi padahal antrean masih panjang. Tidak ada pemberitahuan.", "Loket kantor camat", "Senin pagi"),
    ("p3wz6bh", "1002", 0, 2, "anonim", "Apa saja syarat surat pindah untuk anak yang belum punya KTP?", "", ""),
    ("t8rc4gy", "1002", 1, 40, "bernama", "Sudah tiga minggu surat keterangan domisili saya belum selesai. Setiap ditanya jawabannya belum ditandatangani.", "Kantor lurah", "sejak awal bulan"),
    ("m5nd2vk", "1003", 1, 12, "anonim", "Kursi tunggu di kantor lurah rusak, orang tua terpaksa berdiri.", "Kantor Lurah Terjun", ""),
    ("x9fb7qs", "1004", 2, 15, "rahasia", "Diminta uang administrasi untuk pengantar nikah, tanpa kuitansi.", "Kantor lurah", "hari Kamis"),
    ("h6jt3zc", "YANUM", 1, 30, "anonim", "Petugas loket membentak ibu saya yang sudah tua.", "Loket 2", "minggu lalu"),
    ("w2gk8pm", "YANUM", 1, 25, "bernama", "KTP yang saya terima salah nama, minta dicetak ulang.", "Loket KTP", ""),
    ("b4vy5dn", "TRANTIB", 0, 9, "anonim", "Lampu jalan di depan sekolah mati sudah lama.", "Jalan depan sekolah", ""),
    ("q7sx9rf", "1001", 1, 4, "anonim", "Nomor antrean habis sebelum kantor buka.", "Kantor lurah", "tiap Senin"),
)  # fmt: skip


@transaction.atomic
def load(instansi: Instansi) -> None:
    """Put them into the demo's instansi, which has units and accounts already."""
    admin, pimpinan = (
        User.objects.get(username=u, penugasan__instansi=instansi) for u in ("admin", "pimpinan")
    )
    use_default_kategori(instansi=instansi, by=admin)
    use_known_holidays(instansi=instansi, tahun=2026, by=admin)
    kategori = list(instansi.kategori_pengaduan.all())
    aduan = {
        acak: _arrive(instansi, acak, unit, kategori[k], hari, cara, *isi)
        for acak, unit, k, hari, cara, *isi in ADUAN
    }
    _talk(aduan, instansi, by=pimpinan)
    escalate_overdue(timezone.localdate(), instansi)


def remove(instansi: Instansi) -> None:
    """Messages, steps, notes and contacts go with their complaint."""
    Pengaduan.objects.filter(unit__instansi=instansi).delete()
    instansi.kategori_pengaduan.all().delete()
    instansi.hari_libur.all().delete()


def _unit(instansi, kunci: str) -> UnitKerja:
    pemisah = "." if kunci[0].isdigit() else "-"
    return instansi.unit.get(kode=f"{KODE_KECAMATAN}{pemisah}{kunci}")


def _arrive(instansi, acak, unit, kategori, hari_lalu, cara, isi, tempat, kapan) -> Pengaduan:
    mulai = timezone.localdate() - timedelta(days=hari_lalu)
    unit = _unit(instansi, unit)
    batas, nomor = kategori.batas, make_nomor(acak)
    tenggat = compute_tenggat(mulai, batas, kalender_of(instansi.pk))
    p = Pengaduan.objects.create(
        unit=(kategori.ke_atasan and unit.induk) or unit, unit_diadukan=unit, layanan=Layanan.objects.filter(unit=unit).first(), kategori=kategori, nomor=nomor,
        rahasia=hash_rahasia(RAHASIA_DEMO, nomor), cara=cara, isi=isi, tempat=tempat, kapan=kapan,
        masuk_pada=timezone.make_aware(datetime.combine(mulai, time(9, 20))), mulai_hitung=mulai,
        hari_periksa=batas.periksa, hari_selesai=batas.selesai, hari_tanggapan=batas.tanggapan,
        hari_perpanjangan=batas.perpanjangan, tenggat_periksa=tenggat.periksa, tenggat_selesai=tenggat.selesai,
    )  # fmt: skip
    masuk = JejakPengaduan.objects.create(pengaduan=p, langkah=Langkah.MASUK, pihak=Pihak.PELAPOR, kabar="Pengaduan diterima")  # fmt: skip
    JejakPengaduan.objects.filter(pk=masuk.pk).update(pada=p.masuk_pada)
    if cara != "anonim":
        keep_kontak(pengaduan=p, nama="Pelapor Contoh", kontak="pelapor@contoh.id")
    return p


def _talk(aduan, instansi, by) -> None:
    for acak in ("t8rc4gy", "m5nd2vk", "x9fb7qs", "h6jt3zc", "w2gk8pm", "b4vy5dn"):
        aduan[acak] = move(pengaduan=aduan[acak], kode="periksa", by=by)
    kursi = aduan["m5nd2vk"]
    reply(pengaduan=kursi, by=by, tanda=read_tanda(new_tanda()), isi="Terima kasih. Kursi pengganti sudah diajukan ke bagian umum.")  # fmt: skip
    PesanPengaduan.objects.create(pengaduan=kursi, dari=Pihak.PELAPOR, isi="Kira-kira kapan sampai?")  # fmt: skip
    leave_note(pengaduan=kursi, by=by, isi="Anggaran pemeliharaan masih ada, tanyakan ke subbagian umum.")  # fmt: skip
    move(pengaduan=aduan["h6jt3zc"], kode="selesaikan", by=by, alasan="Kami meminta maaf. Petugas loket sudah ditegur dan loket lansia dibuka tersendiri.")  # fmt: skip
    Pengaduan.objects.filter(pk=aduan["h6jt3zc"].pk).update(kepuasan=3, ulasan="Cepat ditanggapi.")
    ulang = move(pengaduan=aduan["w2gk8pm"], kode="selesaikan", by=by, alasan="KTP sudah dicetak ulang dan dapat diambil.")  # fmt: skip
    restart(ulang, alasan="Namanya benar, tetapi sekarang tanggal lahirnya salah.", pihak=Pihak.PELAPOR)  # fmt: skip
    move(pengaduan=aduan["b4vy5dn"], kode="teruskan", by=by, nomor_lapor="9081726", alasan="Lampu jalan diurus dinas lain; pengaduan sudah kami masukkan ke SP4N-LAPOR!.")  # fmt: skip
    hand_over(pengaduan=aduan["q7sx9rf"], by=by, unit=_unit(instansi, "YANUM"), alasan="Antrean diatur dari kecamatan.")  # fmt: skip
