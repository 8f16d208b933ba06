"""Posts and uraian tugas of a kelurahan. The five share their tasks and norms; volumes follow their size."""

# fmt: off
from dataclasses import replace

from workload.demo.tabel import (
    BULANAN,
    HARIAN,
    MINGGUAN,
    OBJEK,
    PELAKSANA,
    PENGAWAS,
    TAHUNAN,
    Kelompok,
    Post,
    R,
    T,
    Tempat,
    hari,
    jam,
    lingkungan,
    menit,
    per,
    warga,
)

# Kelurahan that differ from the rest
TERBESAR = "1002"  # Rengas Pulau: a penelaah for its many swakelola works
BELUM_LENGKAP = "1003"  # Terjun: rows that wait for a figure
KECIL = ("1001", "1005")  # Labuhan Deli, Paya Pasir: no data post in the seksi pemberdayaan
SALAH_SATUAN = "1004"  # Tanah Enam Ratus: 5 minutes written where the others have 5 hours
TERKECIL = "1005"  # Paya Pasir: none in the seksi pemerintahan either, and one sheet not handed in


def posts_kelurahan(tempat: Tempat) -> list[Post]:
    return [Post("lurah", "Lurah", PENGAWAS, 9, LURAH, "Memimpin pemerintahan, pelayanan, dan pembangunan di kelurahan agar warga terlayani.")]


def posts_sekretariat(tempat: Tempat) -> list[Post]:
    return [
        Post("sekretaris", "Sekretaris Kelurahan", PENGAWAS, 8, SEKRETARIS_KELURAHAN, "Mengoordinasikan tata usaha, keuangan, dan pelaporan kelurahan."),
        Post("tu", "Pengadministrasi Perkantoran", PELAKSANA, 5, TATA_USAHA, "Mengerjakan surat-menyurat, arsip, dan rumah tangga kantor lurah."),
    ]


def posts_pemerintahan(tempat: Tempat) -> list[Post]:
    posts = [
        Post("kasi", "Kepala Seksi Pemerintahan Kelurahan", PENGAWAS, 8, KASI_PEMERINTAHAN, "Memimpin pelayanan warga dan pengelolaan data pemerintahan kelurahan."),
        Post("loket", "Pengadministrasi Perkantoran", PELAKSANA, 5, LOKET, "Melayani permohonan surat warga di loket kelurahan."),
    ]
    if tempat.kode != TERKECIL:
        posts.append(Post("data", "Pengolah Data dan Informasi", PELAKSANA, 6, DATA_PEMERINTAHAN, "Mengelola data kependudukan, pertanahan, dan PBB kelurahan."))
    return posts


def posts_trantib(tempat: Tempat) -> list[Post]:
    operator = None if tempat.kode == TERKECIL else OPERATOR_TRANTIB
    kasi = KASI_TRANTIB
    if tempat.kode == SALAH_SATUAN:
        kasi = [*kasi[:-1], replace(kasi[-1], waktu=menit(5))]
    return [
        Post("kasi", "Kepala Seksi Ketenteraman dan Ketertiban Kelurahan", PENGAWAS, 8, kasi, "Memimpin pemeliharaan ketertiban dan kebersihan lingkungan kelurahan."),
        Post("operator", "Operator Layanan Operasional", PELAKSANA, 5, operator, "Memantau ketertiban dan kebersihan di lapangan."),
    ]


def posts_pemberdayaan(tempat: Tempat) -> list[Post]:
    tugas = KASI_PEMBERDAYAAN + (BARIS_BELUM_LENGKAP if tempat.kode == BELUM_LENGKAP else [])
    posts = [Post("kasi", "Kepala Seksi Pemberdayaan Masyarakat Kelurahan", PENGAWAS, 8, tugas, "Memimpin fasilitasi pembangunan dan pelayanan sosial di kelurahan.")]
    if tempat.kode not in KECIL:
        posts.append(Post("data", "Pengolah Data dan Informasi", PELAKSANA, 6, DATA_SOSIAL, "Mengelola data penerima bantuan, posyandu, dan kegiatan masyarakat."))
    if tempat.kode == TERBESAR:
        posts.append(Post("penelaah", "Penelaah Teknis Kebijakan", PELAKSANA, 7, PENELAAH_PEMBERDAYAAN, "Menelaah usulan pembangunan dan pelaksanaan kegiatan swakelola kelurahan."))
    return posts


LURAH = [
    T("Memimpin apel dan rapat koordinasi mingguan perangkat kelurahan", "Notula rapat", "rapat", 1, MINGGUAN, jam(2)),
    T("Memeriksa dan menandatangani surat keterangan dan surat pengantar warga", "Surat yang ditandatangani", "surat", warga(5200), TAHUNAN, menit(3)),
    T("Menelaah dan mendisposisikan surat masuk", "Lembar disposisi", "surat", 6, HARIAN, menit(5)),
    T("Membina kepala lingkungan dalam pendataan dan pelayanan warga", "Laporan pembinaan", "pertemuan", lingkungan(2), TAHUNAN, menit(90)),
    T("Menerima dan menyelesaikan pengaduan warga", "Pengaduan yang diselesaikan", "pengaduan", warga(160), TAHUNAN, menit(45)),
    T("Meninjau kebersihan, drainase, dan fasilitas umum di lingkungan", "Laporan peninjauan", "kunjungan", 2, MINGGUAN, jam(2)),
    T("Memimpin musyawarah perencanaan pembangunan kelurahan", "Berita acara musrenbang", "kegiatan", 1, TAHUNAN, hari(5)),
    T("Memediasi perselisihan antarwarga dan sengketa batas tanah", "Berita acara mediasi", "perkara", warga(22), TAHUNAN, jam(3)),
    T("Menghadiri rapat koordinasi tingkat kecamatan dan kota", "Laporan hasil rapat", "rapat", 5, BULANAN, jam(3)),
    T("Menilai kinerja pegawai kelurahan", "Dokumen penilaian kinerja", "dokumen", 36, TAHUNAN, menit(60)),
]

SEKRETARIS_KELURAHAN = [
    T("Menyusun rencana kerja dan anggaran kelurahan", "Rencana kerja dan anggaran", "dokumen", 2, TAHUNAN, hari(12)),
    T("Memeriksa konsep surat dan meneruskannya kepada Lurah", "Konsep surat yang diparaf", "surat", warga(6100), TAHUNAN, menit(4)),
    T("Mengoordinasikan penyusunan laporan bulanan kelurahan", "Laporan bulanan", "laporan", 6, BULANAN, jam(3)),
    T("Meneliti kelengkapan surat pertanggungjawaban kegiatan kelurahan", "SPJ yang diteliti", "berkas", warga(160), TAHUNAN, menit(60)),
    T("Mengelola kas kecil dan pembayaran belanja operasional kantor", "Bukti pembayaran", "transaksi", warga(270), TAHUNAN, menit(20)),
    T("Memantau kehadiran dan cuti pegawai kelurahan", "Rekapitulasi kehadiran", "rekapitulasi", 12, TAHUNAN, jam(3)),
    T("Menginventarisasi barang milik daerah di kantor lurah", "Daftar inventaris", "daftar", 2, TAHUNAN, hari(4)),
    T("Menyiapkan bahan evaluasi kelurahan dan lomba kelurahan", "Bahan evaluasi", "dokumen", 1, TAHUNAN, hari(14)),
    T("Menyusun laporan kinerja dan laporan pertanggungjawaban akhir tahun kelurahan", "Laporan akhir tahun", "laporan", 3, TAHUNAN, hari(6)),
]

TATA_USAHA = [
    Kelompok("Mengelola naskah dinas kelurahan:",
        T("a. Mencatat surat masuk dan menyampaikan lembar disposisi", "Surat masuk tercatat", "surat", warga(1700), TAHUNAN, menit(6)),
        T("b. Mengetik dan menggandakan surat dinas", "Surat dinas", "surat", warga(900), TAHUNAN, menit(20)),
        T("c. Mengirim surat keluar ke kecamatan dan kepala lingkungan", "Tanda terima surat", "surat", warga(1000), TAHUNAN, menit(8)),
    ),
    T("Menata dan menyimpan arsip aktif kelurahan", "Arsip tertata", "berkas", warga(1500), TAHUNAN, menit(5)),
    T("Mencari kembali arsip untuk keperluan pelayanan warga", "Arsip yang ditemukan", "berkas", 3, HARIAN, menit(10)),
    T("Menyiapkan daftar hadir dan merekap kehadiran pegawai", "Rekapitulasi kehadiran", "daftar", 1, HARIAN, menit(15)),
    T("Menyediakan alat tulis kantor dan mencatat pemakaiannya", "Kartu persediaan", "transaksi", 16, BULANAN, menit(15)),
    T("Menyiapkan ruang, undangan, dan konsumsi rapat kelurahan", "Rapat terselenggara", "rapat", 5, BULANAN, menit(120)),
    T("Menyusun berkas SPJ belanja operasional kelurahan", "Berkas SPJ", "berkas", 10, BULANAN, menit(75)),
    T("Membuka, menutup, dan menjaga kebersihan ruang pelayanan", "Ruang pelayanan siap pakai", "hari", 1, HARIAN, menit(40)),
]

KASI_PEMERINTAHAN = [
    T("Meneliti berkas permohonan dan memaraf surat keterangan warga", "Surat yang diparaf", "surat", warga(5200), TAHUNAN, menit(4)),
    T("Memverifikasi surat keterangan ahli waris dan riwayat tanah", "Surat keterangan terverifikasi", "berkas", warga(110), TAHUNAN, menit(90)),
    T("Memantau penyampaian SPPT dan penerimaan PBB kelurahan", "Laporan realisasi PBB", "laporan", 1, MINGGUAN, jam(2)),
    T("Mengoordinasikan pemutakhiran data penduduk dengan kepala lingkungan", "Data penduduk mutakhir", "lingkungan", lingkungan(4), TAHUNAN, menit(60)),
    T("Memfasilitasi penunjukan dan evaluasi kepala lingkungan", "Berita acara", "lingkungan", lingkungan(1), TAHUNAN, jam(3)),
    T("Menjawab pertanyaan dan keluhan warga di ruang pelayanan", "Keluhan yang dijawab", "keluhan", warga(420), TAHUNAN, menit(15)),
    T("Menyusun laporan bulanan pemerintahan dan pelayanan kelurahan", "Laporan bulanan", "laporan", 2, BULANAN, jam(5)),
    T("Menyusun profil kelurahan dan monografi", "Profil kelurahan", "dokumen", 1, TAHUNAN, hari(12)),
]

LOKET = [
    T("Melayani permohonan surat keterangan domisili", "Surat keterangan domisili", "surat", warga(950), TAHUNAN, menit(15)),
    T("Melayani surat pengantar perekaman KTP-el dan perubahan kartu keluarga", "Surat pengantar", "surat", warga(2300), TAHUNAN, menit(8)),
    T("Melayani surat keterangan tidak mampu untuk sekolah, kesehatan, dan bantuan hukum", "Surat keterangan tidak mampu", "surat", warga(1100), TAHUNAN, menit(15), "Termasuk pencocokan dengan DTSEN."),
    T("Melayani surat pengantar nikah (N1 sampai N4)", "Berkas pengantar nikah", "berkas", warga(380), TAHUNAN, menit(25)),
    T("Melayani surat keterangan usaha untuk pengajuan kredit mikro", "Surat keterangan usaha", "surat", warga(640), TAHUNAN, menit(15)),
    T("Melayani surat keterangan kelahiran dan kematian", "Surat keterangan", "surat", warga(720), TAHUNAN, menit(12)),
    T("Melayani surat pengantar pindah datang dan pindah keluar", "Surat pengantar pindah", "surat", warga(460), TAHUNAN, menit(12)),
    T("Melayani surat pengantar SKCK, kehilangan, dan izin keramaian", "Surat pengantar", "surat", warga(620), TAHUNAN, menit(10)),
    T("Mencatat surat yang terbit dalam buku register dan aplikasi pelayanan", "Register pelayanan", "surat", warga(6900), TAHUNAN, menit(2)),
    T("Memberikan penjelasan syarat pelayanan kepada warga di loket dan telepon", "Warga yang dilayani", "orang", 14, HARIAN, menit(4)),
    T("Membantu warga mengaktifkan identitas kependudukan digital", "Aktivasi IKD", "orang", warga(900), TAHUNAN, menit(8), "Mulai dihitung tahun 2026.", sejak=2026),
]

DATA_PEMERINTAHAN = [
    T("Memutakhirkan buku induk dan data mutasi penduduk", "Data mutasi penduduk", "data", warga(2600), TAHUNAN, menit(6)),
    T("Menyusun laporan kependudukan bulanan", "Laporan kependudukan", "laporan", 1, BULANAN, jam(6)),
    T("Memilah dan mendistribusikan SPPT PBB kepada kepala lingkungan", "SPPT yang tersampaikan", "lembar", warga(8600), TAHUNAN, menit(2), "Terpusat pada Februari sampai April."),
    T("Mendata objek pajak yang berubah dan SPPT yang kembali", "Daftar perubahan objek pajak", "objek", warga(520), TAHUNAN, menit(12)),
    T("Menyiapkan konsep surat keterangan tanah dan ahli waris", "Konsep surat", "berkas", warga(130), TAHUNAN, menit(75)),
    T("Memasukkan data profil kelurahan ke aplikasi Prodeskel", "Data profil terisi", "isian", warga(780), TAHUNAN, menit(6)),
    T("Menyediakan data wilayah untuk dinas dan lembaga yang meminta", "Data yang disediakan", "permintaan", warga(70), TAHUNAN, menit(60)),
    T("Membantu pemutakhiran daftar pemilih berkelanjutan", "Data pemilih", "kegiatan", 2, TAHUNAN, hari(4)),
]

KASI_TRANTIB = [
    T("Menyusun jadwal pemantauan ketertiban dan kebersihan lingkungan", "Jadwal pemantauan", "jadwal", 1, MINGGUAN, menit(60)),
    T("Memeriksa laporan harian petugas lapangan dan kepala lingkungan", "Laporan terperiksa", "laporan", 2, HARIAN, menit(20)),
    T("Memantau gotong royong dan pembersihan parit di lingkungan", "Laporan gotong royong", "kegiatan", lingkungan(4), TAHUNAN, menit(120)),
    T("Memberi teguran lisan dan tertulis atas pelanggaran ketertiban umum", "Surat teguran", "teguran", warga(110), TAHUNAN, menit(60)),
    T("Memediasi perselisihan warga bersama Babinsa dan Bhabinkamtibmas", "Berita acara mediasi", "perkara", warga(40), TAHUNAN, menit(150)),
    T("Membina anggota linmas dan pos keamanan lingkungan", "Laporan pembinaan", "pos", lingkungan(2), TAHUNAN, menit(90)),
    T("Meninjau lokasi banjir, pohon tumbang, dan kebakaran", "Laporan kejadian", "kejadian", warga(45), TAHUNAN, menit(120)),
    T("Menyusun laporan bulanan ketertiban dan kebersihan", "Laporan bulanan", "laporan", 1, BULANAN, jam(5)),
]

OPERATOR_TRANTIB = [
    T("Berkeliling memantau ketertiban, kebersihan, dan sampah liar", "Catatan pemantauan", "putaran", 1, HARIAN, menit(120)),
    T("Mendata pedagang kaki lima dan bangunan tanpa izin", "Daftar temuan", "temuan", warga(240), TAHUNAN, menit(30)),
    T("Menyampaikan surat teguran dan imbauan kepada warga", "Tanda terima", "surat", warga(300), TAHUNAN, menit(25)),
    T("Mengawasi pengangkutan sampah dan retribusi kebersihan", "Laporan pengangkutan", "titik", lingkungan(48), TAHUNAN, menit(25)),
    T("Membantu evakuasi dan pendataan warga saat banjir", "Laporan evakuasi", "kejadian", warga(14), TAHUNAN, jam(6), "Rob dan banjir kiriman; dihitung dari kejadian tiga tahun terakhir."),
    T("Menjaga ketertiban pada kegiatan dan keramaian warga", "Laporan pengamanan", "kegiatan", warga(60), TAHUNAN, jam(4)),
    R("Memeriksa kesiapan pos keamanan lingkungan", "Pos yang diperiksa", "pos", OBJEK, lingkungan(1), per(120), "Satu orang menjangkau 120 pos dalam setahun."),
]

KASI_PEMBERDAYAAN = [
    T("Menyiapkan dan memfasilitasi musrenbang kelurahan", "Daftar usulan pembangunan", "kegiatan", 1, TAHUNAN, hari(12)),
    T("Memeriksa usulan dan laporan kegiatan swakelola kelurahan", "Usulan terperiksa", "berkas", warga(40), TAHUNAN, jam(3)),
    T("Membina kader PKK, dasawisma, dan karang taruna", "Laporan pembinaan", "pertemuan", lingkungan(3), TAHUNAN, menit(90)),
    T("Memimpin musyawarah kelurahan pemutakhiran data kesejahteraan sosial", "Berita acara musyawarah", "musyawarah", 4, TAHUNAN, hari(3)),
    T("Memantau pelaksanaan posyandu balita dan lansia", "Laporan posyandu", "kunjungan", lingkungan(6), TAHUNAN, menit(60)),
    T("Memverifikasi usulan penerima PKH, sembako, dan bantuan iuran kesehatan", "Usulan terverifikasi", "berkas", warga(520), TAHUNAN, menit(20)),
    T("Mendampingi penyaluran bantuan sosial", "Berita acara penyaluran", "penyaluran", 2, BULANAN, jam(5)),
    T("Menyusun laporan bulanan pemberdayaan dan kesejahteraan sosial", "Laporan bulanan", "laporan", 2, BULANAN, jam(5)),
]

BARIS_BELUM_LENGKAP = [
    T("Mendampingi kelompok usaha mikro pengolah ikan", "Laporan pendampingan", "kelompok", None, TAHUNAN, menit(120), "Volume menunggu data Dinas Koperasi."),
    T("Memfasilitasi bank sampah lingkungan", "Laporan bank sampah", "kegiatan", None, TAHUNAN, jam(2), mentah={"volume": "12 bln x 4"}),
    T("Mendata rumah tidak layak huni", "Daftar rumah", "rumah", 85, TAHUNAN, None, "Norma waktu belum disepakati."),
]

DATA_SOSIAL = [
    T("Memasukkan pembaruan data kesejahteraan sosial ke aplikasi SIKS-NG", "Data yang diperbarui", "keluarga", warga(2100), TAHUNAN, menit(10)),
    T("Mencocokkan daftar penerima PKH dengan keadaan di lapangan", "Daftar yang dicocokkan", "keluarga", warga(1250), TAHUNAN, menit(18)),
    T("Merekap hasil penimbangan balita posyandu", "Rekapitulasi posyandu", "posyandu", lingkungan(12), TAHUNAN, menit(30)),
    T("Menyusun daftar keluarga berisiko stunting", "Daftar keluarga", "daftar", 1, BULANAN, jam(5)),
    T("Menyiapkan undangan dan berita acara pertemuan masyarakat", "Berkas pertemuan", "pertemuan", 6, BULANAN, menit(75)),
    T("Menyusun berkas pertanggungjawaban kegiatan pemberdayaan", "Berkas SPJ", "berkas", warga(75), TAHUNAN, menit(90)),
    T("Melayani warga yang menanyakan kepesertaan bantuan sosial", "Warga yang dilayani", "orang", warga(1300), TAHUNAN, menit(8)),
    T("Mengarsipkan berkas usulan bantuan dan proposal warga", "Arsip berkas", "berkas", warga(640), TAHUNAN, menit(5)),
]

PENELAAH_PEMBERDAYAAN = [
    T("Menelaah usulan pembangunan dari lingkungan", "Telaahan usulan", "usulan", 136, TAHUNAN, menit(120)),
    T("Menyusun rencana anggaran kegiatan swakelola kelurahan", "Rencana anggaran biaya", "dokumen", 28, TAHUNAN, jam(8)),
    T("Memantau kemajuan pekerjaan jalan setapak dan drainase lingkungan", "Laporan kemajuan", "kunjungan", 2, MINGGUAN, menit(150)),
    T("Menyusun laporan pelaksanaan dana kelurahan", "Laporan dana kelurahan", "laporan", 1, BULANAN, hari(2)),
    T("Menyiapkan bahan musrenbang dan rembuk warga", "Bahan musyawarah", "kegiatan", 6, TAHUNAN, hari(3)),
    T("Menelaah proposal bantuan kelompok masyarakat", "Telaahan proposal", "proposal", 48, TAHUNAN, menit(90)),
]
