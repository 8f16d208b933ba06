"""REKAP KEBUTUHAN ASN: jabatan fungsional, then jabatan pelaksana, with room for what is proposed.

What is proposed is the planner's to decide: the columns of the usulan are left empty and add up by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from asnplan.lib.angka import format_angka
from asnplan.lib.xlsx import (
    A3_MENDATAR,
    BULAT,
    BULAT_NOL_KOSONG,
    SELISIH,
    Buku,
    Isi,
    Kolom,
    Lembar,
    Rumus,
)
from units.calculators.jenis import LABEL_JENJANG, Jenis, Jenjang
from units.models.unit_kerja import JenisUnit
from workload.exports.kebutuhan import Kebutuhan
from workload.exports.lembar.daftar import missing_schooling
from workload.rekap import BarisJabatan, BarisUnit

NAMA = "REKAP KEBUTUHAN ASN"
UNIT, ADA, USULAN = "Unit Kerja", "Bezzeting", "Usulan"
_N = {"lebar": 8, "format": BULAT, "tengah": True}
_DIISI = {"lebar": 8, "format": BULAT_NOL_KOSONG, "tengah": True, "induk": USULAN}
KOLOM = [
    Kolom("No", 6, tengah=True),
    Kolom("Jabatan", 46, bungkus=True),
    Kolom("Kategori", 15),
    Kolom("Pendidikan", 28, bungkus=True),
    Kolom("Kasi/Kasubbag/Kabid", 40, bungkus=True, induk=UNIT),
    Kolom("OPD", 32, bungkus=True, induk=UNIT),
    Kolom("ABK", **_N),
    Kolom("CPNS", **_N, induk=ADA),
    Kolom("PNS", **_N, induk=ADA),
    Kolom("PPPK", **_N, induk=ADA),
    Kolom("JML", **_N, induk=ADA),
    Kolom("CPNS", **_DIISI),
    Kolom("PPPK", **_DIISI),
    Kolom("JML", **_DIISI),
    Kolom("Kurang/ Lebih", 9, SELISIH, tengah=True),
]
ANGKA = "GHIJKLMN"
BAGIAN = (
    ("I", "Jabatan Fungsional", Jenis.FUNGSIONAL),
    ("II", "Jabatan Pelaksana", Jenis.PELAKSANA),
)
KEAHLIAN = {Jenjang.AHLI_PERTAMA, Jenjang.AHLI_MUDA, Jenjang.AHLI_MADYA, Jenjang.AHLI_UTAMA}
OPD = {
    JenisUnit.SEKRETARIAT,
    JenisUnit.DINAS,
    JenisUnit.BADAN,
    JenisUnit.KECAMATAN,
    JenisUnit.RUMAH_SAKIT,
}


def open_sheet(buku: Buku, anak_judul: list[str]) -> Lembar:
    judul = ["REKAPITULASI KEBUTUHAN ASN", *anak_judul]
    return buku.lembar(NAMA, KOLOM, judul=judul, cetak=A3_MENDATAR)


def write(lembar: Lembar, data: Kebutuhan) -> None:
    opd = _opd_of(data.units)
    bagian = []
    for nomor, judul, jenis in BAGIAN:
        posts = [p for p in data.posts if p.jenis == jenis]
        lembar.tulis((nomor, judul.upper(), *[None] * 13), gaya="tebal")
        awal = lembar.baris_berikut
        for n, p in enumerate(posts, 1):
            lembar.tulis((n, *_post(p, data, opd, lembar.baris_berikut)))
        isi = _jumlah(awal, lembar.baris_berikut - 1, posts, data)
        bagian.append(
            lembar.tulis((None, f"JUMLAH {judul.upper()}", *[None] * 4, *isi), gaya="jumlah")
        )
    semua = [p for p in data.posts if p.jenis in (Jenis.FUNGSIONAL, Jenis.PELAKSANA)]
    lembar.tulis((None, "JUMLAH I + II", *[None] * 4, *_total(bagian, semua, data)), gaya="jumlah")
    lembar.catatan(*_catatan(data, semua))
    lembar.selesai(beku_kolom=2, saring=False)


def _post(p: BarisJabatan, data: Kebutuhan, opd: dict[int, str], r: int) -> tuple[Isi, ...]:
    orang = data.pemangku.get(p.pk)
    rincian: list[Isi] = [None] * 3
    jumlah: Isi = p.bezetting
    if orang:
        rincian = [orang.cpns, orang.pns, orang.pppk]
        jumlah = Rumus(f"=SUM(H{r}:J{r})", p.bezetting)
    selisih: Isi = None
    if p.kebutuhan is not None:
        selisih = Rumus(f"=K{r}-G{r}", p.bezetting - p.kebutuhan)
    return (
        f"{p.nama} {LABEL_JENJANG[p.jenjang]}" if _needs_jenjang(p) else p.nama,
        kategori(p),
        data.uraian[p.pk].pendidikan,
        p.unit_nama,
        opd[p.unit_id],
        p.kebutuhan,
        *rincian,
        jumlah,
        *[None] * 2,
        Rumus(f'=IF(COUNT(L{r}:M{r})=0,"",SUM(L{r}:M{r}))', ""),
        selisih,
    )


def _needs_jenjang(p: BarisJabatan) -> bool:
    return bool(p.jenjang) and LABEL_JENJANG[p.jenjang].lower() not in p.nama.lower()


def kategori(p: BarisJabatan) -> str:
    """Keahlian or keterampilan, after the jenjang; of a pelaksana it is not known."""
    if not p.jenjang:
        return ""
    return "Keahlian" if p.jenjang in KEAHLIAN else "Keterampilan"


def _angka(posts: Sequence[BarisJabatan], data: Kebutuhan) -> list[int]:
    """ABK; CPNS, PNS, PPPK, all."""
    orang = [o for p in posts if (o := data.pemangku.get(p.pk))]
    return [
        sum(p.kebutuhan or 0 for p in posts),
        sum(o.cpns for o in orang),
        sum(o.pns for o in orang),
        sum(o.pppk for o in orang),
        sum(p.bezetting for p in posts),
    ]


def _jumlah(awal: int, akhir: int, posts, data: Kebutuhan) -> list[Isi]:
    if akhir < awal:
        return [0] * 8 + [None]
    nilai = [*_angka(posts, data), 0, 0, 0]
    isi: list[Isi] = [
        Rumus(f"=SUM({h}{awal}:{h}{akhir})", n) for h, n in zip(ANGKA, nilai, strict=True)
    ]
    return _hide_unknown([*isi, None], posts, data)


def _hide_unknown(isi: list[Isi], posts, data: Kebutuhan) -> list[Isi]:
    """Of holders none of whom is known by name, the status is not nought but unknown."""
    bernama = [p for p in posts if p.pk in data.pemangku]
    if len(bernama) < len(posts) and not any(p.bezetting for p in bernama):
        isi[1:4] = [None] * 3
    return isi


def _total(bagian: list[int], posts, data: Kebutuhan) -> list[Isi]:
    nilai = [*_angka(posts, data), 0, 0, 0]
    isi: list[Isi] = [
        Rumus("=" + "+".join(f"{h}{r}" for r in bagian), n)
        for h, n in zip(ANGKA, nilai, strict=True)
    ]
    return _hide_unknown([*isi, None], posts, data)


def _opd_of(units: Sequence[BarisUnit]) -> dict[int, str]:
    """The OPD of every unit: the nearest above it (or itself) that is one by its jenis, else the top."""
    hasil: dict[int, str] = {}
    for u in units:
        sendiri = u.jenis in OPD and (u.jenis != JenisUnit.SEKRETARIAT or u.induk_id is None)
        hasil[u.pk] = u.nama if sendiri or u.induk_id is None else hasil[u.induk_id]
    return hasil


def _catatan(data: Kebutuhan, semua: list[BarisJabatan]) -> list[str]:
    lain = [p for p in data.posts if p.jenis not in (Jenis.FUNGSIONAL, Jenis.PELAKSANA)]
    tanpa_nama = sum(p.pk not in data.pemangku for p in semua)
    kurang, lebih = sum(p.kurang for p in semua), sum(p.lebih for p in semua)
    return [
        f"Kurang (−) dan lebih (+) = bezetting − ABK. Seluruhnya kurang {format_angka(kurang)} dan lebih "
        f"{format_angka(lebih)}, dijumlahkan terpisah. Kolom usulan diisi perencana; jumlahnya terhitung sendiri.",
        lain
        and f"Formulir ini memuat jabatan fungsional dan pelaksana. {format_angka(len(lain))} jabatan manajerial "
        f"(kebutuhan {format_angka(sum(p.kebutuhan or 0 for p in lain))}, bezetting "
        f"{format_angka(sum(p.bezetting for p in lain))}) ada di lembar FORMULIR 1 dan DAFTAR KEBUTUHAN.",
        tanpa_nama
        and f"Pada {format_angka(tanpa_nama)} jabatan nama pemangkunya belum ada: bezettingnya hanya ada di kolom JML.",
        missing_schooling(sum(not data.uraian[p.pk].pendidikan for p in semua)),
        "Kategori fungsional adalah keahlian atau keterampilan menurut jenjangnya; kategori pelaksana belum disimpan.",
    ]
