"""What the guard counts (surveys.penjaga)."""

from django.db import models

from surveys.calculators.curiga import Aksi


class Percobaan(models.Model):
    """One sending that leaves nothing else with a mark: a wrong secret, a message, changed words. Where from
    (a mark of the day), what, when; swept after the day."""

    aksi = models.CharField(max_length=10, choices=[(a.value, a.value) for a in Aksi])
    sidik = models.CharField(max_length=64)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "percobaan"
        verbose_name_plural = "percobaan"
        indexes = [models.Index(fields=["aksi", "sidik", "pada"], name="percobaan_sidik")]

    def __str__(self):
        return f"{self.aksi}, {self.pada:%Y-%m-%d}"
