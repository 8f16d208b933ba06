"""Units and posts that a file names and the database does not have yet."""

from units.calculators.jenis import Jenis
from units.imports.jenis import guess_jenis_unit, guess_struktural, split_jenjang
from units.models import Jabatan, UnitKerja
from workload.imports.cocokkan import Cara, Kecocokan, Pencocok
from workload.kunci import is_post_mark


class Pembuat:
    """Makes what a Pencocok could not find. Posts are stored by `store`, all at once."""

    def __init__(self, pencocok: Pencocok):
        self.pencocok = pencocok
        self.unit: list[UnitKerja] = []
        self.jabatan: list[Jabatan] = []

    def make(self, entri, hasil: Kecocokan) -> Kecocokan:
        """The post of the entry, made where `hasil` says that it may be."""
        if not hasil.kurang:
            return hasil
        unit = hasil.unit
        if unit is None:
            kode = entri.kode_unit or self._free_code()
            unit = self.make_unit(kode, entri.unit or kode, self.pencocok.unit_bawaan)
            if (kini := self.pencocok.find(entri)).jabatan or not kini.kurang:
                return kini
        return Kecocokan(self.make_post(entri, unit), Cara.BARU, unit)

    def make_unit(self, kode: str, nama: str, induk: UnitKerja | None = None) -> UnitKerja:
        unit = UnitKerja(
            instansi=self.pencocok.instansi,
            induk=induk,
            kode=kode,
            nama=nama,
            jenis=guess_jenis_unit(nama),
        )
        unit.full_clean()
        unit.save()
        self.pencocok.add_unit(unit)
        if self.pencocok.di_bawah is not None:
            self.pencocok.di_bawah.add(unit.pk)
        self.unit.append(unit)
        return unit

    def make_post(self, entri, unit: UnitKerja) -> Jabatan:
        jabatan = new_post(entri, unit, urutan=len(self.jabatan))
        self.jabatan.append(jabatan)
        self.pencocok.add(jabatan)
        return jabatan

    def store(self) -> list[Jabatan]:
        Jabatan.objects.bulk_create(self.jabatan, batch_size=2000)
        return self.jabatan

    def _free_code(self) -> str:
        n = len(self.pencocok.per_kode_unit) + 1
        while f"U{n}" in self.pencocok.per_kode_unit:
            n += 1
        return f"U{n}"


def new_post(entri, unit: UnitKerja, *, jenis: Jenis | None = None, urutan: int = 0) -> Jabatan:
    """An unsaved post as the entry describes it; pelaksana where neither the file nor `jenis` says more."""
    jenis = Jenis(entri.jenis) if entri.jenis else jenis or Jenis.PELAKSANA
    jenjang = split_jenjang(entri.nama) if jenis is Jenis.FUNGSIONAL else None
    return Jabatan(
        instansi_id=unit.instansi_id,
        unit=unit,
        kode="" if is_post_mark(entri.kode) else entri.kode,
        nama=entri.nama,
        jenis=jenis.value,
        jenjang=jenjang.value if jenjang else "",
        urutan=urutan,
    )


def guess_jenis(nama: str) -> Jenis:
    """What a post of this title usually is, for a person to see before it is made."""
    if split_jenjang(nama):
        return Jenis.FUNGSIONAL
    return guess_struktural(nama) or Jenis.PELAKSANA
