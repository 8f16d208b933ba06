"""Words of questionnaires let through or kept back, and reports about what is public."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from surveys.calculators.samaran import cover
from surveys.models import LaporanIsi, Respons, TinjauanSaran
from surveys.models.moderasi import Tinjauan
from surveys.penjaga import Aksi, count, mark_of
from units.actions.dasar import action, save


@action
def publish_saran(*, respons: Respons, by, samarkan: Iterable[str] = ()) -> TinjauanSaran:
    """Everybody may read it, the given pieces covered. Again on a public one: cover more, or less."""
    return _review(respons, by, Tinjauan.TERBIT, teks_terbit=cover(respons.saran, list(samarkan)), alasan="")  # fmt: skip


@action
def refuse_saran(*, respons: Respons, alasan: str, by) -> TinjauanSaran:
    """Nobody outside reads it; the answer itself counts as before."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya."})
    return _review(respons, by, Tinjauan.DITOLAK, teks_terbit="", alasan=alasan.strip())


@action
def reopen_saran(*, respons: Respons, by) -> None:
    """Undo: it waits again, and is not public."""
    _lock(respons)
    if not TinjauanSaran.objects.filter(respons=respons).delete()[0]:
        raise ValidationError("Saran ini belum diputuskan.")


def _review(respons: Respons, by, keputusan: Tinjauan, **isian) -> TinjauanSaran:
    _lock(respons)
    tinjauan = TinjauanSaran.objects.filter(respons=respons).first()
    tinjauan = tinjauan or TinjauanSaran(respons=respons, unit_id=respons.unit_id)
    return save(tinjauan, {"keputusan": keputusan, "oleh": by, **isian})


def _lock(respons: Respons) -> None:
    Respons.objects.select_for_update().only("pk").get(pk=respons.pk)


def report(*, jenis: str, objek: int, alasan: str, alamat: str = "") -> bool:
    """A resident says that this should not be public; False where it was said from there today. It hides
    nothing. Raises TerlaluSering."""
    count(Aksi.LAPOR, alamat)
    with transaction.atomic():
        _, baru = LaporanIsi.objects.get_or_create(
            jenis=jenis,
            objek=objek,
            sidik=mark_of(alamat, Aksi.LAPOR),
            hari=timezone.localdate(),
            defaults={"alasan": alasan},
        )
        return baru


def close_reports(*, jenis: str, objek: int) -> int:
    """A person has looked at it: what was reported so far is answered."""
    return LaporanIsi.objects.filter(jenis=jenis, objek=objek, ditutup_pada=None).update(
        ditutup_pada=timezone.now()
    )
