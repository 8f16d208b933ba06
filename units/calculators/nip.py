"""NIP and NI PPPK: eighteen digits that say who the holder is.

    PNS   19860926 201505 1 001   birth, year and month of appointment, sex, serial
    PPPK  19900913 2025 24 2 014  birth, year, scheme code (20 or more), sex, serial

Layout after Perka BKN 22/2007 (PNS) and numbers in use (PPPK). The day is an argument: no clock here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

USIA_WAJAR = (17, 70)
"""Youngest and oldest age, in years, at which a number is believed (70: professors)."""

USIA_ANGKAT_MINIMUM = 16


class Kelamin(StrEnum):
    LAKI_LAKI = "1"
    PEREMPUAN = "2"

    @property
    def label(self) -> str:
        return {"1": "laki-laki", "2": "perempuan"}[self.value]


class JenisNomor(StrEnum):
    """Whose number it is. A CPNS bears the number of a PNS."""

    PNS = "pns"
    PPPK = "pppk"


class NipSalah(ValueError):
    """The text is not a NIP or NI PPPK; the message is in Indonesian and may be shown to a person."""


@dataclass(frozen=True)
class Nip:
    """A number taken apart. `bulan_angkat` is None for PPPK, `skema` is None for PNS."""

    teks: str
    jenis: JenisNomor
    lahir: date
    tahun_angkat: int
    bulan_angkat: int | None
    skema: str | None
    kelamin: Kelamin
    urut: int

    @property
    def tertulis(self) -> str:
        """In groups, as people write it."""
        t = self.teks
        tengah = (t[8:14],) if self.jenis is JenisNomor.PNS else (t[8:12], t[12:14])
        return " ".join((t[:8], *tengah, t[14], t[15:]))


def clean_nip(teks: str) -> str:
    """The digits alone: spaces, dots, dashes and a leading apostrophe of a spreadsheet go."""
    return re.sub(r"[\s.\-'’\u00a0]", "", str(teks))


def parse_nip(teks: str, hari_ini: date) -> Nip:
    """The parts of a NIP or NI PPPK. Raises NipSalah."""
    angka = clean_nip(teks)
    if not re.fullmatch(r"[0-9]{18}", angka):
        jumlah = len(re.findall(r"[0-9]", angka))
        raise NipSalah(f"NIP terdiri atas 18 angka; yang tertulis {jumlah} angka.")
    lahir = _birth(angka[:8], hari_ini)
    tahun, kode = int(angka[8:12]), int(angka[12:14])
    if not lahir.year + USIA_ANGKAT_MINIMUM <= tahun <= hari_ini.year:
        raise NipSalah(
            f"Angka ke-9 sampai 12 ({tahun}) bukan tahun pengangkatan yang mungkin bagi orang yang lahir {lahir.year}."
        )
    if 1 <= kode <= 12:
        jenis = JenisNomor.PNS
    elif kode >= 20:
        jenis = JenisNomor.PPPK
    else:
        raise NipSalah(
            f"Angka ke-13 dan 14 ({angka[12:14]}) harus bulan 01–12 (PNS) atau kode 20 ke atas (PPPK)."
        )
    if angka[14] not in ("1", "2"):
        raise NipSalah(f"Angka ke-15 ({angka[14]}) harus 1 untuk laki-laki atau 2 untuk perempuan.")
    if angka[15:] == "000":
        raise NipSalah("Tiga angka terakhir adalah nomor urut dan dimulai dari 001.")
    pns = jenis is JenisNomor.PNS
    return Nip(
        teks=angka,
        jenis=jenis,
        lahir=lahir,
        tahun_angkat=tahun,
        bulan_angkat=kode if pns else None,
        skema=None if pns else angka[12:14],
        kelamin=Kelamin(angka[14]),
        urut=int(angka[15:]),
    )


def _birth(angka: str, hari_ini: date) -> date:
    try:
        lahir = date(int(angka[:4]), int(angka[4:6]), int(angka[6:]))
    except ValueError:
        raise NipSalah(
            f"Delapan angka pertama ({angka}) bukan tanggal lahir yang benar (tahun, bulan, hari)."
        ) from None
    usia = hari_ini.year - lahir.year - ((hari_ini.month, hari_ini.day) < (lahir.month, lahir.day))
    termuda, tertua = USIA_WAJAR
    if not termuda <= usia <= tertua:
        raise NipSalah(
            f"Menurut delapan angka pertama usia pegawai {usia} tahun; seharusnya {termuda}–{tertua} tahun."
            if usia >= 0
            else f"Delapan angka pertama ({angka}) menunjuk tanggal yang belum terjadi."
        )
    return lahir


def check_jenis(nip: Nip, jenis_asn: str) -> str | None:
    """Why the number contradicts the jenis ASN (pns, cpns, pppk), or None. An error: one of both is wrong."""
    if (nip.jenis is JenisNomor.PPPK) == (jenis_asn == "pppk"):
        return None
    if nip.jenis is JenisNomor.PPPK:
        return (
            f"Nomor ini nomor PPPK (kode {nip.skema} setelah tahun), tetapi jenis ASN bukan PPPK."
        )
    return f"Nomor ini NIP PNS (bulan pengangkatan {nip.bulan_angkat:02d}), tetapi jenis ASN PPPK."


def check_lahir(nip: Nip, lahir: date) -> str | None:
    """Where the date of birth differs from the number, a warning; old numbers hold such errors."""
    if nip.lahir == lahir:
        return None
    return (
        f"Tanggal lahir {lahir:%d-%m-%Y} berbeda dengan tanggal di NIP ({nip.lahir:%d-%m-%Y}). "
        "Data tetap disimpan; periksa mana yang benar."
    )
