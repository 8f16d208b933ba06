"""Writing the rows of many posts at once, by COPY."""

import csv
import io
import json
import uuid

from django.db import connection
from django.db.models import F
from django.utils import timezone

from units.models import Jabatan, Periode
from workload.imports.terbaca import BarisTugas, JabatanBerkas
from workload.models import BebanJabatan, UraianTugas

KOLOM = (
    "id", "uid", "beban_id", "induk_id", "urutan", "kelompok", "uraian", "hasil", "satuan", "pendekatan",
    "volume", "periode_volume", "pengali", "waktu", "satuan_waktu", "rasio_unit", "rasio_orang", "catatan",
    "bukti", "dihitung", "isian_mentah", "versi", "diubah_oleh_id", "diubah_pada",
)  # fmt: skip
BANYAK = 1_000  # rows from which an import changes the picture


def replace_rows(
    pasangan: list[tuple[Jabatan, JabatanBerkas]], *, periode: Periode, by
) -> tuple[int, int]:
    """Put the file's rows in the place of what each post had. Returns (rows written, rows replaced).

    Sheets are locked in id order first, so that a person saving the same sheet waits or is told.
    """
    jabatan = [j for j, _ in pasangan]
    BebanJabatan.objects.bulk_create(
        [BebanJabatan(jabatan=j, periode=periode, diubah_oleh=by) for j in jabatan],
        ignore_conflicts=True,
        batch_size=2000,
    )
    beban_of = {
        b.jabatan_id: b
        for b in BebanJabatan.objects.select_for_update()
        .filter(periode=periode, jabatan__in=jabatan)
        .order_by("pk")
    }
    lama = UraianTugas.objects.filter(beban__in=beban_of.values())
    diganti = lama.count()
    if diganti:
        lama.delete()
    baris = [(beban_of[j.pk].pk, t) for j, berkas in pasangan for t in berkas.tugas]
    _copy(baris, by)
    if len(baris) >= BANYAK:
        _refresh_statistics()
    BebanJabatan.objects.filter(pk__in=[b.pk for b in beban_of.values()]).update(
        versi=F("versi") + 1, diubah_oleh=by, diubah_pada=timezone.now()
    )
    return len(baris), diganti


def _refresh_statistics() -> None:
    """Tell PostgreSQL how much there is now. Until it knows, it takes full tables for empty ones, and the
    first gap report after an import can take minutes; its own look comes a minute later."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE units_unitkerja, units_jabatan, units_pegawai, workload_bebanjabatan, workload_uraiantugas"
        )


def _copy(baris: list[tuple[int, BarisTugas]], by) -> None:
    if not baris:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('workload_uraiantugas', 'id')) FROM generate_series(1, %s)",
            [len(baris)],
        )
        nomor = [n for (n,) in cursor.fetchall()]
        induk = _parents(baris, nomor)
        punya_anak = set(induk.values())
        berkas = io.StringIO()
        tulis = csv.writer(berkas)
        sekarang, oleh, kosong = timezone.now().isoformat(), by.pk if by else None, json.dumps({})
        urutan, beban_lalu = 0, None
        for pk, (beban, t) in zip(nomor, baris, strict=True):
            urutan = urutan + 1 if beban == beban_lalu else 1
            beban_lalu = beban
            tulis.writerow(
                (
                    pk, uuid.uuid4(), beban, induk.get(pk), urutan, pk in punya_anak, t.uraian, t.hasil, t.satuan,
                    t.pendekatan.value, t.volume, t.periode.value, t.pengali, t.waktu, t.satuan_waktu.value,
                    t.rasio_unit, t.rasio_orang, t.catatan, t.bukti, t.dihitung, kosong, 1, oleh, sekarang,
                )
            )  # fmt: skip
        berkas.seek(0)
        teks = ("uraian", "hasil", "satuan", "catatan", "bukti")
        cursor.copy_expert(
            f"COPY workload_uraiantugas ({', '.join(KOLOM)}) FROM STDIN"
            f" WITH (FORMAT csv, FORCE_NOT_NULL ({', '.join(teks)}))",
            berkas,
        )


def _parents(baris, nomor) -> dict[int, int]:
    """Row id -> id of the row it is a detail of: the last one above it that stands a level further out."""
    induk: dict[int, int] = {}
    jalur: list[int] = []
    beban_lalu = None
    for pk, (beban, t) in zip(nomor, baris, strict=True):
        if beban != beban_lalu:
            jalur, beban_lalu = [], beban
        del jalur[t.tingkat :]
        if jalur and t.tingkat:
            induk[pk] = jalur[-1]
        jalur.append(pk)
    return induk
