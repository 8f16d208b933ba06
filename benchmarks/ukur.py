"""Measuring: ours and the baseline by turns in one process, medians, and a line for each result."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hasil:
    """One line of the table. `batas` is the target for the ratio: at most that, or at least that."""

    kode: str
    apa: str
    kami: str
    pembanding: str
    rasio: float | None
    batas: float | None = None
    minimal: bool = False
    satuan: str = "×"

    @property
    def lulus(self) -> bool | None:
        """None where there is no target (for information)."""
        if self.batas is None or self.rasio is None:
            return None
        return self.rasio >= self.batas if self.minimal else self.rasio <= self.batas

    def __str__(self):
        rasio = "" if self.rasio is None else f"{self.rasio:.2f} {self.satuan}"
        batas = (
            ""
            if self.batas is None
            else f"{'≥' if self.minimal else '≤'} {self.batas:g} {self.satuan}"
        )
        nilai = {True: "ok", False: "MISS", None: "info"}[self.lulus]
        return f"{self.kode:4} {self.apa:58} {self.kami:>15} {self.pembanding:>15} {rasio:>12} {batas:>10}  {nilai}"


KEPALA = f"{'':4} {'what':58} {'ours':>15} {'baseline':>15} {'ratio':>12} {'target':>10}"


def seconds(kerja: Callable[[], object]) -> float:
    gc.collect()
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


def by_turns(kami: Callable, pembanding: Callable, putaran: int) -> tuple[float, float]:
    """Median seconds of both, run alternately (and in alternating order) after one warm-up each."""
    kami(), pembanding()
    a, b = [], []
    for i in range(putaran):
        for kerja, waktu in ((kami, a), (pembanding, b))[:: -1 if i % 2 else 1]:
            waktu.append(seconds(kerja))
    return statistics.median(a), statistics.median(b)


def ms(detik: float) -> str:
    return f"{detik * 1000:,.1f} ms" if detik < 10 else f"{detik:,.1f} s"
