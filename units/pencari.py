"""Finding one thing by a text that a person can read: "KEC · Kecamatan Contoh".

A Pencari writes a thing as such a text, suggests things for what was typed so far, and finds the thing
again from the text, from its code or from its bare name.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from units.calculators.jenis import LABEL_JENIS, LABEL_JENJANG
from units.models import Jabatan, NomenklaturJabatan, UnitKerja

PEMISAH = " · "
BATAS_SARAN = 30


@dataclass(frozen=True)
class Saran:
    """A suggestion: its text, and what a script may fill in from it."""

    teks: str
    nama: str = ""
    jenis: str = ""
    jenjang: str = ""
    kelas: str = ""


@dataclass(frozen=True)
class Pencari:
    semua: QuerySet

    def get(self, pk):
        return self.semua.filter(pk=pk).first()

    def suggest(self, q: str) -> list[Saran]:
        return [self.saran(x) for x in self.search(q.strip())[:BATAS_SARAN]]

    def saran(self, x) -> Saran:
        return Saran(self.write(x))

    def search(self, q: str) -> QuerySet:
        return self.semua.filter(Q(nama__icontains=q) | Q(kode__icontains=q)) if q else self.semua

    def write(self, x) -> str:
        raise NotImplementedError

    def find(self, teks: str) -> list:
        raise NotImplementedError


class PencariUnit(Pencari):
    """Units by code and name."""

    def write(self, unit: UnitKerja) -> str:
        return f"{unit.kode}{PEMISAH}{unit.nama}"

    def find(self, teks: str) -> list[UnitKerja]:
        kode = teks.split(PEMISAH)[0].strip()
        return list(self.semua.filter(kode__iexact=kode)[:2]) or list(
            self.semua.filter(nama__iexact=teks.strip())[:20]
        )


class PencariJabatan(Pencari):
    """Posts by name and the code of their unit; the code of the post, where it has one, alone."""

    def write(self, jabatan: Jabatan) -> str:
        bagian = [jabatan.nama, jabatan.unit.kode, jabatan.unit.nama]
        if jabatan.kode:
            bagian.insert(0, jabatan.kode)
        return PEMISAH.join(bagian)

    def search(self, q: str) -> QuerySet:
        semua = self.semua.select_related("unit")
        for kata in q.replace(PEMISAH, " ").split():
            semua = semua.filter(
                Q(nama__icontains=kata)
                | Q(kode__icontains=kata)
                | Q(unit__nama__icontains=kata)
                | Q(unit__kode__icontains=kata)
            )
        return semua

    def find(self, teks: str) -> list[Jabatan]:
        bagian = [b.strip() for b in teks.split(PEMISAH)]
        semua = self.semua.select_related("unit")
        if ditemukan := list(semua.filter(kode__iexact=bagian[0]).exclude(kode="")[:2]):
            return ditemukan
        if len(bagian) > 1:
            semua = semua.filter(unit__kode__iexact=bagian[1])
        return list(semua.filter(nama__iexact=bagian[0])[:20])


class PencariNomenklatur(Pencari):
    """Names of jabatan with their jenjang and jenis."""

    def write(self, n: NomenklaturJabatan) -> str:
        return f"{n}{PEMISAH}{n.get_jenis_display()}"

    def saran(self, n: NomenklaturJabatan) -> Saran:
        kelas = "" if n.kelas is None else str(n.kelas)
        return Saran(self.write(n), n.nama, n.jenis, n.jenjang, kelas)

    def search(self, q: str) -> QuerySet:
        """Every word must occur, in the name or as part of the jenjang: "perawat terampil"."""
        semua = self.semua
        for kata in q.split(PEMISAH)[0].split():
            jenjang = [j for j, label in LABEL_JENJANG.items() if kata.lower() in label.lower()]
            semua = semua.filter(Q(nama__icontains=kata) | Q(jenjang__in=jenjang))
        return semua

    def find(self, teks: str) -> list[NomenklaturJabatan]:
        kepala, _, label = (b.strip() for b in teks.partition(PEMISAH))
        cocok = Q(nama__iexact=kepala)
        for jenjang, tulisan in LABEL_JENJANG.items():
            if kepala.lower().endswith(" " + tulisan.lower()):
                cocok |= Q(nama__iexact=kepala[: -len(tulisan)].strip(), jenjang=jenjang.value)
        semua = self.semua.filter(cocok)
        if label:
            semua = semua.filter(
                jenis__in=[j for j, t in LABEL_JENIS.items() if t.lower() == label.lower()]
            )
        ditemukan = list(semua[:20])
        persis = [n for n in ditemukan if self.write(n).lower() == teks.strip().lower()]
        ditemukan = persis or ditemukan
        milik_sendiri = [n for n in ditemukan if n.instansi_id]
        return milik_sendiri if len(milik_sendiri) == 1 else ditemukan
