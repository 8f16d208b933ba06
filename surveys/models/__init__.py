"""What citizens say: services and the surveys about them."""

from surveys.models.garam import GaramHarian
from surveys.models.karantina import KeputusanKarantina
from surveys.models.layanan import Layanan
from surveys.models.pengaduan import (
    AksesKontak,
    CatatanPengaduan,
    HariLibur,
    JejakPengaduan,
    KategoriPengaduan,
    KontakPelapor,
    Pengaduan,
    PercobaanLacak,
    PesanPengaduan,
)
from surveys.models.respons import Respons, TiketSurvei
from surveys.models.survei import Survei, UnsurSurvei

__all__ = [
    "AksesKontak",
    "CatatanPengaduan",
    "GaramHarian",
    "HariLibur",
    "JejakPengaduan",
    "KategoriPengaduan",
    "KeputusanKarantina",
    "KontakPelapor",
    "Layanan",
    "Pengaduan",
    "PercobaanLacak",
    "PesanPengaduan",
    "Respons",
    "Survei",
    "TiketSurvei",
    "UnsurSurvei",
]
