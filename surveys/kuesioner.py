"""What a citizen is asked: a round, a service, its questions; kept for a minute in the memory of the process.

A kept one may be out of date, so it decides nothing alone: the statement that stores an answer asks the
database again whether round and service take one (surveys.actions.respons).
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from surveys.models import Layanan, Survei, UnsurSurvei

LAMA, TERBANYAK = 60, 500  # seconds; questionnaires


@dataclass(frozen=True)
class Kuesioner:
    survei: Survei
    layanan: Layanan
    unsur: tuple[UnsurSurvei, ...]


_ingat: dict[tuple[str, str], tuple[float, Kuesioner]] = {}


def read_kuesioner(survei: str, layanan: str) -> Kuesioner | None:
    """As it is now, by the codes of its address; None where there is none."""
    found = (
        Layanan.objects.open()
        .select_related("unit__instansi")
        .filter(kode=layanan, unit__instansi__survei__kode=survei)
        .first()
    )
    if found is None:
        return None
    ronde = Survei.objects.prefetch_related("unsur").get(kode=survei)
    ronde.instansi = found.unit.instansi
    kuesioner = Kuesioner(ronde, found, tuple(ronde.unsur.all()))
    if len(_ingat) >= TERBANYAK:
        _ingat.clear()
    _ingat[survei, layanan] = time.monotonic() + LAMA, kuesioner
    return kuesioner


def recall_kuesioner(survei: str, layanan: str) -> Kuesioner | None:
    """As it was within the last minute."""
    sampai, kuesioner = _ingat.get((survei, layanan), (0, None))
    return kuesioner if time.monotonic() < sampai else read_kuesioner(survei, layanan)
