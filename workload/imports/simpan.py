"""Putting the rows of a file in the place of what posts had; `lama` of each is what `pulih` gives back.

What is the same stays untouched: a row of asnplan's own file is known by its uid, another one by its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from asnplan.lib.sampah import collector_paused
from units.models import Jabatan, Periode
from workload.calculators.isian import TEKS
from workload.imports.kolom import as_cell
from workload.imports.terbaca import BarisTugas, JabatanBerkas
from workload.imports.tulis import (
    Baris,
    Perubahan,
    bump_sheets,
    claim_ids,
    read_rows,
    refresh_statistics,
    same_sheet,
)
from workload.models import BebanJabatan, Catatan

BANYAK = 1_000  # rows from which an import changes the picture


@dataclass(frozen=True)
class Tersimpan:
    """What became of one post's sheet.

    versi    of the sheet now: undo applies only while it is still this one
    lama     what the sheet had, as JSON that restore_rows understands; {} where nothing changed
    berubah  False where the file says what was there already: nothing was written
    ditulis  rows that the sheet has now, diganti: rows it had; both 0 where nothing changed
    """

    beban_id: int
    versi: int
    lama: dict
    berubah: bool
    ditulis: int = 0
    diganti: int = 0


@transaction.atomic
@collector_paused()
def replace_rows(
    pasangan: Sequence[tuple[Jabatan, JabatanBerkas]], *, periode: Periode, by
) -> list[Tersimpan]:
    """Put the file's rows in the place of what each post had; one Tersimpan per pair, in order.

    Sheets are locked in id order first, so that a person saving the same sheet waits or is told.
    """
    beban_of, sudah_ada = _lock_sheets([jabatan for jabatan, _ in pasangan], periode, by)
    lembar = [beban_of[jabatan.pk] for jabatan, _ in pasangan]
    tersimpan = read_rows([b.pk for b in lembar])
    asal = [
        recognise(berkas.tugas, tersimpan.get(beban.pk, ()))
        for beban, (_, berkas) in zip(lembar, pasangan, strict=True)
    ]
    nomor = claim_ids(sum(kenal.count(None) for kenal in asal))
    perubahan = Perubahan(by.pk if by else None, timezone.now())
    hasil: list[Tersimpan] = []
    for beban, (_, berkas), kenal in zip(lembar, pasangan, asal, strict=True):
        lama = tersimpan.get(beban.pk, [])
        kini = list(_arrange(beban.pk, berkas.tugas, kenal, nomor, perubahan))
        ikhtisar = berkas.ikhtisar or beban.ikhtisar
        if same_sheet(lama, kini) and ikhtisar == beban.ikhtisar:
            hasil.append(Tersimpan(beban.pk, beban.versi, {}, False))
            continue
        simpanan = {
            "lembar_baru": beban.pk not in sudah_ada,
            "ikhtisar": beban.ikhtisar,
            "tugas": [baris.as_json() for baris in lama],
            "hapus": perubahan.add(lama, kini),
        }
        hasil.append(Tersimpan(beban.pk, beban.versi + 1, simpanan, True, len(kini), len(lama)))
        beban.ikhtisar = ikhtisar
    _keep_what_goes(hasil, perubahan.hapus)
    perubahan.write()
    if len(perubahan.baru) >= BANYAK:
        refresh_statistics()
    berubah = {t.beban_id for t in hasil if t.berubah}
    bump_sheets([b for b in lembar if b.pk in berubah], perubahan)
    return hasil


@dataclass(frozen=True)
class Beda:
    """What a file would change in one sheet: rows that are new, changed (or moved), and gone."""

    baru: int = 0
    ubah: int = 0
    hapus: int = 0

    def __bool__(self):
        return bool(self.baru or self.ubah or self.hapus)


@collector_paused()
def compare_rows(
    pasangan: Sequence[tuple[Jabatan, JabatanBerkas]], *, periode: Periode
) -> list[Beda]:
    """What replace_rows would do to each sheet now; writes nothing, two queries."""
    semua = BebanJabatan.objects.filter(periode=periode, jabatan__in=[j for j, _ in pasangan])
    beban_of = dict(semua.values_list("jabatan_id", "pk"))
    tersimpan = read_rows(list(beban_of.values()))
    hasil = []
    for jabatan, berkas in pasangan:
        beban = beban_of.get(jabatan.pk, 0)
        lama = tersimpan.get(beban, [])
        perubahan = Perubahan(None, timezone.now())
        kenal = recognise(berkas.tugas, lama)
        kini = list(_arrange(beban, berkas.tugas, kenal, count(-1, -1), perubahan))
        if not same_sheet(lama, kini):
            perubahan.add(lama, kini)
        hasil.append(Beda(*map(len, (perubahan.baru, perubahan.ubah, perubahan.hapus))))
    return hasil


def _lock_sheets(jabatan, periode, by) -> tuple[dict[int, BebanJabatan], set[int]]:
    """The sheet of every post, made where missing and locked; and the ids of those that were there."""
    semua = BebanJabatan.objects.filter(periode=periode, jabatan__in=jabatan)
    ada = dict(semua.values_list("jabatan_id", "pk"))
    BebanJabatan.objects.bulk_create(
        [
            BebanJabatan(jabatan=j, periode=periode, diubah_oleh=by)
            for j in jabatan
            if j.pk not in ada
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )
    terkunci = semua.select_for_update().order_by("pk")
    return {b.jabatan_id: b for b in terkunci}, set(ada.values())


# --- rows ---------------------------------------------------------------------------------------


def recognise(tugas: Sequence[BarisTugas], lama: Sequence[Baris]) -> list[Baris | None]:
    """For each row of the file the stored row that it is: by uid, else by its text. Each is given once."""
    if not lama:
        return [None] * len(tugas)
    per_uid = {baris.uid: baris for baris in lama}
    kenal = [per_uid.pop(t.uid, None) if t.uid else None for t in tugas]
    per_uraian: dict[str, list[Baris]] = {}
    for baris in reversed(per_uid.values()):
        per_uraian.setdefault(baris.uraian, []).append(baris)
    for i, t in enumerate(tugas):
        if kenal[i] is None and (calon := per_uraian.get(t.uraian)):
            kenal[i] = calon.pop()
    return kenal


def _arrange(
    beban_id: int,
    tugas: Sequence[BarisTugas],
    kenal: Sequence[Baris | None],
    nomor: Iterator[int],
    perubahan: Perubahan,
) -> Iterator[Baris]:
    """The rows of one sheet as they are to be stored, in order."""
    pk = [asal.id if asal else next(nomor) for asal in kenal]
    induk = _parents(tugas)
    judul = set(induk)
    for i, (t, asal) in enumerate(zip(tugas, kenal, strict=True)):
        baris = Baris(
            pk[i],
            asal.uid if asal else uuid4(),
            beban_id,
            None if induk[i] is None else pk[induk[i]],
            i + 1,
            i in judul,
            t.uraian,
            t.hasil,
            t.satuan,
            t.pendekatan.value,
            t.volume,
            t.periode.value,
            t.pengali,
            t.waktu,
            t.satuan_waktu.value,
            t.rasio_unit,
            t.rasio_orang,
            t.catatan,
            t.bukti,
            t.dihitung,
            dict(t.mentah),
            1,
            perubahan.by_id,
            perubahan.pada,
        )
        yield _keep_unprintable(baris, asal) if asal and t.uid == asal.uid else baris


def _parents(tugas: Sequence[BarisTugas]) -> list[int | None]:
    """For each row the index of the row it is a detail of: the last one above it that stands further out.
    A row with figures heads nothing, so that no figure is left out of the sum; its details move out."""
    induk: list[int | None] = []
    jalur: list[int] = []
    for i, t in enumerate(tugas):
        while jalur and tugas[jalur[-1]].tingkat >= t.tingkat:
            jalur.pop()
        induk.append(jalur[-1] if jalur else None)
        if t.volume is t.waktu is t.rasio_unit is t.rasio_orang is None:
            jalur.append(i)
    return induk


def _keep_unprintable(baris: Baris, asal: Baris) -> Baris:
    """Where the file shows what is stored as well as a cell can, what is stored stays: spaces at the ends,
    marks that cannot be seen, what is longer than a cell."""
    tetap, mentah = {}, dict(baris.isian_mentah)
    for kolom in TEKS:
        lama, kini = asal.isian_mentah.get(kolom, getattr(asal, kolom)), getattr(baris, kolom)
        if lama != kini and kolom not in mentah and as_cell(lama) == as_cell(kini):
            tetap[kolom] = getattr(asal, kolom)
            if kolom in asal.isian_mentah:
                mentah[kolom] = lama
    return baris._replace(**tetap, isian_mentah=mentah) if tetap else baris


def _keep_what_goes(hasil: Sequence[Tersimpan], hapus: Sequence[int]) -> None:
    """Add to each `lama` the accepted flags and the links of notes that go with its deleted rows."""
    if not hapus:
        return
    milik = {pk: t.lama for t in hasil if t.berubah for pk in t.lama["hapus"]}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tugas_id, id, kode, sidik, alasan, oleh_id, pada::text"
            " FROM workload_penerimaantanda WHERE tugas_id = ANY(%s) ORDER BY id",
            [list(hapus)],
        )
        for tanda in cursor.fetchall():
            milik[tanda[0]].setdefault("tanda", []).append(list(tanda))
    for pk, tugas in Catatan.objects.filter(tugas__in=hapus).values_list("pk", "tugas_id"):
        milik[tugas].setdefault("catatan", []).append([pk, tugas])
