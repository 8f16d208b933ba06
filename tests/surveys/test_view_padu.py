"""/padu/: the list where both sides meet, its weights and workbook, the card of a unit, marks in the gap report."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from surveys.models import BobotTemu, Dukungan, KategoriPengaduan, TemaAspirasi
from tests.factories import (
    build_aspirasi,
    build_forum,
    build_jabatan,
    build_komitmen,
    build_layanan,
    build_pengaduan,
    build_periode,
    build_respons,
    build_survei,
    build_tugas,
    build_unit,
    build_user,
)

BACKEND = "accounts.backends.UsernameOrNipBackend"
ISI = "Petugas loket membentak ibu saya"
BOBOT = {"ikm": "1", "unsur": "1", "beban": "1", "kurang": "1"}


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def unit(instansi):
    return {u.kode: u for u in instansi.unit.all()}


@pytest.fixture
def isi(instansi, unit):
    """Slow and short of people at the kelurahan; well served and well staffed at Pemerintahan; the others
    said nothing."""
    survei = build_survei(instansi, "SKM 2025", mulai="2025-01-01", selesai="2025-12-31")
    for kode, nilai in (("KEL", "332244333"), ("PEM", "444444444")):
        layanan = build_layanan(unit[kode])
        for _ in range(6):
            build_respons(survei, layanan, nilai, tanggal="2025-03-01")
    loket = build_jabatan(unit["KEL-1"], "Petugas Loket", bezetting=2)
    build_tugas(loket, volume=75_000, waktu=4)
    build_tugas(build_jabatan(unit["PEM"], "Pengolah Data", bezetting=2), volume=75_000, waktu=2)
    build_tugas(build_jabatan(unit["SEK"], "Arsiparis", bezetting=1), volume=75_000, waktu=2)
    build_pengaduan(unit["KEL"], isi=ISI, masuk=date(2026, 1, 5))
    tema = TemaAspirasi.objects.create(instansi=instansi, nama="Antrean")
    a = build_aspirasi(unit["KEL"], terbit=True, tema=tema)
    Dukungan.objects.create(aspirasi=a, perangkat="p1")
    build_komitmen(unit["KEL"], forum=build_forum(unit["KEL"]))
    return survei


@pytest.fixture
def daftar(instansi):
    return reverse("surveys:padu-list", args=[instansi.kode])


def card(periode, unit):
    return reverse("surveys:padu-unit", args=[periode.pk, unit.pk])


def names(response) -> list[str]:
    return [b["nama"] for b in response.context["baris"]]


# --- the list -------------------------------------------------------------------------------------


def test_the_unit_where_both_meet_stands_on_top(masuk, daftar, isi):
    response = masuk("perencana").get(daftar)
    assert names(response) == ["Kelurahan", "Kecamatan", "Seksi Pemerintahan"]
    teratas = response.context["baris"][0]
    # IKM 75,00 → 1331/2331; time 50,00 D → 1; EU 2 → 1; short of 2 of 4 → 0,50: together 76,8
    assert (teratas["ikm"], teratas["huruf"], teratas["lemah_ikm"]) == ("75,00", "C", "50,00 D")
    assert (teratas["kurang"], teratas["kebutuhan"], teratas["eu"]) == ("2", "4", "2,00")
    assert teratas["bagian"] == {"ikm": "0,57", "unsur": "1,00", "beban": "1,00", "kurang": "0,50"}
    assert teratas["indeks"] == "76,8"
    assert response.context["baris"][2]["indeks"] == "0,0"


def test_units_without_an_index_are_kept_apart_and_say_why(masuk, daftar, isi):
    client = masuk("perencana")
    assert client.get(daftar).context["tanpa"] == "2"
    semua = client.get(daftar, {"semua": "1"}).context["baris"]
    alasan = {b["nama"]: b["tanpa"] for b in semua if b["tanpa"]}
    assert alasan == {
        "Sekretariat": "suara warga belum ada: tidak ada jawaban pada SKM 2025",
        "Seksi Pelayanan Kelurahan": "suara warga belum ada: tidak ada jawaban pada SKM 2025",
    }


def test_weights_change_the_order_and_stand_in_the_form(masuk, daftar, isi):
    client = masuk("perencana")
    response = client.get(daftar, BOBOT | {"ikm": "3", "kurang": "0"})
    assert response.context["baris"][0]["indeks"] == "74,3"  # (3 × 1331/2331 + 1 + 1) ÷ 5
    assert b'name="ikm" value="3"' in response.content
    assert b"Simpan bobot ini" not in response.content  # a planner does not set them for everybody


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"ikm": "11"}, "0 sampai 10"), ({"ikm": "dua"}, "bilangan bulat"), ({"ikm": ""}, "bilangan bulat"),
        ({"ikm": "0", "unsur": "0"}, "IKM atau unsur"), ({"beban": "0", "kurang": "0"}, "beban atau kekurangan"),
    ],
)  # fmt: skip
def test_weights_that_make_no_index_are_named_and_stay_in_the_form(masuk, daftar, isi, lain, pesan):
    response = masuk("perencana").get(daftar, BOBOT | lain)
    assert response.status_code == 200 and pesan in response.content.decode()
    assert names(response)[0] == "Kelurahan"
    for nama, nilai in (BOBOT | lain).items():
        assert f'name="{nama}" value="{nilai}"' in response.content.decode()


def test_an_admin_keeps_weights_for_everybody(masuk, daftar, isi, instansi):
    client = masuk("admin_instansi")
    lain = BOBOT | {"unsur": "2"}
    assert b"Simpan bobot ini" in client.get(daftar, lain).content
    url = reverse("surveys:padu-weights", args=[instansi.kode])
    assert client.post(url, lain).status_code == 302
    assert BobotTemu.objects.get().unsur == 2
    assert client.get(daftar).context["bobot"][1]["isi"] == 2
    response = client.post(url, BOBOT | {"ikm": "0", "unsur": "0"}, follow=True)
    assert (
        "Bobot tidak disimpan." in response.content.decode() and BobotTemu.objects.get().unsur == 2
    )
    assert masuk("perencana").post(url, BOBOT).status_code == 403


@pytest.mark.parametrize(
    ("isian", "nama"),
    [
        ({"q": "kelur"}, ["Kelurahan"]), ({"q": "PEM"}, ["Seksi Pemerintahan"]), ({"jenis": "kecamatan"}, ["Kecamatan"]),
        ({"urut": "ikm"}, ["Kelurahan", "Kecamatan", "Seksi Pemerintahan"]),
        ({"urut": "pengaduan"}, ["Kecamatan", "Kelurahan", "Seksi Pemerintahan"]),
        ({"q": "tidak ada"}, []), ({"q": "\x00", "page": "99", "survei": "x", "urut": "; drop"}, ["Kelurahan", "Kecamatan", "Seksi Pemerintahan"]),
    ],
)  # fmt: skip
def test_search_filter_and_sort(masuk, daftar, isi, isian, nama):
    response = masuk("perencana").get(daftar, isian)
    assert response.status_code == 200 and names(response) == nama


def test_an_officer_sees_the_own_units_only(client, instansi, unit, daftar, isi):
    client.force_login(build_user(instansi, "petugas", unit=unit["KEL"]), backend=BACKEND)
    response = client.get(daftar, {"semua": "1"})
    assert names(response) == ["Kelurahan", "Seksi Pelayanan Kelurahan"]


def test_the_workbook_holds_the_same_rows(masuk, instansi, isi):
    response = masuk("perencana").get(
        reverse("surveys:padu-export", args=[instansi.kode]), {"semua": "1"}
    )
    lembar = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    kepala = next(r for r in lembar.iter_rows(values_only=True) if r[0] == "Kode unit")
    isi = {r[1]: r for r in lembar.iter_rows(values_only=True) if r[1] and r[0] in ("KEC", "KEL", "PEM", "SEK", "KEL-1")}  # fmt: skip
    assert kepala[1:3] == ("Unit kerja", "Indeks temu")
    kel = isi["Kelurahan"]
    assert kel[2:9] == (76.8, 75, "C", 6, "Waktu penyelesaian", 50, 1)
    assert kel[11:16] == (4, 4, 2, 2, 2) and kel[17:20] == (1, 1, 0.5)
    assert isi["Sekretariat"][2] == "–" and "suara warga belum ada" in isi["Sekretariat"][-1]


def test_how_many_answered_is_hidden_with_the_figures(masuk, daftar, instansi, unit, periode):
    """Else those of the kecamatan less all others would be the three of Pemerintahan."""
    survei = build_survei(instansi, "SKM 2025", mulai="2025-01-01", selesai="2025-12-31")
    for kode, banyak in (("PEM", 3), ("SEK", 20), ("KEL", 8)):
        layanan = build_layanan(unit[kode])
        for _ in range(banyak):
            build_respons(survei, layanan, tanggal="2025-03-01")
    client = masuk("perencana")
    baris = {b["nama"]: b["respons"] for b in client.get(daftar, {"semua": "1"}).context["baris"]}
    assert baris == {
        "Kecamatan": "31 responden", "Sekretariat": "20 responden", "Seksi Pemerintahan": "responden ditutup",
        "Kelurahan": "responden ditutup", "Seksi Pelayanan Kelurahan": "",
    }  # fmt: skip
    unduh = client.get(reverse("surveys:padu-export", args=[instansi.kode]), {"semua": "1"})
    lembar = load_workbook(BytesIO(b"".join(unduh.streaming_content))).active
    kolom = {r[0]: r[5] for r in lembar.iter_rows(values_only=True)}
    assert [kolom[kode] for kode in ("KEC", "SEK", "PEM", "KEL")] == [31, 20, "ditutup", "ditutup"]
    for kode, ket in (("KEL", "responden ditutup"), ("PEM", "responden ditutup"), ("SEK", "20 responden")):  # fmt: skip
        assert client.get(card(periode, unit[kode])).context["tren"][0]["ket"] == ket


def test_an_instansi_without_a_survey_or_a_post_has_a_page_too(masuk, daftar, periode, unit):
    client = masuk("perencana")
    response = client.get(daftar)
    assert (
        response.status_code == 200 and "Belum ada survei yang dijawab" in response.content.decode()
    )
    assert client.get(card(periode, unit["KEC"])).status_code == 200
    periode.aturan.delete()
    periode.delete()
    assert client.get(daftar).status_code == 404


# --- the card -------------------------------------------------------------------------------------


def test_the_card_shows_both_sides_and_where_the_index_comes_from(masuk, periode, unit, isi):
    teks = masuk("perencana").get(card(periode, unit["KEL"])).content.decode()
    assert "Waktu penyelesaian dinilai paling rendah (2,00 · D) oleh 6 responden" in teks
    assert "<strong>76,8</strong>" in teks
    assert "4,00 FTE ÷ 2 orang = 2,00" in teks and "kurang 2 dari 4" in teks
    assert "Petugas Loket" in teks and "Menambah loket" in teks and "1 dukungan" in teks


@pytest.mark.parametrize("role", ["perencana", "auditor", "petugas", "admin_instansi"])
def test_words_of_complaints_are_on_no_page_here(masuk, periode, unit, daftar, isi, role):
    client = masuk(role)
    for url in (
        daftar,
        card(periode, unit["KEL"]),
        reverse("workload:kesenjangan", args=[periode.pk]),
    ):
        assert ISI not in client.get(url).content.decode()


def test_a_kind_with_few_complaints_is_named_to_their_handlers_only(masuk, periode, unit, isi):
    url, kategori = card(periode, unit["KEL"]), KategoriPengaduan.objects.get()
    tautan = reverse(
        "surveys:tautan-suara-choose", args=[periode.pk, unit["KEL"].pk, f"kategori-{kategori.pk}"]
    )
    teks = masuk("perencana").get(url).content.decode()
    assert "Semua jenis, digabung" in teks and kategori.nama not in teks and tautan not in teks
    response = masuk("petugas").get(url)
    teks = response.content.decode()
    assert kategori.nama in teks and response.context["daftar_pengaduan"]
    assert tautan not in teks  # a link would name it to everybody
    for _ in range(4):
        build_pengaduan(unit["KEL"], kategori)
    teks = masuk("perencana").get(url).content.decode()
    assert kategori.nama in teks and tautan in teks


def test_another_round_can_be_looked_at(masuk, periode, unit, isi, instansi):
    baru = build_survei(instansi, "SKM 2026", mulai="2026-01-01", selesai="2099-12-31")
    for _ in range(5):
        build_respons(baru, unit["KEL"].layanan.get(), "444444444")
    client, url = masuk("perencana"), card(periode, unit["KEL"])
    assert client.get(url).context["suara"]["ikm"] == "75,00"
    response = client.get(url, {"survei": baru.pk})
    assert (
        response.context["suara"]["ikm"] == "100,00"
        and "masih berjalan" in response.content.decode()
    )
    assert client.get(url, {"survei": "0"}).context["suara"]["ikm"] == "75,00"
    assert client.get(url, {"survei": "x"}).context["suara"]["ikm"] == "75,00"


def test_strangers_find_nothing_and_pages_are_read_only(
    client, masuk, instansi_lain, periode, unit, daftar, isi
):
    tamu = build_user(instansi_lain, "admin_instansi")
    client.force_login(tamu, backend=BACKEND)
    lain = build_periode(instansi_lain, 2030)
    assert client.get(daftar).status_code == 404
    assert client.get(card(periode, unit["KEL"])).status_code == 404
    assert (
        client.get(reverse("surveys:padu-unit", args=[lain.pk, unit["KEL"].pk])).status_code == 404
    )
    client = masuk("petugas", unit=unit["PEM"])
    assert client.get(card(periode, unit["KEL"])).status_code == 404
    assert client.get(card(periode, unit["PEM"])).status_code == 200
    assert client.post(card(periode, unit["PEM"])).status_code == 405
    assert client.post(daftar).status_code == 405


# --- in the gap report ----------------------------------------------------------------------------


def test_the_gap_report_carries_marks_that_lead_to_the_card(masuk, periode, unit, isi):
    client = masuk("perencana")
    teks = client.get(reverse("workload:kesenjangan", args=[periode.pk])).content.decode()
    kartu = card(periode, unit["KEL"])
    for sel in ("75,00 C", "Waktu penyelesaian D", "1 (1 lewat)", "Antrean (1)"):
        assert f'<a href="{kartu}">{sel}</a>' in teks
    assert f'href="{card(periode, unit["SEK"])}"' not in teks  # nobody said anything
    teks = client.get(
        reverse("workload:kesenjangan-unit", args=[periode.pk, unit["KEL"].pk])
    ).content.decode()
    assert f'href="{kartu}"' in teks


def test_the_workbook_carries_them_too(masuk, periode, unit, isi):
    response = masuk("perencana").get(reverse("workload:kesenjangan-export", args=[periode.pk]))
    berkas = BytesIO(b"".join(response.streaming_content))
    nilai = {
        r[0]: r
        for r in load_workbook(berkas, data_only=True)["Rekap Unit"].iter_rows(values_only=True)
    }
    assert nilai["Kode unit"][-4:] == ("IKM", "Unsur terlemah", "Pengaduan", "Tema aspirasi")
    assert nilai["KEL"][-4:] == ("75,00 C", "Waktu penyelesaian D", "1 (1 lewat)", "Antrean (1)")
    assert nilai["SEK"][-4:] == (None,) * 4
    rumus = {r[0].value: r for r in load_workbook(berkas)["Rekap Unit"].iter_rows()}
    assert (
        rumus["KEL"][-4].value
        == f'=HYPERLINK("http://testserver{card(periode, unit["KEL"])}","75,00 C")'
    )


# --- how much is read -------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["perencana", "petugas"])
def test_twelve_queries_at_most_whatever_there_is(
    masuk, periode, unit, daftar, isi, instansi, role, django_assert_max_num_queries
):
    client = masuk(role)
    halaman = [
        daftar, card(periode, unit["KEL"]), card(periode, unit["KEC"]),
        reverse("workload:kesenjangan", args=[periode.pk]),
        reverse("workload:kesenjangan-unit", args=[periode.pk, unit["KEL"].pk]),
        reverse("workload:perhitungan-jabatan", args=[periode.pk, unit["KEL-1"].jabatan.get().pk]),
        reverse("surveys:tautan-suara-choose", args=[periode.pk, unit["KEL"].pk, f"unsur-{isi.unsur.first().pk}"]),
        reverse("surveys:tautan-suara-create", args=[periode.pk, unit["KEL-1"].jabatan.get().pk]),
    ]  # fmt: skip
    client.get(daftar)  # the session remembers the instansi
    lama = build_survei(instansi, "SKM 2024", mulai="2024-01-01", selesai="2024-12-31")
    build_respons(lama, unit["PEM"].layanan.get())

    def counted():
        banyak = []
        for url in halaman:
            with django_assert_max_num_queries(12) as queries:
                assert client.get(url).status_code == 200
            banyak.append(len(queries))
        return banyak

    sedikit = counted()
    build_periode(instansi, 2024)
    for n in range(6):
        anak = build_unit(instansi, f"X{n}", induk=unit["KEL"])
        build_tugas(build_jabatan(anak, bezetting=1), volume=75_000, waktu=3)
        build_pengaduan(anak)
        build_aspirasi(anak, terbit=True)
        build_komitmen(anak, forum=build_forum(anak))
        for s in (isi, lama):
            build_respons(s, build_layanan(anak, f"Layanan {s.pk}"))
    assert counted() == sedikit
