"""What is kept of citizens goes on its day, by itself and on request; the log says how many, never whom."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Event

from surveys.actions import hapus
from surveys.actions.aspirasi import rewrite_aspirasi, withdraw_aspirasi
from surveys.actions.kontak import consent_text
from surveys.actions.moderasi_aspirasi import publish, refuse, reopen
from surveys.actions.pengaduan import erase_words
from surveys.calculators.privasi import SIMPANAN, TERHAPUS, Jenis, days_of, in_words, limit_of
from surveys.models import (
    AksesKontak,
    Aspirasi,
    CatatanPengaduan,
    Dukungan,
    GaramHarian,
    JejakPengaduan,
    KontakPelapor,
    MasaSimpan,
    Pengaduan,
    Penghapusan,
    PesanPengaduan,
    PesertaForum,
    PutaranHapus,
    Respons,
    TiketSurvei,
)
from surveys.moderasi import SUMBER
from tests.factories import RAHASIA as KATA_KUNCI
from tests.factories import (
    build_aspirasi,
    build_forum,
    build_instansi,
    build_layanan,
    build_pengaduan,
    build_respons,
    build_survei,
    build_user,
)
from units.models import UnitKerja

HARI_INI = date(2026, 11, 20)
RAHASIA = "Rahasiawati"
"""A word that stands in everything personal below."""


@pytest.fixture
def instansi(db):
    return build_instansi()


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="PEM")


def backdate(obj, field, hari):
    """`hari` days before HARI_INI, at noon."""
    pada = timezone.make_aware(timezone.datetime(2026, 11, 20, 12)) - timedelta(days=hari)
    type(obj).objects.filter(pk=obj.pk).update(**{field: pada})


def closed(unit, hari):
    """A complaint full of words, closed so many days ago."""
    p = build_pengaduan(unit, cara="bernama")
    Pengaduan.objects.filter(pk=p.pk).update(
        status="selesai", isi=f"Aduan {RAHASIA}", tempat=RAHASIA, kapan=RAHASIA, ulasan=RAHASIA, sidik="",
        ditutup_pada=timezone.now(), kepuasan=2,
    )  # fmt: skip
    backdate(p, "ditutup_pada", hari)
    petugas = build_user(unit.instansi, "petugas", username=f"petugas-{p.pk}")
    PesanPengaduan.objects.create(pengaduan=p, dari="pelapor", isi=RAHASIA)
    CatatanPengaduan.objects.create(pengaduan=p, isi=RAHASIA, oleh=petugas)
    AksesKontak.objects.create(pengaduan=p, alasan=RAHASIA, oleh=petugas)
    JejakPengaduan.objects.create(
        pengaduan=p, langkah="status", pihak="petugas", kabar="Dijawab", alasan=RAHASIA
    )
    KontakPelapor.objects.filter(pengaduan=p).update(
        nama=RAHASIA, hapus_pada=HARI_INI - timedelta(days=hari - 90)
    )
    return p


def everything_written() -> str:
    """Every text column of surveys and of its history, as the database holds it."""
    teks = []
    for model in apps.get_app_config("surveys").get_models():
        kolom = [
            f.column for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)
        ]  # fmt: skip
        if kolom:
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT {", ".join(kolom)} FROM "{model._meta.db_table}"')
                teks += [f"{model._meta.label}: {baris}" for baris in cursor.fetchall()]
    return "\n".join(teks)


# --- the table -------------------------------------------------------------------------------------


def test_every_kind_that_the_page_names_is_deleted_and_no_other():
    assert set(hapus.HAPUS) == set(SIMPANAN) == set(Jenis)


def test_days_are_set_only_where_the_table_allows_it():
    assert days_of(Jenis.ADUAN, {"aduan": 400}) == 400
    assert days_of(Jenis.KONTAK, {"kontak": 400}) == 90, "people agreed to 90 days"
    assert limit_of(Jenis.GARAM, {}, HARI_INI) == HARI_INI


@pytest.mark.parametrize(
    ("hari", "kata"), [(0, "sampai hari itu berakhir"), (90, "90 hari"), (730, "2 tahun")]
)
def test_days_in_words(hari, kata):
    assert in_words(hari) == kata


def test_consent_is_the_text_of_the_day_and_names_the_days_that_hold():
    assert f"{SIMPANAN[Jenis.KONTAK].hari} hari" in consent_text().teks


# --- what goes --------------------------------------------------------------------------------------


def test_words_of_a_complaint_go_and_what_is_counted_stays(unit):
    lama, baru = closed(unit, 731), closed(unit, 730)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ADUAN] == 1
    lama.refresh_from_db(), baru.refresh_from_db()
    assert (lama.isi, lama.tempat, lama.kapan, lama.ulasan) == (TERHAPUS, "", "", "")
    assert {p.isi for p in lama.pesan.all()} | {c.isi for c in lama.catatan.all()} == {TERHAPUS}
    assert set(lama.jejak.values_list("alasan", flat=True)) <= {"", TERHAPUS}
    assert lama.akses_kontak.get().alasan == ""
    assert (lama.status, lama.kepuasan, lama.nomor) == ("selesai", 2, lama.nomor)
    assert RAHASIA in baru.isi


WRITTEN_LATER = {
    "ulasan": lambda p: Pengaduan.objects.filter(pk=p.pk).update(ulasan=RAHASIA),
    "pesan": lambda p: PesanPengaduan.objects.create(pengaduan=p, dari="pelapor", isi=RAHASIA),
    "catatan": lambda p: p.catatan.create(isi=RAHASIA, oleh=build_user(p.unit.instansi, "petugas")),
    "buka kembali": lambda p: p.jejak.create(langkah="status", pihak="pelapor", kabar="Dibuka", alasan=RAHASIA),
}  # fmt: skip


@pytest.mark.parametrize("kapan", WRITTEN_LATER)
def test_what_was_written_after_a_deletion_on_request_goes_on_its_day(unit, kapan):
    """The reporter may judge and reopen afterwards; each column of text is asked itself."""
    p = closed(unit, 800)
    erase_words(pengaduan=p)
    WRITTEN_LATER[kapan](p)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ADUAN] == 1
    assert RAHASIA not in everything_written()
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ADUAN] == 0


def test_a_complaint_that_says_what_stands_where_words_were_loses_the_others_all_the_same(unit):
    p = closed(unit, 800)
    Pengaduan.objects.filter(pk=p.pk).update(isi=TERHAPUS)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ADUAN] == 1
    assert p.pesan.get().isi == TERHAPUS


def test_why_officers_looked_at_a_contact_goes_with_the_contact(unit):
    p = closed(unit, 91)
    hapus.run(HARI_INI, asal="uji")
    assert not KontakPelapor.objects.exists()
    assert p.akses_kontak.get().alasan == "", "that they looked stays known"


def test_an_open_complaint_keeps_its_words_and_its_contact(unit):
    build_pengaduan(unit, cara="bernama", masuk=date(2020, 1, 1))
    KontakPelapor.objects.update(hapus_pada=date(2020, 1, 1))
    hapus.run(HARI_INI, asal="uji")
    assert KontakPelapor.objects.get().nama == "Siti Aminah"


def test_proposals_keep_only_what_was_published(instansi, unit):
    terbit = build_aspirasi(unit, judul=f"Pak {RAHASIA} lambat", terbit=True)
    Aspirasi.objects.filter(pk=terbit.pk).update(judul_terbit="Pak ▮▮▮ lambat", isi_terbit="")
    tolak = build_aspirasi(unit, judul=f"Tolak {RAHASIA}", status="ditolak", alasan="Bukan usulan.")
    tunggu = build_aspirasi(unit, judul=f"Tunggu {RAHASIA}")
    rewrite_aspirasi(aspirasi=tunggu, judul="Tunggu", isi="")
    for a in (terbit, tolak):
        backdate(a, "ditinjau_pada", 366)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ASPIRASI] == 2
    for a in (terbit, tolak, tunggu):
        a.refresh_from_db()
    assert (terbit.judul, terbit.judul_terbit) == ("Pak ▮▮▮ lambat", "Pak ▮▮▮ lambat")
    assert (tolak.judul, tolak.isi, tolak.status) == (TERHAPUS, "", "ditolak")
    assert tunggu.versi.count() == 1, "nobody has looked at it yet"


@pytest.mark.parametrize("kenapa", ["digabung", "dikarantina", "menunggu"])
def test_a_proposal_that_nobody_reviewed_goes_by_the_day_it_was_sent(unit, kenapa):
    """Merged into another while it waited, or set aside, it has no day of review."""
    lain = {
        "digabung": {"induk": build_aspirasi(unit, judul="Induk", terbit=True)},
        "dikarantina": {"curiga": "diisi dalam 2 detik"},
        "menunggu": {},
    }[kenapa]
    lama = build_aspirasi(unit, judul=RAHASIA, isi=RAHASIA, pengusul=RAHASIA, **lain)
    baru = build_aspirasi(unit, judul=f"Baru {RAHASIA}", **lain)
    backdate(lama, "dikirim_pada", 366), backdate(baru, "dikirim_pada", 365)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ASPIRASI] == 1
    lama.refresh_from_db(), baru.refresh_from_db()
    assert (lama.judul, lama.isi, lama.pengusul, lama.status) == (TERHAPUS, "", "", "diperiksa")
    assert RAHASIA in baru.judul
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ASPIRASI] == 0
    sumber, units = SUMBER["aspirasi"], UnitKerja.objects.filter(pk=unit.pk)
    assert lama not in sumber.all(units) and baru in sumber.all(
        units
    )  # nothing left to decide about
    with pytest.raises(ValidationError, match="sudah dihapus"):
        publish(aspirasi=lama, by=None)


def test_a_proposal_whose_decision_was_undone_waits_with_its_words(instansi, unit):
    """Sent long ago, but looked at lately: it is in the moderator's queue again."""
    a, moderator = build_aspirasi(unit, judul=RAHASIA), build_user(instansi, "pimpinan_unit")
    backdate(a, "dikirim_pada", 400)
    refuse(aspirasi=a, alasan="Bukan usulan.", by=moderator)
    reopen(aspirasi=a, by=moderator)
    hapus.run(HARI_INI, asal="uji")
    a.refresh_from_db()
    assert (a.judul, a.status, a.ditinjau_pada) == (RAHASIA, "diperiksa", None)


def test_words_in_a_survey_go_and_the_values_stay(instansi, unit):
    survei = build_survei(instansi, mulai="2024-01-01", selesai="2024-06-30")
    r = build_respons(survei, build_layanan(unit), saran=RAHASIA, pekerjaan_lain=RAHASIA, usia=40)
    hapus.run(HARI_INI, asal="uji")
    r.refresh_from_db()
    assert (r.saran, r.pekerjaan_lain, r.usia, sum(r.nilai)) == ("", "", 40, 27)


def test_names_of_a_forum_go_and_the_elements_of_society_stay(unit):
    forum = build_forum(unit, tanggal=HARI_INI - timedelta(days=731), wakil_warga=RAHASIA)
    for n in range(3):
        PesertaForum.objects.create(forum=forum, nama=f"{RAHASIA} {n}", asal=RAHASIA, unsur="oms", hadir=True)  # fmt: skip
    assert hapus.run(HARI_INI, asal="uji")[Jenis.PESERTA] == 4, "three names, and who signed"
    forum.refresh_from_db()
    assert forum.wakil_warga == "" and forum.keterwakilan()
    assert forum.peserta.filter(hadir=True, unsur="oms").count() == 3


def test_who_signed_for_the_residents_goes_where_nobody_was_listed_too(unit):
    forum = build_forum(unit, tanggal=HARI_INI - timedelta(days=731), wakil_warga=RAHASIA)
    hapus.run(HARI_INI, asal="uji")
    forum.refresh_from_db()
    assert forum.wakil_warga == ""


def test_minutes_keep_what_was_published_of_them(unit):
    isian = {"notulen": f"{RAHASIA} minta kursi.", "tanggapan": f"Akan kami kabari {RAHASIA}."}
    terbit = {"status": "terbit", "terbit_pada": timezone.now(), "notulen_terbit": "▮▮▮ minta kursi.", "tanggapan_terbit": "Akan kami kabari ▮▮▮."}  # fmt: skip
    lama = build_forum(unit, tanggal=HARI_INI - timedelta(days=731), **isian, **terbit)
    baru = build_forum(unit, tanggal=HARI_INI - timedelta(days=730), **isian, **terbit)
    belum = build_forum(unit, tanggal=date(2020, 1, 1), status="disepakati", **isian)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.PESERTA] == 1
    for forum in (lama, baru, belum):
        forum.refresh_from_db()
    assert (lama.notulen, lama.tanggapan) == ("▮▮▮ minta kursi.", "Akan kami kabari ▮▮▮.")
    assert RAHASIA in baru.notulen
    assert RAHASIA in belum.notulen, "never published: there is no other version"
    assert hapus.run(HARI_INI, asal="uji")[Jenis.PESERTA] == 0


def test_unused_tickets_go_and_used_ones_stay(instansi, unit):
    survei, layanan = build_survei(instansi, mulai="2026-01-01", selesai="2026-08-01"), build_layanan(unit)  # fmt: skip
    dipakai, sisa = (TiketSurvei.objects.create(survei=survei, layanan=layanan) for _ in range(2))
    build_respons(survei, layanan, saluran="tiket", tiket=dipakai)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.TIKET] == 1
    assert list(TiketSurvei.objects.all()) == [dipakai] != [sisa]


def test_marks_and_salts_go(instansi, unit):
    build_respons(build_survei(instansi), build_layanan(unit), sidik="abc")
    Dukungan.objects.create(aspirasi=build_aspirasi(unit), perangkat="x", sidik="abc")
    nanti = timezone.localdate() + timedelta(days=2)
    GaramHarian.objects.create(tanggal=nanti - timedelta(days=1), garam=b"1" * 32)
    GaramHarian.objects.create(tanggal=nanti, garam=b"2" * 32)
    assert hapus.run(nanti - timedelta(days=1), asal="uji")[Jenis.SIDIK] == 0
    hasil = hapus.run(nanti, asal="uji")
    assert (hasil[Jenis.SIDIK], hasil[Jenis.GARAM]) == (2, 1)
    assert not Respons.objects.exclude(sidik="").exists()
    assert [g.tanggal for g in GaramHarian.objects.all()] == [nanti]


def test_nothing_of_it_is_left_anywhere_in_the_database_nor_in_the_history(instansi, unit):
    closed(unit, 800)
    build_respons(
        build_survei(instansi, mulai="2024-01-01", selesai="2024-06-30"), build_layanan(unit), saran=RAHASIA
    )  # fmt: skip
    a = build_aspirasi(unit, judul=RAHASIA, status="ditolak", alasan="Tidak sesuai.", pengusul=RAHASIA)  # fmt: skip
    b = build_aspirasi(unit, judul=RAHASIA, terbit=True)  # published uncovered, then covered
    Aspirasi.objects.filter(pk=b.pk).update(judul_terbit="▮▮▮")
    backdate(a, "ditinjau_pada", 800), backdate(b, "ditinjau_pada", 800)
    forum = build_forum(
        unit, tanggal=date(2024, 1, 1), wakil_warga=RAHASIA, notulen=RAHASIA, tanggapan=RAHASIA,
        notulen_terbit="▮▮▮", tanggapan_terbit="▮▮▮", status="terbit", terbit_pada=timezone.now(),
    )  # fmt: skip
    PesertaForum.objects.create(forum=forum, nama=RAHASIA, asal=RAHASIA, unsur="oms")
    assert everything_written().count(RAHASIA) > 10
    hapus.run(timezone.localdate(), asal="uji")
    assert [b for b in everything_written().splitlines() if RAHASIA in b] == []
    assert any(issubclass(m, Event) for m in apps.get_app_config("surveys").get_models())


# --- how it runs ------------------------------------------------------------------------------------


def test_run_twice_the_second_finds_nothing(unit):
    closed(unit, 800)
    hapus.run(HARI_INI, asal="uji")
    catatan = Penghapusan.objects.count()
    assert not any(hapus.run(HARI_INI, asal="uji").values())
    assert Penghapusan.objects.count() == catatan
    assert PutaranHapus.objects.get().selesai


def test_killed_in_between_the_log_is_true_and_the_next_run_goes_on(unit, monkeypatch):
    for hari in (800, 801, 802):
        closed(unit, hari)
    monkeypatch.setattr(hapus, "SEKALI", 1)
    dikerjakan = []

    def killed(rows):
        if len(dikerjakan) == 2:
            raise KeyboardInterrupt
        dikerjakan.append(1)
        hapus.erase_aduan(rows)

    asli = hapus.HAPUS[Jenis.ADUAN]
    monkeypatch.setitem(hapus.HAPUS, Jenis.ADUAN, [hapus.Tugas(asli[0].jatuh, killed)])
    with pytest.raises(KeyboardInterrupt):
        hapus.run(HARI_INI, asal="uji")
    aduan = Penghapusan.objects.filter(jenis="aduan")
    assert Pengaduan.objects.filter(isi=TERHAPUS).count() == sum(p.banyak for p in aduan) == 2
    assert PutaranHapus.objects.get().selesai is None
    monkeypatch.setitem(hapus.HAPUS, Jenis.ADUAN, asli)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ADUAN] == 1


def test_days_that_an_instansi_set_hold_for_it_alone(unit):
    lain = build_instansi("lain", "Instansi Lain")
    MasaSimpan.objects.create(instansi=unit.instansi, jenis="aduan", hari=30)
    punya, asing = closed(unit, 31), closed(lain.unit.get(kode="PEM"), 31)
    assert hapus.run(HARI_INI, asal="uji")[Jenis.ADUAN] == 1
    punya.refresh_from_db(), asing.refresh_from_db()
    assert punya.isi == TERHAPUS != asing.isi


def test_the_command_says_how_many(unit, capsys):
    closed(unit, 900)
    call_command("hapus_kedaluwarsa")
    assert f"{SIMPANAN[Jenis.ADUAN].apa}: 1" in capsys.readouterr().out


def test_it_runs_by_itself_once_a_day(transactional_db, client, settings):
    settings.HAPUS_SENDIRI = True
    hapus._dibangunkan.clear()
    client.get(reverse("surveys:privasi"))
    putaran = PutaranHapus.objects.get()
    assert putaran.asal == "sendiri" and putaran.selesai
    hapus._dibangunkan.clear()  # another process
    client.get(reverse("surveys:privasi"))
    assert PutaranHapus.objects.get().mulai == putaran.mulai
    hapus._dibangunkan.clear()


# --- on request -------------------------------------------------------------------------------------


def test_an_author_takes_back_even_what_is_public(unit, client):
    a = build_aspirasi(unit, judul="Antrean", terbit=True, pengusul="Warga RT 1")
    Dukungan.objects.create(aspirasi=a, perangkat="x")
    withdraw_aspirasi(aspirasi=a)
    a.refresh_from_db()
    assert (a.status, a.judul, a.judul_terbit, a.isi_terbit, a.pengusul) == (
        "ditarik",
        "",
        "",
        "",
        "",
    )
    assert a.dukungan_warga.count() == 1, "that it was supported stays counted"
    assert list(Penghapusan.objects.values_list("jenis", "banyak", "diminta")) == [("aspirasi", 1, True)]  # fmt: skip
    assert client.get(reverse("surveys:aspirasi-lihat", args=[unit.instansi.kode, a.kode])).status_code == 404  # fmt: skip


def test_a_reporter_has_the_words_deleted_after_closing(unit):
    from workload.policies import Ditolak

    p = build_pengaduan(unit)
    with pytest.raises(Ditolak, match="setelah pengaduan ditutup"):
        erase_words(pengaduan=p)
    p = closed(unit, 1)
    erase_words(pengaduan=p)
    p.refresh_from_db()
    assert (p.isi, p.status) == (TERHAPUS, "selesai")
    assert not KontakPelapor.objects.filter(pengaduan=p).exists()
    assert set(Penghapusan.objects.values_list("jenis", "diminta")) == {("kontak", True), ("aduan", True)}  # fmt: skip


def test_the_button_comes_back_for_words_written_after_a_deletion(unit, client):
    p = closed(unit, 1)
    client.post(reverse("surveys:pengaduan-lacak"), {"nomor": p.nomor, "rahasia": KATA_KUNCI})
    halaman, tombol = reverse("surveys:pengaduan-ikuti", args=[p.nomor]), "Ya, hapus tulisan saya"
    assert tombol in client.get(halaman).text
    client.post(halaman, {"aksi": "hapus-tulisan"})
    assert tombol not in client.get(halaman).text
    Pengaduan.objects.filter(pk=p.pk).update(ulasan=RAHASIA)
    assert tombol in client.get(halaman).text


# --- pages ------------------------------------------------------------------------------------------


def test_the_page_says_the_days_that_deletion_goes_by(client, instansi):
    MasaSimpan.objects.create(instansi=instansi, jenis="saran", hari=400)
    isi = client.get(reverse("surveys:privasi-instansi", args=[instansi.kode])).content.decode()
    for jenis, simpanan in SIMPANAN.items():
        lama = in_words(days_of(jenis, {"saran": 400}))
        assert simpanan.apa in isi and lama in isi, jenis
    assert "400 hari sejak survei berakhir" in isi
    assert consent_text().teks in isi


def test_every_public_page_leads_to_it(client, instansi, unit):
    survei, layanan = build_survei(instansi), build_layanan(unit)
    tujuan = reverse("surveys:privasi-instansi", args=[instansi.kode])
    for url in (
        reverse("surveys:survei-isi", args=[survei.kode, layanan.kode]),
        reverse("surveys:aspirasi-publik", args=[instansi.kode]),
        reverse("surveys:aspirasi-tulis", args=[instansi.kode]),
        tujuan,
    ):
        assert f'href="{tujuan}"' in client.get(url).content.decode(), url
    assert f'href="{reverse("surveys:privasi")}"' in client.get(reverse("surveys:pengaduan-lacak")).content.decode()  # fmt: skip


def test_an_admin_sets_days_and_reads_the_log(client, instansi, unit):
    client.force_login(
        build_user(instansi, "admin_instansi"), backend="accounts.backends.UsernameOrNipBackend"
    )
    url = reverse("surveys:privasi-setup", args=[instansi.kode])
    isi = {"pejabat": "Sekretaris Camat", "kontak": "Jl. Marelan 1", "hari_aduan": "365"}
    assert client.post(url, isi).status_code == 302
    assert dict(instansi.masa_simpan.values_list("jenis", "hari")) == {"aduan": 365}
    assert client.post(url, isi | {"hari_aduan": "5"}).status_code == 422
    assert client.post(url, isi | {"hari_aduan": ""}).status_code == 302
    assert not instansi.masa_simpan.exists()
    closed(unit, 900)
    hapus.run(HARI_INI, asal="uji")
    halaman = client.get(url).content.decode()
    assert SIMPANAN[Jenis.ADUAN].apa in halaman and RAHASIA not in halaman
