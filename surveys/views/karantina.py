"""Answers set aside: counted, shown with their reasons, and decided by a person."""

from __future__ import annotations

from string import ascii_uppercase

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from surveys.actions.karantina import decide_karantina
from surveys.forms.karantina import KarantinaForm
from surveys.models import KeputusanKarantina, Respons
from surveys.models.respons import KeadaanRespons
from surveys.views.dasar import open_round, survei_crumbs
from units.forms.dasar import apply
from units.models import UnitKerja
from units.views.dasar import page_of

SUDAH = 20


@require_http_methods(["GET", "HEAD", "POST"])
def survei_karantina(request, survei):
    survei = open_round(request, survei, Permission.MODERASI)
    units = UnitKerja.objects.filter(instansi=survei.instansi).visible_to(
        request.user, Permission.MODERASI
    )
    milik = Respons.objects.filter(survei=survei, unit__in=units)
    menunggu = milik.filter(keadaan=KeadaanRespons.KARANTINA).order_by("alasan", "sidik", "pk")
    page = page_of(request, menunggu.select_related("layanan__unit"), 100)
    form = KarantinaForm(request.POST or None, pilihan=[r.pk for r in page.object_list])
    if request.method == "POST":
        # what somebody else decided meanwhile is no mistake of this person
        form.fields["respons"].choices = [
            (pk, pk)
            for pk in map(str, milik.exclude(alasan="").values_list("pk", flat=True).filter(pk__in=_numbers(request)))
        ]  # fmt: skip
        if form.is_valid():
            banyak = apply(
                form, decide_karantina, survei=survei, by=request.user, units=units, **form.cleaned_data
            )  # fmt: skip
            if banyak is not None:
                messages.success(request, _said(banyak, form.cleaned_data["keputusan"]))
                return redirect("surveys:survei-karantina", survei.pk)
    context = {
        "survei": survei,
        "jejak": survei_crumbs(survei, ("Karantina", None)),
        "page": page,
        "form": form,
        "baris": _rows(page.object_list, set(request.POST.getlist("respons"))),
        "jumlah": dict(milik.values_list("keadaan").annotate(n=Count("pk"))),
        "keputusan": KeputusanKarantina.objects.filter(respons__in=milik).select_related(
            "respons__layanan", "oleh"
        )[:SUDAH],
    }
    return render(
        request, "surveys/survei_karantina.html", context, status=422 if form.errors else 200
    )


def _numbers(request) -> list[int]:
    teks = request.POST.getlist("respons")[:1000]
    return [int(t) for t in teks if t.isascii() and t.isdigit() and len(t) < 19]


def _said(banyak: int, keputusan: str) -> str:
    if not banyak:
        return "Jawaban itu sudah diputuskan orang lain."
    kata = "dihitung" if keputusan == KeadaanRespons.SAH else "ditolak"
    return f"{banyak} jawaban {kata}."


def _rows(respons, dipilih) -> list[dict]:
    """Each answer with a letter for where it came from: the same letter, the same place on the same day."""
    huruf: dict[str, str] = {}
    baris = []
    for r in respons:
        if r.sidik:
            huruf.setdefault(r.sidik, _letter(len(huruf)))
        baris.append(
            {
                "respons": r,
                "nilai": " ".join("–" if n is None else str(n) for n in r.nilai),
                "asal": huruf.get(r.sidik, "–"),
                "dipilih": str(r.pk) in dipilih,
            }
        )
    return baris


def _letter(n: int) -> str:
    return ascii_uppercase[n] if n < 26 else f"{ascii_uppercase[n % 26]}{n // 26}"
