"""What a person typed into one row of the sheet, and what it means. Pure text in, values out.

A row travels as text, exactly as typed: `isi = {"uraian": "Menyusun …", "volume": "1.250", …}`. Reading it
never fails and never loses anything: what cannot be counted yet ("12 bln x 4") is handed back under
`mentah`, with a sentence for the person under `pesan`, and its value stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from asnplan.lib.angka import BukanAngka, format_angka, parse_angka, plain
from units.calculators.aturan import PeriodeVolume
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu

TEKS = ("uraian", "hasil", "satuan", "catatan", "bukti")
ANGKA = ("volume", "waktu", "rasio_unit", "rasio_orang")
PILIHAN: Mapping[str, tuple[str, ...]] = {
    "pendekatan": tuple(Pendekatan),
    "periode_volume": tuple(PeriodeVolume),
    "satuan_waktu": tuple(SatuanWaktu),
    "dihitung": ("ya", "tidak"),
}
BAWAAN: Mapping[str, str] = {
    "pendekatan": Pendekatan.TUGAS.value,
    "periode_volume": PeriodeVolume.TAHUNAN.value,
    "satuan_waktu": SatuanWaktu.MENIT.value,
    "dihitung": "ya",
}
KOLOM = (*TEKS, *ANGKA, *PILIHAN)
KOSONG: Mapping[str, str] = {kolom: BAWAAN.get(kolom, "") for kolom in KOLOM}
"""A new row before anybody typed anything."""

LABEL = {
    "uraian": "Uraian tugas",
    "hasil": "Hasil kerja",
    "satuan": "Satuan",
    "volume": "Volume",
    "periode_volume": "Periode",
    "waktu": "Norma waktu",
    "satuan_waktu": "Satuan waktu",
    "pendekatan": "Pendekatan",
    "rasio_unit": "Rasio: satuan",
    "rasio_orang": "Rasio: orang",
    "catatan": "Keterangan",
    "bukti": "Bukti",
    "dihitung": "Ikut dihitung",
}

PANJANG = {"uraian": 5_000, "hasil": 5_000, "satuan": 120, "catatan": 5_000, "bukti": 500}
"""Characters that the database keeps of a text; what is longer stays with the raw texts."""
DESIMAL = 6
BATAS = Decimal(10) ** 12

_WAKTU_BERSATUAN = re.compile(r"(.*\d)\s*(menit|mnt|jam)\.?", re.IGNORECASE | re.DOTALL)
# What PostgreSQL cannot store in text: NUL, and halves of a pair that no encoding can write.
_TAK_TERSIMPAN = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Terbaca:
    """One row as values for the database, with what stayed raw and what to tell the person."""

    nilai: dict[str, object]
    mentah: dict[str, str] = field(default_factory=dict)
    pesan: dict[str, str] = field(default_factory=dict)


def clean(isi: Mapping[str, object]) -> dict[str, str]:
    """Only known columns, only text; "30 menit" in the time cell is 30 with its unit."""
    bersih = {}
    for kolom in KOLOM:
        if kolom in isi:
            teks = isi[kolom]
            teks = "" if teks is None else str(teks)
            bersih[kolom] = _TAK_TERSIMPAN.sub("", teks).replace("\r\n", "\n").strip()
    if cocok := _WAKTU_BERSATUAN.fullmatch(bersih.get("waktu", "")):
        bersih["waktu"] = cocok[1].strip()
        bersih["satuan_waktu"] = "jam" if cocok[2].lower() == "jam" else "menit"
    return bersih


def is_blank(isi: Mapping[str, str]) -> bool:
    """Nobody typed anything: choices alone do not make a row."""
    return not any(isi.get(kolom) for kolom in (*TEKS, *ANGKA))


def read_isian(isi: Mapping[str, str], *, kelompok: bool = False) -> Terbaca:
    """The row as values. A heading (`kelompok`) keeps its figures aside until its details are gone."""
    terbaca = Terbaca({})
    for kolom in TEKS:
        _read_teks(kolom, isi.get(kolom, ""), terbaca)
    for kolom in PILIHAN:
        _read_pilihan(kolom, isi.get(kolom, ""), terbaca)
    for kolom in ANGKA:
        teks = isi.get(kolom, "")
        angka, pesan = read_angka(kolom, teks)
        if not pesan and teks:
            pesan = _set_aside(kolom, terbaca, kelompok)
        terbaca.nilai[kolom] = None if pesan else angka
        if pesan:
            terbaca.mentah[kolom] = teks
            terbaca.pesan[kolom] = pesan
    terbaca.nilai["dihitung"] = terbaca.nilai["dihitung"] == "ya"
    return terbaca


def _read_teks(kolom: str, teks: str, terbaca: Terbaca) -> None:
    batas = PANJANG[kolom]
    if len(teks) > batas:
        terbaca.mentah[kolom] = teks
        terbaca.pesan[kolom] = f"Terlalu panjang: paling banyak {format_angka(batas)} huruf."
        teks = ""
    terbaca.nilai[kolom] = teks


def _read_pilihan(kolom: str, teks: str, terbaca: Terbaca) -> None:
    if teks and teks not in PILIHAN[kolom]:
        terbaca.mentah[kolom] = teks
        terbaca.pesan[kolom] = f"“{teks[:40]}” tidak dikenal. Pilih salah satu."
        teks = ""
    terbaca.nilai[kolom] = teks or BAWAAN[kolom]


def _set_aside(kolom: str, terbaca: Terbaca, kelompok: bool) -> str:
    """Why a good figure is not counted, or ""."""
    if kelompok:
        return "Angka ini disimpan tetapi tidak dihitung: baris ini judul bagi rincian di bawahnya."
    penentu = {"volume": "periode_volume", "waktu": "satuan_waktu"}.get(kolom)
    if penentu in terbaca.mentah:
        return f"Belum dihitung: pilih dulu {LABEL[penentu].lower()}."
    return ""


def read_angka(kolom: str, teks: str) -> tuple[Decimal | None, str]:
    """(figure, "") or (None, what is wrong with it)."""
    try:
        angka = parse_angka(teks)
    except BukanAngka:
        return None, "Bukan angka. Contoh: 1.250"
    if angka is None:
        return None, ""
    if angka < 0:
        return None, "Angka tidak boleh negatif."
    if angka >= BATAS:
        return None, "Angka terlalu besar: paling banyak 12 angka di depan koma."
    if -angka.as_tuple().exponent > DESIMAL:
        bulat = round(angka, DESIMAL)
        if bulat != angka:
            return None, f"Terlalu rinci: paling banyak {DESIMAL} angka di belakang koma."
        angka = bulat
    if kolom == "rasio_unit" and not angka:
        return None, "Rasio satuan harus lebih dari nol."
    return angka, ""


def write_isian(nilai: Mapping[str, object], mentah: Mapping[str, str]) -> dict[str, str]:
    """The row as text again: what was typed where it is still raw, else the figure in full."""
    isi = {}
    for kolom in KOLOM:
        if kolom in mentah:
            isi[kolom] = str(mentah[kolom])
        elif kolom in ANGKA:
            isi[kolom] = format_angka(nilai[kolom], kosong="")
        elif kolom == "dihitung":
            isi[kolom] = "ya" if nilai[kolom] else "tidak"
        else:
            isi[kolom] = str(nilai[kolom])
    return isi


def same(kolom: str, kiri: str, kanan: str) -> bool:
    """Two texts that mean the same: 1250 and 1.250 are one figure."""
    return kiri == kanan or _arti(kolom, kiri) == _arti(kolom, kanan)


def _arti(kolom: str, teks: str) -> str:
    if kolom in ANGKA:
        angka, pesan = read_angka(kolom, teks)
        return teks if pesan or angka is None else plain(angka)
    return teks or BAWAAN.get(kolom, "")


def merge(
    saya: Mapping[str, str],
    kini: Mapping[str, str],
    dasar: Mapping[str, str] | None = None,
    terkirim: Mapping[str, str] | None = None,
) -> tuple[dict[str, str], list[str]]:
    """My row over the stored one (`kini`), column by column -> (merged row, columns in conflict).

    `dasar` is what I started from, `terkirim` what I sent before without hearing back: where the stored
    cell is still one of these nobody else touched it, and mine holds. Where only the other changed it,
    theirs holds. Where both did, a person chooses.
    """
    gabung, bentrok = dict(kini), []
    for kolom, isi in saya.items():
        lama = kini[kolom]
        if same(kolom, isi, lama):
            continue
        milikku = [asal[kolom] for asal in (dasar, terkirim) if asal and kolom in asal]
        if any(same(kolom, lama, asal) for asal in milikku):
            gabung[kolom] = isi
        elif not (dasar and kolom in dasar and same(kolom, isi, dasar[kolom])):
            gabung[kolom] = isi
            bentrok.append(kolom)
    return gabung, bentrok
