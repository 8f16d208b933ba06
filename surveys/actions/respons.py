"""Answers of citizens: stored once, whatever happens on the way."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from surveys.calculators.curiga import Keadaan, reasons
from surveys.models import Layanan, Respons, Survei, TiketSurvei
from surveys.models.garam import mark_of
from surveys.models.respons import KeadaanRespons, Saluran
from surveys.pengiriman import Tanda


class SudahDijawab(Exception):
    """The one-time link was used before."""


def submit_respons(
    *,
    survei: Survei,
    layanan: Layanan,
    isi: dict,
    tanda: Tanda,
    alamat: str = "",
    perangkap: bool = False,
    tiket: TiketSurvei | None = None,
) -> bool:
    """Store one answer from the public form; True where it is new, False where it was here before (sent
    twice: a double click, a retry after a lost line). `isi` holds the fields of Respons as the form read
    them. Raises SudahDijawab. Nothing of an earlier answer is ever given back.
    """
    sidik = mark_of(alamat)
    alasan = reasons(_seen(sidik, isi, tanda, perangkap))
    try:
        with transaction.atomic():
            _, baru = Respons.objects.get_or_create(
                kunci=tanda.kunci,
                defaults=isi
                | {
                    "survei": survei,
                    "layanan": layanan,
                    "unit_id": layanan.unit_id,
                    "tanggal": timezone.localdate(),
                    "saluran": Saluran.TIKET if tiket else Saluran.TAUTAN,
                    "tiket": tiket,
                    "sidik": sidik,
                    "lama_isi": max(tanda.lama, 0),
                    "keadaan": KeadaanRespons.KARANTINA if alasan else KeadaanRespons.SAH,
                    "alasan": "; ".join(alasan)[:200],
                },
            )
            return baru
    except IntegrityError as galat:
        if tiket is not None and Respons.objects.filter(tiket=tiket).exists():
            raise SudahDijawab from galat
        raise


def _seen(sidik: str, isi: dict, tanda: Tanda, perangkap: bool) -> Keadaan:
    if not sidik:
        return Keadaan(perangkap, tanda.lama)
    sejam = Respons.objects.filter(
        sidik=sidik, dikirim_pada__gte=timezone.now() - timedelta(hours=1)
    ).exclude(kunci=tanda.kunci)
    dari_sama = kembar = 0
    for nilai, saran in sejam.values_list("nilai", "saran")[:1000]:
        dari_sama += 1
        kembar += (nilai, saran) == (isi["nilai"], isi["saran"])
    return Keadaan(perangkap, tanda.lama, dari_sama, kembar)
