"""Files for SIASN: exactly its columns and quirks, the figures of the report, and a tree that reads back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.factories import build_jabatan, build_periode, build_tugas, build_unit
from units.calculators.jenis import Jenis
from units.imports.unit import import_unit
from units.models import Instansi, NomenklaturJabatan, UnitKerja
from workload import rekap
from workload.calculators.siasn import (
    KOLOM_SOTK,
    BarisRincian,
    Kategori,
    corder,
    eselon_of,
    kategori_of,
    plain_text,
    split_pendidikan,
    tell_apart,
    written_nama,
)
from workload.demo.muat import load_demo
from workload.demo.struktur import KODE_INSTANSI
from workload.exports.kebutuhan import read_kebutuhan
from workload.exports.siasn import read_sotk, write_sotk

KOLOM = [
    "jenis_pengadaan",
    "jenis_jabatan_umum",
    "nama_jabatan",
    "nama_sub_jabatan",
    "cpns_guru",
    "cpns_nakes",
    "cpns_teknis",
    "pppk_guru",
    "pppk_nakes",
    "pppk_teknis",
    "unit_penempatan",
    "penghasilan_min",
    "penghasilan_max",
    "pendidikan_id",
    "pendidikan_nama",
]


# --- how things are written ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Seksi Pemerintahan", "Seksi Pemerintahan"),
        ('=HYPERLINK("http://x")', 'HYPERLINK("http://x")'),
        ("\t =-+@cmd|' /C calc'!A0", "cmd|' /C calc'!A0"),
        ("＝1+1", "1+1"),
        ("Seksi\nUmum\u200f", "Seksi Umum"),
        ("-", "null"),
        ("", "null"),
    ],
)
def test_text_is_harmless_in_a_spreadsheet(teks, hasil):
    assert plain_text(teks) == hasil


@pytest.mark.parametrize(
    ("nama", "jenjang", "hasil"),
    [
        ("Arsiparis", "ahli_muda", "ARSIPARIS AHLI MUDA"),
        ("Arsiparis Ahli Muda", "ahli_muda", "ARSIPARIS AHLI MUDA"),
        ("Pengadministrasi Perkantoran", "", "PENGADMINISTRASI PERKANTORAN"),
    ],
)
def test_a_post_is_named_with_its_jenjang_once(nama, jenjang, hasil):
    assert written_nama(nama, jenjang) == hasil


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("", []),
        ("S-1/D-4", ["S-1", "D-4"]),
        ("SLTA sederajat", ["SLTA SEDERAJAT"]),
        ("SD/SLTP sederajat", ["SD SEDERAJAT", "SLTP SEDERAJAT"]),
        ("S-1/D-4 bidang hukum", ["S-1 HUKUM", "D-4 HUKUM"]),
        ("S-1 bidang yang relevan", ["S-1 BIDANG YANG RELEVAN"]),
        ("S-1 (Strata-Satu)/ D-4 (Diploma-Empat) Ilmu Pemerintahan", ["S-1 ILMU PEMERINTAHAN", "D-4 ILMU PEMERINTAHAN"]),
        ("S-1 gizi atau kesehatan masyarakat", ["S-1 GIZI", "S-1 KESEHATAN MASYARAKAT"]),
        ("S-1 Psikologi / S-1 Administrasi Negara", ["S-1 PSIKOLOGI", "S-1 ADMINISTRASI NEGARA"]),
        ("D-3 komputer\nD-3 statistik; D-3 komputer", ["D-3 KOMPUTER", "D-3 STATISTIK"]),
        ("S-1 / D-4 bidang hukum", ["S-1 HUKUM", "D-4 HUKUM"]),
        ("S-1 (Strata-Satu /D-4 (Diploma-Empat bidang hukum", ["S-1 HUKUM", "D-4 HUKUM"]),
        ("SD sederajat/SLTP sederajat", ["SD SEDERAJAT", "SLTP SEDERAJAT"]),
        ("SMA IPA/SMK Listrik, SMK Mesin | SMA umum", ["SMA IPA", "SMK LISTRIK", "SMK MESIN", "SMA UMUM"]),
        ("D-3 di bidang hutan, ternak, dan ikan; dan", ["D-3 HUTAN", "D-3 TERNAK", "D-3 IKAN"]),
        ("SMA/Paket C (IPA/IPS) SMK", ["SMA/PAKET C (IPA/IPS) SMK"]),
        ("Profesi dokter gigi", ["PROFESI DOKTER GIGI"]),
        ("Berijazah paling rendah sarjana atau diploma empat", ["BERIJAZAH PALING RENDAH SARJANA ATAU DIPLOMA EMPAT"]),
    ],
)  # fmt: skip
def test_every_accepted_education_is_a_value(teks, hasil):
    assert split_pendidikan(teks) == hasil


@given(st.text())
def test_any_text_survives_a_csv_and_starts_no_formula(teks):
    hasil = plain_text(teks)
    assert hasil and hasil[0] not in "=+-@\t\r" and plain_text(hasil) == hasil
    berkas = io.StringIO(newline="")
    csv.writer(berkas).writerow([hasil, 1])
    assert list(csv.reader(io.StringIO(berkas.getvalue(), newline=""))) == [[hasil, "1"]]
    assert all(split_pendidikan(teks))


@pytest.mark.parametrize(
    ("jenis", "nama", "pembina", "kategori"),
    [
        (Jenis.FUNGSIONAL, "Guru Kelas", "", Kategori.GURU),
        (Jenis.FUNGSIONAL, "Perawat", "", Kategori.NAKES),
        (Jenis.FUNGSIONAL, "Administrator Kesehatan", "Kementerian Kesehatan", Kategori.NAKES),
        (Jenis.FUNGSIONAL, "Arsiparis", "ANRI", Kategori.TEKNIS),
        (Jenis.PELAKSANA, "Operator Layanan Kesehatan", "Kementerian Kesehatan", Kategori.TEKNIS),
    ],
)
def test_category_of_a_post(jenis, nama, pembina, kategori):
    assert kategori_of(jenis, nama, pembina) is kategori


@pytest.mark.parametrize(
    ("jenis", "nama", "di_kelurahan", "kode"),
    [
        (Jenis.JPT_PRATAMA, "Sekretaris Daerah", False, "21"),
        (Jenis.JPT_PRATAMA, "Kepala Dinas Kesehatan", False, "22"),
        (Jenis.ADMINISTRATOR, "Camat", False, "31"),
        (Jenis.ADMINISTRATOR, "Sekretaris Kecamatan", False, "32"),
        (Jenis.PENGAWAS, "Lurah", True, "41"),
        (Jenis.PENGAWAS, "Kepala Seksi Pemerintahan", True, "42"),
        (Jenis.PENGAWAS, "Kepala Seksi Pemerintahan", False, "41"),
    ],
)
def test_eselon_of_the_head_of_a_unit(jenis, nama, di_kelurahan, kode):
    assert eselon_of(jenis, nama, di_kelurahan=di_kelurahan) == kode


def test_units_of_one_name_are_told_apart():
    jalur = {1: ["Kec"], 2: ["Seksi", "Kel A", "Kec"], 3: ["Seksi", "Kel B", "Kec"], 4: ["Umum"]}
    assert tell_apart(jalur) == {1: "Kec", 2: "Seksi - Kel A", 3: "Seksi - Kel B", 4: "Umum"}
    assert set(tell_apart({1: ["A", "X"], 2: ["A", "X"]}).values()) == {"A - X"}  # cannot be helped


def test_corder_sorts_as_the_tree_is_drawn():
    satu, dua = corder([(1, "R")]), corder([(1, "R"), (2, "A")])
    assert (satu, dua) == ("0001R", "0001R-0002A") and satu < dua < corder([(1, "R"), (10, "B")])


# --- rincian formasi ----------------------------------------------------------------------------


@pytest.fixture
def periode(instansi):
    """Shortages of every category, one managerial, one surplus, one not analysed."""
    pem, kel = instansi.unit.get(kode="PEM"), instansi.unit.get(kode="KEL-1")
    pendidikan = {"Pengolah Data dan Informasi": "D-3", "Perawat": "Ners", "Guru": "S-1 pendidikan"}
    for nama, jenis, jenjang, unit, butuh, ada in (
        ("Pengolah Data dan Informasi", "pelaksana", "", pem, 3, 1),
        ("Perawat", "fungsional", "ahli_pertama", kel, 4, 1),
        ("Guru", "fungsional", "ahli_pertama", kel, 1, 0),
        ("=Penata", "pelaksana", "", kel, 1, 0),
        ("Arsiparis", "fungsional", "terampil", pem, 1, 3),
    ):
        nomenklatur = NomenklaturJabatan.objects.create(
            instansi=instansi, nama=nama, jenis=jenis, jenjang=jenjang,
            pendidikan_minimum=pendidikan.get(nama, ""),
        )  # fmt: skip
        jabatan = build_jabatan(
            unit, nama, jenis=jenis, jenjang=jenjang, bezetting=ada, nomenklatur=nomenklatur
        )
        build_tugas(jabatan, 1000 * butuh, 75)
    build_jabatan(pem, "Kepala Seksi Pemerintahan", jenis="pengawas", bezetting=0)
    build_jabatan(pem, "Belum Dihitung", bezetting=1)
    return instansi.periode.get()


def rincian(client, periode, **query):
    """(status, raw rows, rows as dicts below the second line) of the download."""
    jawab = client.get(f"/siasn/{periode.pk}/rincian/", query)
    if jawab.status_code != 200:
        return jawab.status_code, [], []
    mentah = list(csv.reader(io.StringIO(jawab.content.decode("utf-8"), newline="")))
    return 200, mentah, [dict(zip(mentah[1], baris, strict=True)) for baris in mentah[2:]]


def test_title_then_the_fifteen_headings(masuk, periode):
    _, mentah, _ = rincian(masuk("perencana"), periode)
    assert mentah[0] == ["Rincian Formasi CPNS Kecamatan Contoh 2026"]
    assert mentah[1] == KOLOM == list(BarisRincian._fields)
    jawab = masuk("perencana").get(f"/siasn/{periode.pk}/rincian/")
    assert not jawab.content.startswith(b"\xef\xbb\xbf") and b"\r\n" in jawab.content
    assert 'filename="siasn-rincian-cpns-marelan-2026.csv"' in jawab["Content-Disposition"]


def test_a_row_per_post_that_is_short(masuk, periode):
    _, _, baris = rincian(masuk("perencana"), periode)
    per_nama = {b["nama_jabatan"]: b for b in baris}
    assert list(per_nama) == [
        "PENATA", "GURU AHLI PERTAMA", "PERAWAT AHLI PERTAMA", "PENGOLAH DATA DAN INFORMASI",
    ]  # fmt: skip
    perawat = per_nama["PERAWAT AHLI PERTAMA"]
    assert perawat == {
        "jenis_pengadaan": "CPNS", "jenis_jabatan_umum": "NAKES", "nama_jabatan": "PERAWAT AHLI PERTAMA",
        "nama_sub_jabatan": "null", "cpns_guru": "0", "cpns_nakes": "3", "cpns_teknis": "0", "pppk_guru": "0",
        "pppk_nakes": "0", "pppk_teknis": "0", "unit_penempatan": "SEKSI PELAYANAN KELURAHAN",
        "penghasilan_min": "null", "penghasilan_max": "null", "pendidikan_id": "null", "pendidikan_nama": "NERS",
    }  # fmt: skip
    assert per_nama["PENATA"]["pendidikan_nama"] == "null"


@pytest.mark.parametrize("pengadaan", ["cpns", "pppk"])
def test_figures_are_those_of_the_report(masuk, periode, pengadaan):
    client = masuk("perencana")
    angka = [k for k in KOLOM if k.startswith(("cpns_", "pppk_"))]
    for struktural, kurang in (("ya", 8), ("tidak", 7)):
        _, _, baris = rincian(client, periode, pengadaan=pengadaan, struktural=struktural)
        assert sum(int(b[k]) for b in baris for k in angka) == kurang
        assert all(int(b[k]) == 0 for b in baris for k in angka if not k.startswith(pengadaan))
        assert {b["jenis_pengadaan"] for b in baris} == {pengadaan.upper()}
    assert rekap.total(periode).kurang == 8


def test_units_of_one_name_say_where_they_are(masuk, periode, instansi):
    lain = build_unit(instansi, "SEK-1", "Seksi Pemerintahan", induk=instansi.unit.get(kode="SEK"))
    build_tugas(build_jabatan(lain, "Penelaah", bezetting=0), 1000, 75)
    _, _, baris = rincian(masuk("perencana"), periode)
    assert {b["unit_penempatan"] for b in baris} == {
        "SEKSI PEMERINTAHAN - KECAMATAN", "SEKSI PEMERINTAHAN - SEKRETARIAT", "SEKSI PELAYANAN KELURAHAN",
    }  # fmt: skip


def test_scope_and_nonsense(masuk, periode, instansi, instansi_lain):
    client = masuk("perencana")
    pem = instansi.unit.get(kode="PEM").pk
    assert len(rincian(client, periode, unit=pem)[2]) == 1
    for query in ({"pengadaan": "asn"}, {"struktural": "1"}, {"unit": "x"}, {"unit": "9" * 30}):
        assert rincian(client, periode, **query)[0] == 404
    assert rincian(client, instansi_lain.periode.get())[0] == 404
    assert client.post(f"/siasn/{periode.pk}/rincian/").status_code == 405
    petugas = masuk("petugas", unit=instansi.unit.get(kode="KEL"))
    assert len(rincian(petugas, periode)[2]) == 3
    assert rincian(petugas, periode, unit=pem)[0] == 404


# --- SOTK ---------------------------------------------------------------------------------------


def sotk(client, periode, **query):
    jawab = client.get(f"/siasn/{periode.pk}/sotk/", query)
    if jawab.status_code != 200:
        return jawab.status_code, [], b""
    isi = b"".join(jawab.streaming_content)
    kepala, *baris = load_workbook(io.BytesIO(isi)).active.iter_rows(values_only=True)
    assert kepala == KOLOM_SOTK
    return 200, [dict(zip(kepala, b, strict=True)) for b in baris], isi


def test_units_depth_first_with_dashes(masuk, periode):
    _, baris, _ = sotk(masuk("perencana"), periode)
    assert [b["NAMA UNOR"] for b in baris] == [
        "Kecamatan", "-Kelurahan", "--Seksi Pelayanan Kelurahan", "-Seksi Pemerintahan", "-Sekretariat",
    ]  # fmt: skip
    per_id = {b["ID"]: b for b in baris}
    assert per_id["KEC"]["DIATASAN ID"] is None and per_id["KEL-1"]["DIATASAN ID"] == "KEL"
    assert {b["INDUK UNOR ID"] for b in baris} == {b["ROOT ID"] for b in baris} == {"KEC"}
    assert [b["ROW LEVEL"] for b in baris] == [1, 2, 3, 2, 2]
    assert [b["CORDER"] for b in baris] == sorted(b["CORDER"] for b in baris)
    pem = per_id["PEM"]
    assert (pem["ESELON"], pem["JENJANG JABATAN"]) == ("41", "JABATAN PENGAWAS")
    assert per_id["SEK"]["ESELON"] is None and per_id["SEK"]["TOTAL KEBUTUHAN"] == 0


def test_own_need_adds_up_over_the_rows_and_the_subtree_does_not(masuk, periode):
    client = masuk("perencana")
    _, baris, _ = sotk(client, periode)
    assert sum(b["TOTAL KEBUTUHAN"] for b in baris) == rekap.total(periode).kebutuhan
    _, baris, _ = sotk(client, periode, kebutuhan="bawahan")
    per_kode = {u.kode: u.kebutuhan for u in rekap.units(periode)}
    assert {b["ID"]: b["TOTAL KEBUTUHAN"] for b in baris} == per_kode
    assert sotk(client, periode, kebutuhan="semua")[0] == 404


def tree_of(instansi):
    return {
        kode: (nama, induk, urutan, jenis)
        for kode, nama, induk, urutan, jenis in instansi.unit.values_list(
            "kode", "nama", "induk__kode", "urutan", "jenis"
        )
    }


def test_our_own_import_reads_it_back(masuk, periode, instansi):
    _, _, isi = sotk(masuk("perencana"), periode)
    semula = tree_of(instansi)
    hasil = import_unit(io.BytesIO(isi), instansi=instansi.kode)
    assert tree_of(instansi) == semula and not hasil.peringatan
    import_unit(io.BytesIO(isi), instansi="baru", create=True)
    baru = tree_of(Instansi.objects.get(kode="baru"))
    assert {k: v[:3] for k, v in baru.items()} == {k: v[:3] for k, v in semula.items()}


def test_a_part_names_its_parent_and_elsewhere_is_an_orphan(masuk, periode, instansi):
    _, baris, isi = sotk(masuk("perencana"), periode, unit=instansi.unit.get(kode="KEL").pk)
    assert [b["DIATASAN ID"] for b in baris] == ["KEC", "KEL"]
    semula = tree_of(instansi)
    import_unit(io.BytesIO(isi), instansi=instansi.kode)
    assert tree_of(instansi) == semula
    hasil = import_unit(io.BytesIO(isi), instansi="baru", create=True)
    assert [str(p) for p in hasil.peringatan if "yatim" in p.pesan]


def test_the_demo_comes_back(db):
    load_demo()
    demo = Instansi.objects.get(kode=KODE_INSTANSI)
    isi = io.BytesIO()
    write_sotk(read_sotk(read_kebutuhan(demo.periode.current(), angka_saja=True)), isi)
    isi.seek(0)
    semula = tree_of(demo)
    hasil = import_unit(isi, instansi=demo.kode)
    assert tree_of(demo) == semula and not hasil.peringatan and len(semula) == 34


def test_a_real_kabupaten_comes_back(db, shared):
    berkas = shared / "data" / "banyuwangi" / "unor_banyuwangi.csv"
    import_unit(str(berkas), instansi="bwi", create=True)
    bwi = Instansi.objects.get(kode="bwi")
    isi = io.BytesIO()
    data = read_kebutuhan(build_periode(bwi), angka_saja=True)
    baris = read_sotk(data)
    write_sotk(baris, isi)
    assert len(baris) == 2745 == len({b.corder for b in baris})
    assert sorted(baris, key=lambda b: b.corder) == baris
    isi.seek(0)
    hasil = import_unit(isi, instansi="bwi2", create=True)
    lama, baru = tree_of(bwi), tree_of(Instansi.objects.get(kode="bwi2"))
    assert baru == lama and UnitKerja.objects.filter(instansi__kode="bwi2").count() == 2745
    assert not [p for p in hasil.peringatan if "yatim" in p.pesan]


def test_queries_do_not_grow(masuk, periode, instansi, django_assert_max_num_queries):
    client = masuk("perencana")
    for n in range(30):
        unit = build_unit(instansi, f"X{n}", induk=instansi.unit.get(kode="KEC"))
        build_tugas(build_jabatan(unit, bezetting=0), 1000, 75)
    for halaman in (rincian, sotk):
        with django_assert_max_num_queries(11):
            halaman(client, periode)
