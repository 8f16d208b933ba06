"""Files that people bring: what refuses them, what they are, and text cleaned of what cannot be seen.

Nothing is believed of a file but its bytes: neither its name nor the sizes that it states.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

MAX_BERKAS = 64 * 1024 * 1024  # bytes of a file as it is brought
MAX_BARIS = 200_000  # rows of a sheet
MAX_KOLOM = 16_384  # columns of a sheet, as Excel has them
MAX_SEL = 6_000_000  # cells of all sheets, empty ones between filled ones included
MAX_LEMBAR = 2_000  # an office with a post on each sheet has hundreds
MAX_TEKS = 128_000_000  # letters in all cells; a file may point at one long text again and again


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


def rusak() -> BerkasDitolak:
    return BerkasDitolak("Berkas rusak atau terpotong; simpan ulang lalu unggah lagi.")


def bersandi() -> BerkasDitolak:
    return BerkasDitolak("Berkas dikunci dengan kata sandi; buka kuncinya lalu unggah lagi.")


def bukan_excel() -> BerkasDitolak:
    return BerkasDitolak(
        "Berkas tidak dapat dibaca sebagai Excel; simpan ulang sebagai .xlsx lalu unggah lagi."
    )


def terlalu_banyak_baris() -> BerkasDitolak:
    return BerkasDitolak(
        f"Berkas memuat lebih dari {_ribuan(MAX_BARIS)} baris; bagi menjadi beberapa berkas."
    )


def terlalu_luas(sel: str, lembar: str = "") -> BerkasDitolak:
    """`sel` is the last cell that holds something."""
    di = f"Lembar “{satu_baris(lembar)[:60]}”" if lembar else "Berkas"
    return BerkasDitolak(
        f"{di} terisi sampai sel {sel}; yang dapat dibaca paling banyak {_ribuan(MAX_BARIS)} baris dan "
        f"{_ribuan(MAX_SEL)} sel. Hapus baris dan kolom yang tidak dipakai, atau bagi menjadi beberapa berkas."
    )  # fmt: skip


def mengembang() -> BerkasDitolak:
    return BerkasDitolak(
        "Berkas mengembang terlalu besar saat dibuka; hapus lembar yang tidak perlu lalu simpan ulang."
    )


def terlalu_banyak_rumus() -> BerkasDitolak:
    return BerkasDitolak(
        "Berkas memuat terlalu banyak rumus tanpa hasil; buka di Excel, tunggu sampai terhitung, lalu simpan ulang."
    )


def _ribuan(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def read_isi(sumber: str | Path | BinaryIO) -> bytes:
    """All bytes of the file. Raises BerkasDitolak where there are none, or too many."""
    if isinstance(sumber, str | Path):
        try:
            with Path(sumber).open("rb") as berkas:
                isi = berkas.read(MAX_BERKAS + 1)
        except OSError as galat:
            nama = Path(sumber).name
            raise BerkasDitolak(f"Berkas {nama} tidak dapat dibuka: {galat.strerror}.") from galat
    else:
        isi = sumber.read(MAX_BERKAS + 1)
    if len(isi) > MAX_BERKAS:
        raise BerkasDitolak(f"Berkas terlalu besar; paling banyak {MAX_BERKAS // 2**20} MB.")
    if not isi.strip(b" \t\r\n\x00"):
        raise BerkasDitolak("Berkas kosong.")
    return isi


class Bentuk(Enum):
    """What the first bytes say that a file is."""

    ZIP = auto()  # xlsx, xlsm, xlsb, ods – or a Word file
    OLE = auto()  # xls – or an encrypted xlsx, or an old Word file
    TEKS = auto()


_AWALAN = (
    # first bytes -> what people call such a file
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip GZIP"),
)
# the record FILEPASS right behind the first one of a workbook
_XLS_BERSANDI = re.compile(
    rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00(?:.{4}|.{12})(?:\x86\x00\x00\x00)?\x2f\x00",
    re.S,
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta)\b", re.I | re.S)  # fmt: skip
_XML = re.compile(rb"\s*<\?xml\b|\s*<[a-z]+:?Workbook\b", re.I)


def recognize(isi: bytes) -> Bentuk:
    """Raises BerkasDitolak, naming what the file is, where it is nothing to read rows from."""
    if isi[:4] == b"PK\x03\x04":
        return Bentuk.ZIP
    if isi[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if _utf16("EncryptedPackage") in isi or _XLS_BERSANDI.search(isi):
            raise bersandi()
        if _utf16("WordDocument") in isi and _utf16("Workbook") not in isi:
            raise bukan_tabel("dokumen Word")
        return Bentuk.OLE
    for awalan, sebutan in _AWALAN:
        if isi.startswith(awalan):
            raise bukan_tabel(sebutan)
    kepala = isi[:4096].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(kepala):
        raise bukan_tabel("halaman web (HTML), walaupun mungkin bernama .xls")
    if _XML.match(kepala):
        raise bukan_tabel("XML")
    return Bentuk.TEKS


def bukan_tabel(sebutan: str) -> BerkasDitolak:
    return BerkasDitolak(
        f"Berkas ini {sebutan}, bukan Excel atau CSV; buka di Excel lalu simpan sebagai .xlsx."
    )


def _utf16(teks: str) -> bytes:
    return teks.encode("utf-16-le")


# Control characters, marks that turn the direction of writing, and letters of no width. Joiners
# (U+200C, U+200D) stay: some writing needs them.
_TAK_TAMPAK = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


def bersih(teks: str) -> str:
    """The text without what cannot be seen; line ends as \\n. Spaces and lines stay as they are."""
    if teks.isprintable():  # by far most of them
        return teks
    return _TAK_TAMPAK.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def satu_baris(teks: str) -> str:
    """A name: cleaned, on one line, single spaces."""
    return " ".join(bersih(teks).split())
