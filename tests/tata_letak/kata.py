"""Words: invented posts and tasks, and headings and labels in the spellings that forms use."""

UNIT = [
    "Seksi Pemerintahan", "Seksi Ketenteraman dan Ketertiban Umum", "Sub Bagian Umum dan Kepegawaian",
    "Sub Bagian Program dan Keuangan", "Seksi Pelayanan Umum", "Seksi Kesejahteraan Sosial",
    "Bidang Tata Kelola Data", "Bidang Sarana dan Prasarana", "Sekretariat", "UPT Pasar Sungai Merah",
    "Kelurahan Bukit Jati", "Bagian Organisasi", "Seksi Pembangunan Jalan/Jembatan",
]  # fmt: skip

JABATAN = [
    "Pengolah Data dan Informasi", "Pengadministrasi Perkantoran", "Penelaah Teknis Kebijakan", "Arsiparis Terampil",
    "Pranata Komputer Ahli Pertama", "Analis SDM Aparatur Ahli Muda", "Bendahara", "Operator Layanan Operasional",
    "Penata Layanan Operasional", "Penyuluh Sosial", "Pengelola Keprotokolan", "Juru Pungut Retribusi", "Ajudan",
    "Perencana Ahli Muda", "Pengemudi", "Verifikator Keuangan (Belanja)", "Statistisi", "Pranata Hubungan Masyarakat",
]  # fmt: skip
STRUKTURAL = ["Kepala Seksi", "Kepala Sub Bagian", "Kepala Bidang", "Sekretaris Camat", "Lurah"]

KERJA = [
    "Menyusun", "Memeriksa", "Menghimpun", "Mengolah", "Mencatat", "Melaksanakan", "Mengoordinasikan", "Mengarsipkan",
    "Menyiapkan bahan", "Memverifikasi", "Menginventarisasi", "Mengevaluasi", "Melaporkan", "Mengetik konsep",
]  # fmt: skip
BENDA = [
    "rencana kegiatan seksi", "surat masuk dan surat keluar", "usulan kenaikan pangkat", "laporan bulanan kecamatan",
    "data penduduk per kelurahan", "berkas permohonan izin", "daftar inventaris barang", "bahan rapat koordinasi",
    "dokumen pelaksanaan anggaran", "jadwal piket petugas jaga", "pengaduan warga", "naskah dinas pimpinan",
    "laporan pertanggungjawaban bendahara", "peta batas wilayah RT/RW", "rekapitulasi absensi pegawai",
]  # fmt: skip
SAMBUNG = [
    "", "", "", " sesuai ketentuan yang berlaku", " setiap akhir bulan", " (termasuk lampirannya)",
    " agar pekerjaan berjalan lancar; hasilnya disampaikan kepada atasan", " tahun 2026", " no. 1 s.d. 12",
]  # fmt: skip
JEBAKAN = [
    # tasks that begin like a total, a signature or a heading
    "Jumlah surat masuk dicatat pada buku agenda", "Pembulatan nilai retribusi diperiksa ulang",
    "Mengetahui dan meneruskan laporan lurah", "Keterangan ahli waris disiapkan untuk lurah",
    "Total tagihan listrik dihitung per gedung", "Uraian tugas jabatan disusun bersama bagian organisasi",
    "Melaksanakan tugas kedinasan lain yang diberikan pimpinan", "Kebutuhan pegawai dihitung bersama BKD",
]  # fmt: skip
RINCI = [
    "menerima berkas", "meneliti kelengkapan", "membuat konsep", "meminta paraf atasan", "menggandakan", "menyerahkan hasil",
    "mengisi buku kendali", "menghubungi pemohon",
]  # fmt: skip
SATUAN = [
    "dokumen",
    "laporan",
    "berkas",
    "kegiatan",
    "surat",
    "data",
    "naskah",
    "kali",
    "orang/kegiatan",
    "buku",
]

JUDUL = {
    "no": ["NO", "NO.", "NOMOR", "NO URUT", "No."],
    "unit": ["UNIT KERJA", "NAMA UNIT KERJA", "NAMA UNIT", "UNIT"],
    "jabatan": ["NAMA JABATAN", "JABATAN"],
    "uraian": ["URAIAN TUGAS", "URAIAN TUGAS", "URAIAN TUGAS JABATAN", "RINCIAN TUGAS", "URAIAN", "TUGAS", "URAIAN TUGAS POKOK",
               "URAIAN TUGAS/KEGIATAN"],
    "hasil": ["HASIL KERJA", "HASIL", "OUTPUT", "HASIL KERJA/OUTPUT"],
    "satuan": ["SATUAN HASIL", "SATUAN", "SATUAN HASIL KERJA", "SAT. HASIL"],
    "volume": ["VOLUME", "VOLUME KERJA", "BEBAN KERJA", "JUMLAH HASIL", "JUMLAH BEBAN KERJA", "JUMLAH BEBAN KERJA 1 TAHUN",
               "BEBAN KERJA 1 TAHUN", "VOLUME KERJA (1 TAHUN)", "JUMLAH HASIL KERJA", "VOLUME BEBAN KERJA", "BEBAN KERJA/TAHUN",
               "JUMLAH HASIL DALAM 1 TAHUN", "JML BEBAN KERJA", "VOLUME PER TAHUN", "VOL.", "JML HASIL/TAHUN", "VOLUME KEGIATAN"],
    "volume_bulan": ["VOLUME PER BULAN", "BEBAN KERJA 1 BULAN", "VOLUME KERJA (BULAN)", "JUMLAH HASIL PER BULAN"],
    "periode": ["PERIODE", "SATUAN PERIODE", "WAKTU PELAKSANAAN"],
    "waktu": ["WAKTU PENYELESAIAN", "WAKTU PENYELESAIAN", "NORMA WAKTU", "WPT", "WAKTU PENYELESAIAN TUGAS", "WAKTU PENYELESAIAN RATA-RATA",
              "STANDAR WAKTU", "RATA-RATA WAKTU PENYELESAIAN", "WAKTU", "WAKTU PENYELE-\nSAIAN", "WAKTU PENYELESAIAN/HASIL",
              "WAKTU YANG DIBUTUHKAN"],
    "satuan_waktu": ["SATUAN WAKTU", "SATUAN NORMA WAKTU"],
    "efektif": ["WAKTU KERJA EFEKTIF", "WAKTU EFEKTIF", "JAM KERJA EFEKTIF", "WKE", "WAKTU KERJA EFEKTIF 1 TAHUN",
                "WAKTU KERJA EFEKTIF PER TAHUN", "WAKTU KERJA EFEKTIF/TH"],
    "hasilkali": ["JUMLAH WAKTU", "TOTAL WAKTU", "BEBAN WAKTU", "JUMLAH WAKTU PENYELESAIAN"],
    "tercetak": ["PEGAWAI YANG DIBUTUHKAN", "KEBUTUHAN PEGAWAI", "JUMLAH PEGAWAI YANG DIBUTUHKAN", "JUMLAH KEBUTUHAN PEGAWAI",
                 "KEBUTUHAN", "FTE", "PEGAWAI DIBUTUHKAN", "KEB. PEGAWAI", "JML PEGAWAI YG DIBUTUHKAN", "KEBUTUHAN\nPEGAWAI (ORANG)"],
    "ada": ["PEGAWAI YANG ADA SAAT INI", "PEGAWAI YANG ADA", "BEZETTING"],
    "ket": ["KETERANGAN", "KET", "KET.", "CATATAN"],
    "kode": ["KODE ARSIP", "KODE KEGIATAN"],
    "alat": ["PERALATAN KERJA", "BAHAN KERJA"],
    "kelas": ["KELAS JABATAN", "KELAS"],
}  # fmt: skip

SATUAN_JUDUL = {
    "menit": [" (MENIT)", " (menit)", "\n(MENIT)", " DALAM MENIT", " - MENIT", " (Mnt)"],
    "jam": [" (JAM)", " (jam)", "\n(JAM)", " DALAM JAM", " - JAM"],
}

JUDUL_UTAMA = [
    "ANALISIS BEBAN KERJA", "FORMULIR ANALISIS BEBAN KERJA", "PERHITUNGAN KEBUTUHAN PEGAWAI", "ANALISIS BEBAN KERJA TAHUN 2026",
    "FORM A. ANALISIS BEBAN KERJA JABATAN", "PENGHITUNGAN KEBUTUHAN PEGAWAI BERDASARKAN BEBAN KERJA",
]  # fmt: skip

LABEL = {
    "nama": ["Nama Jabatan", "NAMA JABATAN", "Jabatan", "Nama  Jabatan", "nama jabatan"],
    "unit": [
        "Unit Kerja",
        "UNIT KERJA",
        "Unit Organisasi",
        "Nama Unit Kerja",
        "Satuan Kerja",
        "Unit Kerja/Seksi",
    ],
    "ikhtisar": ["Ikhtisar Jabatan", "IKHTISAR JABATAN", "Ikhtisar"],
    "efektif": ["Waktu Kerja Efektif", "Jam Kerja Efektif", "WAKTU KERJA EFEKTIF", "Waktu Efektif"],
    "instansi": ["Instansi", "Perangkat Daerah", "OPD", "SKPD", "Nama Instansi"],
    "kelas": ["Kelas Jabatan"],
    "tahun": ["Tahun", "Tahun Anggaran"],
    "bezetting": ["Jumlah Pemangku Jabatan", "Pegawai yang ada"],
}
INSTANSI = ["Pemerintah Kota Contoh", "Kecamatan Sungai Merah", "Dinas Contoh Kabupaten Jati"]

JUMLAH = [
    "JUMLAH",
    "Jumlah",
    "TOTAL",
    "Jumlah Total",
    "JUMLAH :",
    "J U M L A H",
    "JUMLAH KESELURUHAN",
    "Total FTE",
    "JUMLAH BEBAN KERJA",
    "Total Kebutuhan Pegawai",
    "JUMLAH PEGAWAI YANG DIBUTUHKAN",
    "Jumlah Kebutuhan",
]
PEMBULATAN = [
    "PEMBULATAN",
    "Pembulatan",
    "DIBULATKAN",
    "Dibulatkan menjadi",
    "Dibulatkan :",
    "PEMBULATAN KEBUTUHAN PEGAWAI",
    "Hasil pembulatan",
    "Kebutuhan pegawai (pembulatan)",
]
BEZETTING = [
    "BEZETTING",
    "Jumlah pegawai yang ada",
    "Pegawai yang ada saat ini",
    "Jumlah Pemangku Jabatan",
    "Bezetting pegawai",
]
SELISIH = [
    "KELEBIHAN/KEKURANGAN",
    "Kekurangan (-) / Kelebihan (+)",
    "SELISIH",
    "Kekurangan/Kelebihan Pegawai",
]

TANDA_TANGAN = [
    ["Kepala Bagian Organisasi,", None, None, "NAMA JELAS", "NIP. ..................", None],
    [
        "Contoh, 12 Januari 2026",
        "Mengetahui,",
        "Atasan Langsung",
        None,
        "(..............................)",
        "NIP.",
    ],
    [
        "Disetujui oleh:",
        "Kepala Dinas",
        None,
        "Nama Contoh, S.Sos",
        "Pembina Tk. I (IV/b)",
        "NIP 00000000 000000 0 000",
    ],
    ["Yang membuat,", None, "Pemangku Jabatan"],
]
CATATAN_KAKI = [
    "Keterangan: waktu kerja efektif 75.000 menit per tahun", "*) diisi oleh atasan langsung", "Catatan :", "Halaman 1 dari 2",
    "Sumber: olahan Bagian Organisasi 2026",
]  # fmt: skip

KETERANGAN = [
    "",
    "",
    "",
    "rutin",
    "sudah memakai aplikasi",
    "2 kali setahun",
    "lihat lampiran 3",
    "-",
]

TULISAN_TERBUKA = {
    # what nobody may turn into one figure
    "volume": ["12 bln x 4", "4 x 12 bln", "10-15", "± 200", "2x seminggu", "sesuai kebutuhan", "12 bulan x 4 kali", "5 s/d 8", "3 dan 4",
               "5?", "24 / 12", "12\n4"],
    "waktu": ["1-2 jam", "± 30 menit", "30 s.d. 60 menit", "sekitar 2 jam", "1 hari", "0,5 - 1 jam", "10 menit x 3", "tergantung kasus", "15/30"],
}  # fmt: skip

TULISAN_LONGGAR = {
    # reads as one figure, yet asking is no shame: text -> the figure (minutes for a time)
    "volume": [("12 kali/tahun", 12), ("48 kali setahun", 48), ("24x", 24), ("100 lbr", 100)],
    "waktu": [("1 jam 30 menit", 90), ("setengah jam", 30), ("00:30", 30), ("90'", 90), ("2 jam 15 menit", 135)],
}  # fmt: skip

JUDUL_ASING = {
    # headings that say nothing by themselves: a person must name the column
    "volume": ["FREKUENSI", "KUANTITAS", "BANYAKNYA", "Q", "TARGET FISIK"],
    "waktu": ["LAMA PENGERJAAN", "DURASI", "KECEPATAN", "T"],
    "efektif": ["PEMBAGI", "KONSTANTA", "JKE", "STANDAR"],
    "tercetak": ["HASIL HITUNG", "NILAI", "IDEAL", "FORMASI IDEAL"],
    "satuan": ["BENTUK", "WUJUD", "JENIS KELUARAN"],
}
