"""The guard of everything that citizens send without an account. Every public form passes here.

    count(Aksi.PESAN, alamat)                 # what leaves no row of its own with a mark
    alasan = screen(Aksi.SURVEI, Respons, …)  # what does: why it is set aside, "" where it counts

Both raise TerlaluSering beyond the hard limit (surveys.calculators.curiga: all limits in one table); the
page then comes back filled in, with `too_many`. What is stored of an address: surveys.models.garam.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Model, Subquery
from django.utils import timezone
from rapidfuzz import fuzz

from accounts.middleware import client_ip
from surveys.calculators.curiga import BATAS, PANJANG_KHAS, Aksi, Batas, Keadaan, reasons
from surveys.models.garam import mark_of
from surveys.models.penjaga import Percobaan
from surveys.pengiriman import Tanda

__all__ = [
    "Aksi",
    "TerlaluSering",
    "count",
    "mark_of",
    "place_of",
    "screen",
    "too_many",
    "trapped",
]

log = logging.getLogger(__name__)

TERBARU, TERAKHIR = 50, 2_000
"""So many of the newest are compared, among so many last rows: what a sending costs does not grow with what
was sent before."""
MIRIP = 92  # of 100
POTONG = 600
"""Letters of a text that are compared."""


class TerlaluSering(Exception):
    """More than the hard limit from one place. Nothing was stored."""

    def __init__(self, batas: Batas):
        self.jam, self.detik = batas.jam, batas.jam * 3600
        super().__init__(
            "Terlalu banyak kiriman dari jaringan internet yang Anda pakai. Isian Anda belum terkirim dan masih"
            f" ada di bawah. Kirim lagi setelah kira-kira {batas.jam} jam, atau pakai jaringan lain."
        )


def too_many(response, galat: TerlaluSering):
    """The page of a refusal, however it was drawn: 429, and when to come back."""
    response.status_code, response["Retry-After"] = 429, str(galat.detik)
    return response


def place_of(request) -> str:
    """The address it came from, to make a mark of; "" where it is not known. Behind a proxy that nobody told
    the application of, all citizens would be one place and set aside as a burst: better no mark than a wrong
    one."""
    alamat = client_ip(request)
    tersembunyi = not settings.TRUSTED_PROXY_COUNT and "HTTP_X_FORWARDED_FOR" in request.META
    if tersembunyi and alamat in ("127.0.0.1", "::1"):
        log.warning("TRUSTED_PROXY_COUNT is 0 behind a proxy: citizens cannot be told apart")
        return ""
    return alamat


def trapped(request) -> bool:
    """The field that people do not see is filled in."""
    return bool(request.POST.get("situs"))


def check(aksi: Aksi, alamat: str) -> str:
    """The mark; raises TerlaluSering where this place has tried too often."""
    sidik, batas = mark_of(alamat, aksi), BATAS[aksi]
    sejak = timezone.now() - timedelta(hours=batas.jam)
    tadi = Percobaan.objects.filter(aksi=aksi, sidik=sidik, pada__gte=sejak)
    if sidik and tadi[: batas.keras].count() >= batas.keras:
        raise TerlaluSering(batas)
    return sidik


def count(aksi: Aksi, alamat: str) -> None:
    """One more from there. Raises TerlaluSering."""
    if sidik := check(aksi, alamat):
        Percobaan.objects.create(aksi=aksi, sidik=sidik)


def screen(
    aksi: Aksi,
    model: type[Model],
    *,
    lingkup: dict[str, object],
    waktu: str,
    isi: dict[str, object],
    sidik: str,
    tanda: Tanda,
    perangkap: bool = False,
) -> str:
    """Why a sending is set aside, as one sentence; "" where it counts.

    model     where such sendings are stored
    lingkup   which of them could be alike (of the same survey, from the same door)
    waktu     the field that says when
    isi       the fields that are compared, with what they hold now; texts by likeness, the rest by equality
    """
    batas = BATAS[aksi]
    sejak = timezone.now() - timedelta(hours=batas.jam)

    def sejam():
        return model.objects.filter(**lingkup, **{f"{waktu}__gte": sejak}).order_by(f"-{waktu}")

    dari_sama = kembar = kembar_lain = 0
    if sidik and _sent_before(model, waktu, sidik, sejak):
        dari_sama, kembar = _same_place(batas, sejam(), sidik, tanda, isi)
    if khas := [k for k, v in isi.items() if isinstance(v, str) and len(v) >= PANJANG_KHAS]:
        kembar_lain = _anywhere(sejam(), max(khas, key=lambda k: len(isi[k])), tanda, isi)
    keadaan = Keadaan(perangkap, tanda.lama, dari_sama, kembar, kembar_lain)
    return "; ".join(reasons(keadaan, batas))[:200]


def _sent_before(model, waktu: str, sidik: str, sejak) -> bool:
    """Anything at all from there; for most people there is nothing, and then nothing needs comparing. By hand:
    building the query took longer than asking it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM {model._meta.db_table} WHERE sidik = %s AND {waktu} >= %s LIMIT 1",
            [sidik, sejak],
        )
        return cursor.fetchone() is not None


def _same_place(batas, milik, sidik, tanda, isi) -> tuple[int, int]:
    """How many came from there, and how many of those are alike."""
    milik = milik.filter(sidik=sidik)
    terbaru = list(milik.values_list("kunci", *isi)[:TERBARU])
    banyak = len(terbaru)
    if banyak == TERBARU:
        banyak = milik[: batas.keras].count()
    lain = [baris for kunci, *baris in terbaru if kunci != tanda.kunci]
    if banyak >= batas.keras and not milik.model.objects.filter(kunci=tanda.kunci).exists():
        raise TerlaluSering(batas)
    nilai = tuple(isi.values())
    return banyak - (len(terbaru) - len(lain)), sum(_alike(nilai, baris) for baris in lain)


def _anywhere(milik, panjang, tanda, isi) -> int:
    """How many with a text much like this long one."""
    terakhir = Subquery(milik.model.objects.order_by("-pk").values("pk")[:1])
    lain = milik.filter(pk__gt=terakhir - TERAKHIR).exclude(kunci=tanda.kunci)
    teks = lain.exclude(**{panjang: ""}).order_by().values_list(panjang, flat=True)[:TERBARU]
    return sum(_alike_texts(isi[panjang], t) for t in teks)


def _alike(a: Sequence, b: Sequence) -> bool:
    return all(
        _alike_texts(x, y) if isinstance(x, str) else x == y for x, y in zip(a, b, strict=True)
    )


def _alike_texts(a: str, b: str) -> bool:
    if min(len(a), len(b)) < PANJANG_KHAS:
        return a.strip().casefold() == b.strip().casefold()
    return fuzz.ratio(a[:POTONG], b[:POTONG], score_cutoff=MIRIP) > 0
