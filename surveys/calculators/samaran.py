"""Covering parts of a text before it is published: a moderator chooses which. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from surveys.calculators.penapisan import LABEL, TERBIT, TUTUP, Temuan, find_pribadi, mask

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
    """The text with every occurrence of the given pieces covered; where they overlap or touch, as one. One
    piece more never shows what another covers."""
    kata = {k.strip() for k in kata}
    tempat = sorted(
        (m.start(), m.start() + len(k))
        for k in kata
        if len(k) >= TERPENDEK
        for m in re.finditer(f"(?={re.escape(k)})", teks)
    )
    hasil: list[Temuan] = []
    for awal, akhir in tempat:
        if hasil and awal <= hasil[-1].akhir:
            hasil[-1] = replace(hasil[-1], akhir=max(akhir, hasil[-1].akhir))
        else:
            hasil.append(Temuan(awal, akhir, ""))
    return mask(teks, hasil)


def find_covered(teks: str, terbit: str) -> list[str]:
    """The pieces of a text that its published form hides: covering them gives that form again. What stands
    between the masks is looked for in the text, in its order; should that mislead (a word stands there twice),
    it is all from the first mask to the last, which hides more and never less."""
    if teks == terbit or TUTUP not in terbit:
        return []
    terbit = re.sub(f"(?:{TUTUP})+", TUTUP, terbit)
    awal, *antara, akhir = terbit.split(TUTUP)
    sampai, ujung = len(awal), len(teks) - len(akhir)
    semua = [teks[sampai:ujung]]
    potongan = []
    for tetap in antara:
        di = teks.find(tetap, sampai + TERPENDEK)
        potongan.append(teks[sampai:di])
        sampai = di + len(tetap)
    potongan = list(dict.fromkeys([*potongan, teks[sampai:ujung]]))
    return potongan if cover(teks, potongan) == terbit else semua
