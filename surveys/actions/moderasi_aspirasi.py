"""What a moderator does with an aspirasi: publish, mask, refuse; merge with another and take apart again."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from surveys.calculators.privasi import TERHAPUS
from surveys.calculators.samaran import cover, find_potongan
from surveys.models import Aspirasi
from surveys.status_aspirasi import StatusAspirasi
from units.actions.dasar import action, save
from units.models import UnitKerja


@action
def publish(*, aspirasi: Aspirasi, by, samarkan: Iterable[str] = ()) -> Aspirasi:
    """Make it public, the given pieces covered. Again on a public one: cover more, or less."""
    aspirasi = _lock_reviewable(aspirasi)
    if aspirasi.judul == TERHAPUS:
        raise ValidationError("Tulisannya sudah dihapus sesuai masa simpan.")
    samarkan = list(samarkan)
    return _review(
        aspirasi, by, StatusAspirasi.TERBIT,
        judul_terbit=cover(aspirasi.judul, samarkan),
        isi_terbit=cover(aspirasi.isi, samarkan),
        terbit_pada=aspirasi.terbit_pada or timezone.now(),
    )  # fmt: skip


@action
def mask(*, aspirasi: Aspirasi, by) -> Aspirasi:
    """Make it public, everything that looks personal covered."""
    found = find_potongan(aspirasi.judul, aspirasi.isi)
    return publish(aspirasi=aspirasi, by=by, samarkan=[p.teks for p in found])


@action
def refuse(*, aspirasi: Aspirasi, alasan: str, by) -> Aspirasi:
    """Keep it from the public, with a reason that its author reads. One that was public disappears."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasan yang dapat dibaca penyampainya."})
    aspirasi = _lock_reviewable(aspirasi)
    aspirasi.gabungan.update(induk=None)  # what others said stands for itself again
    return _review(
        aspirasi, by, StatusAspirasi.DITOLAK, alasan=alasan.strip(), judul_terbit="", isi_terbit=""
    )


@action
def reopen(*, aspirasi: Aspirasi, by) -> Aspirasi:
    """Undo a decision: it waits again, and is not public."""
    aspirasi = _lock_reviewable(aspirasi)
    if aspirasi.status == StatusAspirasi.DIPERIKSA:
        raise ValidationError("Aspirasi ini belum diputuskan.")
    return _review(
        aspirasi, None, StatusAspirasi.DIPERIKSA, judul_terbit="", isi_terbit="", terbit_pada=None,
        ditinjau_pada=None,
    )  # fmt: skip


@action
def merge(*, aspirasi: Aspirasi, ke: Aspirasi, by) -> Aspirasi:
    """Put it into another: readers find that one, and the support of both is counted there."""
    kunci = {a.pk: a for a in Aspirasi.objects.select_for_update().filter(pk__in=[aspirasi.pk, ke.pk]).order_by("pk")}  # fmt: skip
    aspirasi, ke = kunci[aspirasi.pk], kunci[ke.pk]
    if tolak := refuse_merge(aspirasi, ke):
        raise ValidationError(tolak)
    return save(aspirasi, {"induk": ke})


@action
def split(*, aspirasi: Aspirasi, by) -> Aspirasi:
    """Undo a merge: it is again what it was."""
    aspirasi = Aspirasi.objects.select_for_update().get(pk=aspirasi.pk)
    if aspirasi.induk_id is None:
        raise ValidationError("Aspirasi ini tidak sedang digabung.")
    return save(aspirasi, {"induk": None})


def refuse_merge(aspirasi: Aspirasi, ke: Aspirasi) -> str:
    """Why the one cannot go into the other; "" where it can."""
    if aspirasi.pk == ke.pk:
        return "Aspirasi tidak dapat digabung ke dirinya sendiri."
    if aspirasi.induk_id:
        return "Aspirasi ini sudah digabung. Pisahkan dulu."
    if ke.induk_id:
        return "Tujuannya sendiri sudah digabung. Gabungkan ke tujuan itu."
    if aspirasi.gabungan.exists():
        return "Aspirasi ini menampung aspirasi lain. Gabungkan yang lain ke dalamnya, atau pisahkan dulu isinya."
    hidup = {StatusAspirasi.DIPERIKSA, StatusAspirasi.TERBIT}
    if not {aspirasi.status, ke.status} <= hidup:
        return "Hanya aspirasi yang diperiksa atau terbit yang dapat digabung."
    if aspirasi.status == StatusAspirasi.TERBIT and ke.status != StatusAspirasi.TERBIT:
        return "Yang sudah terbit tidak dapat masuk ke yang belum. Terbitkan dulu tujuannya."
    unit = UnitKerja.objects.filter(pk__in=[aspirasi.unit_id, ke.unit_id])
    if len(set(unit.values_list("instansi", flat=True))) > 1:
        return "Keduanya harus dari instansi yang sama."
    return ""


def _lock_reviewable(aspirasi: Aspirasi) -> Aspirasi:
    aspirasi = Aspirasi.objects.select_for_update().get(pk=aspirasi.pk)
    if not aspirasi.keadaan.dapat_ditinjau:
        raise ValidationError("Aspirasi ini sudah ditarik oleh yang menyampaikan.")
    return aspirasi


def _review(aspirasi: Aspirasi, by, status: StatusAspirasi, **isian) -> Aspirasi:
    dasar = {"status": status, "alasan": "", "ditinjau_pada": timezone.now(), "ditinjau_oleh": by}
    return save(aspirasi, dasar | isian)
