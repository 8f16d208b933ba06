"""Inviting people, giving and ending roles, and who may touch whose account."""

import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import build_unit, build_user
from units.actions import penugasan as actions
from units.models import Instansi, Penugasan


@pytest.fixture
def admin(masuk):
    return masuk("admin_instansi", username="admin")


def daftar(instansi):
    return reverse("units:penugasan-list", args=[instansi.kode])


def undang(instansi):
    return reverse("units:penugasan-create", args=[instansi.kode])


def halaman(penugasan):
    return reverse("units:penugasan-edit", args=[penugasan.pk])


def isian(instansi, **kwargs):
    unit = instansi.unit.get(kode="KEL")
    return {
        "nama": "Budi Siregar",
        "username": "budi",
        "nip": "",
        "email": "",
        "role": "petugas",
        "unit": f"{unit.kode} · {unit.nama}",
    } | kwargs


def tautan(response) -> str | None:
    found = re.search(r"http://testserver(/akun/undangan/[^\"<\s]+)", response.content.decode())
    return found and found.group(1)


# --- inviting -----------------------------------------------------------------------------------


def test_invited_person_has_a_role_and_no_password(admin, instansi):
    response = admin.post(undang(instansi), isian(instansi, nip="19900101 201501 1 001"))
    user = User.objects.get(username="budi")
    assert response.status_code == 200
    assert user.nip == "199001012015011001"
    assert not user.has_usable_password()
    assert (user.penugasan.get().role, user.penugasan.get().unit.kode) == ("petugas", "KEL")


def test_link_is_shown_once_and_kept_nowhere(admin, instansi):
    page = admin.post(undang(instansi), isian(instansi))
    link = tautan(page)
    assert link and "no-store" in page["Cache-Control"]
    assert not tautan(admin.get(halaman(Penugasan.objects.get(user__username="budi"))))
    assert link not in str(dict(admin.session))


def test_page_with_the_link_leads_on_to_the_assignment(admin, instansi):
    """It is the answer to a form at another address: its own forms and links must name theirs."""
    page = admin.post(undang(instansi), isian(instansi)).content.decode()
    address = halaman(Penugasan.objects.get(user__username="budi"))
    assert f'action="{address}"' in page
    assert f'href="{address}?konfirmasi=akhiri"' in page


def test_invitation_is_mailed_where_there_is_an_address(admin, instansi):
    page = admin.post(undang(instansi), isian(instansi, email="budi@contoh.go.id"), follow=True)
    (letter,) = mail.outbox
    assert letter.to == ["budi@contoh.go.id"]
    assert tautan(page) in letter.body and instansi.nama in letter.body


def test_mail_that_fails_is_said_and_the_link_still_shown(admin, instansi, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    page = admin.post(undang(instansi), isian(instansi, email="budi@contoh.go.id"), follow=True)
    assert "tidak terkirim" in page.content.decode()
    assert tautan(page)


def test_link_opens_once_and_signs_in(admin, client, instansi):
    link = tautan(admin.post(undang(instansi), isian(instansi), follow=True))
    admin.logout()
    form = client.get(link, follow=True)
    assert link not in form.request["PATH_INFO"], "the token leaves the address bar"
    assert "Selamat datang" in form.content.decode()
    sandi = {"new_password1": "kuda-laut-berenang", "new_password2": "kuda-laut-berenang"}
    before = client.session.session_key
    assert client.post(form.request["PATH_INFO"], sandi).url == "/"
    user = User.objects.get(username="budi")
    assert user.check_password("kuda-laut-berenang") and user.sandi_diubah_pada
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session.session_key != before

    client.logout()
    again = client.get(link, follow=True)
    assert "Undangan tidak berlaku" in again.content.decode()
    client.post(link, sandi)
    client.post(form.request["PATH_INFO"], dict.fromkeys(sandi, "kata-sandi-orang-lain"))
    user.refresh_from_db()
    assert user.check_password("kuda-laut-berenang")


def test_weak_or_unequal_passwords_are_refused_in_words(admin, client, instansi):
    link = tautan(admin.post(undang(instansi), isian(instansi), follow=True))
    admin.logout()
    path = client.get(link, follow=True).request["PATH_INFO"]
    for first, second in [
        ("123456789012", "123456789012"),
        ("pendek", "pendek"),
        ("a" * 15, "b" * 15),
    ]:
        response = client.post(path, {"new_password1": first, "new_password2": second})
        assert response.context["form"].errors
    assert User.objects.get(username="budi").menunggu_undangan


def test_link_expires(admin, client, instansi, settings):
    link = tautan(admin.post(undang(instansi), isian(instansi), follow=True))
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "tidak berlaku" in client.get(link, follow=True).content.decode()


def test_new_link_kills_the_old_one(admin, client, instansi):
    old = tautan(admin.post(undang(instansi), isian(instansi), follow=True))
    p = Penugasan.objects.get(user__username="budi")
    new = tautan(admin.post(halaman(p), {"aksi": "undang"}, follow=True))
    assert "tidak berlaku" in client.get(old, follow=True).content.decode()
    assert "Selamat datang" in client.get(new, follow=True).content.decode()


def test_invitation_of_a_deactivated_account_does_not_open(admin, client, instansi):
    link = tautan(admin.post(undang(instansi), isian(instansi), follow=True))
    admin.post(halaman(Penugasan.objects.get(user__username="budi")), {"aksi": "nonaktifkan"})
    assert "tidak berlaku" in client.get(link, follow=True).content.decode()


@pytest.mark.parametrize(
    ("field", "isi", "pesan"),
    [
        ("username", "199001012015011001", "diawali huruf"),
        ("username", "", ""),
        ("nip", "123", "18 angka"),
        ("email", "bukan-surel", ""),
        ("unit", "", "Pilih unit kerja"),
        ("unit", "tidak ada", "tidak ditemukan"),
        ("role", "superuser", ""),
        ("nama", "", ""),
        ("nama", "a\x00b", ""),
    ],
)
def test_bad_input_is_told_and_nothing_is_saved_and_nothing_lost(
    admin, instansi, field, isi, pesan
):
    before = User.objects.count()
    response = admin.post(undang(instansi), isian(instansi, **{field: isi}))
    assert response.status_code == 200
    errors = response.context["form"].errors[field]
    assert pesan in " ".join(errors)
    assert User.objects.count() == before
    if field != "username":
        assert 'value="budi"' in response.content.decode()


def test_roles_of_the_whole_instansi_take_no_unit(admin, instansi):
    admin.post(undang(instansi), isian(instansi, role="auditor"))
    assert Penugasan.objects.get(user__username="budi").unit is None


def test_units_of_another_instansi_are_no_choice(admin, instansi, instansi_lain):
    asing = build_unit(instansi_lain, "ASING", "Unit Asing")
    for typed in ("ASING · Unit Asing", "ASING", "Unit Asing", str(asing.pk)):
        response = admin.post(undang(instansi), isian(instansi, unit=typed))
        assert "tidak ditemukan" in response.content.decode()
    assert "ASING · Unit Asing" not in admin.get(undang(instansi)).content.decode()
    assert not User.objects.filter(username="budi").exists()


def test_taken_names_elsewhere_tell_nothing_but_that(admin, instansi, instansi_lain):
    asing = build_user(instansi_lain, "petugas", username="rahasia")
    asing.nip, asing.nama = "199001012015011009", "Nama Asing"
    asing.save()
    by_name = admin.post(undang(instansi), isian(instansi, username="Rahasia"))
    by_nip = admin.post(undang(instansi), isian(instansi, nip=asing.nip))
    for response in (by_name, by_nip):
        assert list(response.context["form"].non_field_errors()) == [
            "Nama pengguna atau NIP ini sudah dipakai. Pilih yang lain."
        ]
        assert "Nama Asing" not in response.content.decode()
        assert instansi_lain.nama not in response.content.decode()
    assert not User.objects.filter(username="budi").exists()


# --- another role -------------------------------------------------------------------------------


def test_person_of_the_instansi_gets_another_role(admin, instansi):
    sari = build_user(instansi, "petugas", username="sari")
    kel = instansi.unit.get(kode="KEL")
    url = f"{undang(instansi)}?pengguna={sari.pk}"
    assert "Sari" in admin.get(url).content.decode()
    assert admin.post(url, {"role": "pimpinan_unit", "unit": kel.kode}).url == daftar(instansi)
    assert sari.penugasan.get(role="pimpinan_unit").unit == kel
    again = admin.post(url, {"role": "pimpinan_unit", "unit": kel.kode})
    assert "sudah mempunyai peran itu" in again.content.decode()


@pytest.mark.parametrize("pk", ["{asing}", "0", "abc", "9" * 30, "²"])
def test_people_of_another_instansi_cannot_be_found_by_number(admin, instansi, instansi_lain, pk):
    asing = build_user(instansi_lain, "petugas")
    url = f"{undang(instansi)}?pengguna={pk.format(asing=asing.pk)}"
    assert admin.get(url).status_code == 404
    assert admin.post(url, {"role": "auditor"}).status_code == 404


def test_ended_role_given_again_is_resumed(instansi, orang):
    admin, sari = orang("admin_instansi"), orang("auditor")
    p = actions.end_assignment(penugasan=sari.penugasan.get(), by=admin)
    actions.assign(user=sari, instansi=instansi, role="auditor", unit=None, by=admin)
    p.refresh_from_db()
    assert p.aktif and sari.penugasan.count() == 1


# --- ending, resuming ---------------------------------------------------------------------------


def test_ending_takes_effect_at_once_and_can_be_undone(admin, client, instansi, orang):
    sari = orang("auditor")
    p = sari.penugasan.get()
    confirm = admin.get(f"{halaman(p)}?konfirmasi=akhiri")
    assert "berhenti berlaku seketika" in confirm.content.decode()
    admin.post(halaman(p), {"aksi": "akhiri"})
    assert not Instansi.objects.visible_to(sari).exists()
    admin.post(halaman(p), {"aksi": "aktifkan"})
    assert Instansi.objects.visible_to(sari).exists()


def test_admin_cannot_end_the_own_admin_role(admin, instansi, orang):
    orang("admin_instansi")
    own = admin.user.penugasan.get()
    response = admin.post(halaman(own), {"aksi": "akhiri"}, follow=True)
    assert "Minta admin lain" in response.content.decode()
    own.refresh_from_db()
    assert own.aktif


def test_instansi_keeps_one_admin(instansi, orang):
    first, second = orang("admin_instansi"), orang("admin_instansi")
    actions.end_assignment(penugasan=second.penugasan.get(), by=first)
    with pytest.raises(ValidationError, match="satu admin"):
        actions.end_assignment(penugasan=first.penugasan.get(), by=second)
    with pytest.raises(ValidationError, match="satu admin"):
        actions.deactivate_user(user=first, instansi=instansi, by=second)


# --- accounts -----------------------------------------------------------------------------------


def test_deactivated_person_is_out_at_once(admin, instansi, orang):
    sari = orang("petugas")
    theirs = Client()
    theirs.force_login(sari, backend="accounts.backends.UsernameOrNipBackend")
    assert theirs.get("/akun/profil/").status_code == 200
    admin.post(halaman(sari.penugasan.get()), {"aksi": "nonaktifkan"})
    assert theirs.get("/akun/profil/").status_code == 302
    admin.post(halaman(sari.penugasan.get()), {"aksi": "pulihkan"})
    sari.refresh_from_db()
    assert sari.is_active


def test_new_link_ends_password_and_sessions(admin, orang):
    sari = orang("petugas")
    theirs = Client()
    theirs.force_login(sari, backend="accounts.backends.UsernameOrNipBackend")
    admin.post(halaman(sari.penugasan.get()), {"aksi": "undang"})
    assert theirs.get("/akun/profil/").status_code == 302
    sari.refresh_from_db()
    assert sari.menunggu_undangan and sari.sandi_diubah_pada is None


@pytest.mark.parametrize("aksi", ["undang", "nonaktifkan", "pulihkan", "simpan"])
@pytest.mark.parametrize("aktif", [True, False])
def test_account_used_elsewhere_is_not_touched(admin, instansi, instansi_lain, orang, aksi, aktif):
    sari = orang("petugas")
    Penugasan.objects.create(user=sari, role="auditor", instansi=instansi_lain, aktif=aktif)
    data = {"aksi": aksi, "nama": "Diganti", "nip": "", "email": "x@y.id"}
    admin.post(halaman(sari.penugasan.get(instansi=instansi)), data)
    sari.refresh_from_db()
    assert sari.is_active and sari.has_usable_password() and sari.nama != "Diganti"


@pytest.mark.parametrize("aksi", ["undang", "nonaktifkan"])
def test_own_account_is_not_changed_here(admin, orang, aksi):
    orang("admin_instansi")
    admin.post(halaman(admin.user.penugasan.get()), {"aksi": aksi})
    admin.user.refresh_from_db()
    assert admin.user.is_active and admin.user.has_usable_password()


def test_data_of_a_person_can_be_corrected(admin, orang):
    p = orang("petugas").penugasan.get()
    data = {"aksi": "simpan", "nama": "Sari Lubis", "nip": "", "email": "sari@contoh.go.id"}
    assert admin.post(halaman(p), data).url == halaman(p)
    p.user.refresh_from_db()
    assert (p.user.nama, p.user.nip, p.user.email) == ("Sari Lubis", None, "sari@contoh.go.id")
    bad = admin.post(halaman(p), data | {"nip": "12"})
    assert "18 angka" in bad.content.decode() and "Sari Lubis" in bad.content.decode()


# --- who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["petugas", "pimpinan_unit", "perencana", "auditor"])
def test_others_get_403_and_change_nothing(masuk, instansi, orang, role):
    p = orang("petugas").penugasan.get()
    client = masuk(role)
    assert client.get(daftar(instansi)).status_code == 403
    assert client.post(undang(instansi), isian(instansi)).status_code == 403
    assert client.post(halaman(p), {"aksi": "akhiri"}).status_code == 403
    p.refresh_from_db()
    assert p.aktif and not User.objects.filter(username="budi").exists()


def test_strangers_get_404(masuk, instansi_lain):
    asing = build_user(instansi_lain, "petugas").penugasan.get()
    client = masuk("admin_instansi")
    assert client.get(daftar(instansi_lain)).status_code == 404
    assert client.post(undang(instansi_lain), {}).status_code == 404
    assert client.post(halaman(asing), {"aksi": "akhiri"}).status_code == 404
    assert client.get(halaman(asing)).status_code == 404


def test_unknown_action_is_refused(admin, orang):
    p = orang("petugas").penugasan.get()
    assert admin.post(halaman(p), {"aksi": "hapus"}).status_code == 400
    assert admin.get(f"{halaman(p)}?konfirmasi=hapus").status_code == 404
    assert admin.get(f"{halaman(p)}?konfirmasi=aktifkan").status_code == 404


def test_list_shows_only_people_of_the_instansi(admin, instansi, instansi_lain, orang):
    both = orang("petugas", username="dua.tempat")
    Penugasan.objects.create(user=both, role="auditor", instansi=instansi_lain)
    build_user(instansi_lain, "petugas", username="orang.asing")
    page = admin.get(daftar(instansi)).content.decode()
    assert "dua.tempat" in page and "orang.asing" not in page
    assert page.count(">Auditor<") == 0
    assert "Tidak ada pengguna" in admin.get(daftar(instansi), {"q": "asing\x00"}).content.decode()


def test_list_does_not_query_per_person(admin, instansi, orang, django_assert_max_num_queries):
    for _ in range(12):
        orang("petugas")
    with django_assert_max_num_queries(14):
        admin.get(daftar(instansi))


# --- the first admin ----------------------------------------------------------------------------


def test_command_makes_instansi_and_admin_and_prints_the_link(db, client, capsys):
    call_command(
        "buat_admin", "sari", instansi="baru", create_instansi="Kecamatan Baru", nama="Sari"
    )
    path = re.search(r"https?://[^/]+(/akun/\S+)", capsys.readouterr().out).group(1)
    user = User.objects.get()
    assert user.menunggu_undangan
    assert user.penugasan.get().role == "admin_instansi"
    assert "Selamat datang" in client.get(path, follow=True).content.decode()


def test_command_saves_nothing_where_something_is_missing(db):
    with pytest.raises(CommandError, match="--create-instansi"):
        call_command("buat_admin", "sari", instansi="baru", nama="Sari")
    with pytest.raises(CommandError, match="--nama"):
        call_command("buat_admin", "sari", instansi="baru", create_instansi="Baru")
    with pytest.raises(CommandError, match="Kode hanya"):
        call_command("buat_admin", "sari", instansi="a b", create_instansi="Baru", nama="Sari")
    assert not Instansi.objects.exists() and not User.objects.exists()


def test_command_keeps_the_password_of_a_known_person(instansi, orang):
    sari = orang("petugas", username="sari")
    call_command("buat_admin", "sari", instansi=instansi.kode)
    sari.refresh_from_db()
    assert sari.has_usable_password()
    assert sari.penugasan.filter(role="admin_instansi", aktif=True).exists()
