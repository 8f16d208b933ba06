"""Every page with the demo's data, as a person meets it: on a desk and on a phone.

A new URL without a recipe fails the first test. `ASNPLAN_POTRET=folder` keeps a picture of each page.
"""

import gzip
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from accounts.models import User
from accounts.tokens import invitation_path, reset_path
from surveys.actions.survei import create_survei, standard_unsur
from surveys.calculators.unsur import Urutan
from surveys.models import Aspirasi, Forum, Pengaduan, TautanSuara
from surveys.pengiriman import sign_ikuti
from tests.asnplan.test_akses_semua_url import all_names, build_survei_warga
from tests.berkas import abk_berantakan, xlsx_bytes
from tests.browser.langkah import AXE
from units.models import Instansi, NomenklaturJabatan, Penugasan
from workload.actions.cetakan import keep_cetakan
from workload.actions.impor import ask_save, receive
from workload.calculators.kewajaran import Kode
from workload.demo.struktur import KODE_INSTANSI
from workload.exports.cetakan import prepare_cetakan
from workload.exports.kebutuhan import read_kebutuhan
from workload.imports.kerja import antrean
from workload.models import Catatan, PenerimaanTanda

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

DESK, PHONE = 1280, 360
POTRET = os.environ.get("ASNPLAN_POTRET")


@dataclass(frozen=True)
class Halaman:
    """Who opens it (None: a stranger), what stands in the URL (name in the world below), and how.

    tautan   instead of a URL name with arguments: the name of a whole address in the world
    ujung    what follows the path: a query
    status   what the server answers
    """

    oleh: str | None
    args: tuple = ()
    tautan: str = ""
    ujung: str = ""
    status: int = 200


def by(oleh, *args, **more):
    return Halaman(oleh, args, **more)


# One way, at least, of opening each page; after a space: the same page in another state.
HALAMAN = {
    "home": by("petugas"),
    "home tanpa-penugasan": by("baru"),
    "accounts:login": by(None),
    "accounts:password-reset": by(None),
    "accounts:password-reset-confirm": by(None, tautan="lupa"),
    "accounts:password-reset-confirm basi": by(None, "uid", "basi"),
    "accounts:invitation-accept": by(None, tautan="undangan"),
    "accounts:profile": by("petugas"),
    "accounts:password-change": by("petugas"),
    "units:instansi-detail": by("admin", "instansi"),
    "units:instansi-detail petugas": by("petugas", "instansi"),
    "units:instansi-edit": by("admin", "instansi"),
    "units:unit-list": by("admin", "instansi"),
    "units:unit-create": by("admin", "instansi"),
    "units:unit-import": by("admin", "instansi"),
    "units:unit-detail": by("admin", "unit"),
    "units:unit-edit": by("admin", "unit"),
    "units:unit-delete": by("admin", "unit"),
    "units:nomenklatur-list": by("admin", "instansi"),
    "units:nomenklatur-create": by("admin", "instansi"),
    "units:nomenklatur-import": by("admin", "instansi"),
    "units:nomenklatur-edit": by("admin", "nomenklatur"),
    "units:peta-import": by("admin", "instansi"),
    "units:jabatan-create": by("admin", "unit"),
    "units:jabatan-detail": by("admin", "jabatan"),
    "units:jabatan-edit": by("admin", "jabatan"),
    "units:jabatan-delete": by("admin", "jabatan"),
    "units:pegawai-list": by("admin", "instansi"),
    "units:pegawai-create": by("admin", "instansi"),
    "units:pegawai-import": by("admin", "instansi"),
    "units:pegawai-detail": by("admin", "pegawai"),
    "units:pegawai-edit": by("admin", "pegawai"),
    "units:pegawai-delete": by("admin", "pegawai"),
    "units:periode-list": by("admin", "instansi"),
    "units:periode-create": by("admin", "instansi"),
    "units:periode-detail": by("admin", "periode"),
    "units:periode-detail ditutup": by("petugas", "periode_lalu"),
    "units:periode-edit": by("admin", "periode"),
    "units:periode-close": by("admin", "periode"),
    "units:penugasan-list": by("admin", "instansi"),
    "units:penugasan-create": by("admin", "instansi"),
    "units:penugasan-edit": by("admin", "penugasan"),
    "riwayat-list": by("auditor", "instansi"),
    "surveys:warga-pilih": by(None),
    "surveys:warga": by(None, "instansi"),
    "surveys:pengaduan-create": by(None, "instansi"),
    "surveys:pengaduan-create layanan": by(None, "instansi", ujung="?layanan=tidakada"),
    "surveys:pengaduan-angka": by(None, "instansi"),
    "surveys:pengaduan-lacak": by(None),
    "surveys:pengaduan-ikuti": by(
        None, "aduan_nomor"
    ),  # without its secret: the form that asks for it
    "surveys:pengaduan-list": by("pimpinan", "instansi"),
    "surveys:pengaduan-list lewat": by("petugas", "instansi", ujung="?saring=lewat"),
    "surveys:pengaduan-list kosong": by("petugas", "instansi", ujung="?saring=sisih"),
    "surveys:pengaduan-figures": by("pimpinan", "instansi"),
    "surveys:pengaduan-entry": by("petugas", "instansi"),
    "surveys:pengaduan-setup": by("admin", "instansi"),
    "surveys:privasi": by(None),
    "surveys:privasi-instansi": by(None, "instansi"),
    "surveys:privasi-setup": by("admin", "instansi"),
    "surveys:kategori-create": by("admin", "instansi"),
    "surveys:kategori-edit": by("admin", "aduan_kategori"),
    "surveys:libur-create": by("admin", "instansi"),
    "surveys:libur-edit": by("admin", "aduan_libur"),
    "surveys:libur-delete": by("admin", "aduan_libur"),
    "surveys:pengaduan-detail": by("pimpinan", "aduan"),
    "surveys:pengaduan-detail selesai": by("pimpinan", "aduan_selesai"),
    "surveys:pengaduan-handover": by("pimpinan", "aduan"),
    "surveys:pengaduan-terlapor": by("pimpinan", "aduan"),
    "surveys:pengaduan-extend": by("pimpinan", "aduan"),
    "surveys:pengaduan-reporter": by("pimpinan", "aduan_bernama"),
    "surveys:pengaduan-transition": by("pimpinan", "aduan", "selesaikan"),
    "surveys:pengaduan-transition lapor": by("pimpinan", "aduan", "teruskan"),
    "workload:beban-list": by("perencana", "periode"),
    "workload:beban-list petugas": by("petugas", "periode"),
    "workload:beban-list ditutup": by("petugas", "periode_lalu"),
    "workload:beban-import": by("petugas", "periode"),
    "workload:beban-import admin": by("admin", "periode"),
    "workload:impor-detail": by("admin", "periode", "impor"),
    "workload:impor-detail pilih": by("admin", "periode", "impor", ujung="?pilih=semua"),
    "workload:impor-detail tersimpan": by("admin", "periode", "impor_tersimpan"),
    "workload:impor-detail gagal": by("admin", "periode", "impor_gagal"),
    "workload:beban-edit": by("petugas", "periode", "jabatan"),
    "workload:beban-edit baca": by("auditor", "periode", "jabatan"),
    "workload:beban-edit bertanda": by("pimpinan", "periode", "jabatan_bertanda"),
    "workload:beban-copy": by("petugas", "periode", "jabatan"),
    "workload:analisis-detail": by("petugas", "periode", "unit"),
    "workload:analisis-detail final": by("pimpinan", "periode", "unit_final"),
    "workload:analisis-transition": by("pimpinan", "periode", "unit", "finalkan"),
    "workload:analisis-transition buka": by("perencana", "periode", "unit_final", "buka"),
    "workload:catatan-create": by("perencana", "periode", "jabatan"),
    "workload:catatan-answer": by("petugas", "catatan"),
    "workload:catatan-close": by("perencana", "catatan"),
    "workload:tanda-accept": by("pimpinan", "periode", "tugas_bertanda", "tanda"),
    "workload:kesenjangan": by("perencana", "periode"),
    "workload:kesenjangan petugas": by("petugas", "periode"),
    "workload:kesenjangan-unit": by("perencana", "periode", "kelurahan"),
    "workload:kesenjangan-jabatan": by("perencana", "periode"),
    "workload:kesenjangan-jabatan kosong": by("perencana", "periode", ujung="?q=tidak-ada-xyz"),
    "workload:kesenjangan-jenis": by("perencana", "periode"),
    "workload:peta-jabatan": by("perencana", "periode"),
    "workload:peta-jabatan cari": by("petugas", "periode", ujung="?q=seksi"),
    "workload:peta-jabatan daftar": by("auditor", "periode", ujung="?tampilan=daftar"),
    "workload:perhitungan-jabatan": by("auditor", "periode", "jabatan"),
    "workload:perhitungan-unit": by("auditor", "periode", "kelurahan"),
    "workload:unduh": by("perencana", "periode"),
    "workload:unduh petugas": by("petugas", "periode"),
    "surveys:suara": by("petugas", "instansi"),
    "surveys:layanan-list": by("admin", "instansi"),
    "surveys:layanan-create": by("pimpinan", "instansi"),
    "surveys:layanan-edit": by("admin", "skm_layanan"),
    "surveys:layanan-close": by("admin", "skm_layanan"),
    "surveys:survei-list": by("admin", "instansi"),
    "surveys:survei-create": by("admin", "instansi"),
    "surveys:survei-detail": by("admin", "skm"),
    "surveys:survei-detail ditutup": by("auditor", "skm_lalu"),
    "surveys:survei-edit": by("admin", "skm_baru"),
    "surveys:survei-edit beku": by("admin", "skm"),
    "surveys:survei-close": by("admin", "skm"),
    "surveys:survei-tautan": by("petugas.kecamatan", "skm"),
    "surveys:survei-poster": by("petugas.kecamatan", "skm", "skm_layanan"),
    "surveys:survei-poster-unit": by("petugas.kecamatan", "skm", "skm_unit"),
    "surveys:survei-kertas": by("petugas.kecamatan", "skm", "skm_layanan"),
    "surveys:survei-karantina": by("pimpinan", "skm"),
    "surveys:survei-tiket-list": by("petugas.kecamatan", "skm", "skm_layanan"),
    "surveys:survei-tiket-slip": by("petugas.kecamatan", "skm", "skm_layanan"),
    "surveys:survei-kertas-list": by("petugas.kecamatan", "skm", "skm_layanan"),
    "surveys:survei-kertas-edit": by("petugas.kecamatan", "kertas"),
    "surveys:survei-impor": by("petugas.kecamatan", "skm"),
    "surveys:survei-impor ditutup": by("petugas.kecamatan", "skm_lalu"),
    "surveys:survei-impor-urutan": by("petugas.kecamatan", "skm", "kuesioner"),
    "surveys:survei-impor-layanan": by("petugas.kecamatan", "skm", "kuesioner", "skm_layanan"),
    "surveys:survei-impor-undo": by("petugas.kecamatan", "impor_respons"),
    "surveys:survei-pilih": by(None, "kode_survei"),
    "surveys:survei-isi": by(None, "kode_survei", "kode_layanan"),
    "surveys:survei-tiket": by(None, "tanda_tiket"),
    "surveys:survei-terima-kasih": by(None, "kode_survei"),
    "surveys:survei-hasil": by("perencana", "survei_tutup"),
    "surveys:survei-hasil petugas": by("petugas", "survei_tutup"),
    "surveys:survei-hasil kosong": by("perencana", "survei"),
    "surveys:survei-terbit": by("admin", "survei_tutup"),
    "surveys:survei-tarik": by("admin", "survei_tutup"),
    "surveys:rtl-list": by("admin", "survei_tutup"),
    "surveys:rtl-create": by("admin", "survei_tutup"),
    "surveys:rtl-edit": by("admin", "rencana"),
    "surveys:rtl-transition": by("admin", "rencana", "selesaikan"),
    "surveys:hasil-publik": by(None, "kode_survei_terbit"),
    "surveys:hasil-publik-unit": by(None, "kode_survei_terbit", "kelurahan"),
    "surveys:hasil-poster": by(None, "kode_survei_terbit"),
    "surveys:hasil-poster-unit": by(None, "kode_survei_terbit", "kelurahan"),
    "surveys:forum-list": by("petugas.kecamatan", "instansi"),
    "surveys:forum-list kosong": by("auditor", "instansi", ujung="?status=batal"),
    "surveys:forum-create": by("petugas.kecamatan", "instansi"),
    "surveys:forum-detail": by("pimpinan", "forum_terbit"),
    "surveys:forum-detail baca": by("auditor", "forum_terbit"),
    "surveys:forum-detail diundang": by("petugas.kecamatan", "forum"),
    "surveys:forum-edit": by("petugas.kecamatan", "forum"),
    "surveys:forum-edit terkunci": by("petugas.kecamatan", "forum_terbit"),
    "surveys:forum-peserta": by("petugas.kecamatan", "forum"),
    "surveys:forum-peserta terkunci": by("petugas.kecamatan", "forum_terbit"),
    "surveys:forum-peserta hapus": by("petugas.kecamatan", "forum", ujung="?hapus=1"),
    "surveys:forum-usulan": by("petugas.kecamatan", "forum"),
    "surveys:forum-usulan terkunci": by("petugas.kecamatan", "forum_terbit"),
    "surveys:forum-undangan": by("petugas.kecamatan", "forum_terbit"),
    "surveys:forum-notulen": by("petugas.kecamatan", "forum"),
    "surveys:forum-komitmen": by("petugas.kecamatan", "forum"),
    "surveys:forum-transition": by("petugas.kecamatan", "forum", "laksanakan"),
    "surveys:forum-transition tarik": by("pimpinan", "forum_terbit", "tarik"),
    "surveys:komitmen-list": by("perencana", "instansi"),
    "surveys:komitmen-edit": by("petugas.kecamatan", "komitmen"),
    "surveys:aspirasi-list": by("petugas.kecamatan", "instansi"),
    "surveys:aspirasi-list kosong": by("auditor", "instansi", ujung="?q=tidak-ada-xyz"),
    "surveys:aspirasi-create": by("petugas.kecamatan", "instansi"),
    "surveys:aspirasi-create musrenbang": by(
        "petugas.kecamatan", "instansi", ujung="?sumber=musrenbang"
    ),
    "surveys:aspirasi-detail": by("pimpinan", "aspirasi_baru"),
    "surveys:aspirasi-detail baca": by("auditor", "aspirasi_baru"),
    "surveys:aspirasi-detail terbit": by("pimpinan", "aspirasi"),
    "surveys:aspirasi-edit": by("petugas.kecamatan", "aspirasi_baru"),
    "surveys:aspirasi-moderate": by("pimpinan", "aspirasi_baru"),
    "surveys:aspirasi-merge": by("pimpinan", "aspirasi_baru", ujung="?ke=0"),
    "surveys:aspirasi-split": by("pimpinan", "aspirasi_baru"),
    "surveys:aspirasi-komitmen": by("petugas.kecamatan", "aspirasi"),
    "surveys:tema-list": by("admin", "instansi"),
    "surveys:tema-edit": by("admin", "tema"),
    "surveys:aspirasi-publik": by(None, "instansi"),
    "surveys:aspirasi-publik kosong": by(None, "instansi", ujung="?q=tidak-ada-xyz"),
    "surveys:aspirasi-tulis": by(None, "instansi"),
    "surveys:aspirasi-lihat": by(None, "instansi", "aspirasi_kode"),
    "surveys:aspirasi-ikuti": by(None, "ikuti"),
    "surveys:kami-lakukan": by(None, "instansi"),
    "surveys:kami-lakukan unit": by(None, "instansi", ujung="?unit=12.71.12.1002"),
    "surveys:aspirasi-lapor": by(None, "instansi", "aspirasi_kode"),
    "surveys:moderasi-list": by("pimpinan", "instansi"),
    "surveys:moderasi-list saran": by("pimpinan", "instansi", ujung="?antrean=saran"),
    "surveys:moderasi-list kosong": by("pimpinan", "instansi", ujung="?antrean=aspirasi-lapor"),
    "surveys:moderasi-list putus": by("pimpinan", "instansi", ujung="?antrean=aspirasi-putus"),
    "surveys:moderasi-detail": by("pimpinan", "jenis_tulisan", "bersaran"),
    "surveys:forum-publik": by(None, "forum_terbit_kode"),
    "surveys:forum-publik undangan": by(None, "forum_kode"),
    "surveys:padu-list": by("perencana", "instansi"),
    "surveys:padu-list bobot": by(
        "admin", "instansi", ujung="?ikm=3&unsur=1&beban=1&kurang=1&semua=1"
    ),
    "surveys:padu-list salah": by("petugas", "instansi", ujung="?ikm=99&unsur=1&beban=1&kurang=1"),
    "surveys:padu-unit": by("perencana", "periode", "kelurahan"),
    "surveys:padu-unit baca": by("auditor", "periode", "kelurahan"),
    "surveys:padu-unit kosong": by("perencana", "periode_lalu", "unit"),
    "surveys:tautan-suara-choose": by("petugas", "periode", "kelurahan", "suara_unsur"),
    "surveys:tautan-suara-create": by("petugas", "periode", "jabatan"),
    "surveys:tautan-suara-detail": by("perencana", "tautan"),
    "surveys:tautan-suara-remove": by("perencana", "tautan"),
    "periksa-cari": by(None),
    "periksa": by(None, "cetakan"),
    "periksa banding": by("perencana", "cetakan"),
    "periksa 404": by(None, "kode_salah", status=404),
    "units:unit-detail 404": by("petugas", "tidak_ada", status=404),
    "units:unit-edit 403": by("petugas", "unit", status=403),
}
NOT_PAGES = {
    "health": "plain text for machines",
    "accounts:logout": "POST only",
    "surveys:pengaduan-xlsx": "a file to download",
    "surveys:pengaduan-csv": "a file to download",
    "surveys:pengaduan-reply": "leads to the complaint",
    "surveys:pengaduan-note": "leads to the complaint",
    "surveys:pengaduan-accept": "leads to the complaint",
    "workload:beban-save": "POST only",
    "workload:impor-petakan": "POST only",
    "workload:impor-simpan": "POST only",
    "workload:impor-batalkan": "POST only",
    "workload:impor-kemajuan": "a piece of impor-detail",
    "workload:beban-isian": "a file to download",
    "workload:kesenjangan-export": "a file to download",
    "periksa-json": "a file to download",
    "surveys:forum-berita-acara": "a file to download",
    "surveys:aspirasi-data": "a file to download",
    "surveys:komitmen-data": "a file to download",
    "surveys:padu-export": "a file to download",
    "surveys:padu-weights": "POST only",
    "surveys:aspirasi-dukung": "POST only",
    "surveys:moderasi-undo": "POST only",
    "workload:siasn-rincian": "a file to download",
    "workload:siasn-sotk": "a file to download",
    "surveys:survei-qr": "a file to download",
    "surveys:survei-qr-unit": "a file to download",
    "surveys:survei-tiket-csv": "a file to download",
    "surveys:survei-jawaban": "a file to download",
    "workload:peta-jabatan-svg": "a file to download",
    "workload:peta-jabatan-pdf": "a file to download",
    "surveys:survei-laporan": "a file to download",
    "surveys:survei-olahan": "a file to download",
}
# Pages on which a phone shows something else than a desk: axe looks there too.
OTHERWISE_ON_A_PHONE = {
    "workload:beban-edit",
    "workload:kesenjangan",
    "workload:peta-jabatan",
    "units:unit-list",
    "surveys:aspirasi-publik",
    "surveys:aspirasi-tulis",
    "surveys:aspirasi-lihat",
    "surveys:aspirasi-ikuti",
    "surveys:kami-lakukan",
    "surveys:forum-publik",
    "surveys:padu-list",
    "surveys:padu-unit",
}


def test_every_page_has_a_recipe():
    named = {key.split()[0] for key in HALAMAN}
    missing = all_names() - named - set(NOT_PAGES)
    assert not missing, f"new URLs: say in HALAMAN how to open them: {sorted(missing)}"
    gone = (named | set(NOT_PAGES)) - all_names()
    assert not gone, f"recipes of URLs that no longer exist: {sorted(gone)}"


WHO_STICKS_OUT = """() => [...document.querySelectorAll("main *, header *, nav *")]
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth && !e.closest(".gulir"))
    .slice(0, 6).map((e) => e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 40)).join(" | ")"""


@pytest.fixture(scope="module")
def dunia(situs, django_db_blocker) -> SimpleNamespace:
    """One of everything in the demo, as it stands in a URL."""
    with django_db_blocker.unblock():
        instansi = Instansi.objects.get(kode=KODE_INSTANSI)
        unit = {
            kunci: instansi.unit.get(kode__endswith=kunci)
            for kunci in ("1002", "1002-PEM", "YANUM")
        }
        lalu, kini = instansi.periode.select_related("instansi", "aturan").order_by("tahun")
        catatan = Catatan.objects.get(beban__jabatan__unit=unit["1002-PEM"])
        diterima = PenerimaanTanda.objects.get()
        impor, suara = imported_files(kini), build_survei_warga(unit["1002"]) | results_of(instansi)
        patroli = Catatan.objects.exclude(pk=catatan.pk).get().tugas
        return SimpleNamespace(
            **surveys_of(instansi),
            instansi=instansi.kode,
            kelurahan=unit["1002"].pk,
            unit=unit["1002-PEM"].pk,
            unit_final=unit["YANUM"].pk,
            jabatan=catatan.beban.jabatan_id,
            jabatan_bertanda=patroli.beban.jabatan_id,
            jabatan_final=diterima.tugas.beban.jabatan_id,
            tugas_bertanda=patroli.uid,
            tanda=Kode.LEBIH_SATU,
            pegawai=catatan.beban.jabatan.pegawai.first().pk,
            nomenklatur=NomenklaturJabatan.objects.create(
                instansi=instansi, nama="Juru Arsip Kecamatan", jenis="pelaksana"
            ).pk,
            cetakan=keep_cetakan(prepare_cetakan(read_kebutuhan(kini, oleh=""))).kode,
            kode_salah="0000-0000-0000-0000",
            periode=kini.pk,
            periode_lalu=lalu.pk,
            penugasan=Penugasan.objects.get(user__username="petugas").pk,
            catatan=catatan.pk,
            **complaints(instansi),
            finalkan="finalkan",
            buka="buka",
            uid="MQ",
            basi="sudah-basi",
            undangan=invitation_path(User.objects.get(username="baru")),
            lupa=reset_path(User.objects.get(username="petugas")),
            tidak_ada=0,
            selesaikan="selesaikan",
            **suara,
            **impor,
            **said_by_citizens(instansi),
        )


def surveys_of(instansi) -> dict:
    """The rounds of the demo, the service at its first counter, and a round that nobody answered yet."""
    kini, lalu = (instansi.survei.get(nama=nama) for nama in ("SKM 2026", "SKM 2025"))
    tiket = kini.tiket.filter(respons=None).select_related("layanan").first()
    baru = create_survei(
        instansi=instansi,
        isian={"nama": "SKM berikutnya", "mulai": "2030-01-01", "selesai": "2030-03-31"},
        unsur=standard_unsur(Urutan.KUESIONER),
        by=User.objects.get(username="admin"),
    )
    return {
        "skm": kini.pk,
        "skm_lalu": lalu.pk,
        "skm_baru": baru.pk,
        "skm_layanan": tiket.layanan_id,
        "skm_unit": tiket.layanan.unit_id,
        "kuesioner": "kuesioner",
        "suara_unsur": f"unsur-{lalu.unsur.get(kode='WAKTU').pk}",
        "tautan": TautanSuara.objects.get(jabatan__instansi=instansi).pk,
    }


def results_of(instansi) -> dict:
    """The published round of the demo and a plan of it that is not done."""
    lalu = instansi.survei.get(nama="SKM 2025")
    rencana = lalu.rencana.get(status="rencana")
    return {"survei_tutup": lalu.pk, "kode_survei_terbit": lalu.kode, "rencana": rencana.pk}


def said_by_citizens(instansi) -> dict:
    """Forums and aspirations of the demo, as they stand in a URL."""
    terbit, diundang = Forum.objects.order_by("tanggal")
    baru = Aspirasi.objects.get(judul="Antrean KTP lewat telepon genggam")
    aspirasi = Aspirasi.objects.get(judul__startswith="Nomor antrean")
    return {
        "forum": diundang.pk,
        "forum_kode": diundang.kode,
        "forum_terbit": terbit.pk,
        "forum_terbit_kode": terbit.kode,
        "laksanakan": "laksanakan",
        "tarik": "tarik",
        "aspirasi": aspirasi.pk,
        "aspirasi_kode": aspirasi.kode,
        "aspirasi_baru": baru.pk,
        "ikuti": sign_ikuti(baru.kunci),
        "komitmen": terbit.komitmen.first().pk,
        "tema": instansi.tema_aspirasi.first().pk,
    }


def complaints(instansi) -> dict:
    milik = Pengaduan.objects.filter(unit__instansi=instansi)
    proses = milik.get(isi__startswith="Kursi tunggu")
    return {
        "aduan": proses.pk,
        "aduan_nomor": proses.nomor,
        "aduan_selesai": milik.filter(status="selesai").first().pk,
        "aduan_bernama": milik.filter(cara="bernama").first().pk,
        "aduan_kategori": instansi.kategori_pengaduan.first().pk,
        "aduan_libur": instansi.hari_libur.first().pk,
        "teruskan": "teruskan",
    }


def imported_files(periode) -> dict[str, int]:
    """A file in each state that its page looks different in."""
    pemilik = User.objects.get(username="admin")
    jabatan = periode.instansi.jabatan.select_related("unit").filter(nama="Camat").first()
    bersih = xlsx_bytes(
        ["unit_kerja", "nama_jabatan", "uraian_tugas", "volume", "waktu_penyelesaian_menit"],
        [jabatan.unit.nama, jabatan.nama, "Memimpin rapat", 24, 120],
    )
    pk = {}
    with override_settings(BACKGROUND_INLINE=True, UPLOAD_DIR=Path(tempfile.mkdtemp())):
        for nama, isi in (
            ("impor", abk_berantakan()),
            ("impor_tersimpan", bersih),
            ("impor_gagal", b"bukan Excel"),
        ):
            upload = SimpleUploadedFile(f"{nama}.xlsx", isi)
            berkas = receive(periode=periode, upload=upload, unit_bawaan=None, by=pemilik)
            antrean.wake()
            if nama == "impor_tersimpan":
                berkas.refresh_from_db()
                ask_save(berkas=berkas, dilihat=None, by=pemilik)
                antrean.wake()
            pk[nama] = berkas.pk
    return pk


def path_of(nama: str, dunia) -> str:
    halaman = HALAMAN[nama]
    if halaman.tautan:
        return getattr(dunia, halaman.tautan)
    return reverse(nama.split()[0], args=[getattr(dunia, a) for a in halaman.args]) + halaman.ujung


def faults_of(page, lebar: int, with_axe: bool) -> list[str]:
    """What a person would notice, or somebody who cannot see the page."""
    judul = page.locator("h1").count()
    faults = [f"{judul} × h1"] if judul != 1 else []
    if page.locator("html").get_attribute("lang") != "id":
        faults.append("lang is not id")
    if not page.title().removesuffix("· asnplan").strip():
        faults.append("no title")
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if over > 0:
        faults.append(f"{over} px too wide: {page.evaluate(WHO_STICKS_OUT)}")
    if with_axe:
        found = Axe().run(page, options=AXE)
        if found.violations_count:
            faults.append(found.generate_report())
    return [f"{lebar} px: {fault}" for fault in faults]


@pytest.mark.parametrize("nama", HALAMAN)
def test_page(nama, situs, dunia):
    halaman, url = HALAMAN[nama], situs.url + path_of(nama, dunia)
    tab = situs.tab(halaman.oleh)
    faults = []
    for lebar in (DESK, PHONE):
        tab.page.set_viewport_size({"width": lebar, "height": 800})
        response = tab.page.goto(url)
        assert response.status == halaman.status, url
        with_axe = lebar == DESK or nama.split()[0] in OTHERWISE_ON_A_PHONE
        faults += faults_of(tab.page, lebar, with_axe)
        if POTRET:
            keep_picture(tab.page, nama, lebar)
    faults += [k for k in tab.keluhan if f"status of {halaman.status}" not in k]
    assert not faults, url + "\n" + "\n".join(faults)


RINGAN = 60_000  # bytes of a first load, compressed
WARGA = [n for n, h in HALAMAN.items() if h.oleh is None and n.startswith("surveys:")]


@pytest.mark.parametrize("nama", WARGA)
def test_a_page_for_citizens_is_light(nama, situs, dunia, record_property):
    """Everything a phone fetches that was never here before, as a server that compresses sends it."""
    context = situs.browser.new_context(**situs.context_args)
    page, jawaban = context.new_page(), []
    page.on("response", lambda j: jawaban.append(j))
    page.goto(situs.url + path_of(nama, dunia), wait_until="networkidle")
    berat = sum(len(gzip.compress(j.body())) for j in jawaban if j.status != 302)
    record_property("weight", (nama, berat, len(jawaban)))  # printed at the end: tests/conftest.py
    context.close()
    assert berat <= RINGAN


def keep_picture(page, nama: str, lebar: int):
    folder = Path(POTRET) / str(lebar)
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(
        path=folder / (nama.replace(":", "-").replace(" ", "_") + ".png"), full_page=True
    )
