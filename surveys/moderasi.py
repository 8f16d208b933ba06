"""What waits for a person before the public may read it: one registry, one queue.

Whatever citizens write and everybody may read has a Sumber here; the queue, its counts, the reports of
residents and "undo" follow from it. Most of the work is done by the actions of the thing itself.
"""

from __future__ import annotations

import json
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, Model, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from surveys.actions import moderasi_aspirasi
from surveys.actions.moderasi import close_reports, publish_saran, refuse_saran, reopen_saran
from surveys.calculators.privasi import TERHAPUS
from surveys.calculators.samaran import find_covered
from surveys.models import Aspirasi, Respons, TinjauanSaran
from surveys.models.moderasi import Tinjauan
from surveys.models.respons import KeadaanRespons
from surveys.status_aspirasi import StatusAspirasi


class TulisanBerubah(Exception):
    """Other words, or another state, than the person read who decides. Nothing was decided."""

    def __init__(self, keadaan: str):
        super().__init__(
            "Tulisannya atau keputusannya berubah sejak Anda membukanya"
            f" (kini: {keadaan.lower()}). Baca lagi."
        )


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

    def public(self, obj) -> list[str]:
        """What everybody reads of it now, part by part as in words(); "" where nothing."""
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

    def covered(self, obj) -> list[str]:
        """What is covered in what everybody reads now."""
        bagian = zip(self.words(obj), self.public(obj), strict=True)
        return [p for teks, terbit in bagian for p in find_covered(teks, terbit)]

    def mark(self, obj) -> str:
        """Of its words and state. A page that shows them carries it, and decides about nothing else: the
        author may rewrite it meanwhile, another moderator may have decided. Keyed, so that it tells nothing."""
        keadaan, _, _, pada = self.state(obj)
        isi = [self.kode, obj.pk, *self.words(obj), keadaan, str(pada)]
        return salted_hmac("surveys.moderasi", json.dumps(isi), algorithm="sha256").hexdigest()

    def require_read(self, obj, dibaca: str) -> None:
        if dibaca != self.mark(obj):
            raise TulisanBerubah(self.state(obj)[0])

    def _lock_read(self, obj, dibaca: str):
        obj = self.model.objects.select_for_update().get(pk=obj.pk)
        self.require_read(obj, dibaca)
        return obj

    @transaction.atomic
    def leave(self, obj, *, dibaca: str) -> None:
        """Reported, looked at again, and left as it is, with what is covered in it."""
        obj = self._lock_read(obj, dibaca)
        close_reports(jenis=self.kode, objek=obj.pk)

    @transaction.atomic
    def decide(self, obj, *, dibaca: str, terbit: bool, by, samarkan=(), alasan=""):
        """Publish or refuse; what residents reported about it so far is answered with that. `dibaca` is the
        mark of what was read; raises TulisanBerubah."""
        obj = self._lock_read(obj, dibaca)
        close_reports(jenis=self.kode, objek=obj.pk)
        if terbit:
            return self.publish(obj, samarkan=samarkan, by=by)
        return self.refuse(obj, alasan=alasan, by=by)

    def home(self, obj) -> str:
        """The address of its own page for officers; "" where it has none."""
        return ""

    def state(self, obj) -> tuple:
        """What was decided, why, by whom, when; nobody and never where it waits."""
        raise NotImplementedError


class SumberAspirasi(Sumber):
    kode, judul, model = "aspirasi", "Aspirasi", Aspirasi

    def all(self, units):
        semua = Aspirasi.objects.filter(unit__in=units).exclude(status=StatusAspirasi.DITARIK)
        semua = semua.exclude(judul=TERHAPUS)  # nothing is left to decide about
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
        return [obj.judul_terbit, obj.isi_terbit]

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
        return [getattr(getattr(obj, "tinjauan", None), "teks_terbit", "")]

    def about(self, obj):
        return f"{obj.survei.nama} · {obj.layanan.nama}"

    def state(self, obj):
        if (t := getattr(obj, "tinjauan", None)) is None:
            return "Menunggu", "", None, None
        return t.get_keputusan_display(), t.alasan, t.oleh, t.pada

    def publish(self, obj, *, samarkan, by):
        return publish_saran(respons=obj, samarkan=samarkan, by=by)

    def refuse(self, obj, *, alasan, by):
        return refuse_saran(respons=obj, alasan=alasan, by=by)

    def reopen(self, obj, *, by):
        return reopen_saran(respons=obj, by=by)


SUMBER: dict[str, Sumber] = {s.kode: s for s in (SumberAspirasi(), SumberSaran())}
