"""Per Jabatan: one row per post; its FTE is the JUMLAH of its table on the sheet ABK."""

from __future__ import annotations

from asnplan.lib.xlsx import A3_MENDATAR, BULAT, EMPAT_DESIMAL, Buku, Isi, Kolom, Lembar, Rumus
from units.calculators.aturan import Pembulatan
from units.calculators.jenis import LABEL_JENJANG, Jenis
from workload.calculators.kebutuhan import Dasar
from workload.exports.kebutuhan import Kebutuhan

NAMA = "Per Jabatan"
KOLOM = [
    Kolom("Kode unit", 20, bungkus=True),
    Kolom("Unit kerja", 44, bungkus=True),
    Kolom("Kode jabatan", 25, bungkus=True),
    Kolom("Jabatan", 40, bungkus=True),
    Kolom("Jenis", 13),
    Kolom("Jenjang", 12),
    Kolom("Kelas", 7, BULAT, tengah=True),
    Kolom("Dasar", 9),
    Kolom("Baris dihitung", 9, BULAT),
    Kolom("FTE", 12, EMPAT_DESIMAL, tengah=True),
    Kolom("Pembulatan", 14),
    Kolom("Kebutuhan", 11, BULAT),
    Kolom("Bezetting", 10, BULAT),
    Kolom("Sumber bezetting", 15),
    Kolom("Kurang", 9, BULAT),
    Kolom("Lebih", 9, BULAT),
    Kolom("EJ", 9, EMPAT_DESIMAL, tengah=True),
    Kolom("PJ", 6, tengah=True),
]

DASAR = {Dasar.ABK: "ABK", Dasar.PEMBINA: "Pembina"}
PEMBULATAN = {
    Pembulatan.SETENGAH_KE_ATAS: "Terdekat",
    Pembulatan.KE_ATAS: "Ke atas",
    Pembulatan.KE_BAWAH: "Ke bawah",
    Pembulatan.SATU: "Satu per kotak",
}
SUMBER = {
    "pegawai": "Daftar pegawai",
    "ketik": "Diketik, diimpor",
    "beku": "Dibekukan",
    "": "Belum ada data",
}


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
                DASAR[Dasar(p.dasar)],
                p.baris,
                fte,
                "" if p.dasar == Dasar.PEMBINA and not p.struktural else PEMBULATAN[cara],
                p.kebutuhan,
                p.bezetting,
                SUMBER[p.bezetting_sumber],
                Rumus(f'=IF(L{r}="",0,MAX(L{r}-M{r},0))', p.kurang),
                Rumus(f'=IF(L{r}="",0,MAX(M{r}-L{r},0))', p.lebih),
                Rumus(f'=IF(OR(I{r}=0,M{r}=0),"–",J{r}/M{r})', "–" if p.ej is None else p.ej),
                p.grade or "–",
            )
        )
    lembar.catatan(
        "Dasar: ABK = analisis beban kerja; Pembina = surat instansi pembina. Pembulatan: terdekat = 0,5 ke atas; satu "
        "per kotak = jabatan manajerial diisi tepat satu orang, berapa pun beban kerjanya. EJ = FTE ÷ bezetting."
    )
    lembar.selesai(beku_kolom=4)
