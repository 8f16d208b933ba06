"""The life of a RencanaTindakLanjut as one table: states, labels, colours, and what moves it on.

Nothing else compares status strings.
"""

from dataclasses import dataclass
from enum import StrEnum


class StatusRTL(StrEnum):
    RENCANA = "rencana"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    BATAL = "batal"


@dataclass(frozen=True)
class Keterangan:
    label: str
    warna: str  # Bootstrap contextual name
    dapat_diubah: bool


STATUS = {
    StatusRTL.RENCANA: Keterangan("Belum dimulai", "secondary", True),
    StatusRTL.BERJALAN: Keterangan("Berjalan", "primary", True),
    StatusRTL.SELESAI: Keterangan("Selesai", "success", False),
    StatusRTL.BATAL: Keterangan("Dibatalkan", "dark", False),
}


@dataclass(frozen=True)
class Transisi:
    """A move: its verb on buttons, where from, and what it asks for."""

    kode: str
    dari: frozenset[StatusRTL]
    ke: StatusRTL
    verba: str
    perlu_bukti: bool = False
    perlu_alasan: bool = False


TERBUKA = frozenset({StatusRTL.RENCANA, StatusRTL.BERJALAN})
TRANSISI = {
    t.kode: t
    for t in (
        Transisi("mulai", frozenset({StatusRTL.RENCANA}), StatusRTL.BERJALAN, "Mulai"),
        Transisi("selesaikan", TERBUKA, StatusRTL.SELESAI, "Tandai selesai", perlu_bukti=True),
        Transisi("batalkan", TERBUKA, StatusRTL.BATAL, "Batalkan", perlu_alasan=True),
        Transisi(
            "buka",
            frozenset({StatusRTL.SELESAI, StatusRTL.BATAL}),
            StatusRTL.BERJALAN,
            "Buka kembali",
        ),
    )
}
STATUS_CHOICES = [(s.value, k.label) for s, k in STATUS.items()]
