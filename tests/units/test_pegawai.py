from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories import build_jabatan, build_pegawai
from units.actions.pegawai import create_pegawai, edit_pegawai, recompute_pensiun, warnings_of
from units.models import Pegawai

PNS = "197602182000122001"
PPPK = "199009132025242014"
URL = "/organisasi/instansi/marelan/pegawai/"


@pytest.fixture
def admin(orang):
    return orang("admin_instansi")


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


def test_date_of_birth_and_retirement_follow_from_nip_and_post(instansi, jabatan, admin):
    p = create_pegawai(
        instansi=instansi,
        by=admin,
        nip="19760218 200012 2 001",
        nama="Nur",
        jenis_asn="pns",
        jabatan=jabatan,
    )
    assert p.nip == PNS
    assert p.tanggal_lahir == date(1976, 2, 18)
    assert p.tanggal_pensiun == date(2034, 3, 1)


def test_without_a_post_the_retirement_waits(instansi, admin):
    p = create_pegawai(instansi=instansi, by=admin, nip=PNS, nama="Nur", jenis_asn="pns")
    assert p.tanggal_pensiun is None


def test_a_pppk_leaves_at_the_end_of_the_contract(instansi, jabatan, admin):
    isian = {"nip": PPPK, "nama": "Dewi", "jenis_asn": "pppk", "jabatan": jabatan}
    p = create_pegawai(instansi=instansi, by=admin, akhir_kontrak=date(2029, 12, 31), **isian)
    assert p.tanggal_pensiun == date(2029, 12, 31)
    assert warnings_of(p) == []


def test_a_contract_end_is_only_for_pppk(instansi, jabatan, admin):
    with pytest.raises(ValidationError, match="hanya untuk PPPK"):
        create_pegawai(
            instansi=instansi,
            by=admin,
            nip=PNS,
            nama="Nur",
            jenis_asn="pns",
            akhir_kontrak=date(2029, 12, 31),
        )


def test_number_and_kind_must_agree(instansi, admin):
    with pytest.raises(ValidationError, match="nomor PPPK"):
        create_pegawai(instansi=instansi, by=admin, nip=PPPK, nama="Dewi", jenis_asn="pns")


def test_another_date_of_birth_is_saved_with_a_warning(instansi, admin):
    p = create_pegawai(
        instansi=instansi,
        by=admin,
        nip=PNS,
        nama="Nur",
        jenis_asn="pns",
        tanggal_lahir=date(1976, 2, 19),
    )
    assert p.tanggal_lahir == date(1976, 2, 19)
    assert "berbeda dengan tanggal di NIP" in warnings_of(p)[0]


def test_moving_to_another_post_moves_the_retirement(instansi, jabatan, admin):
    p = create_pegawai(
        instansi=instansi, by=admin, nip=PNS, nama="Nur", jenis_asn="pns", jabatan=jabatan
    )
    kepala = build_jabatan(jabatan.unit, jenis="jpt_pratama")
    assert edit_pegawai(pegawai=p, by=admin, jabatan=kepala).tanggal_pensiun == date(2036, 3, 1)


def test_stored_dates_are_brought_up_to_date(jabatan):
    p = build_pegawai(jabatan, tanggal_pensiun=date(2000, 1, 1))
    assert recompute_pensiun(Pegawai.objects.all()) == 1
    p.refresh_from_db()
    assert p.tanggal_pensiun == date(2048, 2, 1)
    assert recompute_pensiun(Pegawai.objects.all()) == 0


# --- pages --------------------------------------------------------------------------------------


def test_a_civil_servant_is_added_by_the_form(instansi, jabatan, masuk):
    response = masuk("admin_instansi").post(
        URL + "tambah/",
        {
            "nip": "19760218 200012 2 001",
            "nama": "Nur Aisyah",
            "jenis_asn": "pns",
            "jabatan": "Pengolah Data · PEM",
            "golongan": "III/d",
        },
        follow=True,
    )
    html = response.content.decode()
    assert Pegawai.objects.get().jabatan == jabatan
    assert "19760218 200012 2 001" in html and "1 Maret 2034" in html and "58 tahun" in html


@pytest.mark.parametrize(
    "isian, kata",
    [
        ({"nip": "123"}, "yang tertulis 3 angka"),
        ({"nip": PPPK}, "nomor PPPK"),
        ({"nip": ""}, "NIP / NI PPPK"),
        ({"nama": ""}, "Nama"),
        ({"tanggal_lahir": "kemarin"}, "Tanggal lahir"),
        ({"jabatan": "Jabatan Khayalan"}, "tidak ditemukan"),
        ({"akhir_kontrak": "2029-12-31"}, "hanya untuk PPPK"),
    ],
)
def test_bad_input_is_explained_and_kept(jabatan, masuk, isian, kata):
    baik = {"nip": PNS, "nama": "Nur Aisyah", "jenis_asn": "pns"}
    response = masuk("admin_instansi").post(URL + "tambah/", baik | isian)
    html = response.content.decode()
    assert response.status_code == 200
    assert kata in html and 'id="ringkasan-galat"' in html
    assert Pegawai.objects.count() == 0
    for nilai in (baik | isian).values():
        assert nilai in html


def test_a_number_is_recorded_once_per_instansi(instansi, jabatan, masuk):
    build_pegawai(jabatan, nip=PNS)
    response = masuk("admin_instansi").post(
        URL + "tambah/", {"nip": PNS, "nama": "Nur", "jenis_asn": "pns"}
    )
    assert "NIP ini sudah ada" in response.content.decode()


def test_a_warning_is_shown_after_saving(jabatan, masuk):
    response = masuk("admin_instansi").post(
        URL + "tambah/",
        {"nip": PNS, "nama": "Nur", "jenis_asn": "pns", "tanggal_lahir": "1976-02-19"},
        follow=True,
    )
    assert "berbeda dengan tanggal di NIP" in response.content.decode()


def test_the_list_searches_and_filters(instansi, jabatan, masuk):
    build_pegawai(jabatan, nama="Andi", nip=PNS, tanggal_pensiun=date(2027, 1, 1))
    lurah = build_jabatan(instansi.unit.get(kode="KEL"), "Lurah")
    build_pegawai(lurah, nama="Budi", jenis_asn="pppk", nip=PPPK, tanggal_pensiun=date(2030, 1, 1))
    client = masuk("perencana")

    def nama(query):
        html = client.get(f"{URL}?{query}").content.decode()
        return [n for n in ("Andi", "Budi") if f">{n}</a>" in html]

    assert nama("") == ["Andi", "Budi"]
    assert nama("q=andi") == ["Andi"]
    assert nama("q=lurah") == ["Budi"]
    assert nama("q=1976 0218") == ["Andi"]
    assert nama("unit=KEL") == ["Budi"]
    assert nama("unit=KEC · Kecamatan") == ["Andi", "Budi"]
    assert nama("jenis=pppk") == ["Budi"]
    assert nama("pensiun=2027") == ["Andi"]
    assert nama("unit=entah") == []


def test_a_leader_sees_only_people_of_the_own_branch(instansi, jabatan, masuk):
    build_pegawai(jabatan, nama="Andi")
    build_pegawai(build_jabatan(instansi.unit.get(kode="KEL")), nama="Budi")
    Pegawai.objects.create(
        instansi=instansi, nip=PNS, nama="Tanpa Tempat", jenis_asn="pns", tanggal_lahir="1976-02-18"
    )
    html = masuk("pimpinan_unit", unit=instansi.unit.get(kode="KEL")).get(URL).content.decode()
    assert "Budi" in html and "Andi" not in html and "Tanpa Tempat" not in html


def test_the_list_asks_the_same_number_of_questions_however_long(
    jabatan, masuk, django_assert_max_num_queries
):
    for _ in range(30):
        build_pegawai(jabatan)
    client = masuk("perencana")
    with django_assert_max_num_queries(14):
        client.get(URL)


def test_someone_is_edited_and_taken_off_the_list(jabatan, masuk):
    p = build_pegawai(jabatan, nip=PNS, tanggal_lahir=date(1976, 2, 18))
    client = masuk("admin_instansi")
    client.post(
        f"/organisasi/pegawai/{p.pk}/ubah/",
        {"nip": PNS, "nama": "Nama Baru", "jenis_asn": "pns", "jabatan": "Pengolah Data"},
    )
    p.refresh_from_db()
    assert (p.nama, p.tanggal_lahir) == ("Nama Baru", date(1976, 2, 18))
    client.post(f"/organisasi/pegawai/{p.pk}/hapus/")
    assert not Pegawai.objects.exists()
