"""What a citizen opens: the questionnaire, without log-in, on any phone."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from surveys.actions.respons import Berubah, SudahDijawab, submit_respons
from surveys.forms.respons import ResponsForm
from surveys.kuesioner import Kuesioner, read_kuesioner, recall_kuesioner
from surveys.models import Layanan, Survei, TiketSurvei
from surveys.pengiriman import TandaRusak, new_tanda, read_tanda, read_tiket
from surveys.penjaga import TerlaluSering, place_of, too_many, trapped
from units.models import UnitKerja


@login_not_required
@require_safe
def survei_pilih(request, survei):
    """Which service was it? The services of the instansi that take answers, by unit; with ?u=, of that
    unit and those below it."""
    survei = get_object_or_404(Survei.objects.select_related("instansi"), kode=survei)
    layanan = (
        Layanan.objects.open()
        .filter(unit__instansi=survei.instansi_id)
        .select_related("unit")
        .order_by("unit__urutan", "unit__kode", "urutan", "nama")
    )
    unit = request.GET.get("u", "")
    if unit.isascii() and unit.isdigit() and len(unit) < 19:
        layanan = layanan.filter(unit__in=UnitKerja.objects.in_subtree(int(unit)))
    return render(
        request,
        "surveys/survei_pilih.html",
        {"survei": survei, "layanan": layanan, "buka": survei.takes_answers(timezone.localdate())},
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def survei_isi(request, survei, layanan):
    """One link or QR per unit and service."""
    if request.method == "POST":
        try:
            return _questionnaire(request, recall_kuesioner(survei, layanan))
        except Berubah:
            pass  # closed or changed since it was kept: once more with what is true now
    return _questionnaire(request, read_kuesioner(survei, layanan))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def survei_tiket(request, tanda):
    """The one-time link of a service ticket."""
    try:
        uid = read_tiket(tanda)
    except TandaRusak:
        raise Http404 from None
    tiket = get_object_or_404(
        TiketSurvei.objects.select_related("survei__instansi", "layanan__unit"), uid=uid
    )
    if request.method == "GET" and hasattr(tiket, "respons"):
        return render(request, "surveys/survei_terpakai.html", {"survei": tiket.survei}, status=410)
    unsur = tuple(tiket.survei.unsur.all())
    return _questionnaire(request, Kuesioner(tiket.survei, tiket.layanan, unsur), tiket)


def _questionnaire(request, kuesioner, tiket=None):
    survei, layanan, unsur = kuesioner.survei, kuesioner.layanan, kuesioner.unsur
    if not survei.takes_answers(timezone.localdate()):
        return render(request, "surveys/survei_tutup.html", {"survei": survei}, status=410)
    if request.method != "POST":
        return _draw(request, survei, layanan, ResponsForm(unsur=unsur), new_tanda())
    form = ResponsForm(request.POST, unsur=unsur)
    try:
        tanda = read_tanda(request.POST.get("tanda", ""))
    except TandaRusak:
        form.is_valid()
        form.add_error(
            None, "Formulir ini sudah terlalu lama terbuka. Periksa jawaban, lalu kirim lagi."
        )
        return _draw(request, survei, layanan, form, new_tanda(), status=422)
    if not form.is_valid():
        return _draw(request, survei, layanan, form, request.POST["tanda"], status=422)
    try:
        submit_respons(
            survei=survei, layanan=layanan, isi=form.isi, tanda=tanda, alamat=place_of(request),
            perangkap=trapped(request), tiket=tiket,
        )  # fmt: skip
    except TerlaluSering as galat:
        form.add_error(None, str(galat))
        return too_many(_draw(request, survei, layanan, form, request.POST["tanda"]), galat)
    except SudahDijawab:
        return render(request, "surveys/survei_terpakai.html", {"survei": survei}, status=410)
    return redirect("surveys:survei-terima-kasih", survei.kode)


def _draw(request, survei, layanan, form, tanda, status=200):
    return render(
        request,
        "surveys/survei_isi.html",
        {
            "survei": survei,
            "layanan": layanan,
            "form": form,
            "pertanyaan": form.pertanyaan(),
            "tentang": form.tentang_warga(),
            "tanda": tanda,
        },
        status=status,
    )


@login_not_required
@require_safe
def survei_terima_kasih(request, survei):
    survei = get_object_or_404(Survei.objects.select_related("instansi"), kode=survei)
    return render(request, "surveys/survei_terima_kasih.html", {"survei": survei})
