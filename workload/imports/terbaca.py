"""What a reader of workload files hands over: posts with their rows, what does not add up, what to ask.

A contract between the reader (baca.py, no database) and what comes after it (matching, saving, pages).
Addresses name sheet and cell the way a spreadsheet shows them: lembar "ABK 2", sel "G14".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from units.calculators.aturan import PeriodeVolume
from units.calculators.jenis import Jenis
from workload.calculators.kebutuhan import Beban, fte
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu, baris_menit, baris_orang
from workload.imports.temuan import Temuan


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """Something that the file leaves open and nobody may guess.

    kunci    what an answer is filed under: "Lembar!F12" for a cell, "Lembar!satuan_waktu" for a choice
    isi      what the file says there ("12 bln x 4"); kalimat: the question, in Indonesian
    pilihan  answers to choose from, most probable first; empty where any figure may be typed
    """

    kunci: str
    lembar: str
    sel: str
    kolom: str
    isi: str
    kalimat: str
    pilihan: tuple[str, ...] = ()

    def as_json(self) -> dict:
        return {
            "key": self.kunci,
            "sheet": self.lembar,
            "cell": self.sel,
            "column": self.kolom,
            "text": self.isi,
            "question": self.kalimat,
            "choices": list(self.pilihan),
        }


@dataclass(slots=True)
class BarisTugas:
    """One task of the file, units applied.

    tingkat   0 for a task of its own, 1 for a detail of the row of tingkat 0 above it, and so on
    kelompok  a heading: details stand below it and it carries no figures
    dihitung  False: kept, but not counted until a person confirms it
    mentah    column of the sheet -> text that is not a number yet ("12 bln x 4"): kept as typed, not counted
    uid       the row of the database this one came from (files made by asnplan say so)
    """

    nomor_baris: int
    nomor: str
    uraian: str
    hasil: str
    satuan: str
    pendekatan: Pendekatan
    volume: Decimal | None
    periode: PeriodeVolume
    pengali: Decimal
    waktu: Decimal | None
    satuan_waktu: SatuanWaktu
    rasio_unit: Decimal | None
    rasio_orang: Decimal | None
    catatan: str
    bukti: str
    dihitung: bool = True
    tingkat: int = 0
    kelompok: bool = False
    mentah: Mapping[str, str] = field(default_factory=dict)
    uid: UUID | None = None

    @property
    def beban(self) -> Beban:
        """The row's load as the database will count it."""
        if not self.dihitung or self.volume is None:
            return Beban()
        if self.pendekatan.memakai_waktu:
            if self.waktu is None:
                return Beban()
            return Beban(
                baris_menit(self.volume, self.pengali, self.waktu, self.satuan_waktu), Decimal(0), 1
            )
        if self.rasio_unit is None or self.rasio_orang is None:
            return Beban()
        orang = baris_orang(self.volume, self.rasio_unit, self.rasio_orang)
        return Beban(Decimal(0), fte(Decimal(orang.numerator), Decimal(orang.denominator)), 1)


@dataclass
class JabatanBerkas:
    """One post of the file. `sel` is where it begins; figures named tercetak are the file's own."""

    baris: int
    kode: str
    kode_unit: str
    unit: str
    nama: str
    jenis: Jenis | None
    lembar: str = ""
    sel: str = ""
    ikhtisar: str = ""
    tersembunyi: bool = False  # stands on a hidden sheet
    tugas: list[BarisTugas] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    pertanyaan: list[Pertanyaan] = field(default_factory=list)
    tercetak: list[Decimal | None] = field(default_factory=list)  # one per row of `tugas`
    jumlah_tercetak: Decimal | None = None
    pembulatan_tercetak: Decimal | None = None
    pembulatan_sel: str = ""
    bezetting_tercetak: Decimal | None = None
    efektif: dict[Decimal, int] = field(default_factory=dict)  # effective minutes a year -> rows

    @cached_property
    def beban(self) -> Beban:
        """The sum of its rows; ask when all of them have been read."""
        menit = orang = Decimal(0)
        n = 0
        for t in self.tugas:
            if t.pendekatan is Pendekatan.TUGAS:  # nearly all: no Beban for each
                if t.dihitung and t.volume is not None and t.waktu is not None:
                    menit += baris_menit(t.volume, t.pengali, t.waktu, t.satuan_waktu)
                    n += 1
                continue
            b = t.beban
            menit, orang, n = menit + b.menit, orang + b.orang, n + b.baris
        return Beban(menit, orang, n)


@dataclass
class LembarTerbaca:
    """One sheet and what the reader made of it.

    kepala       cell where its first heading row begins, "" where none was found
    kolom        field of workload.imports.kolom -> heading as printed
    kolom_asing  letter -> heading that no field goes by; a person may say which it is
    jabatan      posts found; 0 with a kepala of "" means that the sheet holds something else
    """

    nama: str
    tersembunyi: bool = False
    kepala: str = ""
    kolom: dict[str, str] = field(default_factory=dict)
    kolom_asing: dict[str, str] = field(default_factory=dict)
    jabatan: int = 0
    keterangan: str = ""  # why nothing was read, in Indonesian


@dataclass
class BukuTerbaca:
    """A whole file as it was read."""

    jabatan: list[JabatanBerkas]
    lembar: list[LembarTerbaca] = field(default_factory=list)

    @property
    def temuan(self) -> list[Temuan]:
        return [t for j in self.jabatan for t in j.temuan]

    @property
    def pertanyaan(self) -> list[Pertanyaan]:
        """What is open, each question once (one may stand at several posts of a sheet)."""
        return list({p.kunci: p for j in self.jabatan for p in j.pertanyaan}.values())
