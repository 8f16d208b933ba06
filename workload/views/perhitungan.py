"""/perhitungan/: the working behind every figure of a post and of a unit, ready to print."""

from __future__ import annotations

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from accounts.roles import Permission
from units.calculators.jenis import Jenis
from units.models import Jabatan, Periode, UnitKerja
from units.permissions import require
from workload import rekap
from workload.calculators.kebutuhan import Dasar, grade
from workload.calculators.perhitungan import Baris, scale_steps, trace
from workload.models import Analisis, UraianTugas
from workload.rekap import SUMBER_BEZETTING
from workload.sambungan import SAMBUNGAN
from workload.status import STATUS, Status


@require_safe
def perhitungan_jabatan(request, periode, jabatan):
    """From rows to need, gap and grade of one post."""
    jabatan = get_object_or_404(
        Jabatan.objects.select_related("unit", "instansi", "nomenklatur"), pk=jabatan
    )
    periode = _periode(periode, jabatan.instansi_id)
    require(request.user, Permission.LIHAT, unit=jabatan.unit)
    (baris,) = rekap.rows_of(rekap.with_figures(Jabatan.objects.filter(pk=jabatan.pk), periode))
    tugas = UraianTugas.objects.filter(beban__jabatan=jabatan, beban__periode=periode)
    hitung = trace(
        [row_value(t) for t in tugas.order_by("urutan", "pk")],
        jenis=Jenis(jabatan.jenis),
        bezetting=baris.bezetting,
        aturan=periode.aturan.value(),
        dasar=Dasar(jabatan.dasar),
        kebutuhan_pembina=jabatan.kebutuhan_pembina,
    )
    judul = f"Perhitungan {jabatan.nama}"
    bagian = SAMBUNGAN.jabatan(request, periode, jabatan) if SAMBUNGAN.jabatan else ("", {})
    return render(
        request,
        "workload/perhitungan_jabatan.html",
        {
            "judul": judul,
            "jabatan": jabatan,
            "periode": periode,
            "aturan": periode.aturan,
            "hitung": hitung,
            "sumber_bezetting": SUMBER_BEZETTING[baris.bezetting_sumber],
            "keadaan": _status(jabatan.unit_id, periode),
            "jejak": [*_crumbs(request, periode, jabatan.unit), (judul, "")],
            "kembali": _back(request),
            "isi_url": reverse("workload:beban-edit", args=[periode.pk, jabatan.pk]),
            "bagian_sambungan": bagian[0],
            "sambungan": bagian[1],
        },
    )


@require_safe
def perhitungan_unit(request, periode, unit):
    """The posts and units that add up to a unit's totals, and its EU."""
    unit = get_object_or_404(UnitKerja.objects.select_related("instansi"), pk=unit)
    periode = _periode(periode, unit.instansi_id)
    require(request.user, Permission.LIHAT, unit=unit)
    cells = rekap.cells(periode, unit)
    total, pohon = rekap.total(periode, cells=cells), rekap.units(periode, unit, cells=cells)
    milik = rekap.rows_of(_own_posts(unit, periode))
    skala = periode.aturan.value().skala
    judul = f"Perhitungan {unit.nama}"
    return render(
        request,
        "workload/perhitungan_unit.html",
        {
            "judul": judul,
            "unit": unit,
            "periode": periode,
            "aturan": periode.aturan,
            "total": total,
            "peringkat": grade(total.eu, skala),
            "skala": scale_steps(total.eu, skala),
            "posts": milik,
            "milik": rekap.total(periode, rows=milik),
            "anak": [u for u in pohon if u.tingkat == 1],
            "keadaan": _status(unit.pk, periode),
            "jejak": [*_crumbs(request, periode, unit), (judul, "")],
            "kembali": _back(request),
        },
    )


def row_value(t: UraianTugas) -> Baris:
    """The stored row as the value that the calculators trace."""
    return Baris(
        id=t.pk,
        induk_id=t.induk_id,
        kelompok=t.kelompok,
        uraian=t.uraian,
        hasil=t.hasil,
        satuan=t.satuan,
        pendekatan=_enum(t, "pendekatan"),
        volume=t.volume,
        periode_volume=_enum(t, "periode_volume"),
        pengali=t.pengali,
        waktu=t.waktu,
        satuan_waktu=_enum(t, "satuan_waktu"),
        rasio_unit=t.rasio_unit,
        rasio_orang=t.rasio_orang,
        catatan=t.catatan,
        dihitung=t.dihitung,
        menit=t.beban_menit,
        orang=t.beban_orang,
    )


def _enum(t, nama):
    return type(Baris.__dataclass_fields__[nama].default)(getattr(t, nama))


def _periode(pk, instansi_id) -> Periode:
    return get_object_or_404(
        Periode.objects.select_related("aturan", "instansi"), pk=pk, instansi=instansi_id
    )


def _own_posts(unit, periode):
    return rekap.with_figures(rekap.scope(periode).filter(unit=unit), periode).order_by(
        "urutan", "nama", "pk"
    )


def _status(unit_id, periode):
    status = (
        Analisis.objects.filter(unit=unit_id, periode=periode)
        .values_list("status", flat=True)
        .first()
    )
    return STATUS[Status(status or Status.DRAF)]


def _crumbs(request, periode, unit):
    """The gap report and the units above, as far as the person sees them."""
    jejak = [(f"Kesenjangan {periode.tahun}", reverse("workload:kesenjangan", args=[periode.pk]))]
    terlihat = {u.pk: u for u in UnitKerja.objects.visible_to(request.user).ancestors_of(unit)}
    jalan, kini = [], terlihat.get(unit.pk)
    while kini is not None:
        jalan.append((kini.nama, reverse("workload:kesenjangan-unit", args=[periode.pk, kini.pk])))
        kini = terlihat.get(kini.induk_id)
    return jejak + jalan[::-1]


def _back(request) -> str:
    """Where the person came from, if it is a page of ours."""
    tujuan = request.GET.get("kembali", "")
    if tujuan.startswith("/") and url_has_allowed_host_and_scheme(tujuan, allowed_hosts=None):
        return tujuan
    return ""
