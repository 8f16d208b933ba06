"""What people say about figures: notes of planners, answers of units, and accepted flags."""

from django.conf import settings
from django.db import models

from asnplan.lib.riwayat import tercatat
from workload.models.beban import BebanJabatan
from workload.models.uraian_tugas import UraianTugas

OLEH = {"on_delete": models.PROTECT, "null": True, "related_name": "+"}


@tercatat()
class Catatan(models.Model):
    """A planner's note on a post or on one row of it; open until it is marked done."""

    beban = models.ForeignKey(
        BebanJabatan, on_delete=models.CASCADE, related_name="catatan_penelaah"
    )
    tugas = models.ForeignKey(
        UraianTugas,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="catatan_penelaah",
    )
    isi = models.TextField("catatan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, **OLEH)
    pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    selesai_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, blank=True, **OLEH)

    class Meta:
        verbose_name = "catatan"
        verbose_name_plural = "catatan"
        ordering = ["pada", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(selesai_oleh__isnull=True)
                | models.Q(selesai_pada__isnull=False),
                name="catatan_selesai_berpasangan",
                violation_error_message="Penutup catatan hanya diisi bersama waktu penutupannya.",
            ),
        ]

    def __str__(self):
        return self.isi[:80]


@tercatat()
class Jawaban(models.Model):
    """An answer to a note, by the unit or by the planner again."""

    catatan = models.ForeignKey(Catatan, on_delete=models.CASCADE, related_name="jawaban")
    isi = models.TextField("jawaban")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, **OLEH)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        ordering = ["pada", "pk"]

    def __str__(self):
        return self.isi[:80]


@tercatat()
class PenerimaanTanda(models.Model):
    """A plausibility flag that a person accepted, with the reason. It holds for the figures it was given
    for (`sidik`); a changed row raises the flag again."""

    tugas = models.ForeignKey(
        UraianTugas, on_delete=models.CASCADE, related_name="penerimaan_tanda"
    )
    kode = models.CharField(max_length=40)
    sidik = models.CharField(max_length=64)
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, **OLEH)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "penerimaan tanda"
        verbose_name_plural = "penerimaan tanda"
        constraints = [
            models.UniqueConstraint(
                fields=["tugas", "kode"],
                name="penerimaan_tanda_unik",
                violation_error_message="Tanda ini sudah diterima untuk tugas itu.",
            )
        ]

    def __str__(self):
        return f"{self.kode}: {self.alasan[:60]}"
