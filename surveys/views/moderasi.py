"""What citizens wrote, one queue for whoever decides what the public may read; and reports about it."""

from __future__ import annotations

from contextlib import suppress

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Permission
from surveys.antrean import TAB, Tab, counts, dress, moderated_units, queue_of, suspended
from surveys.calculators.samaran import TERPENDEK, find_potongan
from surveys.forms.aspirasi import ModerasiForm
from surveys.moderasi import SUMBER, Sumber, TulisanBerubah
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
        "polos": [b for b in butir if not b["potongan"]] if tab.cara == "waiting" else [],
        "query": query_without_page(request),
        "ditahan": suspended(request.user, instansi),
        "alasan_baku": ALASAN_BAKU,
        "jejak": _crumbs(instansi),
    }
    return render(request, "surveys/moderasi_list.html", context)


def _publish_page(request, instansi, units):
    tab = TAB.get(request.POST.get("antrean", ""))
    dibaca = dict(x.partition(":")[::2] for x in request.POST.getlist("terbitkan")[:PER_HALAMAN])
    pks = [p for p in dibaca if p.isascii() and p.isdigit() and len(p) < 19]
    banyak = 0
    if tab and tab.cara == "waiting":
        for obj in queue_of(tab, units).filter(pk__in=pks):
            if find_potongan(*tab.sumber.words(obj)):
                continue
            tanda = dibaca.get(str(obj.pk), "")
            with suppress(TulisanBerubah, ValidationError):  # told below
                tab.sumber.decide(obj, dibaca=tanda, terbit=True, by=request.user)
                banyak += 1
    if banyak:
        messages.success(request, f"{banyak} tulisan terbit.")
    if sisa := len(dibaca) - banyak:
        messages.warning(
            request,
            f"{sisa} tulisan tidak diterbitkan: berubah atau sudah diputuskan sejak Anda membukanya. Baca lagi.",
        )
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
    """Decide piece by piece. The buttons of the queue send here too: `samar` covers all that was found and what
    is covered already, `biarkan` leaves it as it is. Whoever read other words reads these first."""
    sumber, obj = _open(request, jenis, pk)
    form, berubah = _form(sumber, obj, request.POST if request.method == "POST" else None), ""
    if request.method == "POST":
        try:
            if _decide(request, sumber, obj, form):
                return _back(request, sumber, obj)
        except TulisanBerubah as galat:
            berubah, (sumber, obj) = str(galat), _open(request, jenis, pk)
            form = _form(sumber, obj, diketik=request.POST)
    context = {
        "form": form,
        "berubah": berubah,
        "butir": dress(None, [obj], sumber)[0],
        "kembali": request.POST.get("antrean") or request.GET.get("antrean", ""),
        "antrean": reverse("surveys:moderasi-list", args=[obj.unit.instansi.kode]),
        "jejak": _crumbs(obj.unit.instansi, (f"Periksa {sumber.judul.lower()}", "")),
    }
    status = 422 if berubah or form.errors else 200
    return render(request, "surveys/moderasi_detail.html", context, status=status)


def _form(sumber: Sumber, obj, data=None, diketik=None) -> ModerasiForm:
    """What is covered in what everybody reads now stays covered unless a person takes it out. `diketik`: what
    was typed about other words."""
    kata, diketik = sumber.words(obj), diketik or {}
    ditemukan = find_potongan(*kata)
    teks = [p.teks for p in ditemukan]
    baris = [b.strip() for p in sumber.covered(obj) if p not in teks for b in p.splitlines()]
    lain = dict.fromkeys(b for b in baris if len(b) >= TERPENDEK)
    if data and data.get("keputusan") == "samar":
        data = data.copy()
        data["keputusan"], data["kata_lain"] = "terbit", "\n".join(lain)
        data.setlist("samarkan", teks)
    lain |= dict.fromkeys(diketik.get("kata_lain", "").splitlines())
    awal = {
        "keputusan": "tolak" if diketik.get("keputusan") == "tolak" else "terbit",
        "kata_lain": "\n".join(lain),
        "alasan": diketik.get("alasan") or getattr(obj, "alasan", ""),
    }
    form = ModerasiForm(data, potongan=ditemukan, tulisan="\n".join(kata), initial=awal)
    form.fields["alasan"].help_text = sumber.alasan_dibaca
    return form


def _decide(request, sumber: Sumber, obj, form: ModerasiForm) -> bool:
    dibaca = request.POST.get("dibaca", "")
    sumber.require_read(obj, dibaca)  # first: what was filled in for other words is not wrong
    if request.POST.get("keputusan") == "biarkan":
        sumber.leave(obj, dibaca=dibaca)
        messages.success(request, "Tetap terbit seperti semula; laporannya terjawab.")
        return True
    if not form.is_valid():
        return False
    isi = form.cleaned_data
    terbit = isi["keputusan"] != "tolak"
    samarkan = [*isi.get("samarkan", []), *isi["kata_lain"]]
    jadi = apply(
        form, sumber.decide, obj=obj, dibaca=dibaca, terbit=terbit, samarkan=samarkan,
        alasan=isi["alasan"], by=request.user,
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
