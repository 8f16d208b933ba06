"""Filters and sort order of the list of posts, read from the address of the page.

The form is a plain GET form: an address can be kept, sent and gone back to. What makes no sense in an
address is left out, never an error.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q

from units.calculators.jenis import LABEL_JENIS, LABEL_JENJANG
from workload.models import Analisis
from workload.status import STATUS, Status

KEADAAN = {
    "kurang": "Kurang",
    "lebih": "Lebih",
    "pas": "Pas",
    "belum": "Belum dianalisis",
}
URUT = {
    "unit": ("unit__urutan", "unit__kode", "urutan", "nama"),
    "jabatan": ("nama",),
    "jenis": ("jenis", "jenjang"),
    "kelas": ("kelas",),
    "fte": ("fte",),
    "kebutuhan": ("kebutuhan",),
    "bezetting": ("bezetting_jumlah",),
    "kurang": ("kurang",),
    "lebih": ("lebih",),
    "ej": ("ej",),
}
ANGKA = {"fte", "kebutuhan", "bezetting", "kurang", "lebih", "ej"}
TURUN_DAHULU = {"kelas", *ANGKA}
"""Columns of figures: people look for the largest first."""


@dataclass(frozen=True)
class Saringan:
    """What the person asked for: only known values, all text."""

    q: str = ""
    jenis: str = ""
    jenjang: str = ""
    kelas: str = ""
    keadaan: str = ""
    status: str = ""
    urut: str = "unit"

    @classmethod
    def read(cls, query) -> Saringan:
        known = {
            "jenis": {j.value for j in LABEL_JENIS},
            "jenjang": {j.value for j in LABEL_JENJANG},
            "kelas": {str(k) for k in range(1, 18)},
            "keadaan": set(KEADAAN),
            "status": {s.value for s in STATUS},
        }
        isi = {nama: query.get(nama, "") for nama in known}
        isi = {nama: nilai for nama, nilai in isi.items() if nilai in known[nama]}
        urut = query.get("urut", "")
        if urut.removeprefix("-") in URUT:
            isi["urut"] = urut
        return cls(q=query.get("q", "").replace("\x00", "").strip()[:100], **isi)

    @property
    def aktif(self) -> bool:
        """True where it leaves posts out."""
        return any(getattr(self, f.name) for f in fields(self) if f.name != "urut")

    @property
    def memakai_angka(self) -> bool:
        """True where posts cannot be chosen or sorted before their figures are known."""
        return bool(self.keadaan) or self.urut.removeprefix("-") in ANGKA

    def query(self, **ganti) -> str:
        """The query string of this, with some values changed; defaults are left out."""
        isi = {f.name: ganti.get(f.name, getattr(self, f.name)) for f in fields(self)}
        isi |= {nama: nilai for nama, nilai in ganti.items() if nama not in isi}
        bawaan = {f.name: f.default for f in fields(self)}
        return urlencode({k: v for k, v in isi.items() if v and v != bawaan.get(k)})

    def toggle(self, kolom: str) -> str:
        """The order that a click on a column's heading asks for."""
        pertama, kedua = (f"-{kolom}", kolom) if kolom in TURUN_DAHULU else (kolom, f"-{kolom}")
        return kedua if self.urut == pertama else pertama

    def narrow(self, posts, periode):
        """The filters that do not need figures: apply them before with_figures, so less is added up."""
        if self.q:
            posts = posts.filter(
                Q(nama__icontains=self.q) | Q(unit__nama__icontains=self.q) | Q(kode=self.q)
            )
        for nama in ("jenis", "jenjang", "kelas"):
            if nilai := getattr(self, nama):
                posts = posts.filter(**{nama: nilai})
        if self.status:
            lanjut = Analisis.objects.filter(periode=periode, unit=OuterRef("unit"))
            if self.status == Status.DRAF:  # a unit nobody opened yet is a draft too
                posts = posts.exclude(Exists(lanjut.exclude(status=Status.DRAF)))
            else:
                posts = posts.filter(Exists(lanjut.filter(status=self.status)))
        return posts

    def narrow_figures(self, posts):
        """The filters on figures: apply them to what with_figures gives."""
        match self.keadaan:
            case "kurang" | "lebih":
                return posts.filter(**{f"{self.keadaan}__gt": 0})
            case "pas":
                return posts.filter(kebutuhan__isnull=False, kurang=0, lebih=0)
            case "belum":
                return posts.filter(kebutuhan__isnull=True)
        return posts

    def order(self, posts):
        """Sorted, posts without the figure last; the same order every time."""
        turun = self.urut.startswith("-")
        kolom = URUT[self.urut.removeprefix("-")]
        arah = [
            F(nama).desc(nulls_last=True) if turun else F(nama).asc(nulls_last=True)
            for nama in kolom
        ]
        return posts.order_by(*arah, "unit__urutan", "unit__kode", "urutan", "nama", "pk")
