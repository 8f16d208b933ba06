"""What SIASN Layanan Perencanaan takes or gives, as typed rows: rincian formasi and SOTK.

read_rincian(...)   one row per post that is short of people     write_rincian(...)  CSV
read_sotk(...)      one row per unit, depth first                write_sotk(...)     XLSX
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from asnplan.lib.xlsx import BULAT, Buku, Kolom
from units.calculators.jenis import Jenis
from units.models import Jabatan, JenisUnit, UnitKerja
from workload.calculators.siasn import (
    JENIS_JABATAN_SOTK,
    JENJANG_JABATAN_SOTK,
    KOLOM_SOTK,
    KOSONG,
    BarisRincian,
    Kategori,
    Pengadaan,
    corder,
    eselon_of,
    kategori_of,
    plain_text,
    split_pendidikan,
    tell_apart,
    written_nama,
)
from workload.exports.kebutuhan import Kebutuhan
from workload.rekap import BarisJabatan

JENIS_PENGADAAN = frozenset({Jenis.FUNGSIONAL, Jenis.PELAKSANA})
"""Posts that are filled by procurement. Managerial posts are filled by promotion and stay out unless asked
for (PP 11/2017: pengadaan PNS for jabatan pelaksana and fungsional)."""

PERANGKAT = frozenset({JenisUnit.DINAS, JenisUnit.BADAN, JenisUnit.KECAMATAN})
"""Units that INDUK UNOR ID points to: the perangkat daerah that a unit is part of (UNVERIFIED)."""


# --- rincian formasi ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Rincian:
    """The rows of one procurement, and what was left out as managerial: posts, people."""

    pengadaan: Pengadaan
    judul: str
    baris: list[BarisRincian]
    struktural: int
    struktural_orang: int


def read_rincian(data: Kebutuhan, pengadaan: Pengadaan, *, struktural: bool = False) -> Rincian:
    """One row for each post that is short of people, in the order of the tree. Two queries."""
    kurang = [p for p in data.posts if p.kurang]
    diambil = [p for p in kurang if struktural or Jenis(p.jenis) in JENIS_PENGADAAN]
    nomenklatur = {
        pk: (pendidikan or "", pembina or "")
        for pk, pendidikan, pembina in Jabatan.objects.filter(
            pk__in=[p.pk for p in diambil]
        ).values_list("pk", "nomenklatur__pendidikan_minimum", "nomenklatur__instansi_pembina")
    }
    tempat = tell_apart(_names_upward(data.instansi))
    dilewati = [] if struktural else [p for p in kurang if Jenis(p.jenis) not in JENIS_PENGADAAN]
    return Rincian(
        pengadaan=pengadaan,
        judul=plain_text(
            f"Rincian Formasi {pengadaan.label} {data.instansi.nama} {data.periode.tahun}"
        ),
        baris=[_rincian(p, pengadaan, *nomenklatur[p.pk], tempat[p.unit_id]) for p in diambil],
        struktural=len(dilewati),
        struktural_orang=sum(p.kurang for p in dilewati),
    )


def _rincian(
    p: BarisJabatan, pengadaan: Pengadaan, pendidikan: str, pembina: str, tempat: str
) -> BarisRincian:
    kategori = kategori_of(Jenis(p.jenis), p.nama, pembina)
    jumlah = {
        f"{cara}_{k}": p.kurang if (cara, k) == (pengadaan, kategori) else 0
        for cara in Pengadaan
        for k in Kategori
    }
    return BarisRincian(
        jenis_pengadaan=pengadaan.label,
        jenis_jabatan_umum=kategori.upper(),
        nama_jabatan=written_nama(p.nama, p.jenjang),
        nama_sub_jabatan=KOSONG,
        **jumlah,
        unit_penempatan=plain_text(tempat).upper(),
        penghasilan_min=KOSONG,
        penghasilan_max=KOSONG,
        pendidikan_id=KOSONG,
        pendidikan_nama=plain_text(" / ".join(split_pendidikan(pendidikan))),
    )


def _names_upward(instansi) -> dict[int, list[str]]:
    """Of every unit: its own name, then those above it."""
    nama, induk = {}, {}
    for pk, atas, sebutan in instansi.unit.values_list("pk", "induk_id", "nama"):
        nama[pk], induk[pk] = sebutan, atas
    jalur = {}
    for pk in nama:
        jalur[pk], kini = [], pk
        while kini in nama and len(jalur[pk]) < 100:
            jalur[pk].append(nama[kini])
            kini = induk[kini]
    return jalur


def write_rincian(rincian: Rincian) -> str:
    """Title on the first row, headings on the second, as SIASN's own files have them. CRLF after RFC 4180."""
    berkas = io.StringIO(newline="")
    csv.writer(berkas).writerows([[rincian.judul], BarisRincian._fields, *rincian.baris])
    return berkas.getvalue()


# --- SOTK ---------------------------------------------------------------------------------------


class BarisSotk(NamedTuple):
    """A unit as the SOTK export writes it, in the order of KOLOM_SOTK."""

    id: str
    nama: str
    diatasan: str | None
    induk: str
    root: str
    row_level: int
    urutan: int
    aktif: str
    corder: str
    eselon: str | None
    jenis_jabatan: str | None
    jenjang_jabatan: str | None
    kebutuhan: int


def read_sotk(data: Kebutuhan, *, bawahan: bool = False) -> list[BarisSotk]:
    """Units depth first, with the need of their own posts; `bawahan`: of everything below them too. One query.

    Dashboards that read SIASN's file add TOTAL KEBUTUHAN up over its rows, which is right only where a row
    does not hold what its children hold already: own is the default.
    """
    unit = {u.pk: u for u in UnitKerja.objects.filter(instansi=data.instansi)}
    kepala, milik = _heads(data.posts), {}
    for p in data.posts:
        milik[p.unit_id] = milik.get(p.unit_id, 0) + (p.kebutuhan or 0)

    jalur: dict[int, list[int]] = {}  # of each unit, from the top of the file down to itself
    saudara: dict[int | None, int] = {}
    urut: dict[int, int] = {}
    hasil = []
    for u in data.units:
        saudara[u.induk_id] = urut[u.pk] = saudara.get(u.induk_id, 0) + 1
        jalur[u.pk] = [*jalur.get(u.induk_id, ()), u.pk]
        k, atas = kepala.get(u.pk), unit[u.pk].induk_id
        di_kelurahan = any(unit[pk].jenis == JenisUnit.KELURAHAN for pk in jalur[u.pk])
        hasil.append(
            BarisSotk(
                id=u.kode,
                nama="-" * u.tingkat + u.nama,
                diatasan=unit[atas].kode if atas else None,
                induk=unit[_perangkat(jalur[u.pk], unit)].kode,
                root=unit[jalur[u.pk][0]].kode,
                row_level=u.tingkat + 1,
                urutan=unit[u.pk].urutan,
                aktif="1",
                corder=corder([(urut[pk], unit[pk].kode) for pk in jalur[u.pk]]),
                eselon=k and eselon_of(Jenis(k.jenis), k.nama, di_kelurahan=di_kelurahan),
                jenis_jabatan=k and JENIS_JABATAN_SOTK,
                jenjang_jabatan=k and JENJANG_JABATAN_SOTK[Jenis(k.jenis)],
                kebutuhan=u.kebutuhan if bawahan else milik.get(u.pk, 0),
            )
        )
    return hasil


def _heads(posts: list[BarisJabatan]) -> dict[int, BarisJabatan]:
    """The highest managerial post of each unit; of several, the first in the order of the unit."""
    tingkat = {j.value: i for i, j in enumerate(Jenis)}
    kepala: dict[int, BarisJabatan] = {}
    for p in posts:
        if p.struktural:
            kini = kepala.get(p.unit_id)
            if kini is None or tingkat[p.jenis] < tingkat[kini.jenis]:
                kepala[p.unit_id] = p
    return kepala


def _perangkat(jalur: list[int], unit: dict[int, UnitKerja]) -> int:
    """The nearest perangkat daerah at or above a unit; where there is none, the top."""
    return next((pk for pk in reversed(jalur) if unit[pk].jenis in PERANGKAT), jalur[0])


LEBAR_SOTK = (34, 60, 34, 34, 34, 8, 9, 7, 40, 8, 20, 34, 12)


def write_sotk(baris: list[BarisSotk], file: BinaryIO) -> None:
    """One sheet with the headings on the first row, as dashboards read it; codes are text, so that no zero
    or digit of them is lost."""
    kolom = [
        Kolom(judul, lebar, BULAT if judul == "TOTAL KEBUTUHAN" else "")
        for judul, lebar in zip(KOLOM_SOTK, LEBAR_SOTK, strict=True)
    ]
    with Buku(file, judul="SOTK") as buku:
        lembar = buku.lembar("SOTK", kolom)
        for b in baris:
            lembar.tulis(b)
        lembar.selesai(beku_kolom=2)
