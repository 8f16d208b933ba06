"""What citizens wrote, one queue for whoever decides what the public may read; and reports about it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Permission
from surveys.antrean import TAB, Tab, counts, dress, moderated_units, queue_of, suspended
from surveys.calculators.samaran import find_potongan
from surveys.forms.aspirasi import ModerasiForm
from surveys.moderasi import SUMBER, Sumber
from surveys.views.dasar import open_anywhere, suara_crumbs
from surveys.views.dasar_forum import reject_unknown
from units.forms.dasar import apply
from units.models import UnitKerja
from units.permissions import require
from units.views.dasar import page_of, query_without_page, remember

PER_HALAMAN = 20
ALASAN_BAKU = (
    "Memuat data pribadi orang lain.",
    "Menghina atau mengancam.",
    "Iklan atau tautan.",
    "Bukan tentang layanan kami.",
)


@require_http_methods(["GET", "HEAD", "POST"])
def moderasi_list(request, kode):
    """One page of the queue. What is on it and shows no mark can be published in one go, having been read."""
    instansi = open_anywhere(request, kode, Permission.MODERASI)
    units = moderated_units(request.user, instansi)
    if request.method == "POST":
        return _publish_page(request, instansi, units)
    banyak = counts(units)
    tab = _tab(request.GET.get("antrean", ""), banyak)
    page = page_of(request, queue_of(tab, units), PER_HALAMAN)
    butir = dress(tab, page.object_list)
    context = {
        "instansi": instansi,
        "tab": tab,
        "semua_tab": [(t, banyak.get(t.kode)) for t in TAB.values()],
        "page": page,
        "butir": butir,
        "polos": [b["obj"].pk for b in butir if not b["potongan"]] if tab.cara == "waiting" else [],
        "query": query_without_page(request),
        "ditahan": suspended(request.user, instansi),
        "alasan_baku": ALASAN_BAKU,
        "jejak": _crumbs(instansi),
    }
    return render(request, "surveys/moderasi_list.html", context)


def _publish_page(request, instansi, units):
    tab = TAB.get(request.POST.get("antrean", ""))
    pks = [
        p for p in request.POST.getlist("terbitkan")[:PER_HALAMAN] if p.isascii() and p.isdigit()
    ]
    banyak = 0
    if tab and tab.cara == "waiting":
        for obj in queue_of(tab, units).filter(pk__in=[p for p in pks if len(p) < 19]):
            if find_potongan(*tab.sumber.words(obj)):
                continue
            try:
                tab.sumber.publish(obj, samarkan=(), by=request.user)
                banyak += 1
            except ValidationError as galat:  # taken back meanwhile by whoever wrote it
                messages.warning(request, f"{tab.sumber.about(obj)}: {galat.messages[0]}")
    messages.success(request, f"{banyak} tulisan terbit." if banyak else "Tidak ada yang terbit.")
    return _to_queue(instansi, tab)


def _tab(kode: str, banyak: dict[str, int]) -> Tab:
    """The queue asked for; else the first in which something waits."""
    return TAB.get(kode) or next((TAB[k] for k, n in banyak.items() if n), next(iter(TAB.values())))


def _crumbs(instansi, *jejak):
    antrean = ("Moderasi", reverse("surveys:moderasi-list", args=[instansi.kode]))
    return suara_crumbs(instansi, antrean, *jejak)


def _open(request, jenis: str, pk: int):
    sumber = reject_unknown(jenis, SUMBER)
    obj = get_object_or_404(sumber.all(UnitKerja.objects.all()), pk=pk)
    require(request.user, Permission.MODERASI, unit=obj.unit)
    remember(request, obj.unit.instansi_id)
    return sumber, obj


@require_http_methods(["GET", "HEAD", "POST"])
def moderasi_detail(request, jenis, pk):
    """Decide piece by piece. The buttons of the queue send here too: `samar` covers all that was found."""
    sumber, obj = _open(request, jenis, pk)
    kata = sumber.words(obj)
    potongan = find_potongan(*kata)
    data = request.POST.copy() if request.method == "POST" else None
    if data and data.get("keputusan") == "samar":
        data["keputusan"] = "terbit"
        data.setlist("samarkan", [p.teks for p in potongan])
    form = ModerasiForm(
        data,
        potongan=potongan,
        tulisan="\n".join(kata),
        initial={"keputusan": "terbit", "alasan": getattr(obj, "alasan", "")},
    )
    form.fields["alasan"].help_text = sumber.alasan_dibaca
    if data is not None and form.is_valid() and _decide(request, sumber, obj, form):
        return _back(request, sumber, obj)
    context = {
        "form": form,
        "butir": dress(None, [obj], sumber)[0],
        "kembali": request.POST.get("antrean") or request.GET.get("antrean", ""),
        "antrean": reverse("surveys:moderasi-list", args=[obj.unit.instansi.kode]),
        "jejak": _crumbs(obj.unit.instansi, (f"Periksa {sumber.judul.lower()}", "")),
    }
    return render(
        request, "surveys/moderasi_detail.html", context, status=422 if form.errors else 200
    )


def _decide(request, sumber: Sumber, obj, form: ModerasiForm) -> bool:
    isi = form.cleaned_data
    terbit = isi["keputusan"] != "tolak"
    samarkan = [*isi.get("samarkan", []), *isi["kata_lain"]]
    jadi = apply(
        form, sumber.decide, obj=obj, terbit=terbit, samarkan=samarkan, alasan=isi["alasan"], by=request.user
    )  # fmt: skip
    if jadi is None:
        return False
    pesan = "Terbit." if terbit else "Tidak diterbitkan."
    messages.success(request, f"{pesan} Keputusan dapat dibatalkan di “Sudah diputuskan”.")
    return True


def _back(request, sumber: Sumber, obj):
    """To the queue that the person works through; from the page of the thing itself, back there."""
    tab = TAB.get(request.POST.get("antrean", ""))
    if tab is None and sumber.home(obj):
        return redirect(sumber.home(obj))
    return _to_queue(obj.unit.instansi, tab)


def _to_queue(instansi, tab: Tab | None):
    alamat = reverse("surveys:moderasi-list", args=[instansi.kode])
    return redirect(f"{alamat}?antrean={tab.kode}#antrean" if tab else alamat)


@require_POST
def moderasi_undo(request, jenis, pk):
    sumber, obj = _open(request, jenis, pk)
    try:
        sumber.reopen(obj, by=request.user)
        messages.success(request, "Keputusan dibatalkan; menunggu diperiksa lagi.")
    except ValidationError as galat:
        messages.warning(request, " ".join(galat.messages))
    return _back(request, sumber, obj)
