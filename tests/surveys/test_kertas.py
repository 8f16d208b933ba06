"""Paper forms typed in by an officer."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.actions.koreksi import correct_paper
from surveys.hasil.hitung import tally
from surveys.models import PenarikanRespons, Respons
from surveys.pengiriman import new_tanda, read_tanda
from tests.factories import build_layanan, build_respons


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


# --- put right, taken back


@pytest.fixture
def salah(masuk, alamat):
    """A form typed wrongly: a 1 that stands for a 4 on the paper."""
    client = masuk("petugas")
    client.post(alamat, paper("341343434", usia="40", saran="Antre lama"))
    return client, Respons.objects.get()


def fix(respons):
    return reverse("surveys:survei-kertas-edit", args=[respons.pk])


def test_a_mistyped_form_is_put_right_and_the_first_one_kept(salah, survei, layanan):
    client, lama = salah
    halaman = client.get(fix(lama)).text
    assert 'name="u3" value="1"' in halaman and "Antre lama" in halaman
    isi = paper("344343434", usia="40", saran="Antre lama", alasan="Nomor 3 salah ketik")
    assert client.post(fix(lama), isi).status_code == 302
    lama.refresh_from_db()
    baru = lama.penarikan.pengganti
    assert (lama.keadaan, lama.nilai[2]) == ("ditarik", 1)
    assert (baru.keadaan, baru.nilai[2], baru.saluran) == ("sah", 4, "kertas")
    assert sum(s.respons for s in tally(survei)) == 1
    daftar = client.get(reverse("surveys:survei-kertas-list", args=[survei.pk, layanan.pk])).text
    assert "Dibetulkan: Nomor 3 salah ketik" in daftar and "1 dibetulkan atau ditarik" in daftar


def test_put_right_twice_from_the_same_page_is_stored_once(salah):
    client, lama = salah
    isi = paper("344343434", alasan="Nomor 3 salah ketik")
    client.post(fix(lama), isi)
    client.post(fix(lama), isi)
    correct_paper(respons=lama, isi={}, alasan="", tanda=read_tanda(isi["tanda"]), by=lama.dicatat_oleh)  # fmt: skip
    assert Respons.objects.count() == 2 and Respons.objects.counted().count() == 1


@pytest.mark.parametrize("lain", [{"alasan": ""}, {"alasan": "abc"}, {"u3": "5"}, {"tanggal": "2020-01-01"}])  # fmt: skip
def test_without_a_reason_or_with_wrong_figures_nothing_changes(salah, lain):
    client, lama = salah
    isi = paper("344343434", alasan="Nomor 3 salah ketik") | lain
    jawab = client.post(fix(lama), isi)
    assert jawab.status_code == 422 and Respons.objects.counted().get() == lama
    if "u3" not in lain:
        assert 'name="u3" value="4"' in jawab.text  # what was typed is there


def test_a_form_typed_twice_is_taken_back_with_a_reason(salah, survei):
    client, lama = salah
    assert client.post(fix(lama), {"tarik-alasan": ""}).status_code == 422
    assert client.post(fix(lama), {"tarik-alasan": "Terketik dua kali"}).status_code == 302
    assert not Respons.objects.counted().exists() and tally(survei) == []
    assert client.post(fix(lama), {"tarik-alasan": "Terketik dua kali"}).status_code == 302
    assert PenarikanRespons.objects.count() == 1


def test_what_citizens_sent_themselves_cannot_be_put_right(masuk, survei, layanan):
    respons = build_respons(survei, layanan, saluran="tautan")
    assert masuk("petugas").get(fix(respons)).status_code == 404


def test_after_the_round_is_closed_nothing_is_put_right(salah, survei):
    client, lama = salah
    survei.ditutup_pada = timezone.now()
    survei.save()
    client.post(fix(lama), {"tarik-alasan": "Terketik dua kali"})
    assert Respons.objects.counted().get() == lama


def test_the_list_shows_ones_own_on_request(salah, masuk, alamat, survei, layanan):
    lain = masuk("petugas")
    lain.post(alamat, paper("222222222"))
    daftar = reverse("surveys:survei-kertas-list", args=[survei.pk, layanan.pk])
    assert "3 4 1 3" in lain.get(daftar).text and "2 2 2 2" in lain.get(daftar).text
    assert "3 4 1 3" not in lain.get(daftar + "?oleh=saya").text
