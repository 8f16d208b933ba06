"""A survey and the unsur it asks about."""

from fractions import Fraction

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from asnplan.lib.riwayat import tercatat
from surveys.calculators.indeks import CaraBobot
from surveys.models.layanan import new_kode
from units.models import Instansi

CARA_BOBOT_CHOICES = [
    (CaraBobot.TEPAT.value, "Tepat (1 dibagi banyaknya unsur)"),
    (CaraBobot.TIGA_DESIMAL.value, "Tiga desimal (0,111 untuk sembilan unsur)"),
    (CaraBobot.DUA_DESIMAL.value, "Dua desimal (0,11 untuk sembilan unsur)"),
]


TETAP_SETELAH_DIJAWAB = """
    IF EXISTS (SELECT FROM surveys_respons WHERE survei_id = COALESCE(NEW.survei_id, OLD.survei_id)) THEN
        RAISE EXCEPTION 'the unsur of a survey that was answered are fixed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


class SurveiQuerySet(models.QuerySet):
    def running_on(self, tanggal):
        """Surveys that take answers on that day."""
        return self.filter(mulai__lte=tanggal, selesai__gte=tanggal, ditutup_pada__isnull=True)


@tercatat()
class Survei(models.Model):
    """One round of the Survei Kepuasan Masyarakat of an instansi, for all its services.

    How weights are written is declared here, once for the round, and printed with every figure.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="survei")
    kode = models.CharField("kode tautan", max_length=12, unique=True, default=new_kode)
    nama = models.CharField("nama survei", max_length=200)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    cara_bobot = models.CharField(
        "cara menulis bobot", max_length=10, choices=CARA_BOBOT_CHOICES, default=CaraBobot.TEPAT
    )
    dasar_bobot = models.CharField(
        "dasar cara bobot",
        max_length=200,
        blank=True,
        help_text="Misalnya nomor Perkada yang menetapkannya.",
    )
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)

    objects = SurveiQuerySet.as_manager()

    class Meta:
        verbose_name = "survei"
        verbose_name_plural = "survei"
        ordering = ["-mulai", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nama"],
                name="survei_nama_unik",
                violation_error_message="Survei dengan nama ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="survei_selesai_setelah_mulai",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(cara_bobot__in=[c.value for c in CaraBobot]),
                name="survei_cara_bobot_dikenal",
                violation_error_message="Cara menulis bobot tidak dikenal.",
            ),
        ]

    def __str__(self):
        return self.nama

    def takes_answers(self, tanggal) -> bool:
        return self.ditutup_pada is None and self.mulai <= tanggal <= self.selesai


@tercatat()
class UnsurSurvei(models.Model):
    """A question of the survey. `nomor` is its place in Respons.nilai, from 1; it never changes once there
    are answers (trigger). `bobot` is empty where all weigh the same; else all have one and they sum to 1
    (surveys.invariants)."""

    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="unsur")
    nomor = models.PositiveSmallIntegerField("nomor")
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=120)
    pertanyaan = models.CharField("pertanyaan", max_length=300)
    pilihan = ArrayField(models.CharField(max_length=80), size=4, verbose_name="pilihan jawaban")
    bobot_pembilang = models.PositiveIntegerField("bobot: pembilang", null=True, blank=True)
    bobot_penyebut = models.PositiveIntegerField("bobot: penyebut", null=True, blank=True)

    class Meta:
        verbose_name = "unsur survei"
        verbose_name_plural = "unsur survei"
        ordering = ["nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["survei", "kode"],
                name="unsur_survei_kode_unik",
                violation_error_message="Unsur ini sudah ada di survei ini.",
            ),
            models.UniqueConstraint(
                fields=["survei", "nomor"],
                name="unsur_survei_nomor_unik",
                violation_error_message="Nomor unsur ini sudah dipakai di survei ini.",
            ),
            models.CheckConstraint(
                condition=Q(nomor__gte=1, nomor__lte=30),
                name="unsur_survei_nomor_wajar",
                violation_error_message="Nomor unsur 1 sampai 30.",
            ),
            models.CheckConstraint(
                condition=Q(pilihan__len=4),
                name="unsur_survei_empat_pilihan",
                violation_error_message="Setiap unsur mempunyai tepat empat pilihan jawaban.",
            ),
            models.CheckConstraint(
                condition=Q(bobot_pembilang__isnull=True, bobot_penyebut__isnull=True)
                | Q(bobot_pembilang__gt=0, bobot_penyebut__gte=F("bobot_pembilang")),
                name="unsur_survei_bobot_pecahan",
                violation_error_message="Bobot ditulis sebagai pecahan lebih dari 0 dan paling banyak 1.",
            ),
            models.CheckConstraint(
                condition=~Q(kode="") & ~Q(pertanyaan=""),
                name="unsur_survei_berisi",
                violation_error_message="Kode dan pertanyaan unsur harus diisi.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="unsur_tetap_setelah_dijawab",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Delete | pgtrigger.UpdateOf("survei_id", "nomor", "kode"),
                func=TETAP_SETELAH_DIJAWAB,
            )
        ]  # fmt: skip

    def __str__(self):
        return self.nama

    @property
    def bobot(self) -> Fraction | None:
        if self.bobot_pembilang is None:
            return None
        return Fraction(self.bobot_pembilang, self.bobot_penyebut)
