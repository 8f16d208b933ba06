"""What joins the citizens' voice with the plan: links to posts, and the weights of the index where they meet."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from asnplan.lib.riwayat import tercatat
from surveys.calculators.temu import BOBOT_BAWAAN, BOBOT_MAKS, Bagian
from surveys.models.aspirasi import Aspirasi
from surveys.models.atur_pengaduan import KategoriPengaduan
from surveys.models.survei import UnsurSurvei
from units.models import Instansi, Jabatan, Periode, UnitKerja


class TautanSuaraQuerySet(models.QuerySet):
    def held(self):
        """Links that nobody has taken back."""
        return self.filter(dicabut_pada__isnull=True)

    def visible_to(self, user):
        """Links to posts that the user may see."""
        return self.filter(jabatan__unit__in=UnitKerja.objects.visible_to(user))

    def with_all(self):
        return self.select_related(
            "periode", "unit__instansi", "jabatan__unit__instansi", "unsur__survei", "kategori", "aspirasi", "dibuat_oleh", "dicabut_oleh",
        )  # fmt: skip


@tercatat()
class TautanSuara(models.Model):
    """What citizens said of a unit, laid beside a post (or one task of it) by somebody who says why.

    unsur, kategori, aspirasi   exactly one of them
    unit                        whose voice it is, with everything below it
    tugas, uraian               the uid of a task row and its words; the row may go, the words stay
    angka                       the figures of both sides on the day (surveys.padu.kutipan); never recomputed
    dicabut_*                   taken back, with a reason; it is then in the history and in no count
    """

    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="tautan_suara")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="tautan_suara")
    tugas = models.UUIDField("uraian tugas", null=True, blank=True)
    uraian = models.TextField("uraian tugas", blank=True)
    unsur = models.ForeignKey(
        UnsurSurvei, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kategori = models.ForeignKey(
        KategoriPengaduan, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    aspirasi = models.ForeignKey(
        Aspirasi, on_delete=models.CASCADE, null=True, blank=True, related_name="tautan"
    )
    alasan = models.TextField("alasan")
    angka = models.JSONField("angka saat ditautkan")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_cabut = models.TextField("alasan dicabut", blank=True)

    objects = TautanSuaraQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan suara warga"
        verbose_name_plural = "tautan suara warga"
        ordering = ["-dibuat_pada", "-pk"]
        indexes = [models.Index(fields=["unit"], condition=Q(dicabut_pada=None), name="tautan_suara_unit")]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(unsur__isnull=False, kategori=None, aspirasi=None)
                | Q(unsur=None, kategori__isnull=False, aspirasi=None)
                | Q(unsur=None, kategori=None, aspirasi__isnull=False),
                name="tautan_suara_satu_sumber",
                violation_error_message="Tautan berasal dari satu hal: unsur, jenis pengaduan, atau aspirasi.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="tautan_suara_beralasan",
                violation_error_message="Tulis alasan menautkan.",
            ),
            models.CheckConstraint(
                condition=Q(dicabut_pada=None, alasan_cabut="")
                | Q(dicabut_pada__isnull=False) & ~Q(alasan_cabut=""),
                name="tautan_suara_cabut_beralasan",
                violation_error_message="Tautan yang dicabut mempunyai waktu dan alasan.",
            ),
            models.UniqueConstraint(
                fields=["periode", "jabatan", "unit", "tugas", "unsur", "kategori", "aspirasi"],
                condition=Q(dicabut_pada=None),
                nulls_distinct=False,
                name="tautan_suara_sekali",
                violation_error_message="Suara ini sudah ditautkan ke jabatan atau tugas itu.",
            ),
        ]

    def __str__(self):
        return f"{self.sumber} → {self.jabatan}"

    @property
    def sumber(self):
        """What was linked."""
        return self.unsur or self.kategori or self.aspirasi


def _bobot(bagian: Bagian):
    return models.PositiveSmallIntegerField(f"bobot {bagian}", default=BOBOT_BAWAAN[bagian])


@tercatat()
class BobotTemu(models.Model):
    """The weights that an instansi begins with (surveys.calculators.temu); without a row, all weigh the same."""

    instansi = models.OneToOneField(Instansi, on_delete=models.CASCADE, related_name="bobot_temu")
    ikm = _bobot(Bagian.IKM)
    unsur = _bobot(Bagian.UNSUR)
    beban = _bobot(Bagian.BEBAN)
    kurang = _bobot(Bagian.KURANG)

    class Meta:
        verbose_name = "bobot indeks temu"
        verbose_name_plural = "bobot indeks temu"
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{b}__lte": BOBOT_MAKS for b in Bagian})
                & (Q(ikm__gt=0) | Q(unsur__gt=0))
                & (Q(beban__gt=0) | Q(kurang__gt=0)),
                name="bobot_temu_bertemu",
                violation_error_message="Bobot 0 sampai 10, dan di setiap sisi ada yang lebih dari 0.",
            )
        ]

    def __str__(self):
        return f"Bobot {self.instansi}"

    def value(self) -> dict[Bagian, int]:
        return {b: getattr(self, b.value) for b in Bagian}
