"""Aspirations that say much the same: ranked for a person, who decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from surveys.models import Aspirasi
from surveys.status_aspirasi import StatusAspirasi
from units.models import UnitKerja

SERUPA = 60  # of 100; below that two texts share little but small words
CALON = 3_000  # newest ones looked at
KATA_UMUM = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "untuk",
        "pada",
        "dengan",
        "agar",
        "supaya",
        "mohon",
        "tolong",
        "kami",
        "saya",
        "ada",
        "tidak",
        "belum",
        "sudah",
        "akan",
        "bisa",
        "dapat",
        "lebih",
        "juga",
        "itu",
        "ini",
        "atau",
        "karena",
        "oleh",
        "para",
        "setiap",
        "warga",
        "masyarakat",
    ]
)


@dataclass(frozen=True)
class Serupa:
    aspirasi: Aspirasi
    nilai: int  # 0 to 100


def normal(teks: str) -> str:
    """Words that carry meaning, in small letters."""
    return " ".join(k for k in re.findall(r"\w+", teks.lower()) if k not in KATA_UMUM)


def find_serupa(aspirasi: Aspirasi, semua=None, batas: int = 5) -> list[Serupa]:
    """Others of the same instansi, most alike first. Titles weigh as much as whole texts; the same service
    or theme breaks a tie."""
    semua = Aspirasi.objects.all() if semua is None else semua
    calon = list(
        semua.filter(
            induk__isnull=True,
            unit__in=UnitKerja.objects.filter(instansi=aspirasi.unit.instansi_id),
            status__in=[StatusAspirasi.DIPERIKSA, StatusAspirasi.TERBIT],
        )
        .exclude(pk=aspirasi.pk)
        .exclude(pk=aspirasi.induk_id)
        .select_related("unit", "tema", "layanan")
        .order_by("-pk")[:CALON]
    )
    judul = _scores(aspirasi.judul, [a.judul for a in calon])
    utuh = _scores(_whole(aspirasi), [_whole(a) for a in calon])
    hasil = [
        Serupa(a, round(max(j, u)))
        for a, j, u in zip(calon, judul, utuh, strict=True)
        if max(j, u) >= SERUPA
    ]
    return sorted(hasil, key=lambda s: (-s.nilai, -_same_place(aspirasi, s.aspirasi), -s.aspirasi.pk))[:batas]  # fmt: skip


def _whole(aspirasi: Aspirasi) -> str:
    return f"{aspirasi.judul} {aspirasi.isi}"


def _scores(teks: str, lain: list[str]) -> list:
    kunci = normal(teks)
    return [fuzz.token_sort_ratio(kunci, normal(x)) if kunci else 0 for x in lain]


def _same_place(a: Aspirasi, b: Aspirasi) -> int:
    return (a.layanan_id is not None and a.layanan_id == b.layanan_id) + (
        a.tema_id is not None and a.tema_id == b.tema_id
    )
