"""Which elements of society sat at the table of a public consultation, and whether that is enough. Pure.

The evaluation of public services (PEKPPP) asks for at least three of five elements and gives its best score
for four or more. Who organises, and whoever fits none of the five, is counted as a person and not as an
element.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MINIMUM, TERBAIK = 3, 4

UNSUR = {
    "pengguna": "Pengguna layanan",
    "akademisi": "Akademisi atau ahli",
    "instansi": "Instansi terkait",
    "oms": "Organisasi masyarakat atau LSM",
    "media": "Media massa",
}
LAIN = {"penyelenggara": "Penyelenggara", "lainnya": "Lainnya"}
SEBUTAN = {
    # how lists that people bring call them
    "pengguna": "warga masyarakat penduduk",
    "akademisi": "ahli dosen kampus pakar peneliti",
    "instansi": "dinas opd pemerintah",
    "oms": "organisasi ormas lsm lembaga lpm",
    "media": "pers wartawan jurnalis",
    "penyelenggara": "panitia",
    "lainnya": "lain",
}


@dataclass(frozen=True)
class Keterwakilan:
    """hadir: (label, people present) of each of the five elements, then of the others."""

    hadir: tuple[tuple[str, int], ...]
    lain: tuple[tuple[str, int], ...]

    @property
    def unsur(self) -> int:
        return sum(n > 0 for _, n in self.hadir)

    @property
    def orang(self) -> int:
        return sum(n for _, n in self.hadir + self.lain)

    @property
    def cukup(self) -> bool:
        return self.unsur >= MINIMUM

    @property
    def kalimat(self) -> str:
        if self.unsur >= TERBAIK:
            return f"{self.unsur} dari {len(UNSUR)} unsur masyarakat hadir: lebih dari cukup."
        if self.cukup:
            return f"{self.unsur} dari {len(UNSUR)} unsur masyarakat hadir: cukup; {TERBAIK} lebih baik."
        return f"{self.unsur} dari {len(UNSUR)} unsur masyarakat hadir: kurang, paling sedikit {MINIMUM}."


def find_unsur(teks: str) -> str | None:
    """The element that a word in a list stands for; None where nobody can tell."""
    kata = teks.split()[0].lower().strip(".,:") if teks.split() else ""
    for kode, sebutan in SEBUTAN.items():
        if kata in (kode, *sebutan.split()):
            return kode
    return None


def compute_keterwakilan(jumlah: Mapping[str, int]) -> Keterwakilan:
    """`jumlah`: people present by element."""
    asing = set(jumlah) - set(UNSUR) - set(LAIN)
    if asing:
        raise ValueError(f"unsur tidak dikenal: {', '.join(sorted(asing))}")
    return Keterwakilan(
        tuple((label, jumlah.get(kode, 0)) for kode, label in UNSUR.items()),
        tuple((label, jumlah.get(kode, 0)) for kode, label in LAIN.items()),
    )
