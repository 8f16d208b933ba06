"""The baseline of the page benchmarks: a Django site of a few views, as bare as it can be.

Same settings, middleware, session and sign-in as asnplan; then the query, and a plain table. No shared
templates, no menu, no forms, no permissions. Served with BENCH_URLCONF=benchmarks.bare (benchmarks/server.py),
the statements in the file that BENCH_SQL names.
"""

import json
import os
import uuid
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from benchmarks.sql import UNIT

TABEL = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Bare</title></head><body>
<h1>{{ judul }}</h1><table>{% for baris in tabel %}<tr>{% for sel in baris %}<td>{{ sel }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


def _table(judul, rows):
    template = _table.template = getattr(_table, "template", None) or engines["django"].from_string(
        TABEL
    )
    tabel = [["" if x is None else str(x) for x in baris] for baris in rows]
    return HttpResponse(template.render({"judul": judul, "tabel": tabel}))


def unit(request, periode, unit):
    """One hand-written statement for the figures of a unit page."""
    with connection.cursor() as cursor:
        cursor.execute(UNIT, {"periode": periode, "unit": unit})
        rows = cursor.fetchall()
    return _table(f"Unit {unit}, {request.user.nama}", rows)


def same_queries(request, halaman):
    """The statements that a page of asnplan sends for its figures, word for word."""
    rows = []
    with connection.cursor() as cursor:
        for sql in _statements()[halaman]:
            cursor.execute(sql)
            rows += cursor.fetchall()
    return _table(f"{halaman}, {request.user.nama}", rows)


def _statements():
    if not hasattr(_statements, "isi"):
        _statements.isi = json.loads(Path(os.environ["BENCH_SQL"]).read_text())
    return _statements.isi


JAWABAN = """INSERT INTO surveys_respons (survei_id, layanan_id, unit_id, nilai, tanggal, jam, jenis_kelamin, usia,
    pendidikan, pekerjaan, pekerjaan_lain, saran, saluran, kunci, keadaan, alasan, sidik, lama_isi, dikirim_pada)
VALUES (%s, %s, %s, '{4,3,4,3,4,3,4,3,4}', CURRENT_DATE, 'pagi', 'P', 40, 'SMA', 'WIRAUSAHA', '',
    'Tambah loket di kelurahan.', 'tautan', %s, 'sah', '', %s, 120, now())"""


@login_not_required
def answer(request):
    """One row like that of a survey answer, nothing looked at but the CSRF token."""
    kunci = uuid.uuid4()
    with connection.cursor() as cursor:
        cursor.execute(JAWABAN, [*os.environ["BENCH_SURVEI"].split(), kunci, kunci.hex])
    return redirect("/terima-kasih/")


urlpatterns = [
    path("unit/<int:periode>/<int:unit>/", unit),
    path("sama/<str:halaman>/", same_queries),
    path("jawaban/", answer),
]
