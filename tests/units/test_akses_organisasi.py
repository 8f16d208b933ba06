"""Every page of the organisation: works for those who may, 404 for strangers, 403 for readers, 405 else."""

import pytest

from tests.factories import build_jabatan, build_pegawai, build_user
from units.models import NomenklaturJabatan

BACKEND = "accounts.backends.UsernameOrNipBackend"
BACA = {
    "instansi": "/organisasi/instansi/marelan/",
    "unit-list": "/organisasi/instansi/marelan/unit/",
    "nomenklatur-list": "/organisasi/instansi/marelan/nomenklatur/",
    "periode-list": "/organisasi/instansi/marelan/periode/",
    "unit": "/organisasi/unit/{unit}/",
    "jabatan": "/organisasi/jabatan/{jabatan}/",
    "periode": "/organisasi/periode/{periode}/",
}
BACA_PRIBADI = {
    "pegawai-list": "/organisasi/instansi/marelan/pegawai/",
    "pegawai": "/organisasi/pegawai/{pegawai}/",
}
TULIS = {
    "instansi": "/organisasi/instansi/marelan/ubah/",
    "unit-create": "/organisasi/instansi/marelan/unit/tambah/",
    "unit-edit": "/organisasi/unit/{unit}/ubah/",
    "unit-delete": "/organisasi/unit/{unit}/hapus/",
    "nomenklatur-create": "/organisasi/instansi/marelan/nomenklatur/tambah/",
    "nomenklatur-edit": "/organisasi/nomenklatur/{nomenklatur}/ubah/",
    "jabatan-create": "/organisasi/unit/{unit}/jabatan/tambah/",
    "jabatan-edit": "/organisasi/jabatan/{jabatan}/ubah/",
    "jabatan-delete": "/organisasi/jabatan/{jabatan}/hapus/",
    "pegawai-create": "/organisasi/instansi/marelan/pegawai/tambah/",
    "pegawai-edit": "/organisasi/pegawai/{pegawai}/ubah/",
    "pegawai-delete": "/organisasi/pegawai/{pegawai}/hapus/",
    "periode-create": "/organisasi/instansi/marelan/periode/tambah/",
    "periode-edit": "/organisasi/periode/{periode}/ubah/",
    "periode-close": "/organisasi/periode/{periode}/tutup/",
}
SEMUA = {f"{k}-baca": v for k, v in (BACA | BACA_PRIBADI).items()} | TULIS


@pytest.fixture
def benda(instansi):
    unit = instansi.unit.get(kode="PEM")
    jabatan = build_jabatan(unit)
    nomenklatur = NomenklaturJabatan.objects.create(
        instansi=instansi, nama="Juru Uji", jenis="pelaksana"
    )
    return {
        "unit": unit.pk,
        "jabatan": jabatan.pk,
        "pegawai": build_pegawai(jabatan).pk,
        "nomenklatur": nomenklatur.pk,
        "periode": instansi.periode.get().pk,
    }


@pytest.mark.parametrize("url", SEMUA.values(), ids=SEMUA)
def test_the_admin_of_the_instansi_opens_every_page(url, benda, masuk):
    response = masuk("admin_instansi").get(url.format(**benda))
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("url", SEMUA.values(), ids=SEMUA)
def test_for_people_of_another_instansi_the_page_does_not_exist(url, benda, client, instansi_lain):
    client.force_login(build_user(instansi_lain, "admin_instansi"), backend=BACKEND)
    assert client.get(url.format(**benda)).status_code == 404
    assert client.post(url.format(**benda)).status_code in (404, 405)


@pytest.mark.parametrize("url", SEMUA.values(), ids=SEMUA)
def test_a_visitor_is_asked_to_sign_in(url, benda, client):
    response = client.get(url.format(**benda))
    assert response.status_code == 302
    assert "/akun/masuk/" in response.url


@pytest.mark.parametrize("role", ["petugas", "pimpinan_unit", "perencana", "auditor"])
@pytest.mark.parametrize("url", TULIS.values(), ids=TULIS)
def test_readers_may_not_write(url, role, benda, masuk):
    client = masuk(role)
    assert client.get(url.format(**benda)).status_code == 403
    assert client.post(url.format(**benda)).status_code == 403


@pytest.mark.parametrize("role", ["petugas", "pimpinan_unit", "perencana", "auditor"])
@pytest.mark.parametrize("url", BACA.values(), ids=BACA)
def test_everybody_of_the_instansi_reads_the_structure(url, role, benda, masuk):
    assert masuk(role).get(url.format(**benda)).status_code == 200


@pytest.mark.parametrize("url", BACA_PRIBADI.values(), ids=BACA_PRIBADI)
def test_personal_data_is_for_roles_that_need_it(url, benda, masuk, orang):
    client = masuk("pimpinan_unit")
    assert client.get(url.format(**benda)).status_code == 200
    client.force_login(orang("petugas"), backend=BACKEND)
    assert client.get(url.format(**benda)).status_code == 403


@pytest.mark.parametrize("url", SEMUA.values(), ids=SEMUA)
def test_other_methods_are_refused(url, benda, masuk):
    assert masuk("admin_instansi").delete(url.format(**benda)).status_code == 405


@pytest.mark.parametrize("url", (BACA | BACA_PRIBADI).values(), ids=BACA | BACA_PRIBADI)
def test_pages_for_reading_take_no_post(url, benda, masuk):
    assert masuk("admin_instansi").post(url.format(**benda)).status_code == 405


@pytest.mark.parametrize("url", SEMUA.values(), ids=SEMUA)
def test_nonsense_in_the_address_is_never_a_crash(url, benda, masuk):
    omong = "q=%00%27&jenis=x&jenjang=%00&unit=%00&pensiun=0000&page=x&cabang=&induk=²&jabatan=٣"
    response = masuk("admin_instansi").get(f"{url.format(**benda)}?{omong}")
    assert response.status_code == 200


def test_a_petugas_of_one_branch_sees_nothing_of_the_others(instansi, benda, masuk):
    client = masuk("petugas", unit=instansi.unit.get(kode="KEL"))
    assert client.get(f"/organisasi/unit/{benda['unit']}/").status_code == 404
    assert client.get(f"/organisasi/jabatan/{benda['jabatan']}/").status_code == 404
    daftar = client.get(BACA["unit-list"]).content.decode()
    assert "Seksi Pelayanan Kelurahan" in daftar
    assert "Seksi Pemerintahan" not in daftar
    saran = client.get(BACA["unit-list"] + "?pilihan=induk&induk=seksi").content.decode()
    assert "Pelayanan" in saran and "Pemerintahan" not in saran


def test_the_suggestions_of_posts_stay_within_what_one_sees(instansi, masuk):
    build_jabatan(instansi.unit.get(kode="PEM"), "Pengelola Rahasia")
    build_jabatan(instansi.unit.get(kode="KEL"), "Pengelola Kelurahan")
    client = masuk("pimpinan_unit", unit=instansi.unit.get(kode="KEL"))
    saran = client.get(
        "/organisasi/instansi/marelan/pegawai/?pilihan=jabatan&jabatan=pengelola"
    ).content.decode()
    assert "Kelurahan" in saran and "Rahasia" not in saran
