"""What the pages of the organisation share: opening an instansi, breadcrumbs, pages of a list."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.roles import Permission
from units.models import Instansi, UnitKerja
from units.models.unit_kerja import user_assignments
from units.permissions import may_anywhere, require


def open_instansi(request, kode: str, permission=Permission.LIHAT) -> Instansi:
    """The instansi, for people who hold `permission` in it; it becomes the one they work in."""
    milik = (p.instansi for p in user_assignments(request.user))
    instansi = next((i for i in milik if i.kode == kode), None)
    if instansi is None:
        raise Http404
    if permission is Permission.LIHAT:
        if not may_anywhere(request.user, permission, instansi=instansi):
            raise Http404
    else:
        require(request.user, permission, instansi=instansi)
    remember(request, instansi.pk)
    return instansi


def remember(request, instansi_id: int) -> None:
    if request.session.get("instansi") != instansi_id:
        request.session["instansi"] = instansi_id


def open_unit(request, pk: int, permission=Permission.LIHAT) -> UnitKerja:
    """The unit, for people who hold `permission` over it."""
    unit = get_object_or_404(UnitKerja.objects.select_related("instansi", "induk"), pk=pk)
    require(request.user, permission, unit=unit)
    remember(request, unit.instansi_id)
    return unit


def crumbs(instansi: Instansi, *jejak):
    return [(instansi.nama, reverse("units:instansi-detail", args=[instansi.kode])), *jejak]


def unit_crumbs(user, unit: UnitKerja, *jejak):
    """From the instansi over the units above that the person sees to this one."""
    atas = UnitKerja.objects.ancestors_of(unit) & UnitKerja.objects.visible_to(user)
    per_pk = {u.pk: u for u in atas}
    jalan, kini = [], unit
    while kini is not None and len(jalan) <= len(per_pk):
        jalan.append((kini.nama, kini.get_absolute_url()))
        kini = per_pk.get(kini.induk_id)
    daftar = ("Unit kerja", reverse("units:unit-list", args=[unit.instansi.kode]))
    return crumbs(unit.instansi, daftar, *reversed(jalan), *jejak)


def page_of(request, items, per_page: int = 50, jumlah: int | None = None):
    """`jumlah`: how many there are, where that is known already."""
    halaman = Paginator(items, per_page)
    if jumlah is not None:
        halaman.count = jumlah
    return halaman.get_page(request.GET.get("page"))


def query_without_page(request) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def suggestions(request, pencari):
    """The options of a CariField: ?pilihan=<field>&<field>=<what was typed so far>."""
    teks = request.GET.get(request.GET["pilihan"], "").replace("\x00", "")[:200]
    return render(request, "units/_cari_pilihan.html", {"pilihan": pencari.suggest(teks)})


def search_text(request) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:200]
