from decimal import Decimal

import pytest
from django.db.models import Sum
from django.utils import timezone

from tests.factories import (
    build_instansi,
    build_jabatan,
    build_pegawai,
    build_periode,
    build_tugas,
    build_user,
)
from units.models import Bezetting, Jabatan, UnitKerja
from workload import rekap


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def unit(instansi):
    return lambda kode: instansi.unit.get(kode=kode)


def row(periode, jabatan):
    (found,) = [r for r in rekap.posts(periode) if r.pk == jabatan.pk]
    return found


def test_a_post_shows_load_need_and_gap(periode, unit):
    jabatan = build_jabatan(unit("PEM"), "Pengelola Data", bezetting=1)
    build_tugas(jabatan, volume=1000, waktu=120)
    build_tugas(jabatan, volume=500, waktu=1, satuan_waktu="jam")
    build_tugas(jabatan)  # a draft row: nothing to count yet
    baris = row(periode, jabatan)
    assert (baris.beban_menit, baris.baris, baris.fte) == (150_000, 2, 2)
    assert (baris.kebutuhan, baris.bezetting, baris.kurang, baris.lebih) == (2, 1, 1, 0)
    assert (baris.ej, baris.grade, baris.keadaan) == (2, "A", "kurang")
    assert (baris.unit_kode, baris.unit_nama) == ("PEM", "Seksi Pemerintahan")


def test_a_post_without_rows_is_not_yet_analysed(periode, unit):
    baris = row(periode, build_jabatan(unit("PEM"), bezetting=3))
    assert (baris.kebutuhan, baris.kurang, baris.lebih, baris.ej) == (None, 0, 0, None)
    assert baris.keadaan == "belum"


def test_a_structural_post_needs_one_holder_whatever_its_load(periode, unit):
    jabatan = build_jabatan(unit("KEL"), "Lurah", jenis="pengawas", bezetting=1)
    build_tugas(jabatan, volume=75_000, waktu=3)
    assert (row(periode, jabatan).fte, row(periode, jabatan).kebutuhan) == (3, 1)


def test_the_letter_of_the_instansi_pembina_gives_the_need(periode, unit):
    jabatan = build_jabatan(
        unit("KEL"), jenis="fungsional", dasar="pembina", kebutuhan_pembina=4, bezetting=6
    )
    assert (row(periode, jabatan).kebutuhan, row(periode, jabatan).lebih) == (4, 2)


def test_always_up_ignores_an_excess_nobody_works(instansi, unit):
    periode = build_periode(instansi, 2027, pembulatan={"pelaksana": "ke_atas"})
    jabatan = build_jabatan(unit("PEM"))
    build_tugas(jabatan, volume=75_000, waktu="1.00000001", periode=periode)
    assert row(periode, jabatan).kebutuhan == 1
    build_tugas(jabatan, volume=1, waktu=1, periode=periode)
    assert row(periode, jabatan).kebutuhan == 2


def test_three_thirds_are_one_whole_and_half_goes_up(periode, unit):
    sepertiga = build_jabatan(unit("PEM"))
    for _ in range(3):
        build_tugas(sepertiga, volume=1, pendekatan="hasil", rasio_unit=3, rasio_orang=1)
    setengah = build_jabatan(unit("PEM"))
    for _ in range(5):
        build_tugas(setengah, volume=1, pendekatan="hasil", rasio_unit=6, rasio_orang=3)
    assert row(periode, sepertiga).fte == 1
    assert (row(periode, setengah).fte, row(periode, setengah).kebutuhan) == (Decimal("2.5"), 3)


def test_a_typing_error_of_many_digits_is_a_number_not_a_crash(periode, unit):
    jabatan = build_jabatan(unit("PEM"))
    build_tugas(jabatan, volume="999999999999", waktu="999999999999", periode_volume="harian")
    assert row(periode, jabatan).kebutuhan == 10**18
    assert rekap.total(periode).kurang == 10**18


@pytest.mark.parametrize(
    "pegawai, ketik, bezetting, sumber",
    [(2, 5, 2, "pegawai"), (0, 5, 5, "ketik"), (0, None, 0, ""), (1, None, 1, "pegawai")],
)
def test_an_open_period_counts_pegawai_before_typed_numbers(
    periode, unit, pegawai, ketik, bezetting, sumber
):
    jabatan = build_jabatan(unit("PEM"), bezetting=ketik)
    for _ in range(pegawai):
        build_pegawai(jabatan)
    assert (row(periode, jabatan).bezetting, row(periode, jabatan).bezetting_sumber) == (
        bezetting,
        sumber,
    )


def test_a_closed_period_keeps_the_number_it_was_closed_with(periode, unit):
    beku, tanpa = build_jabatan(unit("PEM")), build_jabatan(unit("PEM"))
    Bezetting.objects.create(jabatan=beku, periode=periode, jumlah=2, sumber="beku")
    build_pegawai(beku)
    build_pegawai(tanpa)
    periode.ditutup_pada = timezone.now()
    periode.save()
    assert (row(periode, beku).bezetting, row(periode, beku).bezetting_sumber) == (2, "beku")
    assert (row(periode, tanpa).bezetting, row(periode, tanpa).bezetting_sumber) == (0, "")


def test_tasks_and_pegawai_do_not_multiply_each_other(periode, unit):
    jabatan = build_jabatan(unit("PEM"))
    for _ in range(3):
        build_pegawai(jabatan)
        build_tugas(jabatan, volume=75_000, waktu=1)
    baris = row(periode, jabatan)
    assert (baris.fte, baris.baris, baris.bezetting) == (3, 3, 3)


def test_other_periods_and_other_instansi_stay_apart(periode, unit, instansi, instansi_lain):
    jabatan = build_jabatan(unit("PEM"))
    build_tugas(jabatan, volume=75_000, waktu=9, periode=build_periode(instansi, 2025))
    build_tugas(build_jabatan(instansi_lain.unit.first()), volume=75_000, waktu=9)
    assert [(r.pk, r.baris) for r in rekap.posts(periode)] == [(jabatan.pk, 0)]
    assert rekap.total(periode).fte == 0


def test_a_post_closed_before_the_year_ends_is_left_out(periode, unit):
    build_jabatan(unit("PEM"), nonaktif_sejak="2026-06-01")
    kelak = build_jabatan(unit("PEM"), nonaktif_sejak="2027-01-01")
    assert [r.pk for r in rekap.posts(periode)] == [kelak.pk]


@pytest.fixture
def mixed(unit):
    """A shortage of 2 in a kelurahan, a surplus of 3 in a seksi below it, an unanalysed post in the top."""
    kurang = build_jabatan(unit("KEL"), "Pengadministrasi", bezetting=1)
    build_tugas(kurang, volume=75_000, waktu=3)
    lebih = build_jabatan(unit("KEL-1"), "Pranata", "fungsional", jenjang="mahir", bezetting=4)
    build_tugas(lebih, volume=75_000, waktu=1)
    return kurang, lebih, build_jabatan(unit("KEC"), "Arsiparis", bezetting=2)


def test_a_unit_carries_the_totals_of_its_whole_subtree(periode, mixed):
    unit = {u.kode: u for u in rekap.units(periode)}
    assert [u.kode for u in rekap.units(periode)] == ["KEC", "KEL", "KEL-1", "PEM", "SEK"]
    assert [(u.tingkat, u.anak) for u in unit.values()] == [(0, 3), (1, 1), (2, 0), (1, 0), (1, 0)]
    kelurahan, atas = unit["KEL"], unit["KEC"]
    assert (kelurahan.kebutuhan, kelurahan.bezetting, kelurahan.kurang, kelurahan.lebih) == (
        4,
        5,
        2,
        3,
    )
    assert (atas.jabatan, atas.bezetting, atas.belum_dianalisis, atas.bezetting_belum) == (
        3,
        7,
        1,
        2,
    )
    assert atas.kurang - atas.lebih == atas.kebutuhan - (atas.bezetting - atas.bezetting_belum)
    assert (unit["SEK"].jabatan, unit["SEK"].grade) == (0, None)


def test_eu_counts_the_load_and_the_holders_of_analysed_posts_only(periode, mixed):
    (atas, *_) = rekap.units(periode)
    assert (atas.eu, atas.grade) == (
        Decimal("0.8"),
        "C",
    )  # 4 ÷ 5; the 2 of the unanalysed post stay out


def test_per_jenis_and_jenjang(periode, mixed):
    assert [(b.jenis, b.jenjang, b.kurang, b.lebih) for b in rekap.jenis(periode)] == [
        ("fungsional", "", 0, 3),
        ("fungsional", "mahir", 0, 3),
        ("pelaksana", "", 2, 0),
    ]


def test_sums_in_postgresql_and_sums_of_rows_are_the_same(periode, mixed):
    rows = rekap.posts(periode)
    assert rekap.units(periode) == rekap.units(periode, rows=rows)
    assert rekap.jenis(periode) == rekap.jenis(periode, rows=rows)
    assert rekap.total(periode) == rekap.total(periode, rows=rows)


def test_a_unit_may_be_asked_for_alone(periode, unit, mixed):
    assert {r.unit_kode for r in rekap.posts(periode, unit=unit("KEL"))} == {"KEL", "KEL-1"}
    assert [u.kode for u in rekap.units(periode, unit=unit("KEL"))] == ["KEL", "KEL-1"]
    assert rekap.units(periode, unit=unit("KEL"))[0].induk_id is None


def test_a_person_gets_the_totals_of_what_they_may_see(periode, unit, mixed, instansi):
    lurah = build_user(instansi, "pimpinan_unit", unit=unit("KEL"))
    assert [u.kode for u in rekap.units(periode, user=lurah)] == ["KEL", "KEL-1"]
    assert rekap.total(periode, user=lurah).bezetting == 5
    assert rekap.total(periode, user=build_user(instansi, "auditor")).bezetting == 7
    assert rekap.total(periode, user=build_user(build_instansi("x"), "auditor")).jabatan == 0


# --- with_figures -------------------------------------------------------------------------------


def test_figures_are_columns_to_filter_sort_sum_and_page_by(periode, mixed):
    kurang, lebih, belum = mixed
    posts = rekap.with_figures(Jabatan.objects.filter(instansi=periode.instansi), periode)
    assert list(posts.filter(kurang__gt=0)) == [kurang]
    assert list(posts.filter(kebutuhan__isnull=True)) == [belum]
    assert list(posts.order_by("-fte")) == [kurang, lebih, belum]
    assert list(posts.order_by("ej")[:1]) == [lebih]
    assert posts.count() == 3
    assert posts.filter(lebih__gt=0).count() == 1
    assert posts.aggregate(x=Sum("kurang"), y=Sum("fte")) == {"x": 2, "y": 4}
    assert posts.filter(unit__kode="KEL").get().fte == 3
    assert UnitKerja.objects.filter(jabatan__in=posts.filter(lebih=3)).get().kode == "KEL-1"


def test_the_sum_of_a_queryset_is_that_of_its_rows(periode, mixed):
    posts = rekap.with_figures(rekap.scope(periode), periode)
    assert rekap.total_of(posts) == rekap.total(periode)
    assert rekap.total_of(posts.filter(lebih__gt=0).order_by("-fte")).bezetting == 4
    assert rekap.total_of(posts.filter(kurang__gt=99)) == rekap.Jumlah()


def test_figures_of_no_posts_are_no_rows(periode):
    posts = rekap.with_figures(Jabatan.objects.none(), periode)
    assert (list(posts), posts.count()) == ([], 0)
    assert rekap.total_of(posts) == rekap.Jumlah()


def test_the_number_of_queries_does_not_grow(periode, mixed, django_assert_num_queries):
    periode.aturan  # noqa: B018 – read once by the page
    with django_assert_num_queries(2):
        rekap.units(periode)
    with django_assert_num_queries(1):
        rekap.posts(periode)
