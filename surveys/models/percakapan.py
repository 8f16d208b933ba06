"""What happens around a complaint: messages with the reporter, notes among officers, and every step.

PesanPengaduan     what the reporter and the office write to each other
CatatanPengaduan   what officers write among themselves; no public page reads this table
JejakPengaduan     every step, with its reason: the history that the reporter may read too
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from asnplan.lib.riwayat import tercatat
from surveys.models.pengaduan import Pengaduan
from units.models import UnitKerja


class Pihak(models.TextChoices):
    PELAPOR = "pelapor", "Pelapor"
    PETUGAS = "petugas", "Petugas"
    SISTEM = "sistem", "Sistem"


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


@tercatat(exclude=["isi", "kunci"])
class CatatanPengaduan(models.Model):
    """A note among officers. `kunci`: sent twice, it is stored once."""

    pengaduan = models.ForeignKey(Pengaduan, on_delete=models.CASCADE, related_name="catatan")
    isi = models.TextField("isi")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kunci = models.UUIDField(null=True, unique=True, editable=False)
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
    KUNCI = "kunci", "Kata kunci diganti"
    TERLAPOR = "terlapor", "Petugas yang diadukan ditandai"


@tercatat(exclude=["alasan", "kunci"])
class JejakPengaduan(models.Model):
    """One step. `alasan` is for the reporter to read, except where it is `dalam` (the office only).

    tenggat: the limit that had run out, for NAIK; with it the same step is never taken twice.
    kunci: of the form with which an officer took it; sent twice, it is taken once.
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
    kunci = models.UUIDField(null=True, unique=True, editable=False)
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
