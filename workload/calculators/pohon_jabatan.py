"""The tree of a peta jabatan: every post has exactly one place, whatever the data leave open.

A post stands below its superior (`atasan`). Where none is named, or the named one is not among the posts
given, it stands below the head of its unit; the head itself below the head of the unit above. A unit
without a head is drawn as a box of its own and takes the head's place. Going round in circles is broken
at the highest post of the circle.

A box (`anak`) is a structural post, a unit, or any post with others below it; posts of no structure and
with nobody below them are rows of a list (`staf`) under their superior, as official charts have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from units.calculators.jenis import Jenis

PANGKAT = {jenis: n for n, jenis in enumerate(Jenis)}


class Jabatan(NamedTuple):
    pk: int
    unit: int
    atasan: int | None
    jenis: Jenis


class Unit(NamedTuple):
    pk: int
    induk: int | None


@dataclass(slots=True, eq=False)
class Simpul:
    """One place in the tree. `tersirat`: nobody named the superior, the units did."""

    kunci: str
    unit: int
    jabatan: Jabatan | None
    induk: Simpul | None = None
    tersirat: bool = False
    anak: list[Simpul] = field(default_factory=list)
    staf: list[Simpul] = field(default_factory=list)

    @property
    def bawahan(self) -> Sequence[Simpul]:
        """Everything right below, rows first."""
        return [*self.staf, *self.anak]

    @property
    def jalan(self) -> list[Simpul]:
        """The places above, from the top."""
        naik, atas = [], self.induk
        while atas is not None:
            naik.append(atas)
            atas = atas.induk
        return naik[::-1]


def kunci_jabatan(pk: int) -> str:
    return f"j{pk}"


def kunci_unit(pk: int) -> str:
    return f"u{pk}"


def build_pohon(jabatan: Iterable[Jabatan], unit: Iterable[Unit]) -> list[Simpul]:
    """The tops of the tree; brothers stand in the order in which units, and posts within them, are given."""
    return _Penyusun(list(jabatan), list(unit)).build()


def walk(akar: Iterable[Simpul]) -> Iterator[Simpul]:
    """Every place, a superior before those below it; no recursion, a tree may be deep."""
    tumpuk = list(akar)[::-1]
    while tumpuk:
        simpul = tumpuk.pop()
        yield simpul
        tumpuk.extend(simpul.anak[::-1])
        tumpuk.extend(simpul.staf[::-1])


class _Penyusun:
    def __init__(self, jabatan: list[Jabatan], unit: list[Unit]):
        self.jabatan = {j.pk: j for j in jabatan}
        self.induk_unit = {u.pk: u.induk for u in unit}
        for j in jabatan:  # a unit that nobody described is a top unit
            self.induk_unit.setdefault(j.unit, None)
        urutan = {pk: n for n, pk in enumerate(self.induk_unit)}
        self.urut = {kunci_jabatan(j.pk): (urutan[j.unit], 1 + n) for n, j in enumerate(jabatan)}
        self.urut |= {kunci_unit(pk): (n, 0) for pk, n in urutan.items()}
        self.kepala = _heads(jabatan)
        self.atas: dict[str, str | None] = {}
        """superior of every place, by key"""

    def build(self) -> list[Simpul]:
        tersebut = set()
        for j in self.jabatan.values():
            kunci = kunci_jabatan(j.pk)
            if j.atasan in self.jabatan and j.atasan != j.pk:
                self.atas[kunci] = kunci_jabatan(j.atasan)
                tersebut.add(kunci)
            else:
                self.atas[kunci] = self._fallback(j)
        self._add_units()
        for putus in self._break_circles():
            tersebut.discard(putus)
        return self._link(tersebut)

    def _fallback(self, j: Jabatan) -> str | None:
        if self.kepala.get(j.unit) == j.pk:
            return self._above(j.unit)
        return self._anchor(j.unit)

    def _anchor(self, unit: int) -> str:
        """Who stands for a unit: its head, else the unit itself."""
        kepala = self.kepala.get(unit)
        return kunci_unit(unit) if kepala is None else kunci_jabatan(kepala)

    def _above(self, unit: int) -> str | None:
        induk = self.induk_unit.get(unit)
        return self._anchor(induk) if induk in self.induk_unit else None

    def _add_units(self) -> None:
        """Boxes of the units that somebody stands below, up to the top."""
        dicari = [a for a in self.atas.values() if a is not None and a not in self.atas]
        while dicari:
            kunci = dicari.pop()
            if kunci not in self.atas:
                self.atas[kunci] = atas = self._above(int(kunci[1:]))
                if atas is not None and atas not in self.atas:
                    dicari.append(atas)

    def _break_circles(self) -> list[str]:
        putus = [min(putaran, key=self._rank) for putaran in self._circles()]
        for kunci in putus:
            self.atas[kunci] = None
        for kunci in putus:  # all circles are open now: climbing ends
            self.atas[kunci] = self._other_place(kunci)
        return putus

    def _circles(self) -> list[list[str]]:
        selesai: set[str] = set()
        putaran = []
        for awal in self.atas:
            jalan: dict[str, int] = {}
            kunci: str | None = awal
            while kunci is not None and kunci not in selesai and kunci not in jalan:
                jalan[kunci] = len(jalan)
                kunci = self.atas[kunci]
            if kunci in jalan:
                putaran.append(list(jalan)[jalan[kunci] :])
            selesai.update(jalan)
        return putaran

    def _other_place(self, kunci: str) -> str | None:
        """For the one taken out of a circle: the nearest unit upwards whose head is not below it."""
        unit = self.jabatan[int(kunci[1:])].unit if kunci[0] == "j" else int(kunci[1:])
        seen: set[int] = set()
        while unit in self.induk_unit and unit not in seen:
            seen.add(unit)
            calon = self._anchor(unit)
            if calon in self.atas and self._top(calon) != kunci:
                return calon
            unit = self.induk_unit[unit]
        return None

    def _top(self, kunci: str) -> str:
        while (atas := self.atas[kunci]) is not None:
            kunci = atas
        return kunci

    def _rank(self, kunci: str):
        """Units before posts, high posts before low ones."""
        jenis = self.jabatan[int(kunci[1:])].jenis if kunci[0] == "j" else None
        return (PANGKAT[jenis] if jenis else -1, self.urut[kunci])

    def _link(self, tersebut: set[str]) -> list[Simpul]:
        simpul = {}
        for kunci in sorted(self.atas, key=self.urut.__getitem__):
            j = self.jabatan[int(kunci[1:])] if kunci[0] == "j" else None
            simpul[kunci] = Simpul(kunci, j.unit if j else int(kunci[1:]), j)
        berbawahan = {a for a in self.atas.values() if a is not None}
        akar, fungsional_dulu = [], set()
        for kunci, s in simpul.items():
            atas = self.atas[kunci]
            if atas is None:
                akar.append(s)
                continue
            s.induk, s.tersirat = simpul[atas], kunci not in tersebut
            if s.jabatan is None or s.jabatan.jenis.struktural or kunci in berbawahan:
                s.induk.anak.append(s)
            else:
                s.induk.staf.append(s)
                fungsional_dulu.add(atas)
        for kunci in fungsional_dulu:
            simpul[kunci].staf.sort(key=lambda s: PANGKAT[s.jabatan.jenis])
        return akar


def _heads(jabatan: list[Jabatan]) -> dict[int, int]:
    """{unit: its head}: the only structural post of the highest rank there that is nobody's subordinate in
    the same unit. Of two equals none is the head: a chart must not invent a superior."""
    per_unit: dict[int, list[Jabatan]] = {}
    unit_of = {j.pk: j.unit for j in jabatan}
    for j in jabatan:
        if j.jenis.struktural:
            per_unit.setdefault(j.unit, []).append(j)
    kepala = {}
    for unit, calon in per_unit.items():
        tertinggi = min(PANGKAT[j.jenis] for j in calon)
        calon = [j for j in calon if PANGKAT[j.jenis] == tertinggi]
        if len(calon) > 1:
            calon = [j for j in calon if unit_of.get(j.atasan) != unit]
        if len(calon) == 1:
            kepala[unit] = calon[0].pk
    return kepala
