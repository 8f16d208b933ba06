"""Deletion of what citizens gave, when its time has come or when they ask for it.

HAPUS says for every kind of surveys.calculators.privasi which rows are due and what is done to them. Rows go
in small transactions, each with its line in the log: killed in between, the next run goes on, and the log is
true. Run twice, the second finds nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, Left
from django.utils import timezone

from asnplan.lib.latar import Antrean
from asnplan.lib.riwayat import pelaku
from surveys.actions.kontak import delete_kontak
from surveys.calculators.privasi import SIMPANAN, TERHAPUS, Jenis, limit_of
from surveys.models import (
    AksesKontak,
    Aspirasi,
    CatatanPengaduan,
    Dukungan,
    Forum,
    GaramHarian,
    JejakPengaduan,
    LaporanIsi,
    Pengaduan,
    Percobaan,
    PesanPengaduan,
    PesertaForum,
    Respons,
    TiketSurvei,
    VersiAspirasi,
)
from surveys.models.percakapan import Pihak
from surveys.models.privasi import MasaSimpan, Penghapusan, PutaranHapus
from surveys.models.respons import KeadaanRespons
from surveys.status_aspirasi import StatusAspirasi
from surveys.status_forum import StatusForum
from units.models import Instansi

log = logging.getLogger(__name__)
SEKALI = 500
"""Rows of one transaction."""


@dataclass(frozen=True)
class Tugas:
    """`jatuh`: what is due, of an instansi (None for what belongs to the server), before a day."""

    jatuh: Callable[[Instansi | None, date], QuerySet]
    lakukan: Callable[[QuerySet], object]


def run(hari_ini: date, *, asal: str) -> dict[Jenis, int]:
    """All that is due today; gives how many of each kind. `asal` says who had it run."""
    putaran, _ = PutaranHapus.objects.get_or_create(hari=hari_ini, defaults={"asal": asal})
    diatur: dict[int, dict[str, int]] = {}
    for instansi_id, jenis, hari in MasaSimpan.objects.values_list("instansi", "jenis", "hari"):
        diatur.setdefault(instansi_id, {})[jenis] = hari
    hasil = dict.fromkeys(Jenis, 0)
    with pelaku(asal="hapus_kedaluwarsa"):
        for jenis, simpanan in SIMPANAN.items():
            for instansi in (None,) if simpanan.bersama else Instansi.objects.all():
                batas = limit_of(jenis, diatur.get(instansi and instansi.pk, {}), hari_ini)
                for tugas in HAPUS[jenis]:
                    hasil[jenis] += _sweep(jenis, instansi, tugas, batas)
    PutaranHapus.objects.filter(pk=putaran.pk).update(selesai=timezone.now())
    return hasil


def _sweep(jenis, instansi, tugas: Tugas, batas: date) -> int:
    total = 0
    while True:
        with transaction.atomic():
            jatuh = tugas.jatuh(instansi, batas).order_by("pk")
            kunci = list(
                jatuh.select_for_update(skip_locked=True, of=("self",)).values_list(
                    "pk", flat=True
                )[:SEKALI]
            )
            if not kunci:
                return total
            tugas.lakukan(jatuh.model.objects.filter(pk__in=kunci))
            note(jenis, instansi, len(kunci))
            total += len(kunci)


def note(jenis: Jenis, instansi, banyak: int, *, diminta: bool = False) -> None:
    Penghapusan.objects.create(instansi=instansi, jenis=jenis, banyak=banyak, diminta=diminta)


# --- what is due, and what happens to it ----------------------------------------------------------


def _kontak(instansi, batas):
    """The day that was promised stands with each contact; those of open complaints stay until closing."""
    return Pengaduan.objects.filter(
        unit_diadukan__instansi=instansi,
        kontak__hapus_pada__lt=timezone.localdate(),
        ditutup_pada__isnull=False,
    )


def _aduan(instansi, batas):
    return with_words(
        Pengaduan.objects.filter(unit_diadukan__instansi=instansi, ditutup_pada__date__lt=batas)
    )


def with_words(pengaduan: QuerySet) -> QuerySet:
    """Those of which any words are left. Each column is asked itself: after a deletion on request the reporter
    may judge, write and reopen."""

    def ada(model, kolom):
        milik = model.objects.filter(pengaduan=OuterRef("pk"))
        return Exists(milik.exclude(**{f"{kolom}__in": ["", TERHAPUS]}))

    return pengaduan.filter(
        ~Q(isi=TERHAPUS)
        | ~Q(tempat="")
        | ~Q(kapan="")
        | ~Q(ulasan="")
        | ada(PesanPengaduan, "isi")
        | ada(CatatanPengaduan, "isi")
        | ada(JejakPengaduan, "alasan")
        | ada(AksesKontak, "alasan")
    )


def erase_aduan(pengaduan: QuerySet) -> None:
    """The words go, with those of officers about it; what is counted stays."""
    kunci = list(pengaduan.values_list("pk", flat=True))
    PesanPengaduan.objects.filter(pengaduan__in=kunci).update(isi=TERHAPUS)
    CatatanPengaduan.objects.filter(pengaduan__in=kunci).update(isi=TERHAPUS)
    JejakPengaduan.objects.filter(pengaduan__in=kunci).exclude(alasan="").update(alasan=TERHAPUS)
    AksesKontak.objects.filter(pengaduan__in=kunci).update(alasan="")
    Pengaduan.objects.filter(pk__in=kunci).update(isi=TERHAPUS, tempat="", kapan="", ulasan="")


TAK_TERBIT = (StatusAspirasi.DIPERIKSA, StatusAspirasi.DITOLAK)


def _aspirasi(instansi, batas):
    """Reviewed long ago (sent long ago, where nobody ever reviewed it: merged before, or set aside), and still
    more of it than what is public."""
    lebih = (
        Q(versi__isnull=False)
        | Q(status__in=TAK_TERBIT) & (~Q(judul=TERHAPUS) | ~Q(isi="") | ~Q(pengusul=""))
        | Q(status=StatusAspirasi.TERBIT)
        & (~Q(judul=Left("judul_terbit", 120)) | ~Q(isi=F("isi_terbit")))
    )
    dahulu = (
        Aspirasi.pgh_event_model.objects.filter(  # a decision that was undone leaves its day here
            pgh_obj_id=OuterRef("pk"), ditinjau_pada__isnull=False
        ).order_by("-pgh_id")
    )
    sejak = Coalesce("ditinjau_pada", Subquery(dahulu.values("ditinjau_pada")[:1]), "dikirim_pada")
    cocok = Aspirasi.objects.alias(sejak=sejak).filter(
        lebih,
        unit__instansi=instansi,
        sejak__date__lt=batas,
        status__in=[StatusAspirasi.TERBIT, *TAK_TERBIT],
    )
    return Aspirasi.objects.filter(pk__in=cocok.values("pk"))


def _keep_public_words(aspirasi: QuerySet) -> None:
    VersiAspirasi.objects.filter(aspirasi__in=aspirasi).delete()
    aspirasi.filter(status=StatusAspirasi.TERBIT).update(
        judul=Left("judul_terbit", 120), isi=F("isi_terbit")
    )
    aspirasi.filter(status__in=TAK_TERBIT).update(judul=TERHAPUS, isi="", pengusul="")


def _saran(instansi, batas):
    return Respons.objects.filter(
        ~Q(saran="") | ~Q(pekerjaan_lain=""),
        survei__in=instansi.survei.filter(selesai__lt=batas).values("pk"),
    )


NAMA_TERHAPUS = "(nama dihapus) "


def _peserta(instansi, batas):
    return PesertaForum.objects.filter(
        forum__unit__instansi=instansi, forum__tanggal__lt=batas
    ).exclude(nama__startswith=NAMA_TERHAPUS)


def unname(peserta: QuerySet) -> int:
    """The person stays counted, without name and origin."""
    return peserta.update(nama=Concat(Value(NAMA_TERHAPUS), Cast("pk", CharField())), asal="")


def _forum(instansi, batas):
    """Names in the minutes too, where a version without them was published. Minutes that never were stay: they
    are all there is."""
    beda = ~Q(notulen=F("notulen_terbit")) | ~Q(tanggapan=F("tanggapan_terbit"))
    return Forum.objects.filter(
        ~Q(wakil_warga="") | Q(status=StatusForum.TERBIT) & beda,
        unit__instansi=instansi,
        tanggal__lt=batas,
    )


def _keep_public_minutes(forum: QuerySet) -> None:
    forum.exclude(wakil_warga="").update(wakil_warga="")
    forum.filter(status=StatusForum.TERBIT).update(
        notulen=F("notulen_terbit"), tanggapan=F("tanggapan_terbit")
    )


def _tiket(instansi, batas):
    return TiketSurvei.objects.filter(
        survei__in=instansi.survei.filter(selesai__lt=batas).values("pk"),
        pk__in=TiketSurvei.objects.filter(respons__isnull=True).values("pk"),
    )


def _sidik(model, waktu, menunggu: Q | None = None):
    """Marks go after the day, off what was set aside and waits for a person (who sees by them what came from
    one place) a week after it arrived."""

    def jatuh(instansi, batas):
        lewat = Q(**{f"{waktu}__date__lt": batas})
        if menunggu is not None:
            lewat &= ~menunggu | Q(**{f"{waktu}__date__lt": batas - timedelta(days=6)})
        return model.objects.filter(lewat).exclude(sidik="")

    return Tugas(jatuh, lambda rows: rows.update(sidik=""))


def _delete(rows: QuerySet) -> None:
    rows.delete()


HAPUS: dict[Jenis, list[Tugas]] = {
    Jenis.KONTAK: [
        Tugas(_kontak, lambda rows: [delete_kontak(pengaduan=p, pihak=Pihak.SISTEM) for p in rows])
    ],
    Jenis.ADUAN: [Tugas(_aduan, erase_aduan)],
    Jenis.ASPIRASI: [Tugas(_aspirasi, _keep_public_words)],
    Jenis.SARAN: [Tugas(_saran, lambda rows: rows.update(saran="", pekerjaan_lain=""))],
    Jenis.PESERTA: [Tugas(_peserta, unname), Tugas(_forum, _keep_public_minutes)],
    Jenis.TIKET: [Tugas(_tiket, _delete)],
    Jenis.SIDIK: [
        _sidik(Respons, "dikirim_pada", Q(keadaan=KeadaanRespons.KARANTINA)),
        _sidik(Pengaduan, "masuk_pada", ~Q(curiga="")),
        _sidik(Aspirasi, "dikirim_pada", Q(status=StatusAspirasi.DIPERIKSA) & ~Q(curiga="")),
        _sidik(Dukungan, "pada"),
        Tugas(  # here the mark is part of a key: something that means nothing takes its place
            lambda _, batas: LaporanIsi.objects.filter(hari__lt=batas).exclude(
                sidik__startswith="#"
            ),
            lambda rows: rows.update(sidik=Concat(Value("#"), Cast("pk", CharField()))),
        ),
    ],
    Jenis.PERCOBAAN: [
        Tugas(lambda _, batas: Percobaan.objects.filter(pada__date__lt=batas), _delete)
    ],
    Jenis.GARAM: [Tugas(lambda _, batas: GaramHarian.objects.filter(tanggal__lt=batas), _delete)],
    Jenis.SESI: [
        Tugas(lambda _, batas: Session.objects.filter(expire_date__lt=timezone.now()), _delete)
    ],
}


# --- by itself, once a day ------------------------------------------------------------------------


def _owed() -> list[int]:
    hari_ini = timezone.localdate()
    selesai = PutaranHapus.objects.filter(hari=hari_ini, selesai__isnull=False).exists()
    return [] if selesai else [hari_ini.toordinal()]


ANTREAN = Antrean(
    42,
    tertunda=_owed,
    kerjakan=lambda hari: run(date.fromordinal(hari), asal="sendiri"),
    pekerja=1,
)
_dibangunkan: dict[str, date] = {}


def wake_daily(**_) -> None:
    """After the first request of a process on a day: where no cron has run the deletion, a thread does. One
    process of all does it (an advisory lock), and no visitor waits for it."""
    hari_ini = timezone.localdate()
    if settings.HAPUS_SENDIRI and _dibangunkan.get("hari") != hari_ini:
        _dibangunkan["hari"] = hari_ini
        if not connection.in_atomic_block:
            ANTREAN.wake()
