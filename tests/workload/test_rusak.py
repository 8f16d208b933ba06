"""Whatever is sent, the answer is a page or a sentence, never a 500, and nothing is saved by half."""

import io
import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.berkas import xlsx_bytes
from tests.factories import build_jabatan, build_tugas
from workload.models import UraianTugas

BANYAK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KEPALA = ["unit_kerja", "nama_jabatan", "uraian_tugas", "volume", "waktu_menit"]
TEKS = st.text(max_size=30) | st.sampled_from(
    [
        "12 bln x 4",
        "1.250",
        "-5",
        "1e309",
        "NaN",
        "∞",
        "٣",
        "=1+1",
        "<b>",
        "\x00",
        "9" * 40,
        "0,0000001",
    ]
)
NILAI = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEKS,
    lambda anak: (
        st.lists(anak, max_size=3) | st.dictionaries(st.text(max_size=8), anak, max_size=3)
    ),
    max_leaves=8,
)
ISI = st.dictionaries(
    st.sampled_from(
        ["uraian", "hasil", "satuan", "volume", "waktu", "periode_volume", "satuan_waktu", "pendekatan",
         "rasio_unit", "rasio_orang", "catatan", "bukti", "dihitung", "asing"]
    ),
    TEKS,
)  # fmt: skip


@pytest.fixture
def lembar(masuk, instansi):
    """(client of an officer, url of a sheet with one row, that row)"""
    jabatan = build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")
    tugas = build_tugas(jabatan, 10, 5)
    return (
        masuk("petugas"),
        f"/beban-kerja/{instansi.periode.get().pk}/jabatan/{jabatan.pk}/",
        tugas,
    )


def _ok(jawab):
    assert jawab.status_code < 500, jawab.content[:300]
    return jawab


@BANYAK
@given(data=NILAI)
def test_any_json_to_the_save(lembar, data):
    client, url, _ = lembar
    sebelum = UraianTugas.objects.count()
    jawab = _ok(client.post(url + "simpan/", json.dumps(data), content_type="application/json"))
    if jawab.status_code != 200:
        assert jawab.json()["pesan"] and UraianTugas.objects.count() == sebelum


@BANYAK
@given(badan=st.binary(max_size=200))
def test_any_bytes_to_the_save(lembar, badan):
    client, url, _ = lembar
    _ok(client.post(url + "simpan/", badan, content_type="application/json"))
    assert UraianTugas.objects.count() == 1


@BANYAK
@given(isi=ISI, versi=st.integers(-2, 3) | TEKS, baru=st.booleans())
def test_any_cells_of_a_row_are_kept_as_typed_or_refused(lembar, isi, versi, baru):
    client, url, tugas = lembar
    uid = str(uuid.uuid4() if baru else tugas.uid)
    jawab = _ok(
        client.post(
            url + "simpan/",
            json.dumps({"rows": [{"uid": uid, "versi": versi, "isi": isi}]}),
            content_type="application/json",
        )
    )
    volume = isi.get("volume", "").replace("\x00", "").strip()
    if jawab.status_code == 200 and baru and versi == 0 and volume:
        tersimpan = UraianTugas.objects.get(uid=uid)
        assert (
            tersimpan.volume is not None
            or tersimpan.isian_mentah.get("volume")
            or not volume.strip("-–— \u00a0")
        )


@BANYAK
@given(isian=st.dictionaries(st.sampled_from(["dasar", "baris", "aksi", "pilih", "x"]), TEKS))
def test_any_fields_to_the_form(lembar, isian):
    client, url, _ = lembar
    _ok(client.post(url, isian))
    assert UraianTugas.objects.filter(volume=10, waktu=5).exists()


@BANYAK
@given(isi=st.binary(max_size=300), nama=st.sampled_from(["a.csv", "a.xlsx", "a"]))
def test_any_upload_of_bytes(lembar, tmp_path_factory, isi, nama):
    client, url, _ = lembar
    with _uploads(tmp_path_factory):
        _ok(client.post(_impor(url), {"berkas": SimpleUploadedFile(nama, isi)}))
    assert UraianTugas.objects.count() == 1


@BANYAK
@given(baris=st.lists(st.lists(TEKS, min_size=5, max_size=5), min_size=1, max_size=4))
def test_any_cells_of_an_uploaded_table(lembar, tmp_path_factory, baris):
    client, url, _ = lembar
    bersih = [["".join(h for h in s if h.isprintable()) for s in b] for b in baris]
    baik = ["Seksi Pemerintahan", "Pengolah Data", "Baik", 1, 1]
    with _uploads(tmp_path_factory):
        berkas = SimpleUploadedFile("a.xlsx", xlsx_bytes(KEPALA, baik, *bersih))
        jawab = _ok(client.post(_impor(url), {"berkas": berkas}, follow=True))
    assert jawab.status_code == 200
    assert UraianTugas.objects.count() == 1, "a preview saves nothing"


@BANYAK
@given(potong=st.integers(1, 4000), ubah=st.integers(0, 4000))
def test_truncated_and_damaged_spreadsheets(lembar, tmp_path_factory, potong, ubah):
    client, url, _ = lembar
    isi = bytearray(xlsx_bytes(KEPALA, ["Seksi Pemerintahan", "Pengolah Data", "A", 1, 1]))
    isi[ubah % len(isi)] ^= 0xFF
    with _uploads(tmp_path_factory):
        for rusak in (isi[:potong], isi):
            _ok(client.post(_impor(url), {"berkas": SimpleUploadedFile("a.xlsx", bytes(rusak))}))
    assert UraianTugas.objects.count() == 1


def test_a_sheet_of_a_million_columns_is_read_or_refused(lembar, tmp_path_factory):
    client, url, _ = lembar
    lebar = io.BytesIO((",".join(["x"] * 1_000_000) + "\n1,2\n").encode())
    lebar.name = "lebar.csv"
    with _uploads(tmp_path_factory):
        jawab = _ok(client.post(_impor(url), {"berkas": lebar}, follow=True))
    assert "tidak dapat dibaca" in jawab.text and "terlalu panjang" in jawab.text


def _impor(url):
    return url.split("jabatan/")[0] + "impor/"


def _uploads(tmp_path_factory):
    from django.test import override_settings

    return override_settings(UPLOAD_DIR=tmp_path_factory.mktemp("unggahan"))
