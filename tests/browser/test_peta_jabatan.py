"""The peta jabatan in a real browser: open, close, search, keyboard, zoom; the address keeps what is open."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import build_jabatan, build_tugas, build_unit, build_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def posts(instansi):
    """A camat over 40 sections of twelve posts each: more than the page holds at first."""
    kecamatan = instansi.unit.get(kode="KEC")
    camat = build_jabatan(kecamatan, "Camat", "administrator", bezetting=1, kelas=12)
    build_jabatan(kecamatan, "Arsiparis", "fungsional", atasan=camat)
    seksi = {}
    for n in range(40):
        unit = build_unit(instansi, f"S{n:02}", f"Bagian {n}", induk=kecamatan, urutan=n)
        seksi[n] = build_jabatan(unit, f"Kepala Bagian {n}", "pengawas", atasan=camat, kelas=9)
        for m in range(11):
            build_jabatan(unit, f"Pengelola {n}-{m}", kelas=5, atasan=seksi[n])
    kurang = instansi.jabatan.get(nama="Pengelola 7-3")
    build_tugas(kurang, volume=75_000, waktu=2)
    return {"camat": camat, "seksi": seksi, "kurang": kurang}


@pytest.fixture
def halaman(page, live_server, instansi, posts):
    client = Client()
    user = build_user(instansi, "perencana")
    client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
    nama = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": nama, "value": client.cookies[nama].value, "url": live_server.url}]
    )
    page.galat = []
    page.on("console", lambda m: page.galat.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: page.galat.append(str(e)))
    periode = instansi.periode.get(tahun=2026)
    page.alamat = live_server.url + reverse("workload:peta-jabatan", args=[periode.pk])
    return page


def box(halaman, jabatan):
    return halaman.locator(f"#j{jabatan.pk}")


def focused(halaman) -> str:
    return halaman.evaluate("document.activeElement.getAttribute('aria-label') ?? ''")


@pytest.mark.parametrize("lebar", [1280, 360])
def test_open_a_branch_search_a_post_and_find_both_again_by_the_address(halaman, posts, lebar):
    halaman.set_viewport_size({"width": lebar, "height": 800})
    halaman.goto(halaman.alamat)
    tiga, tujuh = posts["seksi"][3], posts["seksi"][7]
    box(halaman, tiga).locator("summary").first.click()
    expect(box(halaman, tiga).get_by_text("Pengelola 3-10")).to_be_visible()
    halaman.wait_for_url(f"**buka=j{tiga.pk}")

    halaman.get_by_role("searchbox").fill("pengelola 7-3")
    hasil = halaman.get_by_role("link", name="Pengelola 7-3", exact=True)
    expect(hasil).to_be_visible()
    expect(halaman.locator("#hasil-cari")).to_contain_text("Camat › Kepala Bagian 7")
    hasil.click()
    dicari = box(halaman, posts["kurang"])
    expect(dicari).to_be_in_viewport()
    expect(dicari).to_have_class("baris kurang dicari")
    expect(dicari).to_be_focused()
    expect(dicari.locator("b")).to_have_text("−2")
    expect(box(halaman, tiga).get_by_text("Pengelola 3-10")).to_be_visible()
    halaman.wait_for_url(f"**buka=j{tiga.pk},j{tujuh.pk}**")

    halaman.reload()
    expect(box(halaman, tiga).get_by_text("Pengelola 3-10")).to_be_visible()
    expect(box(halaman, posts["kurang"])).to_be_visible()
    assert halaman.galat == []


def test_the_tree_is_walked_with_the_keyboard(halaman, posts):
    halaman.goto(halaman.alamat)
    box(halaman, posts["camat"]).focus()
    assert focused(halaman).startswith("Camat, kelas 12, bezetting 1")
    keys = halaman.keyboard
    keys.press("ArrowRight")
    assert focused(halaman).startswith("1 fungsional")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    assert focused(halaman).startswith("Kepala Bagian 0")
    bagian = box(halaman, posts["seksi"][0])
    expect(bagian).to_have_attribute("aria-expanded", "false")
    keys.press("ArrowRight")
    expect(bagian).to_have_attribute("aria-expanded", "true")
    expect(bagian.get_by_text("Pengelola 0-0", exact=True)).to_be_visible()
    keys.press("ArrowRight")
    assert focused(halaman).startswith("11 fungsional")
    keys.press("ArrowRight")
    assert focused(halaman).startswith("Pengelola 0-0")
    for _ in range(3):  # to the list, close it, to its superior
        keys.press("ArrowLeft")
    assert focused(halaman).startswith("Kepala Bagian 0")
    keys.press("ArrowLeft")
    expect(bagian).to_have_attribute("aria-expanded", "false")
    keys.press("ArrowLeft")
    assert focused(halaman).startswith("Camat")
    keys.press("End")
    assert focused(halaman).startswith("Kepala Bagian 39")
    keys.press("Home")
    assert focused(halaman).startswith("Camat")
    keys.type("kepala bagian 12")
    assert focused(halaman).startswith("Kepala Bagian 12")
    expect(box(halaman, posts["seksi"][12])).to_be_in_viewport()
    keys.press("Enter")
    halaman.wait_for_url("**/perhitungan/**")
    halaman.get_by_role("link", name="Kembali").click()
    expect(box(halaman, posts["seksi"][12])).to_be_focused()
    assert halaman.galat == []


def test_what_is_opened_stays_where_it_is(halaman, posts):
    halaman.goto(halaman.alamat)
    tiga = box(halaman, posts["seksi"][20])
    tiga.locator("summary").first.scroll_into_view_if_needed()
    x = tiga.locator(".kotak").first.bounding_box()["x"]
    tiga.locator("summary").first.click()
    expect(tiga.get_by_text("Pengelola 20-10")).to_be_visible()
    assert abs(tiga.locator(".kotak").first.bounding_box()["x"] - x) < 2


def test_zoom_by_button_key_and_to_fit(halaman, posts):
    halaman.goto(halaman.alamat)
    lebar = lambda: box(halaman, posts["camat"]).locator(".kotak").first.bounding_box()["width"]  # noqa: E731
    semula = lebar()
    halaman.get_by_role("button", name="Perbesar").click()
    assert lebar() > semula * 1.15
    box(halaman, posts["camat"]).focus()
    for _ in range(2):
        halaman.keyboard.press("-")
    assert lebar() < semula * 0.9
    halaman.keyboard.press("0")
    assert abs(lebar() - semula) < 1
    halaman.get_by_role("button", name="Paskan").click()
    assert lebar() < semula
    halaman.get_by_role("button", name="Tutup semua").click()
    halaman.get_by_role("button", name="Kembali ke 100 persen").click()
    assert abs(lebar() - semula) < 1


@pytest.mark.parametrize("lebar", [1280, 360])
@pytest.mark.parametrize("ujung", ["", "?dalam=9", "?tampilan=daftar", "?q=kepala"])
def test_axe_finds_nothing_and_the_page_does_not_scroll_sideways(halaman, lebar, ujung):
    halaman.set_viewport_size({"width": lebar, "height": 800})
    halaman.goto(halaman.alamat + ujung)
    temuan = Axe().run(halaman)
    assert temuan.violations_count == 0, temuan.generate_report()
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar
    assert halaman.galat == []


def test_without_a_script_everything_opens_all_the_same(browser, halaman, posts):
    context = browser.new_context(
        java_script_enabled=False, storage_state=halaman.context.storage_state()
    )
    page = context.new_page()
    page.goto(halaman.alamat)
    tiga = posts["seksi"][3]
    box(page, tiga).locator("summary").first.click()
    box(page, tiga).get_by_role("link", name="Buka bagian ini").click()
    expect(page.get_by_text("Pengelola 3-10")).to_be_visible()
    page.get_by_label("Cari jabatan atau unit").fill("pengelola 7-3")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="Pengelola 7-3", exact=True).click()
    expect(box(page, posts["kurang"])).to_be_visible()
    context.close()
