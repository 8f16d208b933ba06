"""The whole demo: the organisation and its workload, and then what its citizens say, area by area."""

from __future__ import annotations

from django.db import transaction

from surveys.demo import forum, hasil, padu, pengaduan, survei
from units.models import Instansi
from workload.demo import muat as dasar
from workload.demo.struktur import KODE_INSTANSI

BAGIAN = [survei, hasil, forum, pengaduan, padu]
"""Modules with load(instansi) and remove(instansi), in the order of loading; removed the other way round."""


@transaction.atomic
def load_demo(*, reset: bool = False) -> Instansi:
    """Everything, or nothing; see workload.demo.muat."""
    if reset:
        for instansi in Instansi.objects.filter(kode=KODE_INSTANSI):
            for bagian in reversed(BAGIAN):
                bagian.remove(instansi)
    instansi = dasar.load_demo(reset=reset)
    for bagian in BAGIAN:
        bagian.load(instansi)
    return instansi
