"""What an export of kebutuhan contains, as typed rows; it knows nothing of files.

Everything is read in one snapshot of the database, so that sheets agree with each other even while people
type. Task rows are streamed: memory and number of queries do not grow with them. No personal data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from django.db import connection, transaction
from django.utils import timezone

from units.calculators.aturan import Aturan, PeriodeVolume
from units.models import Instansi, Periode, UnitKerja
from workload import rekap
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.calculators.perhitungan import Baris, numbered, row_fte
from workload.exports.pemangku import Pemangku, read_pemangku
from workload.exports.pohon import Cabang, branches
from workload.sambungan import SAMBUNGAN, Tanda

TUGAS = """
SELECT p.id, t.id, t.induk_id, t.kelompok, t.uraian, t.hasil, t.satuan, t.pendekatan, t.volume,
       t.periode_volume, t.pengali, t.waktu, t.satuan_waktu, t.rasio_unit, t.rasio_orang, t.catatan,
       t.dihitung, t.beban_menit, t.beban_orang
FROM unnest(%s::bigint[]) WITH ORDINALITY AS p(id, urutan)
     JOIN workload_bebanjabatan b ON b.jabatan_id = p.id AND b.periode_id = %s
     JOIN workload_uraiantugas t ON t.beban_id = b.id
ORDER BY p.urutan, t.urutan, t.id
"""
URAIAN = """
SELECT p.id, coalesce(nullif(b.ikhtisar, ''), n.ikhtisar, ''), coalesce(n.pendidikan_minimum, ''),
       j.nomor_surat, j.tanggal_surat, t.banyak, coalesce(t.baris, 0)
FROM unnest(%s::bigint[]) AS p(id)
     JOIN units_jabatan j ON j.id = p.id
     LEFT JOIN units_nomenklaturjabatan n ON n.id = j.nomenklatur_id
     LEFT JOIN workload_bebanjabatan b ON b.jabatan_id = p.id AND b.periode_id = %s
     CROSS JOIN LATERAL (
        SELECT count(*) AS banyak, sum(1 + greatest(
            length(uraian) / 45, length(coalesce(nullif(satuan, ''), hasil)) / 18, (length(catatan) + 60) / 18
        ) + length(uraian || hasil || catatan) - length(replace(uraian || hasil || catatan, chr(10), ''))) AS baris
        FROM workload_uraiantugas WHERE beban_id = b.id
     ) AS t
"""
POTONGAN = 2_000  # rows fetched at a time


@dataclass(frozen=True, slots=True)
class UraianJabatan:
    """What forms say of a post besides its figures.

    tugas        its rows, complete or not
    baris_cetak  lines that they take in print at most, by the length of their texts
    """

    ikhtisar: str = ""
    pendidikan: str = ""
    nomor_surat: str = ""
    tanggal_surat: dt.date | None = None
    tugas: int = 0
    baris_cetak: int = 0


@dataclass(frozen=True, slots=True)
class BarisTugas:
    """A task row, numbered within its post, with its share of a person (None where it does not count)."""

    jabatan: rekap.BarisJabatan
    nomor: str
    tingkat: int
    baris: Baris
    fte: Decimal | None


@dataclass(frozen=True)
class Kebutuhan:
    """One export: what it covers, by which rules, and its rows. `posts` stand in the order of `units`
    (depth first), so the posts of a subtree are neighbours; `tugas()` follows that order.

    pemangku  holders of the posts whose holders are known by name; the others are not in it
    tanda     what an app above says beside units (workload.sambungan); `situs`: where its pages are
    """

    instansi: Instansi
    periode: Periode
    unit: UnitKerja | None
    aturan: Aturan
    sumber_skala: str
    dibuat_pada: dt.datetime
    dibuat_oleh: str
    units: list[rekap.BarisUnit]
    posts: list[rekap.BarisJabatan]
    total: rekap.Jumlah
    uraian: dict[int, UraianJabatan] = field(default_factory=dict)
    pemangku: dict[int, Pemangku] = field(default_factory=dict)
    tanda: dict[int, Tanda] = field(default_factory=dict)
    situs: str = ""

    @cached_property
    def cabang(self) -> list[Cabang]:
        return branches(self.units, self.posts)

    def tugas(self) -> Iterator[BarisTugas]:
        per_id = {p.pk: p for p in self.posts}
        with connection.chunked_cursor() as cursor:
            cursor.execute(TUGAS, [list(per_id), self.periode.pk])
            for jabatan_id, kelompok in groupby(_in_chunks(cursor), key=itemgetter(0)):
                post = per_id[jabatan_id]
                for nomor, tingkat, baris in numbered(_baris(isi) for _, *isi in kelompok):
                    yield BarisTugas(
                        post, nomor, tingkat, baris, row_fte(baris, self.aturan.waktu_efektif)
                    )


def read_kebutuhan(
    periode: Periode,
    *,
    unit: UnitKerja | None = None,
    user=None,
    oleh: str = "",
    angka_saja: bool = False,
    situs: str = "",
) -> Kebutuhan:
    """The export of a period: of the whole instansi or of one unit's subtree, as far as `user` may see.
    With `angka_saja` without what only the forms of the workbook say (uraian, pemangku, tanda)."""
    posts = rekap.posts(periode, unit=unit, user=user)
    units = rekap.units(periode, unit=unit, user=user, rows=posts)
    urutan = {u.pk: i for i, u in enumerate(units)}
    posts.sort(key=lambda p: urutan[p.unit_id])
    return Kebutuhan(
        instansi=periode.instansi,
        periode=periode,
        unit=unit,
        aturan=periode.aturan.value(),
        sumber_skala=periode.aturan.sumber_skala,
        dibuat_pada=timezone.localtime(),
        dibuat_oleh=oleh,
        units=units,
        posts=posts,
        total=rekap.total(periode, rows=posts),
        uraian={} if angka_saja else _read_uraian(posts, periode),
        pemangku={} if angka_saja else read_pemangku(posts, periode.tahun),
        tanda={} if angka_saja else SAMBUNGAN.of_units(user, periode, [u.pk for u in units]),
        situs=situs,
    )


@contextmanager
def snapshot():
    """Every query inside sees the database as it was at the first one."""
    with transaction.atomic():
        if len(connection.savepoint_ids) == 0:  # the outermost transaction: ours to set up
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _read_uraian(posts, periode) -> dict[int, UraianJabatan]:
    with connection.cursor() as cursor:
        cursor.execute(URAIAN, [[p.pk for p in posts], periode.pk])
        return {pk: UraianJabatan(*isi) for pk, *isi in cursor}


def _in_chunks(cursor):
    while rows := cursor.fetchmany(POTONGAN):
        yield from rows


def _baris(isi) -> Baris:
    """A row of TUGAS, from its second column on, as the value that calculators take."""
    return Baris(
        *isi[:6],
        Pendekatan(isi[6]),
        isi[7],
        PeriodeVolume(isi[8]),
        *isi[9:11],
        SatuanWaktu(isi[11]),
        *isi[12:],
    )
