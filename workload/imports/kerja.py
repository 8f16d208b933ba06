"""The work on an imported file that runs behind the pages: read and check it, save it, take it back.

Each step looks at the file's status first and can be run again: a killed server leaves the status of the step
and no half of its result. Reading writes only what the pages show; saving and undoing are one transaction.
"""

from __future__ import annotations

import json
import logging

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.roles import Permission
from asnplan.lib import unggahan
from asnplan.lib.latar import Antrean
from asnplan.lib.riwayat import pelaku
from asnplan.lib.tabel import BerkasDitolak, Galat
from units.models import Instansi, Jabatan, UnitKerja
from units.permissions import may
from workload.imports.baca import read_beban_kerja
from workload.imports.beban_kerja import galat_at, write_posts
from workload.imports.buat import guess_jenis, new_post
from workload.imports.cocokkan import Cara, Pencocok
from workload.imports.ingatan import remembered_headings, remembered_posts
from workload.imports.pratinjau import block_key, build_blocks
from workload.imports.pulih import remove_unused, restore_rows
from workload.imports.ringkasan import recount
from workload.imports.terbaca import BukuTerbaca
from workload.models import BebanJabatan, BerkasImpor, BlokImpor
from workload.policies import hold_open, refuse_impor, refuse_isi, refuse_periode
from workload.status_impor import StatusImpor

log = logging.getLogger(__name__)

LANGKAH = ("Menunggu giliran", "Membaca berkas", "Mencocokkan jabatan", "Menyimpan pratinjau")
GALAT_DISIMPAN = 500  # refusals kept of one file; more help nobody
PERCOBAAN = 3  # a file during whose work the server died so often is given up


def work(pk: int) -> None:
    """Do what the file's status says is owed."""
    berkas = (
        BerkasImpor.objects.select_related(
            "periode__instansi", "periode__aturan", "unit_bawaan", "diunggah_oleh", "disimpan_oleh", "dibatalkan_oleh"
        )
        .filter(pk=pk)
        .first()
    )  # fmt: skip
    langkah, oleh = {
        StatusImpor.ANTRE: (_check, "diunggah_oleh"),
        StatusImpor.DIBACA: (_check, "diunggah_oleh"),
        StatusImpor.MENYIMPAN: (_save, "disimpan_oleh"),
        StatusImpor.MEMBATALKAN: (_undo, "dibatalkan_oleh"),
    }.get(berkas.status if berkas else "", (None, ""))
    if langkah is None:
        return
    if berkas.percobaan >= PERCOBAAN:
        _refuse(berkas, [Galat("pekerjaan ini terhenti berulang kali; mungkin berkasnya terlalu berat untuk server")])  # fmt: skip
        return
    BerkasImpor.objects.filter(pk=pk).update(percobaan=F("percobaan") + 1)
    try:
        with pelaku(user=getattr(berkas, oleh), asal=berkas.get_absolute_url()):
            langkah(berkas)
    except (OperationalError, InterfaceError):
        raise  # the database is in trouble, not the file: the work stays owed and is tried again
    except BerkasDitolak as ditolak:
        _refuse(berkas, ditolak.galat, getattr(ditolak, "lembar", ()))
    except Exception:
        log.exception("import %s (%s) failed", pk, berkas.status)
        _refuse(berkas, [Galat("terjadi kesalahan yang tidak terduga; admin sistem dapat melihatnya di catatan server")])  # fmt: skip
    else:
        BerkasImpor.objects.filter(pk=pk).update(percobaan=0, tahap="", langkah=0)


antrean = Antrean(
    7_300_41,
    tertunda=lambda: BerkasImpor.objects.unfinished().values_list("pk", flat=True),
    kerjakan=work,
)

_KEMBALI = {
    # where a refused step leaves the file
    StatusImpor.MENYIMPAN: StatusImpor.DIPERIKSA,
    StatusImpor.MEMBATALKAN: StatusImpor.TERSIMPAN,
}


def _refuse(berkas: BerkasImpor, galat: list[Galat], lembar=()) -> None:
    """Keep why a step was refused; the file goes back to where the person can do something about it."""
    kini = BerkasImpor.objects.values_list("status", flat=True).filter(pk=berkas.pk).first()
    BerkasImpor.objects.filter(pk=berkas.pk).update(
        status=_KEMBALI.get(kini, StatusImpor.GAGAL),
        penolakan=[
            {"pesan": g.pesan, "baris": g.baris, "kolom": g.kolom, "lembar": g.lembar, "sel": g.sel}
            for g in galat[:GALAT_DISIMPAN]
        ],
        percobaan=0,
        tahap="",
        langkah=0,
        **({"lembar": [_sheet(x) for x in lembar]} if lembar else {}),
    )


def _progress(berkas: BerkasImpor, langkah: int, tahap: str = "", **fields) -> None:
    BerkasImpor.objects.filter(pk=berkas.pk).update(
        langkah=langkah, tahap=(tahap or LANGKAH[langkah])[:200], **fields
    )


# --- reading --------------------------------------------------------------------------------------


def _read(berkas: BerkasImpor) -> BukuTerbaca:
    path = unggahan.stored(berkas.simpanan)
    if path is None:
        raise BerkasDitolak("berkas ini sudah tidak disimpan di server; unggah sekali lagi")
    _progress(berkas, 1)
    return read_beban_kerja(
        path,
        berkas.periode.aturan.value(),
        nama=berkas.nama,
        lapor=lambda pesan: _progress(berkas, 1, pesan),
        alias=remembered_headings(berkas.periode.instansi) | berkas.alias,
        jawaban={kunci: j["nilai"] for kunci, j in berkas.jawaban.items()},
    )


def fillable(berkas: BerkasImpor, user) -> set[int]:
    """Ids of the units of the file's instansi that the person may fill."""
    milik = UnitKerja.objects.filter(instansi=berkas.periode.instansi_id)
    return set(milik.visible_to(user, Permission.ISI_BEBAN).values_list("pk", flat=True))


def pencocok_for(berkas: BerkasImpor, user) -> Pencocok:
    instansi = berkas.periode.instansi
    return Pencocok(
        instansi,
        unit=berkas.unit_bawaan,
        boleh=fillable(berkas, user),
        ingatan=remembered_posts(instansi),
    )


def _check(berkas: BerkasImpor) -> None:
    """Read, match, and keep what the pages show; decisions made about the same file before hold."""
    _progress(berkas, 1, status=StatusImpor.DIBACA, penolakan=[])
    buku = _read(berkas)
    _progress(berkas, 2)
    blok = build_blocks(
        berkas,
        buku.jabatan,
        pencocok=pencocok_for(berkas, berkas.diunggah_oleh),
        aturan=berkas.periode.aturan.value(),
        lama={b.kunci: b for b in berkas.blok.defer("cuplikan", "temuan", "pertanyaan", "lama")},
    )
    _progress(berkas, 3)
    with transaction.atomic():
        kini = BerkasImpor.objects.select_for_update().filter(pk=berkas.pk).first()
        if kini is None or kini.status != StatusImpor.DIBACA:
            return  # thrown away meanwhile, or somebody else was faster
        berkas.blok.all().delete()
        BlokImpor.objects.bulk_create(blok, batch_size=500)
        kini.lembar = [_sheet(lembar) for lembar in buku.lembar]
        kini.status = StatusImpor.DIPERIKSA
        kini.save(update_fields=["lembar", "status"])
        recount(kini)


def _sheet(lembar) -> dict:
    return {
        "nama": lembar.nama,
        "tersembunyi": lembar.tersembunyi,
        "kepala": lembar.kepala,
        "kolom": lembar.kolom,
        "kolom_asing": lembar.kolom_asing,
        "jabatan": lembar.jabatan,
        "keterangan": lembar.keterangan,
    }


# --- saving ---------------------------------------------------------------------------------------


def _save(berkas: BerkasImpor) -> None:
    """Replace the rows of every post that the file goes to, in one transaction."""
    per_kunci = {block_key(b): b for b in _read(berkas).jabatan}
    _progress(berkas, 3, "Menyimpan")
    with transaction.atomic():
        kini = _lock(berkas, StatusImpor.MENYIMPAN)
        if kini is None:
            return
        if tolak := refuse_impor(kini):
            raise BerkasDitolak(tolak)
        by = kini.disimpan_oleh
        blok = list(
            kini.blok.ready()
            .select_related("jabatan", "unit_kerja")
            .defer("cuplikan", "temuan", "pertanyaan", "saran", "lama")
        )
        if hilang := [b for b in blok if b.kunci not in per_kunci]:
            raise BerkasDitolak(*(galat_at(b, f"“{b.nama}” tidak ditemukan lagi") for b in hilang))
        _make_posts(blok, berkas, by)
        _refuse_stale(blok, kini)
        hasil = write_posts(
            [(b.jabatan, per_kunci[b.kunci]) for b in blok],
            periode=berkas.periode,
            by=by,
            boleh=fillable(berkas, by),
        )
        _keep_result(blok, hasil)
        kini.status, kini.disimpan_pada = StatusImpor.TERSIMPAN, timezone.now()
        kini.penolakan, kini.sisa = [], []
        kini.dibatalkan_oleh = kini.dibatalkan_pada = None
        kini.ringkasan |= {
            "disimpan": len(blok),
            "tetap": sum(not t.berubah for t in hasil),
            "ditulis": sum(t.ditulis for t in hasil),
            "diganti": sum(t.diganti for t in hasil),
            "baru": sum(b.cara == Cara.BARU for b in blok),
        }
        kini.save()


def _keep_result(blok: list[BlokImpor], hasil) -> None:
    """What was written and what it replaced, beside each block: thousands of them, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workload_blokimpor b SET jabatan_id = h.jabatan, beban_id = h.beban, versi = h.versi,"
            " lama = h.lama, ditulis = h.ditulis, diganti = h.diganti"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::int[], %s::jsonb[], %s::int[], %s::int[])"
            " AS h(id, jabatan, beban, versi, lama, ditulis, diganti) WHERE b.id = h.id",
            [
                [b.pk for b in blok],
                [b.jabatan.pk for b in blok],
                [t.beban_id for t in hasil],
                [t.versi for t in hasil],
                [json.dumps(t.lama) for t in hasil],
                [t.ditulis for t in hasil],
                [t.diganti for t in hasil],
            ],
        )


def _lock(berkas: BerkasImpor, status: StatusImpor) -> BerkasImpor | None:
    """The file locked and its instansi with it (two imports follow one another); None where somebody
    else did the work already."""
    Instansi.objects.select_for_update().get(pk=berkas.periode.instansi_id)
    kini = BerkasImpor.objects.select_for_update(of=("self",)).get(pk=berkas.pk)
    return kini if kini.status == status else None


def _make_posts(blok: list[BlokImpor], berkas: BerkasImpor, by) -> None:
    """Posts that the person asked to be made."""
    baru = [b for b in blok if b.jabatan is None]
    if baru and not may(by, Permission.KELOLA_STRUKTUR, instansi=berkas.periode.instansi):
        raise BerkasDitolak("Anda tidak dapat membuat jabatan baru; minta admin instansi.")
    for b in baru:
        b.jabatan = new_post(b, b.unit_kerja, jenis=guess_jenis(b.nama))
    Jabatan.objects.bulk_create([b.jabatan for b in baru], batch_size=1000)


def _refuse_stale(blok: list[BlokImpor], berkas: BerkasImpor) -> None:
    """Rows that somebody typed after the person looked at the preview are not replaced unseen."""
    if berkas.dilihat is None:
        return
    lembar = (
        BebanJabatan.objects.select_for_update()
        .filter(periode=berkas.periode_id, jabatan__in=[b.jabatan for b in blok])
        .order_by("pk")
    )
    if sum(lembar.values_list("versi", flat=True)) != berkas.dilihat:
        raise BerkasDitolak(
            "Isi salah satu lembar berubah sejak pratinjau ini dibuka. Lihat lagi apa yang akan diganti, lalu simpan."
        )


# --- taking it back -------------------------------------------------------------------------------


def _undo(berkas: BerkasImpor) -> None:
    """Give the sheets what they had. Sheets edited since, or locked, are left alone and named."""
    with transaction.atomic():
        kini = _lock(berkas, StatusImpor.MEMBATALKAN)
        if kini is None:
            return
        blok = list(
            kini.blok.filter(versi__isnull=False)
            .select_related("jabatan__unit")
            .defer("cuplikan", "temuan", "pertanyaan", "saran")
        )
        status = hold_open(berkas.periode, {b.jabatan.unit_id for b in blok if b.jabatan})
        if tolak := refuse_periode(berkas.periode):
            raise BerkasDitolak(tolak)
        terkunci = {
            b.pk
            for b in blok
            if b.jabatan and refuse_isi(berkas.periode, status[b.jabatan.unit_id])
        }
        by = kini.dibatalkan_oleh
        pulih = restore_rows(
            [(b.beban_id, b.versi, b.lama) for b in blok if b.pk not in terkunci and b.beban_id and b.lama],
            by=by,
        )  # fmt: skip
        dilewati = set(pulih.dilewati)
        sisa = [b for b in blok if (b.pk in terkunci and b.lama) or b.beban_id in dilewati]
        _unmake_posts([b for b in blok if b.cara == Cara.BARU and b not in sisa])
        kini.blok.update(versi=None, lama=None, ditulis=0, diganti=0)
        kini.sisa = [
            {
                "teks": f"{b.jabatan} · {b.jabatan.unit}" if b.jabatan else b.nama,
                "jabatan": b.jabatan_id,
                "sebab": "analisisnya terkunci" if b.pk in terkunci else "sudah diubah setelah impor",
            }
            for b in sisa
        ]  # fmt: skip
        kini.status, kini.dibatalkan_pada = StatusImpor.DIBATALKAN, timezone.now()
        kini.penolakan = []
        kini.ringkasan |= {"dikembalikan": len(pulih.dipulihkan)}
        kini.save()


def _unmake_posts(blok: list[BlokImpor]) -> None:
    """Posts that the import made go, where nothing else refers to them; the rest stay as they are."""
    nomor = {b.jabatan_id: b for b in blok if b.jabatan_id}
    if not nomor:
        return
    BlokImpor.objects.filter(pk__in=[b.pk for b in nomor.values()]).update(jabatan=None)
    remove_unused(jabatan=nomor)
    for pk in Jabatan.objects.filter(pk__in=nomor).values_list("pk", flat=True):
        BlokImpor.objects.filter(pk=nomor[pk].pk).update(jabatan=pk, cara=Cara.ORANG)
