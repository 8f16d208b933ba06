"""The fingerprint of frozen figures, and the short code on paper that leads back to them. Pure.

    canonical    JSON without spaces, keys sorted, UTF-8: the same figures give the same bytes everywhere
    sidik        SHA-256 of those bytes, in hexadecimal
    kode         the first 80 bits of the sidik, in sixteen letters and digits that nobody mistakes

`sha256sum` of the file that the check page gives is the sidik; docs/perhitungan/sidik.md shows it by hand.
"""

from __future__ import annotations

import hashlib
import json
import re

HURUF = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which people read as 1, 1, 0 and V."""

PANJANG_KODE = 16  # × 5 bits = 80: nobody arrives at one by trying
SALAH_BACA = str.maketrans("OIL", "011")


def canonical(isi: dict) -> str:
    """The one way to write these figures down. Only text, whole numbers, booleans, null, lists and objects."""
    return json.dumps(
        isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def compute_sidik(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()


def kode_of(sidik: str) -> str:
    """ "9f86d081884c7d659a2f…" -> "KY3D-1083-9HYP-B6HF"."""
    bit = int(sidik[: PANJANG_KODE * 5 // 4], 16)
    huruf = "".join(HURUF[bit >> 5 * i & 31] for i in reversed(range(PANJANG_KODE)))
    return "-".join(re.findall("....", huruf))


def clean_kode(teks: str) -> str | None:
    """The code that a person typed, as it is kept: case, dashes, spaces and O for 0 do not matter. None
    where it cannot be one."""
    huruf = re.sub(r"[\s\-–—_.]", "", teks).upper().translate(SALAH_BACA)
    if len(huruf) != PANJANG_KODE or not set(huruf) <= set(HURUF):
        return None
    return "-".join(re.findall("....", huruf))
