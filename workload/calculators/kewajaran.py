"""Is this figure plausible? The unit guard (minutes against hours) and six other quiet questions.

Nothing here changes a figure or stops a save: each answer is a Tanda that a person reads, corrects or
accepts with a reason. Thresholds are data (Ambang), each with the origin of its value. Pure.

    JAM_MENIT    the figure looks 60 times off: minutes written as hours or the reverse; both results shown
    LEBIH_SATU   one task keeps more than one person busy all year
    NORMA_BESAR  one output takes longer than any office work should
    NOL          a complete row that adds nothing
    NORMA_JAUH   the same task takes far more or less time in other units
    VOLUME_SAMA  volumes are identical to those of the sheet they were copied from, or of last period
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from typing import Annotated

from asnplan.lib.angka import format_angka, plain
from workload.calculators.kebutuhan import fte
from workload.calculators.pendekatan import (
    MENIT_PER_JAM,
    Pendekatan,
    SatuanWaktu,
    baris_menit,
    baris_orang,
)


class Kode(StrEnum):
    """The flags, in the order in which a page lists them. Values stand in URLs and in accepted flags."""

    JAM_MENIT = "jam_menit"
    LEBIH_SATU = "lebih_satu"
    NORMA_BESAR = "norma_besar"
    NOL = "nol"
    NORMA_JAUH = "norma_jauh"
    VOLUME_SAMA = "volume_sama"

    @property
    def judul(self) -> str:
        return JUDUL[self]


JUDUL = {
    Kode.JAM_MENIT: "Menit atau jam?",
    Kode.LEBIH_SATU: "Satu tugas, lebih dari satu orang",
    Kode.NORMA_BESAR: "Waktu per hasil sangat besar",
    Kode.NOL: "Tidak menambah beban",
    Kode.NORMA_JAUH: "Norma jauh dari unit lain",
    Kode.VOLUME_SAMA: "Volume persis sama",
}

PILIHAN_AWAL = "pilihan awal aplikasi ini, tanpa sumber; ubah bila data menunjukkan lain"
DATA_TERBUKA = "diukur pada data terbuka sebuah lembaga negara, 846 jabatan dan 7.272 baris"


@dataclass(frozen=True)
class Ambang:
    """Every threshold, annotated with its origin. They are no rule of a regulation: they only ask."""

    orang_per_tugas: Annotated[
        Decimal, f"{DATA_TERBUKA}: 230 jabatan mempunyai tugas di atas 1 orang"
    ] = Decimal(1)
    menit_per_hasil: Annotated[
        Decimal, f"{DATA_TERBUKA}: hanya 6 baris di atas 10.000 menit per hasil"
    ] = Decimal(10_000)
    jam_per_hasil: Annotated[
        Decimal,
        "dua hari kerja efektif; tabel terbitan yang keliru menulis 10–60 menit sebagai jam",
    ] = Decimal(10)
    menit_terkecil: Annotated[Decimal, PILIHAN_AWAL] = Decimal(1)
    faktor_60_toleransi: Annotated[Decimal, PILIHAN_AWAL] = Decimal("0.05")
    norma_jauh_kali: Annotated[Decimal, PILIHAN_AWAL] = Decimal(3)
    norma_jauh_pembanding: Annotated[int, PILIHAN_AWAL] = 3
    volume_sama_salinan: Annotated[int, PILIHAN_AWAL] = 3
    volume_sama_periode_lalu: Annotated[int, PILIHAN_AWAL] = 5
    jam_efektif_terkecil: Annotated[
        Decimal, "angka yang dipakai di lapangan: 1.200, 1.250, 1.300 jam per tahun"
    ] = Decimal(900)
    jam_efektif_terbesar: Annotated[
        Decimal, "jam kerja formal setahun: 37,5 jam × 52 minggu = 1.950 jam"
    ] = Decimal(2_000)


AMBANG = Ambang()


@dataclass(frozen=True)
class Tanda:
    """A quiet flag: what is odd (`pesan`, one sentence) and the figures that show it (`rinci`)."""

    kode: Kode
    pesan: str
    rinci: str = ""


@dataclass(frozen=True)
class Baris:
    """The figures of one row, as far as they are known."""

    volume: Decimal | None = None
    waktu: Decimal | None = None
    satuan_waktu: SatuanWaktu = SatuanWaktu.MENIT
    pengali: Decimal = Decimal(1)
    pendekatan: Pendekatan = Pendekatan.TUGAS
    rasio_unit: Decimal | None = None
    rasio_orang: Decimal | None = None

    @property
    def lengkap(self) -> bool:
        if self.pendekatan.memakai_waktu:
            return self.volume is not None and self.waktu is not None
        return None not in (self.volume, self.rasio_unit, self.rasio_orang)

    @property
    def norma_menit(self) -> Decimal | None:
        """Minutes per output; None where the row is not measured in time."""
        if self.waktu is None or not self.pendekatan.memakai_waktu:
            return None
        return self.waktu * self.satuan_waktu.menit

    def orang(
        self, waktu_efektif: Decimal, satuan_waktu: SatuanWaktu | None = None
    ) -> Decimal | None:
        """FTE of the row, read in its own unit of time or in another."""
        if not self.lengkap:
            return None
        if self.pendekatan.memakai_waktu:
            menit = baris_menit(
                self.volume, self.pengali, self.waktu, satuan_waktu or self.satuan_waktu
            )
            return fte(menit, waktu_efektif)
        pecahan = baris_orang(self.volume, self.rasio_unit, self.rasio_orang)
        return Decimal(pecahan.numerator) / Decimal(pecahan.denominator)

    def sidik(self) -> str:
        """Fingerprint of the figures: an accepted flag holds for these and no others."""
        return sidik(
            self.pendekatan,
            self.volume,
            self.pengali,
            self.waktu,
            self.satuan_waktu,
            self.rasio_unit,
            self.rasio_orang,
        )


@dataclass(frozen=True)
class Pembanding:
    """The same task in other units: median minutes per output over `jumlah` rows."""

    median: Decimal
    jumlah: int


def sidik(*nilai) -> str:
    """A fingerprint in which 10 and 10.000000 are the same figure."""
    teks = "|".join(plain(n) if isinstance(n, Decimal) else str(n) for n in nilai)
    return hashlib.sha256(teks.encode()).hexdigest()


# --- one row ------------------------------------------------------------------------------------


def check_baris(
    baris: Baris,
    *,
    waktu_efektif: Decimal,
    pembanding: Pembanding | None = None,
    ambang: Ambang = AMBANG,
) -> list[Tanda]:
    """Every flag that one row raises, in the order of Kode."""
    periksa = (
        _jam_menit(baris, waktu_efektif, pembanding, ambang),
        _lebih_satu(baris, waktu_efektif, ambang),
        _norma_besar(baris, ambang),
        _nol(baris, waktu_efektif),
        _norma_jauh(baris, pembanding, ambang),
    )
    return [tanda for tanda in periksa if tanda]


def _jam_menit(baris, waktu_efektif, pembanding, ambang) -> Tanda | None:
    if baris.norma_menit is None or baris.waktu == 0:
        return None
    sebab = _sebab_jam_menit(baris, waktu_efektif, pembanding, ambang)
    if sebab is None:
        return None
    waktu, satuan = format_angka(baris.waktu), baris.satuan_waktu
    lain = SatuanWaktu.MENIT if satuan is SatuanWaktu.JAM else SatuanWaktu.JAM
    pesan = f"Norma waktu {waktu} {satuan} per hasil {sebab}. Apakah maksudnya {waktu} {lain}?"
    if baris.lengkap:
        rinci = DuaHasil(
            menit=baris.orang(waktu_efektif, SatuanWaktu.MENIT),
            jam=baris.orang(waktu_efektif, SatuanWaktu.JAM),
        ).rinci
    else:
        rinci = f"{waktu} jam = {format_angka(baris.waktu * MENIT_PER_JAM)} menit (60 kali)."
    return Tanda(Kode.JAM_MENIT, pesan, rinci)


def _sebab_jam_menit(baris, waktu_efektif, pembanding, ambang) -> str | None:
    """Why the unit of this norm is doubted; None where it is not."""
    if pembanding and _enam_puluh_kali(baris.norma_menit, pembanding.median, ambang):
        return f"berbeda 60 kali dari tugas yang sama di unit lain ({_menit(pembanding.median)})"
    orang_bila_jam = baris.orang(waktu_efektif, SatuanWaktu.JAM)
    if baris.satuan_waktu is SatuanWaktu.JAM:
        if baris.waktu >= ambang.jam_per_hasil:
            return "tampak seperti angka menit"
        if orang_bila_jam is not None and orang_bila_jam > ambang.orang_per_tugas:
            return "membuat satu tugas ini lebih dari satu orang"
    elif baris.waktu < ambang.menit_terkecil and (
        orang_bila_jam is None or orang_bila_jam <= ambang.orang_per_tugas
    ):
        return "kurang dari satu menit, tampak seperti angka jam"
    return None


def _enam_puluh_kali(norma: Decimal, median: Decimal, ambang: Ambang) -> bool:
    if not norma or not median:
        return False
    kali = max(norma, median) / min(norma, median)
    return abs(kali / MENIT_PER_JAM - 1) <= ambang.faktor_60_toleransi


def _lebih_satu(baris, waktu_efektif, ambang) -> Tanda | None:
    orang = baris.orang(waktu_efektif) if baris.pendekatan.memakai_waktu else None
    if orang is None or orang <= ambang.orang_per_tugas:
        return None
    return Tanda(
        Kode.LEBIH_SATU,
        f"Satu tugas ini saja memerlukan {_orang(orang)}. Periksa volume, periode, dan norma waktunya.",
        _hitungan(baris),
    )


def _norma_besar(baris, ambang) -> Tanda | None:
    menit = baris.norma_menit
    if menit is None or menit <= ambang.menit_per_hasil:
        return None
    return Tanda(
        Kode.NORMA_BESAR,
        f"Satu hasil memerlukan {_menit(menit)}. Periksa apakah angka itu waktu untuk satu hasil, "
        "bukan untuk setahun.",
        f"Batas tanya: {_menit(ambang.menit_per_hasil)} per hasil.",
    )


def _nol(baris, waktu_efektif) -> Tanda | None:
    if not baris.lengkap or baris.orang(waktu_efektif) != 0:
        return None
    nama = {
        "volume": baris.volume,
        "norma waktu": baris.waktu if baris.pendekatan.memakai_waktu else None,
        "rasio orang": None if baris.pendekatan.memakai_waktu else baris.rasio_orang,
    }
    nol = " dan ".join(teks for teks, nilai in nama.items() if nilai == 0) or "hasil hitungan"
    return Tanda(
        Kode.NOL,
        f"Baris ini tidak menambah beban: {nol} bernilai 0.",
        "Isi angkanya atau hapus baris.",
    )


def _norma_jauh(baris, pembanding, ambang) -> Tanda | None:
    norma = baris.norma_menit
    if (
        not norma
        or pembanding is None
        or not pembanding.median
        or pembanding.jumlah < ambang.norma_jauh_pembanding
        or _enam_puluh_kali(norma, pembanding.median, ambang)  # JAM_MENIT says it better
    ):
        return None
    besar = norma >= pembanding.median * ambang.norma_jauh_kali
    kecil = norma * ambang.norma_jauh_kali <= pembanding.median
    if not (besar or kecil):
        return None
    kali = norma / pembanding.median if besar else pembanding.median / norma
    return Tanda(
        Kode.NORMA_JAUH,
        f"Norma waktu {format_angka(kali, 1)} kali lebih {'besar' if besar else 'kecil'} daripada "
        "tugas yang sama di unit lain.",
        f"Di sini {_menit(norma)}; nilai tengah {pembanding.jumlah} baris di unit lain {_menit(pembanding.median)}.",
    )


# --- a whole sheet ------------------------------------------------------------------------------


@dataclass(frozen=True)
class VolumeLembar:
    """Yearly volumes of another sheet by the key of their text (workload.kunci); a text that
    occurs twice is left out."""

    nama: str
    volume: Mapping[str, Decimal]
    salinan: bool  # the sheet was copied from it; else it is the same post last period


def check_volume_sama(
    volume: Mapping[str, Decimal], lain: VolumeLembar, ambang: Ambang = AMBANG
) -> tuple[Tanda, tuple[str, ...]] | None:
    """The flag of a sheet whose volumes are those of another one, and the texts it concerns.

    A copy raises it when all its rows that are found again are identical, last period's sheet when
    enough of them are: real work never comes out at exactly last year's numbers everywhere.
    """
    bersama = [kunci for kunci in volume if kunci in lain.volume]
    sama = tuple(kunci for kunci in bersama if volume[kunci] == lain.volume[kunci])
    if lain.salinan:
        tercapai = len(sama) >= ambang.volume_sama_salinan and len(sama) == len(bersama)
    else:
        tercapai = len(sama) >= ambang.volume_sama_periode_lalu
    if not tercapai:
        return None
    tanda = Tanda(
        Kode.VOLUME_SAMA,
        f"Volume {len(sama)} baris persis sama dengan {lain.nama}. Volume harus dari catatan kerja unit ini.",
        f"{len(sama)} dari {len(bersama)} baris yang uraiannya sama.",
    )
    return tanda, sama


# --- files and periods: which unit is meant? -----------------------------------------------------


@dataclass(frozen=True)
class DuaHasil:
    """The same figures read as minutes and as hours."""

    menit: Decimal
    jam: Decimal

    @property
    def rinci(self) -> str:
        return f"Bila menit: {_orang(self.menit)}. Bila jam: {_orang(self.jam)}. Keduanya berbeda 60 kali."


def compare_satuan(jumlah: Decimal, waktu_efektif: Decimal) -> DuaHasil:
    """Σ volume × time of rows whose unit is in doubt, as people; `waktu_efektif` in minutes per year."""
    return DuaHasil(
        menit=fte(jumlah, waktu_efektif), jam=fte(jumlah * MENIT_PER_JAM, waktu_efektif)
    )


@dataclass(frozen=True)
class WaktuEfektif:
    """What an effective working time of a year probably means. `menit` and `satuan` are None where it
    looks like neither; `pesan` is empty where the figure agrees with its unit."""

    menit: Decimal | None
    satuan: SatuanWaktu | None
    pesan: str = ""


def check_waktu_efektif(
    nilai: Decimal, satuan: SatuanWaktu | None = None, ambang: Ambang = AMBANG
) -> WaktuEfektif:
    """Hours or minutes per year? 1.250 are hours, 75.000 minutes, 75,0 a "75.000" that was misread.

    `satuan` is the unit the source claims; None where it claims none.
    """
    ditulis = f"{format_angka(nilai)} {satuan}" if satuan else format_angka(nilai)
    for kali, dugaan in ((1, SatuanWaktu.JAM), (1, SatuanWaktu.MENIT), (1000, SatuanWaktu.MENIT),
                         (1000, SatuanWaktu.JAM)):  # fmt: skip
        jam = nilai * kali * dugaan.menit / MENIT_PER_JAM
        if not ambang.jam_efektif_terkecil <= jam <= ambang.jam_efektif_terbesar:
            continue
        menit = jam * MENIT_PER_JAM
        arti = f"{format_angka(jam)} jam = {format_angka(menit)} menit per tahun"
        if kali == 1000:
            pesan = (
                f"Waktu kerja efektif {ditulis} tampaknya {format_angka(nilai * kali)} {dugaan} "
                f"yang titik ribuannya terbaca sebagai koma ({arti})."
            )
        elif satuan and satuan is not dugaan:
            pesan = (
                f"Waktu kerja efektif {ditulis} tampak seperti {dugaan}, bukan {satuan} ({arti}). "
                "Bila salah satuan, semua kebutuhan meleset 60 kali."
            )
        else:
            pesan = ""
        return WaktuEfektif(menit, dugaan, pesan)
    return WaktuEfektif(
        None,
        None,
        f"Waktu kerja efektif {ditulis} per tahun tidak wajar. Yang lazim 1.200–1.300 jam "
        "atau 72.000–78.000 menit.",
    )


def check_satuan_berkas(
    baris: Sequence[tuple[Decimal, Decimal]],
    *,
    satuan: SatuanWaktu | None,
    waktu_efektif: Decimal,
    ambang: Ambang = AMBANG,
) -> Tanda | None:
    """The unit guard of a whole table: (volume per year, time) of its rows, the unit its headings claim
    (None where they claim none) and the effective time as printed.

    Raised where the rows' unit and the effective time's unit differ, or where rows without a unit
    carry figures of minutes beside hours. Both results are shown; nothing is decided.
    """
    dugaan = check_waktu_efektif(waktu_efektif, None, ambang)
    if dugaan.menit is None or not baris:
        return None
    waktu = sorted(t for _, t in baris)
    tengah = waktu[len(waktu) // 2]
    tampak = SatuanWaktu.MENIT if tengah >= ambang.jam_per_hasil else SatuanWaktu.JAM
    dibaca = satuan or (tampak if dugaan.satuan is SatuanWaktu.JAM else SatuanWaktu.MENIT)
    if dibaca is dugaan.satuan:
        if not (dibaca is SatuanWaktu.JAM and tengah >= ambang.jam_per_hasil):
            return None
        pesan = (
            f"Waktu per hasil disebut jam, tetapi angkanya (nilai tengah {format_angka(tengah)}) "
            "tampak seperti menit."
        )
    else:
        pesan = (
            f"Waktu per hasil dalam {dibaca} bertemu waktu kerja efektif "
            f"{format_angka(waktu_efektif)} yang tampak seperti {dugaan.satuan} per tahun."
        )
    jumlah = sum((volume * t for volume, t in baris), Decimal(0))
    return Tanda(Kode.JAM_MENIT, pesan, compare_satuan(jumlah, dugaan.menit).rinci)


# --- words --------------------------------------------------------------------------------------


def _menit(menit: Decimal) -> str:
    return f"{format_angka(_ringkas(menit))} menit"


def _orang(orang: Decimal) -> str:
    return f"{format_angka(_ringkas(orang))} orang"


def _ringkas(nilai: Decimal, angka_penting: int = 5) -> Decimal:
    """Enough digits to compare by eye: whole numbers stay whole, 0,0376 keeps its 0,0376."""
    if not nilai:
        return Decimal(0)
    desimal = max(0, angka_penting - 1 - nilai.adjusted())
    with localcontext() as ctx:
        ctx.prec = 60
        return nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)


def _hitungan(baris: Baris) -> str:
    bagian = [format_angka(baris.volume)]
    if baris.pengali != 1:
        bagian.append(f"{format_angka(baris.pengali)} kali setahun")
    bagian.append(f"{format_angka(baris.waktu)} {baris.satuan_waktu}")
    menit = baris_menit(baris.volume, baris.pengali, baris.waktu, baris.satuan_waktu)
    return f"{' × '.join(bagian)} = {_menit(menit)} per tahun."
