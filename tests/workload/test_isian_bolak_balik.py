"""The file to fill in comes back as it went out: export, import, and the database is the same."""

import io
import shutil
import subprocess
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.factories import build_jabatan, build_tugas
from tests.workload.keadaan import isi_lembar, keadaan
from units.calculators.aturan import PENGALI_BAWAAN, PeriodeVolume
from units.models import Instansi
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.demo.muat import load_demo
from workload.exports.buku_isian import KOLOM, write_isian
from workload.exports.isian import read_isian
from workload.imports.baca import read_beban_kerja
from workload.imports.kolom import as_cell
from workload.imports.simpan import replace_rows
from workload.imports.terbaca import BarisTugas, JabatanBerkas
from workload.models import Analisis, BebanJabatan, Catatan, PenerimaanTanda, UraianTugas

pytestmark = pytest.mark.django_db

LETAK = {k.judul: i for i, k in enumerate(KOLOM, 1)}
KEPALA = 4  # rows up to and with the heading


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def bolak_balik(tmp_path):
    """bolak_balik(periode, ubah) writes the file, lets `ubah` have its path, and imports it."""

    def _jalan(periode, ubah=None):
        berkas = tmp_path / "isian.xlsx"
        with berkas.open("wb") as keluar:
            write_isian(
                read_isian(periode, units=periode.instansi.unit.all(), cakupan="uji", oleh="uji"),
                keluar,
            )
        if ubah:
            ubah(berkas)
        jejak = UraianTugas.pgh_event_model.objects.count()
        call_command("import_beban_kerja", berkas, instansi=periode.instansi.kode, periode=periode.tahun,
                     stdout=io.StringIO())  # fmt: skip
        connection.check_constraints()
        return UraianTugas.pgh_event_model.objects.count() - jejak

    return _jalan


def hapus_semua(berkas):
    UraianTugas.objects.all().delete()
    BebanJabatan.objects.update(ikhtisar="")


def sel(lembar, baris: int, judul: str):
    return lembar.cell(KEPALA + baris, LETAK[judul])


# --- real sheets ----------------------------------------------------------------------------------


@pytest.fixture
def demo():
    """With every unit open for entry."""
    instansi = load_demo()
    Analisis.objects.update(status="draf")
    return instansi


def test_the_demo_comes_back_as_it_went(demo, bolak_balik):
    semula = keadaan()
    for periode in demo.periode.filter(ditutup_pada=None):
        assert bolak_balik(periode) == 0  # not one event in the history
    assert keadaan() == semula


def test_nothing_in_it_is_asked_about_or_unknown(demo):
    periode, isi = demo.periode.get(tahun=2026), io.BytesIO()
    write_isian(read_isian(periode, units=demo.unit.all(), cakupan="uji", oleh="uji"), isi)
    isi.seek(0)
    buku = read_beban_kerja(isi, periode.aturan.value())
    assert (buku.pertanyaan, buku.temuan) == ([], [])
    (lembar,) = buku.lembar  # not the page that says how to fill it in
    assert (lembar.nama, lembar.kolom_asing) == ("Beban kerja", {})


def test_into_empty_sheets_it_brings_everything_but_the_identities(demo, bolak_balik):
    periode = demo.periode.get(tahun=2026)
    semula = {k: v for k, v in isi_lembar().items() if k[1] == periode.pk}
    ikhtisar = dict(BebanJabatan.objects.filter(periode=periode).values_list("jabatan", "ikhtisar"))
    bolak_balik(periode, hapus_semua)
    assert isi_lembar() == semula
    assert (
        dict(BebanJabatan.objects.filter(periode=periode).values_list("jabatan", "ikhtisar"))
        == ikhtisar
    )


def test_one_cell_changed_in_a_spreadsheet_is_one_change(demo, bolak_balik):
    def ubah(berkas):
        buku = load_workbook(berkas)
        sel(buku["Beban kerja"], 3, "Volume").value = 41
        buku.save(berkas)

    semula = {t["uid"]: t for t in keadaan()["tugas"]}
    assert bolak_balik(demo.periode.get(tahun=2026), ubah) == 1
    beda = [t for t in keadaan()["tugas"] if t != semula.pop(t["uid"])]
    assert len(beda) == 1 and beda[0]["volume"] == 41 and not semula


def test_saved_again_by_libreoffice_it_is_still_the_same(demo, bolak_balik, tmp_path):
    soffice = _soffice()

    def ubah(berkas):
        _convert(soffice, berkas, tmp_path)
        shutil.move(tmp_path / "lo" / berkas.name, berkas)

    semula = keadaan()
    assert bolak_balik(demo.periode.get(tahun=2026), ubah) == 0
    assert keadaan() == semula


def test_its_figures_are_what_a_spreadsheet_computes(demo, tmp_path):
    """LibreOffice is given the formulas without their results."""
    soffice = _soffice()
    periode, asli = demo.periode.get(tahun=2026), tmp_path / "asli.xlsx"
    with asli.open("wb") as keluar:
        write_isian(read_isian(periode, units=demo.unit.all(), cakupan="uji", oleh="uji"), keluar)
    tersimpan = _fte(asli)
    load_workbook(asli).save(asli)
    _convert(soffice, asli, tmp_path)
    hitung = _fte(tmp_path / "lo" / "asli.xlsx")
    assert len(hitung) == len(tersimpan) > 500 and sum(map(bool, tersimpan)) > 400
    for a, b in zip(tersimpan, hitung, strict=True):
        assert (b or None) == (a if not a else pytest.approx(a, abs=1e-9))


def _fte(berkas) -> list:
    lembar = load_workbook(berkas, data_only=True)["Beban kerja"]
    return [
        b[0]
        for b in lembar.iter_rows(
            KEPALA + 1, min_col=LETAK["FTE"], max_col=LETAK["FTE"], values_only=True
        )
    ]


def _soffice() -> str:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice:
        pytest.skip("LIBREOFFICE NOT FOUND: the file was not opened by another program here")
    return soffice


def _convert(soffice, berkas, tmp_path) -> None:
    """Open it and save it again, into the folder "lo"."""
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "lo", berkas],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


@pytest.mark.data
def test_seven_thousand_rows_of_a_real_agency_come_back(shared, bolak_balik):
    folder, opsi = shared / "data/dpd-setjen", {"instansi": "dpd", "periode": 2026}
    diam = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    call_command("import_peta_jabatan", folder / "peta_jabatan.csv", create=True, **opsi, **diam)
    call_command("import_beban_kerja", folder / "abk_lines.csv", **opsi, **diam)
    assert UraianTugas.objects.count() == 7272
    periode = Instansi.objects.get(kode="dpd").periode.get()
    semula, isi = keadaan(), isi_lembar()
    assert bolak_balik(periode) == 0
    assert keadaan() == semula
    assert bolak_balik(periode, hapus_semua) >= 7272
    assert isi_lembar() == isi


# --- what people do in the file -------------------------------------------------------------------


@pytest.fixture
def lembar(jabatan):
    """Three tasks: a heading with two details; and a way to change the file of them."""
    judul = build_tugas(jabatan, uraian="Surat", kelompok=True)
    masuk = build_tugas(jabatan, 10, 30, uraian="Surat masuk", induk=judul)
    keluar = build_tugas(jabatan, 20, 15, uraian="Surat keluar", induk=judul)
    return jabatan, judul, masuk, keluar


def dengan(kerja):
    """Change the sheet with openpyxl, which keeps the rest of the file as it is."""

    def ubah(berkas):
        buku = load_workbook(berkas)
        kerja(buku["Beban kerja"])
        buku.save(berkas)

    return ubah


@pytest.mark.parametrize("di", [2, 3])
def test_an_inserted_row_belongs_to_the_post_and_the_heading_above(lembar, bolak_balik, di):
    """Below the heading itself, or between two of its details."""
    jabatan, judul, *_ = lembar

    def sisip(ws):
        ws.insert_rows(KEPALA + di)
        for kolom, isi in {"Uraian tugas": "Surat edaran", "Volume": 3, "Norma waktu": 60}.items():
            sel(ws, di, kolom).value = isi

    bolak_balik(jabatan.instansi.periode.get(), dengan(sisip))
    baru = UraianTugas.objects.get(uraian="Surat edaran")
    assert (baru.beban.jabatan, baru.induk, baru.volume) == (jabatan, judul, 3)
    urut = ["Surat", "Surat masuk", "Surat keluar"]
    urut.insert(di - 1, "Surat edaran")
    assert list(UraianTugas.objects.order_by("urutan").values_list("uraian", flat=True)) == urut


def test_a_figure_typed_into_a_heading_is_kept_and_not_counted(lembar, bolak_balik):
    """As on the page: its details carry the load."""
    jabatan, judul, masuk, keluar = lembar
    bolak_balik(
        jabatan.instansi.periode.get(),
        dengan(lambda ws: setattr(sel(ws, 1, "Volume"), "value", 30)),
    )
    judul.refresh_from_db()
    assert (judul.kelompok, judul.volume, judul.isian_mentah) == (True, None, {"volume": "30"})
    assert list(judul.rincian.all()) == [masuk, keluar]


def test_rows_that_were_moved_stand_where_they_were_put(jabatan, bolak_balik):
    a, b = build_tugas(jabatan, 1, 1, uraian="A"), build_tugas(jabatan, 2, 2, uraian="B")

    def tukar(ws):
        atas, bawah = ([c.value for c in ws[KEPALA + n]] for n in (1, 2))
        for n, isi in ((1, bawah), (2, atas)):
            for kolom, nilai in enumerate(isi, 1):
                ws.cell(KEPALA + n, kolom).value = nilai

    bolak_balik(jabatan.instansi.periode.get(), dengan(tukar))
    assert list(UraianTugas.objects.order_by("urutan")) == [b, a]


def test_an_emptied_row_is_a_deleted_task_and_a_post_left_empty_is_left_alone(
    lembar, bolak_balik, instansi
):
    jabatan, judul, masuk, keluar = lembar
    utuh = build_tugas(build_jabatan(instansi.unit.get(kode="SEK"), "Sekretaris"), 1, 2)

    def kosongkan(ws):
        for baris in range(1, ws.max_row - KEPALA + 1):
            if sel(ws, baris, "kode_baris").value in (str(masuk.uid), str(utuh.uid)):
                for judul_ in ("Uraian tugas", "Volume", "Norma waktu", "Periode", "Satuan waktu"):
                    sel(ws, baris, judul_).value = None

    bolak_balik(jabatan.instansi.periode.get(), dengan(kosongkan))
    assert set(UraianTugas.objects.values_list("pk", flat=True)) == {judul.pk, keluar.pk, utuh.pk}


def test_flags_and_notes_survive_a_corrected_figure(lembar, bolak_balik, orang):
    jabatan, _, masuk, _ = lembar
    PenerimaanTanda.objects.create(
        tugas=masuk, kode="x", sidik="s", alasan="Sudah dihitung ulang", oleh=orang("pimpinan_unit")
    )
    Catatan.objects.create(
        beban=masuk.beban, tugas=masuk, isi="Dari mana?", oleh=orang("perencana")
    )
    bolak_balik(
        jabatan.instansi.periode.get(),
        dengan(lambda ws: setattr(sel(ws, 2, "Volume"), "value", 11)),
    )
    masuk.refresh_from_db()
    assert masuk.volume == 11
    assert PenerimaanTanda.objects.get().tugas == masuk == Catatan.objects.get().tugas


def test_a_raw_text_that_was_corrected_becomes_a_figure(jabatan, bolak_balik):
    tugas = build_tugas(jabatan, None, 30, isian_mentah={"volume": "12 bln x 4"})
    periode = jabatan.instansi.periode.get()
    assert bolak_balik(periode) == 0
    bolak_balik(periode, dengan(lambda ws: setattr(sel(ws, 1, "Volume"), "value", 48)))
    tugas.refresh_from_db()
    assert (tugas.volume, tugas.isian_mentah) == (48, {})


def test_posts_of_one_name_in_one_unit_are_told_apart(instansi, bolak_balik):
    unit = instansi.unit.get(kode="PEM")
    for n in (1, 2):
        build_tugas(build_jabatan(unit, "Pengadministrasi"), n, 10, uraian=f"Tugas orang ke-{n}")
    semula = keadaan()
    assert bolak_balik(instansi.periode.get()) == 0
    assert keadaan() == semula


# --- whatever a sheet holds -----------------------------------------------------------------------

ANEH = [
    "=1+1", "'apostrof", "''dua", "+62 811", "-5", "@SUM(A1)", "1.250", "007", "12 bln x 4", "baris\nbaru", "\ttab",
    " ujung ", "😀 emoji", "x" * 5_000, "a\r\nb", "_x0041_", "JUMLAH", "Total", "TRUE", "#REF!", "1e5", "2026-01-31",
    "\u202eterbalik", "nomor. uraian", "https://contoh.go.id?a=1&b=<2>", "\\.", '"kutip"', "null", "No", "Uraian tugas",
]  # fmt: skip
huruf = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff")
teks = st.sampled_from(ANEH) | st.text(huruf, max_size=20)
angka = st.none() | st.decimals(0, Decimal("999999999999.999999"), places=6)
judul = st.text(huruf, min_size=1, max_size=10).filter(as_cell) | st.sampled_from(ANEH)


@st.composite
def tugas(draw):
    kelompok = draw(st.booleans())
    figure = st.none() if kelompok else angka
    isi = {
        "volume": draw(figure), "waktu": draw(figure), "rasio_orang": draw(figure), "bukti": draw(teks)[:500],
        "rasio_unit": draw(figure.filter(lambda d: d is None or d > 0)), "satuan": draw(teks)[:120],
    }  # fmt: skip
    mentah = {}
    for kolom in ("volume", "waktu", "bukti"):
        if draw(st.integers(0, 4)) == 0 and (ketik := as_cell(draw(teks))):
            mentah[kolom], isi[kolom] = ketik, "" if kolom == "bukti" else None
    periode = draw(st.sampled_from(PeriodeVolume))
    return BarisTugas(
        nomor_baris=1, nomor="", uraian=f"{draw(judul)}", hasil=draw(teks), catatan=draw(teks), mentah=mentah,
        pendekatan=draw(st.sampled_from(Pendekatan)), periode=periode, pengali=PENGALI_BAWAAN[periode],
        satuan_waktu=draw(st.sampled_from(SatuanWaktu)), dihitung=draw(st.booleans()),
        tingkat=draw(st.integers(0, 2)), **isi,
    )  # fmt: skip


def satu(uraian="Tugas", **isi) -> BarisTugas:
    dasar = dict.fromkeys(("volume", "waktu", "rasio_unit", "rasio_orang")) | dict.fromkeys(
        ("hasil", "satuan", "catatan", "bukti", "nomor"), ""
    )
    return BarisTugas(**{
        "nomor_baris": 1, "pendekatan": Pendekatan.TUGAS, "periode": PeriodeVolume.TAHUNAN, "pengali": Decimal(1),
        "satuan_waktu": SatuanWaktu.MENIT, **dasar, "uraian": uraian, **isi,
    })  # fmt: skip


@given(st.lists(tugas(), min_size=1, max_size=6))
@example([satu(uraian=aneh) for aneh in ANEH])
@example([satu(hasil=aneh, satuan=aneh[:120], catatan=aneh, bukti=aneh[:500]) for aneh in ANEH])
@example([satu(mentah={"volume": aneh.strip(), "waktu": aneh.strip()}) for aneh in ANEH])
@example([satu(volume=Decimal("123456789012.123456"), waktu=Decimal("0.000001"))])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_a_sheet_holds_comes_back(instansi, jabatan, bolak_balik, baris):
    periode = instansi.periode.get()
    with transaction.atomic():
        berkas = JabatanBerkas(2, "", "", "", jabatan.nama, None, ikhtisar="Ikhtisar", tugas=baris)
        replace_rows([(jabatan, berkas)], periode=periode, by=None)
        semula, isi = keadaan(), isi_lembar()
        assert bolak_balik(periode) == 0
        assert keadaan() == semula
        bolak_balik(periode, hapus_semua)
        assert [[_tercetak(x) for x in b] for b in isi_lembar()[jabatan.pk, periode.pk]] == [
            [_tercetak(x) for x in b] for b in isi[jabatan.pk, periode.pk]
        ]
        transaction.set_rollback(True)


def _tercetak(nilai):
    """Texts come back without spaces at their ends and marks that cannot be seen."""
    return as_cell(nilai) if isinstance(nilai, str) else nilai
