"""The demo must be believable to a planner."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from accounts.roles import ROLES
from units.calculators.nip import check_jenis, check_lahir, parse_nip
from units.calculators.pensiun import PENSIUN_BULAN_SETELAH_BUP
from units.models import Instansi
from units.nomenklatur_inti import all_entries
from workload import rekap
from workload.demo.muat import load_demo
from workload.demo.struktur import units
from workload.demo.tabel import Tempat, tidy, volume_2025, volume_at, warga
from workload.models import Analisis, BebanJabatan, Catatan, UraianTugas
from workload.status import Status
from workload.tanda import count_tanda, tanda_for_sheet

LABUHAN_DELI_TO_PAYA_PASIR = {
    "12.71.12.1001": "Kelurahan Labuhan Deli",
    "12.71.12.1002": "Kelurahan Rengas Pulau",
    "12.71.12.1003": "Kelurahan Terjun",
    "12.71.12.1004": "Kelurahan Tanah Enam Ratus",
    "12.71.12.1005": "Kelurahan Paya Pasir",
}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[Instansi]:
    """Loaded once for this file, whose tests only read it; taken back when the file is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo()
        transaction.set_rollback(True)


@pytest.fixture
def periode(demo):
    return demo.periode.get(tahun=2026)


# --- the place ------------------------------------------------------------------------------------


def test_it_is_medan_marelan_with_its_five_kelurahan(demo):
    puncak = demo.unit.get(induk=None)
    assert (puncak.kode, puncak.jenis) == ("12.71.12", "kecamatan")
    assert dict(demo.unit.filter(jenis="kelurahan").values_list("kode", "nama")) == (
        LABUHAN_DELI_TO_PAYA_PASIR
    )
    assert demo.unit.filter(induk=puncak, jenis="seksi").count() == 5
    assert demo.unit.filter(induk__kode="12.71.12-SEK", jenis="subbagian").count() == 2


def test_every_unit_has_tugas_and_fungsi(demo):
    assert not demo.unit.filter(tugas="").exists()
    assert not demo.unit.filter(fungsi="").exists()


def test_it_has_the_size_of_a_real_kecamatan(demo, periode):
    assert 60 <= demo.jabatan.count() <= 75
    assert 70 <= demo.pegawai.count() <= 90
    assert 560 <= UraianTugas.objects.filter(beban__periode=periode).count() <= 660
    assert 150 <= UraianTugas.objects.filter(beban__periode__tahun=2025).count() <= 250


def test_every_post_but_the_camat_answers_to_somebody(demo):
    assert list(demo.jabatan.filter(atasan=None).values_list("nama", flat=True)) == ["Camat"]
    lurah = demo.jabatan.get(unit__kode="12.71.12.1002", nama="Lurah")
    loket = demo.jabatan.get(kode="12.71.12.1002-PEM.loket")
    assert loket.atasan.atasan == lurah


def test_names_of_posts_are_in_the_nomenclature(demo):
    inti = {(n.nama, n.jenis, n.jenjang) for n in all_entries()}
    posts = set(demo.jabatan.values_list("nama", "jenis", "jenjang"))
    assert {nama for nama, *_ in posts - inti} == {"Kepala Subbagian Keuangan dan Program"}


@pytest.mark.data
def test_names_of_pelaksana_are_those_of_kepmenpan_11_2024(demo, shared):
    path = shared / "data/nomenklatur/jabatan_pelaksana_kepmenpan11_2024.csv"
    with path.open(newline="") as file:
        resmi = {row["nomenklatur"] for row in csv.DictReader(file)}
    assert set(demo.jabatan.filter(jenis="pelaksana").values_list("nama", flat=True)) <= resmi


# --- the people -----------------------------------------------------------------------------------


def test_every_nip_is_valid_and_agrees_with_the_person(demo):
    for pegawai in demo.pegawai.all():
        nip = parse_nip(pegawai.nip, hari_ini=date(2026, 7, 1))
        assert check_jenis(nip, pegawai.jenis_asn) is None, pegawai
        assert check_lahir(nip, pegawai.tanggal_lahir) is None, pegawai


def test_pppk_have_a_contract_and_others_have_none(demo):
    assert demo.pegawai.filter(jenis_asn="pppk").count() >= 5
    assert not demo.pegawai.filter(jenis_asn="pppk", akhir_kontrak=None).exists()
    assert not demo.pegawai.exclude(jenis_asn="pppk").exclude(akhir_kontrak=None).exists()


def test_somebody_retires_next_year_on_the_first_of_the_month_after_the_birthday(demo):
    assert PENSIUN_BULAN_SETELAH_BUP == 1
    (lurah,) = demo.pegawai.filter(tanggal_pensiun__year=2027).exclude(jenis_asn="pppk")
    assert (lurah.jabatan.nama, lurah.tanggal_lahir, lurah.tanggal_pensiun) == (
        "Lurah",
        date(1969, 2, 18),
        date(2027, 3, 1),
    )


def test_nobody_shares_a_name_or_a_structural_post(demo):
    assert max(Counter(demo.pegawai.values_list("nama", flat=True)).values()) == 1
    struktural = demo.pegawai.filter(jabatan__jenis__in=["administrator", "pengawas"])
    assert max(Counter(struktural.values_list("jabatan", flat=True)).values()) == 1


# --- the workload ---------------------------------------------------------------------------------


def test_no_post_lists_a_task_twice(demo):
    uraian = UraianTugas.objects.values_list("beban_id", "uraian")
    assert [row for row, n in Counter(uraian).items() if n > 1] == []


def test_all_ways_of_measuring_are_used(periode):
    rows = UraianTugas.objects.filter(beban__periode=periode)
    assert set(rows.values_list("pendekatan", flat=True)) == {
        "tugas",
        "hasil",
        "objek",
        "peralatan",
        "rasio",
    }
    assert set(rows.values_list("periode_volume", flat=True)) == {
        "harian",
        "mingguan",
        "bulanan",
        "tahunan",
    }
    assert set(rows.values_list("satuan_waktu", flat=True)) == {"menit", "jam"}


def test_multipliers_are_those_of_the_period(demo):
    harian = UraianTugas.objects.filter(periode_volume="harian")
    assert set(harian.values_list("beban__periode__tahun", "pengali")) == {
        (2025, Decimal(240)),
        (2026, Decimal(250)),
    }


def test_headings_carry_no_figures_and_have_rows_in_their_place(periode):
    kelompok = UraianTugas.objects.filter(beban__periode=periode, kelompok=True)
    assert kelompok.count() >= 3
    for heading in kelompok:
        urutan = list(heading.rincian.values_list("urutan", flat=True))
        assert urutan == [heading.urutan + n for n in range(1, len(urutan) + 1)]
        assert len(urutan) >= 2


def test_only_the_drafts_of_terjun_are_incomplete(periode):
    rows = UraianTugas.objects.filter(beban__periode=periode).incomplete()
    assert set(rows.values_list("beban__jabatan__unit__kode", flat=True)) == {"12.71.12.1003-PMKS"}
    assert rows.count() == 3
    assert {"volume": "12 bln x 4"} in rows.values_list("isian_mentah", flat=True)


def test_figures_are_plausible(periode):
    posts = rekap.posts(periode)
    analysed = [p for p in posts if p.baris]
    assert len(posts) - len(analysed) == 1
    for p in analysed:
        struktural = p.jenis in ("administrator", "pengawas")
        low, high = ("0.4", "1.4") if struktural else ("0.5", "8")
        assert Decimal(low) < p.fte < Decimal(high), (p.unit_kode, p.nama, p.fte)
    assert 80 <= sum(p.kebutuhan or 0 for p in posts) <= 110


def test_there_is_one_surplus_and_several_shortages(periode):
    posts = rekap.posts(periode)
    (lebih,) = [p for p in posts if p.lebih]
    assert (lebih.unit_kode, lebih.kebutuhan, lebih.bezetting) == ("12.71.12-UMPEG", 2, 4)
    assert sum(p.kurang > 0 for p in posts) >= 8
    kosong = [p.nama for p in posts if p.kebutuhan == 1 and p.bezetting == 0]
    assert "Kepala Seksi Pemberdayaan Masyarakat" in kosong


def test_one_need_comes_from_the_letter_of_the_pembina(demo):
    prakom = demo.jabatan.get(dasar="pembina")
    assert (prakom.nama, prakom.kebutuhan_pembina) == ("Pranata Komputer", 2)
    assert prakom.nomor_surat and prakom.tanggal_surat


def test_few_flags_are_open(demo, periode):
    terbuka = {u.kode: sum(count_tanda(u, periode).values()) for u in demo.unit.all()}
    assert {kode: n for kode, n in terbuka.items() if n} == {
        "12.71.12-KEUPROG": 1,  # volumes as last year
        "12.71.12-TRANTIB": 2,  # tasks above one FTE
        "12.71.12.1004-TRANTIB": 1,  # minutes written for hours
    }


def test_one_flag_is_accepted_with_its_reason(periode):
    loket = BebanJabatan.objects.get(jabatan__kode="12.71.12-YANUM.loket", periode=periode)
    ((tanda,),) = tanda_for_sheet(loket).values()
    assert (tanda.kode, tanda.diterima, tanda.oleh) == ("lebih_satu", True, "Camat Medan Marelan")
    assert tanda.alasan


def test_one_unit_is_final_and_two_notes_are_left(periode):
    final = Analisis.objects.filter(periode=periode, status=Status.FINAL)
    assert [a.unit.kode for a in final] == ["12.71.12-YANUM"]
    assert final.get().perubahan_status.get().oleh.username == "pimpinan"
    catatan = Catatan.objects.filter(beban__periode=periode)
    assert sorted(c.jawaban.count() for c in catatan) == [0, 1]


def test_last_year_is_closed_under_its_own_rule_with_its_holders_frozen(demo):
    lalu = demo.periode.get(tahun=2025)
    assert lalu.ditutup and lalu.aturan.waktu_efektif == 72_000
    assert demo.periode.get(tahun=2026).aturan.waktu_efektif == 75_000
    beku = lalu.bezetting.filter(sumber="beku")
    assert beku.count() == demo.jabatan.count()
    assert not Analisis.objects.filter(periode=lalu).exclude(status=Status.FINAL).exists()


def test_volumes_of_last_year_differ(demo):
    sheet = BebanJabatan.objects.get(jabatan__kode="12.71.12.1002-PEM.loket", periode__tahun=2026)
    domisili = "Melayani permohonan surat keterangan domisili"
    kini, lalu = (b.tugas.get(uraian=domisili).volume for b in (sheet, sheet.disalin_dari))
    assert lalu < kini


# --- volumes of the tables ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("angka", "rapi"), [("4137.4", 4140), ("12499", 12500), ("187.4", 190), ("23.4", 23), ("7", 7)]
)
def test_volumes_are_written_as_an_office_would(angka, rapi):
    assert tidy(Decimal(angka)) == rapi


@pytest.mark.parametrize(
    ("kini", "lalu"), [(None, None), (1, 1), (4, 4), (5, 4), (12, 11), (1000, 940)]
)
def test_last_year_had_a_little_less(kini, lalu):
    assert volume_2025(None if kini is None else Decimal(kini)) == lalu


def test_volume_follows_the_size_of_the_kelurahan():
    kecil, besar = Tempat("a", "Kecil", Decimal("0.5")), Tempat("b", "Besar", Decimal("1.7"))
    assert volume_at(warga(1000), kecil, "x") < volume_at(warga(1000), besar, "x")
    assert volume_at(12, kecil, "x") == volume_at(12, besar, "x") == 12


# --- accounts --------------------------------------------------------------------------------------


def test_there_is_an_account_for_every_role(demo):
    assert set(demo.penugasan.values_list("role", flat=True)) == set(ROLES)
    assert demo.penugasan.get(user__username="petugas").unit.nama == "Kelurahan Rengas Pulau"


def test_parents_come_before_their_children():
    terlihat = set()
    for unit in units():
        assert unit.induk is None or unit.induk in terlihat
        terlihat.add(unit.kunci)
