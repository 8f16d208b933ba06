"""A planner at 360 px, with JavaScript and without: from the menu in two taps to the card on which the slow
service, the complaints, the proposals and the missing people stand together, and on to the evidence."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.langkah import AXE, follow
from workload.demo.struktur import KODE_INSTANSI

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PONSEL = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize(
    ("js", "unsur"),
    [(True, "Sarana dan prasarana"), (False, "Perilaku pelaksana")],
    ids=["dengan-js", "tanpa-js"],
)
def test_from_the_menu_to_the_evidence(situs, browser, js, unsur):
    context = browser.new_context(**situs.context_args | PONSEL | {"java_script_enabled": js})
    context.add_cookies([situs.cookies["perencana"]])
    page = context.new_page()

    def tap(peran, nama):
        follow(page.get_by_role(peran, name=nama).first)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
        if js:  # axe itself is a script
            found = Axe().run(page, options=AXE)
            assert not found.violations_count, found.generate_report()

    page.goto(f"{situs.url}/suara/{KODE_INSTANSI}/")
    tap("link", "Unit yang paling mendesak")
    tap("link", "Kelurahan Rengas Pulau")
    kalimat = page.locator(".kalimat").inner_text()
    for bagian in (
        "Waktu penyelesaian dinilai paling rendah (2,30 · D)",
        "6 tentang waktu penyelesaian",
        "aspirasi tentang Antrean dan waktu layanan",
        "kurang 4 dari 16 orang",
    ):
        assert bagian in kalimat

    tap("link", f"Tautkan {unsur} ke jabatan")
    tap("link", "Pilih Pengadministrasi Perkantoran")
    page.get_by_label("Alasan*", exact=True).fill("Hal ini diurus jabatan ini.")
    tap("button", "Tautkan")
    tap("link", f"Kutip {unsur}")
    bukti = page.locator("main").inner_text()
    assert f"Unsur {unsur} pada Kelurahan Rengas Pulau dinilai" in bukti
    assert "kurang 1" in bukti and "Hal ini diurus jabatan ini" in bukti
    context.close()
