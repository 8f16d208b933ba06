"""What was handed over, as it was: figures that a code on paper leads back to, whatever changes later."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from accounts.roles import Permission
from asnplan.lib.riwayat import tercatat
from units.models import Instansi, Periode, UnitKerja
from units.models.unit_kerja import user_scope

SIDIK = Func(
    Func(Func(F("isi"), Value("UTF8"), function="convert_to"), function="sha256"),
    Value("hex"),
    function="encode",
    output_field=models.CharField(),
)


class CetakanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What the user may see of today's figures decides which old ones are listed: of the whole
        instansi, or of a unit within the own units. (Whoever holds a code sees its page.)"""
        instansi, _ = user_scope(user, Permission.LIHAT)
        return self.filter(
            Q(instansi__in=instansi) | Q(unit__in=UnitKerja.objects.visible_to(user))
        )


@tercatat(exclude=["isi"])
class Cetakan(models.Model):
    """The frozen figures of a download. The same figures of the same scope are one Cetakan, kept by whoever
    was first; it is never changed or deleted, and the database refuses figures that are not those of the
    sidik.

    isi    canonical JSON (workload.calculators.sidik, workload.exports.cetakan)
    unit   the top of the scope; null where the scope has several tops
    """

    kode = models.CharField("kode periksa", max_length=19, unique=True)
    sidik = models.CharField("sidik (SHA-256)", max_length=64, unique=True)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="cetakan")
    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, related_name="cetakan")
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="cetakan"
    )
    seluruh = models.BooleanField("seluruh instansi")
    jabatan = models.PositiveIntegerField("jumlah jabatan")
    kebutuhan = models.PositiveBigIntegerField("kebutuhan")
    bezetting = models.PositiveBigIntegerField("bezetting")
    isi = models.TextField("angka yang dibekukan")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    pada = models.DateTimeField(auto_now_add=True)

    objects = CetakanQuerySet.as_manager()

    alamat = ""
    """The absolute address of the check page, where whoever made this object knew it: for the QR code."""

    class Meta:
        verbose_name = "cetakan"
        verbose_name_plural = "cetakan"
        ordering = ["-pada", "-pk"]
        indexes = [models.Index(fields=["periode", "-pada"], name="cetakan_periode_pada")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sidik=SIDIK),
                name="cetakan_sidik_benar",
                violation_error_message="Sidik bukan sidik dari angka ini.",
            )
        ]
        triggers = [pgtrigger.Protect(name="tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return self.kode

    def get_absolute_url(self):
        return reverse("periksa", args=[self.kode])
