"""Rekap Unit: every unit with the totals of its subtree, as sums of a stretch of Per Jabatan."""

from __future__ import annotations

from asnplan.lib.xlsx import BULAT, EMPAT_DESIMAL, Buku, Isi, Kolom, Lembar, Rumus
from workload.exports.kebutuhan import Kebutuhan
from workload.sambungan import SAMBUNGAN

NAMA = "Rekap Unit"
KOLOM = [
    Kolom("Kode unit", 24, bungkus=True),
    Kolom("Unit kerja", 54, bungkus=True, bertakik=True),
    Kolom("Jumlah jabatan", 9, BULAT),
    Kolom("Belum dianalisis", 10, BULAT),
    Kolom("FTE", 13, EMPAT_DESIMAL, tengah=True),
    Kolom("Kebutuhan", 11, BULAT),
    Kolom("Bezetting", 10, BULAT),
    Kolom("Kurang", 9, BULAT),
    Kolom("Lebih", 9, BULAT),
    Kolom("Bezetting dianalisis", 10, BULAT),
    Kolom("EU", 9, EMPAT_DESIMAL, tengah=True),
    Kolom("PU", 6, tengah=True),
]


def open_sheet(buku: Buku, data: Kebutuhan, anak_judul: list[str]) -> Lembar:
    tanda = [Kolom(nama, 13, bungkus=True) for nama in SAMBUNGAN.kolom] if data.tanda else []
    judul = ["REKAPITULASI KEBUTUHAN PER UNIT KERJA", *anak_judul]
    return buku.lembar(NAMA, [*KOLOM, *tanda], judul=judul)


def _marks(data: Kebutuhan, unit: int) -> list[Isi]:
    """What stands beside a unit, each cell a link to the page that says it all."""
    if not data.tanda:
        return []
    tanda = data.tanda.get(unit)
    if tanda is None:
        return [""] * len(SAMBUNGAN.kolom)
    return [_link(data.situs + tanda.url if data.situs else "", teks) for teks in tanda.sel]


def _link(alamat: str, teks: str) -> Isi:
    if not alamat:
        return teks
    return Rumus(
        '=HYPERLINK("{}","{}")'.format(*(t.replace('"', '""') for t in (alamat, teks))), teks
    )


def write(lembar: Lembar, data: Kebutuhan, jabatan: Lembar) -> None:
    """`jabatan` is the sheet Per Jabatan: its posts stand depth first, so a subtree is one stretch."""
    sebelum = 0  # posts of all units before this one
    for c in data.cabang:
        u, r = c.unit, lembar.baris_berikut
        awal, habis = jabatan.awal + sebelum, jabatan.awal + sebelum + u.jabatan - 1
        sebelum += len(c.posts)

        def letak(judul, awal=awal, habis=habis):
            huruf = jabatan.huruf(judul)
            return f"'{jabatan.nama}'!{huruf}{awal}:{huruf}{habis}"

        def jumlah(judul, nilai, letak=letak, ada=u.jabatan) -> Isi:
            return Rumus(f"=SUM({letak(judul)})", nilai) if ada else nilai

        dianalisis: Isi = u.bezetting_dianalisis
        if u.jabatan:
            dianalisis = Rumus(
                f'=SUMIF({letak("Baris dihitung")},">0",{letak("Bezetting")})', dianalisis
            )
        lembar.tulis(
            (
                u.kode,
                u.nama,
                u.jabatan,
                u.belum_dianalisis,
                jumlah("FTE", u.fte),
                jumlah("Kebutuhan", u.kebutuhan),
                jumlah("Bezetting", u.bezetting),
                jumlah("Kurang", u.kurang),
                jumlah("Lebih", u.lebih),
                dianalisis,
                Rumus(f'=IF(J{r}=0,"–",E{r}/J{r})', "–" if u.eu is None else u.eu),
                u.grade or "–",
                *_marks(data, u.pk),
            ),
            gaya="tebal" if u.tingkat == 0 else "",
            takik=u.tingkat,
        )
    lembar.catatan(
        "Setiap baris memuat unit itu beserta semua unit di bawahnya, jadi baris yang bertingkat tidak dijumlahkan "
        "lagi. Kurang dan lebih dijumlahkan terpisah: kelebihan di satu jabatan tidak menutup kekurangan di jabatan "
        "lain. EU = FTE ÷ bezetting jabatan yang dianalisis.",
        *([SAMBUNGAN.catatan] if data.tanda and SAMBUNGAN.catatan else []),
    )
    lembar.selesai(beku_kolom=2, saring=False)
