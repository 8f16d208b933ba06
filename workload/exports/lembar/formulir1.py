"""FORMULIR 1: units and posts in the columns that a kabupaten/kota hands to BKD, A to AO.

Each post fills one column of the fifteen for what there is and one for what is needed; JUMLAH and the rows
of units are formulas. The unit's row holds the subtotal of its subtree.
"""

from __future__ import annotations

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import A3_MENDATAR, BULAT_NOL_KOSONG, Buku, Isi, Kolom, Lembar, Rumus, letter
from units.calculators.jenis import Jenis, Jenjang
from workload.exports.kebutuhan import Kebutuhan
from workload.exports.pohon import add_up, total_of
from workload.rekap import BarisJabatan

NAMA = "FORMULIR 1"
GOLONGAN = (
    "JPT MADYA (Es. I)",
    "JPT PRATAMA (Es. II)",
    "ADMINISTRATOR (Es. III)",
    "PENGAWAS (Es. IV)",
    "PELAKSANA (Es. V)",
    "PEMULA",
    "TERAMPIL",
    "MAHIR",
    "PENYELIA",
    "PERTAMA",
    "MUDA",
    "MADYA",
    "UTAMA",
    "JABATAN PELAKSANA (JFU)",
    "JUMLAH",
)
JUMLAH = len(GOLONGAN) - 1
TEMPAT: dict[str, int] = {
    Jenis.JPT_UTAMA: 0,  # the form has no column of its own for it
    Jenis.JPT_MADYA: 0,
    Jenis.JPT_PRATAMA: 1,
    Jenis.ADMINISTRATOR: 2,
    Jenis.PENGAWAS: 3,
    Jenis.PELAKSANA: 13,
}
TEMPAT_JENJANG = {j.value: 5 + i for i, j in enumerate(Jenjang)}
RIIL, BUTUH = "JUMLAH PNS RIIL", "KEBUTUHAN ABK"
HURUF = [letter(c) for c in range(10, 41)]  # K … AO, of the 31 figures
TINGKAT = 7  # columns over which names are indented
LEBAR_NAMA, LEBAR_TAKIK = 42.0, 2.0


def kolom(tahun: int) -> list[Kolom]:
    """The 41 columns."""
    angka = {"format": BULAT_NOL_KOSONG, "tegak": True, "tengah": True}
    return [
        Kolom("NO", 5, tengah=True),
        Kolom("UNIT ORGANISASI DAN NAMA JABATAN", LEBAR_TAKIK),
        *[Kolom("", LEBAR_TAKIK, sambung=True)] * (TINGKAT - 2),
        Kolom("", LEBAR_NAMA, sambung=True),
        Kolom("TIPE OPD", 6, tengah=True),
        Kolom("KELAS JABATAN", 8, tengah=True),
        *[
            Kolom(g, 6.5 if g == GOLONGAN[JUMLAH] else 5.2, **angka, induk=induk)
            for induk in (RIIL, BUTUH)
            for g in GOLONGAN
        ],
        Kolom(f"BUP TH. {tahun + 1}", 7, BULAT_NOL_KOSONG, tengah=True),
    ]


def open_sheet(buku: Buku, data: Kebutuhan) -> Lembar:
    cakupan = f"UNIT KERJA : {data.unit.nama.upper()}" if data.unit else ""
    judul = [
        f"REKAPITULASI DATA KELEMBAGAAN DAN DATA KEPEGAWAIAN TH. {data.periode.tahun}",
        f"KABUPATEN/KOTA : {data.instansi.nama.upper()}",
        *filter(None, [cakupan]),
    ]
    return buku.lembar(
        NAMA,
        kolom(data.periode.tahun),
        judul=judul,
        sudut=NAMA,
        bernomor=True,
        cetak=A3_MENDATAR,
    )


def write(lembar: Lembar, data: Kebutuhan) -> None:
    def angka(p: BarisJabatan) -> list[int]:
        """The 31 figures of a post: 15 there are, 15 needed, who leaves by age next year."""
        isi = [0] * 31
        tempat = place(p)
        for awal, n in ((0, p.bezetting), (15, p.kebutuhan or 0)):
            if tempat is not None:
                isi[awal + tempat] = n
            isi[awal + JUMLAH] = n
        if orang := data.pemangku.get(p.pk):
            isi[30] = orang.bup
        return isi

    jumlah = add_up(data.cabang, angka)
    nomor = 0
    for c in data.cabang:
        r = lembar.baris_berikut
        sub: list[Isi] = [None] * 31
        if c.unit.pk in jumlah:
            sub = _subtotal(r + 1, r + c.di_bawah, jumlah[c.unit.pk])
        _tulis(lembar, c.unit.tingkat, (None, c.unit.nama, None), sub, gaya="tebal")
        for p in c.posts:
            nomor += 1
            r = lembar.baris_berikut
            _tulis(lembar, c.unit.tingkat + 1, (nomor, p.nama, p.kelas), _post(p, r, angka(p)))
    awal, akhir = lembar.awal, lembar.baris_berikut - 1
    total = total_of(data.cabang, jumlah, 31)
    isi = _subtotal(awal, akhir, total) if akhir >= awal else [0] * 31
    lembar.tulis((None, "JUMLAH", *[None] * 8, *isi), gaya="jumlah")
    lembar.catatan(*_catatan(data))
    lembar.selesai(beku_kolom=8, saring=False)


def place(p: BarisJabatan) -> int | None:
    """The column, of the fifteen, that a post is counted in; None where its jenjang is not known."""
    if p.jenis == Jenis.FUNGSIONAL:
        return TEMPAT_JENJANG.get(p.jenjang)
    return TEMPAT[p.jenis]


def _tulis(lembar: Lembar, tingkat: int, kepala: tuple, angka: list[Isi], gaya: str = "") -> None:
    nomor, nama, kelas = kepala
    takik = min(tingkat, TINGKAT - 1)
    isi = [nomor, *[None] * TINGKAT, None, kelas, *angka]
    isi[1 + takik] = nama
    lembar.tulis(isi, gaya=gaya, rentang=(1 + takik, TINGKAT))


def _subtotal(awal: int, akhir: int, angka: list[int]) -> list[Isi]:
    return [
        Rumus(f"=SUBTOTAL(9,{huruf}{awal}:{huruf}{akhir})", n)
        for huruf, n in zip(HURUF, angka, strict=True)
    ]


def _post(p: BarisJabatan, r: int, angka: list[int]) -> list[Isi]:
    isi: list[Isi] = [n or None for n in angka]
    lain = place(p) is None
    for awal, n, ada in ((0, p.bezetting, True), (15, p.kebutuhan, p.kebutuhan is not None)):
        kiri, kanan = HURUF[awal], HURUF[awal + JUMLAH - 1]
        tambah = f"+{n}" if lain and n else ""
        isi[awal + JUMLAH] = Rumus(f"=SUM({kiri}{r}:{kanan}{r}){tambah}", n) if ada else None
    return isi


def _catatan(data: Kebutuhan) -> list[str]:
    belum = data.total.belum_dianalisis
    tanpa = [p for p in data.posts if place(p) is None]
    utama = sum(p.jenis == Jenis.JPT_UTAMA for p in data.posts)
    tak_bernama = sum(p.pk not in data.pemangku for p in data.posts)
    return [
        "Baris unit memuat jumlah unit itu beserta semua unit di bawahnya. Riil adalah bezetting: PNS, CPNS, dan PPPK. "
        "Tipe OPD tidak disimpan di asnplan dan diisi dengan tangan.",
        belum
        and f"{format_angka(belum)} jabatan belum dianalisis: kebutuhannya kosong dan tidak dijumlahkan.",
        tanpa
        and f"{format_angka(len(tanpa))} jabatan fungsional belum diisi jenjangnya: angkanya hanya ada di kolom JUMLAH.",
        utama and f"{format_angka(utama)} JPT Utama dihitung di kolom JPT MADYA.",
        f"BUP TH. {data.periode.tahun + 1}: pemangku yang mulai pensiun dalam tahun itu karena mencapai batas usia pensiun."
        + (
            f" Pada {format_angka(tak_bernama)} jabatan nama pemangkunya belum ada, jadi tidak diketahui."
            if tak_bernama
            else ""
        ),
    ]
