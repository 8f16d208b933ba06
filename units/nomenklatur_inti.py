"""The nomenclature that every installation starts with: kecamatan, kelurahan, sekretariat, puskesmas.

Facts only, each entry with its source. A kelas is given where one was read for exactly that name, and
left empty elsewhere: it differs between agencies until their own evaluasi jabatan is validated. BUP is
left to the rule by jenis and jenjang (units.calculators.pensiun). Whole national lists are imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from units.calculators.jenis import Jenis, Jenjang

STRUKTUR_KECAMATAN = "PP 17/2018 (kecamatan) dan PP 18/2016 (perangkat daerah)"
STRUKTUR_DAERAH = "PP 18/2016 (perangkat daerah)"
PELAKSANA_2024 = "Kepmenpan 11/2024"
PELAKSANA_2024_KELAS = "Kepmenpan 11/2024; kelas seperti di Setjen DPD RI"
FUNGSIONAL = "Daftar jabatan fungsional KemenPANRB"

S1 = "S-1/D-4"
D3 = "D-3"
SLTA = "SLTA sederajat"

KESEHATAN = "Kementerian Kesehatan"
DALAM_NEGERI = "Kementerian Dalam Negeri"
BKN = "Badan Kepegawaian Negara"


@dataclass(frozen=True)
class Nomenklatur:
    """Fields as in units.models.NomenklaturJabatan."""

    nama: str
    jenis: Jenis
    jenjang: str = ""
    kelas: int | None = None
    pendidikan_minimum: str = ""
    instansi_pembina: str = ""
    sumber: str = ""


KECAMATAN = (
    ("Camat", Jenis.ADMINISTRATOR),
    ("Sekretaris Kecamatan", Jenis.ADMINISTRATOR),
    ("Kepala Subbagian Umum dan Kepegawaian", Jenis.PENGAWAS),
    ("Kepala Subbagian Perencanaan dan Keuangan", Jenis.PENGAWAS),
    ("Kepala Subbagian Umum, Kepegawaian, dan Keuangan", Jenis.PENGAWAS),
    ("Kepala Subbagian Program dan Pelaporan", Jenis.PENGAWAS),
    ("Kepala Seksi Pemerintahan", Jenis.PENGAWAS),
    ("Kepala Seksi Tata Pemerintahan", Jenis.PENGAWAS),
    ("Kepala Seksi Ketenteraman dan Ketertiban Umum", Jenis.PENGAWAS),
    ("Kepala Seksi Pelayanan Umum", Jenis.PENGAWAS),
    ("Kepala Seksi Pemberdayaan Masyarakat", Jenis.PENGAWAS),
    ("Kepala Seksi Ekonomi dan Pembangunan", Jenis.PENGAWAS),
    ("Kepala Seksi Kesejahteraan Sosial", Jenis.PENGAWAS),
)
KELURAHAN = (
    ("Lurah", Jenis.PENGAWAS),
    ("Sekretaris Kelurahan", Jenis.PENGAWAS),
    ("Kepala Seksi Pemerintahan Kelurahan", Jenis.PENGAWAS),
    ("Kepala Seksi Ketenteraman dan Ketertiban Kelurahan", Jenis.PENGAWAS),
    ("Kepala Seksi Pemberdayaan Masyarakat Kelurahan", Jenis.PENGAWAS),
    ("Kepala Seksi Kesejahteraan Sosial Kelurahan", Jenis.PENGAWAS),
    ("Kepala Seksi Pelayanan Umum Kelurahan", Jenis.PENGAWAS),
)
SEKRETARIAT = (
    ("Sekretaris Daerah", Jenis.JPT_PRATAMA),  # of a kabupaten or kota
    ("Asisten Sekretaris Daerah", Jenis.JPT_PRATAMA),
    ("Kepala Dinas", Jenis.JPT_PRATAMA),
    ("Kepala Badan", Jenis.JPT_PRATAMA),
    ("Inspektur", Jenis.JPT_PRATAMA),
    ("Sekretaris Dinas", Jenis.ADMINISTRATOR),
    ("Sekretaris Badan", Jenis.ADMINISTRATOR),
    ("Kepala Bagian", Jenis.ADMINISTRATOR),
    ("Kepala Bidang", Jenis.ADMINISTRATOR),
    ("Kepala Subbagian", Jenis.PENGAWAS),
    ("Kepala Subbagian Keuangan", Jenis.PENGAWAS),
    ("Kepala Subbagian Tata Usaha", Jenis.PENGAWAS),
    ("Kepala Seksi", Jenis.PENGAWAS),
    ("Kepala UPTD", Jenis.PENGAWAS),
)

PELAKSANA = (
    # name, kelas, minimum education, pembina
    ("Penelaah Teknis Kebijakan", 7, S1, ""),
    ("Pengolah Data dan Informasi", 6, D3, ""),
    ("Pengadministrasi Perkantoran", 5, SLTA, ""),
    ("Penata Kelola Pemerintahan", None, f"{S1} ilmu pemerintahan", DALAM_NEGERI),
    ("Fasilitator Pemerintahan", None, S1, DALAM_NEGERI),
    ("Pranata Kewilayahan", None, S1, DALAM_NEGERI),
    ("Penata Layanan Operasional", None, f"{S1} bidang yang relevan", ""),
    ("Pengelola Layanan Operasional", None, f"{D3} bidang yang relevan", ""),
    ("Operator Layanan Operasional", None, SLTA, ""),
    ("Pengelola Umum Operasional", None, "SD/SLTP sederajat", ""),
    (
        "Penata Kelola Sistem dan Teknologi Informasi",
        None,
        f"{S1} bidang teknologi informasi",
        "Kementerian Komunikasi dan Digital",
    ),
    (
        "Pengelola Layanan Pengadaan",
        None,
        D3,
        "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
    ),
    ("Penata Kelola Layanan Kesehatan", None, f"{S1} bidang kesehatan", KESEHATAN),
    ("Pengelola Layanan Kesehatan", None, f"{D3} bidang kesehatan", KESEHATAN),
    ("Operator Layanan Kesehatan", None, SLTA, KESEHATAN),
    ("Operator Laboratorium", None, f"{D3} bidang yang relevan", ""),
    ("Teknisi Sarana dan Prasarana", None, f"{S1} bidang teknik", ""),
)

JENJANG = tuple(Jenjang)
"""In rank: pemula … penyelia, ahli pertama … ahli utama."""

FUNGSIONAL_UMUM = (
    # name, first and last jenjang, minimum education, pembina
    ("Arsiparis", "terampil", "penyelia", f"{D3} kearsipan", "Arsip Nasional RI"),
    ("Arsiparis", "ahli_pertama", "ahli_madya", f"{S1} kearsipan", "Arsip Nasional RI"),
    ("Pranata Komputer", "terampil", "penyelia", f"{D3} komputer", "Badan Pusat Statistik"),
    ("Pranata Komputer", "ahli_pertama", "ahli_madya", f"{S1} komputer", "Badan Pusat Statistik"),
    ("Pranata Sumber Daya Manusia Aparatur", "terampil", "penyelia", f"{D3} manajemen", BKN),
    ("Analis Sumber Daya Manusia Aparatur", "ahli_pertama", "ahli_madya", f"{S1} manajemen", BKN),
    ("Perencana", "ahli_pertama", "ahli_madya", S1, "Kementerian PPN/Bappenas"),
    ("Analis Kebijakan", "ahli_pertama", "ahli_madya", S1, "Lembaga Administrasi Negara"),
    (
        "Pengelola Pengadaan Barang/Jasa",
        "ahli_pertama",
        "ahli_madya",
        S1,
        "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
    ),
    (
        "Pranata Hubungan Masyarakat",
        "terampil",
        "penyelia",
        f"{D3} komunikasi",
        "Kementerian Komunikasi dan Digital",
    ),
    (
        "Pranata Hubungan Masyarakat",
        "ahli_pertama",
        "ahli_madya",
        f"{S1} komunikasi",
        "Kementerian Komunikasi dan Digital",
    ),
    ("Polisi Pamong Praja", "pemula", "penyelia", SLTA, DALAM_NEGERI),
    ("Polisi Pamong Praja", "ahli_pertama", "ahli_madya", S1, DALAM_NEGERI),
    (
        "Operator Sistem Informasi Administrasi Kependudukan",
        "terampil",
        "penyelia",
        f"{D3} komputer",
        DALAM_NEGERI,
    ),
    (
        "Penggerak Swadaya Masyarakat",
        "ahli_pertama",
        "ahli_madya",
        S1,
        "Kementerian Desa dan PDT",
    ),
)
FUNGSIONAL_PUSKESMAS = (
    ("Dokter", "ahli_pertama", "ahli_utama", "Profesi dokter", KESEHATAN),
    ("Dokter Gigi", "ahli_pertama", "ahli_utama", "Profesi dokter gigi", KESEHATAN),
    ("Perawat", "terampil", "penyelia", f"{D3} keperawatan", KESEHATAN),
    ("Perawat", "ahli_pertama", "ahli_madya", "Ners", KESEHATAN),
    ("Bidan", "terampil", "penyelia", f"{D3} kebidanan", KESEHATAN),
    ("Bidan", "ahli_pertama", "ahli_madya", "Profesi bidan", KESEHATAN),
    ("Apoteker", "ahli_pertama", "ahli_madya", "Profesi apoteker", KESEHATAN),
    ("Asisten Apoteker", "terampil", "penyelia", f"{D3} farmasi", KESEHATAN),
    ("Nutrisionis", "terampil", "penyelia", f"{D3} gizi", KESEHATAN),
    ("Nutrisionis", "ahli_pertama", "ahli_madya", "D-4 gizi", KESEHATAN),
    (
        "Tenaga Sanitasi Lingkungan",
        "terampil",
        "penyelia",
        f"{D3} kesehatan lingkungan",
        KESEHATAN,
    ),
    (
        "Tenaga Sanitasi Lingkungan",
        "ahli_pertama",
        "ahli_madya",
        f"{S1} kesehatan lingkungan",
        KESEHATAN,
    ),
    ("Tenaga Promosi Kesehatan", "terampil", "penyelia", f"{D3} rumpun kesehatan", KESEHATAN),
    (
        "Tenaga Promosi Kesehatan",
        "ahli_pertama",
        "ahli_madya",
        f"{S1} promosi kesehatan atau kesehatan masyarakat",
        KESEHATAN,
    ),
    ("Perekam Medis", "terampil", "penyelia", f"{D3} rekam medis", KESEHATAN),
    ("Perekam Medis", "ahli_pertama", "ahli_madya", f"{S1} rekam medis", KESEHATAN),
    (
        "Pranata Laboratorium Kesehatan",
        "terampil",
        "penyelia",
        f"{D3} analis kesehatan",
        KESEHATAN,
    ),
    (
        "Pranata Laboratorium Kesehatan",
        "ahli_pertama",
        "ahli_madya",
        f"{S1} laboratorium medik",
        KESEHATAN,
    ),
    ("Terapis Gigi dan Mulut", "terampil", "penyelia", f"{D3} kesehatan gigi", KESEHATAN),
    ("Epidemiolog Kesehatan", "ahli_pertama", "ahli_madya", f"{S1} epidemiologi", KESEHATAN),
)


def all_entries() -> Iterator[Nomenklatur]:
    """Every entry of the core set."""
    yield from _structural(KECAMATAN + KELURAHAN, STRUKTUR_KECAMATAN)
    yield from _structural(SEKRETARIAT, STRUKTUR_DAERAH)
    for nama, kelas, pendidikan, pembina in PELAKSANA:
        sumber = PELAKSANA_2024_KELAS if kelas else PELAKSANA_2024
        yield Nomenklatur(nama, Jenis.PELAKSANA, "", kelas, pendidikan, pembina, sumber)
    for nama, awal, puncak, pendidikan, pembina in FUNGSIONAL_UMUM + FUNGSIONAL_PUSKESMAS:
        for jenjang in JENJANG[JENJANG.index(awal) : JENJANG.index(puncak) + 1]:
            yield Nomenklatur(
                nama, Jenis.FUNGSIONAL, jenjang.value, None, pendidikan, pembina, FUNGSIONAL
            )


def _structural(rows: Iterable[tuple[str, Jenis]], sumber: str) -> Iterator[Nomenklatur]:
    for nama, jenis in rows:
        yield Nomenklatur(nama, jenis, pendidikan_minimum=S1, sumber=sumber)


def load_nomenklatur_inti(model, using: str = "default") -> None:
    """Add what is missing of the core set to the national list; never changes what is there.

    `model` is NomenklaturJabatan, or its historical self in a migration of the database `using`.
    """
    model.objects.using(using).bulk_create(
        [model(**asdict(entry) | {"jenis": entry.jenis.value}) for entry in all_entries()],
        ignore_conflicts=True,
    )
