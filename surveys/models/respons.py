"""One filled questionnaire, and the tickets that let a person fill one."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.array import ArrayContainedBy
from django.db import models
from django.db.models import F, Func, Q, Value

from asnplan.lib.riwayat import tercatat
from surveys.calculators.unsur import NILAI
from surveys.models.koreksi import ImporRespons
from surveys.models.layanan import Layanan
from surveys.models.survei import Survei
from units.models import UnitKerja

NILAI_ARRAY = ArrayField(models.SmallIntegerField())
# The round is held first: its questions cannot be exchanged between the count and the answer.
SATU_NILAI_PER_UNSUR = """
    PERFORM 1 FROM surveys_survei WHERE id = NEW.survei_id FOR KEY SHARE;
    IF array_ndims(NEW.nilai) = 1 AND array_lower(NEW.nilai, 1) = 1 AND cardinality(NEW.nilai)
        = (SELECT count(*) FROM surveys_unsursurvei WHERE survei_id = NEW.survei_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'nilai needs one place per unsur of the survey' USING ERRCODE = 'check_violation';
"""


class Saluran(models.TextChoices):
    TAUTAN = "tautan", "Tautan atau QR umum"
    TIKET = "tiket", "Tautan sekali pakai"
    KERTAS = "kertas", "Formulir kertas, diketik petugas"
    IMPOR = "impor", "Impor lembar rekap"


class KeadaanRespons(models.TextChoices):
    """Quarantined and withdrawn answers are kept, left out of the index, counted and shown."""

    SAH = "sah", "Dihitung"
    KARANTINA = "karantina", "Dikarantina, belum dihitung"
    DITOLAK = "ditolak", "Tidak dihitung"
    DITARIK = "ditarik", "Ditarik petugas, tidak dihitung"


class JenisKelamin(models.TextChoices):
    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"


class Pendidikan(models.TextChoices):
    SD = "SD", "SD"
    SMP = "SMP", "SMP"
    SMA = "SMA", "SMA"
    S1 = "S1", "S1"
    S2 = "S2", "S2"
    S3 = "S3", "S3"


class Pekerjaan(models.TextChoices):
    PNS = "PNS", "PNS"
    TNI = "TNI", "TNI"
    POLRI = "POLRI", "Polri"
    SWASTA = "SWASTA", "Swasta"
    WIRAUSAHA = "WIRAUSAHA", "Wirausaha"
    LAINNYA = "LAINNYA", "Lainnya"


class JamSurvei(models.TextChoices):
    """The two spans of the official form."""

    PAGI = "pagi", "08.00–12.00"
    SIANG = "siang", "13.00–17.00"


@tercatat()
class TiketSurvei(models.Model):
    """A link for one answer about one service received. What the link carries is this key, signed; the
    answer that uses it refers to it, and a second one cannot."""

    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="tiket")
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="tiket")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "tiket survei"
        verbose_name_plural = "tiket survei"
        ordering = ["-pk"]

    def __str__(self):
        return str(self.uid)


class ResponsQuerySet(models.QuerySet):
    def counted(self):
        """Answers that make the index."""
        return self.filter(keadaan=KeadaanRespons.SAH)

    def visible_to(self, user):
        return self.filter(unit__in=UnitKerja.objects.visible_to(user))


class Respons(models.Model):
    """One questionnaire. Anonymous: no name, NIK, phone or address of the device is kept.

    nilai   one value per unsur of the survey, at the place of its `nomor`; empty where not answered. That each
            is 1 to 4, that there is a place for each unsur and no more, and that one is answered at least
            is held by the database
    kunci   made by the page that showed the form: sent twice, it is stored once
    sidik   salted hash of where it came from; the salt changes every day and is thrown away, so that after
            that nobody can tell
    """

    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="respons")
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="respons")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    nilai = ArrayField(models.SmallIntegerField(null=True), verbose_name="nilai")
    tanggal = models.DateField("tanggal survei")
    jam = models.CharField("jam survei", max_length=5, choices=JamSurvei, blank=True)
    jenis_kelamin = models.CharField(
        "jenis kelamin", max_length=1, choices=JenisKelamin, blank=True
    )
    usia = models.PositiveSmallIntegerField("usia", null=True, blank=True)
    pendidikan = models.CharField("pendidikan", max_length=3, choices=Pendidikan, blank=True)
    pekerjaan = models.CharField("pekerjaan", max_length=10, choices=Pekerjaan, blank=True)
    pekerjaan_lain = models.CharField("pekerjaan lain", max_length=60, blank=True)
    saran = models.TextField("saran", blank=True)
    saluran = models.CharField("saluran", max_length=10, choices=Saluran, default=Saluran.TAUTAN)
    tiket = models.OneToOneField(
        TiketSurvei, on_delete=models.PROTECT, null=True, blank=True, related_name="respons"
    )
    impor = models.ForeignKey(
        ImporRespons, on_delete=models.PROTECT, null=True, blank=True, related_name="respons", db_index=False
    )  # fmt: skip
    kunci = models.UUIDField("kunci pengiriman", default=uuid.uuid4, unique=True, editable=False)
    keadaan = models.CharField(
        "keadaan", max_length=10, choices=KeadaanRespons, default=KeadaanRespons.SAH
    )
    alasan = models.CharField("alasan karantina", max_length=200, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    lama_isi = models.PositiveIntegerField("lama mengisi (detik)", null=True, blank=True)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikirim_pada = models.DateTimeField(auto_now_add=True)

    objects = ResponsQuerySet.as_manager()

    class Meta:
        verbose_name = "respons survei"
        verbose_name_plural = "respons survei"
        indexes = [
            models.Index(
                fields=["survei", "unit", "layanan"],
                include=["nilai", "tanggal"],
                condition=Q(keadaan="sah"),
                name="respons_dihitung",
            ),
            models.Index(
                fields=["sidik", "dikirim_pada"], condition=~Q(sidik=""), name="respons_sidik"
            ),
            models.Index(
                fields=["id"],
                condition=~Q(saran="") & Q(keadaan="sah"),
                name="respons_bersaran",
            ),
            models.Index(fields=["impor"], condition=Q(impor__isnull=False), name="respons_impor"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=ArrayContainedBy(
                    Func(
                        F("nilai"), Value(None), function="array_remove", output_field=NILAI_ARRAY
                    ),
                    Value(list(NILAI), output_field=NILAI_ARRAY),
                ),
                name="respons_nilai_1_4",
                violation_error_message="Setiap jawaban bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__overlap=Value(list(NILAI), output_field=NILAI_ARRAY)),
                name="respons_nilai_ada",
                violation_error_message="Jawaban belum diisi.",
            ),
            models.CheckConstraint(
                condition=Q(usia__isnull=True) | Q(usia__gte=5, usia__lte=120),
                name="respons_usia_wajar",
                violation_error_message="Usia harus antara 5 dan 120 tahun.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanRespons.values) & Q(saluran__in=Saluran.values),
                name="respons_keadaan_dikenal",
                violation_error_message="Keadaan atau saluran respons tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=(Q(saluran="tiket") & Q(tiket__isnull=False))
                | (~Q(saluran="tiket") & Q(tiket__isnull=True)),
                name="respons_tiket_berpasangan",
                violation_error_message="Tautan sekali pakai dan tiketnya harus berpasangan.",
            ),
            models.CheckConstraint(
                condition=Q(saluran="impor") | Q(impor__isnull=True),
                name="respons_impor_dari_lembar",
                violation_error_message="Hanya jawaban dari lembar yang mempunyai impornya.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="respons_satu_nilai_per_unsur",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=SATU_NILAI_PER_UNSUR,
            ),
            pgtrigger.ReadOnly(
                name="respons_tidak_diubah",
                fields=[
                    "survei",
                    "layanan",
                    "unit",
                    "nilai",
                    "kunci",
                    "tiket",
                    "impor",
                    "saluran",
                    "dikirim_pada",
                ],
            ),
        ]

    def __str__(self):
        return f"{self.survei} #{self.pk}"
