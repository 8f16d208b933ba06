"""The life of a complaint as one table: states, labels, colours, who moves it where, and what is owed.

Pages, actions and the guide read it from here; nothing else compares status strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    BARU = "baru"
    PROSES = "proses"
    SELESAI = "selesai"
    DITOLAK = "ditolak"
    DITERUSKAN = "diteruskan"

    @property
    def keterangan(self) -> Keterangan:
        return STATUS[self]


@dataclass(frozen=True)
class Keterangan:
    label: str
    warna: str  # Bootstrap contextual name
    terbuka: bool  # a clock runs
    arti: str  # for the citizen


STATUS = {
    Status.BARU: Keterangan("Belum diperiksa", "secondary", True, "Pengaduan sudah masuk dan menunggu diperiksa petugas."),
    Status.PROSES: Keterangan("Sedang ditindaklanjuti", "primary", True, "Petugas sedang menindaklanjuti pengaduan Anda."),
    Status.SELESAI: Keterangan("Selesai", "success", False, "Pengaduan sudah dijawab dan ditutup."),
    Status.DITOLAK: Keterangan("Tidak dapat ditangani", "dark", False, "Pengaduan tidak dapat ditangani di sini; alasannya tertulis di bawah."),
    Status.DITERUSKAN: Keterangan("Diteruskan ke SP4N-LAPOR!", "info", False, "Pengaduan ini menjadi wewenang lain dan sudah diteruskan ke SP4N-LAPOR!."),
}  # fmt: skip
STATUS_CHOICES = [(s.value, k.label) for s, k in STATUS.items()]
TERBUKA = tuple(s for s, k in STATUS.items() if k.terbuka)


@dataclass(frozen=True)
class Transisi:
    """A move: its verb on buttons, whether the citizen may make it too, what the citizen is told, and what
    is owed: a reason or answer (always read by the citizen), a number of SP4N-LAPOR, the kind of complaint."""

    kode: str
    dari: frozenset[Status]
    ke: Status
    verba: str
    kabar: str
    label_alasan: str = ""
    perlu_nomor_lapor: bool = False
    perlu_kategori: bool = False
    warga: bool = False


TRANSISI = {
    t.kode: t
    for t in (
        Transisi("periksa", frozenset({Status.BARU}), Status.PROSES, "Terima untuk ditindaklanjuti",
                 "Diperiksa dan mulai ditindaklanjuti", perlu_kategori=True),
        Transisi("selesaikan", frozenset({Status.PROSES}), Status.SELESAI, "Jawab dan tutup",
                 "Dijawab dan ditutup", "Jawaban untuk pelapor: apa yang sudah dilakukan"),
        Transisi("teruskan", frozenset({Status.BARU, Status.PROSES}), Status.DITERUSKAN, "Teruskan ke SP4N-LAPOR!",
                 "Diteruskan ke SP4N-LAPOR!", "Penjelasan untuk pelapor: mengapa diteruskan", perlu_nomor_lapor=True),
        Transisi("tolak", frozenset({Status.BARU, Status.PROSES}), Status.DITOLAK, "Tidak dapat ditangani",
                 "Ditutup: tidak dapat ditangani", "Alasan untuk pelapor, dan ke mana sebaiknya mengadu"),
        Transisi("buka", frozenset({Status.SELESAI, Status.DITOLAK}), Status.PROSES, "Buka kembali",
                 "Dibuka kembali", "Alasan dibuka kembali", warga=True),
    )
}  # fmt: skip
