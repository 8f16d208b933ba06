"""Copying rows: what comes along, what never happens, and from where."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import build_jabatan, build_periode, build_tugas, build_user
from workload.actions.lembar import LembarTerkunci
from workload.actions.salin import copy_norms, copy_sheet
from workload.models import Analisis, BebanJabatan, UraianTugas
from workload.sumber_salin import copyable, earlier_sheets, norms, sibling_sheets


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def sumber(instansi):
    jabatan = build_jabatan(instansi.unit.get(kode="KEL"), "Pengolah Data")
    judul = build_tugas(jabatan, uraian="Surat", kelompok=True)
    build_tugas(
        jabatan,
        120,
        15,
        uraian="Mencatat surat",
        hasil="Surat tercatat",
        satuan="surat",
        induk=judul,
        catatan="Termasuk surat elektronik",
        periode_volume="bulanan",
        pengali=12,
    )
    build_tugas(jabatan, 30, "0.5", uraian="Mengirim surat", satuan_waktu="jam", induk=judul)
    beban = judul.beban
    beban.ikhtisar = "Mengelola surat."
    beban.save()
    return beban


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


def salin(jabatan, periode, sumber, by, **ubah):
    nilai = {
        "uids": list(sumber.tugas.values_list("uid", flat=True)),
        "with_volume": False,
        "kirim": uuid4(),
    }
    return copy_sheet(jabatan=jabatan, periode=periode, sumber=sumber, by=by, **(nilai | ubah))


def isi(jabatan, *kolom):
    rows = UraianTugas.objects.filter(beban__jabatan=jabatan).order_by("urutan")
    return list(rows.values_list(*kolom))


def test_rows_come_with_nesting_order_and_notes_and_without_volumes(
    jabatan, periode, sumber, orang
):
    assert salin(jabatan, periode, sumber, orang("petugas")) == 3
    assert isi(jabatan, "uraian", "induk__uraian", "kelompok", "volume", "waktu", "catatan") == [
        ("Surat", None, True, None, None, ""),
        ("Mencatat surat", "Surat", False, None, Decimal(15), "Termasuk surat elektronik"),
        ("Mengirim surat", "Surat", False, None, Decimal("0.5"), ""),
    ]
    assert isi(jabatan, "hasil", "satuan", "satuan_waktu")[1:] == [
        ("Surat tercatat", "surat", "menit"),
        ("", "", "jam"),
    ]
    beban = BebanJabatan.objects.get(jabatan=jabatan)
    assert (beban.disalin_dari, beban.ikhtisar) == (sumber, "Mengelola surat.")


def test_with_volumes_the_load_is_that_of_the_source(jabatan, periode, sumber, orang):
    salin(jabatan, periode, sumber, orang("petugas"), with_volume=True)
    asal = sumber.tugas.order_by("urutan").values_list("beban_menit", flat=True)
    assert [menit for (menit,) in isi(jabatan, "beban_menit")] == list(asal)


def test_copies_are_rows_of_their_own(jabatan, periode, sumber, orang):
    salin(jabatan, periode, sumber, orang("petugas"))
    sumber.tugas.filter(uraian="Mencatat surat").update(waktu=99)
    assert isi(jabatan, "waktu")[1] == (Decimal(15),)
    assert not set(isi(jabatan, "uid")) & set(sumber.tugas.values_list("uid"))


def test_what_is_there_stays_and_stands_above(jabatan, periode, sumber, orang):
    build_tugas(jabatan, 10, 20, uraian="Milik sendiri")
    salin(jabatan, periode, sumber, orang("petugas"))
    assert [u for (u,) in isi(jabatan, "uraian")] == [
        "Milik sendiri",
        "Surat",
        "Mencatat surat",
        "Mengirim surat",
    ]
    assert isi(jabatan, "volume", "waktu")[0] == (Decimal(10), Decimal(20))


def test_a_row_whose_heading_is_left_out_moves_up(jabatan, periode, sumber, orang):
    uid = sumber.tugas.get(uraian="Mengirim surat").uid
    assert salin(jabatan, periode, sumber, orang("petugas"), uids=[uid]) == 1
    assert isi(jabatan, "uraian", "induk") == [("Mengirim surat", None)]


def test_a_form_sent_twice_copies_once(jabatan, periode, sumber, orang):
    by, kirim = orang("petugas"), uuid4()
    assert salin(jabatan, periode, sumber, by, kirim=kirim) == 3
    assert salin(jabatan, periode, sumber, by, kirim=kirim) == 0
    assert salin(jabatan, periode, sumber, by) == 3, "a new form is a new copy"
    assert len(isi(jabatan, "pk")) == 6


def test_rows_of_another_sheet_are_not_smuggled_in(jabatan, periode, sumber, orang):
    lain = build_tugas(build_jabatan(jabatan.unit), 1, 1)
    assert salin(jabatan, periode, sumber, orang("petugas"), uids=[lain.uid]) == 0
    assert isi(jabatan, "pk") == []


def test_a_final_target_refuses(jabatan, periode, sumber, orang):
    Analisis.objects.create(unit=jabatan.unit, periode=periode, status="final")
    with pytest.raises(LembarTerkunci):
        salin(jabatan, periode, sumber, orang("petugas"))
    assert isi(jabatan, "pk") == []


@pytest.mark.parametrize("role", ["perencana", "auditor"])
def test_readers_do_not_copy(jabatan, periode, sumber, orang, role):
    with pytest.raises(PermissionDenied):
        salin(jabatan, periode, sumber, orang(role))


# --- sources ----------------------------------------------------------------------------------------


@pytest.fixture
def petugas_pem(instansi):
    """Fills one seksi only and sees nothing of the kelurahan."""
    return build_user(instansi, "petugas", unit=instansi.unit.get(kode="PEM"))


def test_a_draft_elsewhere_is_private_a_final_analysis_is_shared(
    instansi, jabatan, periode, sumber, petugas_pem
):
    assert sumber not in copyable(petugas_pem, instansi.pk)
    with pytest.raises(PermissionDenied):
        salin(jabatan, periode, sumber, petugas_pem)
    Analisis.objects.create(unit=sumber.jabatan.unit, periode=periode, status="final")
    assert sumber in copyable(petugas_pem, instansi.pk)
    assert salin(jabatan, periode, sumber, petugas_pem) == 3


def test_nothing_crosses_from_one_instansi_to_another(instansi, instansi_lain, sumber):
    Analisis.objects.create(unit=sumber.jabatan.unit, periode=sumber.periode, status="final")
    asing = build_user(instansi_lain, "petugas")
    assert not copyable(asing, instansi_lain.pk).exists()
    assert norms(instansi_lain.pk) == []


def test_sheets_of_the_same_post_and_of_its_namesakes(instansi, jabatan, periode, sumber, orang):
    lalu = build_periode(instansi, 2025)
    dulu = build_tugas(jabatan, 1, 1, periode=lalu).beban
    build_tugas(build_jabatan(instansi.unit.get(kode="SEK"), "Bendahara"), 1, 1)
    by = orang("petugas")
    assert list(earlier_sheets(by, jabatan, periode)) == [dulu]
    assert list(sibling_sheets(by, jabatan)) == [sumber]
    assert [b.jabatan.nama for b in sibling_sheets(by, jabatan, "bendahara")] == ["Bendahara"]
    assert [b.jumlah for b in sibling_sheets(by, jabatan)] == [3]


# --- norms ------------------------------------------------------------------------------------------


@pytest.fixture
def final(instansi, periode):
    for kode, menit in (("SEK", 10), ("KEL", 20), ("KEL-1", 90)):
        unit = instansi.unit.get(kode=kode)
        jabatan = build_jabatan(unit)
        build_tugas(jabatan, 5, menit, uraian="Mencatat surat", hasil="Surat", satuan="surat")
        build_tugas(jabatan, 5, None, uraian="Belum lengkap")
        Analisis.objects.create(unit=unit, periode=periode, status="final")


def test_the_catalogue_knows_only_final_analyses(instansi, jabatan, final):
    build_tugas(jabatan, 5, 1000, uraian="Mencatat surat")
    (norma,) = norms(instansi.pk)
    assert (norma.uraian, norma.terkecil, norma.tengah, norma.terbesar, norma.unit) == (
        "Mencatat surat",
        10,
        20,
        90,
        3,
    )
    assert norms(instansi.pk, cari="SURAT") == [norma]
    assert norms(instansi.pk, cari="%") == []


def test_a_task_of_the_catalogue_comes_with_the_median_and_waits_for_its_volume(
    instansi, jabatan, periode, final, orang
):
    (norma,) = norms(instansi.pk)
    kirim = uuid4()
    for jumlah in (1, 0):
        assert jumlah == copy_norms(
            jabatan=jabatan,
            periode=periode,
            kunci=[norma.kunci],
            kirim=kirim,
            by=orang("petugas"),
        )
    assert isi(jabatan, "uraian", "hasil", "satuan", "waktu", "satuan_waktu", "volume") == [
        ("Mencatat surat", "Surat", "surat", Decimal(20), "menit", None)
    ]


def test_copying_costs_the_same_for_many_rows(
    jabatan, periode, sumber, orang, django_assert_max_num_queries
):
    for n in range(40):
        build_tugas(sumber.jabatan, n, 10)
    by = orang("petugas")
    with django_assert_max_num_queries(24):
        assert salin(jabatan, periode, sumber, by) == 43
