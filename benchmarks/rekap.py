"""P1, P2: the whole gap report against one hand-written statement that gives the same figures."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks import data
from benchmarks.sql import LAPORAN
from benchmarks.ukur import Hasil, by_turns, ms
from units.models import Periode
from workload import rekap

PUTARAN = {data.SATU: 9, data.SEPULUH_KALI: 3}


def run():
    waktu, query = {}, {}
    for kode, putaran in PUTARAN.items():
        periode = Periode.objects.select_related("aturan", "instansi").get(
            instansi__kode=kode, tahun=data.TAHUN
        )
        with CaptureQueriesContext(
            connection,
        ) as catatan:
            check_same(periode)
        query[kode] = len(catatan) - 1  # all but the hand-written one
        kami, tulis_tangan = by_turns(
            lambda p=periode: report(p), lambda p=periode: by_hand(p), putaran
        )
        waktu[kode] = kami
        yield Hasil(
            "P1", f"gap report, {kode}: posts and units", ms(kami), ms(tulis_tangan), kami / tulis_tangan, 1.5
        )  # fmt: skip
    satu, sepuluh = waktu.values()
    yield Hasil("P2", "growth from one city to ten", ms(sepuluh), ms(satu), sepuluh / satu, 11)
    a, b = query.values()
    yield Hasil("P2", "queries of the report, ten cities against one", str(b), str(a), b / a, 1)


def report(periode):
    """What the command and the workbook ask for."""
    rows = rekap.posts(periode)
    return rows, rekap.units(periode, rows=rows)


def by_hand(periode) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(LAPORAN, {"periode": periode.pk, "instansi": periode.instansi_id})
        return cursor.fetchall()


def check_same(periode) -> None:
    """Figures of every post and of every unit must be equal to the last digit."""
    kami = [
        {r.pk: (r.fte, r.kebutuhan, r.bezetting, r.kurang, r.lebih) for r in rows if r.bezetting or r.fte or r.kebutuhan}
        for rows in report(periode)
    ]  # fmt: skip
    tangan: tuple[dict, dict] = ({}, {})
    for jabatan, pk, *_, fte, butuh, ada, kurang, lebih in by_hand(periode):
        if ada or fte or butuh:
            tangan[not jabatan][pk] = (fte, butuh, ada, kurang, lebih)
    assert kami == list(tangan), "the two statements disagree"
