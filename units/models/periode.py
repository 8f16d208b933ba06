"""A planning period and the rule it is counted by."""

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from asnplan.lib.riwayat import tercatat
from units.calculators import aturan as nilai
from units.calculators.jenis import Jenis
from units.models.instansi import Instansi


class PeriodeQuerySet(models.QuerySet):
    def newest_first(self):
        """Open periods before closed ones, the newest first."""
        return self.order_by(models.F("ditutup_pada").desc(nulls_first=True), "-tahun")

    def current(self):
        """The period one works in: the newest open one, else the newest; None where there is none."""
        return self.newest_first().first()


@tercatat()
class Periode(models.Model):
    """One planning year of an instansi. Closing it freezes its bezetting; its Aturan is its own for ever."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="periode")
    tahun = models.PositiveSmallIntegerField("tahun")
    nama = models.CharField("nama", max_length=120, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PeriodeQuerySet.as_manager()

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "periode"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                name="periode_tahun_unik",
                violation_error_message="Periode tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=models.Q(tahun__gte=2000, tahun__lte=2100),
                name="periode_tahun_wajar",
                violation_error_message="Tahun periode harus antara 2000 dan 2100.",
            ),
            models.CheckConstraint(
                condition=models.Q(ditutup_oleh__isnull=True)
                | models.Q(ditutup_pada__isnull=False),
                name="periode_penutup_berpasangan",
                violation_error_message="Penutup periode hanya diisi bersama waktu penutupannya.",
            ),
        ]

    def __str__(self):
        return self.nama or f"Periode {self.tahun}"

    def get_absolute_url(self):
        return reverse("units:periode-detail", args=[self.pk])

    @property
    def ditutup(self) -> bool:
        return self.ditutup_pada is not None


def bawaan_pembulatan():
    return {jenis.value: cara.value for jenis, cara in nilai.PEMBULATAN_BAWAAN.items()}


def bawaan_skala():
    return [
        {"huruf": p.huruf, "label": p.label, "batas": str(p.batas), "inklusif": p.inklusif}
        for p in nilai.SKALA_PERMENDAGRI
    ]


def _positif(default):
    return {
        "max_digits": 12,
        "decimal_places": 4,
        "default": default,
        "validators": [MinValueValidator(Decimal("0.0001"), "Isi angka lebih dari nol.")],
    }


@tercatat()
class Aturan(models.Model):
    """The frozen rule of a period; `value()` gives it to the calculators."""

    periode = models.OneToOneField(Periode, on_delete=models.CASCADE, related_name="aturan")
    waktu_efektif = models.DecimalField(
        "waktu kerja efektif (menit per tahun)", **_positif(Decimal(75_000))
    )
    sumber = models.CharField(
        "sumber angka", max_length=300, default=nilai.WAKTU_EFEKTIF_BAWAAN[0].sumber
    )
    pengali_harian = models.DecimalField("pengali harian", **_positif(Decimal(250)))
    pengali_mingguan = models.DecimalField("pengali mingguan", **_positif(Decimal(50)))
    pengali_bulanan = models.DecimalField("pengali bulanan", **_positif(Decimal(12)))
    toleransi_ke_atas = models.DecimalField(
        "toleransi pembulatan ke atas (orang)",
        max_digits=10,
        decimal_places=9,
        default=Decimal("0.000001"),
    )
    pembulatan = models.JSONField("pembulatan per jenis jabatan", default=bawaan_pembulatan)
    skala = models.JSONField("skala EJ", default=bawaan_skala)
    sumber_skala = models.CharField(
        "sumber skala",
        max_length=300,
        default="Permendagri 12/2008, batas sebagaimana dipakai dalam praktik",
    )

    class Meta:
        verbose_name = "aturan"
        verbose_name_plural = "aturan"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(waktu_efektif__gt=0)
                & models.Q(pengali_harian__gt=0)
                & models.Q(pengali_mingguan__gt=0)
                & models.Q(pengali_bulanan__gt=0)
                & models.Q(toleransi_ke_atas__gte=0),
                name="aturan_angka_positif",
                violation_error_message="Waktu efektif dan pengali harus lebih dari nol.",
            ),
        ]

    def __str__(self):
        return f"Aturan {self.periode}"

    def clean(self):
        try:
            self.value()
        except (KeyError, ValueError, TypeError, ArithmeticError) as error:
            raise ValidationError("Pembulatan atau skala EJ tidak lengkap.") from error

    def value(self) -> nilai.Aturan:
        """The rule as the pure value that every calculator takes."""
        return nilai.Aturan(
            waktu_efektif=self.waktu_efektif,
            sumber=self.sumber,
            pengali={
                nilai.PeriodeVolume.HARIAN: self.pengali_harian,
                nilai.PeriodeVolume.MINGGUAN: self.pengali_mingguan,
                nilai.PeriodeVolume.BULANAN: self.pengali_bulanan,
                nilai.PeriodeVolume.TAHUNAN: Decimal(1),
            },
            pembulatan={Jenis(j): nilai.Pembulatan(c) for j, c in self.pembulatan.items()},
            skala=tuple(
                nilai.Peringkat(
                    s["huruf"], s["label"], Decimal(s["batas"]), s.get("inklusif", True)
                )
                for s in self.skala
            ),
            toleransi_ke_atas=self.toleransi_ke_atas,
        )
