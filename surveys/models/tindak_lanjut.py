"""What follows from a result: when it was published, and what is done about the weakest unsur."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from asnplan.lib.riwayat import tercatat
from surveys.models.survei import Survei, UnsurSurvei
from surveys.status_rtl import STATUS_CHOICES, StatusRTL
from units.models import UnitKerja


@tercatat()
class HasilTerbit(models.Model):
    """The result of a round is public from this day on. Follow-up is counted from here."""

    survei = models.OneToOneField(Survei, on_delete=models.CASCADE, related_name="terbitan")
    terbit_pada = models.DateField("terbit pada")
    media = models.TextField(
        "media publikasi",
        blank=True,
        help_text="Satu media per baris: situs, media sosial, banner lobi, videotron, cetak.",
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "penerbitan hasil survei"
        verbose_name_plural = "penerbitan hasil survei"

    def __str__(self):
        return f"{self.survei}, {self.terbit_pada}"

    @property
    def daftar_media(self) -> list[str]:
        return [m.strip() for m in self.media.splitlines() if m.strip()]


class RencanaQuerySet(models.QuerySet):
    def kept(self):
        """Plans that still hold; cancelled ones do not."""
        return self.exclude(status=StatusRTL.BATAL)

    def for_scope(self, unit_ids, *, whole: bool):
        """Plans of these units, and those of the whole instansi where all of it is in view."""
        dari = Q(unit__in=unit_ids)
        return self.filter(dari | Q(unit__isnull=True) if whole else dari)


@tercatat()
class RencanaTindakLanjut(models.Model):
    """What a unit (or the whole instansi) does about an unsur: activity, who, until when, and the proof."""

    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="rencana")
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="rencana"
    )
    unsur = models.ForeignKey(UnsurSurvei, on_delete=models.RESTRICT, related_name="rencana")
    kegiatan = models.TextField("program atau kegiatan")
    penanggung_jawab = models.CharField("penanggung jawab", max_length=200)
    tenggat = models.DateField("tenggat")
    status = models.CharField(
        "status", max_length=10, choices=STATUS_CHOICES, default=StatusRTL.RENCANA.value
    )
    bukti = models.TextField("bukti", blank=True)
    selesai_pada = models.DateField("selesai pada", null=True, blank=True)
    alasan_batal = models.TextField("alasan dibatalkan", blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = RencanaQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana tindak lanjut"
        verbose_name_plural = "rencana tindak lanjut"
        ordering = ["tenggat", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kegiatan="") & ~Q(penanggung_jawab=""),
                name="rencana_berisi",
                violation_error_message="Kegiatan dan penanggung jawab harus diisi.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusRTL]),
                name="rencana_status_dikenal",
                violation_error_message="Status rencana tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=(Q(status="selesai") & Q(selesai_pada__isnull=False) & ~Q(bukti=""))
                | (~Q(status="selesai") & Q(selesai_pada__isnull=True)),
                name="rencana_selesai_berbukti",
                violation_error_message="Rencana yang selesai mempunyai tanggal dan bukti.",
            ),
            models.CheckConstraint(
                condition=~Q(status="batal") | ~Q(alasan_batal=""),
                name="rencana_batal_beralasan",
                violation_error_message="Rencana yang dibatalkan mempunyai alasan.",
            ),
        ]
        indexes = [models.Index(F("survei"), F("tenggat"), name="rencana_survei")]

    def __str__(self):
        return self.kegiatan[:80]

    def get_absolute_url(self):
        return reverse("surveys:rtl-list", args=[self.survei_id]) + f"#rtl-{self.pk}"
