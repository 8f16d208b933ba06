from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories import build_jabatan, build_pegawai, build_tugas
from units.actions.jabatan import (
    create_jabatan,
    create_nomenklatur,
    delete_jabatan,
    edit_jabatan,
    edit_nomenklatur,
    type_bezetting,
)
from units.bezetting import bezetting_of, bezetting_one
from units.models import Bezetting, Jabatan, NomenklaturJabatan
from units.models.jabatan import SumberBezetting
from units.pencari import PencariNomenklatur

KOSONG = {"nama": "", "jenis": "", "jenjang": "", "kelas": None}


@pytest.fixture
def admin(orang):
    return orang("admin_instansi")


@pytest.fixture
def seksi(instansi):
    return instansi.unit.get(kode="PEM")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


def nasional(nama, jenjang=""):
    return NomenklaturJabatan.objects.get(instansi=None, nama=nama, jenjang=jenjang)


# --- posts --------------------------------------------------------------------------------------


def test_the_nomenclature_fills_what_is_empty(seksi, admin):
    j = create_jabatan(
        unit=seksi, by=admin, nomenklatur=nasional("Penelaah Teknis Kebijakan"), **KOSONG
    )
    assert (j.nama, j.jenis, j.kelas) == ("Penelaah Teknis Kebijakan", "pelaksana", 7)


def test_what_was_typed_wins_over_the_nomenclature(seksi, admin):
    isian = KOSONG | {"nama": "Penelaah Khusus", "kelas": 8}
    j = create_jabatan(
        unit=seksi, by=admin, nomenklatur=nasional("Penelaah Teknis Kebijakan"), **isian
    )
    assert (j.nama, j.kelas) == ("Penelaah Khusus", 8)


def test_the_jenjang_comes_along_only_for_the_same_jenis(seksi, admin):
    perawat = nasional("Perawat", "terampil")
    sama = create_jabatan(unit=seksi, by=admin, nomenklatur=perawat, **KOSONG)
    lain = create_jabatan(
        unit=seksi, by=admin, nomenklatur=perawat, **KOSONG | {"jenis": "pelaksana"}
    )
    assert (sama.jenjang, lain.jenjang) == ("terampil", "")


def test_a_jenjang_is_refused_on_other_kinds(seksi, admin):
    with pytest.raises(ValidationError, match="hanya untuk jabatan fungsional"):
        create_jabatan(unit=seksi, by=admin, nama="X", jenis="pelaksana", jenjang="terampil")


def test_a_superior_may_not_be_a_subordinate(seksi, admin):
    atas = build_jabatan(seksi, "Kepala")
    tengah = build_jabatan(seksi, "Tengah", atasan=atas)
    bawah = build_jabatan(seksi, "Bawah", atasan=tengah)
    with pytest.raises(ValidationError, match="bawahannya"):
        edit_jabatan(jabatan=atas, by=admin, atasan=bawah)
    with pytest.raises(ValidationError, match="sendiri"):
        edit_jabatan(jabatan=atas, by=admin, atasan=atas)


def test_things_of_another_instansi_are_refused(seksi, admin, instansi_lain):
    j, asing = build_jabatan(seksi), build_jabatan(instansi_lain.unit.first())
    milik_lain = NomenklaturJabatan.objects.create(
        instansi=instansi_lain, nama="Milik Lain", jenis="pelaksana"
    )
    for isian in ({"atasan": asing}, {"unit": asing.unit}, {"nomenklatur": milik_lain}):
        with pytest.raises(ValidationError):
            edit_jabatan(jabatan=j, by=admin, **isian)


def test_need_by_letter_asks_for_the_number(seksi, admin):
    with pytest.raises(ValidationError, match="jumlah kebutuhan"):
        create_jabatan(unit=seksi, by=admin, nama="X", jenis="fungsional", dasar="pembina")


def test_an_unused_post_is_deleted_a_used_one_is_not(seksi, admin):
    kosong, diduduki, berbeban = (build_jabatan(seksi) for _ in range(3))
    build_pegawai(diduduki)
    build_tugas(berbeban, 10, 60)
    delete_jabatan(jabatan=kosong, by=admin)
    with pytest.raises(ValidationError, match="1 pegawai"):
        delete_jabatan(jabatan=diduduki, by=admin)
    with pytest.raises(ValidationError, match="Ditutup sejak"):
        delete_jabatan(jabatan=berbeban, by=admin)
    assert not Jabatan.objects.filter(pk=kosong.pk).exists()


def test_retirement_follows_the_post_and_its_nomenclature(seksi, instansi, admin):
    sendiri = create_nomenklatur(
        instansi=instansi, by=admin, nama="Guru Uji", jenis="fungsional", bup=60
    )
    j = build_jabatan(seksi, jenis="fungsional")
    p = build_pegawai(j, tanggal_lahir=date(1968, 5, 14))
    edit_jabatan(jabatan=j, by=admin, nomenklatur=sendiri, jenjang="ahli_muda")
    p.refresh_from_db()
    assert p.tanggal_pensiun == date(2028, 6, 1)
    edit_nomenklatur(nomenklatur=sendiri, by=admin, bup=65)
    p.refresh_from_db()
    assert p.tanggal_pensiun == date(2033, 6, 1)


# --- bezetting ----------------------------------------------------------------------------------


def test_a_typed_bezetting_counts_where_no_names_are(seksi, periode, admin):
    j = build_jabatan(seksi)
    type_bezetting(jabatan=j, periode=periode, jumlah=3, by=admin)
    terisi = bezetting_one(j, periode)
    assert (terisi.jumlah, terisi.diketik, terisi.keterangan) == (3, True, "diketik")
    type_bezetting(jabatan=j, periode=periode, jumlah=None, by=admin)
    assert bezetting_one(j, periode).jumlah == 0


def test_names_win_over_a_typed_figure_in_an_open_period(seksi, periode):
    j = build_jabatan(seksi, bezetting=5)
    build_pegawai(j)
    assert bezetting_one(j, periode).jumlah == 1


def test_the_frozen_figure_wins_in_a_closed_period(seksi, periode):
    j = build_jabatan(seksi)
    Bezetting.objects.create(jabatan=j, periode=periode, jumlah=4, sumber=SumberBezetting.BEKU)
    build_pegawai(j)
    periode.ditutup_pada = "2026-12-31T00:00Z"
    periode.save()
    assert bezetting_one(j, periode).jumlah == 4


def test_typing_is_refused_where_it_would_not_count(seksi, periode, admin):
    bernama = build_jabatan(seksi)
    build_pegawai(bernama)
    with pytest.raises(ValidationError, match="1 pegawai"):
        type_bezetting(jabatan=bernama, periode=periode, jumlah=2, by=admin)
    periode.ditutup_pada = "2026-12-31T00:00Z"
    periode.save()
    with pytest.raises(ValidationError, match="ditutup"):
        type_bezetting(jabatan=build_jabatan(seksi), periode=periode, jumlah=2, by=admin)


def test_bezetting_of_many_posts_takes_one_query(seksi, periode, django_assert_num_queries):
    for n in range(8):
        j = build_jabatan(seksi, bezetting=n)
        if n % 2:
            build_pegawai(j)
    with django_assert_num_queries(1):
        assert len(bezetting_of(Jabatan.objects.filter(unit=seksi), periode)) == 8


# --- nomenclature -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_text_of_every_nomenclature_finds_it_again():
    pencari = PencariNomenklatur(NomenklaturJabatan.objects.filter(instansi=None))
    for n in NomenklaturJabatan.objects.filter(instansi=None):
        assert pencari.find(pencari.write(n)) == [n]


@pytest.mark.django_db
def test_words_in_any_order_find_a_jenjang():
    pencari = PencariNomenklatur(NomenklaturJabatan.objects.filter(instansi=None))
    assert [s.teks for s in pencari.suggest("penyelia perawat")] == [
        "Perawat Penyelia · Fungsional"
    ]


def test_the_national_list_is_not_edited_here(instansi, admin, masuk):
    with pytest.raises(ValidationError, match="nasional"):
        edit_nomenklatur(nomenklatur=nasional("Camat"), by=admin, nama="X")
    url = f"/organisasi/nomenklatur/{nasional('Camat').pk}/ubah/"
    assert masuk("admin_instansi").get(url).status_code == 404


def test_the_nomenclature_page_searches_and_filters(instansi, masuk):
    client = masuk("petugas")
    url = "/organisasi/instansi/marelan/nomenklatur/"
    html = client.get(url + "?q=perawat&jenjang=terampil").content.decode()
    assert "Perawat Terampil" in html and "Bidan" not in html
    assert "Tidak ada nama jabatan" in client.get(url + "?milik=sendiri").content.decode()


def test_an_own_entry_is_added_and_edited(instansi, masuk, instansi_lain):
    client = masuk("admin_instansi")
    isian = {"nama": "Juru Pungut", "jenis": "pelaksana", "kelas": "3", "sumber": "Perwal 1/2026"}
    assert client.post("/organisasi/instansi/marelan/nomenklatur/tambah/", isian).status_code == 302
    n = NomenklaturJabatan.objects.get(nama="Juru Pungut")
    assert n.instansi == instansi
    client.post(f"/organisasi/nomenklatur/{n.pk}/ubah/", isian | {"kelas": "4"})
    n.refresh_from_db()
    assert n.kelas == 4
    assert not NomenklaturJabatan.objects.available_to(instansi_lain).filter(pk=n.pk).exists()


@pytest.mark.parametrize(
    "isian, kata",
    [
        ({"nama": "", "jenis": "pelaksana"}, "Nama"),
        ({"nama": "A", "jenis": "pelaksana", "jenjang": "terampil"}, "hanya untuk"),
        ({"nama": "A", "jenis": "pelaksana", "kelas": "18"}, "1–17"),
        ({"nama": "A", "jenis": "pelaksana", "bup": "5"}, "antara 50 dan 75"),
        ({"nama": "A", "jenis": "raja"}, "raja"),
    ],
)
def test_a_wrong_entry_is_explained(instansi, masuk, isian, kata):
    response = masuk("admin_instansi").post(
        "/organisasi/instansi/marelan/nomenklatur/tambah/", isian
    )
    assert response.status_code == 200
    assert kata in response.content.decode()


# --- pages --------------------------------------------------------------------------------------

FORM = {"unit": "PEM", "dasar": "abk"}


def test_a_post_is_added_by_choosing_a_name_alone(seksi, masuk):
    response = masuk("admin_instansi").post(
        f"/organisasi/unit/{seksi.pk}/jabatan/tambah/",
        FORM | {"nomenklatur": "Arsiparis Terampil · Fungsional", "bezetting": "2"},
    )
    assert response.status_code == 302, response.context["form"].errors
    j = seksi.jabatan.get()
    assert (j.nama, j.jenis, j.jenjang) == ("Arsiparis", "fungsional", "terampil")
    assert j.bezetting.get().jumlah == 2


def test_a_post_without_name_and_nomenclature_is_explained(seksi, masuk):
    response = masuk("admin_instansi").post(
        f"/organisasi/unit/{seksi.pk}/jabatan/tambah/", FORM | {"kode": "K-1"}
    )
    html = response.content.decode()
    assert "Isi nama jabatan, atau pilih nomenklatur." in html and 'value="K-1"' in html
    assert not seksi.jabatan.exists()


def test_the_letter_of_the_pembina_is_recorded_and_shown(seksi, masuk):
    client = masuk("admin_instansi")
    surat = {
        "nama": "Arsiparis",
        "jenis": "fungsional",
        "dasar": "pembina",
        "kebutuhan_pembina": "2",
        "nomor_surat": "B-112/2025",
        "tanggal_surat": "2025-08-14",
    }
    client.post(f"/organisasi/unit/{seksi.pk}/jabatan/tambah/", FORM | surat)
    j = seksi.jabatan.get()
    html = client.get(f"/organisasi/jabatan/{j.pk}/").content.decode()
    assert "2 orang" in html and "B-112/2025" in html and "14 Agustus 2025" in html


def test_a_refused_bezetting_saves_nothing_of_the_form(seksi, periode, masuk):
    j = build_jabatan(seksi, "Lama")
    client = masuk("admin_instansi")
    isian = FORM | {"nama": "Baru", "jenis": "pelaksana", "bezetting": "-1"}
    response = client.post(f"/organisasi/jabatan/{j.pk}/ubah/", isian)
    assert response.status_code == 200
    j.refresh_from_db()
    assert j.nama == "Lama"


def test_a_post_moves_to_another_unit_and_is_closed(seksi, masuk, instansi):
    j = build_jabatan(seksi)
    build_pegawai(j)
    response = masuk("admin_instansi").post(
        f"/organisasi/jabatan/{j.pk}/ubah/",
        {
            "nama": "A",
            "jenis": "pelaksana",
            "unit": "SEK",
            "dasar": "abk",
            "nonaktif_sejak": "2026-07-01",
        },
        follow=True,
    )
    j.refresh_from_db()
    assert (j.unit.kode, j.nonaktif_sejak) == ("SEK", date(2026, 7, 1))
    assert "masih mempunyai pegawai" in response.content.decode()


def test_names_of_holders_are_for_roles_that_may_see_them(seksi, masuk, orang):
    j = build_jabatan(seksi)
    build_pegawai(j, nama="Siti Rahasia")
    client = masuk("petugas")
    assert "Siti Rahasia" not in client.get(f"/organisasi/jabatan/{j.pk}/").content.decode()
    client.force_login(orang("perencana"), backend="accounts.backends.UsernameOrNipBackend")
    assert "Siti Rahasia" in client.get(f"/organisasi/jabatan/{j.pk}/").content.decode()


def test_a_post_in_use_is_not_deleted_from_the_page(seksi, masuk):
    j = build_jabatan(seksi)
    build_pegawai(j)
    response = masuk("admin_instansi").post(f"/organisasi/jabatan/{j.pk}/hapus/", follow=True)
    assert "masih diduduki 1 pegawai" in response.content.decode()
    assert Jabatan.objects.filter(pk=j.pk).exists()
