"""Which service a row of a sheet is about: by its name or code, and by its unit where the name is not alone."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from asnplan.lib.tabel import Kolom, normalize
from surveys.models import Layanan

LAYANAN = Kolom("layanan", ("layanan", "nama_layanan", "jenis_layanan", "jenis layanan yang diterima", "kode_layanan"))  # fmt: skip
UNIT = Kolom("unit", ("unit", "unit_kerja", "nama_unit", "kode_unit", "kelurahan"))
BANYAK_SARAN = 3


class DaftarLayanan:
    """The services that somebody may bring answers for. A row that names none of them gets an error with
    what comes close."""

    def __init__(self, layanan: Iterable[Layanan]):
        self.per_nama: dict[str, list[Layanan]] = {}
        self.asli: dict[str, str] = {}
        for la in layanan:
            for nama in {normalize(la.nama), normalize(la.kode)}:
                self.per_nama.setdefault(nama, []).append(la)
            self.asli[normalize(la.nama)] = la.nama

    def find(self, baris) -> Layanan | None:
        nama, unit = baris.teks("layanan", 200), baris.teks("unit", 255)
        if not nama:
            baris.salah("layanan", "layanannya kosong")
            return None
        calon = self.per_nama.get(normalize(nama), [])
        if not calon:
            baris.salah("layanan", f"layanan “{nama}” tidak dikenal{self._close(nama)}")
            return None
        di_unit = [la for la in calon if _is_in(la, unit)] if unit else calon
        if len(di_unit) == 1:
            return di_unit[0]
        tempat = _or(sorted(la.unit.nama for la in calon))
        if unit:
            baris.salah("unit", f"“{nama}” tidak ada di “{unit}”; adanya di {tempat}")
        else:
            baris.salah("unit", f"“{nama}” ada di {len(calon)} unit; isi kolom unit: {tempat}")
        return None

    def _close(self, nama: str) -> str:
        dekat = get_close_matches(normalize(nama), self.asli, n=BANYAK_SARAN, cutoff=0.5)
        return f"; maksudnya {_or([f'“{self.asli[d]}”' for d in dekat])}?" if dekat else ""


def _is_in(layanan: Layanan, unit: str) -> bool:
    return normalize(unit) in (normalize(layanan.unit.nama), normalize(layanan.unit.kode))


def _or(pilihan: list[str]) -> str:
    if len(pilihan) > 6:
        return f"{', '.join(pilihan[:6])}, atau {len(pilihan) - 6} lainnya"
    return " atau ".join([", ".join(pilihan[:-1]), pilihan[-1]] if len(pilihan) > 1 else pilihan)
