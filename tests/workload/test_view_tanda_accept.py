"""/beban-kerja/<periode>/tugas/<uid>/terima/<kode>/ : accept a flag with a reason."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import build_jabatan, build_periode, build_tugas, build_user
from workload.models import Analisis, PenerimaanTanda


@pytest.fixture
def tugas(instansi):
    return build_tugas(build_jabatan(instansi.unit.get(kode="PEM")), 10, 60, satuan_waktu="jam")


@pytest.fixture
def url(tugas):
    return reverse("workload:tanda-accept", args=[tugas.beban.periode_id, tugas.uid, "jam_menit"])


def test_the_page_shows_both_results_before_it_asks_for_a_reason(masuk, url):
    html = masuk("petugas").get(url).content.decode()
    assert "Bila menit: 0,008 orang. Bila jam: 0,48 orang." in html
    assert not PenerimaanTanda.objects.exists()


def test_a_reason_makes_the_flag_quiet(masuk, url, tugas):
    client = masuk("petugas")
    response = client.post(url, {"alasan": "Memang 60 jam per dokumen"})
    assert response.url.endswith(f"#b-{tugas.uid}")
    terima = PenerimaanTanda.objects.get()
    assert (terima.kode, terima.oleh) == ("jam_menit", client.user)
    assert "Sudah diterima oleh" in client.get(url).content.decode()


@pytest.mark.parametrize("alasan", ["", "ya", "   benar   ", "\x00" * 12])
def test_a_poor_reason_stays_on_the_page(masuk, url, alasan):
    assert masuk("petugas").post(url, {"alasan": alasan}).status_code == 200
    assert not PenerimaanTanda.objects.exists()


def test_a_flag_that_is_gone_sends_back_to_the_sheet(masuk, url, tugas):
    type(tugas).objects.filter(pk=tugas.pk).update(satuan_waktu="menit")
    client = masuk("petugas")
    response = client.post(url, {"alasan": "Memang 60 jam per dokumen"}, follow=True)
    assert "sudah tidak ada" in response.content.decode()
    assert not PenerimaanTanda.objects.exists()
    assert client.get(url.replace("jam_menit", "apa_saja")).status_code == 302


def test_a_final_analysis_says_so(masuk, url, tugas):
    Analisis.objects.create(
        unit=tugas.beban.jabatan.unit, periode=tugas.beban.periode, status="final"
    )
    client = masuk("petugas")
    assert "terkunci" in client.get(url).content.decode()
    client.post(url, {"alasan": "Memang 60 jam per dokumen"})
    assert not PenerimaanTanda.objects.exists()


def test_a_row_of_another_period_does_not_exist(masuk, instansi, url, tugas):
    lalu = build_periode(instansi, 2025)
    client = masuk("petugas")
    for args in ([lalu.pk, tugas.uid], [tugas.beban.periode_id, uuid4()]):
        assert client.get(reverse("workload:tanda-accept", args=[*args, "nol"])).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_readers_are_refused_and_strangers_find_nothing(
    client, instansi, instansi_lain, orang, url, method
):
    for user, kode in (
        (orang("auditor"), 403),
        (orang("perencana"), 403),
        (build_user(instansi, "petugas", unit=instansi.unit.get(kode="KEL")), 404),
        (build_user(instansi_lain, "admin_instansi"), 404),
    ):
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        assert getattr(client, method)(url).status_code == kode


def test_other_methods(masuk, url):
    assert masuk("petugas").delete(url).status_code == 405
