"""An officer types paper forms at the speed of the keys; and without JavaScript all the same."""

import pytest
from django.urls import reverse

from surveys.models import Respons, Survei
from tests.browser.langkah import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def alamat(situs, django_db_blocker):
    with django_db_blocker.unblock():
        survei = Survei.objects.get(nama="SKM 2026")
        layanan = survei.tiket.select_related("layanan").first().layanan
        return situs.url + reverse("surveys:survei-kertas", args=[survei.pk, layanan.pk])


def test_five_forms_by_keyboard_alone(situs, alamat, django_db_blocker):
    """Nine digits and Enter; a hole on the paper is a space, and the page asks for a word about it."""
    page = situs.tab("petugas.kecamatan").page
    page.goto(alamat)
    for digit in ("343434343", "34523 3442", "444444444", "333333333", "222222222"):
        page.keyboard.type(digit)  # a five is not taken, a space leaves a box empty
        assert page.locator("[name=jam]").evaluate("e => e === document.activeElement")
        page.keyboard.press("Enter")
        if " " in digit:  # the focus is where the question is
            page.locator("#id_apa_adanya:focus").wait_for()
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
        page.get_by_text(f"Tersimpan: {digit.replace('5', '').replace(' ', '–')[0]}").wait_for()
        page.locator("#u1:focus").wait_for()
    diketik = page.locator("td.font-monospace").all_inner_texts()
    assert len(diketik) == 5 and diketik[0] == "2 2 2 2 2 2 2 2 2"
    assert diketik[3] == "3 4 2 3 – 3 4 4 2"


def test_a_mistyped_form_is_put_right_from_the_list(situs, alamat):
    page = situs.tab("petugas.kecamatan").page
    page.goto(alamat)
    follow(page.get_by_role("link", name="Betulkan").first)
    page.fill("#u9", "4")
    page.get_by_label("Alasan").first.fill("Nomor 9 salah ketik")
    follow(page.get_by_role("button", name="Simpan pembetulan"))
    page.get_by_text("Dibetulkan: 2 2 2 2 2 2 2 2 4").wait_for()
    assert "Dibetulkan: Nomor 9 salah ketik" in page.inner_text("main")


def test_without_javascript_it_is_a_form_like_any_other(situs, browser, alamat, django_db_blocker):
    konteks = browser.new_context(**(situs.context_args | {"java_script_enabled": False}))
    konteks.add_cookies([situs.cookies["petugas.kecamatan"]])
    page = konteks.new_page()
    page.goto(alamat)
    for n in range(1, 10):
        page.fill(f"#u{n}", "3")
    follow(page.get_by_role("button", name="Simpan"))
    assert "9 dari 9 terjawab" in page.inner_text("main")
    assert Respons.objects.filter(saluran="kertas", nilai=[3] * 9).exists()
    konteks.close()
