"""The result of a round: who sees what of it, how it is published, and what leaves as a file."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from surveys.models import HasilTerbit, RencanaTindakLanjut
from tests.factories import build_layanan, build_respons, build_survei, build_user
from tests.workload.buku_kerja import count_formulas, differences, recalculate

pytestmark = pytest.mark.django_db
FORMULIR = ["333433334", "332443334", "443433334", "333434434", "322433323", "4334-3434"]


@pytest.fixture
def survei(instansi):
    return build_survei(instansi, mulai="2026-01-01", selesai="2026-06-30")


@pytest.fixture
def isi(survei, instansi):
    """Thirteen answers in the kecamatan: six to a seksi, seven to the kelurahan."""
    loket = build_layanan(instansi.unit.get(kode="PEM"), pengguna_setahun=50)
    for f in FORMULIR:
        build_respons(survei, loket, f, saran="Antre lama, telp 081234567890", jenis_kelamin="P")
    lurah = build_layanan(instansi.unit.get(kode="KEL"), "Surat pengantar")
    for f in ["222222222", "223332323", "222333222", "232323232", "333333333", "111122222", "222222223"]:  # fmt: skip
        build_respons(survei, lurah, f, tanggal="2026-04-02")
    build_respons(survei, lurah, "111111111", keadaan="karantina")
    return survei


def page(client, survei, nama="survei-hasil", query=""):
    return client.get(reverse(f"surveys:{nama}", args=[survei.pk]) + query)


def file_of(jawab) -> BytesIO:
    assert jawab.status_code == 200
    return BytesIO(b"".join(jawab.streaming_content))


# --- the page -----------------------------------------------------------------------------------


def test_everything_is_on_the_page(masuk, isi):
    teks = page(masuk("perencana"), isi).text
    for kata in ("Mutu pelayanan", "Kepentingan dan kinerja", "tiga desimal (0,111)", "Per unit",
                 "Seksi Pemerintahan", "Per bulan", "April 2026", "minimum 44", "Laki-laki"):  # fmt: skip
        assert kata in teks
    assert re.search(r"Dikarantina</dt><dd class=\"angka-besar\">1<", teks)
    assert "081234567890" not in teks and "Antre lama" in teks


def test_a_unit_is_opened_with_what_is_below_it(masuk, isi, instansi):
    kel = instansi.unit.get(kode="KEL")
    jawab = page(masuk("perencana"), isi, query=f"?unit={kel.pk}")
    assert jawab.context["laporan"].respons == 7
    assert "Surat pengantar" in jawab.text and "KTP elektronik" not in jawab.text


def test_people_of_a_unit_see_their_part_and_no_other(isi, instansi):
    kel, pem = (instansi.unit.get(kode=k) for k in ("KEL", "PEM"))
    client = Client()
    client.force_login(
        build_user(instansi, "petugas", unit=kel),
        backend="accounts.backends.UsernameOrNipBackend",
    )
    assert page(client, isi).context["laporan"].respons == 7
    for nama in ("survei-hasil", "survei-laporan", "survei-olahan", "rtl-list"):
        assert page(client, isi, nama, f"?unit={pem.pk}").status_code == 404
        assert page(client, isi, nama, "?unit=x").status_code == 404


def test_the_page_says_so_where_figures_are_hidden(masuk, survei, instansi):
    loket = build_layanan(instansi.unit.get(kode="PEM"))
    for _ in range(4):
        build_respons(survei, loket, "111111111")
    jawab = page(masuk("perencana"), survei)
    assert "tidak ditampilkan" in jawab.text and "25,00" not in jawab.text.split("Skala mutu")[0]


def test_how_many_a_hidden_unit_has_is_said_nowhere(masuk, survei, instansi):
    """The seksi has three; the kelurahan is hidden beside it, for eight of eleven would leave three."""
    for kode, n in (("PEM", 3), ("KEL", 8), ("SEK", 20)):
        loket = build_layanan(instansi.unit.get(kode=kode), pengguna_setahun=100)
        for _ in range(n):
            build_respons(survei, loket)
    client, query = masuk("perencana"), f"?unit={instansi.unit.get(kode='KEL').pk}"
    jawab = page(client, survei, query=query)
    isi = re.sub("<[^>]+>", " ", jawab.text.split("Jumlah sampel</h2>")[1])
    assert "Banyaknya yang diterima ditutup." in isi and not re.search(r"\b8\b", isi)
    assert "Sampel kurang" not in isi and "Sampel cukup" not in isi
    dok = Document(file_of(page(client, survei, "survei-laporan", query)))
    bab = "\n".join(p.text for p in dok.paragraphs)
    assert "Banyaknya yang diterima ditutup." in bab and "Cara menjawab" not in bab
    assert not re.search(r"\b8 (responden|jawaban)", bab)
    diterima = next(t for t in dok.tables if t.cell(0, 4).text == "Diterima")
    assert diterima.cell(1, 4).text == "ditutup"


def test_the_round_and_its_result_name_one_minimum(masuk, survei, instansi):
    """Also after a service with answers is closed: its answers count, so its users do. One closed without any
    answer is in neither."""
    unit = instansi.unit.get(kode="PEM")
    tutup = build_layanan(unit, "KTP", pengguna_setahun=800)
    build_layanan(unit, "KK", pengguna_setahun=200)
    sepi = build_layanan(unit, "Lama", pengguna_setahun=5000)
    build_respons(survei, tutup)
    for satu in (tutup, sepi):
        satu.nonaktif_sejak = date(2026, 3, 1)
        satu.save()
    client = masuk("perencana")
    ronde = page(client, survei, "survei-detail").context
    hasil = page(client, survei).context["laporan"].sampel
    assert (ronde["minimum"], ronde["pengguna"]) == (hasil.perlu, hasil.pengguna) == (278, 1000)
    bagian = {layanan.nama: n for layanan, _, n in ronde["baris"]}
    assert bagian == {b.nama: b.perlu for b in hasil.baris} == {"KTP": 222, "KK": 56}


def test_an_empty_round_has_a_page_and_files(masuk, survei):
    client = masuk("perencana")
    assert "Belum ada jawaban" in page(client, survei).text
    Document(file_of(page(client, survei, "survei-laporan")))
    openpyxl.load_workbook(file_of(page(client, survei, "survei-olahan")))


def test_twelve_queries_at_most(masuk, isi, instansi, django_assert_max_num_queries):
    for tahun in range(2020, 2026):
        lalu = build_survei(instansi, f"SKM {tahun}", mulai=f"{tahun}-01-01", selesai=f"{tahun}-12-31")  # fmt: skip
        for _ in range(5):
            build_respons(lalu, build_layanan(instansi.unit.get(kode="SEK"), f"L{_} {tahun}"))
    for role in ("perencana", "petugas"):
        client = masuk(role)
        page(client, isi)
        for nama in ("survei-hasil", "survei-laporan", "survei-olahan", "rtl-list"):
            with django_assert_max_num_queries(12):
                page(client, isi, nama)


# --- files --------------------------------------------------------------------------------------


def test_the_report_has_the_official_chapters(masuk, isi, instansi):
    RencanaTindakLanjut.objects.create(
        survei=isi, unsur=isi.unsur.get(kode="WAKTU"), kegiatan="Menambah loket",
        penanggung_jawab="Kasi Pelayanan", tenggat=date(2026, 9, 1),
    )  # fmt: skip
    dok = Document(file_of(page(masuk("perencana"), isi, "survei-laporan")))
    kepala = [p.text for p in dok.paragraphs if p.style.name == "Heading 1"]
    assert [k.split("  ")[0] for k in kepala] == [
        "BAB I", "BAB II", "BAB III", "BAB IV", "BAB V", "LAMPIRAN", "LAMPIRAN", "LAMPIRAN"
    ]  # fmt: skip
    sel = [c.text for t in dok.tables for r in t.rows for c in r.cells]
    assert "Menambah loket" in sel and "U3 Waktu penyelesaian" in sel
    assert (
        len(dok.inline_shapes) == 2
    )  # NRR; importance and performance. Over time: from three points on
    semua = "\n".join(p.text for p in dok.paragraphs)
    assert "081234567890" not in semua and "1 jawaban dikarantina" in semua


def test_what_people_typed_cannot_break_the_report(masuk, survei, instansi):
    loket = build_layanan(instansi.unit.get(kode="PEM"), "KTP \x0b & <b>")
    for f in FORMULIR:
        build_respons(survei, loket, f, saran="=1+1 \x07<script>&")
    client = masuk("perencana")
    Document(file_of(page(client, survei, "survei-laporan")))
    openpyxl.load_workbook(file_of(page(client, survei, "survei-olahan")))


def test_recalculated_by_libreoffice_the_workbook_is_the_same(masuk, isi, tmp_path):
    berkas = file_of(page(masuk("perencana"), isi, "survei-olahan")).getvalue()
    assert count_formulas(berkas) > 9 * 11
    assert differences(berkas, recalculate(berkas, tmp_path)) == []


def test_above_a_limit_the_workbook_says_that_it_has_no_single_answers(masuk, isi, monkeypatch):
    from surveys.exports import hasil_xlsx

    monkeypatch.setattr(hasil_xlsx, "MAX_RESPONDEN", 12)
    buku = openpyxl.load_workbook(file_of(page(masuk("perencana"), isi, "survei-olahan")))
    assert "Responden" not in buku.sheetnames
    teks = [str(c.value) for baris in buku["Olahan"] for c in baris]
    assert any("Lebih dari 12 jawaban" in t for t in teks)


def test_the_workbook_computes_with_live_formulas_from_rows_without_personal_data(masuk, isi):
    berkas = file_of(page(masuk("perencana"), isi, "survei-olahan")).getvalue()
    rumus = openpyxl.load_workbook(BytesIO(berkas))
    nilai = openpyxl.load_workbook(BytesIO(berkas), data_only=True)
    olahan = rumus["Olahan"]
    u1 = next(r for r in olahan.iter_rows() if str(r[0].value).startswith("U1 "))
    assert u1[3].value == "=COUNTIF(Responden!$C$4:$C$16,3)"
    assert u1[7].value.startswith("=G") and olahan._charts
    ikm = next(r for r in nilai["Olahan"].iter_rows(values_only=True) if str(r[0]).startswith("IKM"))  # fmt: skip
    from surveys.hasil.laporan import read_laporan

    laporan = read_laporan(isi)
    assert ikm[10] == float(laporan.hasil.ikm) and ikm[11] == laporan.hasil.mutu.huruf
    responden = list(nilai["Responden"].iter_rows(min_row=3, values_only=True))
    assert responden[0][:3] == ("No", "Layanan", "U1") and len(responden) == 14
    # the formulas count exactly these rows: the same sums as the database's
    for i, u in enumerate(laporan.hasil.unsur):
        kolom = [r[2 + i] for r in responden[1:] if r[2 + i] is not None]
        assert (len(kolom), sum(kolom)) == (u.jawaban.penjawab, u.jawaban.jumlah)


def test_rows_of_hidden_services_do_not_name_them(masuk, survei, instansi):
    unit = instansi.unit.get(kode="PEM")
    for nama, n in (("Langka", 2), ("Biasa", 7), ("Ramai", 9)):
        loket = build_layanan(unit, nama)
        for _ in range(n):
            build_respons(survei, loket)
    berkas = file_of(page(masuk("perencana"), survei, "survei-olahan"))
    buku = openpyxl.load_workbook(berkas)
    tempat = [r[1] for r in buku["Responden"].iter_rows(min_row=4, values_only=True)]
    assert tempat.count("Ramai, Seksi Pemerintahan") == 9
    assert tempat.count("layanan lain, Seksi Pemerintahan") == 9


# --- publishing ---------------------------------------------------------------------------------


def publish(client, survei, **isi):
    return client.post(
        reverse("surveys:survei-terbit", args=[survei.pk]),
        {"terbit_pada": "2026-07-15", "media": "Situs\nBanner"} | isi,
    )


def test_a_result_is_public_once_published(masuk, isi, instansi):
    warga, alamat = Client(), reverse("surveys:hasil-publik", args=[isi.kode])
    assert warga.get(alamat).status_code == 404
    client = masuk("admin_instansi")
    assert publish(client, isi).status_code == 302
    jawab = warga.get(alamat)
    assert jawab.status_code == 200 and "Antre lama" not in jawab.text  # words are not published
    poster = warga.get(reverse("surveys:hasil-poster", args=[isi.kode]))
    assert "Indeks Kepuasan Masyarakat" in poster.text and "<svg" in poster.text
    kel = instansi.unit.get(kode="KEL")
    assert warga.get(reverse("surveys:hasil-publik-unit", args=[isi.kode, kel.pk])).status_code == 200  # fmt: skip
    client.post(reverse("surveys:survei-tarik", args=[isi.pk]))
    assert warga.get(alamat).status_code == 404


def test_the_public_page_says_what_exact_weights_give_where_others_are_declared(masuk, survei, instansi):  # fmt: skip
    survei.cara_bobot, survei.dasar_bobot = "0,11", "Perbup 7/2025"
    survei.save()
    loket = build_layanan(instansi.unit.get(kode="PEM"))
    for _ in range(5):
        build_respons(survei, loket, "333333333")
    publish(masuk("admin_instansi"), survei)
    teks = Client().get(reverse("surveys:hasil-publik", args=[survei.kode])).text
    assert "dua desimal (0,11) menurut Perbup 7/2025" in teks and "74,25" in teks
    assert "Dengan bobot tepat IKM-nya 75,00 (mutu C, selisih +0,75)" in teks


def test_citizens_see_only_rounds_that_are_published_and_closed(masuk, survei, instansi):
    """Before this one: one published, one never, one published whose last day was then moved to the future."""
    loket = build_layanan(instansi.unit.get(kode="PEM"))
    for nama, tahun, selesai in (("Terbit", 2023, "2023-12-31"), ("Simpan", 2024, "2024-12-31"), ("Jalan", 2025, "2999-12-31")):  # fmt: skip
        lalu = build_survei(instansi, nama, mulai=f"{tahun}-01-01", selesai=selesai)
        if nama != "Simpan":
            HasilTerbit.objects.create(survei=lalu, terbit_pada=f"{tahun + 1}-01-05")
        for _ in range(5):
            build_respons(lalu, loket, tanggal=f"{tahun}-02-01")
    for _ in range(5):
        build_respons(survei, loket)
    client = masuk("admin_instansi")
    publish(client, survei)

    def putaran(jawab):
        return [t["nama"] for t in jawab.context["putaran"]]

    alamat = reverse("surveys:hasil-publik", args=[survei.kode])
    assert putaran(Client().get(alamat)) == ["Terbit", survei.nama]
    assert putaran(page(client, survei)) == ["Terbit", "Simpan", "Jalan", survei.nama]
    lama = HasilTerbit.objects.get(survei__nama="Terbit").survei
    client.post(reverse("surveys:survei-tarik", args=[lama.pk]))
    assert putaran(Client().get(alamat)) == [survei.nama]  # at once, though the result is kept


def test_the_public_page_is_light(masuk, isi):
    publish(masuk("admin_instansi"), isi)
    jawab = Client().get(reverse("surveys:hasil-publik", args=[isi.kode]))
    assert len(jawab.content) < 20_000 and "<script" not in jawab.text


def test_a_round_that_still_takes_answers_is_not_published(masuk, instansi):
    buka = build_survei(instansi, "Berjalan")
    jawab = publish(masuk("admin_instansi"), buka)
    assert jawab.status_code == 422 and "masih menerima jawaban" in jawab.text
    assert "Banner" in jawab.text and not HasilTerbit.objects.exists()


@pytest.mark.parametrize("tanggal", ["2025-12-31", "2999-01-01", "", "kemarin"])
def test_the_day_of_publication_lies_between_the_round_and_today(masuk, survei, tanggal):
    jawab = publish(masuk("admin_instansi"), survei, terbit_pada=tanggal)
    assert jawab.status_code == 422 and not HasilTerbit.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("petugas", 403), ("perencana", 403), ("pimpinan_unit", 403)])  # fmt: skip
def test_only_who_manages_surveys_of_the_instansi_publishes(masuk, survei, role, status):
    assert publish(masuk(role), survei).status_code == status
    assert not HasilTerbit.objects.exists()


def test_other_instansi_and_units_do_not_appear_in_public(masuk, isi, instansi_lain):
    publish(masuk("admin_instansi"), isi)
    lain = instansi_lain.unit.first()
    warga = Client()
    assert warga.get(reverse("surveys:hasil-publik-unit", args=[isi.kode, lain.pk])).status_code == 404  # fmt: skip
    sepi = isi.instansi.unit.get(kode="SEK")
    assert warga.get(reverse("surveys:hasil-publik-unit", args=[isi.kode, sepi.pk])).status_code == 404  # fmt: skip
