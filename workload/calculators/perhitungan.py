"""The working behind a figure, as a value: the page shows it, the workbook prints it, an auditor checks it.

`trace` derives one post from its rows; every step keeps the figures it used and the words that explain
it. It adds nothing to the arithmetic of `kebutuhan` and `pendekatan`: it only keeps what they pass by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from asnplan.lib.angka import format_angka
from units.calculators.aturan import Aturan, Pembulatan, Peringkat, PeriodeVolume
from units.calculators.jenis import Jenis
from workload.calculators.kebutuhan import (
    Beban,
    Dasar,
    Hasil,
    compute_kebutuhan,
    fte,
    grade,
    other_rules,
)
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu


class Keadaan(StrEnum):
    """What a row does to the total."""

    JUDUL = "judul"
    DIHITUNG = "dihitung"
    DISISIHKAN = "disisihkan"
    BELUM_LENGKAP = "belum_lengkap"


@dataclass(frozen=True)
class Baris:
    """One row of the sheet as it is stored. `menit` and `orang` are the generated figures that totals are
    made of; both are None where the row is a heading, is set aside or lacks a figure."""

    id: int
    induk_id: int | None = None
    kelompok: bool = False
    uraian: str = ""
    hasil: str = ""
    satuan: str = ""
    pendekatan: Pendekatan = Pendekatan.TUGAS
    volume: Decimal | None = None
    periode_volume: PeriodeVolume = PeriodeVolume.TAHUNAN
    pengali: Decimal = Decimal(1)
    waktu: Decimal | None = None
    satuan_waktu: SatuanWaktu = SatuanWaktu.MENIT
    rasio_unit: Decimal | None = None
    rasio_orang: Decimal | None = None
    catatan: str = ""
    dihitung: bool = True
    menit: Decimal | None = None
    orang: Decimal | None = None

    @property
    def keadaan(self) -> Keadaan:
        if self.kelompok:
            return Keadaan.JUDUL
        if not self.dihitung:
            return Keadaan.DISISIHKAN
        if self.menit is None and self.orang is None:
            return Keadaan.BELUM_LENGKAP
        return Keadaan.DIHITUNG

    @property
    def yang_kurang(self) -> list[str]:
        """Names of the figures that the row still needs."""
        kata = self.pendekatan.kata
        perlu = [(kata.volume.lower(), self.volume)]
        if self.pendekatan.memakai_waktu:
            perlu.append(("norma waktu", self.waktu))
        else:
            perlu += [
                (kata.unit.lower(), self.rasio_unit),
                ("jumlah orang dalam rasio", self.rasio_orang),
            ]
        return [nama for nama, angka in perlu if angka is None]


@dataclass(frozen=True)
class LangkahBaris:
    """A numbered row with its share of a person and the sum that led there."""

    nomor: str
    tingkat: int
    baris: Baris
    fte: Decimal | None
    langkah: str
    alasan: str = ""

    @property
    def anchor(self) -> str:
        return f"tugas-{self.baris.id}"


@dataclass(frozen=True)
class PembulatanLain:
    """What a rounding rule gives for the same figure; `dipakai` marks the one that holds."""

    cara: Pembulatan
    kebutuhan: int
    dipakai: bool


@dataclass(frozen=True)
class LangkahSkala:
    """One step of the EJ scale, with its condition in words."""

    peringkat: Peringkat
    syarat: str
    cocok: bool


@dataclass(frozen=True)
class Perhitungan:
    """Everything that led from the rows of a post to its need, its gap and its grade."""

    baris: tuple[LangkahBaris, ...]
    disisihkan: tuple[LangkahBaris, ...]
    beban: Beban
    aturan: Aturan
    jenis: Jenis
    hasil: Hasil
    alasan: str
    lain: tuple[PembulatanLain, ...]
    skala: tuple[LangkahSkala, ...]


def trace(
    baris: Sequence[Baris],
    *,
    jenis: Jenis,
    bezetting: int,
    aturan: Aturan,
    dasar: Dasar = Dasar.ABK,
    kebutuhan_pembina: int | None = None,
) -> Perhitungan:
    """The whole derivation of one post. Its result is that of `compute_kebutuhan` over the same rows."""
    langkah = [
        _langkah(nomor, tingkat, b, aturan.waktu_efektif) for nomor, tingkat, b in numbered(baris)
    ]
    masuk = [b for b in baris if b.keadaan is Keadaan.DIHITUNG]
    beban = Beban(
        menit=sum((b.menit for b in masuk if b.menit is not None), Decimal(0)),
        orang=sum((b.orang for b in masuk if b.orang is not None), Decimal(0)),
        baris=len(masuk),
    )
    hasil = compute_kebutuhan(
        beban,
        jenis=jenis,
        bezetting=bezetting,
        aturan=aturan,
        dasar=dasar,
        kebutuhan_pembina=kebutuhan_pembina,
    )
    tampil = (Keadaan.DIHITUNG, Keadaan.JUDUL)
    return Perhitungan(
        baris=tuple(s for s in langkah if s.baris.keadaan in tampil),
        disisihkan=tuple(s for s in langkah if s.baris.keadaan not in tampil),
        beban=beban,
        aturan=aturan,
        jenis=jenis,
        hasil=hasil,
        alasan=alasan_kebutuhan(hasil, jenis),
        lain=_lain(hasil, aturan),
        skala=scale_steps(hasil.ej, aturan.skala),
    )


# --- rows ---------------------------------------------------------------------------------------


def numbered(baris: Iterable[Baris]) -> list[tuple[str, int, Baris]]:
    """(number, depth, row) in reading order: 1, 1.a, 1.a.1, 1.b, 2 … Rows whose parent is not among them
    stand at the top."""
    baris = list(baris)
    ada = {b.id for b in baris}
    anak: dict[int | None, list[Baris]] = {}
    for b in baris:
        anak.setdefault(b.induk_id if b.induk_id in ada else None, []).append(b)
    keluar: list[tuple[str, int, Baris]] = []
    tumpukan = [(b, str(i), 0) for i, b in enumerate(anak.get(None, ()), 1)][::-1]
    while tumpukan:
        b, nomor, tingkat = tumpukan.pop()
        keluar.append((nomor, tingkat, b))
        rincian = anak.get(b.id, ())
        tumpukan += [
            (r, f"{nomor}.{_penanda(i, tingkat + 1)}", tingkat + 1)
            for i, r in enumerate(rincian, 1)
        ][::-1]
    return keluar


def _penanda(i: int, tingkat: int) -> str:
    """Figures and letters take turns by depth; after z comes aa."""
    if tingkat % 2 == 0:
        return str(i)
    huruf = ""
    while i:
        i, sisa = divmod(i - 1, 26)
        huruf = chr(ord("a") + sisa) + huruf
    return huruf


def row_fte(baris: Baris, waktu_efektif: Decimal) -> Decimal | None:
    """The row's share of a person, unrounded; None where it does not count."""
    if baris.keadaan is not Keadaan.DIHITUNG:
        return None
    return fte(baris.menit or Decimal(0), waktu_efektif, baris.orang or Decimal(0))


def _langkah(nomor: str, tingkat: int, b: Baris, waktu_efektif: Decimal) -> LangkahBaris:
    return LangkahBaris(
        nomor, tingkat, b, row_fte(b, waktu_efektif), _rumus(b), alasan_disisihkan(b)
    )


def _rumus(b: Baris) -> str:
    """The row's own arithmetic, in figures: 12 × 12 × 2 jam × 60 = 17.280 menit."""
    if b.keadaan is not Keadaan.DIHITUNG:
        return ""
    f = format_angka
    if b.menit is not None:
        jam = " × 60" if b.satuan_waktu is SatuanWaktu.JAM else ""
        kali = f" × {f(b.pengali)}" if b.pengali != 1 else ""
        return f"{f(b.volume)}{kali} × {f(b.waktu)} {b.satuan_waktu}{jam} = {f(b.menit)} menit"
    return f"{f(b.volume)} × {f(b.rasio_orang)} ÷ {f(b.rasio_unit)} = {f(b.orang, 6).rstrip('0').rstrip(',')} orang"


def alasan_disisihkan(b: Baris) -> str:
    """Why a row is not in the total, in a sentence; empty where it is."""
    match b.keadaan:
        case Keadaan.DISISIHKAN:
            return b.catatan or "Disisihkan saat impor dan belum dikonfirmasi."
        case Keadaan.BELUM_LENGKAP:
            return f"Belum diisi: {', '.join(b.yang_kurang)}."
    return ""


# --- rules and scale ----------------------------------------------------------------------------


def alasan_kebutuhan(hasil: Hasil, jenis: Jenis) -> str:
    """Why the need is what it is, in a sentence."""
    if hasil.cara is Pembulatan.SATU:
        return (
            f"Jenis jabatan {jenis.label}: setiap kotak jabatan diisi tepat satu orang, "
            "berapa pun beban kerjanya. Beban kerja ditampilkan sebagai keterangan."
        )
    if hasil.dasar is Dasar.PEMBINA:
        return (
            "Kebutuhan jabatan ini mengikuti surat instansi pembina. "
            "Hasil analisis beban kerja ditampilkan sebagai pembanding."
        )
    if hasil.kebutuhan is None:
        return "Belum ada baris yang dapat dihitung, jadi kebutuhannya belum diketahui."
    return f"Jenis jabatan {jenis.label} memakai aturan: {hasil.cara.label}. Pembulatan hanya sekali, di akhir."


def _lain(hasil: Hasil, aturan: Aturan) -> tuple[PembulatanLain, ...]:
    dipakai = hasil.cara if hasil.dasar is Dasar.ABK or hasil.cara is Pembulatan.SATU else None
    daftar = [
        PembulatanLain(cara, angka, cara is dipakai)
        for cara, angka in other_rules(hasil.fte, aturan).items()
    ]
    if hasil.cara is Pembulatan.SATU:
        daftar.insert(0, PembulatanLain(Pembulatan.SATU, 1, True))
    return tuple(daftar)


def scale_steps(nilai: Decimal | None, skala: tuple[Peringkat, ...]) -> tuple[LangkahSkala, ...]:
    """The scale as a table, highest first, with the step that the figure reaches marked."""
    cocok = grade(nilai, skala)
    langkah, di_atas = [], None
    for p in skala:
        langkah.append(LangkahSkala(p, _syarat(p, di_atas), p is cocok))
        di_atas = p
    return tuple(langkah)


def _syarat(p: Peringkat, di_atas: Peringkat | None) -> str:
    bawah = f"{'mulai' if p.inklusif else 'lebih dari'} {format_angka(p.batas, 2)}"
    if di_atas is None:
        return bawah
    atas = f"{'kurang dari' if di_atas.inklusif else 'sampai'} {format_angka(di_atas.batas, 2)}"
    return f"{bawah} {'' if atas.startswith('sampai') else 'dan '}{atas}" if p.batas else atas
