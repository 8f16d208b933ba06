"""Units: the kecamatan (type A: a sekretariat with two subbagian, five seksi) and its five kelurahan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from units.models import JenisUnit
from workload.demo.kelurahan import (
    posts_kelurahan,
    posts_pemberdayaan,
    posts_pemerintahan,
    posts_sekretariat,
    posts_trantib,
)
from workload.demo.sekretariat import CAMAT, KEUANGAN_PROGRAM, SEKRETARIS, UMUM_KEPEGAWAIAN
from workload.demo.seksi import KESOS, PEMBERDAYAAN, PEMERINTAHAN, TRANTIB, YANUM
from workload.demo.tabel import Post, Tempat

KODE_INSTANSI = "medan-marelan"
NAMA_INSTANSI = "Kecamatan Medan Marelan"
ALAMAT = "Kota Medan, Sumatera Utara"
KETERANGAN = (
    "Data contoh. Nama dan kode wilayah menurut Kepmendagri 300.2.2-2430/2025; pegawai, volume, "
    "dan norma waktu adalah rekaan dan bukan angka pemerintah."
)
KODE_KECAMATAN = "12.71.12"

KECAMATAN = Tempat("", NAMA_INSTANSI)

# The real kecamatan has some 190,000 inhabitants; how they divide over the kelurahan was not found.
# The shares (1 = the average kelurahan, 38,000 people) and the numbers of lingkungan are invented.
KELURAHAN = (
    Tempat("1001", "Labuhan Deli", Decimal("0.65"), lingkungan=12),
    Tempat("1002", "Rengas Pulau", Decimal("1.70"), lingkungan=34),
    Tempat("1003", "Terjun", Decimal("1.10"), lingkungan=22),
    Tempat("1004", "Tanah Enam Ratus", Decimal("1.05"), lingkungan=19),
    Tempat("1005", "Paya Pasir", Decimal("0.50"), lingkungan=10),
)


@dataclass(frozen=True)
class Unit:
    """A unit of the demo; `kunci` is short ("TAPEM", "1002-PEM"), "" is the kecamatan itself."""

    kunci: str
    nama: str
    jenis: JenisUnit
    induk: str | None
    tempat: Tempat
    posts: list[Post]
    tugas: str
    fungsi: str

    @property
    def kode(self) -> str:
        """12.71.12, 12.71.12-TAPEM, 12.71.12.1002, 12.71.12.1002-PEM."""
        if not self.kunci:
            return KODE_KECAMATAN
        return f"{KODE_KECAMATAN}{'.' if self.kunci[0].isdigit() else '-'}{self.kunci}"


def units() -> list[Unit]:
    """All units, each after its parent."""
    daftar = [
        Unit(kunci, nama, jenis, induk, KECAMATAN, posts, tugas, "\n".join(fungsi))
        for kunci, nama, jenis, induk, posts, tugas, fungsi in UNIT_KECAMATAN
    ]
    for kelurahan in KELURAHAN:
        daftar += units_of(kelurahan)
    return daftar


def units_of(kelurahan: Tempat) -> list[Unit]:
    """A kelurahan with its sekretariat and three seksi."""
    daftar = []
    for akhiran, nama, jenis, posts, tugas, fungsi in UNIT_KELURAHAN:
        daftar.append(
            Unit(
                kunci=f"{kelurahan.kode}{akhiran}",
                nama=nama.format(kelurahan.nama),
                jenis=jenis,
                induk=kelurahan.kode if akhiran else "",
                tempat=kelurahan,
                posts=posts(kelurahan),
                tugas=tugas,
                fungsi="\n".join(fungsi),
            )
        )
    return daftar


UNIT_KECAMATAN = (
    (
        "",
        NAMA_INSTANSI,
        JenisUnit.KECAMATAN,
        None,
        CAMAT,
        "Membantu Wali Kota mengoordinasikan pemerintahan, pelayanan publik, dan pemberdayaan "
        "masyarakat di wilayah kecamatan, serta melaksanakan urusan yang dilimpahkan Wali Kota.",
        (
            "Penyelenggaraan urusan pemerintahan umum di wilayah kecamatan",
            "Pengoordinasian ketenteraman dan ketertiban umum",
            "Pengoordinasian pemeliharaan sarana dan prasarana pelayanan umum",
            "Pengoordinasian pemberdayaan masyarakat dan kesejahteraan sosial",
            "Pembinaan dan pengawasan penyelenggaraan pemerintahan kelurahan",
            "Pelaksanaan pelayanan administrasi terpadu kecamatan",
        ),
    ),
    (
        "SEK",
        "Sekretariat Kecamatan",
        JenisUnit.SEKRETARIAT,
        "",
        SEKRETARIS,
        "Memberikan dukungan administrasi kepada seluruh unit di lingkungan kecamatan.",
        (
            "Pengoordinasian penyusunan rencana, program, dan anggaran kecamatan",
            "Pengelolaan umum, kepegawaian, dan perlengkapan",
            "Pengelolaan keuangan dan pelaporan kinerja",
        ),
    ),
    (
        "UMPEG",
        "Subbagian Umum dan Kepegawaian",
        JenisUnit.SUBBAGIAN,
        "SEK",
        UMUM_KEPEGAWAIAN,
        "Melaksanakan urusan surat-menyurat, kearsipan, rumah tangga, barang milik daerah, teknologi "
        "informasi, dan kepegawaian kecamatan.",
        (
            "Pengelolaan naskah dinas dan arsip",
            "Pengelolaan barang milik daerah, kendaraan, dan gedung kantor",
            "Pengelolaan administrasi kepegawaian kecamatan dan kelurahan",
            "Pemeliharaan jaringan dan aplikasi kantor",
        ),
    ),
    (
        "KEUPROG",
        "Subbagian Keuangan dan Program",
        JenisUnit.SUBBAGIAN,
        "SEK",
        KEUANGAN_PROGRAM,
        "Menyusun rencana dan anggaran, menatausahakan keuangan, dan menyusun laporan kinerja kecamatan.",
        (
            "Penyusunan renja, RKA, dan DPA",
            "Penatausahaan belanja, gaji, dan tunjangan",
            "Penyusunan laporan keuangan dan laporan kinerja",
        ),
    ),
    (
        "TAPEM",
        "Seksi Tata Pemerintahan",
        JenisUnit.SEKSI,
        "",
        PEMERINTAHAN,
        "Menyiapkan koordinasi dan pembinaan pemerintahan kelurahan, kependudukan, pertanahan, dan batas wilayah.",
        (
            "Pembinaan administrasi pemerintahan kelurahan dan kepala lingkungan",
            "Fasilitasi administrasi pertanahan dan batas wilayah",
            "Pengelolaan data kependudukan dan profil kecamatan",
        ),
    ),
    (
        "TRANTIB",
        "Seksi Ketenteraman dan Ketertiban Umum",
        JenisUnit.SEKSI,
        "",
        TRANTIB,
        "Menyelenggarakan ketenteraman dan ketertiban umum serta membantu penegakan peraturan daerah di wilayah kecamatan.",
        (
            "Patroli dan pengawasan ketertiban umum",
            "Penertiban pedagang, bangunan, dan reklame bersama Satpol PP",
            "Pembinaan perlindungan masyarakat dan kesiapsiagaan bencana",
        ),
    ),
    (
        "YANUM",
        "Seksi Pelayanan Umum",
        JenisUnit.SEKSI,
        "",
        YANUM,
        "Menyelenggarakan pelayanan administrasi terpadu kecamatan dan menangani pengaduan masyarakat.",
        (
            "Pelayanan rekomendasi, legalisasi, dan administrasi kependudukan",
            "Penanganan pengaduan masyarakat",
            "Pengukuran kepuasan masyarakat dan pengelolaan standar pelayanan",
        ),
    ),
    (
        "PM",
        "Seksi Pemberdayaan Masyarakat",
        JenisUnit.SEKSI,
        "",
        PEMBERDAYAAN,
        "Memfasilitasi musyawarah perencanaan pembangunan, swadaya masyarakat, dan pembinaan lembaga kemasyarakatan.",
        (
            "Fasilitasi musrenbang kelurahan dan kecamatan",
            "Pembinaan PKK, LPM, dan usaha mikro",
            "Pengendalian pembangunan sarana prasarana kelurahan",
        ),
    ),
    (
        "KESOS",
        "Seksi Kesejahteraan Sosial",
        JenisUnit.SEKSI,
        "",
        KESOS,
        "Mengoordinasikan pelayanan kesejahteraan sosial, kesehatan masyarakat, pemuda, dan keagamaan.",
        (
            "Verifikasi data penerima bantuan sosial",
            "Koordinasi posyandu, penurunan stunting, dan lansia",
            "Fasilitasi kegiatan keagamaan, pemuda, dan olahraga",
        ),
    ),
)

UNIT_KELURAHAN = (
    (
        "",
        "Kelurahan {}",
        JenisUnit.KELURAHAN,
        posts_kelurahan,
        "Membantu Camat melaksanakan pemerintahan, pelayanan masyarakat, dan pemberdayaan masyarakat di kelurahan.",
        (
            "Pelaksanaan pemerintahan kelurahan dan pembinaan kepala lingkungan",
            "Pelayanan surat keterangan dan pengantar",
            "Pemeliharaan ketenteraman, kebersihan, dan sarana lingkungan",
            "Pemberdayaan masyarakat dan pendataan kesejahteraan sosial",
        ),
    ),
    (
        "-SEK",
        "Sekretariat Kelurahan {}",
        JenisUnit.SEKRETARIAT,
        posts_sekretariat,
        "Melaksanakan tata usaha, keuangan, perlengkapan, dan pelaporan kelurahan.",
        (
            "Pengelolaan surat, arsip, dan perlengkapan",
            "Penatausahaan kegiatan dan pelaporan kelurahan",
        ),
    ),
    (
        "-PEM",
        "Seksi Pemerintahan {}",
        JenisUnit.SEKSI,
        posts_pemerintahan,
        "Melayani administrasi warga dan mengelola data kependudukan, pertanahan, dan pajak bumi dan bangunan.",
        (
            "Pelayanan surat keterangan dan pengantar",
            "Pengelolaan data kependudukan dan pertanahan",
            "Penyampaian SPPT PBB",
        ),
    ),
    (
        "-TRANTIB",
        "Seksi Ketenteraman dan Ketertiban {}",
        JenisUnit.SEKSI,
        posts_trantib,
        "Menjaga ketenteraman, ketertiban, dan kebersihan lingkungan kelurahan.",
        (
            "Pemantauan ketertiban dan kebersihan lingkungan",
            "Pembinaan linmas dan mediasi perselisihan warga",
        ),
    ),
    (
        "-PMKS",
        "Seksi Pemberdayaan Masyarakat {}",
        JenisUnit.SEKSI,
        posts_pemberdayaan,
        "Memfasilitasi musyawarah pembangunan, kegiatan PKK dan posyandu, serta pendataan bantuan sosial.",
        (
            "Fasilitasi musrenbang kelurahan dan swadaya masyarakat",
            "Verifikasi data kesejahteraan sosial dan pendampingan posyandu",
        ),
    ),
)
