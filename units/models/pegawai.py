from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from asnplan.lib.riwayat import tercatat
from units.models.instansi import Instansi
from units.models.jabatan import Jabatan
from units.models.unit_kerja import UnitKerja


class JenisAsn(models.TextChoices):
    PNS = "pns", "PNS"
    CPNS = "cpns", "CPNS"
    PPPK = "pppk", "PPPK"


class PegawaiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Pegawai in posts of units that the user may see."""
        return self.filter(jabatan__unit__in=UnitKerja.objects.visible_to(user))


@tercatat()
class Pegawai(models.Model):
    """A civil servant who holds a post. NIP and date of birth are personal data: shown only to roles
    with Permission.LIHAT_PRIBADI, never in logs or exports for BKD that do not ask for them.

    tanggal_pensiun is derived from the BUP of the post (units.calculators.pensiun) when saved by actions.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pegawai")
    jabatan = models.ForeignKey(
        Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="pegawai"
    )
    nip = models.CharField(
        "NIP / NI PPPK",
        max_length=18,
        validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")],
    )
    nama = models.CharField("nama", max_length=150)
    jenis_asn = models.CharField("jenis ASN", max_length=4, choices=JenisAsn)
    tanggal_lahir = models.DateField("tanggal lahir")
    golongan = models.CharField("golongan", max_length=6, blank=True)
    pendidikan = models.CharField("pendidikan", max_length=120, blank=True)
    tmt_jabatan = models.DateField("TMT jabatan", null=True, blank=True)
    akhir_kontrak = models.DateField("akhir kontrak PPPK", null=True, blank=True)
    tanggal_pensiun = models.DateField("tanggal pensiun", null=True, blank=True)

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nip"],
                name="pegawai_nip_unik",
                violation_error_message="NIP ini sudah ada di instansi ini.",
            ),
            models.CheckConstraint(
                condition=models.Q(nip__regex=r"^\d{18}$"),
                name="pegawai_nip_18_angka",
                violation_error_message="NIP terdiri atas 18 angka.",
            ),
            models.CheckConstraint(
                condition=models.Q(akhir_kontrak__isnull=True) | models.Q(jenis_asn="pppk"),
                name="pegawai_kontrak_hanya_pppk",
                violation_error_message="Akhir kontrak hanya untuk PPPK.",
            ),
        ]

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return reverse("units:pegawai-detail", args=[self.pk])
