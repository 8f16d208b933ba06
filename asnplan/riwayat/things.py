"""What is tracked, one line each. A tracked model that is missing here fails a test.

Belonging is read from the event tables themselves, never from the live ones: an event keeps the keys its
row had, so that the history of deleted rows is found, and found only in its own instansi.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models

from accounts.models import User
from accounts.roles import ROLES, Permission
from surveys.calculators.keterwakilan import LAIN, UNSUR
from surveys.models import (
    AksesKontak,
    Aspirasi,
    BobotTemu,
    CatatanPengaduan,
    Forum,
    HariLibur,
    HasilTerbit,
    HitunganHadir,
    ImporRespons,
    JejakPengaduan,
    KategoriPengaduan,
    Komitmen,
    KontakPrivasi,
    Layanan,
    MasaSimpan,
    Pengaduan,
    PesanPengaduan,
    PesertaForum,
    RencanaTindakLanjut,
    Survei,
    TautanSuara,
    TemaAspirasi,
    TiketSurvei,
    TinjauanSaran,
    UnsurSurvei,
)
from surveys.models.moderasi import Tinjauan
from units.models import (
    Aturan,
    Bezetting,
    Instansi,
    Jabatan,
    NomenklaturJabatan,
    Pegawai,
    Penugasan,
    Periode,
    UnitKerja,
)
from units.permissions import may
from workload.models import (
    Analisis,
    BebanJabatan,
    BerkasImpor,
    Catatan,
    Cetakan,
    Jawaban,
    PemetaanImpor,
    PenerimaanTanda,
    PerubahanStatus,
    UraianTugas,
)
from workload.status import STATUS_CHOICES

# Shown only with Permission.LIHAT_PRIBADI.
PRIBADI = frozenset({"nip", "tanggal_lahir", "tanggal_pensiun", "email"})
# Of no interest to a reader: keys, and what the heading of the change already says.
TERSEMBUNYI = frozenset(
    {"id", "uid", "instansi", "sidik", "dibuat_pada", "diubah_pada", "diubah_oleh", "oleh", "pada"}
)


@dataclass(frozen=True)
class Thing:
    """A tracked model.

    induk   the foreign key through which it belongs to an instansi ("instansi" itself, or a parent)
    tempat  the foreign key that says where it is, for the reader; default: induk
    teks    the text field that names it, and that the search looks in
    sebut   its name where that is not a text field: from the event and the names of what it refers to
    """

    model: type[models.Model]
    induk: str
    tempat: str = ""
    teks: str = ""
    sebut: Callable | None = None

    @property
    def kode(self) -> str:
        return self.model._meta.model_name

    @property
    def nama(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def event_model(self) -> type[models.Model]:
        return _event_models()[self.model]

    def related(self, field: str) -> "Thing | None":
        """The thing that a foreign key of this one refers to."""
        return BY_MODEL.get(self.model._meta.get_field(field).related_model)

    def events(self, instansi) -> models.QuerySet:
        """Every event of this thing in the instansi, rows since deleted included."""
        events = self.event_model.objects.all()
        if self.model is Instansi:
            return events.filter(pgh_obj_id=instansi.pk)
        if self.model is User:
            return events.filter(pgh_obj_id__in=user_ids(instansi))
        if self.induk == "instansi":
            return events.filter(instansi_id=instansi.pk)
        parents = self.related(self.induk).events(instansi).values("pgh_obj_id")
        return events.filter(**{f"{self.induk}_id__in": parents})

    def readable(self, events, user, instansi) -> models.QuerySet:
        """Without those of complaints that the user may not open. Who reads the history of all does; of a
        complaint about themselves nobody does."""
        if self.model is not Pengaduan and self.induk != "pengaduan":
            return events
        kunci = "pgh_obj_id__in" if self.model is Pengaduan else "pengaduan_id__in"
        if may(user, Permission.LIHAT_RIWAYAT_ADUAN, instansi=instansi):
            return events.exclude(**{kunci: Pengaduan.objects.filter(terlapor=user).values("pk")})
        return events.filter(**{kunci: Pengaduan.objects.visible_to(user).order_by().values("pk")})


@cache
def _event_models() -> dict:
    """Tracked model -> its table of events."""
    return {
        m.pgh_tracked_model: m for m in apps.get_models() if getattr(m, "pgh_tracked_model", None)
    }


def user_ids(instansi) -> models.QuerySet:
    """Ids of everybody who has or had an assignment in the instansi."""
    penugasan = BY_MODEL[Penugasan].events(instansi)
    return penugasan.order_by().values("user_id")


def _penugasan(event, names):
    return f"{names.orang(event.user_id)} sebagai {ROLES[event.role].nama.lower()}"


def _status(event, names):
    return f"{_label_status(event.dari)} → {_label_status(event.ke)}"


def _label_status(kode):
    return dict(STATUS_CHOICES).get(kode, kode)


THINGS = [
    Thing(UraianTugas, "beban", teks="uraian"),
    Thing(BebanJabatan, "jabatan"),
    Thing(Analisis, "unit"),
    Thing(PerubahanStatus, "analisis", sebut=_status),
    Thing(Catatan, "beban", teks="isi"),
    Thing(Jawaban, "catatan", teks="isi"),
    Thing(PenerimaanTanda, "tugas", teks="alasan"),
    Thing(Cetakan, "instansi", tempat="unit", teks="kode"),
    Thing(BerkasImpor, "periode", teks="nama"),
    Thing(PemetaanImpor, "instansi", tempat="jabatan", teks="teks"),
    Thing(Survei, "instansi", teks="nama"),
    Thing(UnsurSurvei, "survei", teks="nama"),
    Thing(Layanan, "unit", teks="nama"),
    Thing(ImporRespons, "survei", teks="nama"),
    Thing(TiketSurvei, "survei", tempat="layanan"),
    Thing(HasilTerbit, "survei"),
    Thing(RencanaTindakLanjut, "survei", tempat="unit", teks="kegiatan"),
    Thing(Forum, "unit", teks="judul"),
    Thing(PesertaForum, "forum", sebut=lambda event, names: (UNSUR | LAIN)[event.unsur].lower()),
    Thing(HitunganHadir, "forum", sebut=lambda event, names: (UNSUR | LAIN)[event.unsur].lower()),
    Thing(Komitmen, "unit", teks="isi"),
    Thing(TemaAspirasi, "instansi", teks="nama"),
    Thing(Aspirasi, "unit", sebut=lambda event, names: f"aspirasi {event.kode}"),
    Thing(
        TinjauanSaran, "unit", sebut=lambda event, names: Tinjauan(event.keputusan).label.lower()
    ),
    Thing(Pengaduan, "unit", teks="nomor"),
    Thing(PesanPengaduan, "pengaduan"),
    Thing(CatatanPengaduan, "pengaduan"),
    Thing(JejakPengaduan, "pengaduan", teks="kabar"),
    Thing(AksesKontak, "pengaduan"),
    Thing(KategoriPengaduan, "instansi", teks="nama"),
    Thing(HariLibur, "instansi", teks="nama"),
    Thing(KontakPrivasi, "instansi", teks="pejabat"),
    Thing(MasaSimpan, "instansi", sebut=lambda event, names: f"{event.jenis}, {event.hari} hari"),
    Thing(TautanSuara, "jabatan", teks="alasan"),
    Thing(BobotTemu, "instansi"),
    Thing(Jabatan, "instansi", tempat="unit", teks="nama"),
    Thing(Bezetting, "jabatan"),
    Thing(Pegawai, "instansi", tempat="jabatan", teks="nama"),
    Thing(UnitKerja, "instansi", tempat="induk", teks="nama"),
    Thing(NomenklaturJabatan, "instansi", teks="nama"),
    Thing(Periode, "instansi", sebut=lambda event, names: event.nama or f"Periode {event.tahun}"),
    Thing(Aturan, "periode"),
    Thing(Penugasan, "instansi", tempat="unit", sebut=_penugasan),
    Thing(User, "", teks="nama"),
    Thing(Instansi, "", teks="nama"),
]
BY_MODEL = {t.model: t for t in THINGS}
BY_KODE = {t.kode: t for t in THINGS}
