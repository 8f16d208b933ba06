"""The effective time that a file divides by: per row, once per form, in the title, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from asnplan.lib.angka import Gaya
from asnplan.lib.tabel import normalize
from units.calculators.aturan import PeriodeVolume
from workload.calculators.pendekatan import SatuanWaktu
from workload.imports import kolom as k
from workload.imports.blok import Blok, PembacaLembar
from workload.imports.sel import as_text, read_angka, read_printed

_RIBUAN = Decimal(1000)
_CONTOH = 500  # rows of a block looked at to know a column


@dataclass(frozen=True, slots=True)
class Efektif:
    """An effective time as the file names it.

    dasar            it is the base of such a span (300 minutes: a day), not of a year
    dibaca           what the cell holds, where a factor of 1000 is missing ("75.000" as 75)
    satuan_tertulis  what the heading says, where that cannot be
    """

    nilai: Decimal
    menit: Decimal
    satuan: SatuanWaktu
    dasar: PeriodeVolume | None = None
    dibaca: Decimal | None = None
    satuan_tertulis: SatuanWaktu | None = None

    def setahun(self, periode: PeriodeVolume, pengali: Decimal) -> Decimal:
        """Minutes a year that a row of that period is divided by."""
        return self.menit * pengali if self.dasar is periode else self.menit


def as_effective(nilai: Decimal, satuan: SatuanWaktu | None) -> Efektif | None:
    """An effective time in minutes. "75.000" read as 75 gets its thousands back, "72.000" under "(JAM)" its
    minutes; both say so."""
    if nilai <= 0:
        return None
    menit, dipakai = k.effective_minutes(nilai, satuan)
    if menit in k.DASAR_PERIODE:
        return Efektif(nilai, menit, dipakai, k.DASAR_PERIODE[menit])
    if _is_yearly(menit):
        return Efektif(nilai, menit, dipakai)
    if satuan:
        lain = SatuanWaktu.JAM if satuan is SatuanWaktu.MENIT else SatuanWaktu.MENIT
        if _is_yearly(nilai * lain.menit) or nilai * lain.menit in k.DASAR_PERIODE:
            menit = nilai * lain.menit
            return Efektif(nilai, menit, lain, k.DASAR_PERIODE.get(menit), satuan_tertulis=satuan)
    if nilai < 200:
        for s in (satuan,) if satuan else (SatuanWaktu.MENIT, SatuanWaktu.JAM):
            ribu = nilai * _RIBUAN * s.menit
            if _is_yearly(ribu):
                return Efektif(nilai * _RIBUAN, ribu, s, None, nilai)
    return Efektif(nilai, menit, dipakai)


def _is_yearly(menit: Decimal) -> bool:
    return 60_000 <= menit <= 125_000


class PembacaEfektif:
    """The effective times of one block. `blok`: what holds for all of its rows, where they name none.

    disebut   the column is there and some row fills it
    """

    def __init__(self, blok: Blok, lembar: PembacaLembar, gaya: Mapping[str, Gaya]):
        self._blok, self._lembar = blok, lembar
        self._gaya = gaya.get("efektif", Gaya.INDONESIA)
        self.kolom = blok.kepala.kolom("efektif")
        self._satuan_judul = k.heading_unit(blok.kepala.judul("efektif"))
        self._dibaca: dict[object, Efektif | None] = {}
        self._satuan_kolom: SatuanWaktu | bool | None = False  # not looked at yet
        self.disebut = any(self.cell(sel) not in ("", None) for _, sel in blok.baris)
        self.blok = self._title() or self._once()

    def cell(self, sel: Sequence[object]) -> object:
        c = self.kolom
        return sel[c] if c is not None and c < len(sel) else None

    def read(self, isi: object) -> Efektif | None:
        """The effective time in a cell; None where it holds none."""
        if isi not in self._dibaca:
            angka = read_angka(isi, self._gaya)
            satuan = (
                k.SATUAN_WAKTU.get(normalize(angka.satuan))
                or self._satuan_judul
                or self._column_unit()
            )
            self._dibaca[isi] = as_effective(angka.nilai, satuan) if angka.nilai else None
        return self._dibaca[isi]

    def of(self, sel: Sequence[object]) -> Efektif | None:
        isi = self.cell(sel)
        return None if isi is None or isi == "" else self.read(isi)

    def _column_unit(self) -> SatuanWaktu | None:
        """Minutes, where the sheet's column also holds figures that only minutes can be: then 1.500 is a week."""
        if self._satuan_kolom is False:
            sel = (
                s[c]
                for b in self._lembar.bloks
                if (c := b.kepala.kolom("efektif")) is not None
                for _, s in b.baris[:_CONTOH]
                if c < len(s)
            )
            nilai = {read_angka(x, self._gaya).nilai for x in set(sel)} - {None}
            menit = any(x >= k.BATAS_JAM or x == 300 for x in nilai) and any(
                x in k.DASAR_PERIODE for x in nilai
            )
            self._satuan_kolom = SatuanWaktu.MENIT if menit else None
        return self._satuan_kolom

    def _title(self) -> Efektif | None:
        """Stated once, in the title block: "Waktu Kerja Efektif : 1.250 jam"."""
        isi = self._blok.judul.get("efektif")
        if isi is None:
            return None
        angka = read_printed(isi[2], Gaya.INDONESIA)
        satuan = k.heading_unit(as_text(isi[2])) or k.heading_unit(self._label(isi[0]))
        efektif = as_effective(angka, satuan) if angka and angka > 0 else None
        return efektif if efektif and efektif.dasar is None else None

    def _label(self, r: int) -> str:
        """The title's label, which may name the unit: "Waktu Kerja Efektif (menit)"."""
        sel = self._lembar.kisi.baris[r]
        return next((x for x in sel if isinstance(x, str) and "efektif" in x.casefold()), "")

    def _once(self) -> Efektif | None:
        """Stated once, in the first row of a form that has figures."""
        if self.kolom is None or self._blok.datar or len(self._blok.baris) < 2:
            return None
        volume = self._blok.kepala.kolom("volume")
        terisi = [r for r, sel in self._blok.baris if self.cell(sel) not in ("", None)]
        berangka = next(
            (
                r
                for r, s in self._blok.baris
                if volume is not None and volume < len(s) and as_text(s[volume])
            ),
            None,
        )
        if len(terisi) != 1 or berangka is None or terisi[0] > berangka:
            return None
        return self.of(next(sel for r, sel in self._blok.baris if r == terisi[0]))
