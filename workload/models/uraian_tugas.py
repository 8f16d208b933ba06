"""A row of the ABK table."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast

from asnplan.lib.riwayat import tercatat
from units.calculators.aturan import PeriodeVolume
from workload.calculators.pendekatan import KATA, Pendekatan, SatuanWaktu
from workload.kunci import kunci_uraian
from workload.models.beban import BebanJabatan

PENDEKATAN_CHOICES = [(p.value, kata.nama) for p, kata in KATA.items()]
PERIODE_CHOICES = [(p.value, p.label) for p in PeriodeVolume]
SATUAN_WAKTU_CHOICES = [(s.value, s.value) for s in SatuanWaktu]

ANGKA = {"max_digits": 18, "decimal_places": 6, "null": True, "blank": True}


class UraianTugasQuerySet(models.QuerySet):
    def counted(self):
        """Rows that carry a load: complete, not set aside, not a heading."""
        return self.filter(Q(beban_menit__isnull=False) | Q(beban_orang__isnull=False))

    def incomplete(self):
        """Rows that should carry figures and do not yet, or that were set aside."""
        return self.filter(kelompok=False, beban_menit__isnull=True, beban_orang__isnull=True)


@tercatat(exclude=["beban_menit", "beban_orang", "versi"])
class UraianTugas(models.Model):
    """One task of a post: result, volume, period, time with its unit, or a ratio; figures may be missing
    while it is a draft.

    beban_menit  minutes per year, generated: volume × pengali × waktu × (60 where hours)
    beban_orang  people, generated: volume × rasio_orang ÷ rasio_unit (approaches other than tugas)
    kelompok     a heading with rows below it: carries no figures
    dihitung     False: kept and shown but not counted until a person confirms (held back by an import)
    isian_mentah what a person typed where it is not a number yet: nothing typed is lost
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    beban = models.ForeignKey(BebanJabatan, on_delete=models.CASCADE, related_name="tugas")
    induk = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="rincian"
    )
    urutan = models.PositiveIntegerField(default=0)
    kelompok = models.BooleanField("judul kelompok", default=False)
    uraian = models.TextField("uraian tugas", blank=True)
    hasil = models.TextField("hasil kerja", blank=True)
    satuan = models.CharField("satuan hasil", max_length=120, blank=True)
    pendekatan = models.CharField(
        "pendekatan", max_length=10, choices=PENDEKATAN_CHOICES, default=Pendekatan.TUGAS
    )
    volume = models.DecimalField("volume", **ANGKA)
    periode_volume = models.CharField(
        "periode volume", max_length=10, choices=PERIODE_CHOICES, default=PeriodeVolume.TAHUNAN
    )
    pengali = models.DecimalField("pengali per tahun", max_digits=10, decimal_places=4, default=1)
    waktu = models.DecimalField("norma waktu", **ANGKA)
    satuan_waktu = models.CharField(
        "satuan waktu", max_length=5, choices=SATUAN_WAKTU_CHOICES, default=SatuanWaktu.MENIT
    )
    rasio_unit = models.DecimalField("rasio: satuan", **ANGKA)
    rasio_orang = models.DecimalField("rasio: orang", **ANGKA)
    catatan = models.TextField("keterangan", blank=True)
    bukti = models.CharField("tautan bukti", max_length=500, blank=True)
    dihitung = models.BooleanField("ikut dihitung", default=True)
    isian_mentah = models.JSONField(default=dict, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diubah_pada = models.DateTimeField(auto_now=True)

    beban_menit = models.GeneratedField(
        expression=Case(
            When(
                Q(dihitung=True, pendekatan=Pendekatan.TUGAS.value),
                then=F("volume")
                * F("pengali")
                * F("waktu")
                * Case(When(satuan_waktu=SatuanWaktu.JAM.value, then=Value(60)), default=Value(1)),
            ),
        ),
        output_field=models.DecimalField(max_digits=50, decimal_places=16),
        db_persist=True,
    )
    beban_orang = models.GeneratedField(
        expression=Case(
            When(
                Q(dihitung=True) & ~Q(pendekatan=Pendekatan.TUGAS.value),
                then=Cast(
                    F("volume") * F("rasio_orang"),
                    models.DecimalField(max_digits=60, decimal_places=24),
                )
                / F("rasio_unit"),
            ),
        ),
        output_field=models.DecimalField(max_digits=50, decimal_places=20),
        db_persist=True,
    )

    objects = UraianTugasQuerySet.as_manager()

    class Meta:
        verbose_name = "uraian tugas"
        verbose_name_plural = "uraian tugas"
        ordering = ["urutan", "pk"]
        indexes = [
            models.Index(
                fields=["beban"], include=["beban_menit", "beban_orang"], name="tugas_beban_menit"
            ),
            models.Index(kunci_uraian(), name="tugas_kunci_uraian"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kelompok=False)
                | Q(
                    volume__isnull=True,
                    waktu__isnull=True,
                    rasio_unit__isnull=True,
                    rasio_orang__isnull=True,
                ),
                name="tugas_kelompok_tanpa_angka",
                violation_error_message="Baris yang mempunyai rincian tidak memuat angka.",
            ),
            models.CheckConstraint(
                condition=(Q(volume__isnull=True) | Q(volume__gte=0))
                & (Q(waktu__isnull=True) | Q(waktu__gte=0))
                & (Q(rasio_orang__isnull=True) | Q(rasio_orang__gte=0)),
                name="tugas_angka_tidak_negatif",
                violation_error_message="Volume, waktu, dan rasio tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=Q(rasio_unit__isnull=True) | Q(rasio_unit__gt=0),
                name="tugas_rasio_unit_positif",
                violation_error_message="Rasio satuan harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(pengali__gt=0),
                name="tugas_pengali_positif",
                violation_error_message="Pengali harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")),
                name="tugas_bukan_induk_sendiri",
                violation_error_message="Sebuah tugas tidak dapat menjadi rincian dirinya sendiri.",
            ),
        ]

    def __str__(self):
        return self.uraian[:80]
