"""What has already been said about the figures of 2026: which unit is final, notes of the planner, a
flag accepted with a reason."""

from dataclasses import dataclass

TAHUN_LALU, TAHUN_INI = 2025, 2026

UNIT_2025 = ("SEK", "UMPEG", "KEUPROG", "1002", "1002-SEK", "1002-PEM", "1002-TRANTIB", "1002-PMKS")
"""Units that were analysed, and made final, in the closed period."""

UNIT_FINAL = ("YANUM",)


@dataclass(frozen=True)
class Nota:
    """A note of the planner on a post, or on the row that begins with `uraian`."""

    post: str
    uraian: str
    isi: str
    jawaban: str = ""


CATATAN = (
    Nota(
        "1002-PEM/loket",
        "Melayani surat keterangan tidak mampu",
        "Volume naik dibanding tahun lalu. Mohon sebutkan sumber angkanya.",
        "Dihitung dari register pelayanan Januari–Desember 2025; kenaikan terjadi saat "
        "pendaftaran sekolah dan pemutakhiran data bantuan.",
    ),
    Nota(
        "TRANTIB/operator",
        "Melaksanakan patroli wilayah",
        "Apakah patroli malam dihitung sebagai jam kerja atau sudah dibayar lembur? "
        "Mohon lampirkan jadwal patroli.",
    ),
)

# Tasks above one FTE that the pimpinan accepted, with the reason; those of the patrols are still open.
TANDA_DITERIMA = (
    (
        "YANUM/loket",
        "Memeriksa berkas dan merekam permohonan KTP-el",
        "Dikerjakan bergantian oleh semua petugas loket; volume menurut catatan alat perekaman.",
    ),
)
