"""Aspirations that say much the same: ranked for a person, who decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from surveys.models import Aspirasi
from surveys.status_aspirasi import StatusAspirasi
from units.models import UnitKerja

SERUPA = 60  # of 100; below that two texts share little but small words
CALON = 2_000  # newest ones looked at; on a page for residents fewer
CALON_WARGA = 200
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


def find_serupa(
    aspirasi: Aspirasi, semua=None, batas: int = 5, calon: int = CALON, bagian=("judul", "isi")
) -> list[Serupa]:
    """Others of the same instansi, most alike first. The same service or theme breaks a tie. `bagian`: the
    title and the text that are compared."""
    semua = Aspirasi.objects.all() if semua is None else semua
    kunci = _Kata.of(aspirasi.judul, aspirasi.isi)
    terdekat = (
        semua.filter(
            induk__isnull=True,
            unit__in=UnitKerja.objects.filter(instansi=aspirasi.unit.instansi_id),
            status__in=[StatusAspirasi.DIPERIKSA, StatusAspirasi.TERBIT],
        )
        .exclude(pk__in=[aspirasi.pk, aspirasi.induk_id or 0])
        .order_by("-pk")
        .values_list("pk", *bagian, "layanan", "tema")[:calon]
    )
    nilai = []
    for pk, judul, isi, layanan, tema in terdekat:
        n = round(kunci.likeness(_Kata.of(judul, isi)))
        if n >= SERUPA:
            dekat = _same(layanan, aspirasi.layanan_id) + _same(tema, aspirasi.tema_id)
            nilai.append((n, dekat, pk))
    terbaik = sorted(nilai, reverse=True)[:batas]
    ada = semua.select_related("unit", "tema", "layanan").in_bulk([pk for _, _, pk in terbaik])
    return [Serupa(ada[pk], n) for n, _, pk in terbaik if pk in ada]


def find_serupa_publik(aspirasi: Aspirasi) -> list[Serupa]:
    """For its author: of what is published, by what everybody reads of it. Were the covered words compared,
    one could try names until the likeness tells."""
    terbit = Aspirasi.objects.published()
    return find_serupa(aspirasi, terbit, 3, CALON_WARGA, bagian=("judul_terbit", "isi_terbit"))


@dataclass(frozen=True)
class _Kata:
    """The meaningful words of a title, and of title and text."""

    judul: str
    utuh: str

    @classmethod
    def of(cls, judul: str, isi: str) -> _Kata:
        return cls(normal(judul), normal(f"{judul} {isi}"))

    def likeness(self, lain: _Kata) -> float:
        """0 to 100 (below SERUPA not told apart): titles alike, texts alike, or the title of one said in the text of the other."""
        return max(
            fuzz.token_sort_ratio(self.judul, lain.judul, score_cutoff=SERUPA),
            fuzz.token_sort_ratio(self.utuh, lain.utuh, score_cutoff=SERUPA),
            lain._contains(self.judul),
            self._contains(lain.judul),
        )

    def _contains(self, judul: str) -> float:
        """How much of a title the text says; a title of few words is said everywhere."""
        if len(judul.split()) < JUDUL_BERMAKNA:
            return 0
        return fuzz.token_set_ratio(judul, self.utuh) * 9 / 10


def _same(a, b) -> bool:
    return a is not None and a == b
