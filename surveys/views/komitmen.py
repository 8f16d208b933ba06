"""Commitments: all of them, and how far each is."""

from __future__ import annotations

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.forum import follow_up
from surveys.forms.forum import TindakLanjutForm
from surveys.models import Komitmen
from surveys.status_forum import STATUS_KOMITMEN
from surveys.views.dasar_forum import forum_crumbs, open_komitmen, promises_for, saved
from units.views.dasar import open_instansi, page_of, query_without_page


@require_safe
def komitmen_list(request, kode):
    """Promises of the units that one sees; those that are late first."""
    instansi = open_instansi(request, kode)
    hari_ini, status = timezone.localdate(), request.GET.get("status", "")
    semua = Komitmen.objects.visible_to(request.user).filter(unit__instansi=instansi)
    banyak = semua.tally(hari_ini)
    if status == "terlambat":
        semua = semua.late(hari_ini)
    elif status in STATUS_KOMITMEN:
        semua = semua.filter(status=status)
    page = page_of(request, semua.select_related("unit", "forum", "aspirasi").by_urgency())
    return render(
        request,
        "surveys/komitmen_list.html",
        {
            "instansi": instansi,
            "page": page,
            "komitmen": promises_for(request.user, page),
            "banyak": banyak,
            "status": status,
            "status_choices": [("terlambat", "Terlambat"), *((s.value, k.label) for s, k in STATUS_KOMITMEN.items())],
            "query": query_without_page(request),
            "jejak": forum_crumbs(instansi, ("Komitmen", "")),
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def komitmen_edit(request, pk):
    komitmen = open_komitmen(request, pk, Permission.CATAT_WARGA)
    form = TindakLanjutForm(request.POST or None, instance=komitmen)
    if komitmen.forum_id:
        kembali = reverse("surveys:forum-detail", args=[komitmen.forum_id])
    else:
        kembali = reverse("surveys:aspirasi-detail", args=[komitmen.aspirasi_id])
    if saved(
        request, form, "Tindak lanjut disimpan.", follow_up, komitmen=komitmen, by=request.user
    ):
        return redirect(f"{kembali}#komitmen")
    instansi = komitmen.unit.instansi
    return render(
        request,
        "surveys/forum_form.html",
        {
            "form": form,
            "judul": "Tindak lanjut komitmen",
            "keterangan": komitmen.isi,
            "batal": kembali,
            "jejak": forum_crumbs(
                instansi,
                ("Komitmen", reverse("surveys:komitmen-list", args=[instansi.kode])),
                ("Tindak lanjut", ""),
            ),
        },
        status=422 if form.errors else 200,
    )
