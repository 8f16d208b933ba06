from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.factories import build_jabatan, build_pegawai, build_tugas
from units.actions.periode import close_periode, create_periode, edit_periode
from units.calculators.aturan import SKALA_PERMENDAGRI, Peringkat
from units.calculators.skala import SKALA_BAWAAN, check_skala
from units.forms.periode import PeriodeForm
from units.models import Bezetting, Periode
from units.models.jabatan import SumberBezetting

URL = "/organisasi/instansi/marelan/periode/"


@pytest.fixture
def admin(orang):
    return orang("admin_instansi")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


def isian(**ganti):
    """What the form sends when nothing but the year was touched."""
    form = PeriodeForm()
    data = {n: form.get_initial_for_field(f, n) for n, f in form.fields.items()}
    return (
        {n: str(v) for n, v in data.items() if v is not None and v is not False}
        | {"tahun": 2027}
        | ganti
    )


# --- scale --------------------------------------------------------------------------------------


@pytest.mark.parametrize("bawaan", SKALA_BAWAAN, ids=lambda s: s.kode)
def test_the_named_scales_are_usable(bawaan):
    assert check_skala(bawaan.skala) == []


@pytest.mark.parametrize(
    "skala, kata",
    [
        ([], "paling sedikit satu"),
        ([Peringkat("A", "", Decimal("0.5"))], "mulai dari 0"),
        ([Peringkat("A", "", Decimal("0"), inklusif=False)], "mulai dari 0"),
        ([Peringkat("A", "", Decimal("0.5")), Peringkat("B", "", Decimal("0.7")), Peringkat("C", "", Decimal(0))], "menurun"),
        ([Peringkat("A", "", Decimal(1)), Peringkat("A", "", Decimal(0))], "berulang"),
        ([Peringkat(" ", "", Decimal(0))], "perlu huruf"),
    ],
)  # fmt: skip
def test_a_scale_that_leaves_doubt_is_refused(skala, kata):
    assert any(kata in s for s in check_skala(skala))


def test_the_same_limit_once_without_and_once_with_itself_is_fine():
    skala = [
        Peringkat("A", "", Decimal(1), inklusif=False),
        Peringkat("B", "", Decimal(1)),
        Peringkat("C", "", Decimal(0)),
    ]
    assert check_skala(skala) == []


# --- the form reads a rule ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "kode, menit, harian, mingguan, sumber",
    [
        ("75000", 75_000, 250, 50, "PermenPANRB 1/2020"),
        ("72000", 72_000, 240, 48, "Perka BKN 19/2011"),
        ("78000", 78_000, 260, 52, "Permendagri 12/2008"),
    ],
)
def test_a_named_figure_brings_its_source_and_multipliers(kode, menit, harian, mingguan, sumber):
    form = PeriodeForm(isian(pilihan_waktu=kode))
    assert form.is_valid(), form.errors
    a = form.aturan
    assert (a["waktu_efektif"], a["pengali_harian"], a["pengali_mingguan"], a["pengali_bulanan"]) == (menit, harian, mingguan, 12)  # fmt: skip
    assert sumber in a["sumber"]


def test_an_own_figure_needs_its_source_and_gets_multipliers_that_agree():
    tanpa = PeriodeForm(isian(pilihan_waktu="lain", waktu_efektif="90.420"))
    assert "sumber" in tanpa.errors
    form = PeriodeForm(
        isian(pilihan_waktu="lain", waktu_efektif="90.420", sumber="Depkeu 2009: 1.507 jam")
    )
    assert form.is_valid(), form.errors
    assert form.aturan["waktu_efektif"] == 90_420
    assert form.aturan["pengali_harian"] == Decimal("301.4")


def test_typed_multipliers_are_kept():
    form = PeriodeForm(isian(pengali_harian="235", pengali_mingguan="47"))
    assert form.is_valid(), form.errors
    assert form.aturan["pengali_harian"] == 235


@pytest.mark.parametrize(
    "ganti, field",
    [
        ({"pilihan_waktu": "lain", "sumber": "x"}, "waktu_efektif"),
        ({"pilihan_waktu": "lain", "sumber": "x", "waktu_efektif": "banyak"}, "waktu_efektif"),
        ({"pilihan_waktu": "lain", "sumber": "x", "waktu_efektif": "0"}, "waktu_efektif"),
        ({"pilihan_waktu": "lain", "sumber": "x", "waktu_efektif": "600000"}, "waktu_efektif"),
        ({"pengali_harian": "-1"}, "pengali_harian"),
        ({"pengali_harian": "dua"}, "pengali_harian"),
        ({"bulat_pelaksana": "acak"}, "bulat_pelaksana"),
        ({"tahun": "1999"}, "tahun"),
        ({"pilihan_skala": "lain", "sumber_skala": ""}, "sumber_skala"),
        ({"pilihan_skala": "lain", "sumber_skala": "x", "skala_0_batas": "-1"}, "skala_0_batas"),
        ({"pilihan_skala": "lain", "sumber_skala": "x", "skala_0_batas": ""}, "__all__"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(ganti, field):
    assert field in PeriodeForm(isian(**ganti)).errors


def test_a_stored_rule_comes_back_unchanged_through_the_form(periode):
    from units.forms.periode import initial_of

    awal = initial_of(periode.aturan)
    data = {n: str(v) for n, v in awal.items() if v is not None and v is not False}
    form = PeriodeForm(data)
    assert form.is_valid(), form.errors
    for nama, nilai in form.aturan.items():
        assert getattr(periode.aturan, nama) == nilai, nama


# --- actions ------------------------------------------------------------------------------------


def test_an_own_scale_must_reach_zero(instansi, admin):
    form = PeriodeForm(isian(pilihan_skala="lain", sumber_skala="Perwal", skala_4_batas="0,1"))
    assert form.is_valid(), form.errors
    with pytest.raises(ValidationError, match="mulai dari 0"):
        create_periode(instansi=instansi, by=admin, tahun=2027, aturan=form.aturan)
    assert not Periode.objects.filter(tahun=2027).exists()


def test_the_rule_freezes_with_the_first_final_analysis(instansi, periode, admin):
    form = PeriodeForm(isian(pilihan_waktu="72000", tahun=2026))
    assert form.is_valid()
    analisis = periode.analisis.create(unit=instansi.unit.first())
    ubah = {"periode": periode, "by": admin, "tahun": 2026, "nama": "", "aturan": form.aturan}
    assert edit_periode(**ubah).aturan.waktu_efektif == 72_000
    analisis.status = "final"
    analisis.save()
    with pytest.raises(ValidationError, match="1 analisis"):
        edit_periode(**ubah)


def test_closing_writes_the_bezetting_of_every_post_down(instansi, periode, admin):
    unit = instansi.unit.get(kode="PEM")
    bernama, diketik, kosong = (
        build_jabatan(unit),
        build_jabatan(unit, bezetting=4),
        build_jabatan(unit),
    )
    build_pegawai(bernama)
    build_pegawai(bernama)
    dulu = build_jabatan(unit, nonaktif_sejak="2025-01-01")
    close_periode(periode=periode, by=admin)
    periode.refresh_from_db()
    assert periode.ditutup and periode.ditutup_oleh == admin
    tertulis = {b.jabatan_id: (b.jumlah, b.sumber) for b in Bezetting.objects.all()}
    assert tertulis == {
        bernama.pk: (2, SumberBezetting.BEKU),
        diketik.pk: (4, SumberBezetting.KETIK),
        kosong.pk: (0, SumberBezetting.BEKU),
    }
    assert dulu.pk not in tertulis


def test_closing_overwrites_a_typed_figure_that_names_outdated(instansi, periode, admin):
    j = build_jabatan(instansi.unit.get(kode="PEM"), bezetting=9)
    build_pegawai(j)
    close_periode(periode=periode, by=admin)
    assert (j.bezetting.get().jumlah, j.bezetting.get().sumber) == (1, SumberBezetting.BEKU)


def test_a_period_closes_once(periode, admin):
    close_periode(periode=periode, by=admin)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        close_periode(periode=periode, by=admin)


# --- pages --------------------------------------------------------------------------------------


def test_a_period_is_opened_with_one_choice(instansi, masuk):
    response = masuk("admin_instansi").post(
        URL + "tambah/", isian(pilihan_waktu="72000"), follow=True
    )
    html = response.content.decode()
    assert "72.000 menit" in html and "1.200,00 jam" in html and "Perka BKN 19/2011" in html
    assert instansi.periode.get(tahun=2027).aturan.value().skala == SKALA_PERMENDAGRI


def test_multipliers_that_disagree_are_saved_and_warned_of(instansi, masuk):
    response = masuk("admin_instansi").post(
        URL + "tambah/", isian(pengali_harian="235"), follow=True
    )
    assert "tidak sama dengan waktu kerja efektif" in response.content.decode()


def test_a_year_is_planned_once(instansi, masuk):
    response = masuk("admin_instansi").post(URL + "tambah/", isian(tahun=2026))
    assert "Periode tahun ini sudah ada" in response.content.decode()


def test_a_refused_scale_keeps_the_table(instansi, masuk):
    response = masuk("admin_instansi").post(
        URL + "tambah/",
        isian(pilihan_skala="lain", sumber_skala="Perwal 5", skala_0_label="Luar biasa", skala_1_batas="2"),
    )  # fmt: skip
    html = response.content.decode()
    assert "Batas harus menurun" in html and "Luar biasa" in html and "Perwal 5" in html


def test_a_frozen_rule_has_no_form(instansi, periode, masuk):
    periode.analisis.create(unit=instansi.unit.first(), status="final")
    client = masuk("admin_instansi")
    response = client.get(f"/organisasi/periode/{periode.pk}/ubah/", follow=True)
    assert "sudah final dan dihitung dengan aturan ini" in response.content.decode()
    assert "Ubah aturan" not in client.get(f"/organisasi/periode/{periode.pk}/").content.decode()


def test_closing_asks_first_and_says_what_is_frozen(instansi, periode, masuk):
    unit = instansi.unit.get(kode="PEM")
    build_pegawai(build_jabatan(unit))
    build_tugas(build_jabatan(unit, bezetting=3), 1, 60)
    periode.analisis.create(unit=unit)
    client = masuk("admin_instansi")
    html = client.get(f"/organisasi/periode/{periode.pk}/tutup/").content.decode()
    assert (
        "Bezetting 2 jabatan" in html and "<strong>4</strong>" in html and "1 analisis unit" in html
    )
    html = client.post(f"/organisasi/periode/{periode.pk}/tutup/", follow=True).content.decode()
    assert "Bezetting dibekukan pada saat itu" in html
    assert (
        "sudah ditutup"
        in client.post(f"/organisasi/periode/{periode.pk}/tutup/", follow=True).content.decode()
    )
