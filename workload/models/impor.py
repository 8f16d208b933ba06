"""Workload files that people brought: the file, the posts found in it, and what was learnt of the office's words."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from asnplan.lib.riwayat import tercatat
from units.models import Instansi, Jabatan, Periode, UnitKerja
from workload.status_impor import BERJALAN, STATUS_IMPOR_CHOICES, StatusImpor

OLEH = {"on_delete": models.PROTECT, "null": True, "blank": True, "related_name": "+"}


class BerkasImporQuerySet(models.QuerySet):
    def unfinished(self):
        """Files that are owed work, the smallest first: a big one does not keep the small ones waiting."""
        return self.filter(status__in=BERJALAN).order_by("ukuran", "pk")


@tercatat(
    exclude=["tahap", "langkah", "percobaan", "penolakan", "lembar", "jawaban", "alias", "ringkasan",
             "dilihat", "sisa"]
)  # fmt: skip
class BerkasImpor(models.Model):
    """One uploaded workload file of a period.

    simpanan   name of the kept file (asnplan.lib.unggahan); "" once it was swept
    sidik      SHA-256 of its bytes
    langkah    how far the work is, of workload.imports.kerja.LANGKAH; tahap says it in words
    percobaan  how often the work was begun: a file that kills the server is given up
    penolakan  why it was not read or not saved: [{"pesan", "baris", "kolom", "lembar", "sel"}]
    lembar     what the reader made of each sheet (terbaca.LembarTerbaca)
    jawaban    Pertanyaan.kunci -> {"nilai", "lembar", "sel", "isi", "kalimat"}
    alias      normalised heading -> field, as said by a person for this file
    ringkasan  counts for lists, kept by workload.actions.impor.recount
    dilihat    versions of the sheets that the person saw when saving was asked for
    sisa       after an undo: sheets that were left alone because somebody edited them since
    """

    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, related_name="berkas_impor")
    nama = models.CharField("nama berkas", max_length=255)
    sidik = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveBigIntegerField(default=0)
    simpanan = models.CharField(max_length=32, blank=True)
    unit_bawaan = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(
        "status", max_length=20, choices=STATUS_IMPOR_CHOICES, default=StatusImpor.ANTRE
    )
    tahap = models.CharField(max_length=200, blank=True)
    langkah = models.PositiveSmallIntegerField(default=0)
    percobaan = models.PositiveSmallIntegerField(default=0)
    penolakan = models.JSONField(default=list, blank=True)
    lembar = models.JSONField(default=list, blank=True)
    jawaban = models.JSONField(default=dict, blank=True)
    alias = models.JSONField(default=dict, blank=True)
    ringkasan = models.JSONField(default=dict, blank=True)
    dilihat = models.PositiveBigIntegerField(null=True, blank=True)
    sisa = models.JSONField(default=list, blank=True)
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, **OLEH)
    diunggah_pada = models.DateTimeField(auto_now_add=True)
    disimpan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, **OLEH)
    disimpan_pada = models.DateTimeField(null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, **OLEH)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)

    objects = BerkasImporQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas impor"
        verbose_name_plural = "berkas impor"
        ordering = ["-diunggah_pada", "-pk"]
        indexes = [models.Index(fields=["periode", "sidik"], name="berkas_impor_sidik")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=[s.value for s in StatusImpor]),
                name="berkas_impor_status_dikenal",
                violation_error_message="Status berkas impor tidak dikenal.",
            )
        ]

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return reverse("workload:impor-detail", args=[self.periode_id, self.pk])

    @property
    def keadaan(self):
        """Label, colour and rules of the status (workload.status_impor)."""
        return StatusImpor(self.status).keterangan


class BlokImporQuerySet(models.QuerySet):
    def ready(self):
        """Blocks that go somewhere."""
        return self.filter(SIAP, lewati=False)

    def homeless(self):
        """Blocks of which nobody knows yet where they go."""
        return self.filter(~SIAP, lewati=False)


SIAP = models.Q(jabatan__isnull=False) | models.Q(cara="baru", unit_kerja__isnull=False)


class BlokImpor(models.Model):
    """One post found in a file: where it stands, whose sheet it goes to, and what it replaced.

    kunci      what it is recognised by when the file is read again
    cara       how the post was found (workload.imports.cocokkan.Cara); sebab: why it was not
    saran      ranked posts for a person to choose from: [{"id", "teks", "mirip", "letak"}]
    unit_kerja the unit that the file's words name, where we know it
    jabatan    the post whose sheet it goes to; Cara.BARU without one: a post to be made in unit_kerja
    angka      the file's own figures and the load of its rows, as text
    cuplikan   its rows, for the preview; None once swept
    lama       what the sheet held before, for the undo; versi: the sheet's version right after saving
    """

    berkas = models.ForeignKey(BerkasImpor, on_delete=models.CASCADE, related_name="blok")
    urutan = models.PositiveIntegerField()
    kunci = models.CharField(max_length=600)
    lembar = models.CharField(max_length=255, blank=True)
    sel = models.CharField(max_length=20, blank=True)
    baris = models.PositiveIntegerField(default=0)
    tersembunyi = models.BooleanField(default=False)
    kode = models.CharField(max_length=60, blank=True)
    kode_unit = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=255, blank=True)
    nama = models.CharField(max_length=255, blank=True)
    jenis = models.CharField(max_length=20, blank=True)
    jabatan = models.ForeignKey(
        Jabatan, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    unit_kerja = models.ForeignKey(
        UnitKerja, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cara = models.CharField(max_length=10, blank=True)
    sebab = models.TextField(blank=True)
    saran = models.JSONField(default=list, blank=True)
    lewati = models.BooleanField(default=False)
    jumlah_baris = models.PositiveIntegerField(default=0)
    fte = models.DecimalField(max_digits=50, decimal_places=12, default=0)
    angka = models.JSONField(default=dict, blank=True)
    temuan = models.JSONField(default=list, blank=True)
    pertanyaan = models.JSONField(default=list, blank=True)
    cuplikan = models.JSONField(null=True, blank=True)
    beban = models.ForeignKey(
        "workload.BebanJabatan", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    versi = models.PositiveIntegerField(null=True, blank=True)
    lama = models.JSONField(null=True, blank=True)
    ditulis = models.PositiveIntegerField(default=0)
    diganti = models.PositiveIntegerField(default=0)

    objects = BlokImporQuerySet.as_manager()

    class Meta:
        verbose_name = "blok impor"
        verbose_name_plural = "blok impor"
        ordering = ["urutan"]
        indexes = [models.Index(fields=["berkas", "urutan"], name="blok_impor_urutan")]

    def __str__(self):
        return f"{self.sebutan} ({self.unit})" if self.unit else self.sebutan

    @property
    def sebutan(self) -> str:
        """What to call it where the file names no post."""
        return self.nama or self.kode or "(tanpa nama jabatan)"


class JenisPemetaan(models.TextChoices):
    JABATAN = "jabatan", "Nama jabatan"
    KOLOM = "kolom", "Judul kolom"


@tercatat()
class PemetaanImpor(models.Model):
    """What a person said once about the words of an office's files, used for its next file.

    kunci  unit and name of a post as the files write them (cocokkan.memory_key), or a heading, normalised
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pemetaan_impor")
    jenis = models.CharField(max_length=10, choices=JenisPemetaan)
    kunci = models.CharField(max_length=600)
    teks = models.CharField("tertulis di berkas", max_length=520)
    jabatan = models.ForeignKey(
        Jabatan, on_delete=models.CASCADE, null=True, blank=True, related_name="pemetaan_impor"
    )
    kolom = models.CharField(max_length=30, blank=True)
    dari = models.CharField("dari berkas", max_length=255, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, **OLEH)
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "pemetaan impor"
        verbose_name_plural = "pemetaan impor"
        ordering = ["teks"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jenis", "kunci"],
                name="pemetaan_impor_unik",
                violation_error_message="Tulisan ini sudah dipetakan.",
            ),
            models.CheckConstraint(
                condition=models.Q(jenis="jabatan", jabatan__isnull=False, kolom="")
                | (models.Q(jenis="kolom", jabatan__isnull=True) & ~models.Q(kolom="")),
                name="pemetaan_impor_satu_tujuan",
                violation_error_message="Pemetaan menunjuk satu jabatan atau satu kolom.",
            ),
        ]

    def __str__(self):
        return self.teks
