"""What citizens say: services and the surveys about them, forums, aspirations and their support."""

from surveys.models.aspirasi import Aspirasi, Dukungan, TemaAspirasi, VersiAspirasi
from surveys.models.atur_pengaduan import HariLibur, KategoriPengaduan
from surveys.models.forum import Forum, Komitmen, PesertaForum
from surveys.models.garam import GaramHarian
from surveys.models.karantina import KeputusanKarantina
from surveys.models.layanan import Layanan
from surveys.models.pengaduan import AksesKontak, KontakPelapor, Pengaduan, PercobaanLacak
from surveys.models.percakapan import CatatanPengaduan, JejakPengaduan, PesanPengaduan
from surveys.models.respons import Respons, TiketSurvei
from surveys.models.survei import Survei, UnsurSurvei
from surveys.models.tindak_lanjut import HasilTerbit, RencanaTindakLanjut

__all__ = [
    "AksesKontak",
    "Aspirasi",
    "CatatanPengaduan",
    "Dukungan",
    "Forum",
    "GaramHarian",
    "HariLibur",
    "HasilTerbit",
    "JejakPengaduan",
    "KategoriPengaduan",
    "KeputusanKarantina",
    "Komitmen",
    "KontakPelapor",
    "Layanan",
    "Pengaduan",
    "PercobaanLacak",
    "PesanPengaduan",
    "PesertaForum",
    "RencanaTindakLanjut",
    "Respons",
    "Survei",
    "TemaAspirasi",
    "TiketSurvei",
    "UnsurSurvei",
    "VersiAspirasi",
]
