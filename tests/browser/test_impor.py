"""Importing in a real browser, with the work in a thread as in production: two files, answers, mapping, save, undo."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from tests.berkas import abk_berantakan, xlsx_bytes
from tests.factories import build_jabatan, build_tugas, build_user
from workload.models import UraianTugas

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BERSIH = xlsx_bytes(
    ["unit_kerja", "nama_jabatan", "uraian_tugas", "volume", "waktu_penyelesaian_menit"],
    ["Sekretariat", "Penata Layanan", "Menata layanan", 75, 1000],
)


@pytest.fixture
def posts(instansi):
    pem = instansi.unit.get(kode="PEM")
    semua = {
        "penata": build_jabatan(instansi.unit.get(kode="SEK"), "Penata Layanan"),
        "kasi": build_jabatan(pem, "Kepala Seksi Pemerintahan", jenis="pengawas"),
        "pengolah": build_jabatan(pem, "Pengolah Data"),
        "operator": build_jabatan(pem, "Operator Layanan Operasional"),
    }
    build_tugas(semua["pengolah"], 1, 1, uraian="Yang lama")
    return semua


@pytest.fixture
def buka(page, live_server, instansi, posts, settings):
    """Signed in as petugas; gives the address of a page; page.galat collects what the console says."""
    settings.BACKGROUND_INLINE = False
    client = Client()
    user = build_user(instansi, "petugas")
    client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
    nama = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": nama, "value": client.cookies[nama].value, "url": live_server.url}]
    )
    page.galat = []
    page.on("console", lambda m: page.galat.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: page.galat.append(str(e)))
    return lambda nama, *args: live_server.url + reverse(nama, args=args)


def sound(page):
    """Nothing for axe, nothing in the console, no sideways scroll."""
    temuan = Axe().run(page)
    assert temuan.violations_count == 0, temuan.generate_report()
    lebar = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(lebar) <= 0
    assert page.galat == []


@pytest.mark.parametrize("lebar", [1280, 360])
def test_two_files_answered_mapped_saved_and_taken_back(page, buka, posts, instansi, lebar):
    page.set_viewport_size({"width": lebar, "height": 800})
    page.goto(buka("workload:beban-import", instansi.periode.get().pk))
    page.set_input_files(
        "input[type=file]",
        [
            {"name": "ABK Seksi.xlsx", "mimeType": "application/octet-stream", "buffer": abk_berantakan()},
            {"name": "bersih.xlsx", "mimeType": "application/octet-stream", "buffer": BERSIH},
        ],
    )  # fmt: skip
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_role("link", name="Periksa dan simpan bersih.xlsx").wait_for()
    sound(page)

    # the clean one: look, save
    page.get_by_role("link", name="Periksa dan simpan bersih.xlsx").click()
    page.get_by_role("button", name="Simpan 1 jabatan").click()
    page.get_by_text("1 baris ditulis").wait_for()
    assert UraianTugas.objects.get(beban__jabatan=posts["penata"]).volume == 75
    page.get_by_role("link", name="Semua berkas impor").click()

    # the other one: an answer, two posts, save
    page.get_by_role("link", name="Periksa dan simpan ABK Seksi.xlsx").click()
    page.get_by_text("Lembar Kasi Pem, sel D9").wait_for()
    sound(page)
    page.locator("#tanya-1").fill("240")
    page.get_by_role("button", name="Jawab dan hitung lagi").click()
    page.locator("#tanya-1").wait_for(state="detached")
    page.get_by_role("heading", name="Jabatan yang belum cocok").wait_for()
    kasi = page.get_by_label("Simpan ke untuk Kasi Pemerintahan")
    assert kasi.input_value() == str(posts["kasi"].pk)  # the same words once written out
    page.get_by_label("Simpan ke untuk Operator Pelayanan").select_option(str(posts["operator"].pk))
    page.get_by_role("button", name="Terapkan pilihan").click()
    page.get_by_role("button", name="Simpan 3 jabatan, ganti 1 baris lama").wait_for()
    page.get_by_role("link", name="Lihat baris Pengolah Data").click()
    page.get_by_text("Mengagendakan surat masuk").wait_for()
    sound(page)
    page.get_by_role("button", name="Simpan 3 jabatan").click()
    page.get_by_text("6 baris ditulis").wait_for()
    assert UraianTugas.objects.count() == 7
    assert UraianTugas.objects.get(uraian="Memverifikasi pelayanan").volume == 240
    sound(page)

    # and back
    page.get_by_role("button", name="Batalkan impor").click()
    page.get_by_text("Impor ini sudah dibatalkan").wait_for()
    assert {t.uraian for t in UraianTugas.objects.all()} == {"Yang lama", "Menata layanan"}
    sound(page)


def test_without_javascript(browser, browser_context_args, page, buka, instansi, posts):
    """The same pages with scripts off: upload, see, save."""
    kue = page.context.cookies()
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    context.add_cookies(kue)
    polos = context.new_page()
    polos.goto(buka("workload:beban-import", instansi.periode.get().pk))
    polos.set_input_files(
        "input[type=file]",
        [{"name": "bersih.xlsx", "mimeType": "application/octet-stream", "buffer": BERSIH}],
    )
    polos.get_by_role("button", name="Periksa berkas").click()
    polos.get_by_role("link", name="Lihat baris Penata Layanan").click()
    polos.get_by_role("cell", name="Menata layanan").wait_for()
    polos.get_by_role("button", name="Simpan 1 jabatan").click()
    polos.get_by_text("1 baris ditulis").wait_for()
    context.close()
