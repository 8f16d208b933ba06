"""Frozen figures: one Cetakan per set of figures, never changed, recomputable by anybody, checked on a public page."""

import copy
import hashlib
import json
import threading

import pytest
from django.core.management import call_command
from django.db import IntegrityError, InternalError, connection, transaction
from django.test import Client
from django.urls import reverse

from tests.factories import build_jabatan, build_pegawai, build_tugas, build_unit, build_user
from units.models import Penugasan
from workload import rekap
from workload.actions.cetakan import keep_cetakan
from workload.calculators.sidik import canonical, clean_kode, compute_sidik, kode_of
from workload.exports.cetakan import prepare_cetakan, read_isi
from workload.exports.kebutuhan import read_kebutuhan
from workload.models import Cetakan


@pytest.fixture
def periode(instansi):
    """Two units with posts: one short of two, one with one holder too many, one not analysed."""
    pem, kel = instansi.unit.get(kode="PEM"), instansi.unit.get(kode="KEL")
    build_tugas(build_jabatan(pem, "Pengolah Data", kode="J-1", kelas=6, bezetting=1), 2500, 90)
    build_jabatan(kel, "Lurah", jenis="pengawas", bezetting=2)
    build_jabatan(kel, "Arsiparis", jenis="fungsional", jenjang="terampil", bezetting=1)
    return instansi.periode.select_related("instansi", "aturan").get()


def made(periode, **scope):
    return prepare_cetakan(read_kebutuhan(periode, oleh="uji", **scope))


@pytest.fixture
def cetakan(periode):
    return keep_cetakan(made(periode))


# --- sidik and kode -----------------------------------------------------------------------------


def test_sidik_is_sha256_of_canonical_json():
    teks = canonical({"b": [1, None, "é–"], "a": {"z": True}})
    assert teks == '{"a":{"z":true},"b":[1,null,"é–"]}'
    assert compute_sidik(teks) == hashlib.sha256(teks.encode("utf-8")).hexdigest()


def test_kode_is_the_first_eighty_bits():
    assert kode_of("0" * 64) == "0000-0000-0000-0000"
    assert kode_of("f" * 64) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert kode_of("08" + "0" * 62) == "1000-0000-0000-0000"  # 00001 000…
    assert kode_of("00" * 9 + "01" + "f" * 44) == "0000-0000-0000-0001"


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("ky3d-1083-9hyp-b6hf", "KY3D-1083-9HYP-B6HF"),
        (" KY3D 1o83 9hypB6HF ", "KY3D-1083-9HYP-B6HF"),
        ("KY3D–IL83–9HYP–B6HF", "KY3D-1183-9HYP-B6HF"),
        ("KY3D-1083-9HYP", None),
        ("UUUU-UUUU-UUUU-UUUU", None),
        ("", None),
    ],
)
def test_a_code_is_read_as_people_type_it(teks, kode):
    assert clean_kode(teks) == kode


# --- what is kept -------------------------------------------------------------------------------


def test_frozen_figures_are_those_of_the_report(periode, cetakan):
    isi = read_isi(Cetakan.objects.get(pk=cetakan.pk))
    posts, units = rekap.posts(periode), rekap.units(periode)
    per_nama = {p.nama: p for p in posts}
    assert len(isi.jabatan) == len(posts) and len(isi.unit) == len(units)
    for j in isi.jabatan:
        p = per_nama[j.nama]
        assert isi.unit[j.unit].kode == p.unit_kode
        assert (j.kebutuhan, j.bezetting, j.kurang, j.lebih, j.kelas, j.peringkat) == (
            *(p.kebutuhan, p.bezetting, p.kurang, p.lebih, p.kelas, p.grade),
        )
    per_kode = {u.kode: u for u in units}
    for u in isi.unit:
        asli = per_kode[u.kode]
        assert (u.kebutuhan, u.kurang, u.lebih) == (asli.kebutuhan, asli.kurang, asli.lebih)
    assert isi.total["kurang"] == 2 and isi.total["lebih"] == 1
    assert isi.total["belum_dianalisis"] == 1


def test_no_person_and_no_time_is_in_it(periode, cetakan):
    orang = build_pegawai(periode.instansi.jabatan.get(nama="Lurah"), nama="Nama Rahasia")
    teks = made(periode).isi
    assert "Rahasia" not in teks and orang.nip not in teks and "uji" not in teks


def test_the_same_figures_are_one_cetakan(periode, cetakan, orang):
    lagi = prepare_cetakan(read_kebutuhan(periode, oleh="lain"), by=orang("perencana"))
    assert keep_cetakan(lagi).pk == cetakan.pk and Cetakan.objects.count() == 1
    atas = periode.instansi.unit.get(kode="KEC")  # one top unit: its subtree is the whole
    assert keep_cetakan(made(periode, unit=atas)).pk == cetakan.pk


def test_another_figure_or_scope_is_another(periode, cetakan):
    unit = periode.instansi.unit.get(kode="PEM")
    assert keep_cetakan(made(periode, unit=unit)).pk != cetakan.pk
    build_tugas(periode.instansi.jabatan.get(nama="Arsiparis"), 100, 60)
    assert keep_cetakan(made(periode)).pk != cetakan.pk
    assert Cetakan.objects.count() == 3


def test_it_stays_as_it_is(cetakan):
    for ubah in (
        lambda: Cetakan.objects.update(kebutuhan=99),
        lambda: Cetakan.objects.all().delete(),
    ):
        with pytest.raises(InternalError), transaction.atomic():
            ubah()


def test_the_database_refuses_figures_that_are_not_those_of_the_sidik(periode):
    palsu = made(periode)
    palsu.isi = palsu.isi.replace('"kurang":2', '"kurang":0')
    with pytest.raises(IntegrityError), transaction.atomic():
        palsu.save()


def test_who_may_see_the_figures_sees_it_in_the_list(periode, cetakan, instansi_lain):
    unit = periode.instansi.unit.get(kode="PEM")
    bagian = keep_cetakan(made(periode, unit=unit))
    lihat = lambda user: set(Cetakan.objects.visible_to(user))  # noqa: E731
    assert lihat(build_user(periode.instansi, "perencana")) == {cetakan, bagian}
    assert lihat(build_user(periode.instansi, "petugas", unit=unit)) == {bagian}
    kel = periode.instansi.unit.get(kode="KEL")
    assert lihat(build_user(periode.instansi, "petugas", unit=kel)) == set()
    assert lihat(build_user(instansi_lain, "perencana")) == set()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_keep_one(periode):
    cetakan, hasil, mulai = made(periode), [], threading.Barrier(2)

    def simpan():
        try:
            mulai.wait(timeout=10)
            hasil.append(keep_cetakan(copy.copy(cetakan)).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=simpan) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join(timeout=20)
    assert len(hasil) == 2 and set(hasil) == {Cetakan.objects.get().pk}


# --- the download keeps it ----------------------------------------------------------------------


def test_a_download_keeps_its_figures_once(masuk, periode):
    client = masuk("perencana")
    url = reverse("workload:kesenjangan-export", args=[periode.pk])
    for _ in range(2):
        assert client.get(url).status_code == 200
    cetakan = Cetakan.objects.get()
    assert cetakan.oleh == client.user and cetakan.seluruh
    assert cetakan.unit.kode == "KEC" and cetakan.kebutuhan == 4
    (event,) = Cetakan.pgh_event_model.objects.all()
    assert event.pgh_context.metadata["user"] == client.user.pk


def test_the_command_keeps_the_same_one(masuk, periode, tmp_path, capsys):
    masuk("perencana").get(reverse("workload:kesenjangan-export", args=[periode.pk]))
    call_command(
        "export_kebutuhan", instansi="marelan", periode=2026, out=str(tmp_path / "buku.xlsx")
    )
    assert Cetakan.objects.get().kode in capsys.readouterr().out


def test_the_address_for_the_qr_code(masuk, periode, settings):
    data = read_kebutuhan(periode, oleh="uji")
    assert prepare_cetakan(data).alamat == ""
    cetakan = prepare_cetakan(data, situs="https://asn.contoh.go.id/")
    assert cetakan.alamat == f"https://asn.contoh.go.id/periksa/{cetakan.kode}/"


# --- the public page ----------------------------------------------------------------------------


def test_everybody_with_the_code_sees_the_figures_of_then(periode, cetakan):
    build_tugas(periode.instansi.jabatan.get(nama="Arsiparis"), 1000, 7500)  # 100 people more
    response = Client().get(cetakan.get_absolute_url())
    assert response.status_code == 200 and "noindex" in response["X-Robots-Tag"]
    isi = response.content.decode()
    assert cetakan.sidik in isi and "Pengolah Data" in isi and "Kecamatan Contoh" in isi
    assert response.context["total"]["kebutuhan"] == "4"
    assert "banding" not in response.context and "Dibandingkan" not in isi


@pytest.mark.parametrize("ubah", [str.lower, lambda k: k.replace("-", ""), lambda k: f" {k}"])
def test_case_and_dashes_do_not_matter(cetakan, ubah):
    for url in (f"/periksa/{ubah(cetakan.kode)}/", f"/periksa/?kode={ubah(cetakan.kode)}"):
        response = Client().get(url, follow=True)
        assert response.status_code == 200
        assert response.request["PATH_INFO"] == cetakan.get_absolute_url()


@pytest.mark.parametrize(
    "url",
    ["/periksa/0000-0000-0000-0000/", "/periksa/apa-ini/", "/periksa/?kode=salah",
     "/periksa/0000-0000-0000-0000/angka.json", "/periksa/" + "9" * 3000 + "/"],
)  # fmt: skip
def test_a_wrong_code_is_told_and_asked_again(db, url):
    response = Client().get(url)
    assert response.status_code == 404 and "Kode tidak ditemukan" in response.content.decode()
    assert 'name="kode"' in response.content.decode()


def test_the_json_is_what_was_hashed(cetakan):
    response = Client().get(reverse("periksa-json", args=[cetakan.kode]))
    assert hashlib.sha256(response.content).hexdigest() == cetakan.sidik
    assert canonical(json.loads(response.content)).encode() == response.content
    assert f"cetakan-{cetakan.kode}.json" in response["Content-Disposition"]


def test_no_one_is_named_to_strangers(masuk, periode):
    client = masuk("perencana")
    client.get(reverse("workload:kesenjangan-export", args=[periode.pk]))
    url, nama = Cetakan.objects.get().get_absolute_url(), client.user.get_short_name()
    assert nama not in Client().get(url).content.decode()
    assert f"oleh {nama}" in client.get(url).content.decode()


def test_insiders_are_told_whether_it_is_still_so(masuk, periode, cetakan):
    client, url = masuk("perencana"), cetakan.get_absolute_url()
    assert client.get(url).context["banding"]["sama"]
    build_tugas(periode.instansi.jabatan.get(nama="Arsiparis"), 1000, 150)
    build_jabatan(periode.instansi.unit.get(kode="PEM"), "Baru")
    banding = client.get(url).context["banding"]
    assert (banding["dulu"]["kebutuhan"], banding["kini"]["kebutuhan"]) == ("4", "6")
    assert {b["nama"] for b in banding["berubah"]} == {"Arsiparis", "Baru"}
    assert {b["dulu"] for b in banding["berubah"]} == {"belum ada", "belum dianalisis, bezetting 1"}


def test_a_part_is_compared_with_the_same_part(masuk, periode):
    unit = [periode.instansi.unit.get(kode=k) for k in ("PEM", "KEL")]
    client = masuk("petugas", unit=unit[0])
    Penugasan.objects.create(
        user=client.user, role="petugas", instansi=periode.instansi, unit=unit[1]
    )
    client.get(reverse("workload:kesenjangan-export", args=[periode.pk]))
    cetakan = Cetakan.objects.get()
    assert cetakan.unit is None and not cetakan.seluruh
    assert client.get(cetakan.get_absolute_url()).context["banding"]["sama"]
    satu = masuk("petugas", unit=unit[0])  # sees only a part of what was printed
    assert "banding" not in satu.get(cetakan.get_absolute_url()).context


def test_strangers_signed_in_elsewhere_see_no_more_than_strangers(cetakan, instansi_lain, client):
    user = build_user(instansi_lain, "admin_instansi")
    client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
    assert "banding" not in client.get(cetakan.get_absolute_url()).context


def test_search_and_pages(periode):
    unit = periode.instansi.unit.get(kode="PEM")
    for n in range(70):
        build_jabatan(unit, f"Penata {n}", bezetting=1)
    url = keep_cetakan(made(periode)).get_absolute_url()
    assert len(Client().get(url).context["posts"]) == 50
    assert len(Client().get(url, {"page": 2}).context["posts"]) == 23
    cari = Client().get(url, {"q": "penata 6"})
    assert cari.context["banyak"] == "16"  # 6, 16 … 56, 60 … 69
    assert "Tidak ada jabatan" in Client().get(url, {"q": "zzz"}).content.decode()


def test_many_units_are_shown_by_level(periode):
    atas = periode.instansi.unit.get(kode="KEC")
    for _ in range(70):
        build_unit(periode.instansi, induk=atas)
    response = Client().get(keep_cetakan(made(periode)).get_absolute_url())
    assert len(response.context["units"]) == 1 and response.context["unit_lain"] == "74"


def test_queries_do_not_grow(masuk, periode, cetakan, django_assert_max_num_queries):
    client = masuk("perencana")
    client.get(cetakan.get_absolute_url())
    with django_assert_max_num_queries(1):
        Client().get(cetakan.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(cetakan.get_absolute_url())
