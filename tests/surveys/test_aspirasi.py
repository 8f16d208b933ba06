"""Aspirations: written without an account, checked before they are public, merged, supported within bounds."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pghistory.models import Context, Events

from surveys.actions import aspirasi as actions
from surveys.actions import moderasi_aspirasi as moderasi
from surveys.calculators.curiga import counts_support
from surveys.calculators.samaran import cover, find_potongan
from surveys.models import Aspirasi, Dukungan, TemaAspirasi
from surveys.pengiriman import new_tanda, sign_ikuti
from surveys.serupa import find_serupa
from tests.factories import (
    build_aspirasi,
    build_instansi,
    build_komitmen,
    build_layanan,
    build_user,
)
from units.models import Penugasan

pytestmark = pytest.mark.django_db
IKUTI = "surveys:aspirasi-ikuti"


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="KEC")


@pytest.fixture
def camat(orang):
    return orang("pimpinan_unit")


@pytest.fixture
def isian(unit, monkeypatch):
    """A form as if it had been open for a minute."""

    def _isian(**lain):
        kini = time.time
        monkeypatch.setattr("surveys.pengiriman.time.time", lambda: kini() - 60)
        tanda = new_tanda()
        monkeypatch.setattr("surveys.pengiriman.time.time", kini)
        return {"tentang": f"u{unit.pk}", "judul": "Tambah kursi tunggu", "tanda": tanda} | lain

    return _isian


@pytest.fixture
def tulis(instansi):
    return reverse("surveys:aspirasi-tulis", args=[instansi.kode])


def dukungan_of(aspirasi) -> int:
    return Aspirasi.objects.with_dukungan().get(pk=aspirasi.pk).dukungan


# --- a resident writes ---------------------------------------------------------------------------


def test_a_resident_proposes_and_gets_a_secret_link(client, tulis, isian, unit):
    layanan = build_layanan(unit)
    jawab = client.post(tulis, isian(tentang=f"l{layanan.pk}", isi="Lansia berdiri lama."))
    a = Aspirasi.objects.get()
    assert jawab.url == reverse(IKUTI, args=[sign_ikuti(a.kunci)])
    assert (a.unit, a.layanan, a.sumber, a.status, a.curiga) == (unit, layanan, "web", "diperiksa", "")  # fmt: skip
    assert "Lansia berdiri lama." in client.get(jawab.url).text
    assert a.sidik and "127.0.0.1" not in a.sidik


def test_sent_twice_it_is_stored_once_and_answered_alike(client, tulis, isian):
    isi = isian()
    alamat = client.post(tulis, isi).url
    assert client.post(tulis, isi).url == alamat
    client.post(alamat, {"judul": "Tambah dua kursi", "isi": ""})  # and once more from the history
    assert client.post(tulis, isi).url == alamat
    assert Aspirasi.objects.count() == 1


def test_other_words_on_a_used_form_are_kept_and_shown_nobodys_page(client, tulis, isian):
    """A shared computer, a saved page: the paper was used by somebody else."""
    isi = isian(judul="Rahasia saya sendiri")
    pertama = client.post(tulis, isi)
    jawab = Client().post(tulis, isi | {"judul": "Kata orang lain"})
    assert jawab.status_code == 422 and "Kata orang lain" in jawab.text
    assert "Rahasia saya sendiri" not in jawab.text and pertama.url not in jawab.text
    assert list(Aspirasi.objects.values_list("judul", flat=True)) == ["Rahasia saya sendiri"]
    lagi = Client().post(tulis, isi | {"judul": "Kata orang lain", "tanda": jawab.context["tanda"]})
    assert lagi.status_code == 302 and lagi.url != pertama.url
    assert Aspirasi.objects.count() == 2


def test_nothing_typed_is_lost(client, tulis, isian):
    for salah in ({"tentang": ""}, {"tentang": "u999999"}, {"tanda": "karangan"}, {"tema": "x"}):
        jawab = client.post(tulis, isian(isi="jangan hilang") | salah)
        assert jawab.status_code == 422 and "jangan hilang" in jawab.text, salah
    assert not Aspirasi.objects.exists()


def test_a_robot_and_a_copy_are_kept_apart(client, tulis, isian, instansi):
    client.post(tulis, isian(judul="Judi", situs="http://judi"))
    client.post(tulis, isian())
    client.post(tulis, isian())  # the same words from the same place
    assert Aspirasi.objects.waiting().count() == 1
    assert Aspirasi.objects.quarantined().count() == 2


def test_ten_thousand_posts_do_not_fill_the_queue(client, tulis, isian):
    for n in range(14):
        client.post(tulis, isian(judul=f"Usulan nomor {n}"))
    assert Aspirasi.objects.waiting().count() == 10
    assert Aspirasi.objects.quarantined().count() == 4


def test_scripts_stay_text(client, tulis, isian, camat, instansi):
    client.post(tulis, isian(judul="<script>alert(1)</script>"))
    a = moderasi.publish(aspirasi=Aspirasi.objects.get(), by=camat)
    for nama, args in (("aspirasi-publik", []), ("aspirasi-lihat", [a.kode])):
        isi = client.get(reverse(f"surveys:{nama}", args=[instansi.kode, *args])).text
        assert "<script>alert" not in isi and "&lt;script&gt;" in isi


def test_the_unit_of_another_instansi_cannot_be_addressed(client, tulis, isian):
    lain = build_instansi("lain").unit.first()
    assert client.post(tulis, isian(tentang=f"u{lain.pk}")).status_code == 422


def test_neither_words_nor_secret_nor_address_are_in_the_history(client, tulis, isian):
    jawab = client.post(tulis, isian(judul="Namaku Siti", isi="NIK 1271010101010001"))
    client.post(jawab.url, {"judul": "Namaku bukan Siti", "isi": ""})
    isi = " ".join(str(e.pgh_data) for e in Events.objects.all())
    konteks = " ".join(str(c.metadata) for c in Context.objects.all())
    assert "Siti" not in isi and "1271010101010001" not in isi
    assert "127.0.0.1" not in konteks and "ikuti" not in konteks


# --- and follows it ------------------------------------------------------------------------------


def test_the_author_changes_the_words_before_they_are_public(client, unit):
    a = build_aspirasi(unit, "Lama", isi="lama sekali")
    alamat = reverse(IKUTI, args=[sign_ikuti(a.kunci)])
    client.post(alamat, {"judul": "Baru", "isi": "baru"})
    a.refresh_from_db()
    assert (a.judul, a.isi) == ("Baru", "baru")
    assert list(a.versi.values_list("judul", "isi")) == [("Lama", "lama sekali")]
    salah = client.post(alamat, {"judul": "", "isi": "tetap ada"})
    assert "Tulis usulan Anda" in salah.text and "tetap ada" in salah.text


def test_and_no_more_afterwards(client, unit, camat):
    a = moderasi.publish(aspirasi=build_aspirasi(unit, "Lama"), by=camat)
    alamat = reverse(IKUTI, args=[sign_ikuti(a.kunci)])
    assert "tidak dapat diubah" in client.post(alamat, {"judul": "Iklan"}).text
    a.refresh_from_db()
    assert (a.judul, a.status) == ("Lama", "terbit")
    client.post(alamat, {"aksi": "tarik"})  # but it can always be taken back
    a.refresh_from_db()
    assert (a.judul, a.judul_terbit, a.status) == ("", "", "ditarik")


def test_taken_back_the_words_are_gone(client, unit):
    a = build_aspirasi(unit, "Lama", isi="lama")
    alamat = reverse(IKUTI, args=[sign_ikuti(a.kunci)])
    client.post(alamat, {"judul": "Baru", "isi": "baru"})
    client.post(alamat, {"aksi": "tarik"})
    a.refresh_from_db()
    assert (a.judul, a.isi, a.status, a.versi.count()) == ("", "", "ditarik", 0)
    assert client.get(alamat).status_code == 200 and client.post(alamat, {"aksi": "tarik"}).status_code == 302  # fmt: skip


def test_a_made_up_secret_opens_nothing(client, unit):
    a = build_aspirasi(unit)
    for palsu in (a.kunci.hex, f"{a.kunci.hex}:abc", a.kode, "x" * 50):
        assert client.get(reverse(IKUTI, args=[palsu])).status_code == 404


def test_a_refusal_tells_the_author_why(client, unit, camat):
    a = build_aspirasi(unit)
    with pytest.raises(ValidationError):
        moderasi.refuse(aspirasi=a, alasan=" ", by=camat)
    moderasi.refuse(aspirasi=a, alasan="Menyebut nama petugas.", by=camat)
    assert "Menyebut nama petugas." in client.get(reverse(IKUTI, args=[sign_ikuti(a.kunci)])).text


# --- before it is public -------------------------------------------------------------------------


def test_nothing_is_public_before_somebody_checked_it(client, unit, instansi, camat):
    a = build_aspirasi(unit, "Loket tambahan")
    daftar = reverse("surveys:aspirasi-publik", args=[instansi.kode])
    lihat = reverse("surveys:aspirasi-lihat", args=[instansi.kode, a.kode])
    assert "Loket tambahan" not in client.get(daftar).text
    assert client.get(lihat).status_code == 404
    assert client.post(lihat + "dukung/").status_code == 404
    moderasi.publish(aspirasi=a, by=camat)
    assert "Loket tambahan" in client.get(daftar).text and client.get(lihat).status_code == 200
    moderasi.refuse(aspirasi=a, alasan="Salah terbit.", by=camat)
    assert client.get(lihat).status_code == 404


def test_what_looks_personal_is_found_once_and_covered():
    teks = "Hubungi Pak Budi Santoso di 0812 3456 7890, ya Pak Budi Santoso."
    potongan = find_potongan("Judul", teks)
    assert [(p.teks, p.jenis) for p in potongan] == [("Pak Budi Santoso", "nama orang"), ("0812 3456 7890", "nomor telepon")]  # fmt: skip
    assert cover(teks, [p.teks for p in potongan]) == "Hubungi ▮▮▮ di ▮▮▮, ya ▮▮▮."
    assert cover("ada apa", ["a", "da"]) == "ada apa"  # too short to mean anybody


def test_a_moderator_covers_more_or_less(masuk, unit):
    client = masuk("pimpinan_unit")
    a = build_aspirasi(unit, isi="Pak Lurah Hebat dan Togar di 0812 3456 7890.")
    alamat = reverse("surveys:aspirasi-moderate", args=[a.pk])
    assert "nomor telepon" in client.get(alamat).text

    def decide(keputusan, **isi):
        dibaca = client.get(alamat).context["butir"]["dibaca"]
        return client.post(alamat, {"keputusan": keputusan, "dibaca": dibaca} | isi)

    salah = decide("terbit", kata_lain="Tidakada")
    assert salah.status_code == 422 and "Tidakada" in salah.text
    decide("terbit", samarkan=["0812 3456 7890"], kata_lain="Togar")
    a.refresh_from_db()
    assert a.isi_terbit == "Pak Lurah Hebat dan ▮▮▮ di ▮▮▮." and a.ditinjau_oleh == client.user
    assert decide("tolak").status_code == 422
    decide("tolak", alasan="Iklan.")
    a.refresh_from_db()
    assert (a.status, a.isi_terbit) == ("ditolak", "")


def test_mask_covers_everything_found(unit, camat):
    a = moderasi.mask(aspirasi=build_aspirasi(unit, "Dari Ibu Sri", isi="surel a@b.id"), by=camat)
    assert (a.judul_terbit, a.isi_terbit, a.status) == ("Dari ▮▮▮", "surel ▮▮▮", "terbit")


def test_an_officer_does_not_publish_and_readers_read_it_masked(masuk, unit):
    a = build_aspirasi(unit, "Tolong", isi="Telepon 0812 3456 7890")
    assert masuk("petugas").post(reverse("surveys:aspirasi-moderate", args=[a.pk])).status_code == 403  # fmt: skip
    halaman = reverse("surveys:aspirasi-detail", args=[a.pk])
    assert "0812 3456 7890" in masuk("petugas").get(halaman).text
    assert "0812 3456 7890" not in masuk("perencana").get(halaman).text


def test_readers_read_what_is_published_and_nothing_of_the_rest(masuk, unit, instansi):
    """A body that a moderator covered or refused by hand shows no pattern that a machine could mask."""
    menunggu = build_aspirasi(unit, "Rahmawati mencuri listrik", isi="Rahmawati sakit", pengusul="Warga Gang Rahmawati")  # fmt: skip
    ditolak = build_aspirasi(unit, "Rahmawati mencuri listrik", isi="Rahmawati sakit", status="ditolak", alasan="Menuduh Rahmawati.")  # fmt: skip
    terbit = build_aspirasi(unit, "Lampu di rumah Rahmawati", isi="Rahmawati sakit", terbit=True)
    Aspirasi.objects.filter(pk=terbit.pk).update(
        judul_terbit="Lampu di rumah ▮▮▮", isi_terbit="▮▮▮ perlu terang"
    )
    halaman = {a: reverse("surveys:aspirasi-detail", args=[a.pk]) for a in (menunggu, ditolak, terbit)}  # fmt: skip
    daftar = reverse("surveys:aspirasi-list", args=[instansi.kode])
    for role in ("perencana", "auditor"):
        client = masuk(role)
        teks = {a: client.get(alamat).text for a, alamat in halaman.items()}
        assert not any("Rahmawati" in t for t in teks.values())
        assert "Menunggu diperiksa" in teks[menunggu] and "Tidak diterbitkan" in teks[ditolak]
        assert "▮▮▮ perlu terang" in teks[terbit]
        isi = client.get(daftar).text
        assert "Rahmawati" not in isi and "Lampu di rumah ▮▮▮" in isi
        assert f"Aspirasi {menunggu.kode}" in isi
        assert list(client.get(daftar + "?q=mencuri").context["page"]) == []
    petugas = masuk("petugas")
    assert all("Rahmawati sakit" in petugas.get(alamat).text for alamat in halaman.values())
    assert len(petugas.get(daftar + "?q=mencuri").context["page"]) == 2


def test_who_works_in_one_unit_reads_only_there_what_is_not_published(instansi, unit, client):
    kel = instansi.unit.get(kode="KEL")
    user = build_user(instansi, "petugas", unit=kel)
    Penugasan.objects.create(user=user, role="perencana", instansi=instansi)
    client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
    sana = build_aspirasi(unit, "Rahmawati mencuri listrik di gang kami")
    sini = build_aspirasi(kel, "Togar mencuri listrik di gang kami")
    isi = client.get(reverse("surveys:aspirasi-list", args=[instansi.kode])).text
    assert "Togar" in isi and "Rahmawati" not in isi
    assert "Rahmawati" not in client.get(reverse("surveys:aspirasi-detail", args=[sini.pk])).text
    gabung = reverse("surveys:aspirasi-merge", args=[sini.pk])
    assert "Rahmawati" not in client.get(f"{gabung}?ke={sana.pk}").text


# --- other ways in -------------------------------------------------------------------------------


def test_an_officer_writes_down_what_was_heard(masuk, instansi, unit):
    client = masuk("petugas")
    alamat = reverse("surveys:aspirasi-create", args=[instansi.kode])
    dasar = {"judul": "Perbaiki drainase", "tanggal": "2026-01-20", "unit": "KEC"}
    client.post(alamat, dasar | {"tahun": "2026", "tingkat": "kota"})
    loket = Aspirasi.objects.get()
    assert (loket.sumber, loket.tahun, loket.dicatat_oleh) == ("loket", None, client.user)
    musrenbang = alamat + "?sumber=musrenbang"
    kurang = client.post(musrenbang, dasar)
    assert kurang.status_code == 422 and "Perbaiki drainase" in kurang.text
    lagi = client.post(musrenbang, dasar | {"tahun": "2026", "tingkat": "kecamatan", "nomor_ba": "BA-1", "lagi": "1"})  # fmt: skip
    assert lagi.url == musrenbang + "&tahun=2026&tingkat=kecamatan&nomor_ba=BA-1"
    assert client.get(lagi.url).context["form"]["nomor_ba"].value() == "BA-1"
    assert set(Aspirasi.objects.values_list("sumber", "tahun", "nomor_ba")) == {("loket", None, ""), ("musrenbang", 2026, "BA-1")}  # fmt: skip
    assert not Aspirasi.objects.exclude(status="diperiksa").exists()


def test_words_of_a_resident_are_not_rewritten_by_an_officer(masuk, unit, instansi):
    a = build_aspirasi(unit, "Kata warga")
    tema = TemaAspirasi.objects.create(instansi=instansi, nama="Antrean")
    isi = {"judul": "Kata petugas", "unit": "KEL", "tema": tema.pk}
    masuk("petugas").post(reverse("surveys:aspirasi-edit", args=[a.pk]), isi)
    a.refresh_from_db()
    assert (a.judul, a.unit.kode, a.tema) == ("Kata warga", "KEL", tema)


def test_themes_belong_to_the_instansi(masuk, instansi):
    client, alamat = masuk("admin_instansi"), reverse("surveys:tema-list", args=[instansi.kode])
    assert client.post(alamat, {"nama": "Antrean", "urutan": "1"}).status_code == 302
    jawab = client.post(alamat, {"nama": "Antrean", "urutan": "1"})
    assert jawab.status_code == 422 and "sudah ada" in jawab.text


# --- merging -------------------------------------------------------------------------------------


def test_similar_ones_are_ranked_and_others_left_out(unit):
    a = build_aspirasi(unit, "Nomor antrean KTP dapat diambil dari rumah")
    dekat = build_aspirasi(unit, "Mohon nomor antrean KTP bisa diambil dari rumah saja")
    agak = build_aspirasi(unit, "Antrean KTP diambil lewat telepon dari rumah")
    build_aspirasi(unit, "Perbaiki jalan berlubang di Lingkungan 7")
    build_aspirasi(
        build_instansi("lain").unit.first(), "Nomor antrean KTP dapat diambil dari rumah"
    )
    hasil = find_serupa(a)
    assert [s.aspirasi for s in hasil][:2] == [dekat, agak] and len(hasil) == 2
    assert 100 >= hasil[0].nilai > hasil[1].nilai >= 60


def test_a_title_said_in_the_text_of_another_is_similar_and_a_short_one_is_not(unit):
    a = build_aspirasi(unit, "Lewat telepon saja", isi="Nomor antrean KTP dapat diambil dari rumah, lansia capek berdiri.")  # fmt: skip
    b = build_aspirasi(unit, "Nomor antrean KTP dapat diambil dari rumah", isi="Kami datang sejak pukul enam.")  # fmt: skip
    build_aspirasi(unit, "Antrean KTP", isi="Petugas kurang ramah.")
    assert [s.aspirasi for s in find_serupa(a)] == [b]


def test_a_resident_cannot_try_names_against_what_is_covered(client, unit):
    terbit = build_aspirasi(unit, "Lampu mati di depan rumah Siti Rahmawati Gang Melati", terbit=True)  # fmt: skip
    Aspirasi.objects.update(judul_terbit="Lampu mati di depan rumah ▮▮▮ Gang Melati")
    alamat = reverse(IKUTI, args=[sign_ikuti(build_aspirasi(unit, "x").kunci)])

    def similar(judul) -> list[int]:
        client.post(alamat, {"judul": judul, "isi": ""})
        return [(s.aspirasi.pk, s.nilai) for s in client.get(alamat).context["serupa"]]

    assert similar("Lampu mati di depan rumah Gang Melati") == [(terbit.pk, 100)]
    assert similar("rumah Siti Rahmawati") == similar("rumah Budi Hartono")
    assert similar("Siti Rahmawati Siti Rahmawati") == []


def test_merged_support_is_added_up_each_person_once_and_taken_apart_again(unit, camat):
    a, b = build_aspirasi(unit, terbit=True), build_aspirasi(unit, terbit=True)
    for perangkat in ("p1", "p2"):
        actions.support(aspirasi=a, perangkat=perangkat)
    for perangkat in ("p2", "p3", "p4"):
        actions.support(aspirasi=b, perangkat=perangkat)
    moderasi.merge(aspirasi=a, ke=b, by=camat)
    assert dukungan_of(b) == 4
    assert list(Aspirasi.objects.published()) == [b]
    moderasi.split(aspirasi=a, by=camat)
    assert (dukungan_of(a), dukungan_of(b)) == (2, 3)
    assert Aspirasi.objects.published().count() == 2


def test_what_cannot_be_merged(unit, camat):
    a, b, c = (build_aspirasi(unit, terbit=True) for _ in range(3))
    belum, lain = build_aspirasi(unit), build_aspirasi(build_instansi("lain").unit.first())
    moderasi.merge(aspirasi=a, ke=b, by=camat)
    for x, ke in ((a, c), (c, a), (b, c), (c, c), (c, belum), (belum, lain)):
        with pytest.raises(ValidationError):
            moderasi.merge(aspirasi=x, ke=ke, by=camat)
    assert Aspirasi.objects.filter(induk__isnull=False).get() == a


def test_the_old_link_leads_to_what_it_was_merged_into(client, unit, camat, instansi):
    a, b = build_aspirasi(unit, terbit=True), build_aspirasi(unit, terbit=True)
    moderasi.merge(aspirasi=a, ke=b, by=camat)
    lama, baru = (reverse("surveys:aspirasi-lihat", args=[instansi.kode, x.kode]) for x in (a, b))
    assert client.get(lama).url == baru


def test_refusing_the_one_frees_what_was_merged_into_it(unit, camat):
    a, b = build_aspirasi(unit, terbit=True), build_aspirasi(unit, terbit=True)
    moderasi.merge(aspirasi=a, ke=b, by=camat)
    moderasi.refuse(aspirasi=b, alasan="Menyebut nama.", by=camat)
    assert list(Aspirasi.objects.published()) == [a]


def test_a_person_merges_and_undoes_it_on_the_page(masuk, unit):
    client = masuk("petugas")
    a, b = build_aspirasi(unit), build_aspirasi(unit, "Antrean KTP lewat telepon genggam")
    assert b.judul in client.get(reverse("surveys:aspirasi-detail", args=[a.pk])).text
    alamat = reverse("surveys:aspirasi-merge", args=[a.pk])
    for ke in ("", "0", "x", "9" * 40):
        assert client.post(alamat, {"ke": ke}).status_code == 422
    assert client.get(f"{alamat}?ke={b.pk}").status_code == 200
    client.post(alamat, {"ke": b.pk})
    a.refresh_from_db()
    assert a.induk == b
    client.post(reverse("surveys:aspirasi-split", args=[a.pk]))
    a.refresh_from_db()
    assert a.induk is None


# --- support -------------------------------------------------------------------------------------


def test_a_device_supports_once(unit, instansi):
    a = build_aspirasi(unit, terbit=True)
    alamat = reverse("surveys:aspirasi-dukung", args=[instansi.kode, a.kode])
    client = Client()
    assert client.post(alamat).url.endswith("?dukungan=baru")
    assert client.post(alamat).url.endswith("?dukungan=sudah")
    assert dukungan_of(a) == 1
    kue = client.cookies["perangkat"]
    assert kue["httponly"] and kue["samesite"] == "Lax"
    assert kue.value.split(":")[0] not in Dukungan.objects.get().perangkat


def test_one_address_counts_a_few_times_and_the_rest_is_kept(unit, instansi):
    a = build_aspirasi(unit, terbit=True)
    alamat = reverse("surveys:aspirasi-dukung", args=[instansi.kode, a.kode])
    for _ in range(9):  # each time a new device
        assert Client().post(alamat).status_code == 302
    assert dukungan_of(a) == 5 and Dukungan.objects.count() == 9


def test_a_forged_device_is_a_new_one(unit, instansi):
    a = build_aspirasi(unit, terbit=True)
    client = Client()
    client.cookies["perangkat"] = "palsu:tanda"
    client.post(reverse("surveys:aspirasi-dukung", args=[instansi.kode, a.kode]))
    assert dukungan_of(a) == 1 and client.cookies["perangkat"].value != "palsu:tanda"


@pytest.mark.parametrize(
    ("ini", "hari", "dihitung"), [(0, 0, True), (4, 39, True), (5, 5, False), (0, 40, False)]
)
def test_bounds_of_support(ini, hari, dihitung):
    assert counts_support(untuk_ini=ini, semua=hari) is dihitung


# --- pages ---------------------------------------------------------------------------------------


def test_residents_search_and_sort(client, unit, instansi):
    a = build_aspirasi(unit, "Loket difabel", terbit=True)
    b = build_aspirasi(unit, "Kursi tunggu", terbit=True)
    actions.support(aspirasi=a, perangkat="p")
    alamat = reverse("surveys:aspirasi-publik", args=[instansi.kode])
    assert list(client.get(alamat).context["page"]) == [b, a]
    assert list(client.get(alamat + "?urut=dukungan").context["page"]) == [a, b]
    assert list(client.get(alamat + "?q=kursi&tema=x&page=99").context["page"]) == [b]
    assert client.get(alamat + "?q=%00&tema=" + "9" * 30).status_code == 200


def test_pages_cost_few_queries_and_few_bytes(client, unit, instansi, django_assert_max_num_queries):  # fmt: skip
    import gzip
    from pathlib import Path

    for n in range(25):
        build_aspirasi(unit, f"Usulan {n}", terbit=True)
    kode = Aspirasi.objects.first().kode
    css = [
        Path("static/css/warga.css"),
        Path("static/css/aspirasi.css"),
        Path("static/img/logo.svg"),
    ]
    aset = sum(len(gzip.compress(p.read_bytes())) for p in css)
    for nama, args in (("aspirasi-publik", []), ("aspirasi-tulis", []), ("aspirasi-lihat", [kode]), ("kami-lakukan", [])):  # fmt: skip
        with django_assert_max_num_queries(7):
            isi = client.get(reverse(f"surveys:{nama}", args=[instansi.kode, *args])).content
        berat = aset + len(gzip.compress(isi))
        print(f"{nama}: first load, compressed: {berat:,} bytes")
        assert berat <= 10 * 1024


def test_the_list_of_officers_costs_the_same_with_many(masuk, unit, instansi, django_assert_max_num_queries):  # fmt: skip
    client = masuk("petugas")
    for n in range(20):
        build_aspirasi(unit, f"Usulan {n}", terbit=n % 2 == 0)
    with django_assert_max_num_queries(12):
        client.get(reverse("surveys:aspirasi-list", args=[instansi.kode]))
    a, *lain = Aspirasi.objects.filter(status="diperiksa")
    for b in lain[:5]:
        moderasi.merge(aspirasi=b, ke=a, by=None)
        build_komitmen(unit, aspirasi=a)
    halaman = reverse("surveys:aspirasi-detail", args=[a.pk])
    assert "Yang serupa" in client.get(halaman).text
    with django_assert_max_num_queries(12):
        client.get(halaman)


# --- rules across rows ---------------------------------------------------------------------------


def test_check_data_notices_what_no_constraint_can(unit):
    from surveys.invariants import INVARIANTS

    def offences() -> set[str]:
        return {i.nama for i in INVARIANTS if list(i.periksa())}

    a, b, c = (build_aspirasi(unit) for _ in range(3))
    moderasi.merge(aspirasi=a, ke=b, by=None)
    assert not offences()
    Aspirasi.objects.filter(pk=b.pk).update(induk=c)
    lain = build_instansi("lain").unit.first()
    tema = TemaAspirasi.objects.create(instansi=lain.instansi, nama="Asing")
    Aspirasi.objects.filter(pk=c.pk).update(tema=tema)
    build_komitmen(lain, aspirasi=c)
    assert len(offences()) == 3
