"""Who holds the posts of an export, as numbers: by status, and by the year in which they leave. No names."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import connection

from units.calculators.jenis import Jenis
from units.calculators.pensiun import compute_pensiun
from workload.calculators.proyeksi import BANYAK_TAHUN, tempat_keluar

PEMANGKU = """
SELECT p.jabatan_id, j.jenis, j.jenjang, n.bup, p.jenis_asn, p.tanggal_lahir, p.akhir_kontrak
FROM units_pegawai p
     JOIN unnest(%s::bigint[]) AS dipilih(id) ON dipilih.id = p.jabatan_id
     JOIN units_jabatan j ON j.id = p.jabatan_id
     LEFT JOIN units_nomenklaturjabatan n ON n.id = j.nomenklatur_id
"""
POTONGAN = 2_000  # rows fetched at a time


@dataclass(slots=True)
class Pemangku:
    """Holders of one post, counted.

    keluar   who leaves up to the end of the period's year, then in each of the five years after it
    bup      those of the first year after it who leave by age, not because a contract ends
    kontrak  how many of `keluar` leave because a contract ends
    """

    cpns: int = 0
    pns: int = 0
    pppk: int = 0
    keluar: list[int] = field(default_factory=lambda: [0] * (BANYAK_TAHUN + 1))
    bup: int = 0
    kontrak: int = 0

    @property
    def jumlah(self) -> int:
        return self.cpns + self.pns + self.pppk


def read_pemangku(posts, tahun: int) -> dict[int, Pemangku]:
    """The holders of every post whose holders are known by name: all of its bezetting, one by one. Where
    the number was typed, or frozen and no longer that of the names, nobody knows who leaves."""
    hasil: dict[int, Pemangku] = {}
    with connection.chunked_cursor() as cursor:
        cursor.execute(PEMANGKU, [[p.pk for p in posts]])
        while rows := cursor.fetchmany(POTONGAN):
            for jabatan_id, jenis, jenjang, bup, status, lahir, akhir_kontrak in rows:
                orang = hasil.setdefault(jabatan_id, Pemangku())
                setattr(orang, status, getattr(orang, status) + 1)
                pensiun = compute_pensiun(
                    lahir,
                    jenis=Jenis(jenis),
                    jenjang=jenjang,
                    bup_nomenklatur=bup,
                    akhir_kontrak=akhir_kontrak,
                )
                if (tempat := tempat_keluar(pensiun.tanggal, tahun)) is not None:
                    orang.keluar[tempat] += 1
                    orang.kontrak += pensiun.karena_kontrak
                    orang.bup += tempat == 1 and not pensiun.karena_kontrak
    return {
        p.pk: hasil.get(p.pk) or Pemangku()
        for p in posts
        if p.bezetting == (hasil[p.pk].jumlah if p.pk in hasil else 0)
    }
