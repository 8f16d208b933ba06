from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from asnplan.lib.riwayat import tercatat

KODE = RegexValidator(
    r"^[A-Za-z0-9._-]+$", "Kode hanya memakai huruf, angka, titik, garis bawah, dan tanda hubung."
)


class InstansiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Instansi in which the user has an active assignment. Several instansi never see each other."""
        return self.filter(penugasan__user_id=user.pk, penugasan__aktif=True).distinct()


@tercatat()
class Instansi(models.Model):
    """A government agency that plans its own staff: a kecamatan, a city, a ministry."""

    kode = models.CharField("kode", max_length=40, unique=True, validators=[KODE])
    nama = models.CharField("nama", max_length=200)
    alamat = models.TextField("alamat", blank=True)
    keterangan = models.TextField("keterangan", blank=True)

    objects = InstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        ordering = ["nama"]

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return reverse("units:instansi-detail", args=[self.kode])
