"""Rekap: the figures of many posts, computed in one place for pages, workbooks and commands.

    posts(periode, ...)          one BarisJabatan per post
    units(periode, ...)          one BarisUnit per unit, totals of its whole subtree
    jenis(periode, ...)          one BarisJenis per jenis and per jenjang
    total(periode, ...)          the Jumlah of everything asked for
    with_figures(posts, periode) a queryset of Jabatan with the same figures as columns

All take `unit=` (it and everything below) and `user=` (what this person may see). The last three read
sums per unit × jenis × jenjang (`cells`); give them `cells=` or `rows=` to use what was read already.
"""

from __future__ import annotations

from django.core.exceptions import EmptyResultSet
from django.db import connection

from accounts.roles import Permission
from asnplan.lib.sampah import collector_paused
from units.calculators.jenis import Jenis, Jenjang
from units.models import Jabatan, UnitKerja
from units.models.unit_kerja import user_scope
from workload.calculators.kebutuhan import efektivitas, grade
from workload.rekap.baris import (
    ANGKA,
    SUMBER_BEZETTING,
    BarisJabatan,
    BarisJenis,
    BarisUnit,
    Jumlah,
    Sel,
    add_to,
    add_up,
    cells_of,
)
from workload.rekap.sql import figures_sql, with_figures

__all__ = [
    "SUMBER_BEZETTING",
    "BarisJabatan",
    "BarisJenis",
    "BarisUnit",
    "Jumlah",
    "Sel",
    "cells",
    "jenis",
    "posts",
    "rows_for",
    "rows_of",
    "scope",
    "total",
    "total_of",
    "units",
    "with_figures",
]

POSTS = """
SELECT j.id, j.kode, j.nama, j.jenis, j.jenjang, j.kelas, j.dasar, u.id, u.kode, u.nama,
       f.beban_menit, f.beban_orang, f.baris, f.fte, f.kebutuhan, f.bezetting_jumlah, f.bezetting_sumber,
       f.kurang, f.lebih, f.grade
FROM ({posts}) j JOIN units_unitkerja u ON u.id = j.unit_id CROSS JOIN LATERAL ({figures}) f
ORDER BY u.urutan, u.kode, u.id, j.urutan, j.nama, j.id
"""
# In the order of Jumlah.
SUMS = """count(*), count(*) FILTER (WHERE f.baris > 0), count(*) FILTER (WHERE f.kebutuhan IS NULL),
       coalesce(sum(f.fte), 0), coalesce(sum(f.kebutuhan), 0), coalesce(sum(f.bezetting_jumlah), 0),
       coalesce(sum(f.bezetting_jumlah) FILTER (WHERE f.baris > 0), 0),
       coalesce(sum(f.bezetting_jumlah) FILTER (WHERE f.kebutuhan IS NULL), 0),
       coalesce(sum(f.kurang), 0), coalesce(sum(f.lebih), 0)"""
CELLS = f"""
SELECT j.unit_id, j.jenis, j.jenjang, {SUMS}
FROM ({{posts}}) j CROSS JOIN LATERAL ({{figures}}) f
GROUP BY j.unit_id, j.jenis, j.jenjang
"""
POST_COLUMNS = (
    *("id", "unit_id", "kode", "nama", "jenis", "jenjang", "kelas", "urutan"),
    *("dasar", "kebutuhan_pembina"),
)
COLUMNS = (
    *("pk", "kode", "nama", "jenis", "jenjang", "kelas", "dasar"),
    *("unit_id", "unit__kode", "unit__nama", "beban_menit", "beban_orang", "baris", "fte"),
    *("kebutuhan", "bezetting_jumlah", "bezetting_sumber", "kurang", "lebih", "grade"),
)
FTE, BEZETTING_DIANALISIS = ANGKA.index("fte"), ANGKA.index("bezetting_dianalisis")


def scope(periode, unit=None, user=None):
    """The posts of a report: those that exist in the period, in the unit's subtree, visible to the user.

    Units are looked up first and named by number: told of a recursive subquery instead, PostgreSQL
    takes one unit for half the instansi and reads every task.
    """
    queryset = Jabatan.objects.filter(instansi=periode.instansi_id).active_in(periode)
    sees_all = user is None or periode.instansi_id in user_scope(user, Permission.LIHAT)[0]
    if unit is None and sees_all:
        return queryset
    return queryset.filter(
        unit__in=list(_units(periode, unit, user).order_by().values_list("pk", flat=True))
    )


def _units(periode, unit, user):
    queryset = UnitKerja.objects.filter(instansi=periode.instansi_id)
    if unit is not None:
        queryset = queryset.in_subtree(unit)
    if user is not None:
        queryset = queryset.visible_to(user)
    return queryset


@collector_paused()
def posts(periode, unit=None, user=None) -> list[BarisJabatan]:
    """One row per post, in the order of units and posts."""
    return list(map(BarisJabatan._make, _fetch(POSTS, periode, unit, user)))


def rows_of(queryset) -> list[BarisJabatan]:
    """The rows of a queryset that has figures, in its own order."""
    return list(map(BarisJabatan._make, queryset.values_list(*COLUMNS)))


def rows_for(posts, periode) -> list[BarisJabatan]:
    """The rows of a page of posts that were chosen and sorted without figures: only theirs are computed."""
    nomor = list(posts.values_list("pk", flat=True))
    per_nomor = {
        row.pk: row for row in rows_of(with_figures(Jabatan.objects.filter(pk__in=nomor), periode))
    }
    return [per_nomor[pk] for pk in nomor]


def cells(periode, unit=None, user=None) -> list[Sel]:
    """Sums per unit × jenis × jenjang, added up by PostgreSQL."""
    return [Sel(u, j, jj, _whole(angka)) for u, j, jj, *angka in _fetch(CELLS, periode, unit, user)]


@collector_paused()
def units(periode, unit=None, user=None, *, rows=None, cells=None) -> list[BarisUnit]:
    """Every unit asked for, depth first, with the totals of its whole subtree."""
    tree = list(
        _units(periode, unit, user)
        .order_by("urutan", "kode", "pk")
        .values_list("pk", "induk_id", "kode", "nama", "jenis")
    )
    present = {u[0] for u in tree}
    children: dict[int | None, list] = {}
    for pk, induk, *isi in tree:
        children.setdefault(induk if induk in present else None, []).append((pk, *isi))

    order, stack = [], [(u, None, 0) for u in reversed(children.get(None, ()))]
    while stack:
        (pk, kode, nama, jenis_unit), induk, tingkat = stack.pop()
        order.append((pk, induk, kode, nama, jenis_unit, tingkat))
        stack += [(anak, pk, tingkat + 1) for anak in reversed(children.get(pk, ()))]

    sums = add_up(_cells(periode, unit, user, rows, cells), lambda cell: cell.unit_id)
    for pk, induk, *_ in reversed(
        order
    ):  # from the leaves up: each unit is added to its parent once
        if induk is not None and pk in sums:
            if induk in sums:
                add_to(sums[induk], sums[pk])
            else:
                sums[induk] = list(sums[pk])
    skala = periode.aturan.value().skala
    return [
        _labelled(
            BarisUnit,
            sums.get(pk),
            skala,
            pk=pk,
            induk_id=induk,
            kode=kode,
            nama=nama,
            jenis=jenis_unit,
            tingkat=tingkat,
            anak=len(children.get(pk, ())),
        )
        for pk, induk, kode, nama, jenis_unit, tingkat in order
    ]


def jenis(periode, unit=None, user=None, *, rows=None, cells=None) -> list[BarisJenis]:
    """Totals per jenis jabatan and, below those that have any, per jenjang; empty ones left out."""
    found = _cells(periode, unit, user, rows, cells)
    per_jenis = add_up(found, lambda cell: cell.jenis)
    per_jenjang = add_up((c for c in found if c.jenjang), lambda cell: (cell.jenis, cell.jenjang))
    skala = periode.aturan.value().skala
    hasil = []
    for j in Jenis:
        if j.value in per_jenis:
            hasil.append(_labelled(BarisJenis, per_jenis[j.value], skala, jenis=j.value))
            hasil += [
                _labelled(
                    BarisJenis,
                    per_jenjang[j.value, jj.value],
                    skala,
                    jenis=j.value,
                    jenjang=jj.value,
                )
                for jj in Jenjang
                if (j.value, jj.value) in per_jenjang
            ]
    return hasil


def total(periode, unit=None, user=None, *, rows=None, cells=None) -> Jumlah:
    """The sum of everything asked for."""
    sums = add_up(_cells(periode, unit, user, rows, cells), lambda cell: None)
    return Jumlah(**dict(zip(ANGKA, sums[None], strict=True))) if sums else Jumlah()


def total_of(queryset) -> Jumlah:
    """The sum of the posts of a queryset that has figures: what its filters leave."""
    figures = queryset.order_by().values_list(
        "baris", "fte", "kebutuhan", "bezetting_jumlah", "kurang", "lebih"
    )
    try:
        sql, params = figures.query.sql_with_params()
    except EmptyResultSet:
        return Jumlah()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {SUMS} FROM ({sql}) f", params)
        return Jumlah(**dict(zip(ANGKA, _whole(cursor.fetchone()), strict=True)))


def _whole(angka) -> tuple:
    """Sums of whole numbers come back as Decimal; only FTE is one."""
    return tuple(n if i == FTE else int(n) for i, n in enumerate(angka))


def _cells(periode, unit, user, rows, given) -> list[Sel]:
    if given is not None:
        return given
    if rows is not None:
        return cells_of(rows)
    return cells(periode, unit, user)


def _labelled(kind, sums, skala, **label):
    if sums is None:
        return kind(**label, grade=None)
    peringkat = grade(efektivitas(sums[FTE], sums[BEZETTING_DIANALISIS]), skala)
    angka = zip(ANGKA, sums, strict=True)
    return kind(**label, **dict(angka), grade=peringkat.huruf if peringkat else None)


def _fetch(statement, periode, unit, user):
    posts = scope(periode, unit, user).order_by().values_list(*POST_COLUMNS)
    try:
        posts_sql, params = posts.query.sql_with_params()
    except EmptyResultSet:
        return []
    figures, more = figures_sql(periode, "j")
    with connection.cursor() as cursor:
        cursor.execute(statement.format(posts=posts_sql, figures=figures), [*params, *more])
        return cursor.fetchall()
