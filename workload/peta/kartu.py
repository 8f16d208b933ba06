"""A box as it is drawn: which lines, which rows, how large. Sizes in points of the drawing (see svg.py).

┌──────────────────────────┐  PITA: a band in the colour of its state
│ Kepala Seksi             │  name, at most three lines
│ Seksi Pelayanan          │  unit, where the name does not say it
├────────┬─────┬─────┬─────┤
│ Kelas 9│ B 1 │ K 1 │  0  │
├────────┴─────┴─────┴─────┤
│ 7 jabatan  B 9  K 12  −3 │  it and everything below
├──────────────────────────┤
│ Penata Layanan  7 2 3 −1 │  its list of fungsional and pelaksana, in columns where it is long
└──────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from workload.calculators.bagan import Kotak
from workload.calculators.pohon_jabatan import Simpul
from workload.peta import Jumlah, Peta, Tempat, angka
from workload.peta.teks import wrap

LEBAR = 216
PITA = 4
TEPI = 8
NAMA, BARIS_NAMA, MAKS_NAMA = 12, 15, 3
KECIL, BARIS_KECIL = 10, 13
STRIP = 19
JUMLAH = 16
LANJUT = 15
KEPALA_STAF = 15
SEL = (20, 24, 24, 28)  # kelas, B, K, ± of a row
LEBAR_NAMA_STAF = LEBAR - TEPI - sum(SEL) - 2
BARIS_STAF, MAKS_STAF = 12, 4
KOLOM_ATAS, KOLOM = 300, 620
"""About how high a column of a list gets: low above other boxes, high where nothing hangs below."""
MAKS_KOLOM = 8


@dataclass(frozen=True, slots=True)
class BarisStaf:
    tempat: Tempat
    nama: tuple[str, ...]

    @property
    def tinggi(self) -> int:
        return len(self.nama) * BARIS_STAF + 3


@dataclass(slots=True)
class Kartu:
    """One box. `lanjut` (“hal. 3”): where the rest of it is; `dari`: where it comes from."""

    tempat: Tempat
    jumlah: Jumlah | None
    nama: tuple[str, ...]
    unit: tuple[str, ...]
    kolom: list[list[BarisStaf]] = field(default_factory=list)
    keterangan: str = ""
    putus: bool = False

    @property
    def lebar(self) -> int:
        return LEBAR * max(1, len(self.kolom))

    @property
    def tinggi_kepala(self) -> int:
        """Band, name and unit."""
        return PITA + 6 + len(self.nama) * BARIS_NAMA + len(self.unit) * BARIS_KECIL + 3

    @property
    def tinggi(self) -> int:
        staf = max((sum(b.tinggi for b in kolom) for kolom in self.kolom), default=0)
        return (
            self.tinggi_kepala
            + (STRIP if self.tempat.keadaan != "unit" else 0)
            + (JUMLAH if self.jumlah else 0)
            + (KEPALA_STAF + staf if self.kolom else 0)
            + (LANJUT if self.keterangan else 0)
        )


def make_kartu(
    peta: Peta,
    simpul: Simpul,
    staf: Iterable[Simpul] = (),
    *,
    beranak: bool = False,
    keterangan: str = "",
) -> Kartu:
    """The box of a place with these rows in its list; `beranak`: other boxes hang below it."""
    tempat = peta.tempat[simpul.kunci]
    baris = [
        BarisStaf(t, wrap(t.nama, LEBAR_NAMA_STAF, KECIL, MAKS_STAF))
        for t in (peta.tempat[s.kunci] for s in staf)
    ]
    kolom = _split(baris, KOLOM_ATAS if beranak else KOLOM)
    lebar = LEBAR * max(1, len(kolom)) - 2 * TEPI
    berbawahan = bool(simpul.anak or simpul.staf)
    return Kartu(
        tempat,
        peta.jumlah[simpul.kunci] if berbawahan else None,
        wrap(tempat.nama, lebar, NAMA, MAKS_NAMA, tebal=True),
        wrap(tempat.unit, lebar, KECIL) if tempat.unit else (),
        kolom,
        keterangan,
        simpul.tersirat,
    )


def _split(baris: list[BarisStaf], tinggi: int) -> list[list[BarisStaf]]:
    """Columns as equal as they get, read downwards."""
    if not baris:
        return []
    banyak = min(-(-sum(b.tinggi for b in baris) // tinggi), MAKS_KOLOM)
    bawah, atas = max(b.tinggi for b in baris), sum(b.tinggi for b in baris)
    while bawah < atas:
        tengah = (bawah + atas) // 2
        if len(_fill(baris, tengah)) <= banyak:
            atas = tengah
        else:
            bawah = tengah + 1
    return _fill(baris, atas)


def _fill(baris: list[BarisStaf], tinggi: int) -> list[list[BarisStaf]]:
    kolom: list[list[BarisStaf]] = []
    sisa = -1
    for b in baris:
        if b.tinggi > sisa:
            kolom.append([])
            sisa = tinggi
        kolom[-1].append(b)
        sisa -= b.tinggi
    return kolom


def make_kotak(
    peta: Peta, akar: Iterable[Simpul], kartu: dict[str, Kartu], pilih: Callable | None = None
) -> list[Kotak]:
    """Boxes to place, and in `kartu` what is drawn in each.

    pilih(simpul) says what of a place is drawn: (rows, boxes below, words at its foot); everything,
    unless told otherwise.
    """
    pilih = pilih or (lambda s: (s.staf, s.anak, ""))
    puncak: list[Kotak] = []
    tumpuk = [(simpul, puncak) for simpul in reversed(list(akar))]
    while tumpuk:
        simpul, saudara = tumpuk.pop()
        staf, anak, keterangan = pilih(simpul)
        k = make_kartu(peta, simpul, staf, beranak=bool(anak), keterangan=keterangan)
        kartu[simpul.kunci] = k
        kotak = Kotak(simpul.kunci, k.lebar, k.tinggi, putus=k.putus)
        saudara.append(kotak)
        tumpuk.extend((a, kotak.anak) for a in reversed(list(anak)))
    return puncak


def sum_line(jumlah: Jumlah) -> tuple[str, str, str, str]:
    return (
        f"{angka(jumlah.jabatan)} jabatan",
        f"B {angka(jumlah.bezetting)}",
        f"K {angka(jumlah.kebutuhan)}",
        jumlah.selisih,
    )
