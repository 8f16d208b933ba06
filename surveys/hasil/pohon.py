"""The tree of an instansi as results are laid out on it, and what of it may be shown.

read_pohon(survei)              every unit and its services; one statement
visible_nodes(pohon, banyak)    whose figures may be shown (surveys.calculators.penutupan)
time_step(pohon, …)             and over time: by month, by quarter, or not at all
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from surveys.calculators.penutupan import Bilangan, add, visible
from surveys.models import Survei
from units.models import Instansi, UnitKerja

AKAR = ("instansi", 0)


@dataclass(slots=True)
class Tempat:
    """A unit of the instansi as the pages need it."""

    pk: int
    nama: str
    induk: int | None
    anak: list[int] = field(default_factory=list)
    layanan: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class InfoLayanan:
    pk: int
    nama: str
    unit: int
    pengguna: int | None
    buka: bool


def read_pohon(survei: Survei) -> tuple[dict[int, Tempat], dict[int, InfoLayanan]]:
    """All units of the instansi and their services; one statement."""
    pohon: dict[int, Tempat] = {}
    layanan: dict[int, InfoLayanan] = {}
    baris = (
        UnitKerja.objects.filter(instansi=survei.instansi_id)
        .order_by("urutan", "kode", "layanan__urutan", "layanan__nama")
        .values_list("pk", "nama", "induk_id", "layanan", "layanan__nama",
                     "layanan__pengguna_setahun", "layanan__nonaktif_sejak")
    )  # fmt: skip
    for pk, nama, induk, nomor, sebutan, pengguna, tutup in baris:
        unit = pohon.setdefault(pk, Tempat(pk, nama, induk))
        if nomor is not None:
            unit.layanan.append(nomor)
            layanan[nomor] = InfoLayanan(nomor, sebutan, pk, pengguna, tutup is None)
    for unit in pohon.values():
        if unit.induk is not None:
            pohon[unit.induk].anak.append(unit.pk)
    return pohon, layanan


def path_of(pohon: Mapping[int, Tempat], pk: int) -> list[int]:
    """The unit and those above it, from below."""
    jalur: list[int] = []
    kini: int | None = pk
    while kini is not None:
        jalur.append(kini)
        kini = pohon[kini].induk
    return jalur


def unit_of(pohon: Mapping[int, Tempat], pk: int, instansi: Instansi) -> UnitKerja:
    """A unit of the tree as permissions ask for it, without a query of its own."""
    unit = UnitKerja(pk=pk, nama=pohon[pk].nama, instansi=instansi)
    unit.jalur = path_of(pohon, pk)
    return unit


def subtree(pohon: Mapping[int, Tempat], pk: int) -> list[int]:
    """The unit and everything below it, in the order of the tree."""
    hasil, tumpuk = [], [pk]
    while tumpuk:
        satu = tumpuk.pop()
        hasil.append(satu)
        tumpuk.extend(reversed(pohon[satu].anak))
    return hasil


def only_root(pohon: Mapping[int, Tempat]) -> int | None:
    """The top unit where there is one alone: what is below it says more than it says itself."""
    akar = [u.pk for u in pohon.values() if u.induk is None]
    return akar[0] if len(akar) == 1 else None


def visible_nodes(pohon: Mapping[int, Tempat], banyak: Mapping[tuple[int, int], Bilangan]) -> set:
    """("unit", pk) and ("layanan", unit, layanan) whose figures may be shown; AKAR is the instansi.
    `banyak`: of surveys.hasil.hitung.count_months, or respondents alone."""
    bagian: dict = {}
    anak: dict = {AKAR: []}
    for pk, unit in pohon.items():
        simpul = ("unit", pk)
        anak.setdefault(simpul, []).extend(("unit", a) for a in unit.anak)
        if unit.induk is None:
            anak[AKAR].append(simpul)
    for (unit_id, layanan_id), n in banyak.items():
        if unit_id not in pohon:
            continue
        daun = ("layanan", unit_id, layanan_id)
        anak["unit", unit_id].append(daun)
        bagian[daun] = [n]
        atas = unit_id
        while atas is not None:
            bagian.setdefault(("unit", atas), []).append(n)
            atas = pohon[atas].induk
        bagian.setdefault(AKAR, []).append(n)
    return visible(AKAR, anak, {simpul: add(isi) for simpul, isi in bagian.items()})


def quarter(bulan: date) -> date:
    return bulan.replace(month=bulan.month - (bulan.month - 1) % 3)


def time_step(pohon, per_bulan: Mapping[date, Mapping], simpul, ada: set[date]):
    """How finely a node whose whole is shown may be shown over time: the function that gives a month its step,
    itself or its quarter, or None.

    All of its steps or none: a step left out would be the whole less the others. And each step as strictly as
    the whole: hidden on the tree of that step's answers, so that no other unit's months give it away. Months
    stand inside quarters as quarters stand inside the whole. `ada`: months with answers of this node."""
    triwulan: dict[date, dict] = {}
    for bulan, banyak in per_bulan.items():
        milik = triwulan.setdefault(quarter(bulan), {})
        for tempat, n in banyak.items():
            milik[tempat] = add([milik[tempat], n]) if tempat in milik else n
    for isi, langkah in ((triwulan, quarter), (per_bulan, lambda bulan: bulan)):
        if not all(simpul in visible_nodes(pohon, isi[t]) for t in set(map(langkah, ada))):
            return quarter if isi is per_bulan else None
    return lambda bulan: bulan
