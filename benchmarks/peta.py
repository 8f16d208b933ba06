"""The peta jabatan of a city: placing the boxes against writing the same SVG text without placing any."""

from __future__ import annotations

from benchmarks import data
from benchmarks.ukur import Hasil, by_turns, ms
from units.models import Periode
from workload.calculators.bagan import place
from workload.peta import read_peta
from workload.peta.gambar import draw
from workload.peta.kartu import make_kotak
from workload.peta.svg import shapes


def run():
    periode = Periode.objects.select_related("aturan", "instansi").get(
        instansi__kode=data.SATU, tahun=data.TAHUN
    )
    peta = read_peta(periode)
    kartu: dict = {}
    kotak = make_kotak(peta, peta.akar, kartu)
    bagan = place(kotak)
    tempat, tulis = by_turns(lambda: place(kotak), lambda: write(bagan, kartu), 9)
    n = len(peta.tempat)
    yield Hasil("Peta", f"peta jabatan, {n:,} places: layout, against writing it", ms(tempat), ms(tulis), tempat / tulis, 1)  # fmt: skip
    semua, _ = by_turns(lambda: whole(peta), lambda: None, 5)
    yield Hasil("Peta", "boxes, layout and SVG text together", ms(semua), ms(tulis), semua / tulis)


def write(bagan, kartu) -> str:
    return "\n".join(shapes(draw(bagan, kartu)))


def whole(peta) -> str:
    kartu: dict = {}
    return write(place(make_kotak(peta, peta.akar, kartu)), kartu)
