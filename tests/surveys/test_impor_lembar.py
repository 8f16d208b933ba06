"""Sheets of answers: the order of U8 and U9 must be said; a file is taken whole or not at all."""

import json
from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from surveys.hasil.hitung import indeks_of, tally
from surveys.models import ImporRespons, Respons
from tests.berkas import xlsx_bytes
from tests.factories import build_layanan, build_respons, build_survei

U = [f"U{n}" for n in range(1, 10)]
SEPULUH = ["333433334", "433443434", "332433333", "343434434", "233433323", "333433434", "444444444", "333333333", "322433323", "333433334"]  # fmt: skip


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="KEL"))


@pytest.fixture
def kirim(masuk, survei, layanan):
    """Upload a sheet in an order and, with simpan, confirm the preview."""
    client = masuk("petugas")

    def _kirim(*baris, urutan="peraturan", simpan=True, nama="skm.xlsx", layanan=layanan):
        if layanan:
            alamat = reverse("surveys:survei-impor-layanan", args=[survei.pk, urutan, layanan.pk])
        else:
            alamat = reverse("surveys:survei-impor-urutan", args=[survei.pk, urutan])
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
    alamat = reverse("surveys:survei-impor", args=[survei.pk])
    halaman = kirim.client.get(alamat)
    assert halaman.status_code == 200 and "checked" not in halaman.text
    assert "Pilih urutannya dahulu" in kirim.client.get(alamat + "?periksa=1").text
    lanjut = kirim.client.get(alamat + "?periksa=1&urutan=kuesioner")
    assert lanjut.url.endswith("/kuesioner/")
    satu = kirim.client.get(alamat + f"?periksa=1&urutan=kuesioner&layanan={layanan.pk}")
    assert satu.url.endswith(f"/kuesioner/{layanan.pk}/")
    salah = reverse("surveys:survei-impor-urutan", args=[survei.pk, "tebak"])
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
    ImporRespons.objects.all().delete()
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


def test_the_same_sheet_is_recognised_however_it_was_saved(kirim, layanan, instansi):
    kirim(U, *digits(*SEPULUH), nama="januari.xlsx")
    lain = build_layanan(instansi.unit.get(kode="KEL"), "Domisili")
    for jawab in (
        kirim(U, *digits(*SEPULUH)),
        kirim(U, *digits(*SEPULUH), urutan="kuesioner"),
        kirim(U, *[[str(n) for n in b] for b in digits(*SEPULUH)]),  # digits as text
        kirim(U, *digits(*SEPULUH), layanan=lain),
    ):
        assert jawab.status_code == 422 and "sudah pernah diimpor: januari.xlsx" in jawab.text
    assert Respons.objects.count() == 10
    assert kirim(U, *digits(*SEPULUH[:9])).status_code == 302


def test_an_import_is_undone_with_a_reason_and_can_be_made_again_in_the_right_order(kirim, survei):
    kirim(U, *digits("333333314"), urutan="peraturan")
    impor = ImporRespons.objects.get()
    alamat = reverse("surveys:survei-impor-undo", args=[impor.pk])
    assert kirim.client.post(alamat, {"alasan": ""}).status_code == 422
    jawab = kirim.client.post(alamat, {"alasan": "Urutannya keliru"}, follow=True)
    assert "1 jawaban ditarik" in jawab.text and "Urutannya keliru" in jawab.text
    assert tally(survei) == [] and Respons.objects.get().keadaan == "ditarik"
    assert kirim.client.post(alamat, {"alasan": "Sekali lagi"}).status_code == 422
    assert kirim(U, *digits("333333314"), urutan="kuesioner").status_code == 302
    assert sum(s.respons for s in tally(survei)) == 1 and Respons.objects.count() == 2


def test_who_may_not_write_all_of_it_cannot_undo_it(kirim, masuk, layanan, instansi):
    kirim(U, *digits("333333333"))
    lain = masuk("petugas", unit=instansi.unit.get(kode="SEK"))
    alamat = reverse("surveys:survei-impor-undo", args=[ImporRespons.objects.get().pk])
    assert lain.post(alamat, {"alasan": "Bukan urusan saya"}).status_code == 404
    assert Respons.objects.get().keadaan == "sah"


def test_undo_of_a_closed_round_is_refused(kirim, survei):
    kirim(U, *digits("333333333"))
    survei.ditutup_pada = timezone.now()
    survei.save()
    alamat = reverse("surveys:survei-impor-undo", args=[ImporRespons.objects.get().pk])
    jawab = kirim.client.post(alamat, {"alasan": "Terlambat diketahui"})
    assert jawab.status_code == 422 and Respons.objects.get().keadaan == "sah"


# --- each row says its service


@pytest.fixture
def dua_unit(instansi, layanan):
    """A service that two units have, and one that only one has."""
    kel, pem = (instansi.unit.get(kode=k) for k in ("KEL", "PEM"))
    return [build_layanan(u, n) for u, n in ((kel, "Surat domisili"), (pem, "Surat domisili"), (pem, "Kartu keluarga"))]  # fmt: skip


def test_a_column_says_the_service_and_where_needed_the_unit(kirim, dua_unit):
    kel, pem, kk = dua_unit
    judul = ["Layanan", "Unit", *U]
    jawab = kirim(
        judul,
        ["surat  DOMISILI", kel.unit.nama, *[3] * 9],
        ["Surat domisili", "PEM", *[2] * 9],
        [kk.kode, None, *[4] * 9],
        layanan=None,
    )
    assert jawab.status_code == 302
    per = {r.layanan: r.nilai[0] for r in Respons.objects.select_related("layanan")}
    assert per == {kel: 3, pem: 2, kk: 4}


@pytest.mark.parametrize(
    "layanan, unit, kolom, pesan",
    [
        ("Kartu kelurga", None, "Layanan", "maksudnya “Kartu keluarga”?"),
        ("Paspor haji", None, "Layanan", "tidak dikenal"),
        (None, None, "Layanan", "Layanannya kosong"),
        ("Surat domisili", None, "Unit", "ada di 2 unit"),
        ("Kartu keluarga", "Kelurahan Rengas", "Unit", "tidak ada di “Kelurahan Rengas”"),
    ],
)
def test_an_unknown_service_is_named_with_its_row_and_what_comes_close(kirim, dua_unit, layanan, unit, kolom, pesan):  # fmt: skip
    judul = ["Layanan", "Unit", *U]
    baris = [["Kartu keluarga", None, *[3] * 9], [layanan, unit, *[3] * 9]]
    jawab = kirim(judul, *baris, layanan=None)
    assert jawab.status_code == 422 and not Respons.objects.exists()
    assert f'<td class="n">3</td><td>{kolom}</td>' in jawab.text and pesan in jawab.text


def test_services_of_units_that_are_not_ones_own_are_not_known(masuk, survei, dua_unit, instansi):
    client = masuk("petugas", unit=dua_unit[0].unit)
    alamat = reverse("surveys:survei-impor-urutan", args=[survei.pk, "peraturan"])
    berkas = SimpleUploadedFile("a.xlsx", xlsx_bytes(["Layanan", *U], ["Kartu keluarga", *[3] * 9]))
    jawab = client.post(alamat, {"berkas": berkas})
    assert jawab.status_code == 422 and "tidak dikenal" in jawab.text


def test_without_the_column_it_is_asked_for(kirim):
    jawab = kirim(U, *digits("333333333"), layanan=None)
    assert jawab.status_code == 422 and "kolom “layanan” tidak ditemukan" in jawab.text.lower()


def test_a_column_that_is_not_used_is_said(kirim):
    jawab = kirim([*U, "Layanan"], [*[3] * 9, "KTP"], simpan=False)
    assert "kolom layanan di berkas tidak dipakai" in jawab.text.lower()


# --- out and in again


def test_exported_and_imported_again_gives_the_same_figures(masuk, survei, instansi, dua_unit):
    kel, pem, kk = dua_unit
    for n, la in enumerate((kel, pem, kk, kel, pem, kk, kk)):
        build_respons(survei, la, f"34{n % 4 + 1}-33432"[:9], saran="Nomor saya 0812", usia=30 + n)
    build_respons(survei, kel, "111111111", keadaan="karantina", alasan="beruntun")
    client = masuk("admin_instansi")
    alamat = reverse("surveys:survei-jawaban", args=[survei.pk, "csv"])
    halaman = client.get(reverse("surveys:survei-detail", args=[survei.pk])).text
    assert "jangan diserahkan atau diterbitkan" in halaman  # its small groups are not hidden
    isi = client.get(alamat).getvalue()
    teks = isi.decode("utf-8-sig")
    assert "0812" not in teks and teks.splitlines()[1].count(";") == 11
    figures = {(s.layanan_id, k): j for s in tally(survei) for k, j in s.jawaban.items()}
    for n, urutan in enumerate(
        ("peraturan", "kuesioner")
    ):  # columns by name: the order is no matter
        lain = build_survei(instansi, f"Salinan {n}")
        halaman = reverse("surveys:survei-impor-urutan", args=[lain.pk, urutan])
        jawab = client.post(halaman, {"berkas": SimpleUploadedFile("j.csv", isi)})
        simpan = {"langkah": "simpan", "token": jawab.context["token"], "nama_berkas": "j.csv"}
        assert client.post(halaman, simpan).status_code == 302
        assert figures == {(s.layanan_id, k): j for s in tally(lain) for k, j in s.jawaban.items()}
    berkas = json.loads(client.get(alamat.replace("csv", "json")).getvalue())
    jumlah = Counter((j["unit"], j["layanan"], k, n) for j in berkas["jawaban"] for k, n in j["nilai"].items())  # fmt: skip
    for la in dua_unit:
        for u in berkas["unsur"]:
            dihitung = tuple(jumlah[la.unit.nama, la.nama, u["kode"], n] for n in (1, 2, 3, 4))
            assert dihitung == figures[la.pk, u["kode"]].hitung
    assert "0812" not in str(berkas) and set(berkas["jawaban"][0]) == {"unit", "layanan", "tanggal", "nilai"}  # fmt: skip


def test_a_closed_round_takes_no_sheet(kirim, survei):
    survei.ditutup_pada = timezone.now()
    survei.save()
    assert kirim(U, *digits("333333333")).status_code == 302
    assert not Respons.objects.exists()
