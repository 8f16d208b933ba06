"""The demo: Kecamatan Medan Marelan and its five kelurahan, as tables that a person can read and change.

    tabel      the few words the tables are written in
    struktur   units, their tugas dan fungsi, and the size of each kelurahan
    sekretariat, seksi, kelurahan    posts and their uraian tugas
    pegawai    people (invented) in those posts
    percakapan what petugas, pimpinan and perencana have already said about the figures
    akun       who may sign in
    muat       writes it all to the database, and takes it away again

True of the real place: names and codes of the areas (Kepmendagri 300.2.2-2430/2025), some 190,000
inhabitants, a kecamatan of type A (PP 18/2016). Everything else, people, volumes, norms, is invented.
"""
