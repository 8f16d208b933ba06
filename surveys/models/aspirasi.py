"""What residents propose, and who supports it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from asnplan.lib.riwayat import tercatat
from surveys.models.forum import Forum
from surveys.models.layanan import Layanan, new_kode
from surveys.status_aspirasi import STATUS_ASPIRASI, STATUS_ASPIRASI_CHOICES, StatusAspirasi
from units.models import Instansi, UnitKerja


class SumberAspirasi(models.TextChoices):
    WEB = "web", "Formulir web"
    LOKET = "loket", "Loket"
    FORUM = "forum", "Forum warga"
    MUSRENBANG = "musrenbang", "Musrenbang"


class TingkatMusrenbang(models.TextChoices):
    KELURAHAN = "kelurahan", "Desa atau kelurahan"
    KECAMATAN = "kecamatan", "Kecamatan"
    PERANGKAT_DAERAH = "perangkat_daerah", "Forum perangkat daerah"
    KOTA = "kota", "Kabupaten atau kota"


class TemaQuerySet(models.QuerySet):
    def open(self):
        return self.filter(nonaktif_sejak__isnull=True)


@tercatat()
class TemaAspirasi(models.Model):
    """A word under which an instansi gathers what it hears; the list is its own."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="tema_aspirasi")
    nama = models.CharField("nama tema", max_length=80)
    urutan = models.PositiveIntegerField("urutan", default=0)
    nonaktif_sejak = models.DateField("tidak dipakai sejak", null=True, blank=True)

    objects = TemaQuerySet.as_manager()

    class Meta:
        verbose_name = "tema aspirasi"
        verbose_name_plural = "tema aspirasi"
        ordering = ["urutan", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nama"],
                name="tema_aspirasi_nama_unik",
                violation_error_message="Tema dengan nama ini sudah ada.",
            )
        ]

    def __str__(self):
        return self.nama


class BanyakDukungan(models.Func):
    """People who support an aspirasi or one merged into it. As an array, so that each aspirasi is a look-up
    in the index; the join that the ORM writes takes minutes where there are thousands."""

    template = """(SELECT count(DISTINCT d.perangkat) FROM surveys_dukungan d
        WHERE d.dihitung AND d.aspirasi_id = ANY(ARRAY(
            SELECT a.id FROM surveys_aspirasi a
            WHERE a.id = %(expressions)s OR a.induk_id = %(expressions)s)))"""
    output_field = models.IntegerField()


class AspirasiQuerySet(models.QuerySet):
    def visible_to(self, user, *permission):
        return self.filter(unit__in=UnitKerja.objects.visible_to(user, *permission))

    def published(self):
        """What anybody may read: checked, and not merged into another."""
        return self.filter(status=StatusAspirasi.TERBIT, induk__isnull=True)

    def waiting(self):
        """What a moderator has to look at."""
        return self.filter(status=StatusAspirasi.DIPERIKSA, induk__isnull=True, curiga="")

    def quarantined(self):
        """Set aside as suspect on arrival: kept, counted, and looked at after the others."""
        return self.filter(status=StatusAspirasi.DIPERIKSA, induk__isnull=True).exclude(curiga="")

    def with_dukungan(self):
        """`dukungan`: people who support it or one that was merged into it, each counted once."""
        return self.annotate(dukungan=BanyakDukungan("pk"))


@tercatat(exclude=["judul", "isi", "judul_terbit", "isi_terbit", "pengusul", "sidik", "kunci"])
class Aspirasi(models.Model):
    """A proposal of residents.

    judul, isi    as it was written; on no public page (VersiAspirasi keeps earlier ones)
    *_terbit      what the moderator let through, personal data covered. No words of residents are in the
                  history: what is covered or deleted later would stay there
    kunci         made by the page that showed the form: sent twice, it is stored once; signed, it is the
                  secret with which the author follows it (surveys.pengiriman)
    induk         the one it was merged into; that one is in none itself
    """

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="aspirasi")
    layanan = models.ForeignKey(
        Layanan, on_delete=models.PROTECT, null=True, blank=True, related_name="aspirasi"
    )
    tema = models.ForeignKey(
        TemaAspirasi, on_delete=models.PROTECT, null=True, blank=True, related_name="aspirasi"
    )
    kode = models.CharField("kode tautan", max_length=12, unique=True, default=new_kode)
    judul = models.CharField("judul", max_length=120, blank=True)
    isi = models.TextField("isi", blank=True)
    judul_terbit = models.CharField("judul yang terbit", max_length=160, blank=True)
    isi_terbit = models.TextField("isi yang terbit", blank=True)

    sumber = models.CharField("sumber", max_length=12, choices=SumberAspirasi)
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, null=True, blank=True, related_name="aspirasi"
    )
    pengusul = models.CharField(
        "pengusul",
        max_length=120,
        blank=True,
        help_text="Kelompok atau wilayah, misalnya “Warga Lingkungan 4”; bukan nama orang.",
    )
    tahun = models.PositiveSmallIntegerField("tahun musrenbang", null=True, blank=True)
    tingkat = models.CharField(
        "tingkat musrenbang", max_length=20, choices=TingkatMusrenbang, blank=True
    )
    nomor_ba = models.CharField("nomor berita acara", max_length=80, blank=True)
    tanggal = models.DateField("disampaikan pada")

    status = models.CharField(
        "status",
        max_length=12,
        choices=STATUS_ASPIRASI_CHOICES,
        default=StatusAspirasi.DIPERIKSA,
    )
    alasan = models.TextField("alasan", blank=True)
    terbit_pada = models.DateTimeField("terbit pada", null=True, blank=True)
    ditinjau_pada = models.DateTimeField("ditinjau pada", null=True, blank=True)
    ditinjau_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    induk = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="gabungan"
    )

    kunci = models.UUIDField("kunci pengiriman", default=uuid.uuid4, unique=True, editable=False)
    sidik = models.CharField(max_length=64, blank=True)
    curiga = models.CharField("alasan dikarantina", max_length=200, blank=True)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikirim_pada = models.DateTimeField(auto_now_add=True)

    objects = AspirasiQuerySet.as_manager()

    class Meta:
        verbose_name = "aspirasi"
        verbose_name_plural = "aspirasi"
        ordering = ["-tanggal", "-pk"]
        indexes = [
            models.Index(
                fields=["sidik", "dikirim_pada"], condition=~Q(sidik=""), name="aspirasi_sidik"
            ),
            models.Index(fields=["unit", "status"], name="aspirasi_unit_status"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusAspirasi])
                & Q(sumber__in=SumberAspirasi.values),
                name="aspirasi_status_dikenal",
                violation_error_message="Status atau sumber aspirasi tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=~Q(judul="") | Q(status="ditarik"),
                name="aspirasi_berjudul",
                violation_error_message="Tulis usulannya dalam satu kalimat.",
            ),
            models.CheckConstraint(
                condition=~Q(status="terbit")
                | (Q(terbit_pada__isnull=False) & ~Q(judul_terbit="")),
                name="aspirasi_terbit_berisi",
                violation_error_message="Aspirasi yang terbit harus mempunyai judul dan waktu terbit.",
            ),
            models.CheckConstraint(
                condition=~Q(status="ditolak") | ~Q(alasan=""),
                name="aspirasi_ditolak_beralasan",
                violation_error_message="Tulis alasan mengapa tidak diterbitkan.",
            ),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")),
                name="aspirasi_bukan_induk_sendiri",
                violation_error_message="Aspirasi tidak dapat digabung ke dirinya sendiri.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber="forum") | Q(forum__isnull=False),
                name="aspirasi_forum_disebut",
                violation_error_message="Sebutkan forum tempat aspirasi ini disampaikan.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber="musrenbang") | (Q(tahun__isnull=False) & ~Q(tingkat="")),
                name="aspirasi_musrenbang_disebut",
                violation_error_message="Sebutkan tahun dan tingkat musrenbang.",
            ),
        ]

    def __str__(self):
        return self.judul_terbit or f"Aspirasi {self.kode}"

    @property
    def keadaan(self):
        return STATUS_ASPIRASI[StatusAspirasi(self.status)]


class VersiAspirasi(models.Model):
    """How it read before its author changed it. In no history: what was written before anybody checked it
    may be personal, and goes when the aspirasi is withdrawn or its time is over."""

    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="versi")
    judul = models.CharField(max_length=120)
    isi = models.TextField(blank=True)
    sampai = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "versi aspirasi"
        verbose_name_plural = "versi aspirasi"
        ordering = ["pk"]

    def __str__(self):
        return f"versi {self.pk}"


class Dukungan(models.Model):
    """One resident's support. `perangkat` is a keyed hash of a random cookie, `sidik` a mark of the day: who
    it was can be told by neither. Beyond the limits of calculators.curiga it is kept and not counted."""

    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="dukungan_warga")
    perangkat = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64, blank=True)
    dihitung = models.BooleanField("dihitung", default=True)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "dukungan"
        verbose_name_plural = "dukungan"
        indexes = [
            models.Index(fields=["sidik", "pada"], condition=~Q(sidik=""), name="dukungan_sidik")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["aspirasi", "perangkat"],
                name="dukungan_satu_perangkat",
                violation_error_message="Perangkat ini sudah mendukung aspirasi itu.",
            )
        ]

    def __str__(self):
        return f"dukungan {self.pk}"
