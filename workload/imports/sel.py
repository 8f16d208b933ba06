"""Reading the figure in one cell: a number, a number with its unit, or something that must be asked.

    read_angka(30.0)         Angka(30)
    read_angka("1.250")      Angka(1250)
    read_angka("2 jam")      Angka(2, satuan="jam")
    read_angka("12 bln x 4") Angka(None, sebab="bukan angka", usul=("48",))

Nothing is guessed: what is no plain number keeps no value; `usul` are answers that arithmetic suggests.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from asnplan.lib.angka import BukanAngka, Gaya, format_angka, parse_angka
from asnplan.lib.tabel import normalize
from workload.imports.kolom import clean

MAKS = Decimal(10) ** 12  # what a figure column of the database holds before the comma
DESIMAL = 6
_BULAT6 = Decimal("1e-6")
_ANGKA = r"\d[\d.,]*"
_DENGAN_SATUAN = re.compile(rf"([+-]?{_ANGKA})\s*([^\d\s].*)", re.DOTALL)
_JAM_MENIT = re.compile(rf"({_ANGKA})\s*jam\s*(?:dan\s*)?({_ANGKA})\s*(?:menit|mnt)\.?", re.I)
_KALI = re.compile(rf"({_ANGKA})\s*[^\d]*?\s*[x×*@]\s*({_ANGKA})\D*", re.I)
_RENTANG = re.compile(rf"({_ANGKA})\s*(?:-|–|s\.?\s?/?\s?d\.?|sampai|hingga)\s*({_ANGKA})\D*", re.I)
_KIRA = re.compile(rf"(?:±|\+/-|kurang lebih|sekitar|kira-kira|[<>≤≥~]|maks\.?|min\.?)\s*({_ANGKA})\D*", re.I)  # fmt: skip
_PECAHAN = re.compile(r"(\d+)\s*/\s*(\d+)")
_TERPUTUS = re.compile(r"^[\d.,]*\d\s+\d[\d.,\s]*$")  # "12" and "4" in one cell are not 124
_SPASI_RIBUAN = re.compile(r"\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?")
_PER = re.compile(r"\s*(?:/|per\b|se(?=bulan|hari|minggu|tahun)|setiap|tiap|x|×|\*|@)", re.I)
_RASIO = re.compile(rf"({_ANGKA})\s*[^\d/:]*\s*[/:]\s*({_ANGKA})\s*(?:orang|org|pegawai)?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Angka:
    """What a cell holds. nilai None and sebab "": it is empty. `asli`: before rounding to what is stored."""

    nilai: Decimal | None = None
    asli: Decimal | None = None
    satuan: str = ""  # words behind the number: "dokumen", "jam"
    sebab: str = ""  # why there is no number, in Indonesian
    usul: tuple[str, ...] = ()


KOSONG = Angka()
_NIHIL = ("", "-", "–", "—", "…", "...", ".", "n/a", "na")


def read_angka(isi: object, gaya: Gaya = Gaya.INDONESIA) -> Angka:
    """The number of a cell as it would be stored: not negative, at most six decimals."""
    if isi is None or isi == "":
        return KOSONG
    if isinstance(isi, bool):
        return Angka(sebab=f"“{isi}” bukan angka")
    if isinstance(isi, int | float | Decimal):
        try:
            return _bounded(parse_angka(isi), biner=isinstance(isi, float))
        except BukanAngka as galat:
            return Angka(sebab=_sentence(galat))
    if isinstance(isi, dt.timedelta):
        return _duration(isi)
    if isinstance(isi, dt.time):
        return _duration(dt.timedelta(hours=isi.hour, minutes=isi.minute, seconds=isi.second))
    if isinstance(isi, dt.date):  # datetime too: "1-2" typed into a spreadsheet
        return Angka(
            sebab=f"“{as_text(isi)}” dibaca Excel sebagai tanggal, bukan angka",
            usul=(f"{isi.day}", f"{isi.month}"),
        )
    return _read_text(clean(str(isi)), gaya)


def _read_text(teks: str, gaya: Gaya) -> Angka:
    if teks.casefold() in _NIHIL:
        return KOSONG
    if _TERPUTUS.search(teks) and not _SPASI_RIBUAN.fullmatch(teks):
        angka = re.findall(_ANGKA, teks)
        return Angka(
            sebab=f"“{' '.join(teks.split())}” bukan angka",
            usul=tuple(angka) if len(angka) < 4 else (),
        )
    try:
        return _bounded(parse_angka(teks, gaya), biner=False)
    except BukanAngka as galat:
        sebab = _sentence(galat)
    if m := _JAM_MENIT.fullmatch(teks):
        jam, menit = (_plain(x, gaya) for x in m.groups())
        if jam is not None and menit is not None:
            return _bounded(jam * 60 + menit, biner=False, satuan="menit")
    if (m := _DENGAN_SATUAN.fullmatch(teks)) and not re.search(r"\d", m[2]):
        angka, satuan = _plain(m[1].rstrip(".,"), gaya), m[2].strip()
        if angka is not None and _is_unit(satuan):
            return _bounded(angka, biner=False, satuan=satuan)
    return Angka(sebab=sebab, usul=_suggest(teks, gaya))


def _is_unit(kata: str) -> bool:
    """Words that only name what was counted: "dokumen", "kali"; not "kali sebulan", "/bln", "hari", "x"."""
    if _PER.match(kata) or re.search(
        r"[/@±<>=]|\b(per|se(bulan|hari|minggu|tahun)|x)\b", kata, re.I
    ):
        return False
    pokok = normalize(kata).split()
    if not pokok or len(pokok) > 4:
        return False
    waktu_lain = {
        "hari",
        "minggu",
        "bulan",
        "tahun",
        "bln",
        "thn",
        "detik",
        "hk",
        "ok",
        "oj",
        "oh",
        "ribu",
        "juta",
    }
    return not waktu_lain & set(pokok)  # fmt: skip


def _suggest(teks: str, gaya: Gaya) -> tuple[str, ...]:
    """Answers that arithmetic suggests for a text, most probable first."""
    hasil: list[Decimal] = []
    if m := _KALI.fullmatch(teks):
        a, b = (_plain(x, gaya) for x in m.groups())
        if a is not None and b is not None:
            hasil.append(a * b)
    elif m := _RENTANG.fullmatch(teks):
        a, b = (_plain(x, gaya) for x in m.groups())
        if a is not None and b is not None:
            hasil += [(a + b) / 2, b, a]
    elif m := _KIRA.fullmatch(teks):
        hasil += [x for x in (_plain(m[1], gaya),) if x is not None]
    elif (m := _PECAHAN.fullmatch(teks)) and int(m[2]):
        hasil.append(Decimal(m[1]) / Decimal(m[2]))
    else:
        angka = [
            x
            for x in (_plain(a.rstrip(".,"), gaya) for a in re.findall(_ANGKA, teks))
            if x is not None
        ]
        kata = set(normalize(teks).split())
        kali = next((k for p, k in _KALI_SETAHUN if kata & p), None)
        if len(angka) == 1 and kali:
            hasil += [angka[0] * kali, angka[0]]
        elif len(angka) == 1:
            hasil.append(angka[0])
        elif re.fullmatch(rf"{_ANGKA}(\s*[+]\s*{_ANGKA})+", teks):
            hasil.append(sum(angka, Decimal(0)))
    return tuple(format_angka(round(x, DESIMAL)) for x in dict.fromkeys(hasil) if 0 <= x < MAKS)


_KALI_SETAHUN = (
    ({"bulan", "bln", "sebulan", "perbulan", "bulanan"}, 12),
    ({"minggu", "seminggu", "perminggu", "mingguan"}, 50),
    ({"hari", "sehari", "perhari", "harian"}, 250),
    ({"triwulan"}, 4),
    ({"semester"}, 2),
)


def _bounded(angka: Decimal | None, *, biner: bool, satuan: str = "") -> Angka:
    if angka is None:
        return KOSONG
    if angka < 0:
        return Angka(sebab="tidak boleh negatif", usul=(format_angka(-angka),))
    if angka >= MAKS:
        return Angka(sebab="angka terlalu besar")
    if -angka.as_tuple().exponent > DESIMAL:
        bulat = angka.quantize(_BULAT6)
        if bulat != angka and not biner:
            return Angka(
                sebab=f"paling banyak {DESIMAL} angka di belakang koma", usul=(format_angka(bulat),)
            )
        return Angka(bulat, angka, satuan)  # the tail of a binary float, not what was typed
    return Angka(angka, angka, satuan)


def _duration(lama: dt.timedelta) -> Angka:
    menit = Decimal(int(lama.total_seconds())) / 60
    return Angka(
        sebab=f"“{as_text(lama)}” dibaca Excel sebagai jam dinding, bukan angka",
        usul=(f"{format_angka(round(menit, 6))} menit", f"{format_angka(round(menit / 60, 6))} jam"),
    )  # fmt: skip


def _plain(teks: str, gaya: Gaya) -> Decimal | None:
    try:
        return parse_angka(teks, gaya)
    except BukanAngka:
        return None


def _sentence(galat: BukanAngka) -> str:
    teks = str(galat)
    return teks[0].lower() + teks[1:].rstrip(".")


def read_ratio(isi: object) -> tuple[Decimal, Decimal] | None:
    """ "8/1 orang", "5 : 1" -> (units, persons); None where it is no such text."""
    m = _RASIO.fullmatch(clean(str(isi))) if isinstance(isi, str) else None
    if not m:
        return None
    unit, orang = (_plain(x, Gaya.INDONESIA) for x in m.groups())
    return (unit, orang) if unit and orang is not None else None


def is_nihil(isi: object) -> bool:
    """Empty, or one of the marks that stand for nothing."""
    return isi is None or (isinstance(isi, str) and isi.strip().casefold() in _NIHIL)


def as_text(isi: object) -> str:
    """A cell as text; a whole number without its ".0"."""
    if isi is None:
        return ""
    if isinstance(isi, str):
        return isi.strip() if isi.isprintable() else clean(isi)
    if isinstance(isi, float):
        return str(int(isi)) if isi.is_integer() and abs(isi) < 1e15 else repr(isi)
    if isinstance(isi, dt.datetime) and isi.time() == dt.time():
        return isi.date().isoformat()
    return clean(str(isi))


def decimals(isi: object, angka: Decimal) -> int:
    """Decimals that a figure is printed with."""
    return max(-angka.as_tuple().exponent, 0)


_TERCETAK = re.compile(rf"\D*?([+-]?{_ANGKA})\D*")


def read_printed(isi: object, gaya: Gaya) -> Decimal | None:
    """A figure that the file prints for people: "± 0,48 orang", "+1 (kelebihan 1)", "−2"."""
    if isinstance(isi, int | float) and not isinstance(isi, bool):
        return parse_angka(isi)
    teks = clean(as_text(isi)).replace("\u2212", "-").replace("(", " ").replace("orang", " ")
    m = _TERCETAK.match(teks)
    return _plain(m[1].rstrip(".,"), gaya) if m else None
