"""Complaints of the demo, in every state: asked, late, gone up, answered, reopened, handed over, set aside.

Told as a table: what came in, where, how long ago, and what was done on which day. Days are counted back from
today, so the demo looks the same on every day on which it is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from surveys.actions.atur_pengaduan import use_default_kategori, use_known_holidays
from surveys.actions.kontak import keep_kontak, see_kontak
from surveys.actions.pengaduan import restart
from surveys.actions.tangani import escalate_overdue, extend, hand_over, leave_note, move, reply
from surveys.calculators.nomor import hash_rahasia, make_nomor
from surveys.calculators.tenggat import compute_tenggat
from surveys.kalender import kalender_of
from surveys.models import JejakPengaduan, KategoriPengaduan, Layanan, Pengaduan, PesanPengaduan
from surveys.models.percakapan import Langkah, Pihak
from surveys.pengiriman import new_tanda, read_tanda
from units.models import Instansi, UnitKerja
from workload.demo.struktur import KODE_KECAMATAN

RAHASIA_DEMO = "demo-demo-demo"
"""The secret of every complaint of the demo."""
TANYA, KELUHAN, PUNGLI = range(3)  # the default categories in their order


@dataclass(frozen=True)
class Aduan:
    """`langkah`: (days ago, what, text) in their order; see STEPS."""

    acak: str
    unit: str
    kategori: int
    hari: int
    isi: str
    tempat: str = ""
    kapan: str = ""
    cara: str = "anonim"
    sumber: str = "web"
    langkah: tuple[tuple[int, str, str], ...] = ()
    curiga: str = ""


A = Aduan
ADUAN = (
    # not looked at yet
    A("k7mq9xd", "YANUM", KELUHAN, 1, "Loket KTP tutup pukul sepuluh pagi padahal antrean masih panjang. Tidak ada pemberitahuan.", "Loket kantor camat", "Senin pagi"),
    A("p3wz6bh", "1002", TANYA, 2, "Apa saja syarat surat pindah untuk anak yang belum punya KTP?"),
    A("c5xk2wn", "1002", KELUHAN, 1, "Dua kali datang untuk surat keterangan domisili, dua kali petugasnya sedang rapat. Tidak ada yang menggantikan.", "Kantor Lurah Rengas Pulau", "kemarin dan minggu lalu"),
    A("e8rm4tz", "1005", TANYA, 0, "Apakah kantor lurah buka pada hari Sabtu untuk yang bekerja?"),
    A("t8rc4gy", "1002", KELUHAN, 40, "Sudah tiga minggu surat keterangan domisili saya belum selesai. Setiap ditanya jawabannya belum ditandatangani.", "Kantor lurah", "sejak awal bulan", "bernama"),
    A("n4bq7vd", "1003", KELUHAN, 12, "Papan informasi biaya di loket tidak ada, jadi warga tidak tahu mana yang gratis.", "Kantor Lurah Terjun"),
    A("z6ht3yk", "1002", KELUHAN, 0, "cek cek cek cek cek cek cek", curiga="diisi dalam 2 detik"),
    # being worked on
    A("m5nd2vk", "1003", KELUHAN, 12, "Kursi tunggu di kantor lurah rusak, orang tua terpaksa berdiri.", "Kantor Lurah Terjun", langkah=(
        (11, "periksa", "SARPRAS"),
        (10, "balas", "Terima kasih. Kursi pengganti sudah diajukan ke bagian umum."),
        (8, "pesan", "Kira-kira kapan sampai?"),
        (7, "catat", "Anggaran pemeliharaan masih ada, tanyakan ke subbagian umum."),
    )),
    A("x9fb7qs", "1004", PUNGLI, 15, "Diminta uang administrasi untuk pengantar nikah, tanpa kuitansi.", "Kantor lurah", "hari Kamis", "rahasia", langkah=(
        (13, "periksa", "BIAYA"),
        (12, "balas", "Pengaduan ini diperiksa kecamatan, bukan kelurahan. Kami akan meminta keterangan dahulu."),
    )),
    A("j2wp8gc", "1002", KELUHAN, 18, "Surat pengantar SKCK tiga hari belum jadi. Kata petugas yang mengetik cuma satu orang.", "Kantor Lurah Rengas Pulau", "", "bernama", "loket", (
        (16, "periksa", "WAKTU"),
        (15, "perpanjang", "Petugas pengetik sedang cuti; pengganti baru masuk minggu depan."),
        (9, "balas", "Surat Anda sudah ditandatangani dan dapat diambil pada jam kerja."),
    )),
    A("d3yv6mh", "1002", KELUHAN, 9, "Antrean surat tidak bernomor, yang kenal petugas didahulukan.", "Kantor Lurah Rengas Pulau", "setiap pagi", langkah=(
        (7, "periksa", "PROSEDUR"),
    )),
    A("q7sx9rf", "1001", KELUHAN, 4, "Nomor antrean habis sebelum kantor buka.", "Kantor lurah", "tiap Senin", langkah=(
        (3, "serah", "YANUM"),
    )),
    A("g9kc4xb", "YANUM", KELUHAN, 45, "Berkas pindah saya hilang di loket dan diminta mengulang dari awal.", "Loket pindah datang", "bulan lalu", "bernama", "surat", (
        (43, "periksa", "PRODUK"),
        (40, "catat", "Buku ekspedisi loket sudah diperiksa; berkas tercatat masuk."),
        (39, "lihat", "Perlu menanyakan nomor berkasnya."),
    )),
    # closed
    A("h6jt3zc", "YANUM", KELUHAN, 30, "Petugas loket membentak ibu saya yang sudah tua.", "Loket 2", "minggu lalu", langkah=(
        (29, "periksa", "PERILAKU"),
        (22, "selesaikan", "Kami meminta maaf. Petugas loket sudah ditegur dan loket lansia dibuka tersendiri."),
        (21, "puas", "3 Cepat ditanggapi."),
    )),
    A("v4dm8pw", "1001", TANYA, 33, "Berapa lama mengurus surat keterangan usaha, dan apakah ada biayanya?", langkah=(
        (32, "periksa", "PERSYARATAN"),
        (31, "selesaikan", "Satu hari kerja bila berkas lengkap, dan gratis. Syaratnya KTP dan foto tempat usaha."),
        (30, "puas", "4"),
    )),
    A("r5tn7kz", "1004", KELUHAN, 52, "Toilet kantor lurah terkunci terus.", "Kantor Lurah Tanah Enam Ratus", langkah=(
        (50, "periksa", "SARPRAS"),
        (44, "selesaikan", "Toilet sudah dibuka untuk umum pada jam layanan. Kuncinya ada di petugas keamanan."),
    )),
    A("b8gx3cq", "1005", KELUHAN, 60, "Surat ahli waris belum selesai setelah sebulan.", "Kantor Lurah Paya Pasir", "", "bernama", "loket", (
        (57, "periksa", "WAKTU"),
        (28, "selesaikan", "Surat selesai dan sudah diambil. Keterlambatan karena saksi belum lengkap; kami terlambat memberi tahu."),
        (27, "puas", "2 Seharusnya diberi tahu dari awal."),
    )),
    A("w6zf2hs", "1002", KELUHAN, 70, "Petugas meminta fotokopi KTP lima lembar padahal di papan tertulis satu.", "Kantor Lurah Rengas Pulau", langkah=(
        (68, "periksa", "PERSYARATAN"),
        (61, "selesaikan", "Cukup satu lembar. Petugas sudah diberi tahu dan papan syarat dipindah ke depan loket."),
        (60, "puas", "4 Terima kasih."),
    )),
    A("y7qd5nb", "YANUM", TANYA, 75, "Apakah akta kelahiran bisa diurus dari kecamatan?", sumber="telepon", langkah=(
        (74, "periksa", "PROSEDUR"),
        (73, "selesaikan", "Akta kelahiran diurus di Dinas Dukcapil. Kecamatan hanya membantu memeriksa berkasnya."),
    )),
    A("f3vk9tm", "1003", KELUHAN, 82, "Pelayanan berhenti satu jam lebih saat istirahat, tidak ada petugas piket.", "Kantor Lurah Terjun", langkah=(
        (80, "periksa", "WAKTU"),
        (71, "selesaikan", "Sejak minggu ini ada petugas piket pukul 12.00 sampai 13.00."),
        (70, "puas", "3"),
    )),
    A("s2cp6wx", "1004", PUNGLI, 90, "Ada calo yang menawarkan jasa di depan kantor, katanya dekat dengan orang dalam.", "Depan kantor lurah", "", "rahasia", langkah=(
        (88, "periksa", "PERILAKU"),
        (40, "selesaikan", "Sudah diperiksa bersama Satpol PP. Tidak ditemukan pegawai yang terlibat; spanduk larangan calo dipasang."),
    )),
    # answered, and opened again
    A("w2gk8pm", "YANUM", KELUHAN, 25, "KTP yang saya terima salah nama, minta dicetak ulang.", "Loket KTP", "", "bernama", langkah=(
        (23, "periksa", "PRODUK"),
        (14, "selesaikan", "KTP sudah dicetak ulang dan dapat diambil."),
        (6, "buka", "Namanya benar, tetapi sekarang tanggal lahirnya salah."),
    )),
    # not ours
    A("b4vy5dn", "TRANTIB", TANYA, 9, "Lampu jalan di depan sekolah mati sudah lama.", "Jalan depan sekolah", langkah=(
        (8, "periksa", ""),
        (7, "teruskan", "9081726 Lampu jalan diurus dinas lain; pengaduan sudah kami masukkan ke SP4N-LAPOR!."),
    )),
    A("u5hn3rj", "1005", KELUHAN, 20, "Tetangga saya memelihara ayam terlalu banyak.", "Lingkungan 4", langkah=(
        (19, "tolak", "Ini perkara antarwarga, bukan layanan kelurahan. Kepala lingkungan dapat membantu bermusyawarah."),
    )),
    A("k4zm7qg", "1002", KELUHAN, 13, "Pengantar nikah dua kali salah tulis tanggal.", "Kantor Lurah Rengas Pulau", "", "anonim", "lapor", (
        (11, "periksa", "KOMPETENSI"),
        (10, "balas", "Surat pengganti sudah kami cetak. Silakan periksa tanggalnya sebelum dibawa pulang."),
    )),
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
    for aduan in ADUAN:
        pengaduan = add(instansi, aduan, kategori[aduan.kategori], by=pimpinan)
        for hari_lalu, apa, teks in aduan.langkah:
            STEPS[apa](pengaduan, teks, by=pimpinan)
            _on_the_day(pengaduan, hari_lalu)
            pengaduan.refresh_from_db()
    escalate_overdue(timezone.localdate(), instansi)


def remove(instansi: Instansi) -> None:
    """Messages, steps, notes and contacts go with their complaint."""
    Pengaduan.objects.filter(unit__instansi=instansi).delete()
    instansi.kategori_pengaduan.all().delete()
    instansi.hari_libur.all().delete()


def _unit(instansi, kunci: str) -> UnitKerja:
    pemisah = "." if kunci[0].isdigit() else "-"
    return instansi.unit.get(kode=f"{KODE_KECAMATAN}{pemisah}{kunci}")


def add(instansi, a: Aduan, kategori: KategoriPengaduan, by=None, unsur="") -> Pengaduan:
    """As it came in, nothing done about it. `by`: who wrote it down, where it came by another door."""
    mulai = timezone.localdate() - timedelta(days=a.hari)
    unit, batas, nomor = _unit(instansi, a.unit), kategori.batas, make_nomor(a.acak)
    tenggat = compute_tenggat(mulai, batas, kalender_of(instansi.pk))
    p = Pengaduan.objects.create(
        unit=(kategori.ke_atasan and unit.induk) or unit, unit_diadukan=unit, layanan=Layanan.objects.filter(unit=unit).first() if "KTP" in a.isi or "domisili" in a.isi else None, kategori=kategori, nomor=nomor,
        rahasia=hash_rahasia(RAHASIA_DEMO, nomor), cara=a.cara, isi=a.isi, tempat=a.tempat, kapan=a.kapan, curiga=a.curiga,
        unsur=unsur, sumber=a.sumber, dicatat_oleh=None if a.sumber == "web" else by, nomor_lapor="9078812" if a.sumber == "lapor" else "",
        masuk_pada=_at(mulai), diterima=mulai, mulai_hitung=mulai,
        hari_periksa=batas.periksa, hari_selesai=batas.selesai, hari_tanggapan=batas.tanggapan,
        hari_perpanjangan=batas.perpanjangan, ke_atasan=kategori.ke_atasan, tenggat_periksa=tenggat.periksa, tenggat_selesai=tenggat.selesai,
    )  # fmt: skip
    petugas = {"pihak": Pihak.PETUGAS, "oleh": by, "kabar": f"Dicatat petugas: {p.get_sumber_display()}"}  # fmt: skip
    warga = {"pihak": Pihak.PELAPOR, "kabar": "Pengaduan diterima"}
    JejakPengaduan.objects.create(pengaduan=p, langkah=Langkah.MASUK, **(warga if a.sumber == "web" else petugas))  # fmt: skip
    _on_the_day(p, a.hari)
    if a.cara != "anonim":
        keep_kontak(pengaduan=p, nama="Pelapor Contoh", kontak="pelapor@contoh.id")
    return p


def _at(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time(9, 20)))


def _on_the_day(p: Pengaduan, hari_lalu: int) -> None:
    """What was written just now was written so many days ago."""
    hari = timezone.localdate() - timedelta(days=hari_lalu)
    baru = timezone.now() - timedelta(minutes=10)
    for milik in (p.jejak, p.pesan, p.catatan, p.akses_kontak):
        milik.filter(pada__gt=baru).update(pada=_at(hari))
    kalender = kalender_of(p.unit.instansi_id)
    kini = Pengaduan.objects.get(pk=p.pk)
    if kini.ditutup_pada and kini.ditutup_pada > baru:
        batas_buka = kalender.add(hari, p.hari_tanggapan)
        Pengaduan.objects.filter(pk=p.pk).update(ditutup_pada=_at(hari), tenggat_buka=batas_buka)
    if kini.dibuka_kembali and kini.mulai_hitung == timezone.localdate():
        selesai = compute_tenggat(hari, kini.batas, kalender).selesai
        Pengaduan.objects.filter(pk=p.pk).update(mulai_hitung=hari, tenggat_selesai=selesai)


def _take(kode):
    return lambda p, teks, by: move(pengaduan=p, kode=kode, alasan=teks, by=by)


def _send_on(p, teks, by):
    nomor, _, alasan = teks.partition(" ")
    move(pengaduan=p, kode="teruskan", nomor_lapor=nomor, alasan=alasan, by=by)


def _judge(p, teks, by):
    nilai, _, ulasan = teks.partition(" ")
    Pengaduan.objects.filter(pk=p.pk).update(kepuasan=int(nilai), ulasan=ulasan)


STEPS = {
    "periksa": lambda p, teks, by: move(pengaduan=p, kode="periksa", unsur=teks, by=by),
    "selesaikan": _take("selesaikan"),
    "tolak": _take("tolak"),
    "teruskan": _send_on,
    "balas": lambda p, teks, by: reply(pengaduan=p, isi=teks, by=by, tanda=read_tanda(new_tanda())),
    "pesan": lambda p, teks, by: PesanPengaduan.objects.create(pengaduan=p, dari=Pihak.PELAPOR, isi=teks),
    "catat": lambda p, teks, by: leave_note(pengaduan=p, isi=teks, by=by, tanda=read_tanda(new_tanda())),
    "perpanjang": lambda p, teks, by: extend(pengaduan=p, hari=5, alasan=teks, by=by, tanda=read_tanda(new_tanda())),
    "serah": lambda p, teks, by: hand_over(pengaduan=p, unit=_unit(p.unit.instansi, teks), alasan="Antrean diatur dari kecamatan.", by=by),
    "lihat": lambda p, teks, by: see_kontak(pengaduan=p, alasan=teks, by=by),
    "buka": lambda p, teks, by: restart(p, alasan=teks, pihak=Pihak.PELAPOR),
    "puas": _judge,
}  # fmt: skip
