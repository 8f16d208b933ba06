"""Contacts of reporters: kept by consent, seen by few and noted, deleted on their day."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from surveys.calculators.nomor import hash_rahasia, make_rahasia
from surveys.calculators.privasi import (
    PERSETUJUAN_KONTAK,
    SIMPANAN,
    Jenis,
    Persetujuan,
    current,
)
from surveys.models import AksesKontak, JejakPengaduan, KontakPelapor, Pengaduan
from surveys.models.pengaduan import CaraLapor
from surveys.models.percakapan import Langkah, Pihak
from surveys.policies_pengaduan import is_about, refuse_alasan
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


def left_kontak(pengaduan: Pengaduan, kontak: dict | None) -> bool:
    """Whether this is what the reporter left; what it is, is told to nobody."""
    ada = KontakPelapor.objects.filter(pengaduan=pengaduan).values("nama", "kontak").first()
    return ada == (None if pengaduan.cara == CaraLapor.ANONIM else kontak)


def deletion_day(selesai: date) -> date:
    return selesai + timedelta(days=SIMPANAN[Jenis.KONTAK].hari)


def move_deletion(pengaduan: Pengaduan, selesai: date) -> None:
    KontakPelapor.objects.filter(pengaduan=pengaduan).update(hapus_pada=deletion_day(selesai))


def may_see_kontak(user, pengaduan: Pengaduan) -> bool:
    """Never the officer whom it is about. A confidential reporter's contact, and everybody's in a category
    that is or was checked from above, is only for those above the unit complained about: handing the complaint on
    changes nothing of that, nor does another category, and above the top there is nobody."""
    if is_about(pengaduan, user):
        return False
    unit = pengaduan.unit
    if only_from_above(pengaduan):
        unit = pengaduan.unit_diadukan.induk
    return unit is not None and may(user, Permission.LIHAT_PELAPOR, unit=unit)


def only_from_above(pengaduan: Pengaduan) -> bool:
    return pengaduan.cara == CaraLapor.RAHASIA or pengaduan.ke_atasan


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
def renew_rahasia(*, pengaduan: Pengaduan, alasan: str, by) -> str:
    """A new secret for a reporter who lost it, made known to be the same person by the contact that was left;
    the old one opens nothing any more, and the reporter reads that it happened. Raises Ditolak."""
    see_kontak(pengaduan=pengaduan, alasan=alasan, by=by)
    if tolak := refuse_alasan(alasan):
        raise Ditolak(f"Bagaimana pelapor dikenali? {tolak}")
    rahasia = make_rahasia(secrets.token_bytes(16))
    simpan = hash_rahasia(rahasia, pengaduan.nomor)
    Pengaduan.objects.filter(pk=pengaduan.pk).update(rahasia=simpan)
    JejakPengaduan.objects.create(
        pengaduan=pengaduan, langkah=Langkah.KUNCI, pihak=Pihak.PETUGAS, kabar="Kata kunci diganti di kantor", oleh=by
    )  # fmt: skip
    return rahasia


@transaction.atomic
def delete_kontak(*, pengaduan: Pengaduan, pihak: Pihak) -> bool:
    """Now, because the reporter says so or its day has come; that it happened stays known. With it goes why
    officers looked at it, which may name the reporter."""
    n, _ = KontakPelapor.objects.filter(pengaduan=pengaduan).delete()
    AksesKontak.objects.filter(pengaduan=pengaduan).update(alasan="")
    if n:
        JejakPengaduan.objects.create(
            pengaduan=pengaduan, langkah=Langkah.KONTAK, pihak=pihak, kabar="Kontak pelapor dihapus"
        )
    return bool(n)
