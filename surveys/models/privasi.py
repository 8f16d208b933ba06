"""Personal data of citizens: whom to ask, how long it is kept, and the log of what was deleted."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asnplan.lib.riwayat import tercatat
from surveys.calculators.privasi import HARI_TERPANJANG, HARI_TERPENDEK, SIMPANAN, Jenis
from units.models import Instansi

JENIS_CHOICES = [(j.value, s.apa) for j, s in SIMPANAN.items()]


@tercatat()
class KontakPrivasi(models.Model):
    """Where citizens ask about their data; printed on /privasi/."""

    instansi = models.OneToOneField(
        Instansi, on_delete=models.CASCADE, related_name="kontak_privasi"
    )
    pejabat = models.CharField(
        "pejabat yang menangani",
        max_length=160,
        help_text="Jabatannya, bukan nama orang. Misalnya “Pejabat Pelindungan Data Pribadi, Sekretariat Kecamatan”.",
    )
    kontak = models.CharField(
        "cara menghubungi",
        max_length=200,
        help_text="Alamat, telepon, atau surel kantor.",
    )

    class Meta:
        verbose_name = "kontak privasi"
        verbose_name_plural = "kontak privasi"

    def __str__(self):
        return self.pejabat


@tercatat()
class MasaSimpan(models.Model):
    """Days of one kind where an instansi set its own (surveys.calculators.privasi has the others)."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="masa_simpan")
    jenis = models.CharField("jenis", max_length=10, choices=JENIS_CHOICES)
    hari = models.PositiveSmallIntegerField("hari")

    class Meta:
        verbose_name = "masa simpan"
        verbose_name_plural = "masa simpan"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jenis"],
                name="masa_simpan_sekali",
                violation_error_message="Masa simpan jenis ini sudah diatur.",
            ),
            models.CheckConstraint(
                condition=Q(hari__gte=HARI_TERPENDEK, hari__lte=HARI_TERPANJANG),
                name="masa_simpan_wajar",
                violation_error_message=f"Masa simpan {HARI_TERPENDEK} sampai {HARI_TERPANJANG} hari.",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j, s in SIMPANAN.items() if s.diatur]),
                name="masa_simpan_dapat_diatur",
                violation_error_message="Masa simpan jenis ini tidak dapat diatur.",
            ),
        ]

    def __str__(self):
        return f"{self.jenis}: {self.hari} hari"


class PutaranHapus(models.Model):
    """The deletion of a day: whether it was begun and finished, and by whom."""

    hari = models.DateField(unique=True)
    asal = models.CharField(max_length=20)
    mulai = models.DateTimeField(default=timezone.now)
    selesai = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "putaran penghapusan"
        verbose_name_plural = "putaran penghapusan"
        ordering = ["-hari"]

    def __str__(self):
        return str(self.hari)


class Penghapusan(models.Model):
    """So many of a kind were deleted: no content, no person. Written in the transaction that deletes."""

    instansi = models.ForeignKey(
        Instansi, on_delete=models.CASCADE, null=True, blank=True, related_name="penghapusan"
    )
    jenis = models.CharField(max_length=10, choices=JENIS_CHOICES)
    banyak = models.PositiveIntegerField()
    diminta = models.BooleanField("diminta oleh yang bersangkutan", default=False)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "penghapusan"
        verbose_name_plural = "penghapusan"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in Jenis], banyak__gt=0),
                name="penghapusan_berisi",
                violation_error_message="Jenis atau banyaknya penghapusan tidak sah.",
            )
        ]
        triggers = [pgtrigger.Protect(name="penghapusan_tidak_diubah", operation=pgtrigger.Update)]

    def __str__(self):
        return f"{self.jenis}: {self.banyak}"
