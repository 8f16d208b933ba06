"""A complaint on a phone of 360 px, with JavaScript and without: sent, followed, answered, reopened."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from surveys.actions.tangani import move, reply
from surveys.models import Pengaduan
from surveys.pengiriman import new_tanda, read_tanda
from tests.browser.test_semua_halaman import POTRET, faults_of, keep_picture
from tests.factories import build_kategori, build_layanan, build_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CERITA = "Loket KTP tutup pukul sepuluh pagi tanpa pemberitahuan."


@pytest.fixture
def saluran(instansi, live_server):
    """The address of the form; two services to choose from."""
    build_kategori(instansi)
    build_kategori(instansi, "Pertanyaan", hari_selesai=5)
    build_layanan(instansi.unit.get(kode="KEL"))
    return f"{live_server.url}/adu/{instansi.kode}/"


@pytest.fixture
def ponsel(browser, browser_context_args):
    """ponsel(js) gives a page of a cheap phone; what the browser complains of is in page.keluhan."""
    konteks = []

    def buka(js: bool):
        context = browser.new_context(
            **browser_context_args | {"viewport": {"width": 360, "height": 640}},
            java_script_enabled=js,
        )
        konteks.append(context)
        context.set_default_timeout(8_000)
        page, keluhan = context.new_page(), []
        page.keluhan = keluhan
        page.on("pageerror", lambda e: keluhan.append(str(e)))
        page.on("console", lambda m: keluhan.append(m.text) if m.type == "error" else None)
        return page

    yield buka
    for context in konteks:
        context.close()


def fill(page, cara="Anonim"):
    page.get_by_label("Unit atau layanan").select_option(label="KTP elektronik")
    page.get_by_label("Keluhan tentang layanan").check()
    page.get_by_label("Apa yang terjadi").fill(CERITA)
    page.get_by_role("radio", name=re.compile(f"^{cara}")).check()


def check(page, with_axe=True):
    """`evaluate` works without JavaScript in the page too."""
    if POTRET:
        keep_picture(page, f"aduan-{page.url.split('/')[3]}-{page.locator('h1').inner_text()}", 360)
    faults = faults_of(page, 360, with_axe)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("js", [False, True], ids=["without-js", "with-js"])
def test_from_the_first_word_to_the_reopening(ponsel, saluran, instansi, js):
    page = ponsel(js)
    page.goto(saluran)
    fill(page)
    check(page, with_axe=js)
    page.get_by_role("button", name="Kirim pengaduan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan diterima")
    nomor, rahasia = page.locator(".tanda-terima dd").all_text_contents()
    check(page, with_axe=js)

    page.get_by_role("link", name="Pantau pengaduan").click()
    page.get_by_label("Nomor pengaduan").fill(nomor.lower())
    page.get_by_label("Kata kunci").fill("salah")
    page.get_by_role("button", name="Buka").click()
    expect(page.get_by_role("alert")).to_contain_text("tidak cocok")
    page.get_by_label("Kata kunci").fill(rahasia)
    page.get_by_role("button", name="Buka").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(nomor)
    expect(page.get_by_text("Sisa 3 hari kerja")).to_be_visible()
    page.get_by_label("Tambah pesan").fill("Hari ini tutup lagi.")
    page.get_by_role("button", name="Kirim pesan").click()
    expect(page.get_by_text("Hari ini tutup lagi.")).to_be_visible()

    petugas, aduan = build_user(instansi, "petugas"), Pengaduan.objects.get()
    assert (aduan.nomor, aduan.layanan.nama, aduan.isi) == (nomor, "KTP elektronik", CERITA)
    move(pengaduan=aduan, kode="periksa", by=petugas)
    reply(pengaduan=aduan, isi="Terima kasih, kami periksa jadwal loket.", by=petugas, tanda=read_tanda(new_tanda()))  # fmt: skip
    move(pengaduan=aduan, kode="selesaikan", alasan="Loket kini buka sampai pukul tiga.", by=petugas)  # fmt: skip
    page.reload()
    expect(page.get_by_text("kami periksa jadwal loket")).to_be_visible()
    expect(page.get_by_text("Loket kini buka sampai pukul tiga.")).to_be_visible()
    check(page, with_axe=js)
    page.get_by_label("Kurang puas").check()
    page.get_by_role("button", name="Kirim penilaian").click()
    expect(page.get_by_text("Penilaian Anda atas penanganan ini")).to_be_visible()
    page.get_by_label("Belum selesai?").fill("Hari Jumat masih tutup pukul sepuluh.")
    page.get_by_role("button", name="Buka kembali").click()
    expect(page.get_by_role("heading", name="Sedang ditindaklanjuti")).to_be_visible()

    alamat = page.url
    page.get_by_role("button", name="Selesai, tutup").click()
    page.goto(alamat)
    expect(page.get_by_role("heading", level=1)).to_have_text("Pantau pengaduan")
    assert not [k for k in page.keluhan if "422" not in k]


@pytest.mark.parametrize("js", [False, True], ids=["without-js", "with-js"])
def test_a_mistake_loses_nothing_and_says_where(ponsel, saluran, js):
    page = ponsel(js)
    page.goto(saluran)
    fill(page, "Rahasia")
    page.get_by_label("Nama", exact=True).fill("Siti Aminah")
    page.get_by_role("button", name="Kirim pengaduan").click()
    expect(page.get_by_role("alert")).to_contain_text("nomor telepon atau surel")
    check(page, with_axe=js)
    expect(page.get_by_label("Apa yang terjadi")).to_have_value(CERITA)
    expect(page.get_by_label("Nama", exact=True)).to_have_value("Siti Aminah")
    page.get_by_label("Nomor telepon atau surel").fill("siti@contoh.id")
    page.get_by_label("Saya setuju").check()
    page.get_by_role("button", name="Kirim pengaduan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan diterima")
    assert Pengaduan.objects.get().kontak.kontak == "siti@contoh.id"


def test_a_lost_line_keeps_the_story_in_the_tab_but_never_the_contact(ponsel, saluran):
    page = ponsel(True)
    page.goto(saluran)
    fill(page, "Rahasia")
    page.get_by_label("Nama", exact=True).fill("Siti Aminah")
    page.context.set_offline(True)
    page.get_by_role("button", name="Kirim pengaduan").click(no_wait_after=True)
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    page.goto(saluran)
    expect(page.get_by_label("Apa yang terjadi")).to_have_value(CERITA)
    expect(page.get_by_label("Keluhan tentang layanan")).to_be_checked()
    assert "Siti" not in page.evaluate(
        "JSON.stringify(sessionStorage) + JSON.stringify(localStorage)"
    )
    page.get_by_role("button", name="Kirim pengaduan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan diterima")
    assert page.evaluate("sessionStorage.length") == 0


def test_contact_fields_show_only_to_who_gives_one(ponsel, saluran):
    page = ponsel(True)
    page.goto(saluran)
    nama = page.get_by_label("Nama", exact=True)
    expect(nama).to_be_hidden()
    page.get_by_role("radio", name=re.compile("^Bernama")).check()
    expect(nama).to_be_visible()
    assert not Axe().run(page).violations_count
