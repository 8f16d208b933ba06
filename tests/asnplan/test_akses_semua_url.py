"""Every page × every kind of person: who sees it, who may write, and for whom it does not exist.

The table PAGES is the promise, readable without the code. A new URL without a row fails the first test.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from accounts.roles import ROLES, Cakupan, Permission
from asnplan.riwayat.things import THINGS
from tests.factories import (
    build_aspirasi,
    build_forum,
    build_jabatan,
    build_kategori,
    build_komitmen,
    build_layanan,
    build_pegawai,
    build_pengaduan,
    build_respons,
    build_survei,
    build_tugas,
    build_user,
)

P = Permission
OK = {200, 302}
WRITTEN = {200, 302, 400, 409, 422}  # allowed; what an empty form gets is the page's own business
LOGIN = "/akun/masuk/?next="


@dataclass(frozen=True)
class Rule:
    """What a page needs.

    read, write   permissions, any of which is enough; `write` empty: the page takes no POST;
                  `read` empty: it takes no GET
    scope         "unit": over the unit of the thing; "instansi": over the whole instansi;
                  "mana saja": in the instansi or any unit of it (the page shows only one's own units)
    kwargs        name in the URL -> name in the world below
    """

    read: tuple = ()
    write: tuple = ()
    scope: str = "instansi"
    public: bool = False
    personal: bool = False  # one's own: everybody who is signed in
    kwargs: dict = field(default_factory=dict)


def lihat(scope, *permission, **kwargs):
    """A page to read."""
    return Rule(read=permission or (P.LIHAT,), scope=scope, kwargs=kwargs)


def ubah(scope, *permission, **kwargs):
    """A form: the page itself and what it sends need the same permission."""
    return Rule(read=permission, write=permission, scope=scope, kwargs=kwargs)


def publik(**kwargs):
    return Rule(public=True, kwargs=kwargs)


PRIBADI = Rule(personal=True)
TAUTKAN = (P.ISI_BEBAN, P.BERI_CATATAN)
IMPOR = {"periode": "periode", "berkas": "berkas_impor"}

PAGES = {
    # no instansi
    "home": PRIBADI,
    "health": publik(),
    "accounts:login": publik(),
    "accounts:logout": publik(),
    "accounts:password-reset": publik(),
    "accounts:password-reset-confirm": publik(uidb64="uidb64", token="token"),
    "accounts:invitation-accept": publik(uidb64="uidb64", token="token"),
    "periksa-cari": publik(),
    "periksa": publik(kode="cetakan"),
    "periksa-json": publik(kode="cetakan"),
    "accounts:profile": PRIBADI,
    "accounts:password-change": PRIBADI,
    # the organisation
    "units:instansi-detail": lihat("mana saja", kode="instansi"),
    "units:instansi-edit": ubah("instansi", P.KELOLA_STRUKTUR, kode="instansi"),
    "units:unit-list": lihat("mana saja", kode="instansi"),
    "units:unit-create": ubah("instansi", P.KELOLA_STRUKTUR, kode="instansi"),
    "units:unit-import": ubah("instansi", P.KELOLA_STRUKTUR, kode="instansi"),
    "units:unit-detail": lihat("unit", pk="unit"),
    "units:unit-edit": ubah("unit", P.KELOLA_STRUKTUR, pk="unit"),
    "units:unit-delete": ubah("unit", P.KELOLA_STRUKTUR, pk="unit"),
    "units:nomenklatur-list": lihat("mana saja", kode="instansi"),
    "units:nomenklatur-create": ubah("instansi", P.KELOLA_STRUKTUR, kode="instansi"),
    "units:nomenklatur-import": ubah("instansi", P.KELOLA_STRUKTUR, kode="instansi"),
    "units:nomenklatur-edit": ubah("instansi", P.KELOLA_STRUKTUR, pk="nomenklatur"),
    "units:peta-import": ubah("instansi", P.KELOLA_STRUKTUR, kode="instansi"),
    "units:jabatan-create": ubah("unit", P.KELOLA_STRUKTUR, pk="unit"),
    "units:jabatan-detail": lihat("unit", pk="jabatan"),
    "units:jabatan-edit": ubah("unit", P.KELOLA_STRUKTUR, pk="jabatan"),
    "units:jabatan-delete": ubah("unit", P.KELOLA_STRUKTUR, pk="jabatan"),
    "units:pegawai-list": lihat("mana saja", P.LIHAT_PRIBADI, kode="instansi"),
    "units:pegawai-create": ubah("instansi", P.KELOLA_PEGAWAI, kode="instansi"),
    "units:pegawai-import": ubah("instansi", P.KELOLA_PEGAWAI, kode="instansi"),
    "units:pegawai-detail": lihat("unit", P.LIHAT_PRIBADI, pk="pegawai"),
    "units:pegawai-edit": ubah("unit", P.KELOLA_PEGAWAI, pk="pegawai"),
    "units:pegawai-delete": ubah("unit", P.KELOLA_PEGAWAI, pk="pegawai"),
    "units:periode-list": lihat("mana saja", kode="instansi"),
    "units:periode-create": ubah("instansi", P.KELOLA_PERIODE, kode="instansi"),
    "units:periode-detail": lihat("mana saja", pk="periode"),
    "units:periode-edit": ubah("instansi", P.KELOLA_PERIODE, pk="periode"),
    "units:periode-close": ubah("instansi", P.KELOLA_PERIODE, pk="periode"),
    "units:penugasan-list": lihat("instansi", P.KELOLA_PENGGUNA, kode="instansi"),
    "units:penugasan-create": ubah("instansi", P.KELOLA_PENGGUNA, kode="instansi"),
    "units:penugasan-edit": ubah("instansi", P.KELOLA_PENGGUNA, pk="penugasan"),
    "riwayat-list": lihat("instansi", P.LIHAT_RIWAYAT, kode="instansi"),
    # workload
    "workload:beban-list": lihat("mana saja", periode="periode"),
    "workload:beban-import": ubah("mana saja", P.ISI_BEBAN, periode="periode"),
    "workload:impor-detail": lihat("instansi", P.ISI_BEBAN, **IMPOR),
    "workload:impor-kemajuan": lihat("instansi", P.ISI_BEBAN, **IMPOR),
    "workload:impor-petakan": Rule((), (P.ISI_BEBAN,), kwargs=IMPOR),
    "workload:impor-simpan": Rule((), (P.ISI_BEBAN,), kwargs=IMPOR),
    "workload:impor-batalkan": Rule((), (P.ISI_BEBAN,), kwargs=IMPOR),
    "workload:beban-isian": lihat("mana saja", P.ISI_BEBAN, periode="periode"),
    "workload:beban-edit": Rule(
        (P.LIHAT,), (P.ISI_BEBAN,), "unit", kwargs={"periode": "periode", "jabatan": "jabatan"}
    ),
    "workload:beban-save": Rule(
        (), (P.ISI_BEBAN,), "unit", kwargs={"periode": "periode", "jabatan": "jabatan"}
    ),
    "workload:beban-copy": ubah("unit", P.ISI_BEBAN, periode="periode", jabatan="jabatan"),
    "workload:analisis-detail": lihat("unit", periode="periode", unit="unit"),
    "workload:analisis-transition": ubah(
        "unit", P.TANDAI_FINAL, periode="periode", unit="unit", kode="transisi"
    ),
    "workload:catatan-create": ubah("unit", P.BERI_CATATAN, periode="periode", jabatan="jabatan"),
    "workload:catatan-answer": ubah("unit", P.JAWAB_CATATAN, P.BERI_CATATAN, pk="catatan"),
    "workload:catatan-close": ubah("unit", P.BERI_CATATAN, pk="catatan"),
    "workload:tanda-accept": ubah(
        "unit", P.ISI_BEBAN, periode="periode", uid="tugas", kode="tanda"
    ),
    "workload:kesenjangan": lihat("mana saja", periode="periode"),
    "workload:kesenjangan-unit": lihat("unit", periode="periode", unit="unit"),
    "workload:kesenjangan-jabatan": lihat("mana saja", periode="periode"),
    "workload:kesenjangan-jenis": lihat("mana saja", periode="periode"),
    "workload:kesenjangan-export": lihat("mana saja", periode="periode"),
    "workload:unduh": lihat("mana saja", periode="periode"),
    "workload:siasn-rincian": lihat("mana saja", periode="periode"),
    "workload:siasn-sotk": lihat("mana saja", periode="periode"),
    "workload:peta-jabatan": lihat("mana saja", periode="periode"),
    "workload:peta-jabatan-svg": lihat("mana saja", periode="periode"),
    "workload:peta-jabatan-pdf": lihat("mana saja", periode="periode"),
    "workload:perhitungan-jabatan": lihat("unit", periode="periode", jabatan="jabatan"),
    "workload:perhitungan-unit": lihat("unit", periode="periode", unit="unit"),
    # what citizens say: services and surveys
    "surveys:survei-pilih": publik(survei="kode_survei"),
    "surveys:survei-isi": publik(survei="kode_survei", layanan="kode_layanan"),
    "surveys:survei-terima-kasih": publik(survei="kode_survei"),
    "surveys:survei-tiket": publik(tanda="tanda_tiket"),
    "surveys:suara": lihat("mana saja", kode="instansi"),
    "surveys:layanan-list": lihat("mana saja", kode="instansi"),
    "surveys:layanan-create": ubah("mana saja", P.KELOLA_SURVEI, kode="instansi"),
    "surveys:layanan-edit": ubah("unit", P.KELOLA_SURVEI, pk="layanan"),
    "surveys:layanan-close": ubah("unit", P.KELOLA_SURVEI, pk="layanan"),
    "surveys:survei-list": lihat("mana saja", kode="instansi"),
    "surveys:survei-create": ubah("instansi", P.KELOLA_SURVEI, kode="instansi"),
    "surveys:survei-detail": lihat("mana saja", survei="survei"),
    "surveys:survei-edit": ubah("instansi", P.KELOLA_SURVEI, survei="survei"),
    "surveys:survei-close": ubah("instansi", P.KELOLA_SURVEI, survei="survei"),
    "surveys:survei-kertas": ubah("unit", P.CATAT_WARGA, survei="survei", layanan="layanan"),
    "surveys:survei-karantina": ubah("mana saja", P.MODERASI, survei="survei"),
    "surveys:survei-tiket-list": ubah("unit", P.CATAT_WARGA, survei="survei", layanan="layanan"),
    "surveys:survei-tiket-slip": lihat("unit", P.CATAT_WARGA, survei="survei", layanan="layanan"),
    "surveys:survei-tiket-csv": lihat("unit", P.CATAT_WARGA, survei="survei", layanan="layanan"),
    "surveys:survei-kertas-list": lihat("unit", P.CATAT_WARGA, survei="survei", layanan="layanan"),
    "surveys:survei-kertas-edit": ubah("unit", P.CATAT_WARGA, pk="kertas"),
    "surveys:survei-impor": lihat("mana saja", P.CATAT_WARGA, survei="survei"),
    "surveys:survei-impor-urutan": ubah(
        "mana saja", P.CATAT_WARGA, survei="survei", urutan="urutan"
    ),
    "surveys:survei-impor-layanan": ubah(
        "unit", P.CATAT_WARGA, survei="survei", urutan="urutan", layanan="layanan"
    ),
    "surveys:survei-impor-undo": ubah("unit", P.CATAT_WARGA, pk="impor_respons"),
    "surveys:survei-jawaban": lihat("mana saja", P.KELOLA_SURVEI, survei="survei", jenis="csv"),
    "surveys:survei-tautan": lihat("mana saja", survei="survei"),
    "surveys:survei-poster": lihat("unit", survei="survei", layanan="layanan"),
    "surveys:survei-poster-unit": lihat("unit", survei="survei", unit="unit"),
    "surveys:survei-qr": lihat("unit", survei="survei", layanan="layanan", jenis="svg"),
    "surveys:survei-qr-unit": lihat("unit", survei="survei", unit="unit", jenis="svg"),
    # surveys: results
    "surveys:survei-hasil": lihat("mana saja", survei="survei_tutup"),
    "surveys:survei-laporan": lihat("mana saja", survei="survei_tutup"),
    "surveys:survei-olahan": lihat("mana saja", survei="survei_tutup"),
    "surveys:survei-terbit": ubah("instansi", P.KELOLA_SURVEI, survei="survei_tutup"),
    "surveys:survei-tarik": ubah("instansi", P.KELOLA_SURVEI, survei="survei_tutup"),
    "surveys:rtl-list": lihat("mana saja", survei="survei_tutup"),
    "surveys:rtl-create": ubah("mana saja", P.KELOLA_SURVEI, survei="survei_tutup"),
    "surveys:rtl-edit": ubah("unit", P.KELOLA_SURVEI, pk="rencana"),
    "surveys:rtl-transition": ubah("unit", P.KELOLA_SURVEI, pk="rencana", kode="transisi_rtl"),
    "surveys:hasil-publik": publik(survei="kode_survei_terbit"),
    "surveys:hasil-poster": publik(survei="kode_survei_terbit"),
    "surveys:hasil-publik-unit": publik(survei="kode_survei_terbit", unit="unit"),
    "surveys:hasil-poster-unit": publik(survei="kode_survei_terbit", unit="unit"),
    # forum warga and aspirasi
    "surveys:forum-list": lihat("mana saja", kode="instansi"),
    "surveys:forum-create": ubah("mana saja", P.CATAT_WARGA, kode="instansi"),
    "surveys:forum-detail": lihat("unit", pk="forum"),
    "surveys:forum-edit": ubah("unit", P.CATAT_WARGA, pk="forum"),
    "surveys:forum-peserta": ubah("unit", P.CATAT_WARGA, pk="forum"),
    "surveys:forum-undangan": lihat("unit", P.CATAT_WARGA, pk="forum"),
    "surveys:forum-usulan": ubah("unit", P.CATAT_WARGA, pk="forum"),
    "surveys:forum-notulen": ubah("unit", P.CATAT_WARGA, pk="forum"),
    "surveys:forum-komitmen": ubah("unit", P.CATAT_WARGA, pk="forum"),
    "surveys:forum-berita-acara": lihat("unit", P.CATAT_WARGA, pk="forum"),
    "surveys:forum-transition": ubah("unit", P.CATAT_WARGA, pk="forum", langkah="langkah"),
    "surveys:komitmen-list": lihat("mana saja", kode="instansi"),
    "surveys:komitmen-edit": ubah("unit", P.CATAT_WARGA, pk="komitmen"),
    "surveys:aspirasi-list": lihat("mana saja", kode="instansi"),
    "surveys:aspirasi-create": ubah("mana saja", P.CATAT_WARGA, kode="instansi"),
    "surveys:aspirasi-detail": lihat("unit", pk="aspirasi"),
    "surveys:aspirasi-edit": ubah("unit", P.CATAT_WARGA, pk="aspirasi"),
    "surveys:aspirasi-moderate": ubah("unit", P.MODERASI, pk="aspirasi"),
    "surveys:aspirasi-merge": ubah("unit", P.CATAT_WARGA, pk="aspirasi"),
    "surveys:aspirasi-split": ubah("unit", P.CATAT_WARGA, pk="aspirasi"),
    "surveys:aspirasi-komitmen": ubah("unit", P.CATAT_WARGA, pk="aspirasi"),
    "surveys:tema-list": ubah("instansi", P.KELOLA_SURVEI, kode="instansi"),
    "surveys:tema-edit": ubah("instansi", P.KELOLA_SURVEI, pk="tema"),
    "surveys:warga-pilih": publik(),
    "surveys:warga": publik(kode="instansi"),
    "surveys:aspirasi-publik": publik(instansi="instansi"),
    "surveys:aspirasi-tulis": publik(instansi="instansi"),
    "surveys:kami-lakukan": publik(instansi="instansi"),
    "surveys:aspirasi-data": publik(instansi="instansi", bentuk="csv"),
    "surveys:komitmen-data": publik(instansi="instansi", bentuk="json"),
    "surveys:aspirasi-lihat": publik(instansi="instansi", kode="aspirasi_kode"),
    "surveys:aspirasi-dukung": publik(instansi="instansi", kode="aspirasi_kode"),
    "surveys:aspirasi-ikuti": publik(tanda="ikuti"),
    "surveys:aspirasi-lapor": publik(instansi="instansi", kode="aspirasi_kode"),
    "surveys:forum-publik": publik(kode="forum_kode"),
    # what the public may read of it
    "surveys:moderasi-list": ubah("mana saja", P.MODERASI, kode="instansi"),
    "surveys:moderasi-detail": ubah("unit", P.MODERASI, jenis="jenis_tulisan", pk="bersaran"),
    "surveys:moderasi-undo": Rule(
        (), (P.MODERASI,), "unit", kwargs={"jenis": "jenis_tulisan", "pk": "bersaran"}
    ),
    # citizens' voice beside load and gap
    "surveys:padu-list": lihat("mana saja", kode="instansi"),
    "surveys:padu-export": lihat("mana saja", kode="instansi"),
    "surveys:padu-weights": Rule((), (P.KELOLA_PERIODE,), kwargs={"kode": "instansi"}),
    "surveys:padu-unit": lihat("unit", periode="periode", unit="unit"),
    "surveys:tautan-suara-choose": lihat(
        "unit", *TAUTKAN, periode="periode", unit="unit", suara="suara_unsur"
    ),
    "surveys:tautan-suara-create": ubah("unit", *TAUTKAN, periode="periode", jabatan="jabatan"),
    "surveys:tautan-suara-detail": lihat("unit", pk="tautan"),
    "surveys:tautan-suara-remove": ubah("unit", *TAUTKAN, pk="tautan"),
    # complaints
    "surveys:privasi": publik(),
    "surveys:privasi-instansi": publik(kode="instansi"),
    "surveys:privasi-setup": ubah("instansi", P.KELOLA_SURVEI, kode="instansi"),
    "surveys:pengaduan-create": publik(kode="instansi"),
    "surveys:pengaduan-angka": publik(kode="instansi"),
    "surveys:pengaduan-lacak": publik(),
    "surveys:pengaduan-ikuti": publik(nomor="nomor_aduan"),
    "surveys:pengaduan-list": lihat("mana saja", P.TANGANI_PENGADUAN, kode="instansi"),
    "surveys:pengaduan-figures": lihat("mana saja", P.TANGANI_PENGADUAN, kode="instansi"),
    "surveys:pengaduan-xlsx": lihat("mana saja", P.TANGANI_PENGADUAN, kode="instansi"),
    "surveys:pengaduan-csv": lihat("mana saja", P.TANGANI_PENGADUAN, kode="instansi"),
    "surveys:pengaduan-entry": ubah("mana saja", P.CATAT_WARGA, kode="instansi"),
    "surveys:pengaduan-setup": ubah("instansi", P.KELOLA_SURVEI, kode="instansi"),
    "surveys:kategori-create": ubah("instansi", P.KELOLA_SURVEI, kode="instansi"),
    "surveys:kategori-edit": ubah("instansi", P.KELOLA_SURVEI, pk="kategori_aduan"),
    "surveys:libur-create": ubah("instansi", P.KELOLA_SURVEI, kode="instansi"),
    "surveys:libur-edit": ubah("instansi", P.KELOLA_SURVEI, pk="libur"),
    "surveys:libur-delete": ubah("instansi", P.KELOLA_SURVEI, pk="libur"),
    "surveys:pengaduan-detail": lihat("unit", P.TANGANI_PENGADUAN, pk="aduan"),
    "surveys:pengaduan-reply": ubah("unit", P.TANGANI_PENGADUAN, pk="aduan"),
    "surveys:pengaduan-note": ubah("unit", P.TANGANI_PENGADUAN, pk="aduan"),
    "surveys:pengaduan-accept": ubah("unit", P.TANGANI_PENGADUAN, pk="aduan"),
    "surveys:pengaduan-handover": ubah("unit", P.TANGANI_PENGADUAN, pk="aduan"),
    "surveys:pengaduan-terlapor": ubah("unit", P.TANGANI_PENGADUAN, pk="aduan"),
    "surveys:pengaduan-extend": ubah("unit", P.TANGANI_PENGADUAN, pk="aduan"),
    "surveys:pengaduan-transition": ubah(
        "unit", P.TANGANI_PENGADUAN, pk="aduan", kode="langkah_aduan"
    ),
    "surveys:pengaduan-reporter": ubah("unit", P.LIHAT_PELAPOR, pk="aduan"),
}


# --- the world and its people -------------------------------------------------------------------


def build_world(instansi) -> SimpleNamespace:
    """One of everything, in the kelurahan of the instansi; values as they stand in a URL."""
    from units.models import NomenklaturJabatan
    from workload.actions.cetakan import keep_cetakan
    from workload.exports.cetakan import prepare_cetakan
    from workload.exports.kebutuhan import read_kebutuhan
    from workload.models import BerkasImpor, Catatan

    unit = instansi.unit.get(kode="KEL")
    jabatan = build_jabatan(unit, bezetting=1)
    tugas = build_tugas(jabatan, 100, 30)
    periode = instansi.periode.select_related("instansi", "aturan").get()
    nomenklatur = NomenklaturJabatan.objects.create(
        instansi=instansi, nama="Penata Arsip", jenis="pelaksana"
    )
    return SimpleNamespace(
        instansi=instansi.kode,
        unit=unit.pk,
        jabatan=jabatan.pk,
        tugas=tugas.uid,
        pegawai=build_pegawai(jabatan).pk,
        periode=periode.pk,
        nomenklatur=nomenklatur.pk,
        catatan=Catatan.objects.create(beban=tugas.beban, isi="Periksa volume").pk,
        penugasan=build_user(instansi, "petugas").penugasan.get().pk,
        cetakan=keep_cetakan(prepare_cetakan(read_kebutuhan(periode, oleh=""))).kode,
        berkas_impor=BerkasImpor.objects.create(
            periode=instansi.periode.get(), nama="abk.xlsx", status="gagal"
        ).pk,
        **complaint(unit),
        transisi="finalkan",
        tanda="volume",
        uidb64="MQ",
        token="abc-def",
        svg="svg",
        urutan="kuesioner",
        **build_survei_warga(unit),
        **build_citizens(unit),
        **build_tautan(jabatan, periode),
    )


def build_tautan(jabatan, periode) -> dict:
    """An unsur of the closed survey, laid beside the post."""
    from surveys.models import TautanSuara, UnsurSurvei
    from surveys.padu.kutipan import freeze_plan

    unsur = UnsurSurvei.objects.get(
        survei__instansi=jabatan.instansi, survei__nama="Survei lalu", kode="WAKTU"
    )
    angka = {"jenis": "unsur", "unsur": unsur.nama, "nrr": "3", "ikm": "75.00", "huruf": "C", "urut": 1, "dari": 9,
             "penjawab": 5, "survei": "Survei lalu", "mulai": "2025-01-01", "selesai": "2025-12-31", "respons": 5,
             "ikm_unit": "75.00", "huruf_unit": "C"}  # fmt: skip
    tautan = TautanSuara.objects.create(
        periode=periode, unit=jabatan.unit, jabatan=jabatan, unsur=unsur, alasan="Surat diketik di sini",
        angka={"suara": angka, "rencana": freeze_plan(periode, jabatan)},
    )  # fmt: skip
    return {"tautan": tautan.pk, "suara_unsur": f"unsur-{unsur.pk}"}


def build_survei_warga(unit) -> dict:
    """A running survey with a ticket, and a closed one whose results are published, with a plan."""
    from datetime import date

    from surveys.models import HasilTerbit, ImporRespons, RencanaTindakLanjut, TiketSurvei
    from surveys.pengiriman import sign_tiket

    buka, layanan = build_survei(unit.instansi, "Survei uji"), build_layanan(unit, "Layanan uji")
    tutup = build_survei(unit.instansi, "Survei lalu", mulai="2025-01-01", selesai="2025-12-31")
    for _ in range(5):
        build_respons(tutup, layanan, tanggal="2025-03-01")
    HasilTerbit.objects.create(survei=tutup, terbit_pada=date(2026, 1, 5))
    rencana = RencanaTindakLanjut.objects.create(
        survei=tutup, unit=unit, unsur=tutup.unsur.first(), kegiatan="Menambah loket",
        penanggung_jawab="Lurah", tenggat=date(2026, 6, 1),
    )  # fmt: skip
    impor = ImporRespons.objects.create(
        survei=buka,
        nama="rekap.xlsx",
        sidik="uji",
        urutan="kuesioner",
        banyak=1,
        oleh=build_user(unit.instansi, "petugas"),
    )
    build_respons(buka, layanan, saluran="impor", impor=impor)
    return {
        "survei": buka.pk,
        "kertas": build_respons(buka, layanan, saluran="kertas").pk,
        "impor_respons": impor.pk,
        "layanan": layanan.pk,
        "kode_survei": buka.kode,
        "kode_layanan": layanan.kode,
        "tanda_tiket": sign_tiket(TiketSurvei.objects.create(survei=buka, layanan=layanan).uid),
        "jenis_tulisan": "saran",
        "bersaran": build_respons(buka, layanan, saran="Loketnya ditambah.").pk,
        "karantina": build_respons(buka, layanan, keadaan="karantina", alasan="2 detik").pk,
        "survei_tutup": tutup.pk,
        "kode_survei_terbit": tutup.kode,
        "rencana": rencana.pk,
        "transisi_rtl": "selesaikan",
    }


def build_citizens(unit) -> dict:
    """What citizens said, as it stands in a URL."""
    from surveys.models import TemaAspirasi
    from surveys.pengiriman import sign_ikuti

    forum = build_forum(unit, status="diundang")
    aspirasi = build_aspirasi(unit, terbit=True)
    return {
        "forum": forum.pk,
        "forum_kode": forum.kode,
        "csv": "csv",
        "json": "json",
        "langkah": "laksanakan",
        "aspirasi": aspirasi.pk,
        "aspirasi_kode": aspirasi.kode,
        "ikuti": sign_ikuti(aspirasi.kunci),
        "komitmen": build_komitmen(unit, forum=forum).pk,
        "tema": TemaAspirasi.objects.create(instansi=unit.instansi, nama="Antrean").pk,
    }


def complaint(unit) -> dict:
    """With the name of somebody, so that who may not see it has something not to see."""
    from surveys.models import HariLibur

    aduan = build_pengaduan(unit, cara="bernama")
    return {
        "aduan": aduan.pk,
        "nomor_aduan": aduan.nomor,
        "langkah_aduan": "periksa",
        "kategori_aduan": build_kategori(unit.instansi).pk,
        "libur": HariLibur.objects.create(instansi=unit.instansi, tanggal="2026-05-01", nama="Hari Buruh").pk,
    }  # fmt: skip


@dataclass(frozen=True)
class Person:
    nama: str
    role: str | None = None
    here: bool = True  # of the instansi whose pages are asked for
    over_unit: bool = True  # the assigned unit is above the things of the world

    def build(self, instansi, instansi_lain):
        home = instansi if self.here else instansi_lain
        unit = None if self.over_unit else home.unit.get(kode="SEK")
        return build_user(home, self.role, unit=unit)


PEOPLE = [
    *(Person(f"{role} di sini", role) for role in ROLES),
    Person("petugas unit lain", "petugas", over_unit=False),
    Person("pimpinan unit lain", "pimpinan_unit", over_unit=False),
    *(Person(f"{role} instansi lain", role, here=False) for role in ROLES),
    Person("tanpa penugasan"),
]


def expected(person: Person, needed: tuple, scope: str) -> str:
    """ "boleh", "dilarang" (403: sees the place, may not do this) or "tidak ada" (404)."""
    if person.role is None or not person.here:
        return "tidak ada"
    role = ROLES[person.role]
    whole = role.cakupan is Cakupan.INSTANSI
    reach = {"unit": whole or person.over_unit, "instansi": whole, "mana saja": True}[scope]
    if reach and role.permissions & set(needed):
        return "boleh"
    sees = whole or person.over_unit or scope != "unit"
    return "dilarang" if sees else "tidak ada"


STATUS = {"dilarang": {403}, "tidak ada": {404}}


# --- the sweep ----------------------------------------------------------------------------------


def all_names(resolver=None, prefix="") -> set[str]:
    names = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} needs a name"
            names.add(prefix + pattern.name)
        else:
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            names |= all_names(pattern, inner)
    return names


def test_every_url_has_a_row_in_the_table():
    missing, gone = all_names() - set(PAGES), set(PAGES) - all_names()
    assert not missing, f"new URLs: say in PAGES who may see and write them: {sorted(missing)}"
    assert not gone, f"rows of URLs that no longer exist: {sorted(gone)}"


@pytest.fixture
def world(instansi, instansi_lain):
    return build_world(instansi)


def path_of(name: str, world) -> str:
    return reverse(name, kwargs={k: getattr(world, v) for k, v in PAGES[name].kwargs.items()})


def number_of_changes() -> int:
    """Events of all things: unchanged means that nothing was written."""
    tables = [t.event_model._meta.db_table for t in THINGS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + " + ".join(f"(SELECT count(*) FROM {t})" for t in tables))
        return cursor.fetchone()[0]


def signed_in(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
    return client


GUARDED = [n for n, r in PAGES.items() if not r.public and not r.personal]


@pytest.mark.parametrize("name", GUARDED)
def test_who_may_see_and_write(name, world, instansi, instansi_lain):
    rule, path = PAGES[name], path_of(name, world)
    wrong = []

    def check(person, method, response, allowed):
        if response.status_code not in allowed:
            wrong.append(f"{person.nama}: {method} {response.status_code}, expected {allowed}")

    for person in PEOPLE:
        client = signed_in(person.build(instansi, instansi_lain))
        answer = expected(person, rule.read, rule.scope)
        response = client.get(path)
        check(person, "GET", response, STATUS.get(answer, OK) if rule.read else {405})

        answer = expected(person, rule.write, rule.scope) if rule.write else "dilarang"
        before = number_of_changes()
        with transaction.atomic():
            response = client.post(path, {})
            if not rule.write:
                check(person, "POST", response, {403, 404, 405})
            else:
                check(person, "POST", response, STATUS.get(answer, WRITTEN))
            if answer != "boleh" and number_of_changes() != before:
                wrong.append(f"{person.nama}: POST wrote something")
            transaction.set_rollback(True)
    assert not wrong, f"{name} {path}\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", [n for n, r in PAGES.items() if not r.public])
def test_anonymous_is_sent_to_sign_in(name, world):
    path, before = path_of(name, world), number_of_changes()
    client = Client(raise_request_exception=False)
    for response in (client.get(path), client.post(path, {})):
        assert (response.status_code, response.url) == (302, LOGIN + path)
    assert number_of_changes() == before


@pytest.mark.parametrize("name", [n for n, r in PAGES.items() if r.public])
def test_public_pages_open_for_everybody(name, world, orang):
    path = path_of(name, world)
    for client in (Client(), signed_in(orang("petugas"))):
        response = client.get(path)
        assert response.status_code in (OK | {405})
        assert not getattr(response, "url", "").startswith(LOGIN)


@pytest.mark.parametrize("name", [n for n, r in PAGES.items() if r.personal])
def test_personal_pages_open_for_everybody_signed_in(name, world, instansi, instansi_lain):
    path = path_of(name, world)
    for person in PEOPLE:
        assert signed_in(person.build(instansi, instansi_lain)).get(path).status_code in OK


MIXED = [n for n in GUARDED if "periode" in PAGES[n].kwargs and len(PAGES[n].kwargs) > 1]


@pytest.mark.parametrize("name", MIXED)
def test_a_period_never_opens_things_of_another_instansi(
    name, world, instansi, instansi_lain, orang
):
    """Even for somebody who may see both, a page is of one instansi."""
    from units.models import Penugasan

    other = build_world(instansi_lain)
    user = orang("admin_instansi")
    for role in ("perencana", "admin_instansi"):
        for place in (instansi, instansi_lain):
            Penugasan.objects.get_or_create(user=user, role=role, instansi=place)
    client = signed_in(user)
    mixed = SimpleNamespace(**vars(other) | {"periode": world.periode})
    path, before = path_of(name, mixed), number_of_changes()
    response = client.get(path)
    assert response.status_code in {404, 405, 403}
    assert client.post(path, {}).status_code in {404, 405, 403}
    assert number_of_changes() == before
