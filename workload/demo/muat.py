"""The demo's tables into the database, and out of it again. Same rows and NIP at every loading."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pgtrigger
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import User
from accounts.roles import Cakupan
from units.calculators.aturan import WAKTU_EFEKTIF_BAWAAN, PeriodeVolume
from units.calculators.jenis import Jenis
from units.calculators.pensiun import compute_pensiun
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
from units.models.jabatan import DasarKebutuhan, SumberBezetting
from workload.calculators.kewajaran import Kode
from workload.demo.akun import AKUN, KATA_SANDI, petugas_of
from workload.demo.pegawai import KELUAR_2026, pegawai_with_nip
from workload.demo.percakapan import (
    CATATAN,
    TAHUN_INI,
    TAHUN_LALU,
    TANDA_DITERIMA,
    UNIT_2025,
    UNIT_FINAL,
)
from workload.demo.struktur import (
    ALAMAT,
    KETERANGAN,
    KODE_INSTANSI,
    NAMA_INSTANSI,
    Unit,
    units,
)
from workload.demo.tabel import Kelompok, Post, R, T, Tempat, volume_2025, volume_at
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
from workload.status import Status
from workload.tanda import baris_value

DITUTUP = datetime(2025, 12, 19, 9, 0, tzinfo=UTC)
FINAL_2025 = datetime(2025, 11, 28, 8, 30, tzinfo=UTC)


class NamaTerpakai(Exception):
    """A username of the demo belongs to somebody else already."""


@transaction.atomic
def load_demo(*, reset: bool = False) -> Instansi:
    """The whole demo, or nothing. `reset` first takes away the demo that is there; without it the
    instansi must not exist yet."""
    akun_lama = demo_accounts()
    if reset:
        _remove_demo()
    instansi = Instansi.objects.create(
        kode=KODE_INSTANSI, nama=NAMA_INSTANSI, alamat=ALAMAT, keterangan=KETERANGAN
    )
    unit = _load_units(instansi)
    user = _load_accounts(instansi, unit, akun_lama)
    jabatan = _load_jabatan(instansi, unit)
    _load_pegawai(instansi, jabatan)
    lalu, kini = _load_periode(instansi, user["admin"])
    _freeze_bezetting(lalu, jabatan)
    beban_lalu = _load_beban(lalu, jabatan, user, only=UNIT_2025)
    beban_kini = _load_beban(kini, jabatan, user, disalin_dari=beban_lalu)
    _load_analisis(lalu, unit, beban_lalu, final=UNIT_2025, by=user["pimpinan"], pada=FINAL_2025)
    _load_analisis(kini, unit, beban_kini, final=UNIT_FINAL, by=user["pimpinan"])
    _load_catatan(beban_kini, user)
    _accept_tanda(beban_kini, by=user["pimpinan"])
    return instansi


def demo_accounts() -> dict[str, User]:
    """Accounts of the demo that stand assigned in its instansi, by username."""
    users = User.objects.filter(
        username__in=[username for username, *_ in AKUN], penugasan__instansi__kode=KODE_INSTANSI
    )
    return {user.username: user for user in users.distinct()}


def _remove_demo() -> None:
    """Take away the demo's data and nothing else. Accounts stay: the history speaks of them."""
    dalam = {"instansi__kode": KODE_INSTANSI}
    dalam_periode = {"periode__instansi__kode": KODE_INSTANSI}
    with pgtrigger.ignore("workload.Cetakan:tetap"):  # kept for ever, but a demo proves nothing
        Cetakan.objects.filter(**dalam).delete()
    BerkasImpor.objects.filter(**dalam_periode).delete()
    PemetaanImpor.objects.filter(**dalam).delete()
    BebanJabatan.objects.filter(**dalam_periode).delete()
    Analisis.objects.filter(**dalam_periode).delete()
    Pegawai.objects.filter(**dalam).delete()
    Jabatan.objects.filter(**dalam).delete()
    Periode.objects.filter(**dalam).delete()
    Penugasan.objects.filter(**dalam).delete()
    UnitKerja.objects.filter(**dalam).update(induk=None)  # PROTECT: parents go with their children
    UnitKerja.objects.filter(**dalam).delete()
    Instansi.objects.filter(kode=KODE_INSTANSI).delete()


# --- the organisation -----------------------------------------------------------------------------


def _load_units(instansi) -> dict[str, UnitKerja]:
    made: dict[str, UnitKerja] = {}
    for urutan, u in enumerate(units(), 1):
        made[u.kunci] = UnitKerja.objects.create(
            instansi=instansi,
            induk=None if u.induk is None else made[u.induk],
            kode=u.kode,
            nama=u.nama,
            jenis=u.jenis,
            urutan=urutan,
            tugas=u.tugas,
            fungsi=u.fungsi,
        )
    return made


def _load_jabatan(instansi, unit) -> dict[str, Jabatan]:
    """Posts by key ("TAPEM/kasi"). The first post of a unit leads it, and answers to the leader above."""
    nomenklatur = {
        (n.nama, n.jenis, n.jenjang): n
        for n in NomenklaturJabatan.objects.filter(instansi__isnull=True)
    }
    made: dict[str, Jabatan] = {}
    pemimpin: dict[str | None, Jabatan | None] = {None: None}
    for u, post in all_posts():
        atasan = pemimpin.get(u.kunci) or pemimpin[u.induk]
        jabatan = made[f"{u.kunci}/{post.kode}"] = Jabatan.objects.create(
            instansi=instansi,
            unit=unit[u.kunci],
            atasan=atasan,
            nomenklatur=nomenklatur.get((post.nama, post.jenis, post.jenjang or "")),
            kode=f"{u.kode}.{post.kode}",
            nama=post.nama,
            jenis=post.jenis,
            jenjang=post.jenjang or "",
            kelas=post.kelas,
            urutan=u.posts.index(post) + 1,
            **_dasar(post),
        )
        pemimpin.setdefault(u.kunci, jabatan)
    return made


def all_posts() -> list[tuple[Unit, Post]]:
    return [(u, post) for u in units() for post in u.posts]


def _dasar(post: Post) -> dict:
    if not post.pembina:
        return {}
    return {
        "dasar": DasarKebutuhan.PEMBINA,
        "kebutuhan_pembina": post.pembina["kebutuhan"],
        "nomor_surat": post.pembina["nomor"],
        "tanggal_surat": post.pembina["tanggal"],
    }


def _load_pegawai(instansi, jabatan) -> None:
    rows = []
    for post, orang, nip in pegawai_with_nip():
        j = jabatan[post]
        pensiun = compute_pensiun(
            orang.lahir,
            jenis=Jenis(j.jenis),
            jenjang=j.jenjang,
            bup_nomenklatur=j.nomenklatur.bup if j.nomenklatur else None,
            akhir_kontrak=orang.akhir_kontrak,
        )
        rows.append(
            Pegawai(
                instansi=instansi,
                jabatan=j,
                nip=nip,
                nama=orang.nama,
                jenis_asn=orang.jenis,
                tanggal_lahir=orang.lahir,
                golongan=orang.golongan,
                pendidikan=orang.pendidikan,
                tmt_jabatan=orang.tmt,
                akhir_kontrak=orang.akhir_kontrak,
                tanggal_pensiun=pensiun.tanggal,
            )
        )
    Pegawai.objects.bulk_create(rows)


def _load_periode(instansi, admin) -> tuple[Periode, Periode]:
    """2025 was counted with 72,000 minutes and is closed; 2026 is open, with 75,000."""
    bawaan = {w.kode: w for w in WAKTU_EFEKTIF_BAWAAN}
    made = []
    for tahun, kode, tutup in (
        (TAHUN_LALU, "72000", {"ditutup_pada": DITUTUP, "ditutup_oleh": admin}),
        (TAHUN_INI, "75000", {}),
    ):
        w = bawaan[kode]
        periode = Periode.objects.create(
            instansi=instansi, tahun=tahun, nama=f"Analisis beban kerja {tahun}", **tutup
        )
        Aturan.objects.create(
            periode=periode,
            waktu_efektif=w.menit,
            sumber=w.sumber,
            pengali_harian=w.pengali[PeriodeVolume.HARIAN],
            pengali_mingguan=w.pengali[PeriodeVolume.MINGGUAN],
            pengali_bulanan=w.pengali[PeriodeVolume.BULANAN],
        )
        made.append(periode)
    return tuple(made)


def _freeze_bezetting(periode, jabatan) -> None:
    jumlah = Counter(post for post, _, _ in pegawai_with_nip()) + Counter(KELUAR_2026)
    Bezetting.objects.bulk_create(
        Bezetting(jabatan=j, periode=periode, jumlah=jumlah[post], sumber=SumberBezetting.BEKU)
        for post, j in jabatan.items()
    )


# --- the workload ---------------------------------------------------------------------------------


def _load_beban(periode, jabatan, user, *, only=None, disalin_dari=None) -> dict:
    """Sheets by key of the post, with their rows. `only`: keys of the units that have sheets."""
    dipakai = [
        (u, post)
        for u, post in all_posts()
        if post.tugas is not None and (only is None or u.kunci in only)
    ]
    beban = {}
    for u, post in dipakai:
        kunci = f"{u.kunci}/{post.kode}"
        beban[kunci] = BebanJabatan(
            jabatan=jabatan[kunci],
            periode=periode,
            ikhtisar=post.ikhtisar,
            disalin_dari=(disalin_dari or {}).get(kunci),
            diubah_oleh=user[petugas_of(u.tempat.kode)],
        )
    BebanJabatan.objects.bulk_create(beban.values())
    pengali = Aturan.objects.get(periode=periode).value().pengali
    rows: list[UraianTugas] = []
    for u, post in dipakai:
        sheet = Lembar(beban[f"{u.kunci}/{post.kode}"], periode.tahun, u.tempat, pengali)
        rows += sheet.rows(post.tugas)
    UraianTugas.objects.bulk_create(r for r in rows if r.induk is None)
    UraianTugas.objects.bulk_create(r for r in rows if r.induk is not None)
    return beban


class Lembar:
    """Turns the table of one post into rows."""

    def __init__(self, beban: BebanJabatan, tahun: int, tempat: Tempat, pengali):
        self.beban, self.tahun, self.tempat, self.pengali = beban, tahun, tempat, pengali
        self.urutan = 0

    def rows(self, tugas, induk=None) -> list[UraianTugas]:
        hasil = []
        for t in tugas:
            if t.sejak > self.tahun:
                continue
            self.urutan += 1
            row = self._heading(t) if isinstance(t, Kelompok) else self._row(t)
            row.induk = induk
            hasil.append(row)
            if isinstance(t, Kelompok):
                hasil += self.rows(t.rincian, induk=row)
        return hasil

    def _heading(self, t: Kelompok) -> UraianTugas:
        return UraianTugas(
            beban=self.beban,
            diubah_oleh=self.beban.diubah_oleh,
            urutan=self.urutan,
            uraian=t.uraian,
            kelompok=True,
        )

    def _row(self, t: T | R) -> UraianTugas:
        volume = volume_at(t.volume, self.tempat, t.uraian)
        row = UraianTugas(
            beban=self.beban,
            diubah_oleh=self.beban.diubah_oleh,
            urutan=self.urutan,
            uraian=t.uraian,
            hasil=t.hasil,
            satuan=t.satuan,
            pendekatan=t.pendekatan,
            volume=volume_2025(volume) if self.tahun == TAHUN_LALU else volume,
            periode_volume=t.periode,
            pengali=self.pengali[t.periode],
            catatan=t.catatan,
            isian_mentah=t.mentah,
        )
        if t.waktu:
            row.waktu, row.satuan_waktu = t.waktu.angka, t.waktu.satuan
        if t.rasio:
            row.rasio_unit, row.rasio_orang = t.rasio.unit, t.rasio.orang
        return row


def _load_analisis(periode, unit, beban, *, final, by, pada=None) -> None:
    """One analysis per unit that has a sheet; `final` names those that were marked so, by whom and when."""
    kunci_unit = dict.fromkeys(kunci.partition("/")[0] for kunci in beban)
    analisis = {
        kunci: Analisis(
            unit=unit[kunci],
            periode=periode,
            status=Status.FINAL if kunci in final else Status.DRAF,
        )
        for kunci in kunci_unit
    }
    Analisis.objects.bulk_create(analisis.values())
    langkah = PerubahanStatus.objects.bulk_create(
        PerubahanStatus(analisis=analisis[k], dari=Status.DRAF, ke=Status.FINAL, oleh=by)
        for k in final
    )
    if pada:
        PerubahanStatus.objects.filter(pk__in=[s.pk for s in langkah]).update(pada=pada)


def _load_catatan(beban, user) -> None:
    for nota in CATATAN:
        catatan = Catatan.objects.create(
            beban=beban[nota.post],
            tugas=_row(beban[nota.post], nota.uraian),
            isi=nota.isi,
            oleh=user["perencana"],
        )
        if nota.jawaban:
            Jawaban.objects.create(catatan=catatan, isi=nota.jawaban, oleh=user["petugas"])


def _accept_tanda(beban, by) -> None:
    for post, uraian, alasan in TANDA_DITERIMA:
        tugas = _row(beban[post], uraian)
        PenerimaanTanda.objects.create(
            tugas=tugas,
            kode=Kode.LEBIH_SATU,
            sidik=baris_value(tugas).sidik(),
            alasan=alasan,
            oleh=by,
        )


def _row(beban, awal_uraian) -> UraianTugas:
    return beban.tugas.get(uraian__startswith=awal_uraian)


# --- accounts -------------------------------------------------------------------------------------


def _load_accounts(instansi, unit, akun_lama) -> dict[str, User]:
    """The accounts, with the fixed password where DEBUG allows it and without one elsewhere. Accounts of
    a demo that was taken away are used again; a name that is somebody else's stops the loading."""
    sandi = make_password(KATA_SANDI if settings.DEBUG else None)
    made = {}
    for username, nama, role, kunci_unit in AKUN:
        user = akun_lama.get(username)
        if user is None:
            if User.objects.filter(username__iexact=username).exists():
                raise NamaTerpakai(username)
            user = User(username=username)
        if not user.pk or not user.penugasan.exists():  # not in use elsewhere meanwhile
            user.nama, user.password, user.is_active = nama, sandi, True
            user.save()
        Penugasan.objects.create(
            user=user,
            role=role.kode,
            instansi=instansi,
            unit=unit[kunci_unit] if role.cakupan is Cakupan.UNIT else None,
        )
        made[username] = user
    return made
