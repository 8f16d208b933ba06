"""Answers that officers brought in and took back: sheets with their undo, paper forms with their correction.

No answer is changed or deleted: what is taken back stays, is not counted, and is counted as taken back.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from asnplan.lib.riwayat import tercatat
from surveys.models.survei import Survei


@tercatat()
class ImporRespons(models.Model):
    """A sheet of answers as it was brought in. `sidik` is the hash of its rows as they were read, so that the
    same answers are recognised however the file was saved; free again once the import is undone."""

    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="impor")
    nama = models.CharField("nama berkas", max_length=200)
    sidik = models.CharField(max_length=64)
    urutan = models.CharField("urutan unsur di berkas", max_length=10)
    banyak = models.PositiveIntegerField("banyak jawaban")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.CharField("alasan pembatalan", max_length=200, blank=True)

    class Meta:
        verbose_name = "impor jawaban survei"
        verbose_name_plural = "impor jawaban survei"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survei", "sidik"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="impor_respons_sekali",
                violation_error_message="Lembar ini sudah pernah diimpor.",
            ),
            models.CheckConstraint(
                condition=Q(dibatalkan_pada__isnull=True, dibatalkan_oleh__isnull=True, alasan="")
                | (Q(dibatalkan_pada__isnull=False, dibatalkan_oleh__isnull=False) & ~Q(alasan="")),
                name="impor_respons_batal_beralasan",
                violation_error_message="Pembatalan impor memerlukan alasan.",
            ),
        ]

    def __str__(self):
        return self.nama


class PenarikanRespons(models.Model):
    """A paper form taken back, with the reason; `pengganti` is the same paper typed again. Written once and
    never changed: itself the record."""

    respons = models.OneToOneField(
        "surveys.Respons", on_delete=models.CASCADE, related_name="penarikan"
    )
    pengganti = models.OneToOneField(
        "surveys.Respons", on_delete=models.CASCADE, null=True, blank=True, related_name="membetulkan"
    )  # fmt: skip
    alasan = models.CharField("alasan", max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "penarikan jawaban survei"
        verbose_name_plural = "penarikan jawaban survei"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="penarikan_respons_beralasan",
                violation_error_message="Tulis alasan penarikan.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="penarikan_tidak_diubah", operation=pgtrigger.Update)]

    def __str__(self):
        return f"{self.respons_id}: {self.alasan}"
