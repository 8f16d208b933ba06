"""python -m benchmarks [name …] [--kecil] [--drop]"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys

BERDATA_SENDIRI = ("survei",)  # bring their data themselves, into a database of their own
NAMA = (
    "rekap",
    "halaman",
    "simpan",
    "impor",
    "ekspor",
    "isian",
    "peta",
    "survei",
    "server",
    "jawaban",
)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("nama", nargs="*", help=f"{', '.join(NAMA)} (default: all)")
    parser.add_argument(
        "--kecil", action="store_true", help="a small city: tries the benchmarks, proves nothing"
    )
    parser.add_argument("--drop", action="store_true", help="delete the benchmark database")
    args = parser.parse_args(argv)
    if asing := set(args.nama) - set(NAMA):
        parser.error(f"unknown: {', '.join(sorted(asing))}")

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers are stopped on the way out
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asnplan.settings")
    import django

    django.setup()
    from benchmarks import basisdata, data, ukur

    nama = basisdata.NAMA + ("_kecil" if args.kecil else "")
    if args.drop:
        for satu in (nama, *(f"{nama}_{bagian}" for bagian in BERDATA_SENDIRI)):
            basisdata.drop(satu)
        return 0
    hasil = []
    print(ukur.KEPALA)
    for bagian in NAMA:
        if args.nama and bagian not in args.nama:
            continue
        if bagian in BERDATA_SENDIRI:
            basisdata.use(None, f"{nama}_{bagian}")
        else:
            basisdata.use(data.KECIL if args.kecil else data.KOTA, nama)
        for h in importlib.import_module(f"benchmarks.{bagian}").run():
            print(h, flush=True)
            hasil.append(h)
    meleset = [h for h in hasil if h.lulus is False]
    print(
        f"{len(hasil)} measured, {len(meleset)} missed: {', '.join(h.kode for h in meleset) or '–'}"
    )
    return 1 if meleset else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
