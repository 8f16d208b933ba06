"""Covering parts of a text before it is published: a moderator chooses which. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from surveys.calculators.penapisan import LABEL, TERBIT, TUTUP, find_pribadi

TERPENDEK = 3  # shorter pieces would cover half of the words


@dataclass(frozen=True)
class Potongan:
    """A piece that looks personal, as it stands in the text, and what it looks like."""

    teks: str
    jenis: str


def find_potongan(*teks: str) -> list[Potongan]:
    """What must not be published unseen, each piece once, in the order of reading."""
    semua = {t[x.awal : x.akhir]: LABEL[x.jenis] for t in teks for x in find_pribadi(t, TERBIT)}
    return [Potongan(t, jenis) for t, jenis in semua.items()]


def marked(teks: str) -> list[tuple[str, str]]:
    """The text in pieces, each with what it looks like ("" where like nothing): for a page that marks them."""
    hasil, sampai = [], 0
    for x in find_pribadi(teks, TERBIT):
        hasil += [(teks[sampai : x.awal], ""), (teks[x.awal : x.akhir], LABEL[x.jenis])]
        sampai = x.akhir
    return [(t, jenis) for t, jenis in [*hasil, (teks[sampai:], "")] if t]


def cover(teks: str, kata: Iterable[str]) -> str:
    """The text with every occurrence of the given pieces covered, longer pieces first."""
    for k in sorted({k.strip() for k in kata}, key=len, reverse=True):
        if len(k) >= TERPENDEK:
            teks = teks.replace(k, TUTUP)
    return teks
