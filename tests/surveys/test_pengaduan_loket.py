"""A complaint that an officer types in for somebody, and the slip that goes home with them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.actions.catat_pengaduan import record_pengaduan
from surveys.actions.kontak import consent_text
from surveys.models import KontakPelapor, Pengaduan
from surveys.models.pengaduan import Sumber
from surveys.pengiriman import new_tanda, read_tanda
from tests.factories import build_kategori, build_user
from workload.policies import Ditolak

pytestmark = pytest.mark.django_db


@pytest.fixture
def alamat(instansi):
    return reverse("surveys:pengaduan-entry", args=[instansi.kode])


@pytest.fixture
def isi(unit):
    kategori = build_kategori(unit.instansi)
    awal = {"tanda": new_tanda(), "sumber": "loket", "diterima": timezone.localdate().isoformat(), "tentang": f"u{unit.pk}", "kategori": kategori.pk, "cara": "anonim", "isi": "Surat pengantar saya hilang di loket."}  # fmt: skip
    return lambda **lain: awal | lain


KONTAK = {
    "cara": "bernama",
    "nama": "Siti Aminah",
    "kontak": "081234567890",
    "setuju": consent_text().versi,
}


def test_the_slip_opens_the_complaint_on_any_phone(masuk, alamat, isi):
    jawab = masuk("petugas").post(alamat, isi())
    p = Pengaduan.objects.get()
    assert (p.sumber, p.cara, p.curiga) == ("loket", "anonim", "")
    assert p.nomor in jawab.text and "testserver/lacak" in jawab.text
    warga = Client()
    jawab = warga.post("/lacak/", {"nomor": p.nomor, "rahasia": jawab.context["rahasia"]})
    teks = warga.get(jawab.url).text
    assert "Surat pengantar saya hilang" in teks and "Dicatat petugas: Datang ke loket" in teks
    assert str(p.dicatat_oleh) not in teks


def test_who_typed_it_is_on_record(masuk, alamat, isi):
    petugas = masuk("petugas")
    petugas.post(alamat, isi())
    p = Pengaduan.objects.get()
    assert p.jejak.get().oleh == p.dicatat_oleh and p.jejak.get().pihak == "petugas"
    assert f"dicatat {p.dicatat_oleh}" in petugas.get(p.get_absolute_url()).text


def test_saved_twice_it_is_one_complaint_with_one_slip(masuk, alamat, isi):
    petugas = masuk("petugas")
    slip = {(j := petugas.post(alamat, isi())).context["pengaduan"].nomor + j.context["rahasia"] for _ in range(2)}  # fmt: skip
    assert len(slip) == 1 and Pengaduan.objects.count() == 1


def test_another_complaint_on_a_used_form_is_kept_and_becomes_a_second_one(masuk, alamat, isi):
    client = masuk("petugas")
    client.post(alamat, isi())
    lain = isi(isi="Antrean dipotong orang dalam.")
    jawab = client.post(alamat, lain)
    assert jawab.status_code == 422 and "menjadi pengaduan kedua" in jawab.text
    assert "Antrean dipotong orang dalam." in jawab.text
    assert Pengaduan.objects.count() == 1
    client.post(alamat, lain | {"tanda": jawab.context["tanda"]})
    assert Pengaduan.objects.count() == 2


def test_a_letter_of_last_week_has_its_clock_from_last_week(masuk, alamat, isi):
    lalu = timezone.localdate() - timedelta(days=7)
    masuk("petugas").post(alamat, isi(sumber="surat", diterima=lalu.isoformat()))
    p = Pengaduan.objects.get()
    assert p.diterima == p.mulai_hitung == lalu < timezone.localdate(p.masuk_pada)
    assert p.tenggat_periksa < timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"diterima": "2999-01-01"}, "belum tiba"),
        ({"diterima": "kemarin"}, "diterima"),
        ({"sumber": "lapor"}, "nomor SP4N-LAPOR"),
        ({"sumber": "web"}, "sumber"),
        ({"cara": "bernama"}, "Tulis nama"),
        (KONTAK | {"setuju": ""}, "setuju"),
        ({"tanda": "karangan"}, "terlalu lama"),
        ({"tentang": "u0"}, "dari daftar"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(masuk, alamat, isi, ganti, kata):
    jawab = masuk("petugas").post(alamat, isi(**ganti))
    assert jawab.status_code == 422 and not Pengaduan.objects.exists()
    assert kata in jawab.text and "Surat pengantar saya hilang" in jawab.text


def test_what_came_by_lapor_is_found_by_its_number(masuk, instansi, alamat, isi):
    petugas = masuk("petugas")
    petugas.post(alamat, isi(sumber="lapor", nomor_lapor="9078812"))
    daftar = reverse("surveys:pengaduan-list", args=[instansi.kode])
    assert Pengaduan.objects.get().nomor in petugas.get(f"{daftar}?q=9078812").text


def test_consent_read_out_at_the_counter_keeps_the_contact_apart(masuk, alamat, isi):
    jawab = masuk("petugas").post(alamat, isi(**KONTAK))
    assert KontakPelapor.objects.get().nama == "Siti Aminah"
    assert "Siti" not in jawab.text  # the slip may be left lying about


def test_about_another_unit_it_goes_there_and_leaves_the_counter(masuk, instansi, alamat, isi):
    """Anybody may complain about anything at any counter; the counter does not follow it."""
    client = masuk("petugas", unit=instansi.unit.get(kode="SEK"))
    assert client.post(alamat, isi()).status_code == 200
    p = Pengaduan.objects.get()
    assert client.get(p.get_absolute_url()).status_code == 404
    assert build_user(instansi, "petugas", unit=p.unit) and p in Pengaduan.objects.visible_to(build_user(instansi, "petugas", unit=p.unit))  # fmt: skip


def test_only_who_records_for_citizens_here_may(instansi, instansi_lain, unit):
    aduan = {"isi": "Surat pengantar hilang.", "tempat": "", "kapan": "", "cara": "anonim"}
    isian = {"unit": unit, "layanan": None, "kategori": build_kategori(instansi), "isi": aduan, "kontak": None, "diterima": date(2026, 2, 2), "nomor_lapor": "", "tanda": read_tanda(new_tanda())}  # fmt: skip
    for by in (build_user(instansi, "perencana"), build_user(instansi_lain, "petugas")):
        with pytest.raises(PermissionDenied):
            record_pengaduan(**isian, sumber=Sumber.LOKET, by=by)
    with pytest.raises(Ditolak):
        record_pengaduan(**isian, sumber=Sumber.WEB, by=build_user(instansi, "petugas"))
