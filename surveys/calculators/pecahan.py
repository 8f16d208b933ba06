"""Weights as people write them: 1/9, 0,1 or 0.125. Exact, never a binary float. Pure."""

from __future__ import annotations

import re
from fractions import Fraction

_PECAHAN = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})", re.ASCII)
_DESIMAL = re.compile(r"[01]?[.,]\d{1,6}|[01]", re.ASCII)


class BukanBobot(ValueError):
    """The message is in Indonesian and may be shown to a person."""


def parse_bobot(teks: str) -> Fraction | None:
    """The weight in `teks`; None where it is empty. Raises BukanBobot for what is not above 0 and at most 1."""
    teks = teks.strip()
    if not teks:
        return None
    if cocok := _PECAHAN.fullmatch(teks):
        if int(cocok[2]) == 0:
            raise BukanBobot("penyebut tidak boleh 0")
        bobot = Fraction(int(cocok[1]), int(cocok[2]))
    elif _DESIMAL.fullmatch(teks):
        bobot = Fraction(teks.replace(",", "."))
    else:
        raise BukanBobot(
            f"“{teks[:20]}” bukan bobot; tulis pecahan seperti 1/10 atau desimal seperti 0,1"
        )
    if not 0 < bobot <= 1:
        raise BukanBobot("bobot harus lebih dari 0 dan paling banyak 1")
    return bobot


def write_bobot(bobot: Fraction) -> str:
    return str(bobot)
