"""What a person does with an imported file: bring it, answer it, map it, save it, take it back, throw it away.

The work itself runs behind the pages (workload.imports.kerja); a verb here writes down what was decided and
what is owed. The caller wakes the queue after the transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from asnplan.lib import unggahan
from asnplan.lib.tabel import normalize
from units.models import Jabatan, UnitKerja
from units.permissions import may
from workload.imports.cocokkan import Cara, memory_key
from workload.imports.kerja import fillable
from workload.imports.kolom import KOLOM
from workload.imports.pratinjau import rematch, where
from workload.imports.ringkasan import recount
from workload.models import BerkasImpor, BlokImpor, JenisPemetaan, PemetaanImpor
from workload.policies import Ditolak, refuse_impor, refuse_periode
from workload.status_impor import STATUS_IMPOR, StatusImpor

UMUR = timedelta(days=30)
"""How long a file and its preview are kept: after saving, or after the upload where it was never saved."""
PANJANG_JAWABAN = 200
NAMA_KOLOM = {k.nama for k in KOLOM}


@transaction.atomic
def receive(*, periode, upload, unit_bawaan: UnitKerja | None, by) -> BerkasImpor:
    """Keep an uploaded file and put it in the queue. One that cannot even be opened is kept as refused."""
    if tolak := refuse_periode(periode):
        raise Ditolak(tolak)
    berkas = BerkasImpor(
        periode=periode,
        nama=_clean_name(upload.name),
        ukuran=upload.size,
        unit_bawaan=unit_bawaan,
        diunggah_oleh=by,
    )
    if tolak := _refuse_upload(upload):
        berkas.status, berkas.penolakan = StatusImpor.GAGAL, [{"pesan": tolak}]
    else:
        berkas.simpanan, berkas.sidik = unggahan.store(upload)
    berkas.save()
    return berkas


def _refuse_upload(upload) -> str:
    if not upload.size:
        return "Berkas kosong."
    if upload.size > settings.UPLOAD_MAX_BYTES:
        return f"Berkas terlalu besar; paling banyak {settings.UPLOAD_MAX_BYTES // 2**20} MB."
    return ""


def _clean_name(nama: str) -> str:
    bersih = "".join(c for c in nama.replace("\\", "/").rpartition("/")[2] if c.isprintable())
    return bersih.strip()[:255] or "tanpa nama"


# --- what the file leaves open --------------------------------------------------------------------


@transaction.atomic
def answer(*, berkas: BerkasImpor, jawaban: Mapping[str, str], by) -> None:
    """Answer questions of the file, by key; "" takes an answer back. The file is read again."""
    berkas = _lock(berkas)
    ditanya = {p["key"]: p for b in berkas.blok.exclude(pertanyaan=[]).only("pertanyaan") for p in b.pertanyaan}  # fmt: skip
    for kunci, nilai in jawaban.items():
        nilai = nilai.strip()[:PANJANG_JAWABAN]
        if not nilai:
            berkas.jawaban.pop(kunci, None)
        elif lama := ditanya.get(kunci) or berkas.jawaban.get(kunci):
            berkas.jawaban[kunci] = {
                "nilai": nilai,
                "lembar": lama.get("sheet", lama.get("lembar", "")),
                "sel": lama.get("cell", lama.get("sel", "")),
                "isi": lama.get("text", lama.get("isi", "")),
                "kalimat": lama.get("question", lama.get("kalimat", "")),
            }
    _read_again(berkas, "jawaban")


@transaction.atomic
def name_columns(*, berkas: BerkasImpor, kolom: Mapping[str, str], by) -> None:
    """Say which field a heading means ("" takes it back). Remembered for the next file of the office."""
    berkas = _lock(berkas)
    for judul, nama in kolom.items():
        kunci = normalize(judul)
        milik = PemetaanImpor.objects.filter(
            instansi=berkas.periode.instansi, jenis=JenisPemetaan.KOLOM, kunci=kunci[:600]
        )
        if nama in NAMA_KOLOM and kunci:
            berkas.alias[kunci] = nama
            milik.update_or_create(
                instansi=berkas.periode.instansi,
                jenis=JenisPemetaan.KOLOM,
                kunci=kunci[:600],
                defaults={"teks": judul[:520], "kolom": nama, "dari": berkas.nama, "oleh": by},
            )
        elif berkas.alias.pop(kunci, None):
            milik.delete()
    _read_again(berkas, "alias")


@transaction.atomic
def choose_unit(*, berkas: BerkasImpor, unit: UnitKerja | None, by) -> None:
    """The unit that is meant where the file names none; matched again."""
    berkas = _lock(berkas)
    berkas.unit_bawaan = unit
    _read_again(berkas, "unit_bawaan")


@transaction.atomic
def take_sheets(*, berkas: BerkasImpor, lembar: Mapping[str, bool], by) -> None:
    """Take the posts of a sheet or leave them out: hidden sheets are left out until somebody says so."""
    berkas = _lock(berkas)
    for nama, ambil in lembar.items():
        berkas.blok.filter(lembar=nama).update(lewati=not ambil)
    _read_again(berkas)


# --- where its posts go ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Pilihan:
    """What a person chose for a block: a post, a post to be made, or to leave it out."""

    jabatan: int | None = None
    baru: bool = False
    lewati: bool = False


@transaction.atomic
def choose_posts(*, berkas: BerkasImpor, pilihan: Mapping[int, Pilihan], sama: bool = False, by) -> list[str]:  # fmt: skip
    """Say where blocks go, and remember it. sama: the same choice for blocks of the same name, each in its
    own unit. Gives back what could not be done, as sentences."""
    berkas = _lock(berkas)
    blok = {b.pk: b for b in berkas.blok.select_related("jabatan", "unit_kerja").defer("cuplikan", "lama")}  # fmt: skip
    pilih = _Pilih(berkas, blok, by)
    for pk, satu in pilihan.items():
        if pk in blok:
            pilih.choose(blok[pk], satu)
            if sama:
                pilih.same_name(blok[pk], satu)
    BlokImpor.objects.bulk_update(
        pilih.berubah.values(), ["jabatan", "cara", "sebab", "lewati", "temuan"], batch_size=500
    )
    pilih.remember()
    recount(berkas)
    return pilih.galat


class _Pilih:
    def __init__(self, berkas: BerkasImpor, blok: dict[int, BlokImpor], by):
        self.berkas, self.blok, self.by = berkas, blok, by
        self.aturan = berkas.periode.aturan.value()
        self.boleh = fillable(berkas, by)
        self.may_make = may(by, Permission.KELOLA_STRUKTUR, instansi=berkas.periode.instansi)
        self.jabatan = {
            j.pk: j
            for j in Jabatan.objects.filter(
                instansi=berkas.periode.instansi_id, unit__in=self.boleh, nonaktif_sejak=None
            )
        }
        self.terpakai = {b.jabatan_id: b for b in blok.values() if b.jabatan_id and not b.lewati}
        self.berubah: dict[int, BlokImpor] = {}
        self.galat: list[str] = []

    def choose(self, b: BlokImpor, satu: Pilihan) -> None:
        if satu.lewati:
            self._release(b)
            b.lewati = True
            self.berubah[b.pk] = b
        elif satu.baru:
            self._make(b)
        elif satu.jabatan in self.jabatan:
            self._send(b, self.jabatan[satu.jabatan])
        else:
            self.galat.append(f"{b}: jabatan itu tidak ada di unit yang dapat Anda isi.")

    def same_name(self, contoh: BlokImpor, satu: Pilihan) -> None:
        nama = normalize(contoh.nama)
        tujuan = normalize(self.jabatan[satu.jabatan].nama) if satu.jabatan in self.jabatan else ""
        for b in self.blok.values():
            siap = b.jabatan_id or b.cara == Cara.BARU
            if b.pk == contoh.pk or b.lewati or siap or normalize(b.nama) != nama:
                continue
            if not tujuan:
                self.choose(b, satu)
                continue
            calon = [
                j
                for j in self.jabatan.values()
                if j.unit_id == b.unit_kerja_id and normalize(j.nama) == tujuan
            ]
            if len(calon) == 1:
                self._send(b, calon[0])

    def _send(self, b: BlokImpor, jabatan: Jabatan) -> None:
        lain = self.terpakai.get(jabatan.pk)
        if lain is not None and lain.pk != b.pk:
            self.galat.append(
                f"{b}: {jabatan} sudah diisi dari {where(lain)}; lewati salah satunya."
            )
            return
        self._release(b)
        self.terpakai[jabatan.pk] = b
        rematch(b, jabatan, Cara.ORANG, self.aturan)
        b.sebab, b.lewati = "", False
        self.berubah[b.pk] = b

    def _make(self, b: BlokImpor) -> None:
        if not self.may_make:
            self.galat.append(f"{b}: hanya admin instansi yang dapat membuat jabatan.")
        elif b.unit_kerja_id not in self.boleh:
            self.galat.append(f"{b}: unitnya belum dikenal, jadi jabatannya belum dapat dibuat.")
        else:
            self._release(b)
            rematch(b, None, Cara.BARU, self.aturan)
            b.sebab, b.lewati = "", False
            self.berubah[b.pk] = b

    def _release(self, b: BlokImpor) -> None:
        if b.jabatan_id and self.terpakai.get(b.jabatan_id) is b:
            del self.terpakai[b.jabatan_id]

    def remember(self) -> None:
        """The choices for the next file; a block that names no post teaches nothing."""
        bawaan = self.berkas.unit_bawaan
        dipilih = {
            memory_key(b, bawaan)[:600]: b
            for b in self.berubah.values()
            if b.cara == Cara.ORANG and not b.lewati and (b.nama or b.kode)
        }
        PemetaanImpor.objects.bulk_create(
            [
                PemetaanImpor(
                    instansi=self.berkas.periode.instansi,
                    jenis=JenisPemetaan.JABATAN,
                    kunci=kunci,
                    teks=str(b)[:520],
                    jabatan=b.jabatan,
                    dari=self.berkas.nama,
                    oleh=self.by,
                    pada=timezone.now(),
                )
                for kunci, b in dipilih.items()
            ],
            update_conflicts=True,
            unique_fields=["instansi", "jenis", "kunci"],
            update_fields=["teks", "jabatan", "dari", "oleh", "pada"],
        )


@transaction.atomic
def forget(*, berkas: BerkasImpor, pemetaan: PemetaanImpor, by) -> None:
    """Take back what was remembered, and read the file again that used it."""
    berkas = _lock(berkas)
    pemetaan.delete()
    _read_again(berkas)


# --- saving, taking back, throwing away -----------------------------------------------------------


@transaction.atomic
def ask_save(*, berkas: BerkasImpor, dilihat: int | None, by) -> None:
    """Owe the saving of the file. `dilihat`: the versions of the sheets that the person saw, added up."""
    berkas = BerkasImpor.objects.select_for_update(of=("self",)).get(pk=berkas.pk)
    _require(berkas, "dapat_disimpan")
    if tolak := refuse_impor(berkas):
        raise Ditolak(tolak)
    berkas.status, berkas.disimpan_oleh, berkas.dilihat = StatusImpor.MENYIMPAN, by, dilihat
    berkas.percobaan, berkas.penolakan = 0, []
    berkas.save(update_fields=["status", "disimpan_oleh", "dilihat", "percobaan", "penolakan"])


@transaction.atomic
def ask_undo(*, berkas: BerkasImpor, by) -> None:
    """Owe the undoing of a saved file."""
    berkas = BerkasImpor.objects.select_for_update(of=("self",)).get(pk=berkas.pk)
    _require(berkas, "dapat_dibatalkan")
    if tolak := refuse_undo(berkas):
        raise Ditolak(tolak)
    berkas.status, berkas.dibatalkan_oleh = StatusImpor.MEMBATALKAN, by
    berkas.percobaan, berkas.penolakan = 0, []
    berkas.save(update_fields=["status", "dibatalkan_oleh", "percobaan", "penolakan"])


def refuse_undo(berkas: BerkasImpor) -> str:
    return refuse_periode(berkas.periode)


@transaction.atomic
def discard(*, berkas: BerkasImpor, by) -> None:
    """Throw a file away of which nothing is in the sheets."""
    berkas = BerkasImpor.objects.select_for_update(of=("self",)).get(pk=berkas.pk)
    _require(berkas, "dapat_dibuang")
    unggahan.remove(berkas.simpanan)
    berkas.delete()


def sweep() -> None:
    """Remove files that nobody saved for a month, previews of those saved a month ago, and what undoing
    needs where the period is closed."""
    batas = timezone.now() - UMUR
    semua = BerkasImpor.objects.exclude(
        status__in=[s for s, k in STATUS_IMPOR.items() if k.berjalan]
    )
    for berkas in semua.filter(disimpan_pada=None, diunggah_pada__lt=batas).only("pk", "simpanan"):
        unggahan.remove(berkas.simpanan)
        berkas.delete()
    for berkas in semua.filter(disimpan_pada__lt=batas).exclude(simpanan="").only("pk", "simpanan"):
        unggahan.remove(berkas.simpanan)
        BlokImpor.objects.filter(berkas=berkas).update(cuplikan=None, saran=[])
        BerkasImpor.objects.filter(pk=berkas.pk).update(simpanan="")
    BlokImpor.objects.filter(lama__isnull=False, berkas__periode__ditutup_pada__isnull=False).update(lama=None)  # fmt: skip


# --- state ----------------------------------------------------------------------------------------


def _require(berkas: BerkasImpor, boleh: str) -> None:
    if not getattr(berkas.keadaan, boleh):
        raise Ditolak(f"Berkas ini berstatus {berkas.keadaan.label}; langkah itu tidak berlaku.")


def _lock(berkas: BerkasImpor) -> BerkasImpor:
    """The file, locked, in a state in which it takes decisions."""
    terkunci = BerkasImpor.objects.select_for_update(of=("self",)).select_related(
        "periode__instansi", "periode__aturan", "unit_bawaan"
    )
    berkas = terkunci.get(pk=berkas.pk)
    _require(berkas, "dapat_diubah")
    return berkas


def _read_again(berkas: BerkasImpor, *fields: Sequence[str]) -> None:
    berkas.status, berkas.percobaan, berkas.penolakan = StatusImpor.ANTRE, 0, []
    berkas.save(update_fields=["status", "percobaan", "penolakan", *fields])
