"""An officer types paper forms at the speed of the keys; and without JavaScript all the same."""

import pytest
from django.urls import reverse

from surveys.models import Respons, Survei

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def alamat(situs, django_db_blocker):
    with django_db_blocker.unblock():
        survei = Survei.objects.get(nama="SKM 2026")
        layanan = survei.tiket.select_related("layanan").first().layanan
        return situs.url + reverse("surveys:survei-kertas", args=[survei.pk, layanan.pk])


def test_nine_digits_make_a_form_and_the_next_one_is_ready(situs, alamat):
    page = situs.tab("petugas.kecamatan").page
    page.goto(alamat)
    for _ in range(2):  # the next one is ready at once
        page.keyboard.type("34523 3442")  # a five is not taken, a space leaves a box empty
        assert page.locator("[name=jam]").evaluate("e => e === document.activeElement")
        page.get_by_role("button", name="Simpan").click()
        page.get_by_label("memang kosong").check()
        page.get_by_role("button", name="Simpan").click()
        page.wait_for_url("**?tanggal=*")
    assert page.locator("#u1").evaluate("e => e === document.activeElement")
    assert page.locator("td.font-monospace").count() == 2
    assert page.locator("td.font-monospace").first.inner_text() == "3 4 2 3 – 3 4 4 2"


def test_without_javascript_it_is_a_form_like_any_other(situs, browser, alamat, django_db_blocker):
    konteks = browser.new_context(**(situs.context_args | {"java_script_enabled": False}))
    konteks.add_cookies([situs.cookies["petugas.kecamatan"]])
    page = konteks.new_page()
    page.goto(alamat)
    for n in range(1, 10):
        page.fill(f"#u{n}", "3")
    page.get_by_role("button", name="Simpan").click()
    assert "9 dari 9 terjawab" in page.inner_text("main")
    assert Respons.objects.filter(saluran="kertas", nilai=[3] * 9).exists()
    konteks.close()
