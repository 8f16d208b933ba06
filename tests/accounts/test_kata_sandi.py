"""One's own password, mail address and profile."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.tokens import invitation_path, reset_path
from tests.factories import build_user

SANDI = "Rahasia-panjang-1"
BARU = {"new_password1": "kuda-laut-berenang", "new_password2": "kuda-laut-berenang"}
LUPA = "/akun/lupa-kata-sandi/"
GANTI = "/akun/kata-sandi/"


@pytest.fixture
def sari(instansi):
    user = build_user(instansi, "petugas", username="sari")
    user.email, user.nip = "sari@contoh.go.id", "199001012015011001"
    user.save()
    return user


def test_changing_the_password_keeps_this_session_and_ends_the_others(masuk):
    client = masuk("petugas")
    other = Client()
    other.force_login(client.user, backend="accounts.backends.UsernameOrNipBackend")
    before = client.session.session_key
    response = client.post(GANTI, {"old_password": SANDI, **BARU})
    assert response.url == "/akun/profil/"
    assert client.get("/akun/profil/").status_code == 200
    assert client.session.session_key != before
    assert other.get("/akun/profil/").status_code == 302
    client.user.refresh_from_db()
    assert client.user.check_password(BARU["new_password1"])


def test_changing_needs_the_present_password(masuk):
    client = masuk("petugas")
    response = client.post(GANTI, {"old_password": "salah", **BARU})
    assert "Kata sandi sekarang tidak cocok." in response.content.decode()
    client.user.refresh_from_db()
    assert client.user.check_password(SANDI)


@pytest.mark.parametrize("typed", ["sari", "199001012015011001", "SARI@contoh.go.id"])
def test_forgotten_password_is_reset_by_mail_once(client, sari, typed):
    assert client.post(LUPA, {"pengenal": typed}).url == "/akun/masuk/"
    (letter,) = mail.outbox
    link = re.search(r"http://testserver(/\S+)", letter.body).group(1)
    path = client.get(link, follow=True).request["PATH_INFO"]
    assert path.endswith("/atur/")
    client.post(path, BARU)
    sari.refresh_from_db()
    assert sari.check_password(BARU["new_password1"])
    client.logout()
    assert "Tautan tidak berlaku" in client.get(link, follow=True).content.decode()


@pytest.mark.parametrize("keadaan", ["tidak ada", "tanpa surel", "nonaktif", "diundang"])
def test_answer_is_the_same_for_accounts_that_get_no_mail(client, sari, keadaan):
    known = client.post(LUPA, {"pengenal": "sari"}, follow=True).content
    mail.outbox.clear()
    if keadaan == "tanpa surel":
        sari.email = ""
    elif keadaan == "nonaktif":
        sari.is_active = False
    elif keadaan == "diundang":
        sari.set_unusable_password()
    sari.save()
    name = "bukan-siapa-siapa" if keadaan == "tidak ada" else "sari"
    answer = client.post(LUPA, {"pengenal": name}, follow=True).content
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    assert token.sub(b"", answer) == token.sub(b"", known)
    assert mail.outbox == []


def test_each_kind_of_link_opens_only_its_own_door(client, sari, instansi):
    invited = build_user(instansi, "petugas", password=None)
    as_invitation = reset_path(sari).replace("lupa-kata-sandi", "undangan")
    as_reset = invitation_path(invited).replace("undangan", "lupa-kata-sandi")
    for path in (as_invitation, as_reset, invitation_path(sari)):
        assert "tidak berlaku" in client.get(path, follow=True).content.decode()


@pytest.mark.parametrize(
    "path", ["/akun/undangan/x/y/", "/akun/undangan/MQ/atur/", "/akun/undangan/_w/a/"]
)
def test_garbage_links_are_refused_in_words(client, db, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "Undangan tidak berlaku" in response.content.decode()


def test_page_says_so_where_mail_is_not_set_up(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "belum diatur" in client.get(LUPA).content.decode()


def test_profile_shows_own_roles_and_what_they_may_do(masuk, instansi):
    page = masuk("pimpinan_unit").get("/akun/profil/").content.decode()
    assert "Pimpinan unit" in page and "Kecamatan dan unit di bawahnya" in page
    assert "Menandai analisis sebagai final" in page
    assert "Mengelola periode" not in page


def test_profile_without_assignment_says_whom_to_ask(client, instansi):
    client.force_login(build_user(instansi), backend="accounts.backends.UsernameOrNipBackend")
    assert "Hubungi admin" in client.get("/akun/profil/").content.decode()


def test_mail_address_changes_with_the_password_only(masuk):
    client = masuk("petugas")
    wrong = client.post("/akun/profil/", {"email": "baru@contoh.go.id", "sandi": "salah"})
    assert "tidak cocok" in wrong.content.decode() and "baru@contoh.go.id" in wrong.content.decode()
    client.post("/akun/profil/", {"email": "baru@contoh.go.id", "sandi": SANDI})
    client.user.refresh_from_db()
    assert client.user.email == "baru@contoh.go.id"
