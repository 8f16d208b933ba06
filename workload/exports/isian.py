"""What the file to fill in (berkas isian) contains, as typed rows; it knows nothing of files.

Every post with its task rows in reading order: those of the period, or where a post has none yet those of
another period, without their volumes. Rows are streamed; the number of queries does not grow with them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from units.calculators.aturan import Aturan, PeriodeVolume
from units.models import Jabatan, Periode, UnitKerja
from workload.calculators.kebutuhan import fte
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.calculators.perhitungan import numbered
from workload.kunci import post_mark
from workload.models import Analisis
from workload.status import STATUS

BARIS_KOSONG = 5  # rows to fill in below a post that has none
POTONGAN = 2_000  # rows fetched at a time

TUGAS = """
SELECT p.id, b.ikhtisar, b.periode_id = %(periode)s,
       t.id, t.induk_id, t.uid, t.kelompok, t.uraian, t.hasil, t.satuan, t.pendekatan, t.volume,
       t.periode_volume, t.waktu, t.satuan_waktu, t.rasio_unit, t.rasio_orang, t.catatan, t.bukti,
       t.dihitung, t.isian_mentah, t.beban_menit, t.beban_orang
FROM unnest(%(jabatan)s::bigint[]) WITH ORDINALITY AS p(id, urutan)
     LEFT JOIN LATERAL (
         SELECT id, ikhtisar, periode_id FROM workload_bebanjabatan
         WHERE jabatan_id = p.id AND periode_id IN (%(periode)s, %(dari)s)
         ORDER BY EXISTS (SELECT FROM workload_uraiantugas WHERE beban_id = workload_bebanjabatan.id) DESC,
                  periode_id = %(periode)s DESC
         LIMIT 1
     ) b ON true
     LEFT JOIN workload_uraiantugas t ON t.beban_id = b.id
ORDER BY p.urutan, t.urutan, t.id
"""


class _Tersimpan(NamedTuple):
    """A row of TUGAS, from its second column on; where the post has none, all but the first two are None."""

    ikhtisar: str | None
    kini: bool | None  # of this period, not of the other one
    id: int | None
    induk_id: int | None
    uid: UUID
    kelompok: bool
    uraian: str
    hasil: str
    satuan: str
    pendekatan: str
    volume: Decimal | None
    periode: str
    waktu: Decimal | None
    satuan_waktu: str
    rasio_unit: Decimal | None
    rasio_orang: Decimal | None
    catatan: str
    bukti: str
    dihitung: bool
    mentah: str
    menit: Decimal | None
    orang: Decimal | None


class Post(NamedTuple):
    """Where rows belong. `kode` finds the post again, also where nobody gave it a code."""

    pk: int
    kode: str
    nama: str
    unit_kode: str
    unit_nama: str


@dataclass(frozen=True, slots=True)
class BarisIsian:
    """One row of the file. Without `uid` it is new; without `uraian` and figures it waits to be filled in."""

    post: Post
    nomor: str = ""
    tingkat: int | None = None
    ikhtisar: str = ""
    uid: UUID | None = None
    kelompok: bool = False
    uraian: str = ""
    hasil: str = ""
    satuan: str = ""
    pendekatan: Pendekatan = Pendekatan.TUGAS
    volume: Decimal | None = None
    periode: PeriodeVolume = PeriodeVolume.TAHUNAN
    waktu: Decimal | None = None
    satuan_waktu: SatuanWaktu = SatuanWaktu.MENIT
    rasio_unit: Decimal | None = None
    rasio_orang: Decimal | None = None
    catatan: str = ""
    bukti: str = ""
    dihitung: bool = True
    mentah: Mapping[str, str] = field(default_factory=dict)
    fte: Decimal | None = None


@dataclass(frozen=True)
class Isian:
    """One file: what it covers, by which rules, and its rows."""

    periode: Periode
    dari: Periode | None
    cakupan: str
    aturan: Aturan
    dibuat_pada: dt.datetime
    dibuat_oleh: str
    posts: list[Post]
    terkunci: list[str]  # units left out, because their analysis takes no writing now

    def baris(self) -> Iterator[BarisIsian]:
        per_id = {post.pk: post for post in self.posts}
        nilai = {
            "periode": self.periode.pk,
            "dari": self.dari.pk if self.dari else self.periode.pk,
            "jabatan": list(per_id),
        }
        with connection.chunked_cursor() as cursor:
            cursor.execute(TUGAS, nilai)
            for pk, kelompok in groupby(_in_chunks(cursor), key=itemgetter(0)):
                yield from self._post(per_id[pk], [_Tersimpan._make(isi[1:]) for isi in kelompok])

    def _post(self, post: Post, tersimpan: list[_Tersimpan]) -> Iterator[BarisIsian]:
        ikhtisar = tersimpan[0].ikhtisar or ""
        if tersimpan[0].id is None:
            for i in range(BARIS_KOSONG):
                yield BarisIsian(post, ikhtisar="" if i else ikhtisar)
            return
        for nomor, tingkat, t in numbered(tersimpan):
            yield self._task(post, nomor, tingkat, t, ikhtisar)
            ikhtisar = ""

    def _task(self, post, nomor, tingkat, t: _Tersimpan, ikhtisar) -> BarisIsian:
        mentah = json.loads(t.mentah)
        orang = None
        if t.kini and (t.menit is not None or t.orang is not None):
            orang = fte(t.menit or Decimal(0), self.aturan.waktu_efektif, t.orang or Decimal(0))
        return BarisIsian(
            post,
            nomor,
            tingkat,
            ikhtisar,
            t.uid if t.kini else None,
            t.kelompok,
            t.uraian,
            t.hasil,
            t.satuan,
            Pendekatan(t.pendekatan),
            t.volume if t.kini else None,
            PeriodeVolume(t.periode),
            t.waktu,
            SatuanWaktu(t.satuan_waktu),
            t.rasio_unit,
            t.rasio_orang,
            t.catatan,
            t.bukti,
            t.dihitung,
            mentah if t.kini else {k: v for k, v in mentah.items() if k != "volume"},
            orang,
        )


def read_isian(
    periode: Periode,
    *,
    units: QuerySet[UnitKerja],
    jabatan: Jabatan | None = None,
    dari: Periode | None = None,
    cakupan: str,
    oleh: str,
) -> Isian:
    """The file for the posts of `units` (or one of them), with rows of `dari` where `periode` has none.
    Units whose analysis is locked are left out: what is filled in for them could not be saved."""
    posts = Jabatan.objects.filter(unit__in=units).active_in(periode)
    if jabatan is not None:
        posts = posts.filter(pk=jabatan.pk)
    tertutup = [status for status, k in STATUS.items() if not k.dapat_diisi]
    analisis = Analisis.objects.filter(unit=OuterRef("unit"), periode=periode, status__in=tertutup)
    per_unit: dict[int, list[Post]] = {}
    terkunci: set[str] = set()
    for tertahan, unit_id, *isi in (
        posts.annotate(tertahan=Exists(analisis))
        .order_by("urutan", "nama", "pk")
        .values_list("tertahan", "unit_id", "pk", "kode", "nama", "unit__kode", "unit__nama")
    ):
        post = Post._make(isi)
        if tertahan:
            terkunci.add(post.unit_nama)
            continue
        per_unit.setdefault(unit_id, []).append(post._replace(kode=post.kode or post_mark(post.pk)))
    return Isian(
        periode=periode,
        dari=dari,
        cakupan=cakupan,
        aturan=periode.aturan.value(),
        dibuat_pada=timezone.localtime(),
        dibuat_oleh=oleh,
        posts=[post for unit in _depth_first(units) for post in per_unit.get(unit, ())],
        terkunci=sorted(terkunci),
    )


def _depth_first(units: QuerySet[UnitKerja]) -> Iterator[int]:
    """Ids in the order of the tree; a unit whose parent is not among them stands at the top."""
    baris = list(units.order_by("urutan", "kode", "pk").values_list("pk", "induk_id"))
    ada = {pk for pk, _ in baris}
    anak: dict[int | None, list[int]] = {}
    for pk, induk in baris:
        anak.setdefault(induk if induk in ada else None, []).append(pk)
    tumpukan = anak.get(None, [])[::-1]
    while tumpukan:
        pk = tumpukan.pop()
        yield pk
        tumpukan += anak.get(pk, ())[::-1]


def _in_chunks(cursor):
    while rows := cursor.fetchmany(POTONGAN):
        yield from rows
