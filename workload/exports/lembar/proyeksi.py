"""PROYEKSI 5 TAHUN: who retires in each of the next five years, and how many people are needed by then.

    Pegawai yang Dibutuhkan (t) = kebutuhan − bezetting + everybody who has left by the end of year t

The form has fourteen columns. A fifteenth, outside it, holds those who leave before its first year: they are
in the bezetting of today, so leaving them out would skip a year.
"""

from __future__ import annotations

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import A4_MENDATAR, BULAT, Buku, Isi, Kolom, Lembar, Rumus
from workload.calculators.proyeksi import butuh, tahun_proyeksi
from workload.exports.kebutuhan import Kebutuhan
from workload.exports.pohon import add_up, total_of
from workload.rekap import BarisJabatan

NAMA = "PROYEKSI 5 TAHUN"
KELUAR = "EFGHI"
BUTUH = "JKLMN"
LEBIH_DULU = "O"
TIDAK_DIKETAHUI = "–"


def kolom(tahun: int) -> list[Kolom]:
    tahun_tahun = list(enumerate(tahun_proyeksi(tahun), 1))
    keluar, perlu = "Jumlah yang akan Pensiun", "Pegawai yang Dibutuhkan"
    angka = {"lebar": 8.5, "format": BULAT, "tengah": True}
    return [
        Kolom("No", 5, tengah=True),
        Kolom("Nama Unit Organisasi dan Nama Jabatan", 52, bungkus=True, bertakik=True),
        Kolom("Bezetting Pegawai Saat Ini", 11, BULAT, tengah=True),
        Kolom("Kebutuhan Pegawai Berdasarkan ABK", 12, BULAT, tengah=True),
        *[Kolom(f"Tahun {i} ({t})", **angka, induk=keluar) for i, t in tahun_tahun],
        *[Kolom(f"Tahun {i} ({t})", **angka, induk=perlu) for i, t in tahun_tahun],
        Kolom(f"Keluar s.d. {tahun} (di luar formulir)", 12, BULAT, tengah=True),
    ]


def open_sheet(buku: Buku, data: Kebutuhan, anak_judul: list[str]) -> Lembar:
    tahun = tahun_proyeksi(data.periode.tahun)
    return buku.lembar(
        NAMA,
        kolom(data.periode.tahun),
        judul=[f"PROYEKSI KEBUTUHAN PEGAWAI 5 TAHUN, {tahun[0]}–{tahun[-1]}", *anak_judul],
        bernomor=True,
        cetak=A4_MENDATAR,
    )


def write(lembar: Lembar, data: Kebutuhan) -> None:
    tahu = data.pemangku

    def angka(p: BarisJabatan) -> list[int]:
        """bezetting, need, five years of leaving, five of need, who leaves before; holders known by name,
        posts whose holders are not."""
        orang = tahu.get(p.pk)
        dulu, *keluar = orang.keluar if orang else [0] * 6
        bernama = (p.bezetting, 0) if orang else (0, 1)
        perlu = [0] * 5
        if p.kebutuhan is not None:
            perlu = butuh(p.kebutuhan, p.bezetting, keluar, dulu)
        return [p.bezetting, p.kebutuhan or 0, *keluar, *perlu, dulu, *bernama]

    jumlah = add_up(data.cabang, angka)
    nomor = 0
    for c in data.cabang:
        r = lembar.baris_berikut
        isi: list[Isi] = [None] * 13
        if c.unit.pk in jumlah:
            isi = _subtotal(r + 1, r + c.di_bawah, jumlah[c.unit.pk])
        lembar.tulis((None, c.unit.nama, *isi), gaya="tebal", takik=c.unit.tingkat)
        for p in c.posts:
            nomor += 1
            isi = _post(p, angka(p), lembar.baris_berikut, p.pk in tahu)
            lembar.tulis((nomor, p.nama, *isi), takik=c.unit.tingkat + 1)
    awal, akhir = lembar.awal, lembar.baris_berikut - 1
    total = total_of(data.cabang, jumlah, 15)
    isi = _subtotal(awal, akhir, total) if akhir >= awal else [0] * 13
    lembar.tulis((None, "JUMLAH", *isi), gaya="jumlah")
    lembar.catatan(*_catatan(data))
    lembar.selesai(beku_kolom=2, saring=False)


def _subtotal(awal: int, akhir: int, angka: list[int]) -> list[Isi]:
    *nilai, bernama, tanpa_nama = angka
    isi: list[Isi] = [
        Rumus(f"=SUBTOTAL(9,{huruf}{awal}:{huruf}{akhir})", n)
        for huruf, n in zip("CD" + KELUAR + BUTUH + LEBIH_DULU, nilai, strict=True)
    ]
    if tanpa_nama and not bernama:  # nobody's retirement is known here: not nought, unknown
        isi[2:7] = [TIDAK_DIKETAHUI] * 5
        isi[12] = TIDAK_DIKETAHUI
    return isi


def _post(p: BarisJabatan, angka: list[int], r: int, bernama: bool) -> list[Isi]:
    bezetting, kebutuhan, *nilai, dulu, _, _ = angka
    keluar: list[Isi] = list(nilai[:5]) if bernama else [TIDAK_DIKETAHUI] * 5
    if p.kebutuhan is None:
        return [
            bezetting,
            TIDAK_DIKETAHUI,
            *keluar,
            *[TIDAK_DIKETAHUI] * 5,
            dulu if bernama else TIDAK_DIKETAHUI,
        ]
    perlu: list[Isi] = [
        Rumus(f"=D{r}-C{r}+SUM({LEBIH_DULU}{r},$E{r}:{sampai}{r})", n)
        for sampai, n in zip(KELUAR, nilai[5:], strict=True)
    ]
    return [bezetting, kebutuhan, *keluar, *perlu, dulu if bernama else TIDAK_DIKETAHUI]


def _catatan(data: Kebutuhan) -> list[str]:
    tahun = data.periode.tahun
    tanpa = [p for p in data.posts if p.pk not in data.pemangku]
    kontrak = sum(p.kontrak for p in data.pemangku.values())
    dulu = sum(p.keluar[0] for p in data.pemangku.values())
    belum = data.total.belum_dianalisis
    return [
        "Kolom 10–14 = kolom 4 − kolom 3 + semua yang sudah keluar sampai akhir tahun itu; kurang dari nol berarti "
        "lebih. Pensiun dihitung dari tanggal lahir dan batas usia pensiun jabatan; tahunnya adalah tahun pensiun "
        "itu mulai berlaku. Belum ada pengangkatan yang diperhitungkan. Baris unit dan jumlah memakai rumus formulir: "
        "di sana lebih di satu jabatan mengurangi kurang di jabatan lain.",
        tanpa
        and f"Pada {format_angka(len(tanpa))} jabatan ({format_angka(sum(p.bezetting for p in tanpa))} pemangku) nama "
        f"pemangkunya belum ada: pensiunnya tidak diketahui, ditulis “{TIDAK_DIKETAHUI}”, dan kolom 10–14 belum memuatnya.",
        dulu
        and f"{format_angka(dulu)} orang keluar dalam tahun {tahun} atau sudah melewati tanggalnya (kolom 15, di luar "
        "formulir): mereka masih ada di kolom 3 dan sudah dikurangkan di kolom 10–14.",
        kontrak
        and f"{format_angka(kontrak)} dari yang keluar adalah PPPK yang kontraknya berakhir sebelum batas usia pensiun.",
        belum
        and f"{format_angka(belum)} jabatan belum dianalisis: kebutuhannya “{TIDAK_DIKETAHUI}” dan tidak dijumlahkan, "
        "jadi pada baris jumlah kolom 10–14 tidak selalu sama dengan hitungan dari kolom 3 dan 4.",
    ]
