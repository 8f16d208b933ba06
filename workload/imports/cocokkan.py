"""Finding the post in the database that a post of a file means; making it where asked."""

from asnplan.lib.tabel import BerkasDitolak, Galat, normalize
from units.calculators.jenis import Jenis
from units.imports.jenis import guess_jenis_unit, split_jenjang
from units.models import Instansi, Jabatan, UnitKerja
from workload.imports.terbaca import JabatanBerkas


def match_posts(
    berkas: list[JabatanBerkas], *, instansi: Instansi, unit: str | None, create: bool
) -> tuple[list[Jabatan], list[Jabatan]]:
    """The post of each entry, in order, and those that were made.

    By the code that brought the post; else by unit (code or name) and name. `unit` confines the match to
    the subtree of that unit and stands in where the file names none. Raises BerkasDitolak.
    """
    return _Pencocok(instansi, unit, create).match(berkas)


class _Pencocok:
    def __init__(self, instansi: Instansi, unit: str | None, create: bool):
        self.instansi, self.create = instansi, create
        self.galat: list[Galat] = []
        self.units = {u.pk: u for u in instansi.unit.all()}
        self.per_kode_unit = {u.kode: u for u in self.units.values()}
        self.per_nama_unit: dict[str, list[UnitKerja]] = {}
        for u in self.units.values():
            self.per_nama_unit.setdefault(normalize(u.nama), []).append(u)
        self.di_bawah: set[int] | None = None
        self.unit_bawaan: UnitKerja | None = None
        if unit is not None:
            self.unit_bawaan = self.per_kode_unit.get(unit)
            if self.unit_bawaan is None and create:
                self.unit_bawaan = self._make_unit(unit, unit)
            if self.unit_bawaan is None:
                raise BerkasDitolak(f"Unit “{unit}” tidak ada di instansi “{instansi.kode}”.")
            self.di_bawah = set(
                UnitKerja.objects.in_subtree(self.unit_bawaan).values_list("pk", flat=True)
            )
        jabatan = list(instansi.jabatan.filter(nonaktif_sejak__isnull=True))
        self.per_kode = {j.kode: j for j in jabatan if j.kode}
        self.per_nama: dict[tuple[int, str], list[Jabatan]] = {}
        for j in jabatan:
            self.per_nama.setdefault((j.unit_id, normalize(j.nama)), []).append(j)

    def match(self, berkas):
        pasangan: list[Jabatan] = []
        baru: list[Jabatan] = []
        dari: dict[int, JabatanBerkas] = {}
        for entri in berkas:
            jabatan = self._find(entri, baru)
            if jabatan is None:
                continue
            if self.di_bawah is not None and jabatan.unit_id not in self.di_bawah:
                self.galat.append(
                    Galat(f"jabatan “{jabatan}” bukan di unit “{self.unit_bawaan}”", entri.baris)
                )
            if id(jabatan) in dari:
                self.galat.append(
                    Galat(
                        f"jabatan “{jabatan}” sudah muncul di baris {dari[id(jabatan)].baris}",
                        entri.baris,
                    )
                )
            dari[id(jabatan)] = entri
            pasangan.append(jabatan)
        if self.galat:
            raise BerkasDitolak(*self.galat)
        Jabatan.objects.bulk_create(baru, batch_size=2000)
        return pasangan, baru

    def _find(self, entri: JabatanBerkas, baru: list[Jabatan]) -> Jabatan | None:
        if entri.kode and entri.kode in self.per_kode:
            return self.per_kode[entri.kode]
        if not entri.nama:
            self.galat.append(Galat(f"jabatan berkode “{entri.kode}” belum ada", entri.baris))
            return None
        galat_semula = len(self.galat)
        unit = self._unit(entri)
        if unit is None:
            if len(self.galat) == galat_semula:
                self.galat.append(
                    Galat(f"unit untuk jabatan “{entri.nama}” tidak disebut", entri.baris)
                )
            return None
        calon = self.per_nama.get((unit.pk, normalize(entri.nama)), [])
        if entri.kode:  # a code of its own: only a post that has none yet may take it
            calon = [j for j in calon if not j.kode]
        if len(calon) == 1:
            return calon[0]
        if len(calon) > 1:
            self.galat.append(
                Galat(
                    f"ada {len(calon)} jabatan “{entri.nama}” di “{unit}”; tambahkan kolom peta_id",
                    entri.baris,
                )
            )
            return None
        if not self.create:
            self.galat.append(
                Galat(
                    f"jabatan “{entri.nama}” di “{unit}” belum ada; tambahkan --create untuk membuatnya",
                    entri.baris,
                )
            )
            return None
        return self._make_post(entri, unit, baru)

    def _unit(self, entri: JabatanBerkas) -> UnitKerja | None:
        if entri.kode_unit and entri.kode_unit in self.per_kode_unit:
            return self.per_kode_unit[entri.kode_unit]
        if entri.unit:
            calon = self.per_nama_unit.get(normalize(entri.unit), [])
            if self.di_bawah is not None:
                calon = [u for u in calon if u.pk in self.di_bawah]
            if len(calon) == 1:
                return calon[0]
            if len(calon) > 1:
                self.galat.append(
                    Galat(
                        f"ada {len(calon)} unit bernama “{entri.unit}”; tambahkan kolom kode_unit",
                        entri.baris,
                    )
                )
                return None
        if not entri.unit and not entri.kode_unit:
            return self.unit_bawaan
        nama = entri.unit or entri.kode_unit
        if not self.create:
            self.galat.append(
                Galat(f"unit “{nama}” belum ada; tambahkan --create untuk membuatnya", entri.baris)
            )
            return None
        return self._make_unit(entri.kode_unit or self._free_code(), nama, self.unit_bawaan)

    def _make_unit(self, kode: str, nama: str, induk: UnitKerja | None = None) -> UnitKerja:
        unit = UnitKerja(
            instansi=self.instansi, induk=induk, kode=kode, nama=nama, jenis=guess_jenis_unit(nama)
        )
        unit.full_clean()
        unit.save()
        self.per_kode_unit[kode] = unit
        self.per_nama_unit.setdefault(normalize(nama), []).append(unit)
        if self.di_bawah is not None:
            self.di_bawah.add(unit.pk)
        return unit

    def _free_code(self) -> str:
        n = len(self.per_kode_unit) + 1
        while f"U{n}" in self.per_kode_unit:
            n += 1
        return f"U{n}"

    def _make_post(self, entri: JabatanBerkas, unit: UnitKerja, baru: list[Jabatan]) -> Jabatan:
        jenis = entri.jenis or Jenis.PELAKSANA
        jenjang = split_jenjang(entri.nama) if jenis is Jenis.FUNGSIONAL else None
        jabatan = Jabatan(
            instansi=self.instansi, unit=unit, kode=entri.kode, nama=entri.nama, jenis=jenis.value,
            jenjang=jenjang.value if jenjang else "", urutan=len(baru),
        )  # fmt: skip
        baru.append(jabatan)
        if entri.kode:
            self.per_kode[entri.kode] = jabatan
        self.per_nama.setdefault((unit.pk, normalize(entri.nama)), []).append(jabatan)
        return jabatan
