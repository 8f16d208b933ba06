"""What must not be published: personal data in free text. Pure.

    found = find_pribadi("Hubungi Budi di 0812 3456 7890")   # [Temuan("telepon", 14, 28)]
    mask("…", found)                                           # the same text, those parts as ▮▮▮

A screen errs on the side of hiding; what it hides a moderator may show again, never the other way round.
Names cannot be told from words with certainty: only what stands behind a form of address ("Pak Budi") is
taken for one. NIK: 16 digits; NIP or NI PPPK: 18; Indonesian telephone numbers begin with 0, 62 or +62.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PEMISAH = r"[\s.\-–/]?"
POLA = {
    "nip": re.compile(rf"(?<!\d)(?:\d{_PEMISAH}){{17}}\d(?!\d)"),
    "nik": re.compile(rf"(?<!\d)(?:\d{_PEMISAH}){{15}}\d(?!\d)"),
    "telepon": re.compile(rf"(?<![\d+])(?:\+?62|0)(?:{_PEMISAH}\d){{8,12}}(?!\d)"),
    "surel": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w"),
    "nama": re.compile(
        r"(?<![-\w])(?:bapak|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|kak|bang|haji|hj|drs?|ir)\.?\s+"
        r"(?-i:[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+){0,3})",
        re.IGNORECASE,
    ),
}
_DOMAIN = "com|net|org|info|biz|id|io|me|ly|co|xyz|top|site|online|club|shop|link|live|vip|bet|win"
TERBIT = POLA | {
    "tautan": re.compile(
        rf"(?:https?://|www\.)\S+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:{_DOMAIN})(?![\w-])(?:/\S*)?", re.IGNORECASE
    ),
    "nomor": re.compile(rf"(?<![\d.,])(?<!rp)(?<!rp[.\s])\d(?:{_PEMISAH}\d){{8,}}(?!\d)", re.IGNORECASE),
}  # fmt: skip
"""What must not be published unseen: also links, and numbers as long as those of an account or a card."""
BENTUK = {
    # region (6), day of birth (a woman's plus 40), month, year, serial number
    "nik": re.compile(r"\d{6}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}"),
    # day of birth, year and month of appointment (NI PPPK: year and a code), sex, serial number
    "nip": re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d{8}"),
}
LABEL = {
    "nip": "NIP",
    "nik": "NIK",
    "telepon": "nomor telepon",
    "surel": "alamat surel",
    "nama": "nama orang",
    "tautan": "tautan",
    "nomor": "nomor panjang",
}
TUTUP = "▮▮▮"


@dataclass(frozen=True, order=True)
class Temuan:
    awal: int
    akhir: int
    jenis: str


def find_pribadi(teks: str, semua_pola=POLA) -> list[Temuan]:
    """Parts that look personal, in their order, without overlaps (the longer reading wins)."""
    semua = sorted(
        (Temuan(m.start(), m.end(), jenis) for jenis, pola in semua_pola.items() for m in pola.finditer(teks)),
        key=lambda t: (t.awal, -t.akhir),
    )  # fmt: skip
    hasil: list[Temuan] = []
    for t in semua:
        if not hasil or t.awal >= hasil[-1].akhir:
            hasil.append(t)
    return hasil


def is_of_a_person(jenis: str, teks: str) -> bool:
    """A number built as a NIK or NIP is. The number of a post or of two dates has as many digits."""
    return jenis in BENTUK and bool(BENTUK[jenis].fullmatch(re.sub(r"\D", "", teks)))


def mask(teks: str, temuan: list[Temuan] | None = None) -> str:
    """The text with what looks personal covered."""
    potong, sampai = [], 0
    for t in find_pribadi(teks) if temuan is None else temuan:
        potong += [teks[sampai : t.awal], TUTUP]
        sampai = t.akhir
    return "".join([*potong, teks[sampai:]])
