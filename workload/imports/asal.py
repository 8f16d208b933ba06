"""A post while it is being read: its rows with where they came from and what the file itself makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from workload.imports.blok import Blok
from workload.imports.efektif import Efektif
from workload.imports.terbaca import BarisTugas, JabatanBerkas


@dataclass(slots=True)
class Asal:
    """Where a task came from and the figures as the file has them, for reconciling."""

    r: int
    sel: Sequence[object]
    tugas: BarisTugas = None  # type: ignore[assignment]  # set as soon as it is read
    volume: Decimal | None = None  # before rounding to what is stored
    waktu: Decimal | None = None
    setahun: Decimal | None = None  # effective minutes a year that the file divides by
    efektif: Efektif | None = None
    tercetak: Decimal | None = None
    terbuka: bool = False  # a question is open on its figures
    rekap: bool = False  # the sum of its details, not counted

    @property
    def berangka(self) -> bool:
        """It has a load of its own, be it one that must still be asked."""
        t = self.tugas
        return bool(self.terbuka or t.mentah) or any(
            x is not None for x in (t.volume, t.waktu, t.rasio_unit, t.rasio_orang)
        )

    @property
    def menit(self) -> Decimal:
        """Minutes a year from the file's unrounded figures; volume and time must be there."""
        t = self.tugas
        return self.volume * t.pengali * self.waktu * t.satuan_waktu.menit


@dataclass
class IsiJabatan:
    """A post being read. `rekap`: rows of totals, each with how many of its rows stand above it."""

    jabatan: JabatanBerkas
    blok: Blok
    asal: list[Asal] = field(default_factory=list)
    rekap: list = field(default_factory=list)
    perlu_rinci: bool = False
    tersembunyi: list[int] = field(default_factory=list)
