"""The order and nesting of the rows of a sheet, as a list of (row, parent) from top to bottom."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import TypeVar

Kunci = TypeVar("Kunci", bound=Hashable)
Susunan = list[tuple[Kunci, Kunci | None]]


def arrange(
    tersimpan: Sequence[tuple[Kunci, Kunci | None]],
    diminta: Sequence[tuple[Kunci, Kunci | None]] | None,
    *,
    baru: Iterable[Kunci] = (),
    dihapus: Collection[Kunci] = (),
) -> Susunan:
    """The arrangement after a save.

    tersimpan  rows as stored        diminta  the arrangement a person made, None where untouched
    baru       rows being created    dihapus  rows being deleted; their details move up one level

    Rows that the person does not know of (somebody else's) stay behind their neighbour.
    """
    asal = dict(tersimpan)
    ada = {kunci for kunci in (*asal, *baru) if kunci not in dihapus}
    hasil = list({k: i for k, i in (diminta or tersimpan) if k in ada}.items())
    _insert_missing(hasil, [pasangan for pasangan in tersimpan if pasangan[0] in ada])
    dikenal = {kunci for kunci, _ in hasil}
    hasil += [(kunci, None) for kunci in baru if kunci in ada and kunci not in dikenal]
    return _straighten(hasil, asal, dihapus)


def _insert_missing(hasil: Susunan, tersimpan: Susunan) -> None:
    letak = {kunci for kunci, _ in hasil}
    sebelum = None
    for kunci, induk in tersimpan:
        if kunci not in letak:
            posisi = next((i + 1 for i, (k, _) in enumerate(hasil) if k == sebelum), 0)
            hasil.insert(posisi, (kunci, induk))
            letak.add(kunci)
        sebelum = kunci


def _straighten(hasil: Susunan, asal: dict, dihapus: Collection) -> Susunan:
    """A parent must stand above its details, with nothing foreign between: else the row moves out."""
    lurus, jalur = [], []
    for kunci, induk in hasil:
        while induk in dihapus:
            induk = asal.get(induk)
        while jalur and jalur[-1] != induk:
            if induk is not None and induk not in jalur:
                induk = None
            jalur.pop()
        lurus.append((kunci, jalur[-1] if jalur else None))
        jalur.append(kunci)
    return lurus


def path_depth(susunan: Susunan) -> dict[Kunci, int]:
    """How deep each row stands: 0 for the outermost."""
    dalam: dict = {}
    for kunci, induk in susunan:
        dalam[kunci] = dalam[induk] + 1 if induk is not None else 0
    return dalam


def _subtree(susunan: Susunan, mulai: int) -> int:
    """Index after the last row that belongs to the row at `mulai`."""
    dalam = path_depth(susunan)
    akhir = mulai + 1
    while akhir < len(susunan) and dalam[susunan[akhir][0]] > dalam[susunan[mulai][0]]:
        akhir += 1
    return akhir


def move(susunan: Susunan, kunci: Kunci, arah: str) -> Susunan:
    """One step: "naik", "turun" (among its siblings, details come along), "masuk" (under the row above),
    "keluar" (out of its heading). A step that is impossible changes nothing."""
    posisi = next((i for i, (k, _) in enumerate(susunan) if k == kunci), None)
    if posisi is None:
        return susunan
    induk_dari = dict(susunan)
    induk = induk_dari[kunci]
    saudara = [i for i, (_, p) in enumerate(susunan) if p == induk]
    urutan = saudara.index(posisi)
    if arah == "turun":
        if urutan + 1 == len(saudara):
            return susunan
        return move(susunan, susunan[saudara[urutan + 1]][0], "naik")
    if arah == "naik" and urutan:
        ke, akhir = saudara[urutan - 1], _subtree(susunan, posisi)
        return susunan[:ke] + susunan[posisi:akhir] + susunan[ke:posisi] + susunan[akhir:]
    if arah == "masuk" and urutan:
        return _with_parent(susunan, posisi, susunan[saudara[urutan - 1]][0])
    if arah == "keluar" and induk is not None:
        # out, and below what is left of its heading
        akhir = _subtree(susunan, posisi)
        batas = _subtree(susunan, next(i for i, (k, _) in enumerate(susunan) if k == induk))
        cabang = [(kunci, induk_dari[induk]), *susunan[posisi + 1 : akhir]]
        return susunan[:posisi] + susunan[akhir:batas] + cabang + susunan[batas:]
    return susunan


def _with_parent(susunan: Susunan, posisi: int, induk: Kunci) -> Susunan:
    return [*susunan[:posisi], (susunan[posisi][0], induk), *susunan[posisi + 1 :]]


def numbering(susunan: Susunan) -> dict[Kunci, str]:
    """What stands in front of each row: 1, 2, 2.1, 2.2, 3."""
    nomor: dict = {}
    terakhir: dict = {}
    for kunci, induk in susunan:
        terakhir[induk] = terakhir.get(induk, 0) + 1
        awal = f"{nomor[induk]}." if induk is not None else ""
        nomor[kunci] = f"{awal}{terakhir[induk]}"
    return nomor
