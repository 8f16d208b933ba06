"""The front door for citizens: what can be done here today, and nothing that cannot."""

import pytest
from django.test import Client
from django.urls import reverse

from surveys.models import HasilTerbit
from tests.factories import build_forum, build_kategori, build_layanan, build_survei, build_unit
from units.models import Instansi

pytestmark = pytest.mark.django_db


def door(instansi):
    return Client().get(reverse("surveys:warga", args=[instansi.kode]))


def test_each_running_round_a_proposal_and_a_complaint_are_one_tap_away(instansi):
    survei = build_survei(instansi)
    lalu = build_survei(instansi, "SKM 2024", mulai="2024-01-01", selesai="2024-12-31")
    build_kategori(instansi)
    page = door(instansi).text
    for nama, *args in (
        ("survei-pilih", survei.kode),
        ("aspirasi-tulis", instansi.kode),
        ("pengaduan-create", instansi.kode),
        ("pengaduan-lacak",),
    ):
        assert reverse(f"surveys:{nama}", args=args) in page
    assert reverse("surveys:survei-pilih", args=[lalu.kode]) not in page


def test_complaints_are_offered_only_where_they_are_taken(instansi):
    assert reverse("surveys:pengaduan-create", args=[instansi.kode]) not in door(instansi).text


def test_announced_forums_and_published_results_only(instansi, instansi_lain):
    unit = instansi.unit.first()
    build_forum(unit, judul="Masih disusun", tanggal="2099-01-01")
    build_forum(unit, judul="Sudah diumumkan", tanggal="2099-01-02", status="diundang")
    build_forum(unit, judul="Sudah lewat", tanggal="2020-01-02", status="diundang")
    terbit, belum = build_survei(instansi, "SKM terbit"), build_survei(instansi, "SKM belum")
    HasilTerbit.objects.create(survei=terbit, terbit_pada="2026-01-05")
    page = door(instansi).text
    assert "Sudah diumumkan" in page and "Masih disusun" not in page and "Sudah lewat" not in page
    assert "Hasil SKM terbit" in page and f"Hasil {belum.nama}" not in page
    assert "SKM terbit" not in door(instansi_lain).text


def test_the_number_of_queries_does_not_grow(instansi, django_assert_max_num_queries):
    for n in range(6):
        build_survei(instansi, f"SKM {n}")
        build_forum(instansi.unit.first(), tanggal="2099-01-02", status="diundang")
    with django_assert_max_num_queries(6):
        door(instansi)


def test_one_instansi_needs_no_choice_and_those_without_services_are_not_offered(instansi):
    Instansi.objects.create(kode="SEPI", nama="Tanpa layanan")
    pilih = reverse("surveys:warga-pilih")
    assert "Belum ada" in Client().get(pilih).text
    build_layanan(instansi.unit.first())
    assert Client().get(pilih)["Location"] == reverse("surveys:warga", args=[instansi.kode])
    lain = Instansi.objects.create(kode="LAIN2", nama="Kota Lain")
    build_layanan(build_unit(lain, nama="Kantor"))
    page = Client().get(pilih).text
    assert instansi.nama in page and "Kota Lain" in page and "Tanpa layanan" not in page


def test_the_log_in_page_shows_citizens_the_way(instansi):
    assert reverse("surveys:warga-pilih") in Client().get(reverse("accounts:login")).text
