"""Counts and times to answer, per unit and category.

Inside the office exact; in public only groups of at least BATAS_SEL complaints, the others folded together so
that no small group can be found by subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils import timezone

from surveys.calculators.tenggat import Kalender
from surveys.kalender import kalender_of
from surveys.models import Pengaduan
from units.models import Instansi

BATAS_SEL = 5
LAINNYA = "Lainnya (digabung)"


@dataclass(frozen=True)
class Fakta:
    """What of a complaint is counted: `hari` working days until it was closed, None while it is open."""

    kelompok: str
    hari: int | None
    tepat: bool | None


@dataclass(frozen=True)
class Baris:
    kelompok: str
    masuk: int
    selesai: int
    hari_tengah: int | None
    persen_tepat: int | None


def facts_of(queryset, kelompok: str, kalender: Kalender) -> list[Fakta]:
    """`kelompok`: the field whose text names the group."""
    kolom = (kelompok, "mulai_hitung", "ditutup_pada", "tenggat_selesai")
    return [_fact(*baris, kalender) for baris in queryset.order_by().values_list(*kolom)]


def _fact(kelompok, mulai, ditutup_pada, tenggat: date, kalender) -> Fakta:
    if ditutup_pada is None:
        return Fakta(kelompok, None, None)
    tutup = timezone.localdate(ditutup_pada)
    return Fakta(kelompok, kalender.count(mulai, tutup), tutup <= tenggat)


def summarise(fakta: Iterable[Fakta]) -> list[Baris]:
    """One row per group, largest first."""
    per: dict[str, list[Fakta]] = {}
    for f in fakta:
        per.setdefault(f.kelompok, []).append(f)
    baris = [_row(kelompok, isi) for kelompok, isi in per.items()]
    return sorted(baris, key=lambda b: (-b.masuk, b.kelompok))


def _row(kelompok: str, isi: list[Fakta]) -> Baris:
    hari = [f.hari for f in isi if f.hari is not None]
    tepat = sum(bool(f.tepat) for f in isi)
    return Baris(
        kelompok,
        len(isi),
        len(hari),
        int(median(hari)) if hari else None,
        round(100 * tepat / len(hari)) if hari else None,
    )


def fold_small(fakta: Iterable[Fakta]) -> list[Baris]:
    """For the public: groups under the limit become one; where that one is too small as well, the smallest
    that could be shown joins it. What is closed is shown of a group where at least that many are closed."""
    fakta = list(fakta)
    jumlah: dict[str, int] = {}
    for f in fakta:
        jumlah[f.kelompok] = jumlah.get(f.kelompok, 0) + 1
    lipat = {k for k, n in jumlah.items() if n < BATAS_SEL}
    for k in sorted(jumlah, key=lambda k: (jumlah[k], k)):
        if not lipat or sum(jumlah[x] for x in lipat) >= BATAS_SEL:
            break
        lipat.add(k)
    baris = summarise(Fakta(LAINNYA if f.kelompok in lipat else f.kelompok, f.hari, f.tepat) for f in fakta)  # fmt: skip
    return [_hide_closed(b) for b in baris if b.masuk >= BATAS_SEL]


def _hide_closed(b: Baris) -> Baris:
    if b.selesai >= BATAS_SEL and not 0 < b.masuk - b.selesai < BATAS_SEL:
        return b
    if b.selesai >= BATAS_SEL:  # how many are open would follow: say when, not how many
        return Baris(b.kelompok, b.masuk, 0, b.hari_tengah, b.persen_tepat)
    return Baris(b.kelompok, b.masuk, 0, None, None)


@dataclass(frozen=True)
class AngkaPublik:
    tahun: int
    per_unit: list[Baris]
    per_kategori: list[Baris]


def public_figures(instansi: Instansi) -> AngkaPublik:
    tahun = timezone.localdate().year
    masuk = Pengaduan.objects.counted().filter(unit__instansi=instansi, masuk_pada__year=tahun)
    kalender = kalender_of(instansi.pk)
    return AngkaPublik(
        tahun,
        fold_small(facts_of(masuk, "unit__nama", kalender)),
        fold_small(facts_of(masuk, "kategori__nama", kalender)),
    )
