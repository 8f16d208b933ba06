"""The context of _partials/catatan_jabatan.html, in a constant number of queries."""

from django.db.models import Prefetch

from accounts.roles import Permission
from units.permissions import may
from workload.actions.catatan import may_answer
from workload.models import Catatan, Jawaban
from workload.policies import refuse_periode


def catatan_context(user, *, jabatan, periode) -> dict:
    """Notes on the post and its rows with their answers, open ones first, and what this person may do."""
    daftar = list(
        Catatan.objects.filter(beban__jabatan=jabatan, beban__periode=periode)
        .select_related("beban", "oleh", "tugas")
        .prefetch_related(Prefetch("jawaban", Jawaban.objects.select_related("oleh")))
    )
    daftar.sort(key=lambda c: c.selesai_pada is not None)
    terbuka = not refuse_periode(periode)
    return {
        "jabatan": jabatan,
        "periode": periode,
        "daftar_catatan": daftar,
        "jumlah_catatan_terbuka": sum(c.selesai_pada is None for c in daftar),
        "boleh_catat": terbuka and may(user, Permission.BERI_CATATAN, unit=jabatan.unit),
        "boleh_jawab": terbuka and may_answer(user, jabatan.unit),
        "boleh_tutup": may(user, Permission.BERI_CATATAN, unit=jabatan.unit),
    }
