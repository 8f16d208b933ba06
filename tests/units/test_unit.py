import pytest
from django.core.exceptions import ValidationError

from tests.factories import build_instansi, build_jabatan, build_pegawai, build_unit, build_user
from units.actions.unit import create_unit, delete_unit, edit_unit
from units.models import Jabatan, UnitKerja
from units.models.unit_kerja import Jalur

DAFTAR = "/organisasi/instansi/marelan/unit/"


@pytest.fixture
def unit(instansi):
    return {u.kode: u for u in instansi.unit.all()}


# --- the tree -----------------------------------------------------------------------------------


def test_the_path_read_along_is_the_unit_and_those_above_it(unit):
    jabatan = build_jabatan(unit["KEL-1"])
    jalur = sorted(unit[kode].pk for kode in ("KEC", "KEL", "KEL-1"))
    di_atas = UnitKerja.objects.ancestors_of(unit["KEL-1"]).values_list("pk", flat=True)
    assert sorted(di_atas) == jalur
    units = UnitKerja.objects.select_related("induk").annotate(jalur=Jalur("pk"))
    assert sorted(units.get(pk=unit["KEL-1"].pk).jalur) == jalur
    assert units.get(pk=unit["KEC"].pk).jalur == [unit["KEC"].pk]
    posts = Jabatan.objects.select_related("unit__induk").annotate(jalur=Jalur("unit"))
    assert sorted(posts.get(pk=jabatan.pk).jalur) == jalur


# --- actions ------------------------------------------------------------------------------------


def test_a_unit_is_created_below_another(instansi, unit, orang):
    baru = create_unit(
        instansi=instansi,
        by=orang("admin_instansi"),
        kode="TRANTIB",
        nama="Trantib",
        induk=unit["KEC"],
    )
    assert baru.induk == unit["KEC"]


def test_a_code_is_used_once_per_instansi(instansi, unit, orang):
    with pytest.raises(ValidationError, match="sudah dipakai"):
        create_unit(instansi=instansi, by=orang("admin_instansi"), kode="KEC", nama="Lain")


def test_a_branch_moves_with_everything_below_it(unit, orang):
    edit_unit(unit=unit["KEL"], by=orang("admin_instansi"), induk=unit["SEK"])
    assert UnitKerja.objects.in_subtree(unit["SEK"]).filter(kode="KEL-1").exists()


@pytest.mark.parametrize("tujuan", ["KEC", "KEL", "KEL-1"])
def test_a_unit_cannot_move_below_itself(unit, orang, tujuan):
    with pytest.raises(ValidationError, match="di luar cabang ini"):
        edit_unit(unit=unit["KEC"], by=orang("admin_instansi"), induk=unit[tujuan])
    unit["KEC"].refresh_from_db()
    assert unit["KEC"].induk is None


def test_a_unit_cannot_move_below_one_of_another_instansi(unit, orang, instansi_lain):
    with pytest.raises(ValidationError, match="instansi yang sama"):
        edit_unit(unit=unit["SEK"], by=orang("admin_instansi"), induk=instansi_lain.unit.first())


def test_only_an_empty_unit_is_deleted(instansi, unit, orang):
    admin = orang("admin_instansi")
    with pytest.raises(ValidationError, match="1 subunit"):
        delete_unit(unit=unit["KEL"], by=admin)
    build_jabatan(unit["PEM"])
    with pytest.raises(ValidationError, match="1 jabatan"):
        delete_unit(unit=unit["PEM"], by=admin)
    build_user(instansi, "petugas", unit=unit["SEK"])
    with pytest.raises(ValidationError, match="1 penugasan pengguna"):
        delete_unit(unit=unit["SEK"], by=admin)
    delete_unit(unit=unit["KEL-1"], by=admin)
    assert not UnitKerja.objects.filter(kode="KEL-1", instansi=instansi).exists()


def test_a_unit_with_an_analysis_is_kept(unit, orang, instansi):
    instansi.periode.get().analisis.create(unit=unit["SEK"])
    with pytest.raises(ValidationError, match="analisis beban kerja"):
        delete_unit(unit=unit["SEK"], by=orang("admin_instansi"))


def test_the_history_names_the_author(unit, orang):
    admin = orang("admin_instansi")
    edit_unit(unit=unit["SEK"], by=admin, nama="Sekretariat Baru")
    event = UnitKerja.pgh_event_model.objects.filter(pgh_obj=unit["SEK"]).latest("pgh_id")
    assert event.pgh_context.metadata["user"] == admin.pk


# --- pages --------------------------------------------------------------------------------------


def test_the_tree_shows_units_with_the_sums_below_them(unit, masuk):
    build_pegawai(build_jabatan(unit["PEM"]))
    build_jabatan(unit["KEL-1"])
    html = masuk("perencana").get(DAFTAR).content.decode()
    assert "2 jabatan · 1 pegawai" in html  # kecamatan
    assert "1 jabatan · 1 pegawai" in html  # seksi
    assert "Seksi Pelayanan Kelurahan" in html


def test_search_finds_by_every_word_and_shows_the_way(unit, masuk):
    html = masuk("perencana").get(DAFTAR + "?q=pelayanan seksi").content.decode()
    assert "1 unit ditemukan" in html
    assert "Kecamatan › Kelurahan" in html


def test_the_filter_of_jenis_narrows_the_list(unit, masuk):
    html = masuk("perencana").get(DAFTAR + "?jenis=kelurahan").content.decode()
    assert "1 unit ditemukan" in html


def test_an_empty_search_says_so(unit, masuk):
    assert "Tidak ada unit yang cocok" in masuk("perencana").get(DAFTAR + "?q=xyz").content.decode()


def test_a_large_tree_brings_its_deeper_branches_on_demand(unit, masuk, instansi):
    for n in range(210):
        atas = build_unit(instansi, nama=f"Bidang {n}", induk=unit["SEK"])
        build_unit(instansi, nama=f"Subbidang {n}", induk=atas)
    client = masuk("perencana")
    html = client.get(DAFTAR).content.decode()
    assert "Bidang 5" not in html
    assert f"?cabang={unit['SEK'].pk}" in html
    cabang = client.get(
        f"{DAFTAR}?cabang={unit['SEK'].pk}", headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in cabang
    assert "Bidang 5" in cabang and "1–100 dari 210 unit" in cabang
    penuh = client.get(f"{DAFTAR}?cabang={unit['SEK'].pk}&page=3").content.decode()
    assert "<h1>" in penuh and "201–210 dari 210 unit" in penuh


def test_the_number_of_queries_does_not_grow_with_the_tree(
    unit, masuk, instansi, django_assert_max_num_queries
):
    for n in range(30):
        atas = build_unit(instansi, nama=f"Bidang {n}", induk=unit["SEK"])
        build_pegawai(build_jabatan(build_unit(instansi, induk=atas)))
    client = masuk("perencana")
    with django_assert_max_num_queries(12):
        client.get(DAFTAR)
    with django_assert_max_num_queries(12):
        client.get(f"/organisasi/unit/{unit['SEK'].pk}/")


def test_an_unknown_branch_is_not_found(unit, masuk, instansi_lain):
    client = masuk("perencana")
    assert client.get(DAFTAR + "?cabang=99999999999999999999").status_code == 404
    assert client.get(f"{DAFTAR}?cabang={instansi_lain.unit.first().pk}").status_code == 404


def test_the_detail_lists_tasks_posts_and_units_below(unit, masuk):
    unit["KEC"].tugas, unit["KEC"].fungsi = "Memimpin wilayah.", "membina\nmelapor"
    unit["KEC"].save()
    build_jabatan(unit["KEC"], "Camat", jenis="administrator", kelas=12)
    html = masuk("petugas").get(f"/organisasi/unit/{unit['KEC'].pk}/").content.decode()
    for teks in ("Memimpin wilayah.", "<li>melapor</li>", "Camat", ">12<", "Seksi Pemerintahan"):
        assert teks in html


def test_a_new_unit_is_typed_with_its_parent_by_name_or_code(unit, masuk, instansi):
    client = masuk("admin_instansi")
    for n, induk in enumerate(["KEC · Kecamatan", "kec", "Kecamatan"]):
        response = client.post(
            DAFTAR + "tambah/", {"nama": "Baru", "kode": f"B{n}", "jenis": "seksi", "induk": induk}
        )
        assert response.status_code == 302, response.context["form"].errors
        assert instansi.unit.get(kode=f"B{n}").induk == unit["KEC"]


def test_a_refused_form_keeps_what_was_typed(unit, masuk):
    response = masuk("admin_instansi").post(
        DAFTAR + "tambah/",
        {"nama": "Unit Setengah Jadi", "kode": "ada spasi", "jenis": "seksi", "induk": "entah"},
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert "Unit Setengah Jadi" in html and "ada spasi" in html and 'value="entah"' in html
    assert "“entah” tidak ditemukan" in html and "Kode hanya memakai" in html


def test_a_taken_code_is_explained_on_the_page(unit, masuk):
    response = masuk("admin_instansi").post(
        DAFTAR + "tambah/", {"nama": "Dobel", "kode": "KEC", "jenis": "seksi"}
    )
    assert "Kode unit ini sudah dipakai" in response.content.decode()


def test_an_ambiguous_name_asks_for_the_code(unit, masuk, instansi):
    build_unit(instansi, "SEK-2", "Sekretariat")
    response = masuk("admin_instansi").post(
        DAFTAR + "tambah/", {"nama": "A", "kode": "A", "jenis": "seksi", "induk": "sekretariat"}
    )
    assert "SEK-2 · Sekretariat" in response.content.decode()


def test_moving_below_itself_is_refused_on_the_page(unit, masuk):
    response = masuk("admin_instansi").post(
        f"/organisasi/unit/{unit['KEC'].pk}/ubah/",
        {"nama": "Kecamatan", "kode": "KEC", "jenis": "kecamatan", "induk": "KEL-1"},
    )
    assert "di luar cabang ini" in response.content.decode()


def test_deleting_asks_first_and_names_what_is_in_the_way(unit, masuk, instansi):
    client = masuk("admin_instansi")
    assert "1 subunit" in client.get(f"/organisasi/unit/{unit['KEL'].pk}/hapus/").content.decode()
    response = client.post(f"/organisasi/unit/{unit['KEL'].pk}/hapus/", follow=True)
    assert "masih berisi" in response.content.decode()
    client.post(f"/organisasi/unit/{unit['KEL-1'].pk}/hapus/")
    assert not instansi.unit.filter(kode="KEL-1").exists()


def test_the_instansi_is_edited_but_keeps_its_code(instansi, masuk):
    response = masuk("admin_instansi").post(
        "/organisasi/instansi/marelan/ubah/", {"nama": "Kecamatan Baru", "kode": "lain"}
    )
    assert response.status_code == 302
    instansi.refresh_from_db()
    assert (instansi.nama, instansi.kode) == ("Kecamatan Baru", "marelan")


def test_opening_an_instansi_makes_it_the_one_people_work_in(masuk):
    client = masuk("admin_instansi")
    kedua = build_instansi("kedua", "Instansi Kedua")
    client.user.penugasan.create(instansi=kedua, role="perencana")
    client.get("/organisasi/instansi/kedua/")
    assert client.session["instansi"] == kedua.pk
