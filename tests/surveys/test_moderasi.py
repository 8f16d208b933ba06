"""One queue for what citizens wrote: seen marked, decided with a reason, undone, never decided by reports."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.actions import moderasi_aspirasi
from surveys.actions.moderasi import publish_saran, refuse_saran, reopen_saran, report
from surveys.antrean import TAB, counts, queue_of, waiting_count
from surveys.calculators.samaran import cover, find_covered, find_potongan, marked
from surveys.hasil.laporan import read_laporan, read_saran
from surveys.models import Aspirasi, LaporanIsi, Respons, TinjauanSaran
from surveys.moderasi import SUMBER, Sumber
from surveys.pengiriman import sign_ikuti
from tests.factories import (
    build_aspirasi,
    build_layanan,
    build_pengaduan,
    build_respons,
)
from units.models import UnitKerja

pytestmark = pytest.mark.django_db


@pytest.fixture
def saran(survei, unit):
    layanan = build_layanan(unit)
    return lambda teks="Loketnya ditambah.", **isi: build_respons(survei, layanan, saran=teks, **isi)  # fmt: skip


@pytest.fixture
def antrean(instansi):
    return lambda kode="": reverse("surveys:moderasi-list", args=[instansi.kode]) + (kode and f"?antrean={kode}")  # fmt: skip


def read(jenis, obj) -> str:
    """The mark that a page carries which shows it as it is now."""
    sumber = SUMBER[jenis]
    return sumber.mark(sumber.all(UnitKerja.objects.all()).get(pk=obj.pk))


def decide(client, jenis, obj, keputusan, **isi):
    """As somebody does who has just read it."""
    alamat = reverse("surveys:moderasi-detail", args=[jenis, obj.pk])
    dasar = {"keputusan": keputusan, "antrean": jenis, "dibaca": read(jenis, obj)}
    return client.post(alamat, dasar | isi)


def page_marks(jawab) -> list[str]:
    """What the button "publish all" of a page sends."""
    return re.findall(r'name="terbitkan" value="([^"]+)"', jawab.text)


# --- what the screen finds -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "jenis"),
    [
        ("NIK 1271 0101 0101 0001", "NIK"),
        ("NIP 198604262015051001", "NIP"),
        ("WA 0812-3456-7890", "nomor telepon"),
        ("tulis ke siti@contoh.id", "alamat surel"),
        ("Pak Budi marah", "nama orang"),
        ("lihat https://judi.example/a?b=1", "tautan"),
        ("buka www.slot-gacor.xyz", "tautan"),
        ("ke slot-gacor.xyz/daftar", "tautan"),
        ("transfer ke 123 456 7890 12", "nomor panjang"),
    ],
)
def test_what_must_not_be_published_unseen(teks, jenis):
    assert [p.jenis for p in find_potongan(teks)] == [jenis]
    assert "".join(t for t, _ in marked(teks)) == teks


@pytest.mark.parametrize(
    "teks",
    ["Biaya Rp 1.500.000.000 untuk jalan", "Rp15.000.000", "Pukul 08.00-12.00 setiap hari", "RT 04/RW 07 tahun 2026", "Kursi.Tolong ditambah", "3,5 dari 4"],
)  # fmt: skip
def test_sums_and_times_are_nobodys_data(teks):
    assert find_potongan(teks) == []


# --- the queue -----------------------------------------------------------------------------------


def test_what_waits_is_there_with_its_marks_and_oldest_first(masuk, antrean, saran, unit):
    saran("Tanya Pak Budi di 0812 3456 7890")
    saran("Yang kedua")
    saran("")  # no words, nothing to read
    saran("Dikarantina", keadaan="karantina", alasan="2 detik")
    client = masuk("pimpinan_unit")
    teks = client.get(antrean("saran")).text
    assert "<mark>Pak Budi<" in teks and "<mark>0812 3456 7890<" in teks
    assert teks.index("0812 3456 7890") < teks.index("Yang kedua")
    assert "samarkan 2 bagian" in teks and "Dikarantina" not in teks


def test_the_first_queue_with_something_in_it_opens(masuk, antrean, saran):
    saran("Kata warga")
    assert "Kata warga" in masuk("pimpinan_unit").get(antrean()).text


def test_it_is_counted_on_the_page_of_citizens(masuk, instansi, saran, unit):
    build_aspirasi(unit)
    saran()
    client = masuk("pimpinan_unit")
    assert waiting_count(client.user, instansi) == 2
    alamat = reverse("surveys:suara", args=[instansi.kode])
    assert "2 menunggu" in client.get(alamat).text
    assert "Antrean moderasi" not in masuk("petugas").get(alamat).text


def test_what_was_set_aside_elsewhere_is_counted_and_linked(masuk, antrean, saran, unit, survei):
    saran(keadaan="karantina", alasan="2 detik")
    build_pengaduan(unit, curiga="diisi dalam 0 detik")
    build_aspirasi(unit, curiga="kolom tersembunyi terisi")
    teks = masuk("pimpinan_unit").get(antrean("aspirasi-karantina")).text
    assert "Jawaban SKM 2026 (1)" in teks and "Pengaduan (1)" in teks
    assert "Dikarantina saat masuk: kolom tersembunyi terisi" in teks


def test_readers_and_officers_do_not_moderate(masuk, antrean, saran):
    r = saran()
    for role in ("petugas", "perencana", "auditor"):
        client = masuk(role)
        assert client.get(antrean()).status_code == 403
        assert decide(client, "saran", r, "terbit").status_code == 403
    assert not TinjauanSaran.objects.exists()


def test_the_queue_costs_the_same_however_long_it_is(masuk, antrean, saran, unit, django_assert_max_num_queries):  # fmt: skip
    for n in range(25):
        saran(f"Saran nomor {n} dari Pak Budi")
    client = masuk("pimpinan_unit")
    with django_assert_max_num_queries(20):
        client.get(antrean("saran"))


# --- decisions -----------------------------------------------------------------------------------


def test_published_as_written_or_with_everything_found_covered(masuk, antrean, saran, unit):
    r, a = saran("Tanya Pak Budi."), build_aspirasi(unit, "Usul", isi="Telepon 0812 3456 7890")
    client = masuk("pimpinan_unit")
    assert decide(client, "saran", r, "samar").url == antrean("saran") + "#antrean"
    decide(client, "aspirasi", a, "samar")
    a.refresh_from_db()
    assert TinjauanSaran.objects.get().teks_terbit == "Tanya ▮▮▮."
    assert (a.status, a.isi_terbit) == ("terbit", "Telepon ▮▮▮")
    decide(
        client, "saran", r, "terbit"
    )  # the officer knows better: again, with everything in sight
    assert TinjauanSaran.objects.get().teks_terbit == "Tanya Pak Budi."


def test_piece_by_piece_with_words_of_ones_own(masuk, saran):
    r = saran("Pak Budi dan Togar di loket 3")
    client = masuk("pimpinan_unit")
    salah = decide(client, "saran", r, "terbit", kata_lain="Tidakada")
    assert salah.status_code == 422 and "Tidakada" in salah.text
    decide(client, "saran", r, "terbit", samarkan=["Pak Budi"], kata_lain="Togar")
    assert TinjauanSaran.objects.get().teks_terbit == "▮▮▮ dan ▮▮▮ di loket 3"


def test_refused_with_a_reason_and_never_without(masuk, saran):
    r, client = saran(), masuk("pimpinan_unit")
    assert decide(client, "saran", r, "tolak").status_code == 422
    assert not TinjauanSaran.objects.exists()
    decide(client, "saran", r, "tolak", alasan="Iklan.")
    t = TinjauanSaran.objects.get()
    assert (t.keputusan, t.teks_terbit, t.alasan, t.oleh) == ("ditolak", "", "Iklan.", client.user)
    assert Respons.objects.counted().count() == 1  # the answer itself counts as before


def test_undone_it_waits_again(masuk, antrean, saran, unit):
    r, a = saran(), build_aspirasi(unit)
    client = masuk("pimpinan_unit")
    for jenis, obj in (("saran", r), ("aspirasi", a)):
        decide(client, jenis, obj, "terbit")
        assert "Batalkan keputusan" in client.get(antrean(f"{jenis}-putus")).text
        undo = reverse("surveys:moderasi-undo", args=[jenis, obj.pk])
        client.post(undo, {"antrean": f"{jenis}-putus"})
        client.post(undo)  # twice is once
    a.refresh_from_db()
    assert (a.status, a.judul_terbit, a.ditinjau_oleh) == ("diperiksa", "", None)
    assert not TinjauanSaran.objects.exists() and Aspirasi.objects.waiting().get() == a
    with pytest.raises(ValidationError):
        reopen_saran(respons=r, by=client.user)


def test_a_page_that_was_read_is_published_in_one_go_but_for_what_is_marked(masuk, antrean, saran, instansi, unit):  # fmt: skip
    polos, bertanda = [saran(f"Saran {n}") for n in range(3)], saran("Tanya Pak Budi")
    sah = saran("Sudah ditolak")
    client = masuk("pimpinan_unit")
    refuse_saran(respons=sah, alasan="Iklan.", by=client.user)
    halaman = client.get(antrean("saran"))
    assert "Terbitkan 3 tulisan tanpa tanda" in halaman.text
    lain = [f"{r.pk}:{read('saran', r)}" for r in (bertanda, sah)]
    kirim = [*page_marks(halaman), *lain, "x", "9" * 30, ""]
    client.post(antrean(), {"antrean": "saran", "terbitkan": kirim})
    assert set(TinjauanSaran.objects.published().values_list("respons", flat=True)) == {r.pk for r in polos}  # fmt: skip
    assert client.post(antrean(), {"antrean": "karangan"}).status_code == 302


def test_a_decision_is_in_the_history_without_the_words(masuk, saran, instansi):
    client = masuk("pimpinan_unit")
    decide(client, "saran", saran("Nama saya Siti"), "terbit")
    Event = TinjauanSaran.pgh_event_model
    assert Event.objects.get().keputusan == "terbit"
    assert not hasattr(Event.objects.get(), "teks_terbit")


def test_refused_words_are_in_no_report_and_published_ones_as_published(saran, survei, orang):
    camat = orang("pimpinan_unit")
    refuse_saran(respons=saran("Kata kasar"), alasan="Menghina.", by=camat)
    publish_saran(respons=saran("Dari Togar"), samarkan=["Togar"], by=camat)
    saran("Belum dibaca, 0812 3456 7890")
    saran("")
    saran("")  # the fifth answer: before it, no words of this place are told at all
    assert read_saran(read_laporan(survei), 10) == ["Belum dibaca, ▮▮▮", "Dari ▮▮▮"]


def test_words_of_surveys_long_over_wait_for_nobody(saran, survei, unit):
    saran()
    units = UnitKerja.objects.filter(pk=unit.pk)
    assert counts(units)["saran"] == 1
    survei.selesai = timezone.localdate().replace(year=timezone.localdate().year - 2)
    survei.mulai = survei.selesai
    survei.save()
    assert counts(units)["saran"] == 0


BERSAMA = ("decide", "leave", "covered", "mark", "require_read", "_lock_read", "quarantined", "home")  # fmt: skip


def test_every_source_answers_everything_that_the_queue_asks():
    """Whoever plugs another one in forgets nothing."""
    wajib = {n for n, f in vars(Sumber).items() if callable(f) and n not in BERSAMA}
    for sumber in SUMBER.values():
        assert wajib <= set(vars(type(sumber))), sumber
        for tab in TAB.values():
            assert list(queue_of(tab, UnitKerja.objects.none())) == []


# --- only what was read is decided about ---------------------------------------------------------


def rewrite(aspirasi, judul):
    """The author, on the page behind the secret."""
    alamat = reverse("surveys:aspirasi-ikuti", args=[sign_ikuti(aspirasi.kunci)])
    Client().post(alamat, {"judul": judul, "isi": ""})


def test_words_that_changed_since_they_were_read_are_read_again(masuk, unit):
    a = build_aspirasi(unit, "Tambah kursi tunggu")
    client, dibaca = masuk("pimpinan_unit"), read("aspirasi", a)
    rewrite(a, "Lurah Siregar maling, hubungi 0812 3456 7890")
    for keputusan in ("terbit", "samar", "biarkan", "tolak"):
        jawab = decide(client, "aspirasi", a, keputusan, dibaca=dibaca, alasan="Terlalu umum.", kata_lain="Siregar")  # fmt: skip
        assert jawab.status_code == 422, keputusan
        assert "berubah sejak Anda membukanya (kini: diperiksa). Baca lagi." in jawab.text
        assert "Lurah Siregar" in jawab.text and read("aspirasi", a) in jawab.text
        isi = jawab.context["form"]  # nothing typed is lost
        assert (isi["alasan"].value(), isi["kata_lain"].value()) == ("Terlalu umum.", "Siregar")
    a.refresh_from_db()
    assert (a.status, a.judul_terbit) == ("diperiksa", "")
    assert decide(client, "aspirasi", a, "terbit", dibaca="").status_code == 422


def test_words_that_change_while_the_button_is_pressed_are_not_published(masuk, unit, monkeypatch):
    a = build_aspirasi(unit, "Tambah kursi tunggu")
    sumber = SUMBER["aspirasi"]
    putus = sumber.decide

    def late(obj, **isi):  # the page was looked at, the row is not locked yet
        rewrite(obj, "Lurah Siregar maling")
        return putus(obj, **isi)

    monkeypatch.setattr(sumber, "decide", late)
    jawab = decide(masuk("pimpinan_unit"), "aspirasi", a, "terbit")
    assert jawab.status_code == 422 and "Lurah Siregar" in jawab.text
    assert not Aspirasi.objects.published().exists()


def test_what_another_moderator_refused_meanwhile_stays_refused(masuk, orang, saran, unit):
    a, r = build_aspirasi(unit, "Lurah Siregar maling"), saran("Lurah Siregar maling")
    dibaca = {"aspirasi": read("aspirasi", a), "saran": read("saran", r)}
    moderasi_aspirasi.refuse(aspirasi=a, alasan="Menghina.", by=orang("admin_instansi"))
    refuse_saran(respons=r, alasan="Menghina.", by=orang("admin_instansi"))
    client = masuk("pimpinan_unit")
    for jenis, obj in (("aspirasi", a), ("saran", r)):
        jawab = decide(client, jenis, obj, "terbit", dibaca=dibaca[jenis])
        assert jawab.status_code == 422 and "(kini: tidak terbit)" in jawab.text
    assert not Aspirasi.objects.published().exists()
    assert not TinjauanSaran.objects.published().exists()


def test_of_a_whole_page_only_what_was_read_is_published(masuk, antrean, unit):
    a, b = build_aspirasi(unit, "Tambah kursi"), build_aspirasi(unit, "Tambah kipas angin")
    client = masuk("pimpinan_unit")
    kirim = page_marks(client.get(antrean("aspirasi")))
    rewrite(a, "Lurah Siregar tukang selingkuh")
    jawab = client.post(antrean(), {"antrean": "aspirasi", "terbitkan": kirim}, follow=True)
    assert "1 tulisan tidak diterbitkan: berubah" in jawab.text and "1 tulisan terbit." in jawab.text  # fmt: skip
    assert list(Aspirasi.objects.published()) == [b]


# --- what is covered stays covered ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("Lampu mati di depan rumah Siti Rahmawati", ["Siti Rahmawati"]),
        ("Siti dan Rina lalu Siti lagi", ["Siti"]),
        ("Siti Siti Rina", ["Siti", "Rina"]),
        ("Pak Budi Rahmawati di loket", ["Pak Budi", "Rahmawati"]),
        ("PakBudiSantoso", ["PakBudi", "Santoso"]),
        ("Semuanya", ["Semuanya"]),
        ("baris satu\nSiti\nbaris tiga", ["Siti"]),
        ("▮▮▮ ditulis warga, Siti", ["Siti"]),
    ],
)
def test_what_is_covered_is_told_from_the_written_and_the_published_text(teks, kata):
    terbit = cover(teks, kata)
    hasil = find_covered(teks, terbit)
    assert cover(teks, hasil) == terbit


def test_where_it_cannot_be_told_more_is_covered_and_never_less():
    teks, terbit = "abc abc D Siti D Rina E", "abc ▮▮▮ D ▮▮▮ E"  # by "abc D Siti" and "Rina"
    assert cover(teks, ["abc D Siti", "Rina"]) == terbit
    lagi = cover(teks, find_covered(teks, terbit))
    assert "Siti" not in lagi and "Rina" not in lagi


def test_nothing_is_covered_in_what_was_published_as_written():
    for teks in ("Tambah kursi", "▮▮▮ ditulis warga"):
        assert find_covered(teks, teks) == []
    assert find_covered("Belum terbit", "") == []


def test_a_piece_more_never_shows_what_another_covers():
    teks = "Pak Budi Santoso Siregar marah"
    assert cover(teks, ["Pak Budi Santoso", "Santoso Siregar"]) == "▮▮▮ marah"


def reported(unit, jenis_kata=("Siti Rahmawati", "Joko sakit TBC"), judul="Lampu mati di rumah Siti Rahmawati"):  # fmt: skip
    a = build_aspirasi(unit, judul, isi="Suaminya Joko sakit TBC.")
    moderasi_aspirasi.publish(aspirasi=a, samarkan=jenis_kata, by=None)
    lapor(Client(), a)
    a.refresh_from_db()
    return a


def test_left_as_it_is_what_was_covered_stays_covered(masuk, antrean, unit):
    a = reported(unit)
    client = masuk("pimpinan_unit")
    teks = client.get(antrean("aspirasi-lapor")).text
    assert 'value="biarkan">Biarkan terbit' in teks and 'value="terbit"' not in teks
    assert "Yang terbit: Lampu mati di rumah ▮▮▮" in teks  # that is what is left as it is
    decide(client, "aspirasi", a, "biarkan", antrean="aspirasi-lapor")
    sesudah = Aspirasi.objects.get()
    assert (sesudah.judul_terbit, sesudah.isi_terbit) == (
        "Lampu mati di rumah ▮▮▮",
        "Suaminya ▮▮▮.",
    )
    assert not LaporanIsi.objects.filter(ditutup_pada=None).exists()
    assert sesudah.ditinjau_pada == a.ditinjau_pada  # nobody decided anew


def test_covering_what_is_found_keeps_what_was_covered_by_hand(masuk, antrean, unit):
    a = reported(unit, judul="Pak Budi menagih Siti Rahmawati")
    client = masuk("pimpinan_unit")
    teks = client.get(antrean("aspirasi-lapor")).text
    assert "samarkan 1 bagian" in teks and "Biarkan terbit" in teks
    decide(client, "aspirasi", a, "samar")
    a.refresh_from_db()
    assert (a.judul_terbit, a.isi_terbit) == ("▮▮▮ menagih ▮▮▮", "Suaminya ▮▮▮.")


def test_a_decision_that_is_changed_begins_with_what_is_covered(masuk, saran, unit):
    a, r = reported(unit), saran("Pak Budi dan Rina di loket 2 galak sekali")
    client = masuk("pimpinan_unit")
    decide(client, "saran", r, "terbit", samarkan=["Pak Budi"], kata_lain="Rina")
    harap = {"aspirasi": "Siti Rahmawati\nJoko sakit TBC", "saran": "Rina"}
    for jenis, obj in (("aspirasi", a), ("saran", r)):
        isi = client.get(reverse("surveys:moderasi-detail", args=[jenis, obj.pk])).context["form"]
        assert isi["kata_lain"].value() == harap[jenis]
    assert TinjauanSaran.objects.get().teks_terbit == "▮▮▮ dan ▮▮▮ di loket 2 galak sekali"


# --- reports of residents ------------------------------------------------------------------------


def lapor(client, aspirasi, alasan="kasar", **extra):
    alamat = reverse("surveys:aspirasi-lapor", args=[aspirasi.unit.instansi.kode, aspirasi.kode])
    return client.post(alamat, {"alasan": alasan}, **extra)


def test_a_report_hides_nothing_and_asks_to_look_again(client, masuk, antrean, unit, instansi):
    a = build_aspirasi(unit, "Petugas malas", terbit=True)
    for n in range(30):
        assert lapor(Client(REMOTE_ADDR=f"203.0.113.{n}"), a).status_code == 200
    publik = reverse("surveys:aspirasi-publik", args=[instansi.kode])
    assert "Petugas malas" in client.get(publik).text
    assert lapor(client, a, alasan="").status_code == 422
    moderator = masuk("pimpinan_unit")
    assert "menghina atau mengancam (30)" in moderator.get(antrean("aspirasi-lapor")).text
    decide(moderator, "aspirasi", a, "biarkan")  # left as it is: the reports are answered
    assert "Petugas malas" in client.get(publik).text
    assert not LaporanIsi.objects.filter(ditutup_pada=None).exists()
    assert counts(UnitKerja.objects.filter(pk=unit.pk))["aspirasi-lapor"] == 0


def test_one_report_per_place_thing_and_day(unit):
    a, b = build_aspirasi(unit, terbit=True), build_aspirasi(unit, terbit=True)
    for _ in range(3):
        lapor(Client(REMOTE_ADDR="203.0.113.9"), a)
    lapor(Client(REMOTE_ADDR="203.0.113.9"), b)
    assert LaporanIsi.objects.filter(objek=a.pk).count() == 1 and LaporanIsi.objects.count() == 2
    assert not report(jenis="aspirasi", objek=a.pk, alasan="iklan", alamat="203.0.113.9")


def test_only_what_is_public_can_be_reported(client, unit, instansi):
    assert lapor(client, build_aspirasi(unit)).status_code == 404
    assert not LaporanIsi.objects.exists()
