"""Does the state of a forum allow it? Buttons, pages and actions ask the same functions; each refusal is a
sentence in Indonesian, "" where nothing stands in the way."""

from __future__ import annotations

from surveys.models import Forum
from surveys.status_forum import LANGKAH, STATUS_FORUM, Bagian, Langkah, StatusForum
from units.permissions import may


def refuse_bagian(forum: Forum, bagian: Bagian) -> str:
    if forum.takes(bagian):
        return ""
    return f"Forum ini berstatus {forum.keadaan.label}; {NAMA_BAGIAN[bagian]} tidak dapat diubah."


NAMA_BAGIAN = {
    Bagian.AGENDA: "agendanya",
    Bagian.UNDANGAN: "daftar undangannya",
    Bagian.KEHADIRAN: "kehadirannya",
    Bagian.USULAN: "usulannya",
    Bagian.NOTULEN: "notulennya",
    Bagian.KOMITMEN: "komitmennya",
}


def refuse_langkah(forum: Forum, langkah: Langkah) -> str:
    """Why the forum cannot take this step now: its state, or what is still missing."""
    status = StatusForum(forum.status)
    if status is langkah.ke:
        return f"Tidak ada yang berubah: forum ini sudah berstatus {STATUS_FORUM[status].label}."
    if status not in langkah.dari:
        return f"Forum ini berstatus {STATUS_FORUM[status].label}; langkah ini tidak berlaku."
    return _missing(forum, langkah)


def _missing(forum: Forum, langkah: Langkah) -> str:
    match langkah.kode:
        case "undang" if not forum.peserta.filter(diundang=True).exists():
            return "Isi dulu daftar undangan."
        case "laksanakan" if not forum.keterwakilan().orang:
            return "Catat dulu siapa atau berapa orang yang hadir."
        case "sepakati" if not forum.notulen.strip():
            return "Tulis dulu notulennya."
        case "sepakati" if not forum.komitmen.exists():
            return "Catat dulu paling sedikit satu komitmen."
    return ""


def available_langkah(user, forum: Forum) -> list[Langkah]:
    """Steps that this person may take from here; what is missing is said on the page of the step."""
    status = StatusForum(forum.status)
    return [
        x for x in LANGKAH.values() if status in x.dari and may(user, x.permission, unit=forum.unit)
    ]
