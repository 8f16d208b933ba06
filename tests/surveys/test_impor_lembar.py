"""Sheets of answers: the order of U8 and U9 must be said; a file is taken whole or not at all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from surveys.hasil import indeks_of, tally
from surveys.models import Respons
from tests.berkas import xlsx_bytes
from tests.factories import build_layanan, build_survei

U = [f"U{n}" for n in range(1, 10)]
SEPULUH = ["333433334", "433443434", "332433333", "343434434", "233433323", "333433434", "444444444", "333333333", "322433323", "333433334"]  # fmt: skip


@pytest.fixture
def survei(instansi):
    return build_survei(instansi)


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="KEL"))


@pytest.fixture
def kirim(masuk, survei, layanan):
    """Upload a sheet in an order and, with simpan, confirm the preview."""
    client = masuk("petugas")

    def _kirim(*baris, urutan="peraturan", simpan=True, nama="skm.xlsx"):
        alamat = reverse("surveys:survei-impor-urutan", args=[survei.pk, layanan.pk, urutan])
        berkas = SimpleUploadedFile(nama, xlsx_bytes(*baris))
        jawab = client.post(alamat, {"berkas": berkas})
        if not simpan or jawab.status_code != 200:
            return jawab
        isi = {"langkah": "simpan", "token": jawab.context["token"], "nama_berkas": nama}
        return client.post(alamat, isi)

    _kirim.client = client
    return _kirim


def digits(*baris):
    return [[int(c) if c != "-" else None for c in b] for b in baris]


def test_the_order_is_asked_and_has_no_default(kirim, survei, layanan):
    alamat = reverse("surveys:survei-impor", args=[survei.pk, layanan.pk])
    halaman = kirim.client.get(alamat)
    assert halaman.status_code == 200 and "checked" not in halaman.text
    assert "Pilih urutannya dahulu" in kirim.client.get(alamat + "?periksa=1").text
    lanjut = kirim.client.get(alamat + "?periksa=1&urutan=kuesioner")
    assert lanjut.url.endswith("/kuesioner/")
    salah = reverse("surveys:survei-impor-urutan", args=[survei.pk, layanan.pk, "tebak"])
    assert kirim.client.get(salah).status_code == 404


def test_ten_rows_give_the_index_worked_by_hand(kirim, survei):
    """Worked example A: 293 / 90 × 25 = 81.39, whatever comes in by this way."""
    pratinjau = kirim(U, *digits(*SEPULUH), simpan=False)
    assert not Respons.objects.exists() and "10 jawaban baru" in pratinjau.text.lower()
    assert kirim(U, *digits(*SEPULUH)).status_code == 302
    unsur = list(survei.unsur.all())
    assert str(indeks_of(survei, unsur, tally(survei)).hasil.ikm) == "81.39"
    assert set(Respons.objects.values_list("saluran", "dicatat_oleh")) == {("impor", kirim.client.user.pk)}  # fmt: skip


def test_u8_and_u9_land_where_the_declared_order_says(kirim, survei):
    kirim(U, *digits("333333314"), urutan="kuesioner")  # sarana 1, pengaduan 4
    kode = [u.kode for u in survei.unsur.all()]
    nilai = dict(zip(kode, Respons.objects.get().nilai, strict=True))
    assert (nilai["SARPRAS"], nilai["PENGADUAN"]) == (1, 4)
    Respons.objects.all().delete()
    kirim(U, *digits("333333314"), urutan="peraturan")
    nilai = dict(zip(kode, Respons.objects.get().nilai, strict=True))
    assert (nilai["SARPRAS"], nilai["PENGADUAN"]) == (4, 1)


@pytest.mark.parametrize("isi", [5, 0, 2.5, "baik", -1])
def test_a_value_that_is_none_is_named_with_row_and_column_and_nothing_is_saved(kirim, isi):
    baris = digits("333333333", "333333333")
    baris[1][4] = isi
    jawab = kirim(U, *baris)
    assert jawab.status_code == 422 and not Respons.objects.exists()
    assert '<td class="n">3</td><td>U5</td>' in jawab.text and "hanya 1, 2, 3, atau 4" in jawab.text


def test_an_empty_cell_is_missing_and_not_zero(kirim):
    kirim(U, *digits("33-333333"))
    assert Respons.objects.get().nilai[2] is None


def test_the_respondent_comes_along_and_no_name_does(kirim):
    judul = [*U, "Nama", "Tanggal", "JK", "Usia", "Pendidikan", "Pekerjaan", "Saran"]
    kirim(judul, [3] * 9 + ["Siti", "02-03-2026", "Perempuan", 41, "SLTA", "Nelayan", "Panas"])
    r = Respons.objects.get()
    assert (f"{r.tanggal:%Y-%m-%d}", r.jenis_kelamin, r.usia, r.pendidikan) == ("2026-03-02", "P", 41, "SMA")  # fmt: skip
    assert (r.pekerjaan, r.pekerjaan_lain, r.saran) == ("LAINNYA", "Nelayan", "Panas")


@pytest.mark.parametrize("kolom, isi", [("Tanggal", "02-03-2024"), ("Usia", 200), ("JK", "X"), ("Pendidikan", "TK")])  # fmt: skip
def test_what_cannot_be_is_refused(kirim, kolom, isi):
    assert kirim([*U, kolom], [3] * 9 + [isi]).status_code == 422
    assert not Respons.objects.exists()


def test_a_missing_column_is_named(kirim):
    jawab = kirim(U[:8], [3] * 8)
    assert jawab.status_code == 422 and "U9" in jawab.text


def test_the_same_file_is_not_counted_twice(kirim):
    kirim(U, *digits(*SEPULUH))
    jawab = kirim(U, *digits(*SEPULUH))
    assert jawab.status_code == 422 and "sudah pernah diimpor" in jawab.text
    assert Respons.objects.count() == 10


def test_a_closed_round_takes_no_sheet(kirim, survei):
    survei.ditutup_pada = timezone.now()
    survei.save()
    assert kirim(U, *digits("333333333")).status_code == 302
    assert not Respons.objects.exists()
