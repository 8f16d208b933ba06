"""Covering parts of a text before it is published: a moderator chooses which. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from surveys.calculators.penapisan import LABEL, TUTUP, find_pribadi

TERPENDEK = 3  # shorter pieces would cover half of the words


@dataclass(frozen=True)
class Potongan:
    """A piece that looks personal, as it stands in the text, and what it looks like."""

    teks: str
    jenis: str


def find_potongan(*teks: str) -> list[Potongan]:
    """What looks personal in the texts, each piece once, in the order of reading."""
    semua = {t[x.awal : x.akhir]: LABEL[x.jenis] for t in teks for x in find_pribadi(t)}
    return [Potongan(t, jenis) for t, jenis in semua.items()]


def cover(teks: str, kata: Iterable[str]) -> str:
    """The text with every occurrence of the given pieces covered, longer pieces first."""
    for k in sorted({k.strip() for k in kata}, key=len, reverse=True):
        if len(k) >= TERPENDEK:
            teks = teks.replace(k, TUTUP)
    return teks
