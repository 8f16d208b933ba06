"""/unduh/: everything that leaves, and what would come back, each with the place where it is mended."""

import pytest
from django.urls import reverse

from tests.factories import build_jabatan, build_pegawai, build_tugas, build_unit, build_user
from units.models import NomenklaturJabatan
from workload import tanda
from workload.actions.cetakan import keep_cetakan
from workload.exports.cetakan import prepare_cetakan
from workload.exports.kebutuhan import read_kebutuhan
from workload.kesiapan import read_kesiapan
from workload.models import Analisis, Catatan, PenerimaanTanda, UraianTugas


@pytest.fixture
def periode(instansi):
    return instansi.periode.select_related("instansi", "aturan").get()


@pytest.fixture
def rapi(instansi, periode):
    """A post with nothing to ask: named, classed, analysed, held by somebody, final, education known."""
    unit = instansi.unit.get(kode="PEM")
    nomenklatur = NomenklaturJabatan.objects.create(
        instansi=instansi, nama="Pengolah Data", jenis="pelaksana", pendidikan_minimum="D-3"
    )
    jabatan = build_jabatan(unit, "Pengolah Data", kelas=6, nomenklatur=nomenklatur)
    for _ in range(3):
        build_tugas(jabatan, 1000, 50)
    build_pegawai(jabatan)
    Analisis.objects.create(unit=unit, periode=periode, status="final")
    return jabatan


def asked(periode, **scope):
    """{what was found: how often}"""
    kesiapan = read_kesiapan(read_kebutuhan(periode, **scope))
    return {p.judul: p.jumlah for p in kesiapan.temuan}


def test_nothing_to_ask(periode, rapi):
    assert asked(periode) == {}


def _tanpa_beban(j):
    UraianTugas.objects.all().delete()


def _tanpa_kelas(j):
    j.kelas = None
    j.save()


def _tanpa_pendidikan(j):
    j.nomenklatur = None
    j.save()


def _surat(j):
    j.dasar, j.kebutuhan_pembina = "pembina", 1
    j.save()


def _kembar(j):
    lain = build_jabatan(j.unit, "pengolah data", kelas=6, nomenklatur=j.nomenklatur)
    build_tugas(lain, 1000, 50)


def _ketik(j):
    baru = build_jabatan(j.unit, "Penata", kelas=7, nomenklatur=j.nomenklatur, bezetting=1)
    build_tugas(baru, 1000, 50)


@pytest.mark.parametrize(
    ("rusak", "judul", "jumlah"),
    [
        (_tanpa_beban, "jabatan belum dianalisis", 1),
        (lambda j: build_tugas(j, 10, None), "jabatan dengan baris yang belum lengkap atau disisihkan", 1),
        (lambda j: build_tugas(j, 10, 10, dihitung=False), "jabatan dengan baris yang belum lengkap atau disisihkan", 1),
        (lambda j: Analisis.objects.update(status="draf"), "unit yang analisisnya belum final", 1),
        (_tanpa_kelas, "jabatan tanpa kelas jabatan", 1),
        (_tanpa_pendidikan, "jabatan yang kurang pegawai tanpa kualifikasi pendidikan", 1),
        (_surat, "jabatan dengan surat instansi pembina yang belum lengkap", 1),
        (_kembar, "jabatan bernama sama di satu unit", 2),
        (lambda j: build_tugas(j, 10, 20, satuan_waktu="jam"), "jabatan dengan tanda kewajaran yang belum diterima", 1),
        (lambda j: Catatan.objects.create(beban=j.beban.get(), isi="?"), "jabatan dengan catatan penelaah yang belum ditutup", 1),
        (_ketik, "jabatan dengan bezetting yang diketik", 1),
    ],
)  # fmt: skip
def test_each_question_finds_its_kind(periode, rapi, rusak, judul, jumlah):
    rusak(rapi)
    assert asked(periode) == {judul: jumlah}


def test_only_the_scope_is_asked(periode, rapi, instansi):
    build_jabatan(instansi.unit.get(kode="KEL"), "Kosong")
    assert asked(periode, unit=instansi.unit.get(kode="PEM")) == {}
    petugas = build_user(instansi, "petugas", unit=instansi.unit.get(kode="KEL-1"))
    assert asked(periode, user=petugas) == {}
    assert len(asked(periode)) == 3  # not analysed, not final, without kelas


def test_flags_of_a_row_itself_are_counted_as_the_sheet_shows_them(periode, rapi):
    for volume, waktu, satuan in (
        (5000, 60, "menit"), (3, 20_000, "menit"), (10, 12, "jam"), (10, "0.5", "menit"), (0, 5, "menit"), (5, 5, "menit"),
    ):  # fmt: skip
        build_tugas(rapi, volume, waktu, satuan_waktu=satuan)
    beban = rapi.beban.get()
    semua = tanda.tanda_for_sheet(beban)
    rows = UraianTugas.objects.filter(beban=beban)
    assert tanda.count_own(rows) == {rapi.pk: tanda.count_open(semua)} == {rapi.pk: 5}
    uid, (satu, *_) = next(iter(semua.items()))
    PenerimaanTanda.objects.create(
        tugas=rows.get(uid=uid), kode=satu.kode, sidik=satu.sidik, alasan="Benar"
    )
    assert tanda.count_own(rows) == {rapi.pk: 4}


# --- the page -----------------------------------------------------------------------------------


def page(client, periode, **query):
    return client.get(reverse("workload:unduh", args=[periode.pk]), query)


def test_every_file_has_its_button(masuk, periode, rapi):
    response = page(masuk("admin_instansi"), periode)
    isi = response.content.decode()
    for nama in (
        "kesenjangan-export", "beban-isian", "peta-jabatan-pdf", "peta-jabatan-svg", "siasn-rincian", "siasn-sotk",
    ):  # fmt: skip
        assert reverse(f"workload:{nama}", args=[periode.pk]) in isi
    client = masuk("auditor")
    assert "Unduh berkas isian" not in page(client, periode).content.decode()
    for berkas in page(client, periode).context["berkas"]:
        for _, alamat in berkas.tombol:
            assert client.get(alamat).status_code == 200, alamat


def test_a_unit_goes_along_to_every_file(masuk, periode, rapi):
    unit = rapi.unit
    response = page(masuk("perencana"), periode, unit=unit.pk)
    assert unit.nama in response.content.decode()
    for berkas in response.context["berkas"]:
        assert all(f"unit={unit.pk}" in alamat for _, alamat in berkas.tombol)


def test_findings_lead_to_where_they_are_mended(masuk, periode, rapi):
    for n in range(7):
        build_jabatan(rapi.unit, f"Baru {n}", kelas=5, nomenklatur=rapi.nomenklatur)
    client = masuk("perencana")
    (temuan,) = page(client, periode).context["berat"]
    assert temuan["judul"] == "7 jabatan belum dianalisis" and temuan["lainnya"] == "2"
    for _, url in temuan["contoh"]:
        assert client.get(url).status_code == 200
    assert client.get(temuan["daftar"]).context["banyak"] == 7


def test_what_was_handed_over_is_listed(masuk, periode, rapi):
    client = masuk("perencana")
    assert "Belum ada buku kerja" in page(client, periode).content.decode()
    client.get(reverse("workload:kesenjangan-export", args=[periode.pk]))
    (cetakan,) = page(client, periode).context["cetakan"]
    assert cetakan.oleh == client.user
    assert cetakan.get_absolute_url() in page(client, periode).content.decode()
    petugas = masuk("petugas", unit=rapi.instansi.unit.get(kode="KEL"))
    assert not page(petugas, periode).context["cetakan"]


def test_strangers_and_nonsense_find_nothing(masuk, periode, instansi, instansi_lain):
    client = masuk("petugas", unit=instansi.unit.get(kode="KEL"))
    assert page(client, instansi_lain.periode.get()).status_code == 404
    for unit in ("x", "9" * 30, instansi.unit.get(kode="PEM").pk, instansi_lain.unit.first().pk):
        assert page(client, periode, unit=unit).status_code == 404
    assert client.post(reverse("workload:unduh", args=[periode.pk])).status_code == 405


def test_the_gap_report_leads_here(masuk, periode, rapi):
    isi = masuk("perencana").get(reverse("workload:kesenjangan", args=[periode.pk]))
    assert f'href="{reverse("workload:unduh", args=[periode.pk])}"' in isi.content.decode()
    assert (
        f'href="{reverse("workload:kesenjangan-export", args=[periode.pk])}"'
        in isi.content.decode()
    )


def test_queries_do_not_grow(masuk, periode, rapi, django_assert_max_num_queries):
    client = masuk("petugas")
    for n in range(30):
        unit = build_unit(rapi.instansi, f"X{n}", induk=rapi.instansi.unit.get(kode="KEC"))
        build_tugas(build_jabatan(unit, bezetting=0), 5000, 75)
        keep_cetakan(prepare_cetakan(read_kebutuhan(periode, unit=unit)))
    kec = rapi.instansi.unit.get(kode="KEC").pk
    page(client, periode)
    with django_assert_max_num_queries(12):
        page(client, periode)
    with django_assert_max_num_queries(12):
        page(client, periode, unit=kec)
