"""Kinds of posts and their levels: the vocabulary that rules are written in."""

from enum import StrEnum


class Jenis(StrEnum):
    """Jenis jabatan ASN: manajerial (JPT, administrator, pengawas) and nonmanajerial (fungsional,
    pelaksana). UU 20/2023; levels of JPT after PP 11/2017."""

    JPT_UTAMA = "jpt_utama"
    JPT_MADYA = "jpt_madya"
    JPT_PRATAMA = "jpt_pratama"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    FUNGSIONAL = "fungsional"
    PELAKSANA = "pelaksana"

    @property
    def label(self) -> str:
        return LABEL_JENIS[self]

    @property
    def struktural(self) -> bool:
        """A box in the structure: one holder, whatever the load."""
        return self in STRUKTURAL


LABEL_JENIS = {
    Jenis.JPT_UTAMA: "JPT Utama",
    Jenis.JPT_MADYA: "JPT Madya",
    Jenis.JPT_PRATAMA: "JPT Pratama",
    Jenis.ADMINISTRATOR: "Administrator",
    Jenis.PENGAWAS: "Pengawas",
    Jenis.FUNGSIONAL: "Fungsional",
    Jenis.PELAKSANA: "Pelaksana",
}
STRUKTURAL = frozenset(
    {Jenis.JPT_UTAMA, Jenis.JPT_MADYA, Jenis.JPT_PRATAMA, Jenis.ADMINISTRATOR, Jenis.PENGAWAS}
)


class Jenjang(StrEnum):
    """Jenjang of a jabatan fungsional (PP 11/2017)."""

    PEMULA = "pemula"
    TERAMPIL = "terampil"
    MAHIR = "mahir"
    PENYELIA = "penyelia"
    AHLI_PERTAMA = "ahli_pertama"
    AHLI_MUDA = "ahli_muda"
    AHLI_MADYA = "ahli_madya"
    AHLI_UTAMA = "ahli_utama"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").title()


LABEL_JENJANG = {j: j.label for j in Jenjang}
