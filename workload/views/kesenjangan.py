"""/kesenjangan/: need against holders, from the instansi down to a post."""

from __future__ import annotations

from functools import cache

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from workload import laporan, rekap
from workload.filters import KEADAAN, Saringan
from workload.status import STATUS, Status
from workload.views.halaman import Halaman

PER_HALAMAN = 30
KOLOM = (
    ("jabatan", "Jabatan"),
    ("unit", "Unit"),
    ("jenis", "Jenis, jenjang"),
    ("kelas", "Kelas"),
    ("kebutuhan", "Kebutuhan"),
    ("bezetting", "Bezetting"),
    ("kurang", "Kurang"),
    ("lebih", "Lebih"),
    ("fte", "Beban (FTE)"),
    ("ej", "EJ"),
)
KELAS_KOLOM = {"jabatan": "", "unit": "lebar", "jenis": "lebar", "kelas": "n lebar"}
"""Figures line up to the right; what a small screen leaves out stands below the name there."""


@require_safe
def kesenjangan(request, periode):
    """The instansi, or as much of it as the person may see."""
    halaman = Halaman(request, periode)
    tree, cells, total = halaman.figures()
    roots = [u for u in tree if u.tingkat == 0]
    atas = roots[0] if len(roots) == 1 else None  # a single top unit: show what is below it
    return halaman.render(
        "workload/kesenjangan.html",
        judul="Kesenjangan",
        atas=atas,
        **halaman.summary(tree, cells, total, atas),
    )


@require_safe
def kesenjangan_unit(request, periode, unit):
    """A unit: totals of its subtree, the units below it, and its own posts."""
    halaman = Halaman(request, periode, unit)
    tree, cells, total = halaman.figures()
    queryset = rekap.with_figures(
        rekap.scope(halaman.periode).filter(unit=halaman.unit), halaman.periode
    ).order_by("urutan", "nama", "pk")
    milik = sum(c.angka[0] for c in cells if c.unit_id == halaman.unit.pk)
    page = _page(request, queryset, milik)
    return halaman.render(
        "workload/kesenjangan_unit.html",
        judul=halaman.unit.nama,
        status=STATUS[Status(halaman.unit.status or Status.DRAF)],
        page=page,
        posts=halaman.post_rows(page),
        **halaman.summary(tree, cells, total, tree[0]),
    )


@require_safe
def kesenjangan_jabatan(request, periode):
    """Every post in one list: filter, sort, add up."""
    halaman = Halaman(request, periode, _number(request.GET.get("unit")))
    saringan = Saringan.read(request.GET)
    unit = {"unit": halaman.unit.pk} if halaman.unit else {}
    dasar = rekap.scope(halaman.periode, halaman.unit, request.user)
    dasar = saringan.narrow(dasar, halaman.periode)
    posts = saringan.narrow_figures(rekap.with_figures(dasar, halaman.periode))
    jumlah = rekap.total_of(posts)
    page = _page(
        request, saringan.order(posts if saringan.memakai_angka else dasar), jumlah.jabatan
    )
    return halaman.render(
        "workload/kesenjangan_jabatan.html",
        judul="Kesenjangan per jabatan",
        saringan=saringan,
        pilihan=_choices(saringan),
        query_semua=saringan.query(),
        tanpa_saringan="?" + Saringan().query(**unit),
        kolom=[
            {
                "nama": nama,
                "kelas": KELAS_KOLOM.get(kolom, "n"),
                "url": "?" + saringan.query(urut=saringan.toggle(kolom), **unit),
                "arah": {kolom: "ascending", f"-{kolom}": "descending"}.get(saringan.urut),
            }
            for kolom, nama in KOLOM
        ],
        page=page,
        query=saringan.query(**unit),
        posts=halaman.post_rows(page),
        jumlah=laporan.figures(jumlah),
        banyak=jumlah.jabatan,
    )


@require_safe
def kesenjangan_jenis(request, periode):
    """Sums per jenis jabatan and per jenjang."""
    halaman = Halaman(request, periode, _number(request.GET.get("unit")))
    cells = rekap.cells(halaman.periode, halaman.unit, request.user)
    total = rekap.total(halaman.periode, cells=cells)
    return halaman.render(
        "workload/kesenjangan_jenis.html",
        judul="Kesenjangan per jenis dan jenjang",
        baris=laporan.jenis_rows(
            rekap.jenis(halaman.periode, cells=cells), halaman.alamat, halaman.unit
        ),
        total=halaman.tiles(total),
    )


def _number(teks: str | None) -> int | None:
    """?unit= as a number; nonsense is a unit that does not exist."""
    if not teks:
        return None
    if not (teks.isascii() and teks.isdigit() and len(teks) < 19):
        raise Http404
    return int(teks)


def _page(request, posts, banyak: int):
    """A page of posts whose number is known already: no second counting."""
    paginator = Paginator(posts, PER_HALAMAN)
    paginator.count = banyak
    return paginator.get_page(request.GET.get("page"))


PILIHAN = {
    "jenis": ("Jenis", laporan.JENIS_PILIHAN),
    "jenjang": ("Jenjang", laporan.JENJANG_PILIHAN),
    "kelas": ("Kelas", [(str(k), str(k)) for k in range(1, 18)]),
    "keadaan": ("Keadaan", KEADAAN.items()),
    "status": ("Status analisis", [(s.value, k.label) for s, k in STATUS.items()]),
}


def _choices(saringan):
    """The select boxes of the filter form: (name, label, options)."""
    return [
        (nama, label, _options(nama, getattr(saringan, nama)))
        for nama, (label, _) in PILIHAN.items()
    ]


@cache
def _options(nama: str, dipilih: str):
    """Options of a box, written once per choice: they are the same for everybody."""
    _, isi = PILIHAN[nama]
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((v, SafeString(" selected") if v == dipilih else "", teks) for v, teks in isi),
    )
