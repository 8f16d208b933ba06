"""Peta jabatan: the tree of posts of one period with its figures, for the page, the SVG and the PDF.

    read_peta(periode, unit=, user=)   what this person may see, in four queries whatever the size
    kartu.py    a box as text: lines that fit, rows of its list, its size
    svg.py      one self-contained drawing
    cetak.py    the drawing cut into pages;  pdf.py   those pages as a PDF
    html.py     the tree of the page, as lists that open and close;  bukaan.py  what of it is open

Who stands where is decided in calculators/pohon_jabatan.py, where the boxes stand in calculators/bagan.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from asnplan.lib.sampah import collector_paused
from units.calculators.jenis import LABEL_JENIS, LABEL_JENJANG, Jenis, Jenjang
from units.models import UnitKerja
from workload import rekap
from workload.calculators.pohon_jabatan import Jabatan, Simpul, Unit, build_pohon, walk

KEADAAN = {
    "kurang": "kurang",
    "lebih": "lebih",
    "pas": "sesuai",
    "belum": "belum dianalisis",
    "unit": "unit kerja",
}


@dataclass(slots=True)
class Jumlah:
    """A place and everything below it. Shortage and surplus stay apart."""

    jabatan: int = 0
    bezetting: int = 0
    kebutuhan: int = 0
    kurang: int = 0
    lebih: int = 0
    belum: int = 0

    def add(self, lain: Jumlah) -> None:
        self.jabatan += lain.jabatan
        self.bezetting += lain.bezetting
        self.kebutuhan += lain.kebutuhan
        self.kurang += lain.kurang
        self.lebih += lain.lebih
        self.belum += lain.belum

    @property
    def selisih(self) -> str:
        """−21 +1; 0 where nothing is missing and nobody is over; ? for what is not analysed."""
        teks = [f"−{angka(self.kurang)}"] if self.kurang else []
        teks += [f"+{angka(self.lebih)}"] if self.lebih else []
        if not teks and self.belum < self.jabatan:
            teks = ["0"]
        return " ".join([*teks, "?"] if self.belum else teks) or "0"


@dataclass(frozen=True, slots=True)
class Tempat:
    """What is written about one place in the tree."""

    simpul: Simpul
    nama: str
    unit: str  # its unit, where neither its name nor its superior's box says it already
    nama_unit: str
    keterangan: str  # jenis, jenjang
    kelas: str
    bezetting: str
    kebutuhan: str
    selisih: str
    keadaan: str

    @property
    def kunci(self) -> str:
        return self.simpul.kunci

    @property
    def ucapan(self) -> str:
        """The figures in words, for those who do not see the box."""
        if self.keadaan == "unit":
            return "unit kerja tanpa kepala"
        kelas = f"kelas {self.kelas}, " if self.kelas != "–" else ""
        arti = {"kurang": "kurang ", "lebih": "lebih "}.get(self.keadaan)
        akhir = f"{arti}{self.selisih[1:]}" if arti else KEADAAN[self.keadaan]
        kebutuhan = "" if self.keadaan == "belum" else f"kebutuhan {self.kebutuhan}, "
        return f"{kelas}bezetting {self.bezetting}, {kebutuhan}{akhir}"


@dataclass
class Peta:
    akar: list[Simpul]
    tempat: dict[str, Tempat]
    jumlah: dict[str, Jumlah] = field(repr=False)

    @property
    def total(self) -> Jumlah:
        semua = Jumlah()
        for simpul in self.akar:
            semua.add(self.jumlah[simpul.kunci])
        return semua


@collector_paused()
def read_peta(periode, unit=None, user=None) -> Peta:
    """The posts that exist in the period, in the unit's subtree, visible to the user; all linked."""
    baris = rekap.posts(periode, unit, user)
    atasan = dict(rekap.scope(periode, unit, user).order_by().values_list("pk", "atasan_id"))
    units = UnitKerja.objects.filter(instansi=periode.instansi_id)
    if unit is not None:
        units = units.in_subtree(unit)
    if user is not None:
        units = units.visible_to(user)
    daftar = list(units.order_by("urutan", "kode", "pk").values_list("pk", "induk_id", "nama"))
    akar = build_pohon(
        [Jabatan(b.pk, b.unit_id, atasan.get(b.pk), _JENIS[b.jenis]) for b in baris],
        [Unit(pk, induk) for pk, induk, *_ in daftar],
    )
    per_pk = {b.pk: b for b in baris}
    nama_unit = {b.unit_id: b.unit_nama for b in baris}
    nama_unit |= {pk: nama for pk, _, nama in daftar}
    tempat, jumlah, urut = {}, {}, []
    for simpul in walk(akar):
        urut.append(simpul)
        b = per_pk[simpul.jabatan.pk] if simpul.jabatan else None
        tempat[simpul.kunci] = _post(simpul, b) if b else _unit(simpul, nama_unit[simpul.unit])
        jumlah[simpul.kunci] = _own(b) if b else Jumlah()
    for simpul in reversed(urut):
        if simpul.induk is not None:
            jumlah[simpul.induk.kunci].add(jumlah[simpul.kunci])
    return Peta(akar, tempat, jumlah)


_JENIS = {j.value: j for j in Jenis}
_LABEL = {j.value: LABEL_JENIS[j] for j in Jenis}
_JENJANG = {j.value: LABEL_JENJANG[j] for j in Jenjang}


def _post(simpul: Simpul, b: rekap.BarisJabatan) -> Tempat:
    keadaan = b.keadaan
    sama_atasan = simpul.induk is not None and simpul.induk.unit == b.unit_id
    nama, nama_unit = " ".join(b.nama.split()), " ".join(b.unit_nama.split())
    return Tempat(
        simpul,
        nama,
        "" if sama_atasan or nama_unit.casefold() in nama.casefold() else nama_unit,
        nama_unit,
        f"{_LABEL[b.jenis]}, {_JENJANG[b.jenjang]}" if b.jenjang in _JENJANG else _LABEL[b.jenis],
        str(b.kelas) if b.kelas else "–",
        angka(b.bezetting),
        "?" if b.kebutuhan is None else angka(b.kebutuhan),
        "?" if keadaan == "belum" else signed(b.lebih - b.kurang),
        keadaan,
    )


def _unit(simpul: Simpul, nama: str) -> Tempat:
    nama = " ".join(nama.split())
    return Tempat(simpul, nama, "", nama, "Unit kerja", "", "", "", "", "unit")


def _own(b: rekap.BarisJabatan) -> Jumlah:
    return Jumlah(1, b.bezetting, b.kebutuhan or 0, b.kurang, b.lebih, b.kebutuhan is None)


def angka(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def signed(n: int) -> str:
    """Colour is never alone: −2, 0, +3."""
    return f"{'−' if n < 0 else '+' if n > 0 else ''}{angka(abs(n))}"
