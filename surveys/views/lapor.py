"""A resident says that something public should not be."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from surveys.actions.moderasi import report
from surveys.models.moderasi import AlasanLapor
from surveys.penjaga import TerlaluSering, place_of, too_many
from surveys.views.aspirasi_publik import _instansi, _published


class LaporForm(forms.Form):
    alasan = forms.ChoiceField(
        label="Mengapa?",
        choices=AlasanLapor.choices,
        error_messages={"required": "Pilih alasannya.", "invalid_choice": "Pilih alasannya."},
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aspirasi_lapor(request, instansi, kode):
    """It hides nothing; a moderator looks again."""
    instansi = _instansi(instansi)
    aspirasi = _published(instansi, kode)
    form = LaporForm(request.POST if request.method == "POST" else None)
    isi = {"instansi": instansi, "aspirasi": aspirasi, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            report(jenis="aspirasi", objek=aspirasi.pk, alamat=place_of(request), **form.cleaned_data)  # fmt: skip
            isi["terkirim"] = True
        except TerlaluSering as galat:
            form.add_error(None, str(galat))
            return too_many(render(request, "surveys/aspirasi_lapor.html", isi), galat)
    return render(request, "surveys/aspirasi_lapor.html", isi, status=422 if form.errors else 200)
