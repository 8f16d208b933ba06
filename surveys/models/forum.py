"""A forum warga from its agenda to what came of it."""

from collections import Counter

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from asnplan.lib.riwayat import tercatat
from surveys.calculators.keterwakilan import LAIN, UNSUR, compute_keterwakilan
from surveys.models.layanan import Layanan, new_kode
from surveys.status_forum import (
    STATUS_FORUM,
    STATUS_FORUM_CHOICES,
    STATUS_KOMITMEN,
    STATUS_KOMITMEN_CHOICES,
    TERLAMBAT,
    Bagian,
    StatusForum,
    StatusKomitmen,
)
from units.models import UnitKerja

UNSUR_CHOICES = [*UNSUR.items(), *LAIN.items()]


class CaraForum(models.TextChoices):
    TATAP_MUKA = "tatap_muka", "Tatap muka"
    DARING = "daring", "Daring"
    KEDUANYA = "keduanya", "Tatap muka dan daring"


class ForumQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(unit__in=UnitKerja.objects.visible_to(user))

    def with_hadir(self):
        """`banyak_hadir`: those on the list who came, and those that were only counted."""
        bernama = PesertaForum.objects.filter(forum=OuterRef("pk"), hadir=True)
        dihitung = HitunganHadir.objects.filter(forum=OuterRef("pk"))
        bernama = bernama.order_by().values("forum").annotate(n=Count("pk")).values("n")
        dihitung = dihitung.order_by().values("forum").annotate(n=Sum("orang")).values("n")
        return self.annotate(
            banyak_hadir=Coalesce(Subquery(bernama), 0) + Coalesce(Subquery(dihitung), 0)
        )

    def announced(self):
        """Those with a public page."""
        return self.filter(status__in=[s for s, k in STATUS_FORUM.items() if k.diumumkan])

    def unfinished(self, tanggal):
        """Their day is over, what came of them is not public."""
        return self.filter(tanggal__lt=tanggal).exclude(
            status__in=[StatusForum.TERBIT, StatusForum.BATAL]
        )


@tercatat(exclude=["wakil_warga", "notulen", "tanggapan"])
class Forum(models.Model):
    """A public consultation (Forum Konsultasi Publik) held by a unit.

    What the public reads of notes and answers is what was checked for it: `notulen_terbit`,
    `tanggapan_terbit`; the paper that is signed carries the full ones. Those are not in the history: once
    their time is over they give way to what was published (surveys.actions.hapus).
    """

    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="forum", verbose_name="penyelenggara"
    )
    layanan = models.ForeignKey(
        Layanan, on_delete=models.PROTECT, null=True, blank=True, related_name="forum"
    )
    kode = models.CharField("kode tautan", max_length=12, unique=True, default=new_kode)
    judul = models.CharField("judul", max_length=160)
    tema = models.TextField("yang dibicarakan")
    dasar = models.TextField("dasar", blank=True)
    tanggal = models.DateField("tanggal")
    jam_mulai = models.TimeField("mulai pukul")
    jam_selesai = models.TimeField("selesai pukul", null=True, blank=True)
    cara = models.CharField("cara", max_length=12, choices=CaraForum, default=CaraForum.TATAP_MUKA)
    tempat = models.CharField("tempat atau media", max_length=200)
    agenda = models.TextField("susunan acara")
    nomor_undangan = models.CharField("nomor surat undangan", max_length=80, blank=True)
    isi_undangan = models.TextField("isi surat undangan", blank=True)
    pimpinan = models.CharField("pimpinan yang menandatangani", max_length=120, blank=True)
    jabatan_pimpinan = models.CharField("jabatan pimpinan", max_length=160, blank=True)

    nomor_ba = models.CharField("nomor berita acara", max_length=80, blank=True)
    notulen = models.TextField("notulen", blank=True)
    tanggapan = models.TextField("tanggapan penyelenggara", blank=True)
    wakil_warga = models.CharField("wakil warga yang menandatangani", max_length=120, blank=True)
    lampiran = models.TextField("foto dan daftar hadir", blank=True)
    notulen_terbit = models.TextField("notulen yang terbit", blank=True)
    tanggapan_terbit = models.TextField("tanggapan yang terbit", blank=True)

    status = models.CharField(
        "status", max_length=12, choices=STATUS_FORUM_CHOICES, default=StatusForum.RENCANA
    )
    alasan = models.TextField("alasan", blank=True)
    terbit_pada = models.DateTimeField("terbit pada", null=True, blank=True)

    objects = ForumQuerySet.as_manager()

    class Meta:
        verbose_name = "forum warga"
        verbose_name_plural = "forum warga"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusForum]),
                name="forum_status_dikenal",
                violation_error_message="Status forum tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(jam_selesai__isnull=True) | Q(jam_selesai__gt=F("jam_mulai")),
                name="forum_selesai_setelah_mulai",
                violation_error_message="Jam selesai harus setelah jam mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(status="terbit") | Q(terbit_pada__isnull=False),
                name="forum_terbit_bertanggal",
                violation_error_message="Forum yang terbit harus mempunyai waktu terbit.",
            ),
            models.CheckConstraint(
                condition=Q(cara__in=CaraForum.values),
                name="forum_cara_dikenal",
                violation_error_message="Cara mengadakan forum tidak dikenal.",
            ),
        ]

    def __str__(self):
        return self.judul

    @property
    def keadaan(self):
        return STATUS_FORUM[StatusForum(self.status)]

    def takes(self, bagian: Bagian) -> bool:
        return bagian in self.keadaan.dapat_diisi

    @property
    def acara(self) -> list[str]:
        return [b.strip() for b in self.agenda.splitlines() if b.strip()]

    def keterwakilan(self):
        """Who came, by element: those on the list, and those that were only counted."""
        jumlah = Counter(p.unsur for p in self.peserta.all() if p.hadir)
        jumlah.update(dict(self.hitungan.values_list("unsur", "orang")))
        return compute_keterwakilan(jumlah)


@tercatat(exclude=["nama", "asal"])
class PesertaForum(models.Model):
    """Somebody invited, or who came. Name and origin are for the letter and the signed list; they are in
    no history and on no public page."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="peserta")
    nama = models.CharField("nama", max_length=120)
    asal = models.CharField("asal atau lembaga", max_length=160, blank=True)
    unsur = models.CharField("unsur", max_length=15, choices=UNSUR_CHOICES)
    diundang = models.BooleanField("diundang", default=True)
    hadir = models.BooleanField("hadir", default=False)

    class Meta:
        verbose_name = "peserta forum"
        verbose_name_plural = "peserta forum"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "nama", "asal"],
                name="peserta_forum_unik",
                violation_error_message="Orang ini sudah ada di daftar.",
            ),
            models.CheckConstraint(
                condition=Q(unsur__in=[kode for kode, _ in UNSUR_CHOICES]),
                name="peserta_forum_unsur_dikenal",
                violation_error_message="Unsur masyarakat tidak dikenal.",
            ),
        ]

    def __str__(self):
        return self.nama


@tercatat()
class HitunganHadir(models.Model):
    """How many of an element came whose names stand only on the signed list: counted at the door."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="hitungan")
    unsur = models.CharField("unsur", max_length=15, choices=UNSUR_CHOICES)
    orang = models.PositiveSmallIntegerField("orang")

    class Meta:
        verbose_name = "hitungan yang hadir"
        verbose_name_plural = "hitungan yang hadir"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "unsur"],
                name="hitungan_hadir_unik",
                violation_error_message="Unsur ini sudah dihitung di forum itu.",
            ),
            models.CheckConstraint(
                condition=Q(unsur__in=[kode for kode, _ in UNSUR_CHOICES]) & Q(orang__gt=0),
                name="hitungan_hadir_dikenal",
                violation_error_message="Unsur tidak dikenal, atau tidak ada orangnya.",
            ),
        ]

    def __str__(self):
        return f"{self.get_unsur_display()}: {self.orang}"


class KomitmenQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(unit__in=UnitKerja.objects.visible_to(user))

    def public(self):
        """Promises about something that is public itself."""
        return self.filter(Q(forum__status=StatusForum.TERBIT) | Q(aspirasi__status="terbit"))

    def open(self):
        return self.exclude(status__in=[s for s in StatusKomitmen if s.berakhir])

    def late(self, tanggal):
        return self.open().filter(batas__lt=tanggal)

    def tally(self, tanggal) -> dict[str, int]:
        """How many there are, of them done, and late on that day."""
        terbuka = ~Q(status__in=[s for s in StatusKomitmen if s.berakhir])
        return self.aggregate(
            semua=models.Count("pk"),
            selesai=models.Count("pk", filter=Q(status=StatusKomitmen.SELESAI)),
            terlambat=models.Count("pk", filter=terbuka & Q(batas__lt=tanggal)),
        )

    def by_urgency(self):
        """Open ones first, the earliest day on top; then those that are over."""
        berakhir = Q(status__in=[s for s in StatusKomitmen if s.berakhir])
        return self.order_by(models.Case(models.When(berakhir, then=1), default=0), "batas", "pk")


@tercatat()
class Komitmen(models.Model):
    """What a unit promises: who, until when, how far, and the proof. `batas_awal` is the first date it was
    promised for; a later one is shown beside it."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="komitmen")
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, null=True, blank=True, related_name="komitmen"
    )
    aspirasi = models.ForeignKey(
        "surveys.Aspirasi", on_delete=models.PROTECT, null=True, blank=True, related_name="komitmen"
    )
    isi = models.TextField("yang akan dilakukan")
    pemilik = models.CharField("penanggung jawab", max_length=160)
    batas = models.DateField("batas waktu")
    batas_awal = models.DateField("batas waktu semula", editable=False)
    status = models.CharField(
        "status", max_length=12, choices=STATUS_KOMITMEN_CHOICES, default=StatusKomitmen.RENCANA
    )
    keterangan = models.TextField("perkembangan atau alasan", blank=True)
    bukti = models.TextField("bukti", blank=True)
    selesai_pada = models.DateField("selesai pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = KomitmenQuerySet.as_manager()

    class Meta:
        verbose_name = "komitmen"
        verbose_name_plural = "komitmen"
        ordering = ["batas", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(forum__isnull=False) | Q(aspirasi__isnull=False),
                name="komitmen_berasal",
                violation_error_message="Komitmen berasal dari forum atau dari aspirasi.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusKomitmen]),
                name="komitmen_status_dikenal",
                violation_error_message="Status komitmen tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=~Q(status="selesai") | (Q(selesai_pada__isnull=False) & ~Q(bukti="")),
                name="komitmen_selesai_berbukti",
                violation_error_message="Komitmen yang selesai harus mempunyai tanggal selesai dan bukti.",
            ),
            models.CheckConstraint(
                condition=Q(status="selesai") | Q(selesai_pada__isnull=True),
                name="komitmen_belum_selesai",
                violation_error_message="Tanggal selesai hanya diisi untuk komitmen yang selesai.",
            ),
            models.CheckConstraint(
                condition=~Q(status="gagal") | ~Q(keterangan=""),
                name="komitmen_gagal_beralasan",
                violation_error_message="Tulis alasan mengapa tidak dapat dilakukan.",
            ),
        ]

    def __str__(self):
        return self.isi[:80]

    def is_late(self, tanggal) -> bool:
        return not StatusKomitmen(self.status).berakhir and self.batas < tanggal

    def keadaan_pada(self, tanggal):
        """How it stands on that day, in a word and a colour."""
        return TERLAMBAT if self.is_late(tanggal) else STATUS_KOMITMEN[StatusKomitmen(self.status)]
