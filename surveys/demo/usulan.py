"""What residents of the demo proposed. Nobody of them exists.

Each: key, unit, service (part of its name), theme, where it came from, state, day, supporters, title, text.
"""

TEMA = ("Antrean dan waktu layanan", "Petugas dan keramahan", "Sarana dan prasarana", "Biaya", "Informasi", "Lingkungan dan kegiatan warga")  # fmt: skip
ANTREAN, PETUGAS, SARANA, BIAYA, INFORMASI, LINGKUNGAN = range(len(TEMA))

USULAN = (
    # said in the forum
    ("antrean", "YANUM", "KTP", ANTREAN, "forum", "terbit", "2026-03-12", 31, "Nomor antrean KTP dapat diambil dari rumah", "Kami datang sejak pukul enam dan belum tentu mendapat nomor. Yang bekerja harian kehilangan upah."),
    ("loket", "YANUM", "KTP", ANTREAN, "forum", "terbit", "2026-03-12", 18, "Tambah loket pada hari Senin", "Senin antrean dua kali hari lain, loket yang buka hanya satu."),
    ("istirahat", "YANUM", "", ANTREAN, "forum", "terbit", "2026-03-12", 14, "Loket tetap buka pada jam istirahat", "Buruh pabrik hanya dapat datang pukul dua belas."),
    ("kursi", "1002", "", SARANA, "forum", "terbit", "2026-03-12", 12, "Kursi tunggu dan jalan landai di kantor lurah", "Orang tua dan pengguna kursi roda menunggu di luar, di bawah terik."),
    ("surat", "1002", "tidak mampu", ANTREAN, "forum", "terbit", "2026-03-12", 22, "Surat keterangan tidak mampu selesai pada hari yang sama", "Untuk daftar sekolah dan berobat sering dibutuhkan hari itu juga, padahal menunggu tanda tangan dua sampai tiga hari."),
    ("ktpsakit", "YANUM", "KTP", PETUGAS, "forum", "terbit", "2026-03-12", 16, "Perekaman KTP di rumah untuk lansia dan orang sakit", "Ada orang tua yang sudah tidak dapat turun dari tempat tidur."),
    ("pesisir", "1005", "domisili", ANTREAN, "forum", "terbit", "2026-03-12", 9, "Hari layanan keliling untuk warga pesisir Paya Pasir", "Ongkos ke kantor lurah pulang pergi sama dengan upah setengah hari."),
    ("tanah", "TAPEM", "tanah", INFORMASI, "forum", "terbit", "2026-03-12", 7, "Tahapan surat keterangan tanah ditempel dengan waktunya", "Kami tidak tahu berkas sudah sampai mana."),
    # by the web form
    ("syarat", "1002", "", INFORMASI, "web", "terbit", "2026-02-20", 7, "Daftar syarat surat ditempel di depan kantor", "Supaya tidak bolak-balik melengkapi berkas."),
    ("hp", "YANUM", "KTP", ANTREAN, "web", "terbit", "2026-04-02", 11, "Antrean KTP lewat pesan singkat saja", "Cukup kirim pesan, dapat nomor dan perkiraan jam."),
    ("wa", "YANUM", "KTP", ANTREAN, "web", "terbit", "2026-04-18", 5, "Ambil nomor antrean KTP dari rumah lewat telepon", ""),
    ("ramah", "1003", "", PETUGAS, "web", "terbit", "2026-04-21", 6, "Petugas memakai papan nama", "Supaya kami tahu kepada siapa bertanya, dan dapat berterima kasih."),
    ("toilet", "", "", SARANA, "web", "terbit", "2026-05-06", 13, "Toilet kantor camat diperbaiki", "Pintunya rusak dan airnya sering mati."),
    ("laktasi", "", "", SARANA, "web", "terbit", "2026-05-11", 10, "Ruang menyusui di ruang tunggu", ""),
    ("nikah", "1004", "nikah", INFORMASI, "web", "terbit", "2026-05-19", 4, "Contoh isian surat pengantar nikah", "Banyak yang salah tulis lalu mengulang dari awal."),
    ("gratis", "1003", "domisili", BIAYA, "web", "terbit", "2026-06-03", 15, "Tulis jelas bahwa surat keterangan gratis", "Masih ada yang menyangka harus membayar."),
    ("lampu", "1001", "", LINGKUNGAN, "web", "terbit", "2026-06-15", 8, "Lampu jalan di depan kantor lurah Labuhan Deli", "Gelap sesudah magrib; ibu-ibu pengajian lewat situ."),
    ("kabar", "", "", INFORMASI, "web", "terbit", "2026-07-02", 9, "Pemberitahuan bila surat sudah selesai", "Cukup pesan singkat, jadi tidak datang dua kali."),
    ("baru", "YANUM", "KTP", ANTREAN, "web", "diperiksa", "2026-11-10", 0, "Antrean KTP lewat telepon genggam", "Mohon nomor antrean KTP dapat diambil dari rumah. Hubungi saya di 0812 0000 1234."),
    ("bansos", "KESOS", "sosial", INFORMASI, "web", "diperiksa", "2026-11-14", 0, "Umumkan jadwal pemutakhiran data bantuan sosial", "Tetangga saya Ibu Sumarni terlewat karena tidak tahu jadwalnya."),
    ("iklan", "1002", "", LINGKUNGAN, "web", "diperiksa", "2026-11-15", 0, "Pinjaman cepat tanpa syarat", "Kunjungi situs kami sekarang juga."),
    ("makian", "1003", "", PETUGAS, "web", "ditolak", "2026-08-09", 0, "Petugas loket tiga pemalas", "Sebut saja namanya di depan umum."),
    # at the counter
    ("parkir", "", "", SARANA, "loket", "terbit", "2026-06-23", 5, "Tempat parkir sepeda motor diberi atap", ""),
    ("huruf", "1004", "", INFORMASI, "loket", "terbit", "2026-07-14", 3, "Formulir dengan huruf lebih besar", "Disampaikan beberapa warga lanjut usia."),
    ("sabtu", "YANUM", "KTP", ANTREAN, "loket", "terbit", "2026-08-05", 20, "Layanan KTP pada hari Sabtu sekali sebulan", "Buruh pabrik libur hanya akhir pekan."),
    ("kartu", "KESOS", "sosial", ANTREAN, "loket", "diperiksa", "2026-11-12", 0, "Loket khusus bantuan sosial pada awal bulan", "Antreannya bercampur dengan surat lain."),
    # of the musrenbang
    ("petugas", "1002", "", PETUGAS, "musrenbang", "terbit", "2026-01-22", 17, "Tambah petugas pelayanan surat di Rengas Pulau", "Penduduk terbanyak di kecamatan, petugas loket hanya seorang."),
    ("drainase", "1003", "", LINGKUNGAN, "musrenbang", "terbit", "2026-01-22", 12, "Perbaiki saluran air di depan kantor Lurah Terjun", "Bila hujan, halaman kantor tergenang dan pelayanan terhenti."),
    ("balai", "1004", "", LINGKUNGAN, "musrenbang", "terbit", "2026-01-23", 6, "Balai warga dapat dipakai untuk posyandu lansia", ""),
    ("internet", "1005", "", SARANA, "musrenbang", "diperiksa", "2026-01-23", 0, "Jaringan internet cadangan di kantor Lurah Paya Pasir", "Bila jaringan putus, surat tidak dapat dicetak."),
)  # fmt: skip

GABUNG = {"wa": "hp"}  # what was put into what
MUSRENBANG = {"2026-01-22": "BA-04/MUSRENBANG/2026", "2026-01-23": "BA-05/MUSRENBANG/2026"}

HADIR = (
    # element, where from, invented names
    ("pengguna", "Lingkungan 4 Rengas Pulau", ("Nurhayati", "Sugiarto", "Rosdiana", "Pairin", "Lisda")),
    ("pengguna", "Lingkungan 11 Terjun", ("Mariani", "Suyatno", "Derhana")),
    ("pengguna", "Warga pesisir Paya Pasir", ("Zulkarnain", "Saodah")),
    ("oms", "LPM Rengas Pulau", ("Togar", "Halimah")),
    ("oms", "Forum kader posyandu", ("Wagini",)),
    ("akademisi", "Pusat studi pelayanan publik", ("Dr. Ratna",)),
    ("instansi", "Disdukcapil Kota Medan", ("Hendrik", "Yusniar")),
    ("penyelenggara", "Kecamatan Medan Marelan", ("Ahmad", "Lely", "Binsar")),
)  # fmt: skip
TIDAK_HADIR = (("media", "Surat kabar setempat", ("Rina",)),)
UNDANGAN_BERIKUT = (
    ("pengguna", "Lingkungan 7 Rengas Pulau", ("Juliana", "Misno", "Ponirin")),
    ("oms", "PKK Rengas Pulau", ("Erlina",)),
    ("instansi", "Dinas Sosial", ("Parlin",)),
    ("media", "Radio komunitas", ("Dewi",)),
)

KOMITMEN = (
    # unit, aspirasi, what, owner, until (or days from today), first date, more
    ("YANUM", "antrean", "Membuka nomor antrean KTP lewat pesan singkat.", "Kepala Seksi Pelayanan Umum", "2026-06-30", None,
     {"status": "selesai", "selesai_pada": "2026-06-12", "bukti": "Pengumuman 474/201, 12 Juni 2026"}),
    ("", "loket", "Menghitung kembali kebutuhan petugas loket dan membuka loket kedua pada hari Senin.", "Sekretaris Kecamatan", "2026-09-30", None,
     {"status": "jalan", "keterangan": "Analisis beban kerja loket selesai; menunggu penempatan petugas."}),
    ("1002", "kursi", "Memasang jalan landai dan delapan kursi tunggu.", "Lurah Rengas Pulau", 90, "2026-08-31",
     {"status": "jalan", "keterangan": "Kursi sudah dipasang; jalan landai menunggu anggaran perubahan."}),
    ("1002", "surat", "Menandatangani surat keterangan tidak mampu pada hari yang sama bila diajukan sebelum pukul 10.00.", "Lurah Rengas Pulau", "2026-05-04", None,
     {"status": "selesai", "selesai_pada": "2026-04-27", "bukti": "Standar pelayanan yang ditempel di loket, 27 April 2026"}),
    ("YANUM", "istirahat", "Loket buka pada jam istirahat dengan petugas bergantian.", "Kepala Seksi Pelayanan Umum", "2026-05-29", None,
     {"status": "gagal", "keterangan": "Petugas loket hanya seorang; dibuka lagi sesudah ada petugas kedua."}),
    ("1005", "pesisir", "Layanan keliling sekali sebulan di dermaga Paya Pasir.", "Lurah Paya Pasir", 30, None, {"status": "rencana"}),
)  # fmt: skip
