"""The result of a round for a unit or the whole instansi, once, for page, public page, Word and Excel.

    read_laporan(survei, unit=None)     everything that those show, in at most eight statements

Figures that could point at a person are not in it: `tampak` says of every unit and service whether its
figures may be shown (surveys.calculators.penutupan), and nothing is computed for the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from surveys.calculators.indeks import CaraBobot, HasilIndeks, Jumlah, compute_indeks, pool
from surveys.calculators.kepentingan import Gambar, Jumlahan, compose
from surveys.calculators.penapisan import mask
from surveys.calculators.sampel import may_show
from surveys.hasil.hitung import (
    Profil,
    Ringkasan,
    Sel,
    Waktu,
    count_months,
    indeks_of,
    own_weights,
    profile,
    sums,
    tally,
)
from surveys.hasil.pohon import (
    AKAR,
    InfoLayanan,
    Tempat,
    only_root,
    quarter,
    read_pohon,
    subtree,
    time_step,
    visible_nodes,
)
from surveys.hasil.sampel import counts_in, required
from surveys.models import RencanaTindakLanjut, Respons, Survei, UnsurSurvei
from surveys.models.moderasi import Tinjauan
from units.models import UnitKerja

MAX_PUTARAN = 6  # rounds beside each other, this one included


@dataclass(frozen=True)
class Baris:
    """A unit with what is below it, or a service. `ringkasan` is None where its figures are hidden, or where
    nobody answered (respons 0)."""

    pk: int
    nama: str
    unit_id: int
    respons: int
    ringkasan: Ringkasan | None

    @property
    def tertutup(self) -> bool:
        return self.respons > 0 and self.ringkasan is None


@dataclass(frozen=True)
class BarisSampel:
    """Respondents needed and received of one service; None where its figures are hidden."""

    nama: str
    unit: str
    pengguna: int | None
    perlu: int | None
    terima: int | None


@dataclass(frozen=True)
class TitikWaktu:
    """The index of a round, a month or a quarter (`bulan`: its first month); None where hidden or where an unsur
    has no answer."""

    nama: str
    bulan: date | None
    respons: int
    hasil: HasilIndeks | None
    kini: bool = False


@dataclass(frozen=True)
class Sampel:
    """Krejcie & Morgan: in all, and shared out to the services. `terima`: answers about the services that the
    minimum is for; `lain`: about others. The two may stand apart where no service is hidden (`terpisah`): else
    a small one follows from them. `tanpa_populasi`: services of which nobody wrote how many people use them."""

    baris: list[BarisSampel]
    pengguna: int
    perlu: int
    terima: int
    lain: int
    terpisah: bool
    tanpa_populasi: int

    @property
    def kurang(self) -> bool:
        return self.terima < self.perlu


@dataclass(frozen=True)
class Laporan:
    survei: Survei
    unit: Tempat | None
    unsur: list[UnsurSurvei]
    respons: int
    karantina: int
    ditolak: int
    ringkasan: Ringkasan | None
    cara_lain: list[tuple[CaraBobot, HasilIndeks]]
    per_unit: list[Baris]
    per_layanan: list[Baris]
    per_putaran: list[TitikWaktu]
    per_triwulan: bool
    per_bulan: list[TitikWaktu]
    sampel: Sampel
    gambar: Gambar | None
    profil: Profil
    pohon: dict[int, Tempat]
    unit_ids: list[int]
    sel: list[Sel]
    layanan: dict[int, InfoLayanan]
    tampak: set

    @property
    def hasil(self) -> HasilIndeks | None:
        return self.ringkasan.hasil if self.ringkasan else None

    @property
    def sendiri(self) -> bool:
        """The survey brings its own weights: there is no other way of writing them."""
        return own_weights(self.unsur) is not None

    @property
    def cara(self) -> CaraBobot:
        return CaraBobot(self.survei.cara_bobot)

    @property
    def tertutup(self) -> bool:
        """There are answers, but their figures may not be shown."""
        return self.respons > 0 and self.ringkasan is None

    def place_names(self) -> dict[tuple[int, int], str]:
        """What an answer's service may be called where answers stand one by one: its name, or where its
        figures are hidden the nearest unit whose figures are shown."""
        nama = {}
        for s in self.sel:
            if ("layanan", s.unit_id, s.layanan_id) in self.tampak:
                tempat = f"{self.layanan[s.layanan_id].nama}, {self.pohon[s.unit_id].nama}"
            else:
                tampak = [u for u in self.path(s.unit_id) if ("unit", u.pk) in self.tampak]
                milik = tampak[-1].nama if tampak else self.survei.instansi.nama
                tempat = f"layanan lain, {milik}"
            nama[s.unit_id, s.layanan_id] = tempat
        return nama

    def path(self, pk: int | None) -> list[Tempat]:
        """Units from the top down to this one."""
        jalur: list[Tempat] = []
        while pk is not None:
            jalur.append(self.pohon[pk])
            pk = self.pohon[pk].induk
        return jalur[::-1]


def rounds_of(survei: Survei, *, umum: bool = False) -> dict[int, list[UnsurSurvei]]:
    """This round and those before it, newest first, each with its unsur (which know their survey). `umum`: of
    the others only those that citizens may see, published and taking no answers."""
    putaran: dict[int, list[UnsurSurvei]] = {survei.pk: []}
    semua = (
        UnsurSurvei.objects.filter(
            survei__instansi=survei.instansi_id, survei__mulai__lte=survei.mulai
        )
        .select_related("survei")
        .order_by("-survei__mulai", "-survei__pk", "nomor")
    )
    if umum:
        berjalan = Survei.objects.running_on(timezone.localdate())
        terbit = Q(survei__terbitan__isnull=False) & ~Q(survei__in=berjalan)
        semua = semua.filter(Q(survei=survei) | terbit)
    for u in semua:
        putaran.setdefault(u.survei_id, []).append(u)
    kini = putaran.pop(survei.pk)
    return {survei.pk: kini} | dict(list(putaran.items())[: MAX_PUTARAN - 1])


def read_laporan(
    survei: Survei, unit: UnitKerja | int | None = None, *, pohon=None, putaran=None
) -> Laporan:
    """`pohon`: read_pohon(survei), and `putaran`: rounds_of(survei), where the caller has them already or
    shows fewer rounds."""
    pohon, layanan = pohon or read_pohon(survei)
    pk = getattr(unit, "pk", unit)
    unit_ids = subtree(pohon, pk) if pk is not None else list(pohon)
    batas_unit = unit_ids if pk is not None else None
    putaran = rounds_of(survei) if putaran is None else putaran
    unsur = putaran[survei.pk]
    semua, per_bulan, lengkap = count_months(survei.pk, list(putaran))
    banyak = semua[survei.pk]
    tampak = visible_nodes(pohon, banyak)
    tampak_selang = visible_nodes(pohon, lengkap[survei.pk])  # it is a figure of complete forms
    simpul = ("unit", pk) if pk is not None else AKAR
    sel = tally(survei, unsur=unsur, unit_ids=batas_unit)
    waktu = sums(survei, putaran, unit_ids=batas_unit)
    profil = profile(survei, unit_ids=batas_unit)
    terlihat = simpul in tampak
    per_triwulan, titik = False, []
    if terlihat:
        per_triwulan, titik = _steps(survei, unsur, waktu, pohon, per_bulan, simpul)
    ringkasan = None
    if terlihat:
        ringkasan = indeks_of(survei, unsur, sel, boleh_selang=simpul in tampak_selang)
    per_simpul = _cells_by_node(sel, pohon, pk)

    def row(kunci, pk, nama, unit_id):
        isi = per_simpul.get(kunci, [])
        n = sum(s.respons for s in isi)
        boleh = n > 0 and kunci in tampak
        selang = kunci in tampak_selang
        hasil = indeks_of(survei, unsur, isi, boleh_selang=selang) if boleh else None
        return Baris(pk, nama, unit_id, n, hasil)

    atas = pk if pk is not None else only_root(pohon)
    anak = pohon[atas].anak if atas else [u.pk for u in pohon.values() if u.induk is None]
    return Laporan(
        survei=survei,
        unit=pohon[pk] if pk is not None else None,
        unsur=unsur,
        respons=sum(s.respons for s in sel),
        karantina=profil.keadaan.get("karantina", 0),
        ditolak=profil.keadaan.get("ditolak", 0),
        ringkasan=ringkasan,
        cara_lain=_other_ways(survei, unsur, sel) if terlihat else [],
        per_unit=[row(("unit", a), a, pohon[a].nama, a) for a in anak],
        per_layanan=[
            row(("layanan", u, nomor), nomor, layanan[nomor].nama, u)
            for u in unit_ids
            for nomor in _services(pohon[u], layanan, banyak)
        ],
        per_putaran=_rounds(survei, putaran, waktu, semua, pohon, simpul),
        per_triwulan=per_triwulan,
        per_bulan=titik,
        sampel=_sample(pohon, layanan, unit_ids, sel, tampak),
        gambar=_picture(survei, ringkasan, waktu),
        profil=profil,
        pohon=pohon,
        unit_ids=unit_ids,
        sel=sel,
        layanan=layanan,
        tampak=tampak,
    )


def _services(unit: Tempat, layanan, banyak) -> list[int]:
    """Services of a unit that are open or were answered about here. (One that has moved is listed where its
    answers are too.)"""
    milik = [nomor for nomor in unit.layanan if layanan[nomor].buka or (unit.pk, nomor) in banyak]
    pindah = [nomor for u, nomor in banyak if u == unit.pk and nomor not in milik]
    return milik + [nomor for nomor in pindah if nomor in layanan]


def _cells_by_node(sel: Iterable[Sel], pohon, sampai) -> dict:
    """Cells under every node at or below `sampai`."""
    hasil: dict = {}
    for s in sel:
        hasil.setdefault(("layanan", s.unit_id, s.layanan_id), []).append(s)
        atas = s.unit_id
        while atas is not None:
            hasil.setdefault(("unit", atas), []).append(s)
            atas = None if atas == sampai else pohon[atas].induk
    return hasil


def _other_ways(survei, unsur, sel) -> list[tuple[CaraBobot, HasilIndeks]]:
    """The same answers under every way of writing equal weights; none where a survey brings its own."""
    if own_weights(unsur) is not None:
        return []
    jawaban = pool(s.jawaban for s in sel)
    hasil = [(cara, compute_indeks(jawaban, cara=cara)) for cara in CaraBobot]
    return [(cara, h) for cara, h in hasil if h is not None]


def _index(survei, unsur, jawaban) -> HasilIndeks | None:
    return compute_indeks(jawaban, cara=CaraBobot(survei.cara_bobot), bobot=own_weights(unsur))


def _rounds(survei, putaran, waktu: list[Waktu], semua, pohon, simpul) -> list[TitikWaktu]:
    """Oldest first; each round by its own unsur and weights, and hidden by its own answers."""
    per: dict[int, list[Waktu]] = {}
    for w in waktu:
        per.setdefault(w.survei_id, []).append(w)
    hasil = []
    for pk, unsur in reversed(putaran.items()):
        isi = per.get(pk, [])
        if not isi:
            continue
        satu = unsur[0].survei
        boleh = simpul in visible_nodes(pohon, semua[pk])
        hasil.append(
            TitikWaktu(
                satu.nama,
                None,
                sum(w.respons for w in isi),
                _index(satu, unsur, _add(isi)) if boleh else None,
                pk == survei.pk,
            )
        )
    return hasil


def _add(waktu: Iterable[Waktu]) -> dict[str, Jumlah]:
    jumlah: dict[str, Jumlah] = {}
    for w in waktu:
        for kode, j in w.jawaban.items():
            lama = jumlah.get(kode, Jumlah(0, 0))
            jumlah[kode] = Jumlah(lama.penjawab + j.penjawab, lama.jumlah + j.jumlah)
    return jumlah


def _steps(
    survei, unsur, waktu: list[Waktu], pohon, per_bulan, simpul
) -> tuple[bool, list[TitikWaktu]]:
    """The round by months; by quarters (True) where a month is too small; else not at all."""
    bulan = [w for w in waktu if w.survei_id == survei.pk]
    langkah = time_step(pohon, per_bulan, simpul, {w.bulan for w in bulan})
    if langkah is None:
        return False, []
    kelompok: dict[date, list[Waktu]] = {}
    for w in bulan:
        kelompok.setdefault(langkah(w.bulan), []).append(w)
    return langkah is quarter, [
        TitikWaktu("", awal, sum(w.respons for w in isi), _index(survei, unsur, _add(isi)))
        for awal, isi in kelompok.items()
    ]


def _sample(pohon, layanan, unit_ids, sel: list[Sel], tampak) -> Sampel:
    """The minimum for all services together, shared out by how many people use each."""
    terima: dict[int, int] = {}
    tutup = set()
    for s in sel:
        terima[s.layanan_id] = terima.get(s.layanan_id, 0) + s.respons
        if ("layanan", s.unit_id, s.layanan_id) not in tampak:
            tutup.add(s.layanan_id)
    milik = [layanan[n] for u in unit_ids for n in pohon[u].layanan]
    milik = [info for info in milik if counts_in(info, terima)]
    minimum = required(milik, terima)
    baris = [
        BarisSampel(
            info.nama,
            pohon[info.unit].nama,
            info.pengguna,
            minimum.bagian.get(info.pk),
            None if info.pk in tutup else terima.get(info.pk, 0),
        )
        for info in milik
    ]
    tanpa = sum(not info.pengguna for info in milik)
    masuk = sum(terima.get(pk, 0) for pk in minimum.populasi)
    lain = sum(terima.values()) - masuk
    return Sampel(baris, minimum.pengguna, minimum.perlu, masuk, lain, not tutup, tanpa)


def _picture(survei, ringkasan: Ringkasan | None, waktu: list[Waktu]) -> Gambar | None:
    if ringkasan is None or ringkasan.hasil is None:
        return None
    jumlah: dict[str, Jumlahan] = {}
    for w in waktu:
        if w.survei_id == survei.pk:
            for kode, j in w.kepentingan.items():
                jumlah[kode] = jumlah.get(kode, Jumlahan()) + j
    if not jumlah or not may_show(max(j.banyak for j in jumlah.values())):
        return None
    return compose(
        {u.kode: u.nrr for u in ringkasan.hasil.unsur},
        {kode: j.korelasi for kode, j in jumlah.items()},
    )


@dataclass(frozen=True)
class Lembaran:
    """One answer without who gave it and when. `saran` is never shown beside the values."""

    tempat: str
    nilai: list[int | None]
    saran: str


def read_lembaran(laporan: Laporan) -> list[Lembaran]:
    """Every answer that counts, sorted by place and values: the order tells nothing of who came when. Under every
    name of a place there are at least five, or they could not be shown."""
    nama, letak = laporan.place_names(), [u.nomor - 1 for u in laporan.unsur]
    baris = _counted(laporan).values_list("unit_id", "layanan_id", "nilai", *TULISAN)
    isi = [
        Lembaran(
            nama[u, n], [nilai[i] if i < len(nilai) else None for i in letak], _words(*tulisan)
        )
        for u, n, nilai, *tulisan in baris
        if (u, n) in nama
    ]
    return sorted(isi, key=lambda b: (b.tempat, [n or 0 for n in b.nilai]))


def read_saran(laporan: Laporan, banyak: int) -> list[str]:
    """The newest words of respondents, without those that a moderator refused; none where figures are hidden."""
    if laporan.tertutup:
        return []
    baris = _counted(laporan).exclude(saran="").exclude(tinjauan__keputusan=Tinjauan.DITOLAK)
    return [_words(*t) for t in baris.order_by("-pk").values_list(*TULISAN)[:banyak]]


TULISAN = ("saran", "tinjauan__keputusan", "tinjauan__teks_terbit")


def _words(saran: str, keputusan: str | None, terbit: str | None) -> str:
    """As a moderator let them through; unseen yet, with what looks personal covered."""
    return "" if keputusan == Tinjauan.DITOLAK else terbit or mask(saran)


def _counted(laporan: Laporan):
    baris = Respons.objects.counted().filter(survei=laporan.survei)
    return baris.filter(unit__in=laporan.unit_ids) if laporan.unit else baris


def read_rencana(laporan: Laporan) -> list[RencanaTindakLanjut]:
    """Plans of this part that still hold, in the order of their deadlines."""
    return list(
        RencanaTindakLanjut.objects.kept()
        .filter(survei=laporan.survei)
        .for_scope(laporan.unit_ids, whole=laporan.unit is None)
        .select_related("unsur", "unit")
    )
