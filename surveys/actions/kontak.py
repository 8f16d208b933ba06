"""Contacts of reporters: kept by consent, seen by few and noted, deleted on their day."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from surveys.calculators.privasi import (
    PERSETUJUAN_KONTAK,
    SIMPANAN,
    Jenis,
    Persetujuan,
    current,
)
from surveys.models import AksesKontak, JejakPengaduan, KontakPelapor, Pengaduan
from surveys.models.pengaduan import CaraLapor, Langkah, Pihak
from surveys.policies_pengaduan import refuse_alasan
from units.permissions import may
from workload.policies import Ditolak


def consent_text() -> Persetujuan:
    """What a reporter is asked to agree to today."""
    return current(PERSETUJUAN_KONTAK, timezone.localdate())


def keep_kontak(*, pengaduan: Pengaduan, nama: str, kontak: str) -> KontakPelapor:
    """With the consent as it was shown. Until closing, the day of deletion is reckoned from the limit."""
    setuju = consent_text()
    return KontakPelapor.objects.create(
        pengaduan=pengaduan,
        nama=nama,
        kontak=kontak,
        teks_persetujuan=setuju.teks,
        versi_persetujuan=setuju.versi,
        disetujui_pada=timezone.now(),
        hapus_pada=deletion_day(pengaduan.tenggat_selesai),
    )


def deletion_day(selesai: date) -> date:
    return selesai + timedelta(days=SIMPANAN[Jenis.KONTAK].hari)


def move_deletion(pengaduan: Pengaduan, selesai: date) -> None:
    KontakPelapor.objects.filter(pengaduan=pengaduan).update(hapus_pada=deletion_day(selesai))


def may_see_kontak(user, pengaduan: Pengaduan) -> bool:
    """A confidential reporter's contact is not for the leader who is complained about: only for those above
    (at the top there is nobody above). Handing the complaint on changes nothing of that."""
    unit = pengaduan.unit
    if pengaduan.cara == CaraLapor.RAHASIA:
        unit = pengaduan.unit_diadukan.induk or pengaduan.unit_diadukan
    return may(user, Permission.LIHAT_PELAPOR, unit=unit)


@transaction.atomic
def see_kontak(*, pengaduan: Pengaduan, alasan: str, by) -> KontakPelapor:
    """The contact, for people who may see it; that they looked is written down first. A confidential
    reporter's is opened for a reason only. Raises Ditolak."""
    if not may_see_kontak(by, pengaduan):
        raise PermissionDenied
    kontak = KontakPelapor.objects.filter(pengaduan=pengaduan).first()
    if kontak is None:
        raise Ditolak("Kontak pelapor tidak ada atau sudah dihapus.")
    if pengaduan.cara == CaraLapor.RAHASIA and (tolak := refuse_alasan(alasan)):
        raise Ditolak(f"Pelapor ini meminta dirahasiakan. {tolak}")
    AksesKontak.objects.create(pengaduan=pengaduan, alasan=alasan.strip()[:200], oleh=by)
    return kontak


@transaction.atomic
def delete_kontak(*, pengaduan: Pengaduan, pihak: Pihak) -> bool:
    """Now, because the reporter says so or its day has come; that it happened stays known."""
    n, _ = KontakPelapor.objects.filter(pengaduan=pengaduan).delete()
    if n:
        JejakPengaduan.objects.create(
            pengaduan=pengaduan, langkah=Langkah.KONTAK, pihak=pihak, kabar="Kontak pelapor dihapus"
        )
    return bool(n)
