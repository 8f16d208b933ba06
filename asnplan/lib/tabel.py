"""Reading tables that people bring: CSV and spreadsheets, columns found by their headings.

    tabel = read_tabel(path, KOLOM)          # raises BerkasDitolak
    for baris in tabel:                      # Baris: number in the file, cells by field name
        volume = baris.angka("volume")       # Decimal or None; a bad cell is collected, not raised
    tabel.refuse_if_bad()                    # raises BerkasDitolak with all errors, row and column named

A file is refused whole: either everything in it can be read or nothing is used.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from asnplan.lib.angka import BukanAngka, Gaya, detect_gaya, parse_angka
from asnplan.lib.berkas import BerkasDitolak, Galat, bersih, satu_baris
from asnplan.lib.kisi import read_kisi

MAX_KOLOM = 200  # columns in which headings are looked for
CARI_JUDUL = 25  # rows from the top in which the heading row is looked for


@dataclass(frozen=True)
class Kolom:
    """A column to look for: its field name and the headings it goes by, most telling first."""

    nama: str
    alias: tuple[str, ...]
    wajib: bool = False


def normalize(teks: object) -> str:
    """Headings and names compared without case, punctuation, double spaces and what cannot be seen."""
    bentuk = str(teks if teks is not None else "")
    if not bentuk.isascii():
        bentuk = unicodedata.normalize("NFKC", bersih(bentuk))
    return re.sub(r"[\W_]+", " ", bentuk).strip().casefold()


class Baris:
    """One data row. Reading a cell wrongly typed adds a Galat to the table and gives None."""

    __slots__ = ("nomor", "sel", "tabel")

    def __init__(self, tabel: Tabel, nomor: int, sel: Sequence[object]):
        self.tabel, self.nomor, self.sel = tabel, nomor, sel

    def isi(self, nama: str) -> object:
        letak = self.tabel.letak.get(nama)
        return self.sel[letak] if letak is not None and letak < len(self.sel) else None

    def teks(self, nama: str, maks: int | None = None) -> str:
        """The cell as text, white space folded at the ends; '' where empty or absent. With `maks`, a name:
        one line, single spaces, at most so many letters."""
        isi = self.isi(nama)
        if isi is None:
            return ""
        if isinstance(isi, float) and isi.is_integer():
            if abs(isi) >= 1e15:
                self.salah(
                    nama, "angka sepanjang ini kehilangan digit di Excel; ubah sel menjadi teks"
                )
                return ""
            isi = int(isi)
        teks = satu_baris(str(isi)) if maks else str(isi).strip()
        if maks and len(teks) > maks:
            self.salah(nama, f"terlalu panjang ({len(teks)} huruf, paling banyak {maks})")
            return teks[:maks]
        return teks

    def angka(self, nama: str) -> Decimal | None:
        isi = self.isi(nama)
        if isi is None or isi == "":
            return None
        try:
            return parse_angka(isi, self.tabel.gaya(nama))
        except BukanAngka as galat:
            self.salah(nama, str(galat))
        except TypeError:
            self.salah(nama, f"“{str(isi)[:60]}” bukan angka")
        return None

    def bulat(self, nama: str, maks: int = 1_000_000) -> int | None:
        """A whole number from 0 to `maks`."""
        angka = self.angka(nama)
        if angka is None:
            return None
        if angka != angka.to_integral_value() or not 0 <= angka <= maks:
            self.salah(nama, f"“{self.teks(nama)}” harus bilangan bulat 0–{maks}")
            return None
        return int(angka)

    def tanggal(self, nama: str) -> datetime.date | None:
        """A date: a date cell, 2026-01-31, 31-01-2026 or 31/01/2026."""
        isi = self.isi(nama)
        if isinstance(isi, datetime.datetime):
            return isi.date()
        if isinstance(isi, datetime.date):
            return isi
        teks = self.teks(nama)
        if not teks:
            return None
        for pola in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
            try:
                return datetime.datetime.strptime(teks[:10], pola).date()
            except ValueError:
                continue
        self.salah(nama, f"“{teks[:40]}” bukan tanggal; tulis misalnya 31-12-2026")
        return None

    def salah(self, nama: str, pesan: str) -> None:
        self.tabel.galat.append(Galat(pesan, self.nomor, self.tabel.judul.get(nama, nama)))


class Tabel:
    """Rows below a heading row. `judul` maps field names to the headings as the file prints them."""

    def __init__(
        self,
        baris: list[tuple[int, Sequence[object]]],
        letak: dict[str, int],
        judul: dict[str, str],
    ):
        self._baris, self.letak, self.judul = baris, letak, judul
        self.galat: list[Galat] = []
        self._gaya: dict[str, Gaya] = {}

    def __iter__(self) -> Iterator[Baris]:
        for nomor, sel in self._baris:
            yield Baris(self, nomor, sel)

    def __len__(self):
        return len(self._baris)

    def punya(self, nama: str) -> bool:
        return nama in self.letak

    def terisi(self, nama: str) -> bool:
        """Whether the column is there and any cell of it holds something."""
        letak = self.letak.get(nama)
        return letak is not None and any(
            letak < len(sel) and sel[letak] not in ("", None) for _, sel in self._baris
        )

    def gaya(self, nama: str) -> Gaya:
        """Whether the column writes numbers as people or as machines do, judged by all its cells."""
        if nama not in self._gaya:
            letak = self.letak[nama]
            self._gaya[nama] = detect_gaya(sel[letak] for _, sel in self._baris if letak < len(sel))
        return self._gaya[nama]

    def refuse_if_bad(self) -> None:
        if self.galat:
            raise BerkasDitolak(*self.galat)


def read_tabel(sumber: str | Path | BinaryIO, kolom: Sequence[Kolom], nama: str = "") -> Tabel:
    """The first sheet in view (or CSV text) of `sumber` as a Tabel. Raises BerkasDitolak."""
    lembar = read_kisi(sumber, nama, satu=True)
    return _find_heading(lembar[0].baris if lembar else [], kolom)


def _find_heading(mentah: list[Sequence[object]], kolom: Sequence[Kolom]) -> Tabel:
    """The first of the top rows that names every required column; the rest are data, empty rows dropped."""
    terbaik: tuple[int, dict, dict] = (-1, {}, {})
    for nomor, sel in enumerate(mentah[:CARI_JUDUL], 1):
        letak, judul = _match(sel[:MAX_KOLOM], kolom)
        if all(k.nama in letak for k in kolom if k.wajib):
            data = [
                (n, baris)
                for n, baris in enumerate(mentah[nomor:], nomor + 1)
                if any(isi not in ("", None) for isi in baris)
            ]
            if not data:
                raise BerkasDitolak("Berkas hanya memuat judul kolom, tanpa baris data.")
            return Tabel(data, letak, judul)
        if len(letak) > terbaik[0]:
            terbaik = (len(letak), letak, judul)
    kurang = [k for k in kolom if k.wajib and k.nama not in terbaik[1]]
    raise BerkasDitolak(
        *(
            Galat(
                f"kolom “{k.alias[0]}” tidak ditemukan; judul yang dikenali: {', '.join(k.alias[:6])}"
            )
            for k in kurang
        )
    )


def _match(sel: Sequence[object], kolom: Sequence[Kolom]) -> tuple[dict[str, int], dict[str, str]]:
    bernama = [(i, normalize(isi), str(isi)) for i, isi in enumerate(sel) if isi not in ("", None)]
    letak: dict[str, int] = {}
    judul: dict[str, str] = {}
    for k in kolom:
        for alias in map(normalize, k.alias):
            cocok = next(
                ((i, asli) for i, n, asli in bernama if n == alias and i not in letak.values()),
                None,
            )
            if cocok:
                letak[k.nama], judul[k.nama] = cocok[0], cocok[1].strip()
                break
    return letak, judul
