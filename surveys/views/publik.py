"""What a citizen opens: the questionnaire, without log-in, on any phone."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from surveys.actions.respons import Berubah, SudahDijawab, submit_respons
from surveys.forms.respons import ResponsForm
from surveys.kuesioner import Kuesioner, read_kuesioner, recall_kuesioner
from surveys.models import HasilTerbit, Layanan, Survei, TiketSurvei
from surveys.pengiriman import TandaRusak, new_tanda, read_tanda, read_tiket
from surveys.penjaga import TerlaluSering, place_of, too_many, trapped
from units.models import UnitKerja


def _survei(kode: str) -> Survei | None:
    """By its code as somebody typed it from a poster."""
    return Survei.objects.select_related("instansi").filter(kode=kode.lower()).first()


def _layanan(survei: Survei, kode: str) -> Layanan | None:
    milik = Layanan.objects.open().filter(unit__instansi=survei.instansi_id)
    return milik.select_related("unit").filter(kode=kode.lower()).first()


def _unknown(request, survei=None):
    """A wrong address: what to look at, and where to go on."""
    return render(request, "surveys/survei_tidak_ada.html", {"survei": survei}, status=404)


def _closed(request, survei):
    hari_ini = timezone.localdate()
    context = {
        "survei": survei,
        "belum": survei.ditutup_pada is None and hari_ini < survei.mulai,
        "lain": survei.instansi.survei.running_on(hari_ini).first(),
        "terbit": HasilTerbit.objects.filter(survei=survei).exists(),
    }
    return render(request, "surveys/survei_tutup.html", context, status=410)


@login_not_required
@require_safe
def survei_pilih(request, survei):
    """Which service was it? The services of the instansi that take answers, by unit; with ?u=, of that
    unit and those below it."""
    survei = _survei(survei)
    if survei is None:
        return _unknown(request)
    if not survei.takes_answers(timezone.localdate()):
        return _closed(request, survei)
    layanan = (
        Layanan.objects.open()
        .filter(unit__instansi=survei.instansi_id)
        .select_related("unit")
        .order_by("unit__urutan", "unit__kode", "urutan", "nama")
    )
    unit = request.GET.get("u", "")
    if unit.isascii() and unit.isdigit() and len(unit) < 19:
        layanan = layanan.filter(unit__in=UnitKerja.objects.in_subtree(int(unit)))
    return render(request, "surveys/survei_pilih.html", {"survei": survei, "layanan": layanan})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survei_isi(request, survei, layanan):
    """One link or QR per unit and service. With ?loket=1 for a tablet at the counter, which many use one
    after the other: nothing stays on it."""
    alamat = survei.lower(), layanan.lower()
    loket = bool(request.POST.get("loket") or request.GET.get("loket"))
    if request.method == "POST" and (kuesioner := recall_kuesioner(*alamat)):
        try:
            return _questionnaire(request, kuesioner, loket=loket)
        except Berubah:
            pass  # closed or changed since it was kept: once more with what is true now
    kuesioner = read_kuesioner(*alamat)
    if kuesioner is None:
        return _unknown(request, _survei(survei))
    try:
        return _questionnaire(request, kuesioner, loket=loket)
    except Berubah:
        return _closed(request, kuesioner.survei)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survei_tiket(request, tanda):
    """The one-time link of a service ticket."""
    try:
        uid = read_tiket(tanda)
    except TandaRusak:
        return _unknown(request)
    tiket = (
        TiketSurvei.objects.select_related("survei__instansi", "layanan__unit", "respons")
        .filter(uid=uid)
        .first()
    )
    if tiket is None:
        return _unknown(request)
    if request.method != "POST" and hasattr(tiket, "respons"):
        return _used(request, tiket.survei)
    kuesioner = Kuesioner(tiket.survei, tiket.layanan, tuple(tiket.survei.unsur.all()))
    try:
        return _questionnaire(request, kuesioner, tiket=tiket)
    except Berubah:
        return _closed(request, tiket.survei)


def _used(request, survei):
    return render(request, "surveys/survei_terpakai.html", {"survei": survei}, status=410)


def _questionnaire(request, kuesioner, tiket=None, loket=False):
    survei, layanan, unsur = kuesioner.survei, kuesioner.layanan, kuesioner.unsur
    if not survei.takes_answers(timezone.localdate()):
        return _closed(request, survei)

    def draw(form, tanda, status=200):
        return _draw(request, survei, layanan, form, tanda, tiket, loket, status)

    if request.method != "POST":
        return draw(ResponsForm(unsur=unsur), new_tanda())
    form = ResponsForm(request.POST, unsur=unsur)
    try:
        tanda = read_tanda(request.POST.get("tanda", ""))
    except TandaRusak:
        form.is_valid()
        form.add_error(
            None, "Formulir ini sudah terlalu lama terbuka. Periksa jawaban, lalu kirim lagi."
        )
        return draw(form, new_tanda(), status=422)
    if not form.is_valid():
        return draw(form, request.POST["tanda"], status=422)
    try:
        submit_respons(
            survei=survei, layanan=layanan, isi=form.isi, tanda=tanda, alamat=place_of(request),
            perangkap=trapped(request), tiket=tiket,
        )  # fmt: skip
    except TerlaluSering as galat:
        form.add_error(None, str(galat))
        return too_many(draw(form, request.POST["tanda"]), galat)
    except SudahDijawab:
        return _used(request, survei)
    selesai = reverse("surveys:survei-terima-kasih", args=[survei.kode])
    return HttpResponseRedirect(f"{selesai}?loket={layanan.kode}" if loket else selesai)


def _draw(request, survei, layanan, form, tanda, tiket, loket, status):
    response = render(
        request,
        "surveys/survei_isi.html",
        {
            "survei": survei,
            "layanan": layanan,
            "form": form,
            "pertanyaan": form.pertanyaan(),
            "tentang": form.tentang_warga(),
            "kesalahan": form.kesalahan(),
            "tanda": tanda,
            "tiket": tiket,
            "loket": loket,
        },
        status=status,
    )
    # A phone may keep the page for its Back button, so that a lost line loses nothing; a counter may not.
    patch_cache_control(response, private=True, **{"no_store" if loket else "no_cache": True})
    return response


@login_not_required
@require_safe
def survei_terima_kasih(request, survei):
    survei = _survei(survei)
    if survei is None:
        return _unknown(request)
    kode = request.GET.get("loket", "")
    loket = _layanan(survei, kode) if kode else None
    return render(request, "surveys/survei_terima_kasih.html", {"survei": survei, "loket": loket})
