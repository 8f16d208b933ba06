"""Which figures may be shown where a total and its parts stand on pages beside each other.

A figure of fewer than BATAS_SEL respondents could point at a person and is hidden. That is not enough: where
one part alone is hidden, it is the total less the others. So a further part is hidden with it, the smallest
there is, until what could be computed by subtraction is again a group of at least BATAS_SEL.

    hide({"A": 40, "B": 3, "C": 12})      {"B", "C"}      B is small; C goes with it
    visible(akar, anak, banyak)           the same for a tree of units and services

A count may be several counts of the same people, (respondents, who answered the first unsur, the second, …):
each of them must hold by itself. None at all is no group and hides nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from surveys.calculators.sampel import BATAS_SEL

K = TypeVar("K", bound=Hashable)
Bilangan = int | tuple[int, ...]


def small(n: Bilangan, batas: int = BATAS_SEL) -> bool:
    return any(0 < x < batas for x in counts(n))


def counts(n: Bilangan) -> tuple[int, ...]:
    return (n,) if isinstance(n, int) else n


def add(semua: Sequence[Bilangan]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*map(counts, semua), strict=True)))


def hide(
    banyak: Mapping[K, Bilangan], batas: int = BATAS_SEL, *, jumlah_tampak: bool = True
) -> set[K]:
    """Parts to hide. Empty parts have no figure and hide nothing. Without `jumlah_tampak` the total is
    itself hidden for another's sake: then enough must be hidden that the parts do not give it away. Of equal
    parts always the same one goes, in whatever order they come: two pages that chose differently would
    together show what each of them hides."""
    ada = {k: counts(n) for k, n in banyak.items() if any(counts(n))}
    tutup = {k for k, n in ada.items() if small(n, batas)}
    semua = add(list(ada.values())) if ada else ()
    for k in sorted((k for k in ada if k not in tutup), key=lambda k: (ada[k], repr(k))):
        tertutup = add([ada[t] for t in tutup]) if tutup else (0,) * len(semua)
        if all(
            t >= batas or not s or (jumlah_tampak and not t)
            for t, s in zip(tertutup, semua, strict=True)
        ):
            break
        tutup.add(k)
    return tutup


def visible(
    akar: K, anak: Mapping[K, Sequence[K]], banyak: Mapping[K, Bilangan], batas: int = BATAS_SEL
) -> set[K]:
    """Nodes of a tree whose figures (each with everything below it) may be shown.

    anak    node -> its parts, which together are all of it; a node without parts is a leaf
    banyak  node -> respondents, those below included; nodes without any may be missing

    A part hidden for another's sake keeps its own parts in view, less the smallest of them.
    """
    tampak: set[K] = set()
    if akar not in banyak or counts(banyak[akar])[0] < batas or small(banyak[akar], batas):
        return tampak
    tampak.add(akar)
    tumpuk = [akar]
    while tumpuk:
        simpul = tumpuk.pop()
        bagian = {k: banyak[k] for k in anak.get(simpul, ()) if k in banyak}
        tutup = hide(bagian, batas, jumlah_tampak=simpul in tampak)
        for k, n in bagian.items():
            if counts(n)[0] >= batas:
                if k not in tutup:
                    tampak.add(k)
                tumpuk.append(k)
    return tampak
