"""The tree of units as pages show it: nodes with the sums of everything below them.

Read once, in three queries whatever the size; a page draws a part of it and asks for more of a branch.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count
from django.urls import reverse

from units.models import Jabatan, JenisUnit, Pegawai

SEMUA_SAMPAI = 400
"""Units up to which the whole tree is in the page; a larger one brings its deeper branches on demand."""


@dataclass
class Simpul:
    """One unit in the tree; `jabatan` and `pegawai` count the unit and everything below it."""

    pk: int
    induk: int | None
    kode: str
    nama: str
    jenis: str
    anak: list[Simpul] = field(default_factory=list)
    jabatan: int = 0
    pegawai: int = 0
    bawahan: int = 0
    terbuka: bool = False
    malas: bool = False  # its children are fetched when it is opened

    @property
    def url(self) -> str:
        return _url("unit-detail", self.pk)

    @property
    def label_jenis(self) -> str:
        return LABEL_JENIS_UNIT[self.jenis]


LABEL_JENIS_UNIT = dict(JenisUnit.choices)


def _url(nama: str, pk: int) -> str:
    """reverse() once; two thousand links of a page differ only in the number."""
    if nama not in _POLA:
        _POLA[nama] = reverse(f"units:{nama}", args=[0])
    return _POLA[nama].replace("/0/", f"/{pk}/")


_POLA: dict[str, str] = {}


def load_pohon(units) -> dict[int, Simpul]:
    """Every unit of the queryset as a node, linked to its children, in the order of the tree."""
    baris = units.order_by("urutan", "kode").values_list("pk", "induk_id", "kode", "nama", "jenis")
    simpul = {b[0]: Simpul(*b) for b in baris}
    ids = units.order_by().values("pk")
    for pk, n in _per_unit(Jabatan.objects.filter(unit__in=ids, nonaktif_sejak=None), "unit"):
        simpul[pk].jabatan = n
    for pk, n in _per_unit(Pegawai.objects.filter(jabatan__unit__in=ids), "jabatan__unit"):
        simpul[pk].pegawai = n
    for s in simpul.values():
        if s.induk in simpul:
            simpul[s.induk].anak.append(s)
    for akar in tops(simpul):
        _add_up(akar)
    return simpul


def tops(simpul: dict[int, Simpul]) -> list[Simpul]:
    """Nodes without a parent among those that the person sees."""
    return [s for s in simpul.values() if s.induk not in simpul]


def prepare(akar: list[Simpul], banyak: int) -> None:
    """Decide what the page holds: of a small tree everything, of a large one two levels."""
    kecil = banyak <= SEMUA_SAMPAI
    ringkas = len(akar) <= 3 and all(len(s.anak) <= 60 for s in akar)
    for s in akar:
        s.terbuka = ringkas
        if not kecil and not ringkas:
            s.malas = bool(s.anak)
            continue
        for anak in s.anak:
            anak.malas = bool(anak.anak) and not kecil


def path_of(simpul: dict[int, Simpul], s: Simpul) -> str:
    """The names above a node, from the top."""
    nama, naik, seen = [], simpul.get(s.induk), set()
    while naik is not None and naik.pk not in seen:
        seen.add(naik.pk)
        nama.append(naik.nama)
        naik = simpul.get(naik.induk)
    return " › ".join(reversed(nama))


def _per_unit(rows, kunci: str):
    return rows.order_by().values_list(kunci).annotate(n=Count("pk"))


def _add_up(akar: Simpul) -> None:
    """Sums from the leaves up, without recursion: a tree may be deep."""
    urut, tumpuk = [], [akar]
    while tumpuk:
        s = tumpuk.pop()
        urut.append(s)
        tumpuk.extend(s.anak)
    for s in reversed(urut):
        for anak in s.anak:
            s.jabatan += anak.jabatan
            s.pegawai += anak.pegawai
            s.bawahan += anak.bawahan + 1
