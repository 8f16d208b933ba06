"""Counts and times to answer, per unit, category and the like.

Inside the office exact; in public only groups of at least BATAS_SEL complaints, the others folded together so
that no small group can be found by subtraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from statistics import median

from django.utils import timezone

from asnplan.lib.angka import format_angka
from surveys.calculators.penutupan import hide
from surveys.calculators.sampel import BATAS_SEL
from surveys.calculators.tenggat import Kalender
from surveys.calculators.unsur import Unsur
from surveys.kalender import kalender_of
from surveys.models import Pengaduan
from surveys.models.pengaduan import Sumber
from units.models import Instansi

LAINNYA = "Lainnya (digabung)"
PUAS = 3  # of 1 to 4


@dataclass(frozen=True)
class Fakta:
    """What of a complaint is counted. `hari`: working days from the day it came until it was closed for good,
    None while it is open. `tepat`: None while open and not late, so that never closing is not being in time."""

    unit: str
    kategori: str
    unsur: str
    sumber: str
    hari: int | None
    tepat: bool | None
    puas: bool | None


@dataclass(frozen=True)
class Baris:
    kelompok: str
    masuk: int
    selesai: int | None
    hari_tengah: Decimal | None
    persen_tepat: int | None
    persen_puas: int | None

    @property
    def hari(self) -> str:
        """The median in words of Indonesian numbers: 3 or 2,5."""
        return "" if self.hari_tengah is None else format_angka(self.hari_tengah, None)


KOLOM = (
    "unit", "unit__nama", "unit__induk__nama", "kategori__nama", "unsur", "sumber", "diterima",
    "tenggat_selesai", "ditutup_pada__date", "kepuasan",
)  # fmt: skip


def facts_of(queryset, kalender: Kalender, hari_ini: date) -> list[Fakta]:
    baris = list(queryset.order_by().values_list(*KOLOM))
    senama = Counter(nama for _, nama in {(b[0], b[1]) for b in baris})
    hitung = cache(kalender.count)  # many complaints, few pairs of days
    fakta = []
    for _, nama, induk, kategori, unsur, sumber, diterima, tenggat, tutup, kepuasan in baris:
        fakta.append(
            Fakta(
                unit=f"{nama}, {induk}" if senama[nama] > 1 and induk else nama,
                kategori=kategori,
                unsur=Unsur(unsur).isi.nama if unsur else "Belum ditentukan",
                sumber=Sumber(sumber).label,
                hari=hitung(diterima, tutup) if tutup else None,
                tepat=in_time(tenggat, tutup, hari_ini),
                puas=None if kepuasan is None else kepuasan >= PUAS,
            )
        )
    return fakta


def in_time(tenggat: date, tutup: date | None, hari_ini: date) -> bool | None:
    """None while a complaint is open and not late: nobody knows yet."""
    if tutup:
        return tutup <= tenggat
    return False if hari_ini > tenggat else None


def summarise(fakta: Iterable[Fakta], kelompok: str) -> list[Baris]:
    """One row per value of that field of the facts, largest first."""
    per: dict[str, list[Fakta]] = {}
    for f in fakta:
        per.setdefault(getattr(f, kelompok), []).append(f)
    baris = [_row(nama, isi) for nama, isi in per.items()]
    return sorted(baris, key=lambda b: (-b.masuk, b.kelompok))


def _row(kelompok: str, isi: list[Fakta], minimum: int = 1) -> Baris:
    """Figures over fewer than `minimum` complaints are left out."""
    hari = [Decimal(f.hari) for f in isi if f.hari is not None]
    return Baris(
        kelompok,
        len(isi),
        len(hari),
        median(hari) if len(hari) >= minimum else None,
        _percent([f.tepat for f in isi if f.tepat is not None], minimum),
        _percent([f.puas for f in isi if f.puas is not None], minimum),
    )


def _percent(ya: list[bool], minimum: int) -> int | None:
    """Rounded half up; None of too few."""
    if len(ya) < minimum:
        return None
    return (200 * sum(ya) + len(ya)) // (2 * len(ya))


def fold_small(fakta: Iterable[Fakta], kelompok: str) -> list[Baris]:
    """For the public: groups under the limit become one; where that one is too small as well, the smallest
    that could be shown joins it. How many are closed, how fast and in time, is left out where few are closed or
    few still open, and in the smallest row beside it: the other table has the total to subtract from."""
    fakta = list(fakta)
    jumlah = Counter(getattr(f, kelompok) for f in fakta)
    lipat = {k for k, n in jumlah.items() if n < BATAS_SEL}
    for k in sorted(jumlah, key=lambda k: (jumlah[k], k)):
        if not lipat or sum(jumlah[x] for x in lipat) >= BATAS_SEL:
            break
        lipat.add(k)
    per: dict[str, list[Fakta]] = {}
    for f in fakta:
        k = getattr(f, kelompok)
        per.setdefault(LAINNYA if k in lipat else k, []).append(f)
    baris = [_row(k, isi, BATAS_SEL) for k, isi in per.items() if len(isi) >= BATAS_SEL]
    urut = sorted(baris, key=lambda b: (b.kelompok == LAINNYA, -b.masuk, b.kelompok))
    tutup = hide({b.kelompok: (b.selesai, b.masuk - b.selesai) for b in urut})
    return [
        replace(b, selesai=None, hari_tengah=None, persen_tepat=None) if b.kelompok in tutup else b
        for b in urut
    ]


@dataclass(frozen=True)
class AngkaPublik:
    tahun: int
    per_unit: list[Baris]
    per_kategori: list[Baris]


def public_figures(instansi: Instansi) -> AngkaPublik:
    hari_ini = timezone.localdate()
    masuk = Pengaduan.objects.counted().filter(
        unit__instansi=instansi, diterima__year=hari_ini.year
    )
    fakta = facts_of(masuk, kalender_of(instansi.pk), hari_ini)
    return AngkaPublik(hari_ini.year, fold_small(fakta, "unit"), fold_small(fakta, "kategori"))
