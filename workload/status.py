"""The life of an Analisis (unit × periode) as one table: states, labels, colours, who moves it where.

The full review cycle extends STATUS and TRANSISI; nothing else compares status strings.
"""

from dataclasses import dataclass
from enum import StrEnum

from accounts.roles import Permission


class Status(StrEnum):
    DRAF = "draf"
    FINAL = "final"

    @property
    def keterangan(self) -> "Keterangan":
        return STATUS[self]


@dataclass(frozen=True)
class Keterangan:
    label: str
    warna: str  # Bootstrap contextual name
    dapat_diisi: bool  # may rows be written
    arti: str


STATUS = {
    Status.DRAF: Keterangan("Draf", "secondary", True, "Sedang diisi oleh unit."),
    Status.FINAL: Keterangan(
        "Final", "success", False, "Ditandai selesai oleh pimpinan unit; terkunci."
    ),
}


@dataclass(frozen=True)
class Transisi:
    """A move from one state to another: its verb on buttons, who may, and whether a reason is owed."""

    kode: str
    dari: Status
    ke: Status
    verba: str
    permission: Permission
    perlu_alasan: bool = False
    perlu_lengkap: bool = False


TRANSISI = {
    t.kode: t
    for t in (
        Transisi(
            "finalkan",
            Status.DRAF,
            Status.FINAL,
            "Tandai final",
            Permission.TANDAI_FINAL,
            perlu_lengkap=True,
        ),
        Transisi(
            "buka",
            Status.FINAL,
            Status.DRAF,
            "Buka kembali",
            Permission.BUKA_KEMBALI,
            perlu_alasan=True,
        ),
    )
}

STATUS_CHOICES = [(s.value, k.label) for s, k in STATUS.items()]
