"""What is kept of citizens: the page for them, and for officers the settings and the log of deletions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q, Sum
from django.db.models.functions import TruncDate
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from surveys.actions.kontak import consent_text
from surveys.actions.privasi import save_privasi
from surveys.calculators.privasi import SIMPANAN, Jenis, days_of, in_words
from surveys.forms.privasi import PrivasiForm
from surveys.models import KontakPrivasi, MasaSimpan, Penghapusan, PutaranHapus
from surveys.views.dasar import suara_crumbs
from units.forms.dasar import apply
from units.models import Instansi
from units.views.dasar import open_instansi

BARIS = 100


@login_not_required
@require_safe
def privasi(request, kode=""):
    """In plain words, and drawn from the table that deletion goes by. Without an instansi: what holds where an
    instansi set nothing else."""
    instansi = get_object_or_404(Instansi, kode=kode) if kode else None
    diatur = _days_set(instansi) if instansi else {}
    context = {
        "instansi": instansi,
        "kontak": KontakPrivasi.objects.filter(instansi=instansi).first() if instansi else None,
        "persetujuan": consent_text(),
        "simpanan": [
            (s, in_words(days_of(jenis, diatur)), not instansi and s.diatur)
            for jenis, s in SIMPANAN.items()
        ],
    }
    return render(request, "surveys/privasi.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def privasi_setup(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_SURVEI)
    form = PrivasiForm(
        request.POST if request.method == "POST" else None,
        instance=KontakPrivasi.objects.filter(instansi=instansi).first(),
        diatur=_days_set(instansi),
    )
    if request.method == "POST" and form.is_valid():
        isi = {"kontak": form.kontak_privasi, "hari": form.hari}
        apply(form, save_privasi, instansi=instansi, by=request.user, **isi)
        if not form.errors:
            messages.success(request, "Pengaturan data pribadi disimpan.")
            return redirect("surveys:privasi-setup", kode)
    context = {
        "instansi": instansi,
        "jejak": suara_crumbs(instansi, ("Data pribadi warga", None)),
        "form": form,
        "publik": reverse("surveys:privasi-instansi", args=[kode]),
        "putaran": PutaranHapus.objects.filter(selesai__isnull=False).first(),
        "catatan": _log(instansi),
    }
    return render(
        request, "surveys/privasi_setup.html", context, status=422 if form.errors else 200
    )


def _days_set(instansi) -> dict[str, int]:
    return dict(MasaSimpan.objects.filter(instansi=instansi).values_list("jenis", "hari"))


def _log(instansi) -> list[dict]:
    """What was deleted, by day and kind; of the server's own kinds too."""
    per_hari = (
        Penghapusan.objects.filter(Q(instansi=instansi) | Q(instansi=None))
        .annotate(hari=TruncDate("pada"))
        .order_by("-hari", "jenis")
        .values("hari", "jenis", "diminta")
        .annotate(n=Sum("banyak"))[:BARIS]
    )
    return [b | {"apa": SIMPANAN[Jenis(b["jenis"])].apa} for b in per_hari]
