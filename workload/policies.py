"""Does the state of things allow it? (May this person? is units.permissions.) Buttons, pages and actions
ask the same functions; each refusal is a sentence in Indonesian, "" where nothing stands in the way."""

from collections.abc import Collection, Sequence

from django.db import connection

from units.permissions import may
from workload.models import Analisis
from workload.status import STATUS, TRANSISI, Status, Transisi


class Ditolak(Exception):
    """An action refused by a policy; the text is for the person."""


def status_of(unit, periode) -> Status:
    """The state of the unit's analysis; a unit that nobody has touched yet is a draft."""
    status = Analisis.objects.filter(unit=unit, periode=periode).values_list("status", flat=True)
    return Status(status.first() or Status.DRAF)


def hold_open(periode, unit_ids: Collection[int]) -> dict[int, Status]:
    """The states of the units' analyses (a draft where nobody has touched it), and `periode` brought up to
    date, both held under a shared lock until the transaction ends: whoever closes or finalises waits for
    these writers, and the reverse; writers do not wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ditutup_pada FROM units_periode WHERE id = %s FOR SHARE", [periode.pk]
        )
        (periode.ditutup_pada,) = cursor.fetchone()
        cursor.execute(
            "SELECT unit_id, status FROM workload_analisis WHERE periode_id = %s AND unit_id = ANY(%s) FOR SHARE",
            [periode.pk, list(unit_ids)],
        )
        ada = dict(cursor.fetchall())
    return {unit: Status(ada.get(unit, Status.DRAF)) for unit in unit_ids}


def refuse_periode(periode) -> str:
    return f"{periode} sudah ditutup; isinya tidak dapat diubah lagi." if periode.ditutup else ""


def refuse_isi(periode, status: Status) -> str:
    """Why rows cannot be written."""
    if tolak := refuse_periode(periode):
        return tolak
    if not STATUS[status].dapat_diisi:
        return (
            f"Analisis unit ini berstatus {STATUS[status].label}; isinya terkunci. "
            "Minta pimpinan unit atau perencana membukanya kembali."
        )
    return ""


def refuse_transition(
    transisi: Transisi, *, periode, status: Status, penghalang: Sequence[object] = ()
) -> str:
    """Why the analysis cannot take this step now. `penghalang`: what is missing (workload.kelengkapan)."""
    if tolak := refuse_periode(periode):
        return tolak
    if status is transisi.ke:
        return f"Tidak ada yang berubah: analisis ini sudah berstatus {STATUS[status].label}."
    if status is not transisi.dari:
        return f"Analisis ini berstatus {STATUS[status].label}; langkah ini tidak berlaku."
    if transisi.perlu_lengkap and penghalang:
        return f"Belum dapat: masih ada {len(penghalang)} hal yang perlu dilengkapi."
    return ""


def available_transitions(user, *, unit, periode, status: Status) -> list[Transisi]:
    """The steps that this person may take from here; what is missing is said on the page of the step."""
    return [
        t
        for t in TRANSISI.values()
        if not refuse_transition(t, periode=periode, status=status)
        and may(user, t.permission, unit=unit)
    ]


def refuse_impor(berkas) -> str:
    """Why an imported file cannot be saved as it stands: what is missing, and where to do it."""
    if tolak := refuse_periode(berkas.periode):
        return tolak
    r = berkas.ringkasan
    if not berkas.simpanan:
        return "Berkasnya sudah tidak disimpan di server; unggah sekali lagi."
    if r.get("wajib"):
        return f"Jawab dulu {r['wajib']} pertanyaan tentang seluruh lembar, atau lewati jabatannya."
    if r.get("tak_cocok"):
        return f"Tentukan dulu {r['tak_cocok']} jabatan yang belum cocok, atau lewati."
    if not r.get("siap"):
        return "Tidak ada jabatan yang akan disimpan."
    return ""
