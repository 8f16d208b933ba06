"""Marks are forgotten: what they were good for is over the next day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from surveys.models import Aspirasi, Dukungan, GaramHarian, Pengaduan, Percobaan, Respons
from surveys.models.respons import KeadaanRespons
from surveys.status_aspirasi import StatusAspirasi

SEHARI, SEMINGGU = timedelta(days=1), timedelta(days=7)
JEJAK = (
    (Respons, "dikirim_pada", Q(keadaan=KeadaanRespons.KARANTINA)),
    (Aspirasi, "dikirim_pada", Q(status=StatusAspirasi.DIPERIKSA) & ~Q(curiga="")),
    (Pengaduan, "masuk_pada", ~Q(curiga="")),
    (Dukungan, "pada", None),
)
"""Where marks stand, since when, and of what they stay a week: what was set aside and waits for a person, who
sees by them what came from one place."""


def forget_marks(kini: datetime) -> int:
    """Take the marks off everything older than a day; gives how many. What they counted stays counted. The
    salts of earlier days go too, whether or not anybody has sent anything since."""
    banyak = 0
    for model, waktu, menunggu in JEJAK:
        lewat = Q(**{f"{waktu}__lt": kini - SEHARI})
        if menunggu is not None:
            lewat &= ~menunggu | Q(**{f"{waktu}__lt": kini - SEMINGGU})
        banyak += model.objects.filter(lewat).exclude(sidik="").update(sidik="")
    GaramHarian.objects.filter(tanggal__lt=timezone.localdate(kini)).delete()
    Percobaan.objects.filter(pada__lt=kini - SEHARI).delete()
    return banyak
