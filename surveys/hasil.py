"""Results of a survey: counts from PostgreSQL in one statement, index and grades from the calculator.

    tally(survei, ...)        one Sel per unit and service: answers counted, nothing averaged
    indeks_of(survei, sel)    the index of any of them taken together (pooled)

Only answers that count (KeadaanRespons.SAH) are in it. Nothing is stored: the partial index of Respons holds
exactly what is summed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from surveys.calculators.indeks import (
    CaraBobot,
    HasilIndeks,
    Jawaban,
    compute_indeks,
    pool,
)
from surveys.calculators.sampel import Selang, interval
from surveys.calculators.unsur import NILAI
from surveys.models import Survei, UnsurSurvei
from units.models import UnitKerja


@dataclass(frozen=True, slots=True)
class Sel:
    """Answers of one unit and service. `jawaban` by unsur code; `lengkap` forms answered every unsur, and
    jumlah, kuadrat are Σ and Σ² of their sums: what an interval needs."""

    unit_id: int
    layanan_id: int
    respons: int
    lengkap: int
    jumlah: int
    kuadrat: int
    jawaban: dict[str, Jawaban]


@dataclass(frozen=True)
class Ringkasan:
    """The index of some cells together. hasil is None where an unsur has no answer."""

    respons: int
    hasil: HasilIndeks | None
    selang: Selang | None


def tally(
    survei: Survei, *, unsur: list[UnsurSurvei] | None = None, unit: UnitKerja | None = None
) -> list[Sel]:
    """Counts per unit and service; with `unit`, of it and everything below."""
    unsur = list(survei.unsur.all()) if unsur is None else unsur
    if not unsur:
        return []
    # per unsur four counts; [n] of an array that is too short is NULL, as an empty answer is
    hitung = [f"count(*) FILTER (WHERE nilai[{u.nomor}] = {n})" for u in unsur for n in NILAI]
    jumlah = " + ".join(f"nilai[{u.nomor}]" for u in unsur)  # NULL where one is missing
    params: list = [survei.pk]
    di_bawah = ""
    if unit is not None:
        di_bawah = " AND unit_id = ANY(%s)"
        params.append(list(UnitKerja.objects.in_subtree(unit).values_list("pk", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT unit_id, layanan_id, count(*), count({jumlah}), coalesce(sum({jumlah}), 0),"
            f" coalesce(sum(({jumlah}) * ({jumlah})), 0), {', '.join(hitung)}"
            f" FROM surveys_respons WHERE survei_id = %s AND keadaan = 'sah'{di_bawah}"
            " GROUP BY unit_id, layanan_id",
            params,
        )
        return [_sel(baris, unsur) for baris in cursor.fetchall()]


def _sel(baris, unsur) -> Sel:
    unit, layanan, respons, lengkap, jumlah, kuadrat, *hitung = baris
    empat = zip(*[iter(hitung)] * len(NILAI), strict=True)
    jawaban = {u.kode: Jawaban(tuple(h)) for u, h in zip(unsur, empat, strict=True)}
    return Sel(unit, layanan, respons, lengkap, int(jumlah), int(kuadrat), jawaban)


def indeks_of(survei: Survei, unsur: list[UnsurSurvei], sel: Iterable[Sel]) -> Ringkasan:
    """The index of these cells pooled; weights as the survey declares them."""
    sel = list(sel)
    if not sel:
        return Ringkasan(0, None, None)
    bobot = {u.kode: u.bobot for u in unsur}
    sendiri = bobot if all(b is not None for b in bobot.values()) else None
    hasil = compute_indeks(
        pool(s.jawaban for s in sel), cara=CaraBobot(survei.cara_bobot), bobot=sendiri
    )
    selang = None
    if sendiri is None:  # the mean of the sums, brought to the scale of the index
        sama = CaraBobot(survei.cara_bobot).bobot(len(unsur))
        selang = interval(
            sum(s.lengkap for s in sel),
            sum(s.jumlah for s in sel) * sama,
            sum(s.kuadrat for s in sel) * sama**2,
        )
    return Ringkasan(sum(s.respons for s in sel), hasil, selang)


def subtree_totals(sel: Iterable[Sel], jalur: dict[int, list[int]]) -> dict[int, list[Sel]]:
    """Cells under every unit that stands above them; `jalur`: unit -> itself and the units above."""
    hasil: dict[int, list[Sel]] = {}
    for s in sel:
        for pk in jalur.get(s.unit_id, [s.unit_id]):
            hasil.setdefault(pk, []).append(s)
    return hasil
