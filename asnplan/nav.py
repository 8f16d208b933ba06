"""The main menu, as data. A template never decides who sees what: it draws what this gives."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission
from units.models import Instansi, Penugasan
from units.models.unit_kerja import user_assignments


@dataclass(frozen=True)
class Item:
    judul: str
    url: str
    aktif: bool


def current_assignments(request) -> list[Penugasan]:
    """Assignments in the instansi the person works in: the last one opened (kept in the session), else
    the first."""
    milik: dict[int, list[Penugasan]] = {}
    for penugasan in user_assignments(request.user):
        milik.setdefault(penugasan.instansi_id, []).append(penugasan)
    if not milik:
        return []
    return milik.get(request.session.get("instansi")) or milik[min(milik)]


def current_instansi(request) -> Instansi | None:
    milik = current_assignments(request)
    return milik[0].instansi if milik else None


def context(request):
    """Context of every page: `nav`, `instansi_aktif`. Reads nothing but the person's assignments."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    milik = current_assignments(request)
    if not milik:
        return {"nav": [], "instansi_aktif": None}
    return {
        "nav": [
            Item(judul, url, request.path.startswith((url, *lain)))
            for judul, url, *lain in _items(milik)
        ],
        "instansi_aktif": milik[0].instansi,
    }


SUARA = (
    "/survei/",
    "/layanan/",
    "/pengaduan/",
    "/forum/",
    "/aspirasi/",
    "/moderasi/",
    "/padu/",
    "/privasi/",
)
"""Where the staff pages of what citizens say are, beside their start page."""


def _items(milik: list[Penugasan]):
    """Heading, address, and other beginnings of addresses that belong to it."""
    instansi, periode = milik[0].instansi, milik[0].periode_kini
    held = set().union(*(penugasan.peran.permissions for penugasan in milik))
    if periode:
        yield "Beban kerja", reverse("workload:beban-list", args=[periode])
        yield "Kesenjangan", reverse("workload:kesenjangan", args=[periode])
    yield "Organisasi", reverse("units:unit-list", args=[instansi.kode])
    if Permission.LIHAT_PRIBADI in held:
        yield "Pegawai", reverse("units:pegawai-list", args=[instansi.kode])
    yield "Periode", reverse("units:periode-list", args=[instansi.kode])
    yield "Suara warga", reverse("surveys:suara", args=[instansi.kode]), *SUARA
    if Permission.KELOLA_PENGGUNA in held:
        yield "Pengguna", reverse("units:penugasan-list", args=[instansi.kode])
    if Permission.LIHAT_RIWAYAT in held:
        yield "Riwayat", reverse("riwayat-list", args=[instansi.kode])
