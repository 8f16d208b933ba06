"""The columns of a workload file and what their headings and cells say of units."""

import re
from decimal import Decimal

from asnplan.lib.tabel import Kolom, normalize
from units.calculators.aturan import PeriodeVolume
from workload.calculators.pendekatan import MENIT_PER_JAM, Pendekatan, SatuanWaktu

KOLOM = (
    Kolom("kode", ("peta_id", "kode_jabatan", "id_jabatan", "kode jabatan")),
    Kolom("kode_unit", ("kode_unit", "kode unit kerja", "kd_unor")),
    Kolom("unit", ("unit_kerja", "nama_unit", "nama unit kerja", "unit")),
    Kolom("jabatan", ("nama_jabatan", "jabatan", "nama jabatan")),
    Kolom("jenis", ("jenis_jabatan", "jenis")),
    Kolom("nomor", ("no_tugas", "no", "nomor")),
    Kolom("uraian", ("uraian_tugas", "uraian", "uraian tugas jabatan", "tugas"), wajib=True),
    Kolom("hasil", ("hasil_kerja", "hasil", "output")),
    Kolom("satuan", ("satuan_hasil", "satuan", "satuan hasil kerja")),
    Kolom(
        "volume",
        ("volume", "jumlah_hasil", "beban_kerja", "volume_kerja", "volume beban kerja", "jumlah beban kerja",
         "jumlah beban kerja 1 tahun", "beban kerja 1 tahun", "jumlah hasil dalam 1 tahun", "jumlah hasil kerja"),
        wajib=True,
    ),
    Kolom("periode", ("satuan_periode", "periode", "periode_volume", "waktu pelaksanaan")),
    Kolom(
        "waktu",
        ("waktu_penyelesaian_menit", "waktu penyelesaian (menit)", "norma_waktu_menit", "waktu_menit",
         "waktu_penyelesaian_jam", "waktu penyelesaian (jam)", "norma_waktu_jam", "waktu_jam",
         "waktu_penyelesaian", "norma_waktu", "norma waktu", "waktu", "wpt", "waktu penyelesaian tugas"),
        wajib=True,
    ),
    Kolom("satuan_waktu", ("satuan_waktu", "satuan norma waktu")),
    Kolom(
        "efektif",
        ("waktu_kerja_efektif_menit", "waktu kerja efektif (menit)", "waktu efektif (menit)",
         "waktu_kerja_efektif_jam", "waktu kerja efektif (jam)", "waktu efektif (jam)",
         "waktu_kerja_efektif", "waktu_efektif", "wke", "jam kerja efektif", "jam_kerja_efektif"),
    ),
    Kolom(
        "tercetak",
        ("kebutuhan_pegawai_tersimpan", "kebutuhan_pegawai", "pegawai_yang_dibutuhkan", "kebutuhan",
         "pegawai dibutuhkan", "jumlah pegawai yang dibutuhkan", "fte"),
    ),
    Kolom("catatan", ("keterangan", "ket", "catatan")),
    Kolom("bukti", ("bukti", "tautan_bukti", "eviden")),
    Kolom("pendekatan", ("pendekatan", "metode")),
    Kolom("rasio_unit", ("rasio_unit", "rasio_satuan", "skr", "standar kemampuan rata rata")),
    Kolom("rasio_orang", ("rasio_orang",)),
)  # fmt: skip

PERIODE = {
    **dict.fromkeys(("harian", "hari", "per hari", "perhari"), PeriodeVolume.HARIAN),
    **dict.fromkeys(("mingguan", "minggu", "per minggu", "perminggu"), PeriodeVolume.MINGGUAN),
    **dict.fromkeys(("bulanan", "bulan", "per bulan", "perbulan"), PeriodeVolume.BULANAN),
    **dict.fromkeys(("tahunan", "tahun", "per tahun", "pertahun", ""), PeriodeVolume.TAHUNAN),
}
SATUAN_WAKTU = {
    **dict.fromkeys(("menit", "mnt", "min"), SatuanWaktu.MENIT),
    **dict.fromkeys(("jam", "j"), SatuanWaktu.JAM),
}
PENDEKATAN = {
    **{p.value: p for p in Pendekatan},
    **{normalize(p.kata.nama): p for p in Pendekatan},
    "": Pendekatan.TUGAS,
}

BATAS_JAM = Decimal(3000)
"""An effective time of a year below this is in hours: known ones are 1,200 to 1,507 hours and 72,000 to
92,820 minutes (PermenPANRB 1/2020, Perka BKN 19/2011, Permendagri 12/2008 and local studies)."""

DASAR_PERIODE = {
    # minutes of one such span -> the period a volume was counted over (forms that divide by 300, 1.500, 6.000)
    Decimal(300): PeriodeVolume.HARIAN,
    Decimal(1500): PeriodeVolume.MINGGUAN,
    Decimal(6000): PeriodeVolume.BULANAN,
    Decimal(6250): PeriodeVolume.BULANAN,
}


def heading_unit(judul: str) -> SatuanWaktu | None:
    """The unit that a heading names: "Waktu penyelesaian (jam)" -> JAM; "Jam kerja efektif" -> None."""
    teks = re.sub(r"\bjam kerja efektif\b", " ", normalize(judul))
    for kata in teks.split():
        if kata in ("jam", "menit"):
            return SATUAN_WAKTU[kata]
    return None


def effective_minutes(nilai: Decimal, satuan: SatuanWaktu | None) -> tuple[Decimal, SatuanWaktu]:
    """Effective time in minutes and the unit it was in: as the heading says, else by its size."""
    if satuan is None:
        satuan = SatuanWaktu.JAM if nilai < BATAS_JAM else SatuanWaktu.MENIT
    return nilai * (MENIT_PER_JAM if satuan is SatuanWaktu.JAM else 1), satuan
