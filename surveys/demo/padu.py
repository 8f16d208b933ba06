"""One unit of the demo where slow service, an angry forum and the missing officers visibly meet: Rengas Pulau.

Its survey (demo.survei) finds time the weakest, its workload (workload.demo) lacks people; here come the
complaints, the proposals with their support, and the link to the post that should have done the work.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from surveys.actions.padu import link_suara
from surveys.actions.tangani import escalate_overdue
from surveys.calculators.temu import Bagian
from surveys.demo.pengaduan import KELUHAN, Aduan, add
from surveys.models import Aspirasi, BobotTemu, Dukungan, Forum, Komitmen, TautanSuara, TemaAspirasi
from units.models import Instansi, Jabatan
from workload.demo.struktur import KODE_KECAMATAN

KODE = f"{KODE_KECAMATAN}.1002"
TEMA = "Antrean dan waktu layanan"
USULAN = (
    ("Tambah petugas loket surat di kantor lurah", "Petugas loket dua orang, warga yang datang puluhan. Kalau satu rapat, loket tutup.", 64),
    ("Surat domisili selesai pada hari yang sama", "Sekarang paling cepat lima hari karena menunggu diketik dan diregister.", 41),
)  # fmt: skip
ADUAN = (
    Aduan("c4wm7zd", "1002", KELUHAN, 33, "Surat domisili saya sudah dua minggu belum selesai.", "Kantor lurah"),
    Aduan("f9qn3xs", "1002", KELUHAN, 26, "Loket surat kosong dari pukul sebelas, petugas ikut rapat.", "Kantor lurah"),
    Aduan("j6bv8tr", "1002", KELUHAN, 19, "Antre sejak pukul tujuh, dilayani setelah pukul sebelas.", "Kantor lurah"),
    Aduan("n2kp5gh", "1002", KELUHAN, 11, "Sudah tiga kali datang, surat tidak mampu belum diketik.", "Kantor lurah"),
    Aduan("r8yd4mc", "1002", KELUHAN, 6, "Pengantar nikah lambat, pernikahan tinggal seminggu.", "Kantor lurah"),
)  # fmt: skip
ALASAN = "Surat diketik dan diregister di jabatan ini; antrean terjadi karena satu kotak kosong."


@transaction.atomic
def load(instansi: Instansi) -> None:
    unit = instansi.unit.get(kode=KODE)
    tema = TemaAspirasi.objects.get(instansi=instansi, nama=TEMA)
    forum = Forum.objects.get(unit__instansi=instansi, kode="marelan")
    for judul, isi, dukungan in USULAN:
        a = Aspirasi.objects.create(
            unit=unit, judul=judul, isi=isi, judul_terbit=judul, isi_terbit=isi, tema=tema, sumber="forum", forum=forum,
            tanggal=forum.tanggal, pengusul="Warga Rengas Pulau", status="terbit", terbit_pada=forum.terbit_pada,
        )  # fmt: skip
        Dukungan.objects.bulk_create(
            Dukungan(aspirasi=a, perangkat=f"rengas-{i}") for i in range(dukungan)
        )
    Komitmen.objects.create(
        unit=unit, forum=forum, isi="Mengusulkan tambahan petugas loket surat.", pemilik="Lurah Rengas Pulau",
        batas=date(2026, 10, 31), batas_awal=date(2026, 8, 31), status="jalan",
        keterangan="Analisis beban kerja selesai; usulan menunggu formasi.",
    )  # fmt: skip
    kategori = list(instansi.kategori_pengaduan.all())
    for aduan in ADUAN:
        add(instansi, aduan, kategori[aduan.kategori], unsur="WAKTU")
    escalate_overdue(timezone.localdate(), instansi)
    BobotTemu.objects.create(
        instansi=instansi, **{b.value: 2 if b is Bagian.UNSUR else 1 for b in Bagian}
    )
    _link(instansi, unit)


def _link(instansi: Instansi, unit) -> None:
    """By the planner: the weakest unsur beside the counter's post."""
    jabatan = Jabatan.objects.select_related("unit").get(
        unit__kode=f"{KODE}-PEM", nama="Pengadministrasi Perkantoran"
    )
    periode = instansi.periode.current()
    perencana = User.objects.get(username="perencana", penugasan__instansi=instansi)
    waktu = instansi.survei.get(nama="SKM 2025").unsur.get(kode="WAKTU")
    link_suara(
        periode=periode, jabatan=jabatan, unit=unit, suara=f"unsur-{waktu.pk}", alasan=ALASAN, by=perencana,
    )  # fmt: skip


def remove(instansi: Instansi) -> None:
    """What hangs on units and posts goes before them; forums and complaints go with the others' parts."""
    TautanSuara.objects.filter(unit__instansi=instansi).delete()
    BobotTemu.objects.filter(instansi=instansi).delete()
