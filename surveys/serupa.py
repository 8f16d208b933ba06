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
JUDUL_BERMAKNA = 4  # words
UMUM = """yang dan di ke dari untuk pada dengan agar supaya mohon tolong kami saya ada tidak belum sudah akan
    bisa dapat lebih juga itu ini atau karena oleh para setiap warga masyarakat"""
KATA_UMUM = frozenset(re.findall(r"\w+", UMUM))


@dataclass(frozen=True)
class Serupa:
    aspirasi: Aspirasi
    nilai: int  # 0 to 100


def normal(teks: str) -> str:
    """Words that carry meaning, in small letters."""
    return " ".join(k for k in re.findall(r"\w+", teks.lower()) if k not in KATA_UMUM)


def find_serupa(aspirasi: Aspirasi, semua=None, batas: int = 5) -> list[Serupa]:
    """Others of the same instansi, most alike first. The same service or theme
    breaks a tie."""
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
    kunci = _Kata.of(aspirasi)
    nilai = [(a, round(kunci.likeness(_Kata.of(a)))) for a in calon]
    hasil = [Serupa(a, n) for a, n in nilai if n >= SERUPA]
    return sorted(hasil, key=lambda s: (-s.nilai, -_same_place(aspirasi, s.aspirasi), -s.aspirasi.pk))[:batas]  # fmt: skip


@dataclass(frozen=True)
class _Kata:
    """The meaningful words of a title, and of title and text."""

    judul: str
    utuh: str

    @classmethod
    def of(cls, a: Aspirasi) -> _Kata:
        return cls(normal(a.judul), normal(f"{a.judul} {a.isi}"))

    def likeness(self, lain: _Kata) -> float:
        """0 to 100: titles alike, texts alike, or the title of one said in the text of the other."""
        return max(
            fuzz.token_sort_ratio(self.judul, lain.judul),
            fuzz.token_sort_ratio(self.utuh, lain.utuh),
            lain._contains(self.judul),
            self._contains(lain.judul),
        )

    def _contains(self, judul: str) -> float:
        """How much of a title the text says; a title of few words is said everywhere."""
        if len(judul.split()) < JUDUL_BERMAKNA:
            return 0
        return fuzz.token_set_ratio(judul, self.utuh) * 9 / 10


def _same_place(a: Aspirasi, b: Aspirasi) -> int:
    return (a.layanan_id is not None and a.layanan_id == b.layanan_id) + (
        a.tema_id is not None and a.tema_id == b.tema_id
    )
