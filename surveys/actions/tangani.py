"""What officers do with a complaint of their unit, and what happens by itself when a clock runs out."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from surveys.actions.kontak import move_deletion
from surveys.actions.pengaduan import done_before, lock, restart
from surveys.calculators.tenggat import compute_tenggat
from surveys.kalender import kalender_of
from surveys.models import (
    CatatanPengaduan,
    JejakPengaduan,
    KategoriPengaduan,
    Pengaduan,
    PesanPengaduan,
)
from surveys.models.percakapan import Langkah, Pihak
from surveys.pengiriman import Tanda
from surveys.policies_pengaduan import (
    is_about,
    refuse_alasan,
    refuse_extension,
    refuse_open,
    refuse_pribadi,
    refuse_transition,
)
from surveys.status_pengaduan import TRANSISI, Status
from units.models import UnitKerja
from units.permissions import may
from workload.policies import Ditolak


@transaction.atomic
def move(
    *,
    pengaduan: Pengaduan,
    kode: str,
    by,
    alasan: str = "",
    milik_kantor: bool = False,
    kategori: KategoriPengaduan | None = None,
    unsur: str | None = None,
    nomor_lapor: str = "",
    tanda: Tanda | None = None,
) -> Pengaduan:
    """Take a step of the table, once per `tanda`; `unsur`: which unsur of the survey it is about. Raises
    Ditolak."""
    pengaduan, transisi = _open(pengaduan, by), TRANSISI[kode]
    if tanda and done_before(JejakPengaduan, pengaduan, tanda, alasan=alasan.strip()):
        return pengaduan
    _check(refuse_transition(transisi, pengaduan))
    if transisi.label_alasan:
        _check(refuse_alasan(alasan) or refuse_pribadi(alasan, milik_kantor=milik_kantor))
    if transisi.perlu_nomor_lapor and not nomor_lapor.strip():
        raise Ditolak("Tulis nomor pengaduan di SP4N-LAPOR!.")
    kini = timezone.now()
    pengaduan.curiga, pengaduan.naik_ke = "", None  # a person has looked at it
    if transisi.ke is Status.PROSES and transisi.warga:
        return restart(pengaduan, alasan=alasan, pihak=Pihak.PETUGAS, by=by, tanda=tanda)
    if transisi.perlu_kategori and kategori is not None:
        _put_into(pengaduan, kategori)
    if transisi.perlu_kategori and unsur is not None:
        pengaduan.unsur = unsur
    pengaduan.status = transisi.ke
    pengaduan.nomor_lapor = nomor_lapor.strip() or pengaduan.nomor_lapor
    if not transisi.ke.keterangan.terbuka:
        _close(pengaduan, kini)
    pengaduan.save()
    _step(pengaduan, Langkah.STATUS, transisi.kabar, by, alasan=alasan, tanda=tanda)
    return pengaduan


def _put_into(pengaduan: Pengaduan, kategori: KategoriPengaduan) -> None:
    """The reporter need not know the right category; with it come its limits, from the first day."""
    if kategori.instansi_id != pengaduan.unit.instansi_id:
        raise Ditolak("Kategori itu bukan milik instansi ini.")
    batas = kategori.batas
    pengaduan.kategori = kategori
    pengaduan.ke_atasan = pengaduan.ke_atasan or kategori.ke_atasan
    pengaduan.hari_periksa, pengaduan.hari_selesai = batas.periksa, batas.selesai
    pengaduan.hari_tanggapan, pengaduan.hari_perpanjangan = batas.tanggapan, batas.perpanjangan
    _reckon(pengaduan)


def _reckon(pengaduan: Pengaduan) -> None:
    tenggat = compute_tenggat(
        pengaduan.mulai_hitung,
        pengaduan.batas,
        kalender_of(pengaduan.unit.instansi_id),
        pengaduan.diperpanjang,
    )
    pengaduan.tenggat_periksa, pengaduan.tenggat_selesai = tenggat.periksa, tenggat.selesai
    move_deletion(pengaduan, tenggat.selesai)


def _close(pengaduan: Pengaduan, kini) -> None:
    hari_ini = timezone.localdate(kini)
    pengaduan.ditutup_pada = kini
    pengaduan.tenggat_buka = kalender_of(pengaduan.unit.instansi_id).add(
        hari_ini, pengaduan.hari_tanggapan
    )
    move_deletion(pengaduan, hari_ini)


@transaction.atomic
def reply(
    *, pengaduan: Pengaduan, isi: str, by, tanda: Tanda, milik_kantor: bool = False
) -> PesanPengaduan:
    """Write to the reporter. What looks like somebody's personal data does not leave. Raises Ditolak."""
    pengaduan = _open(pengaduan, by)
    if ada := done_before(PesanPengaduan, pengaduan, tanda, isi=isi.strip()):
        return ada
    _check(
        refuse_open(pengaduan)
        or refuse_alasan(isi)
        or refuse_pribadi(isi, milik_kantor=milik_kantor)
    )
    return PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari=Pihak.PETUGAS, isi=isi.strip(), oleh=by, kunci=tanda.kunci
    )


@transaction.atomic
def leave_note(*, pengaduan: Pengaduan, isi: str, by, tanda: Tanda) -> CatatanPengaduan:
    """A note among officers. Raises Ditolak."""
    pengaduan = _open(pengaduan, by)
    if ada := done_before(CatatanPengaduan, pengaduan, tanda, isi=isi.strip()):
        return ada
    if not isi.strip():
        raise Ditolak("Tulis catatannya.")
    return CatatanPengaduan.objects.create(
        pengaduan=pengaduan, isi=isi.strip(), oleh=by, kunci=tanda.kunci
    )


@transaction.atomic
def hand_over(*, pengaduan: Pengaduan, unit: UnitKerja, alasan: str, by) -> Pengaduan:
    """To another unit of the same instansi; from then on that unit (and those above it) sees it. The clock
    goes on: the reporter does not wait longer because the office had to look for the right desk."""
    pengaduan = _open(pengaduan, by)
    _check(refuse_open(pengaduan) or refuse_alasan(alasan))
    if unit.instansi_id != pengaduan.unit.instansi_id:
        raise Ditolak("Unit itu bukan bagian instansi ini.")
    if unit.pk == pengaduan.unit_id:
        raise Ditolak("Pengaduan ini sudah ada di unit itu.")
    pengaduan.unit = unit
    if (
        pengaduan.naik_ke_id
    ):  # still over its limit: now the concern of whoever is above the new unit
        pengaduan.naik_ke = unit.induk or unit
    pengaduan.save(update_fields=["unit", "naik_ke"])
    kabar = f"Diserahkan ke {unit.nama}"[:120]
    _step(pengaduan, Langkah.SERAH, kabar, by, alasan=alasan, dalam=True, ke_unit=unit)
    return pengaduan


@transaction.atomic
def mark_terlapor(*, pengaduan: Pengaduan, terlapor, by) -> Pengaduan:
    """Whom it is about, where the person has an account here: from then on it does not exist for them. None
    takes that back. Raises Ditolak."""
    pengaduan = _open(pengaduan, by)
    if terlapor == by:
        raise Ditolak("Anda sendiri yang diadukan? Serahkan ke unit lain, jangan menanganinya.")
    pengaduan.terlapor = terlapor
    pengaduan.save(update_fields=["terlapor"])
    kabar = "Petugas yang diadukan ditandai" if terlapor else "Tanda petugas yang diadukan dicabut"
    _step(pengaduan, Langkah.TERLAPOR, kabar, by, dalam=True)
    return pengaduan


@transaction.atomic
def extend(
    *, pengaduan: Pengaduan, hari: int, alasan: str, by, tanda: Tanda, milik_kantor: bool = False
) -> Pengaduan:
    """More working days, with a reason that the reporter reads. Raises Ditolak."""
    pengaduan = _open(pengaduan, by)
    kabar = f"Tenggat diperpanjang {hari} hari kerja"
    if done_before(JejakPengaduan, pengaduan, tanda, kabar=kabar, alasan=alasan.strip()):
        return pengaduan
    _check(
        refuse_extension(pengaduan, hari)
        or refuse_alasan(alasan)
        or refuse_pribadi(alasan, milik_kantor=milik_kantor)
    )
    pengaduan.diperpanjang += hari
    _reckon(pengaduan)
    pengaduan.naik_ke = None
    pengaduan.save()
    _step(pengaduan, Langkah.PERPANJANG, kabar, by, alasan=alasan, tanda=tanda)
    return pengaduan


@transaction.atomic
def accept(*, pengaduan: Pengaduan, by) -> bool:
    """A complaint that was set aside is a real one; False where it was none."""
    pengaduan = _open(pengaduan, by)
    if not pengaduan.curiga:
        return False
    pengaduan.curiga = ""
    pengaduan.save(update_fields=["curiga"])
    _step(pengaduan, Langkah.HITUNG, "Dinyatakan pengaduan sungguhan", by, dalam=True)
    return True


# --- by itself ------------------------------------------------------------------------------------


def escalate_overdue(hari_ini: date, instansi=None) -> int:
    """Complaints whose clock has run out go to the unit above, each limit once. Run as often as you like."""
    lewat = Pengaduan.objects.counted().overdue(hari_ini).order_by("pk")
    if instansi is not None:
        lewat = lewat.filter(unit__instansi=instansi)
    return sum(_escalate(pk, hari_ini) for pk in list(lewat.values_list("pk", flat=True)))


@transaction.atomic
def _escalate(pk: int, hari_ini: date) -> bool:
    pengaduan = lock(Pengaduan(pk=pk))
    baru = [t for t in limits_run_out(pengaduan, hari_ini) if _note_escalation(pengaduan, t)]
    if baru:
        pengaduan.save(update_fields=["naik_ke"])
    return bool(baru)


def limits_run_out(pengaduan: Pengaduan, hari_ini: date) -> list[date]:
    """Limits that are over, in their order: nobody looked at it, and then nobody answered it."""
    batas = {
        Status.BARU: {pengaduan.tenggat_periksa, pengaduan.tenggat_selesai},
        Status.PROSES: {pengaduan.tenggat_selesai},
    }.get(Status(pengaduan.status), set())
    return sorted(t for t in batas if t < hari_ini)


def _note_escalation(pengaduan: Pengaduan, tenggat: date) -> bool:
    atas = unit_above(pengaduan)
    _, baru = JejakPengaduan.objects.get_or_create(
        pengaduan=pengaduan,
        langkah=Langkah.NAIK,
        tenggat=tenggat,
        defaults={
            "pihak": Pihak.SISTEM,
            "kabar": f"Tenggat lewat; dilaporkan ke {atas.nama}"[:120],
            "ke_unit": atas,
        },
    )
    if baru:
        pengaduan.naik_ke = atas
    return baru


def unit_above(pengaduan: Pengaduan) -> UnitKerja:
    """Whose concern it becomes: one level above where it is, or above where it went before."""
    kini = pengaduan.naik_ke or pengaduan.unit
    return kini.induk or kini


# --- shared ---------------------------------------------------------------------------------------


def _open(pengaduan: Pengaduan, by) -> Pengaduan:
    """Locked, and the person may handle it where it is now, and is not the one it is about."""
    pengaduan = lock(pengaduan)
    if not may(by, Permission.TANGANI_PENGADUAN, unit=pengaduan.unit) or is_about(pengaduan, by):
        raise PermissionDenied
    return pengaduan


def _check(tolak: str) -> None:
    if tolak:
        raise Ditolak(tolak)


def _step(
    pengaduan, langkah, kabar, by, *, alasan="", dalam=False, ke_unit=None, tanda=None
) -> None:
    JejakPengaduan.objects.create(
        pengaduan=pengaduan,
        langkah=langkah,
        pihak=Pihak.PETUGAS,
        kabar=kabar,
        alasan=alasan.strip(),
        dalam=dalam,
        ke_unit=ke_unit,
        oleh=by,
        kunci=tanda and tanda.kunci,
    )
