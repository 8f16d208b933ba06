"""The organisation: who is where, and by which rules a period counts."""

from units.models.instansi import Instansi
from units.models.jabatan import Bezetting, Jabatan, NomenklaturJabatan
from units.models.pegawai import Pegawai
from units.models.penugasan import Penugasan
from units.models.periode import Aturan, Periode
from units.models.unit_kerja import JenisUnit, UnitKerja

__all__ = [
    "Aturan",
    "Bezetting",
    "Instansi",
    "Jabatan",
    "JenisUnit",
    "NomenklaturJabatan",
    "Pegawai",
    "Penugasan",
    "Periode",
    "UnitKerja",
]
