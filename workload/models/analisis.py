from django.conf import settings
from django.db import models
from django.urls import reverse

from asnplan.lib.riwayat import tercatat
from units.models import Periode, UnitKerja
from workload.status import STATUS_CHOICES, Status


class AnalisisQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Analyses of units that the user may see."""
        return self.filter(unit__in=UnitKerja.objects.visible_to(user))

    def final(self):
        return self.filter(status=Status.FINAL)


@tercatat()
class Analisis(models.Model):
    """The workload analysis of one unit in one period: the thing that is drafted and marked final."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="analisis")
    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, related_name="analisis")
    status = models.CharField("status", max_length=20, choices=STATUS_CHOICES, default=Status.DRAF)

    objects = AnalisisQuerySet.as_manager()

    class Meta:
        verbose_name = "analisis"
        verbose_name_plural = "analisis"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "periode"],
                name="analisis_unit_periode_unik",
                violation_error_message="Analisis unit ini pada periode itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[s.value for s in Status]),
                name="analisis_status_dikenal",
                violation_error_message="Status analisis tidak dikenal.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} – {self.periode}"

    def get_absolute_url(self):
        return reverse("workload:analisis-detail", args=[self.periode_id, self.unit_id])

    @property
    def keadaan(self):
        """Label, colour and rules of the status (workload.status)."""
        return Status(self.status).keterangan


@tercatat()
class PerubahanStatus(models.Model):
    """One step in the life of an Analisis, with its author and, where owed, the reason."""

    analisis = models.ForeignKey(
        Analisis, on_delete=models.CASCADE, related_name="perubahan_status"
    )
    dari = models.CharField(max_length=20, choices=STATUS_CHOICES)
    ke = models.CharField(max_length=20, choices=STATUS_CHOICES)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    pada = models.DateTimeField(auto_now_add=True)
    alasan = models.TextField(blank=True)

    class Meta:
        verbose_name = "perubahan status"
        verbose_name_plural = "perubahan status"
        ordering = ["-pada", "-pk"]

    def __str__(self):
        return f"{self.analisis}: {self.dari} → {self.ke}"
