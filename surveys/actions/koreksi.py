"""What officers brought in by mistake: a paper form corrected or taken back, a sheet undone.

The answer that was wrong stays as it is, is not counted any more, and says why.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from surveys.actions.petugas import check_paper, store_paper
from surveys.models import ImporRespons, PenarikanRespons, Respons, Survei
from surveys.models.respons import KeadaanRespons, Saluran
from surveys.pengiriman import Tanda
from units.actions.dasar import action, require_alasan


@action
def correct_paper(*, respons: Respons, isi: dict, alasan: str, tanda: Tanda, by) -> Respons:
    """The same paper typed again in the place of the mistyped one. Sent twice, it is stored once."""
    lama = _locked(respons)
    sudah = PenarikanRespons.objects.filter(respons=lama).select_related("pengganti").first()
    if sudah and sudah.pengganti and sudah.pengganti.kunci == tanda.kunci:
        return sudah.pengganti
    alasan = _may_take_back(lama, alasan)
    if all(getattr(lama, nama) == nilai for nama, nilai in isi.items()):
        raise ValidationError("Tidak ada yang berubah dari formulir semula.")
    check_paper(lama.survei, lama.layanan, isi["tanggal"])
    baru, _ = store_paper(lama.survei, lama.layanan, isi, tanda, by)
    _take_back(lama, alasan, by, pengganti=baru)
    return baru


@action
def withdraw_paper(*, respons: Respons, alasan: str, by) -> PenarikanRespons:
    """For a form typed twice, or for another service."""
    lama = _locked(respons)
    return _take_back(lama, _may_take_back(lama, alasan), by)


@action
def undo_impor(*, impor: ImporRespons, alasan: str, by) -> int:
    """Take back every answer of a sheet; gives how many. The same sheet can then be brought in again, say in
    the right order of U8 and U9."""
    survei = Survei.objects.select_for_update(of=("self",), no_key=True).get(pk=impor.survei_id)
    impor = ImporRespons.objects.select_for_update(of=("self",)).get(pk=impor.pk)
    if survei.ditutup_pada:
        raise ValidationError(_closed(survei))
    if impor.dibatalkan_pada:
        raise ValidationError("Impor ini sudah dibatalkan.")
    impor.alasan = require_alasan(alasan)
    impor.dibatalkan_pada, impor.dibatalkan_oleh = timezone.now(), by
    impor.save()
    return impor.respons.exclude(keadaan=KeadaanRespons.DITARIK).update(
        keadaan=KeadaanRespons.DITARIK
    )


def _locked(respons: Respons) -> Respons:
    """The row, with its round held against closing."""
    Survei.objects.select_for_update(of=("self",), no_key=True).get(pk=respons.survei_id)
    return (
        Respons.objects.select_for_update(of=("self",))
        .select_related("survei", "layanan__unit")
        .get(pk=respons.pk)
    )


def _may_take_back(lama: Respons, alasan: str) -> str:
    if lama.survei.ditutup_pada:
        raise ValidationError(_closed(lama.survei))
    if lama.saluran != Saluran.KERTAS:
        raise ValidationError("Hanya formulir kertas yang dapat dibetulkan.")
    if lama.keadaan == KeadaanRespons.DITARIK:
        raise ValidationError("Formulir ini sudah dibetulkan atau ditarik.")
    return require_alasan(alasan)


def _closed(survei: Survei) -> str:
    return f"{survei.nama} sudah ditutup; jawabannya tidak dapat diubah lagi."


def _take_back(lama: Respons, alasan: str, by, pengganti=None) -> PenarikanRespons:
    lama.keadaan = KeadaanRespons.DITARIK
    lama.save(update_fields=["keadaan"])
    return PenarikanRespons.objects.create(
        respons=lama, pengganti=pengganti, alasan=alasan, oleh=by
    )
