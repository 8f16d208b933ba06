"""What an app above adds to pages of this one.

workload imports no app above it (docs/arsitektur.md). One that has something to say beside a unit's or a
post's figures fills this when it starts (AppConfig.ready); pages and workbook draw what they are given, and
are as they were where nobody fills it. docs/adr/0020 says why.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import NamedTuple


class Tanda(NamedTuple):
    """What stands beside a unit: a cell per column, as text for a page, and the page that they lead to."""

    sel: tuple[str, ...]
    url: str


@dataclass
class Sambungan:
    """
    kolom   headings of the cells of a Tanda; `catatan`: what a workbook says of them
    unit    (user, periode, ids of units in view) -> a Tanda of each that has one
    tautan  (periode, unit or None) -> name and address of the page that says it of all units
    jabatan (request, periode, jabatan) -> a template and its context, for the working of a post
    """

    kolom: tuple[str, ...] = ()
    catatan: str = ""
    unit: Callable[..., dict[int, Tanda]] | None = None
    tautan: Callable[..., tuple[str, str]] | None = None
    jabatan: Callable[..., tuple[str, dict]] | None = None

    def of_units(self, user, periode, units: Collection[int]) -> dict[int, Tanda]:
        return self.unit(user, periode, units) if self.unit and units else {}


SAMBUNGAN = Sambungan()
