"""What of the tree is open: read from the address of the page, so that it can be sent and gone back to.

?dalam=3        levels open from the top (else as many as make a page)
?buka=j5,j9     opened beyond that;  ?tutup=j2  closed again;  ?lihat=j77  opened down to this post
?pusat=j12      only this place and what is below it
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workload.calculators.pohon_jabatan import Simpul, walk
from workload.peta import Peta

SEMUA_SAMPAI = 400
"""Places up to which the whole tree is in the page; of a larger one closed branches come on demand."""
AWAL = 130
"""Places that the page shows at first, about."""
CABANG_KECIL = 40
"""A branch of at most so many places opens whole."""
MAKS_KUNCI = 500


@dataclass(frozen=True)
class Bukaan:
    dalam: int
    buka: frozenset[str]
    tutup: frozenset[str]
    semua: bool  # closed branches are in the page too
    terbuka_semua: bool = False

    def awal(self, tingkat: int) -> bool:
        """Open without anybody having asked for it."""
        return tingkat < self.dalam

    def terbuka(self, simpul: Simpul, tingkat: int) -> bool:
        if simpul.kunci in self.tutup:
            return False
        return self.terbuka_semua or self.awal(tingkat) or simpul.kunci in self.buka


def read_bukaan(query, peta: Peta, akar: Collection[Simpul]) -> Bukaan:
    """What makes no sense in an address is left out, never an error."""
    buka, tutup = _keys(query.get("buka", "")), _keys(query.get("tutup", ""))
    lihat = peta.tempat.get(query.get("lihat", ""))
    if lihat is not None:
        atas = {s.kunci for s in lihat.simpul.jalan}
        buka, tutup = buka | atas, tutup - atas
    banyak = sum(1 for _ in walk(akar))
    dalam = query.get("dalam", "")
    return Bukaan(
        int(dalam) if dalam in set("123456789") else _first_depth(akar),
        frozenset(buka),
        frozenset(tutup),
        banyak <= SEMUA_SAMPAI,
    )


def branch_bukaan(simpul: Simpul) -> Bukaan:
    """A branch fetched on demand: a small one whole, of a larger one the next level."""
    banyak = 0
    for banyak, _ in enumerate(walk([simpul])):
        if banyak > CABANG_KECIL:
            break
    kecil = banyak <= CABANG_KECIL
    return Bukaan(0, frozenset(), frozenset(), semua=kecil, terbuka_semua=kecil)


def _first_depth(akar: Collection[Simpul]) -> int:
    """As many levels as stay within AWAL places, at least one."""
    tingkat, tampak, dalam = list(akar), len(akar), 0
    while tingkat:
        tampak += sum(len(s.staf) + len(s.anak) for s in tingkat)
        if tampak > AWAL and dalam:
            return dalam
        dalam += 1
        tingkat = [anak for s in tingkat for anak in s.anak]
    return max(1, dalam)


def _keys(teks: str) -> set[str]:
    return {k for k in teks.split(",")[:MAKS_KUNCI] if k[:1] in ("j", "u") and k[1:].isdecimal()}
