"""A forum from agenda to result, and a proposal from a resident's phone, at 360 px: with JavaScript and
without. What a page says of the rest is in tests/surveys."""

from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.test import Client

from surveys.models import Aspirasi, Forum
from tests.browser.test_semua_halaman import AXE
from tests.factories import build_instansi, build_layanan, build_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def tempat(transactional_db):
    instansi = build_instansi("marelan", "Kecamatan Contoh")
    build_layanan(instansi.unit.get(kode="KEC"))
    return instansi


@pytest.fixture
def buka(live_server, browser, browser_context_args, tempat):
    """buka(role, js) gives the phone of somebody with that role; of a resident where there is none."""
    konteks = []

    def _buka(role=None, js=True):
        context = browser.new_context(
            **browser_context_args | {"viewport": PHONE, "java_script_enabled": js}
        )
        konteks.append(context)
        if role:
            client = Client()
            user = get_user_model().objects.filter(username=role).first()
            client.force_login(
                user or build_user(tempat, role, username=role),
                backend="accounts.backends.UsernameOrNipBackend",
            )
            context.add_cookies(
                [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
            )  # fmt: skip
        page = context.new_page()
        keluhan = []
        page.on("pageerror", lambda e: keluhan.append(str(e)))
        return SimpleNamespace(page=page, keluhan=keluhan, url=live_server.url)

    yield _buka
    for context in konteks:
        context.close()


def send(page, tombol: str):
    page.get_by_role("button", name=tombol, exact=True).click()


def narrow(page):
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert over <= 0, f"{over} px too wide: {page.url}"


def look(hp, js):
    """Nothing sticks out; axe, where the page may run scripts, finds nothing."""
    if not js:
        return
    narrow(hp.page)
    found = Axe().run(hp.page, options=AXE)
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("js", [True, False], ids=["dengan-js", "tanpa-js"])
def test_a_forum_from_agenda_to_result(buka, tempat, js):
    petugas, camat, warga = buka("petugas", js), buka("pimpinan_unit", js), buka(js=js)
    page = petugas.page

    page.goto(f"{petugas.url}/forum/instansi/{tempat.kode}/")
    page.get_by_role("link", name="Forum baru").click()
    for label, isi in (
        ("Unit penyelenggara*", "KEC"),
        ("Judul*", "Forum Layanan KTP"),
        ("Yang dibicarakan*", "Antrean KTP"),
        ("Tanggal*", "2026-03-10"),
        ("Mulai pukul*", "09:00"),
        ("Tempat atau media*", "Aula kecamatan"),
        ("Susunan acara*", "Pembukaan\nDialog"),
    ):
        page.get_by_label(label, exact=True).fill(isi)
    send(page, "Simpan")
    forum_url = page.url

    page.get_by_role("link", name="Isi daftar undangan").click()
    for unsur, orang in (
        ("pengguna", "Siti; Lk. 4"),
        ("oms", "Togar; LPM"),
        ("media", "Rina; Koran"),
    ):
        page.locator("#id_unsur").select_option(unsur)
        page.locator("#id_orang").fill(orang)
        send(page, "Tambahkan")
    page.goto(forum_url)
    page.get_by_role("link", name="Surat undangan dan daftar hadir").click()
    assert "Siti, Lk. 4" in page.content() and "Daftar hadir" in page.content()
    look(petugas, js)

    page.goto(forum_url)
    page.get_by_role("link", name="Undangan sudah disebar").click()
    send(page, "Undangan sudah disebar")
    kode = Forum.objects.get().kode
    warga.page.goto(f"{warga.url}/f/{kode}/")
    assert "Dialog" in warga.page.content() and "Siti" not in warga.page.content()
    look(warga, js)

    page.get_by_role("link", name="Undangan dan kehadiran").click()
    for nama in ("Siti", "Togar", "Rina"):
        page.get_by_label(f"Hadir: {nama}").check()
    send(page, "Simpan kehadiran")
    assert "3 dari 5 unsur masyarakat hadir" in page.content()
    page.goto(forum_url)
    page.get_by_role("link", name="Forum sudah terlaksana").click()
    send(page, "Forum sudah terlaksana")

    page.get_by_role("link", name="Catat usulan").click()
    page.get_by_label("Usulan, dalam satu kalimat*", exact=True).fill("Tambah kursi tunggu")
    page.get_by_label("Unit yang dituju", exact=True).fill("KEC")
    send(page, "Simpan")
    page.goto(forum_url)
    page.get_by_role("link", name="Tulis notulen").click()
    page.get_by_label("Notulen", exact=True).fill("Pak Togar Lubis meminta kursi.")
    send(page, "Simpan")
    page.get_by_role("link", name="Catat komitmen").click()
    page.get_by_label("Yang akan dilakukan*", exact=True).fill("Membeli delapan kursi")
    page.get_by_label("Penanggung jawab*", exact=True).fill("Sekretaris Kecamatan")
    page.get_by_label("Batas waktu*", exact=True).fill("2099-06-30")
    send(page, "Simpan")
    page.get_by_role("link", name="Sepakati berita acara").click()
    send(page, "Sepakati berita acara")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh berita acara (Word)").click()
    assert unduhan.value.suggested_filename.endswith(".docx")
    look(petugas, js)

    camat.page.goto(forum_url)
    camat.page.get_by_role("link", name="Terbitkan hasil").click()
    assert "Pak Togar Lubis (nama orang)" in camat.page.content()
    look(camat, js)
    send(camat.page, "Terbitkan hasil")

    warga.page.reload()
    hasil = warga.page.content()
    assert "▮▮▮ meminta kursi." in hasil and "Togar" not in hasil
    assert "Membeli delapan kursi" in hasil and "30 Juni 2099" in hasil
    look(warga, js)

    page.goto(forum_url)
    page.get_by_role("link", name="Tindak lanjut").click()
    page.locator("#id_status").select_option("selesai")
    page.locator("#id_bukti").fill("Foto serah terima")
    send(page, "Simpan")
    warga.page.goto(f"{warga.url}/a/{tempat.kode}/kami-lakukan/")
    assert "Foto serah terima" in warga.page.content() and "Selesai" in warga.page.content()
    look(warga, js)
    assert not petugas.keluhan + camat.keluhan + warga.keluhan


@pytest.mark.parametrize("js", [True, False], ids=["dengan-js", "tanpa-js"])
def test_a_resident_proposes_follows_and_supports(buka, tempat, js):
    penulis, camat, tetangga = buka(js=js), buka("pimpinan_unit", js), buka(js=js)
    page = penulis.page
    page.goto(f"{penulis.url}/a/{tempat.kode}/")
    page.get_by_role("link", name="Sampaikan aspirasi").click()
    send(page, "Kirim")  # nothing filled in: the browser or the server says so
    page.locator("#id_tentang").select_option(label="KTP elektronik")
    page.locator("#id_judul").fill("Nomor antrean dari rumah")
    page.locator("#id_isi").fill("Hubungi saya 0812 3456 7890")
    look(penulis, js)
    send(page, "Kirim")
    assert "Aspirasi Anda" in page.content() and "nomor telepon" in page.content()
    rahasia = page.url
    look(penulis, js)
    page.locator("#id_isi").fill("Telepon saya 0812 3456 7890 saja")
    send(page, "Simpan perubahan")

    pk = Aspirasi.objects.get().pk
    Aspirasi.objects.update(curiga="")  # a robot is quick like this test
    camat.page.goto(f"{camat.url}/aspirasi/{pk}/")
    camat.page.get_by_role("link", name="Periksa dan terbitkan").click()
    look(camat, js)
    send(camat.page, "Simpan keputusan")
    assert "Aspirasi terbit." in camat.page.content()

    page.goto(rahasia)
    assert "Terbit" in page.content()
    page = tetangga.page
    page.goto(f"{tetangga.url}/a/{tempat.kode}/?q=antrean")
    page.get_by_role("link", name="Nomor antrean dari rumah").click()
    assert "▮▮▮" in page.content() and "0812" not in page.content()
    send(page, "Saya mendukung")
    assert "dukungan Anda sudah kami terima" in page.content()
    look(tetangga, js)
    send(page, "Saya mendukung")
    assert "sudah mendukung" in page.content()
    assert Aspirasi.objects.with_dukungan().get().dukungan == 1
    assert not penulis.keluhan + camat.keluhan + tetangga.keluhan
