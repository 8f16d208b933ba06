"""Complaints: what was said and how it stands, and, apart from it, how to reach who said it.

Pengaduan          the complaint, its clocks and its state
KontakPelapor      name and address, by consent, until a date; in no history, log or export

What an instansi sets is in atur_pengaduan, what is said and done about a complaint in percakapan.
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
from surveys.calculators.tenggat import Batas
from surveys.models.atur_pengaduan import UNSUR_CHOICES, KategoriPengaduan
from surveys.models.layanan import Layanan
from surveys.status_pengaduan import STATUS_CHOICES, TERBUKA, Status
from units.models import UnitKerja


class CaraLapor(models.TextChoices):
    ANONIM = "anonim", "Anonim"
    RAHASIA = "rahasia", "Rahasia"
    BERNAMA = "bernama", "Bernama"


class Sumber(models.TextChoices):
    """How a complaint reached the office. All but WEB are typed in by an officer."""

    WEB = "web", "Formulir warga"
    LOKET = "loket", "Datang ke loket"
    SURAT = "surat", "Surat atau kotak saran"
    TELEPON = "telepon", "Telepon atau pesan"
    LAPOR = "lapor", "SP4N-LAPOR!"


class PengaduanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Complaints of the units in which the user handles them. Handed over, a complaint is seen by the
        new unit (and those above it) only; never by the officer whom it is about."""
        milik = UnitKerja.objects.visible_to(user, Permission.TANGANI_PENGADUAN)
        return self.filter(unit__in=milik).not_about(user)

    def not_about(self, user):
        return self.exclude(terlapor=user.pk)

    def open(self):
        return self.filter(status__in=TERBUKA)

    def counted(self):
        """Without those set aside as suspicious."""
        return self.filter(curiga="")

    def most_urgent_first(self):
        """By the clock that runs in their state."""
        return self.order_by(TENGGAT_KINI, "pk")

    def overdue(self, hari_ini):
        """Open, and the clock of their state has run out, whether or not a command has noticed."""
        return self.filter(late(hari_ini))


TENGGAT_KINI = Case(
    When(status=Status.BARU, then=F("tenggat_periksa")), default=F("tenggat_selesai")
)


def late(hari_ini) -> Q:
    return Q(status=Status.BARU, tenggat_periksa__lt=hari_ini) | Q(
        status=Status.PROSES, tenggat_selesai__lt=hari_ini
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
    diterima         the day on which the office got it: a letter is older than its entry here
    mulai_hitung     the same day, or the day of the last reopening
    terlapor         the officer whom it is about, where one has an account here: does not see it
    ke_atasan        in a category that is checked from above, now or ever: whoever left a contact then was told
                     that it is seen from above only, so no change of category takes that back
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
    sumber = models.CharField("diterima lewat", max_length=8, choices=Sumber, default=Sumber.WEB)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    terlapor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unsur = models.CharField("tentang", max_length=11, choices=UNSUR_CHOICES, blank=True)
    isi = models.TextField("isi pengaduan")
    tempat = models.CharField("tempat kejadian", max_length=200, blank=True)
    kapan = models.CharField("waktu kejadian", max_length=100, blank=True)
    status = models.CharField("status", max_length=10, choices=STATUS_CHOICES, default=Status.BARU)
    masuk_pada = models.DateTimeField("masuk pada")
    diterima = models.DateField("diterima kantor")
    mulai_hitung = models.DateField("tenggat dihitung dari")
    hari_periksa = models.PositiveSmallIntegerField()
    hari_selesai = models.PositiveSmallIntegerField()
    hari_tanggapan = models.PositiveSmallIntegerField()
    hari_perpanjangan = models.PositiveSmallIntegerField()
    diperpanjang = models.PositiveSmallIntegerField("hari perpanjangan terpakai", default=0)
    ke_atasan = models.BooleanField("hanya dilihat dari atas", default=False)
    tenggat_periksa = models.DateField("tenggat memeriksa")
    tenggat_selesai = models.DateField("tenggat menyelesaikan")
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
                fields=["unit"], condition=Q(status__in=TERBUKA), name="pengaduan_terbuka"
            ),
            models.Index(
                fields=["-ditutup_pada", "id"],
                condition=Q(ditutup_pada__isnull=False),
                name="pengaduan_ditutup",
            ),
            models.Index(fields=["unit"], condition=~Q(curiga=""), name="pengaduan_disisihkan"),
            models.Index(
                fields=["nomor_lapor"], condition=~Q(nomor_lapor=""), name="pengaduan_nomor_lapor"
            ),
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
                condition=~Q(status=Status.DITERUSKAN) & ~Q(sumber=Sumber.LAPOR)
                | ~Q(nomor_lapor=""),
                name="pengaduan_diteruskan_bernomor",
                violation_error_message="Tulis nomor SP4N-LAPOR!.",
            ),
            models.CheckConstraint(
                condition=Q(sumber=Sumber.WEB, dicatat_oleh__isnull=True)
                | Q(sumber__in=[s for s in Sumber if s != Sumber.WEB], dicatat_oleh__isnull=False),
                name="pengaduan_sumber_berpasangan",
                violation_error_message="Yang tidak ditulis warga sendiri menyebut petugas yang mencatatnya.",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="pengaduan_tidak_diubah",
                fields=[
                    "nomor",
                    "kunci",
                    "masuk_pada",
                    "diterima",
                    "sumber",
                    "cara",
                    "unit_diadukan",
                ],
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


@tercatat(exclude=["alasan"])
class AksesKontak(models.Model):
    """Somebody looked at a contact, and why. The reason may name the reporter: it is not in the history and
    goes with the contact."""

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
