"""A citizen rates a service: on a phone, with and without JavaScript, on a line that breaks, at a counter."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.urls import reverse

from asnplan.settings import database_url
from surveys.models import Respons, Survei
from surveys.pengiriman import sign_tiket
from tests.browser.langkah import AXE, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PONSEL = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def skm(situs, django_db_blocker):
    with django_db_blocker.unblock():
        survei = Survei.objects.select_related("instansi").get(nama="SKM 2026")
        tiket = survei.tiket.filter(respons=None).select_related("layanan__unit")
        return {"survei": survei, "layanan": tiket[0].layanan, "tiket": [t.uid for t in tiket]}


@pytest.fixture(params=[False, True], ids=["tanpa-js", "dengan-js"])
def page(request, browser, situs):
    context = browser.new_context(**(situs.context_args | PONSEL | {"java_script_enabled": request.param}))  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.tanpa_js = not request.param
    yield page
    context.close()


@pytest.fixture
def ponsel(browser, situs):
    """With JavaScript."""
    context = browser.new_context(**(situs.context_args | PONSEL))
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.tanpa_js = False
    yield page
    context.close()


def no_faults(page, langkah):
    """Nothing sticks out, and axe finds nothing. Axe itself is a script: it looks at the same pages when the
    journey is made with JavaScript."""
    lebar = page.evaluate("document.documentElement.scrollWidth")
    assert lebar <= 360, f"{langkah}: {lebar} px"
    if not page.tanpa_js:
        ditemukan = Axe().run(page, options=AXE)
        assert not ditemukan.violations_count, langkah + ditemukan.generate_report()


def address(situs, skm):
    return situs.url + reverse("surveys:survei-isi", args=[skm["survei"].kode, skm["layanan"].kode])


def answer(page, nilai="343334343", mulai=1):
    for n, d in enumerate(nilai, mulai):
        page.locator(f"#u{n}-{d}").check()


def send(page):
    page.get_by_role("button", name="Kirim jawaban").click()


def stored():
    return Respons.objects.filter(saluran__in=("tautan", "tiket")).count()


def thanked(page):
    page.wait_for_url("**/terima-kasih/*")
    return "Terima kasih" in page.inner_text("h1")


def test_from_the_poster_to_the_thanks(page, situs, skm):
    unit, sebelum = skm["layanan"].unit_id, stored()
    page.goto(f"{situs.url}{reverse('surveys:survei-pilih', args=[skm['survei'].kode])}?u={unit}")
    no_faults(page, "pilih")
    follow(page.get_by_role("link", name=skm["layanan"].nama))
    no_faults(page, "isi")
    answer(page, "3433343")  # two are forgotten
    page.fill("#id_usia", "200")
    page.fill("#id_saran", "Antrean lama")
    send(page)
    galat = page.get_by_role("alert")
    galat.wait_for()
    assert "2 pertanyaan belum dijawab" in galat.inner_text()
    no_faults(page, "galat")
    assert page.locator("#u1-3").is_checked() and page.input_value("#id_saran") == "Antrean lama"
    galat.get_by_role("link", name="Pertanyaan 8").click()
    assert page.evaluate("document.activeElement.id") == "u8-1"
    answer(page, "34", mulai=8)
    page.fill("#id_usia", "20")
    assert stored() == sebelum
    send(page)
    assert thanked(page) and stored() == sebelum + 1
    no_faults(page, "terima kasih")
    terakhir = Respons.objects.latest("pk")
    assert terakhir.nilai == [3, 4, 3, 3, 3, 4, 3, 3, 4] and terakhir.usia == 20


def test_eleven_taps_from_the_poster(page, situs, skm):
    """Choose the service, nine answers, send: nothing else is needed."""
    alamat = reverse("surveys:survei-pilih", args=[skm["survei"].kode])
    page.goto(f"{situs.url}{alamat}?u={skm['layanan'].unit_id}")
    ketuk = 0
    for apa in ["link", *range(1, 10), "button"]:
        {
            "link": lambda: page.get_by_role("link", name=skm["layanan"].nama),
            "button": lambda: page.get_by_role("button", name="Kirim jawaban"),
        }.get(apa, lambda n=apa: page.locator(f"label:has(#u{n}-3)"))().click()
        ketuk += 1
    assert thanked(page)
    print(f"taps from the poster's page to the thanks: {ketuk}")
    assert ketuk == 11


def test_a_ticket_takes_one_answer(page, situs, skm, request):
    uid = skm["tiket"][0 if "tanpa" in request.node.name else 1]
    alamat = situs.url + reverse("surveys:survei-tiket", args=[sign_tiket(uid)])
    page.goto(alamat)
    answer(page)
    send(page)
    assert thanked(page)
    jawab = page.goto(alamat)
    assert jawab.status == 410 and "sudah dipakai" in page.inner_text("h1")
    no_faults(page, "terpakai")
    assert Respons.objects.filter(tiket__uid=uid).count() == 1


def test_the_same_form_sent_again_is_one_answer(page, situs, skm):
    sebelum = stored()
    page.goto(address(situs, skm))
    answer(page)
    isi = page.evaluate("() => [...new FormData(document.querySelector('form'))]")
    send(page)
    assert thanked(page)
    for _ in range(3):  # a replay, as a proxy or an impatient phone makes it
        page.context.request.post(address(situs, skm), form=dict(isi), headers={"Referer": address(situs, skm)})  # fmt: skip
    assert stored() == sebelum + 1


def test_without_javascript_the_back_button_brings_the_form_back(browser, situs, skm):
    context = browser.new_context(**(situs.context_args | PONSEL | {"java_script_enabled": False}))
    page, sebelum = context.new_page(), stored()
    page.goto(address(situs, skm))
    answer(page)
    page.fill("#id_saran", "Kursi kurang")
    context.set_offline(True)
    send(page)
    page.wait_for_url("chrome-error://**")
    context.set_offline(False)
    page.go_back()
    page.locator("#u1-3").wait_for()
    assert page.locator("#u1-3").is_checked() and page.input_value("#id_saran") == "Kursi kurang"
    send(page)
    assert thanked(page) and stored() == sebelum + 1
    context.close()


def test_a_form_that_was_open_too_long_loses_nothing(page, situs, skm):
    """Its cookie is gone. The script sends it again by itself; without one, the page asks for one more tap."""
    sebelum = stored()
    page.goto(address(situs, skm))
    answer(page)
    page.fill("#id_saran", "Kursi kurang")
    page.context.clear_cookies()
    send(page)
    if page.tanpa_js:
        page.get_by_text("Isian Anda ada di bawah").wait_for()
        no_faults(page, "belum terkirim")
        assert page.get_by_label("Saran").input_value() == "Kursi kurang" and stored() == sebelum
        page.get_by_role("button", name="Kirim lagi").click()
    assert thanked(page) and stored() == sebelum + 1
    assert Respons.objects.latest("pk").saran == "Kursi kurang"


def test_blocked_cookies_are_not_taken_for_a_lost_line(ponsel, situs, skm):
    page, sebelum, terkirim = ponsel, stored(), []

    def without(kue, kepala):
        return {nama: isi for nama, isi in kepala.items() if nama != kue}

    def keep_no_cookie(route):
        page.context.clear_cookies()  # or the test's own client would send what it was given
        kepala = without("cookie", route.request.all_headers())
        jawab = route.fetch(headers=kepala, max_redirects=0)
        terkirim.append(jawab.status)
        route.fulfill(response=jawab, headers=without("set-cookie", jawab.headers))

    page.goto(address(situs, skm))
    answer(page)
    page.route("**/s/**", keep_no_cookie)
    send(page)
    page.get_by_text("izinkan kuki").wait_for()
    no_faults(page, "kuki diblokir")
    page.wait_for_timeout(4_000)  # a lost line would have been tried again by now
    assert terkirim == [403, 403] and stored() == sebelum
    assert page.locator("#u9-3").is_checked() and page.get_by_text("terputus").count() == 0
    page.unroute("**/s/**")
    send(page)
    assert thanked(page) and stored() == sebelum + 1


def test_a_lost_line_loses_nothing_and_sends_by_itself(ponsel, situs, skm):
    page, sebelum = ponsel, stored()
    page.goto(address(situs, skm))
    answer(page)
    page.fill("#id_saran", "Kursi kurang")
    page.context.set_offline(True)
    send(page)
    page.get_by_text("Sambungan terputus").wait_for()
    no_faults(page, "terputus")
    assert page.locator("#u1-3").is_checked() and stored() == sebelum
    page.context.set_offline(False)  # nobody touches the phone
    assert thanked(page) and stored() == sebelum + 1
    assert Respons.objects.latest("pk").saran == "Kursi kurang"
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_closed_and_opened_again_the_answers_are_there(ponsel, situs, skm):
    page = ponsel
    page.goto(address(situs, skm))
    answer(page, "3434")
    tanda = page.input_value("[name=tanda]")
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.reload()
    page.context.set_offline(False)
    page.goto(address(situs, skm))
    page.get_by_text("Isian Anda tadi masih ada").wait_for()
    no_faults(page, "dipulihkan")
    assert page.locator("#u4-4").is_checked() and page.input_value("[name=tanda]") == tanda
    page.get_by_role("button", name="Kosongkan").click()
    assert page.locator(":checked[type=radio]").count() == 0
    assert page.input_value("[name=tanda]") != tanda
    page.reload()
    assert page.locator(":checked[type=radio]").count() == 0


def test_a_reply_that_is_lost_does_not_count_twice(ponsel, situs, skm):
    """The server stored it; the phone never heard so, and sends again."""
    page, sebelum = ponsel, stored()
    page.goto(address(situs, skm))
    hilang = []

    def lose_first(route):
        if route.request.method == "POST" and not hilang:
            hilang.append(route.fetch(max_redirects=0).status)
            return route.abort()
        return route.continue_()

    page.route("**/s/**", lose_first)
    answer(page)
    send(page)
    assert thanked(page)
    assert hilang == [302] and stored() == sebelum + 1


@contextmanager
def own_server(port: int):
    """A process of its own on the database of the tests: when it ends, its connections end too."""
    nama = connection.settings_dict["NAME"]
    url = re.sub(r"/[^/?]+(\?.*)?$", rf"/{nama}\1", database_url())
    proses = subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", f"localhost:{port}"],
        env=os.environ | {"DATABASE_URL": url}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            with socket.socket() as s:
                if s.connect_ex(("localhost", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://localhost:{port}"
    finally:
        proses.terminate()
        proses.wait()


def test_a_server_that_restarts_is_waited_for(ponsel, situs, skm):
    page, sebelum = ponsel, stored()
    with socket.socket() as s:
        s.bind(("localhost", 0))
        port = s.getsockname()[1]
    with own_server(port) as url:
        page.goto(address(situs, skm).replace(situs.url, url))
        answer(page)
    send(page)
    page.get_by_text("Sambungan terputus").wait_for()
    assert stored() == sebelum
    with own_server(port):
        page.wait_for_url("**/terima-kasih/*")
        assert stored() == sebelum + 1


def test_a_counter_keeps_nothing_and_warns_before_it_empties(ponsel, situs, skm):
    page = ponsel
    page.clock.install()
    page.goto(address(situs, skm) + "?loket=1")
    answer(page, "3434")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.clock.run_for(61_000)
    page.get_by_role("button", name="Ya, masih mengisi").click()
    assert page.locator("#u4-4").is_checked()
    page.clock.run_for(61_000)
    assert page.get_by_text("Masih mengisi?").is_visible()
    no_faults(page, "peringatan")
    page.clock.run_for(31_000)  # gone
    page.locator("#u4-4:not(:checked)").wait_for()
    answer(page)
    send(page)
    assert thanked(page)
    no_faults(page, "terima kasih di loket")
    page.clock.run_for(17_000)  # the next one finds an empty form
    page.wait_for_url("**?loket=1")
    assert page.locator(":checked[type=radio]").count() == 0


def test_the_next_person_on_the_same_phone_is_another_answer(ponsel, situs, skm):
    page, sebelum = ponsel, stored()
    for nilai in ("333333333", "222222222"):
        page.goto(address(situs, skm))
        answer(page, nilai)
        send(page)
        assert thanked(page)
    page.go_back()  # not to a form that was sent
    assert stored() == sebelum + 2 and page.locator("form[data-survei]").count() in (0, 1)
    assert page.locator(":checked[type=radio]").count() == 0
