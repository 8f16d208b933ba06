"""Flags on stored rows: what is asked of a sheet, what a person accepted, and at what cost."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import build_jabatan, build_periode, build_tugas, build_user
from workload.calculators.kewajaran import Kode
from workload.models import BebanJabatan, PenerimaanTanda
from workload.tanda import count_open, count_tanda, tanda_for_sheet


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="PEM")


@pytest.fixture
def jabatan(unit):
    return build_jabatan(unit, "Pengolah Data")


def kodes(tugas):
    return [t.kode for t in tanda_for_sheet(tugas.beban).get(tugas.uid, [])]


def test_a_plausible_row_raises_nothing(jabatan):
    assert tanda_for_sheet(build_tugas(jabatan, 100, 30).beban) == {}


def test_a_row_in_hours_with_minutes_figures_is_asked_about(jabatan):
    tugas = build_tugas(jabatan, 10, 60, satuan_waktu="jam")
    (tanda,) = tanda_for_sheet(tugas.beban)[tugas.uid]
    assert tanda.kode == Kode.JAM_MENIT
    assert "Bila menit: 0,008 orang. Bila jam: 0,48 orang." in tanda.rinci


def test_headings_and_rows_set_aside_raise_nothing(jabatan):
    build_tugas(jabatan, kelompok=True)
    tugas = build_tugas(jabatan, 100_000, 60, dihitung=False)
    assert tanda_for_sheet(tugas.beban) == {}


def test_a_norm_is_compared_with_other_units_whatever_case_and_spaces(instansi, jabatan):
    for kode, teks in [("KEL", "Mencatat  surat "), ("SEK", "mencatat surat"), ("KEL-1", "MENCATAT\u00a0SURAT")]:  # fmt: skip
        build_tugas(build_jabatan(instansi.unit.get(kode=kode)), 10, 10, uraian=teks)
    assert kodes(build_tugas(jabatan, 10, 30, uraian="Mencatat surat")) == [Kode.NORMA_JAUH]
    assert kodes(build_tugas(jabatan, 10, 29, uraian="Mencatat surat")) == []


def test_rows_of_the_same_unit_another_period_or_instansi_are_no_comparison(
    instansi, instansi_lain, jabatan
):
    lalu = build_periode(instansi, 2025)
    lain = build_jabatan(instansi.unit.get(kode="KEL"))
    for _ in range(3):
        build_tugas(jabatan, 10, 10, uraian="Mencatat surat")
        build_tugas(lain, 10, 10, uraian="Mencatat surat", periode=lalu)
        build_tugas(build_jabatan(instansi_lain.unit.first()), 10, 10, uraian="Mencatat surat")
    assert kodes(build_tugas(jabatan, 10, 100, uraian="Mencatat surat")) == []


def test_volumes_identical_to_the_copied_sheet_raise_one_flag_for_the_sheet(instansi, jabatan):
    sumber = build_jabatan(instansi.unit.get(kode="KEL"), "Pengolah Data")
    for n in (1, 2, 3):
        build_tugas(sumber, n * 7, 20, uraian=f"Tugas {n}")
        tugas = build_tugas(jabatan, n * 7, 20, uraian=f"Tugas {n}")
    beban = tugas.beban
    assert tanda_for_sheet(beban) == {}, "two sheets may agree by chance"
    beban.disalin_dari = BebanJabatan.objects.get(jabatan=sumber)
    beban.save()
    tanda = tanda_for_sheet(beban)
    assert list(tanda) == [beban.tugas.first().uid]
    assert [t.kode for t in tanda[beban.tugas.first().uid]] == [Kode.VOLUME_SAMA]
    beban.tugas.filter(pk=tugas.pk).update(volume=22)
    assert tanda_for_sheet(beban) == {}


def test_volumes_identical_to_last_period_raise_it_too(instansi, jabatan):
    lalu = build_periode(instansi, 2025)
    for n in range(1, 6):
        assert count_tanda(jabatan.unit, instansi.periode.get(tahun=2026)) == {}
        build_tugas(jabatan, n * 7, 20, uraian=f"Tugas {n}", periode=lalu)
        tugas = build_tugas(jabatan, n * 7, 20, uraian=f"Tugas {n}")
    (tanda,) = tanda_for_sheet(tugas.beban)[tugas.beban.tugas.first().uid]
    assert tanda.kode == Kode.VOLUME_SAMA
    assert "2025" in tanda.pesan


def test_an_accepted_flag_stays_visible_with_its_reason_until_the_figures_change(instansi, jabatan):
    tugas = build_tugas(jabatan, 5000, 60)
    (tanda,) = tanda_for_sheet(tugas.beban)[tugas.uid]
    assert (tanda.kode, tanda.diterima) == (Kode.LEBIH_SATU, False)
    oleh = build_user(instansi, "petugas")
    PenerimaanTanda.objects.create(
        tugas=tugas, kode=tanda.kode, sidik=tanda.sidik, alasan="Loket dua shift", oleh=oleh
    )
    (diterima,) = tanda_for_sheet(tugas.beban)[tugas.uid]
    assert (diterima.diterima, diterima.alasan, diterima.oleh) == (
        True,
        "Loket dua shift",
        oleh.nama,
    )
    assert count_open(tanda_for_sheet(tugas.beban)) == 0
    tugas.volume = Decimal(5001)
    tugas.save()
    (lagi,) = tanda_for_sheet(tugas.beban)[tugas.uid]
    assert not lagi.diterima


def test_three_queries_whatever_the_number_of_rows(
    instansi, jabatan, django_assert_max_num_queries
):
    lalu = build_periode(instansi, 2025)
    for n in range(8):
        build_tugas(jabatan, n, 600, uraian=f"Tugas {n}", satuan_waktu="jam", periode=lalu)
        tugas = build_tugas(jabatan, n, 600, uraian=f"Tugas {n}", satuan_waktu="jam")
    beban = BebanJabatan.objects.select_related("jabatan").get(pk=tugas.beban_id)
    with django_assert_max_num_queries(3):
        assert len(tanda_for_sheet(beban)) == 8


def test_norms_elsewhere_are_found_by_the_index_of_keys(instansi, jabatan):
    periode, lain = instansi.periode.get(), build_jabatan(instansi.unit.get(kode="KEL"))
    for n in range(200):
        build_tugas(lain, 10, 10, uraian=f"Tugas {n}")
    build_tugas(jabatan, 10, 30, uraian="Tugas 7")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workload_uraiantugas, workload_bebanjabatan, units_jabatan")
        cursor.execute("SET LOCAL enable_seqscan = off")
        with CaptureQueriesContext(connection) as queries:
            count_tanda(jabatan.unit, periode)
        (norma,) = [q["sql"] for q in queries.captured_queries if "PERCENTILE_DISC" in q["sql"]]
        cursor.execute(f"EXPLAIN {norma}")
        assert "tugas_kunci_uraian" in str(cursor.fetchall())


def test_open_flags_are_counted_per_post_of_the_unit(instansi, jabatan):
    periode = instansi.periode.get()
    build_tugas(jabatan, 5000, 60)
    build_tugas(jabatan, 10, 60, satuan_waktu="jam")
    build_tugas(build_jabatan(jabatan.unit), 100, 30)
    build_tugas(build_jabatan(instansi.unit.get(kode="KEL")), 5000, 60)
    assert count_tanda(jabatan.unit, periode) == {jabatan.pk: 2}
