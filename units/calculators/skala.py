"""Scales for EJ and EU: the ones found in practice, and what makes a scale usable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from units.calculators.aturan import SKALA_PERMENDAGRI, Peringkat


@dataclass(frozen=True)
class SkalaBawaan:
    """A named scale with its source."""

    kode: str
    nama: str
    sumber: str
    skala: tuple[Peringkat, ...]


SKALA_DEPKEU = (
    Peringkat("A", "Sangat baik", Decimal("1.00"), inklusif=False),
    Peringkat("B", "Baik", Decimal("0.81")),
    Peringkat("C", "Cukup", Decimal("0.66")),
    Peringkat("D", "Sedang", Decimal("0.50")),
    Peringkat("E", "Kurang", Decimal("0")),
)

SKALA_BAWAAN = (
    SkalaBawaan(
        "permendagri",
        "Permendagri 12/2008 (0,90 – 0,70 – 0,50)",
        "Permendagri 12/2008, batas sebagaimana dipakai dalam praktik",
        SKALA_PERMENDAGRI,
    ),
    SkalaBawaan(
        "depkeu",
        "Departemen Keuangan 2009 (0,81 – 0,66 – 0,50)",
        "Pedoman analisis beban kerja Departemen Keuangan 2009",
        SKALA_DEPKEU,
    ),
)


def check_skala(skala: Sequence[Peringkat]) -> list[str]:
    """Why a scale cannot grade every figure once and only once, in Indonesian; empty where it can."""
    if not skala:
        return ["Isi paling sedikit satu peringkat."]
    salah = []
    if any(not p.huruf.strip() for p in skala):
        salah.append("Setiap peringkat perlu huruf.")
    if len({p.huruf for p in skala}) < len(skala):
        salah.append("Huruf peringkat tidak boleh berulang.")
    for atas, bawah in pairwise(skala):
        turun = atas.batas > bawah.batas
        sama = atas.batas == bawah.batas and not atas.inklusif and bawah.inklusif
        if not (turun or sama):
            salah.append(
                f"Batas harus menurun: batas {bawah.huruf or 'berikutnya'} tidak lebih kecil dari batas {atas.huruf}."
            )
    if skala[-1].batas != 0 or not skala[-1].inklusif:
        salah.append("Peringkat terakhir harus mulai dari 0, supaya setiap nilai mendapat huruf.")
    return salah
