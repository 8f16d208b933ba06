"""Reading tables that people bring: CSV and spreadsheets, columns found by their headings.

    tabel = read_tabel(path, KOLOM)          # raises BerkasDitolak
    for baris in tabel:                      # Baris: number in the file, cells by field name
        volume = baris.angka("volume")       # Decimal or None; a bad cell is collected, not raised
    tabel.refuse_if_bad()                    # raises BerkasDitolak with all errors, row and column named

A file is refused whole: either everything in it can be read or nothing is used.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from asnplan.lib.angka import BukanAngka, Gaya, detect_gaya, parse_angka

MAX_BARIS = 200_000
MAX_KOLOM = 200
MAX_BUKA_ZIP = 400 * 1024 * 1024  # bytes: what a spreadsheet may grow to when unpacked
CARI_JUDUL = 25  # rows from the top in which the heading row is looked for


@dataclass(frozen=True)
class Galat:
    """One thing wrong with a file. `baris` counts as a spreadsheet does, from 1; where the file has several
    sheets, `lembar` and `sel` ("G14") say more."""

    pesan: str
    baris: int | None = None
    kolom: str = ""
    lembar: str = ""
    sel: str = ""

    def __str__(self):
        tempat = [f"lembar “{self.lembar}”"] if self.lembar else []
        if self.lembar and self.sel:
            tempat.append(f"sel {self.sel}")
        elif self.baris:
            tempat.append(f"baris {self.baris}")
        tempat += [f"kolom {self.kolom}"] if self.kolom else []
        kalimat = f"{', '.join(tempat)}: {self.pesan}" if tempat else self.pesan
        return kalimat[0].upper() + kalimat[1:]


class BerkasDitolak(Exception):
    """The file cannot be used; `galat` says why, in Indonesian. Nothing was saved."""

    def __init__(self, *galat: Galat | str):
        self.galat = [g if isinstance(g, Galat) else Galat(g) for g in galat]
        super().__init__("\n".join(map(str, self.galat)))


@dataclass(frozen=True)
class Kolom:
    """A column to look for: its field name and the headings it goes by, most telling first."""

    nama: str
    alias: tuple[str, ...]
    wajib: bool = False


def normalize(teks: object) -> str:
    """Headings and names compared without case, punctuation and double spaces."""
    return re.sub(r"[\W_]+", " ", str(teks if teks is not None else "")).strip().casefold()


class Baris:
    """One data row. Reading a cell wrongly typed adds a Galat to the table and gives None."""

    __slots__ = ("nomor", "sel", "tabel")

    def __init__(self, tabel: Tabel, nomor: int, sel: Sequence[object]):
        self.tabel, self.nomor, self.sel = tabel, nomor, sel

    def isi(self, nama: str) -> object:
        letak = self.tabel.letak.get(nama)
        return self.sel[letak] if letak is not None and letak < len(self.sel) else None

    def teks(self, nama: str, maks: int | None = None) -> str:
        """The cell as text, white space folded at the ends; '' where empty or absent."""
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
        teks = str(isi).replace("\x00", "").strip()
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
    """The first sheet (or CSV text) of `sumber` as a Tabel. Raises BerkasDitolak.

    `nama` is the file's name where `sumber` is an open binary file.
    """
    if isinstance(sumber, str | Path):
        nama = str(sumber)
        try:
            isi = Path(sumber).read_bytes()
        except OSError as galat:
            raise BerkasDitolak(f"Berkas {nama} tidak dapat dibuka: {galat.strerror}.") from galat
    else:
        isi = sumber.read()
    if not isi.strip():
        raise BerkasDitolak("Berkas kosong.")
    mentah = _read_spreadsheet(isi) if _is_spreadsheet(isi) else _read_csv(isi)
    return _find_heading(mentah, kolom)


def _is_spreadsheet(isi: bytes) -> bool:
    return isi[:4] == b"PK\x03\x04" or isi[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _read_spreadsheet(isi: bytes) -> list[Sequence[object]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if isi[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
                besar = sum(anggota.file_size for anggota in arsip.infolist())
        except zipfile.BadZipFile as galat:
            raise BerkasDitolak(
                "Berkas rusak atau terpotong; simpan ulang lalu unggah lagi."
            ) from galat
        if besar > MAX_BUKA_ZIP:
            raise BerkasDitolak(
                "Berkas mengembang terlalu besar saat dibuka; hapus lembar yang tidak perlu lalu simpan ulang."
            )
    try:
        buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
        lembar = buku.get_sheet_by_index(0)
        if lembar.total_height > MAX_BARIS or lembar.total_width > 16_384:
            raise BerkasDitolak(f"Berkas memuat lebih dari {MAX_BARIS:,} baris.".replace(",", "."))
        awal = lembar.start[0] if lembar.start else 0
        return [[]] * awal + lembar.to_python(skip_empty_area=True)
    except PasswordError as galat:
        raise BerkasDitolak(
            "Berkas dikunci dengan kata sandi; buka kuncinya lalu unggah lagi."
        ) from galat
    except (CalamineError, OSError, ValueError, IndexError) as galat:
        raise BerkasDitolak(
            "Berkas tidak dapat dibaca sebagai Excel; simpan ulang sebagai .xlsx lalu unggah lagi."
        ) from galat


def _read_csv(isi: bytes) -> list[Sequence[object]]:
    teks = _decode(isi)
    if "\x00" in teks:
        raise BerkasDitolak("Berkas ini bukan CSV atau Excel.")
    kepala = teks[:20_000]
    pemisah = max(",;\t|", key=kepala.count)
    try:
        pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=False)
        baris = []
        for sel in pembaca:
            baris.append(sel)
            if len(baris) > MAX_BARIS:
                raise BerkasDitolak(
                    f"Berkas memuat lebih dari {MAX_BARIS:,} baris.".replace(",", ".")
                )
        return baris
    except csv.Error as galat:
        raise BerkasDitolak(f"Berkas CSV tidak dapat dibaca ({galat}).") from galat


def _decode(isi: bytes) -> str:
    utf16 = isi[:2] in (b"\xff\xfe", b"\xfe\xff")
    for sandi in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return isi.decode(sandi)
        except UnicodeDecodeError:
            continue
    raise BerkasDitolak("Tulisan di berkas tidak terbaca; simpan sebagai CSV UTF-8.")


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
