"""Proposals of residents: stored once, changed by their author, supported within bounds."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from surveys.actions.hapus import note
from surveys.calculators.curiga import BATAS, counts_support
from surveys.calculators.privasi import Jenis
from surveys.models import Aspirasi, Dukungan, VersiAspirasi
from surveys.models.aspirasi import SumberAspirasi
from surveys.pengiriman import Tanda, TandaTerpakai
from surveys.penjaga import Aksi, TerlaluSering, mark_of, screen
from surveys.status_aspirasi import StatusAspirasi
from units.actions.dasar import action, save


def submit_aspirasi(*, isi: dict, tanda: Tanda, alamat: str = "", perangkap: bool = False) -> Aspirasi:  # fmt: skip
    """Store what came from the public form, once however often it is sent. `isi` holds fields of Aspirasi.
    What looks like a robot's is kept apart from the others. Raises TerlaluSering, and TandaTerpakai for other
    words on the same paper: they would be lost, and their sender shown the page of whoever came first."""
    sidik = mark_of(alamat, Aksi.ASPIRASI)
    alasan = screen(
        Aksi.ASPIRASI, Aspirasi, lingkup={"sumber": SumberAspirasi.WEB}, waktu="dikirim_pada",
        isi={"judul": isi["judul"], "isi": isi["isi"]}, sidik=sidik, tanda=tanda, perangkap=perangkap,
    )  # fmt: skip
    with transaction.atomic():
        aspirasi, baru = Aspirasi.objects.get_or_create(
            kunci=tanda.kunci,
            defaults=isi
            | {
                "sumber": SumberAspirasi.WEB,
                "tanggal": timezone.localdate(),
                "sidik": sidik,
                "curiga": alasan,
            },
        )
    if not baru:
        pertama = aspirasi.versi.first() or aspirasi  # its author may have rewritten it since
        if (pertama.judul, pertama.isi) != (isi["judul"], isi["isi"]):
            raise TandaTerpakai
    return aspirasi


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


def support(*, aspirasi: Aspirasi, perangkat: str, alamat: str = "") -> bool:
    """One resident's support of something public; False where this device gave it before. Raises
    TerlaluSering."""
    sidik = mark_of(alamat, Aksi.DUKUNG)
    with transaction.atomic():
        aspirasi = _lock(aspirasi)
        _, baru = Dukungan.objects.get_or_create(
            aspirasi=aspirasi,
            perangkat=salted_hmac("surveys.dukungan", perangkat, algorithm="sha256").hexdigest(),
            defaults={"sidik": sidik, "dihitung": lambda: _counts(aspirasi, sidik)},
        )
        return baru


def _counts(aspirasi: Aspirasi, sidik: str) -> bool:
    if not sidik:
        return True
    batas = BATAS[Aksi.DUKUNG]
    sejak = timezone.now() - timedelta(hours=batas.jam)
    dari_sama = Dukungan.objects.filter(sidik=sidik, pada__gte=sejak)
    if dari_sama[: batas.keras].count() >= batas.keras:
        raise TerlaluSering(batas)
    dihitung = dari_sama.filter(dihitung=True)
    return counts_support(
        untuk_ini=dihitung.filter(aspirasi=aspirasi).count(), semua=dihitung.count()
    )


def _lock(aspirasi: Aspirasi) -> Aspirasi:
    return Aspirasi.objects.select_for_update().get(pk=aspirasi.pk)
