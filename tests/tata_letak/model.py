"""The truth behind a workbook: posts with their tasks, the figures, and what a reader owes for each.

Figures are Fractions until a layout prints them. Nothing here imports the reader.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

DESIMAL_PENUH = 9
"""A formula's result has some 15 digits; readers are held to nine decimals of it."""


@dataclass(eq=False)
class Tugas:
    """One task as meant. Details (`rincian`) carry the figures where `bentuk` says so.

    bentuk    "biasa", "induk" (figures on the details), "rekap" (the same, and the row prints their sum),
              "uraian" (figures here, the details are words only), "kosong" (no figures yet),
              "timpang" (a volume without a time)
    pengali   times a year that the volume occurs; `basis`: effective minutes of such a span (300, 6000 …)
    """

    uraian: str
    hasil: str
    satuan: str
    volume: Fraction | None = None
    waktu: Fraction | None = None  # minutes per output
    satuan_waktu: str = "menit"  # what the file writes it in
    periode: str = "tahunan"
    pengali: Fraction = Fraction(1)
    bentuk: str = "biasa"
    rincian: list[Tugas] = field(default_factory=list)
    nomor: str = ""
    tanya: str = (
        ""  # column ("volume", "waktu") whose cell leaves something open, with `tulisan` in it
    )
    tulisan: object = None
    longgar: bool = False  # `tulisan` may be read as its figure or asked about

    @property
    def menit(self) -> Fraction:
        """Minutes a year."""
        if self.volume is None or self.waktu is None:
            return Fraction(0)
        return self.volume * self.pengali * self.waktu

    @property
    def berangka(self) -> bool:
        return self.volume is not None and self.waktu is not None


@dataclass(eq=False)
class Jabatan:
    """One post as meant and what its file prints of it. `cetak` of a row is filled by figures()."""

    nama: str
    unit: str
    ikhtisar: str
    struktural: bool
    tugas: list[Tugas]
    efektif: Fraction  # minutes a year, that the file divides by
    bezetting: int | None = None
    cetak: dict[Tugas, Fraction | Decimal | None] = field(default_factory=dict)
    jumlah: Fraction | Decimal | None = None
    pembulatan: int | None = None
    selisih: int | None = None

    @property
    def baris(self) -> list[Tugas]:
        """The rows that carry figures, in order."""
        hasil = []
        for t in self.tugas:
            hasil += (
                [r for r in t.rincian if r.berangka]
                if t.bentuk in ("induk", "rekap")
                else ([t] if t.berangka else [])
            )
        return hasil

    def orang(self, t: Tugas) -> Fraction:
        return t.menit / self.efektif

    @property
    def fte(self) -> Fraction:
        return sum((self.orang(t) for t in self.baris), Fraction(0))


def cetak(nilai: Fraction, desimal: int | None) -> Fraction | Decimal:
    """As a form prints it: rounded half up, or the whole result of a formula (None)."""
    return nilai if desimal is None else bulat(nilai, desimal)


def bulat(nilai: Fraction, desimal: int) -> Decimal:
    with localcontext() as ctx:
        ctx.prec = 60
        puluh = nilai * 10**desimal
        utuh = (2 * puluh.numerator + puluh.denominator) // (2 * puluh.denominator)  # half up
        return Decimal(utuh).scaleb(-desimal).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)


def setengah_ke_atas(nilai: Fraction) -> int:
    return int(bulat(nilai, 0))


def terlihat(tercetak: Fraction | Decimal | int, benar: Fraction) -> bool:
    """Whether a printed figure differs from the true one within the decimals that it shows."""
    if isinstance(tercetak, Decimal):  # a number cell keeps no zeros at the end
        desimal = max(-tercetak.normalize().as_tuple().exponent, 0)
    else:
        desimal = _panjang(Fraction(tercetak))
    return abs(Fraction(tercetak) - benar) > Fraction(1, 2 * 10**desimal)


def _panjang(nilai: Fraction) -> int:
    """Decimals of a figure as a cell shows it: 2 for 1/50, DESIMAL_PENUH for 1/3. A formula's round result
    cannot be told from a rounded figure."""
    for n in range(DESIMAL_PENUH):
        if (nilai * 10**n).denominator == 1:
            return n
    return DESIMAL_PENUH


def polos(teks: str) -> str:
    """Names compared without invisible marks, case and repeated white space."""
    bersih = "".join(c for c in teks if unicodedata.category(c) != "Cf").replace("\u00a0", " ")
    return " ".join(bersih.split()).casefold()


# --- what a reader owes ---------------------------------------------------------------------------


@dataclass(eq=False)
class HarapBaris:
    """One row of the sheet that is a task. `menit` is what it must count for, 0 where it must not count.

    tanya     cells of which one must come back as a question, and then the row does not count
    potongan  texts that its description must hold, in order
    """

    baris: int
    tugas: Tugas
    menit: Fraction
    potongan: list[str]
    tingkat: int = 0
    kelompok: bool = False
    tanya: frozenset[str] = frozenset()
    sel: dict[str, str] = field(default_factory=dict)  # column -> cell
    tercetak: Fraction | Decimal | None = None
    longgar: str = ""  # cell that may be read or asked about
    tersembunyi: bool = False
    orang: Fraction = Fraction(0)  # people of a row by ratio


@dataclass(eq=False)
class HarapJabatan:
    """One post that must be found. `unit` None: the file does not say."""

    jabatan: Jabatan
    lembar: str
    nama: str
    unit: str | None
    ikhtisar: str | None
    tersembunyi: bool
    baris: list[HarapBaris] = field(default_factory=list)
    sel: dict[str, str] = field(default_factory=dict)  # jumlah, pembulatan, bezetting, selisih
    efektif: frozenset[Fraction] = frozenset()
    satuan: str = "tersurat"
    """Whether the file says hours or minutes: "tersurat" it does; "tersirat" its own figures prove it (asking
    is allowed); "terbuka" nothing proves it, and a question is owed."""
    bagian: set[int] = field(
        default_factory=set
    )  # rows such as "A. TUGAS POKOK": a group or nothing


@dataclass(frozen=True)
class Kesalahan:
    """A difference that must be listed.

    sel     cells any one of which is the right place
    sebab   causes that arithmetic allows, empty: any (no reader could tell)
    akibat  follows from another one in the same post (a total over a wrong row)
    wajib   False: may be listed, and is no false alarm then
    """

    jenis: str
    lembar: str
    sel: frozenset[str]
    sebab: frozenset[str] = frozenset()
    akibat: bool = False
    wajib: bool = True
