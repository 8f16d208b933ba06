"""What waits for a person before the public may read it: one registry, one queue.

Whatever citizens write and everybody may read has a Sumber here; the queue, its counts, the reports of
residents and "undo" follow from it. Most of the work is done by the actions of the thing itself.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, Model, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from surveys.actions import moderasi_aspirasi
from surveys.actions.moderasi import close_reports, publish_saran, refuse_saran, reopen_saran
from surveys.models import Aspirasi, Respons, TinjauanSaran
from surveys.models.moderasi import Tinjauan
from surveys.models.respons import KeadaanRespons
from surveys.status_aspirasi import StatusAspirasi


class Sumber:
    """One kind of words. Querysets are of the given units, oldest first where they wait."""

    kode: str
    judul: str
    model: type[Model]
    alasan_dibaca = "Dibaca oleh yang menyampaikan."
    """Who reads why something was refused."""

    def all(self, units) -> QuerySet:
        raise NotImplementedError

    def waiting(self, units) -> QuerySet:
        raise NotImplementedError

    def quarantined(self, units) -> QuerySet:
        return self.model.objects.none()

    def published(self, units) -> QuerySet:
        raise NotImplementedError

    def decided(self, units) -> QuerySet:
        raise NotImplementedError

    def words(self, obj) -> list[str]:
        """What was written, part by part."""
        raise NotImplementedError

    def public(self, obj) -> str:
        """What everybody reads of it now; "" where nothing."""
        raise NotImplementedError

    def about(self, obj) -> str:
        """Where it came from, in a few words."""
        raise NotImplementedError

    def publish(self, obj, *, samarkan, by):
        raise NotImplementedError

    def refuse(self, obj, *, alasan, by):
        raise NotImplementedError

    def reopen(self, obj, *, by):
        """Undo: as if nobody had decided yet."""
        raise NotImplementedError

    @transaction.atomic
    def decide(self, obj, *, terbit: bool, by, samarkan=(), alasan=""):
        """Publish or refuse; what residents reported about it so far is answered with that."""
        close_reports(jenis=self.kode, objek=obj.pk)
        if terbit:
            return self.publish(obj, samarkan=samarkan, by=by)
        return self.refuse(obj, alasan=alasan, by=by)

    def home(self, obj) -> str:
        """The address of its own page for officers; "" where it has none."""
        return ""

    def state(self, obj) -> tuple:
        """What was decided, why, by whom, when."""
        raise NotImplementedError


class SumberAspirasi(Sumber):
    kode, judul, model = "aspirasi", "Aspirasi", Aspirasi

    def all(self, units):
        semua = Aspirasi.objects.filter(unit__in=units).exclude(status=StatusAspirasi.DITARIK)
        return semua.select_related("unit__instansi", "layanan", "ditinjau_oleh")

    def waiting(self, units):
        return self.all(units).waiting().order_by("dikirim_pada")

    def quarantined(self, units):
        return self.all(units).quarantined().order_by("dikirim_pada")

    def published(self, units):
        return self.all(units).published()

    def decided(self, units):
        putus = self.all(units).exclude(status=StatusAspirasi.DIPERIKSA)
        return putus.order_by(F("ditinjau_pada").desc(nulls_last=True), "-pk")

    def words(self, obj):
        return [obj.judul, obj.isi]

    def public(self, obj):
        return f"{obj.judul_terbit}\n{obj.isi_terbit}".strip()

    def about(self, obj):
        return " · ".join(
            x for x in (obj.get_sumber_display(), obj.layanan and obj.layanan.nama) if x
        )

    def home(self, obj):
        return reverse("surveys:aspirasi-detail", args=[obj.pk])

    def state(self, obj):
        return obj.keadaan.label, obj.alasan, obj.ditinjau_oleh, obj.ditinjau_pada

    def publish(self, obj, *, samarkan, by):
        return moderasi_aspirasi.publish(aspirasi=obj, samarkan=samarkan, by=by)

    def refuse(self, obj, *, alasan, by):
        return moderasi_aspirasi.refuse(aspirasi=obj, alasan=alasan, by=by)

    def reopen(self, obj, *, by):
        return moderasi_aspirasi.reopen(aspirasi=obj, by=by)


HARI_SARAN = 366
"""After the end of a survey nobody publishes words any more that were said in it."""


class SumberSaran(Sumber):
    kode, judul, model = "saran", "Saran survei", Respons
    alasan_dibaca = "Untuk catatan kantor; yang menulis tidak dikenal."

    def all(self, units):
        sejak = timezone.localdate() - timedelta(days=HARI_SARAN)
        semua = Respons.objects.filter(
            unit__in=units, keadaan=KeadaanRespons.SAH, survei__selesai__gte=sejak
        ).exclude(saran="")
        return semua.select_related("unit__instansi", "layanan", "survei", "tinjauan__oleh")

    def waiting(self, units):
        putus = TinjauanSaran.objects.filter(respons=OuterRef("pk"))
        return self.all(units).filter(~Exists(putus)).order_by("pk")

    def published(self, units):
        return self.all(units).filter(tinjauan__keputusan=Tinjauan.TERBIT)

    def decided(self, units):
        return self.all(units).exclude(tinjauan=None).order_by("-tinjauan__pada")

    def words(self, obj):
        return [obj.saran]

    def public(self, obj):
        return getattr(getattr(obj, "tinjauan", None), "teks_terbit", "")

    def about(self, obj):
        return f"{obj.survei.nama} · {obj.layanan.nama}"

    def state(self, obj):
        t = obj.tinjauan
        return t.get_keputusan_display(), t.alasan, t.oleh, t.pada

    def publish(self, obj, *, samarkan, by):
        return publish_saran(respons=obj, samarkan=samarkan, by=by)

    def refuse(self, obj, *, alasan, by):
        return refuse_saran(respons=obj, alasan=alasan, by=by)

    def reopen(self, obj, *, by):
        return reopen_saran(respons=obj, by=by)


SUMBER: dict[str, Sumber] = {s.kode: s for s in (SumberAspirasi(), SumberSaran())}
