"""Officers set surveys up: services of a unit, rounds with their questions, the end of a round."""

from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from surveys.actions.survei import create_survei, edit_survei, standard_unsur
from surveys.calculators.pecahan import BukanBobot, parse_bobot
from surveys.calculators.unsur import Urutan
from surveys.models import Layanan, Survei
from tests.factories import build_layanan, build_respons

PUTARAN = {
    "nama": "SKM 2027",
    "mulai": "2027-01-01",
    "selesai": "2027-03-31",
    "urutan": "kuesioner",
    "cara_bobot": "tepat",
    "dasar_bobot": "",
}


# --- the start page and the menu


def test_the_menu_leads_to_what_citizens_say(masuk, instansi):
    client = masuk("petugas")
    halaman = client.get(reverse("surveys:suara", args=[instansi.kode]))
    assert 'aria-current="true" href="/suara/marelan/">Suara warga' in halaman.text
    assert reverse("surveys:survei-list", args=[instansi.kode]) in halaman.text
    di_bawah = client.get(reverse("surveys:survei-list", args=[instansi.kode]))
    assert 'aria-current="true" href="/suara/marelan/">Suara warga' in di_bawah.text


@pytest.mark.parametrize(
    ("peran", "dapat"), [("pimpinan_unit", False), ("admin_instansi", True), ("auditor", False)]
)
def test_only_who_may_open_the_page_of_retention_is_led_to_it(masuk, instansi, peran, dapat):
    """Days of retention are those of the whole instansi."""
    client, tujuan = masuk(peran), reverse("surveys:privasi-setup", args=[instansi.kode])
    assert (tujuan in client.get(reverse("surveys:suara", args=[instansi.kode])).text) is dapat
    assert (client.get(tujuan).status_code == 200) is dapat


# --- services


def test_a_service_is_added_to_a_unit_of_ones_own(masuk, instansi, unit):
    client = masuk("pimpinan_unit", unit=unit)
    alamat = reverse("surveys:layanan-create", args=[instansi.kode])
    isi = {"unit": unit.pk, "nama": "Surat domisili", "pengguna_setahun": "500"}
    assert client.post(alamat, isi).status_code == 302
    layanan = Layanan.objects.get()
    assert (layanan.unit, layanan.nama, layanan.pengguna_setahun) == (unit, "Surat domisili", 500)
    daftar = client.get(reverse("surveys:layanan-list", args=[instansi.kode]))
    assert ">217<" in daftar.text  # Krejcie–Morgan of 500


def test_a_service_of_a_foreign_unit_is_refused_and_nothing_typed_is_lost(masuk, instansi, unit):
    client = masuk("pimpinan_unit", unit=unit)
    alamat = reverse("surveys:layanan-create", args=[instansi.kode])
    lain = instansi.unit.get(kode="PEM")
    jawab = client.post(alamat, {"unit": lain.pk, "nama": "Rekomendasi izin"})
    assert jawab.status_code == 422 and "Rekomendasi izin" in jawab.text
    assert not Layanan.objects.exists()


def test_two_services_of_a_unit_have_two_names(masuk, instansi, unit):
    build_layanan(unit, "Surat domisili")
    client = masuk("admin_instansi")
    alamat = reverse("surveys:layanan-create", args=[instansi.kode])
    jawab = client.post(alamat, {"unit": unit.pk, "nama": "Surat domisili"})
    assert "sudah ada di unit ini" in jawab.text and Layanan.objects.count() == 1


def test_a_closed_service_takes_no_answers_and_can_be_opened_again(masuk, unit, survei, client):
    layanan = build_layanan(unit)
    tautan = reverse("surveys:survei-isi", args=[survei.kode, layanan.kode])
    tutup = reverse("surveys:layanan-close", args=[layanan.pk])
    client = masuk("admin_instansi")
    for _ in "ab":  # pressed twice, it stays closed
        client.post(tutup, {"aksi": "tutup"})
        assert client.get(tautan).status_code == 404
    assert 'name="aksi" value="buka"' in client.get(tutup).text
    for _ in "ab":
        client.post(tutup, {"aksi": "buka"})
        assert client.get(tautan).status_code == 200


# --- rounds


def test_a_round_has_the_nine_unsur_in_the_order_of_its_paper(masuk, instansi):
    client = masuk("admin_instansi")
    alamat = reverse("surveys:survei-create", args=[instansi.kode])
    assert client.post(alamat, PUTARAN).status_code == 302
    kode = [u.kode for u in Survei.objects.get().unsur.all()]
    assert kode == [u.value for u in Urutan.KUESIONER.unsur] and kode[7:] == [
        "SARPRAS",
        "PENGADUAN",
    ]
    client.post(alamat, PUTARAN | {"nama": "Lain", "urutan": "peraturan"})
    kode = [u.kode for u in Survei.objects.get(nama="Lain").unsur.all()]
    assert kode[7:] == ["PENGADUAN", "SARPRAS"]


TAMBAHAN = {
    "nama_1": "Kemudahan daring",
    "pertanyaan_1": "Apakah layanan daring mudah dipakai?",
    "pilihan_1": "Tidak mudah\nKurang mudah\nMudah\nSangat mudah",
}


def test_an_additional_unsur_weighs_like_the_others_unless_told(masuk, instansi):
    client = masuk("admin_instansi")
    client.post(reverse("surveys:survei-create", args=[instansi.kode]), PUTARAN | TAMBAHAN)
    unsur = list(Survei.objects.get().unsur.all())
    assert len(unsur) == 10 and unsur[9].kode == "KEMUDAHAN_DARING"
    assert {u.bobot for u in unsur} == {None}


def own_weights(standar: str, tambahan: str) -> dict:
    return {f"bobot_{u.value}": standar for u in Urutan.PERATURAN.unsur} | {
        "bobot_1": tambahan,
        "cara_bobot": "sendiri",
        "dasar_bobot": "Perkada 1/2027",
    }


def test_own_weights_are_kept_exact(masuk, instansi):
    client = masuk("admin_instansi")
    isi = PUTARAN | TAMBAHAN | own_weights("1/12", "0,25")
    jawab = client.post(reverse("surveys:survei-create", args=[instansi.kode]), isi)
    assert jawab.status_code == 302
    bobot = [u.bobot for u in Survei.objects.get().unsur.all()]
    assert bobot == [Fraction(1, 12)] * 9 + [Fraction(1, 4)]


@pytest.mark.parametrize("standar, tambahan", [("1/12", "0,24"), ("1/12", ""), ("0", "1"), ("banyak", "0,1")])  # fmt: skip
def test_weights_that_do_not_sum_to_one_are_refused(masuk, instansi, standar, tambahan):
    client = masuk("admin_instansi")
    isi = PUTARAN | TAMBAHAN | own_weights(standar, tambahan)
    jawab = client.post(reverse("surveys:survei-create", args=[instansi.kode]), isi)
    assert jawab.status_code == 422 and not Survei.objects.exists()
    assert "Kemudahan daring" in jawab.text


def test_other_weights_than_the_exact_need_a_basis(masuk, instansi):
    client = masuk("admin_instansi")
    isi = PUTARAN | {"cara_bobot": "0,11"}
    jawab = client.post(reverse("surveys:survei-create", args=[instansi.kode]), isi)
    assert jawab.status_code == 422 and "Tulis dasar bobot ini" in jawab.text


def test_questions_are_fixed_once_somebody_answered(masuk, survei, unit):
    client = masuk("admin_instansi")
    alamat = reverse("surveys:survei-edit", args=[survei.pk])
    assert 'name="urutan"' in client.get(alamat).text
    build_respons(survei, build_layanan(unit))
    assert 'name="urutan"' not in client.get(alamat).text
    jawab = client.post(alamat, PUTARAN | {"mulai": "2026-01-01", "cara_bobot": "0,11"})
    assert jawab.status_code == 302
    survei.refresh_from_db()
    assert (survei.nama, survei.cara_bobot) == ("SKM 2027", "tepat")
    assert survei.unsur.get(nomor=8).kode == "PENGADUAN"
    with pytest.raises(ValidationError, match="Sudah ada yang menjawab"):
        edit_survei(survei=survei, isian={}, unsur=standard_unsur(Urutan.KUESIONER), by=client.user)


def test_a_closed_round_takes_no_answer_and_no_change(masuk, survei, unit):
    layanan = build_layanan(unit)
    client = masuk("admin_instansi")
    client.post(reverse("surveys:survei-close", args=[survei.pk]))
    survei.refresh_from_db()
    assert survei.ditutup_pada
    publik = reverse("surveys:survei-isi", args=[survei.kode, layanan.kode])
    assert client.get(publik).status_code == 410
    client.post(reverse("surveys:survei-edit", args=[survei.pk]), PUTARAN)
    survei.refresh_from_db()
    assert survei.nama == "SKM 2026"


def test_an_action_checks_the_sum_of_weights_itself(instansi, orang):
    unsur = standard_unsur(Urutan.PERATURAN)
    rusak = [type(u)(u.kode, u.nama, u.pertanyaan, u.pilihan, Fraction(1, 10)) for u in unsur]
    isian = {"nama": "X", "mulai": "2027-01-01", "selesai": "2027-02-01"}
    with pytest.raises(ValidationError, match="tepat 1"):
        create_survei(instansi=instansi, isian=isian, unsur=rusak, by=orang("admin_instansi"))
    assert not Survei.objects.exists()


def test_a_petugas_counts_only_answers_of_the_own_units(masuk, instansi, survei, unit):
    build_respons(survei, build_layanan(unit, "Domisili"))
    build_respons(survei, build_layanan(instansi.unit.get(kode="PEM"), "Rekomendasi"))
    halaman = masuk("petugas", unit=unit).get(reverse("surveys:survei-detail", args=[survei.pk]))
    assert "Domisili" in halaman.text and "Rekomendasi" not in halaman.text


# --- weights as text, rules over rows


@pytest.mark.parametrize("teks, bobot", [("1/9", "1/9"), ("0,11", "11/100"), (".5", "1/2"), ("1", "1"), ("", None)])  # fmt: skip
def test_weights_are_read_exactly(teks, bobot):
    assert parse_bobot(teks) == (None if bobot is None else Fraction(bobot))


@pytest.mark.parametrize("teks", ["0", "2/1", "1/0", "-0,1", "1e-1", "satu", "0,1234567", "１/９"])
def test_what_is_no_weight_is_refused(teks):
    with pytest.raises(BukanBobot):
        parse_bobot(teks)


def test_check_data_notices_broken_weights(survei, capsys):
    survei.unsur.filter(nomor=1).update(bobot_pembilang=1, bobot_penyebut=2)
    with pytest.raises(CommandError):
        call_command("check_data")
    assert "bobot sebagian unsur kosong" in capsys.readouterr().err


# --- the cost of a page


@pytest.mark.parametrize("nama", ["survei-detail", "survei-tautan", "survei-karantina", "survei-kertas", "survei-tiket-list"])  # fmt: skip
def test_a_page_takes_few_queries_however_many_services(masuk, instansi, survei, unit, nama, django_assert_max_num_queries):  # fmt: skip
    for n in range(30):
        layanan = build_layanan(instansi.unit.all()[n % 5], f"Layanan {n}", pengguna_setahun=n * 10)
        build_respons(survei, layanan)
        build_respons(survei, layanan, keadaan="karantina", alasan="diisi dalam 1 detik")
    args = [survei.pk, layanan.pk] if nama in ("survei-kertas", "survei-tiket-list") else [survei.pk]  # fmt: skip
    client = masuk("pimpinan_unit")
    client.get(reverse("surveys:suara", args=[instansi.kode]))
    with django_assert_max_num_queries(12):
        assert client.get(reverse(f"surveys:{nama}", args=args)).status_code == 200
