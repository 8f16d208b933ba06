"""Lists of official names of jabatan: pelaksana (KepmenPANRB 11/2024), fungsional with their range of
jenjang, or older lists with a column for the jenis. A functional post becomes one entry per jenjang."""

from asnplan.lib.impor import HasilImpor
from asnplan.lib.tabel import Kolom, normalize, read_tabel
from units.calculators.jenis import Jenis, Jenjang
from units.imports.jenis import guess_struktural, parse_jenis, split_jenjang
from units.models import Instansi, NomenklaturJabatan

KOLOM = (
    Kolom("nama", ("nomenklatur", "nama_jabatan", "nama nomenklatur", "jabatan", "nama"), wajib=True),
    Kolom("jenis", ("jenis", "jenis_jabatan")),
    Kolom("jenjang", ("jenjang",)),
    Kolom("jenjang_awal", ("jenjang_awal",)),
    Kolom("jenjang_puncak", ("jenjang_puncak", "jenjang_akhir")),
    Kolom("kelas", ("kelas", "kelas_jabatan")),
    Kolom("pendidikan", ("kualifikasi_pendidikan_minimal", "pendidikan_minimum", "kualifikasi_pendidikan", "pendidikan")),
    Kolom("bup", ("bup", "batas usia pensiun")),
    Kolom("pembina", ("instansi_pembina", "pembina")),
    Kolom("ikhtisar", ("ikhtisar", "tugas_jabatan", "tugas")),
)  # fmt: skip
JENJANG = tuple(Jenjang)  # lowest first: keterampilan, then keahlian


def import_nomenklatur(sumber, *, nama: str = "", instansi: Instansi | None = None) -> HasilImpor:
    """Add or update entries of the national list, or of `instansi`'s own. Same name, jenis and jenjang: one entry."""
    hasil = HasilImpor()
    tabel = read_tabel(sumber, KOLOM, nama)
    berkas = str(nama or sumber).replace("\\", "/").rsplit("/", 1)[-1][:150]
    entri: dict[tuple, NomenklaturJabatan] = {}
    ditebak = 0
    for baris in tabel:
        nama_jabatan = baris.teks("nama", 255)
        jenis = _jenis(tabel, baris)
        if jenis is None and normalize(baris.teks("jenis")) == "struktural":
            jenis = guess_struktural(nama_jabatan)
            if jenis is None:
                hasil.ingatkan(
                    f"tingkat “{nama_jabatan}” tidak dapat ditentukan dari namanya; dilewati",
                    baris.nomor,
                )
                continue
            ditebak += 1
        if not nama_jabatan:
            baris.salah("nama", "harus diisi")
        kelas, bup = baris.bulat("kelas", 99), baris.bulat("bup", 99)
        if kelas is not None and not 1 <= kelas <= 17:
            baris.salah("kelas", f"kelas jabatan 1–17, bukan {kelas}")
        if jenis is None:
            baris.salah("jenis", f"“{baris.teks('jenis')}” bukan jenis jabatan yang dikenal")
            continue
        for jenjang in _jenjang(tabel, baris, jenis, hasil):
            kunci = (normalize(nama_jabatan), jenis.value, jenjang)
            if kunci in entri:
                hasil.ingatkan(
                    f"“{nama_jabatan}” sudah ada di baris sebelumnya; dilewati", baris.nomor
                )
                continue
            entri[kunci] = NomenklaturJabatan(
                instansi=instansi,
                nama=nama_jabatan,
                jenis=jenis.value,
                jenjang=jenjang,
                kelas=kelas,
                pendidikan_minimum=baris.teks("pendidikan"),
                bup=bup,
                instansi_pembina=baris.teks("pembina", 200),
                ikhtisar=baris.teks("ikhtisar"),
                sumber=f"Berkas {berkas}",
            )
    tabel.refuse_if_bad()
    if ditebak:
        hasil.ingatkan(
            f"{ditebak} jabatan hanya disebut “struktural”; tingkatnya ditentukan dari nama, periksa kembali"
        )
    _save(entri, instansi, hasil)
    return hasil


def _jenis(tabel, baris) -> Jenis | None:
    """From the column; a list with a range of jenjang is one of fungsional, a list without a jenis of pelaksana."""
    if tabel.punya("jenis"):
        return parse_jenis(baris.teks("jenis"))
    return Jenis.FUNGSIONAL if tabel.punya("jenjang_awal") else Jenis.PELAKSANA


def _jenjang(tabel, baris, jenis: Jenis, hasil) -> list[str]:
    """The jenjang of a functional post; [""] where it has a ladder of its own (jaksa, dosen)."""
    if jenis is not Jenis.FUNGSIONAL:
        return [""]
    if not tabel.punya("jenjang_awal"):
        jenjang = split_jenjang(baris.teks("jenjang"))
        return [jenjang.value if jenjang else ""]
    awal, puncak = (
        split_jenjang(baris.teks("jenjang_awal")),
        split_jenjang(baris.teks("jenjang_puncak")),
    )
    if awal in JENJANG and puncak in JENJANG and JENJANG.index(awal) <= JENJANG.index(puncak):
        return [j.value for j in JENJANG[JENJANG.index(awal) : JENJANG.index(puncak) + 1]]
    hasil.ingatkan(
        f"jenjang “{baris.teks('jenjang_awal')}” – “{baris.teks('jenjang_puncak')}” tidak dikenal; "
        f"“{baris.teks('nama')}” dimuat tanpa jenjang",
        baris.nomor,
        tabel.judul["jenjang_awal"],
    )
    return [""]


FIELDS = ("kelas", "pendidikan_minimum", "bup", "instansi_pembina", "ikhtisar", "sumber")


def _save(entri, instansi, hasil):
    ada = {
        (normalize(n.nama), n.jenis, n.jenjang): n
        for n in NomenklaturJabatan.objects.filter(instansi=instansi)
    }
    baru, diubah = [], []
    for kunci, n in entri.items():
        lama = ada.get(kunci)
        if lama is None:
            baru.append(n)
            continue
        # an empty cell of the file never wipes what the list already knows
        ganti = {
            f: getattr(n, f)
            for f in FIELDS[:-1]
            if getattr(n, f) not in (None, "", getattr(lama, f))
        }
        if ganti:
            for f, v in ganti.items():
                setattr(lama, f, v)
            diubah.append(lama)
    NomenklaturJabatan.objects.bulk_create(baru, batch_size=2000)
    NomenklaturJabatan.objects.bulk_update(diubah, FIELDS[:-1], batch_size=1000)
    hasil.hitung("nomenklatur baru", len(baru))
    hasil.hitung("nomenklatur diubah", len(diubah))
