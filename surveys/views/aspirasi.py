"""Aspirations, for officers and moderators."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions import aspirasi as actions
from surveys.actions.forum import promise
from surveys.calculators.samaran import find_potongan
from surveys.forms.aspirasi import (
    MUSRENBANG,
    AspirasiPetugasForm,
    TempatAspirasiForm,
)
from surveys.forms.forum import KomitmenForm
from surveys.models import Aspirasi, Forum, TemaAspirasi
from surveys.models.aspirasi import SumberAspirasi
from surveys.serupa import find_serupa
from surveys.status_aspirasi import STATUS_ASPIRASI, StatusAspirasi
from surveys.status_forum import StatusForum
from surveys.views.dasar import open_anywhere
from surveys.views.dasar_forum import (
    aspirasi_crumbs,
    name_of,
    one_aspirasi_crumbs,
    open_aspirasi,
    promises_for,
    proposals_page,
    public_url,
    saved,
    show_form,
)
from units.forms.dasar import apply
from units.models import UnitKerja
from units.permissions import may, may_anywhere
from units.views.dasar import open_instansi, query_without_page, search_text

form_page = require_http_methods(["GET", "HEAD", "POST"])
P = Permission


@require_safe
def aspirasi_list(request, kode):
    """What was said about the units that one sees. Whoever does not work with it reads what is published."""
    instansi = open_instansi(request, kode)
    semua = Aspirasi.objects.visible_to(request.user).filter(unit__instansi=instansi)
    pilih = {k: request.GET.get(k, "") for k in ("status", "sumber", "tema", "urut")}
    saring = {k: pilih[k] for k in ("status", "sumber") if pilih[k]}
    if pilih["tema"].isdecimal() and len(pilih["tema"]) < 10:
        saring["tema"] = int(pilih["tema"])
    bekerja = UnitKerja.objects.visible_to(request.user, P.CATAT_WARGA)
    if q := search_text(request):
        cari = Q(judul_terbit__icontains=q) | Q(isi_terbit__icontains=q) | Q(kode__iexact=q)
        semua = semua.filter(cari | Q(judul__icontains=q, unit__in=bekerja))
    semua = semua.filter(**saring).select_related("unit", "layanan", "tema", "induk")
    page = proposals_page(request, semua, "tanggal")
    di_sini = set(bekerja.filter(pk__in={a.unit_id for a in page}).values_list("pk", flat=True))
    for a in page:
        a.nama = a.judul_terbit or name_of(a, a.unit_id in di_sini)
    return render(
        request,
        "surveys/aspirasi_list.html",
        {
            "instansi": instansi,
            "page": page,
            "q": q,
            "pilih": pilih,
            "status_choices": [(s.value, k.label) for s, k in STATUS_ASPIRASI.items()],
            "sumber_choices": SumberAspirasi.choices,
            "tema_choices": TemaAspirasi.objects.filter(instansi=instansi),
            "query": query_without_page(request),
            "boleh_catat": may_anywhere(request.user, P.CATAT_WARGA, instansi=instansi),
            "boleh_tema": may(request.user, P.KELOLA_SURVEI, instansi=instansi),
            "tautan": public_url(request, "surveys:aspirasi-publik", instansi.kode),
            "jejak": aspirasi_crumbs(instansi),
        },
    )


@form_page
def aspirasi_create(request, kode):
    """From the counter or a musrenbang, by `?sumber`; what was said in a forum is written on its own page.
    "Once more" keeps what the next one will share."""
    instansi = open_anywhere(request, kode, P.CATAT_WARGA)
    sumber = SumberAspirasi.MUSRENBANG if request.GET.get("sumber") == "musrenbang" else SumberAspirasi.LOKET  # fmt: skip
    form = AspirasiPetugasForm(
        request.POST or None, sumber=sumber, user=request.user, instansi=instansi,
        initial={"tanggal": timezone.localdate(), "tahun": timezone.localdate().year} | {k: request.GET[k] for k in MUSRENBANG if k in request.GET},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        aspirasi = apply(form, actions.record_aspirasi, sumber=sumber, by=request.user, **form.cleaned_data)  # fmt: skip
        if aspirasi:
            messages.success(request, "Aspirasi dicatat. Terbit setelah diperiksa.")
            if "lagi" not in request.POST:
                return redirect("surveys:aspirasi-detail", aspirasi.pk)
            sama = {"sumber": sumber.value} | {k: form.cleaned_data[k] for k in MUSRENBANG if k in form.fields}  # fmt: skip
            return redirect(f"{request.path}?{urlencode(sama)}")
    return render(
        request,
        "surveys/aspirasi_create.html",
        {
            "form": form,
            "instansi": instansi,
            "sumber": sumber,
            "forum": Forum.objects.visible_to(request.user).filter(
                unit__instansi=instansi, status__in=[StatusForum.DIUNDANG, StatusForum.DIHADIRI]
            )[:5],
            "jejak": aspirasi_crumbs(instansi, ("Catat aspirasi", "")),
        },
        status=422 if form.errors else 200,
    )


@require_safe
def aspirasi_detail(request, pk):
    aspirasi = open_aspirasi(request, pk)
    bekerja = may(request.user, P.CATAT_WARGA, unit=aspirasi.unit)
    serupa = ()
    if bekerja and aspirasi.induk_id is None and aspirasi.keadaan.dapat_ditinjau:
        serupa = find_serupa(aspirasi, Aspirasi.objects.visible_to(request.user, P.CATAT_WARGA))
    return render(
        request,
        "surveys/aspirasi_detail.html",
        {
            "aspirasi": aspirasi,
            "judul": name_of(aspirasi, bekerja),
            "isi": aspirasi.isi if bekerja else aspirasi.isi_terbit,
            "terbaca": bekerja or aspirasi.status == StatusAspirasi.TERBIT,
            "potongan": find_potongan(aspirasi.judul, aspirasi.isi),
            "bekerja": bekerja,
            "boleh_moderasi": may(request.user, P.MODERASI, unit=aspirasi.unit)
            and aspirasi.keadaan.dapat_ditinjau
            and not aspirasi.induk_id,
            "serupa": serupa,
            "gabungan": aspirasi.gabungan.select_related("unit"),
            "tidak_dihitung": aspirasi.dukungan_warga.filter(dihitung=False).count(),
            "versi": aspirasi.versi.all() if bekerja else (),
            "komitmen": promises_for(request.user, aspirasi.komitmen.select_related("unit")),
            "jejak": one_aspirasi_crumbs(aspirasi, bekerja=bekerja),
        },
    )


@form_page
def aspirasi_edit(request, pk):
    """Say where it belongs; what an officer wrote down may be corrected until it is public."""
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    utuh = aspirasi.sumber != SumberAspirasi.WEB and aspirasi.keadaan.dapat_diubah
    isian = {"instance": aspirasi, "user": request.user, "instansi": aspirasi.unit.instansi}
    if utuh:
        form = AspirasiPetugasForm(request.POST or None, sumber=aspirasi.sumber, **isian)
    else:
        form = TempatAspirasiForm(request.POST or None, **isian)
    if saved(
        request,
        form,
        "Aspirasi disimpan.",
        actions.edit_aspirasi,
        aspirasi=aspirasi,
        by=request.user,
    ):
        return redirect("surveys:aspirasi-detail", pk)
    return _part(request, aspirasi, form, "Ubah unit, layanan, dan tema" if not utuh else "Ubah aspirasi")  # fmt: skip


@form_page
def aspirasi_komitmen(request, pk):
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    form = KomitmenForm(request.POST or None, user=request.user, instansi=aspirasi.unit.instansi)
    if saved(request, form, "Komitmen dicatat.", promise, aspirasi=aspirasi, by=request.user):
        return redirect(f"{reverse('surveys:aspirasi-detail', args=[pk])}#komitmen")
    return _part(request, aspirasi, form, "Catat komitmen")


def _part(request, aspirasi: Aspirasi, form, judul: str):
    return show_form(
        request, form, judul, one_aspirasi_crumbs(aspirasi, (judul, "")),
        reverse("surveys:aspirasi-detail", args=[aspirasi.pk]), keterangan=name_of(aspirasi),
    )  # fmt: skip
