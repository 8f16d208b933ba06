"""The closed round of the demo made public, and what is done about its weakest unsur: one plan kept, one under way,
one late, one not begun."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from surveys.models import HasilTerbit, RencanaTindakLanjut, Survei
from surveys.status_rtl import StatusRTL

TERBIT = date(2025, 12, 8)
MEDIA = "Situs kecamatan\nInstagram kecamatan\nBanner di lobi kantor\nPapan pengumuman kelurahan"
NANTI = None  # the end of next year: not late, whenever the demo is loaded
RENCANA = (
    # unit ("" is the whole instansi), unsur, what, who, until when, status, done on, proof
    ("1002", "WAKTU", "Menambah satu operator loket pada hari Senin dan Selasa", "Lurah Rengas Pulau",
     date(2026, 3, 31), StatusRTL.SELESAI, date(2026, 2, 16), "Surat tugas 800/12/RP/2026"),
    ("", "WAKTU", "Nomor antrean dapat diambil lewat WhatsApp kecamatan", "Kepala Seksi Pelayanan Umum",
     date(2026, 6, 30), StatusRTL.BERJALAN, None, "Uji coba sejak April 2026"),
    ("", "PENGADUAN", "Petugas pengaduan dan batas waktu jawaban ditempel di setiap loket", "Sekretaris Camat",
     NANTI, StatusRTL.BERJALAN, None, ""),
    ("1002", "SARPRAS", "Delapan kursi tunggu dan jalan landai di kantor lurah", "Lurah Rengas Pulau",
     NANTI, StatusRTL.RENCANA, None, ""),
)  # fmt: skip


def load(instansi) -> None:
    survei = Survei.objects.get(instansi=instansi, nama="SKM 2025")
    HasilTerbit.objects.create(survei=survei, terbit_pada=TERBIT, media=MEDIA)
    unsur = {u.kode: u for u in survei.unsur.all()}
    nanti = date(timezone.localdate().year + 1, 12, 31)
    for unit, kode, kegiatan, siapa, tenggat, status, selesai, bukti in RENCANA:
        RencanaTindakLanjut.objects.create(
            survei=survei,
            unit=instansi.unit.get(kode__endswith=f".{unit}") if unit else None,
            unsur=unsur[kode], kegiatan=kegiatan, penanggung_jawab=siapa, tenggat=tenggat or nanti,
            status=status, selesai_pada=selesai, bukti=bukti,
        )  # fmt: skip


def remove(instansi) -> None:
    RencanaTindakLanjut.objects.filter(survei__instansi=instansi).delete()
    HasilTerbit.objects.filter(survei__instansi=instansi).delete()
