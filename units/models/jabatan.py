"""Nomenclature (what a post may be called) and posts in units."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from asnplan.lib.riwayat import tercatat
from units.calculators.jenis import LABEL_JENIS, LABEL_JENJANG, Jenis
from units.models.instansi import Instansi
from units.models.unit_kerja import UnitKerja

JENIS_CHOICES = [(j.value, label) for j, label in LABEL_JENIS.items()]
JENJANG_CHOICES = [(j.value, label) for j, label in LABEL_JENJANG.items()]
KELAS = [MinValueValidator(1, "Kelas jabatan 1–17."), MaxValueValidator(17, "Kelas jabatan 1–17.")]


class NomenklaturQuerySet(models.QuerySet):
    def available_to(self, instansi):
        """The national list and the instansi's own additions."""
        return self.filter(models.Q(instansi__isnull=True) | models.Q(instansi=instansi))


@tercatat()
class NomenklaturJabatan(models.Model):
    """A name from an official list of jabatan, with what the list says of it."""

    instansi = models.ForeignKey(
        Instansi, on_delete=models.CASCADE, null=True, blank=True, related_name="nomenklatur"
    )
    nama = models.CharField("nama", max_length=255)
    jenis = models.CharField("jenis", max_length=20, choices=JENIS_CHOICES)
    jenjang = models.CharField("jenjang", max_length=20, choices=JENJANG_CHOICES, blank=True)
    kelas = models.PositiveSmallIntegerField("kelas", null=True, blank=True, validators=KELAS)
    pendidikan_minimum = models.TextField("pendidikan minimum", blank=True)
    bup = models.PositiveSmallIntegerField("batas usia pensiun (tahun)", null=True, blank=True)
    instansi_pembina = models.CharField("instansi pembina", max_length=200, blank=True)
    ikhtisar = models.TextField("ikhtisar tugas", blank=True)
    sumber = models.CharField("sumber", max_length=200, blank=True)

    objects = NomenklaturQuerySet.as_manager()

    class Meta:
        verbose_name = "nomenklatur jabatan"
        verbose_name_plural = "nomenklatur jabatan"
        ordering = ["nama", "jenjang"]
        constraints = [
            models.UniqueConstraint(
                "instansi",
                Lower("nama"),
                "jenis",
                "jenjang",
                name="nomenklatur_unik",
                nulls_distinct=False,
                violation_error_message="Nomenklatur ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=models.Q(jenis__in=[j.value for j in Jenis]),
                name="nomenklatur_jenis_dikenal",
                violation_error_message="Jenis jabatan tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=models.Q(kelas__isnull=True) | models.Q(kelas__gte=1, kelas__lte=17),
                name="nomenklatur_kelas_1_17",
                violation_error_message="Kelas jabatan 1–17.",
            ),
        ]

    def __str__(self):
        return f"{self.nama} {self.get_jenjang_display()}".strip()


class DasarKebutuhan(models.TextChoices):
    """Where the need of a post comes from; same values as workload.calculators.kebutuhan.Dasar."""

    ABK = "abk", "Analisis beban kerja"
    PEMBINA = "pembina", "Surat instansi pembina"


class JabatanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Posts in units that the user may see."""
        return self.filter(unit__in=UnitKerja.objects.visible_to(user))

    def in_subtree(self, *units):
        """Posts of the given units and everything below them."""
        return self.filter(unit__in=UnitKerja.objects.in_subtree(*units))

    def active_in(self, periode):
        """Posts that exist in the period: not closed before its year ends."""
        return self.filter(
            models.Q(nonaktif_sejak__isnull=True) | models.Q(nonaktif_sejak__year__gt=periode.tahun)
        )


@tercatat()
class Jabatan(models.Model):
    """A post in a unit: one box of the peta jabatan, held by zero or more pegawai.

    `kode` is the code of the file that brought the post; files are matched by it.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="jabatan")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="jabatan")
    atasan = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="bawahan"
    )
    nomenklatur = models.ForeignKey(
        NomenklaturJabatan, on_delete=models.SET_NULL, null=True, blank=True, related_name="jabatan"
    )
    kode = models.CharField("kode", max_length=60, blank=True)
    nama = models.CharField("nama", max_length=255)
    jenis = models.CharField("jenis", max_length=20, choices=JENIS_CHOICES)
    jenjang = models.CharField("jenjang", max_length=20, choices=JENJANG_CHOICES, blank=True)
    kelas = models.PositiveSmallIntegerField("kelas", null=True, blank=True, validators=KELAS)
    urutan = models.PositiveIntegerField("urutan", default=0)
    dasar = models.CharField(
        "dasar kebutuhan", max_length=10, choices=DasarKebutuhan, default=DasarKebutuhan.ABK
    )
    kebutuhan_pembina = models.PositiveIntegerField(
        "kebutuhan menurut instansi pembina", null=True, blank=True
    )
    nomor_surat = models.CharField("nomor surat", max_length=120, blank=True)
    tanggal_surat = models.DateField("tanggal surat", null=True, blank=True)
    nonaktif_sejak = models.DateField("ditutup sejak", null=True, blank=True)

    objects = JabatanQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["urutan", "nama"]
        indexes = [models.Index(fields=["unit", "urutan"], name="jabatan_unit_urutan")]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode"],
                condition=~models.Q(kode=""),
                name="jabatan_kode_unik",
                violation_error_message="Kode jabatan ini sudah dipakai di instansi ini.",
            ),
            models.CheckConstraint(
                condition=models.Q(jenis__in=[j.value for j in Jenis]),
                name="jabatan_jenis_dikenal",
                violation_error_message="Jenis jabatan tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=models.Q(kelas__isnull=True) | models.Q(kelas__gte=1, kelas__lte=17),
                name="jabatan_kelas_1_17",
                violation_error_message="Kelas jabatan 1–17.",
            ),
            models.CheckConstraint(
                condition=~models.Q(dasar="pembina") | models.Q(kebutuhan_pembina__isnull=False),
                name="jabatan_pembina_perlu_angka",
                violation_error_message="Isi jumlah kebutuhan menurut surat instansi pembina.",
            ),
        ]

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return reverse("units:jabatan-detail", args=[self.pk])

    @property
    def struktural(self) -> bool:
        return Jenis(self.jenis).struktural


class SumberBezetting(models.TextChoices):
    KETIK = "ketik", "Diketik atau diimpor, bukan dari daftar pegawai"
    BEKU = "beku", "Dibekukan saat periode ditutup"


@tercatat()
class Bezetting(models.Model):
    """A number of holders that is not counted from Pegawai: typed where no names are loaded, or frozen
    when the period was closed. Where names are loaded and the period is open, they win."""

    jabatan = models.ForeignKey(Jabatan, on_delete=models.CASCADE, related_name="bezetting")
    periode = models.ForeignKey("units.Periode", on_delete=models.CASCADE, related_name="bezetting")
    jumlah = models.PositiveIntegerField("jumlah")
    sumber = models.CharField(
        "sumber", max_length=10, choices=SumberBezetting, default=SumberBezetting.KETIK
    )

    class Meta:
        verbose_name = "bezetting"
        verbose_name_plural = "bezetting"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "periode"],
                name="bezetting_unik",
                violation_error_message="Bezetting jabatan ini pada periode itu sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.jabatan}: {self.jumlah}"
