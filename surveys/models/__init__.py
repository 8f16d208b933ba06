"""What citizens say: services and the surveys about them."""

from surveys.models.garam import GaramHarian
from surveys.models.karantina import KeputusanKarantina
from surveys.models.layanan import Layanan
from surveys.models.respons import Respons, TiketSurvei
from surveys.models.survei import Survei, UnsurSurvei
from surveys.models.tindak_lanjut import HasilTerbit, RencanaTindakLanjut

__all__ = [
    "GaramHarian",
    "HasilTerbit",
    "KeputusanKarantina",
    "Layanan",
    "RencanaTindakLanjut",
    "Respons",
    "Survei",
    "TiketSurvei",
    "UnsurSurvei",
]
