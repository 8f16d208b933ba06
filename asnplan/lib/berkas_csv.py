"""Comma-separated text in whatever encoding and with whatever separator an office's program wrote."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from asnplan.lib.berkas import (
    MAX_BARIS,
    MAX_SEL,
    BerkasDitolak,
    bersih,
    terlalu_banyak_baris,
    terlalu_luas,
)

MAX_BARIS_TEKS = 1_000_000  # letters of one row


def read_csv(isi: bytes) -> list[list[str]]:
    teks = _decode(isi)
    if "\x00" in teks:
        raise BerkasDitolak("Berkas ini bukan CSV atau Excel.")
    kepala = teks[:20_000]
    pemisah = max(",;\t|", key=kepala.count)
    baris: list[list[str]] = []
    n = 0
    polos = teks.isprintable() or bersih(teks) == teks
    try:
        for sel in csv.reader(_lines(teks), delimiter=pemisah, strict=False):
            baris.append(sel if polos else [bersih(s) for s in sel])
            n += len(sel)
            if len(baris) > MAX_BARIS:
                raise terlalu_banyak_baris()
            if n > MAX_SEL:
                raise terlalu_luas(f"kolom {len(sel)} baris {len(baris)}")
    except csv.Error as galat:
        raise BerkasDitolak(
            f"Berkas CSV tidak dapat dibaca di sekitar baris {len(baris) + 1}; periksa tanda kutipnya."
        ) from galat
    return baris


def _lines(teks: str) -> Iterator[str]:
    for nomor, baris in enumerate(io.StringIO(teks, newline=""), 1):
        if len(baris) > MAX_BARIS_TEKS:
            raise BerkasDitolak(
                f"Baris {nomor} berkas CSV terlalu panjang ({len(baris):,} huruf); berkas ini mungkin bukan CSV.".replace(",", ".")
            )  # fmt: skip
        yield baris


def _decode(isi: bytes) -> str:
    try:
        if isi[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return isi.decode("utf-16")
        if sandi := _utf16_without_mark(isi):
            return isi.decode(sandi)
        try:
            return isi.decode("utf-8-sig")
        except UnicodeDecodeError:
            return _decode_lines(isi.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as galat:
        raise BerkasDitolak("Tulisan di berkas tidak terbaca; simpan sebagai CSV UTF-8.") from galat


def _utf16_without_mark(isi: bytes) -> str:
    """UTF-16 of Latin letters has a zero in every second byte."""
    kepala = isi[:2000]
    if len(kepala) < 4 or kepala.count(0) < len(kepala) * 0.4:
        return ""
    if not any(kepala[::2]):
        return "utf-16-be"
    return "" if any(kepala[1::2]) else "utf-16-le"


def _decode_lines(isi: bytes) -> str:
    """Files put together from two programs: each line is UTF-8, or else what Windows wrote."""
    hasil = []
    for baris in isi.splitlines(keepends=True):
        try:
            hasil.append(baris.decode())
        except UnicodeDecodeError:
            hasil.append(baris.decode("cp1252"))
    return "".join(hasil)
