"""Figures of complaints: honest inside, and in public nothing that points at a person."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.calculators.tenggat import Kalender
from surveys.models import Pengaduan
from surveys.pengaduan_angka import Fakta, facts_of, fold_small, summarise
from tests.factories import build_kategori, build_pengaduan
from units.models import UnitKerja


def fact(hari=None, tepat=None, puas=None, unit="Kelurahan"):
    return Fakta(unit, "Keluhan", "Waktu", "Formulir warga", hari, tepat, puas)


def test_the_median_is_exact_and_percent_rounds_half_up():
    (b,) = summarise([fact(2, True), fact(3, False), fact(), fact(tepat=False)], "unit")
    assert (b.masuk, b.selesai, b.hari_tengah, b.hari) == (4, 2, Decimal("2.5"), "2,5")
    assert b.persen_tepat == 33 and b.persen_puas is None
    (b,) = summarise([fact(1, True, puas=n < 1) for n in range(8)], "unit")
    assert b.persen_puas == 13  # 12,5


def test_in_public_a_group_of_five_hides_how_few_are_open_and_how_few_were_judged():
    enam = [fact(n, True, puas=True) for n in range(4)] + [fact(), fact()]
    (b,) = fold_small(enam, "unit")
    assert (b.masuk, b.selesai, b.hari_tengah, b.persen_tepat, b.persen_puas) == (6, None, None, None, None)  # fmt: skip
    (b,) = fold_small([fact(n, True) for n in range(5)], "unit")
    assert (b.masuk, b.selesai, b.hari_tengah, b.persen_tepat) == (5, 5, 2, 100)
    assert fold_small([fact() for _ in range(4)], "unit") == []


def test_how_many_few_closed_does_not_follow_from_the_other_table():
    """Kind A has 7 of 12 closed, B 3 of 8; the unit has 10 of 20 closed. With A shown, B would be 10 − 7."""
    isi = [replace(fact(3, True), kategori=k) for k in "A" * 7 + "B" * 3]
    isi += [replace(fact(), kategori=k) for k in "AAAAABBBBB"]
    (unit,) = fold_small(isi, "unit")
    assert (unit.masuk, unit.selesai, unit.hari_tengah, unit.persen_tepat) == (20, 10, 3, 100)
    for b in fold_small(isi, "kategori"):
        assert b.masuk in (12, 8)
        assert (b.selesai, b.hari_tengah, b.persen_tepat) == (None, None, None)


def test_enough_closed_beside_enough_closed_are_shown():
    isi = [replace(fact(3, True), kategori=k) for k in "AAAAABBBBBB"]
    assert [b.selesai for b in fold_small(isi, "kategori")] == [6, 5]


def facts(hari_ini=date(2026, 3, 2)):
    return facts_of(Pengaduan.objects.all(), Kalender(), hari_ini)


def close(p, hari):
    pada = timezone.make_aware(timezone.datetime(hari.year, hari.month, hari.day, 10))
    Pengaduan.objects.filter(pk=p.pk).update(status="selesai", ditutup_pada=pada)


@pytest.mark.django_db
def test_never_closing_is_not_being_in_time(unit):
    senin = date(2026, 2, 2)
    close(build_pengaduan(unit, masuk=senin), date(2026, 2, 20))  # on the last day
    close(build_pengaduan(unit, masuk=senin), date(2026, 2, 23))
    build_pengaduan(unit, masuk=senin, status="proses")  # open and late
    build_pengaduan(unit, masuk=date(2026, 3, 2), status="proses")  # open, not due
    assert sorted(map(str, (f.tepat for f in facts()))) == ["False", "False", "None", "True"]
    (b,) = summarise(facts(), "unit")
    assert (b.masuk, b.selesai, b.hari, b.persen_tepat) == (4, 2, "14,5", 33)


@pytest.mark.django_db
def test_days_are_counted_from_the_first_arrival_even_after_a_reopening(unit):
    p = build_pengaduan(unit, masuk=date(2026, 2, 2), mulai_hitung=date(2026, 2, 16), dibuka_kembali=1)  # fmt: skip
    close(p, date(2026, 2, 18))
    assert facts()[0].hari == 12


@pytest.mark.django_db
def test_units_of_one_name_are_told_apart(instansi, unit):
    for induk in (unit, instansi.unit.get(kode="SEK")):
        kembar = UnitKerja.objects.create(instansi=instansi, induk=induk, kode=f"U{induk.pk}", nama="Urusan Umum", jenis=unit.jenis)  # fmt: skip
        build_pengaduan(kembar)
    assert {f.unit for f in facts()} == {"Urusan Umum, Kelurahan", "Urusan Umum, Sekretariat"}


# --- the file ---------------------------------------------------------------------------------------


def rows(client, instansi, jenis):
    jawab = client.get(reverse(f"surveys:pengaduan-{jenis}", args=[instansi.kode]))
    isi = b"".join(jawab.streaming_content)
    if jenis == "csv":
        return list(csv.reader(io.StringIO(isi.decode("utf-8-sig")), delimiter=";"))
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    return [["" if s is None else s for s in baris] for baris in lembar.values if baris[1]]


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", ["csv", "xlsx"])
def test_the_file_has_figures_and_not_a_word_that_anybody_wrote(masuk, instansi, unit, jenis):
    kategori = build_kategori(instansi, "=1+1")
    p = build_pengaduan(unit, kategori, masuk=date(2026, 2, 2), tempat="Rumah Bu Siti", kapan="Senin", cara="bernama", unsur="WAKTU")  # fmt: skip
    close(p, date(2026, 2, 5))
    build_pengaduan(instansi.unit.get(kode="SEK"))
    kepala, *isi = rows(masuk("petugas", unit=unit), instansi, jenis)
    assert len(isi) == 1  # the own unit's
    satu = dict(zip(kepala, isi[0], strict=True))
    assert satu["Nomor"] == p.nomor and satu["Status"] == "Selesai"
    assert int(satu["Hari kerja"]) == 3 and satu["Tepat waktu"] == "ya"
    assert str(satu["Diterima"])[:10] == "2026-02-02" and satu["Unsur SKM"] == "Waktu penyelesaian"
    assert (
        satu["Jenis"] == {"csv": "'=1+1", "xlsx": "=1+1"}[jenis]
    )  # a cell of a workbook is text anyway
    assert not [s for s in map(str, isi[0]) if "KTP" in s or "Siti" in s or "Senin" in s]


@pytest.mark.django_db
def test_a_complaint_still_open_is_not_in_time_in_the_file(masuk, instansi, unit):
    """Empty until its day has passed, then no: as the figures count it."""
    lama = timezone.localdate() - timedelta(days=200)
    for masuk_pada in (timezone.localdate(), lama):
        build_pengaduan(unit, masuk=masuk_pada, status="proses")
    close(build_pengaduan(unit, masuk=lama), lama + timedelta(days=1))
    kepala, *isi = rows(masuk("petugas", unit=unit), instansi, "csv")
    letak = kepala.index("Tepat waktu")
    assert sorted(b[letak] for b in isi) == ["", "tidak", "ya"]


# --- pages ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_pages_cost_the_same_for_many(masuk, client, instansi, unit, django_assert_max_num_queries):
    for n in range(30):
        p = build_pengaduan(unit, cara="bernama", masuk=timezone.localdate() - timedelta(days=n))
    p.pesan.create(dari="pelapor", isi="Bagaimana kabarnya?")
    kode, petugas = instansi.kode, masuk("pimpinan_unit")
    url = lambda nama, *args: reverse(f"surveys:pengaduan-{nama}", args=args)  # noqa: E731
    petugas.get(url("list", kode))  # remembers the instansi
    for oleh, alamat in (
        *((petugas, url("list", kode) + f"?saring={s}") for s in ("terbuka", "lewat", "tutup", "sisih")),
        (petugas, url("list", kode) + f"?q={p.nomor}"),
        *((petugas, url(n, kode)) for n in ("figures", "csv", "entry")),
        *((petugas, url(n, p.pk)) for n in ("detail", "handover", "terlapor", "reporter")),
        (petugas, url("transition", p.pk, "periksa")),
        (client, url("angka", kode)),
        (client, url("create", kode)),
    ):  # fmt: skip
        with django_assert_max_num_queries(12):
            assert oleh.get(alamat).status_code == 200, alamat
