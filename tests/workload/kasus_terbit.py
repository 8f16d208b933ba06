"""Published ABK tables as data: figures as their sources print them, wording our own and short.

Printed figures are texts, so that their number of decimals is part of the fact. `test_kasus_terbit`
compares this page with the collected originals where those are present.
"""

from dataclasses import dataclass, field
from decimal import Decimal as D


@dataclass(frozen=True)
class BarisWaktu:
    """Volume × time per output; `tercetak` is the row's share of a person (or hours) as printed."""

    uraian: str
    volume: str
    waktu: str
    tercetak: str


@dataclass(frozen=True)
class BarisRasio:
    """Units ÷ units per person(s); `tercetak` is the need as printed."""

    uraian: str
    volume: str
    rasio_unit: str
    rasio_orang: str
    tercetak: str


@dataclass(frozen=True)
class Kasus:
    id: str
    sumber: str
    judul: str
    baris: tuple
    jam_efektif: D | None = None
    jumlah: str | None = None
    pembulatan: int | None = None
    lain: dict = field(default_factory=dict)


LAHAT = Kasus(
    "lahat-ajudan",
    "http://online.flipbuilder.com/pnhky/dmzo/files/basic-html/page21.html",
    "Ajudan, Sekretariat Daerah Kabupaten Lahat",
    jam_efektif=D(1250),
    jumlah="2.256",
    pembulatan=2,
    lain={"bezetting": 3},
    baris=(
        BarisWaktu("Periksa jadwal pimpinan", "10", "60", "0.48"),
        BarisWaktu("Layani perjalanan dinas", "20", "60", "0.96"),
        BarisWaktu("Pengamanan jarak dekat", "12", "10", "0.096"),
        BarisWaktu("Koordinasi pengamanan", "15", "30", "0.36"),
        BarisWaktu("Laporan hasil tugas", "5", "60", "0.24"),
        BarisWaktu("Tugas lain", "5", "30", "0.12"),
    ),
)
"""The unit of time is not printed; the printed figures hold only if 60, 30 and 10 are hours."""

MTSN = Kasus(
    "mtsn-jfu-standar-pelayanan",
    "https://id.scribd.com/document/416104558/Abk-Jfu-Mtsn",
    "Penyusun Standar Pelayanan, MTsN",
    jam_efektif=D(1322),
    pembulatan=1,
    lain={"subtotal": ("30.0", "67.5", "317.5"), "jumlah_jam": "1257.75"},
    baris=(
        BarisWaktu("Terima berkas", "10", "75", "12.5"),
        BarisWaktu("Siapkan berkas", "10", "105", "17.5"),
        BarisWaktu("Kumpulkan berkas", "10", "135", "22.5"),
        BarisWaktu("Himpun bahan", "10", "135", "22.5"),
        BarisWaktu("Kelompokkan berkas", "10", "135", "22.5"),
        BarisWaktu("Pelajari peraturan", "25", "330", "137.5"),
        BarisWaktu("Koordinasi", "10", "270", "45.0"),
        BarisWaktu("Siapkan bahan bimbingan", "20", "75", "25.0"),
        BarisWaktu("Kaji standar pelayanan", "20", "330", "110.0"),
    ),
)
"""Time in minutes per output; the printed row figure is hours per year. Three complete tasks (2, 3 and 4
rows); the fourth is cut off in the copy that was read, so only the printed total is known."""

KEPALA_TU = Kasus(
    "kemenag-kepala-tu",
    "https://id.scribd.com/document/690452099/ANJAB-ABK-KAUR-TU",
    "Kepala Tata Usaha madrasah, Kemenag Aceh Barat Daya",
    jam_efektif=D(1250),
    baris=(
        BarisWaktu("1a disposisi", "10", "0.5", "0.004"),
        BarisWaktu("1b program kerja", "1", "10", "0.008"),
        BarisWaktu("1c analisis surat", "100", "0.5", "0.04"),
        BarisWaktu("2a RKAM", "1", "25", "0.02"),
        BarisWaktu("2b SPM", "40", "0.5", "0.016"),
        BarisWaktu("2c data keuangan", "30", "1", "0.024"),
        BarisWaktu("2d laporan keuangan", "40", "2", "0.064"),
        BarisWaktu("3a kebutuhan sarpras", "2", "5", "0.008"),
        BarisWaktu("3b inventaris", "2", "0.8", "0.00128"),
        BarisWaktu("3c pemeliharaan", "5", "5", "0.02"),
        BarisWaktu("4a SIMPEG", "1", "5", "0.004"),
    ),
)

KADIS = Kasus(
    "dukcapil-kalbar-kadis",
    "https://pdfcoffee.com/abk-anjab-dukcapil-prov-2021-oke-pdf-free.html",
    "Kepala Dinas Dukcapil Provinsi Kalimantan Barat",
    jam_efektif=D(1250),
    baris=(BarisWaktu("Kebijakan teknis adminduk", "5", "50", "0.2"),),
)

BAWANG = Kasus(
    "bawang1-peralatan-objek",
    "https://www.scribd.com/document/368226321/abk-kepala-puskesmas",
    "Jabatan pelaksana, UPT Puskesmas Bawang 1",
    lain={"jumlah_kebutuhan": 18, "meragukan": ("Penjaga Kantor",)},
    baris=(
        BarisRasio("Pengemudi", "2", "1", "1", "2"),
        BarisRasio("Penjaga Kantor", "3", "2", "2", "3"),
        BarisRasio("Penyuluh/Promkes", "8", "8", "1", "1"),
        BarisRasio("Operator SIMDA", "1", "1", "1", "1"),
        BarisRasio("Pendaftaran", "3", "1", "1", "3"),
        BarisRasio("Kasir", "1", "1", "1", "1"),
        BarisRasio("Pengelola Kefarmasian/Obat", "2", "1", "1", "2"),
        BarisRasio("Pengurus Barang", "1", "1", "1", "1"),
        BarisRasio("Pramu Kantor", "2", "2", "1", "1"),
        BarisRasio("Administrasi Kepegawaian", "1", "1", "1", "1"),
        BarisRasio("Bendahara Pendapatan Pembantu", "1", "1", "1", "1"),
        BarisRasio("Bendahara Pengeluaran Pembantu", "1", "1", "1", "1"),
    ),
)
"""Ratio a/b: a units of equipment or objects per b persons. Penjaga Kantor is garbled in the copy that was
read ("1 gerbang 2 orang / 2 shift"); 2 : 2 is a guess that fits its printed 3."""

BIDAN = Kasus(
    "abkkes-bidan-buku-manual-1",
    "https://id.scribd.com/document/727360412/TUGAS-MUK-II-QUIZ-3",
    "Bidan puskesmas, contoh Buku Manual 1 ABK Kes",
    lain={"jkt": "2.79", "stp": "1.21", "hasil": "3.38"},
    pembulatan=3,
    baris=(
        BarisRasio("ANC", "845", "2400", "1", "0.35"),
        BarisRasio("Persalinan", "197", "120", "1", "1.64"),
        BarisRasio("Ibu nifas", "342", "1200", "1", "0.29"),
        BarisRasio("Bayi baru lahir", "326", "1200", "1", "0.27"),
        BarisRasio("Gawat darurat obstetri", "35", "1200", "1", "0.03"),
        BarisRasio("Gawat darurat neonatus", "31", "1200", "1", "0.03"),
        BarisRasio("Bayi", "456", "2400", "1", "0.19"),
    ),
)
"""Target ÷ standard workload per person and year. JKT is printed truncated (2.79542 → 2.79)."""

SEMUA = (LAHAT, MTSN, KEPALA_TU, KADIS, BAWANG, BIDAN)
