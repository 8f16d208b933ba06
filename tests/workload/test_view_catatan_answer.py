"""/catatan/<pk>/jawab/ and /catatan/<pk>/selesai/ : the conversation and its end."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from tests.factories import build_jabatan, build_user
from workload.actions.catatan import leave_note
from workload.catatan_context import catatan_context


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def catatan(instansi, jabatan, orang):
    return leave_note(
        jabatan=jabatan,
        periode=instansi.periode.get(),
        isi="<i>Dari mana?</i>",
        by=orang("perencana"),
    )


@pytest.fixture
def jawab(catatan):
    return reverse("workload:catatan-answer", args=[catatan.pk])


@pytest.fixture
def tutup(catatan):
    return reverse("workload:catatan-close", args=[catatan.pk])


@pytest.mark.parametrize("role", ["petugas", "pimpinan_unit", "admin_instansi", "perencana"])
def test_those_concerned_answer(masuk, catatan, jawab, role):
    client = masuk(role)
    assert "&lt;i&gt;Dari mana?" in client.get(jawab).content.decode()
    assert client.post(jawab, {"isi": "Buku agenda"}).status_code == 302
    jawaban = catatan.jawaban.get()
    assert (jawaban.isi, jawaban.oleh) == ("Buku agenda", client.user)


@pytest.mark.parametrize("data", [{}, {"isi": " "}, {"isi": "\x00"}, {"isi": "x" * 5000}])
def test_bad_input_stays_on_the_page(masuk, catatan, jawab, data):
    assert masuk("petugas").post(jawab, data).status_code == 200
    assert not catatan.jawaban.exists()


def test_the_planner_closes_and_that_ends_it(masuk, catatan, jawab, tutup):
    client = masuk("perencana")
    assert client.get(tutup).status_code == 200
    catatan.refresh_from_db()
    assert catatan.selesai_pada is None, "asking closes nothing"
    assert client.post(tutup).status_code == 302
    catatan.refresh_from_db()
    assert catatan.selesai_oleh == client.user
    assert "sudah ditutup" in client.get(tutup).content.decode()
    assert client.post(tutup).status_code == 302
    assert "sudah ditutup" in masuk("petugas").get(jawab).content.decode()
    masuk("petugas").post(jawab, {"isi": "Terlambat"})
    assert not catatan.jawaban.exists()


def test_readers_are_refused_and_strangers_find_nothing(
    client, instansi, instansi_lain, orang, jawab, tutup
):
    kel = instansi.unit.get(kode="KEL")
    for user, kode_jawab, kode_tutup in (
        (orang("auditor"), 403, 403),
        (orang("petugas"), 200, 403),
        (build_user(instansi, "petugas", unit=kel), 404, 404),
        (build_user(instansi_lain, "perencana"), 404, 404),
    ):
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        for method in ("get", "post"):
            assert getattr(client, method)(jawab).status_code == kode_jawab
            assert getattr(client, method)(tutup).status_code == kode_tutup
    assert client.get(reverse("workload:catatan-answer", args=[10**9])).status_code == 404


def test_other_methods(masuk, jawab, tutup):
    assert masuk("perencana").put(jawab).status_code == 405
    assert masuk("perencana").put(tutup).status_code == 405


def test_the_partial_offers_what_each_may_do(jabatan, catatan, orang):
    def html(role):
        context = catatan_context(orang(role), jabatan=jabatan, periode=catatan.beban.periode)
        return render_to_string("workload/_partials/catatan_jabatan.html", context)

    for role, tombol in {
        "perencana": {"Jawab", "Tutup catatan", "Beri catatan"},
        "petugas": {"Jawab"},
        "auditor": set(),
    }.items():
        isi = html(role)
        ada = {t for t in ("Jawab", "Tutup catatan", "Beri catatan") if f">{t}</a>" in isi}
        assert ada == tombol, role
        assert "1 terbuka" in isi
