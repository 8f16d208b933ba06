"""What citizens say, unit by unit, laid beside load and gap.

    read_suara(instansi_id, hari_ini)        of every unit with what is below it; three statements
    parts_of(hasil, jumlah)                  the parts of the index where both meet

The round that counts is the newest that takes no more answers, else the newest that has any. Figures that
could point at a person are not in it (surveys.hasil.pohon.visible_nodes). One unit in full: surveys.padu.kartu.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import chain

from django.core.cache import cache
from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from surveys.calculators.indeks import CaraBobot, HasilIndeks, Jumlah, compute_indeks
from surveys.calculators.temu import Bagian, pressure, shortage, weakness
from surveys.hasil.hitung import Sel, own_weights, tally
from surveys.hasil.pohon import Tempat, visible_nodes
from surveys.models import (
    Aspirasi,
    Komitmen,
    Pengaduan,
    Respons,
    Survei,
    UnsurSurvei,
)
from units.models import UnitKerja
from workload import rekap

PUTARAN_BESAR, DIINGAT = 20_000, 300  # answers; seconds
HITUNGAN = ("terbuka", "terlambat", "komitmen", "komitmen_lewat", "aspirasi")


@dataclass(frozen=True)
class Putaran:
    """A round that has answers, and its unsur."""

    survei: Survei
    unsur: list[UnsurSurvei]


def read_putaran(instansi_id: int) -> list[Putaran]:
    """Rounds with answers, newest first; one statement."""
    jawaban = Respons.objects.counted().filter(survei=OuterRef("survei"))
    semua = (
        UnsurSurvei.objects.filter(Exists(jawaban), survei__instansi=instansi_id)
        .select_related("survei")
        .order_by("-survei__mulai", "-survei__pk", "nomor")
    )
    putaran: dict[int, Putaran] = {}
    for u in semua:
        putaran.setdefault(u.survei_id, Putaran(u.survei, [])).unsur.append(u)
    return list(putaran.values())


def pick_putaran(putaran: Sequence[Putaran], hari_ini: date, pk: int | None = None) -> Putaran | None:  # fmt: skip
    """The round asked for; else the newest that is over, else the newest."""
    diminta = (p for p in putaran if p.survei.pk == pk)
    selesai = (p for p in putaran if not p.survei.takes_answers(hari_ini))
    return next(chain(diminta, selesai, putaran), None)


# --- the tree with what is counted in it: one statement --------------------------------------------


@dataclass(frozen=True)
class Isi:
    """What units hold themselves: figures in the order of HITUNGAN, and published aspirations per theme."""

    jumlah: dict[int, list[int]] = field(default_factory=dict)
    tema: dict[int, Counter[str]] = field(default_factory=dict)


def read_tempat(instansi_id: int, hari_ini: date) -> tuple[dict[int, Tempat], Isi]:
    """Every unit, and what each holds itself."""
    pengaduan = Pengaduan.objects.counted()
    bagian = {
        "terbuka": pengaduan.open(),
        "terlambat": pengaduan.overdue(hari_ini),
        "komitmen": Komitmen.objects.open(),
        "komitmen_lewat": Komitmen.objects.late(hari_ini),
        "aspirasi": Aspirasi.objects.published(),
    }
    pohon = _row(
        UnitKerja.objects.filter(instansi=instansi_id), "", F("pk"), F("nama"), Coalesce("induk", 0)
    )
    hitung = [
        _row(
            q.filter(unit__instansi=instansi_id),
            nama,
            F("unit"),
            Coalesce("tema__nama", Value("")) if nama == "aspirasi" else Value(""),
            Count("pk"),
            per=("unit", "tema__nama") if nama == "aspirasi" else ("unit",),
        )
        for nama, q in bagian.items()
    ]
    tempat: dict[int, Tempat] = {}
    isi = Isi()
    for jenis, unit, nama, n in pohon.union(*hitung, all=True):
        if jenis:
            isi.jumlah.setdefault(unit, [0] * len(HITUNGAN))[HITUNGAN.index(jenis)] += n
            if nama:
                isi.tema.setdefault(unit, Counter())[nama] = n
        else:
            tempat[unit] = Tempat(unit, nama, n or None)
    for t in tempat.values():
        if t.induk is not None:
            tempat[t.induk].anak.append(t.pk)
    return tempat, isi


def _row(queryset, jenis: str, unit, nama, n, *, per=()):
    """(jenis, unit, nama, n) of a queryset, counted per `per` where given, ready for a union."""
    queryset = queryset.order_by()
    if per:
        queryset = queryset.values(*per)
    return queryset.annotate(
        r_jenis=Value(jenis, output_field=TextField()),
        r_unit=unit,
        r_nama=Cast(nama, TextField()),
        r_n=n if per else Cast(n, IntegerField()),
    ).values_list("r_jenis", "r_unit", "r_nama", "r_n")


def add_upwards(pohon: Mapping[int, Tempat], isi: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """Rows of figures per unit, each added to every unit above it: from the leaves up, once per unit."""
    urut = [u.pk for u in pohon.values() if u.induk is None]
    for pk in urut:  # grows while it is walked: parents before children
        urut.extend(pohon[pk].anak)
    semua = {pk: list(baris) for pk, baris in isi.items() if pk in pohon}
    for pk in reversed(urut):
        induk = pohon[pk].induk
        if induk is not None and pk in semua:
            atas = semua.setdefault(induk, [0] * len(semua[pk]))
            for i, n in enumerate(semua[pk]):
                atas[i] += n
    return semua


# --- every unit -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hitungan:
    """Of a unit and everything below it: complaints that are open and late, commitments, aspirations."""

    terbuka: int = 0
    terlambat: int = 0
    komitmen: int = 0
    komitmen_lewat: int = 0
    aspirasi: int = 0


@dataclass
class Suara:
    """What citizens say of every unit of an instansi, with what is below it."""

    pohon: dict[int, Tempat]
    putaran: Putaran | None
    semua_putaran: list[Putaran]
    tampak: set
    _hitung: dict[int, list[int]]
    _tema: dict[int, dict[str, int]]
    _jawaban: dict[int, list[int]]
    _hasil: dict[int, HasilIndeks | None] = field(default_factory=dict)

    def hitungan(self, pk: int) -> Hitungan:
        return Hitungan(*self._hitung.get(pk, ()))

    def tema(self, pk: int) -> tuple[str, int] | None:
        """The theme of most published aspirations, and how many; None where none has one."""
        return min(self._tema.get(pk, {}).items(), key=lambda t: (-t[1], t[0]), default=None)

    def respons(self, pk: int) -> int:
        return self._jawaban[pk][0] if pk in self._jawaban else 0

    def tertutup(self, pk: int) -> bool:
        """There are answers, but their figures may not be shown."""
        return self.respons(pk) > 0 and ("unit", pk) not in self.tampak

    def hasil(self, pk: int) -> HasilIndeks | None:
        """The index; None where nobody answered, where it is hidden, and where an unsur has no answer."""
        if pk not in self._hasil:
            self._hasil[pk] = self._compute(pk) if ("unit", pk) in self.tampak else None
        return self._hasil[pk]

    def _compute(self, pk: int) -> HasilIndeks | None:
        return index_of(self.putaran, self._jawaban[pk][1:])


def index_of(putaran: Putaran, isi: Sequence[int]) -> HasilIndeks | None:
    """From answers and their sum for each unsur of the round."""
    pasang = zip(*[iter(isi)] * 2, strict=True)
    return compute_indeks(
        {u.kode: Jumlah(*p) for u, p in zip(putaran.unsur, pasang, strict=True)},
        cara=CaraBobot(putaran.survei.cara_bobot),
        bobot=own_weights(putaran.unsur),
    )


def read_suara(instansi_id: int, hari_ini: date, *, survei: int | None = None) -> Suara:
    pohon, isi = read_tempat(instansi_id, hari_ini)
    semua = read_putaran(instansi_id)
    putaran = pick_putaran(semua, hari_ini, survei)
    banyak, jawaban = _all_answers(putaran) if putaran else ({}, {})
    return assemble(pohon, isi, semua, putaran, banyak, jawaban)


def _all_answers(putaran: Putaran) -> tuple[dict, dict]:
    """Respondents (and of each unsur) per unit and service, and what was answered per unit, of a whole round. A large round is
    counted at most every five minutes: marks in the gap report must not count a million answers each time."""
    kunci = f"padu:{putaran.survei.pk}"
    if isi := cache.get(kunci):
        return isi
    sel = tally(putaran.survei, unsur=putaran.unsur)
    isi = {(s.unit_id, s.layanan_id): s.bilangan for s in sel}, per_unit(sel)
    if sum(s.respons for s in sel) >= PUTARAN_BESAR:
        cache.set(kunci, isi, DIINGAT)
    return isi


def per_unit(sel: Iterable[Sel]) -> dict[int, list[int]]:
    """[respondents, answers and their sum for each unsur] of each unit itself."""
    jawaban: dict[int, list[int]] = {}
    for s in sel:
        baris = [s.respons]
        for j in s.jawaban.values():
            baris += (j.penjawab, j.jumlah)
        milik = jawaban.setdefault(s.unit_id, [0] * len(baris))
        for i, n in enumerate(baris):
            milik[i] += n
    return jawaban


def assemble(pohon, isi: Isi, semua, putaran, banyak, jawaban) -> Suara:
    nama = sorted(set().union(*isi.tema.values()))
    tema = add_upwards(pohon, {pk: [n[t] for t in nama] for pk, n in isi.tema.items()})
    return Suara(
        pohon, putaran, semua, visible_nodes(pohon, banyak), add_upwards(pohon, isi.jumlah),
        {pk: dict(zip(nama, n, strict=True)) for pk, n in tema.items()}, add_upwards(pohon, jawaban),
    )  # fmt: skip


def parts_of(hasil: HasilIndeks | None, j: rekap.Jumlah) -> dict[Bagian, Fraction | None]:
    """What the index of temu is made of; None for what is not known."""
    return {
        Bagian.IKM: weakness(hasil.ikm) if hasil else None,
        Bagian.UNSUR: weakness(hasil.terlemah[0].ikm) if hasil else None,
        Bagian.BEBAN: pressure(j.fte, j.bezetting_dianalisis) if j.dianalisis else None,
        Bagian.KURANG: shortage(j.kurang, j.kebutuhan),
    }
