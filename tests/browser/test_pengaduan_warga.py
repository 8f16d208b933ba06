"""A complaint on phones of 360 px, with JavaScript and without: sent, followed, worked on, answered, reopened."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from surveys.models import Pengaduan
from tests.browser.langkah import follow
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
        context.set_default_timeout(20_000)
        page, keluhan = context.new_page(), []
        page.keluhan, page.lensa = keluhan, None if js else buka(True)
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


def check(page):
    """What a person would notice, and axe; `evaluate` works without JavaScript in the page too."""
    if POTRET:
        keep_picture(page, f"aduan-{page.url.split('/')[3]}-{page.locator('h1').inner_text()}", 360)
    faults = faults_of(page, 360, with_axe=page.lensa is None)
    if (
        page.lensa
    ):  # axe needs JavaScript: it reads the page as it stands, without its scripts, in another tab
        isi = re.sub(r"<script.*?</script>", "", page.content(), flags=re.S)
        page.lensa.set_content(isi.replace("<head>", f'<head><base href="{page.url}">', 1))
        faults += faults_of(page.lensa, 360, with_axe=True)
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def sign_in(page, user, url):
    client, nama = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
    page.context.add_cookies([{"name": nama, "value": client.cookies[nama].value, "url": url}])
    return page


def weigh(page, alamat) -> int:
    """Bytes of the first load, compressed."""
    jawaban = []

    def keep(response):
        jawaban.append(response)

    page.on("response", keep)
    page.goto(alamat)
    page.remove_listener("response", keep)
    return sum(len(gzip.compress(r.body())) for r in jawaban)


def take(page, langkah, tombol=None, **isian):
    """An officer's step: its button, what it asks for, and sending it."""
    follow(page.get_by_role("link", name=langkah, exact=True))
    check(page)
    for label, teks in isian.items():
        isi = page.get_by_label(label.replace("_", " ")).first
        isi.select_option(label=teks) if isi.evaluate("e => e.tagName") == "SELECT" else isi.fill(teks)  # fmt: skip
    follow(page.get_by_role("button", name=tombol or langkah, exact=True))


def open_ticket(page, nomor, rahasia):
    page.get_by_label("Nomor pengaduan").fill(nomor)
    page.get_by_label("Kata kunci").fill(rahasia)
    follow(page.get_by_role("button", name="Buka"))


@pytest.mark.parametrize("js", [False, True], ids=["without-js", "with-js"])
def test_from_the_first_word_over_every_desk_to_the_reopening(ponsel, saluran, live_server, instansi, js):  # fmt: skip
    warga, camat = ponsel(js), build_user(instansi, "pimpinan_unit")
    petugas = sign_in(ponsel(js), camat, live_server.url)
    berat = weigh(warga, saluran)
    assert berat <= 60_000
    fill(warga)
    check(warga)
    follow(warga.get_by_role("button", name="Kirim pengaduan"))
    expect(warga.get_by_role("heading", level=1)).to_have_text("Pengaduan diterima")
    nomor, rahasia = warga.locator(".tanda-terima dd").all_text_contents()
    Pengaduan.objects.update(curiga="")  # typed faster than people do
    with warga.expect_download() as unduhan:
        warga.get_by_role("link", name="Simpan ke berkas").click()
    berkas = unduhan.value.path().read_text()
    assert nomor in berkas and rahasia in berkas and "/lacak/" in berkas
    expect(warga.get_by_role("button", name="Salin")).to_be_visible(visible=js)
    check(warga)

    # following: a wrong secret, then the right one
    follow(warga.get_by_role("link", name="Pantau pengaduan"))
    check(warga)
    open_ticket(warga, nomor.lower(), "salah")
    expect(warga.get_by_role("alert")).to_contain_text("tidak cocok")
    open_ticket(warga, nomor, rahasia)
    expect(warga.get_by_role("heading", level=1)).to_have_text(nomor)
    expect(warga.get_by_text("Sisa 3 hari kerja")).to_be_visible()
    warga.get_by_label("Tambah pesan").fill("Hari ini tutup lagi.")
    follow(warga.get_by_role("button", name="Kirim pesan"))
    expect(warga.get_by_text("Hari ini tutup lagi.")).to_be_visible()
    check(warga)

    # the officer checks it, answers, asks for more time, hands it on
    petugas.goto(f"{live_server.url}/pengaduan/di/{instansi.kode}/")
    expect(petugas.get_by_text("Pesan pelapor")).to_be_visible()
    check(petugas)
    follow(petugas.get_by_role("link", name=nomor))
    expect(petugas.get_by_text(CERITA)).to_be_visible()
    check(petugas)
    take(petugas, "Terima untuk ditindaklanjuti", Tentang_apa="Waktu penyelesaian")
    petugas.get_by_label("Balasan untuk pelapor").fill("Telepon 0812 3456 7890 saja.")
    follow(petugas.get_by_role("button", name="Kirim balasan"))
    expect(petugas.get_by_text("tampak pribadi")).to_be_visible()
    check(petugas)
    petugas.get_by_label("Balasan untuk pelapor").fill("Terima kasih, kami periksa jadwal loket.")
    follow(petugas.get_by_role("button", name="Kirim balasan"))
    petugas.get_by_role("textbox", name="Catatan internal").fill("Tanya kepala seksi.")
    follow(petugas.get_by_role("button", name="Simpan catatan"))
    take(petugas, "Perpanjang tenggat", Tambahan_hari_kerja="3", Alasan="Menunggu jadwal baru dari dinas.")  # fmt: skip
    take(petugas, "Serahkan ke unit lain", Unit_tujuan="Seksi Pemerintahan", Alasan="Loket ini di seksi mereka.")  # fmt: skip
    expect(petugas.get_by_text("Diserahkan ke Seksi Pemerintahan", exact=True)).to_be_visible()  # fmt: skip
    take(petugas, "Jawab dan tutup", Jawaban_untuk_pelapor="Loket kini buka sampai pukul tiga.")
    expect(petugas.get_by_text("Ditutup dalam 0 hari kerja")).to_be_visible()

    # the reporter reads, judges and opens it again
    warga.reload()
    for teks in ("kami periksa jadwal loket", "Menunggu jadwal baru", "Diserahkan ke Seksi Pemerintahan", "Loket kini buka sampai pukul tiga."):  # fmt: skip
        expect(warga.get_by_text(teks).first).to_be_visible()
    for teks in ("Tanya kepala seksi", "Loket ini di seksi mereka", str(camat)):
        expect(warga.get_by_text(teks)).to_have_count(0)
    check(warga)
    warga.get_by_label("Kurang puas").check()
    follow(warga.get_by_role("button", name="Kirim penilaian"))
    expect(warga.get_by_text("Penilaian Anda atas penanganan ini")).to_be_visible()
    warga.get_by_label("Belum selesai?").fill("Hari Jumat masih tutup pukul sepuluh.")
    follow(warga.get_by_role("button", name="Buka kembali"))
    expect(warga.get_by_role("heading", name="Sedang ditindaklanjuti")).to_be_visible()
    petugas.reload()
    expect(petugas.get_by_text("Dibuka kembali 1×")).to_be_visible()
    check(petugas)

    alamat = warga.url
    follow(warga.get_by_role("button", name="Selesai, tutup"))
    warga.goto(alamat)
    expect(warga.get_by_role("heading", level=1)).to_have_text("Pantau pengaduan")
    assert not [k for p in (warga, petugas) for k in p.keluhan if "422" not in k]


@pytest.mark.parametrize("js", [False, True], ids=["without-js", "with-js"])
def test_said_at_the_counter_and_followed_at_home(ponsel, saluran, live_server, instansi, js):
    petugas = sign_in(ponsel(js), build_user(instansi, "petugas"), live_server.url)
    petugas.goto(f"{live_server.url}/pengaduan/di/{instansi.kode}/")
    follow(petugas.get_by_role("link", name="Catat pengaduan"))
    check(petugas)
    petugas.get_by_label("Unit atau layanan").select_option(label="KTP elektronik")
    petugas.get_by_label("Jenis pengaduan").select_option(label="Pertanyaan")
    petugas.get_by_label("Apa yang terjadi").fill("Ibu ini bertanya kapan loket buka.")
    follow(petugas.get_by_role("button", name="Simpan dan buat slip"))
    expect(petugas.get_by_role("heading", name="Tanda terima pengaduan")).to_be_visible()
    check(petugas)
    nomor, rahasia = petugas.locator(".slip-aduan dd").all_text_contents()
    warga = ponsel(js)
    warga.goto(f"{live_server.url}/lacak/")
    open_ticket(warga, nomor, rahasia)
    expect(warga.get_by_text("Dicatat petugas: Datang ke loket")).to_be_visible()
    check(warga)
    warga.goto(f"{live_server.url}/adu/{instansi.kode}/angka/")
    check(warga)
    assert not petugas.keluhan + warga.keluhan


@pytest.mark.parametrize("js", [False, True], ids=["without-js", "with-js"])
def test_a_mistake_loses_nothing_and_says_where(ponsel, saluran, js):
    page = ponsel(js)
    page.goto(saluran)
    fill(page, "Rahasia")
    page.get_by_label("Nama", exact=True).fill("Siti Aminah")
    follow(page.get_by_role("button", name="Kirim pengaduan"))
    expect(page.get_by_role("alert")).to_contain_text("nomor telepon atau surel")
    check(page)
    expect(page.get_by_label("Apa yang terjadi")).to_have_value(CERITA)
    expect(page.get_by_label("Nama", exact=True)).to_have_value("Siti Aminah")
    page.get_by_label("Nomor telepon atau surel").fill("siti@contoh.id")
    page.get_by_label("Saya setuju").check()
    follow(page.get_by_role("button", name="Kirim pengaduan"))
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
    follow(page.get_by_role("button", name="Kirim pengaduan"))
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
