"""The life of a forum warga, and of a commitment made in it, as two tables: states, labels, colours, and who
moves a forum where. Nothing else compares status strings.
"""

from dataclasses import dataclass
from enum import StrEnum

from accounts.roles import Permission


class Bagian(StrEnum):
    """Parts of a forum that are written in some states and locked in others."""

    AGENDA = "agenda"
    UNDANGAN = "undangan"  # who is invited
    KEHADIRAN = "kehadiran"
    USULAN = "usulan"
    NOTULEN = "notulen"
    KOMITMEN = "komitmen"  # new ones; how far they are is said for ever


class StatusForum(StrEnum):
    RENCANA = "rencana"
    DIUNDANG = "diundang"
    DIHADIRI = "dihadiri"
    DISEPAKATI = "disepakati"
    TERBIT = "terbit"
    BATAL = "batal"

    @property
    def keterangan(self) -> "Keterangan":
        return STATUS_FORUM[self]


@dataclass(frozen=True)
class Keterangan:
    label: str
    warna: str  # Bootstrap contextual name
    arti: str
    dapat_diisi: frozenset[Bagian] = frozenset()
    diumumkan: bool = False  # has a public page
    terlaksana: bool = False  # people came; there is something to write down
    untuk_warga: str = ""  # the state, in the words of that page


B = Bagian
STATUS_FORUM = {
    StatusForum.RENCANA: Keterangan(
        "Rencana", "secondary", "Agenda dan daftar undangan sedang disusun.",
        frozenset({B.AGENDA, B.UNDANGAN}),
    ),
    StatusForum.DIUNDANG: Keterangan(
        "Undangan terkirim", "info", "Undangan disebar; kehadiran dicatat pada hari forum.",
        frozenset({B.AGENDA, B.UNDANGAN, B.KEHADIRAN, B.USULAN, B.NOTULEN, B.KOMITMEN}), diumumkan=True, untuk_warga="akan diadakan",
    ),
    StatusForum.DIHADIRI: Keterangan(
        "Terlaksana", "primary", "Forum selesai; notulen dan komitmen sedang ditulis.",
        frozenset({B.KEHADIRAN, B.USULAN, B.NOTULEN, B.KOMITMEN}), diumumkan=True, terlaksana=True, untuk_warga="hasil sedang ditulis",
    ),
    StatusForum.DISEPAKATI: Keterangan(
        "Berita acara disepakati", "warning", "Notulen dan komitmen terkunci; menunggu diterbitkan.",
        diumumkan=True, terlaksana=True, untuk_warga="hasil sedang ditulis",
    ),
    StatusForum.TERBIT: Keterangan(
        "Terbit", "success", "Hasilnya dapat dibaca siapa saja.", diumumkan=True, terlaksana=True, untuk_warga="hasil terbit",
    ),
    StatusForum.BATAL: Keterangan("Batal", "dark", "Forum tidak jadi diadakan.", diumumkan=True, untuk_warga="batal"),
}  # fmt: skip


@dataclass(frozen=True)
class Langkah:
    """A move from one state to another: its verb on buttons, who may, and what is owed before."""

    kode: str
    dari: frozenset[StatusForum]
    ke: StatusForum
    verba: str
    permission: Permission = Permission.CATAT_WARGA
    perlu_alasan: bool = False


S = StatusForum
LANGKAH = {
    x.kode: x
    for x in (
        Langkah("undang", frozenset({S.RENCANA}), S.DIUNDANG, "Undangan sudah disebar"),
        Langkah("laksanakan", frozenset({S.DIUNDANG}), S.DIHADIRI, "Forum sudah terlaksana"),
        Langkah("sepakati", frozenset({S.DIHADIRI}), S.DISEPAKATI, "Sepakati berita acara"),
        Langkah("perbaiki", frozenset({S.DISEPAKATI}), S.DIHADIRI, "Perbaiki notulen", perlu_alasan=True),
        Langkah("terbitkan", frozenset({S.DISEPAKATI}), S.TERBIT, "Terbitkan hasil", Permission.MODERASI),
        Langkah("tarik", frozenset({S.TERBIT}), S.DISEPAKATI, "Tarik hasil", Permission.MODERASI, perlu_alasan=True),
        Langkah("batalkan", frozenset({S.RENCANA, S.DIUNDANG}), S.BATAL, "Batalkan forum", perlu_alasan=True),
    )
}  # fmt: skip


class StatusKomitmen(StrEnum):
    RENCANA = "rencana"
    JALAN = "jalan"
    SELESAI = "selesai"
    GAGAL = "gagal"

    @property
    def keterangan(self) -> Keterangan:
        return STATUS_KOMITMEN[self]

    @property
    def berakhir(self) -> bool:
        return self in (StatusKomitmen.SELESAI, StatusKomitmen.GAGAL)


STATUS_KOMITMEN = {
    StatusKomitmen.RENCANA: Keterangan("Direncanakan", "secondary", "Belum dikerjakan."),
    StatusKomitmen.JALAN: Keterangan("Dikerjakan", "primary", "Sedang dikerjakan."),
    StatusKomitmen.SELESAI: Keterangan("Selesai", "success", "Sudah dikerjakan, dengan bukti."),
    StatusKomitmen.GAGAL: Keterangan("Tidak dapat dilakukan", "dark", "Dihentikan, dengan alasan."),
}
TERLAMBAT = Keterangan("Terlambat", "danger", "Melewati batas waktunya.")

STATUS_FORUM_CHOICES = [(s.value, k.label) for s, k in STATUS_FORUM.items()]
STATUS_KOMITMEN_CHOICES = [(s.value, k.label) for s, k in STATUS_KOMITMEN.items()]
