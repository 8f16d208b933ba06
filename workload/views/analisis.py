"""The analysis of one unit in one period: its posts, what is missing, and the steps of its status."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from units.permissions import may
from workload import analisis_page
from workload.actions.analisis import transition
from workload.forms.teks import AlasanForm
from workload.kelengkapan import missing_for_final
from workload.models import PerubahanStatus
from workload.policies import Ditolak, available_transitions, refuse_transition, status_of
from workload.status import STATUS, TRANSISI
from workload.views.akses import unit_in_periode


def _jejak(periode, unit, *lagi):
    return [
        ("Beban kerja", reverse("workload:beban-list", args=[periode.pk])),
        (unit.nama, reverse("workload:analisis-detail", args=[periode.pk, unit.pk])),
        *lagi,
    ]


@require_safe
def analisis_detail(request, periode, unit):
    periode, unit = unit_in_periode(request.user, periode, unit)
    status, anak = analisis_page.statuses(unit, periode)
    baris, kurang = analisis_page.rows_and_missing(unit, periode)
    return render(
        request,
        "workload/analisis_detail.html",
        {
            "periode": periode,
            "unit": unit,
            "keadaan": STATUS[status],
            "langkah": available_transitions(
                request.user, unit=unit, periode=periode, status=status
            ),
            "penghalang": [k for k in kurang if k.penghalang],
            "petunjuk": [k for k in kurang if not k.penghalang],
            "boleh_isi": STATUS[status].dapat_diisi
            and not periode.ditutup
            and may(request.user, Permission.ISI_BEBAN, unit=unit),
            "baris": baris,
            "anak": anak,
            "riwayat": PerubahanStatus.objects.filter(
                analisis__unit=unit, analisis__periode=periode
            ).select_related("oleh"),
            "jejak": _jejak(periode, unit),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def analisis_transition(request, periode, unit, kode):
    if kode not in TRANSISI:
        raise Http404
    transisi = TRANSISI[kode]
    periode, unit = unit_in_periode(request.user, periode, unit, transisi.permission)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    if not transisi.perlu_alasan:
        del form.fields["alasan"]
    if request.method == "POST" and form.is_valid():
        try:
            transition(
                unit=unit,
                periode=periode,
                kode=kode,
                by=request.user,
                alasan=form.cleaned_data.get("alasan", ""),
            )
            messages.success(
                request, f"Analisis {unit.nama} sekarang berstatus {STATUS[transisi.ke].label}."
            )
        except Ditolak as tolak:
            messages.warning(request, str(tolak))
        return redirect("workload:analisis-detail", periode.pk, unit.pk)
    kurang = missing_for_final(unit, periode) if transisi.perlu_lengkap else []
    penghalang = [k for k in kurang if k.penghalang]
    status = status_of(unit, periode)
    return render(
        request,
        "workload/analisis_transition.html",
        {
            "periode": periode,
            "unit": unit,
            "transisi": transisi,
            "dari": STATUS[status],
            "ke": STATUS[transisi.ke],
            "tolak": refuse_transition(
                transisi, periode=periode, status=status, penghalang=penghalang
            ),
            "penghalang": penghalang,
            "petunjuk": [k for k in kurang if not k.penghalang],
            "form": form,
            "jejak": _jejak(periode, unit, (transisi.verba, "")),
        },
    )
