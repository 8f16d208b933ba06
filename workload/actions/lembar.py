"""Saving the sheet of a post: rows typed by several people at once, none overwritten in silence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from units.calculators.aturan import PeriodeVolume
from workload.calculators.isian import (
    KOLOM,
    KOSONG,
    Terbaca,
    is_blank,
    merge,
    read_isian,
    same,
    write_isian,
)
from workload.calculators.susunan import Susunan, arrange
from workload.models import BebanJabatan, UraianTugas
from workload.policies import hold_open, refuse_isi

DISIMPAN = (
    *("uraian", "hasil", "satuan", "catatan", "bukti"),
    *("volume", "waktu", "rasio_unit", "rasio_orang"),
    *("pendekatan", "periode_volume", "satuan_waktu", "dihitung", "pengali", "isian_mentah"),
    *("induk", "urutan", "kelompok", "versi", "diubah_oleh", "diubah_pada"),
)
"""Columns written for a row whose content changed; a row that only moved writes its place alone."""


class LembarTerkunci(Exception):
    """The sheet takes no writing now; the message says why, in Indonesian."""


class BarisAsing(Exception):
    """A row of another sheet was sent: the page is wrong or somebody is trying things."""


@dataclass(frozen=True)
class BarisMasuk:
    """A row as a page sends it. `versi` is the one it was made from, 0 for a new row.

    `dasar` is the text it started from and `terkirim` the text of an earlier send that was never
    acknowledged (a lost connection): with them a retry is harmless and changes in different columns merge.
    """

    uid: UUID
    versi: int
    isi: Mapping[str, str]
    dasar: Mapping[str, str] | None = None
    terkirim: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Bentrok:
    """Two people changed the same thing: both versions, for a person to choose.

    jenis: "diubah" (both changed `kolom`), "dihapus" (I changed what they deleted),
    "hapus" (I deleted what they changed).
    """

    uid: UUID
    jenis: str
    saya: Mapping[str, str] | None
    mereka: Mapping[str, str] | None
    kolom: tuple[str, ...]
    oleh: str
    pada: datetime | None


@dataclass
class LembarResult:
    """What became of a save. `beban` is None where nothing was there and nothing had to be stored."""

    beban: BebanJabatan | None
    versi_awal: int = 0  # of the sheet, before this save
    berubah: set[UUID] = field(default_factory=set)
    dihapus: set[UUID] = field(default_factory=set)
    bentrok: list[Bentrok] = field(default_factory=list)


@transaction.atomic
def save_lembar(
    *,
    jabatan,
    periode,
    rows: Sequence[BarisMasuk],
    deleted: Sequence[BarisMasuk] = (),
    order: Susunan | None = None,
    by,
) -> LembarResult:
    """Store changed rows, deletions and the arrangement of one sheet; what clashes is handed back instead.

    `order` is the whole arrangement as [(uid, parent uid or None)], or None where it was not touched.
    """
    _require_open(jabatan, periode)
    beban = _lock(jabatan, periode, create=any(not is_blank(row.isi) for row in rows))
    if beban is None:
        return LembarResult(None)
    return _Simpan(beban, periode.aturan.value().pengali, by).run(rows, deleted, order)


def _require_open(jabatan, periode) -> None:
    """Period and status stay as they are until this save is done."""
    status = hold_open(periode, [jabatan.unit_id])
    if tolak := refuse_isi(periode, status[jabatan.unit_id]):
        raise LembarTerkunci(tolak)


def _lock(jabatan, periode, *, create: bool) -> BebanJabatan | None:
    terkunci = BebanJabatan.objects.select_for_update()
    if create:
        return terkunci.get_or_create(jabatan=jabatan, periode=periode)[0]
    return terkunci.filter(jabatan=jabatan, periode=periode).first()


def isi_of(tugas: UraianTugas) -> dict[str, str]:
    """The stored row as text, the way a person sees and types it."""
    return write_isian({kolom: getattr(tugas, kolom) for kolom in KOLOM}, tugas.isian_mentah)


class _Simpan:
    """One save under the lock of its sheet. Few statements whatever the number of rows: one read, one
    upsert of what changed, one of what only moved, one delete."""

    def __init__(self, beban: BebanJabatan, pengali: Mapping[PeriodeVolume, object], by):
        self.beban, self.pengali, self.by = beban, pengali, by
        tersimpan = beban.tugas.select_related("diubah_oleh").order_by("urutan", "pk")
        self.tugas = {t.uid: t for t in tersimpan}
        self.isi = {uid: isi_of(t) for uid, t in self.tugas.items()}
        self.baru: list[UUID] = []
        self.result = LembarResult(beban, beban.versi)

    def run(self, rows, deleted, order) -> LembarResult:
        uid_dari = {t.pk: t.uid for t in self.tugas.values()}
        tersimpan = [(t.uid, uid_dari.get(t.induk_id)) for t in self.tugas.values()]
        for row in rows:
            self._take(row)
        for row in deleted:
            self._take_out(row)
        self._claim_ids()
        hapus = self.result.dihapus
        self._place(arrange(tersimpan, order, baru=self.baru, dihapus=hapus))
        if hapus:
            UraianTugas.objects.filter(pk__in=[self.tugas[uid].pk for uid in hapus]).delete()
        if self.result.berubah or hapus or self.pindah:
            BebanJabatan.objects.filter(pk=self.beban.pk).update(
                versi=F("versi") + 1, diubah_oleh=self.by, diubah_pada=timezone.now()
            )
            self.beban.versi += 1
        return self.result

    # --- rows -----------------------------------------------------------------------------------

    def _take(self, row: BarisMasuk) -> None:
        """Merge one row into the sheet, or report the clash."""
        kini = self.isi.get(row.uid)
        if kini is None:
            if row.versi:
                self._clash(row, "dihapus")
            elif not is_blank(row.isi):
                self.baru.append(row.uid)
                self.isi[row.uid] = {**KOSONG, **row.isi}
                self.tugas[row.uid] = UraianTugas(uid=row.uid, beban=self.beban, versi=0)
                self.result.berubah.add(row.uid)
            return
        if row.versi == self.tugas[row.uid].versi:
            gabung, kolom = {**kini, **row.isi}, []
        else:
            gabung, kolom = merge(row.isi, kini, row.dasar, row.terkirim)
        if kolom:
            self._clash(row, "diubah", gabung, kolom)
        elif gabung != kini:
            self.isi[row.uid] = gabung
            self.result.berubah.add(row.uid)

    def _take_out(self, row: BarisMasuk) -> None:
        tugas = self.tugas.get(row.uid)
        if tugas is None or tugas.pk is None:
            return  # gone already
        kini = self.isi[row.uid]
        asal = [a for a in (row.dasar, row.terkirim) if a]
        if row.versi == tugas.versi or (
            asal and all(any(same(k, kini[k], a.get(k, kini[k])) for a in asal) for k in KOLOM)
        ):
            self.result.dihapus.add(row.uid)
            self.result.berubah.discard(row.uid)
        else:
            self._clash(row, "hapus")

    def _clash(self, row: BarisMasuk, jenis: str, saya=None, kolom=()) -> None:
        tugas = self.tugas.get(row.uid)
        if tugas:
            oleh, pada = tugas.diubah_oleh, tugas.diubah_pada
            oleh = oleh.get_short_name() if oleh else "Orang lain"
        else:
            oleh, pada = _who_deleted(row.uid)
        self.result.bentrok.append(
            Bentrok(
                uid=row.uid,
                jenis=jenis,
                saya=saya or (None if jenis == "hapus" else {**KOSONG, **row.isi}),
                mereka=self.isi.get(row.uid),
                kolom=tuple(kolom),
                oleh=oleh,
                pada=pada,
            )
        )

    def _claim_ids(self) -> None:
        """Primary keys for new rows up front, so that parents and details go in with one statement."""
        if not self.baru:
            return
        if UraianTugas.objects.filter(uid__in=self.baru).exists():
            raise BarisAsing
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence('workload_uraiantugas', 'id'))"
                " FROM generate_series(1, %s)",
                [len(self.baru)],
            )
            for uid, (pk,) in zip(self.baru, cursor.fetchall(), strict=True):
                self.tugas[uid].pk = pk

    # --- places ---------------------------------------------------------------------------------

    def _place(self, susunan: Susunan) -> None:
        """Give every row its place and write what differs. A row that becomes a heading, or stops being
        one, is read again: its figures are set aside or come back."""
        judul = {induk for _, induk in susunan if induk is not None}
        self.pindah: list[UraianTugas] = []
        for urutan, (uid, induk) in enumerate(susunan, start=1):
            tugas = self.tugas[uid]
            tempat = (urutan, self.tugas[induk].pk if induk else None)
            bergeser = tempat != (tugas.urutan, tugas.induk_id)
            tugas.urutan, tugas.induk_id = tempat
            if tugas.kelompok != (uid in judul):
                tugas.kelompok = uid in judul
                self.result.berubah.add(uid)
            if uid in self.result.berubah:
                self._fill(tugas)
            elif bergeser:
                self.pindah.append(tugas)
        self._upsert([self.tugas[uid] for uid in self.result.berubah], DISIMPAN)
        self._upsert(self.pindah, ("urutan", "induk"))

    def _fill(self, tugas: UraianTugas) -> None:
        terbaca: Terbaca = read_isian(self.isi[tugas.uid], kelompok=tugas.kelompok)
        for kolom, nilai in terbaca.nilai.items():
            setattr(tugas, kolom, nilai)
        tugas.isian_mentah = terbaca.mentah
        tugas.pengali = self.pengali[PeriodeVolume(tugas.periode_volume)]
        tugas.versi += 1
        tugas.diubah_oleh = self.by

    @staticmethod
    def _upsert(tugas: list[UraianTugas], kolom: Sequence[str]) -> None:
        if tugas:
            UraianTugas.objects.bulk_create(
                tugas, update_conflicts=True, unique_fields=["pk"], update_fields=kolom
            )


def _who_deleted(uid: UUID) -> tuple[str, datetime | None]:
    """Name and moment from the change history."""
    peristiwa = (
        UraianTugas.pgh_event_model.objects.filter(uid=uid, pgh_label="delete")
        .select_related("pgh_context")
        .order_by("-pgh_id")
        .first()
    )
    if peristiwa is None:
        return "Orang lain", None
    konteks = peristiwa.pgh_context.metadata if peristiwa.pgh_context else {}
    user = User.objects.filter(pk=konteks.get("user")).first()
    return (user.get_short_name() if user else "Orang lain"), peristiwa.pgh_created_at
