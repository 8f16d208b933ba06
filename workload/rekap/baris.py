"""What a report is made of: a row per post, and sums of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import NamedTuple

from units.calculators.jenis import Jenis
from workload.calculators.kebutuhan import efektivitas

SUMBER_BEZETTING = {
    "pegawai": "Dihitung dari daftar pegawai",
    "ketik": "Diketik atau diimpor, bukan dari daftar pegawai",
    "beku": "Dibekukan saat periode ditutup",
    "": "Belum ada data pemangku",
}


class BarisJabatan(NamedTuple):
    """One post in one period. kebutuhan is None where the post has no basis yet ("belum dianalisis");
    baris counts the task rows that carry figures; bezetting_sumber is a key of SUMBER_BEZETTING."""

    pk: int
    kode: str
    nama: str
    jenis: str
    jenjang: str
    kelas: int | None
    dasar: str
    unit_id: int
    unit_kode: str
    unit_nama: str
    beban_menit: Decimal
    beban_orang: Decimal
    baris: int
    fte: Decimal
    kebutuhan: int | None
    bezetting: int
    bezetting_sumber: str
    kurang: int
    lebih: int
    grade: str | None

    @property
    def ej(self) -> Decimal | None:
        return efektivitas(self.fte, self.bezetting) if self.baris else None

    @property
    def struktural(self) -> bool:
        return Jenis(self.jenis).struktural

    @property
    def keadaan(self) -> str:
        """kurang, lebih, pas or belum (dianalisis)."""
        if self.kebutuhan is None:
            return "belum"
        return "kurang" if self.kurang else "lebih" if self.lebih else "pas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jumlah:
    """A sum over posts. Shortage and surplus are summed apart: a surplus in one post never hides a
    shortage in another, so kebutuhan − bezetting is not kurang − lebih where posts lack an analysis.

    jabatan             posts
    dianalisis          posts with task rows; their load and their holders make EU
    belum_dianalisis    posts without a need, and bezetting_belum their holders
    fte                 Σ load of analysed posts, unrounded
    bezetting           all holders;  bezetting_dianalisis: of analysed posts only
    """

    jabatan: int = 0
    dianalisis: int = 0
    belum_dianalisis: int = 0
    fte: Decimal = Decimal(0)
    kebutuhan: int = 0
    bezetting: int = 0
    bezetting_dianalisis: int = 0
    bezetting_belum: int = 0
    kurang: int = 0
    lebih: int = 0

    @property
    def eu(self) -> Decimal | None:
        """EU = Σ FTE ÷ Σ holders of the analysed posts; None where they have no holder ("–")."""
        return efektivitas(self.fte, self.bezetting_dianalisis)


ANGKA = tuple(f.name for f in fields(Jumlah))
NOL = Decimal(0)


class Sel(NamedTuple):
    """The sum of the posts of one unit, jenis and jenjang: the smallest thing that reports add up."""

    unit_id: int
    jenis: str
    jenjang: str
    angka: tuple  # in the order of Jumlah


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisUnit(Jumlah):
    """A unit with the totals of its whole subtree. Units come depth first, as the tree is drawn;
    induk_id is None for the top of what was asked for, tingkat is 0 there."""

    pk: int
    induk_id: int | None
    kode: str
    nama: str
    jenis: str
    tingkat: int
    anak: int
    grade: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJenis(Jumlah):
    """Totals of one jenis jabatan, or of one jenjang of it (jenjang "" for all of the jenis)."""

    jenis: str
    jenjang: str = ""
    grade: str | None


def cells_of(rows: Iterable[BarisJabatan]) -> list[Sel]:
    """The same sums from rows in hand. Written out, not looped: it runs once for every post."""
    sums: dict[tuple, list] = {}
    for row in rows:
        (_, _, _, jenis, jenjang, _, _, unit_id, _, _, _, _) = row[:12]
        (baris, fte, kebutuhan, bezetting, _, kurang, lebih, _) = row[12:]
        key = (unit_id, jenis, jenjang)
        total = sums.get(key)
        if total is None:
            total = sums[key] = [0, 0, 0, NOL, 0, 0, 0, 0, 0, 0]
        total[0] += 1
        if baris:
            total[1] += 1
            total[3] += fte
            total[6] += bezetting
        if kebutuhan is None:
            total[2] += 1
            total[7] += bezetting
        else:
            total[4] += kebutuhan
        total[5] += bezetting
        total[8] += kurang
        total[9] += lebih
    return [Sel(*key, tuple(total)) for key, total in sums.items()]


def add_up(cells: Iterable[Sel], key) -> dict[object, list]:
    """{key(cell): sums in the order of Jumlah}."""
    sums: dict[object, list] = {}
    for cell in cells:
        k = key(cell)
        if k in sums:
            add_to(sums[k], cell.angka)
        else:
            sums[k] = list(cell.angka)
    return sums


def add_to(total: list, angka) -> None:
    for i, nilai in enumerate(angka):
        if nilai:
            total[i] += nilai
