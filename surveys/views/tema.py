"""The themes under which an instansi gathers what residents propose."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.roles import Permission as P
from surveys.actions.tema import save_tema
from surveys.forms.aspirasi import TemaForm
from surveys.models import TemaAspirasi
from surveys.views.dasar_forum import aspirasi_crumbs, saved, show_form
from units.forms.dasar import apply
from units.views.dasar import open_instansi

form_page = require_http_methods(["GET", "HEAD", "POST"])


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
    return show_form(request, form, "Ubah tema", jejak, daftar)
