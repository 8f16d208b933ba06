"""The main menu, as data. A template never decides who sees what: it draws what this gives."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission
from units.models import Instansi, Periode
from units.models.unit_kerja import user_assignments


@dataclass(frozen=True)
class Item:
    judul: str
    url: str
    aktif: bool


def current_instansi(request) -> Instansi | None:
    """The instansi the person works in: the last one opened (kept in the session), else the first."""
    milik = {p.instansi_id: p.instansi for p in user_assignments(request.user)}
    if not milik:
        return None
    return milik.get(request.session.get("instansi")) or milik[min(milik)]


def context(request):
    """Context of every page: `nav`, `instansi_aktif`, `periode_aktif`."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    instansi = current_instansi(request)
    if instansi is None:
        return {"nav": [], "instansi_aktif": None}
    periode = instansi.periode.current()
    return {
        "nav": [
            Item(judul, url, request.path.startswith(url))
            for judul, url in _items(user, instansi, periode)
        ],
        "instansi_aktif": instansi,
        "periode_aktif": periode,
    }


def _items(user, instansi: Instansi, periode: Periode | None):
    held = set()
    for penugasan in user_assignments(user):
        if penugasan.instansi_id == instansi.pk:
            held |= penugasan.peran.permissions
    if periode:
        yield "Beban kerja", reverse("workload:beban-list", args=[periode.pk])
        yield "Kesenjangan", reverse("workload:kesenjangan", args=[periode.pk])
    yield "Organisasi", reverse("units:unit-list", args=[instansi.kode])
    if Permission.LIHAT_PRIBADI in held:
        yield "Pegawai", reverse("units:pegawai-list", args=[instansi.kode])
    yield "Periode", reverse("units:periode-list", args=[instansi.kode])
    if Permission.KELOLA_PENGGUNA in held:
        yield "Pengguna", reverse("units:penugasan-list", args=[instansi.kode])
    if Permission.LIHAT_RIWAYAT in held:
        yield "Riwayat", reverse("riwayat-list", args=[instansi.kode])
