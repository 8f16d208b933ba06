"""A NUL in an address, which PostgreSQL refuses to compare with anything, is no error of ours."""

import pytest
from django.urls import reverse

from tests.factories import build_kategori, build_layanan, build_survei

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "alamat",
    [
        "/warga/%00/", "/warga/a%00b/", "/adu/%00/", "/adu/%00/angka/", "/privasi/%00/", "/a/%00/", "/a/%00/tulis/",
        "/a/%00/kami-lakukan/", "/a/%00/aspirasi.csv", "/a/%00/x/laporkan/", "/lacak/%00/", "/periksa/%00/",
        "/s/%00/", "/ikuti/%00/", "/organisasi/%00/", "/riwayat/%00/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("cara", ["get", "post"])
def test_a_page_of_such_a_name_does_not_exist(client, instansi, alamat, cara):
    jawab = getattr(client, cara)(alamat)
    assert jawab.status_code == 404 and "Tidak ditemukan" in jawab.text


def test_who_is_signed_in_stays_signed_in_on_the_page_that_says_so(masuk):
    assert "Keluar" in masuk("petugas").get("/warga/%00/").text


# The last one would hold a NUL again once its NUL were taken out.
@pytest.mark.parametrize("nilai", ["%00", "a%00b", "%00%00", "%0%000"])
def test_in_a_query_it_is_a_space(client, instansi, masuk, nilai):
    unit, survei = instansi.unit.get(kode="KEL"), build_survei(instansi)
    build_layanan(unit)
    build_kategori(instansi)
    kode = [instansi.kode]
    for nama, arg, tanya in (
        ("survei-terima-kasih", [survei.kode], "loket"),
        ("survei-pilih", [survei.kode], "u"),
        ("kami-lakukan", kode, "unit"),
        ("pengaduan-create", kode, "layanan"),
        ("aspirasi-tulis", kode, "tentang"),
        ("aspirasi-publik", kode, "q"),
    ):
        assert client.get(reverse(f"surveys:{nama}", args=arg) + f"?{tanya}={nilai}").status_code == 200  # fmt: skip
    daftar = reverse("surveys:aspirasi-list", args=kode)
    petugas = masuk("petugas")
    for tanya in ("status", "sumber"):
        assert petugas.get(f"{daftar}?{tanya}={nilai}").status_code == 200
