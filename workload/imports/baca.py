"""Reading a workload file, whatever its layout, into posts with their rows, and reconciling it with itself.

No database: the result depends on the file, the period's rules, and what a person said about the file
(headings, answers to questions). A page that gets an answer reads again.

    kisi.py (asnplan.lib)  the file as grids of cells
    kepala.py, kolom.py    headings, of one row or several, and the fields that they name
    blok.py, label.py      titles, tasks, totals and signatures told apart; what belongs together
    baris.py, sel.py       figures read, questions put (isian.py: asnplan's own file)
    efektif.py             the effective time that a file divides by
    satuan.py              minutes or hours
    rinci.py               details, headings, lines that go on
    rekonsiliasi.py        every printed figure computed again; sebab.py: why it differs
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from asnplan.lib.kisi import Kisi, read_kisi
from asnplan.lib.sampah import collector_paused
from asnplan.lib.tabel import BerkasDitolak
from units.calculators.aturan import Aturan
from workload.imports.asal import IsiJabatan
from workload.imports.baris import (
    PembacaBaris,
    detect_styles,
    missing_columns,
    named_columns,
    printed_precision,
)
from workload.imports.blok import PembacaLembar
from workload.imports.kepala import OWN_COLUMNS
from workload.imports.rekonsiliasi import Rekonsiliasi
from workload.imports.rinci import arrange
from workload.imports.satuan import decide_period, decide_unit
from workload.imports.terbaca import BukuTerbaca, JabatanBerkas, LembarTerbaca


def read_beban_kerja(
    sumber,
    aturan: Aturan,
    *,
    nama: str = "",
    lapor=None,
    alias: Mapping[str, str] = {},
    jawaban: Mapping[str, str] = {},
) -> BukuTerbaca:
    """The file in its order. Raises BerkasDitolak where nothing of it can be used.

    alias     normalised heading of the file -> field of kolom.py, where a person said so
    jawaban   Pertanyaan.kunci -> what a person answered
    """
    with collector_paused():
        return read_grids(
            read_kisi(sumber, nama), aturan, alias=alias, jawaban=jawaban, lapor=lapor
        )


def read_grids(
    grids: Iterable[Kisi],
    aturan: Aturan,
    *,
    alias: Mapping[str, str] = {},
    jawaban: Mapping[str, str] = {},
    lapor=None,
) -> BukuTerbaca:
    """The same of sheets that are in memory."""
    buku = BukuTerbaca([])
    for kisi in grids:
        lembar, jabatan = _read_sheet(kisi, aturan, alias, jawaban, lapor)
        lembar.jabatan = len(jabatan)
        buku.lembar.append(lembar)
        buku.jabatan += jabatan
    if any(x.kolom.keys() >= OWN_COLUMNS for x in buku.lembar):
        buku.lembar = [
            x for x in buku.lembar if x.kepala
        ]  # the page that says how to fill it in is no loss
    if not buku.jabatan:
        ditolak = BerkasDitolak(*_refusal(buku.lembar))
        ditolak.lembar = buku.lembar  # headings that a person may explain
        raise ditolak
    return buku


def _read_sheet(
    kisi: Kisi, aturan: Aturan, alias: Mapping[str, str], jawaban: Mapping[str, str], lapor
) -> tuple[LembarTerbaca, list[JabatanBerkas]]:
    pembaca_lembar = PembacaLembar(kisi, {**alias, **named_columns(kisi.nama, jawaban)})
    bloks = pembaca_lembar.read()
    gaya = detect_styles(bloks)
    pembaca = [PembacaBaris(b, pembaca_lembar, aturan, jawaban, gaya) for b in bloks]
    putusan = decide_unit(pembaca, aturan, jawaban)
    periode, tanya_periode = decide_period(pembaca, putusan, aturan, jawaban)
    tanya = [t for t in (putusan.tanya, tanya_periode) if t]
    isi: list[tuple[PembacaBaris, list[IsiJabatan]]] = []
    for p in pembaca:
        p.satuan_dugaan, p.efektif_dugaan = putusan.satuan, putusan.efektif
        p.satuan_terbuka = putusan.tanya is not None
        p.periode_judul = periode or p.periode_judul
        isi.append((p, p.read(lapor)))
    presisi = printed_precision([a for _, daftar in isi for i in daftar for a in i.asal])
    efektif = _usual_effective(isi)
    hasil: list[JabatanBerkas] = []
    for p, daftar in isi:
        periksa = Rekonsiliasi(p, aturan, presisi, efektif)
        for i in daftar:
            arrange(i)
            i.jabatan.tugas = [a.tugas for a in i.asal]
            i.jabatan.tercetak = [a.tercetak for a in i.asal]
            periksa.check(i)
            i.jabatan.pertanyaan[:0] = [*missing_columns(p), *tanya]
            hasil.append(i.jabatan)
    return pembaca_lembar.lembar, [j for j in hasil if j.tugas]


def _usual_effective(isi) -> Decimal | None:
    """The effective time that most rows of the sheet divide by."""
    hitung = Counter(
        a.efektif.menit for _, daftar in isi for i in daftar for a in i.asal if a.efektif and a.efektif.dasar is None
    )  # fmt: skip
    return hitung.most_common(1)[0][0] if hitung else None


def _refusal(lembar: list[LembarTerbaca]) -> list[str]:
    """What was looked for and what was found."""
    if len(lembar) == 1 and lembar[0].kepala:
        return [lembar[0].keterangan or "Berkas hanya memuat judul kolom, tanpa baris data."]
    return [
        "Tidak ada tabel beban kerja di berkas ini: yang dicari baris judul dengan kolom uraian tugas, volume (atau "
        "beban kerja, jumlah hasil) dan waktu penyelesaian (atau norma waktu).",
        *(f"Lembar “{x.nama}”: {x.keterangan}" for x in lembar if x.nama and x.keterangan),
    ]
