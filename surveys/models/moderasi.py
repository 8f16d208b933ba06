"""What a person decided about words of citizens, and what residents say should not be public."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asnplan.lib.riwayat import tercatat
from surveys.models.respons import Respons
from units.models import UnitKerja


class Tinjauan(models.TextChoices):
    TERBIT = "terbit", "Terbit"
    DITOLAK = "ditolak", "Tidak terbit"


class TinjauanSaranQuerySet(models.QuerySet):
    def published(self):
        """What anybody may read, newest first. `teks_terbit` is what was let through."""
        return self.filter(keputusan=Tinjauan.TERBIT).order_by("-respons__tanggal", "-pk")


@tercatat(exclude=["teks_terbit"])
class TinjauanSaran(models.Model):
    """The words of a questionnaire, looked at: `teks_terbit` may be shown to everybody. Without one of these
    they are shown to nobody outside."""

    respons = models.OneToOneField(Respons, on_delete=models.CASCADE, related_name="tinjauan")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    keputusan = models.CharField("keputusan", max_length=10, choices=Tinjauan)
    teks_terbit = models.TextField("yang terbit", blank=True)
    alasan = models.CharField("alasan", max_length=1_000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now=True)

    objects = TinjauanSaranQuerySet.as_manager()

    class Meta:
        verbose_name = "tinjauan saran"
        verbose_name_plural = "tinjauan saran"
        ordering = ["-pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(keputusan=Tinjauan.TERBIT) & ~Q(teks_terbit=""))
                | (Q(keputusan=Tinjauan.DITOLAK, teks_terbit="") & ~Q(alasan="")),
                name="tinjauan_saran_berisi",
                violation_error_message="Yang terbit mempunyai tulisan, yang tidak terbit mempunyai alasan.",
            )
        ]

    def __str__(self):
        return f"{self.respons_id}: {self.get_keputusan_display()}"


class AlasanLapor(models.TextChoices):
    PRIBADI = "pribadi", "Memuat nama, nomor, atau data orang"
    KASAR = "kasar", "Menghina atau mengancam"
    IKLAN = "iklan", "Iklan atau tautan"
    BOHONG = "bohong", "Tidak benar"


class LaporanIsi(models.Model):
    """A resident says that something public should not be. One per mark, thing and day; it hides nothing,
    it only asks a moderator to look again. Anonymous and never changed but for the day it was answered."""

    jenis = models.CharField(max_length=12)
    objek = models.BigIntegerField()
    alasan = models.CharField("alasan", max_length=8, choices=AlasanLapor)
    sidik = models.CharField(max_length=64, blank=True)
    hari = models.DateField(default=timezone.localdate)
    ditutup_pada = models.DateTimeField("dijawab pada", null=True, blank=True)

    class Meta:
        verbose_name = "laporan isi"
        verbose_name_plural = "laporan isi"
        indexes = [
            models.Index(
                fields=["jenis", "objek"],
                condition=Q(ditutup_pada__isnull=True),
                name="laporan_isi_terbuka",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "objek", "sidik", "hari"],
                name="laporan_isi_sekali_sehari",
                violation_error_message="Isi ini sudah dilaporkan dari tempat yang sama hari ini.",
            ),
            models.CheckConstraint(
                condition=Q(alasan__in=AlasanLapor.values),
                name="laporan_isi_alasan_dikenal",
                violation_error_message="Pilih alasannya.",
            ),
        ]

    def __str__(self):
        return f"{self.jenis} {self.objek}"
