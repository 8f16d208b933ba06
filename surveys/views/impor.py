"""Sheets of answers: first the order of U8 and U9, then the import page of the house; and their undo."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.koreksi import undo_impor
from surveys.calculators.unsur import Urutan
from surveys.forms.kertas import TarikForm
from surveys.imports.lembar import columns, import_lembar
from surveys.models import ImporRespons, Respons, Survei
from surveys.models.respons import JamSurvei, Pekerjaan, Pendidikan
from surveys.views.dasar import open_layanan, open_round, survei_crumbs, visible_layanan
from units.forms.dasar import apply
from units.models import UnitKerja
from units.views.impor import Halaman, run_import_page

PILIHAN = {
    "jenis_kelamin": ["L", "P"],
    "pendidikan": Pendidikan.values,
    "pekerjaan": Pekerjaan.values,
    "jam": JamSurvei.values,
}


def _open(request, survei: int) -> Survei:
    return open_round(request, survei, Permission.CATAT_WARGA)


def undoable(user, survei: Survei):
    """Imports of which the person may write every answer."""
    units = UnitKerja.objects.filter(instansi=survei.instansi_id).visible_to(
        user, Permission.CATAT_WARGA
    )
    asing = Respons.objects.filter(impor=OuterRef("pk")).exclude(unit__in=units)
    return survei.impor.filter(~Exists(asing)).select_related("oleh", "dibatalkan_oleh")


@require_safe
def survei_impor(request, survei):
    """Which order is the sheet in? No default: a guess would swap two unsur unnoticed. And for which service;
    below, what was brought in before."""
    survei = _open(request, survei)
    layanan = visible_layanan(request.user, survei.instansi, Permission.CATAT_WARGA)
    dipilih = next((la for la in layanan if str(la.pk) == request.GET.get("layanan")), None)
    urutan = request.GET.get("urutan")
    if urutan in Urutan.__members__.values() and not survei.ditutup_pada:
        if dipilih:
            return redirect("surveys:survei-impor-layanan", survei.pk, urutan, dipilih.pk)
        return redirect("surveys:survei-impor-urutan", survei.pk, urutan)
    context = {
        "survei": survei,
        "layanan": layanan,
        "dipilih": dipilih,
        "jejak": survei_crumbs(survei, ("Impor jawaban", None)),
        "urutan": [(u.value, u.label) for u in Urutan],
        "belum_dipilih": "periksa" in request.GET,
        "impor": [(i, Urutan(i.urutan).label) for i in undoable(request.user, survei)[:50]],
    }
    return render(request, "surveys/survei_impor_urutan.html", context)


@require_http_methods(["GET", "POST"])
def survei_impor_urutan(request, survei, urutan, layanan=None):
    survei = _open(request, survei)
    daftar = visible_layanan(request.user, survei.instansi, Permission.CATAT_WARGA)
    if layanan is not None:
        layanan = open_layanan(request, layanan, Permission.CATAT_WARGA, survei)
    try:
        urutan = Urutan(urutan)
    except ValueError:
        raise Http404 from None
    if survei.ditutup_pada:
        messages.warning(request, f"{survei.nama} sudah ditutup.")
        return redirect("surveys:survei-detail", survei.pk)
    tempat = f"{layanan.nama}, {layanan.unit.nama}" if layanan else "Layanan di setiap baris"
    halaman = Halaman(
        f"Impor jawaban {layanan.nama}" if layanan else "Impor jawaban",
        f"{tempat} · {survei.nama}. Satu baris per responden. Urutan berkas: {urutan.label}.",
        survei_crumbs(survei, ("Impor jawaban", reverse("surveys:survei-impor", args=[survei.pk]))),
        columns(list(survei.unsur.all()), urutan, per_baris=layanan is None),
        reverse("surveys:survei-impor", args=[survei.pk]),
        lambda sumber, nama: import_lembar(
            sumber, survei=survei, layanan=layanan, daftar=daftar, urutan=urutan, by=request.user, nama=nama
        ),
        template="surveys/survei_impor.html",
        pilihan=PILIHAN,
    )  # fmt: skip
    return run_import_page(request, halaman)


@require_http_methods(["GET", "HEAD", "POST"])
def survei_impor_undo(request, pk):
    impor = get_object_or_404(ImporRespons, pk=pk)
    survei = _open(request, impor.survei_id)
    kembali = reverse("surveys:survei-impor", args=[survei.pk])
    impor = get_object_or_404(undoable(request.user, survei), pk=pk)
    form = TarikForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        banyak = apply(form, undo_impor, impor=impor, by=request.user, **form.cleaned_data)
        if banyak is not None:
            messages.success(request, f"{impor.nama} dibatalkan: {banyak} jawaban ditarik.")
            return redirect(kembali)
    context = {
        "survei": survei,
        "impor": impor,
        "form": form,
        "batal": kembali,
        "jejak": survei_crumbs(survei, ("Impor jawaban", kembali), ("Batalkan", None)),
    }
    status = 422 if form.errors else 200
    return render(request, "surveys/survei_impor_undo.html", context, status=status)
