from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Permission
from units import pohon
from units.actions.unit import contents, create_unit, delete_unit, edit_unit
from units.bezetting import terisi, with_terisi
from units.forms.dasar import apply
from units.forms.unit import UnitForm
from units.models import JenisUnit, UnitKerja
from units.pencari import PencariUnit
from units.permissions import may
from units.views.dasar import (
    crumbs,
    open_instansi,
    open_unit,
    page_of,
    query_without_page,
    search_text,
    suggestions,
    unit_crumbs,
)

PER_CABANG = 100


@require_safe
def unit_list(request, kode):
    """The tree; or, where one searches, the units found with the way to each."""
    instansi = open_instansi(request, kode)
    units = UnitKerja.objects.filter(instansi=instansi).visible_to(request.user)
    if "pilihan" in request.GET:
        return suggestions(request, PencariUnit(units))
    simpul = pohon.load_pohon(units)
    if request.htmx and request.GET.get("cabang"):
        return render(
            request, "units/_pohon.html", _branch(request, simpul) | {"instansi": instansi}
        )
    q, jenis = search_text(request), request.GET.get("jenis", "")
    context = {
        "instansi": instansi,
        "jejak": crumbs(instansi, ("Unit kerja", None)),
        "banyak": len(simpul),
        "q": q,
        "jenis": jenis,
        "jenis_choices": JenisUnit.choices,
        "query": query_without_page(request),
        "boleh_ubah": may(request.user, Permission.KELOLA_STRUKTUR, instansi=instansi),
    }
    if q or jenis:
        return render(request, "units/unit_list.html", context | _found(request, simpul, q, jenis))
    return render(request, "units/unit_list.html", context | _branch(request, simpul))


def _branch(request, simpul) -> dict:
    """The top of the tree, or the units below one unit; a hundred brothers at a time."""
    pk = request.GET.get("cabang", "")
    induk = None
    if pk:
        induk = simpul.get(int(pk)) if pk.isdecimal() else None
        if induk is None:
            raise Http404
    saudara = induk.anak if induk else pohon.tops(simpul)
    page = page_of(request, saudara, PER_CABANG)
    pohon.prepare(page.object_list, len(simpul))
    return {"cabang": induk, "page": page, "simpul": page.object_list}


def _found(request, simpul, q: str, jenis: str) -> dict:
    kata = q.lower().split()
    cocok = [
        s
        for s in simpul.values()
        if (not jenis or s.jenis == jenis)
        and all(k in s.nama.lower() or k in s.kode.lower() for k in kata)
    ]
    page = page_of(request, cocok)
    hasil = [(s, pohon.path_of(simpul, s)) for s in page.object_list]
    return {"mencari": True, "page": page, "hasil": hasil, "jumlah_cocok": len(cocok)}


@require_safe
def unit_detail(request, pk):
    unit = open_unit(request, pk)
    periode = unit.instansi.periode.current()
    jabatan = with_terisi(unit.jabatan.order_by("nonaktif_sejak", "urutan", "nama"), periode)
    simpul = pohon.load_pohon(UnitKerja.objects.in_subtree(unit))
    ini = simpul[unit.pk]
    context = {
        "unit": unit,
        "instansi": unit.instansi,
        "jejak": unit_crumbs(request.user, unit),
        "periode": periode,
        "simpul": ini,
        "anak": ini.anak,
        "jabatan": [(j, terisi(j, periode)) for j in jabatan],
        "fungsi": [baris for baris in unit.fungsi.splitlines() if baris.strip()],
        "boleh_ubah": may(request.user, Permission.KELOLA_STRUKTUR, unit=unit),
    }
    return render(request, "units/unit_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_create(request, kode):
    instansi = open_instansi(request, kode, Permission.KELOLA_STRUKTUR)
    induk = request.GET.get("induk", "")
    induk = instansi.unit.filter(pk=induk).first() if induk.isdecimal() else None
    form = UnitForm(request.POST or None, instansi=instansi, initial={"induk": induk})
    if request.method == "POST" and form.is_valid():
        unit = apply(form, create_unit, instansi=instansi, by=request.user, **form.cleaned_data)
        if unit:
            messages.success(request, f"{unit.nama} ditambahkan.")
            return redirect(unit)
    daftar = reverse("units:unit-list", args=[instansi.kode])
    context = {
        "form": form,
        "instansi": instansi,
        "judul": "Tambah unit kerja",
        "jejak": crumbs(instansi, ("Unit kerja", daftar), ("Tambah", None)),
        "batal": induk.get_absolute_url() if induk else daftar,
    }
    return render(request, "units/unit_edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_edit(request, pk):
    unit = open_unit(request, pk, Permission.KELOLA_STRUKTUR)
    judul, jejak = f"Ubah {unit.nama}", unit_crumbs(request.user, unit, ("Ubah", None))
    form = UnitForm(request.POST or None, instance=unit, instansi=unit.instansi)
    if request.method == "POST" and form.is_valid():
        hasil = apply(form, edit_unit, unit=unit, by=request.user, **form.cleaned_data)
        if hasil:
            messages.success(request, f"{hasil.nama} disimpan.")
            return redirect(hasil)
    context = {
        "form": form,
        "unit": unit,
        "instansi": unit.instansi,
        "judul": judul,
        "jejak": jejak,
        "batal": unit.get_absolute_url(),
    }
    return render(request, "units/unit_edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_delete(request, pk):
    unit = open_unit(request, pk, Permission.KELOLA_STRUKTUR)
    if request.method == "POST":
        try:
            delete_unit(unit=unit, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(unit)
        messages.success(request, f"{unit.nama} dihapus.")
        return redirect(unit.induk or reverse("units:unit-list", args=[unit.instansi.kode]))
    context = {
        "judul": f"Hapus {unit.nama}?",
        "terhalang": contents(unit),
        "nama": unit.nama,
        "jejak": unit_crumbs(request.user, unit, ("Hapus", None)),
        "batal": unit.get_absolute_url(),
    }
    return render(request, "units/unit_delete.html", context)
