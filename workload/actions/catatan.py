"""Notes of planners, answers of units, and flags accepted with a reason."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from units.actions.dasar import refuse_alasan
from units.permissions import may
from workload.models import BebanJabatan, Catatan, Jawaban, PenerimaanTanda, UraianTugas
from workload.policies import (
    Ditolak,
    refuse_isi,
    refuse_periode,
    status_of,
)
from workload.tanda import tanda_for_sheet


@transaction.atomic
def leave_note(*, jabatan, periode, isi: str, by, tugas: UraianTugas | None = None) -> Catatan:
    """A note on the post or on one of its rows. Notes are possible on final analyses too."""
    _require(by, Permission.BERI_CATATAN, jabatan.unit)
    _require_open(periode)
    beban, _ = BebanJabatan.objects.get_or_create(jabatan=jabatan, periode=periode)
    if tugas is not None and tugas.beban_id != beban.pk:
        raise Ditolak("Baris itu bukan milik jabatan ini.")
    return Catatan.objects.create(beban=beban, tugas=tugas, isi=isi.strip(), oleh=by)


@transaction.atomic
def answer_note(*, catatan: Catatan, isi: str, by) -> Jawaban:
    """An answer by the unit, or by the planner again."""
    catatan = _lock(catatan)
    unit = catatan.beban.jabatan.unit
    if not may_answer(by, unit):
        raise PermissionDenied
    _require_open(catatan.beban.periode)
    if catatan.selesai_pada:
        raise Ditolak("Catatan ini sudah ditutup.")
    return Jawaban.objects.create(catatan=catatan, isi=isi.strip(), oleh=by)


@transaction.atomic
def close_note(*, catatan: Catatan, by) -> bool:
    """Mark a note as done; False where somebody already did."""
    catatan = _lock(catatan)
    _require(by, Permission.BERI_CATATAN, catatan.beban.jabatan.unit)
    if catatan.selesai_pada:
        return False
    catatan.selesai_pada, catatan.selesai_oleh = timezone.now(), by
    catatan.save(update_fields=["selesai_pada", "selesai_oleh"])
    return True


@transaction.atomic
def accept_flag(*, tugas: UraianTugas, kode: str, alasan: str, by) -> PenerimaanTanda:
    """Accept the flag that the row raises now, for exactly these figures."""
    tugas = (
        UraianTugas.objects.select_for_update(of=("self",))
        .select_related("beban__jabatan__unit", "beban__periode")
        .get(pk=tugas.pk)
    )
    beban = tugas.beban
    _require(by, Permission.ISI_BEBAN, beban.jabatan.unit)
    tanda = next((t for t in tanda_for_sheet(beban).get(tugas.uid, ()) if t.kode == kode), None)
    tolak = (
        refuse_isi(beban.periode, status_of(beban.jabatan.unit, beban.periode))
        or ("" if tanda else "Tanda ini sudah tidak ada: angka barisnya telah berubah.")
        or refuse_alasan(alasan)
    )
    if tolak:
        raise Ditolak(tolak)
    penerimaan, _ = PenerimaanTanda.objects.update_or_create(
        tugas=tugas,
        kode=kode,
        defaults={"sidik": tanda.sidik, "alasan": alasan.strip(), "oleh": by},
    )
    return penerimaan


def may_answer(user, unit) -> bool:
    """The unit answers, and so does the planner who asked."""
    return may(user, Permission.JAWAB_CATATAN, unit=unit) or may(
        user, Permission.BERI_CATATAN, unit=unit
    )


def _require(by, permission, unit) -> None:
    if not may(by, permission, unit=unit):
        raise PermissionDenied


def _require_open(periode) -> None:
    if tolak := refuse_periode(periode):
        raise Ditolak(tolak)


def _lock(catatan: Catatan) -> Catatan:
    return (
        Catatan.objects.select_for_update(of=("self",))
        .select_related("beban__jabatan__unit", "beban__periode")
        .get(pk=catatan.pk)
    )
