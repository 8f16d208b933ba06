"""Notes on posts and rows, their answers, and flags accepted with a reason."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission
from units.permissions import require
from workload.actions import catatan as actions
from workload.catatan_context import catatan_context
from workload.forms.teks import AlasanForm, CatatanForm, JawabanForm
from workload.models import Catatan, UraianTugas
from workload.policies import Ditolak, refuse_isi, refuse_periode, status_of
from workload.tanda import tanda_for_sheet
from workload.views.akses import jabatan_in_periode

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _lembar_url(periode, jabatan, uid=None):
    url = reverse("workload:beban-edit", args=[periode.pk, jabatan.pk])
    return f"{url}#b-{uid}" if uid else f"{url}#catatan"


def _jejak(periode, jabatan, judul):
    unit = jabatan.unit
    return [
        ("Beban kerja", reverse("workload:beban-list", args=[periode.pk])),
        (unit.nama, reverse("workload:analisis-detail", args=[periode.pk, unit.pk])),
        (jabatan.nama, reverse("workload:beban-edit", args=[periode.pk, jabatan.pk])),
        (judul, ""),
    ]


@form_page
def catatan_create(request, periode, jabatan):
    periode, jabatan = jabatan_in_periode(request.user, periode, jabatan, Permission.BERI_CATATAN)
    tugas = UraianTugas.objects.filter(beban__jabatan=jabatan, beban__periode=periode)
    awal = {"tugas": request.GET.get("tugas", "")}
    form = CatatanForm(
        request.POST if request.method == "POST" else None, tugas=tugas, initial=awal
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave_note(
                jabatan=jabatan,
                periode=periode,
                isi=form.cleaned_data["isi"],
                tugas=form.cleaned_data["tugas"],
                by=request.user,
            )
            messages.success(request, "Catatan disimpan. Unit akan melihatnya di lembar jabatan.")
        except Ditolak as tolak:
            messages.warning(request, str(tolak))
        return redirect(_lembar_url(periode, jabatan))
    return render(
        request,
        "workload/catatan_create.html",
        {
            **catatan_context(request.user, jabatan=jabatan, periode=periode),
            "form": form,
            "tolak": refuse_periode(periode),
            "jejak": _jejak(periode, jabatan, "Beri catatan"),
        },
    )


def _catatan(request, pk) -> Catatan:
    """The note, for people who may see its unit."""
    catatan = get_object_or_404(
        Catatan.objects.select_related(
            "beban__jabatan__unit__instansi", "beban__periode", "oleh", "tugas"
        ),
        pk=pk,
    )
    require(request.user, Permission.LIHAT, unit=catatan.beban.jabatan.unit)
    return catatan


@form_page
def catatan_answer(request, pk):
    catatan = _catatan(request, pk)
    periode, jabatan = catatan.beban.periode, catatan.beban.jabatan
    if not actions.may_answer(request.user, jabatan.unit):
        require(request.user, Permission.JAWAB_CATATAN, unit=jabatan.unit)
    form = JawabanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_note(catatan=catatan, isi=form.cleaned_data["isi"], by=request.user)
            messages.success(request, "Jawaban disimpan.")
        except Ditolak as tolak:
            messages.warning(request, str(tolak))
        return redirect(_lembar_url(periode, jabatan))
    return render(
        request,
        "workload/catatan_answer.html",
        {
            "catatan": catatan,
            "jawaban": catatan.jawaban.select_related("oleh"),
            "jabatan": jabatan,
            "periode": periode,
            "form": form,
            "tolak": refuse_periode(periode)
            or ("Catatan ini sudah ditutup." if catatan.selesai_pada else ""),
            "jejak": _jejak(periode, jabatan, "Jawab catatan"),
        },
    )


@form_page
def catatan_close(request, pk):
    catatan = _catatan(request, pk)
    periode, jabatan = catatan.beban.periode, catatan.beban.jabatan
    require(request.user, Permission.BERI_CATATAN, unit=jabatan.unit)
    if request.method == "POST":
        baru = actions.close_note(catatan=catatan, by=request.user)
        messages.success(request, "Catatan ditutup." if baru else "Catatan ini sudah ditutup.")
        return redirect(_lembar_url(periode, jabatan))
    return render(
        request,
        "workload/catatan_close.html",
        {
            "catatan": catatan,
            "jawaban": catatan.jawaban.select_related("oleh"),
            "jabatan": jabatan,
            "periode": periode,
            "jejak": _jejak(periode, jabatan, "Tutup catatan"),
        },
    )


@form_page
def tanda_accept(request, periode, uid, kode):
    tugas = get_object_or_404(
        UraianTugas.objects.select_related(
            "beban__jabatan__unit__instansi", "beban__periode__aturan"
        ),
        uid=uid,
        beban__periode=periode,
    )
    beban = tugas.beban
    unit = beban.jabatan.unit
    require(request.user, Permission.ISI_BEBAN, unit=unit)
    tanda = next((t for t in tanda_for_sheet(beban).get(uid, ()) if t.kode == kode), None)
    kembali = _lembar_url(beban.periode, beban.jabatan, uid)
    if tanda is None:
        messages.info(request, "Tanda ini sudah tidak ada: angka barisnya telah berubah.")
        return redirect(kembali)
    form = AlasanForm(
        request.POST if request.method == "POST" else None, initial={"alasan": tanda.alasan}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_flag(
                tugas=tugas, kode=kode, alasan=form.cleaned_data["alasan"], by=request.user
            )
            messages.success(request, f"Tanda “{tanda.judul}” diterima dengan alasan.")
        except Ditolak as tolak:
            messages.warning(request, str(tolak))
        return redirect(kembali)
    return render(
        request,
        "workload/tanda_accept.html",
        {
            "tugas": tugas,
            "tanda": tanda,
            "form": form,
            "kembali": kembali,
            "tolak": refuse_isi(beban.periode, status_of(unit, beban.periode)),
            "jejak": _jejak(beban.periode, beban.jabatan, "Terima tanda"),
        },
    )
