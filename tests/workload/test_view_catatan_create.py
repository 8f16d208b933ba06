"""/beban-kerja/<periode>/jabatan/<jabatan>/catatan/ : a planner leaves a note."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import build_jabatan, build_tugas, build_user
from workload.models import Catatan


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


@pytest.fixture
def tugas(instansi):
    return build_tugas(build_jabatan(instansi.unit.get(kode="PEM")), 10, 30, uraian="Mencatat")


@pytest.fixture
def url(periode, tugas):
    return reverse("workload:catatan-create", args=[periode.pk, tugas.beban.jabatan_id])


def test_a_note_on_the_post_or_on_a_row(masuk, url, tugas):
    client = masuk("perencana")
    assert b"Beri catatan" in client.get(url).content
    response = client.post(url, {"isi": "Mana datanya?"})
    assert response.url.endswith("#catatan")
    client.post(url, {"isi": "Terlalu lama", "tugas": str(tugas.uid)})
    assert list(Catatan.objects.values_list("isi", "tugas", "oleh")) == [
        ("Mana datanya?", None, client.user.pk),
        ("Terlalu lama", tugas.pk, client.user.pk),
    ]


def test_the_row_can_be_chosen_by_the_link(masuk, url, tugas):
    html = masuk("perencana").get(url, {"tugas": str(tugas.uid)}).content.decode()
    assert f'<option value="{tugas.uid}" selected>' in html


@pytest.mark.parametrize(
    "data",
    [{}, {"isi": "  "}, {"isi": "x" * 5000}, {"isi": "a\x00b"}, {"isi": "ya", "tugas": "bukan"}],
)
def test_bad_input_stays_on_the_page(masuk, url, data):
    response = masuk("perencana").post(url, data)
    assert response.status_code == 200
    assert "Ada yang perlu diperbaiki" in response.content.decode()
    assert not Catatan.objects.exists()


def test_a_row_of_another_post_is_not_on_the_list(masuk, url, instansi):
    asing = build_tugas(build_jabatan(instansi.unit.get(kode="KEL")), 1, 1)
    response = masuk("perencana").post(url, {"isi": "Ini?", "tugas": str(asing.uid)})
    assert response.status_code == 200
    assert not Catatan.objects.exists()


def test_a_closed_period_says_so(masuk, url, periode):
    periode.ditutup_pada = timezone.now()
    periode.save()
    assert "sudah ditutup" in masuk("perencana").get(url).content.decode()
    masuk("perencana").post(url, {"isi": "Mana datanya?"})
    assert not Catatan.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_readers_are_refused_and_strangers_find_nothing(
    client, instansi, instansi_lain, orang, url, method
):
    for user, kode in (
        (orang("petugas"), 403),
        (orang("auditor"), 403),
        (build_user(instansi, "petugas", unit=instansi.unit.get(kode="KEL")), 404),
        (build_user(instansi_lain, "perencana"), 404),
    ):
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        assert getattr(client, method)(url, {"isi": "?"}).status_code == kode


def test_other_methods(masuk, url):
    assert masuk("perencana").delete(url).status_code == 405
