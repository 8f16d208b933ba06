"""Public proposals and promises as files: only what is public, and nothing that a spreadsheet would run."""

import csv
import io

import pytest
from django.urls import reverse

from surveys.actions import aspirasi as actions
from surveys.actions import moderasi_aspirasi as moderasi
from tests.factories import build_aspirasi, build_forum, build_instansi, build_komitmen

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="KEC")


@pytest.fixture
def take(client, instansi):
    def _take(apa, bentuk):
        jawab = client.get(reverse(f"surveys:{apa}-data", args=[instansi.kode, bentuk]))
        if bentuk == "json":
            return jawab.json()
        return list(csv.DictReader(io.StringIO(jawab.content.decode("utf-8-sig")), delimiter=";"))

    return _take


def test_published_proposals_with_their_support(take, unit, orang):
    a = build_aspirasi(unit, "Kursi tunggu", isi="Hubungi 0812 3456 7890", pengusul="Pak Togar")
    moderasi.mask(aspirasi=a, by=orang("pimpinan_unit"))
    actions.support(aspirasi=a, perangkat="p")
    build_aspirasi(unit, "Belum diperiksa")
    moderasi.merge(aspirasi=build_aspirasi(unit, terbit=True), ke=a, by=None)
    build_aspirasi(build_instansi("lain").unit.first(), "Instansi lain", terbit=True)
    (satu,) = take("aspirasi", "json")
    assert (satu["judul"], satu["isi"], satu["dukungan"]) == ("Kursi tunggu", "Hubungi ▮▮▮", 1)
    assert satu["alamat"].endswith(f"/{a.kode}/") and "Togar" not in str(satu)
    (baris,) = take("aspirasi", "csv")
    assert baris["judul"] == "Kursi tunggu" and baris["disampaikan"] == "2026-03-01"


@pytest.mark.parametrize("judul", ["=1+1", "+62", "-2", "@SUM(A1)", '=HYPERLINK("http://x";"y")'])
def test_no_cell_is_a_formula(take, unit, judul):
    build_aspirasi(unit, judul, isi="a;b\n=1+1", terbit=True)
    (baris,) = take("aspirasi", "csv")
    assert baris["judul"] == f"'{judul}" and baris["isi"] == "a;b\n=1+1"
    assert take("aspirasi", "json")[0]["judul"] == judul


def test_promises_of_what_is_public(take, unit):
    forum = build_forum(unit, status="terbit", terbit_pada="2026-03-12T00:00Z")
    build_komitmen(unit, forum=forum, batas="2026-01-01")
    build_komitmen(unit, forum=build_forum(unit), isi="Forum belum terbit")
    belum = build_aspirasi(unit, "Belum diperiksa")
    build_komitmen(unit, aspirasi=belum, forum=forum, isi="Terbit lewat forumnya")
    semua = take("komitmen", "json")
    assert [k["komitmen"] for k in semua] == ["Menambah loket", "Terbit lewat forumnya"]
    assert semua[0]["terlambat"] and semua[0]["forum"] == forum.judul
    assert semua[1]["aspirasi"] == "" and "Belum diperiksa" not in str(semua)
    assert take("komitmen", "csv")[0]["terlambat"] == "ya"


def test_no_other_form_and_no_other_instansi(client, instansi):
    for args in ([instansi.kode, "xlsx"], ["tidak-ada", "csv"]):
        assert client.get(reverse("surveys:aspirasi-data", args=args)).status_code == 404


def test_many_cost_as_few_queries_as_one(client, unit, instansi, django_assert_max_num_queries):
    for n in range(15):
        build_komitmen(unit, aspirasi=build_aspirasi(unit, f"Usulan {n}", terbit=True))
    for apa in ("aspirasi", "komitmen"):
        with django_assert_max_num_queries(3):
            client.get(reverse(f"surveys:{apa}-data", args=[instansi.kode, "csv"]))
