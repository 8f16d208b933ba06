"""ABK: the form of eight columns, one table per post, stacked.

    kolom 7 = kolom 4 × kolom 6 ÷ kolom 5      pegawai = waktu × beban kerja ÷ waktu kerja efektif

A volume of another period is written as volume*pengali, an hour as jam*60, so the derivation shows; the
effective time is the cell on the cover. A ratio row has no time: its formula is beban × orang ÷ satuan. A
table is kept on one printed page where it fits; where it goes on, the numbers of the columns stand again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from asnplan.lib.angka import format_angka, plain
from asnplan.lib.xlsx import (
    APA_ADANYA,
    BULAT,
    EMPAT_DESIMAL,
    SELISIH,
    Buku,
    Cetak,
    Isi,
    Kolom,
    Lembar,
    Rumus,
    height,
    lines,
)
from units.calculators.aturan import Pembulatan
from units.calculators.jenis import Jenis
from workload.calculators.kebutuhan import Dasar
from workload.calculators.pendekatan import SatuanWaktu
from workload.calculators.perhitungan import Baris, Keadaan, alasan_disisihkan
from workload.exports.kebutuhan import BarisTugas, Kebutuhan, UraianJabatan
from workload.rekap import BarisJabatan

NAMA = "ABK"
KOLOM = [
    Kolom("NO", 6, tengah=True),
    Kolom("URAIAN TUGAS", 52, bungkus=True, bertakik=True),
    Kolom("SATUAN HASIL", 22, bungkus=True),
    Kolom("WAKTU PENYELESAIAN (MENIT)", 14, APA_ADANYA, tengah=True),
    Kolom("WAKTU KERJA EFEKTIF (MENIT)", 13, APA_ADANYA, tengah=True),
    Kolom("BEBAN KERJA (1 TAHUN)", 13, APA_ADANYA, tengah=True),
    Kolom("PEGAWAI YANG DIBUTUHKAN", 14, EMPAT_DESIMAL, tengah=True),
    Kolom("KETERANGAN", 24, bungkus=True),
]
SISA_HALAMAN = 12  # points left free at the foot: programs round the heights of rows
HALAMAN_SELEMBAR = 1_000  # a sheet may have 1,023 page breaks
BARIS_SEHALAMAN = 25  # lines of text that surely fit on a page, beside the heads of tables


def open_sheets(buku: Buku, data: Kebutuhan, anak_judul: list[str]) -> list[Lembar]:
    """The first sheet, and more where there are more pages than a sheet may have."""
    banyak = max(_sheet_of(data).values(), default=0) + 1
    return [
        buku.lembar(
            f"{NAMA} {i + 1}" if i else NAMA,
            KOLOM,
            judul=["ANALISIS BEBAN KERJA", *anak_judul],
            bernomor=True,
            berkepala=False,
            cetak=Cetak(dipatah=True),
        )
        for i in range(banyak)
    ]


def _sheet_of(data: Kebutuhan) -> dict[int, int]:
    """{post that has rows: number of its sheet}, by the pages that it takes at most."""
    hasil: dict[int, int] = {}
    halaman = 0
    for p in data.posts:
        uraian = data.uraian[p.pk]
        if uraian.tugas:
            halaman += 1 + uraian.baris_cetak // BARIS_SEHALAMAN
            hasil[p.pk] = halaman // HALAMAN_SELEMBAR
    return hasil


def write(lembar: list[Lembar], data: Kebutuhan, waktu_efektif: str) -> dict[int, str]:
    """Write the table of every post; gives, per post, the cell with the sum of its rows."""
    jumlah: dict[int, str] = {}
    halaman = [_Halaman(satu) for satu in lembar]
    tempat = _sheet_of(data)
    if tanpa := len(data.posts) - len(tempat):
        lembar[0].teks(
            f"{format_angka(tanpa)} jabatan yang belum mempunyai uraian tugas tidak mempunyai tabel di sini; "
            "semuanya ada di lembar Per Jabatan.",
            redup=True,
        )
        lembar[0].kosong()
        halaman[0].isi += 2 * height(1)
    for jabatan, kelompok in groupby(data.tugas(), key=lambda b: b.jabatan.pk):
        satu = halaman[tempat[jabatan]]
        baris = _Tabel(satu, data, list(kelompok), waktu_efektif).write()
        jumlah[jabatan] = f"'{satu.lembar.nama}'!$G${baris}"
    for satu in lembar:
        satu.selesai(saring=False)
    return jumlah


class _Halaman:
    """Where on the printed page the next row of a sheet comes to stand."""

    def __init__(self, lembar: Lembar):
        self.lembar = lembar
        self.isi = 60.0  # title lines of the first page
        self.kosong = True  # no table on this page yet

    def muat(self, tinggi: float) -> bool:
        return self.isi + tinggi <= self.lembar.tinggi_halaman - SISA_HALAMAN

    def ganti(self) -> None:
        self.lembar.patah()
        self.isi, self.kosong = 0.0, True


class _Tabel:
    """The table of one post."""

    def __init__(self, halaman: _Halaman, data: Kebutuhan, tugas: list[BarisTugas], efektif: str):
        self.halaman, self.lembar, self.data = halaman, halaman.lembar, data
        self.tugas, self.efektif = tugas, efektif
        self.post: BarisJabatan = tugas[0].jabatan
        self.uraian: UraianJabatan = data.uraian[self.post.pk]

    def write(self) -> int:
        """Gives the row of JUMLAH."""
        lembar, halaman = self.lembar, self.halaman
        baris = [self._isi(t) for t in self.tugas]
        tinggi = [
            height(lembar.lines(b, t.tingkat)) for b, t in zip(baris, self.tugas, strict=True)
        ]
        kop = list(self._kop())
        kepala = lembar.tinggi_kepala + sum(height(lines(k, lembar.lebar)) for k in kop)
        penutup = list(self._penutup())
        ekor = sum(height(lembar.lines(b)) for _, b in penutup)
        if not halaman.kosong:
            utuh = 14 + kepala + sum(tinggi) + ekor
            if not halaman.muat(utuh):
                halaman.ganti()
            else:
                lembar.kosong(14)
                halaman.isi += 14
        for i, teks in enumerate(kop):
            lembar.teks(teks, tebal=i == 0)
        lembar.tulis_kepala()
        halaman.isi += kepala
        halaman.kosong = False
        awal = lembar.baris_berikut
        for i, (b, t) in enumerate(zip(baris, self.tugas, strict=True)):
            terakhir = ekor if i + 1 == len(baris) else 0
            if not halaman.muat(tinggi[i] + terakhir):
                halaman.ganti()
                lembar.tulis_nomor(lanjutan=True)
                halaman.isi, halaman.kosong = height(1), False
            r = lembar.baris_berikut
            lembar.tulis(self._rumus(b, t, r), gaya=_gaya(t.baris), takik=t.tingkat)
            halaman.isi += tinggi[i]
        return self._write_penutup(penutup, awal, ekor)

    # --- heading block --------------------------------------------------------------------------

    def _kop(self) -> Iterator[str]:
        p = self.post
        yield f"Nama Jabatan: {p.nama}"
        yield f"Unit Kerja: {p.unit_nama}"
        if self.uraian.ikhtisar:
            yield f"Ikhtisar Jabatan: {' '.join(self.uraian.ikhtisar.split())}"

    # --- rows -----------------------------------------------------------------------------------

    def _isi(self, t: BarisTugas) -> tuple[Isi, ...]:
        """The cells of a row, formulas not yet among them."""
        b = t.baris
        if b.kelompok:
            return (t.nomor, b.uraian, *[None] * 6)
        return (t.nomor, b.uraian, b.satuan or b.hasil, None, None, None, None, _keterangan(b))

    def _rumus(self, isi: tuple[Isi, ...], t: BarisTugas, r: int) -> tuple[Isi, ...]:
        """The row with its figures, at row `r`."""
        b = t.baris
        if b.kelompok:
            return isi
        if b.pendekatan.memakai_waktu:
            waktu, efektif = _waktu(b), Rumus(f"={self.efektif}", self.data.aturan.waktu_efektif)
            pegawai = f"=D{r}*F{r}/E{r}"
        else:
            waktu = efektif = "–"
            pegawai = ""
            if t.fte is not None:
                pegawai = f"=F{r}*{plain(b.rasio_orang)}/{plain(b.rasio_unit)}"
        orang = None if t.fte is None else Rumus(pegawai, t.fte)
        return (*isi[:3], waktu, efektif, _volume(b), orang, isi[7])

    # --- totals ---------------------------------------------------------------------------------

    def _penutup(self) -> Iterator[tuple[str, tuple[Isi, ...]]]:
        p, cara = self.post, self.data.aturan.cara(Jenis(self.post.jenis))
        yield "jumlah", ("JUMLAH", *[None] * 7)
        yield "bulat", ("PEMBULATAN", *[None] * 6, self._cara(cara))
        yield "bulat", ("BEZETTING (PEGAWAI YANG ADA)", *[None] * 7)
        kata = "Belum dianalisis" if p.kebutuhan is None else p.keadaan.capitalize()
        yield "selisih", ("KURANG (−) / LEBIH (+)", *[None] * 6, kata)

    def _cara(self, cara: Pembulatan) -> str:
        if cara is Pembulatan.SATU or self.post.dasar != Dasar.PEMBINA:
            return cara.label
        surat = f" nomor {self.uraian.nomor_surat}" if self.uraian.nomor_surat else ""
        if self.uraian.tanggal_surat:
            surat += f" tanggal {self.uraian.tanggal_surat:%d-%m-%Y}"
        return f"Menurut surat instansi pembina{surat}"

    def _write_penutup(self, penutup, awal: int, ekor: float) -> int:
        lembar, p = self.lembar, self.post
        jumlah = lembar.baris_berikut
        angka: list[tuple[Isi, str]] = [
            (Rumus(f"=SUM(G{awal}:G{jumlah - 1})", p.fte), ""),
            (p.kebutuhan, BULAT),
            (p.bezetting, BULAT),
            (
                None
                if p.kebutuhan is None
                else Rumus(f"=G{jumlah + 2}-G{jumlah + 1}", p.bezetting - p.kebutuhan),
                SELISIH,
            ),
        ]
        for (_, isi), (nilai, format) in zip(penutup, angka, strict=True):
            lembar.tulis((*isi[:6], nilai, isi[7]), gaya="jumlah", format=format)
            lembar.gabung(0, 5)
        self.halaman.isi += ekor
        return jumlah


def _gaya(b: Baris) -> str:
    if b.kelompok:
        return "tebal"
    return "" if b.keadaan is Keadaan.DIHITUNG else "samar"


def _waktu(b: Baris) -> Isi:
    if b.waktu is None or b.satuan_waktu is SatuanWaktu.MENIT:
        return b.waktu
    return Rumus(f"={plain(b.waktu)}*60", b.waktu * b.satuan_waktu.menit)


def _volume(b: Baris) -> Isi:
    if b.volume is None or not b.pendekatan.memakai_waktu or b.pengali == 1:
        return b.volume
    return Rumus(f"={plain(b.volume)}*{plain(b.pengali)}", b.volume * b.pengali)


def _keterangan(b: Baris) -> str:
    """What the formula of a row cannot say: its period, its ratio, why it does not count; then the note."""
    if alasan := alasan_disisihkan(b):
        return f"Tidak dihitung. {alasan}"
    kata = []
    if not b.pendekatan.memakai_waktu:
        kata.append(
            f"{b.pendekatan.kata.nama}: {format_angka(b.rasio_unit)} satuan per {format_angka(b.rasio_orang)} orang"
        )
    elif b.pengali != 1:
        kata.append(
            f"{format_angka(b.volume)} {b.periode_volume.label} × {format_angka(b.pengali)}"
        )
    if b.pendekatan.memakai_waktu and b.satuan_waktu is SatuanWaktu.JAM:
        kata.append(f"{format_angka(b.waktu)} jam × 60")
    if b.catatan:
        kata.append(b.catatan)
    return "; ".join(kata)
