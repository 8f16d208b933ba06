"""Anjab and ABK: what a post does, how often and how long, and the state of its analysis."""

from workload.models.analisis import Analisis, PerubahanStatus
from workload.models.beban import BebanJabatan
from workload.models.catatan import Catatan, Jawaban, PenerimaanTanda
from workload.models.cetakan import Cetakan
from workload.models.impor import BerkasImpor, BlokImpor, JenisPemetaan, PemetaanImpor
from workload.models.uraian_tugas import UraianTugas

__all__ = [
    "Analisis",
    "BebanJabatan",
    "BerkasImpor",
    "BlokImpor",
    "Catatan",
    "Cetakan",
    "Jawaban",
    "JenisPemetaan",
    "PemetaanImpor",
    "PenerimaanTanda",
    "PerubahanStatus",
    "UraianTugas",
]
