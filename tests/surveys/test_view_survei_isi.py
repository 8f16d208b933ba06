"""The public questionnaire: one page, no log-in, nothing lost and nothing counted twice."""

import pytest
from django.test import Client
from django.urls import reverse

from surveys.calculators.curiga import BATAS, Aksi
from surveys.models import Respons, TiketSurvei
from surveys.pengiriman import new_tanda, sign_tiket
from tests.factories import build_layanan, build_survei

pytestmark = pytest.mark.django_db
LENGKAP = {f"u{n}": "3" for n in range(1, 10)}


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="PEM"))


@pytest.fixture
def alamat(survei, layanan):
    return reverse("surveys:survei-isi", args=[survei.kode, layanan.kode])


@pytest.fixture
def lama_buka(monkeypatch):
    """Forms as if they had been open for two minutes."""
    import time

    kini = time.time
    monkeypatch.setattr("surveys.pengiriman.time.time", lambda: kini() - 120)
    tanda = new_tanda()
    monkeypatch.setattr("surveys.pengiriman.time.time", kini)
    return lambda **isi: LENGKAP | {"tanda": tanda} | isi


def test_a_citizen_answers_without_logging_in(client, alamat, lama_buka, survei, layanan):
    assert client.get(alamat).status_code == 200
    jawab = client.post(
        alamat, lama_buka(usia="41", jenis_kelamin="P", pendidikan="SMA", saran="Cepat.")
    )
    assert jawab.url == reverse("surveys:survei-terima-kasih", args=[survei.kode])
    r = Respons.objects.get()
    assert r.nilai == [3] * 9 and (r.usia, r.pendidikan, r.saran) == (41, "SMA", "Cepat.")
    assert (r.keadaan, r.saluran, r.unit_id) == ("sah", "tautan", layanan.unit_id)
    assert r.sidik and "127.0.0.1" not in r.sidik


def test_sent_twice_is_stored_once_and_answered_alike(client, alamat, lama_buka):
    isi = lama_buka()
    satu, dua = client.post(alamat, isi), client.post(alamat, isi)
    assert satu.url == dua.url and Respons.objects.count() == 1


@pytest.mark.parametrize("nilai", ["5", "0", "-1", "3.5", "tiga", "<script>", "٣"])
def test_forged_values_are_refused_and_the_rest_is_kept(client, alamat, lama_buka, nilai):
    jawab = client.post(alamat, lama_buka(u4=nilai, saran="jangan hilang"))
    assert jawab.status_code == 422 and not Respons.objects.exists()
    assert "jangan hilang" in jawab.text and jawab.text.count(" checked") >= 8


def test_missing_answers_are_shown_and_may_be_sent_all_the_same(client, alamat, lama_buka):
    isi = lama_buka(u4="", u9="")
    jawab = client.post(alamat, isi)
    assert jawab.status_code == 422 and "2 pertanyaan belum dijawab" in jawab.text
    client.post(alamat, isi | {"apa_adanya": "1"})
    assert Respons.objects.get().nilai == [3, 3, 3, None, 3, 3, 3, 3, None]


def test_an_empty_form_is_no_answer(client, alamat, lama_buka):
    isi = lama_buka(apa_adanya="1") | {f"u{n}": "" for n in range(1, 10)}
    assert client.post(alamat, isi).status_code == 422 and not Respons.objects.exists()


def test_a_made_up_or_old_paper_is_renewed_and_nothing_typed_is_lost(client, alamat, lama_buka):
    jawab = client.post(alamat, lama_buka(tanda="karangan", saran="tetap ada"))
    assert jawab.status_code == 422 and "tetap ada" in jawab.text
    assert jawab.context["tanda"] != "karangan" and not Respons.objects.exists()


def test_a_robot_is_kept_but_not_counted(client, alamat, lama_buka):
    client.post(alamat, lama_buka(situs="http://judi.example"))
    client.post(alamat, LENGKAP | {"tanda": new_tanda()})  # filled within a second
    assert set(Respons.objects.values_list("keadaan", flat=True)) == {"karantina"}
    assert Respons.objects.filter(alasan__contains="tersembunyi").count() == 1


def test_copies_from_one_place_are_set_aside_and_the_first_ones_count(client, alamat, monkeypatch):
    import time

    kini = time.time
    wajar = BATAS[Aksi.SURVEI].kembar
    for n in range(wajar + 3):
        monkeypatch.setattr("surveys.pengiriman.time.time", lambda n=n: kini() - 100 - n)
        tanda = new_tanda()
        monkeypatch.setattr("surveys.pengiriman.time.time", kini)
        client.post(alamat, LENGKAP | {"tanda": tanda})
    assert Respons.objects.counted().count() == wajar
    assert Respons.objects.filter(keadaan="karantina").count() == 3


def test_a_ticket_takes_one_answer_and_tells_nothing_of_it(client, survei, layanan, lama_buka):
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    alamat = reverse("surveys:survei-tiket", args=[sign_tiket(tiket.uid)])
    assert client.post(alamat, lama_buka(saran="rahasia")).status_code == 302
    assert Respons.objects.get().saluran == "tiket"
    for lagi in (client.get(alamat), Client().post(alamat, LENGKAP | {"tanda": new_tanda()})):
        assert lagi.status_code == 410 and "rahasia" not in lagi.text
    assert Respons.objects.count() == 1


def test_a_forged_ticket_opens_nothing(client, survei, layanan):
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    for palsu in (tiket.uid.hex, f"{tiket.uid.hex}:abc", "x" * 60):
        assert client.get(reverse("surveys:survei-tiket", args=[palsu])).status_code == 404


def test_a_closed_survey_says_when_it_was_open(client, instansi, layanan, lama_buka):
    survei = build_survei(instansi, "SKM lama", mulai="2024-01-01", selesai="2024-03-31")
    alamat = reverse("surveys:survei-isi", args=[survei.kode, layanan.kode])
    assert client.get(alamat).status_code == 410
    assert client.post(alamat, lama_buka()).status_code == 410 and not Respons.objects.exists()
    assert "31 Maret 2024" in client.get(alamat).text


def test_what_is_closed_leads_on(client, instansi, layanan, survei):
    from surveys.models import HasilTerbit

    lama = build_survei(instansi, "SKM lama", mulai="2024-01-01", selesai="2024-03-31")
    HasilTerbit.objects.create(survei=lama, terbit_pada="2024-05-01")
    nanti = build_survei(instansi, "SKM nanti", mulai="2098-01-01", selesai="2098-03-31")
    pilih = client.get(reverse("surveys:survei-pilih", args=[lama.kode]))
    assert pilih.status_code == 410 and "sudah selesai" in pilih.text
    for tujuan in ("survei-pilih", "hasil-publik", "warga"):
        kode = {"survei-pilih": survei.kode, "hasil-publik": lama.kode, "warga": instansi.kode}
        assert reverse(f"surveys:{tujuan}", args=[kode[tujuan]]) in pilih.text
    assert "belum dibuka" in client.get(reverse("surveys:survei-pilih", args=[nanti.kode])).text


def test_a_wrong_address_says_what_to_do(client, survei, layanan, alamat):
    for salah in ("/s/zzzzzz/", "/s/zzzzzz/yyyyyy/", "/s/tiket/palsu/", "/s/zzzzzz/terima-kasih/"):
        jawab = client.get(salah)
        assert jawab.status_code == 404 and "Pindai lagi kode QR-nya" in jawab.text
    jawab = client.get(f"/s/{survei.kode}/yyyyyy/")
    assert jawab.status_code == 404 and reverse("surveys:survei-pilih", args=[survei.kode]) in jawab.text  # fmt: skip
    assert client.get(alamat.upper().replace("/S/", "/s/")).status_code == 200  # typed in capitals


def test_a_closed_service_leads_to_the_others(client, alamat, layanan, survei):
    layanan.nonaktif_sejak = "2026-01-01"
    layanan.save()
    jawab = client.get(alamat)
    assert jawab.status_code == 404 and reverse("surveys:survei-pilih", args=[survei.kode]) in jawab.text  # fmt: skip


def test_a_tablet_at_the_counter_keeps_nothing_and_goes_on_with_the_next(client, alamat, lama_buka, layanan):  # fmt: skip
    halaman = client.get(alamat + "?loket=1")
    assert "no-store" in halaman["Cache-Control"] and 'autocomplete="off"' in halaman.text
    jawab = client.post(alamat + "?loket=1", lama_buka(loket="1"))
    assert jawab.url.endswith(f"terima-kasih/?loket={layanan.kode}")
    assert f"{alamat}?loket=1" in client.get(jawab.url).text
    assert client.get(jawab.url.replace(layanan.kode, "palsu")).status_code == 200


def test_a_phone_may_keep_the_form_for_its_back_button(client, alamat):
    simpan = client.get(alamat)["Cache-Control"]
    assert "private" in simpan and "no-cache" in simpan and "no-store" not in simpan


def test_the_summary_of_errors_leads_to_each_of_them(client, alamat, lama_buka):
    teks = client.post(alamat, lama_buka(u4="", usia="200")).text
    assert 'href="#u4-1">Pertanyaan 4 belum dijawab' in teks and 'id="u4-1"' in teks
    assert 'href="#id_usia"' in teks and "<title>Perlu diperbaiki" in teks


def test_a_service_of_another_instansi_is_not_there(client, survei):
    from tests.factories import build_instansi

    lain = build_layanan(build_instansi("lain").unit.first())
    assert (
        client.get(reverse("surveys:survei-isi", args=[survei.kode, lain.kode])).status_code == 404
    )


def test_the_page_costs_few_queries_and_few_bytes(client, alamat, django_assert_max_num_queries):
    import gzip
    from pathlib import Path

    with django_assert_max_num_queries(4):
        isi = client.get(alamat).content
    aset = [Path("static/css/warga.css"), Path("static/js/survei.js"), Path("static/img/logo.svg")]
    berat = sum(len(gzip.compress(b)) for b in (isi, *(a.read_bytes() for a in aset)))
    print(f"first load, compressed: {berat:,} bytes")
    assert berat <= 60 * 1024
