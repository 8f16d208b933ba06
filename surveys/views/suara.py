"""Where officers begin: what citizens say, area by area."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from surveys.suara import cards_for
from units.models.unit_kerja import user_assignments
from units.views.dasar import crumbs, open_instansi


@require_safe
def suara(request, kode):
    instansi = open_instansi(request, kode)
    held = set().union(
        *(
            p.peran.permissions
            for p in user_assignments(request.user)
            if p.instansi_id == instansi.pk
        )
    )
    context = {
        "instansi": instansi,
        "jejak": crumbs(instansi, ("Suara warga", None)),
        "kartu": cards_for(instansi, held),
        "alamat": request.build_absolute_uri(reverse("surveys:warga", args=[instansi.kode])),
    }
    return render(request, "surveys/suara.html", context)
