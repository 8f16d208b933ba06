"""A forum warga: one step after the other, and what each leaves behind."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from surveys.actions import forum as actions
from surveys.calculators.keterwakilan import compute_keterwakilan
from surveys.models import Forum, Komitmen, Penghapusan, TemaAspirasi
from surveys.status_forum import LANGKAH, STATUS_FORUM, StatusForum
from tests.factories import build_aspirasi, build_forum, build_komitmen, build_layanan

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="KEC")


@pytest.fixture
def petugas(orang):
    return orang("petugas")


@pytest.fixture
def camat(orang):
    return orang("pimpinan_unit")


@pytest.fixture
def step(petugas, camat):
    def _step(forum, kode, by=None, **lain):
        return actions.move_forum(forum=forum, langkah=LANGKAH[kode], by=by or camat, **lain)

    return _step


@pytest.fixture
def terlaksana(unit, petugas, step):
    """A forum to which people came."""
    forum = build_forum(unit)
    actions.invite(forum=forum, orang=[("Siti", "Lingkungan 4", "pengguna")], diundang=True, by=petugas)  # fmt: skip
    forum = step(forum, "undang")
    actions.record_kehadiran(
        forum=forum, hadir=forum.peserta.values_list("pk", flat=True), by=petugas
    )
    actions.invite(forum=forum, orang=[("Dr. Ani", "USU", "akademisi")], diundang=False, by=petugas)  # fmt: skip
    return step(forum, "laksanakan")


# --- elements of society -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jumlah", "unsur", "cukup"),
    [
        ({}, 0, False),
        ({"pengguna": 20}, 1, False),
        ({"pengguna": 20, "oms": 1}, 2, False),
        ({"pengguna": 1, "oms": 1, "media": 1}, 3, True),
        ({"pengguna": 1, "oms": 1, "media": 1, "instansi": 2, "akademisi": 1}, 5, True),
        ({"pengguna": 9, "penyelenggara": 4, "lainnya": 3}, 1, False),  # these are no elements
    ],
)
def test_three_of_five_elements_are_enough(jumlah, unsur, cukup):
    k = compute_keterwakilan(jumlah)
    assert (k.unsur, k.cukup, k.orang) == (unsur, cukup, sum(jumlah.values()))


def test_four_are_better_and_the_sentence_says_so():
    tiga = compute_keterwakilan({"pengguna": 1, "oms": 1, "media": 1}).kalimat
    empat = compute_keterwakilan({"pengguna": 1, "oms": 1, "media": 1, "instansi": 1}).kalimat
    assert "4 lebih baik" in tiga and "lebih dari cukup" in empat


def test_an_unknown_element_is_refused():
    with pytest.raises(ValueError, match="alien"):
        compute_keterwakilan({"alien": 1})


# --- the table of states -------------------------------------------------------------------------


def test_every_state_can_be_reached_and_left_as_the_table_says():
    tercapai = {StatusForum.RENCANA} | {x.ke for x in LANGKAH.values()}
    assert tercapai == set(StatusForum) == set(STATUS_FORUM)
    buntu = set(StatusForum) - {s for x in LANGKAH.values() for s in x.dari}
    assert buntu == {StatusForum.BATAL}


def test_each_step_asks_for_what_it_needs(unit, step, petugas):
    forum = build_forum(unit)
    with pytest.raises(ValidationError, match="daftar undangan"):
        step(forum, "undang")
    actions.invite(forum=forum, orang=[("Siti", "", "pengguna")], diundang=True, by=petugas)
    forum = step(forum, "undang")
    with pytest.raises(ValidationError, match="siapa atau berapa"):
        step(forum, "laksanakan")
    actions.record_kehadiran(forum=forum, hadir=[forum.peserta.get().pk], by=petugas)
    forum = step(forum, "laksanakan")
    with pytest.raises(ValidationError, match="notulennya"):
        step(forum, "sepakati")
    actions.write_notulen(forum=forum, notulen="Dibahas antrean.", by=petugas)
    with pytest.raises(ValidationError, match="satu komitmen"):
        step(forum, "sepakati")
    actions.promise(forum=forum, unit=unit, isi="Tambah loket", pemilik="Kasi", batas="2026-06-30", by=petugas)  # fmt: skip
    forum = step(forum, "sepakati")
    assert step(forum, "terbitkan").status == "terbit"


@pytest.mark.parametrize("kode", ["laksanakan", "sepakati", "terbitkan", "tarik", "perbaiki"])
def test_no_step_is_skipped(unit, step, kode):
    with pytest.raises(ValidationError, match="tidak berlaku"):
        step(build_forum(unit), kode, alasan="ingin cepat")
    assert Forum.objects.get().status == "rencana"


def test_going_back_and_calling_off_need_a_reason(unit, step):
    forum = build_forum(unit)
    with pytest.raises(ValidationError, match="alasannya"):
        step(forum, "batalkan")
    assert step(forum, "batalkan", alasan="Banjir").alasan == "Banjir"


def test_what_was_agreed_is_locked(terlaksana, step, petugas, unit):
    actions.write_notulen(forum=terlaksana, notulen="Dibahas.", by=petugas)
    build_komitmen(unit, forum=terlaksana)
    forum = step(terlaksana, "sepakati")
    with pytest.raises(ValidationError, match="notulennya tidak dapat diubah"):
        actions.write_notulen(forum=forum, notulen="Lain.", by=petugas)
    with pytest.raises(ValidationError, match="komitmennya"):
        actions.promise(forum=forum, unit=unit, isi="x", pemilik="y", batas="2026-01-01", by=petugas)  # fmt: skip
    with pytest.raises(ValidationError, match="agendanya"):
        actions.edit_agenda(forum=forum, judul="Lain", by=petugas)
    with pytest.raises(ValidationError, match="kehadirannya"):
        actions.record_kehadiran(forum=forum, hadir=[], by=petugas)
    with pytest.raises(ValidationError, match="daftar undangannya"):
        actions.invite(forum=forum, orang=[("Baru", "", "oms")], diundang=True, by=petugas)
    assert forum.peserta.filter(hadir=True).count() == 2


@pytest.mark.parametrize("status", ["disepakati", "terbit", "batal"])
def test_a_name_is_deleted_on_request_in_every_state_and_the_numbers_stay(
    masuk, terlaksana, unit, status
):
    Forum.objects.update(status=status, wakil_warga="Siti", terbit_pada=timezone.now())
    siti, ani = terlaksana.peserta.all()
    sebelum = terlaksana.keterwakilan()
    client = masuk("petugas")
    alamat = reverse("surveys:forum-peserta", args=[terlaksana.pk])
    detail = client.get(reverse("surveys:forum-detail", args=[terlaksana.pk])).text
    assert alamat in detail and "Siti" in detail
    assert f'value="{siti.pk}"' in client.get(alamat).text
    for _ in range(2):  # asked twice, done and noted once
        client.post(alamat, {"aksi": "hapus", "orang": [siti.pk]})
    assert "Siti" not in client.get(alamat).text
    assert terlaksana.keterwakilan() == sebelum and sebelum.orang == 2
    assert [p.nama for p in terlaksana.peserta.all()] == [f"(nama dihapus) {siti.pk}", ani.nama]
    assert terlaksana.peserta.get(pk=siti.pk).asal == ""
    assert Forum.objects.get().wakil_warga == ""
    catatan = Penghapusan.objects.get()
    assert (catatan.jenis, catatan.banyak, catatan.diminta) == ("peserta", 1, True)
    assert masuk("auditor").post(alamat, {"aksi": "hapus", "orang": [ani.pk]}).status_code == 403


def test_publishing_covers_what_the_moderator_ticked_and_the_paper_keeps_it(
    terlaksana, step, petugas, unit
):
    actions.write_notulen(forum=terlaksana, notulen="Pak Budi Santoso minta loket.", by=petugas)
    build_komitmen(unit, forum=terlaksana)
    forum = step(step(terlaksana, "sepakati"), "terbitkan", samarkan=["Pak Budi Santoso"])
    assert forum.notulen_terbit == "▮▮▮ minta loket." and "Budi" in forum.notulen


# --- commitments ---------------------------------------------------------------------------------


def test_done_needs_proof_and_impossible_needs_a_reason(unit, petugas):
    komitmen = build_komitmen(unit, forum=build_forum(unit))
    with pytest.raises(ValidationError, match="bukti"):
        actions.follow_up(komitmen=komitmen, status="selesai", bukti="", by=petugas)
    with pytest.raises(ValidationError, match="alasan"):
        actions.follow_up(komitmen=komitmen, status="gagal", keterangan="", by=petugas)
    jadi = actions.follow_up(komitmen=komitmen, status="selesai", bukti="Foto 12", by=petugas)
    assert jadi.selesai_pada is not None
    lagi = actions.follow_up(komitmen=komitmen, status="jalan", by=petugas)
    assert lagi.selesai_pada is None


def test_late_is_said_and_a_moved_date_shows_the_first_one(unit, petugas, client):
    forum = build_forum(unit, status="terbit", terbit_pada="2026-03-12T00:00Z")
    komitmen = build_komitmen(unit, forum=forum, batas=date(2026, 1, 1))
    assert Komitmen.objects.late(date(2026, 1, 2)).get() == komitmen
    assert not Komitmen.objects.late(date(2026, 1, 1)).exists()
    assert komitmen.keadaan_pada(date(2026, 1, 2)).label == "Terlambat"
    actions.follow_up(komitmen=komitmen, status="jalan", batas=date(2099, 1, 1), by=petugas)
    isi = client.get(reverse("surveys:kami-lakukan", args=["marelan"])).text
    assert "1 Januari 2099" in isi and "semula 1 Januari 2026" in isi


def test_a_promise_that_everybody_reads_holds_nobodys_data(masuk, client, unit, instansi):
    """It appears at once on the page for residents; no moderator reads it before."""
    a = build_aspirasi(unit, terbit=True)
    petugas = masuk("petugas")
    alamat = reverse("surveys:aspirasi-komitmen", args=[a.pk])
    assert "milik_kantor" not in petugas.get(alamat).text  # asked only where something was found
    isi = {"unit": "KEC", "isi": "Menegur Pak Budi", "pemilik": "Kasi", "batas": "2099-01-01"}
    jawab = petugas.post(alamat, isi)
    assert jawab.status_code == 422 and "milik_kantor" in jawab.text
    assert "Tulisan ini terbit dan memuat data yang tampak pribadi: nama orang “Pak Budi”" in jawab.text  # fmt: skip
    nik = isi | {"isi": "Menegur NIK 1271010101010001", "milik_kantor": "on"}
    assert petugas.post(alamat, nik).status_code == 422  # never the office's own
    assert not Komitmen.objects.exists()
    petugas.post(alamat, isi | {"isi": "Menelepon 0812 3456 7890 setiap hari", "milik_kantor": "on"})  # fmt: skip
    komitmen = Komitmen.objects.get()
    ubah = reverse("surveys:komitmen-edit", args=[komitmen.pk])
    lanjut = {
        "status": "selesai",
        "batas": "2099-01-01",
        "pemilik": "Kasi",
        "bukti": "Foto Ibu Sri",
    }
    assert petugas.post(ubah, lanjut).status_code == 422
    komitmen.refresh_from_db()
    assert (komitmen.status, komitmen.bukti) == ("rencana", "")
    petugas.post(ubah, lanjut | {"milik_kantor": "on"})
    publik = client.get(reverse("surveys:kami-lakukan", args=[instansi.kode])).text
    assert "Menelepon 0812 3456 7890" in publik and "Foto Ibu Sri" in publik
    assert "Pak Budi" not in publik and "1271010101010001" not in publik


# --- pages ---------------------------------------------------------------------------------------


def test_an_officer_makes_a_forum(masuk, instansi, unit):
    client = masuk("petugas")
    alamat = reverse("surveys:forum-create", args=[instansi.kode])
    isi = {
        "unit": "KEC · Kecamatan", "judul": "Forum KTP", "tema": "Antrean", "tanggal": "2026-03-10",
        "jam_mulai": "09:00", "cara": "tatap_muka", "tempat": "Aula", "agenda": "Buka",
    }  # fmt: skip
    assert client.post(alamat, isi).status_code == 302
    forum = Forum.objects.get()
    assert (forum.unit, forum.status) == (unit, "rencana")
    salah = client.post(alamat, isi | {"jam_selesai": "08:00", "judul": "Jangan hilang"})
    assert salah.status_code == 422 and "Jangan hilang" in salah.text
    assert "setelah jam mulai" in salah.text


def test_an_officer_of_one_unit_makes_none_for_another(masuk, instansi):
    client = masuk("petugas", unit=instansi.unit.get(kode="KEL"))
    isi = {"unit": "SEK", "judul": "x", "tema": "x", "tanggal": "2026-03-10", "jam_mulai": "09:00", "cara": "daring", "tempat": "x", "agenda": "x"}  # fmt: skip
    jawab = client.post(reverse("surveys:forum-create", args=[instansi.kode]), isi)
    assert jawab.status_code == 422 and not Forum.objects.exists()


def test_people_are_added_ticked_and_taken_off(masuk, unit):
    client, forum = masuk("petugas"), build_forum(unit)
    alamat = reverse("surveys:forum-peserta", args=[forum.pk])
    client.post(alamat, {"aksi": "tambah", "unsur": "pengguna", "diundang": "1", "orang": "Siti Aminah; Lingkungan 4\nTogar\n\nTogar"})  # fmt: skip
    assert list(forum.peserta.values_list("nama", "asal")) == [("Siti Aminah", "Lingkungan 4"), ("Togar", "")]  # fmt: skip
    satu, dua = forum.peserta.all()
    assert (
        client.post(alamat, {"aksi": "hadir", "orang": [satu.pk]}).status_code == 200
    )  # too early
    Forum.objects.update(status="diundang")
    client.post(alamat, {"aksi": "hadir", "orang": [satu.pk, "x", "9" * 30]})
    assert list(forum.peserta.filter(hadir=True)) == [satu]
    salah = client.post(alamat, {"aksi": "tambah", "unsur": "asing", "diundang": "1", "orang": "Jangan hilang"})  # fmt: skip
    assert salah.status_code == 422 and "Jangan hilang" in salah.text
    Forum.objects.update(status="rencana")
    client.post(alamat, {"aksi": "hapus", "orang": [dua.pk]})
    assert list(forum.peserta.all()) == [satu]


@pytest.fixture
def pintu(masuk, unit):
    """The page on which people are written down, on the day of the forum."""
    client, forum = masuk("petugas"), build_forum(unit, status="diundang")
    alamat = reverse("surveys:forum-peserta", args=[forum.pk])
    return lambda **isi: (client.post(alamat, isi), forum)


def test_forty_names_of_all_elements_are_pasted_at_once(pintu, django_assert_max_num_queries):
    baris = [
        "Nama Warga 1; Lingkungan 4",
        "2. Nama Warga 2",
        "3\tNama Warga 3\tLingkungan 5\twarga",
    ]
    baris += [f"Ibu {n}; Koran; Media massa" for n in range(20)] + [f"Dr. {n}; ; dosen" for n in range(17)]  # fmt: skip
    with django_assert_max_num_queries(20):
        jawab, forum = pintu(
            aksi="tambah", unsur="pengguna", diundang="0", orang="\r\n".join(baris)
        )
    assert jawab.status_code == 302
    assert list(forum.peserta.values_list("nama", "asal")[:3]) == [
        ("Nama Warga 1", "Lingkungan 4"), ("Nama Warga 2", ""), ("Nama Warga 3", "Lingkungan 5"),
    ]  # fmt: skip
    k = forum.keterwakilan()
    assert (k.orang, k.unsur) == (40, 3) and not forum.peserta.filter(diundang=True).exists()


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_lost(pintu):
    for salah, kata in (("Siti; Lk. 4; alien", "alien"), ("; tanpa nama", "tanpa nama"), ("a;b;media;d", "tidak terbaca"), (" \n ", "satu nama")):  # fmt: skip
        jawab, forum = pintu(aksi="tambah", unsur="oms", diundang="0", orang=f"Togar\n{salah}" if salah.strip() else salah)  # fmt: skip
        assert jawab.status_code == 422 and kata in jawab.text, salah
        assert "Togar" in jawab.text or not salah.strip()
    assert not forum.peserta.exists()


def test_somebody_invited_who_is_pasted_at_the_door_came(pintu, petugas):
    _, forum = pintu()
    actions.invite(forum=forum, orang=[("Siti", "Lk. 4", "pengguna")], diundang=True, by=petugas)
    pintu(aksi="tambah", unsur="pengguna", diundang="0", orang="Siti; Lk. 4")
    siti = forum.peserta.get()
    assert siti.diundang and siti.hadir


def test_everybody_came_with_one_button_and_a_wrong_name_is_taken_off(pintu, petugas):
    _, forum = pintu()
    actions.invite(forum=forum, orang=[("Siti", "", "pengguna"), ("Salah", "", "oms")], diundang=True, by=petugas)  # fmt: skip
    pintu(aksi="semua")
    assert forum.keterwakilan().orang == 2
    pintu(aksi="hapus", orang=forum.peserta.get(nama="Salah").pk)
    assert forum.peserta.get().nama == "Siti"


def test_people_can_be_counted_without_names(pintu):
    jawab, forum = pintu(aksi="hitung", pengguna="30", oms="6", media="1", akademisi="")
    assert jawab.status_code == 302
    assert (forum.keterwakilan().orang, forum.keterwakilan().unsur) == (37, 3)
    pintu(aksi="hitung", pengguna="31", oms="0")
    assert dict(forum.hitungan.values_list("unsur", "orang")) == {"pengguna": 31}
    jawab, _ = pintu(aksi="hitung", pengguna="-1", oms="banyak")
    assert jawab.status_code == 422 and "banyak" in jawab.text
    Forum.objects.update(status="disepakati")
    assert pintu(aksi="hitung", pengguna="99")[0].status_code == 422
    assert forum.keterwakilan().orang == 31


def test_proposals_are_written_line_by_line_and_become_aspirations(masuk, unit, terlaksana):
    client = masuk("petugas")
    layanan = build_layanan(unit)
    tema = TemaAspirasi.objects.create(instansi=unit.instansi, nama="Sarana")
    alamat = reverse("surveys:forum-usulan", args=[terlaksana.pk])
    awal = client.get(alamat).context["baris"][0]["tentang"].value()
    kosong = {f"usulan-{n}-tentang": awal for n in range(6)}
    isi = kosong | {
        "usulan-TOTAL_FORMS": "6", "usulan-INITIAL_FORMS": "0",
        "usulan-0-judul": "Tambah kursi", "usulan-0-pengusul": "Warga Lk. 4", "usulan-0-tema": tema.pk,
        "usulan-2-judul": "Loket kedua", "usulan-2-tentang": f"l{layanan.pk}",
    }  # fmt: skip
    salah = client.post(alamat, isi | {"usulan-4-pengusul": "LPM"})
    assert salah.status_code == 422 and "Baris 5" in salah.text and "Tambah kursi" in salah.text
    assert not terlaksana.aspirasi.exists()
    assert client.post(alamat, isi | {"lagi": "1"}).url == alamat
    satu, dua = terlaksana.aspirasi.order_by("pk")
    assert (satu.judul, satu.unit, satu.layanan, satu.tema) == ("Tambah kursi", unit, None, tema)
    assert (dua.unit, dua.layanan, dua.sumber, dua.status) == (unit, layanan, "forum", "diperiksa")
    assert satu.tanggal == terlaksana.tanggal and satu.dicatat_oleh == client.user
    assert "Tambah kursi" in client.get(alamat).text
    Forum.objects.update(status="disepakati")
    assert client.post(alamat, isi).status_code == 200 and terlaksana.aspirasi.count() == 2
    assert "usulannya tidak dapat diubah" in client.get(alamat).text


def test_readers_see_how_many_came_and_no_name(masuk, terlaksana):
    client = masuk("auditor")
    isi = client.get(reverse("surveys:forum-detail", args=[terlaksana.pk])).text
    assert "2 hadir" in isi and "Siti" not in isi and "Dr. Ani" not in isi


def test_the_public_page_announces_then_tells_and_names_nobody(client, terlaksana, step, petugas, unit):  # fmt: skip
    alamat = reverse("surveys:forum-publik", args=[terlaksana.kode])
    actions.write_notulen(forum=terlaksana, notulen="Antrean dibahas panjang.", by=petugas)
    build_komitmen(unit, forum=terlaksana, isi="Loket kedua")
    build_aspirasi(unit, "Kursi tunggu", sumber="forum", forum=terlaksana, terbit=True)
    build_aspirasi(unit, "Rahasia belum diperiksa", sumber="forum", forum=terlaksana)
    sebelum = client.get(alamat).text
    assert "Dialog" in sebelum and "Loket kedua" not in sebelum and "panjang" not in sebelum
    step(step(terlaksana, "sepakati"), "terbitkan")
    sesudah = client.get(alamat).text
    assert "Antrean dibahas panjang." in sesudah and "Loket kedua" in sesudah
    assert "Kursi tunggu" in sesudah and "2 dari 5 unsur" in sesudah
    assert "Siti" not in sesudah and "Rahasia" not in sesudah


def test_a_plan_is_not_public(client, unit):
    forum = build_forum(unit)
    assert client.get(reverse("surveys:forum-publik", args=[forum.kode])).status_code == 404


def test_only_a_moderator_publishes(masuk, terlaksana, step, petugas, unit):
    actions.write_notulen(forum=terlaksana, notulen="Dibahas.", by=petugas)
    build_komitmen(unit, forum=terlaksana)
    step(terlaksana, "sepakati")
    alamat = reverse("surveys:forum-transition", args=[terlaksana.pk, "terbitkan"])
    assert masuk("petugas").post(alamat).status_code == 403
    assert masuk("pimpinan_unit").post(alamat).status_code == 302
    assert Forum.objects.get(pk=terlaksana.pk).status == "terbit"
    assert masuk("pimpinan_unit").get(alamat.replace("terbitkan", "lompat")).status_code == 404


def test_no_name_of_a_guest_is_in_the_history(terlaksana):
    from pghistory.models import Events

    isi = " ".join(str(e.pgh_data) for e in Events.objects.all())
    assert "pengguna" in isi and "Siti" not in isi and "Dr. Ani" not in isi


# --- berita acara --------------------------------------------------------------------------------


def test_the_paper_says_everything(masuk, terlaksana, petugas, unit):
    actions.write_notulen(
        forum=terlaksana, nomor_ba="065/1", notulen="Satu.\nDua.", tanggapan="Setuju.", wakil_warga="Siti", by=petugas,
    )  # fmt: skip
    build_aspirasi(unit, "Tambah kursi", sumber="forum", forum=terlaksana, pengusul="Warga Lk. 4")
    build_komitmen(unit, forum=terlaksana, batas=date(2099, 6, 30))
    jawab = masuk("petugas").get(reverse("surveys:forum-berita-acara", args=[terlaksana.pk]))
    assert jawab["Content-Disposition"].endswith('20260310.docx"')
    dokumen = Document(BytesIO(jawab.content))
    teks = "\n".join(p.text for p in dokumen.paragraphs)
    for kata in ("065/1", "hari Selasa, tanggal 10 Maret 2026", "Satu.", "Dua.", "Setuju.", "2 dari 5 unsur", "/f/"):  # fmt: skip
        assert kata in teks, kata
    sel = [[c.text for c in r.cells] for t in dokumen.tables for r in t.rows]
    assert ["1", "Siti", "Lingkungan 4", "Pengguna layanan", ""] in sel and [
        "Media massa",
        "0",
    ] in sel
    assert ["1", "Warga Lk. 4", "Tambah kursi", "Kecamatan"] in sel
    assert ["1", "Menambah loket", "Kasi Pelayanan Umum, Kecamatan", "30 Juni 2099", "Direncanakan"] in sel  # fmt: skip
    assert dokumen.core_properties.author == "Kecamatan Contoh"
    assert any("Wakil masyarakat," in c and "Siti" in c for r in sel for c in r)


def test_characters_that_word_cannot_hold_do_not_stop_the_paper(masuk, unit):
    forum = build_forum(unit, judul="Forum \x1f KTP", notulen="Satu\x0bdua \ufffe")
    jawab = masuk("petugas").get(reverse("surveys:forum-berita-acara", args=[forum.pk]))
    assert jawab.status_code == 200
    assert "Forum   KTP" in "\n".join(p.text for p in Document(BytesIO(jawab.content)).paragraphs)


def test_an_empty_forum_still_makes_a_paper(masuk, unit):
    forum = build_forum(unit)
    jawab = masuk("petugas").get(reverse("surveys:forum-berita-acara", args=[forum.pk]))
    assert "Kehadiran belum dicatat." in "\n".join(
        p.text for p in Document(BytesIO(jawab.content)).paragraphs
    )


def test_lists_cost_the_same_with_many(masuk, unit, instansi, django_assert_max_num_queries):
    client = masuk("perencana")
    for n in range(12):
        build_komitmen(unit, forum=build_forum(unit, judul=f"Forum {n}"))
    for nama in ("forum-list", "komitmen-list"):
        with django_assert_max_num_queries(12):
            client.get(reverse(f"surveys:{nama}", args=[instansi.kode]))


def test_the_list_counts_who_came_as_the_forum_itself_does(unit):
    forum = build_forum(unit)
    for nama, hadir in (("Siti", True), ("Togar", True), ("Rina", False)):
        forum.peserta.create(nama=nama, unsur="pengguna", hadir=hadir)
    forum.hitungan.create(unsur="pengguna", orang=31)
    build_komitmen(unit, forum=forum)
    build_komitmen(unit, forum=forum)
    assert Forum.objects.with_hadir().get().banyak_hadir == 33 == forum.keterwakilan().orang
    assert Forum.objects.with_hadir().get(pk=build_forum(unit).pk).banyak_hadir == 0


# --- promises, for everybody ----------------------------------------------------------------------


def test_residents_read_the_promises_of_one_unit(client, unit, instansi):
    forum = build_forum(unit, status="terbit", terbit_pada="2026-03-12T00:00Z")
    build_komitmen(unit, forum=forum, isi="Loket kedua", batas=date(2026, 1, 1))
    kel = instansi.unit.get(kode="KEL")
    build_komitmen(kel, forum=forum, isi="Kursi tunggu", status="selesai", selesai_pada=date(2026, 4, 1), bukti="Foto")  # fmt: skip
    alamat = reverse("surveys:kami-lakukan", args=[instansi.kode])
    semua, satu = client.get(alamat).text, client.get(alamat + "?unit=KEL").text
    assert "2 janji, 1 selesai" in semua and "1 terlambat" in semua
    assert "Loket kedua" in semua and "Loket kedua" not in satu and "Kursi tunggu" in satu
    assert "tidak ada yang terlambat" in satu
    assert "Loket kedua" in client.get(alamat + "?unit=tidak-ada").text


def test_officers_see_what_is_late_first_and_follow_up_their_own(masuk, unit, instansi):
    forum, kel = build_forum(unit), instansi.unit.get(kode="KEL")
    nanti = build_komitmen(unit, forum=forum, batas=date(2099, 1, 1))
    build_komitmen(unit, forum=forum, status="selesai", selesai_pada=date(2026, 1, 1), bukti="Foto", batas=date(2025, 1, 1))  # fmt: skip
    lambat = build_komitmen(kel, forum=forum, batas=date(2026, 1, 1))
    alamat = reverse("surveys:komitmen-list", args=[instansi.kode])
    halaman = masuk("petugas").get(alamat)
    assert [k.pk for k in halaman.context["komitmen"]][:2] == [lambat.pk, nanti.pk]
    assert halaman.text.count("Tindak lanjut") == 3
    satu_unit = masuk("petugas", unit=kel).get(alamat)
    assert reverse("surveys:komitmen-edit", args=[lambat.pk]) in satu_unit.text
    assert reverse("surveys:komitmen-edit", args=[nanti.pk]) not in satu_unit.text
    assert "Tindak lanjut" not in masuk("auditor").get(alamat).text


def test_the_start_page_reminds_of_what_is_late(masuk, unit, instansi):
    client, alamat = masuk("petugas"), reverse("surveys:suara", args=[instansi.kode])
    tenang = client.get(alamat).text
    assert "tidak ada yang terlambat" in tenang and "tidak ada yang belum selesai" in tenang
    forum = build_forum(unit, status="diundang", tanggal=date(2026, 1, 1))
    for n in (1, 2):
        build_komitmen(unit, forum=forum, batas=date(2026, 1, n))
    ingat = client.get(alamat).text
    assert "2 terlambat" in ingat and "1 belum selesai" in ingat


def test_every_page_of_a_forum_costs_few_queries(masuk, unit, client, django_assert_max_num_queries):  # fmt: skip
    petugas = masuk("petugas")
    forum = build_forum(unit, status="dihadiri", notulen="x")
    layanan = build_layanan(unit)
    for n in range(15):
        forum.peserta.create(nama=f"Orang {n}", unsur="oms", hadir=True)
        a = build_aspirasi(unit, f"Usulan {n}", terbit=True, forum=forum, layanan=layanan)
        build_komitmen(unit, forum=forum, aspirasi=a)
    halaman = [f"surveys:forum-{nama}" for nama in ("detail", "peserta", "usulan", "undangan", "komitmen", "notulen", "edit")]  # fmt: skip
    mahal = {}
    for nama in halaman:
        with CaptureQueriesContext(connection) as tanya:
            assert petugas.get(reverse(nama, args=[forum.pk])).status_code == 200
        mahal[nama] = len(tanya)
    assert max(mahal.values()) <= 12, mahal
    Forum.objects.update(status="terbit", terbit_pada="2026-03-12T00:00Z")
    with django_assert_max_num_queries(12):
        client.get(reverse("surveys:forum-publik", args=[forum.kode]))
