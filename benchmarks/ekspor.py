"""P7: the workbook of a city against openpyxl (write_only) writing the same cells.

Our time includes reading the database; openpyxl is handed the cells. Each runs in a process of its own,
which also tells its peak of memory beside a process that only started.
"""

from __future__ import annotations

import io
import tempfile
import time
from typing import ClassVar
from unittest import mock

from benchmarks import data
from benchmarks.proses import apart
from benchmarks.ukur import Hasil, ms


def run():
    polos, kami, openpyxl = (
        apart("ekspor", f"measure_{apa}") for apa in ("nothing", "ours", "openpyxl")
    )
    apa = f"export_kebutuhan, {openpyxl['baris']:,} rows, {openpyxl['sel']:,} cells"
    a, b = kami["detik"], openpyxl["detik"]
    yield Hasil("P7", apa, ms(a), ms(b), a / b, 0.5)
    lebih = kami["puncak"] - polos["puncak"]
    yield Hasil(
        "P7", "memory of it, above a bare process", f"{kami['puncak']:.0f} MB", f"{polos['puncak']:.0f} MB", lebih, 100, satuan="MB"
    )  # fmt: skip


# --- in the process -----------------------------------------------------------------------------


def measure_nothing() -> None:
    pass


def _read():
    from units.models import Periode
    from workload.exports.kebutuhan import read_kebutuhan

    periode = Periode.objects.select_related("instansi", "aturan").get(
        instansi__kode=data.SATU, tahun=data.TAHUN
    )
    return read_kebutuhan(periode, unit=None, oleh="benchmarks")


def measure_ours() -> dict:
    from workload.exports import buku
    from workload.exports.kebutuhan import snapshot

    with tempfile.TemporaryFile() as berkas:
        mulai = time.perf_counter()
        with snapshot():
            buku.write_buku(_read(), berkas)
        return {"detik": time.perf_counter() - mulai}


def measure_openpyxl() -> dict:
    """The tables of the workbook (the cover is small) by another library: fonts, borders, formats, widths."""
    from workload.exports import buku

    with mock.patch.object(buku, "Buku", _Perekam):
        buku.write_buku(_read(), None)  # every cell is computed before the clock starts
    tabel = _Perekam.tabel
    with tempfile.TemporaryFile() as berkas:
        mulai = time.perf_counter()
        _write_openpyxl(tabel, berkas)
        detik = time.perf_counter() - mulai
    return {
        "detik": detik,
        "baris": sum(t.tugas for t in tabel if t.nama.startswith("ABK")),
        "sel": sum(len(t.isi) * len(t.kolom) for t in tabel),
    }


class _Perekam:
    """Stands in for asnplan.lib.xlsx.Buku and keeps what it is told to write."""

    tabel: ClassVar[list] = []

    def __init__(self, file, **_):
        from asnplan.lib import xlsx

        self.asli = xlsx.Buku(io.BytesIO(), judul="")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.asli.__exit__()

    def lembar_isian(self, *args):
        return self.asli.lembar_isian(*args)

    def lembar(self, *args, **kwargs):
        lembar = self.asli.lembar(*args, **kwargs)
        lembar.isi, lembar.tugas = [], 0

        def tulis(isi, gaya="", **_):
            lembar.isi.append(tuple(isi))
            lembar.tugas += gaya != "jumlah"  # totals below a table are rows, but no tasks
            lembar._baris += 1
            return lembar._baris

        lembar.tulis = tulis
        self.tabel.append(lembar)
        return lembar


def _write_openpyxl(tabel, berkas) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    from asnplan.lib.xlsx import Rumus

    garis = Side(style="thin", color="B9C6CA")
    tepi, huruf = Border(garis, garis, garis, garis), Font(name="Calibri", size=10)
    buku = Workbook(write_only=True)
    for t in tabel:
        lembar = buku.create_sheet(t.nama)
        gaya = []
        for i, k in enumerate(t.kolom, 1):
            lembar.column_dimensions[get_column_letter(i)].width = k.lebar
            rata = Alignment(
                vertical="top", wrap_text=k.bungkus, horizontal="center" if k.tengah else None
            )
            gaya.append((k.format or "General", rata))
        for isi in t.isi:
            baris = []
            for nilai, (format, rata) in zip(isi, gaya, strict=True):
                sel = WriteOnlyCell(lembar, nilai.teks if isinstance(nilai, Rumus) else nilai)
                sel.font, sel.border, sel.alignment = huruf, tepi, rata
                sel.number_format = format
                baris.append(sel)
            lembar.append(baris)
    buku.save(berkas)
