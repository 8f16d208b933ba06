"""POST /beban-kerja/<periode>/jabatan/<jabatan>/simpan/: what the page's script talks to."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import build_jabatan, build_tugas
from workload.models import UraianTugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), bezetting=1)


@pytest.fixture
def url(jabatan):
    return reverse("workload:beban-save", args=[jabatan.instansi.periode.get().pk, jabatan.pk])


def kirim(client, url, **data):
    return client.post(url, json.dumps(data), content_type="application/json")


def row(uid=None, versi=0, **isi):
    return {"uid": str(uid or uuid4()), "versi": versi, "isi": isi}


def test_the_answer_brings_versions_figures_messages_and_totals(masuk, url):
    baik = row(uraian="Mencatat surat", volume="15000", waktu="10")
    buruk = row(uraian="Rapat", volume="12 bln x 4")
    jawaban = kirim(masuk("petugas"), url, rows=[baik, buruk]).json()
    satu, dua = jawaban["baris"]
    assert (satu["versi"], satu["menit"], satu["fte"]) == (1, "150.000", "2,0000")
    assert satu["isi"]["volume"] == "15.000"
    assert "Bukan angka" in dua["pesan"]["volume"]
    assert dua["isi"]["volume"] == "12 bln x 4"
    total = jawaban["total"]
    assert (total["menit"], total["kebutuhan"], total["selisih"]["teks"]) == (
        "150.000",
        "2",
        "kurang 1",
    )
    assert total["belum"] == 1
    assert jawaban["kemajuan"] == {"terisi": 1, "jumlah": 1}
    assert any(t["kode"] == "lebih_satu" for t in jawaban["tanda"][baik["uid"]])


def test_rows_of_others_come_along_when_the_sheet_moved_on(masuk, url, jabatan):
    client = masuk("petugas")
    pertama = kirim(client, url, rows=[row(uraian="A")]).json()
    kirim(client, url, rows=[row(uraian="B")], versi_lembar=pertama["versi_lembar"])
    ketiga = kirim(client, url, rows=[row(uraian="C")], versi_lembar=pertama["versi_lembar"]).json()
    assert [b["isi"]["uraian"] for b in ketiga["baris"]] == ["A", "B", "C"]
    lanjut = kirim(client, url, rows=[row(uraian="D")], versi_lembar=ketiga["versi_lembar"]).json()
    assert [b["isi"]["uraian"] for b in lanjut["baris"]] == ["D"]


def test_a_conflict_says_who_and_shows_both(masuk, url, jabatan, orang):
    tugas = build_tugas(jabatan, 10, 5)
    UraianTugas.objects.filter(pk=tugas.pk).update(
        volume=30, versi=2, diubah_oleh=orang("petugas", username="siti")
    )
    data = {"uid": str(tugas.uid), "versi": 1, "isi": {"volume": "20"}, "dasar": {"volume": "10"}}
    (bentrok,) = kirim(masuk("petugas"), url, rows=[data]).json()["bentrok"]
    assert bentrok["oleh"] == "Siti"
    assert (bentrok["saya"]["volume"], bentrok["mereka"]["volume"]) == ("20", "30")
    assert bentrok["kolom"] == ["volume"]


def test_a_closed_period_answers_409_with_a_sentence(masuk, url, instansi):
    instansi.periode.update(ditutup_pada=timezone.now())
    respons = kirim(masuk("petugas"), url, rows=[row(uraian="A")])
    assert respons.status_code == 409
    assert "ditutup" in respons.json()["pesan"]


def test_strangers_see_nothing_and_readers_may_not_write(masuk, url, instansi_lain, client):
    from tests.factories import build_user

    assert kirim(masuk("perencana"), url, rows=[row(uraian="A")]).status_code == 403
    client.force_login(
        build_user(instansi_lain, "petugas"), backend="accounts.backends.UsernameOrNipBackend"
    )
    assert kirim(client, url, rows=[row(uraian="A")]).status_code == 404
    assert not UraianTugas.objects.exists()


def test_a_period_of_another_instansi_does_not_exist(masuk, jabatan, instansi_lain):
    url = reverse("workload:beban-save", args=[instansi_lain.periode.get().pk, jabatan.pk])
    assert kirim(masuk("petugas"), url, rows=[]).status_code == 404


def test_only_post(masuk, url):
    assert masuk("petugas").get(url).status_code == 405


def test_a_row_of_another_sheet_is_refused(masuk, url, instansi):
    lain = build_tugas(build_jabatan(instansi.unit.get(kode="KEL")), 1, 1)
    assert kirim(masuk("petugas"), url, rows=[row(lain.uid, uraian="X")]).status_code == 400


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"rows": 3}', '{"rows": [1]}', '{"rows": [{"uid": "x"}]}', '{"susunan": [1]}',
     '{"rows": [{"uid": 5}]}', '{"hapus": {"a": 1}}', "null", '{"rows": [{}]}', "[" * 100_000],
)  # fmt: skip
def test_rubbish_gets_a_sentence(masuk, url, body):
    respons = masuk("petugas").post(url, body, content_type="application/json")
    assert respons.status_code == 400
    assert respons.json()["pesan"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=8), x, max_size=3),
    max_leaves=8,
)
KOLOM = st.sampled_from(
    [
        "uraian",
        "satuan",
        "volume",
        "waktu",
        "periode_volume",
        "pendekatan",
        "rasio_unit",
        "dihitung",
    ]
)
TEKS = st.text(max_size=30) | st.from_regex(r"[-+.,0-9]{1,30}", fullmatch=True)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    isi=st.dictionaries(KOLOM, TEKS | JSON, max_size=8), versi=JSON, susunan=JSON, versi_lembar=JSON
)
def test_whatever_is_sent_is_stored_whole_or_refused(masuk, url, isi, versi, susunan, versi_lembar):
    client = masuk("petugas")
    data = {"uid": str(uuid4()), "versi": versi, "isi": isi}
    for kiriman in ({"rows": [{**data, "versi": 0}], "versi_lembar": versi_lembar},
                    {"rows": [data], "susunan": susunan}):  # fmt: skip
        assert kirim(client, url, **kiriman).status_code in (200, 400)
