"""/beban-kerja/<periode>/jabatan/<jabatan>/salin/ : choose a source, tick rows, copy."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories import build_jabatan, build_tugas, build_user
from workload.models import Analisis, UraianTugas

MASUK = "accounts.backends.UsernameOrNipBackend"


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def sumber(instansi):
    jabatan = build_jabatan(instansi.unit.get(kode="KEL"), "Pengolah Data")
    build_tugas(jabatan, 120, 15, uraian="Mencatat surat <b>")
    return build_tugas(jabatan, 30, 20, uraian="Mengirim surat").beban


@pytest.fixture
def url(periode, jabatan):
    return reverse("workload:beban-copy", args=[periode.pk, jabatan.pk])


@pytest.fixture
def lembar(periode, jabatan):
    return reverse("workload:beban-edit", args=[periode.pk, jabatan.pk])


def rows(jabatan):
    return list(
        UraianTugas.objects.filter(beban__jabatan=jabatan)
        .order_by("urutan")
        .values_list("uraian", "volume")
    )


def kirim(sumber, *uraian, **lain):
    uids = sumber.tugas.filter(uraian__in=uraian).values_list("uid", flat=True)
    return {"kirim": str(uuid4()), "baris": [str(u) for u in uids]} | lain


def test_sources_are_offered(masuk, url, sumber):
    html = masuk("petugas").get(url).content.decode()
    assert f"?dari={sumber.pk}" in html
    assert "Pengolah Data, Kelurahan" in html
    assert "?dari=norma" in html


def test_rows_are_shown_before_they_are_copied_and_all_ticked(masuk, url, sumber, jabatan):
    html = masuk("petugas").get(url, {"dari": sumber.pk}).content.decode()
    assert "Mencatat surat &lt;b&gt;" in html
    assert html.count('name="baris"') == html.count(" checked>") - 1 == 2, "and one way for volumes"
    assert rows(jabatan) == []


def test_ticked_rows_are_copied_without_volumes(masuk, url, lembar, sumber, jabatan):
    response = masuk("petugas").post(f"{url}?dari={sumber.pk}", kirim(sumber, "Mengirim surat"))
    assert (response.status_code, response.url) == (302, lembar)
    assert rows(jabatan) == [("Mengirim surat", None)]


def test_or_with_them(masuk, url, sumber, jabatan):
    masuk("petugas").post(
        f"{url}?dari={sumber.pk}", kirim(sumber, "Mengirim surat", volume="dengan")
    )
    assert rows(jabatan) == [("Mengirim surat", 30)]


def test_nothing_ticked_says_so_and_keeps_the_choice(masuk, url, sumber, jabatan):
    response = masuk("petugas").post(f"{url}?dari={sumber.pk}", kirim(sumber, volume="dengan"))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Pilih paling sedikit satu baris." in html
    assert rows(jabatan) == []


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kirim": "bukan-uuid", "baris": ["x"]},
        {"kirim": str(uuid4()), "baris": [str(uuid4())]},
        {"kirim": str(uuid4()), "volume": "semua"},
    ],
)
def test_bad_input_is_no_error(masuk, url, sumber, jabatan, data):
    for dari in (sumber.pk, "norma"):
        assert masuk("petugas").post(f"{url}?dari={dari}", data).status_code == 200
    assert rows(jabatan) == []


@pytest.mark.parametrize("dari", ["x", "-1", "²", "9" * 30, "999999999"])
def test_a_source_that_does_not_exist(masuk, url, dari):
    assert masuk("petugas").get(url, {"dari": dari}).status_code == 404


def test_a_draft_of_a_unit_one_may_not_see_does_not_exist(client, instansi, url, sumber):
    petugas = build_user(instansi, "petugas", unit=instansi.unit.get(kode="PEM"))
    client.force_login(petugas, backend=MASUK)
    assert client.get(url, {"dari": sumber.pk}).status_code == 404
    Analisis.objects.create(unit=sumber.jabatan.unit, periode=sumber.periode, status="final")
    assert client.get(url, {"dari": sumber.pk}).status_code == 200


def test_the_catalogue_of_norms(masuk, url, sumber, jabatan):
    client = masuk("petugas")
    assert "Belum ada analisis final" in client.get(url, {"dari": "norma"}).content.decode()
    Analisis.objects.create(unit=sumber.jabatan.unit, periode=sumber.periode, status="final")
    response = client.get(url, {"dari": "norma", "q": "mengirim"})
    (norma,) = response.context["norma"]
    assert norma.tengah == 20
    data = {"kirim": str(uuid4()), "baris": [norma.kunci]}
    assert client.post(f"{url}?dari=norma&q=mengirim", data).status_code == 302
    assert rows(jabatan) == [("Mengirim surat", None)]


def test_a_locked_sheet_sends_back_with_the_reason(masuk, url, lembar, jabatan, periode):
    Analisis.objects.create(unit=jabatan.unit, periode=periode, status="final")
    response = masuk("petugas").get(url)
    assert (response.status_code, response.url) == (302, lembar)


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
        client.force_login(user, backend=MASUK)
        assert getattr(client, method)(url).status_code == kode


def test_other_methods(masuk, url):
    assert masuk("petugas").put(url).status_code == 405
