"""Checks of a tree given as (key, parent key) rows. Pure: no database."""

from collections.abc import Hashable, Mapping


def find_cycles(induk: Mapping[Hashable, Hashable | None]) -> list[list[Hashable]]:
    """Every cycle as the list of its keys, in the order they point to one another.

    A → B → C → B      [[B, C]]
    """
    keadaan: dict[Hashable, int] = {}  # 1 on the path being walked, 2 done
    putaran = []
    for awal in induk:
        jalan = []
        simpul = awal
        while simpul in induk and keadaan.get(simpul) is None:
            keadaan[simpul] = 1
            jalan.append(simpul)
            simpul = induk[simpul]
        if simpul is not None and keadaan.get(simpul) == 1:
            putaran.append(jalan[jalan.index(simpul) :])
        for lewat in jalan:
            keadaan[lewat] = 2
    return putaran


def parents_first(induk: Mapping[Hashable, Hashable | None]) -> list[Hashable]:
    """Keys so that a parent comes before its children; the tree must have no cycle."""
    urut: dict[Hashable, None] = {}
    for awal in induk:
        jalan = []
        simpul = awal
        while simpul in induk and simpul not in urut:
            jalan.append(simpul)
            simpul = induk[simpul]
        for lewat in reversed(jalan):
            urut[lewat] = None
    return list(urut)
