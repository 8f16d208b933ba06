"""Around the day of a forum: who is invited, who came, what they proposed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions import forum as actions
from surveys.forms.peserta import HitunganForm, PesertaForm, usulan_formset
from surveys.models import Forum
from surveys.policies_forum import refuse_bagian
from surveys.status_forum import Bagian
from surveys.views.dasar_forum import one_forum_crumbs, open_forum, public_url
from units.forms.dasar import apply
from units.models import UnitKerja

form_page = require_http_methods(["GET", "HEAD", "POST"])
P = Permission
BARIS_DAFTAR_HADIR = 30  # on the list to sign, at least
BARIS_KOSONG = 10  # of them for whoever comes without an invitation


@form_page
def forum_peserta(request, pk):
    """The list of people; `aksi` says which button was pressed, `?hapus` shows the list to take some off."""
    forum = open_forum(request, pk, P.CATAT_WARGA)
    undang, datang = forum.takes(Bagian.UNDANGAN), forum.takes(Bagian.KEHADIRAN)
    aksi = request.POST.get("aksi", "") if request.method == "POST" else ""
    form = PesertaForm(
        request.POST if aksi == "tambah" else None,
        diundang=undang, datang=datang, initial={"unsur": request.GET.get("unsur", "")},
    )  # fmt: skip
    hitung = HitunganForm(
        request.POST if aksi == "hitung" else None,
        initial=dict(forum.hitungan.values_list("unsur", "orang")),
    )
    if aksi and (kembali := _act(request, forum, aksi, form, hitung)):
        return redirect(kembali)
    return render(
        request,
        "surveys/forum_peserta.html",
        {
            "forum": forum,
            "form": form,
            "hitung": hitung,
            "peserta": forum.peserta.all(),
            "undang": undang,
            "datang": datang,
            "hapus": "hapus" in request.GET or not datang,
            "keterwakilan": forum.keterwakilan(),
            "jejak": one_forum_crumbs(forum, ("Undangan dan kehadiran", "")),
        },
        status=422 if form.errors or hitung.errors else 200,
    )


def _act(request, forum: Forum, aksi: str, form, hitung) -> str:
    """Do what the button says; where to go then, or "" where the page has something to say."""
    alamat = reverse("surveys:forum-peserta", args=[forum.pk])
    if aksi == "tambah":
        if not form.is_valid():
            return ""
        data = form.cleaned_data
        n = apply(form, actions.invite, forum=forum, orang=data["orang"], diundang=data["diundang"], by=request.user)  # fmt: skip
        if n is None:
            return ""
        messages.success(request, f"{n} orang ditambahkan." if n else "Semua sudah ada di daftar.")
        return f"{alamat}?unsur={data['unsur']}"
    if aksi == "hitung":
        if not hitung.is_valid():
            return ""
        if not apply(hitung, actions.count_kehadiran, forum=forum, hitungan=hitung.hitungan, by=request.user):  # fmt: skip
            return ""
        messages.success(request, "Hitungan disimpan.")
        return alamat
    return _tick(request, forum, aksi, alamat)


def _tick(request, forum: Forum, aksi: str, alamat: str) -> str:
    """Record who came, or take people off the list."""
    pk = {int(x) for x in request.POST.getlist("orang") if x.isascii() and x.isdigit() and len(x) < 19}  # fmt: skip
    if aksi == "semua":
        pk = set(forum.peserta.values_list("pk", flat=True))
    try:
        if aksi == "hapus":
            n = actions.remove_peserta(forum=forum, pk=pk, by=request.user)
            messages.success(request, f"{n} nama dihapus dari daftar.")
        else:
            n = actions.record_kehadiran(forum=forum, hadir=pk, by=request.user)
            messages.success(request, f"Kehadiran disimpan: {n} orang hadir.")
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
        return ""
    return alamat


@form_page
def forum_usulan(request, pk):
    """What was proposed, line by line; each line becomes an aspirasi."""
    forum = open_forum(request, pk, P.CATAT_WARGA)
    units = UnitKerja.objects.visible_to(request.user, P.CATAT_WARGA).filter(
        instansi=forum.unit.instansi_id
    )
    baris = usulan_formset(forum, units, request.POST if request.method == "POST" else None)
    tolak = refuse_bagian(forum, Bagian.USULAN)
    if request.method == "POST" and not tolak and baris.is_valid():
        usulan = [f.isian for f in baris if f.has_changed()]
        try:
            jadi = actions.record_usulan(forum=forum, usulan=usulan, by=request.user)
            messages.success(request, f"{len(jadi)} usulan dicatat.")
            nama = "forum-usulan" if "lagi" in request.POST else "forum-detail"
            return redirect(f"surveys:{nama}", pk)
        except ValidationError as galat:  # somebody moved the forum on meanwhile
            messages.error(request, " ".join(galat.messages))
    return render(
        request,
        "surveys/forum_usulan.html",
        {
            "forum": forum,
            "baris": baris,
            "tolak": tolak,
            "aspirasi": forum.aspirasi.select_related("unit", "layanan", "tema").order_by("pk"),
            "jejak": one_forum_crumbs(forum, ("Usulan", "")),
        },
        status=422 if baris.total_error_count() else 200,
    )


@require_safe
def forum_undangan(request, pk):
    """The letter, the list of guests, and the list to sign: pages to print."""
    forum = open_forum(request, pk, P.CATAT_WARGA)
    undangan = list(forum.peserta.filter(diundang=True))
    return render(
        request,
        "surveys/forum_undangan.html",
        {
            "forum": forum,
            "instansi": forum.unit.instansi,
            "undangan": undangan,
            "kosong": range(
                len(undangan) + 1,
                max(len(undangan) + BARIS_KOSONG, BARIS_DAFTAR_HADIR) + 1,
            ),
            "tautan": public_url(request, "surveys:forum-publik", forum.kode),
            "jejak": one_forum_crumbs(forum, ("Surat undangan dan daftar hadir", "")),
        },
    )
