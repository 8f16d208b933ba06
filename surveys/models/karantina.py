"""What a person decided about an answer that was set aside."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from surveys.models.respons import KeadaanRespons, Respons


class KeputusanKarantina(models.Model):
    """Let count, or refused, with the reason. Written once and never changed: itself the record."""

    respons = models.ForeignKey(Respons, on_delete=models.CASCADE, related_name="keputusan")
    keadaan = models.CharField("keputusan", max_length=10, choices=KeadaanRespons)
    alasan = models.CharField("alasan", max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "keputusan karantina"
        verbose_name_plural = "keputusan karantina"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan__in=[KeadaanRespons.SAH, KeadaanRespons.DITOLAK])
                & ~Q(alasan=""),
                name="keputusan_karantina_beralasan",
                violation_error_message="Pilih dihitung atau ditolak, dengan alasannya.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="keputusan_tidak_diubah", operation=pgtrigger.Update)]

    def __str__(self):
        return f"{self.respons_id}: {self.get_keadaan_display()}"
