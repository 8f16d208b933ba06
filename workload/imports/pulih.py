"""Taking an import back: each sheet gets what it had, as workload.imports.simpan kept it.

hasil = replace_rows(pasangan, periode=periode, by=user)
restore_rows([(t.beban_id, t.versi, t.lama) for t in hasil], by=user)    # as if it had not been
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import DO_NOTHING, Exists, OuterRef
from django.utils import timezone

from asnplan.lib.sampah import collector_paused
from units.models import Jabatan, UnitKerja
from workload.imports.tulis import Baris, Perubahan, bump_sheets, read_rows
from workload.models import BebanJabatan, Catatan


@dataclass(frozen=True)
class Pulih:
    """Sheets by id: given back, and left alone because somebody wrote in them since (or they are gone)."""

    dipulihkan: list[int]
    dilewati: list[int]


@transaction.atomic
@collector_paused()
def restore_rows(simpanan: Iterable[tuple[int, int, dict]], *, by) -> Pulih:
    """Give sheets back what they had: (beban_id, versi, lama) as replace_rows told them.

    A sheet that somebody wrote in since is left alone. Sheets that the import made go, unless a note is on them.
    """
    simpanan = [isi for isi in simpanan if isi[2]]
    nomor = [beban for beban, _, _ in simpanan]
    terkunci = BebanJabatan.objects.select_for_update().filter(pk__in=nomor).order_by("pk")
    beban_of = {b.pk: b for b in terkunci}
    dipulihkan, dilewati = [], []
    for beban, versi, lama in simpanan:
        if beban in beban_of and beban_of[beban].versi == versi:
            dipulihkan.append((beban_of[beban], lama))
        else:
            dilewati.append(beban)
    kini = read_rows([b.pk for b, _ in dipulihkan])
    perubahan = Perubahan(by.pk if by else None, timezone.now())
    for beban, lama in dipulihkan:
        perubahan.add(kini.get(beban.pk, []), [Baris.from_json(isi) for isi in lama["tugas"]])
        beban.ikhtisar = lama["ikhtisar"]
    perubahan.write()
    _give_back(lama for _, lama in dipulihkan)
    bump_sheets([b for b, _ in dipulihkan], perubahan)
    baru = [b.pk for b, lama in dipulihkan if lama["lembar_baru"]]
    catatan = Catatan.objects.filter(beban=OuterRef("pk"))
    BebanJabatan.objects.filter(~Exists(catatan), pk__in=baru).delete()
    return Pulih([b.pk for b, _ in dipulihkan], dilewati)


def _give_back(simpanan: Iterable[dict]) -> None:
    """The flags and the links of notes that went with deleted rows."""
    tanda, catatan = [], []
    for lama in simpanan:
        tanda += lama.get("tanda", ())
        catatan += lama.get("catatan", ())
    with connection.cursor() as cursor:
        if tanda:
            cursor.execute(
                "INSERT INTO workload_penerimaantanda (tugas_id, id, kode, sidik, alasan, oleh_id, pada)"
                " SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[],"
                " %s::bigint[], %s::timestamptz[]) ON CONFLICT DO NOTHING",
                [list(kolom) for kolom in zip(*tanda, strict=True)],
            )
        if catatan:
            cursor.execute(
                "UPDATE workload_catatan c SET tugas_id = lama.tugas_id"
                " FROM unnest(%s::bigint[], %s::bigint[]) AS lama(id, tugas_id)"
                " WHERE c.id = lama.id AND c.tugas_id IS NULL",
                [list(kolom) for kolom in zip(*catatan, strict=True)],
            )


@transaction.atomic
@collector_paused()
def remove_unused(*, jabatan: Iterable[int] = (), unit: Iterable[int] = ()) -> tuple[int, int]:
    """Delete posts and units that an import made, where nothing refers to them; (posts, units) deleted."""
    n_jabatan = _unreferenced(Jabatan, jabatan).delete()[0]
    n_unit = 0
    while n := _unreferenced(UnitKerja, unit).delete()[0]:  # the lowest units first
        n_unit += n
    return n_jabatan, n_unit


def _unreferenced(model, nomor: Iterable[int]):
    semua = model.objects.filter(pk__in=list(nomor))
    for r in model._meta.get_fields(include_hidden=True):
        # DO_NOTHING: the change history, which keeps what is gone
        if r.auto_created and not r.concrete and r.on_delete is not DO_NOTHING:
            semua = semua.filter(
                ~Exists(r.related_model._base_manager.filter(**{r.field.name: OuterRef("pk")}))
            )
    return semua
