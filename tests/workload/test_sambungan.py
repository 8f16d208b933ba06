"""What an app above adds to the gap report; without it the pages are as they were."""

import pytest
from django.urls import reverse

from tests.factories import build_jabatan
from workload import sambungan
from workload.sambungan import Sambungan, Tanda


@pytest.fixture
def dengan(monkeypatch):
    """dengan(**fields) fills the hook for one test."""

    def _dengan(**isi):
        for modul in ("workload.views.halaman", "workload.views.perhitungan"):
            monkeypatch.setattr(f"{modul}.SAMBUNGAN", Sambungan(**isi))

    return _dengan


@pytest.fixture
def halaman(masuk, instansi):
    jabatan = build_jabatan(instansi.unit.get(kode="PEM"), bezetting=1)
    periode = instansi.periode.get()
    client = masuk("perencana")

    def _halaman(nama, *args):
        return client.get(reverse(nama, args=[periode.pk, *args])).content.decode()

    _halaman.jabatan = jabatan
    return _halaman


def test_nobody_fills_it(halaman, dengan):
    dengan()
    for teks in (
        halaman("workload:kesenjangan"),
        halaman("workload:perhitungan-jabatan", halaman.jabatan.pk),
    ):
        assert "Suara warga</a>" not in teks.split("</header>")[1] and "suara-warga" not in teks


def test_marks_stand_beside_their_unit(halaman, dengan):
    pem = halaman.jabatan.unit_id
    dengan(
        kolom=("Nilai",),
        unit=lambda user, periode, units: {pem: Tanda(("<7>",), "/kartu/")} if pem in units else {},
        tautan=lambda periode, unit: ("Kartu", "/semua/"),
    )
    teks = halaman("workload:kesenjangan")
    assert '<a href="/kartu/">&lt;7&gt;</a>' in teks and '<th scope="col">Nilai</th>' in teks
    assert 'href="/semua/">Kartu</a>' in teks
    assert (
        teks.count('<td class="tanda nol">–</td>') == 2
    )  # the other two units below the kecamatan


def test_it_is_filled_when_the_apps_are_up():
    assert sambungan.SAMBUNGAN.kolom == ("IKM", "Unsur terlemah", "Pengaduan", "Tema aspirasi")
