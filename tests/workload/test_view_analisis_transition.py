"""/beban-kerja/<periode>/unit/<unit>/<langkah>/ : a page that asks, and a POST that does."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import build_jabatan, build_user
from workload.actions.analisis import transition
from workload.policies import status_of
from workload.status import Status


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="PEM")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


@pytest.fixture
def url(unit, periode):
    return lambda kode: reverse("workload:analisis-transition", args=[periode.pk, unit.pk, kode])


@pytest.fixture
def final(unit, periode, orang):
    transition(unit=unit, periode=periode, kode="finalkan", by=orang("pimpinan_unit"))


def test_asking_changes_nothing(masuk, unit, periode, url):
    assert b"Tandai final" in masuk("pimpinan_unit").get(url("finalkan")).content
    assert status_of(unit, periode) is Status.DRAF


def test_confirming_does_it_and_says_so(masuk, unit, periode, url):
    response = masuk("pimpinan_unit").post(url("finalkan"), follow=True)
    assert status_of(unit, periode) is Status.FINAL
    assert "sekarang berstatus Final" in response.content.decode()


def test_the_page_lists_what_is_missing_and_offers_no_button(masuk, unit, url):
    build_jabatan(unit, "Pengelola")
    html = masuk("pimpinan_unit").get(url("finalkan")).content.decode()
    assert "masih ada 1 hal" in html
    assert "Belum ada uraian tugas." in html
    assert '<button class="btn btn-primary">' not in html


def test_posting_past_the_page_is_refused_with_the_reason(masuk, unit, periode, url):
    build_jabatan(unit)
    response = masuk("pimpinan_unit").post(url("finalkan"), follow=True)
    assert "masih ada 1 hal" in response.content.decode()
    assert status_of(unit, periode) is Status.DRAF


def test_a_stale_second_click_is_harmless(masuk, final, unit, periode, url):
    response = masuk("pimpinan_unit").post(url("finalkan"), follow=True)
    assert "sudah berstatus Final" in response.content.decode()


def test_opening_again_keeps_what_was_typed_until_the_reason_is_enough(
    masuk, final, unit, periode, url
):
    client = masuk("perencana")
    response = client.post(url("buka"), {"alasan": "keliru"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "paling sedikit 10 huruf" in html
    assert ">\nkeliru</textarea>" in html
    assert status_of(unit, periode) is Status.FINAL
    assert client.post(url("buka"), {"alasan": "Volume surat keliru"}).status_code == 302
    assert status_of(unit, periode) is Status.DRAF


@pytest.mark.parametrize("alasan", ["", "\x00" * 12, "x" * 5000])
def test_bad_reasons_are_no_error(masuk, final, unit, periode, url, alasan):
    assert masuk("perencana").post(url("buka"), {"alasan": alasan}).status_code == 200
    assert status_of(unit, periode) is Status.FINAL


def test_a_closed_period_says_so(masuk, unit, periode, url):
    periode.ditutup_pada = timezone.now()
    periode.save()
    client = masuk("pimpinan_unit")
    assert "sudah ditutup" in client.get(url("finalkan")).content.decode()
    client.post(url("finalkan"))
    assert status_of(unit, periode) is Status.DRAF


def test_an_unknown_step_does_not_exist(masuk, url):
    assert masuk("pimpinan_unit").get(url("setujui")).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_readers_are_refused_and_strangers_find_nothing(
    client, instansi, instansi_lain, orang, url, method
):
    for user, kode in (
        (orang("auditor"), 403),
        (orang("petugas"), 403),
        (build_user(instansi, "pimpinan_unit", unit=instansi.unit.get(kode="KEL")), 404),
        (build_user(instansi_lain, "admin_instansi"), 404),
    ):
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        assert getattr(client, method)(url("finalkan")).status_code == kode


def test_other_methods(masuk, url):
    assert masuk("pimpinan_unit").delete(url("finalkan")).status_code == 405
