"""Contradictions put into a post on purpose, as offices make them.

Each function changes what the file prints, never what is meant, and gives the places where a reader must
say so. A change that cannot be seen at the printed decimals is not made. Which causes arithmetic allows is
worked out here, from the figures alone and without the reader: two that fit equally are both right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from random import Random

from tests.tata_letak.model import Jabatan, Tugas, bulat, cetak, setengah_ke_atas, terlihat

Tempat = tuple[str, Tugas | None]
"""What a cell shows and for which row: ("tercetak", task), ("jumlah", None)."""


@dataclass(frozen=True)
class Rencana:
    """A contradiction before it has an address."""

    jenis: str
    tempat: tuple[Tempat, ...]
    sebab: frozenset[str] = frozenset()
    akibat: bool = False
    wajib: bool = True


@dataclass
class Keadaan:
    """What the makers below need to know of the workbook."""

    r: Random
    desimal: int | None
    pengali: tuple[Fraction, ...]  # times a year: day, week, month
    efektif_berlaku: Fraction  # of the period
    satuan_tersurat: bool
    efektif_per_baris: bool
    ringkasan: list[str]
    hasilkali: bool
    efektif_tampil: dict[Tugas, Fraction]  # what a cell shows instead of the right minutes
    hasilkali_tampil: dict[Tugas, Fraction]
    rekap_tampil: dict[Tugas, Fraction]
    faktor: dict[Tugas, Fraction]  # a printed figure is so many times the right one


EFEKTIF_DIKENAL = tuple(map(Fraction, (72000, 75000, 78000, 79320, 79440, 80340, 92820)))
"""Effective minutes a year that published forms divide by; the first three are the usual ones."""


def sebab_baris(
    tercetak, benar: Fraction, tetangga: list[Fraction], k: Keadaan, efektif: Fraction
) -> set[str]:
    """The causes that turn the right figure into the printed one, within the printed decimals."""
    faktor = [("satuan_waktu", Fraction(60)), ("ribuan", Fraction(1000))]
    faktor += [("periode", p) for p in k.pengali if p != 1]
    hasil = set()
    for sebab, f in faktor:
        if any(not terlihat(tercetak, benar * x) for x in (f, 1 / f)):
            hasil.add(sebab)
    if any(e != efektif and not terlihat(tercetak, benar * efektif / e) for e in EFEKTIF_DIKENAL):
        hasil.add("efektif_lain")
    if any(not terlihat(tercetak, t) for t in tetangga):
        hasil.add("geser")
    return hasil


def sebab_jumlah(tercetak, jabatan: Jabatan, k: Keadaan) -> set[str]:
    baris = [jabatan.orang(t) for t in jabatan.baris]
    benar = sum(baris, Fraction(0))
    hasil = sebab_baris(tercetak, benar, [], k, jabatan.efektif)
    for n in (1, 2):
        if any(
            not terlihat(tercetak, benar - sum(c)) for c in combinations(baris, n) if n < len(baris)
        ):
            hasil.add("baris_terlewat")
    if any(not terlihat(tercetak, benar + b) for b in baris):
        hasil.add("baris_ganda")
    for d in range(4):
        if not terlihat(tercetak, sum((Fraction(bulat(b, d)) for b in baris), Fraction(0))):
            hasil.add("pembulatan_baris")
    return hasil


def _sebab(yang_dimaksud: str, mungkin: set[str]) -> frozenset[str]:
    return frozenset({yang_dimaksud} | mungkin)


def _tetangga(j: Jabatan, t: Tugas) -> list[Fraction]:
    i = j.baris.index(t)
    return [j.orang(x) for x in j.baris[max(i - 1, 0) : i] + j.baris[i + 1 : i + 2]]


def _ubah_baris(j: Jabatan, k: Keadaan, t: Tugas, faktor: Fraction) -> bool:
    nilai = cetak(j.orang(t) * faktor, k.desimal)
    if not terlihat(nilai, j.orang(t)):
        return False
    j.cetak[t] = nilai
    k.faktor[t] = faktor
    return True


def _susulan(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """After rows changed: the total adds what the rows print (mostly), and need and gap follow it."""
    if "jumlah" in k.ringkasan and k.r.random() < 0.7:
        jumlah = sum((Fraction(j.cetak[t]) for t in j.baris if j.cetak[t] is not None), Fraction(0))
        j.jumlah = cetak(jumlah, k.desimal)
    return _akibat(j, k)


def _akibat(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """Differences that a changed total brings with it."""
    hasil = []
    if j.jumlah is None:
        return hasil
    if terlihat(j.jumlah, j.fte):
        hasil.append(Rencana("akibat_jumlah", (("jumlah", None),), akibat=True))
    else:
        hasil.append(Rencana("akibat_jumlah", (("jumlah", None),), akibat=True, wajib=False))
    if j.pembulatan is not None and not j.struktural:
        benar = setengah_ke_atas(j.fte)
        j.pembulatan = setengah_ke_atas(Fraction(j.jumlah))
        if j.selisih is not None:
            j.selisih = j.bezetting - j.pembulatan
        wajib = j.pembulatan != benar
        hasil.append(
            Rencana("akibat_pembulatan", (("pembulatan", None),), akibat=True, wajib=wajib)
        )
        hasil.append(Rencana("akibat_selisih", (("selisih", None),), akibat=True, wajib=False))
    return hasil


# --- one row ------------------------------------------------------------------------------------------


def _satu_baris(jenis: str, sebab: str, faktor):
    def buat(j: Jabatan, k: Keadaan) -> list[Rencana]:
        baris = [t for t in j.baris if j.cetak.get(t) is not None and t not in k.faktor]
        k.r.shuffle(baris)
        for t in baris:
            f = faktor(j, k, t)
            if f and _ubah_baris(j, k, t, f):
                mungkin = sebab_baris(j.cetak[t], j.orang(t), _tetangga(j, t), k, j.efektif)
                yang = _sebab(sebab, mungkin) if sebab else frozenset()
                return [Rencana(jenis, (("tercetak", t),), yang), *_susulan(j, k)]
        return []

    return buat


def _ribuan(j, k, t):
    """ "1.250" taken for 1,25 in volume or time; "75.000" taken for 75 in the effective time."""
    if t.volume >= 1000 or (t.waktu >= 1000 and t.satuan_waktu == "menit"):
        return Fraction(1, 1000)
    return Fraction(1000)


def satuan_semua(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """Every row divides minutes by hours, or hours by minutes, though the headings say which is which."""
    if not k.satuan_tersurat:
        return []
    faktor = Fraction(60) if k.r.random() < 0.6 else Fraction(1, 60)
    baris = [t for t in j.baris if j.cetak.get(t) is not None]
    kena = [t for t in baris if _ubah_baris(j, k, t, faktor)]
    if len(kena) < 2:
        return _batal(j, k, kena)
    sebab = frozenset({"satuan_waktu"}.union(*(
        sebab_baris(j.cetak[t], j.orang(t), _tetangga(j, t), k, j.efektif) for t in kena
    )))  # fmt: skip
    tempat = (*(("tercetak", t) for t in kena), ("jumlah", None))
    return [Rencana("satuan_semua", tempat, sebab), *_susulan(j, k)]


def _batal(j, k, kena) -> list[Rencana]:
    for t in kena:
        j.cetak[t] = cetak(j.orang(t), k.desimal)
        k.faktor.pop(t, None)
    return []


def geser(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """Two figures change places."""
    baris = j.baris
    pasangan = [(a, b) for a, b in pairwise(baris)
                if j.cetak.get(a) is not None and j.cetak.get(b) is not None
                and terlihat(j.cetak[a], j.orang(b)) and terlihat(j.cetak[b], j.orang(a))]  # fmt: skip
    if not pasangan:
        return []
    a, b = k.r.choice(pasangan)
    j.cetak[a], j.cetak[b] = j.cetak[b], j.cetak[a]
    k.faktor[a], k.faktor[b] = j.orang(b) / j.orang(a), j.orang(a) / j.orang(b)
    return [
        Rencana(
            "geser",
            (("tercetak", t),),
            _sebab("geser", sebab_baris(j.cetak[t], j.orang(t), _tetangga(j, t), k, j.efektif)),
        )
        for t in (a, b)
    ]


def efektif_baris(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """One row names another effective time than it divides by."""
    if not k.efektif_per_baris:
        return []
    lain = k.r.choice([e for e in EFEKTIF_DIKENAL[:3] if e != j.efektif])
    for t in k.r.sample(j.baris, len(j.baris)):
        # against what its own cell says, the printed figure must differ
        if j.cetak.get(t) is not None and terlihat(j.cetak[t], j.orang(t) * j.efektif / lain):
            k.efektif_tampil[t] = lain
            tempat = (("tercetak", t), ("efektif", t))
            return [
                Rencana("efektif_baris", tempat, frozenset({"efektif_lain"})),
                Rencana("akibat_jumlah", (("jumlah", None),), akibat=True, wajib=False),
            ]
    return []


def efektif_ribuan(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """The spreadsheet took "75.000" for 75 in the column of the effective time; the figures are right."""
    if not k.efektif_per_baris:
        return []
    semua = k.r.random() < 0.5
    baris = [
        t for t in j.baris if j.cetak.get(t) is not None and terlihat(j.cetak[t], j.orang(t) * 1000)
    ]
    if not baris:
        return []
    kena = j.baris if semua else [k.r.choice(baris)]
    for t in kena:
        k.efektif_tampil[t] = j.efektif / 1000
    tempat = tuple((n, t) for t in kena for n in ("tercetak", "efektif"))
    return [
        Rencana("efektif_ribuan", tempat, frozenset({"ribuan"})),
        Rencana("akibat_jumlah", (("jumlah", None),), akibat=True, wajib=False),
    ]


def hasilkali_salah(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """The column volume × time does not multiply in one row."""
    if not k.hasilkali or not j.baris:
        return []
    t = k.r.choice(j.baris)
    k.hasilkali_tampil[t] = t.menit * 2 + 60
    return [Rencana("hasilkali_salah", (("hasilkali", t),))]


def rekap_salah(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """A parent row prints another sum than that of its details."""
    for t in j.tugas:
        benar = sum((j.orang(x) for x in t.rincian), Fraction(0)) if t.bentuk == "rekap" else None
        if benar and terlihat(cetak(benar * 3 / 2 + 1, k.desimal), benar):
            k.rekap_tampil[t] = benar * 3 / 2 + 1
            return [Rencana("rekap_salah", (("tercetak", t),))]
    return []


# --- the totals ---------------------------------------------------------------------------------------


def _jumlah(jenis: str, sebab: str, hitung):
    def buat(j: Jabatan, k: Keadaan) -> list[Rencana]:
        if "jumlah" not in k.ringkasan or len(j.baris) < 2:
            return []
        for _ in range(8):
            nilai = hitung(j, k)
            if nilai is not None and terlihat(nilai, j.fte):
                j.jumlah = nilai
                yang = _sebab(sebab, sebab_jumlah(nilai, j, k)) if sebab else frozenset()
                ikut = [x for x in _akibat(j, k) if x.jenis != "akibat_jumlah"]
                return [Rencana(jenis, (("jumlah", None),), yang), *ikut]
        return []

    return buat


def _terlewat(j, k):
    n = 2 if len(j.baris) > 3 and k.r.random() < 0.2 else 1
    lewat = [j.baris[-1]] if n == 1 and k.r.random() < 0.5 else k.r.sample(j.baris, n)
    return cetak(j.fte - sum(j.orang(t) for t in lewat), k.desimal)


def _ganda(j, k):
    return cetak(j.fte + j.orang(k.r.choice(j.baris)), k.desimal)


def _bulat_baris(j, k):
    d = k.r.choice([1, 2] if k.desimal is None or k.desimal > 2 else [1])
    return sum((bulat(j.orang(t), d) for t in j.baris), Decimal(0))


def _acak(j, k):
    nilai = cetak(
        j.fte * k.r.choice([Fraction(117, 100), Fraction(83, 100), Fraction(3, 2)])
        + Fraction(1, 7),
        k.desimal,
    )
    return nilai


def aturan_bulat(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """The need is rounded by another rule than the nearest."""
    if j.pembulatan is None or j.struktural:
        return []
    if setengah_ke_atas(j.fte * j.efektif / k.efektif_berlaku) != j.pembulatan:
        return []  # with the effective time of the period another need is right: no contradiction to see
    lain = {math.ceil(j.fte), math.floor(j.fte)} - {j.pembulatan}
    if not lain:
        return []
    return _ganti_pembulatan(j, lain.pop(), "aturan_bulat", frozenset({"aturan_pembulatan"}))


def pembulatan_salah(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """A need that no rule gives."""
    if j.pembulatan is None or j.struktural:
        return []
    return _ganti_pembulatan(j, j.pembulatan + k.r.choice([2, 3]), "pembulatan_salah", frozenset())


def _ganti_pembulatan(j, nilai: int, jenis: str, sebab) -> list[Rencana]:
    beda = nilai - j.pembulatan
    j.pembulatan = nilai
    ikut = []
    if j.selisih is not None:
        j.selisih -= beda
        ikut = [Rencana("akibat_selisih", (("selisih", None),), akibat=True, wajib=False)]
    return [Rencana(jenis, (("pembulatan", None),), sebab), *ikut]


def selisih_salah(j: Jabatan, k: Keadaan) -> list[Rencana]:
    """Holders less need is not the gap, with either sign."""
    if j.selisih is None or j.pembulatan is None:
        return []
    if setengah_ke_atas(j.fte * j.efektif / k.efektif_berlaku) != j.pembulatan or j.struktural:
        return []
    j.selisih = abs(j.selisih) + k.r.choice([1, 2])
    return [
        Rencana("selisih_salah", (("selisih", None), ("bezetting", None), ("pembulatan", None)))
    ]


JENIS = {
    "satuan_baris": _satu_baris(
        "satuan_baris",
        "satuan_waktu",
        lambda j, k, t: k.r.choice([Fraction(60), Fraction(1, 60)]) if k.satuan_tersurat else None,
    ),
    "satuan_semua": satuan_semua,
    "ribuan_baris": _satu_baris("ribuan_baris", "ribuan", _ribuan),
    "periode_baris": _satu_baris(
        "periode_baris",
        "periode",
        lambda j, k, t: 1 / t.pengali if t.pengali != 1 else k.r.choice(k.pengali),
    ),
    "baris_salah": _satu_baris(
        "baris_salah",
        "",
        lambda j, k, t: k.r.choice([Fraction(2), Fraction(1, 2), Fraction(137, 100), Fraction(10)]),
    ),
    "geser": geser,
    "rekap_salah": rekap_salah,
    "efektif_baris": efektif_baris,
    "efektif_ribuan": efektif_ribuan,
    "hasilkali_salah": hasilkali_salah,
    "terlewat": _jumlah("terlewat", "baris_terlewat", _terlewat),
    "ganda": _jumlah("ganda", "baris_ganda", _ganda),
    "bulat_baris": _jumlah("bulat_baris", "pembulatan_baris", _bulat_baris),
    "jumlah_salah": _jumlah("jumlah_salah", "", _acak),
    "aturan_bulat": aturan_bulat,
    "pembulatan_salah": pembulatan_salah,
    "selisih_salah": selisih_salah,
}
"""Every kind: (post, state) -> places, or nothing where it does not apply to this post."""

SATU_BARIS = ["satuan_baris", "ribuan_baris", "periode_baris", "baris_salah"]
