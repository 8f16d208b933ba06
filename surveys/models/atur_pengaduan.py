"""What an instansi sets about complaints: kinds with their limits, and the days that are not worked."""

from django.db import models
from django.db.models import F, Q

from asnplan.lib.riwayat import tercatat
from surveys.calculators.libur import JenisLibur
from surveys.calculators.tenggat import Batas
from surveys.calculators.unsur import Unsur
from units.models import Instansi

LIBUR_CHOICES = [(j.value, j.label) for j in JenisLibur]
UNSUR_CHOICES = [(u.value, u.isi.nama) for u in Unsur]


class KategoriPengaduanQuerySet(models.QuerySet):
    def open(self):
        return self.filter(nonaktif_sejak__isnull=True)


@tercatat()
class KategoriPengaduan(models.Model):
    """A kind of complaint and its limits in working days. An instansi without any takes no complaints."""

    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, related_name="kategori_pengaduan"
    )
    nama = models.CharField("nama", max_length=120)
    keterangan = models.CharField("keterangan bagi warga", max_length=200, blank=True)
    hari_periksa = models.PositiveSmallIntegerField("hari kerja untuk memeriksa", default=3)
    hari_selesai = models.PositiveSmallIntegerField("hari kerja untuk menyelesaikan", default=14)
    hari_tanggapan = models.PositiveSmallIntegerField(
        "hari kerja bagi pelapor untuk membuka kembali", default=10
    )
    hari_perpanjangan = models.PositiveSmallIntegerField(
        "hari kerja perpanjangan paling banyak", default=7
    )
    ke_atasan = models.BooleanField(
        "diperiksa unit di atas unit yang diadukan",
        default=False,
        help_text="Agar yang diadukan tidak memeriksa dirinya sendiri.",
    )
    unsur = models.CharField(
        "unsur SKM",
        max_length=11,
        choices=UNSUR_CHOICES,
        blank=True,
        help_text="Bila pengaduan jenis ini selalu tentang satu unsur; petugas dapat mengubahnya per pengaduan.",
    )
    dasar = models.CharField("dasar", max_length=200, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)
    nonaktif_sejak = models.DateField("tidak dipakai sejak", null=True, blank=True)

    objects = KategoriPengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "kategori pengaduan"
        verbose_name_plural = "kategori pengaduan"
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nama"],
                name="kategori_pengaduan_nama_unik",
                violation_error_message="Kategori dengan nama ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(hari_periksa__gte=1, hari_selesai__gte=F("hari_periksa"))
                & Q(hari_selesai__lte=366, hari_tanggapan__lte=366, hari_perpanjangan__lte=366),
                name="kategori_pengaduan_hari_wajar",
                violation_error_message="Hari kerja: memeriksa paling sedikit 1, menyelesaikan tidak kurang dari memeriksa, dan tidak ada yang lebih dari 366.",
            ),
        ]

    def __str__(self):
        return self.nama

    @property
    def batas(self) -> Batas:
        return Batas(
            self.hari_periksa, self.hari_selesai, self.hari_tanggapan, self.hari_perpanjangan
        )


@tercatat()
class HariLibur(models.Model):
    """A day that is not worked. `diperiksa`: somebody compared it with the decision that made it one."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="hari_libur")
    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField(
        "jenis", max_length=12, choices=LIBUR_CHOICES, default=JenisLibur.SETEMPAT
    )
    sumber = models.CharField("sumber", max_length=200, blank=True)
    diperiksa = models.BooleanField("sudah dicocokkan dengan keputusannya", default=False)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tanggal"],
                name="hari_libur_tanggal_unik",
                violation_error_message="Tanggal ini sudah tercatat sebagai hari libur.",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in JenisLibur]),
                name="hari_libur_jenis_dikenal",
                violation_error_message="Jenis hari libur tidak dikenal.",
            ),
        ]

    def __str__(self):
        return f"{self.tanggal} {self.nama}"
