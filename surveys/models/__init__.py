"""What citizens say: services and the surveys about them, forums, aspirations and their support, complaints; what
is moderated, guarded and forgotten; and the links between their voice and a post."""

from surveys.models.aspirasi import Aspirasi, Dukungan, TemaAspirasi, VersiAspirasi
from surveys.models.atur_pengaduan import HariLibur, KategoriPengaduan
from surveys.models.forum import Forum, HitunganHadir, Komitmen, PesertaForum
from surveys.models.garam import GaramHarian
from surveys.models.karantina import KeputusanKarantina
from surveys.models.koreksi import ImporRespons, PenarikanRespons
from surveys.models.layanan import Layanan
from surveys.models.moderasi import LaporanIsi, TinjauanSaran
from surveys.models.padu import BobotTemu, TautanSuara
from surveys.models.pengaduan import AksesKontak, KontakPelapor, Pengaduan
from surveys.models.penjaga import Percobaan
from surveys.models.percakapan import CatatanPengaduan, JejakPengaduan, PesanPengaduan
from surveys.models.privasi import KontakPrivasi, MasaSimpan, Penghapusan, PutaranHapus
from surveys.models.respons import Respons, TiketSurvei
from surveys.models.survei import Survei, UnsurSurvei
from surveys.models.tindak_lanjut import HasilTerbit, RencanaTindakLanjut

__all__ = [
    "AksesKontak",
    "Aspirasi",
    "BobotTemu",
    "CatatanPengaduan",
    "Dukungan",
    "Forum",
    "GaramHarian",
    "HariLibur",
    "HasilTerbit",
    "HitunganHadir",
    "ImporRespons",
    "JejakPengaduan",
    "KategoriPengaduan",
    "KeputusanKarantina",
    "Komitmen",
    "KontakPelapor",
    "KontakPrivasi",
    "LaporanIsi",
    "Layanan",
    "MasaSimpan",
    "PenarikanRespons",
    "Pengaduan",
    "Penghapusan",
    "Percobaan",
    "PesanPengaduan",
    "PesertaForum",
    "PutaranHapus",
    "RencanaTindakLanjut",
    "Respons",
    "Survei",
    "TautanSuara",
    "TemaAspirasi",
    "TiketSurvei",
    "TinjauanSaran",
    "UnsurSurvei",
    "VersiAspirasi",
]
