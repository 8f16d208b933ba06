"""How SIASN writes things: columns, categories, education, eselon codes, depth as dashes. Pure.

The shapes are those of SIASN Layanan Perencanaan as found in importers and dashboards that read its files;
what was not seen is marked UNVERIFIED. Tables below are settings with their source, not rules of law: an
office that knows better changes a line.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from units.calculators.jenis import Jenis, Jenjang

KOSONG = "null"
"""How rincian formasi writes an empty cell."""


class Pengadaan(StrEnum):
    """By which procurement a need is to be filled; the file names it, the columns repeat it."""

    CPNS = "cpns"
    PPPK = "pppk"

    @property
    def label(self) -> str:
        return self.value.upper()


class Kategori(StrEnum):
    GURU = "guru"
    NAKES = "nakes"
    TEKNIS = "teknis"


class BarisRincian(NamedTuple):
    """A row of rincian formasi, its fifteen columns by name and in order."""

    jenis_pengadaan: str
    jenis_jabatan_umum: str
    nama_jabatan: str
    nama_sub_jabatan: str
    cpns_guru: int
    cpns_nakes: int
    cpns_teknis: int
    pppk_guru: int
    pppk_nakes: int
    pppk_teknis: int
    unit_penempatan: str
    penghasilan_min: str
    penghasilan_max: str
    pendidikan_id: str
    pendidikan_nama: str


KOLOM_SOTK = (
    *("ID", "NAMA UNOR", "DIATASAN ID", "INDUK UNOR ID", "ROOT ID", "ROW LEVEL", "URUTAN"),
    *("AKTIF", "CORDER", "ESELON", "JENIS JABATAN", "JENJANG JABATAN", "TOTAL KEBUTUHAN"),
)


# --- text ---------------------------------------------------------------------------------------

PEMBUKA_RUMUS = "=+-@＝＋－＠"
"""What makes a spreadsheet take the text of a CSV for a formula."""


def plain_text(teks: str) -> str:
    """Text as it may stand in a CSV: on one line, and without what would begin a formula.

    The customary apostrophe before such a text would arrive in SIASN as a part of the name; no name of a
    post or unit begins with these signs, so they are left out. Nothing left is `null`.
    """
    rapi = re.sub(r"[\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\ufeff]+", " ", teks)
    return rapi.strip().lstrip(PEMBUKA_RUMUS + " ") or KOSONG


def written_nama(nama: str, jenjang: str = "") -> str:
    """ "Arsiparis", "ahli_muda" -> "ARSIPARIS AHLI MUDA"; a jenjang that is in the name is not said twice."""
    nama = plain_text(nama)
    tingkat = Jenjang(jenjang).label if jenjang else ""
    if tingkat and not nama.casefold().endswith(tingkat.casefold()):
        nama = f"{nama} {tingkat}"
    return nama if nama == KOSONG else nama.upper()


# --- category of a post -------------------------------------------------------------------------


@dataclass(frozen=True)
class AturanKategori:
    """Posts whose name begins like `nama`, or (where given) whose instansi pembina is `pembina`."""

    kategori: Kategori
    sumber: str
    nama: str = ""
    pembina: str = ""

    def fits(self, nama: str, pembina: str) -> bool:
        return bool(
            (self.nama and re.match(self.nama, nama, re.IGNORECASE))
            or (self.pembina and re.match(self.pembina, pembina, re.IGNORECASE))
        )


KATEGORI = (
    AturanKategori(
        Kategori.GURU, "nama jabatan fungsional guru (PermenPANRB 16/2009)", nama=r"guru\b"
    ),
    AturanKategori(
        Kategori.NAKES,
        "jabatan fungsional binaan Kementerian Kesehatan; belum dibandingkan dengan daftar SIASN",
        pembina=r"(kementerian|departemen) kesehatan\b",
    ),
    AturanKategori(
        Kategori.NAKES,
        "kelompok tenaga medis dan tenaga kesehatan UU 17/2023, bila nomenklatur tidak menyebut pembina",
        nama=r"(dokter|perawat|bidan|apoteker|asisten apoteker|nutrisionis|dietisien|epidemiolog|"
        r"sanitarian|tenaga sanitasi|tenaga promosi kesehatan|penyuluh kesehatan|perekam medis|"
        r"pranata laboratorium kesehatan|terapis gigi|fisioterapis|radiografer|psikolog klinis|"
        r"penata anestesi|asisten penata anestesi|elektromedis|entomolog kesehatan)\b",
    ),
)
"""The first that fits decides; everything else, and every pelaksana, is teknis."""


def kategori_of(jenis: Jenis, nama: str, pembina: str = "") -> Kategori:
    if jenis is Jenis.FUNGSIONAL:
        for aturan in KATEGORI:
            if aturan.fits(nama, pembina):
                return aturan.kategori
    return Kategori.TEKNIS


# --- education ----------------------------------------------------------------------------------

_TINGKAT = r"(?:S-?[1-3]|D-?(?:IV|III|II|I|[1-4])|SLTA|SLTP|SMA|SMK|SMP|SD|MAK?|Paket [ABC])"
_BERTINGKAT = re.compile(rf"({_TINGKAT})(?![\w-])\s*(.*)", re.IGNORECASE)
_PENJELAS = re.compile(r"\s*\(\s*(?:strata|diploma)\s?-?\s?\w+\s*\)?", re.IGNORECASE)
_PILIHAN = re.compile(r"\s*(?:,?\s+atau\s+|,\s*dan\s+|[,/|])\s*", re.IGNORECASE)
_KALIMAT = re.compile(r"\([^)]*[,/|]|paling (?:rendah|tinggi)", re.IGNORECASE)


def split_pendidikan(teks: str) -> list[str]:
    """Every education that a nomenclature accepts, one by one; lines and semicolons always part.

    "S-1/D-4 hukum atau administrasi"   S-1 HUKUM, S-1 ADMINISTRASI, D-4 HUKUM, D-4 ADMINISTRASI
    "S-1 hukum / S-1 administrasi"      S-1 HUKUM, S-1 ADMINISTRASI
    "SLTA sederajat"                    SLTA SEDERAJAT
    "Paling rendah sarjana atau …"      as it stands: what a sentence offers is not guessed
    """
    hasil: dict[str, None] = {}
    for bagian in re.split(r"[\n;]", _PENJELAS.sub(" ", teks)):
        bagian = re.sub(r"\s+", " ", bagian).strip(" .,-/|")
        bagian = re.sub(r"^(dan|atau)\b\s*", "", bagian, flags=re.IGNORECASE)
        if bagian:
            hasil |= dict.fromkeys(map(str.upper, _each(bagian)))
    return list(hasil)


def _each(bagian: str) -> list[str]:
    if not _BERTINGKAT.match(bagian) or _KALIMAT.search(bagian):
        return [bagian]
    kelompok: list[tuple[list[str], list[str]]] = []  # levels, and the fields that all of them have
    for pilihan in filter(None, _PILIHAN.split(bagian)):
        cocok = _BERTINGKAT.fullmatch(pilihan)
        if cocok is None:
            kelompok[-1][1].append(_field(pilihan))
            continue
        if not kelompok or kelompok[-1][1]:
            kelompok.append(([], []))
        kelompok[-1][0].append(cocok[1])
        if cocok[2]:
            kelompok[-1][1].append(_field(cocok[2]))
    return [
        f"{tingkat} {bidang}".strip()
        for banyak, bidang_bidang in kelompok
        for tingkat, bidang in product(banyak, bidang_bidang or [""])
    ]


def _field(bidang: str) -> str:
    tanpa = re.sub(
        r"^((di|pada|dengan) )?bidang (?!yang|lain|relevan|studi)", "", bidang, flags=re.IGNORECASE
    )
    return re.sub(r"^dan ", "", tanpa, flags=re.IGNORECASE)


# --- eselon -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AturanEselon:
    jenis: Jenis
    kode: str
    nama: str = ""  # how the head's title begins; empty: all others of the jenis


PP_41 = (
    "PP 41/2007 Pasal 35 (kabupaten/kota), dipakai sebagai padanan sesudah PP 18/2016; UNVERIFIED"
)
ESELON = (
    AturanEselon(Jenis.JPT_UTAMA, "11"),
    AturanEselon(Jenis.JPT_MADYA, "12", r"sekretaris daerah"),
    AturanEselon(Jenis.JPT_MADYA, "11"),
    AturanEselon(Jenis.JPT_PRATAMA, "21", r"sekretaris daerah|direktur\b|kepala (biro|pusat)\b"),
    AturanEselon(Jenis.JPT_PRATAMA, "22"),
    AturanEselon(Jenis.ADMINISTRATOR, "32", r"kepala bidang|sekretaris (camat|kecamatan)"),
    AturanEselon(Jenis.ADMINISTRATOR, "31"),
    AturanEselon(Jenis.PENGAWAS, "42", r"sekretaris (lurah|kelurahan)|kepala tata usaha"),
    AturanEselon(Jenis.PENGAWAS, "41"),
)
"""Source: PP_41. The first that fits decides."""

ESELON_SEKSI_KELURAHAN = "42"
"""Kepala seksi at a kelurahan, whose title does not say where it is (PP_41)."""

JENIS_JABATAN_SOTK = "Jabatan Struktural"
JENJANG_JABATAN_SOTK: Mapping[Jenis, str] = {
    Jenis.JPT_UTAMA: "JABATAN PIMPINAN TINGGI UTAMA",
    Jenis.JPT_MADYA: "JABATAN PIMPINAN TINGGI MADYA",
    Jenis.JPT_PRATAMA: "JABATAN PIMPINAN TINGGI PRATAMA",
    Jenis.ADMINISTRATOR: "JABATAN ADMINISTRATOR",
    Jenis.PENGAWAS: "JABATAN PENGAWAS",
}
"""Words that a dashboard looks for in these columns; their exact spelling is UNVERIFIED."""


def eselon_of(jenis: Jenis, nama: str, *, di_kelurahan: bool = False) -> str:
    """The two digits of the head of a unit. `di_kelurahan`: the unit is part of a kelurahan."""
    if di_kelurahan and jenis is Jenis.PENGAWAS and re.match(r"kepala seksi", nama, re.IGNORECASE):
        return ESELON_SEKSI_KELURAHAN
    return next(
        a.kode
        for a in ESELON
        if a.jenis is jenis and (not a.nama or re.match(a.nama, nama, re.IGNORECASE))
    )


# --- names and places in the tree ---------------------------------------------------------------


def tell_apart(jalur: Mapping[Hashable, list[str]]) -> dict[Hashable, str]:
    """A name for each unit that no other has: its own where that is enough, else with as many of the names
    above it as it takes. `jalur` gives the names of each from its own to the top's."""
    sebut = dict.fromkeys(jalur, 1)
    while True:
        tertulis = {k: " - ".join(jalur[k][:n]) for k, n in sebut.items()}
        kali: dict[str, int] = {}
        for teks in tertulis.values():
            kali[teks.casefold()] = kali.get(teks.casefold(), 0) + 1
        kembar = [
            k
            for k, teks in tertulis.items()
            if kali[teks.casefold()] > 1 and sebut[k] < len(jalur[k])
        ]
        if not kembar:
            return tertulis
        for k in kembar:
            sebut[k] += 1


def corder(jalur: list[tuple[int, str]]) -> str:
    """The path that sorts units as the tree is drawn: per level the place among the brothers in four
    digits and the id. (Seen in files of SIASN: 4 digits and 32 of the id, joined by a dash.)"""
    return "-".join(f"{urut:04d}{kode}" for urut, kode in jalur)
