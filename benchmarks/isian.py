"""The file to fill in for a city against openpyxl (write_only) writing the same cells.

As in `ekspor`, our time includes reading the database and each runs in a process of its own.
"""

from __future__ import annotations

import tempfile
import time
from unittest import mock

from benchmarks import data
from benchmarks.proses import apart
from benchmarks.ukur import Hasil, ms


def run():
    polos, kami, openpyxl = (
        apart("isian", f"measure_{apa}") for apa in ("nothing", "ours", "openpyxl")
    )
    a, b = kami["detik"], openpyxl["detik"]
    apa = f"berkas isian, {openpyxl['baris']:,} rows, {openpyxl['sel']:,} cells"
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
    from workload.exports.isian import read_isian

    periode = Periode.objects.select_related("instansi", "aturan").get(
        instansi__kode=data.SATU, tahun=data.TAHUN
    )
    return read_isian(
        periode, units=periode.instansi.unit.all(), cakupan=data.SATU, oleh="benchmarks"
    )


def measure_ours() -> dict:
    from workload.exports.buku_isian import write_isian
    from workload.exports.kebutuhan import snapshot

    with tempfile.TemporaryFile() as berkas:
        mulai = time.perf_counter()
        with snapshot():
            write_isian(_read(), berkas)
        return {"detik": time.perf_counter() - mulai}


def measure_openpyxl() -> dict:
    from benchmarks.ekspor import _Perekam, _write_openpyxl
    from workload.exports import buku_isian

    with mock.patch.object(buku_isian, "Buku", _Perekam):
        buku_isian.write_isian(_read(), None)  # every cell is computed before the clock starts
    (tabel,) = _Perekam.tabel
    with tempfile.TemporaryFile() as berkas:
        mulai = time.perf_counter()
        _write_openpyxl([tabel], berkas)
        detik = time.perf_counter() - mulai
    return {"detik": detik, "baris": len(tabel.isi), "sel": len(tabel.isi) * len(tabel.kolom)}
