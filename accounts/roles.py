"""Who may do what: five roles, each a page that an auditor can read.

A role is given by an assignment (units.Penugasan: user × role × unit). Roles of scope UNIT reach the
assigned unit and everything below it; roles of scope INSTANSI reach the whole instansi.
"""

from enum import StrEnum


class Permission(StrEnum):
    """One verb each; pages, buttons and actions ask the same question (units.permissions.may)."""

    LIHAT = "lihat"  # structure, workload, gap report
    LIHAT_PRIBADI = "lihat_pribadi"  # NIP, dates of birth
    LIHAT_RIWAYAT = "lihat_riwayat"  # change history
    LIHAT_RIWAYAT_ADUAN = "lihat_riwayat_aduan"  # of complaints that one does not handle, too
    ISI_BEBAN = "isi_beban"  # type, paste, copy, import workload
    TANDAI_FINAL = "tandai_final"
    BUKA_KEMBALI = "buka_kembali"
    BERI_CATATAN = "beri_catatan"  # leave a note on a post or row
    JAWAB_CATATAN = "jawab_catatan"
    KELOLA_STRUKTUR = "kelola_struktur"  # instansi, units, jabatan, nomenclature
    KELOLA_PEGAWAI = "kelola_pegawai"
    KELOLA_PENGGUNA = "kelola_pengguna"
    KELOLA_PERIODE = "kelola_periode"
    KELOLA_SURVEI = "kelola_survei"  # services, survey rounds, links, follow-up plans
    CATAT_WARGA = "catat_warga"  # paper forms, aspirations at the counter, forums and their minutes
    MODERASI = "moderasi"  # what citizens wrote, before it is public; quarantined answers
    TANGANI_PENGADUAN = "tangani_pengaduan"  # complaints of the own unit
    LIHAT_PELAPOR = "lihat_pelapor"  # who complained and how to reach them, where they said so

    @property
    def kalimat(self) -> str:
        """What a person who holds it can do, to be read after “dapat”."""
        return KALIMAT[self]


KALIMAT = {
    Permission.LIHAT: "melihat struktur, beban kerja, dan kesenjangan",
    Permission.LIHAT_PRIBADI: "melihat NIP dan tanggal lahir pegawai",
    Permission.LIHAT_RIWAYAT: "melihat riwayat perubahan",
    Permission.LIHAT_RIWAYAT_ADUAN: "melihat riwayat pengaduan yang tidak ditanganinya",
    Permission.ISI_BEBAN: "mengisi, menempel, menyalin, dan mengimpor beban kerja",
    Permission.TANDAI_FINAL: "menandai analisis sebagai final",
    Permission.BUKA_KEMBALI: "membuka kembali analisis yang sudah final",
    Permission.BERI_CATATAN: "memberi catatan pada jabatan dan uraian tugas",
    Permission.JAWAB_CATATAN: "menjawab catatan",
    Permission.KELOLA_STRUKTUR: "mengelola unit kerja, jabatan, dan nomenklatur",
    Permission.KELOLA_PEGAWAI: "mengelola data pegawai",
    Permission.KELOLA_PENGGUNA: "mengundang pengguna dan mengatur perannya",
    Permission.KELOLA_PERIODE: "mengelola periode dan aturannya",
    Permission.KELOLA_SURVEI: "mengelola layanan, survei kepuasan, dan rencana tindak lanjut",
    Permission.CATAT_WARGA: "mencatat formulir kertas, aspirasi di loket, dan forum warga",
    Permission.MODERASI: "memeriksa tulisan warga sebelum terbit",
    Permission.TANGANI_PENGADUAN: "menjawab pengaduan untuk unitnya",
    Permission.LIHAT_PELAPOR: "melihat nama dan kontak pelapor yang meninggalkannya",
}


class Cakupan(StrEnum):
    UNIT = "unit"
    INSTANSI = "instansi"


class Role:
    kode: str
    nama: str
    keterangan: str
    cakupan: Cakupan
    permissions: frozenset[Permission]

    @classmethod
    def kemampuan(cls) -> list[str]:
        """What the role can do, as sentences, in the order of Permission."""
        return [p.kalimat for p in Permission if p in cls.permissions]


class Petugas(Role):
    kode = "petugas"
    nama = "Petugas"
    keterangan = (
        "Mengisi beban kerja unit yang ditugaskan dan semua unit di bawahnya; mencatat survei kertas, aspirasi, "
        "forum, dan pengaduan; menangani pengaduan unitnya."
    )
    cakupan = Cakupan.UNIT
    permissions = frozenset(
        {
            Permission.LIHAT,
            Permission.ISI_BEBAN,
            Permission.JAWAB_CATATAN,
            Permission.CATAT_WARGA,
            Permission.TANGANI_PENGADUAN,
        }
    )


class PimpinanUnit(Role):
    kode = "pimpinan_unit"
    nama = "Pimpinan unit"
    keterangan = (
        "Seperti petugas, dan menandai analisis unit sebagai final; memoderasi tulisan warga, mengurus layanan "
        "unitnya, melihat kontak pelapor."
    )
    cakupan = Cakupan.UNIT
    permissions = Petugas.permissions | {
        Permission.TANDAI_FINAL,
        Permission.BUKA_KEMBALI,
        Permission.LIHAT_PRIBADI,
        Permission.KELOLA_SURVEI,
        Permission.MODERASI,
        Permission.LIHAT_PELAPOR,
    }


class Perencana(Role):
    kode = "perencana"
    nama = "Perencana"
    keterangan = (
        "Membaca seluruh instansi, menelaah angka, memberi catatan, dan membuka kembali analisis; menautkan "
        "suara warga."
    )
    cakupan = Cakupan.INSTANSI
    permissions = frozenset(
        {
            Permission.LIHAT,
            Permission.LIHAT_PRIBADI,
            Permission.LIHAT_RIWAYAT,
            Permission.BERI_CATATAN,
            Permission.BUKA_KEMBALI,
        }
    )


class AdminInstansi(Role):
    kode = "admin_instansi"
    nama = "Admin instansi"
    keterangan = (
        "Mengelola struktur, pegawai, pengguna, dan periode instansi; mengimpor data; membuat dan menutup survei, "
        "mengatur pengaduan dan masa simpan, memoderasi."
    )
    cakupan = Cakupan.INSTANSI
    permissions = frozenset(
        {
            Permission.LIHAT,
            Permission.LIHAT_PRIBADI,
            Permission.LIHAT_RIWAYAT,
            Permission.ISI_BEBAN,
            Permission.JAWAB_CATATAN,
            Permission.KELOLA_STRUKTUR,
            Permission.KELOLA_PEGAWAI,
            Permission.KELOLA_PENGGUNA,
            Permission.KELOLA_PERIODE,
            Permission.KELOLA_SURVEI,
            Permission.CATAT_WARGA,
            Permission.MODERASI,
            Permission.TANGANI_PENGADUAN,
        }
    )


class Auditor(Role):
    kode = "auditor"
    nama = "Auditor"
    keterangan = (
        "Membaca struktur, beban kerja, kesenjangan, hasil survei, aspirasi, forum, dan riwayat; bukan isi "
        "pengaduan. Tidak mengubah apa pun."
    )
    cakupan = Cakupan.INSTANSI
    permissions = frozenset(
        {
            Permission.LIHAT,
            Permission.LIHAT_PRIBADI,
            Permission.LIHAT_RIWAYAT,
            Permission.LIHAT_RIWAYAT_ADUAN,
        }
    )


ROLES: dict[str, type[Role]] = {
    r.kode: r for r in (Petugas, PimpinanUnit, Perencana, AdminInstansi, Auditor)
}
ROLE_CHOICES = [(r.kode, r.nama) for r in ROLES.values()]
