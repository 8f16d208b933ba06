"""The rows of many sheets, read and written by set.

A row that stays is updated in place, so that its identity, its accepted flags and the notes on it stay too
and the history shows what changed and nothing else. New rows come by COPY. Few statements, whatever the number.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.utils.dateparse import parse_datetime

from workload.models import BebanJabatan, UraianTugas

TABEL = UraianTugas._meta.db_table
_SEMENTARA = "uraian_tugas_berubah"
_TEKS_JSON = {Decimal, UUID, datetime}


class Baris(NamedTuple):
    """A row of the table: every column that is not generated, under its name in the database."""

    id: int
    uid: UUID
    beban_id: int
    induk_id: int | None
    urutan: int
    kelompok: bool
    uraian: str
    hasil: str
    satuan: str
    pendekatan: str
    volume: Decimal | None
    periode_volume: str
    pengali: Decimal
    waktu: Decimal | None
    satuan_waktu: str
    rasio_unit: Decimal | None
    rasio_orang: Decimal | None
    catatan: str
    bukti: str
    dihitung: bool
    isian_mentah: dict[str, str]
    versi: int
    diubah_oleh_id: int | None
    diubah_pada: datetime

    def as_json(self) -> list:
        return [str(nilai) if type(nilai) in _TEKS_JSON else nilai for nilai in self]

    @classmethod
    def from_json(cls, isi: Sequence) -> Baris:
        baris = dict(zip(cls._fields, isi, strict=True))
        baris["uid"] = UUID(baris["uid"])
        baris["diubah_pada"] = parse_datetime(baris["diubah_pada"])
        for kolom in ("volume", "pengali", "waktu", "rasio_unit", "rasio_orang"):
            if baris[kolom] is not None:
                baris[kolom] = Decimal(baris[kolom])
        return cls(**baris)


KOLOM = Baris._fields
_TEKS = ("uraian", "hasil", "satuan", "catatan", "bukti")
_isi = itemgetter(slice(KOLOM.index("kelompok"), KOLOM.index("versi")))
_tempat = itemgetter(KOLOM.index("induk_id"), KOLOM.index("urutan"))


def same_sheet(lama: Sequence[Baris], kini: Sequence[Baris]) -> bool:
    """The same rows with the same content in the same order and nesting, whatever their numbers."""
    return len(lama) == len(kini) and all(
        a.id == b.id and a.induk_id == b.induk_id and _isi(a) == _isi(b)
        for a, b in zip(lama, kini, strict=True)
    )


@dataclass
class Perubahan:
    """What has to be written so that sheets hold the rows wanted; collected sheet by sheet, written once."""

    by_id: int | None
    pada: datetime
    baru: list[Baris] = field(default_factory=list)
    ubah: list[Baris] = field(default_factory=list)
    hapus: list[int] = field(default_factory=list)

    def add(self, lama: Sequence[Baris], kini: Sequence[Baris]) -> list[int]:
        """One sheet: what it has and what it is to have. Gives the ids of the rows that go."""
        if not lama:
            self.baru += kini
            return []
        ada = {baris.id: baris for baris in lama}
        for baris in kini:
            asal = ada.pop(baris.id, None)
            if asal is None:
                self.baru.append(baris)
            elif _isi(asal) != _isi(baris):
                self.ubah.append(self._signed(baris, asal.versi + 1))
            elif _tempat(asal) != _tempat(baris):  # moved: its content is nobody's new work
                self.ubah.append(asal._replace(induk_id=baris.induk_id, urutan=baris.urutan))
        self.hapus += ada
        return list(ada)

    def _signed(self, baris: Baris, versi: int) -> Baris:
        return baris._replace(versi=versi, diubah_oleh_id=self.by_id, diubah_pada=self.pada)

    def write(self) -> None:
        with connection.cursor() as cursor:
            if self.hapus:
                _delete(cursor, self.hapus)
            if self.ubah:
                _update(cursor, self.ubah)
            if self.baru:
                _copy(cursor, TABEL, self.baru)


def read_rows(beban: Collection[int]) -> dict[int, list[Baris]]:
    """The rows of each sheet that has any, in order."""
    per_beban: dict[int, list[Baris]] = {}
    mentah = KOLOM.index("isian_mentah")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(KOLOM)} FROM {TABEL} WHERE beban_id = ANY(%s)"
            " ORDER BY beban_id, urutan, id",
            [list(beban)],
        )
        while potongan := cursor.fetchmany(10_000):
            for isi in potongan:
                teks = isi[mentah]  # nearly always empty
                baris = Baris(
                    *isi[:mentah], {} if teks == "{}" else json.loads(teks), *isi[mentah + 1 :]
                )
                per_beban.setdefault(baris.beban_id, []).append(baris)
    return per_beban


def claim_ids(banyak: int) -> Iterator[int]:
    """Primary keys up front, so that headings and their details go in with one statement."""
    if not banyak:
        return iter(())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT nextval(pg_get_serial_sequence('{TABEL}', 'id')) FROM generate_series(1, %s)",
            [banyak],
        )
        return iter([n for (n,) in cursor.fetchall()])


def _copy(cursor, tabel: str, baris: Iterable[Baris]) -> None:
    berkas = io.StringIO()
    tulis = csv.writer(berkas)
    mentah = KOLOM.index("isian_mentah")
    for b in baris:
        tulis.writerow(
            (*b[:mentah], json.dumps(b[mentah]) if b[mentah] else "{}", *b[mentah + 1 :])
        )
    berkas.seek(0)
    cursor.copy_expert(
        f"COPY {tabel} ({', '.join(KOLOM)}) FROM STDIN"
        f" WITH (FORMAT csv, FORCE_NOT_NULL ({', '.join(_TEKS)}))",
        berkas,
    )


def _update(cursor, baris: list[Baris]) -> None:
    ditulis = [k for k in KOLOM if k not in ("id", "uid", "beban_id")]
    cursor.execute(
        f"CREATE TEMPORARY TABLE {_SEMENTARA} AS SELECT {', '.join(KOLOM)} FROM {TABEL} WITH NO DATA"
    )
    _copy(cursor, _SEMENTARA, baris)
    cursor.execute(
        f"UPDATE {TABEL} t SET {', '.join(f'{k} = b.{k}' for k in ditulis)}"
        f" FROM {_SEMENTARA} b WHERE t.id = b.id"
    )
    cursor.execute(f"DROP TABLE {_SEMENTARA}")


def _delete(cursor, nomor: list[int]) -> None:
    """Flags go with their row, notes stay with the sheet; as the models say, in one statement each."""
    cursor.execute("DELETE FROM workload_penerimaantanda WHERE tugas_id = ANY(%s)", [nomor])
    cursor.execute("UPDATE workload_catatan SET tugas_id = NULL WHERE tugas_id = ANY(%s)", [nomor])
    cursor.execute(f"DELETE FROM {TABEL} WHERE id = ANY(%s)", [nomor])


def bump_sheets(lembar: Sequence[BebanJabatan], perubahan: Perubahan) -> None:
    """A new version of each sheet, with its ikhtisar."""
    if lembar:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE workload_bebanjabatan b SET versi = versi + 1, ikhtisar = baru.ikhtisar,"
                " diubah_oleh_id = %s, diubah_pada = %s"
                " FROM unnest(%s::bigint[], %s::text[]) AS baru(id, ikhtisar) WHERE b.id = baru.id",
                [
                    perubahan.by_id,
                    perubahan.pada,
                    [b.pk for b in lembar],
                    [b.ikhtisar for b in lembar],
                ],
            )


def refresh_statistics() -> None:
    """Tell PostgreSQL how much there is now. Until it knows, it takes full tables for empty ones, and the
    first gap report after an import can take minutes; its own look comes a minute later."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE units_unitkerja, units_jabatan, units_pegawai, workload_bebanjabatan, workload_uraiantugas"
        )
