"""Which figures may be shown where a total and its parts stand on pages beside each other.

A figure of fewer than BATAS_SEL respondents could point at a person and is hidden. That is not enough: where
one part alone is hidden, it is the total less the others. So a further part is hidden with it, the smallest
there is, until what could be computed by subtraction is again a group of at least BATAS_SEL.

    hide({"A": 40, "B": 3, "C": 12})      {"B", "C"}      B is small; C goes with it
    visible(akar, anak, banyak)           the same for a tree of units and services
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from surveys.calculators.sampel import BATAS_SEL

K = TypeVar("K", bound=Hashable)


def hide(banyak: Mapping[K, int], batas: int = BATAS_SEL, *, jumlah_tampak: bool = True) -> set[K]:
    """Parts to hide. Empty parts have no figure and hide nothing. Without `jumlah_tampak` the total is
    itself hidden for another's sake: then enough must be hidden that the parts do not give it away. Of equal
    parts always the same one goes, in whatever order they come: two pages that chose differently would
    together show what each of them hides."""
    ada = {k: n for k, n in banyak.items() if n > 0}
    tutup = {k for k, n in ada.items() if n < batas}
    calon = sorted((k for k in ada if k not in tutup), key=lambda k: (ada[k], repr(k)))
    for k in calon:
        tertutup = sum(ada[t] for t in tutup)
        if jumlah_tampak:
            cukup = not tutup or (len(tutup) > 1 and tertutup >= batas)
        else:
            cukup = tertutup >= batas
        if cukup:
            break
        tutup.add(k)
    return tutup


def visible(
    akar: K, anak: Mapping[K, Sequence[K]], banyak: Mapping[K, int], batas: int = BATAS_SEL
) -> set[K]:
    """Nodes of a tree whose figures (each with everything below it) may be shown.

    anak    node -> its parts, which together are all of it; a node without parts is a leaf
    banyak  node -> respondents, those below included

    A part hidden for another's sake keeps its own parts in view, less the smallest of them.
    """
    tampak: set[K] = set()
    if banyak.get(akar, 0) < batas:
        return tampak
    tampak.add(akar)
    tumpuk = [akar]
    while tumpuk:
        simpul = tumpuk.pop()
        bagian = {k: banyak.get(k, 0) for k in anak.get(simpul, ())}
        tutup = hide(bagian, batas, jumlah_tampak=simpul in tampak)
        for k, n in bagian.items():
            if n >= batas:
                if k not in tutup:
                    tampak.add(k)
                tumpuk.append(k)
    return tampak
