"""The page of the peta jabatan, and the same tree as SVG and PDF."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from tests.factories import build_jabatan, build_tugas, build_unit, build_user

BACKEND = "accounts.backends.UsernameOrNipBackend"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def unit(instansi):
    return lambda kode: instansi.unit.get(kode=kode)


@pytest.fixture
def isi(unit):
    """Camat over an unanalysed row and a lurah, who is short of two; a section of the kelurahan without a
    head, three over."""
    camat = build_jabatan(unit("KEC"), "Camat", "administrator", bezetting=1, kelas=12)
    belum = build_jabatan(unit("KEC"), "Arsiparis", bezetting=2, kelas=6)
    lurah = build_jabatan(unit("KEL"), "Lurah", "pengawas", bezetting=0, kelas=9, atasan=camat)
    kurang = build_jabatan(unit("KEL"), "Pengadministrasi", bezetting=1, kelas=5)
    build_tugas(kurang, volume=75_000, waktu=3)
    lebih = build_jabatan(
        unit("KEL-1"), "Pranata Komputer", "fungsional", jenjang="mahir", bezetting=4, kelas=7
    )
    build_tugas(lebih, volume=75_000, waktu=1)
    return {"camat": camat, "belum": belum, "lurah": lurah, "kurang": kurang, "lebih": lebih}


def url(periode, akhir="", **query):
    nama = f"workload:peta-jabatan{akhir}"
    return reverse(nama, args=[periode.pk], query=query or None)


def item(html: str, kunci: str) -> str:
    """The box or row of a place, up to the next tag that ends or opens what is below it."""
    return re.search(rf'<li class="[^"]*" id="{kunci}">.*?(?=<details|</li>)', html, re.S).group()


def klass(html: str, kunci: str) -> str:
    return re.search(rf'<li class="([^"]*)" id="{kunci}">', html).group(1)


# --- page ---------------------------------------------------------------------------------------


def test_every_post_stands_in_the_tree_with_class_holders_need_and_sign(masuk, periode, isi):
    html = masuk("perencana").get(url(periode)).text
    lurah = item(html, f"j{isi['lurah'].pk}")
    assert "<span>Kelas 9</span><span>B 0</span><span>K 1</span><b>−1</b>" in lurah
    assert "kelas 9, bezetting 0, kebutuhan 1, kurang 1" in lurah
    assert "<span>5</span><span>1</span><span>3</span><b>−2</b>" in item(
        html, f"j{isi['kurang'].pk}"
    )
    assert "<b>+3</b>" in item(html, f"j{isi['lebih'].pk}")
    belum = item(html, f"j{isi['belum'].pk}")
    assert "<span>2</span><span>?</span><b>?</b>" in belum and "belum dianalisis" in belum
    assert [klass(html, f"j{isi[k].pk}").split()[1] for k in ("camat", "lurah", "lebih")] == [
        "pas",
        "kurang",
        "lebih",
    ]


def test_a_box_says_what_is_below_it_shortage_and_surplus_apart(masuk, periode, isi):
    html = masuk("perencana").get(url(periode)).text
    camat = html.split(f'id="j{isi["camat"].pk}"')[1]
    ringkas = re.sub(r"<[^>]+>", " ", re.search(r"<summary.*?</summary>", camat, re.S).group())
    assert re.sub(r"\s+", " ", ringkas).strip() == ("5 jabatan B bezetting 8 K kebutuhan 6 −3 +3 ?")


def test_a_place_concluded_from_the_units_is_marked(masuk, periode, unit, isi):
    html = masuk("perencana").get(url(periode)).text
    assert "tersirat" not in klass(html, f"j{isi['lurah'].pk}")
    assert "tersirat" in klass(html, f"u{unit('KEL-1').pk}")  # a unit without a head is a box


def test_names_lead_to_the_working_and_back_to_the_place(masuk, periode, unit, isi):
    client = masuk("perencana")
    html = client.get(url(periode)).text
    tujuan = re.search(r'<a class="nama" href="([^"]+)"', item(html, f"j{isi['kurang'].pk}"))
    response = client.get(tujuan.group(1))
    assert response.status_code == 200
    assert response.context["kembali"] == url(periode, lihat=f"j{isi['kurang'].pk}")
    assert reverse("workload:kesenjangan-unit", args=[periode.pk, unit("KEL").pk]) in item(
        html, f"j{isi['lurah'].pk}"
    )


def test_the_gap_report_and_the_organisation_lead_to_it(masuk, periode, isi):
    client = masuk("auditor")
    tab = client.get(reverse("workload:kesenjangan", args=[periode.pk])).context["tab"]
    assert ("Peta jabatan", url(periode), False) in tab
    assert url(periode) in client.get(periode.instansi.get_absolute_url()).text


def test_a_unit_shows_its_own_tree_only(masuk, periode, unit, isi):
    html = masuk("perencana").get(url(periode, unit=unit("KEL").pk)).text
    assert f'id="j{isi["lurah"].pk}"' in html and f'id="j{isi["camat"].pk}"' not in html


def test_a_petugas_sees_their_part_of_the_tree(client, instansi, periode, unit, isi):
    client.force_login(build_user(instansi, "petugas", unit=unit("KEL")), backend=BACKEND)
    for akhir in ("", "-svg"):
        teks = client.get(url(periode, akhir)).text
        assert "Lurah" in teks and "Camat" not in teks
    assert client.get(url(periode, unit=unit("KEC").pk)).status_code == 404
    assert client.get(url(periode, pusat=f"j{isi['camat'].pk}")).status_code == 404


def test_names_of_people_who_write_markup_are_text(masuk, periode, unit):
    nama = '<script>alert("x")</script> & Co'
    build_jabatan(unit("KEC"), nama, "administrator")
    for akhir in ("", "-svg"):
        teks = masuk("perencana").get(url(periode, akhir)).text
        assert "<script>alert" not in teks and "&lt;script&gt;" in teks


def test_an_instansi_without_posts_has_no_chart(masuk, periode):
    client = masuk("auditor")
    assert "Belum ada jabatan" in client.get(url(periode)).text
    assert client.get(url(periode, "-svg")).status_code == 200
    response = client.get(url(periode, "-pdf"), follow=True)
    assert response.redirect_chain == [(url(periode), 302)]
    assert "Belum ada jabatan untuk digambar" in response.text


# --- what is open -------------------------------------------------------------------------------


def is_open(html: str, jabatan) -> bool:
    rest = html.split(f'id="j{jabatan.pk}"')[1]
    return " open" in re.search(r'<details class="bawah"[^>]*>', rest).group()


def test_what_is_open_stands_in_the_address(masuk, periode, isi):
    client, camat, lurah = masuk("perencana"), isi["camat"], isi["lurah"]
    buka = client.get(url(periode, dalam=1)).text
    assert is_open(buka, camat) and not is_open(buka, lurah)
    assert is_open(client.get(url(periode, dalam=1, buka=f"j{lurah.pk}")).text, lurah)
    assert not is_open(client.get(url(periode, tutup=f"j{camat.pk}")).text, camat)
    html = client.get(
        url(periode, dalam=1, tutup=f"j{camat.pk}", lihat=f"j{isi['kurang'].pk}")
    ).text
    assert is_open(html, camat) and is_open(html, lurah)
    assert "dicari" in klass(html, f"j{isi['kurang'].pk}")


@pytest.mark.parametrize(
    "query",
    ["dalam=99", "dalam=²", "buka=x,y,j", "tutup=;drop", "lihat=j0", "lihat=%00", "q=%00%25"],
)
def test_nonsense_in_the_address_is_left_out(masuk, periode, isi, query):
    assert masuk("perencana").get(f"{url(periode)}?{query}").status_code == 200


@pytest.mark.parametrize("query", ["pusat=j0", "pusat=x", "unit=x", "unit=0"])
def test_a_place_that_is_none_is_not_found(masuk, periode, isi, query):
    client = masuk("perencana")
    for akhir in ("", "-svg", "-pdf"):
        assert client.get(f"{url(periode, akhir)}?{query}").status_code == 404


@pytest.fixture
def besar(instansi, periode, unit):
    """More places than a page holds: 40 sections of 12."""
    camat = build_jabatan(unit("KEC"), "Camat", "administrator", bezetting=1)
    for n in range(40):
        seksi = build_unit(instansi, f"S{n:02}", f"Seksi {n}", induk=unit("KEC"), urutan=n)
        kepala = build_jabatan(seksi, f"Kepala Seksi {n}", "pengawas", atasan=camat)
        for m in range(11):
            build_jabatan(seksi, f"Pengelola {n}-{m}", atasan=kepala)
    return camat


def test_of_a_large_tree_closed_branches_come_on_demand(masuk, periode, besar, instansi):
    client = masuk("perencana")
    html = client.get(url(periode)).text
    kepala = instansi.jabatan.get(nama="Kepala Seksi 7")
    assert "Kepala Seksi 39" in html and "Pengelola 7-3" not in html
    cabang = url(periode, cabang=f"j{kepala.pk}")
    assert f'hx-get="{cabang}"' in html
    assert url(periode, pusat=f"j{kepala.pk}") in html  # without a script: a page of its own
    bagian = client.get(cabang, headers={"HX-Request": "true"})
    assert bagian.text.count("Pengelola 7-") == 11 and "<html" not in bagian.text
    assert "Pengelola 7-3" in client.get(url(periode, pusat=f"j{kepala.pk}")).text
    assert "Pengelola 7-3" in client.get(url(periode, buka=f"j{kepala.pk}")).text
    assert client.get(url(periode, cabang="j0"), headers={"HX-Request": "true"}).status_code == 404


# --- search -------------------------------------------------------------------------------------


def test_search_finds_by_every_word_of_name_or_unit_with_the_way_there(masuk, periode, isi):
    response = masuk("perencana").get(url(periode, q="KOMPUTER kelurahan"))
    (hasil,) = response.context["hasil"]
    assert hasil["nama"] == "Pranata Komputer"
    assert hasil["jalan"] == "Camat › Lurah › Seksi Pelayanan Kelurahan"
    assert hasil["url"].endswith(f"?lihat=j{isi['lebih'].pk}#j{isi['lebih'].pk}")
    assert "Tidak ada jabatan atau unit" in masuk("perencana").get(url(periode, q="xyz")).text


# --- SVG and PDF --------------------------------------------------------------------------------


def test_the_svg_is_one_drawing_without_script_or_style(masuk, periode, isi):
    response = masuk("auditor").get(url(periode, "-svg"))
    assert response["Content-Type"].startswith("image/svg+xml")
    assert 'filename="peta-jabatan-marelan-2026.svg"' in response["Content-Disposition"]
    akar = ElementTree.fromstring(response.content)
    assert akar.find(f"{SVG}title").text == "Peta Jabatan Kecamatan Contoh"
    assert "5 jabatan, bezetting 8" in akar.find(f"{SVG}desc").text
    assert {e.tag.removeprefix(SVG) for e in akar.iter()} <= {
        *("svg", "title", "desc", "rect", "path", "text", "g")
    }
    assert not any("style" in e.attrib or "href" in str(e.attrib) for e in akar.iter())
    teks = [e.text for e in akar.iter(f"{SVG}text")]
    for t in ("Camat", "Lurah", "Pengadministrasi", "−2", "+3", "?"):
        assert t in teks


def test_letters_that_xml_cannot_carry_are_left_out(masuk, periode, unit):
    build_jabatan(unit("KEC"), "Camat\x0b \ufffe\U0001f600 العربية", "administrator")
    akar = ElementTree.fromstring(masuk("auditor").get(url(periode, "-svg")).content)
    assert any("Camat" in (e.text or "") for e in akar.iter(f"{SVG}text"))


@pytest.mark.parametrize("nama", ["Camat", "Camat #eval(1) *x* \\ $a$ 测试 العربية"])
def test_the_pdf_is_a3_and_says_nothing_that_was_not_written(masuk, periode, unit, isi, nama):
    build_jabatan(unit("SEK"), nama, "pengawas")
    response = masuk("auditor").get(url(periode, "-pdf"))
    assert response.status_code == 200 and response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-1.7")
    assert b"/MediaBox[0 0 1190.55" in response.content.replace(b"/MediaBox [", b"/MediaBox[")
    tagged = b"pdfuaid" in response.content
    assert tagged == (nama == "Camat"), "PDF/UA wherever the fonts have every letter"


@pytest.mark.parametrize("role", ["auditor", "petugas"])
def test_the_number_of_queries_does_not_grow_with_the_tree(
    masuk, periode, unit, isi, role, django_assert_max_num_queries
):
    client = masuk(role)
    pages = [url(periode), url(periode, unit=unit("KEL").pk), url(periode, q="a")]
    pages += [url(periode, "-svg")]

    def counted():
        banyak = []
        for page in pages:
            client.get(page)
            with django_assert_max_num_queries(12) as queries:
                assert client.get(page).status_code == 200
            banyak.append(len(queries))
        return banyak

    sedikit = counted()
    for n in range(6):
        anak = build_unit(periode.instansi, f"X{n}", induk=unit("KEL"))
        for jenis in ("pelaksana", "fungsional", "pengawas"):
            build_tugas(build_jabatan(anak, jenis=jenis, bezetting=n), volume=75_000, waktu=n)
    assert counted() == sedikit
