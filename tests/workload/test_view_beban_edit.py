"""GET and POST /beban-kerja/<periode>/jabatan/<jabatan>/: the entry page, and as a form without a script."""

import json
import re
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import build_jabatan, build_tugas, build_user
from workload.models import Analisis, Catatan, UraianTugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengelola Data", bezetting=1)


@pytest.fixture
def url(jabatan):
    return reverse("workload:beban-edit", args=[jabatan.instansi.periode.get().pk, jabatan.pk])


def formulir(respons) -> dict:
    """The form's fields as a browser would send them."""
    html = respons.content.decode()
    html = html[: html.index('<template id="baris-baru">')]
    data = {
        "dasar": respons.context["data"],
        "baris": re.findall(r'name="baris" value="(.+?)"', html),
    }
    for b in respons.context["baris"]:
        for kolom, teks in b["isi"].items():
            data[f"{b['uid']}-{kolom}"] = teks
    return data


def kosong(data) -> str:
    """uid of the first empty row of the form."""
    ada = {b["uid"] for b in json.loads(data["dasar"])["baris"]}
    return next(uid for uid in data["baris"] if uid not in ada)


def test_the_page_shows_rows_rule_figures_and_the_way_on(masuk, url, jabatan):
    build_tugas(jabatan, 15000, 10, uraian="Mencatat surat masuk")
    lain = build_jabatan(jabatan.unit, "Zeni")
    isi = masuk("petugas").get(url).content.decode()
    assert "Mencatat surat masuk" in isi
    assert "75.000 menit" in isi
    assert 'data-total="kebutuhan"' in isi
    assert "150.000" in isi
    assert "1 dari 2" in isi
    assert reverse("workload:beban-edit", args=[lain.instansi.periode.get().pk, lain.pk]) in isi
    assert (
        reverse("workload:perhitungan-jabatan", args=[lain.instansi.periode.get().pk, jabatan.pk])
        in isi
    )
    assert 'aria-label="Volume, baris 1"' in isi


@pytest.mark.parametrize("role", ["perencana", "auditor"])
def test_readers_read(masuk, url, jabatan, role):
    build_tugas(jabatan, 10, 5, uraian="Mencatat surat")
    client = masuk(role)
    isi = client.get(url).content.decode()
    assert "Mencatat surat" in isi
    assert "Anda dapat membaca" in isi
    assert "<textarea" not in isi
    assert client.post(url, {}).status_code == 403


def test_strangers_see_nothing(client, url, instansi_lain):
    user = build_user(instansi_lain, "perencana")
    client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
    assert client.get(url).status_code == 404
    assert client.post(url, {}).status_code == 404


def test_a_petugas_of_another_unit_is_a_stranger(masuk, url, instansi):
    assert masuk("petugas", unit=instansi.unit.get(kode="KEL")).get(url).status_code == 404


def test_a_period_of_another_instansi_does_not_exist(masuk, jabatan, instansi_lain):
    url = reverse("workload:beban-edit", args=[instansi_lain.periode.get().pk, jabatan.pk])
    assert masuk("petugas").get(url).status_code == 404


def test_wrong_method(masuk, url):
    assert masuk("petugas").put(url).status_code == 405


def test_final_and_closed_say_why_and_take_nothing(masuk, url, jabatan):
    client = masuk("petugas")
    data = formulir(client.get(url))
    Analisis.objects.create(
        unit=jabatan.unit, periode=jabatan.instansi.periode.get(), status="final"
    )
    assert "berstatus Final" in client.get(url).content.decode()
    uid = kosong(data)
    respons = client.post(url, data | {f"{uid}-uraian": "Ketikan terlambat"})
    assert respons.status_code == 409
    assert "Ketikan terlambat" in respons.content.decode(), "nothing typed is lost"
    assert not UraianTugas.objects.exists()
    jabatan.instansi.periode.update(ditutup_pada=timezone.now())
    assert "sudah ditutup" in client.get(url).content.decode()


def test_notes_and_flags_stand_on_the_page(masuk, url, jabatan, orang):
    tugas = build_tugas(jabatan, 15000, 10)
    Catatan.objects.create(beban=tugas.beban, isi="Dari mana angka ini?", oleh=orang("perencana"))
    isi = masuk("petugas").get(url).content.decode()
    assert "Dari mana angka ini?" in isi
    assert "Satu tugas, lebih dari satu orang" in isi
    assert (
        reverse("workload:tanda-accept", args=[tugas.beban.periode_id, tugas.uid, "lebih_satu"])
        in isi
    )


def test_queries_do_not_grow_with_the_rows(masuk, url, jabatan, django_assert_max_num_queries):
    for n in range(30):
        build_tugas(jabatan, n, 5)
    client = masuk("petugas")
    with django_assert_max_num_queries(12):
        client.get(url)


# --- as a form ------------------------------------------------------------------------------------


def test_the_form_saves_new_and_changed_rows(masuk, url, jabatan):
    tugas = build_tugas(jabatan, 10, 5, uraian="Lama")
    client = masuk("petugas")
    data = formulir(client.get(url))
    assert len(data["baris"]) == 6
    uid = kosong(data)
    data |= {f"{tugas.uid}-volume": "1.250", f"{uid}-uraian": "Baru", f"{uid}-volume": "0,5"}
    assert client.post(url, data).status_code == 302
    tugas.refresh_from_db()
    assert (tugas.volume, tugas.versi) == (1250, 2)
    assert UraianTugas.objects.get(uid=uid).volume.normalize() * 2 == 1


def test_sending_the_form_twice_saves_once(masuk, url):
    client = masuk("petugas")
    data = formulir(client.get(url))
    data[f"{kosong(data)}-uraian"] = "Baru"
    for _ in range(2):
        assert client.post(url, data).status_code == 302
    assert UraianTugas.objects.count() == 1


def test_raw_input_comes_back_with_its_message(masuk, url):
    client = masuk("petugas")
    data = formulir(client.get(url))
    data[f"{kosong(data)}-volume"] = "12 bln x 4"
    isi = client.post(url, data, follow=True).content.decode()
    assert 'value="12 bln x 4"' in isi
    assert "Bukan angka" in isi


def test_buttons_move_nest_and_delete(masuk, url, jabatan):
    a, b = build_tugas(jabatan, 1, 1, uraian="A"), build_tugas(jabatan, 2, 2, uraian="B")
    client = masuk("petugas")

    def tekan(aksi, tugas):
        data = formulir(client.get(url))
        assert client.post(url, data | {"aksi": f"{aksi}:{tugas.uid}"}).status_code == 302
        return list(UraianTugas.objects.values_list("uraian", "induk__uraian"))

    assert tekan("naik", b) == [("B", None), ("A", None)]
    assert tekan("turun", b) == [("A", None), ("B", None)]
    assert tekan("masuk", b) == [("A", None), ("B", "A")]
    assert UraianTugas.objects.get(pk=a.pk).kelompok
    assert tekan("keluar", b) == [("A", None), ("B", None)]
    assert tekan("hapus", a) == [("B", None)]


def test_a_conflict_in_the_form_is_chosen_by_radio(masuk, url, jabatan):
    tugas = build_tugas(jabatan, 10, 5)
    client = masuk("petugas")
    data = formulir(client.get(url))
    UraianTugas.objects.filter(pk=tugas.pk).update(volume=30, versi=2)
    respons = client.post(url, data | {f"{tugas.uid}-volume": "20"})
    assert respons.status_code == 409
    isi = respons.content.decode()
    assert f'name="pilih-{tugas.uid}" value="saya"' in isi
    data = formulir(respons) | {"bentrok": str(tugas.uid)}

    assert client.post(url, data).status_code == 409, "without a choice nothing is overwritten"
    assert client.post(url, data | {f"pilih-{tugas.uid}": "mereka"}).status_code == 302
    tugas.refresh_from_db()
    assert tugas.volume == 30
    assert client.post(url, data | {f"pilih-{tugas.uid}": "saya"}).status_code == 302
    tugas.refresh_from_db()
    assert tugas.volume == 20


def test_a_row_deleted_meanwhile_can_be_kept(masuk, url, jabatan):
    tugas = build_tugas(jabatan, 10, 5, uraian="Terhapus")
    client = masuk("petugas")
    data = formulir(client.get(url))
    uid = UUID(str(tugas.uid))
    tugas.delete()
    respons = client.post(url, data | {f"{uid}-volume": "20"})
    assert respons.status_code == 409
    data = formulir(respons) | {"bentrok": str(uid), f"pilih-{uid}": "saya"}
    assert client.post(url, data).status_code == 302
    assert UraianTugas.objects.get().volume == 20


@pytest.mark.parametrize(
    "data",
    [{"dasar": "{"}, {"baris": "bukan-uid"}, {"aksi": "hapus:x"}, {"dasar": "[]"}, {"dasar": '{"baris": [{}]}'},
     {"dasar": '{"baris": 3}'}],
)  # fmt: skip
def test_a_broken_form_gets_a_sentence(masuk, url, data):
    respons = masuk("petugas").post(url, data)
    assert respons.status_code == 400
    assert "Muat ulang" in respons.content.decode()
