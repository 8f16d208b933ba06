"""The life of an aspirasi as one table. Whether it was merged into another is not a state: it is undone by
taking it out again, and it is then what it was."""

from dataclasses import dataclass
from enum import StrEnum


class StatusAspirasi(StrEnum):
    DIPERIKSA = "diperiksa"
    TERBIT = "terbit"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"

    @property
    def keterangan(self) -> "Keterangan":
        return STATUS_ASPIRASI[self]


@dataclass(frozen=True)
class Keterangan:
    label: str
    warna: str  # Bootstrap contextual name
    arti: str  # for its author
    dapat_diubah: bool = False  # by its author
    dapat_ditinjau: bool = False  # by a moderator


STATUS_ASPIRASI = {
    StatusAspirasi.DIPERIKSA: Keterangan(
        "Diperiksa",
        "warning",
        "Sedang diperiksa petugas sebelum terbit.",
        dapat_diubah=True,
        dapat_ditinjau=True,
    ),
    StatusAspirasi.TERBIT: Keterangan(
        "Terbit",
        "success",
        "Sudah terbit; siapa saja dapat membaca dan mendukungnya.",
        dapat_ditinjau=True,
    ),
    StatusAspirasi.DITOLAK: Keterangan(
        "Tidak terbit", "danger", "Tidak diterbitkan, dengan alasan.", dapat_ditinjau=True
    ),
    StatusAspirasi.DITARIK: Keterangan(
        "Ditarik", "dark", "Ditarik oleh yang menyampaikan; tulisannya dihapus."
    ),
}
STATUS_ASPIRASI_CHOICES = [(s.value, k.label) for s, k in STATUS_ASPIRASI.items()]
