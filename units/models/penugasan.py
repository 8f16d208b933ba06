from django.conf import settings
from django.db import models

from accounts.roles import ROLE_CHOICES, ROLES, Cakupan, Role
from asnplan.lib.riwayat import tercatat
from units.models.instansi import Instansi
from units.models.unit_kerja import UnitKerja

UNIT_ROLES = [kode for kode, role in ROLES.items() if role.cakupan is Cakupan.UNIT]


@tercatat()
class Penugasan(models.Model):
    """An assignment: this user has this role in this unit (or, for roles of that scope, in the instansi)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="penugasan"
    )
    role = models.CharField("peran", max_length=20, choices=ROLE_CHOICES)
    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="penugasan")
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.CASCADE, null=True, blank=True, related_name="penugasan"
    )
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "instansi", "unit"],
                name="penugasan_unik",
                nulls_distinct=False,
                violation_error_message="Pengguna ini sudah mempunyai peran itu di unit itu.",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=UNIT_ROLES) | models.Q(unit__isnull=False),
                name="penugasan_peran_unit_perlu_unit",
                violation_error_message="Peran ini perlu unit kerja.",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=list(ROLES)),
                name="penugasan_peran_dikenal",
                violation_error_message="Peran tidak dikenal.",
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.peran.nama}"

    @property
    def peran(self) -> type[Role]:
        return ROLES[self.role]
