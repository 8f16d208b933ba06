"""The gap report in a real browser: reachable, readable on a phone, nothing for axe to find."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.browser.langkah import follow
from tests.factories import build_jabatan, build_tugas, build_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def periode(instansi):
    periode = instansi.periode.get(tahun=2026)
    for n, unit in enumerate(instansi.unit.order_by("kode")):
        for jenis in ("pengawas", "fungsional", "pelaksana"):
            jabatan = build_jabatan(unit, jenis=jenis, bezetting=2, kelas=7)
            if jenis != "fungsional":
                build_tugas(jabatan, volume=75_000, waktu=1 + n)
    return periode


@pytest.fixture
def halaman(page, live_server, instansi, periode):
    """A page signed in as perencana that collects what the console says."""
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
    return page


@pytest.fixture
def alamat(live_server, instansi, periode):
    unit = instansi.unit.get(kode="KEC")
    return {
        "instansi": live_server.url + reverse("workload:kesenjangan", args=[periode.pk]),
        "unit": live_server.url + reverse("workload:kesenjangan-unit", args=[periode.pk, unit.pk]),
        "jabatan": live_server.url + reverse("workload:kesenjangan-jabatan", args=[periode.pk]),
        "jenis": live_server.url + reverse("workload:kesenjangan-jenis", args=[periode.pk]),
    }


@pytest.mark.parametrize("lebar", [1280, 360])
def test_axe_finds_nothing_and_the_page_does_not_scroll_sideways(halaman, alamat, lebar):
    halaman.set_viewport_size({"width": lebar, "height": 800})
    for nama, url in alamat.items():
        assert halaman.goto(url).status == 200
        temuan = Axe().run(halaman)
        assert temuan.violations_count == 0, f"{nama}: {temuan.generate_report()}"
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, nama
    assert halaman.galat == []


def test_from_the_instansi_down_to_a_post_and_back_to_its_row(halaman, alamat):
    halaman.goto(alamat["instansi"])
    follow(halaman.get_by_role("link", name="Kelurahan", exact=True).first)
    assert halaman.get_by_role("heading", level=1).inner_text() == "Kelurahan"
    follow(halaman.get_by_role("link", name="Per jabatan"))
    halaman.get_by_label("Keadaan").select_option("kurang")
    halaman.wait_for_url("**keadaan=kurang**")
    follow(halaman.get_by_role("link", name="Kurang", exact=True))
    halaman.wait_for_url("**urut=-kurang**")
    daftar = halaman.url
    halaman.locator("tbody th a").first.click()
    halaman.wait_for_url("**/perhitungan/**")
    halaman.go_back()
    assert halaman.url == daftar
    assert halaman.get_by_label("Keadaan").input_value() == "kurang"
