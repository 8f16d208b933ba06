"""Results of a survey: counts from PostgreSQL in one statement, index and grades from the calculator.

    tally(survei, ...)        one Sel per unit and service: answers counted, nothing averaged
    indeks_of(survei, sel)    the index of any of them taken together (pooled)
    count_months(survei, …)   respondents per survey, unit and service, and how many answered each unsur; the
                              same per month of one survey; and complete forms: what may be shown follows from it
    sums(survei, ...)         one Waktu per month, and one per earlier round: how the index went
    profile(survei, ...)      who answered, and how many answers wait in quarantine

Only answers that count (KeadaanRespons.SAH) are in it. Nothing is stored: the partial index of Respons holds
exactly what is summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from operator import add

from django.db import connection

from surveys.calculators.indeks import (
    CaraBobot,
    HasilIndeks,
    Jawaban,
    Jumlah,
    compute_indeks,
    convert,
    pool,
)
from surveys.calculators.kepentingan import Jumlahan
from surveys.calculators.sampel import Selang, interval, may_show
from surveys.calculators.unsur import NILAI
from surveys.models import Survei, UnsurSurvei
from surveys.models.respons import KeadaanRespons
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

    @property
    def bilangan(self) -> tuple[int, ...]:
        """Respondents, and who answered each unsur."""
        return (self.respons, *(j.penjawab for j in self.jawaban.values()))


@dataclass(frozen=True)
class Ringkasan:
    """The index of some cells together. hasil is None where an unsur has no answer. selang is of the complete
    forms, and None where it would not be about this index: the index lies outside it."""

    respons: int
    hasil: HasilIndeks | None
    selang: Selang | None


def tally(
    survei: Survei,
    *,
    unsur: list[UnsurSurvei] | None = None,
    unit: UnitKerja | None = None,
    unit_ids: Sequence[int] | None = None,
) -> list[Sel]:
    """Counts per unit and service; with `unit`, of it and everything below (or of `unit_ids`, where a page
    knows them already)."""
    unsur = list(survei.unsur.all()) if unsur is None else unsur
    if not unsur:
        return []
    # per unsur four counts; [n] of an array that is too short is NULL, as an empty answer is
    hitung = [f"count(*) FILTER (WHERE n{u.nomor} = {n})" for u in unsur for n in NILAI]
    params: list = [survei.pk]
    di_bawah = ""
    if unit is not None:
        unit_ids = list(UnitKerja.objects.in_subtree(unit).values_list("pk", flat=True))
    if unit_ids is not None:
        di_bawah = " AND unit_id = ANY(%s)"
        params.append(list(unit_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit_id, layanan_id, count(*), count(t), coalesce(sum(t), 0), coalesce(sum(t * t), 0),"
            f" {', '.join(hitung)} FROM {_taken_apart(unsur, 'unit_id, layanan_id', di_bawah)}"
            " GROUP BY unit_id, layanan_id",
            params,
        )
        return [_sel(baris, unsur) for baris in cursor.fetchall()]


def _taken_apart(unsur: list[UnsurSurvei], kolom: str, di_bawah: str = "") -> str:
    """Answers that count with a column n1, n2, … per unsur and t, the sum of all (NULL where one is
    missing). OFFSET 0 keeps PostgreSQL from putting the expressions back where they are used: an array
    would be unpacked a hundred times per row instead of nine."""
    nilai = ", ".join(f"nilai[{u.nomor}] AS n{u.nomor}" for u in unsur)
    t = " + ".join(f"n{u.nomor}" for u in unsur)
    return (
        f"(SELECT *, {t} AS t FROM (SELECT {kolom}, {nilai} FROM surveys_respons"
        f" WHERE survei_id = %s AND keadaan = 'sah'{di_bawah} OFFSET 0) AS isi OFFSET 0) AS satu"
    )


def _sel(baris, unsur) -> Sel:
    unit, layanan, respons, lengkap, jumlah, kuadrat, *hitung = baris
    empat = zip(*[iter(hitung)] * len(NILAI), strict=True)
    jawaban = {u.kode: Jawaban(tuple(h)) for u, h in zip(unsur, empat, strict=True)}
    return Sel(unit, layanan, respons, lengkap, int(jumlah), int(kuadrat), jawaban)


def indeks_of(
    survei: Survei, unsur: list[UnsurSurvei], sel: Iterable[Sel], *, boleh_selang: bool = True
) -> Ringkasan:
    """The index of these cells pooled; weights as the survey declares them. `boleh_selang`: nothing follows
    from its interval about fewer than five complete forms elsewhere."""
    sel = list(sel)
    if not sel:
        return Ringkasan(0, None, None)
    sendiri = own_weights(unsur)
    hasil = compute_indeks(
        pool(s.jawaban for s in sel), cara=CaraBobot(survei.cara_bobot), bobot=sendiri
    )
    selang = None
    lengkap = sum(s.lengkap for s in sel)
    if boleh_selang and hasil and sendiri is None and may_show(lengkap):
        # the mean of the sums, on the scale of the index
        sama = CaraBobot(survei.cara_bobot).bobot(len(unsur))
        selang = interval(
            lengkap,
            sum(s.jumlah for s in sel) * sama,
            sum(s.kuadrat for s in sel) * sama**2,
        )
        if not convert(Fraction(selang.bawah)) <= hasil.ikm <= convert(Fraction(selang.atas)):
            selang = None  # who left something out answered otherwise than the rest
    return Ringkasan(sum(s.respons for s in sel), hasil, selang)


def own_weights(unsur: Iterable[UnsurSurvei]) -> dict[str, Fraction] | None:
    """The weights that the survey brings itself; None where all weigh the same."""
    bobot = {u.kode: u.bobot for u in unsur}
    return bobot if bobot and all(b is not None for b in bobot.values()) else None


Kunci = tuple[int, int]  # unit, service
Banyak = dict[Kunci, tuple[int, ...]]  # respondents, then who answered each unsur


def count_months(
    survei_id: int | None, survei_ids: Sequence[int]
) -> tuple[dict[int, Banyak], dict[date, Banyak], dict[int, dict[Kunci, int]]]:
    """Answers that count per survey, of one survey per month, and complete forms per survey; one statement, from
    the index alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT survei_id, unit_id, layanan_id,"
            " CASE WHEN survei_id = %s THEN date_trunc('month', tanggal::timestamp)::date END,"
            " cardinality(nilai), array_positions(nilai, NULL), count(*) FROM surveys_respons"
            " WHERE survei_id = ANY(%s) AND keadaan = 'sah' GROUP BY 1, 2, 3, 4, 5, 6",
            [survei_id, list(survei_ids)],
        )
        baris = cursor.fetchall()
    lebar = max((panjang for *_, panjang, _, _ in baris), default=0)
    putaran: dict[int, dict] = {pk: {} for pk in survei_ids}
    bulanan: dict[date, dict] = {}
    lengkap: dict[int, dict] = {pk: {} for pk in survei_ids}
    for survei, unit, layanan, bulan, panjang, kosong, n in baris:
        isi = [n] * (panjang + 1) + [0] * (lebar - panjang)
        for nomor in kosong:
            isi[nomor] = 0
        if not kosong:
            lengkap[survei][unit, layanan] = lengkap[survei].get((unit, layanan), 0) + n
        for milik in (putaran[survei], bulanan.setdefault(bulan, {})):
            lama = milik.get((unit, layanan))
            milik[unit, layanan] = isi if lama is None else list(map(add, lama, isi))
    bulanan.pop(None, None)
    rapi = lambda banyak: {k: tuple(n) for k, n in banyak.items()}  # noqa: E731
    return (
        {k: rapi(v) for k, v in putaran.items()},
        {k: rapi(v) for k, v in bulanan.items()},
        lengkap,
    )


@dataclass(frozen=True)
class Waktu:
    """Answers of one round, or of one month of it. `kepentingan` by unsur code, over complete forms; only
    of months."""

    survei_id: int
    bulan: date | None
    respons: int
    jawaban: dict[str, Jumlah]
    kepentingan: dict[str, Jumlahan] = field(default_factory=dict)


def sums(
    survei: Survei,
    unsur: Mapping[int, list[UnsurSurvei]],
    *,
    unit_ids: Sequence[int] | None = None,
) -> list[Waktu]:
    """The round per month, and the other rounds in `unsur` (survey id -> its unsur) as a whole: one
    statement."""
    lebar = max((len(isi) for isi in unsur.values()), default=0)
    potong, params = [], []
    for pk, isi in unsur.items():
        if isi:
            potong.append(_sums_sql(isi, lebar, per_bulan=pk == survei.pk, semua=unit_ids is None))
            params += [pk] if unit_ids is None else [pk, list(unit_ids)]
    if not potong:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(potong) + " ORDER BY 1, 2", params)
        return [_waktu(baris, unsur[baris[0]]) for baris in cursor.fetchall() if baris[2]]


def _sums_sql(unsur, lebar: int, *, per_bulan: bool, semua: bool) -> str:
    """Five figures per unsur, of which the last three are NULL without `per_bulan`; padded to `lebar`."""
    bulan = "date_trunc('month', tanggal::timestamp)::date" if per_bulan else "NULL::date"
    kolom = ["bulan", "count(*)"]
    kolom += ["count(t)", "sum(t)", "sum(t * t)"] if per_bulan else ["NULL::bigint"] * 3
    for n in (f"n{u.nomor}" for u in unsur):
        kolom += [f"count({n})", f"sum({n})"]
        if per_bulan:
            lengkap = "FILTER (WHERE t IS NOT NULL)"
            kolom += [f"sum({n}) {lengkap}", f"sum({n} * {n}) {lengkap}", f"sum({n} * t)"]
        else:
            kolom += ["NULL::bigint"] * 3
    kolom += ["NULL::bigint"] * (5 * (lebar - len(unsur)))
    di_bawah = "" if semua else " AND unit_id = ANY(%s)"
    satu = _taken_apart(unsur, f"survei_id, {bulan} AS bulan", di_bawah)
    return f"(SELECT survei_id, {', '.join(kolom)} FROM {satu} GROUP BY survei_id, bulan)"


def _waktu(baris, unsur) -> Waktu:
    survei, bulan, respons, lengkap, t, tt, *isi = baris
    lima = list(zip(*[iter(isi)] * 5, strict=True))
    jawaban = {u.kode: Jumlah(n, int(s or 0)) for u, (n, s, *_) in zip(unsur, lima, strict=False)}
    penting = {}
    if bulan is not None:
        penting = {
            u.kode: Jumlahan(lengkap, *(int(n or 0) for n in (x, xx, xt, t, tt)))
            for u, (_, _, x, xx, xt) in zip(unsur, lima, strict=False)
        }
    return Waktu(survei, bulan, respons, jawaban, penting)


KELOMPOK_USIA = ((0, 19, "di bawah 20 tahun"), (20, 29, "20–29 tahun"), (30, 39, "30–39 tahun"),
                 (40, 49, "40–49 tahun"), (50, 59, "50–59 tahun"), (60, 200, "60 tahun ke atas"))  # fmt: skip


@dataclass(frozen=True)
class Profil:
    """Who answered: per characteristic {value: respondents}; "" where not said. `keadaan` and `saluran`
    count answers, those in quarantine in the first only."""

    keadaan: dict[str, int]
    saluran: dict[str, int]
    jenis_kelamin: dict[str, int]
    usia: dict[str, int]
    pendidikan: dict[str, int]
    pekerjaan: dict[str, int]


def profile(survei: Survei, *, unit_ids: Sequence[int] | None = None) -> Profil:
    """Grouped once by all characteristics together, which are few, and added up here."""
    usia = " ".join(f"WHEN usia <= {atas} THEN '{nama}'" for _, atas, nama in KELOMPOK_USIA)
    di_bawah = "" if unit_ids is None else " AND unit_id = ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT keadaan, saluran, jenis_kelamin, CASE {usia} ELSE '' END, pendidikan, pekerjaan, count(*)"
            f" FROM surveys_respons WHERE survei_id = %s{di_bawah} GROUP BY 1, 2, 3, 4, 5, 6",
            [survei.pk] if unit_ids is None else [survei.pk, list(unit_ids)],
        )
        baris = cursor.fetchall()
    keadaan: dict[str, int] = {}
    sifat: list[dict[str, int]] = [{} for _ in range(5)]
    for k, *isi, n in baris:
        keadaan[k] = keadaan.get(k, 0) + n
        if k == KeadaanRespons.SAH:
            for hitung, nilai in zip(sifat, isi, strict=True):
                hitung[nilai] = hitung.get(nilai, 0) + n
    return Profil(keadaan, *sifat)
