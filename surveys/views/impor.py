"""Sheets of answers: first the order of U8 and U9, then the import page of the house."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.calculators.unsur import Urutan
from surveys.imports.lembar import columns, import_lembar
from surveys.models.respons import JamSurvei, Pekerjaan, Pendidikan
from surveys.views.kelola import open_layanan, open_survei, survei_crumbs
from units.views.impor import Halaman, run_import_page

PILIHAN = {
    "jenis_kelamin": ["L", "P"],
    "pendidikan": Pendidikan.values,
    "pekerjaan": Pekerjaan.values,
    "jam": JamSurvei.values,
}


def _open(request, survei, layanan):
    survei = open_survei(request, survei)
    return survei, open_layanan(request, layanan, Permission.CATAT_WARGA, survei)


def _crumbs(survei):
    tautan = reverse("surveys:survei-tautan", args=[survei.pk])
    return survei_crumbs(survei, ("Tautan dan kertas", tautan))


@require_safe
def survei_impor(request, survei, layanan):
    """Which order is the sheet in? No default: a guess would swap two unsur unnoticed."""
    survei, layanan = _open(request, survei, layanan)
    urutan = request.GET.get("urutan")
    if urutan in Urutan.__members__.values():
        return redirect("surveys:survei-impor-urutan", survei.pk, layanan.pk, urutan)
    context = {
        "survei": survei,
        "layanan": layanan,
        "jejak": [*_crumbs(survei), (f"Impor: {layanan.nama}", None)],
        "urutan": [(u.value, u.label) for u in Urutan],
        "belum_dipilih": "periksa" in request.GET,
    }
    return render(request, "surveys/survei_impor_urutan.html", context)


@require_http_methods(["GET", "POST"])
def survei_impor_urutan(request, survei, layanan, urutan):
    survei, layanan = _open(request, survei, layanan)
    try:
        urutan = Urutan(urutan)
    except ValueError:
        raise Http404 from None
    if survei.ditutup_pada:
        messages.warning(request, f"{survei.nama} sudah ditutup.")
        return redirect("surveys:survei-detail", survei.pk)
    halaman = Halaman(
        f"Impor jawaban {layanan.nama}",
        f"{layanan.unit.nama} · {survei.nama}. Satu baris per responden. Urutan berkas: {urutan.label}.",
        _crumbs(survei),
        columns(list(survei.unsur.all()), urutan),
        reverse("surveys:survei-detail", args=[survei.pk]),
        lambda sumber, nama: import_lembar(
            sumber, survei=survei, layanan=layanan, urutan=urutan, by=request.user, nama=nama
        ),
        template="surveys/survei_impor.html",
        pilihan=PILIHAN,
    )
    return run_import_page(request, halaman)
