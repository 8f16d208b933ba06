"""PETA JABATAN as a table: posts under their unit, with what there is, what is needed and the difference."""

from __future__ import annotations

from asnplan.lib.xlsx import A4_MENDATAR, BULAT, SELISIH, Buku, Isi, Kolom, Lembar, Rumus
from units.calculators.jenis import LABEL_JENJANG, Jenis
from workload.exports.kebutuhan import Kebutuhan
from workload.exports.lembar.selisih import Letak, write_total
from workload.rekap import BarisJabatan

NAMA = "PETA JABATAN"
KOLOM = [
    Kolom("JENIS JABATAN", 24),
    Kolom("NAMA JABATAN", 62, bungkus=True, bertakik=True),
    Kolom("KELAS JABATAN", 10, BULAT, tengah=True),
    Kolom("KETERSEDIAAN", 14, BULAT, tengah=True),
    Kolom("KEBUTUHAN", 12, BULAT, tengah=True),
    Kolom("KURANG/LEBIH", 13, SELISIH, tengah=True),
    Kolom("STATUS", 16, tengah=True),
]
STATUS = {"kurang": "Kurang", "lebih": "Lebih", "pas": "Sesuai", "belum": "Belum dianalisis"}


def open_sheet(buku: Buku, anak_judul: list[str]) -> Lembar:
    judul = ["PETA JABATAN", *anak_judul]
    return buku.lembar(NAMA, KOLOM, judul=judul, cetak=A4_MENDATAR)


def write(lembar: Lembar, data: Kebutuhan) -> None:
    for c in data.cabang:
        lembar.tulis((None, c.unit.nama, *[None] * 5), gaya="tebal", takik=c.unit.tingkat)
        for p in c.posts:
            r = lembar.baris_berikut
            selisih: Isi = None
            if p.kebutuhan is not None:
                selisih = Rumus(f"=D{r}-E{r}", p.bezetting - p.kebutuhan)
            status = Rumus(
                f'=IF(E{r}="","{STATUS["belum"]}",IF(F{r}<0,"{STATUS["kurang"]}",'
                f'IF(F{r}>0,"{STATUS["lebih"]}","{STATUS["pas"]}")))',
                STATUS[p.keadaan],
            )
            isi = (kind(p), p.nama, p.kelas, p.bezetting, p.kebutuhan, selisih, status)
            lembar.tulis(isi, takik=c.unit.tingkat + 1)
    write_total(lembar, data, Letak(ada="D", butuh="E", selisih="F", kata=1))
    lembar.selesai(beku_kolom=2, saring=False)


def kind(p: BarisJabatan) -> str:
    """Jenis, with the jenjang of a fungsional."""
    jenjang = LABEL_JENJANG.get(p.jenjang, "")
    return f"{Jenis(p.jenis).label} {jenjang}".strip()
