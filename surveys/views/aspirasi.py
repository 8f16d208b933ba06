"""Aspirations, for officers and moderators."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions import aspirasi as actions
from surveys.actions import moderasi_aspirasi as moderasi
from surveys.actions.forum import promise
from surveys.actions.tema import save_tema
from surveys.calculators.penapisan import mask
from surveys.calculators.samaran import find_potongan
from surveys.forms.aspirasi import (
    AspirasiPetugasForm,
    TemaForm,
    TempatAspirasiForm,
)
from surveys.forms.forum import KomitmenForm
from surveys.models import Aspirasi, TemaAspirasi
from surveys.models.aspirasi import SumberAspirasi
from surveys.serupa import find_serupa
from surveys.status_aspirasi import STATUS_ASPIRASI
from surveys.views.dasar_forum import (
    aspirasi_crumbs,
    open_aspirasi,
    open_instansi_for,
    public_url,
    saved,
)
from units.forms.dasar import apply
from units.models import UnitKerja
from units.permissions import may, may_anywhere
from units.views.dasar import open_instansi, page_of, query_without_page, search_text

form_page = require_http_methods(["GET", "HEAD", "POST"])
P = Permission
URUT = {"baru": ("-tanggal", "-pk"), "dukungan": ("-dukungan", "-pk")}


@require_safe
def aspirasi_list(request, kode):
    """What was said about the units that one sees. Whoever does not work with it reads it masked."""
    instansi = open_instansi(request, kode)
    semua = Aspirasi.objects.visible_to(request.user).filter(unit__instansi=instansi)
    pilih = {k: request.GET.get(k, "") for k in ("status", "sumber", "tema", "urut")}
    saring = {k: pilih[k] for k in ("status", "sumber") if pilih[k]}
    if pilih["tema"].isdecimal() and len(pilih["tema"]) < 10:
        saring["tema"] = int(pilih["tema"])
    mencatat = may_anywhere(request.user, P.CATAT_WARGA, instansi=instansi)
    if q := search_text(request):
        cari = Q(judul_terbit__icontains=q) | Q(isi_terbit__icontains=q) | Q(kode__iexact=q)
        semua = semua.filter(cari | Q(judul__icontains=q) if mencatat else cari)
    semua = semua.filter(**saring).with_dukungan().order_by(*URUT.get(pilih["urut"], URUT["baru"]))
    page = page_of(request, semua.select_related("unit", "layanan", "tema", "induk"))
    for a in page:
        a.nama = a.judul_terbit or (a.judul if mencatat else mask(a.judul))
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
            "boleh_catat": mencatat,
            "boleh_tema": may(request.user, P.KELOLA_SURVEI, instansi=instansi),
            "tautan": public_url(request, "surveys:aspirasi-publik", instansi.kode),
            "jejak": aspirasi_crumbs(instansi),
        },
    )


@form_page
def aspirasi_create(request, kode):
    instansi = open_instansi_for(request, kode, P.CATAT_WARGA)
    awal = {"sumber": "loket", "tanggal": timezone.localdate()}
    if request.GET.get("forum", "").isdecimal():
        awal |= {"sumber": "forum", "forum": request.GET["forum"]}
    form = AspirasiPetugasForm(
        request.POST or None, user=request.user, instansi=instansi, initial=awal
    )
    if request.method == "POST" and form.is_valid():
        aspirasi = apply(form, actions.record_aspirasi, by=request.user, **form.cleaned_data)
        if aspirasi:
            messages.success(request, "Aspirasi dicatat. Terbit setelah diperiksa.")
            return redirect("surveys:aspirasi-detail", aspirasi.pk)
    jejak = aspirasi_crumbs(instansi, ("Catat aspirasi", ""))
    return _form(
        request, form, "Catat aspirasi", jejak, reverse("surveys:aspirasi-list", args=[kode])
    )


@require_safe
def aspirasi_detail(request, pk):
    aspirasi = open_aspirasi(request, pk)
    bekerja = may(request.user, P.CATAT_WARGA, unit=aspirasi.unit)
    komitmen, hari_ini = list(aspirasi.komitmen.select_related("unit")), timezone.localdate()
    for k in komitmen:
        k.keadaan = k.keadaan_pada(hari_ini)
    serupa = ()
    if bekerja and aspirasi.induk_id is None and aspirasi.keadaan.dapat_ditinjau:
        serupa = find_serupa(aspirasi, Aspirasi.objects.visible_to(request.user))
    tulisan = (aspirasi.judul, aspirasi.isi)
    return render(
        request,
        "surveys/aspirasi_detail.html",
        {
            "aspirasi": aspirasi,
            "judul": _name(aspirasi, bekerja),
            "isi": tulisan[1] if bekerja else mask(tulisan[1]),
            "potongan": find_potongan(*tulisan),
            "bekerja": bekerja,
            "boleh_moderasi": may(request.user, P.MODERASI, unit=aspirasi.unit)
            and aspirasi.keadaan.dapat_ditinjau
            and not aspirasi.induk_id,
            "serupa": serupa,
            "gabungan": aspirasi.gabungan.select_related("unit"),
            "tidak_dihitung": aspirasi.dukungan_warga.filter(dihitung=False).count(),
            "versi": aspirasi.versi.all() if bekerja else (),
            "komitmen": komitmen,
            "jejak": _jejak(aspirasi, bekerja),
        },
    )


def _name(aspirasi: Aspirasi, bekerja: bool = True) -> str:
    judul = aspirasi.judul if bekerja else aspirasi.judul_terbit or mask(aspirasi.judul)
    return judul or f"Aspirasi {aspirasi.kode}"


@form_page
def aspirasi_edit(request, pk):
    """Say where it belongs; what an officer wrote down may be corrected until it is public."""
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    utuh = aspirasi.sumber != SumberAspirasi.WEB and aspirasi.keadaan.dapat_diubah
    form = (AspirasiPetugasForm if utuh else TempatAspirasiForm)(
        request.POST or None, instance=aspirasi, user=request.user, instansi=aspirasi.unit.instansi
    )
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
def aspirasi_merge(request, pk):
    """Put it into one of the similar ones."""
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    terlihat = Aspirasi.objects.visible_to(request.user).filter(
        unit__in=UnitKerja.objects.filter(instansi=aspirasi.unit.instansi_id)
    )
    pilihan = request.POST.get("ke") or request.GET.get("ke") or ""
    ke = None
    if pilihan.isascii() and pilihan.isdigit() and len(pilihan) < 19:
        ke = terlihat.select_related("unit", "tema", "layanan").filter(pk=pilihan).first()
    tolak = (
        moderasi.refuse_merge(aspirasi, ke) if ke else "Pilih tujuannya dari daftar yang serupa."
    )
    if request.method == "POST" and not tolak:
        try:
            moderasi.merge(aspirasi=aspirasi, ke=ke, by=request.user)
            messages.success(request, "Aspirasi digabung; dukungannya dihitung bersama.")
            return redirect("surveys:aspirasi-detail", ke.pk)
        except ValidationError as galat:
            tolak = " ".join(galat.messages)
    return render(
        request,
        "surveys/aspirasi_merge.html",
        {
            "aspirasi": aspirasi,
            "ke": ke,
            "tolak": tolak,
            "jejak": _jejak(aspirasi, True, ("Gabungkan", "")),
        },
        status=422 if request.method == "POST" else 200,
    )


@form_page
def aspirasi_split(request, pk):
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    if request.method == "POST":
        try:
            moderasi.split(aspirasi=aspirasi, by=request.user)
            messages.success(request, "Aspirasi dipisahkan; keadaannya kembali seperti sebelum digabung.")  # fmt: skip
        except ValidationError as galat:
            messages.warning(request, " ".join(galat.messages))
        return redirect("surveys:aspirasi-detail", pk)
    return render(
        request,
        "surveys/aspirasi_split.html",
        {"aspirasi": aspirasi, "jejak": _jejak(aspirasi, True, ("Pisahkan", ""))},
    )


@form_page
def aspirasi_komitmen(request, pk):
    aspirasi = open_aspirasi(request, pk, P.CATAT_WARGA)
    form = KomitmenForm(request.POST or None, user=request.user, instansi=aspirasi.unit.instansi)
    if saved(request, form, "Komitmen dicatat.", promise, aspirasi=aspirasi, by=request.user):
        return redirect(f"{reverse('surveys:aspirasi-detail', args=[pk])}#komitmen")
    return _part(request, aspirasi, form, "Catat komitmen")


@form_page
def tema_list(request, kode):
    """The themes of the instansi, and a new one."""
    instansi = open_instansi(request, kode, P.KELOLA_SURVEI)
    form = TemaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tema = TemaAspirasi(instansi=instansi)
        if apply(form, save_tema, tema=tema, by=request.user, **form.cleaned_data):
            messages.success(request, "Tema ditambahkan.")
            return redirect("surveys:tema-list", kode)
    return render(
        request,
        "surveys/tema_list.html",
        {
            "instansi": instansi,
            "form": form,
            "tema": TemaAspirasi.objects.filter(instansi=instansi),
            "jejak": aspirasi_crumbs(instansi, ("Tema", "")),
        },
        status=422 if form.errors else 200,
    )


@form_page
def tema_edit(request, pk):
    tema = get_object_or_404(TemaAspirasi.objects.select_related("instansi"), pk=pk)
    instansi = open_instansi(request, tema.instansi.kode, P.KELOLA_SURVEI)
    form = TemaForm(request.POST or None, instance=tema)
    if saved(request, form, "Tema disimpan.", save_tema, tema=tema, by=request.user):
        return redirect("surveys:tema-list", instansi.kode)
    daftar = reverse("surveys:tema-list", args=[instansi.kode])
    jejak = aspirasi_crumbs(instansi, ("Tema", daftar), (tema.nama, ""))
    return _form(request, form, "Ubah tema", jejak, daftar)


def _jejak(aspirasi: Aspirasi, bekerja: bool, *lain):
    alamat = reverse("surveys:aspirasi-detail", args=[aspirasi.pk])
    return aspirasi_crumbs(aspirasi.unit.instansi, (_name(aspirasi, bekerja), alamat), *lain)


def _part(request, aspirasi: Aspirasi, form, judul: str):
    return _form(
        request, form, judul, _jejak(aspirasi, True, (judul, "")),
        reverse("surveys:aspirasi-detail", args=[aspirasi.pk]), keterangan=_name(aspirasi),
    )  # fmt: skip


def _form(request, form, judul, jejak, batal, **lain):
    return render(
        request,
        "surveys/forum_form.html",
        {"form": form, "judul": judul, "jejak": jejak, "batal": batal, **lain},
        status=422 if form.errors else 200,
    )
