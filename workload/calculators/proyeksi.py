"""Five years ahead: who leaves a post, and how many people it then lacks.

    keluar(t)  = holders who retire, or whose contract ends, in year t
    butuh(t)   = kebutuhan − bezetting + everybody who has left by the end of year t

The years are Y+1 … Y+5 for a period of year Y. Who leaves before them (in Y itself, or is already past the
day and still listed) is in the bezetting of today and in no column, so it is added from the first year on.
Without inflow: what is appointed is the answer to the need, not part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

BANYAK_TAHUN = 5


def tahun_proyeksi(tahun: int) -> tuple[int, ...]:
    """The years that a period of `tahun` looks ahead to; none skipped."""
    return tuple(range(tahun + 1, tahun + 1 + BANYAK_TAHUN))


def tempat_keluar(tanggal: date, tahun: int) -> int | None:
    """Where somebody who leaves on `tanggal` is counted: 0 up to the end of `tahun`, 1 … 5 in the years
    after it, None later than that."""
    tempat = max(tanggal.year - tahun, 0)
    return tempat if tempat <= BANYAK_TAHUN else None


def sisa(bezetting: int, keluar: Sequence[int]) -> tuple[int, ...]:
    """Holders left at the end of each year when nobody is appointed."""
    return tuple(bezetting - sudah for sudah in accumulate(keluar))


def butuh(
    kebutuhan: int, bezetting: int, keluar: Sequence[int], lebih_dulu: int = 0
) -> tuple[int, ...]:
    """People to appoint by the end of each year; below zero where the post has more than it needs."""
    return tuple(kebutuhan - n for n in sisa(bezetting - lebih_dulu, keluar))
