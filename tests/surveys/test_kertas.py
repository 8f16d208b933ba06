"""Paper forms typed in by an officer."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.models import Respons
from surveys.pengiriman import new_tanda
from tests.factories import build_layanan, build_survei


@pytest.fixture
def survei(instansi):
    return build_survei(instansi)


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="KEL"))


@pytest.fixture
def alamat(survei, layanan):
    return reverse("surveys:survei-kertas", args=[survei.pk, layanan.pk])


def paper(digits="343243434", **lain):
    isi = {f"u{n}": "" if d == "-" else d for n, d in enumerate(digits, 1)}
    return isi | {"tanggal": "2026-03-02", "tanda": new_tanda()} | lain


def test_a_paper_form_counts_and_is_marked_as_paper(masuk, alamat, layanan):
    client = masuk("petugas")
    jawab = client.post(alamat, paper(usia="40", jenis_kelamin="P", saran="Antre lama"))
    assert jawab.status_code == 302 and jawab.url.endswith("?tanggal=2026-03-02")
    r = Respons.objects.get()
    assert r.nilai == [3, 4, 3, 2, 4, 3, 4, 3, 4] and r.unit == layanan.unit
    assert (r.saluran, r.keadaan, r.dicatat_oleh) == ("kertas", "sah", client.user)
    assert (r.tanggal, r.usia, r.saran) == (datetime.date(2026, 3, 2), 40, "Antre lama")
    berikut = client.get(jawab.url).text
    assert 'value="2026-03-02"' in berikut and "3 4 3 2 4 3 4 3 4" in berikut


def test_the_same_page_sent_twice_is_stored_once(masuk, alamat):
    client, isi = masuk("petugas"), paper()
    client.post(alamat, isi)
    jawab = client.post(alamat, isi, follow=True)
    assert Respons.objects.count() == 1 and "tidak dicatat dua kali" in jawab.text


@pytest.mark.parametrize("digit", ["5", "0", "x", "１"])
def test_only_one_to_four_and_nothing_typed_is_lost(masuk, alamat, digit):
    jawab = masuk("petugas").post(alamat, paper(f"3332{digit}3333", saran="Panas"))
    assert jawab.status_code == 422 and not Respons.objects.exists()
    assert f"Nomor 5 berisi “{digit}”" in jawab.text and "Panas" in jawab.text
    assert 'name="u4" value="2"' in jawab.text


def test_what_is_empty_on_the_paper_is_said_so(masuk, alamat):
    client = masuk("petugas")
    assert client.post(alamat, paper("33-333333")).status_code == 422
    assert client.post(alamat, paper("33-333333", apa_adanya="1")).status_code == 302
    assert Respons.objects.get().nilai[2] is None
    assert client.post(alamat, paper("---------", apa_adanya="1")).status_code == 422


def test_the_date_lies_in_the_round_and_not_in_the_future(masuk, alamat):
    besok = timezone.localdate() + datetime.timedelta(days=1)
    for tanggal in ("2025-12-31", f"{besok:%Y-%m-%d}", "kemarin", ""):
        jawab = masuk("petugas").post(alamat, paper(tanggal=tanggal))
        assert jawab.status_code == 422, tanggal
    assert not Respons.objects.exists()


def test_a_closed_round_takes_no_paper(masuk, alamat, survei):
    survei.ditutup_pada = timezone.now()
    survei.save()
    masuk("petugas").post(alamat, paper())
    assert not Respons.objects.exists()


def test_an_old_or_made_up_page_is_asked_again_with_what_was_typed(masuk, alamat):
    jawab = masuk("petugas").post(alamat, paper(tanda="palsu", saran="Panas"))
    assert jawab.status_code == 422 and "Panas" in jawab.text and not Respons.objects.exists()
