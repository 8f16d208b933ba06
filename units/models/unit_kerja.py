"""The tree of units: an adjacency list; a subtree is one recursive query."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.expressions import RawSQL
from django.urls import reverse

from accounts.roles import Cakupan, Permission
from asnplan.lib.riwayat import tercatat
from units.models.instansi import KODE, Instansi
from units.models.periode import Periode

SUBTREE = """
    WITH RECURSIVE bawahan(id) AS (
        SELECT id FROM units_unitkerja WHERE id = ANY(%s)
        UNION
        SELECT u.id FROM units_unitkerja u JOIN bawahan b ON u.induk_id = b.id
    ) SELECT id FROM bawahan
"""
ANCESTORS = """
    WITH RECURSIVE atasan(id, induk_id, jarak) AS (
        SELECT awal.id, awal.induk_id, 0 FROM units_unitkerja awal WHERE awal.id = %s
        UNION ALL
        SELECT u.id, u.induk_id, a.jarak + 1 FROM units_unitkerja u JOIN atasan a ON u.id = a.induk_id
        WHERE a.jarak < 100
    ) SELECT id FROM atasan
"""


class Jalur(models.Func):
    """The ids of a unit and of those above it, read along with a row that refers to the unit. (ANCESTORS
    names its own tables by aliases, so that "units_unitkerja" in the expression is the outer one.)"""

    template = f"ARRAY({ANCESTORS.replace('%s', '%(expressions)s')})"
    output_field = ArrayField(models.BigIntegerField())


class JenisUnit(models.TextChoices):
    SEKRETARIAT = "sekretariat", "Sekretariat"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    BIDANG = "bidang", "Bidang"
    BAGIAN = "bagian", "Bagian"
    BIRO = "biro", "Biro"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    SEKSI = "seksi", "Seksi"
    SUBBAGIAN = "subbagian", "Subbagian"
    UPT = "upt", "UPT"
    PUSKESMAS = "puskesmas", "Puskesmas"
    RUMAH_SAKIT = "rumah_sakit", "Rumah sakit"
    SEKOLAH = "sekolah", "Sekolah"
    LAINNYA = "lainnya", "Lainnya"


class UnitKerjaQuerySet(models.QuerySet):
    def in_subtree(self, *units):
        """The given units (or ids) and everything below them."""
        return self.filter(pk__in=subtree_ids([getattr(u, "pk", u) for u in units]))

    def ancestors_of(self, unit):
        """The unit and everything above it."""
        return self.filter(pk__in=RawSQL(ANCESTORS, [unit.pk]))

    def visible_to(self, user, permission=Permission.LIHAT):
        """Units that the user may see (or do `permission` in): the whole instansi for roles of that
        scope, the assigned unit and everything below it for the others."""
        instansi, units = user_scope(user, permission)
        return self.filter(models.Q(instansi__in=instansi) | models.Q(pk__in=subtree_ids(units)))


def subtree_ids(unit_ids):
    """SQL of the ids below (and with) `unit_ids`, for `__in` filters."""
    return RawSQL(SUBTREE, [list(unit_ids)])


def user_scope(user, permission) -> tuple[list[int], list[int]]:
    """(ids of whole instansi, ids of top units) in which the user holds `permission`."""
    instansi, units = [], []
    for penugasan in user_assignments(user):
        if permission in penugasan.peran.permissions:
            if penugasan.peran.cakupan is Cakupan.INSTANSI:
                instansi.append(penugasan.instansi_id)
            else:
                units.append(penugasan.unit_id)
    return instansi, units


def user_assignments(user):
    """Active assignments of the user, read once per request; each with `periode_kini`, the id of the
    period one works in at its instansi."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_penugasan_aktif"):
        kini = Periode.objects.filter(instansi=models.OuterRef("instansi")).newest_first()
        user._penugasan_aktif = list(
            user.penugasan.filter(aktif=True)
            .select_related("instansi")
            .annotate(periode_kini=models.Subquery(kini.values("pk")[:1]))
        )
    return user._penugasan_aktif


@tercatat()
class UnitKerja(models.Model):
    """A box of the organisation: dinas, kecamatan, kelurahan, seksi... to any depth."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="unit")
    induk = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="anak",
        verbose_name="unit induk",
    )
    kode = models.CharField("kode", max_length=60, validators=[KODE])
    nama = models.CharField("nama", max_length=255)
    jenis = models.CharField("jenis", max_length=20, choices=JenisUnit, default=JenisUnit.LAINNYA)
    urutan = models.PositiveIntegerField("urutan", default=0)
    tugas = models.TextField("tugas", blank=True)
    fungsi = models.TextField("fungsi", blank=True, help_text="Satu fungsi per baris.")

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["urutan", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kode"],
                name="unit_kode_unik",
                violation_error_message="Kode unit ini sudah dipakai di instansi ini.",
            ),
            models.CheckConstraint(
                condition=models.Q(induk__isnull=True) | ~models.Q(induk=models.F("id")),
                name="unit_bukan_induk_sendiri",
                violation_error_message="Sebuah unit tidak dapat menjadi induk dirinya sendiri.",
            ),
            models.CheckConstraint(
                condition=models.Q(jenis__in=JenisUnit.values),
                name="unit_jenis_dikenal",
                violation_error_message="Jenis unit tidak dikenal.",
            ),
        ]

    def __str__(self):
        return self.nama

    def get_absolute_url(self):
        return reverse("units:unit-detail", args=[self.pk])
