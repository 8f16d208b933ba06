from copy import copy

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from units.actions.instansi import edit_instansi
from units.forms.dasar import apply
from units.forms.unit import InstansiForm
from units.models import Jabatan, NomenklaturJabatan, Pegawai
from units.permissions import may, may_anywhere
from units.views.dasar import crumbs, open_instansi


@require_safe
def instansi_detail(request, kode):
    """What this instansi has, and the doors to each part."""
    instansi = open_instansi(request, kode)
    context = {
        "instansi": instansi,
        "jejak": crumbs(instansi),
        "jumlah_unit": instansi.unit.visible_to(request.user).count(),
        "jumlah_jabatan": Jabatan.objects.filter(instansi=instansi, nonaktif_sejak=None)
        .visible_to(request.user)
        .count(),
        "jumlah_pegawai": Pegawai.objects.filter(instansi=instansi)
        .visible_to(request.user)
        .count(),
        "jumlah_nomenklatur": NomenklaturJabatan.objects.filter(instansi=instansi).count(),
        "periode": instansi.periode.current(),
        "boleh_ubah": may(request.user, Permission.KELOLA_STRUKTUR, instansi=instansi),
        "boleh_pegawai": may_anywhere(request.user, Permission.LIHAT_PRIBADI, instansi=instansi),
    }
    return render(request, "units/instansi_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def instansi_edit(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_STRUKTUR)
    form = InstansiForm(
        request.POST or None, instance=copy(instansi)
    )  # the menu keeps the old name
    if request.method == "POST" and form.is_valid():
        hasil = apply(form, edit_instansi, instansi=instansi, by=request.user, **form.cleaned_data)
        if hasil:
            messages.success(request, "Data instansi disimpan.")
            return redirect(hasil)
    context = {
        "form": form,
        "instansi": instansi,
        "jejak": crumbs(instansi, ("Ubah instansi", None)),
        "judul": "Ubah instansi",
        "batal": instansi.get_absolute_url(),
    }
    return render(request, "units/instansi_edit.html", context)
