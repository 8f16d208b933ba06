"""Posts and uraian tugas of the five seksi of the kecamatan."""

# fmt: off
from workload.demo.tabel import (
    BULANAN,
    HARIAN,
    MINGGUAN,
    OBJEK,
    PELAKSANA,
    PENGAWAS,
    PERALATAN,
    RASIO,
    TAHUNAN,
    Kelompok,
    Post,
    R,
    T,
    hari,
    jam,
    menit,
    per,
)

PEMERINTAHAN = [
    Post("kasi", "Kepala Seksi Tata Pemerintahan", PENGAWAS, 9, [
        T("Menyusun rencana kerja seksi", "Rencana kerja", "dokumen", 1, TAHUNAN, hari(5)),
        T("Membina administrasi pemerintahan kelurahan", "Laporan pembinaan", "kunjungan", 1, MINGGUAN, jam(4)),
        T("Memverifikasi surat keterangan tanah dan ganti rugi tanah", "Surat terverifikasi", "berkas", 310, TAHUNAN, menit(75)),
        T("Memfasilitasi penyelesaian sengketa tanah dan batas kelurahan", "Berita acara", "perkara", 26, TAHUNAN, jam(6)),
        T("Memantau realisasi PBB kelurahan", "Laporan realisasi PBB", "laporan", 1, BULANAN, jam(5)),
        T("Mengoordinasikan evaluasi kinerja kepala lingkungan", "Hasil evaluasi", "kelurahan", 10, TAHUNAN, hari(2)),
        T("Mengoordinasikan pemutakhiran daftar pemilih dan kegiatan nasional", "Laporan koordinasi", "rapat", 2, BULANAN, jam(3)),
        T("Menyusun laporan bulanan penyelenggaraan pemerintahan", "Laporan bulanan", "laporan", 2, BULANAN, jam(6)),
        T("Membagi tugas dan memeriksa hasil kerja staf", "Catatan pembinaan", "hari", 1, HARIAN, menit(30)),
    ], "Memimpin pembinaan pemerintahan kelurahan, pertanahan, dan kependudukan."),
    Post("penelaah", "Penelaah Teknis Kebijakan", PELAKSANA, 7, [
        T("Menelaah berkas surat keterangan tanah", "Telaahan berkas", "berkas", 310, TAHUNAN, menit(120)),
        T("Menyusun profil dan monografi kecamatan", "Profil kecamatan", "dokumen", 1, TAHUNAN, hari(14)),
        T("Menyusun laporan kependudukan kecamatan", "Laporan kependudukan", "laporan", 1, BULANAN, jam(8)),
        T("Mengukur dan meninjau batas tanah bersama kelurahan", "Berita acara pengukuran", "lokasi", 140, TAHUNAN, jam(3)),
        T("Merekap realisasi PBB lima kelurahan", "Rekapitulasi PBB", "rekapitulasi", 1, MINGGUAN, jam(3)),
        T("Menyusun bahan evaluasi kelurahan dan lomba kelurahan", "Bahan evaluasi", "kelurahan", 5, TAHUNAN, hari(4)),
        T("Memverifikasi daftar kepala lingkungan dan pembayaran honornya", "Daftar terverifikasi", "daftar", 5, BULANAN, menit(120)),
        T("Menyiapkan bahan rapat koordinasi pemerintahan", "Bahan rapat", "rapat", 3, BULANAN, jam(4)),
        R("Mendampingi kelurahan dalam tertib administrasi", "Kelurahan yang didampingi", "kelurahan", RASIO, 5, per(20)),
    ], "Menelaah berkas pertanahan dan data pemerintahan wilayah."),
]

TRANTIB = [
    Post("kasi", "Kepala Seksi Ketenteraman dan Ketertiban Umum", PENGAWAS, 9, [
        T("Menyusun jadwal patroli dan penertiban", "Jadwal patroli", "jadwal", 1, MINGGUAN, jam(2)),
        T("Memimpin penertiban pedagang, bangunan, dan reklame tanpa izin", "Berita acara penertiban", "kegiatan", 3, BULANAN, jam(6)),
        T("Memeriksa laporan harian patroli", "Laporan terperiksa", "laporan", 3, HARIAN, menit(20)),
        T("Memeriksa permohonan rekomendasi izin keramaian", "Rekomendasi", "rekomendasi", 130, TAHUNAN, menit(40)),
        T("Berkoordinasi dengan Polsek, Koramil, dan Satpol PP", "Notula koordinasi", "rapat", 1, MINGGUAN, jam(3)),
        T("Membina linmas dan pos keamanan lingkungan", "Laporan pembinaan", "kegiatan", 24, TAHUNAN, jam(5)),
        T("Mengoordinasikan penanganan banjir, rob, dan kebakaran", "Laporan penanganan", "kejadian", 36, TAHUNAN, jam(7)),
        T("Menyusun laporan bulanan ketenteraman dan ketertiban", "Laporan bulanan", "laporan", 2, BULANAN, jam(5)),
    ], "Memimpin pemeliharaan ketenteraman dan ketertiban umum kecamatan."),
    Post("penata", "Penata Layanan Operasional", PELAKSANA, 7, [
        T("Menyusun rencana operasi patroli dan penertiban", "Rencana operasi", "rencana", 4, BULANAN, jam(4)),
        T("Mengolah laporan patroli menjadi peta kerawanan", "Peta kerawanan", "laporan", 1, MINGGUAN, jam(4)),
        T("Memeriksa lapangan untuk rekomendasi izin keramaian dan reklame", "Laporan pemeriksaan", "lokasi", 210, TAHUNAN, menit(120)),
        T("Memeriksa kesesuaian izin bangunan bersama dinas terkait", "Laporan pemeriksaan", "bangunan", 160, TAHUNAN, menit(120)),
        T("Menyusun surat peringatan pelanggaran peraturan daerah", "Surat peringatan", "surat", 280, TAHUNAN, menit(45)),
        T("Menyusun rencana kesiapsiagaan banjir dan simulasi evakuasi", "Rencana kesiapsiagaan", "dokumen", 2, TAHUNAN, hari(8)),
        T("Melatih anggota linmas kelurahan", "Laporan pelatihan", "pelatihan", 15, TAHUNAN, jam(8)),
    ], "Merencanakan dan mengolah kegiatan ketertiban umum."),
    Post("operator", "Operator Layanan Operasional", PELAKSANA, 5, [
        T("Melaksanakan patroli wilayah siang dan malam", "Laporan patroli", "giliran", 4, HARIAN, menit(150), "Dua putaran sehari, dua orang setiap putaran."),
        T("Menjaga ketertiban kantor camat dan ruang pelayanan", "Buku jaga", "giliran", 2, HARIAN, menit(180), "Dua giliran sehari; waktu efektif tiap giliran."),
        T("Melaksanakan penertiban bersama Satpol PP", "Berita acara penertiban", "giliran", 18, BULANAN, jam(5), "Tiga kegiatan sebulan, enam orang setiap kegiatan."),
        T("Mengamankan kegiatan pemerintahan dan hari besar", "Laporan pengamanan", "kegiatan", 90, TAHUNAN, jam(6)),
        T("Membantu evakuasi warga dan menyalurkan bantuan saat banjir", "Laporan evakuasi", "kejadian", 36, TAHUNAN, hari(2)),
        R("Mengemudikan mobil patroli", "Mobil patroli dijalankan", "mobil", PERALATAN, 2, per(1)),
        R("Memeriksa titik rawan ketertiban", "Titik yang diperiksa", "titik", OBJEK, 64, per(160), "Satu orang memeriksa 160 titik secara berkala."),
    ], "Melaksanakan patroli, penjagaan, dan penertiban di lapangan."),
]

YANUM = [
    Post("kasi", "Kepala Seksi Pelayanan Umum", PENGAWAS, 9, [
        T("Memeriksa dan memaraf rekomendasi, legalisasi, dan surat pengantar", "Berkas yang diparaf", "berkas", 42, HARIAN, menit(4)),
        T("Mengatur petugas loket dan jalannya pelayanan", "Jadwal petugas", "hari", 1, HARIAN, menit(40)),
        T("Menyelesaikan pengaduan pelayanan", "Pengaduan selesai", "pengaduan", 210, TAHUNAN, menit(40)),
        T("Menyusun dan meninjau standar pelayanan", "Standar pelayanan", "dokumen", 12, TAHUNAN, jam(8)),
        T("Mengoordinasikan pelayanan keliling di kelurahan", "Laporan pelayanan keliling", "kegiatan", 2, BULANAN, jam(5)),
        T("Menyelenggarakan forum konsultasi publik", "Berita acara forum", "forum", 1, TAHUNAN, hari(8)),
        T("Menyusun laporan survei kepuasan masyarakat", "Laporan survei", "laporan", 2, TAHUNAN, hari(6)),
        T("Menyusun laporan bulanan pelayanan umum", "Laporan bulanan", "laporan", 1, BULANAN, jam(6)),
    ], "Memimpin pelayanan administrasi terpadu kecamatan."),
    Post("loket", "Pengadministrasi Perkantoran", PELAKSANA, 5, [
        T("Memeriksa berkas dan merekam permohonan KTP-el", "Perekaman KTP-el", "orang", 7200, TAHUNAN, menit(12), "Termasuk pengambilan foto, sidik jari, dan iris mata."),
        T("Memeriksa dan meneruskan permohonan kartu keluarga dan akta", "Berkas diteruskan", "berkas", 5400, TAHUNAN, menit(10)),
        T("Melayani legalisasi surat keterangan ahli waris", "Surat terlegalisasi", "surat", 480, TAHUNAN, menit(30)),
        T("Melayani rekomendasi izin usaha mikro", "Rekomendasi", "rekomendasi", 620, TAHUNAN, menit(30)),
        T("Melayani dispensasi nikah", "Surat dispensasi", "surat", 180, TAHUNAN, menit(25)),
        T("Melayani legalisasi surat keterangan tidak mampu dan domisili", "Surat terlegalisasi", "surat", 3600, TAHUNAN, menit(6)),
        T("Memberi penjelasan syarat pelayanan dan mengatur antrean", "Warga yang dilayani", "orang", 45, HARIAN, menit(3)),
        T("Mencatat register pelayanan harian", "Register pelayanan", "berkas", 17500, TAHUNAN, menit(1.5)),
        T("Menyerahkan dokumen yang selesai kepada warga", "Tanda terima", "dokumen", 12400, TAHUNAN, menit(2)),
    ], "Melayani warga di loket pelayanan administrasi terpadu kecamatan."),
    Post("pengelola", "Pengelola Layanan Operasional", PELAKSANA, 6, [
        Kelompok("Mengelola pengaduan masyarakat:",
            T("a. Mencatat dan mengelompokkan pengaduan dari semua saluran", "Pengaduan tercatat", "pengaduan", 860, TAHUNAN, menit(12)),
            T("b. Meneruskan dan memantau tindak lanjut pengaduan", "Tindak lanjut terpantau", "pengaduan", 860, TAHUNAN, menit(20)),
            T("c. Menyampaikan jawaban kepada pelapor", "Jawaban tersampaikan", "pengaduan", 860, TAHUNAN, menit(10)),
        ),
        T("Melaksanakan pelayanan keliling administrasi kependudukan", "Laporan pelayanan keliling", "kegiatan", 24, TAHUNAN, jam(6)),
        T("Menyebarkan dan merekap survei kepuasan masyarakat", "Rekapitulasi survei", "responden", 760, TAHUNAN, menit(8)),
        T("Mengelola basis data pelayanan dan melaporkan ke aplikasi kota", "Data pelayanan", "laporan", 1, MINGGUAN, jam(3)),
        T("Mencetak dan mengelola stok blangko KTP-el dan KIA", "Blangko tercatat", "keping", 9800, TAHUNAN, menit(2)),
        T("Menyusun bahan laporan pelayanan bulanan", "Bahan laporan", "laporan", 2, BULANAN, jam(4)),
    ], "Mengelola pengaduan, survei, dan data pelayanan."),
]

PEMBERDAYAAN = [
    Post("kasi", "Kepala Seksi Pemberdayaan Masyarakat", PENGAWAS, 9, [
        T("Menyelenggarakan musrenbang kecamatan", "Dokumen musrenbang", "kegiatan", 1, TAHUNAN, hari(16)),
        T("Mendampingi musrenbang kelurahan", "Laporan pendampingan", "kelurahan", 5, TAHUNAN, hari(3)),
        T("Membina LPM, PKK, dan karang taruna kecamatan", "Laporan pembinaan", "pertemuan", 4, BULANAN, jam(4)),
        T("Memantau pembangunan sarana dan prasarana dana kelurahan", "Laporan pemantauan", "kunjungan", 2, MINGGUAN, jam(3)),
        T("Memeriksa laporan dana kelurahan", "Laporan terperiksa", "laporan", 5, BULANAN, jam(2)),
        T("Membina usaha mikro dan kelompok nelayan", "Laporan pembinaan", "kelompok", 60, TAHUNAN, jam(3)),
        T("Mengoordinasikan kegiatan hari besar nasional", "Laporan kegiatan", "kegiatan", 4, TAHUNAN, hari(5)),
        T("Menyusun laporan bulanan pemberdayaan masyarakat", "Laporan bulanan", "laporan", 2, BULANAN, jam(4)),
    ], "Memimpin fasilitasi pembangunan dan pemberdayaan masyarakat."),
    Post("penelaah", "Penelaah Teknis Kebijakan", PELAKSANA, 7, [
        T("Menelaah usulan musrenbang dari lima kelurahan", "Telaahan usulan", "usulan", 420, TAHUNAN, menit(45)),
        T("Menyusun dokumen hasil musrenbang kecamatan", "Dokumen musrenbang", "dokumen", 1, TAHUNAN, hari(12)),
        T("Memverifikasi rencana kegiatan dana kelurahan", "Rencana terverifikasi", "kegiatan", 130, TAHUNAN, jam(3)),
        T("Memantau kemajuan fisik kegiatan swakelola", "Laporan kemajuan", "kunjungan", 3, MINGGUAN, jam(3)),
        T("Menghimpun data usaha mikro dan kelompok nelayan", "Data usaha mikro", "data", 780, TAHUNAN, menit(15)),
        T("Menyusun bahan pembinaan PKK dan lembaga kemasyarakatan", "Bahan pembinaan", "pertemuan", 4, BULANAN, jam(4)),
        T("Menyusun laporan dana kelurahan triwulan", "Laporan triwulan", "laporan", 4, TAHUNAN, hari(6)),
        T("Menelaah proposal bantuan sarana ibadah dan kelompok masyarakat", "Telaahan proposal", "proposal", 150, TAHUNAN, menit(75)),
    ], "Menelaah usulan dan pelaksanaan pembangunan kelurahan."),
]

KESOS = [
    Post("kasi", "Kepala Seksi Kesejahteraan Sosial", PENGAWAS, 9, [
        T("Mengoordinasikan pemutakhiran data kesejahteraan sosial kelurahan", "Laporan pemutakhiran", "laporan", 1, BULANAN, hari(2)),
        T("Memantau penyaluran PKH, sembako, dan bantuan lain", "Laporan penyaluran", "penyaluran", 4, BULANAN, jam(5)),
        T("Memimpin rapat tim percepatan penurunan stunting kecamatan", "Notula rapat", "rapat", 2, BULANAN, jam(4)),
        T("Membina posyandu, kader lansia, dan usaha kesehatan sekolah", "Laporan pembinaan", "kunjungan", 1, MINGGUAN, jam(4)),
        T("Memeriksa rekomendasi bantuan sosial dan pengobatan gratis", "Rekomendasi terperiksa", "berkas", 640, TAHUNAN, menit(15)),
        T("Memfasilitasi MTQ, hari besar keagamaan, dan kerukunan umat", "Laporan kegiatan", "kegiatan", 10, TAHUNAN, hari(3)),
        T("Membina kegiatan pemuda dan olahraga", "Laporan kegiatan", "kegiatan", 14, TAHUNAN, jam(6)),
        T("Menyusun laporan bulanan kesejahteraan sosial", "Laporan bulanan", "laporan", 2, BULANAN, jam(5)),
    ], "Memimpin koordinasi kesejahteraan sosial, kesehatan, dan keagamaan."),
    Post("data", "Pengolah Data dan Informasi", PELAKSANA, 6, [
        T("Memverifikasi usulan data kesejahteraan sosial dari kelurahan", "Usulan terverifikasi", "keluarga", 4200, TAHUNAN, menit(8)),
        T("Merekap data penerima PKH dan sembako", "Rekapitulasi penerima", "rekapitulasi", 5, BULANAN, jam(4)),
        T("Menyiapkan rekomendasi bantuan sosial dan pengobatan", "Konsep rekomendasi", "berkas", 640, TAHUNAN, menit(20)),
        T("Merekap hasil posyandu dan pemantauan stunting", "Rekapitulasi posyandu", "posyandu", 118, BULANAN, menit(10)),
        T("Mendata penyandang disabilitas dan lansia terlantar", "Data terverifikasi", "orang", 560, TAHUNAN, menit(30)),
        T("Menyiapkan kegiatan MTQ dan hari besar keagamaan", "Berkas kegiatan", "kegiatan", 10, TAHUNAN, hari(2.5)),
        T("Menyusun bahan laporan kesejahteraan sosial", "Bahan laporan", "laporan", 3, BULANAN, jam(4)),
    ], "Mengolah data kesejahteraan sosial dan kesehatan masyarakat."),
]
