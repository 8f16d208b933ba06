"""Links, QR codes and posters: what is scanned opens the right form."""

import io
import re

import pytest
from django.urls import reverse

from surveys.tautan import qr_inline, spoken
from tests.factories import build_instansi, build_layanan, build_survei


@pytest.fixture
def layanan(unit):
    return build_layanan(unit, "Surat domisili")


def test_each_service_and_unit_has_its_link(masuk, survei, layanan):
    halaman = masuk("petugas").get(reverse("surveys:survei-tautan", args=[survei.pk])).text
    assert f"http://testserver/s/{survei.kode}/{layanan.kode}/" in halaman
    assert f"/s/{survei.kode}/?u={layanan.unit_id}" in halaman


def test_the_link_of_a_unit_offers_what_is_below_it_and_nothing_else(client, instansi, survei, layanan):  # fmt: skip
    build_layanan(instansi.unit.get(kode="PEM"), "Rekomendasi")
    dasar = reverse("surveys:survei-pilih", args=[survei.kode])
    semua = client.get(dasar).text
    assert "Surat domisili" in semua and "Rekomendasi" in semua
    unit = client.get(f"{dasar}?u={layanan.unit_id}").text
    assert "Surat domisili" in unit and "Rekomendasi" not in unit
    assert "Rekomendasi" in client.get(f"{dasar}?u={layanan.unit.induk_id}").text
    assert client.get(f"{dasar}?u=zz").status_code == 200


def test_the_qr_on_the_poster_is_that_of_the_file(masuk, survei, layanan):
    """The same modules: one path in both, and that of another service is another."""
    client = masuk("petugas")
    svg = client.get(reverse("surveys:survei-qr", args=[survei.pk, layanan.pk, "svg"]))
    assert svg["Content-Type"] == "image/svg+xml"
    poster = client.get(reverse("surveys:survei-poster", args=[survei.pk, layanan.pk])).text
    alamat = f"http://testserver/s/{survei.kode}/{layanan.kode}/"
    assert _path(poster) == _path(qr_inline(alamat, "")) != _path(qr_inline(alamat + "x", ""))
    assert spoken(alamat) in poster and "Surat domisili" in poster
    png = client.get(reverse("surveys:survei-qr", args=[survei.pk, layanan.pk, "png"]))
    assert io.BytesIO(png.content).read(4) == b"\x89PNG"
    assert client.get(reverse("surveys:survei-qr", args=[survei.pk, layanan.pk, "exe"])).status_code == 404  # fmt: skip


def _path(html: str) -> str:
    return re.search(r'<path[^>]* d="([^"]+)"', html)[1]


def test_a_closed_service_is_not_offered(masuk, survei, layanan):
    layanan.nonaktif_sejak = "2026-01-01"
    layanan.save()
    halaman = masuk("admin_instansi").get(reverse("surveys:survei-tautan", args=[survei.pk])).text
    assert "Surat domisili" not in halaman


def test_a_survey_has_no_poster_for_a_service_of_another_instansi(masuk, instansi, survei, layanan):
    lain = build_instansi("lain")
    asing = build_layanan(lain.unit.first())
    client = masuk("admin_instansi")
    for alamat in (
        reverse("surveys:survei-poster", args=[survei.pk, asing.pk]),
        reverse("surveys:survei-poster-unit", args=[survei.pk, asing.unit_id]),
        reverse("surveys:survei-poster", args=[build_survei(lain, "Lain").pk, layanan.pk]),
    ):
        assert client.get(alamat).status_code == 404
