"""Signing in: by username or NIP, one message for every failure, slowed, then locked."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse
from django.utils import timezone

from tests.factories import build_user

SANDI = "Rahasia-panjang-1"
NIP = "199001012015011001"
LOGIN = "/akun/masuk/"


@pytest.fixture
def user(instansi):
    user = build_user(instansi, "petugas", username="sari", password=SANDI)
    user.nip = NIP
    user.save()
    return user


def try_login(client, username, password="salah-sama-sekali", **extra):
    return client.post(LOGIN, {"username": username, "password": password}, **extra)


def fail(client, times, username="sari"):
    """That many wrong passwords, each after the waiting time."""
    for _ in range(times):
        response = try_login(client, username)
        AccessAttempt.objects.update(attempt_time=timezone.now() - timezone.timedelta(seconds=60))
    return response


@pytest.mark.parametrize(
    "typed", ["sari", "SARI", " sari ", NIP, "19900101 201501 1 001", "19900101.201501.1.001"]
)
def test_sign_in_by_username_or_nip(client, user, typed):
    response = try_login(client, typed, SANDI)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_page_is_public_and_asks_for_one_pair(client, db):
    page = client.get(LOGIN).content.decode()
    assert "Nama pengguna atau NIP" in page
    assert "Menu utama" not in page


def test_signed_in_person_is_sent_home(masuk):
    assert masuk("petugas").get(LOGIN).url == "/"


@pytest.mark.parametrize("keadaan", ["tidak dikenal", "salah sandi", "nonaktif", "diundang"])
def test_every_failure_says_the_same(client, user, instansi, keadaan):
    name, password = "sari", SANDI
    if keadaan == "tidak dikenal":
        name = "bukan-siapa-siapa"
    elif keadaan == "salah sandi":
        password = "lain-sama-sekali"
    elif keadaan == "nonaktif":
        user.is_active = False
        user.save()
    else:
        name = build_user(instansi, "petugas", password=None).username
    response = try_login(client, name, password)
    assert response.status_code == 200
    assert list(response.context["form"].non_field_errors()) == [
        "Nama pengguna/NIP atau kata sandi tidak cocok. Periksa lalu coba lagi."
    ]


class CountingHasher(MD5PasswordHasher):
    """Counts the hashes computed: the work, and so the time, that an answer takes."""

    algorithm = "counting"
    count = 0

    def encode(self, password, salt):
        type(self).count += 1
        return super().encode(password, salt)


def test_unknown_and_invited_accounts_cost_as_much_as_known_ones(client, settings, instansi):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    build_user(instansi, "petugas", username="ada", password=SANDI)
    build_user(instansi, "petugas", username="diundang", password=None)
    work = {}
    for name in ("ada", "diundang", "tidak-ada"):
        CountingHasher.count = 0
        try_login(client, name)
        work[name] = CountingHasher.count
    assert work["ada"] == work["diundang"] == work["tidak-ada"] == 1


def test_third_failure_slows_the_next_try_even_a_right_one(client, user):
    for _ in range(3):
        assert try_login(client, "sari").status_code == 200
    response = try_login(client, "sari", SANDI)
    assert response.status_code == 429
    assert "Tunggu 5 detik" in response.content.decode()
    assert "_auth_user_id" not in client.session
    AccessAttempt.objects.update(attempt_time=timezone.now() - timezone.timedelta(seconds=6))
    assert try_login(client, "sari", SANDI).status_code == 302


def test_fifth_failure_locks_and_says_when_and_whom_to_ask(client, user):
    response = fail(client, 5)
    assert response.status_code == 429
    page = response.content.decode()
    assert "Coba lagi setelah pukul" in page and "admin instansi" in page
    assert try_login(client, "sari", SANDI).status_code == 429
    assert "_auth_user_id" not in client.session


def test_trying_during_the_lock_does_not_prolong_it(client, user):
    fail(client, 5)
    before = AccessAttempt.objects.get().attempt_time
    try_login(client, "sari")
    assert AccessAttempt.objects.get().attempt_time == before


def test_lock_ends_by_itself(client, user):
    fail(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timezone.timedelta(minutes=31))
    assert try_login(client, "sari", SANDI).status_code == 302


def test_username_and_nip_share_one_count(client, user):
    fail(client, 2, "sari")
    fail(client, 2, NIP)
    assert fail(client, 1, "SARI").status_code == 429
    assert try_login(client, NIP, SANDI).status_code == 429


def test_unknown_names_are_locked_alike(client, db):
    assert fail(client, 5, "bukan-siapa-siapa").status_code == 429


def test_lock_is_of_one_address_so_nobody_locks_a_colleague_out(client, user):
    fail(client, 5)
    assert try_login(client, "sari", SANDI, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_forged_forwarded_for_does_not_escape_the_count(client, user, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for n in range(5):
        response = try_login(client, "sari", HTTP_X_FORWARDED_FOR=f"1.1.1.{n}, 10.0.0.7")
        AccessAttempt.objects.update(attempt_time=timezone.now() - timezone.timedelta(seconds=60))
    assert response.status_code == 429


def test_success_clears_the_count(client, user):
    fail(client, 4)
    assert try_login(client, "sari", SANDI).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_session_key_changes_on_sign_in(client, user):
    client.get(LOGIN)
    session = client.session
    session["tanda"] = 1
    session.save()
    before = session.session_key
    try_login(client, "sari", SANDI)
    assert client.session.session_key != before


@pytest.mark.parametrize("next_url", ["https://jahat.example/", "//jahat.example", "javascript:1"])
def test_next_never_leaves_the_site(client, user, next_url):
    response = client.post(
        LOGIN, {"username": "sari", "password": SANDI, "next": next_url}, follow=False
    )
    assert response.url == "/"


def test_next_leads_back_to_the_page_that_was_asked_for(client, user):
    asked = client.get("/akun/profil/")
    assert asked.url == f"{LOGIN}?next=/akun/profil/"
    response = client.post(
        asked.url, {"username": "sari", "password": SANDI, "next": "/akun/profil/"}
    )
    assert response.url == "/akun/profil/"


def test_empty_form_and_null_bytes_are_told_in_words(client, db):
    assert client.post(LOGIN, {}).status_code == 200
    assert try_login(client, "a\x00b").status_code == 200


def test_sign_out_by_post_only(masuk):
    client = masuk("petugas")
    url = reverse("accounts:logout")
    assert client.get(url).status_code == 405
    assert client.post(url).url == LOGIN
    assert "_auth_user_id" not in client.session
    assert client.post(url).url == LOGIN  # a session that had expired
