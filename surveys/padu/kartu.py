"""One unit and everything below it, for its card: what is behind the numbers, its posts, both trends.

    read_kartu(periode, unit, ...)           eight statements, the tree included
    read_rincian(unit_ids, hari_ini)         complaints by kind and unsur, aspirations, commitments, links; one statement

Of complaints only numbers are read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Case, Count, DateField, F, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from surveys.calculators.indeks import HasilIndeks
from surveys.calculators.penutupan import hide, small
from surveys.calculators.sampel import BATAS_SEL
from surveys.hasil.hitung import Ringkasan, count_months, indeks_of, tally
from surveys.hasil.laporan import MAX_PUTARAN
from surveys.hasil.pohon import Tempat, subtree, visible_nodes
from surveys.models import Aspirasi, Komitmen, Pengaduan, TautanSuara
from surveys.padu.suara import (
    Hitungan,
    Putaran,
    Suara,
    assemble,
    index_of,
    per_unit,
    pick_putaran,
    read_putaran,
    read_tempat,
)
from units.models import Jabatan, Periode
from workload import rekap
from workload.rekap.baris import cells_of
from workload.rekap.tren import TahunBezetting, bezetting_trend

TANPA_TEMA = "Tanpa tema"


@dataclass(frozen=True)
class BarisKategori:
    """Open complaints of one kind. `terlambat`: None where it may not be told."""

    pk: int
    nama: str
    terbuka: int
    terlambat: int | None


@dataclass(frozen=True)
class BarisAspirasi:
    pk: int
    judul: str
    tema: str
    dukungan: int
    tanggal: date

    @property
    def kode(self) -> str:
        return str(self.pk)


@dataclass(frozen=True)
class BarisKomitmen:
    pk: int
    isi: str
    pemilik: str
    lewat: bool
    batas: date


@dataclass(frozen=True)
class BarisTautan:
    pk: int
    suara: str
    jabatan: str
    tanggal: date


@dataclass(frozen=True)
class TitikIkm:
    """The index of a round; None where hidden or where an unsur has no answer. `hari`: its middle."""

    nama: str
    hari: date
    respons: int
    ikm: Decimal | None
    huruf: str
    berjalan: bool


@dataclass(frozen=True, kw_only=True)
class Rincian:
    """What is behind the numbers of a unit and everything below it. `aduan_unsur`: open complaints about each
    unsur of the survey (by its code), as officers marked them."""

    kategori: list[BarisKategori]
    aduan_unsur: dict[str, int]
    aspirasi: list[BarisAspirasi]
    komitmen: list[BarisKomitmen]
    tautan: list[BarisTautan]

    def shown_kategori(self) -> list[BarisKategori]:
        """Kinds that may be told to anybody: together with the total they give no small one away."""
        tutup = hide({b.pk: b.terbuka for b in self.kategori})
        lewat = hide({b.pk: b.terlambat for b in self.kategori})
        return [
            replace(b, terlambat=None) if b.pk in lewat else b
            for b in self.kategori
            if b.pk not in tutup
        ]

    def shown_unsur(self) -> dict[str, int]:
        """The same of `aduan_unsur`. Complaints without an unsur are told nowhere: small ones hide among them."""
        tutup = {kode for kode, n in self.aduan_unsur.items() if small(n)}
        tanpa = sum(b.terbuka for b in self.kategori) - sum(self.aduan_unsur.values())
        if tanpa + sum(self.aduan_unsur[kode] for kode in tutup) < BATAS_SEL:
            tutup = hide(self.aduan_unsur)
        return {kode: n for kode, n in self.aduan_unsur.items() if kode not in tutup}

    def themes(self) -> list[tuple[str, int, int]]:
        """(theme, aspirations, support), the most supported first."""
        tema: dict[str, list[int]] = {}
        for a in self.aspirasi:
            t = tema.setdefault(a.tema or TANPA_TEMA, [0, 0])
            t[0] += 1
            t[1] += a.dukungan
        return sorted(((n, *t) for n, t in tema.items()), key=lambda t: (-t[2], -t[1], t[0]))


@dataclass(frozen=True, kw_only=True)
class Kartu(Rincian):
    """One unit with everything below it."""

    suara: Suara
    unit: Tempat
    unit_ids: list[int]
    ringkasan: Ringkasan | None
    posts: list[rekap.BarisJabatan]
    jumlah: rekap.Jumlah
    tren_ikm: list[TitikIkm]
    tren_bezetting: list[TahunBezetting]

    @property
    def hasil(self) -> HasilIndeks | None:
        return self.ringkasan.hasil if self.ringkasan else None

    @property
    def respons(self) -> int:
        return self.suara.respons(self.unit.pk)

    @property
    def hitungan(self) -> Hitungan:
        return self.suara.hitungan(self.unit.pk)

    def shortages(self) -> list[rekap.BarisJabatan]:
        """Posts that lack people, the most first."""
        return sorted((p for p in self.posts if p.kurang), key=lambda p: (-p.kurang, p.nama, p.pk))

    def short_units(self) -> list[tuple[str, rekap.Jumlah]]:
        """Units whose own posts lack people, the most first."""
        per_unit: dict[int, list] = {}
        for sel in cells_of(self.posts):
            per_unit.setdefault(sel.unit_id, []).append(sel)
        jumlah = [
            (self.suara.pohon[pk].nama, rekap.total(None, cells=sel))
            for pk, sel in per_unit.items()
        ]
        return sorted(((n, j) for n, j in jumlah if j.kurang), key=lambda t: (-t[1].kurang, t[0]))


def read_kartu(
    periode: Periode, unit: int, hari_ini: date, *, tempat=None, survei: int | None = None
) -> Kartu:
    """`tempat`: read_tempat() of the instansi, where the caller has it already."""
    pohon, isi = tempat or read_tempat(periode.instansi_id, hari_ini)
    unit_ids = subtree(pohon, unit)
    semua = read_putaran(periode.instansi_id)
    putaran = pick_putaran(semua, hari_ini, survei)
    tren = semua[:MAX_PUTARAN]
    if putaran and putaran not in tren:
        tren = [*tren, putaran]
    banyak, _, lengkap = count_months(None, [p.survei.pk for p in tren])
    sel = tally(putaran.survei, unsur=putaran.unsur, unit_ids=unit_ids) if putaran else []
    suara = assemble(
        pohon, isi, semua, putaran, banyak[putaran.survei.pk] if putaran else {}, per_unit(sel)
    )
    posts = rekap.rows_of(
        rekap.with_figures(
            Jabatan.objects.filter(instansi=periode.instansi_id, unit__in=unit_ids).active_in(periode),
            periode,
        ).order_by("unit__urutan", "unit__kode", "urutan", "nama", "pk")
    )  # fmt: skip
    tampak, ringkasan = ("unit", unit) in suara.tampak, None
    if putaran and tampak:
        selang = ("unit", unit) in visible_nodes(pohon, lengkap[putaran.survei.pk])
        ringkasan = indeks_of(putaran.survei, putaran.unsur, sel, boleh_selang=selang)
    return Kartu(
        suara=suara,
        unit=pohon[unit],
        unit_ids=unit_ids,
        ringkasan=ringkasan,
        **vars(read_rincian(unit_ids, hari_ini)),
        posts=posts,
        jumlah=rekap.total(periode, rows=posts),
        tren_ikm=_trend(suara, tren, banyak, unit, unit_ids, hari_ini),
        tren_bezetting=bezetting_trend(periode.instansi_id, unit_ids)[-MAX_PUTARAN:],
    )


def _trend(suara: Suara, tren, banyak, unit, unit_ids, hari_ini) -> list[TitikIkm]:
    """Oldest first; each round by its own unsur and weights, and hidden by its own answers."""
    lain = [p for p in tren if p is not suara.putaran]
    jumlah = _totals(lain, unit_ids)
    hasil = []
    for p in sorted(tren, key=lambda p: (p.survei.mulai, p.survei.pk)):
        s, h = p.survei, None
        n, *isi = jumlah.get(s.pk, [0])
        if p is suara.putaran:
            n, h = suara.respons(unit), suara.hasil(unit)
        elif n and ("unit", unit) in visible_nodes(suara.pohon, banyak[s.pk]):
            h = index_of(p, isi)
        if n:
            tengah = s.mulai + (min(s.selesai, max(hari_ini, s.mulai)) - s.mulai) / 2
            huruf = h.mutu.huruf if h and h.mutu else ""
            hasil.append(TitikIkm(s.nama, tengah, n, h.ikm if h else None, huruf, s.takes_answers(hari_ini)))  # fmt: skip
    return hasil


def _totals(putaran: Sequence[Putaran], unit_ids: list[int]) -> dict[int, list[int]]:
    """[respondents, answers and their sum for each unsur] of these units together, per round; one statement."""
    if not putaran:
        return {}
    nomor = range(1, max(u.nomor for p in putaran for u in p.unsur) + 1)
    kolom = ", ".join(f"count(nilai[{n}]), coalesce(sum(nilai[{n}]), 0)" for n in nomor)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT survei_id, count(*), {kolom} FROM surveys_respons"
            " WHERE survei_id = ANY(%s) AND keadaan = 'sah' AND unit_id = ANY(%s) GROUP BY survei_id",
            [[p.survei.pk for p in putaran], unit_ids],
        )
        baris = {pk: (n, list(zip(*[iter(isi)] * 2, strict=True))) for pk, n, *isi in cursor}
    hasil = {}
    for p in putaran:
        if p.survei.pk in baris:
            n, isi = baris[p.survei.pk]
            hasil[p.survei.pk] = [n, *(int(x) for u in p.unsur for x in isi[u.nomor - 1])]
    return hasil


def read_rincian(unit_ids: Collection[int], hari_ini: date) -> Rincian:
    """One statement."""
    di_sini = Q(unit__in=unit_ids)
    terbuka = Pengaduan.objects.counted().open().filter(di_sini)
    lewat = Pengaduan.objects.overdue(hari_ini).values("pk")
    kategori = terbuka.order_by().values("kategori")
    kosong = Value("")
    bagian = [
        _detail(kategori, "kategori", F("kategori"), F("kategori__nama"), kosong,
                Count("pk"), Count("pk", filter=Q(pk__in=lewat)), None),
        _detail(terbuka.order_by().exclude(unsur="").values("unsur"), "unsur", Value(0), F("unsur"), kosong,
                Count("pk"), Value(0), None),
        _detail(Aspirasi.objects.published().filter(di_sini).with_dukungan(), "aspirasi",
                F("pk"), F("judul_terbit"), Coalesce("tema__nama", kosong), F("dukungan"), Value(0), F("tanggal")),
        _detail(Komitmen.objects.open().filter(di_sini), "komitmen", F("pk"), F("isi"), F("pemilik"),
                Value(0), Case(When(batas__lt=hari_ini, then=1), default=0), F("batas")),
        _detail(TautanSuara.objects.held().filter(di_sini), "tautan", F("pk"),
                Coalesce("unsur__nama", "kategori__nama", Cast("aspirasi__judul_terbit", TextField()), output_field=TextField()),
                F("jabatan__nama"), Value(0), Value(0), Cast("dibuat_pada", DateField())),
    ]  # fmt: skip
    hasil: dict[str, list] = {
        "kategori": [],
        "unsur": [],
        "aspirasi": [],
        "komitmen": [],
        "tautan": [],
    }
    for jenis, pk, teks, lain, n, m, tanggal in bagian[0].union(*bagian[1:], all=True):
        hasil[jenis].append(_BUAT[jenis](pk, teks, lain, n, m, tanggal))
    hasil["kategori"].sort(key=lambda k: (-k.terbuka, k.nama))
    hasil["aspirasi"].sort(key=lambda a: (-a.dukungan, a.judul, a.pk))
    hasil["komitmen"].sort(key=lambda k: (k.batas, k.pk))
    hasil["tautan"].sort(key=lambda t: -t.pk)
    return Rincian(aduan_unsur=dict(hasil.pop("unsur")), **hasil)


_BUAT = {
    "kategori": lambda pk, teks, _, n, m, __: BarisKategori(pk, teks, n, m),
    "unsur": lambda _, teks, __, n, ___, ____: (teks, n),
    "aspirasi": lambda pk, teks, lain, n, _, tanggal: BarisAspirasi(pk, teks, lain, n, tanggal),
    "komitmen": lambda pk, teks, lain, _, m, tanggal: BarisKomitmen(pk, teks, lain, m > 0, tanggal),
    "tautan": lambda pk, teks, lain, _, __, tanggal: BarisTautan(pk, teks, lain, tanggal),
}


def _detail(queryset, jenis: str, pk, teks, lain, n, m, tanggal):
    return queryset.order_by().annotate(
        r_jenis=Value(jenis, output_field=TextField()),
        r_pk=pk,
        r_teks=Cast(teks, TextField()),
        r_lain=Cast(lain, TextField()),
        r_n=n,
        r_m=m,
        r_tanggal=Cast(tanggal, DateField()) if tanggal is not None else Cast(Value(None), DateField()),
    ).values_list("r_jenis", "r_pk", "r_teks", "r_lain", "r_n", "r_m", "r_tanggal")  # fmt: skip
