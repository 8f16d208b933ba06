"""One-time links: made at the counter, each opens the form once, counted by use."""

import csv
import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.models import Respons, TiketSurvei
from surveys.pengiriman import new_tanda
from tests.factories import build_layanan, build_respons


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="KEL"), "=Domisili")


@pytest.fixture
def url(survei, layanan):
    return lambda nama: reverse(f"surveys:survei-tiket-{nama}", args=[survei.pk, layanan.pk])


def rows(client, url):
    teks = client.get(url("csv")).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks), delimiter=";"))


def test_links_are_made_and_each_takes_one_answer(masuk, url, survei):
    client = masuk("petugas")
    assert client.post(url("list"), {"banyak": "3"}).status_code == 302
    tautan = [b["tautan"] for b in rows(client, url)]
    assert len(set(tautan)) == 3
    warga = Client()
    isi = {f"u{n}": "4" for n in range(1, 10)} | {"tanda": new_tanda()}
    assert warga.get(tautan[0]).status_code == 200
    assert warga.post(tautan[0], isi).status_code == 302
    assert warga.get(tautan[0]).status_code == 410
    assert Respons.objects.get().saluran == "tiket"
    assert [b["tautan"] for b in rows(client, url)] == tautan[1:]
    halaman = client.get(url("list")).text
    assert re.findall(r'class="n" data-judul="(\w+)">(\d+)<', halaman) == [("Banyak", "3"), ("Terpakai", "1"), ("Belum", "2")]  # fmt: skip


def test_slips_show_what_is_unused_and_not_the_link_as_text_to_copy(masuk, url, survei, layanan):
    client = masuk("petugas")
    client.post(url("list"), {"banyak": "4"})
    terpakai = TiketSurvei.objects.first()
    build_respons(survei, layanan, tiket=terpakai, saluran="tiket")
    slip = client.get(url("slip"))
    assert slip.text.count("<svg") == 3 and "no-store" in slip["Cache-Control"]
    satu = TiketSurvei.objects.filter(respons=None).first().pk
    assert client.get(url("slip") + f"?dari={satu}&sampai={satu}").text.count("<svg") == 1
    assert client.get(url("slip") + "?dari=999999999").status_code == 404


def test_a_name_is_no_formula_in_a_spreadsheet(masuk, url):
    client = masuk("petugas")
    client.post(url("list"), {"banyak": "1"})
    assert rows(client, url)[0]["layanan"] == "'=Domisili"


@pytest.mark.parametrize("banyak", ["0", "501", "-1", "x", ""])
def test_only_so_many_at_once(masuk, url, banyak):
    assert masuk("petugas").post(url("list"), {"banyak": banyak}).status_code == 422
    assert not TiketSurvei.objects.exists()


def test_a_closed_round_makes_no_tickets(masuk, url, survei):
    survei.ditutup_pada = timezone.now()
    survei.save()
    assert masuk("petugas").post(url("list"), {"banyak": "2"}).status_code == 422
    assert not TiketSurvei.objects.exists()
