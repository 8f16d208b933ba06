"""The chart cut into pages of one size, with nothing lost and every cut signposted.

The first page holds the top and as many levels as fit. A branch that does not fit is a box that says on
which page it goes on; there it starts again with its superior's page at its foot. Branches that fit side
by side share a page. A place with more below it than a page can hold goes on over several.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workload.calculators.bagan import Bagan, place
from workload.calculators.pohon_jabatan import Simpul
from workload.peta import Peta
from workload.peta.kartu import Kartu, make_kotak

LEBAR, TINGGI = 1829, 1160  # of the chart on an A3 page, in points of the drawing
ISI_NANTI = " "  # words at the foot that are known once all pages are


@dataclass(eq=False)
class Bagian:
    """A place to be put on a page, from this row of its list and this box below it on."""

    simpul: Simpul
    staf: int = 0
    anak: int = 0
    dari: int = 0  # the page that sends here


@dataclass(eq=False)
class Halaman:
    nomor: int
    bagian: list[Bagian]
    bagan: Bagan
    kartu: dict[str, Kartu] = field(repr=False)


@dataclass
class _Isi:
    """What a page would show: of `utama` so many rows and boxes; of others everything that is `buka`."""

    utama: Bagian | None
    staf: int
    anak: int
    buka: set[str]
    asing: set[str]  # places that came from another page: their foot says so
    sisa: bool = False

    def pilih(self, s: Simpul):
        kaki = ISI_NANTI if s.kunci in self.asing else ""
        if self.utama is not None and s is self.utama.simpul:
            a, b = self.utama.staf, self.utama.anak
            kaki = ISI_NANTI if self.sisa else kaki
            return s.staf[a : a + self.staf], s.anak[b : b + self.anak], kaki
        if s.kunci in self.buka or not (s.staf or s.anak):
            return s.staf, s.anak, kaki
        return (), (), ISI_NANTI


def cut_pages(
    peta: Peta, akar: Sequence[Simpul], lebar: int = LEBAR, tinggi: int = TINGGI
) -> list[Halaman]:
    """Pages in reading order: each is followed by the branches it sends to."""
    return _Pemotong(peta, lebar, tinggi).cut(akar)


class _Pemotong:
    def __init__(self, peta: Peta, lebar: int, tinggi: int):
        self.peta, self.lebar, self.tinggi = peta, lebar, tinggi
        self.halaman: list[Halaman] = []
        self.tujuan: dict[
            tuple[int, str], int
        ] = {}  # (page, place cut there): page where it goes on

    def cut(self, akar: Sequence[Simpul]) -> list[Halaman]:
        tumpuk = [Bagian(s) for s in reversed(akar)]
        while tumpuk:
            if bersama := self._together(tumpuk):
                continue_with = tumpuk[-bersama:][::-1]
                del tumpuk[-bersama:]
                isi = self._whole([b.simpul for b in continue_with], continue_with)
                self._emit(continue_with, isi, self._lay(isi, [b.simpul for b in continue_with]))
                continue
            tumpuk.extend(reversed(self._part(tumpuk.pop())))
        self._signpost()
        return self.halaman

    def _whole(self, akar: Sequence[Simpul], bagian: Sequence[Bagian]) -> _Isi:
        asing = {b.simpul.kunci for b in bagian if b.dari}
        return _Isi(None, 0, 0, _Semua(), asing)

    def _together(self, tumpuk: list[Bagian]) -> int:
        """How many of the next parts fit on one page, whole."""
        banyak = 0
        for n in range(1, len(tumpuk) + 1):
            bagian = tumpuk[-n:][::-1]
            if bagian[-1].staf or bagian[-1].anak:
                break
            akar = [b.simpul for b in bagian]
            if not self._fits(self._whole(akar, bagian), akar):
                break
            banyak = n
        return banyak

    def _part(self, bagian: Bagian) -> list[Bagian]:
        """A page with as much of a large part as it takes; what follows from it, in order."""
        s = bagian.simpul
        isi = _Isi(bagian, len(s.staf) - bagian.staf, len(s.anak) - bagian.anak, set(), set())
        isi.asing = {s.kunci} if bagian.dari else set()
        isi.sisa = bool(bagian.dari)
        if not self._fits(isi, [s]):
            isi.sisa, isi.anak = True, 0
            isi.staf = self._most(lambda n: self._tries(isi, s, staf=n), isi.staf)
            if bagian.staf + isi.staf == len(s.staf):
                banyak = len(s.anak) - bagian.anak
                isi.anak = self._most(lambda n: self._tries(isi, s, anak=n), banyak)
            if not (isi.staf or isi.anak):  # never stand still, even on a page too small for a row
                isi.staf, isi.anak = (1, 0) if bagian.staf < len(s.staf) else (0, 1)
        self._open(isi, s)
        nomor = self._emit([bagian], isi, self._lay(isi, [s]))
        berikut = []
        sisa_staf, sisa_anak = bagian.staf + isi.staf, bagian.anak + isi.anak
        if sisa_staf < len(s.staf) or sisa_anak < len(s.anak):
            berikut.append(Bagian(s, sisa_staf, sisa_anak, nomor))
        return [*berikut, *(Bagian(p, dari=nomor) for p in self._closed(isi, s))]

    def _tries(self, isi: _Isi, s: Simpul, **ganti) -> bool:
        lama = isi.staf, isi.anak
        isi.staf, isi.anak = ganti.get("staf", lama[0]), ganti.get("anak", lama[1])
        muat = self._fits(isi, [s])
        isi.staf, isi.anak = lama
        return muat

    @staticmethod
    def _most(muat: Callable[[int], bool], banyak: int) -> int:
        """The largest number that fits."""
        bawah, atas = 0, banyak
        while bawah < atas:
            tengah = (bawah + atas + 1) // 2
            if muat(tengah):
                bawah = tengah
            else:
                atas = tengah - 1
        return bawah

    def _open(self, isi: _Isi, s: Simpul) -> None:
        """Open closed branches while the page has room: whole where possible, else one level."""
        antre = self._closed(isi, s)
        for p in antre:
            sebelum = set(isi.buka)
            isi.buka |= {k.kunci for k in _below(p)}
            if self._fits(isi, [s]):
                continue
            isi.buka = sebelum | {p.kunci}
            if p.anak and self._fits(isi, [s]):
                antre.extend(a for a in p.anak if a.staf or a.anak)
            else:
                isi.buka = sebelum

    def _closed(self, isi: _Isi, s: Simpul) -> list[Simpul]:
        """Places on the page whose branches are not."""
        tertutup, tumpuk = [], [s]
        while tumpuk:
            kini = tumpuk.pop()
            _, anak, _ = isi.pilih(kini)
            if kini is not s and kini.kunci not in isi.buka and (kini.staf or kini.anak):
                tertutup.append(kini)
            tumpuk.extend(reversed(anak))
        return tertutup

    def _fits(self, isi: _Isi, akar: Sequence[Simpul]) -> bool:
        kartu: dict[str, Kartu] = {}
        luas = 0
        puncak = make_kotak(self.peta, akar, kartu, isi.pilih)
        for k in kartu.values():
            luas += k.lebar * k.tinggi
        if luas > self.lebar * self.tinggi:
            return False
        bagan = place(puncak, self.lebar)
        return bagan.lebar <= self.lebar and bagan.tinggi <= self.tinggi

    def _lay(self, isi: _Isi, akar: Sequence[Simpul]) -> tuple[Bagan, dict[str, Kartu]]:
        kartu: dict[str, Kartu] = {}
        return place(make_kotak(self.peta, akar, kartu, isi.pilih), self.lebar), kartu

    def _emit(self, bagian: list[Bagian], isi: _Isi, gambar) -> int:
        nomor = len(self.halaman) + 1
        self.halaman.append(Halaman(nomor, bagian, *gambar))
        for b in bagian:
            if b.dari:
                self.tujuan[b.dari, b.simpul.kunci] = nomor
        return nomor

    def _signpost(self) -> None:
        for halaman in self.halaman:
            dari = {b.simpul.kunci: b.dari for b in halaman.bagian if b.dari}
            for kunci, kartu in halaman.kartu.items():
                if kartu.keterangan:
                    kata = [f"dari hal. {dari[kunci]}"] if kunci in dari else []
                    if lanjut := self.tujuan.get((halaman.nomor, kunci)):
                        kata.append(f"lanjut di hal. {lanjut}")
                    kartu.keterangan = " · ".join(kata)


class _Semua(set):
    """Everything is open."""

    def __contains__(self, _):
        return True


def _below(s: Simpul) -> list[Simpul]:
    """A place and all boxes below it."""
    semua, tumpuk = [], [s]
    while tumpuk:
        kini = tumpuk.pop()
        semua.append(kini)
        tumpuk.extend(kini.anak)
    return semua
