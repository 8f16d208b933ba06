"""The queue of moderators: its tabs, how much waits in each, and what a page draws of it. Read only."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from django.db.models import Count, QuerySet
from django.urls import reverse

from accounts.roles import Permission
from surveys.calculators.samaran import find_potongan, marked
from surveys.models import LaporanIsi, Pengaduan, Respons
from surveys.models.moderasi import AlasanLapor
from surveys.models.respons import KeadaanRespons
from surveys.moderasi import SUMBER, Sumber
from surveys.status_pengaduan import TERBUKA
from units.models import UnitKerja

BANYAK = 1_000
"""Counted so far; "1.000 lebih" tells a moderator enough."""


@dataclass(frozen=True)
class Tab:
    """A part of the queue: of one source, what waits / was set aside / was reported / is decided."""

    kode: str
    judul: str
    sumber: Sumber
    cara: str

    @property
    def menunggu(self) -> bool:
        return self.cara != "decided"


def _tabs():
    for s in SUMBER.values():
        yield Tab(s.kode, s.judul, s, "waiting")
    # only aspirasi are on a public page, where residents can report them
    yield Tab("aspirasi-lapor", "Aspirasi dilaporkan", SUMBER["aspirasi"], "reported")
    yield Tab("aspirasi-karantina", "Aspirasi dikarantina", SUMBER["aspirasi"], "quarantined")
    for s in SUMBER.values():
        yield Tab(f"{s.kode}-putus", f"{s.judul}: sudah diputuskan", s, "decided")


TAB = {t.kode: t for t in _tabs()}


def moderated_units(user, instansi) -> QuerySet:
    return UnitKerja.objects.filter(instansi=instansi).visible_to(user, Permission.MODERASI)


def queue_of(tab: Tab, units) -> QuerySet:
    if tab.cara != "reported":
        return getattr(tab.sumber, tab.cara)(units)
    terbuka = LaporanIsi.objects.filter(jenis=tab.sumber.kode, ditutup_pada=None).values("objek")
    return tab.sumber.published(units).filter(pk__in=terbuka).order_by("pk")


def counts(units) -> dict[str, int]:
    """How much waits in each tab, counted up to BANYAK."""
    return {
        t.kode: queue_of(t, units).order_by()[:BANYAK].count() for t in TAB.values() if t.menunggu
    }


def waiting_count(user, instansi) -> int:
    return sum(counts(moderated_units(user, instansi)).values())


def dress(tab: Tab | None, daftar, sumber: Sumber | None = None) -> list[dict]:
    """What the page draws of each."""
    sumber = sumber or tab.sumber
    lapor = _reports(sumber, [o.pk for o in daftar])
    hasil = []
    for o in daftar:
        kata = sumber.words(o)
        terbit = "\n".join(t for t in sumber.public(o) if t)
        hasil.append(
            {
                "obj": o,
                "jenis": sumber.kode,
                "tentang": sumber.about(o),
                "unit": o.unit.nama,
                "tanggal": o.tanggal,
                "bagian": [marked(k) for k in kata if k],
                "potongan": find_potongan(*kata),
                "dibaca": sumber.mark(o),
                "terbit": terbit if terbit != "\n".join(k for k in kata if k) else "",
                "keadaan": sumber.state(o) if tab and not tab.menunggu else None,
                "curiga": getattr(o, "curiga", ""),
                "laporan": lapor.get(o.pk, ""),
            }
        )
    return hasil


def _reports(sumber: Sumber, pks: list[int]) -> dict[int, str]:
    """What was reported of each and not yet answered, in words."""
    terbuka = LaporanIsi.objects.filter(jenis=sumber.kode, objek__in=pks, ditutup_pada=None)
    per: dict[int, list[str]] = {}
    for objek, alasan, n in terbuka.values_list("objek", "alasan").annotate(n=Count("pk")):
        per.setdefault(objek, []).append(f"{AlasanLapor(alasan).label.lower()} ({n})")
    return {objek: "; ".join(kata) for objek, kata in per.items()}


def suspended(user, instansi) -> list[tuple[str, str, int]]:
    """What else was set aside on arrival, with the page that decides about it: (name, address, how many)."""
    milik = Respons.objects.filter(
        keadaan=KeadaanRespons.KARANTINA, unit__in=moderated_units(user, instansi)
    )
    survei = milik.values_list("survei", "survei__nama").annotate(n=Count("pk")).order_by("-survei")
    aduan = Pengaduan.objects.visible_to(user).filter(unit__instansi=instansi, status__in=TERBUKA)
    sisih = aduan.exclude(curiga="").count()
    daftar = f"{reverse('surveys:pengaduan-list', args=[instansi.kode])}?saring=sisih"
    return list(
        chain(
            ((f"Jawaban {nama}", reverse("surveys:survei-karantina", args=[pk]), n) for pk, nama, n in survei),
            [("Pengaduan", daftar, sisih)] if sisih else [],
        )
    )  # fmt: skip
