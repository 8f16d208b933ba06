"""What officers do with complaints, and what happens by itself."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from surveys.actions.atur_pengaduan import (
    delete_libur,
    save_libur,
    use_default_kategori,
    use_known_holidays,
)
from surveys.actions.kontak import see_kontak
from surveys.actions.tangani import accept, escalate_overdue, extend, hand_over, move, reply
from surveys.models import AksesKontak, HariLibur, Pengaduan
from surveys.pengiriman import TandaTerpakai, new_tanda, read_tanda
from surveys.status_pengaduan import STATUS, TRANSISI, Status
from tests.factories import build_kategori, build_pengaduan, build_user
from workload.policies import Ditolak

pytestmark = pytest.mark.django_db
ALASAN = "Sudah diperbaiki oleh loket."


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="KEL-1")


@pytest.fixture
def petugas(instansi):
    return build_user(instansi, "petugas")


def tanda():
    return read_tanda(new_tanda())


# --- the table of states --------------------------------------------------------------------------


def test_every_state_is_left_by_some_step_or_final():
    dari = {s for t in TRANSISI.values() for s in t.dari}
    assert {t.ke for t in TRANSISI.values()} | {Status.BARU} == set(STATUS)
    assert set(STATUS) - dari == {Status.DITERUSKAN}


@pytest.mark.parametrize("kode", TRANSISI)
@pytest.mark.parametrize("status", list(Status))
def test_a_step_is_taken_only_from_where_the_table_says(unit, petugas, kode, status):
    tutup = None if status.keterangan.terbuka else timezone.now()
    p = build_pengaduan(unit, status=status, ditutup_pada=tutup, nomor_lapor="123")
    boleh = status in TRANSISI[kode].dari
    try:
        move(pengaduan=p, kode=kode, alasan=ALASAN, nomor_lapor="7654321", by=petugas)
    except Ditolak:
        assert not boleh
    else:
        assert boleh
    p.refresh_from_db()
    assert p.status == (TRANSISI[kode].ke if boleh else status)


@pytest.mark.parametrize("kode", [k for k, t in TRANSISI.items() if t.label_alasan])
@pytest.mark.parametrize("alasan", ["", "   ", "selesai"])
def test_closing_owes_a_reason(unit, petugas, kode, alasan):
    status = min(TRANSISI[kode].dari)
    p = build_pengaduan(unit, status=status, ditutup_pada=None if status.keterangan.terbuka else timezone.now())  # fmt: skip
    with pytest.raises(Ditolak):
        move(pengaduan=p, kode=kode, alasan=alasan, nomor_lapor="1", by=petugas)


def test_what_belongs_to_lapor_goes_there_with_its_number(unit, petugas):
    p = build_pengaduan(unit)
    with pytest.raises(Ditolak, match="nomor"):
        move(pengaduan=p, kode="teruskan", alasan=ALASAN, by=petugas)
    p = move(pengaduan=p, kode="teruskan", alasan=ALASAN, nomor_lapor=" 7654321 ", by=petugas)
    assert (p.status, p.nomor_lapor) == ("diteruskan", "7654321")


def test_the_officer_puts_it_into_the_right_category_and_the_clock_follows(unit, petugas):
    p = build_pengaduan(unit, masuk=date(2026, 2, 2))
    berat = build_kategori(unit.instansi, "Dugaan pungutan liar", hari_selesai=60)
    p = move(pengaduan=p, kode="periksa", kategori=berat, by=petugas)
    assert p.kategori == berat and p.hari_selesai == 60
    assert p.tenggat_selesai == date(2026, 4, 27)  # 60 weekdays after 2 February


def test_a_promise_given_does_not_change_with_the_table(unit):
    p = build_pengaduan(unit, masuk=date(2026, 2, 2))
    p.kategori.hari_selesai = 100
    p.kategori.save()
    HariLibur.objects.create(instansi=unit.instansi, tanggal=date(2026, 2, 3), nama="Libur")
    p.refresh_from_db()
    assert p.hari_selesai == 14


# --- who --------------------------------------------------------------------------------------------


def test_officers_handle_their_own_subtree_only(instansi, unit, petugas):
    p = build_pengaduan(unit)
    sekretariat = build_user(instansi, "petugas", unit=instansi.unit.get(kode="SEK"))
    perencana = build_user(instansi, "perencana")
    assert p in Pengaduan.objects.visible_to(petugas)
    for asing in (sekretariat, perencana):
        assert p not in Pengaduan.objects.visible_to(asing)
        with pytest.raises(PermissionDenied):
            reply(pengaduan=p, isi="Mohon ditunggu sebentar.", by=asing, tanda=tanda())


def test_handed_over_only_the_new_unit_sees_it_and_the_clock_goes_on(instansi, unit):
    asal = build_user(instansi, "petugas", unit=unit)
    tujuan = instansi.unit.get(kode="PEM")
    penerima = build_user(instansi, "petugas", unit=tujuan)
    p = build_pengaduan(unit, masuk=date(2026, 2, 2))
    tenggat = p.tenggat_selesai
    with pytest.raises(Ditolak):
        hand_over(pengaduan=p, unit=tujuan, alasan="", by=asal)
    hand_over(pengaduan=p, unit=tujuan, alasan="Wewenang seksi pemerintahan.", by=asal)
    assert p not in Pengaduan.objects.visible_to(asal)
    assert p in Pengaduan.objects.visible_to(penerima)
    p.refresh_from_db()
    assert p.tenggat_selesai == tenggat
    with pytest.raises(PermissionDenied):
        move(pengaduan=p, kode="periksa", by=asal)


def test_it_is_not_handed_to_another_instansi(instansi_lain, unit, petugas):
    with pytest.raises(Ditolak):
        hand_over(pengaduan=build_pengaduan(unit), unit=instansi_lain.unit.first(), alasan=ALASAN, by=petugas)  # fmt: skip


# --- answers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "keras"),
    [
        ("Pelapor sebelumnya ber-NIK 1271016304900001 juga begitu.", True),
        ("NIP petugas itu 198604112015051001, silakan.", True),
        ("Bukti: fb.com/kec/posts/1234567890123456", False),  # as long as a NIK, and none
        ("Silakan telepon 0812 3456 7890 untuk jadwal.", False),
        ("Kirim berkas ke loket@contoh.go.id ya.", False),
        ("Sudah kami teguran kepada Pak Budi Santoso.", False),
    ],
)
def test_data_that_looks_personal_does_not_leave(unit, petugas, teks, keras):
    p = build_pengaduan(unit, status="proses")
    with pytest.raises(Ditolak, match="tampak pribadi"):
        reply(pengaduan=p, isi=teks, by=petugas, tanda=tanda())
    with pytest.raises(Ditolak, match="tampak pribadi"):
        move(pengaduan=p, kode="selesaikan", alasan=teks, by=petugas)
    if keras:
        with pytest.raises(Ditolak):
            reply(pengaduan=p, isi=teks, by=petugas, tanda=tanda(), milik_kantor=True)
    else:
        reply(pengaduan=p, isi=teks, by=petugas, tanda=tanda(), milik_kantor=True)


def test_a_reply_sent_twice_is_one(unit, petugas):
    p, sekali = build_pengaduan(unit), tanda()
    for _ in range(2):
        reply(pengaduan=p, isi="Kami cek dahulu ya.", by=petugas, tanda=sekali)
    p.refresh_from_db()
    assert p.pesan.count() == 1


def test_an_extension_has_a_reason_and_an_end(unit, petugas):
    p = build_pengaduan(unit, masuk=date(2026, 2, 2), status="proses")
    with pytest.raises(Ditolak):
        extend(pengaduan=p, hari=3, alasan="", by=petugas, tanda=tanda())
    p = extend(
        pengaduan=p, hari=3, alasan="Menunggu blangko dari dinas.", by=petugas, tanda=tanda()
    )
    assert p.tenggat_selesai == date(2026, 2, 25)  # 17 weekdays after the 2nd
    with pytest.raises(Ditolak, match="1 sampai 4"):
        extend(
            pengaduan=p, hari=5, alasan="Menunggu blangko dari dinas.", by=petugas, tanda=tanda()
        )
    extend(pengaduan=p, hari=4, alasan="Menunggu blangko dari dinas.", by=petugas, tanda=tanda())
    with pytest.raises(Ditolak, match="habis"):
        extend(
            pengaduan=p, hari=1, alasan="Menunggu blangko dari dinas.", by=petugas, tanda=tanda()
        )


def test_an_extension_sent_twice_is_one(unit, petugas):
    p, sekali = build_pengaduan(unit, status="proses"), tanda()
    for _ in range(2):
        extend(pengaduan=p, hari=2, alasan="Menunggu blangko dari dinas.", by=petugas, tanda=sekali)
    p.refresh_from_db()
    assert (p.diperpanjang, p.jejak.count()) == (2, 1), "and the reporter reads it once"
    with pytest.raises(TandaTerpakai):
        extend(pengaduan=p, hari=3, alasan="Menunggu blangko dari dinas.", by=petugas, tanda=sekali)


# --- clocks run out ---------------------------------------------------------------------------------


def test_each_limit_makes_it_go_up_once_and_late_shows_without_the_command(unit):
    p = build_pengaduan(unit, masuk=date(2026, 2, 2))  # checked by 5 Feb, closed by 20 Feb
    assert not Pengaduan.objects.overdue(date(2026, 2, 5)).exists()
    assert p in Pengaduan.objects.overdue(date(2026, 2, 6))
    assert [escalate_overdue(date(2026, 2, 5)), escalate_overdue(date(2026, 2, 6))] == [0, 1]
    p.refresh_from_db()
    assert p.naik_ke == unit.induk
    assert escalate_overdue(date(2026, 2, 7)) == 0
    assert escalate_overdue(date(2026, 2, 23)) == 1
    p.refresh_from_db()
    assert p.naik_ke == unit.induk.induk  # one more up: nobody even looked
    assert escalate_overdue(date(2026, 3, 30)) == 0
    assert list(p.jejak.values_list("langkah", flat=True)) == ["naik", "naik"]


def test_the_top_has_nobody_above_and_is_told_all_the_same(instansi):
    atas = instansi.unit.get(kode="KEC")
    p = build_pengaduan(atas, masuk=date(2026, 2, 2))
    escalate_overdue(date(2026, 2, 6))
    p.refresh_from_db()
    assert p.naik_ke == atas


def test_the_command_may_run_as_often_as_it_likes(unit, capsys):
    lama = timezone.localdate() - timedelta(days=200)
    build_pengaduan(unit, masuk=lama)
    for _ in range(3):
        call_command("periksa_tenggat")
    naik = [b.split()[0] for b in capsys.readouterr().out.splitlines()]
    assert naik == ["1", "0", "0"]


def test_what_was_set_aside_does_not_go_up_until_somebody_says_it_is_real(unit, petugas):
    p = build_pengaduan(unit, masuk=date(2026, 2, 2), curiga="kolom tersembunyi terisi")
    assert escalate_overdue(date(2026, 3, 1)) == 0
    assert accept(pengaduan=p, by=petugas) and not accept(pengaduan=p, by=petugas)
    assert escalate_overdue(date(2026, 3, 1)) == 1


def test_days_off_move_clocks_that_run_and_no_others(instansi, unit):
    admin = build_user(instansi, "admin_instansi")
    jalan = build_pengaduan(unit, masuk=date(2026, 2, 2), cara="rahasia")
    tutup = build_pengaduan(unit, masuk=date(2026, 2, 2), status="selesai", ditutup_pada=timezone.now())  # fmt: skip
    assert use_known_holidays(instansi=instansi, tahun=2026, by=admin) == 25
    assert use_known_holidays(instansi=instansi, tahun=2026, by=admin) == 0
    jalan.refresh_from_db()
    tutup.refresh_from_db()
    assert (jalan.tenggat_selesai, tutup.tenggat_selesai) == (date(2026, 2, 24), date(2026, 2, 20))
    assert jalan.kontak.hapus_pada == jalan.tenggat_selesai + timedelta(days=90)
    assert not HariLibur.objects.filter(diperiksa=True).exists()
    libur = HariLibur(instansi=instansi)
    save_libur(libur=libur, isian={"tanggal": date(2026, 2, 4), "nama": "Hari jadi"}, by=admin)
    jalan.refresh_from_db()
    assert jalan.tenggat_selesai == date(2026, 2, 25)
    delete_libur(libur=libur, by=admin)
    jalan.refresh_from_db()
    assert jalan.tenggat_selesai == date(2026, 2, 24)


def test_the_three_default_categories_are_made_once(instansi):
    admin = build_user(instansi, "admin_instansi")
    assert [use_default_kategori(instansi=instansi, by=admin) for _ in range(2)] == [3, 0]


# --- who complained ---------------------------------------------------------------------------------


def test_only_leaders_see_a_contact_and_every_look_is_written_down(instansi, unit, petugas):
    pimpinan = build_user(instansi, "pimpinan_unit")
    p = build_pengaduan(unit, cara="bernama")
    with pytest.raises(PermissionDenied):
        see_kontak(pengaduan=p, alasan=ALASAN, by=petugas)
    for n in (1, 2):
        assert see_kontak(pengaduan=p, alasan="", by=pimpinan).nama == "Siti Aminah"
        assert AksesKontak.objects.filter(oleh=pimpinan).count() == n


def test_a_confidential_contact_is_opened_for_a_reason(instansi, unit):
    pimpinan = build_user(instansi, "pimpinan_unit")
    p = build_pengaduan(unit, cara="rahasia")
    with pytest.raises(Ditolak):
        see_kontak(pengaduan=p, alasan="", by=pimpinan)
    assert not AksesKontak.objects.exists()
    assert see_kontak(pengaduan=p, alasan="Perlu salinan berkas pelapor.", by=pimpinan)


def test_the_leader_complained_about_never_sees_a_confidential_reporter(instansi, unit):
    """Nor after handing the complaint to a unit of their own."""
    lurah = build_user(instansi, "pimpinan_unit", unit=unit.induk)
    camat = build_user(instansi, "pimpinan_unit")
    p = build_pengaduan(unit.induk, cara="rahasia")
    hand_over(pengaduan=p, unit=unit, alasan="Ditangani seksi kami saja.", by=lurah)
    p.refresh_from_db()
    with pytest.raises(PermissionDenied):
        see_kontak(pengaduan=p, alasan=ALASAN, by=lurah)
    assert see_kontak(pengaduan=p, alasan=ALASAN, by=camat)


def test_an_anonymous_reporter_cannot_be_seen_by_anybody(instansi, unit):
    with pytest.raises(Ditolak):
        see_kontak(pengaduan=build_pengaduan(unit), alasan=ALASAN, by=build_user(instansi, "pimpinan_unit"))  # fmt: skip
