"""A forum warga, for the officers who run it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions import forum as actions
from surveys.calculators.keterwakilan import MINIMUM, TERBAIK
from surveys.calculators.samaran import find_potongan
from surveys.exports.berita_acara import read_berita_acara, write_docx
from surveys.forms.forum import AgendaForm, KomitmenForm, LangkahForm, NotulenForm
from surveys.models import Aspirasi, Forum
from surveys.policies_forum import available_langkah, refuse_bagian, refuse_langkah
from surveys.status_aspirasi import StatusAspirasi
from surveys.status_forum import LANGKAH, STATUS_FORUM, Bagian, StatusForum
from surveys.views.dasar import open_anywhere
from surveys.views.dasar_forum import (
    forum_crumbs,
    one_forum_crumbs,
    open_forum,
    promises_for,
    public_url,
    reject_unknown,
    saved,
    show_form,
)
from units.forms.dasar import apply
from units.permissions import may, may_anywhere
from units.views.dasar import open_instansi, page_of, query_without_page

form_page = require_http_methods(["GET", "HEAD", "POST"])
P = Permission


@require_safe
def forum_list(request, kode):
    instansi = open_instansi(request, kode)
    semua = Forum.objects.visible_to(request.user).filter(unit__instansi=instansi)
    status = request.GET.get("status", "")
    if status in STATUS_FORUM:
        semua = semua.filter(status=status)
    semua = (
        semua.select_related("unit")
        .with_hadir()
        .annotate(banyak_komitmen=Count("komitmen"))
        .order_by("-tanggal", "-pk")
    )
    return render(
        request,
        "surveys/forum_list.html",
        {
            "instansi": instansi,
            "page": page_of(request, semua),
            "status": status,
            "status_choices": [(s.value, k.label) for s, k in STATUS_FORUM.items()],
            "query": query_without_page(request),
            "boleh_catat": may_anywhere(request.user, P.CATAT_WARGA, instansi=instansi),
            "jejak": forum_crumbs(instansi),
        },
    )


@form_page
def forum_create(request, kode):
    instansi = open_anywhere(request, kode, P.CATAT_WARGA)
    form = AgendaForm(request.POST or None, user=request.user, instansi=instansi)
    if request.method == "POST" and form.is_valid():
        forum = apply(form, actions.create_forum, by=request.user, **form.cleaned_data)
        if forum:
            messages.success(request, "Agenda disimpan. Berikutnya: daftar undangan.")
            return redirect("surveys:forum-detail", forum.pk)
    jejak = forum_crumbs(instansi, ("Forum baru", ""))
    return show_form(request, form, "Forum baru", jejak, reverse("surveys:forum-list", args=[kode]))


@require_safe
def forum_detail(request, pk):
    """Everything about a forum, in the order in which it happens."""
    forum = open_forum(request, pk)
    mencatat = may(request.user, P.CATAT_WARGA, unit=forum.unit)
    prefetch_related_objects([forum], "peserta")
    peserta = forum.peserta.all()
    return render(
        request,
        "surveys/forum_detail.html",
        {
            "forum": forum,
            "langkah": available_langkah(request.user, forum),
            "mencatat": mencatat,
            "boleh": {b.value: mencatat and forum.takes(b) for b in Bagian},
            "peserta": peserta if mencatat else (),
            "banyak_diundang": sum(p.diundang for p in peserta),
            "ada_berita_acara": mencatat and forum.keadaan.terlaksana,
            "keterwakilan": forum.keterwakilan(),
            "unsur_minimum": MINIMUM,
            "unsur_terbaik": TERBAIK,
            "aspirasi": forum.aspirasi.select_related("unit", "layanan", "tema").order_by("pk"),
            "komitmen": promises_for(
                request.user, forum.komitmen.select_related("unit", "aspirasi")
            ),
            "tautan": public_url(request, "surveys:forum-publik", forum.kode),
            "urutan": _steps(forum),
            "jejak": forum_crumbs(forum.unit.instansi, (forum.judul, "")),
        },
    )


def _steps(forum: Forum) -> list[tuple]:
    """The way of a forum, and where it stands: (what it is called, passed, here)."""
    jalan = [s for s in StatusForum if s is not StatusForum.BATAL]
    if forum.status == StatusForum.BATAL:
        jalan = [StatusForum.RENCANA, StatusForum.BATAL]
    kini = jalan.index(StatusForum(forum.status))
    return [(STATUS_FORUM[s].label, n < kini, n == kini) for n, s in enumerate(jalan)]


@form_page
def forum_edit(request, pk):
    forum = open_forum(request, pk, P.CATAT_WARGA)
    form = AgendaForm(
        request.POST or None, instance=forum, user=request.user, instansi=forum.unit.instansi
    )
    if saved(request, form, "Agenda disimpan.", actions.edit_agenda, forum=forum, by=request.user):
        return redirect("surveys:forum-detail", pk)
    return _part(request, forum, form, "Ubah agenda", Bagian.AGENDA)


@form_page
def forum_notulen(request, pk):
    forum = open_forum(request, pk, P.CATAT_WARGA)
    form = NotulenForm(request.POST or None, instance=forum)
    if saved(
        request, form, "Notulen disimpan.", actions.write_notulen, forum=forum, by=request.user
    ):
        return redirect("surveys:forum-detail", pk)
    return _part(request, forum, form, "Notulen", Bagian.NOTULEN)


@form_page
def forum_komitmen(request, pk):
    forum = open_forum(request, pk, P.CATAT_WARGA)
    form = KomitmenForm(
        request.POST or None, user=request.user, instansi=forum.unit.instansi,
        aspirasi=Aspirasi.objects.filter(forum=forum, status__in=[StatusAspirasi.DIPERIKSA, StatusAspirasi.TERBIT]),
    )  # fmt: skip
    if saved(request, form, "Komitmen dicatat.", actions.promise, forum=forum, by=request.user):
        if "lagi" in request.POST:
            return redirect("surveys:forum-komitmen", pk)
        return redirect(f"{reverse('surveys:forum-detail', args=[pk])}#komitmen")
    return _part(request, forum, form, "Catat komitmen", Bagian.KOMITMEN, lagi=True)


@form_page
def forum_transition(request, pk, langkah):
    forum = open_forum(request, pk)
    langkah = reject_unknown(langkah, LANGKAH)
    forum = open_forum(request, pk, langkah.permission)
    terbit = langkah.ke is StatusForum.TERBIT
    form = LangkahForm(
        request.POST if request.method == "POST" else None, langkah=langkah,
        potongan=find_potongan(forum.notulen, forum.tanggapan) if terbit else (),
    )  # fmt: skip
    if saved(
        request,
        form,
        f"Status forum: {STATUS_FORUM[langkah.ke].label}.",
        actions.move_forum,
        forum=forum,
        langkah=langkah,
        by=request.user,
    ):
        return redirect("surveys:forum-detail", pk)
    return render(
        request,
        "surveys/forum_transition.html",
        {
            "forum": forum,
            "langkah": langkah,
            "form": form,
            "terbit": terbit,
            "dari": forum.keadaan,
            "ke": STATUS_FORUM[langkah.ke],
            "tolak": refuse_langkah(forum, langkah),
            "keterwakilan": forum.keterwakilan(),
            "jejak": one_forum_crumbs(forum, (langkah.verba, "")),
        },
        status=422 if form.errors else 200,
    )


@require_safe
def forum_berita_acara(request, pk):
    forum = open_forum(request, pk, P.CATAT_WARGA)
    isi = read_berita_acara(forum, public_url(request, "surveys:forum-publik", forum.kode))
    jawab = HttpResponse(
        write_docx(isi),
        content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    nama = f"berita-acara-{slugify(forum.judul)[:60]}-{forum.tanggal:%Y%m%d}.docx"
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab


def _part(request, forum: Forum, form, judul: str, bagian: Bagian, **lain):
    """A form about a part of a forum; where that part is locked, the reason instead."""
    jejak = one_forum_crumbs(forum, (judul, ""))
    return show_form(
        request, form, judul, jejak, reverse("surveys:forum-detail", args=[forum.pk]),
        keterangan=forum.judul, tolak=refuse_bagian(forum, bagian), **lain,
    )  # fmt: skip
