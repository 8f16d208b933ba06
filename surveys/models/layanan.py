"""A service that a unit gives: what surveys, complaints and aspirations are about."""

import secrets

from django.db import models

from asnplan.lib.riwayat import tercatat
from units.models import UnitKerja

ABJAD = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter that is read as another on paper
PANJANG_KODE = 6


def new_kode() -> str:
    """A short code for links and QR: public, so it need not be secret, only unlike any other."""
    return "".join(secrets.choice(ABJAD) for _ in range(PANJANG_KODE))


class LayananQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Services of units that the user may see."""
        return self.filter(unit__in=UnitKerja.objects.visible_to(user))

    def open(self):
        return self.filter(nonaktif_sejak__isnull=True)


@tercatat()
class Layanan(models.Model):
    """A public service of a unit. `pengguna_setahun` is how many people used it in the comparable period
    before: the population of the sample size."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="layanan")
    kode = models.CharField("kode tautan", max_length=12, unique=True, default=new_kode)
    nama = models.CharField("nama layanan", max_length=200)
    keterangan = models.TextField("keterangan", blank=True)
    pengguna_setahun = models.PositiveIntegerField("pengguna setahun", null=True, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)
    nonaktif_sejak = models.DateField("ditutup sejak", null=True, blank=True)

    objects = LayananQuerySet.as_manager()

    class Meta:
        verbose_name = "layanan"
        verbose_name_plural = "layanan"
        ordering = ["urutan", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "nama"],
                name="layanan_nama_unik",
                violation_error_message="Layanan dengan nama ini sudah ada di unit ini.",
            ),
        ]

    def __str__(self):
        return self.nama
