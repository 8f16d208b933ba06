"""The list of units where weak service, load and shortage meet: read, filtered, sorted, for page and workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from surveys.calculators.temu import BOBOT_BAWAAN, Bagian, Temu, compute_temu, refuse_bobot
from surveys.padu.suara import Hitungan, Suara, parts_of, read_suara
from units.models import JenisUnit, Periode
from workload import rekap

URUT = {
    "indeks": lambda b: b.temu.indeks if b.temu else None,
    "ikm": lambda b: -b.hasil.ikm if b.hasil else None,
    "unsur": lambda b: -b.hasil.terlemah[0].ikm if b.hasil else None,
    "eu": lambda b: b.jumlah.eu,
    "kurang": lambda b: b.jumlah.kurang or None,
    "pengaduan": lambda b: b.hitungan.terbuka or None,
}
"""What the list may be sorted by: the worst first, what has no figure last."""


@dataclass(frozen=True)
class Baris:
    """A unit with everything below it."""

    jumlah: rekap.BarisUnit
    respons: int
    hasil: object
    hitungan: Hitungan
    temu: Temu | None

    @property
    def pk(self) -> int:
        return self.jumlah.pk


@dataclass(frozen=True)
class Saringan:
    """What a person asked the list for. `salah`: why the weights given are not used."""

    q: str = ""
    jenis: str = ""
    urut: str = "indeks"
    semua: bool = False
    survei: int | None = None
    bobot: Mapping[Bagian, int] | None = None
    ketik: Mapping[str, str] | None = None
    salah: str = ""

    @classmethod
    def read(cls, get) -> Saringan:
        ketik = {b.value: get.get(b.value, "").strip()[:6] for b in Bagian}
        bobot, salah = None, ""
        if any(ketik.values()):
            bobot, salah = read_bobot(ketik)
        survei = get.get("survei", "")
        return cls(
            q=get.get("q", "").replace("\x00", "").strip()[:100],
            jenis=get.get("jenis", "") if get.get("jenis", "") in JenisUnit.values else "",
            urut=get.get("urut", "") if get.get("urut", "") in URUT else "indeks",
            semua=get.get("semua", "") == "1",
            survei=int(survei) if survei.isascii() and survei.isdigit() and len(survei) < 19 else None,
            bobot=bobot,
            ketik=ketik if bobot is None and salah else None,
            salah=salah,
        )  # fmt: skip

    def query(self, **lain) -> str:
        """The same again as ?…, with changes."""
        isi = {
            "q": self.q,
            "jenis": self.jenis,
            "urut": "" if self.urut == "indeks" else self.urut,
            "semua": "1" if self.semua else "",
            "survei": self.survei or "",
            **({b.value: n for b, n in self.bobot.items()} if self.bobot else {}),
            **lain,
        }
        return urlencode({k: v for k, v in isi.items() if v != ""})


def read_bobot(ketik: Mapping[str, str]) -> tuple[dict[Bagian, int] | None, str]:
    """Weights as they were typed; None with the reason where they make no index."""
    bobot = {}
    for b in Bagian:
        teks = ketik.get(b.value, "")
        if not (teks.isascii() and teks.isdigit()):
            return None, "Tulis setiap bobot sebagai bilangan bulat 0 sampai 10."
        bobot[b] = int(teks)
    salah = refuse_bobot(bobot)
    return (None, salah) if salah else (bobot, "")


def own_bobot(instansi) -> dict[Bagian, int]:
    """The weights that the instansi begins with."""
    simpan = getattr(instansi, "bobot_temu", None)
    return simpan.value() if simpan else dict(BOBOT_BAWAAN)


@dataclass(frozen=True)
class Daftar:
    suara: Suara
    bobot: Mapping[Bagian, int]
    baris: list[Baris]
    unit: int
    tanpa: int


def read_daftar(periode: Periode, user, saringan: Saringan, hari_ini: date) -> Daftar:
    """Units that the person may see, the most pressing first. `unit`: how many in all; `tanpa`: how many of
    those asked for have no index."""
    cells = rekap.cells(periode, user=user)
    units = rekap.units(periode, user=user, cells=cells)
    suara = read_suara(periode.instansi_id, hari_ini, survei=saringan.survei)
    bobot = saringan.bobot or own_bobot(periode.instansi)
    kata = saringan.q.lower().split()
    baris = [
        _row(u, suara, bobot)
        for u in units
        if (not saringan.jenis or u.jenis == saringan.jenis)
        and all(k in u.nama.lower() or k in u.kode.lower() for k in kata)
    ]
    tanpa = sum(b.temu is None for b in baris)
    if not saringan.semua:
        baris = [b for b in baris if b.temu is not None]
    kunci = URUT[saringan.urut]
    ada = [b for b in baris if kunci(b) is not None]
    ada.sort(key=kunci, reverse=True)  # stable: equal ones stay in the order of the tree
    return Daftar(suara, bobot, ada + [b for b in baris if kunci(b) is None], len(units), tanpa)


def _row(u: rekap.BarisUnit, suara: Suara, bobot) -> Baris:
    hasil = suara.hasil(u.pk)
    return Baris(
        u, suara.respons(u.pk), hasil, suara.hitungan(u.pk), compute_temu(parts_of(hasil, u), bobot)
    )
