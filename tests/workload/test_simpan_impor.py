"""Rows of a file take the place of what posts had; what is the same stays, and all of it can be taken back."""

import threading
import uuid
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import build_instansi, build_jabatan, build_tugas, build_unit, build_user
from tests.workload.keadaan import keadaan
from tests.workload.test_action_analisis import waits_for_a_lock
from units.calculators.aturan import PENGALI_BAWAAN, PeriodeVolume
from units.models import Jabatan, UnitKerja
from workload.actions.lembar import BarisMasuk, save_lembar
from workload.calculators.isian import KOSONG
from workload.calculators.pendekatan import Pendekatan, SatuanWaktu
from workload.imports.pulih import remove_unused, restore_rows
from workload.imports.simpan import Beda, compare_rows, replace_rows
from workload.imports.terbaca import BarisTugas, JabatanBerkas
from workload.models import BebanJabatan, Catatan, PenerimaanTanda, UraianTugas

KOSONG_BARIS = {
    "nomor_baris": 1, "nomor": "", "uraian": "Tugas", "hasil": "", "satuan": "", "pendekatan": Pendekatan.TUGAS,
    "volume": None, "periode": PeriodeVolume.TAHUNAN, "waktu": None, "satuan_waktu": SatuanWaktu.MENIT,
    "rasio_unit": None, "rasio_orang": None, "catatan": "", "bukti": "",
}  # fmt: skip


def baris(uraian="Tugas", volume=None, waktu=None, **isi) -> BarisTugas:
    isi = KOSONG_BARIS | {"uraian": uraian, "volume": volume, "waktu": waktu} | isi
    return BarisTugas(**isi, pengali=PENGALI_BAWAAN[isi["periode"]])


def berkas(*tugas, ikhtisar="") -> JabatanBerkas:
    return JabatanBerkas(2, "", "", "", "Pengolah Data", None, ikhtisar=ikhtisar, tugas=list(tugas))


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


@pytest.fixture
def ganti(jabatan, periode, orang):
    """ganti(row, …) replaces the rows of the post and gives the Tersimpan."""
    by = orang("petugas")

    def _ganti(*tugas, ikhtisar=""):
        (hasil,) = replace_rows(
            [(jabatan, berkas(*tugas, ikhtisar=ikhtisar))], periode=periode, by=by
        )
        connection.check_constraints()
        return hasil

    _ganti.by = by
    return _ganti


def undo(by, *tersimpan):
    hasil = restore_rows([(t.beban_id, t.versi, t.lama) for t in tersimpan], by=by)
    connection.check_constraints()
    return hasil


def peristiwa():
    return UraianTugas.pgh_event_model.objects.values_list("pgh_label", flat=True)


# --- in the place of what was there ---------------------------------------------------------------


def test_columns_order_and_nesting_are_those_of_the_file(ganti):
    hasil = ganti(
        baris("Surat", kelompok=True),
        baris(
            "Masuk", Decimal("12.5"), Decimal("0.000001"), periode=PeriodeVolume.BULANAN, tingkat=1
        ),
        baris("Keluar", tingkat=1, mentah={"volume": "12 bln x 4"}, dihitung=False),
        baris("Bus", 20, rasio_unit=5, rasio_orang=1, pendekatan=Pendekatan.PERALATAN),
        ikhtisar="Melayani surat",
    )
    surat, masuk, keluar, bus = UraianTugas.objects.order_by("urutan")
    assert [t.induk for t in (surat, masuk, keluar, bus)] == [None, surat, surat, None]
    assert (surat.kelompok, masuk.kelompok) == (True, False)
    assert (masuk.volume, masuk.waktu, masuk.pengali) == (Decimal("12.5"), Decimal("0.000001"), 12)
    assert (keluar.isian_mentah, keluar.dihitung) == ({"volume": "12 bln x 4"}, False)
    assert bus.beban_orang == 4
    assert BebanJabatan.objects.get().ikhtisar == "Melayani surat"
    assert (hasil.berubah, hasil.ditulis, hasil.diganti) == (True, 4, 0)


def test_a_row_with_figures_heads_nothing_so_that_it_stays_in_the_sum(ganti):
    ganti(
        baris("A", 1, 10),
        baris("A.1", 2, 10, tingkat=1),
        baris("B", kelompok=True),
        baris("B.1", 1, 5, tingkat=3),
    )
    a, a1, b, b1 = UraianTugas.objects.order_by("urutan")
    assert (a1.induk, b1.induk, a.beban_menit, b.kelompok) == (None, b, 10, True)


def test_the_same_file_again_writes_nothing(ganti):
    baris_berkas = (baris("A", 1, 2), baris("B", kelompok=True), baris("C", 3, 4, tingkat=1))
    pertama, jejak = ganti(*baris_berkas), peristiwa().count()
    lagi = ganti(*baris_berkas)
    assert (lagi.berubah, lagi.ditulis, lagi.lama) == (False, 0, {})
    assert lagi.versi == pertama.versi == BebanJabatan.objects.get().versi
    assert peristiwa().count() == jejak


def test_one_changed_cell_is_one_update_in_the_history(ganti):
    ganti(baris("A", 1, 2), baris("B", 3, 4), baris("C", 5, 6))
    jejak = list(peristiwa())
    ganti(baris("A", 1, 2), baris("B", 3, 40), baris("C", 5, 6))
    assert list(peristiwa())[len(jejak) :] == ["update"]
    assert list(UraianTugas.objects.order_by("urutan").values_list("versi", flat=True)) == [1, 2, 1]


def test_rows_are_known_by_uid_whatever_their_text(ganti):
    ganti(baris("A", 1, 2), baris("B", 3, 4))
    a, b = UraianTugas.objects.order_by("urutan")
    ganti(baris("B baru", 3, 4, uid=b.uid), baris("A", 9, 9, uid=a.uid))
    assert list(UraianTugas.objects.order_by("urutan").values_list("pk", "uraian")) == [
        (b.pk, "B baru"),
        (a.pk, "A"),
    ]


def test_a_uid_from_elsewhere_or_used_twice_is_a_new_row(ganti, instansi):
    asing = build_tugas(build_jabatan(instansi.unit.get(kode="SEK")), 1, 1)
    ganti(baris("A", 1, 2))
    a = UraianTugas.objects.get(uraian="A")
    ganti(baris("A", 1, 2, uid=a.uid), baris("A disalin", 1, 2, uid=a.uid), baris("X", 1, 1, uid=asing.uid),
          baris("Y", uid=uuid.uuid4()))  # fmt: skip
    uid = dict(UraianTugas.objects.exclude(pk=asing.pk).values_list("uraian", "uid"))
    assert uid["A"] == a.uid and len({*uid.values(), asing.uid}) == 5
    asing.refresh_from_db()
    assert asing.beban.jabatan.unit.kode == "SEK"


def test_accepted_flags_and_notes_stay_with_their_row(ganti, jabatan):
    tugas = build_tugas(jabatan, 1, 2, uraian="A")
    PenerimaanTanda.objects.create(
        tugas=tugas, kode="x", sidik="s", alasan="Sudah dihitung ulang", oleh=ganti.by
    )
    Catatan.objects.create(beban=tugas.beban, tugas=tugas, isi="Dari mana?", oleh=ganti.by)
    ganti(baris("Baris baru", 1, 1), baris("A diperjelas", 7, 2, uid=tugas.uid))
    assert PenerimaanTanda.objects.get().tugas_id == tugas.pk == Catatan.objects.get().tugas_id


def test_what_no_cell_can_show_stays_as_it_is_stored(ganti, jabatan):
    panjang = "p" * 40_000
    tugas = build_tugas(
        jabatan,
        1,
        2,
        uraian=" spasi di ujung ",
        hasil="lonceng\x07",
        isian_mentah={"catatan": panjang},
    )
    hasil = ganti(
        baris("spasi di ujung", 1, 2, hasil="lonceng", catatan=panjang[:32_767], uid=tugas.uid)
    )
    assert not hasil.berubah
    assert ganti(baris("Lain", 1, 2, hasil="lonceng", catatan="Pendek", uid=tugas.uid)).berubah
    tugas.refresh_from_db()
    assert (tugas.uraian, tugas.hasil, tugas.catatan, tugas.isian_mentah) == (
        "Lain",
        "lonceng\x07",
        "Pendek",
        {},
    )


def test_what_would_change_is_known_before_anything_is_written(
    ganti, jabatan, periode, django_assert_num_queries
):
    ganti(baris("A", 1, 2), baris("B", 3, 4), baris("C", 5, 6))
    semula, lain = keadaan(), build_jabatan(jabatan.unit)
    sama = berkas(baris("A", 1, 2), baris("B", 3, 4), baris("C", 5, 6))
    beda = berkas(baris("A", 1, 20), baris("B", 3, 4), baris("D", 5, 6))
    with django_assert_num_queries(2):
        assert compare_rows([(jabatan, sama), (lain, sama)], periode=periode) == [
            Beda(),
            Beda(baru=3),
        ]
    assert compare_rows([(jabatan, beda)], periode=periode) == [Beda(baru=1, ubah=1, hapus=1)]
    assert keadaan() == semula and not Beda()


# --- taking it back -------------------------------------------------------------------------------


def test_undo_gives_back_rows_flags_and_notes_that_had_gone(ganti, jabatan):
    tugas = build_tugas(jabatan, "1.5", 2, uraian="A\n\\.\n", isian_mentah={"bukti": "?"})
    tugas.beban.ikhtisar = "Semula"
    tugas.beban.save()
    PenerimaanTanda.objects.create(
        tugas=tugas, kode="x", sidik="s", alasan="Sudah dihitung ulang", oleh=ganti.by
    )
    Catatan.objects.create(beban=tugas.beban, tugas=tugas, isi="Dari mana?", oleh=ganti.by)
    semula = keadaan()
    hasil = ganti(baris("Sama sekali lain", 1, 1), ikhtisar="Lain")
    assert not PenerimaanTanda.objects.exists() and Catatan.objects.get().tugas is None
    assert undo(ganti.by, hasil).dipulihkan == [tugas.beban_id]
    assert keadaan() == semula


def test_a_sheet_that_was_edited_since_is_left_alone_and_named(ganti, jabatan, periode):
    hasil = ganti(baris("Dari berkas", 1, 1))
    masuk = BarisMasuk(uid=uuid.uuid4(), versi=0, isi={**KOSONG, "uraian": "Diketik sesudahnya"})
    save_lembar(jabatan=jabatan, periode=periode, rows=[masuk], by=ganti.by)
    kini = keadaan()
    pulih = undo(ganti.by, hasil)
    assert (pulih.dipulihkan, pulih.dilewati) == ([], [hasil.beban_id])
    assert keadaan() == kini


def test_undo_twice_changes_nothing_more(ganti, jabatan):
    build_tugas(jabatan, 1, 2, uraian="A")
    hasil = ganti(baris("B", 1, 2))
    undo(ganti.by, hasil)
    assert undo(ganti.by, hasil).dilewati == [hasil.beban_id]
    assert UraianTugas.objects.get().uraian == "A"


def test_sheets_posts_and_units_that_the_import_made_go_unless_something_refers_to_them(
    ganti, instansi
):
    hasil = ganti(baris("A", 1, 1))
    unit = build_unit(instansi, "BARU", "Unit Baru")
    anak = build_unit(instansi, "BARU-1", "Anak", induk=unit)
    dipakai, kosong = build_jabatan(unit), build_jabatan(anak)
    build_tugas(dipakai, 1, 1)
    undo(ganti.by, hasil)
    assert not BebanJabatan.objects.filter(pk=hasil.beban_id).exists()
    assert remove_unused(jabatan=[dipakai.pk, kosong.pk], unit=[unit.pk, anak.pk]) == (1, 1)
    assert (
        Jabatan.objects.filter(pk=dipakai.pk).exists()
        and UnitKerja.objects.filter(pk=unit.pk).exists()
    )


def test_a_new_sheet_with_a_note_on_it_stays(ganti):
    hasil = ganti(baris("A", 1, 1))
    Catatan.objects.create(beban_id=hasil.beban_id, isi="Mohon dilengkapi", oleh=ganti.by)
    undo(ganti.by, hasil)
    assert Catatan.objects.get().beban_id == hasil.beban_id and not UraianTugas.objects.exists()


def test_statements_do_not_grow_with_sheets(
    instansi, periode, orang, django_assert_max_num_queries
):
    by, unit = orang("petugas"), instansi.unit.get(kode="PEM")
    pasangan = [
        (build_jabatan(unit), berkas(baris("A", 1, 1), baris("B", 2, 2))) for _ in range(30)
    ]
    for jabatan, _ in pasangan[:20]:
        build_tugas(jabatan, 5, 5, uraian="A")
        build_tugas(jabatan, 5, 5, uraian="Hilang")
    with django_assert_max_num_queries(20):
        hasil = replace_rows(pasangan, periode=periode, by=by)
    with django_assert_max_num_queries(20):
        restore_rows([(t.beban_id, t.versi, t.lama) for t in hasil], by=by)
    assert UraianTugas.objects.count() == 40


# --- whatever the sheets hold ---------------------------------------------------------------------

teks = st.text(max_size=30).map(
    lambda t: "".join(c for c in t if c != "\0" and not "\ud800" <= c <= "\udfff")
)
angka = st.none() | st.decimals(0, Decimal(10) ** 12, places=6, allow_nan=False).filter(
    lambda d: d < 10**12
)


@st.composite
def tugas_berkas(draw, uid=()):
    judul = draw(st.booleans())
    angka_ = st.none() if judul else angka
    return baris(
        draw(st.sampled_from(["A", "B", ""]) | teks),
        draw(angka_),
        draw(angka_),
        hasil=draw(teks),
        satuan=draw(teks),
        pendekatan=draw(st.sampled_from(Pendekatan)),
        periode=draw(st.sampled_from(PeriodeVolume)),
        satuan_waktu=draw(st.sampled_from(SatuanWaktu)),
        rasio_unit=draw(angka_.filter(lambda d: d is None or d > 0)),
        rasio_orang=draw(angka_),
        catatan=draw(teks),
        bukti=draw(teks),
        dihitung=draw(st.booleans()),
        tingkat=draw(st.integers(0, 3)),
        mentah=draw(st.dictionaries(st.sampled_from(["volume", "bukti"]), teks.filter(bool), max_size=1)),
        uid=draw(st.sampled_from([None, *uid])),
    )  # fmt: skip


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_a_file_holds_undo_gives_the_same_database(
    data, instansi, periode, jabatan, ganti
):
    with transaction.atomic():
        ganti(*data.draw(st.lists(tugas_berkas(), max_size=6)))
        rows = list(UraianTugas.objects.order_by("urutan"))
        for t in rows:
            if data.draw(st.booleans()):
                PenerimaanTanda.objects.create(
                    tugas=t, kode="x", sidik="s", alasan="Begitulah", oleh=ganti.by
                )
                Catatan.objects.create(beban=t.beban, tugas=t, isi="?", oleh=ganti.by)
        semula, jejak = keadaan(), peristiwa().count()
        uid = [t.uid for t in rows]
        hasil = ganti(*data.draw(st.lists(tugas_berkas(uid), max_size=6)), ikhtisar=data.draw(teks))
        assert hasil.berubah or (keadaan(), peristiwa().count()) == (semula, jejak)
        undo(ganti.by, hasil)
        assert keadaan() == semula
        transaction.set_rollback(True)


# --- beside people --------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_an_officer_who_saves_the_same_sheet_waits_and_is_told():
    """Row A as the officer knew it is gone; what was typed into it is handed back, nothing is overwritten."""
    instansi = build_instansi()
    jabatan, periode = build_jabatan(instansi.unit.get(kode="PEM")), instansi.periode.get()
    a = build_tugas(jabatan, 1, 1, uraian="A")
    petugas, pengimpor = build_user(instansi, "petugas"), build_user(instansi, "petugas")
    hasil = []

    def simpan():
        try:
            isi = {**KOSONG, "uraian": "A", "volume": "99", "waktu": "1"}
            masuk = BarisMasuk(a.uid, a.versi, isi, dasar={**isi, "volume": "1"})
            hasil.append(save_lembar(jabatan=jabatan, periode=periode, rows=[masuk], by=petugas))
        finally:
            connection.close()

    thread = threading.Thread(target=simpan)
    with transaction.atomic():
        replace_rows([(jabatan, berkas(baris("A", 5, 1)))], periode=periode, by=pengimpor)
        thread.start()
        assert waits_for_a_lock(thread)
    thread.join()
    (bentrok,) = hasil[0].bentrok
    assert (bentrok.jenis, bentrok.kolom, bentrok.mereka["volume"]) == ("diubah", ("volume",), "5")
    assert UraianTugas.objects.get().volume == 5
