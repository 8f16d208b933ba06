from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    build_jabatan,
    build_pegawai,
    build_periode,
    build_tugas,
    build_unit,
    build_user,
)
from units.models import Jabatan
from workload.models import Analisis

BACKEND = "accounts.backends.UsernameOrNipBackend"


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def unit(instansi):
    return lambda kode: instansi.unit.get(kode=kode)


@pytest.fixture
def isi(unit):
    """Short by 2 in the kelurahan, over by 3 below it, one post of the kecamatan not analysed, camat held."""
    kurang = build_jabatan(unit("KEL"), "Pengadministrasi", bezetting=1, kelas=5)
    build_tugas(kurang, volume=75_000, waktu=3)
    lebih = build_jabatan(
        unit("KEL-1"), "Pranata Komputer", "fungsional", jenjang="mahir", bezetting=4, kelas=7
    )
    build_tugas(lebih, volume=75_000, waktu=1)
    belum = build_jabatan(unit("KEC"), "Arsiparis", bezetting=2)
    camat = build_jabatan(unit("KEC"), "Camat", "administrator", bezetting=1, kelas=12)
    return {"kurang": kurang, "lebih": lebih, "belum": belum, "camat": camat}


def url(nama, periode, *args, **query):
    alamat = reverse(f"workload:{nama}", args=[periode.pk, *args])
    return alamat + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def names(response):
    return [p["nama"] for p in response.context["posts"]]


# --- instansi -----------------------------------------------------------------------------------


def test_the_instansi_page_sums_shortage_and_surplus_apart(masuk, periode, isi):
    response = masuk("perencana").get(url("kesenjangan", periode))
    total = response.context["total"]
    assert (total["kebutuhan"], total["bezetting"], total["kurang"], total["lebih"]) == (
        "5",
        "8",
        "2",
        "3",
    )
    assert (total["belum"], total["bezetting_belum"], total["selisih"]) == ("1", "2", "−1")
    assert [u["nama"] for u in response.context["units"]] == [
        "Langsung di Kecamatan",
        "Kelurahan",
        "Seksi Pemerintahan",
        "Sekretariat",
    ]
    assert "75.000 menit per tahun" in response.text
    assert url("kesenjangan-export", periode) in response.text


def test_the_map_says_it_with_a_sign_and_in_words(masuk, periode, unit, isi):
    peta = masuk("auditor").get(url("kesenjangan", periode)).context["peta"]
    assert peta["kolom"] == ["Administrator", "Fungsional", "Pelaksana"]
    langsung, kelurahan, *_ = peta["baris"]
    assert [s["teks"] for s in kelurahan["sel"]] == ["", "+3", "−2"]
    assert kelurahan["sel"][2]["arti"] == "kurang 2, lebih 0, kebutuhan 3"
    assert kelurahan["sel"][2]["url"].endswith(f"?unit={unit('KEL').pk}&jenis=pelaksana")
    assert [s["teks"] for s in langsung["sel"]] == ["0", "", "?"]
    assert langsung["sel"][2]["url"].endswith("#jabatan")


def test_a_petugas_sees_the_totals_of_their_units_and_is_told_so(
    client, instansi, periode, unit, isi
):
    client.force_login(build_user(instansi, "petugas", unit=unit("KEL")), backend=BACKEND)
    response = client.get(url("kesenjangan", periode))
    assert response.context["total"]["bezetting"] == "5"
    assert "hanya menghitung unit yang ditugaskan" in response.text
    assert "Arsiparis" not in client.get(url("kesenjangan-jabatan", periode)).text
    assert client.get(url("kesenjangan-unit", periode, unit("KEC").pk)).status_code == 404
    assert client.get(url("kesenjangan-jenis", periode, unit=unit("PEM").pk)).status_code == 404
    jejak = client.get(url("kesenjangan-unit", periode, unit("KEL-1").pk)).context["jejak"]
    assert [judul for judul, _ in jejak] == [
        "Kesenjangan 2026",
        "Kelurahan",
        "Seksi Pelayanan Kelurahan",
    ]


def test_several_top_units_stand_side_by_side(masuk, instansi, periode, isi):
    build_unit(instansi, "UPT", "UPT")
    units = masuk("perencana").get(url("kesenjangan", periode)).context["units"]
    assert [u["nama"] for u in units] == ["Kecamatan", "UPT"]


def test_an_instansi_without_posts_is_told_where_to_begin(masuk, periode):
    assert "Belum ada jabatan" in masuk("auditor").get(url("kesenjangan", periode)).text
    assert "Belum ada jabatan" in masuk("auditor").get(url("kesenjangan-jenis", periode)).text
    assert "Belum ada jabatan" in masuk("auditor").get(url("kesenjangan-jabatan", periode)).text


def test_a_closed_period_says_that_its_bezetting_is_frozen(masuk, periode, isi):
    periode.ditutup_pada = timezone.now()
    periode.save()
    assert "bezetting dibekukan" in masuk("auditor").get(url("kesenjangan", periode)).text


def test_other_periods_are_one_click_away_with_the_same_filters(masuk, instansi, periode, isi):
    lama = build_periode(instansi, 2025)
    response = masuk("auditor").get(url("kesenjangan-jabatan", periode, keadaan="kurang"))
    assert [(tahun, alamat) for tahun, alamat, _ in response.context["periode_lain"]] == [
        (2026, url("kesenjangan-jabatan", periode, keadaan="kurang")),
        (2025, url("kesenjangan-jabatan", lama, keadaan="kurang")),
    ]


# --- unit ---------------------------------------------------------------------------------------


def test_a_unit_shows_its_subtree_its_children_and_its_own_posts(masuk, periode, unit, isi):
    response = masuk("perencana").get(url("kesenjangan-unit", periode, unit("KEL").pk))
    assert (response.context["total"]["kurang"], response.context["total"]["lebih"]) == ("2", "3")
    assert [u["nama"] for u in response.context["units"]] == [
        "Langsung di Kelurahan",
        "Seksi Pelayanan Kelurahan",
    ]
    assert names(response) == ["Pengadministrasi"]
    assert "Draf" in response.text
    assert url("kesenjangan-export", periode) + f"?unit={unit('KEL').pk}" in response.text


def test_a_figure_leads_to_its_working_and_the_way_back_to_its_row(masuk, periode, unit, isi):
    halaman = url("kesenjangan-jabatan", periode, keadaan="kurang", urut="-kurang")
    (post,) = masuk("perencana").get(halaman).context["posts"]
    tujuan = urlsplit(post["hitung"])
    assert tujuan.path == url("perhitungan-jabatan", periode, isi["kurang"].pk)
    assert unquote(parse_qs(tujuan.query)["kembali"][0]) == f"{halaman}#jabatan-{isi['kurang'].pk}"


def test_a_unit_without_posts_says_so(masuk, periode, unit):
    response = masuk("auditor").get(url("kesenjangan-unit", periode, unit("SEK").pk))
    assert "Tidak ada jabatan langsung di unit ini" in response.text


def test_where_the_number_of_holders_comes_from_is_told(masuk, periode, unit, isi):
    build_pegawai(isi["kurang"])
    client = masuk("auditor")
    (post,) = client.get(url("kesenjangan-unit", periode, unit("KEL").pk)).context["posts"]
    assert (post["bezetting"], post["sumber"]) == ("1", "")
    (post,) = client.get(url("kesenjangan-unit", periode, unit("KEL-1").pk)).context["posts"]
    assert (post["bezetting"], post["sumber"]) == ("4", "diketik")


# --- list of posts ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query, found",
    [
        ({}, ["Arsiparis", "Camat", "Pengadministrasi", "Pranata Komputer"]),
        ({"q": "pranata"}, ["Pranata Komputer"]),
        ({"q": "kelurahan"}, ["Pengadministrasi", "Pranata Komputer"]),
        ({"jenis": "administrator"}, ["Camat"]),
        ({"jenjang": "mahir"}, ["Pranata Komputer"]),
        ({"kelas": "5"}, ["Pengadministrasi"]),
        ({"keadaan": "kurang"}, ["Pengadministrasi"]),
        ({"keadaan": "lebih"}, ["Pranata Komputer"]),
        ({"keadaan": "pas"}, ["Camat"]),
        ({"keadaan": "belum"}, ["Arsiparis"]),
        ({"keadaan": "kurang", "jenis": "fungsional"}, []),
        ({"status": "final"}, ["Pranata Komputer"]),
        ({"status": "draf"}, ["Arsiparis", "Camat", "Pengadministrasi"]),
        ({"urut": "-kurang"}, ["Pengadministrasi", "Arsiparis", "Camat", "Pranata Komputer"]),
        ({"urut": "ej"}, ["Pranata Komputer", "Pengadministrasi", "Arsiparis", "Camat"]),
        ({"urut": "-jabatan"}, ["Pranata Komputer", "Pengadministrasi", "Camat", "Arsiparis"]),
        ({"urut": "-kelas"}, ["Camat", "Pranata Komputer", "Pengadministrasi", "Arsiparis"]),
    ],
)
def test_posts_are_filtered_and_sorted(masuk, periode, unit, isi, query, found):
    Analisis.objects.create(unit=unit("KEL-1"), periode=periode, status="final")
    response = masuk("perencana").get(url("kesenjangan-jabatan", periode, **query))
    assert names(response) == found
    assert response.context["jumlah"]["jabatan"] == str(len(found))


def test_totals_are_those_of_the_filtered_posts(masuk, periode, isi):
    response = masuk("perencana").get(url("kesenjangan-jabatan", periode, jenis="pelaksana"))
    jumlah = response.context["jumlah"]
    assert (jumlah["kebutuhan"], jumlah["bezetting"], jumlah["kurang"], jumlah["fte"]) == (
        "3",
        "3",
        "2",
        "3,00",
    )


def test_every_column_sorts_and_says_how(masuk, periode, isi):
    client = masuk("perencana")
    for kolom in client.get(url("kesenjangan-jabatan", periode)).context["kolom"]:
        response = client.get(url("kesenjangan-jabatan", periode) + kolom["url"])
        (urut,) = [k for k in response.context["kolom"] if k["arah"]]
        assert urut["nama"] == kolom["nama"]
        assert f'aria-sort="{urut["arah"]}"' in response.text


def test_a_page_holds_thirty_posts_and_keeps_the_filters(masuk, periode, unit):
    Jabatan.objects.bulk_create(
        Jabatan(instansi=periode.instansi, unit=unit("PEM"), nama=f"Analis {n}", jenis="pelaksana")
        for n in range(65)
    )
    response = masuk("auditor").get(url("kesenjangan-jabatan", periode, q="analis", page=2))
    assert len(names(response)) == 30
    assert "?q=analis&amp;page=3" in response.text
    assert len(names(masuk("auditor").get(url("kesenjangan-jabatan", periode, page=99)))) == 5


@pytest.mark.parametrize(
    "query",
    [
        "urut=;drop",
        "jenis=x&jenjang=y&kelas=99&keadaan=z&status=q",
        "page=abc",
        "q=%00",
        "q=%25%27",
        "kelas=²",
    ],
)
def test_nonsense_in_the_address_is_left_out(masuk, periode, isi, query):
    response = masuk("perencana").get(url("kesenjangan-jabatan", periode) + "?" + query)
    assert response.status_code == 200


@pytest.mark.parametrize("nilai", ["x", "²", "-1", "0", "9" * 30, "1.5"])
def test_a_unit_that_is_none_is_not_found(masuk, periode, nilai):
    client = masuk("perencana")
    assert client.get(url("kesenjangan-jabatan", periode, unit=nilai)).status_code == 404
    assert client.get(url("kesenjangan-jenis", periode, unit=nilai)).status_code == 404


# --- jenis --------------------------------------------------------------------------------------


def test_jenis_and_jenjang_lead_to_their_posts(masuk, periode, unit, isi):
    response = masuk("perencana").get(url("kesenjangan-jenis", periode, unit=unit("KEL").pk))
    assert [(b["nama"], b["kurang"], b["lebih"]) for b in response.context["baris"]] == [
        ("Fungsional", "0", "3"),
        ("Mahir", "0", "3"),
        ("Pelaksana", "2", "0"),
    ]
    mahir = response.context["baris"][1]["url"]
    assert names(masuk("perencana").get(mahir)) == ["Pranata Komputer"]


# --- all of them --------------------------------------------------------------------------------


@pytest.fixture
def pages(periode, unit):
    return [
        url("kesenjangan", periode),
        url("kesenjangan-unit", periode, unit("KEL").pk),
        url("kesenjangan-jabatan", periode),
        url("kesenjangan-jabatan", periode, unit=unit("KEL").pk),
        url("kesenjangan-jenis", periode),
        url("kesenjangan-jenis", periode, unit=unit("KEL").pk),
    ]


def test_strangers_find_nothing(client, instansi_lain, pages, isi):
    client.force_login(build_user(instansi_lain, "admin_instansi"), backend=BACKEND)
    assert {client.get(p).status_code for p in pages} == {404}
    client.force_login(build_user(instansi_lain), backend=BACKEND)
    assert {client.get(p).status_code for p in pages} == {404}


def test_visitors_are_asked_to_sign_in(client, pages):
    assert {client.get(p).status_code for p in pages} == {302}


def test_a_unit_of_another_instansi_is_not_found_under_this_period(masuk, periode, instansi_lain):
    asing = instansi_lain.unit.first().pk
    client = masuk("perencana")
    assert client.get(url("kesenjangan-unit", periode, asing)).status_code == 404
    assert client.get(url("kesenjangan-jabatan", periode, unit=asing)).status_code == 404


def test_reports_are_read_only(masuk, pages):
    client = masuk("admin_instansi")
    assert {client.post(p).status_code for p in pages} == {405}


@pytest.mark.parametrize("role", ["auditor", "petugas"])
def test_the_number_of_queries_does_not_grow_with_the_data(
    masuk, periode, unit, isi, pages, role, django_assert_max_num_queries
):
    client = masuk(role)

    def counted():
        banyak = []
        for page in pages:
            with django_assert_max_num_queries(12) as queries:
                client.get(page)
            banyak.append(len(queries))
        return banyak

    sedikit = counted()
    for n in range(6):
        anak = build_unit(periode.instansi, f"X{n}", induk=unit("KEL"))
        for jenis in ("pelaksana", "fungsional", "pengawas"):
            for induk in (anak, unit("KEL")):
                jabatan = build_jabatan(induk, jenis=jenis, bezetting=n)
                build_tugas(jabatan, volume=75_000, waktu=n)
    assert counted() == sedikit
