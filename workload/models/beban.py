from django.conf import settings
from django.db import models
from django.urls import reverse

from asnplan.lib.riwayat import tercatat
from units.models import Jabatan, Periode, UnitKerja


class BebanJabatanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Workloads of posts in units that the user may see."""
        return self.filter(jabatan__unit__in=UnitKerja.objects.visible_to(user))


@tercatat(exclude=["versi"])
class BebanJabatan(models.Model):
    """The workload of one post in one period: the sheet that an officer fills. Its rows are UraianTugas.

    `versi` rises with every save of the sheet; a writer locks this row first (see workload.actions).
    """

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="beban")
    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, related_name="beban")
    ikhtisar = models.TextField("ikhtisar jabatan", blank=True)
    disalin_dari = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="salinan"
    )
    versi = models.PositiveIntegerField(default=0)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = BebanJabatanQuerySet.as_manager()

    class Meta:
        verbose_name = "beban jabatan"
        verbose_name_plural = "beban jabatan"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "periode"],
                name="beban_jabatan_periode_unik",
                violation_error_message="Beban kerja jabatan ini pada periode itu sudah ada.",
            )
        ]

    def __str__(self):
        return f"{self.jabatan} – {self.periode}"

    def get_absolute_url(self):
        return reverse("workload:beban-edit", args=[self.periode_id, self.jabatan_id])
