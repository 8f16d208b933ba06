"""The life of an imported file as one table: states, labels, colours, what a person may do in each.

    antre → dibaca → diperiksa → menyimpan → tersimpan → membatalkan → dibatalkan
                 ↘ gagal

A file in a state of work (`berjalan`) is owed something by workload.imports.kerja; whoever finds it without
a worker sets one to it. An undone file is checked again and can be saved again.
"""

from dataclasses import dataclass
from enum import StrEnum


class StatusImpor(StrEnum):
    ANTRE = "antre"
    DIBACA = "dibaca"
    DIPERIKSA = "diperiksa"
    MENYIMPAN = "menyimpan"
    TERSIMPAN = "tersimpan"
    MEMBATALKAN = "membatalkan"
    DIBATALKAN = "dibatalkan"
    GAGAL = "gagal"

    @property
    def keterangan(self) -> "KeteranganImpor":
        return STATUS_IMPOR[self]


@dataclass(frozen=True)
class KeteranganImpor:
    label: str
    warna: str  # Bootstrap contextual name
    arti: str
    berjalan: bool = False  # work is owed or going on
    dapat_diubah: bool = False  # answers, mappings, what to skip
    dapat_disimpan: bool = False
    dapat_dibatalkan: bool = False  # saved: the old rows can come back
    dapat_dibuang: bool = False  # nothing of it is in the sheets


STATUS_IMPOR = {
    StatusImpor.ANTRE: KeteranganImpor(
        "Menunggu", "secondary", "Menunggu giliran dibaca.", berjalan=True, dapat_dibuang=True
    ),
    StatusImpor.DIBACA: KeteranganImpor(
        "Sedang dibaca", "secondary", "Berkas sedang dibaca dan dihitung ulang.", berjalan=True
    ),
    StatusImpor.DIPERIKSA: KeteranganImpor(
        "Belum disimpan", "primary", "Sudah dibaca; belum ada yang disimpan.",
        dapat_diubah=True, dapat_disimpan=True, dapat_dibuang=True,
    ),
    StatusImpor.MENYIMPAN: KeteranganImpor(
        "Sedang disimpan", "secondary", "Isi lembar sedang diganti.", berjalan=True
    ),
    StatusImpor.TERSIMPAN: KeteranganImpor(
        "Tersimpan", "success", "Isinya sudah menjadi isi lembar.", dapat_dibatalkan=True
    ),
    StatusImpor.MEMBATALKAN: KeteranganImpor(
        "Sedang dibatalkan", "secondary", "Isi lembar sedang dikembalikan.", berjalan=True
    ),
    StatusImpor.DIBATALKAN: KeteranganImpor(
        "Dibatalkan", "warning", "Isi lembar sudah dikembalikan; berkas dapat disimpan lagi.",
        dapat_diubah=True, dapat_disimpan=True,
    ),
    StatusImpor.GAGAL: KeteranganImpor(
        "Tidak terbaca", "danger", "Berkas tidak dapat dipakai; tidak ada yang disimpan.",
        dapat_diubah=True, dapat_dibuang=True,
    ),
}  # fmt: skip

STATUS_IMPOR_CHOICES = [(s.value, k.label) for s, k in STATUS_IMPOR.items()]
BERJALAN = [s for s, k in STATUS_IMPOR.items() if k.berjalan]
