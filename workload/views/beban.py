"""Beban kerja: the start page of an officer, and copying rows into a sheet."""

from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from units.models import Periode
from units.permissions import may, may_anywhere
from workload import daftar_unit
from workload.actions.lembar import LembarTerkunci
from workload.actions.salin import copy_norms, copy_sheet
from workload.calculators.susunan import path_depth
from workload.forms.salin import CariForm, SalinForm
from workload.policies import refuse_isi, status_of
from workload.status import STATUS, Status
from workload.sumber_salin import copyable, earlier_sheets, norms, sibling_sheets
from workload.views.akses import PERIODE, jabatan_in_periode

UNIT_PER_HALAMAN = 200


@require_safe
def beban_list(request, periode):
    periode = get_object_or_404(PERIODE, pk=periode)
    instansi = periode.instansi
    if not may_anywhere(request.user, Permission.LIHAT, instansi=instansi):
        raise Http404
    units = daftar_unit.list_units(request.user, periode)
    saring = {
        "cari": request.GET.get("q", "").strip()[:100],
        "status": request.GET.get("status", "") if request.GET.get("status") in set(Status) else "",
        "belum_lengkap": request.GET.get("belum") == "1",
    }
    cocok = daftar_unit.narrow(units, **saring)
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "workload/beban_list.html",
        {
            "periode": periode,
            "daftar_periode": Periode.objects.filter(instansi=instansi),
            "kemajuan": daftar_unit.progress(units),
            "page": Paginator(cocok, UNIT_PER_HALAMAN).get_page(request.GET.get("page")),
            "query": query.urlencode(),
            "saring": saring,
            "tersaring": any(saring.values()),
            "pilihan_status": [(s.value, k.label) for s, k in STATUS.items()],
            "boleh_isi": may_anywhere(request.user, Permission.ISI_BEBAN, instansi=instansi),
            "boleh_struktur": may(request.user, Permission.KELOLA_STRUKTUR, instansi=instansi),
            "jejak": [(instansi.nama, instansi.get_absolute_url()), ("Beban kerja", "")],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def beban_copy(request, periode, jabatan):
    """Choose a source (no `dari`), then its rows (`dari` = a sheet's number, or "norma")."""
    periode, jabatan = jabatan_in_periode(request.user, periode, jabatan, Permission.ISI_BEBAN)
    lembar = reverse("workload:beban-edit", args=[periode.pk, jabatan.pk])
    if tolak := refuse_isi(periode, status_of(jabatan.unit, periode)):
        messages.warning(request, tolak)
        return redirect(lembar)
    cari = CariForm(request.GET)
    context = {
        "periode": periode,
        "jabatan": jabatan,
        "lembar": lembar,
        "cari": cari.cleaned_data["q"] if cari.is_valid() else "",
        "jejak": [
            ("Beban kerja", reverse("workload:beban-list", args=[periode.pk])),
            (
                jabatan.unit.nama,
                reverse("workload:analisis-detail", args=[periode.pk, jabatan.unit_id]),
            ),
            (jabatan.nama, lembar),
            ("Salin baris", ""),
        ],
    }
    dari = request.GET.get("dari", "")
    if dari == "norma":
        return _pick_norms(request, context)
    if dari:
        return _pick_rows(request, context, dari)
    context |= {
        "lama": earlier_sheets(request.user, jabatan, periode),
        "serupa": sibling_sheets(request.user, jabatan, context["cari"]),
    }
    return render(request, "workload/beban_copy.html", context)


def _pick_rows(request, context, dari):
    jabatan, periode = context["jabatan"], context["periode"]
    if not dari.isdecimal() or len(dari) > 18:
        raise Http404
    sumber = get_object_or_404(copyable(request.user, jabatan.instansi_id), pk=dari)
    tugas = list(sumber.tugas.order_by("urutan", "pk"))
    dalam = path_depth([(t.pk, t.induk_id) for t in tugas])
    return _copy(
        request,
        context | {"sumber": sumber, "baris": [(t, min(dalam[t.pk], 5)) for t in tugas]},
        pilihan=[str(t.uid) for t in tugas],
        salin=lambda isi: copy_sheet(
            jabatan=jabatan,
            periode=periode,
            sumber=sumber,
            uids=[t.uid for t in tugas if str(t.uid) in isi["baris"]],
            with_volume=isi["volume"] == "dengan",
            kirim=isi["kirim"],
            by=request.user,
        ),
    )


def _pick_norms(request, context):
    jabatan, periode = context["jabatan"], context["periode"]
    daftar = norms(jabatan.instansi_id, cari=context["cari"])
    return _copy(
        request,
        context | {"norma": daftar},
        pilihan=[n.kunci for n in daftar],
        salin=lambda isi: copy_norms(
            jabatan=jabatan,
            periode=periode,
            kunci=isi["baris"],
            kirim=isi["kirim"],
            by=request.user,
        ),
    )


def _copy(request, context, *, pilihan, salin):
    """The page on which rows are ticked, and what happens when it is sent."""
    form = SalinForm(
        request.POST if request.method == "POST" else None,
        baris=pilihan,
        initial={"kirim": uuid4()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            jumlah = salin(form.cleaned_data)
        except LembarTerkunci as tolak:
            messages.warning(request, str(tolak))
        else:
            if jumlah:
                messages.success(request, f"{jumlah} baris disalin ke bawah lembar ini.")
            else:
                messages.info(request, "Tidak ada yang disalin: baris itu sudah disalin tadi.")
        return redirect(context["lembar"])
    terpilih = (
        form.data.getlist("baris") if form.is_bound else pilihan if "sumber" in context else []
    )
    return render(
        request,
        "workload/beban_copy.html",
        context | {"form": form, "terpilih": set(terpilih)},
    )
