"""Laying citizens' voice beside a post: choose the post, say why, cite it, take it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.padu import link_suara, unlink_suara
from surveys.forms.padu import CabutForm, TautanForm
from surveys.hasil.pohon import path_of, subtree, unit_of
from surveys.models import TautanSuara
from surveys.padu import kata
from surveys.padu.kartu import read_rincian
from surveys.padu.kutipan import cite, source_figure, source_title, sources_of
from surveys.padu.suara import Suara, read_suara
from surveys.policies_padu import may_link
from surveys.views.dasar import suara_crumbs
from surveys.views.padu import card_crumbs, open_periode, open_place
from units.forms.dasar import apply
from units.models import Jabatan, Periode, UnitKerja
from units.permissions import may, require
from workload import rekap
from workload.models import UraianTugas
from workload.policies import Ditolak

PER_HALAMAN = 30


@require_safe
def tautan_suara_choose(request, periode, unit, suara):
    """From the card: which post? Those that lack most people first."""
    periode, hari_ini = open_periode(request, periode), timezone.localdate()
    semua = read_suara(periode.instansi_id, hari_ini)
    unit = open_place(request.user, periode, semua.pohon, unit)
    if not may_link(request.user, unit):
        raise PermissionDenied
    unit_ids = subtree(semua.pohon, unit.pk)
    sumber = _source(semua, unit.pk, read_rincian(unit_ids, hari_ini), suara)
    q = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    posts = Jabatan.objects.filter(instansi=periode.instansi_id, unit__in=unit_ids).active_in(
        periode
    )
    for kata_cari in q.split():
        posts = posts.filter(nama__icontains=kata_cari)
    posts = rekap.with_figures(posts, periode).order_by("-kurang", "nama", "pk")
    page = Paginator(rekap.rows_of(posts), PER_HALAMAN).get_page(request.GET.get("page"))
    return render(
        request,
        "surveys/tautan_suara_choose.html",
        {
            "periode": periode,
            "unit": unit,
            "sumber": sumber,
            "jejak": card_crumbs(request.user, periode, semua.pohon, unit, ("Tautkan", "")),
            "q": q,
            "query": f"q={q}" if q else "",
            "page": page,
            "posts": kata.post_rows(page.object_list, PER_HALAMAN),
            "lanjut": f"?unit={unit.pk}&suara={sumber.kode}",
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def tautan_suara_create(request, periode, jabatan):
    """What was said, of which task, and why it belongs together."""
    periode, hari_ini = open_periode(request, periode), timezone.localdate()
    jabatan = get_object_or_404(
        Jabatan.objects.select_related("unit"), pk=jabatan, instansi=periode.instansi_id
    )
    semua = read_suara(periode.instansi_id, hari_ini)
    jabatan.unit.jalur = path_of(semua.pohon, jabatan.unit_id)
    if not may_link(request.user, jabatan.unit):
        require(request.user, Permission.LIHAT, unit=jabatan.unit)
        raise PermissionDenied
    tempat = _places_above(request.user, periode, semua, jabatan.unit)
    dari_kartu = request.GET.get("unit", "")
    unit = _chosen(request.user, periode, semua, dari_kartu, tempat, jabatan.unit)
    sumber = sources_of(semua, unit.pk, read_rincian(subtree(semua.pohon, unit.pk), hari_ini))
    form = TautanForm(
        request.POST or None,
        sumber=sumber,
        tugas=_tasks(jabatan, periode),
        initial={"suara": request.GET.get("suara", "")},
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        tautan = apply(
            form, link_suara, periode=periode, jabatan=jabatan, unit=unit, suara=isi["suara"],
            tugas=UUID(isi["tugas"]) if isi["tugas"] else None, alasan=isi["alasan"], by=request.user,
        )  # fmt: skip
        if tautan:
            messages.success(request, "Tertaut. Kutipannya siap dipakai sebagai bukti.")
            return redirect(
                f"{_card(periode, unit)}#tautan" if dari_kartu else _post(periode, jabatan)
            )
    return render(
        request,
        "surveys/tautan_suara_form.html",
        {
            "judul": f"Tautkan suara warga ke {jabatan.nama}",
            "periode": periode,
            "jabatan": jabatan,
            "unit": unit,
            "tempat": [(u, u.pk == unit.pk) for u in tempat],
            "tetap": dari_kartu,
            "ada": bool(sumber),
            "form": form,
            "jejak": card_crumbs(request.user, periode, semua.pohon, unit, ("Tautkan", "")),
            "batal": _card(periode, unit) if dari_kartu else _post(periode, jabatan),
        },
        status=422 if form.errors else 200,
    )


@require_safe
def tautan_suara_detail(request, pk):
    """The citation, with the figures as they were."""
    tautan = _open(request, pk)
    return render(
        request,
        "surveys/tautan_suara_detail.html",
        _shown(request, tautan)
        | {
            "kutipan": cite(tautan),
            "boleh_cabut": tautan.dicabut_pada is None
            and may_link(request.user, tautan.jabatan.unit),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tautan_suara_remove(request, pk):
    tautan = _open(request, pk)
    if not may_link(request.user, tautan.jabatan.unit):
        raise PermissionDenied
    form = CabutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            dicabut = apply(form, unlink_suara, tautan=tautan, by=request.user, **form.cleaned_data)
        except Ditolak as ditolak:
            messages.error(request, str(ditolak))
            return redirect("surveys:tautan-suara-detail", pk=pk)
        if dicabut:
            messages.success(request, "Tautan dicabut. Riwayatnya tetap tersimpan.")
            return redirect("surveys:tautan-suara-detail", pk=pk)
    return render(
        request,
        "surveys/tautan_suara_remove.html",
        _shown(request, tautan) | {"form": form},
        status=422 if form.errors else 200,
    )


def _shown(request, tautan: TautanSuara) -> dict:
    periode, lihat = tautan.periode, may(request.user, Permission.LIHAT, unit=tautan.unit)
    kartu = _card(periode, tautan.unit) if lihat else ""
    return {
        "tautan": tautan,
        "suara": source_title(tautan),
        "angka": source_figure(tautan),
        "kartu": kartu,
        "post": _post(periode, tautan.jabatan),
        "jejak": suara_crumbs(tautan.unit.instansi, (tautan.unit.nama, kartu), ("Tautan", "")),
    }


def _open(request, pk: int) -> TautanSuara:
    """A link, for those who see its post."""
    tautan = get_object_or_404(TautanSuara.objects.with_all(), pk=pk)
    require(request.user, Permission.LIHAT, unit=tautan.jabatan.unit)
    return tautan


def _places_above(user, periode, suara: Suara, unit: UnitKerja) -> list[UnitKerja]:
    """The post's unit and those above it that the person sees and of which citizens said something, from below."""
    hasil = []
    for pk in unit.jalur:
        atas, h = unit_of(suara.pohon, pk, periode.instansi), suara.hitungan(pk)
        if (suara.hasil(pk) or h.terbuka or h.aspirasi) and may(user, Permission.LIHAT, unit=atas):
            hasil.append(atas)
    return hasil


def _chosen(user, periode, suara, kode: str, tempat, jabatan_unit: UnitKerja) -> UnitKerja:
    """The unit asked for; else the nearest of which citizens said something."""
    if not kode:
        return tempat[0] if tempat else jabatan_unit
    if not (kode.isascii() and kode.isdigit() and len(kode) < 19):
        raise Http404
    return open_place(user, periode, suara.pohon, int(kode))


def _source(suara: Suara, unit: int, rincian, kode: str):
    sumber = next((s for s in sources_of(suara, unit, rincian) if s.kode == kode), None)
    if sumber is None:
        raise Http404
    return sumber


def _tasks(jabatan: Jabatan, periode: Periode) -> list[tuple[str, str]]:
    tugas = UraianTugas.objects.filter(
        beban__jabatan=jabatan, beban__periode=periode, kelompok=False
    )
    return [(str(uid), teks[:120]) for uid, teks in tugas.order_by("urutan", "pk").values_list("uid", "uraian") if teks]  # fmt: skip


def _card(periode, unit) -> str:
    return reverse("surveys:padu-unit", args=[periode.pk, unit.pk])


def _post(periode, jabatan) -> str:
    return f"{reverse('workload:perhitungan-jabatan', args=[periode.pk, jabatan.pk])}#suara-warga"
