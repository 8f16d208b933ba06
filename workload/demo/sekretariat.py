"""Posts and uraian tugas of the Camat and the Sekretariat Kecamatan."""

# fmt: off
from datetime import date

from workload.demo.tabel import (
    ADMINISTRATOR,
    AHLI_PERTAMA,
    BULANAN,
    FUNGSIONAL,
    HARIAN,
    HASIL,
    MINGGUAN,
    PELAKSANA,
    PENGAWAS,
    PERALATAN,
    RASIO,
    TAHUNAN,
    TERAMPIL,
    Kelompok,
    Post,
    R,
    T,
    hari,
    jam,
    menit,
    per,
)

CAMAT = [
    Post("camat", "Camat", ADMINISTRATOR, 12, [
        T("Memimpin apel dan rapat koordinasi mingguan kecamatan", "Notula rapat", "rapat", 1, MINGGUAN, menit(150)),
        T("Menelaah dan mendisposisikan surat masuk", "Lembar disposisi", "surat", 20, HARIAN, menit(3)),
        T("Memeriksa dan menandatangani naskah dinas, rekomendasi, dan legalisasi", "Naskah yang ditandatangani", "naskah", 35, HARIAN, menit(2)),
        T("Menghadiri rapat koordinasi dengan Wali Kota dan perangkat daerah", "Laporan hasil rapat", "rapat", 7, BULANAN, jam(3)),
        T("Memimpin rapat forum koordinasi pimpinan kecamatan", "Notula rapat", "rapat", 1, BULANAN, jam(3)),
        T("Membina dan mengawasi penyelenggaraan pemerintahan kelurahan", "Laporan pembinaan", "kunjungan", 2, MINGGUAN, jam(2)),
        T("Meninjau penanganan banjir, kebersihan, dan sarana umum di wilayah", "Laporan peninjauan", "kunjungan", 2, MINGGUAN, jam(2)),
        T("Memimpin musrenbang kecamatan", "Berita acara musrenbang", "kegiatan", 1, TAHUNAN, hari(5)),
        T("Menyelesaikan pengaduan masyarakat yang diteruskan kepada Camat", "Pengaduan yang diselesaikan", "pengaduan", 8, BULANAN, menit(60)),
        T("Melaksanakan tugas Pejabat Pembuat Akta Tanah sementara", "Akta tanah", "akta", 60, TAHUNAN, menit(60), "Camat ditunjuk sebagai PPAT sementara."),
        T("Menilai kinerja pejabat di lingkungan kecamatan", "Dokumen penilaian kinerja", "dokumen", 48, TAHUNAN, menit(60)),
    ], "Memimpin penyelenggaraan pemerintahan, pelayanan, dan pemberdayaan masyarakat di wilayah kecamatan."),
]

SEKRETARIS = [
    Post("sekcam", "Sekretaris Kecamatan", ADMINISTRATOR, 11, [
        T("Mengoordinasikan penyusunan renja, RKA, dan DPA kecamatan", "Dokumen perencanaan", "dokumen", 4, TAHUNAN, hari(6)),
        T("Memeriksa dan memaraf konsep naskah dinas", "Naskah yang diparaf", "naskah", 40, HARIAN, menit(3)),
        T("Memeriksa SPP dan SPM sebagai pejabat penatausahaan keuangan", "SPP dan SPM terverifikasi", "berkas", 38, BULANAN, menit(30)),
        T("Memimpin rapat koordinasi subbagian dan seksi", "Notula rapat", "rapat", 1, MINGGUAN, jam(2)),
        T("Mengendalikan disiplin dan kinerja pegawai kecamatan", "Laporan disiplin pegawai", "laporan", 1, BULANAN, jam(5)),
        T("Mengoordinasikan penyusunan laporan kinerja dan laporan keuangan", "Laporan kinerja dan keuangan", "laporan", 6, TAHUNAN, hari(5)),
        T("Mengoordinasikan tindak lanjut hasil pemeriksaan inspektorat", "Laporan tindak lanjut", "temuan", 14, TAHUNAN, jam(5)),
        T("Mewakili Camat dalam rapat dan kegiatan kemasyarakatan", "Laporan kegiatan", "kegiatan", 6, BULANAN, jam(3)),
        T("Menilai kinerja pegawai sekretariat", "Dokumen penilaian kinerja", "dokumen", 60, TAHUNAN, menit(45)),
    ], "Mengoordinasikan perencanaan, keuangan, umum, dan kepegawaian kecamatan."),
]

UMUM_KEPEGAWAIAN = [
    Post("kasubbag", "Kepala Subbagian Umum dan Kepegawaian", PENGAWAS, 9, [
        T("Menyusun rencana kebutuhan barang dan pemeliharaan kantor", "Rencana kebutuhan barang", "dokumen", 2, TAHUNAN, hari(6)),
        T("Memeriksa konsep naskah dinas dan mengatur penyampaiannya", "Naskah terperiksa", "naskah", 30, HARIAN, menit(3)),
        T("Memeriksa usul kenaikan pangkat, gaji berkala, cuti, dan pensiun", "Usul kepegawaian terperiksa", "berkas", 190, TAHUNAN, menit(40)),
        T("Mengatur pemakaian kendaraan, gedung, dan peralatan kantor", "Jadwal pemakaian", "jadwal", 2, MINGGUAN, menit(90)),
        T("Membagi tugas dan memeriksa hasil kerja staf", "Catatan pembinaan", "hari", 1, HARIAN, menit(45)),
        T("Memantau pengadaan barang dan jasa kantor", "Laporan pengadaan", "paket", 34, TAHUNAN, jam(4)),
        T("Menyusun analisis jabatan dan analisis beban kerja kecamatan", "Dokumen anjab dan ABK", "dokumen", 1, TAHUNAN, hari(16)),
        T("Menyusun laporan bulanan umum dan kepegawaian", "Laporan bulanan", "laporan", 3, BULANAN, jam(4)),
    ], "Memimpin pelaksanaan urusan umum, perlengkapan, dan kepegawaian."),
    Post("asdma", "Analis Sumber Daya Manusia Aparatur", FUNGSIONAL, 8, [
        T("Menyusun daftar urut kepangkatan pegawai kecamatan dan kelurahan", "Daftar urut kepangkatan", "daftar", 2, TAHUNAN, hari(4)),
        T("Memproses usul kenaikan pangkat dan kenaikan gaji berkala", "Usul yang diproses", "berkas", 96, TAHUNAN, jam(3)),
        T("Memproses usul pensiun, mutasi, dan karis/karsu", "Usul yang diproses", "berkas", 34, TAHUNAN, jam(4)),
        T("Memverifikasi permohonan cuti pegawai", "Permohonan terverifikasi", "permohonan", 260, TAHUNAN, menit(30)),
        T("Memutakhirkan data pegawai di aplikasi kepegawaian", "Data pegawai mutakhir", "data", 45, BULANAN, menit(15)),
        T("Merekap kehadiran sebagai dasar tambahan penghasilan pegawai", "Rekapitulasi kehadiran", "rekapitulasi", 1, BULANAN, hari(3)),
        T("Menganalisis beban kerja dan kebutuhan pegawai kecamatan", "Laporan analisis", "laporan", 2, TAHUNAN, hari(18)),
        T("Mendampingi penyusunan dan penilaian sasaran kinerja pegawai", "SKP pegawai", "pegawai", 75, TAHUNAN, jam(3)),
        T("Mengelola pengembangan kompetensi pegawai", "Laporan pengembangan kompetensi", "laporan", 4, TAHUNAN, hari(2.5)),
    ], "Menganalisis kebutuhan dan mengelola administrasi sumber daya manusia aparatur kecamatan.", jenjang=AHLI_PERTAMA),
    Post("arsiparis", "Arsiparis", FUNGSIONAL, 6, [
        T("Memberkaskan arsip aktif unit pengolah", "Berkas arsip", "berkas", 2400, TAHUNAN, menit(12)),
        T("Menyusun daftar arsip aktif dan inaktif", "Daftar arsip", "daftar", 4, BULANAN, jam(4)),
        T("Menata arsip inaktif di ruang arsip", "Boks arsip tertata", "boks", 240, TAHUNAN, menit(75)),
        T("Melayani peminjaman arsip", "Arsip yang dipinjamkan", "berkas", 3, HARIAN, menit(15)),
        T("Mengalihmediakan arsip penting ke bentuk digital", "Arsip digital", "lembar", 8500, TAHUNAN, menit(2), sejak=2026),
        T("Menyiapkan usul pemusnahan arsip", "Usul pemusnahan", "berkas", 1, TAHUNAN, hari(8)),
        T("Membina tata kearsipan kelurahan", "Laporan pembinaan", "kunjungan", 20, TAHUNAN, jam(4)),
    ], "Mengelola arsip dinamis kecamatan dan membina kearsipan kelurahan.", jenjang=TERAMPIL),
    Post("prakom", "Pranata Komputer", FUNGSIONAL, 8, [
        T("Memelihara jaringan, perangkat, dan cadangan data kantor", "Laporan pemeliharaan", "perangkat", 62, BULANAN, menit(25)),
        T("Menangani gangguan aplikasi pelayanan kecamatan dan kelurahan", "Gangguan yang diatasi", "gangguan", 5, HARIAN, menit(30)),
        T("Memutakhirkan laman dan media sosial kecamatan", "Konten yang terbit", "konten", 6, MINGGUAN, menit(60)),
        T("Melatih operator kelurahan memakai aplikasi pelayanan", "Laporan pelatihan", "pelatihan", 10, TAHUNAN, jam(8)),
        T("Mengolah data pelayanan menjadi bahan laporan pimpinan", "Sajian data", "laporan", 2, BULANAN, jam(8)),
    ], "Memelihara sistem informasi dan mengolah data pelayanan kecamatan.", jenjang=AHLI_PERTAMA,
    pembina={"kebutuhan": 2, "nomor": "B-1187/BPS/2700/2025", "tanggal": date(2025, 9, 15)}),
    Post("tu", "Pengadministrasi Perkantoran", PELAKSANA, 5, [
        Kelompok("Mengelola surat masuk dan keluar:",
            T("a. Menerima, mencatat, dan memindai surat masuk", "Surat masuk tercatat", "surat", 24, HARIAN, menit(6)),
            T("b. Menyampaikan surat menurut disposisi", "Surat tersampaikan", "surat", 24, HARIAN, menit(3)),
            T("c. Memberi nomor dan mengirim surat keluar", "Surat keluar terkirim", "surat", 16, HARIAN, menit(5)),
        ),
        R("Menggandakan dan menjilid naskah dinas", "Naskah digandakan", "lembar", HASIL, 96000, per(480000), "Standar kemampuan 480.000 lembar per orang setahun."),
        T("Mengetik naskah dinas dan undangan", "Naskah dinas", "naskah", 5, HARIAN, menit(20)),
        T("Menyiapkan ruang dan konsumsi rapat", "Rapat terselenggara", "rapat", 2, MINGGUAN, menit(90)),
        T("Menerima tamu dan telepon kantor", "Tamu dan telepon dilayani", "orang", 12, HARIAN, menit(3)),
        T("Mencatat persediaan dan menyalurkan alat tulis kantor", "Kartu persediaan", "transaksi", 40, BULANAN, menit(10)),
    ], "Mengerjakan surat-menyurat dan rumah tangga kantor camat."),
    Post("barang", "Pengelola Layanan Operasional", PELAKSANA, 6, [
        T("Mencatat mutasi barang milik daerah di aplikasi aset", "Data aset mutakhir", "barang", 640, TAHUNAN, menit(20)),
        T("Menginventarisasi barang milik daerah kecamatan dan kelurahan", "Berita acara inventarisasi", "lokasi", 12, TAHUNAN, hari(3)),
        T("Menyiapkan dokumen pengadaan langsung", "Dokumen pengadaan", "paket", 34, TAHUNAN, jam(6)),
        T("Memeriksa dan menerima barang pengadaan", "Berita acara penerimaan", "paket", 34, TAHUNAN, jam(2)),
        T("Mengurus pemeliharaan gedung dan peralatan kantor", "Laporan pemeliharaan", "pekerjaan", 8, BULANAN, menit(120)),
        T("Mengurus pajak, servis, dan bahan bakar kendaraan dinas", "Kendaraan layak jalan", "kendaraan", 14, BULANAN, menit(45)),
        T("Menyusun laporan barang semesteran dan tahunan", "Laporan barang", "laporan", 3, TAHUNAN, hari(5)),
    ], "Mengelola barang milik daerah dan pemeliharaan kantor."),
    Post("pengemudi", "Operator Layanan Operasional", PELAKSANA, 5, [
        R("Mengemudikan mobil dinas dan mobil pelayanan keliling", "Kendaraan dijalankan", "mobil", PERALATAN, 2, per(1)),
        R("Mengoperasikan genset dan pompa air kantor", "Mesin dijalankan", "mesin", PERALATAN, 3, per(12), "Satu orang menangani 12 mesin; dikerjakan sambil tugas lain."),
        R("Menjaga kebersihan gedung dan halaman kantor camat", "Ruang bersih", "meter persegi", RASIO, 1400, per(1600), "Rasio kebersihan gedung yang dipakai kecamatan."),
        T("Merawat harian mobil dinas dan mencatat pemakaiannya", "Buku pemakaian kendaraan", "mobil", 2, HARIAN, menit(20)),
    ], "Menjalankan kendaraan dan menjaga kebersihan kantor camat."),
]

KEUANGAN_PROGRAM = [
    Post("kasubbag", "Kepala Subbagian Keuangan dan Program", PENGAWAS, 9, [
        T("Menyusun rancangan renja dan rencana kerja anggaran kecamatan", "Rancangan renja dan RKA", "dokumen", 4, TAHUNAN, hari(8)),
        T("Memeriksa kelengkapan SPJ dan bukti belanja", "SPJ terperiksa", "berkas", 85, BULANAN, menit(20)),
        T("Memeriksa daftar gaji dan tambahan penghasilan pegawai", "Daftar gaji terperiksa", "daftar", 4, BULANAN, jam(2)),
        T("Menyusun laporan realisasi anggaran bulanan", "Laporan realisasi", "laporan", 1, BULANAN, jam(6)),
        T("Menyusun laporan keuangan semesteran dan tahunan", "Laporan keuangan", "laporan", 2, TAHUNAN, hari(10)),
        T("Menyusun laporan kinerja instansi pemerintah kecamatan", "Laporan kinerja", "laporan", 1, TAHUNAN, hari(14)),
        T("Merekonsiliasi belanja dengan badan keuangan daerah", "Berita acara rekonsiliasi", "rekonsiliasi", 1, BULANAN, jam(6)),
        T("Mengoordinasikan usulan anggaran kelurahan", "Rekapitulasi usulan", "kelurahan", 10, TAHUNAN, jam(8)),
    ], "Memimpin perencanaan anggaran, penatausahaan keuangan, dan pelaporan."),
    Post("penelaah", "Penelaah Teknis Kebijakan", PELAKSANA, 7, [
        T("Menelaah dan menyusun bahan renstra, renja, dan perubahannya", "Bahan perencanaan", "dokumen", 4, TAHUNAN, hari(9)),
        T("Memasukkan rencana dan anggaran ke aplikasi SIPD", "Data anggaran terisi", "subkegiatan", 96, TAHUNAN, menit(150)),
        T("Memantau capaian kinerja kegiatan kecamatan dan kelurahan", "Laporan capaian", "laporan", 6, BULANAN, jam(4)),
        T("Menyusun bahan laporan penyelenggaraan pemerintahan", "Bahan laporan", "dokumen", 2, TAHUNAN, hari(12)),
        T("Menyusun perjanjian kinerja dan rencana aksi", "Perjanjian kinerja", "dokumen", 18, TAHUNAN, jam(6)),
        T("Menghimpun hasil musrenbang menjadi usulan anggaran", "Daftar usulan", "usulan", 420, TAHUNAN, menit(25)),
        T("Menyiapkan bahan rapat evaluasi anggaran triwulan", "Bahan rapat", "rapat", 4, TAHUNAN, hari(2.5)),
    ], "Menelaah perencanaan, anggaran, dan capaian kinerja kecamatan."),
    Post("keuangan", "Pengolah Data dan Informasi", PELAKSANA, 6, [
        T("Menyusun daftar gaji dan tunjangan pegawai", "Daftar gaji", "daftar", 2, BULANAN, jam(8)),
        T("Menghitung tambahan penghasilan pegawai menurut kehadiran dan kinerja", "Daftar TPP", "daftar", 1, BULANAN, hari(4)),
        T("Menyiapkan SPP dan SPM", "Berkas SPP dan SPM", "berkas", 38, BULANAN, menit(75)),
        T("Memeriksa dan membukukan bukti belanja ke buku kas umum", "Bukti terbukukan", "bukti", 210, BULANAN, menit(10)),
        T("Menghitung, memotong, dan menyetor pajak belanja", "Bukti setor pajak", "setoran", 70, BULANAN, menit(15)),
        T("Menyusun SPJ bendahara pengeluaran", "SPJ bendahara", "laporan", 1, BULANAN, hari(3)),
        T("Melayani pembayaran honor kepala lingkungan dan kader", "Daftar pembayaran", "daftar", 5, BULANAN, jam(4)),
        T("Mengarsipkan dokumen keuangan", "Arsip keuangan", "bundel", 36, BULANAN, menit(20)),
    ], "Menatausahakan gaji, belanja, dan pajak kecamatan dan kelurahan."),
]
