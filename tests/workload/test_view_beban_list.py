"""/beban-kerja/<periode>/ : where an officer starts."""

import pytest
from django.urls import reverse

from accounts.roles import ROLES
from tests.factories import (
    build_instansi,
    build_jabatan,
    build_periode,
    build_tugas,
    build_unit,
    build_user,
)
from units.models import UnitKerja
from workload.daftar_unit import list_units, narrow, progress
from workload.models import Analisis, Catatan


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def url(periode):
    return reverse("workload:beban-list", args=[periode.pk])


def names(units):
    return [(u.tingkat, u.nama) for u in units]


def test_an_officer_sees_his_unit_and_everything_below_it(instansi, periode):
    kelurahan = instansi.unit.get(kode="KEL")
    petugas = build_user(instansi, "petugas", unit=kelurahan)
    assert names(list_units(petugas, periode)) == [
        (0, "Kelurahan"),
        (1, "Seksi Pelayanan Kelurahan"),
    ]


def test_per_unit_posts_rows_notes_and_status(instansi, periode, orang):
    unit = instansi.unit.get(kode="PEM")
    build_jabatan(unit, jenis="pengawas")
    build_jabatan(unit)
    jabatan = build_jabatan(unit)
    tugas = build_tugas(jabatan, 10, 30)
    build_tugas(jabatan, 10, None)
    build_tugas(jabatan, 10, 5, dihitung=False)
    Catatan.objects.create(beban=tugas.beban, isi="?")
    Analisis.objects.create(unit=unit, periode=periode, status="final")
    units = list_units(orang("perencana"), periode)
    (baris,) = [u for u in units if u.pk == unit.pk]
    assert (baris.jabatan, baris.wajib, baris.terisi) == (3, 2, 1)
    assert (baris.isian.perlu_dilengkapi, baris.catatan, baris.keadaan.label) == (2, 1, "Final")
    kemajuan = progress(units)
    assert (kemajuan.unit, kemajuan.final, kemajuan.persen) == (5, 1, 50)


def test_figures_of_another_period_do_not_leak_in(instansi, periode, orang):
    lalu = build_periode(instansi, 2025)
    tugas = build_tugas(build_jabatan(instansi.unit.get(kode="PEM")), 10, None, periode=lalu)
    Catatan.objects.create(beban=tugas.beban, isi="?")
    assert not any(u.isian.belum or u.catatan for u in list_units(orang("perencana"), periode))


def test_filters(instansi, periode, orang):
    build_tugas(build_jabatan(instansi.unit.get(kode="PEM")), 10, None)
    Analisis.objects.create(unit=instansi.unit.get(kode="SEK"), periode=periode, status="final")
    units = list_units(orang("perencana"), periode)
    assert [u.nama for u in narrow(units, cari="KELURAHAN")] == [
        "Kelurahan",
        "Seksi Pelayanan Kelurahan",
    ]
    assert [u.nama for u in narrow(units, status="final")] == ["Sekretariat"]
    assert [u.nama for u in narrow(units, belum_lengkap=True)] == ["Seksi Pemerintahan"]


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_a_role_sees_the_page(masuk, url, role):
    html = masuk(role).get(url).content.decode()
    assert "Seksi Pelayanan Kelurahan" in html
    assert "0 dari 5 unit final" in html


def test_strangers_find_nothing(client, instansi_lain, url):
    client.force_login(
        build_user(instansi_lain, "admin_instansi"),
        backend="accounts.backends.UsernameOrNipBackend",
    )
    assert client.get(url).status_code == 404
    assert client.get(reverse("workload:beban-list", args=[10**9])).status_code == 404


def test_it_only_reads(masuk, url):
    assert masuk("petugas").post(url).status_code == 405


@pytest.mark.parametrize("query", ["page=x", "page=999", "status=%00", "q=%00%25", "belum=9"])
def test_odd_filters_are_no_error(masuk, url, query):
    assert masuk("petugas").get(f"{url}?{query}").status_code == 200


def test_names_are_text_not_markup(masuk, instansi, url):
    build_unit(instansi, "XSS", "<script>alert(1)</script>")
    assert b"<script>alert" not in masuk("perencana").get(url).content


def test_nothing_found_offers_the_way_back(masuk, url):
    html = masuk("petugas").get(url, {"q": "tidak ada unit begini"}).content.decode()
    assert "Tidak ada unit yang cocok" in html
    assert "Tampilkan semua unit" in html


@pytest.mark.parametrize(
    ("role", "kalimat"),
    [("admin_instansi", "Kelola unit kerja"), ("perencana", "Minta admin instansi")],
)
def test_an_instansi_without_units_says_what_to_do_next(client, db, role, kalimat):
    kosong = build_instansi("kosong")
    kosong.unit.filter(induk__isnull=False, anak__isnull=True).delete()
    UnitKerja.objects.filter(kode="KEL", instansi=kosong).delete()
    kosong.unit.all().delete()
    client.force_login(build_user(kosong, role), backend="accounts.backends.UsernameOrNipBackend")
    html = client.get(reverse("workload:beban-list", args=[kosong.periode.get().pk])).content
    assert kalimat in html.decode()


def test_other_periods_are_one_click_away(masuk, instansi, url):
    lalu = build_periode(instansi, 2025)
    assert (
        reverse("workload:beban-list", args=[lalu.pk]) in masuk("petugas").get(url).content.decode()
    )


def test_five_hundred_units_cost_no_more_queries_than_five(
    masuk, instansi, url, django_assert_max_num_queries
):
    kecamatan = instansi.unit.get(kode="KEC")
    UnitKerja.objects.bulk_create(
        UnitKerja(instansi=instansi, kode=f"X{n}", nama=f"Unit {n}", induk=kecamatan)
        for n in range(500)
    )
    for unit in instansi.unit.all()[:20]:
        build_tugas(build_jabatan(unit), 10, 30)
    client = masuk("petugas")
    with django_assert_max_num_queries(12):
        html = client.get(url).content.decode()
    assert "Halaman 1 dari 3" in html
