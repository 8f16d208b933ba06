"""Numbers of complaints: short enough to read out, useless to guess. Pure.

    make_nomor("k7mq9xd")      # "ADU-K7MQ-9XD" and a check letter
    normalise(" adu k7mq9xdt ")

Seven random letters and one that checks them. The alphabet has 31 signs, a prime: with weights 1 to 7 every
single wrong letter and every swap of two is noticed. The number alone opens nothing; a secret goes with it.
"""

from __future__ import annotations

import hashlib
import hmac

ABJAD = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter that is read as another on paper
ACAK = 7
PANJANG_RAHASIA = 12
AWALAN = "ADU"


def check_letter(acak: str) -> str:
    return ABJAD[sum(n * ABJAD.index(c) for n, c in enumerate(acak, 1)) % len(ABJAD)]


def make_nomor(acak: str) -> str:
    """The number as people write it."""
    penuh = (acak + check_letter(acak)).upper()
    return f"{AWALAN}-{penuh[:4]}-{penuh[4:]}"


def normalise(teks: str) -> str:
    """What somebody typed, as make_nomor writes it; "" where it cannot be a number."""
    huruf = "".join(c for c in teks.lower() if c.isalnum()).removeprefix(AWALAN.lower())
    if len(huruf) != ACAK + 1 or any(c not in ABJAD for c in huruf):
        return ""
    return make_nomor(huruf[:ACAK]) if check_letter(huruf[:ACAK]) == huruf[ACAK] else ""


def make_rahasia(bahan: bytes) -> str:
    """Twelve letters in groups of four from at least 16 random bytes (59 bits)."""
    angka = int.from_bytes(bahan[:16], "big")
    huruf = []
    for _ in range(PANJANG_RAHASIA):
        angka, sisa = divmod(angka, len(ABJAD))
        huruf.append(ABJAD[sisa])
    teks = "".join(huruf)
    return "-".join(teks[i : i + 4] for i in range(0, PANJANG_RAHASIA, 4))


def hash_rahasia(rahasia: str, nomor: str) -> bytes:
    """What is kept of a secret. Slow on purpose (some milliseconds), salted with the number."""
    huruf = "".join(c for c in rahasia.lower()[:100] if c.isalnum())
    return hashlib.scrypt(huruf.encode(), salt=nomor.encode(), n=2**12, r=8, p=1, dklen=32)


def same(a: bytes, b: bytes) -> bool:
    """Compared in a time that says nothing."""
    return hmac.compare_digest(a, b)
