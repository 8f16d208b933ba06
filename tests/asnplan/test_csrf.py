"""A form whose token is missing or too old: nothing that was typed is lost, and nothing that another site
wrote is put into anybody's mouth."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from surveys.models import Pengaduan, Respons
from surveys.pengiriman import new_tanda
from tests.factories import build_kategori, build_layanan, build_survei, build_user
from units.models import UnitKerja

pytestmark = pytest.mark.django_db
ANEH = 'Loket </textarea><script>alert("x")</script>\r\ntutup pukul "sepuluh" & sepi.'


@pytest.fixture
def ponsel():
    """A browser that holds no cookie yet."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def admin(instansi, ponsel):
    ponsel.force_login(
        build_user(instansi, "admin_instansi"), backend="accounts.backends.UsernameOrNipBackend"
    )
    return ponsel


@pytest.fixture
def aduan(instansi):
    """(address, fields) of a complaint."""
    unit = instansi.unit.get(kode="KEL")
    isi = {"tanda": new_tanda(), "situs": "", "tentang": f"u{unit.pk}", "kategori": build_kategori(instansi).pk, "isi": ANEH, "tempat": "", "cara": "anonim"}  # fmt: skip
    return reverse("surveys:pengaduan-create", args=[instansi.kode]), isi


def fields(jawab) -> dict[str, list[str]]:
    """What the page's form would send, as a browser reads it."""
    form = jawab.text[jawab.text.index("<main") : jawab.text.index("</main>")]
    isian = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    isian += re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)</textarea>', form)
    baca = {}
    for nama, isi in isian:
        baca.setdefault(html.unescape(nama), []).append(html.unescape(isi))
    return baca


def seen(jawab) -> set[str]:
    return set(re.findall(r'<textarea[^>]* name="([^"]*)"', jawab.text))


def test_a_citizens_form_comes_back_filled_in_and_can_be_sent_again(ponsel, aduan):
    alamat, isi = aduan
    jawab = ponsel.post(alamat, isi)
    assert jawab.status_code == 403 and not Pengaduan.objects.exists()
    assert '<html lang="id">' in jawab.text and "tekan Kirim lagi" in jawab.text
    assert "no-store" in jawab["Cache-Control"] and "bootstrap" not in jawab.text
    kembali = fields(jawab)
    token = kembali.pop("csrfmiddlewaretoken")
    assert kembali == {nama: [str(nilai)] for nama, nilai in isi.items()}
    # Everything that says something can be read before it is sent.
    assert seen(jawab) == {"tentang", "kategori", "isi", "cara"}

    assert ponsel.post(alamat, kembali | {"csrfmiddlewaretoken": token}).status_code == 200
    assert Pengaduan.objects.get().isi == ANEH.replace("\r\n", "\n")


def test_several_values_of_one_field_all_come_back(ponsel, aduan):
    alamat, _ = aduan
    assert fields(ponsel.post(alamat, {"pilih": ["1", "2", ""]}))["pilih"] == ["", "1", "2"]


def test_a_survey_is_answered_by_a_page_that_its_script_understands(ponsel, instansi):
    survei, layanan = build_survei(instansi), build_layanan(instansi.unit.get(kode="KEL"))
    isi = {f"u{n}": "3" for n in range(1, 10)} | {"tanda": new_tanda(), "saran": "Kursi kurang"}
    alamat = reverse("surveys:survei-isi", args=[survei.kode, layanan.kode])
    jawab = ponsel.post(alamat, isi)
    assert jawab.status_code == 403 and "<main" in jawab.text
    assert ponsel.post(alamat, fields(jawab)).status_code == 302
    assert Respons.objects.get().saran == "Kursi kurang"


def test_an_officers_form_comes_back_after_somebody_signed_in_in_another_tab(instansi, admin):
    alamat = reverse("units:unit-create", args=[instansi.kode])
    jawab = admin.get(alamat)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', jawab.text)[1]
    admin.cookies.clear()
    admin.force_login(
        build_user(instansi, "admin_instansi"), backend="accounts.backends.UsernameOrNipBackend"
    )
    isi = {"kode": "BARU", "nama": "Seksi Baru", "jenis": "seksi", "urutan": "9", "induk": "KEC"}  # fmt: skip
    jawab = admin.post(alamat, isi | {"csrfmiddlewaretoken": token})
    assert jawab.status_code == 403 and "Keluar" in jawab.text and seen(jawab) == set(isi)
    assert not UnitKerja.objects.filter(kode="BARU").exists()
    assert admin.post(alamat, fields(jawab)).status_code == 302
    assert UnitKerja.objects.get(kode="BARU").nama == "Seksi Baru"


def test_who_is_not_signed_in_is_told_to_do_so_first(ponsel, instansi):
    jawab = ponsel.post(reverse("units:unit-create", args=[instansi.kode]), {"nama": "Seksi Baru"})
    assert jawab.status_code == 403 and "Masuk di tab lain" in jawab.text
    assert fields(jawab)["nama"] == ["Seksi Baru"]


@pytest.mark.parametrize("asal", ["https://jahat.example", "null"])
def test_what_another_site_wrote_is_neither_stored_nor_offered(admin, instansi, aduan, asal):
    for alamat in (reverse("units:unit-create", args=[instansi.kode]), aduan[0]):
        jawab = admin.post(alamat, {"nama": "Kata penyerang"}, headers={"origin": asal})
        assert jawab.status_code == 403 and "Kata penyerang" not in jawab.text
        assert "Kirim lagi" not in jawab.text and not fields(jawab)


def test_over_https_a_request_that_does_not_say_where_it_comes_from_is_not_offered(ponsel, aduan):
    jawab = ponsel.post(*aduan, secure=True)
    assert jawab.status_code == 403 and not fields(jawab)


@pytest.mark.parametrize("nama", ["login", "password-reset", "password-change", "profile"])
def test_passwords_never_come_back(ponsel, nama):
    jawab = ponsel.post(
        reverse(f"accounts:{nama}"),
        {"username": "siti", "password": "kata-sandi-saya", "old_password": "kata-sandi-saya"},
    )
    assert jawab.status_code == 403 and '<html lang="id">' in jawab.text
    assert "kata-sandi-saya" not in jawab.text and "siti" not in jawab.text
    assert not fields(jawab) and "Buka lagi halamannya" in jawab.text


def test_signing_out_can_be_pressed_again(admin):
    alamat = reverse("accounts:logout")
    jawab = admin.post(alamat)
    assert jawab.status_code == 403
    assert admin.post(alamat, fields(jawab)).status_code == 302
    assert "_auth_user_id" not in admin.session


def test_a_file_must_be_chosen_again(admin, instansi):
    jawab = admin.post(
        reverse("units:unit-import", args=[instansi.kode]),
        {"berkas": SimpleUploadedFile("unit.csv", b"kode;nama\nA;Rahasia")},
    )
    assert jawab.status_code == 403 and "pilih berkasnya sekali lagi" in jawab.text
    assert not fields(jawab)
