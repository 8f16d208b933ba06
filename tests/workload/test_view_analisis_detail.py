"""/beban-kerja/<periode>/unit/<unit>/ : one unit's posts, what is missing, and its status."""

import pytest
from django.urls import reverse

from accounts.roles import ROLES
from tests.factories import build_jabatan, build_tugas, build_user
from workload.actions.analisis import transition
from workload.models import Catatan

MASUK = "accounts.backends.UsernameOrNipBackend"


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="KEL")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


@pytest.fixture
def url(unit, periode):
    return reverse("workload:analisis-detail", args=[periode.pk, unit.pk])


def teks(response):
    return " ".join(response.content.decode().split())


def test_posts_with_their_figures(masuk, unit, url):
    kurang = build_jabatan(unit, "Pengadministrasi", bezetting=1)
    build_tugas(kurang, 5000, 30)
    build_tugas(kurang, 10, None)
    lebih = build_jabatan(unit, "Pramu", bezetting=2)
    build_tugas(lebih, 1250, 60)
    build_jabatan(unit, "Lurah", jenis="pengawas", bezetting=1)
    build_jabatan(unit, "Pengelola")
    response = masuk("petugas").get(url)
    baris = {b.jabatan.nama: b for b in response.context["baris"]}
    assert (baris["Pengadministrasi"].fte, baris["Pengadministrasi"].selisih) == (
        "2,0000",
        "kurang 1",
    )
    assert baris["Pengadministrasi"].isian.belum == 1
    assert (baris["Pramu"].kebutuhan, baris["Pramu"].selisih) == ("1", "lebih 1")
    assert (baris["Lurah"].kebutuhan, baris["Lurah"].selisih, baris["Lurah"].fte) == (
        "1",
        "pas",
        "–",
    )
    assert baris["Pengelola"].selisih == "belum dianalisis"


def test_only_the_unit_itself_and_links_to_what_is_below(masuk, instansi, unit, url):
    bawah = instansi.unit.get(kode="KEL-1")
    build_jabatan(bawah, "Jabatan di bawah")
    html = teks(masuk("petugas").get(url))
    assert "Jabatan di bawah" not in html
    assert bawah.nama in html


def test_notes_and_open_flags_are_counted(masuk, unit, url):
    tugas = build_tugas(build_jabatan(unit), 5000, 60)
    Catatan.objects.create(beban=tugas.beban, isi="?")
    html = teks(masuk("petugas").get(url))
    assert "1 catatan" in html
    assert "1 tanda" in html


def test_what_is_missing_links_to_where_it_is_mended(masuk, periode, unit, url):
    jabatan = build_jabatan(unit, "Pengelola")
    html = teks(masuk("petugas").get(url))
    lembar = reverse("workload:beban-edit", args=[periode.pk, jabatan.pk])
    assert f'<a href="{lembar}">Pengelola</a>: Belum ada uraian tugas.' in html


@pytest.mark.parametrize(
    ("role", "draf", "final"),
    [
        ("petugas", False, False),
        ("pimpinan_unit", True, True),
        ("perencana", False, True),
        ("admin_instansi", False, False),
        ("auditor", False, False),
    ],
)
def test_steps_are_offered_to_those_who_may_take_them(
    masuk, orang, unit, periode, url, role, draf, final
):
    client = masuk(role)
    assert ("Tandai final" in teks(client.get(url))) is draf
    transition(unit=unit, periode=periode, kode="finalkan", by=orang("pimpinan_unit"))
    assert ("Buka kembali" in teks(client.get(url))) is final


def test_the_history_of_the_status_names_people_and_reasons(masuk, orang, unit, periode, url):
    pimpinan = orang("pimpinan_unit")
    transition(unit=unit, periode=periode, kode="finalkan", by=pimpinan)
    transition(unit=unit, periode=periode, kode="buka", by=pimpinan, alasan="Volume <b>keliru</b>")
    html = teks(masuk("auditor").get(url))
    assert f"Draf → Final</strong> oleh {pimpinan.nama}" in html
    assert "Volume &lt;b&gt;keliru&lt;/b&gt;" in html


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_above_sees_it(masuk, url, role):
    assert masuk(role).get(url).status_code == 200


def test_strangers_find_nothing(client, instansi, instansi_lain, periode, unit, url):
    lain = build_user(instansi, "petugas", unit=instansi.unit.get(kode="PEM"))
    asing = build_user(instansi_lain, "admin_instansi")
    for user in (lain, asing):
        client.force_login(user, backend=MASUK)
        assert client.get(url).status_code == 404
    campur = reverse("workload:analisis-detail", args=[instansi_lain.periode.get().pk, unit.pk])
    assert client.get(campur).status_code == 404


def test_it_only_reads(masuk, url):
    assert masuk("petugas").post(url).status_code == 405


def test_many_posts_cost_no_more_queries(masuk, unit, url, django_assert_max_num_queries):
    for _ in range(30):
        build_tugas(build_jabatan(unit), 10, 30)
    client = masuk("pimpinan_unit")
    with django_assert_max_num_queries(12):
        client.get(url)
