"""python -m tests.tata_letak --banyak 3000 --benih 1

Draws workbooks by seed, reads them, compares with the truth and prints what came of it: rates, wrong figures,
and the failing seeds grouped by kind with the choices of layout that they have in common.

    --kerja 2          two processes
    --asing            one heading of each workbook is unknown until a person names it
    --hanya KIND       only failures whose kind begins so
    --rinci            one workbook (--benih): what it holds, what was read, and what failed
    --simpan FOLDER    writes the workbooks there to open them
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asnplan.settings")
django.setup()  # the reader knows names of models; no database is opened

from tests.tata_letak.contoh import draw_contoh  # noqa: E402
from tests.tata_letak.ukur import Nilai, nilai_contoh, read, ukur, ukur_asing  # noqa: E402

URUT = (
    "posts: recall", "posts: precision", "posts: hidden sheet", "rows: recall", "rows: precision", "rows: nesting",
    "figures: load of a row", "figures: people of a ratio row", "figures: volume", "figures: time", "figures: effective time", "figures: printed of a row",
    "figures: printed totals", "texts: task", "texts: result and its unit", "texts: number", "texts: unit", "texts: ikhtisar",
    "questions: asked", "questions: needed", "after the answers: load of a row", "after the answers: not asked again", "contradictions: reported", "contradictions: at the right cell",
    "contradictions: cause named rightly", "follow-ups of contradictions: reported", "follow-ups of contradictions: at the right cell",
    "clean workbooks without a false alarm",
    "unknown headings: offered or understood", "unknown headings: offered", "after the heading was named: load of a row", "after the heading was named: not asked again",
)  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    p = argparse.ArgumentParser(prog="python -m tests.tata_letak")
    p.add_argument("--banyak", type=int, default=500)
    p.add_argument("--benih", type=int, default=1)
    p.add_argument("--kerja", type=int, default=1)
    p.add_argument("--contoh", type=int, default=6, help="seeds shown of each kind of failure")
    p.add_argument("--hanya", default="")
    p.add_argument("--asing", action="store_true", help="one heading of each workbook is unknown")
    p.add_argument("--rinci", action="store_true")
    p.add_argument("--simpan", type=Path)
    pilihan = p.parse_args(argv)
    benih = range(pilihan.benih, pilihan.benih + pilihan.banyak)
    if pilihan.rinci:
        show(pilihan.benih, pilihan.asing)
        benih = [pilihan.benih]
    if pilihan.simpan:
        pilihan.simpan.mkdir(parents=True, exist_ok=True)
        for b in benih:
            contoh = draw_contoh(b)
            (pilihan.simpan / contoh.nama).write_bytes(contoh.isi)
        return 0
    if pilihan.rinci:
        return 0
    kerja = ukur_asing if pilihan.asing else ukur
    mulai = time.perf_counter()
    if pilihan.kerja > 1:
        with Pool(pilihan.kerja) as kolam:
            bagian = kolam.map(kerja, [benih[i :: pilihan.kerja] for i in range(pilihan.kerja)])
    else:
        bagian = [kerja(benih)]
    nilai = Nilai()
    for b in bagian:
        nilai += b
    report(nilai, pilihan, time.perf_counter() - mulai)
    return 1 if nilai.salah else 0


def report(nilai: Nilai, pilihan, detik: float) -> None:
    print(
        f"{nilai.buku} workbooks, seeds {pilihan.benih} to {pilihan.benih + pilihan.banyak - 1}, {detik:.0f} s"
    )
    print(f"  WRONG FIGURES in silence: {nilai.salah}")
    print(f"  wrong figures with a question or finding at the row: {nilai.salah_dikatakan}")
    print(f"  rows held back that could have been read: {nilai.tertahan}")
    print(
        f"  false alarms per clean workbook: {nilai.salah_duga / max(nilai.buku_bersih, 1):.4f} ({nilai.salah_duga} in {nilai.buku_bersih})"
    )
    for nama in URUT:
        if nama in nilai.hitung:
            print(f"  {nama:48}{nilai.hitung[nama]}")
    print("  contradictions reported, by kind:")
    for nama in sorted(n for n in nilai.hitung if n.startswith("  ")):
        print(f"  {nama:48}{nilai.hitung[nama]}")
    groups = defaultdict(list)
    for g in nilai.gagal:
        if g.jenis.startswith(pilihan.hanya):
            groups[g.jenis].append(g)
    print("\nFailures by kind (times, workbooks; choices of layout they share; first seeds)")
    for jenis, daftar in sorted(groups.items(), key=lambda x: -len({g.benih for g in x[1]})):
        buku = sorted({g.benih for g in daftar})
        print(f"\n{jenis}: {len(daftar)} times in {len(buku)} workbooks")
        print(f"    share: {', '.join(_shared(nilai, jenis, len(buku)))}")
        for b in buku[: pilihan.contoh]:
            print(f"    {b}: {next(g.alasan for g in daftar if g.benih == b)}".replace("\n", "⏎"))


def _shared(nilai: Nilai, jenis: str, buku: int) -> list[str]:
    """Choices that the failing workbooks make more often than all do."""
    hasil = []
    for tanda, n in nilai.tanda_gagal[jenis].items():
        umum = nilai.tanda[tanda] / nilai.buku
        if n >= 2 and n / buku > 1.3 * umum:
            hasil.append(
                ((n / buku) * (n / buku) / umum, f"{tanda} {n}/{buku} (usually {100 * umum:.0f} %)")
            )
    return [teks for _, teks in sorted(hasil, reverse=True)[:4]] or ["nothing in particular"]


def show(benih: int, asing: bool = False) -> None:
    """A workbook as text, beside what was read of it."""
    contoh = draw_contoh(benih, asing=asing)
    print(
        f"seed {benih}, period {contoh.aturan.waktu_efektif}, file {contoh.efektif}, {contoh.tata.tanda()}"
    )
    for lembar in contoh.lembaran:
        print(
            f"\n--- {lembar.nama} {'(hidden)' if lembar.tersembunyi else ''} merged {lembar.gabungan[:6]}"
        )
        for b in range(lembar.tinggi):
            isi = sorted((k, sel) for (baris, k), sel in lembar.sel.items() if baris == b)
            if isi:
                print(f"{b + 1:4} " + " | ".join(f"{chr(65 + k)} {_cell(sel)}" for k, sel in isi))
    print("\nput in:")
    for k in contoh.kesalahan:
        print(
            f"  {k.jenis} {k.lembar}!{sorted(k.sel)[:5]} {sorted(k.sebab)} {'follow-up' if k.akibat else ''} {'' if k.wajib else 'allowed'}"
        )
    print("\nread:")
    try:
        for j in (buku := read(contoh)).jabatan:
            print(
                f"  {j.lembar}!{j.sel} “{j.nama}” / “{j.unit}” efektif {j.efektif} jumlah {j.jumlah_tercetak} bulat {j.pembulatan_tercetak} ada {j.bezetting_tercetak}"
            )
            for t in j.tugas:
                print(
                    f"    {t.nomor_baris} [{t.nomor}] {'  ' * t.tingkat}{t.uraian[:50]!r} {t.volume} {t.periode} × {t.waktu} {t.satuan_waktu} = {t.beban.menit} {'' if t.dihitung else 'HELD'} {'group' if t.kelompok else ''}"
                )
            for t in j.temuan:
                print(f"    ! {t.jenis} {t.sel} [{t.sebab}] {t.pesan}")
            for p in j.pertanyaan:
                print(f"    ? {p.kunci} {p.pilihan} {p.kalimat}")
        for x in buku.lembar:
            print(f"  sheet {x.nama}: {x.kepala} {x.kolom} foreign {x.kolom_asing} {x.keterangan}")
    except Exception as galat:
        print(f"  {type(galat).__name__}: {galat}")
    print("\nfailed:")
    for g in nilai_contoh(contoh).gagal:
        print(f"  {g.jenis}: {g.alasan}")


def _cell(sel) -> str:
    nilai = (
        sel.nilai
        if isinstance(sel.nilai, str)
        else f"{float(sel.nilai):.6g}"
        if not hasattr(sel.nilai, "year")
        else sel.nilai
    )
    return (
        f"{sel.rumus} → {nilai}"
        if sel.rumus
        else f"{nilai!r}"
        if isinstance(sel.nilai, str)
        else str(nilai)
    )


if __name__ == "__main__":
    sys.exit(main())
