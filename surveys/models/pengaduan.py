"""Complaints: what was said, what was done about it, and, apart from both, how to reach who said it.

Pengaduan          the complaint, its clocks and its state
PesanPengaduan     what the reporter and the office write to each other
CatatanPengaduan   what officers write among themselves; no public page reads this table
JejakPengaduan     every step, with its reason: the history that the reporter may read too
KontakPelapor      name and address, by consent, until a date; in no history, log or export
"""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse

from accounts.roles import Permission
from asnplan.lib.rahasia import TeksRahasia
from asnplan.lib.riwayat import tercatat
from surveys.calculators.libur import JenisLibur
from surveys.calculators.tenggat import Batas
from surveys.models.layanan import Layanan
from surveys.status_pengaduan import STATUS_CHOICES, TERBUKA, Status
from units.models import Instansi, UnitKerja

LIBUR_CHOICES = [(j.value, j.label) for j in JenisLibur]


class CaraLapor(models.TextChoices):
    ANONIM = "anonim", "Anonim"
    RAHASIA = "rahasia", "Rahasia"
    BERNAMA = "bernama", "Bernama"


class Pihak(models.TextChoices):
    PELAPOR = "pelapor", "Pelapor"
    PETUGAS = "petugas", "Petugas"
    SISTEM = "sistem", "Sistem"


class KategoriPengaduanQuerySet(models.QuerySet):
    def open(self):
        return self.filter(nonaktif_sejak__isnull=True)


@tercatat()
class KategoriPengaduan(models.Model):
    """A kind of complaint and its limits in working days. An instansi without any takes no complaints."""

    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, related_name="kategori_pengaduan"
    )
    nama = models.CharField("nama", max_length=120)
    keterangan = models.CharField("keterangan bagi warga", max_length=200, blank=True)
    hari_periksa = models.PositiveSmallIntegerField("hari kerja untuk memeriksa", default=3)
    hari_selesai = models.PositiveSmallIntegerField("hari kerja untuk menyelesaikan", default=14)
    hari_tanggapan = models.PositiveSmallIntegerField(
        "hari kerja bagi pelapor untuk membuka kembali", default=10
    )
    hari_perpanjangan = models.PositiveSmallIntegerField(
        "hari kerja perpanjangan paling banyak", default=7
    )
    ke_atasan = models.BooleanField(
        "diperiksa unit di atas unit yang diadukan",
        default=False,
        help_text="Agar yang diadukan tidak memeriksa dirinya sendiri.",
    )
    dasar = models.CharField("dasar", max_length=200, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)
    nonaktif_sejak = models.DateField("tidak dipakai sejak", null=True, blank=True)

    objects = KategoriPengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "kategori pengaduan"
        verbose_name_plural = "kategori pengaduan"
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nama"],
                name="kategori_pengaduan_nama_unik",
                violation_error_message="Kategori dengan nama ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(hari_periksa__gte=1, hari_selesai__gte=F("hari_periksa"))
                & Q(hari_selesai__lte=366, hari_tanggapan__lte=366, hari_perpanjangan__lte=366),
                name="kategori_pengaduan_hari_wajar",
                violation_error_message="Hari kerja: memeriksa paling sedikit 1, menyelesaikan tidak kurang dari memeriksa, dan tidak ada yang lebih dari 366.",
            ),
        ]

    def __str__(self):
        return self.nama

    @property
    def batas(self) -> Batas:
        return Batas(
            self.hari_periksa, self.hari_selesai, self.hari_tanggapan, self.hari_perpanjangan
        )


@tercatat()
class HariLibur(models.Model):
    """A day that is not worked. `diperiksa`: somebody compared it with the decision that made it one."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="hari_libur")
    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField(
        "jenis", max_length=12, choices=LIBUR_CHOICES, default=JenisLibur.SETEMPAT
    )
    sumber = models.CharField("sumber", max_length=200, blank=True)
    diperiksa = models.BooleanField("sudah dicocokkan dengan keputusannya", default=False)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tanggal"],
                name="hari_libur_tanggal_unik",
                violation_error_message="Tanggal ini sudah tercatat sebagai hari libur.",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in JenisLibur]),
                name="hari_libur_jenis_dikenal",
                violation_error_message="Jenis hari libur tidak dikenal.",
            ),
        ]

    def __str__(self):
        return f"{self.tanggal} {self.nama}"


class PengaduanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Complaints of the units in which the user handles them. Handed over, a complaint is seen by the
        new unit (and those above it) only."""
        return self.filter(
            unit__in=UnitKerja.objects.visible_to(user, Permission.TANGANI_PENGADUAN)
        )

    def open(self):
        return self.filter(status__in=TERBUKA)

    def counted(self):
        """Without those set aside as suspicious."""
        return self.filter(curiga="")

    def most_urgent_first(self):
        """By the clock that runs in their state."""
        kini = Case(
            When(status=Status.BARU, then=F("tenggat_periksa")), default=F("tenggat_selesai")
        )
        return self.order_by(kini, "pk")

    def overdue(self, hari_ini):
        """Open, and the clock of their state has run out, whether or not a command has noticed."""
        return self.open().filter(
            Q(status=Status.BARU, tenggat_periksa__lt=hari_ini)
            | Q(tenggat_selesai__lt=hari_ini, status=Status.PROSES)
        )


@tercatat(exclude=["isi", "tempat", "kapan", "ulasan", "sidik", "rahasia", "kunci"])
class Pengaduan(models.Model):
    """A complaint. Its limits are copied from the category when it arrives: a promise given does not change
    with the table. The text is not in the history, so that it can be forgotten when its time has come.

    unit             who handles it now; unit_diadukan is whom it is about, and never changes
    nomor, rahasia   what the reporter follows it with; of the secret only a slow hash is kept
    kunci            made by the page that showed the form: sent twice, it is stored once
    sidik            salted mark of where it came from, meaningless from the next day on
    curiga           why it is set aside (no clock escalates); empty where it counts
    """

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="pengaduan")
    unit_diadukan = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    layanan = models.ForeignKey(
        Layanan, on_delete=models.PROTECT, null=True, blank=True, related_name="pengaduan"
    )
    kategori = models.ForeignKey(
        KategoriPengaduan, on_delete=models.PROTECT, related_name="pengaduan"
    )
    nomor = models.CharField("nomor", max_length=16, unique=True, editable=False)
    rahasia = models.BinaryField(max_length=32, editable=False)
    cara = models.CharField(
        "cara melapor", max_length=8, choices=CaraLapor, default=CaraLapor.ANONIM
    )
    isi = models.TextField("isi pengaduan")
    tempat = models.CharField("tempat kejadian", max_length=200, blank=True)
    kapan = models.CharField("waktu kejadian", max_length=100, blank=True)
    status = models.CharField("status", max_length=10, choices=STATUS_CHOICES, default=Status.BARU)
    masuk_pada = models.DateTimeField("masuk pada")
    mulai_hitung = models.DateField("tenggat dihitung dari")
    hari_periksa = models.PositiveSmallIntegerField()
    hari_selesai = models.PositiveSmallIntegerField()
    hari_tanggapan = models.PositiveSmallIntegerField()
    hari_perpanjangan = models.PositiveSmallIntegerField()
    diperpanjang = models.PositiveSmallIntegerField("hari perpanjangan terpakai", default=0)
    tenggat_periksa = models.DateField("tenggat memeriksa")
    tenggat_selesai = models.DateField("tenggat menyelesaikan")
    diperiksa_pada = models.DateTimeField("diperiksa pada", null=True, blank=True)
    dijawab_pada = models.DateTimeField("pertama dijawab pada", null=True, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    tenggat_buka = models.DateField("dapat dibuka kembali sampai", null=True, blank=True)
    dibuka_kembali = models.PositiveSmallIntegerField("berapa kali dibuka kembali", default=0)
    nomor_lapor = models.CharField("nomor SP4N-LAPOR!", max_length=30, blank=True)
    naik_ke = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kepuasan = models.PositiveSmallIntegerField("kepuasan atas penanganan", null=True, blank=True)
    ulasan = models.TextField("ulasan", blank=True)
    curiga = models.CharField("alasan disisihkan", max_length=200, blank=True)
    kunci = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sidik = models.CharField(max_length=64, blank=True, editable=False)

    objects = PengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengaduan"
        verbose_name_plural = "pengaduan"
        ordering = ["-masuk_pada", "-pk"]
        indexes = [
            models.Index(fields=["unit", "status"], name="pengaduan_unit_status"),
            models.Index(
                fields=["sidik", "masuk_pada"], condition=~Q(sidik=""), name="pengaduan_sidik"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(Status)) & Q(cara__in=CaraLapor.values),
                name="pengaduan_status_dikenal",
                violation_error_message="Status atau cara melapor tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=~Q(isi=""),
                name="pengaduan_isi_ada",
                violation_error_message="Tulis isi pengaduan.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=TERBUKA, ditutup_pada__isnull=True)
                | Q(~Q(status__in=TERBUKA), ditutup_pada__isnull=False),
                name="pengaduan_tutup_berpasangan",
                violation_error_message="Pengaduan yang ditutup mempunyai waktu penutupan, yang terbuka tidak.",
            ),
            models.CheckConstraint(
                condition=Q(kepuasan__isnull=True) | Q(kepuasan__gte=1, kepuasan__lte=4),
                name="pengaduan_kepuasan_1_4",
                violation_error_message="Kepuasan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(diperpanjang__lte=F("hari_perpanjangan")),
                name="pengaduan_perpanjangan_wajar",
                violation_error_message="Perpanjangan melebihi batas kategorinya.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.DITERUSKAN) | ~Q(nomor_lapor=""),
                name="pengaduan_diteruskan_bernomor",
                violation_error_message="Tulis nomor SP4N-LAPOR! pengaduan yang diteruskan.",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="pengaduan_tidak_diubah",
                fields=["nomor", "kunci", "masuk_pada", "cara", "unit_diadukan"],
            )
        ]

    def __str__(self):
        return self.nomor

    def get_absolute_url(self):
        return reverse("surveys:pengaduan-detail", args=[self.pk])

    @property
    def keadaan(self):
        return Status(self.status).keterangan

    @property
    def batas(self) -> Batas:
        return Batas(
            self.hari_periksa, self.hari_selesai, self.hari_tanggapan, self.hari_perpanjangan
        )

    @property
    def tenggat(self):
        """The limit that runs now; None once closed."""
        if not self.keadaan.terbuka:
            return None
        return self.tenggat_periksa if self.status == Status.BARU else self.tenggat_selesai


@tercatat(exclude=["isi", "kunci"])
class PesanPengaduan(models.Model):
    """One message between the reporter and the office; what the office writes has passed the screen."""

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="pesan")
    dari = models.CharField("dari", max_length=8, choices=Pihak)
    isi = models.TextField("isi")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kunci = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "pesan pengaduan"
        verbose_name_plural = "pesan pengaduan"
        ordering = ["pada", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dari="pelapor", oleh__isnull=True)
                | Q(dari="petugas", oleh__isnull=False),
                name="pesan_pengaduan_pihak_jelas",
                violation_error_message="Pesan petugas menyebut petugasnya, pesan pelapor tidak.",
            )
        ]

    def __str__(self):
        return f"{self.get_dari_display()}, {self.pada:%Y-%m-%d}"


@tercatat(exclude=["isi"])
class CatatanPengaduan(models.Model):
    """A note among officers."""

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="catatan")
    isi = models.TextField("isi")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "catatan pengaduan"
        verbose_name_plural = "catatan pengaduan"
        ordering = ["pada", "pk"]

    def __str__(self):
        return f"{self.pengaduan_id}, {self.pada:%Y-%m-%d}"


class Langkah(models.TextChoices):
    MASUK = "masuk", "Pengaduan masuk"
    STATUS = "status", "Perubahan status"
    SERAH = "serah", "Diserahkan ke unit lain"
    PERPANJANG = "perpanjang", "Tenggat diperpanjang"
    NAIK = "naik", "Tenggat lewat, naik ke unit atas"
    HITUNG = "hitung", "Dinyatakan pengaduan sungguhan"
    KONTAK = "kontak", "Kontak pelapor dihapus"


@tercatat(exclude=["alasan"])
class JejakPengaduan(models.Model):
    """One step. `alasan` is for the reporter to read, except where it is `dalam` (the office only).

    tenggat: the limit that had run out, for NAIK; with it the same step is never taken twice.
    """

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="jejak")
    langkah = models.CharField("langkah", max_length=10, choices=Langkah)
    pihak = models.CharField("oleh pihak", max_length=8, choices=Pihak)
    kabar = models.CharField("kabar", max_length=120)
    alasan = models.TextField("alasan", blank=True)
    dalam = models.BooleanField("alasan hanya untuk petugas", default=False)
    ke_unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tenggat = models.DateField("tenggat yang lewat", null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "jejak pengaduan"
        verbose_name_plural = "jejak pengaduan"
        ordering = ["pada", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pengaduan", "tenggat"],
                condition=Q(langkah="naik"),
                name="jejak_pengaduan_naik_sekali",
                violation_error_message="Tenggat ini sudah membuat pengaduan naik.",
            )
        ]

    def __str__(self):
        return self.kabar


class KontakPelapor(models.Model):
    """How to reach a reporter who said so: apart from the complaint, encrypted, by recorded consent, until a
    date.

    Read only through surveys.actions.kontak.see_kontak, which writes down who looked.
    """

    pengaduan = models.OneToOneField(Pengaduan, on_delete=models.CASCADE, related_name="kontak")
    nama = TeksRahasia("nama")
    kontak = TeksRahasia("telepon atau surel")
    teks_persetujuan = models.TextField("teks persetujuan")
    versi_persetujuan = models.CharField("versi persetujuan", max_length=20)
    disetujui_pada = models.DateTimeField("disetujui pada")
    hapus_pada = models.DateField("dihapus pada", db_index=True)

    class Meta:
        verbose_name = "kontak pelapor"
        verbose_name_plural = "kontak pelapor"

    def __str__(self):
        return f"Kontak #{self.pk}"


@tercatat()
class AksesKontak(models.Model):
    """Somebody looked at a contact, and why."""

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="akses_kontak")
    alasan = models.CharField("alasan", max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "akses kontak pelapor"
        verbose_name_plural = "akses kontak pelapor"
        ordering = ["-pada", "-pk"]

    def __str__(self):
        return f"{self.oleh}, {self.pada:%Y-%m-%d}"
