"""Proposals of residents: stored once, changed by their author, supported within bounds."""

from __future__ import annotations

from datetime import timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from surveys.actions.hapus import note
from surveys.calculators import dukungan as batas_dukungan
from surveys.calculators.curiga import Batas, Keadaan, reasons
from surveys.calculators.privasi import Jenis
from surveys.models import Aspirasi, Dukungan, VersiAspirasi
from surveys.models.aspirasi import SumberAspirasi
from surveys.models.garam import mark_of
from surveys.pengiriman import Tanda
from surveys.status_aspirasi import StatusAspirasi
from units.actions.dasar import action, save

BATAS = Batas(detik_minimum=5, per_jam=10, kembar=1)


def forget_citizen(asal: str) -> None:
    """What a resident does is in the history without an address of the device, and without the secret that
    stands in the link."""
    pghistory.context(url=asal, ip="")


def submit_aspirasi(*, isi: dict, tanda: Tanda, alamat: str = "", perangkap: bool = False) -> Aspirasi:  # fmt: skip
    """Store what came from the public form, once however often it is sent. `isi` holds fields of Aspirasi.
    What looks like a robot's is kept apart from the others."""
    forget_citizen("formulir aspirasi")
    sidik = mark_of(alamat)
    alasan = reasons(_seen(sidik, isi, tanda, perangkap), BATAS)
    with transaction.atomic():
        aspirasi, _ = Aspirasi.objects.get_or_create(
            kunci=tanda.kunci,
            defaults=isi
            | {
                "sumber": SumberAspirasi.WEB,
                "tanggal": timezone.localdate(),
                "sidik": sidik,
                "curiga": "; ".join(alasan)[:200],
            },
        )
    return aspirasi


def _seen(sidik: str, isi: dict, tanda: Tanda, perangkap: bool) -> Keadaan:
    if not sidik:
        return Keadaan(perangkap, tanda.lama)
    sejam = Aspirasi.objects.filter(
        sidik=sidik, dikirim_pada__gte=timezone.now() - timedelta(hours=1)
    ).exclude(kunci=tanda.kunci)
    teks = list(sejam.values_list("judul", "isi")[:1000])
    return Keadaan(perangkap, tanda.lama, len(teks), teks.count((isi["judul"], isi["isi"])))


@action
def record_aspirasi(*, by, **isian) -> Aspirasi:
    """What an officer heard at the counter, in a forum, in a musrenbang; checked before it is public, as
    everything is."""
    return save(Aspirasi(dicatat_oleh=by), isian)


@action
def edit_aspirasi(*, aspirasi: Aspirasi, by, **isian) -> Aspirasi:
    """Say where it belongs; and, as long as it is not public, correct what an officer wrote down."""
    aspirasi = _lock(aspirasi)
    if aspirasi.sumber == SumberAspirasi.WEB or not aspirasi.keadaan.dapat_diubah:
        isian = {k: v for k, v in isian.items() if k in ("unit", "layanan", "tema")}
    return save(aspirasi, isian)


@transaction.atomic
def rewrite_aspirasi(*, aspirasi: Aspirasi, judul: str, isi: str) -> Aspirasi:
    """The author changes the words; the earlier ones are kept."""
    forget_citizen("tautan aspirasi")
    aspirasi = _lock(aspirasi)
    _require_open(aspirasi)
    if (aspirasi.judul, aspirasi.isi) == (judul, isi):
        return aspirasi
    VersiAspirasi.objects.create(aspirasi=aspirasi, judul=aspirasi.judul, isi=aspirasi.isi)
    return save(aspirasi, {"judul": judul, "isi": isi})


@transaction.atomic
def withdraw_aspirasi(*, aspirasi: Aspirasi) -> Aspirasi:
    """The author takes it back, whenever: the words go, published ones too; that there was one remains, with
    its support and what was promised for it."""
    forget_citizen("tautan aspirasi")
    aspirasi = _lock(aspirasi)
    if aspirasi.status == StatusAspirasi.DITARIK:
        return aspirasi
    aspirasi.versi.all().delete()
    aspirasi.gabungan.update(induk=None)  # what others said stands for itself again
    note(Jenis.ASPIRASI, aspirasi.unit.instansi, 1, diminta=True)
    tulisan = dict.fromkeys(
        ("judul", "isi", "judul_terbit", "isi_terbit", "pengusul", "alasan"), ""
    )
    return save(aspirasi, tulisan | {"induk": None, "status": StatusAspirasi.DITARIK})


def _require_open(aspirasi: Aspirasi) -> None:
    if not aspirasi.keadaan.dapat_diubah or aspirasi.induk_id:
        raise ValidationError("Aspirasi ini sudah ditinjau petugas, jadi tidak dapat diubah lagi.")


@transaction.atomic
def support(*, aspirasi: Aspirasi, perangkat: str, alamat: str = "") -> bool:
    """One resident's support of something public; False where this device gave it before."""
    forget_citizen("dukungan")
    aspirasi = _lock(aspirasi)
    sidik, hari_ini = mark_of(alamat), timezone.localdate()
    dari_sama = Dukungan.objects.filter(sidik=sidik, pada__date=hari_ini, dihitung=True)
    dihitung = not sidik or batas_dukungan.counts(
        untuk_ini=dari_sama.filter(aspirasi=aspirasi).count(), hari_ini=dari_sama.count()
    )
    _, baru = Dukungan.objects.get_or_create(
        aspirasi=aspirasi,
        perangkat=salted_hmac("surveys.dukungan", perangkat, algorithm="sha256").hexdigest(),
        defaults={"sidik": sidik, "dihitung": dihitung},
    )
    return baru


def _lock(aspirasi: Aspirasi) -> Aspirasi:
    return Aspirasi.objects.select_for_update().get(pk=aspirasi.pk)
