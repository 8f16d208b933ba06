"""Spreadsheets are ZIP archives. An archive is opened here once, by its bytes and within bounds, and what
it held is packed anew without compression for the libraries that read it.

So it does not matter what the archive says of itself (sizes, two entries of one name, a second directory):
nobody unpacks it again, and nobody can find in it what was not looked at.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from asnplan.lib.berkas import bersandi, bukan_tabel, mengembang, rusak

MAX_BUKA = 160 * 1024 * 1024  # bytes of all parts that are read, unpacked
MAX_ANGGOTA = 10_000
MAX_DAFTAR = 4 * 1024 * 1024  # bytes of the archive's directory
_AKHIR = b"PK\x05\x06"


def unpack(isi: bytes, perlu: Callable[[str], bool]) -> dict[str, bytes]:
    """The parts for which `perlu(name)` says yes; others are not unpacked at all. Raises BerkasDitolak."""
    hasil: dict[str, bytes] = {}
    sisa = MAX_BUKA
    for anggota in _directory(isi):
        nama = anggota.filename.replace("\\", "/").lstrip("/")
        if not perlu(nama):
            continue
        if anggota.flag_bits & 1:
            raise bersandi()
        if nama in hasil:
            raise rusak()
        hasil[nama] = _inflate(isi, anggota, sisa)
        sisa -= len(hasil[nama])
    return hasil


def pack(anggota: dict[str, bytes]) -> io.BytesIO:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_STORED) as arsip:
        for nama, isi in anggota.items():
            arsip.writestr(zipfile.ZipInfo(nama), isi)
    keluar.seek(0)
    return keluar


def names(isi: bytes) -> list[str]:
    return [anggota.filename for anggota in _directory(isi)]


def _directory(isi: bytes) -> list[zipfile.ZipInfo]:
    akhir = isi.rfind(_AKHIR)
    if akhir < 0 or len(isi) < akhir + 22:
        raise rusak()
    banyak, besar = struct.unpack_from("<HL", isi, akhir + 10)
    if besar > MAX_DAFTAR or banyak > MAX_ANGGOTA:  # also an archive of more than 4 GB (ZIP64)
        raise mengembang()
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return arsip.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError, OSError) as galat:
        raise rusak() from galat


def _inflate(isi: bytes, anggota: zipfile.ZipInfo, batas: int) -> bytes:
    """One part, counted while it grows: the size that the archive states may be a lie."""
    awal = anggota.header_offset
    if awal < 0 or isi[awal : awal + 4] != b"PK\x03\x04" or awal + 30 > len(isi):
        raise rusak()
    awal += 30 + sum(struct.unpack_from("<HH", isi, awal + 26))
    padat = memoryview(isi)[awal : awal + anggota.compress_size]
    if len(padat) < anggota.compress_size:
        raise rusak()
    if anggota.file_size > batas:
        raise mengembang()
    if anggota.compress_type == zipfile.ZIP_STORED:
        hasil = bytes(padat)
    elif anggota.compress_type == zipfile.ZIP_DEFLATED:
        pembuka = zlib.decompressobj(-15)
        try:
            hasil = pembuka.decompress(padat, batas + 1)
        except zlib.error as galat:
            raise rusak() from galat
        if len(hasil) <= batas and not pembuka.eof:
            raise rusak()
    else:
        raise rusak()
    if len(hasil) > batas:
        raise mengembang()
    if len(hasil) != anggota.file_size or zlib.crc32(hasil) != anggota.CRC:
        raise rusak()
    return hasil


def kind(daftar: list[str]) -> str:
    """ "xlsx" (xlsm too), "xlsb" or "ods" by the parts that are there. Raises BerkasDitolak for others."""
    kecil = {nama.replace("\\", "/").lstrip("/").lower() for nama in daftar}
    if "xl/workbook.bin" in kecil:
        return "xlsb"
    if "xl/workbook.xml" in kecil:
        return "xlsx"
    if "content.xml" in kecil:
        return "ods"
    for awalan, sebutan in (("word/", "dokumen Word"), ("ppt/", "presentasi PowerPoint")):
        if any(nama.startswith(awalan) for nama in kecil):
            raise bukan_tabel(sebutan)
    raise bukan_tabel("arsip ZIP")
