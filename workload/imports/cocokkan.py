"""Finding the post in the database that a post of a file means.

Found is only what is exact: the code, the unit with the name, or what a person said about the same words
before. Everything else gets ranked suggestions, and a person decides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz, process

from asnplan.lib.tabel import normalize
from units.models import Instansi, Jabatan, UnitKerja
from workload.imports.singkatan import expand
from workload.kunci import is_post_mark, post_mark

BANYAK_SARAN = 6
_CALON_NAMA = 12  # names that look alike, of which the posts are ranked
_AMBANG = 55  # of 100: less is no likeness worth a person's time


class Cara(StrEnum):
    """How a post was found."""

    KODE = "kode"
    NAMA = "nama"
    INGAT = "ingat"
    ORANG = "orang"  # a person chose it
    BARU = "baru"  # it is to be made

    @property
    def label(self) -> str:
        return _LABEL[self]


_LABEL = {
    Cara.KODE: "kode sama",
    Cara.NAMA: "unit dan nama sama",
    Cara.INGAT: "diingat",
    Cara.ORANG: "dipilih",
    Cara.BARU: "jabatan baru",
}


@dataclass(frozen=True)
class Saran:
    """A post that may be meant: how alike its name is (0 to 100) and where it stands."""

    jabatan: Jabatan
    mirip: int
    letak: str

    def as_json(self) -> dict:
        return {"id": self.jabatan.pk, "mirip": self.mirip, "letak": self.letak}


@dataclass(frozen=True)
class Kecocokan:
    """jabatan is None where nothing exact was found; then sebab says why, for a person.

    kurang names what a command may make: "unit", "jabatan" or "" where nothing may be made.
    """

    jabatan: Jabatan | None = None
    cara: Cara | None = None
    unit: UnitKerja | None = None
    sebab: str = ""
    kurang: str = ""


def memory_key(entri, bawaan: UnitKerja | None) -> str:
    """What a mapping is remembered under: the words for unit and post, and the unit chosen for the file
    (the same words mean other posts in the file of another kelurahan)."""
    unit = normalize(entri.kode_unit or entri.unit)
    return f"{bawaan.pk if bawaan else ''}|{unit}|{normalize(entri.nama or entri.kode)}"


class Pencocok:
    """The posts of an instansi, looked up many times; three queries when it is made.

    unit      stands in where the file names no unit, and decides between units of the same name
    boleh     ids of the units whose posts may be found; None for all
    ingatan   memory_key -> id of a post
    """

    def __init__(
        self,
        instansi: Instansi,
        *,
        unit: UnitKerja | None = None,
        boleh: Collection[int] | None = None,
        ingatan: Mapping[str, int] | None = None,
    ):
        self.instansi = instansi
        self.ingatan = ingatan or {}
        self.units: dict[int, UnitKerja] = {}
        self.anak: dict[int | None, list[int]] = {}
        self.per_kode_unit: dict[str, UnitKerja] = {}
        self.per_nama_unit: dict[str, list[UnitKerja]] = {}
        for u in instansi.unit.all():
            self.add_unit(u)
        self.boleh = boleh
        self.unit_bawaan = unit
        self.milik_bawaan = self.subtree(unit) if unit else None
        self.di_bawah: set[int] | None = None
        self.per_pk: dict[int, Jabatan] = {}
        self.per_kode: dict[str, Jabatan] = {}
        self.per_nama: dict[tuple[int, str], list[Jabatan]] = {}
        self._kenal: dict[tuple, list[Saran]] = {}
        for j in instansi.jabatan.filter(nonaktif_sejak__isnull=True):
            self.add(j)

    def confine(self, unit: UnitKerja) -> None:
        """Only posts of the unit and below; it stands in where the file names none."""
        self.unit_bawaan = unit
        self.milik_bawaan = self.di_bawah = self.subtree(unit)

    def add_unit(self, unit: UnitKerja) -> None:
        self.units[unit.pk] = self.per_kode_unit[unit.kode] = unit
        self.anak.setdefault(unit.induk_id, []).append(unit.pk)
        self.per_nama_unit.setdefault(normalize(unit.nama), []).append(unit)

    def add(self, jabatan: Jabatan) -> None:
        if jabatan.pk:
            self.per_pk[jabatan.pk] = jabatan
        if jabatan.kode or jabatan.pk:
            self.per_kode[jabatan.kode or post_mark(jabatan.pk)] = jabatan
        self.per_nama.setdefault((jabatan.unit_id, normalize(jabatan.nama)), []).append(jabatan)

    # --- exact ----------------------------------------------------------------------------------

    def find(self, entri) -> Kecocokan:
        """The post that the entry (nama, unit, kode, kode_unit) names, or why there is none."""
        hasil = self._exact(entri)
        if hasil.jabatan is None and (entri.nama or entri.kode):
            ingat = self.per_pk.get(self.ingatan.get(memory_key(entri, self.unit_bawaan)))
            if ingat is not None:
                hasil = Kecocokan(ingat, Cara.INGAT)
        return self._allowed(hasil) if hasil.jabatan else hasil

    def _exact(self, entri) -> Kecocokan:
        kode = entri.kode
        if is_post_mark(kode):  # good for the post that it was written for, and for no other
            kode, kini = "", self.per_kode.get(kode)
            if kini is not None and normalize(kini.nama) == normalize(entri.nama):
                return Kecocokan(kini, Cara.KODE)
        if kode and kode in self.per_kode:
            return Kecocokan(self.per_kode[kode], Cara.KODE)
        if not entri.nama and not kode:
            return Kecocokan(sebab="berkas tidak menyebut nama jabatannya")
        if not entri.nama:
            return Kecocokan(sebab=f"jabatan berkode “{entri.kode}” belum ada")
        tempat = self.find_unit(entri)
        if tempat.unit is None:
            return tempat
        unit = tempat.unit
        calon = self.per_nama.get((unit.pk, normalize(entri.nama)), [])
        if kode:  # a code of its own: only a post that has none yet may take it
            calon = [j for j in calon if not j.kode]
        if len(calon) == 1:
            return Kecocokan(calon[0], Cara.NAMA, unit)
        if calon:
            sebab = f"ada {len(calon)} jabatan “{entri.nama}” di “{unit}”; tambahkan kolom peta_id"
            return Kecocokan(unit=unit, sebab=sebab)
        return Kecocokan(
            unit=unit, sebab=f"jabatan “{entri.nama}” di “{unit}” belum ada", kurang="jabatan"
        )

    def find_unit(self, entri) -> Kecocokan:
        """The unit alone; `kurang` says whether a command may make it."""
        if entri.kode_unit and entri.kode_unit in self.per_kode_unit:
            return Kecocokan(unit=self.per_kode_unit[entri.kode_unit])
        if entri.unit:
            calon = self.per_nama_unit.get(normalize(entri.unit), [])
            if self.di_bawah is not None:
                calon = [u for u in calon if u.pk in self.di_bawah]
            for batas in (self.boleh, self.milik_bawaan):
                if len(calon) > 1 and batas is not None:
                    calon = [u for u in calon if u.pk in batas] or calon
            if len(calon) == 1:
                return Kecocokan(unit=calon[0])
            if calon:
                return Kecocokan(
                    sebab=f"ada {len(calon)} unit bernama “{entri.unit}”; tambahkan kolom kode_unit"
                )
        if not entri.unit and not entri.kode_unit:
            if self.unit_bawaan is None:
                return Kecocokan(sebab=f"unit untuk jabatan “{entri.nama}” tidak disebut")
            return Kecocokan(unit=self.unit_bawaan)
        return Kecocokan(sebab=f"unit “{entri.unit or entri.kode_unit}” belum ada", kurang="unit")

    def _allowed(self, hasil: Kecocokan) -> Kecocokan:
        """Found, but is it a post that this import may write?"""
        j = hasil.jabatan
        if self.di_bawah is not None and j.unit_id not in self.di_bawah:
            return Kecocokan(sebab=f"jabatan “{j}” bukan di unit “{self.unit_bawaan}”")
        if self.boleh is not None and j.unit_id not in self.boleh:
            unit = self.units[j.unit_id]
            return Kecocokan(
                sebab=f"jabatan “{j.nama}” di “{unit}” di luar unit yang dapat Anda isi"
            )
        return hasil

    # --- alike ----------------------------------------------------------------------------------

    def suggest(self, entri) -> list[Saran]:
        """Posts that may be meant, most probable first: alike in name, in the unit or near it first."""
        kunci = (normalize(entri.nama), normalize(entri.unit), entri.kode_unit)
        if kunci not in self._kenal:
            self._kenal[kunci] = self._rank(entri)
        return self._kenal[kunci]

    def _rank(self, entri) -> list[Saran]:
        nama = expand(entri.nama or entri.kode)
        if not nama:
            return []
        dekat = self._near(entri)
        unit = expand(entri.unit)
        hasil: list[tuple[tuple[float, ...], Saran]] = []
        for j in self._candidates(nama, dekat):
            mirip = _likeness(nama, expand(j.nama))
            jarak, letak = dekat.get(j.unit_id, (0, "di unit lain"))
            if mirip < _AMBANG and jarak < 95:
                continue  # of the unit itself every post may be meant
            if not jarak and unit:
                jarak = fuzz.token_sort_ratio(unit, expand(self.units[j.unit_id].nama)) * 0.6
            urut = (mirip * 0.7 + jarak * 0.3, -j.urutan, -j.pk)
            hasil.append((urut, Saran(j, round(mirip), letak)))
        hasil.sort(key=lambda h: h[0], reverse=True)
        return [saran for _, saran in hasil[:BANYAK_SARAN]]

    def _candidates(self, nama: str, dekat) -> list[Jabatan]:
        """Posts worth a closer look: those of the unit itself, and those whose names are alike."""
        calon: dict[int, Jabatan] = {}
        for unit_id, (jarak, _) in dekat.items():
            if jarak >= 95:
                calon |= {j.pk: j for j in self._by_unit.get(unit_id, ())}
        serupa = process.extract(
            _sorted_words(nama), self._names, scorer=fuzz.ratio, limit=_CALON_NAMA, score_cutoff=45
        )
        for _, _, kata in serupa:
            calon |= {j.pk: j for j in self._by_words[kata]}
        return list(calon.values())

    @cached_property
    def _by_words(self) -> dict[str, list[Jabatan]]:
        """Words of a name in order -> the posts that bear it, of the units that may be found."""
        hasil: dict[str, list[Jabatan]] = {}
        for daftar in self._by_unit.values():
            for j in daftar:
                hasil.setdefault(_sorted_words(expand(j.nama)), []).append(j)
        return hasil

    @cached_property
    def _names(self) -> dict[str, str]:
        return {kata: kata for kata in self._by_words}

    @cached_property
    def _by_unit(self) -> dict[int, list[Jabatan]]:
        hasil: dict[int, list[Jabatan]] = {}
        for j in self.per_pk.values():
            if all(b is None or j.unit_id in b for b in (self.boleh, self.di_bawah)):
                hasil.setdefault(j.unit_id, []).append(j)
        return hasil

    def _near(self, entri) -> dict[int, tuple[int, str]]:
        """Unit id -> (nearness, in words) around the unit that the entry names, if it names one we know."""
        unit = self.find_unit(entri).unit
        if unit is None:
            kembar = self.per_nama_unit.get(normalize(entri.unit), [])
            return {u.pk: (95, "di unit bernama sama") for u in kembar}
        dekat = dict.fromkeys(self.subtree(unit), (85, "di bawah unit itu"))
        if unit.induk_id:
            dekat |= {
                pk: (70, "di unit sebelahnya") for pk in self.anak[unit.induk_id] if pk not in dekat
            }
            dekat[unit.induk_id] = (75, "di unit atasnya")
        dekat[unit.pk] = (100, "di unit yang sama")
        return dekat

    def subtree(self, unit: UnitKerja) -> set[int]:
        hasil, antri = set(), [unit.pk]
        while antri:
            pk = antri.pop()
            if pk not in hasil:
                hasil.add(pk)
                antri += self.anak.get(pk, [])
        return hasil


def _sorted_words(teks: str) -> str:
    return " ".join(sorted(teks.split()))


def _likeness(a: str, b: str) -> float:
    """0 to 100: the same words in any order, with some credit for one being part of the other."""
    return 0.75 * fuzz.token_sort_ratio(a, b) + 0.25 * fuzz.token_set_ratio(a, b)
