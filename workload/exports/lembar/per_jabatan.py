"""Per Jabatan: one row per post; its FTE is the JUMLAH of its table on the sheet ABK."""

from __future__ import annotations

from asnplan.lib.xlsx import A3_MENDATAR, BULAT, EMPAT_DESIMAL, Buku, Isi, Kolom, Lembar, Rumus
from units.calculators.jenis import LABEL_JENJANG, Jenis
from workload.calculators.kebutuhan import Dasar
from workload.exports.kebutuhan import Kebutuhan
from workload.rekap import SUMBER_BEZETTING

NAMA = "Per Jabatan"
KOLOM = [
    Kolom("Kode unit", 17, bungkus=True),
    Kolom("Unit kerja", 36, bungkus=True),
    Kolom("Kode jabatan", 20, bungkus=True),
    Kolom("Jabatan", 40, bungkus=True),
    Kolom("Jenis", 13),
    Kolom("Jenjang", 13),
    Kolom("Kelas", 7, BULAT, tengah=True),
    Kolom("Dasar", 20, bungkus=True),
    Kolom("Baris dihitung", 9, BULAT),
    Kolom("FTE", 12, EMPAT_DESIMAL),
    Kolom("Pembulatan", 22, bungkus=True),
    Kolom("Kebutuhan", 11, BULAT),
    Kolom("Bezetting", 10, BULAT),
    Kolom("Sumber bezetting", 24, bungkus=True),
    Kolom("Kurang", 9, BULAT),
    Kolom("Lebih", 9, BULAT),
    Kolom("EJ", 9, EMPAT_DESIMAL, tengah=True),
    Kolom("PJ", 6, tengah=True),
]


def open_sheet(buku: Buku, anak_judul: list[str]) -> Lembar:
    judul = ["KEBUTUHAN PER JABATAN", *anak_judul]
    return buku.lembar(NAMA, KOLOM, judul=judul, cetak=A3_MENDATAR)


def write(lembar: Lembar, data: Kebutuhan, jumlah: dict[int, str]) -> None:
    """`jumlah` gives, per post, the cell with the sum of its rows on the sheet ABK."""
    for p in data.posts:
        r = lembar.baris_berikut
        fte: Isi = p.fte
        if p.baris and p.pk in jumlah:
            fte = Rumus(f"={jumlah[p.pk]}", p.fte)
        cara = data.aturan.cara(Jenis(p.jenis))
        lembar.tulis(
            (
                p.unit_kode,
                p.unit_nama,
                p.kode,
                p.nama,
                Jenis(p.jenis).label,
                LABEL_JENJANG.get(p.jenjang, ""),
                p.kelas,
                Dasar(p.dasar).label,
                p.baris,
                fte,
                "" if p.dasar == Dasar.PEMBINA and not p.struktural else cara.label,
                p.kebutuhan,
                p.bezetting,
                SUMBER_BEZETTING[p.bezetting_sumber],
                Rumus(f'=IF(L{r}="",0,MAX(L{r}-M{r},0))', p.kurang),
                Rumus(f'=IF(L{r}="",0,MAX(M{r}-L{r},0))', p.lebih),
                Rumus(f'=IF(OR(I{r}=0,M{r}=0),"–",J{r}/M{r})', "–" if p.ej is None else p.ej),
                p.grade or "–",
            )
        )
    lembar.selesai(beku_kolom=4)
