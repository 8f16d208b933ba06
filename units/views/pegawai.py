import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from units.actions.pegawai import (
    create_pegawai,
    delete_pegawai,
    edit_pegawai,
    pensiun_of,
    warnings_of,
)
from units.calculators.nip import NipSalah, clean_nip, parse_nip
from units.forms.dasar import apply
from units.forms.pegawai import PegawaiForm
from units.models import Jabatan, Pegawai, UnitKerja
from units.models.pegawai import JenisAsn
from units.pencari import PencariJabatan, PencariUnit
from units.permissions import may, may_anywhere, require
from units.views.dasar import (
    crumbs,
    open_instansi,
    page_of,
    query_without_page,
    remember,
    search_text,
    suggestions,
    unit_crumbs,
)


@require_safe
def pegawai_list(request, kode):
    """Civil servants of the units in which the person may see personal data."""
    instansi = open_instansi(request, kode)
    if not may_anywhere(request.user, Permission.LIHAT_PRIBADI, instansi=instansi):
        raise PermissionDenied
    units = UnitKerja.objects.filter(instansi=instansi).visible_to(
        request.user, Permission.LIHAT_PRIBADI
    )
    if request.GET.get("pilihan") == "unit":
        return suggestions(request, PencariUnit(units))
    if "pilihan" in request.GET:
        return suggestions(request, PencariJabatan(_posts(instansi, units)))
    q = search_text(request)
    pilih = {n: request.GET.get(n, "").replace("\x00", "") for n in ("unit", "jenis", "pensiun")}
    semua = _visible(request.user, instansi, units)
    daftar = _filter(semua, units, q, pilih)
    page = page_of(request, daftar.select_related("jabatan__unit").order_by("nama", "pk"))
    context = {
        "instansi": instansi,
        "jejak": crumbs(instansi, ("Pegawai", None)),
        "page": page,
        "jumlah": page.paginator.count,
        "q": q,
        "pilih": pilih,
        "jenis_choices": JenisAsn.choices,
        "tahun_pensiun": [
            d.year for d in semua.exclude(tanggal_pensiun=None).dates("tanggal_pensiun", "year")
        ],
        "query": query_without_page(request),
        "boleh_ubah": may(request.user, Permission.KELOLA_PEGAWAI, instansi=instansi),
    }
    return render(request, "units/pegawai_list.html", context)


def _visible(user, instansi, units):
    """Those in visible units; people without a post only for roles that reach the whole instansi."""
    cocok = Q(jabatan__unit__in=units)
    if may(user, Permission.LIHAT_PRIBADI, instansi=instansi):
        cocok |= Q(jabatan=None)
    return Pegawai.objects.filter(cocok, instansi=instansi)


def _filter(pegawai, units, q: str, pilih: dict):
    if q:
        angka = clean_nip(q)
        pegawai = pegawai.filter(
            Q(nip__startswith=angka)
            if angka.isdecimal()
            else Q(nama__icontains=q) | Q(jabatan__nama__icontains=q)
        )
    if pilih["unit"]:
        pegawai = pegawai.filter(
            jabatan__unit__in=UnitKerja.objects.in_subtree(*PencariUnit(units).find(pilih["unit"]))
        )
    if pilih["jenis"] in JenisAsn.values:
        pegawai = pegawai.filter(jenis_asn=pilih["jenis"])
    if re.fullmatch(r"(19|20|21)[0-9]{2}", pilih["pensiun"]):
        pegawai = pegawai.filter(tanggal_pensiun__year=int(pilih["pensiun"]))
    return pegawai


def _posts(instansi, units=None):
    posts = Jabatan.objects.filter(instansi=instansi, nonaktif_sejak=None)
    return posts if units is None else posts.filter(unit__in=units)


def _open_pegawai(request, pk, permission=Permission.LIHAT_PRIBADI) -> Pegawai:
    """Whoever may not see the unit gets 404; whoever sees it without personal data gets 403."""
    pegawai = get_object_or_404(
        Pegawai.objects.select_related(
            "instansi", "jabatan__unit__instansi", "jabatan__nomenklatur"
        ),
        pk=pk,
    )
    if pegawai.jabatan is None:
        require(request.user, permission, instansi=pegawai.instansi)
    else:
        require(request.user, permission, unit=pegawai.jabatan.unit)
    remember(request, pegawai.instansi_id)
    return pegawai


def _crumbs(request, pegawai, *jejak):
    daftar = ("Pegawai", reverse("units:pegawai-list", args=[pegawai.instansi.kode]))
    return crumbs(pegawai.instansi, daftar, *jejak)


@require_safe
def pegawai_detail(request, pk):
    pegawai = _open_pegawai(request, pk)
    try:
        nip = parse_nip(pegawai.nip, timezone.localdate())
    except NipSalah:
        nip = None
    context = {
        "pegawai": pegawai,
        "instansi": pegawai.instansi,
        "jejak": _crumbs(request, pegawai, (pegawai.nama, None)),
        "nip": nip,
        "pensiun": pensiun_of(pegawai),
        "peringatan": warnings_of(pegawai),
        "jalan_unit": unit_crumbs(request.user, pegawai.jabatan.unit)[2:]
        if pegawai.jabatan
        else [],
        "boleh_ubah": may(request.user, Permission.KELOLA_PEGAWAI, instansi=pegawai.instansi),
    }
    return render(request, "units/pegawai_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pegawai_create(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_PEGAWAI)
    jabatan = request.GET.get("jabatan", "")
    jabatan = _posts(instansi).filter(pk=jabatan).first() if jabatan.isdecimal() else None
    form = PegawaiForm(
        request.POST or None,
        instansi=instansi,
        jabatan=_posts(instansi),
        initial={"jabatan": jabatan},
    )
    if request.method == "POST" and form.is_valid():
        pegawai = apply(
            form, create_pegawai, instansi=instansi, by=request.user, **form.cleaned_data
        )
        if pegawai:
            return _saved(request, pegawai)
    daftar = reverse("units:pegawai-list", args=[instansi.kode])
    context = {
        "form": form,
        "instansi": instansi,
        "judul": "Tambah pegawai",
        "jejak": crumbs(instansi, ("Pegawai", daftar), ("Tambah", None)),
        "batal": daftar,
    }
    return render(request, "units/pegawai_edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pegawai_edit(request, pk):
    pegawai = _open_pegawai(request, pk, Permission.KELOLA_PEGAWAI)
    nama = pegawai.nama
    jabatan = _posts(pegawai.instansi) | Jabatan.objects.filter(pk=pegawai.jabatan_id)
    form = PegawaiForm(
        request.POST or None, instance=pegawai, instansi=pegawai.instansi, jabatan=jabatan
    )
    if request.method == "POST" and form.is_valid():
        hasil = apply(form, edit_pegawai, pegawai=pegawai, by=request.user, **form.cleaned_data)
        if hasil:
            return _saved(request, hasil)
    context = {
        "form": form,
        "pegawai": pegawai,
        "instansi": pegawai.instansi,
        "judul": f"Ubah {nama}",
        "jejak": _crumbs(request, pegawai, (nama, pegawai.get_absolute_url()), ("Ubah", None)),
        "batal": pegawai.get_absolute_url(),
    }
    return render(request, "units/pegawai_edit.html", context)


def _saved(request, pegawai):
    messages.success(request, f"{pegawai.nama} disimpan.")
    return redirect(pegawai)


@require_http_methods(["GET", "HEAD", "POST"])
def pegawai_delete(request, pk):
    pegawai = _open_pegawai(request, pk, Permission.KELOLA_PEGAWAI)
    if request.method == "POST":
        nama, kode = pegawai.nama, pegawai.instansi.kode
        delete_pegawai(pegawai=pegawai, by=request.user)
        messages.success(request, f"{nama} dihapus dari daftar pegawai.")
        return redirect("units:pegawai-list", kode)
    context = {
        "judul": f"Hapus {pegawai.nama}?",
        "nama": pegawai.nama,
        "jejak": _crumbs(
            request, pegawai, (pegawai.nama, pegawai.get_absolute_url()), ("Hapus", None)
        ),
        "batal": pegawai.get_absolute_url(),
    }
    return render(request, "units/pegawai_delete.html", context)
