"""/beban-kerja/<periode>/isian/: the file to fill in, for the posts that a person may fill."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.factories import build_jabatan, build_periode, build_tugas
from workload.models import Analisis

pytestmark = pytest.mark.django_db

KEPALA = 4  # rows up to and with the heading


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


def url(instansi, tahun=2026):
    return reverse("workload:beban-isian", args=[instansi.periode.get(tahun=tahun).pk])


def unduh(client, instansi, **pilihan):
    """The rows of the file by heading."""
    jawaban = client.get(url(instansi), pilihan)
    assert jawaban.status_code == 200
    return tabel(b"".join(jawaban.streaming_content))


def tabel(isi: bytes, **opsi) -> list[dict]:
    baris = list(load_workbook(io.BytesIO(isi), **opsi)["Beban kerja"].iter_rows(values_only=True))
    return [dict(zip(baris[KEPALA - 1], b, strict=True)) for b in baris[KEPALA:]]


def test_a_row_per_task_with_what_is_known(masuk, instansi, jabatan):
    judul = build_tugas(jabatan, uraian="Surat", kelompok=True)
    tugas = build_tugas(
        jabatan, "12.5", 2, uraian="Surat masuk", hasil="Lembar disposisi", satuan="surat", induk=judul,
        periode_volume="bulanan", pengali=12, satuan_waktu="jam", bukti="https://contoh.go.id/1",
    )  # fmt: skip
    a, b = unduh(masuk("petugas"), instansi)
    assert (a["No"], a["Uraian tugas"], a["FTE"], a["tingkat"]) == ("1", "Surat", None, 0)
    assert (b["No"], b["tingkat"], b["kode_baris"]) == ("1.a", 1, str(tugas.uid))
    assert (b["Volume"], b["Periode"], b["Norma waktu"], b["Satuan waktu"]) == (
        12.5,
        "per bulan",
        2,
        "jam",
    )
    assert (b["Jabatan"], b["kode_unit"], b["Bukti"]) == (
        "Pengolah Data",
        "PEM",
        "https://contoh.go.id/1",
    )


def test_the_figure_beside_a_row_is_live_and_stored(masuk, instansi, jabatan):
    build_tugas(jabatan, 75, 1000)
    jawaban = masuk("petugas").get(url(instansi))
    isi = b"".join(jawaban.streaming_content)
    assert tabel(isi)[0]["FTE"].startswith("=IF(") and tabel(isi, data_only=True)[0]["FTE"] == 1


def test_posts_without_tasks_get_rows_to_fill_in(masuk, instansi, jabatan):
    baris = unduh(masuk("petugas"), instansi)
    assert len(baris) == 5 and {b["Jabatan"] for b in baris} == {"Pengolah Data"}
    assert not any(b["Uraian tugas"] or b["kode_baris"] or b["Periode"] for b in baris)


def test_tasks_of_another_period_stand_where_this_one_has_none(masuk, instansi, jabatan):
    lalu = build_periode(instansi, 2025)
    build_tugas(jabatan, 40, 30, periode=lalu, uraian="Tugas 2025")
    terisi = build_jabatan(jabatan.unit, "Arsiparis")
    build_tugas(terisi, 1, 2, periode=lalu, uraian="Lama")
    build_tugas(terisi, 3, 4, uraian="Baru")
    lama, baru = sorted(
        unduh(masuk("petugas"), instansi, dari=lalu.pk), key=lambda b: b["Volume"] or 0
    )
    assert (lama["Uraian tugas"], lama["Volume"], lama["Norma waktu"], lama["kode_baris"]) == (
        "Tugas 2025",
        None,
        30,
        None,
    )
    assert (baru["Uraian tugas"], baru["Volume"]) == ("Baru", 3)
    assert unduh(masuk("petugas"), instansi, dari="lalu") == unduh(
        masuk("petugas"), instansi, dari=lalu.pk
    )
    assert not any(b["Uraian tugas"] == "Tugas 2025" for b in unduh(masuk("petugas"), instansi))


def test_narrowed_to_a_unit_with_what_is_below_it_or_to_one_post(masuk, instansi, jabatan):
    kelurahan, seksi = instansi.unit.get(kode="KEL"), instansi.unit.get(kode="KEL-1")
    lurah, staf = build_jabatan(kelurahan, "Lurah"), build_jabatan(seksi, "Pengadministrasi")
    client = masuk("petugas")
    nama = lambda **p: list(dict.fromkeys(b["Jabatan"] for b in unduh(client, instansi, **p)))  # noqa: E731
    assert nama() == ["Lurah", "Pengadministrasi", "Pengolah Data"]
    assert nama(unit=kelurahan.pk) == [lurah.nama, staf.nama]
    assert nama(jabatan=staf.pk) == [staf.nama]


def test_what_typed_text_looks_like_does_nothing(masuk, instansi, jabatan):
    build_tugas(jabatan, 1, 1, uraian='=HYPERLINK("http://x")', hasil="+1", satuan="007")
    jawaban = masuk("petugas").get(url(instansi))
    lembar = load_workbook(io.BytesIO(b"".join(jawaban.streaming_content)))["Beban kerja"]
    sel = [lembar.cell(KEPALA + 1, c) for c in (4, 5, 6)]
    assert [s.data_type for s in sel] == ["s"] * 3 and sel[2].value == "007"


def test_people_write_in_their_own_cells_and_choices_are_offered(masuk, instansi, jabatan):
    jawaban = masuk("petugas").get(url(instansi))
    buku = load_workbook(io.BytesIO(b"".join(jawaban.streaming_content)))
    lembar = buku["Beban kerja"]
    terkunci = {
        lembar.cell(KEPALA, c).value: lembar.cell(KEPALA + 1, c).protection.locked
        for c in range(1, lembar.max_column + 1)
    }
    assert lembar.protection.sheet and not lembar.protection.password
    assert {j for j, kunci in terkunci.items() if kunci} == {
        "Unit kerja", "Jabatan", "FTE", "kode_unit", "kode_jabatan", "kode_baris", "tingkat", "isian_mentah",
    }  # fmt: skip
    daftar = [v.formula1 for v in lembar.data_validations.dataValidation if v.type == "list"]
    assert '"per hari,per minggu,per bulan,per tahun"' in daftar and '"menit,jam"' in daftar
    assert buku.sheetnames == ["Beban kerja", "Petunjuk"]


def test_queries_do_not_grow_with_posts(masuk, instansi, django_assert_max_num_queries):
    client, unit = masuk("petugas"), instansi.unit.get(kode="KEL-1")
    for _ in range(30):
        build_tugas(build_jabatan(unit), 1, 1)
    with django_assert_max_num_queries(12):
        unduh(client, instansi, unit=instansi.unit.get(kode="KEC").pk)


def test_a_locked_unit_is_left_out_and_named(masuk, instansi, jabatan):
    """What is filled in for it could not be saved."""
    periode = instansi.periode.get()
    Analisis.objects.create(unit=jabatan.unit, periode=periode, status="final")
    client = masuk("petugas")
    jawaban = client.get(url(instansi), {"unit": jabatan.unit_id}, follow=True)
    assert jawaban.redirect_chain == [
        (reverse("workload:analisis-detail", args=[periode.pk, jabatan.unit_id]), 302)
    ]
    assert "terkunci" in jawaban.content.decode()
    build_jabatan(instansi.unit.get(kode="SEK"), "Sekretaris")
    jawaban = client.get(url(instansi))
    isi = b"".join(jawaban.streaming_content)
    assert {b["Jabatan"] for b in tabel(isi)} == {"Sekretaris"}
    petunjuk = [
        c for b in load_workbook(io.BytesIO(isi))["Petunjuk"].iter_rows(values_only=True) for c in b
    ]
    assert "Unit yang analisisnya terkunci: Seksi Pemerintahan." in petunjuk


def test_a_closed_period_gives_no_file_to_fill_in(masuk, instansi, jabatan):
    instansi.periode.update(ditutup_pada=timezone.now())
    jawaban = masuk("petugas").get(url(instansi), follow=True)
    assert "sudah ditutup" in jawaban.content.decode()


def test_only_units_that_the_person_may_fill(masuk, instansi, jabatan):
    seksi = instansi.unit.get(kode="KEL-1")
    build_jabatan(seksi, "Pengadministrasi")
    client = masuk("petugas", unit=instansi.unit.get(kode="KEL"))
    assert {b["Jabatan"] for b in unduh(client, instansi)} == {"Pengadministrasi"}
    assert client.get(url(instansi), {"jabatan": jabatan.pk}).status_code == 404
    assert client.get(url(instansi), {"unit": jabatan.unit_id}).status_code == 404


def test_readers_are_refused_and_strangers_see_nothing(masuk, instansi, instansi_lain, jabatan):
    assert masuk("auditor").get(url(instansi)).status_code == 403
    assert masuk("petugas").get(url(instansi_lain)).status_code == 404
    assert masuk("petugas").post(url(instansi)).status_code == 405


@pytest.mark.parametrize(
    "pilihan", [{"unit": "x"}, {"jabatan": "9" * 30}, {"dari": "٣"}, {"unit": 0}, {"dari": 987654}]
)
def test_nonsense_in_the_address_is_not_found(masuk, instansi, jabatan, pilihan):
    assert masuk("petugas").get(url(instansi), pilihan).status_code == 404


def test_the_pages_where_one_fills_in_offer_it(masuk, instansi, jabatan):
    periode, client = instansi.periode.get(), masuk("petugas")
    tautan = f'href="{url(instansi)}?dari=lalu"'
    for nama in ("workload:beban-list", "workload:beban-import"):
        assert tautan in client.get(reverse(nama, args=[periode.pk])).content.decode()
    unit = client.get(
        reverse("workload:analisis-detail", args=[periode.pk, jabatan.unit_id])
    ).content.decode()
    assert f'href="{url(instansi)}?unit={jabatan.unit_id}&amp;dari=lalu"' in unit
    assert (
        url(instansi)
        not in masuk("auditor")
        .get(reverse("workload:beban-list", args=[periode.pk]))
        .content.decode()
    )
