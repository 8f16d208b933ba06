"""The nine unsur of the Survei Kepuasan Masyarakat, by codes that never change.

Sources disagree on which is U8 and which U9: the regulation's text and its processing sheet put pengaduan
before sarana, the questionnaire of the annex the other way round. A number alone therefore says nothing;
whoever brings figures by number says which order they are in (`Urutan`).

Source: PermenPANRB 14/2017, elements and questionnaire of the annex. The labels of question 9 were not read in
the annex itself; they are the ones in common use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

NILAI = (1, 2, 3, 4)
"""Perception values: no zero, no five, no neutral. An empty answer is missing, not 0."""


class Unsur(StrEnum):
    PERSYARATAN = "PERSYARATAN"
    PROSEDUR = "PROSEDUR"
    WAKTU = "WAKTU"
    BIAYA = "BIAYA"
    PRODUK = "PRODUK"
    KOMPETENSI = "KOMPETENSI"
    PERILAKU = "PERILAKU"
    PENGADUAN = "PENGADUAN"
    SARPRAS = "SARPRAS"

    @property
    def isi(self) -> IsiUnsur:
        return ISI[self]


class Urutan(StrEnum):
    """In which order figures are numbered U1 to U9."""

    PERATURAN = "peraturan"
    KUESIONER = "kuesioner"

    @property
    def unsur(self) -> tuple[Unsur, ...]:
        return URUTAN[self]

    @property
    def label(self) -> str:
        return {
            "peraturan": "U8 penanganan pengaduan, U9 sarana dan prasarana",
            "kuesioner": "U8 sarana dan prasarana, U9 penanganan pengaduan",
        }[self.value]


_TUJUH = tuple(Unsur)[:7]
URUTAN: Mapping[Urutan, tuple[Unsur, ...]] = {
    Urutan.PERATURAN: (*_TUJUH, Unsur.PENGADUAN, Unsur.SARPRAS),
    Urutan.KUESIONER: (*_TUJUH, Unsur.SARPRAS, Unsur.PENGADUAN),
}


@dataclass(frozen=True)
class IsiUnsur:
    """What a respondent reads: name, question, and the word for each value from 1 to 4."""

    nama: str
    pertanyaan: str
    pilihan: tuple[str, str, str, str]


ISI: Mapping[Unsur, IsiUnsur] = {
    Unsur.PERSYARATAN: IsiUnsur(
        "Persyaratan",
        "Apakah persyaratan yang diminta sesuai dengan jenis pelayanannya?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    Unsur.PROSEDUR: IsiUnsur(
        "Sistem, mekanisme, dan prosedur",
        "Apakah prosedur pelayanan di sini mudah?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    Unsur.WAKTU: IsiUnsur(
        "Waktu penyelesaian",
        "Apakah pelayanannya cepat?",
        ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    Unsur.BIAYA: IsiUnsur(
        "Biaya atau tarif",
        "Bagaimana biaya atau tarifnya?",
        ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    ),
    Unsur.PRODUK: IsiUnsur(
        "Produk spesifikasi jenis pelayanan",
        "Apakah hasil yang Anda terima sesuai dengan yang dijanjikan?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    Unsur.KOMPETENSI: IsiUnsur(
        "Kompetensi pelaksana",
        "Apakah petugas mampu melayani Anda?",
        ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    ),
    Unsur.PERILAKU: IsiUnsur(
        "Perilaku pelaksana",
        "Apakah petugas sopan dan ramah?",
        (
            "Tidak sopan dan ramah",
            "Kurang sopan dan ramah",
            "Sopan dan ramah",
            "Sangat sopan dan ramah",
        ),
    ),
    Unsur.PENGADUAN: IsiUnsur(
        "Penanganan pengaduan, saran, dan masukan",
        "Bagaimana pengaduan pengguna layanan ditangani?",
        ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
    ),
    Unsur.SARPRAS: IsiUnsur(
        "Sarana dan prasarana",
        "Bagaimana mutu sarana dan prasarananya?",
        ("Buruk", "Cukup", "Baik", "Sangat baik"),
    ),
}  # fmt: skip
