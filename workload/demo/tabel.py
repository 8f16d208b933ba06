"""The few words in which the demo's tables are written.

T("Melayani ...", "Surat keterangan", "surat", warga(900), TAHUNAN, menit(15))    one task
Kelompok("Mengelola surat:", T(...), T(...))                                        a heading with tasks
R("Mengemudikan ...", "Kendaraan siap", "unit", PERALATAN, 2, per(1, orang=1))      a ratio row
Post("kasi", "Kepala Seksi ...", PENGAWAS, 9, [T(...), ...])                        a post in a unit
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from zlib import crc32

from units.calculators.aturan import MENIT_PER_HARI, PeriodeVolume
from units.calculators.jenis import Jenis, Jenjang
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu

HARIAN, MINGGUAN, BULANAN, TAHUNAN = PeriodeVolume
HASIL, OBJEK, PERALATAN, RASIO = (
    Pendekatan.HASIL,
    Pendekatan.OBJEK,
    Pendekatan.PERALATAN,
    Pendekatan.RASIO,
)
ADMINISTRATOR, PENGAWAS = Jenis.ADMINISTRATOR, Jenis.PENGAWAS
FUNGSIONAL, PELAKSANA = Jenis.FUNGSIONAL, Jenis.PELAKSANA
TERAMPIL, AHLI_PERTAMA = Jenjang.TERAMPIL, Jenjang.AHLI_PERTAMA


@dataclass(frozen=True)
class Tempat:
    """Where a table is used: the size of a kelurahan beside the average one, and its lingkungan."""

    kode: str
    nama: str
    ukuran: Decimal = Decimal(1)
    lingkungan: int = 0


# --- volumes --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PerWarga:
    """A volume that grows with the inhabitants: what a kelurahan of average size would count."""

    rata_rata: int


@dataclass(frozen=True)
class PerLingkungan:
    """A volume per lingkungan."""

    kali: int


warga, lingkungan = PerWarga, PerLingkungan
Volume = int | PerWarga | PerLingkungan | None


def volume_at(volume: Volume, tempat: Tempat, uraian: str) -> Decimal | None:
    """The volume in this place. Counted volumes of neighbours never agree to the last surat, so
    those that grow with the inhabitants differ by a few per cent, the same way at every loading."""
    if isinstance(volume, PerLingkungan):
        return Decimal(volume.kali * tempat.lingkungan)
    if isinstance(volume, PerWarga):
        beda = Decimal(92 + crc32(f"{tempat.kode} {uraian}".encode()) % 17) / 100
        return max(tidy(volume.rata_rata * tempat.ukuran * beda), Decimal(1))
    return None if volume is None else Decimal(volume)


def tidy(angka: Decimal) -> Decimal:
    """Three leading digits from a thousand up, two below: as an office would write it down."""
    digit = 3 if angka >= 1000 else 2
    kelipatan = Decimal(10) ** max(len(str(int(angka))) - digit, 0)
    return (angka / kelipatan).quantize(Decimal(1), ROUND_HALF_UP) * kelipatan


def volume_2025(volume: Decimal | None) -> Decimal | None:
    """The year before had some 6% less of everything that is counted; a single report stays one."""
    if volume is None or volume < 5:
        return volume
    return min(tidy(volume * Decimal("0.94")), volume - 1)


# --- times and ratios -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Waktu:
    angka: Decimal
    satuan: SatuanWaktu


def menit(angka) -> Waktu:
    return Waktu(Decimal(str(angka)), SatuanWaktu.MENIT)


def jam(angka) -> Waktu:
    return Waktu(Decimal(str(angka)), SatuanWaktu.JAM)


def hari(angka) -> Waktu:
    """Effective working days of five hours. Long works are kept in minutes: an output of ten hours and
    more, written in hours, asks whether minutes were meant."""
    return menit(Decimal(str(angka)) * MENIT_PER_HARI)


@dataclass(frozen=True)
class Per:
    """`unit` things for every `orang` people."""

    unit: Decimal
    orang: Decimal


def per(unit, orang=1) -> Per:
    return Per(Decimal(unit), Decimal(orang))


# --- rows and posts -------------------------------------------------------------------------------


@dataclass(frozen=True)
class T:
    """One task, measured in time. `mentah`: what was typed where it is not a number yet. `sejak`: the
    first period that has the row."""

    uraian: str
    hasil: str
    satuan: str
    volume: Volume
    periode: PeriodeVolume
    waktu: Waktu | None
    catatan: str = ""
    mentah: dict = field(default_factory=dict)
    sejak: int = 2025

    pendekatan = Pendekatan.TUGAS
    rasio = None


@dataclass(frozen=True)
class R:
    """One task, measured in things per person."""

    uraian: str
    hasil: str
    satuan: str
    pendekatan: Pendekatan
    volume: Volume
    rasio: Per
    catatan: str = ""
    sejak: int = 2025

    periode = TAHUNAN
    waktu = None
    mentah = {}


class Kelompok:
    """A heading without figures, and the tasks below it."""

    sejak = 2025

    def __init__(self, uraian: str, *rincian: T):
        self.uraian = uraian
        self.rincian = rincian


@dataclass(frozen=True)
class Post:
    """A post of a unit. The first post of a unit leads it. `tugas` None: not analysed yet."""

    kode: str
    nama: str
    jenis: Jenis
    kelas: int
    tugas: list[T | R | Kelompok] | None
    ikhtisar: str = ""
    jenjang: Jenjang | None = None
    pembina: dict = field(default_factory=dict)
