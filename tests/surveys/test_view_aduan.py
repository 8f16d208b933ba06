"""A citizen complains and follows it: without an account, and without seeing anybody else's."""

import gzip
import re
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from surveys.actions import kontak
from surveys.actions.kontak import consent_text
from surveys.actions.tangani import move
from surveys.calculators.curiga import BATAS, Aksi
from surveys.calculators.nomor import hash_rahasia, normalise
from surveys.calculators.privasi import TERHAPUS, Persetujuan
from surveys.models import KontakPelapor, Pengaduan, Percobaan, PesanPengaduan
from surveys.pengiriman import new_tanda
from tests.factories import RAHASIA, build_kategori, build_layanan, build_pengaduan, build_user

pytestmark = pytest.mark.django_db
LACAK = "/lacak/"


@pytest.fixture
def kategori(instansi):
    return build_kategori(instansi)


@pytest.fixture
def alamat(instansi, kategori):
    return reverse("surveys:pengaduan-create", args=[instansi.kode])


@pytest.fixture
def isi(unit, kategori, monkeypatch):
    """isi(cara="bernama", ...) is a form as if it had been open for two minutes."""
    kini = time.time
    monkeypatch.setattr("surveys.pengiriman.time.time", lambda: kini() - 120)
    tanda = new_tanda()
    monkeypatch.setattr("surveys.pengiriman.time.time", kini)
    awal = {"tanda": tanda, "tentang": f"u{unit.pk}", "kategori": kategori.pk, "cara": "anonim", "isi": "Loket tutup pukul sepuluh pagi tanpa kabar."}  # fmt: skip
    return lambda **lain: awal | lain


KONTAK = {"nama": "Siti Aminah", "kontak": "081234567890", "setuju": consent_text().versi}


def open_ticket(nomor, rahasia=RAHASIA, client=None):
    client = client or Client()
    return client, client.post(LACAK, {"nomor": nomor, "rahasia": rahasia})


# --- sending --------------------------------------------------------------------------------------


def test_an_anonymous_complaint_leaves_nobody_behind(client, alamat, isi, unit):
    jawab = client.post(alamat, isi(tempat="Loket 2"))
    p = Pengaduan.objects.get()
    assert p.nomor in jawab.text and normalise(p.nomor) == p.nomor
    assert (p.unit, p.status, p.cara, p.tempat, p.curiga) == (unit, "baru", "anonim", "Loket 2", "")
    assert not KontakPelapor.objects.exists()


def test_number_and_secret_open_it_and_the_secret_is_not_stored(client, alamat, isi):
    terima = client.post(alamat, isi()).context["terima"]
    p = Pengaduan.objects.get()
    assert terima.rahasia.encode() not in bytes(p.rahasia) and len(bytes(p.rahasia)) == 32
    c, jawab = open_ticket(terima.nomor.lower().replace("-", " "), terima.rahasia.upper())
    assert jawab.status_code == 302 and "Loket tutup" in c.get(jawab.url).text


def test_neither_address_nor_a_signed_in_account_is_in_the_history(masuk, alamat, isi):
    """An officer who complains from the office is as anonymous as anybody."""
    from pghistory.models import Context

    klien = masuk("petugas")
    klien.post(alamat, isi(), REMOTE_ADDR="203.0.113.9")
    (konteks,) = {e.pgh_context_id for e in Pengaduan.pgh_event_model.objects.all()}
    meta = Context.objects.get(pk=konteks).metadata
    assert not meta["ip"] and not meta["user"] and "203.0.113.9" not in str(meta)


def test_the_text_is_not_in_the_history(client, alamat, isi):
    client.post(alamat, isi())
    kolom = {f.name for f in Pengaduan.pgh_event_model._meta.get_fields()}
    assert not kolom & {"isi", "tempat", "kapan", "ulasan", "rahasia", "sidik", "kunci"}


@pytest.mark.parametrize("cara", ["rahasia", "bernama"])
def test_a_contact_is_kept_apart_with_consent_and_a_day_of_deletion(client, alamat, isi, cara):
    client.post(alamat, isi(cara=cara, **KONTAK))
    p, k = Pengaduan.objects.get(), KontakPelapor.objects.get()
    assert (k.pengaduan, k.nama) == (p, "Siti Aminah")
    assert "dihapus" in k.teks_persetujuan and k.versi_persetujuan and k.disetujui_pada
    assert k.hapus_pada == p.tenggat_selesai + timedelta(days=90)


@pytest.mark.parametrize("kurang", ["nama", "kontak", "setuju"])
def test_without_consent_or_contact_nothing_is_kept_and_nothing_typed_is_lost(client, alamat, isi, kurang):  # fmt: skip
    jawab = client.post(alamat, isi(cara="rahasia", **KONTAK) | {kurang: ""})
    assert jawab.status_code == 422 and not Pengaduan.objects.exists()
    assert "Loket tutup pukul sepuluh" in jawab.text
    assert ("Siti Aminah" in jawab.text) == (kurang != "nama")


def test_a_consent_that_changed_while_they_wrote_is_asked_again(client, alamat, isi, monkeypatch):
    """Kept as agreed to is only what was read; with the new text on the page, the same form goes through."""
    baru = Persetujuan("2 (uji)", date(2026, 1, 2), "Bunyi yang baru.")
    monkeypatch.setattr(kontak, "PERSETUJUAN_KONTAK", (*kontak.PERSETUJUAN_KONTAK, baru))
    jawab = client.post(alamat, isi(cara="rahasia", **KONTAK))
    assert jawab.status_code == 422 and not KontakPelapor.objects.exists()
    assert "Bunyi yang baru." in jawab.text and "Siti Aminah" in jawab.text
    client.post(alamat, isi(cara="rahasia", **KONTAK | {"setuju": "2 (uji)"}))
    assert KontakPelapor.objects.get().teks_persetujuan == "Bunyi yang baru."


def test_a_name_on_an_anonymous_complaint_is_asked_about(client, alamat, isi):
    jawab = client.post(alamat, isi(nama="Siti Aminah"))
    assert jawab.status_code == 422 and not Pengaduan.objects.exists()


def test_sent_twice_it_is_one_complaint_with_one_number(client, alamat, isi):
    a, b = (client.post(alamat, isi()).context["terima"] for _ in range(2))
    assert a == b and a.rahasia and Pengaduan.objects.count() == 1


def test_who_replays_the_paper_with_other_words_learns_nothing(client, alamat, isi):
    p_lama = client.post(alamat, isi()).context["terima"]
    jawab = Client().post(alamat, isi(isi="Karangan lain yang cukup panjang."))
    assert p_lama.nomor not in jawab.text and p_lama.rahasia not in jawab.text
    assert Pengaduan.objects.count() == 1


@pytest.mark.parametrize("berubah", [
    {"isi": "Loket tutup pukul sepuluh pagi tanpa kabar. Petugasnya juga minta uang."},
    {"tempat": "Loket 2"},
    {"cara": "rahasia", "nama": "Siti Aminah", "kontak": "081234567890", "setuju": consent_text().versi},
])  # fmt: skip
def test_words_added_after_a_lost_answer_are_kept_and_go_with_the_next_sending(client, alamat, isi, berubah):  # fmt: skip
    """The page brings back text and paper; what was added is a second complaint, and they are told so."""
    lama = client.post(alamat, isi()).context["terima"]  # this answer never arrived
    jawab = client.post(alamat, isi(**berubah))
    assert jawab.status_code == 422 and Pengaduan.objects.count() == 1
    assert "sudah kami terima" in jawab.text and "menjadi pengaduan kedua" in jawab.text
    assert "data-aduan-terkirim" not in jawab.text and lama.nomor not in jawab.text
    assert all(nilai in jawab.text for nilai in berubah.values())
    kedua = client.post(alamat, isi(**berubah, tanda=jawab.context["tanda"])).context["terima"]
    assert kedua.rahasia and kedua.nomor != lama.nomor
    assert [p.curiga for p in Pengaduan.objects.all()] == ["", ""], (
        "sent at once, but not by a robot"
    )
    assert client.post(alamat, isi()).context["terima"] == lama


def test_another_contact_on_a_used_paper_is_not_lost(client, alamat, isi):
    client.post(alamat, isi(cara="rahasia", **KONTAK))
    assert client.post(alamat, isi(cara="rahasia", **KONTAK)).status_code == 200
    jawab = client.post(alamat, isi(cara="rahasia", **KONTAK | {"kontak": "0899999999"}))
    assert jawab.status_code == 422 and "0899999999" in jawab.text


def test_an_hour_later_the_secret_is_not_shown_again(client, alamat, isi, monkeypatch):
    lama = client.post(alamat, isi()).context["terima"]
    kini = timezone.now
    monkeypatch.setattr(
        "surveys.actions.pengaduan.timezone.now", lambda: kini() + timedelta(hours=2)
    )
    jawab = client.post(alamat, isi())
    assert lama.rahasia not in jawab.text and "sudah pernah dikirim" in jawab.text


@pytest.mark.parametrize(
    "ganti",
    [
        {"isi": ""},
        {"isi": "pendek"},
        {"isi": "x" * 5001},
        {"kategori": "999999"},
        {"kategori": "x"},
        {"tentang": ""},
        {"tentang": "u0"},
        {"tentang": "u" + "9" * 40},
        {"tentang": "lzzzzzz"},
        {"tentang": "u١"},
        {"cara": "nyamar"},
        {"tanda": "karangan"},
    ],
)
def test_bad_input_is_said_and_nothing_is_stored(client, alamat, isi, ganti):
    jawab = client.post(alamat, isi(**ganti))
    assert jawab.status_code == 422 and not Pengaduan.objects.exists()
    assert 'role="alert"' in jawab.text


def test_a_unit_or_service_of_another_instansi_is_not_there(client, alamat, isi, instansi_lain):
    lain = instansi_lain.unit.first()
    layanan = build_layanan(lain)
    for tentang in (f"u{lain.pk}", f"l{layanan.kode}"):
        assert client.post(alamat, isi(tentang=tentang)).status_code == 422
    assert not Pengaduan.objects.exists()


def test_a_poster_of_a_service_chooses_it_beforehand(client, alamat, isi, unit):
    layanan = build_layanan(unit)
    jawab = client.get(f"{alamat}?layanan={layanan.kode}")
    assert f'value="l{layanan.kode}" selected' in jawab.text
    client.post(alamat, isi(tentang=f"l{layanan.kode}"))
    assert Pengaduan.objects.get().layanan == layanan


def test_an_accusation_goes_to_the_unit_above(client, alamat, isi, unit, masuk):
    berat = build_kategori(unit.instansi, "Pungutan liar", ke_atasan=True)
    client.post(alamat, isi(kategori=berat.pk))
    p = Pengaduan.objects.get()
    assert (p.unit, p.unit_diadukan, p.ke_atasan) == (unit.induk, unit, True)
    assert masuk("petugas", unit=unit).get(p.get_absolute_url()).status_code == 404


def test_a_burst_from_one_place_is_kept_and_set_aside(client, alamat, isi, monkeypatch):
    """The office's own Wi-Fi may carry forty an hour; of the rest nothing is lost."""
    kini = time.time
    for n in range(45):
        monkeypatch.setattr("surveys.pengiriman.time.time", lambda: kini() - 120)
        tanda = new_tanda()
        monkeypatch.setattr("surveys.pengiriman.time.time", kini)
        assert client.post(alamat, isi(tanda=tanda, isi=f"Keluhan nomor {n} tentang loket.")).status_code == 200  # fmt: skip
    assert (Pengaduan.objects.count(), Pengaduan.objects.counted().count()) == (45, 40)


def test_a_robot_is_set_aside_and_not_lost(client, alamat, isi):
    client.post(alamat, isi(situs="http://judi.example"))
    assert "tersembunyi" in Pengaduan.objects.get().curiga
    assert not Pengaduan.objects.counted().exists()


def test_without_categories_the_channel_is_closed(client, instansi):
    jawab = client.get(reverse("surveys:pengaduan-create", args=[instansi.kode]))
    assert jawab.status_code == 410 and "belum menerima" in jawab.text


def test_the_form_costs_few_queries_and_few_bytes(
    client, alamat, instansi, django_assert_max_num_queries
):
    for unit in instansi.unit.all():
        for n in range(5):
            build_layanan(unit, f"Layanan {n}")
    with django_assert_max_num_queries(6):
        isi = client.get(alamat).content
    aset = ["css/warga.css", "css/aduan.css", "js/aduan.js", "img/logo.svg"]
    berat = sum(
        len(gzip.compress(b)) for b in (isi, *((Path("static") / a).read_bytes() for a in aset))
    )
    print(f"first load, compressed: {berat:,} bytes")
    assert berat <= 60 * 1024


@pytest.mark.parametrize(
    ("pada", "diterima"),
    [
        ("2026-02-02T01:00Z", date(2026, 2, 2)),  # Monday at 8
        ("2026-02-02T16:30Z", date(2026, 2, 2)),  # Monday at 23.30, long after hours
        ("2026-02-02T17:30Z", date(2026, 2, 3)),  # Tuesday at 0.30, Monday in Greenwich
        ("2026-02-07T03:00Z", date(2026, 2, 7)),  # Saturday
    ],
)
def test_the_day_of_arrival_is_the_local_one_at_any_hour(client, alamat, isi, monkeypatch, pada, diterima):  # fmt: skip
    kini = datetime.fromisoformat(pada)
    monkeypatch.setattr("surveys.actions.pengaduan.timezone.now", lambda: kini)
    client.post(alamat, isi())
    p = Pengaduan.objects.get()
    assert (p.diterima, p.mulai_hitung) == (diterima, diterima)


def test_the_slip_can_be_saved_without_asking_the_server_again(client, alamat, isi):
    jawab = client.post(alamat, isi())
    berkas, terima = jawab.context["berkas"], jawab.context["terima"]
    assert berkas.startswith("data:text/plain") and f"Kata%20kunci%3A%20{terima.rahasia}" in berkas
    assert "no-store" in jawab["Cache-Control"]


# --- following ------------------------------------------------------------------------------------


def test_wrong_number_and_wrong_secret_are_answered_alike(unit):
    p = build_pengaduan(unit)
    lain = build_pengaduan(unit)
    jawab = [
        open_ticket(*pasangan)[1]
        for pasangan in (
            (p.nomor, "salah-salah-salah"),
            ("ADU-AAAA-AAAA", RAHASIA),
            ("bukan nomor", RAHASIA),
            ("ADU-2345-6789", RAHASIA),
            (lain.nomor[:-1], RAHASIA),
        )
    ]
    pesan = {str(j.context["form"].non_field_errors()) for j in jawab}
    assert {j.status_code for j in jawab} == {422} and len(pesan) == 1


def test_a_wrong_number_costs_the_same_work_as_a_wrong_secret(unit, monkeypatch):
    """The same path: one slow hash and one constant-time comparison, whatever is wrong."""
    import surveys.actions.pengaduan as aksi

    kerja = []
    for nama in ("hash_rahasia", "same"):
        asli = getattr(aksi, nama)
        monkeypatch.setattr(aksi, nama, lambda *a, n=nama, f=asli: (kerja.append(n), f(*a))[1])
    p = build_pengaduan(unit)
    jalan = []
    for pasangan in ((p.nomor, "salah"), ("ADU-2345-6789", "salah"), ("", "x"), ("bukan", "")):
        kerja.clear()
        open_ticket(*(x or "-" for x in pasangan))
        jalan.append(tuple(kerja))
    assert set(jalan) == {("hash_rahasia", "same")}


def test_tries_are_limited_per_mark_and_then_even_the_right_secret_waits(unit):
    p = build_pengaduan(unit)
    for _ in range(20):
        open_ticket(p.nomor, "salah")
    _, jawab = open_ticket(p.nomor)
    assert jawab.status_code == 429 and "satu jam" in jawab.text
    assert "127.0.0.1" not in str(Percobaan.objects.values_list("sidik", flat=True))
    dari_lain = Client(REMOTE_ADDR="198.51.100.7")
    assert dari_lain.post(LACAK, {"nomor": p.nomor, "rahasia": RAHASIA}).status_code == 302


def test_a_number_alone_opens_nothing(unit):
    p, ada_tidak = build_pengaduan(unit), "ADU-2345-6789"
    for nomor in (p.nomor, ada_tidak):
        alamat = reverse("surveys:pengaduan-ikuti", args=[nomor])
        for jawab in (Client().get(alamat), Client().post(alamat, {"aksi": "keluar"})):
            assert (jawab.status_code, jawab.url) == (302, LACAK)
    pesan = {"aksi": "pesan", "isi": "Halo.", "tanda": new_tanda()}
    jawab = [Client().post(LACAK + nomor + "/", pesan) for nomor in (p.nomor, ada_tidak)]
    assert jawab[0].status_code == 422 and not PesanPengaduan.objects.exists()
    ganti = [re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", j.text) for j in jawab]
    assert ganti[0].replace(p.nomor, ada_tidak) == ganti[1], "nobody learns which numbers there are"


def test_who_follows_one_cannot_open_or_write_to_another(unit):
    milik, orang = build_pengaduan(unit), build_pengaduan(unit, isi="Rahasia orang lain.")
    client, _ = open_ticket(milik.nomor)
    alamat = reverse("surveys:pengaduan-ikuti", args=[orang.nomor])
    for aksi in ("pesan", "buka", "puas", "hapus-kontak"):
        jawab = client.post(alamat, {"aksi": aksi, "isi": "halo, siapa ini", "tanda": new_tanda()})
        assert jawab.status_code == 422 and "Isi kata kuncinya" in jawab.text
        assert "Rahasia orang" not in jawab.text
    assert not PesanPengaduan.objects.exists()


def test_after_an_hour_the_secret_is_asked_again(unit, monkeypatch):
    p = build_pengaduan(unit)
    client, jawab = open_ticket(p.nomor)
    assert client.get(jawab.url).status_code == 200
    kini = time.time
    monkeypatch.setattr("surveys.views.aduan.time.time", lambda: kini() + 3601)
    assert client.get(jawab.url).url == LACAK


def later(monkeypatch, detik):
    kini = time.time
    monkeypatch.setattr("surveys.views.aduan.time.time", lambda: kini() + detik)


def open_another(client, unit):
    open_ticket(build_pengaduan(unit).nomor, client=client)


PANJANG = "Saya tunggu sejak pagi.\nLoketnya <b>tutup</b> lagi. " * 60


@pytest.mark.parametrize("tertutup", ["sejam", "pengaduan lain"])
def test_a_message_sent_too_late_goes_on_after_the_secret(unit, monkeypatch, tertutup):
    p = build_pengaduan(unit)
    client, jawab = open_ticket(p.nomor)
    if tertutup == "sejam":
        later(monkeypatch, 3601)
    else:
        open_another(client, unit)
    kirim = {"aksi": "pesan", "isi": PANJANG, "tanda": new_tanda()}
    tanya = client.post(jawab.url, kirim)
    assert tanya.status_code == 422 and "belum kami terima" in tanya.text
    assert not PesanPengaduan.objects.exists()
    tertahan = dict(tanya.context["tertahan"])
    assert tertahan == kirim and f'value="{escape(PANJANG)}"' in tanya.text
    salah = client.post(jawab.url, tertahan | {"nomor": p.nomor, "rahasia": "salah"})
    assert salah.status_code == 422 and dict(salah.context["tertahan"]) == kirim
    for _ in range(2):  # pressed twice
        assert (
            client.post(jawab.url, tertahan | {"nomor": p.nomor, "rahasia": RAHASIA}).url
            == jawab.url
        )
    assert PesanPengaduan.objects.get().isi == PANJANG.strip()
    assert "Saya tunggu sejak pagi." in client.get(jawab.url).text


def test_too_many_wrong_secrets_keep_what_waits_for_the_right_one(unit):
    p = build_pengaduan(unit)
    for _ in range(20):
        open_ticket(p.nomor, "salah")
    kirim = {"aksi": "pesan", "isi": PANJANG, "tanda": new_tanda(), "rahasia": RAHASIA}
    jawab = Client().post(f"{LACAK}{p.nomor}/", kirim)
    assert jawab.status_code == 429 and dict(jawab.context["tertahan"])["isi"] == PANJANG


def test_what_waited_goes_to_the_complaint_it_was_written_for(unit):
    """Whatever number is typed into the form that asks for the secret."""
    p, lain = build_pengaduan(unit), build_pengaduan(unit)
    Pengaduan.objects.filter(pk=lain.pk).update(rahasia=hash_rahasia("lain-lain-lain", lain.nomor))
    kirim = {"aksi": "pesan", "isi": "Untuk yang pertama.", "tanda": new_tanda()}
    kunci = {"nomor": lain.nomor, "rahasia": "lain-lain-lain"}
    assert Client().post(f"{LACAK}{p.nomor}/", kirim | kunci).status_code == 422
    assert not PesanPengaduan.objects.exists()


def test_a_new_secret_closes_what_was_opened_with_the_old_one(unit, instansi):
    p = build_pengaduan(unit, cara="bernama")
    client, jawab = open_ticket(p.nomor)
    by = build_user(instansi, "pimpinan_unit")
    baru = kontak.renew_rahasia(pengaduan=p, alasan="Menelepon dari nomor yang sama.", by=by)
    assert client.get(jawab.url).url == LACAK
    kirim = {"aksi": "pesan", "isi": "Halo.", "tanda": new_tanda()}
    assert client.post(jawab.url, kirim).status_code == 422
    assert client.post(jawab.url, kirim | {"rahasia": RAHASIA}).status_code == 422
    assert not PesanPengaduan.objects.exists()
    assert client.post(jawab.url, kirim | {"rahasia": baru}).status_code == 302
    assert client.get(jawab.url).status_code == 200


def test_closing_the_page_forgets_it(unit):
    client, jawab = open_ticket(build_pengaduan(unit).nomor)
    client.post(jawab.url, {"aksi": "keluar"})
    assert client.get(jawab.url).url == LACAK


def test_the_page_never_shows_notes_contact_or_officers(unit, instansi):
    p = build_pengaduan(unit, cara="bernama")
    petugas = build_user(instansi, "petugas", username="budi.rahasia")
    p.catatan.create(isi="Pelapor ini cerewet.", oleh=petugas)
    PesanPengaduan.objects.create(pengaduan=p, dari="petugas", isi="Sedang kami cek.", oleh=petugas)
    client, jawab = open_ticket(p.nomor)
    teks = client.get(jawab.url).text
    assert "Sedang kami cek." in teks
    for dalam in ("cerewet", "Siti Aminah", "081234567890", "budi.rahasia", "Budi.Rahasia"):
        assert dalam not in teks


def test_scripts_are_text(client, alamat, isi, unit, masuk):
    jahat = "<script>alert(1)</script><img src=x onerror=alert(1)> lama sekali"
    terima = client.post(alamat, isi(isi=jahat, tempat=jahat, kapan=jahat)).context["terima"]
    c, jawab = open_ticket(terima.nomor, terima.rahasia)
    c.post(jawab.url, {"aksi": "pesan", "isi": jahat, "tanda": new_tanda()})
    staf = masuk("petugas").get(Pengaduan.objects.get().get_absolute_url())
    for halaman in (c.get(jawab.url), staf):
        assert "<script>alert" not in halaman.text and "<img src=x" not in halaman.text
        assert "&lt;script&gt;" in halaman.text


def test_a_message_sent_twice_is_one(unit):
    client, jawab = open_ticket(build_pengaduan(unit).nomor)
    pesan = {"aksi": "pesan", "isi": "Sampai sekarang belum.", "tanda": new_tanda()}
    assert [client.post(jawab.url, pesan).status_code for _ in range(2)] == [302, 302]
    assert PesanPengaduan.objects.count() == 1


def test_another_message_on_a_used_paper_is_kept_for_the_next_sending(unit):
    client, jawab = open_ticket(build_pengaduan(unit).nomor)
    tanda = new_tanda()
    client.post(jawab.url, {"aksi": "pesan", "isi": "Satu.", "tanda": tanda})
    lagi = client.post(
        jawab.url, {"aksi": "pesan", "isi": "Dua, lain sama sekali.", "tanda": tanda}
    )
    assert lagi.status_code == 422 and "Dua, lain sama sekali.</textarea>" in lagi.text
    assert PesanPengaduan.objects.count() == 1
    baru = lagi.context["tanda"]
    client.post(jawab.url, {"aksi": "pesan", "isi": "Dua, lain sama sekali.", "tanda": baru})
    assert [p.isi for p in PesanPengaduan.objects.all()] == ["Satu.", "Dua, lain sama sekali."]


def test_a_refused_message_keeps_what_was_typed(unit):
    client, jawab = open_ticket(build_pengaduan(unit).nomor)
    lagi = client.post(jawab.url, {"aksi": "pesan", "isi": "Jangan hilang.", "tanda": "basi"})
    assert lagi.status_code == 422 and "Jangan hilang." in lagi.text


def test_twenty_messages_a_day_are_enough(unit):
    p = build_pengaduan(unit)
    for _ in range(20):
        PesanPengaduan.objects.create(pengaduan=p, dari="pelapor", isi="Halo")
    client, jawab = open_ticket(p.nomor)
    lagi = client.post(jawab.url, {"aksi": "pesan", "isi": "Halo lagi", "tanda": new_tanda()})
    assert lagi.status_code == 422 and PesanPengaduan.objects.count() == 20


def test_a_message_to_a_complaint_that_was_closed_meanwhile_is_still_on_the_page(unit, instansi):
    p, by = build_pengaduan(unit), build_user(instansi, "petugas")
    client, jawab = open_ticket(p.nomor)
    move(pengaduan=p, kode="tolak", alasan="Bukan wewenang kantor kami.", by=by)
    kirim = {"aksi": "pesan", "isi": "Jangan hilang.", "tanda": new_tanda()}
    lagi = client.post(jawab.url, kirim)
    assert lagi.status_code == 422 and "Jangan hilang.</textarea>" in lagi.text


@pytest.fixture
def ditutup(unit, instansi):
    p = build_pengaduan(unit, cara="bernama")
    by = build_user(instansi, "petugas")
    move(pengaduan=p, kode="periksa", by=by)
    return move(pengaduan=p, kode="selesaikan", alasan="Sudah dicetak dan dapat diambil.", by=by)


def test_after_closing_the_reporter_judges_once(ditutup):
    client, jawab = open_ticket(ditutup.nomor)
    assert "Sudah dicetak" in client.get(jawab.url).text
    for nilai, status in (("5", 422), ("", 422), ("2", 302), ("4", 422)):
        assert client.post(jawab.url, {"aksi": "puas", "kepuasan": nilai}).status_code == status
    ditutup.refresh_from_db()
    assert ditutup.kepuasan == 2


def test_within_the_window_the_reporter_reopens_with_a_reason(ditutup):
    client, jawab = open_ticket(ditutup.nomor)
    buka = {"aksi": "buka", "alasan": "Belum"}
    assert client.post(jawab.url, buka).status_code == 422
    client.post(jawab.url, buka | {"alasan": "KTP yang dicetak salah nama."})
    ditutup.refresh_from_db()
    assert (ditutup.status, ditutup.dibuka_kembali, ditutup.ditutup_pada) == ("proses", 1, None)
    assert ditutup.mulai_hitung == timezone.localdate() and ditutup.kepuasan is None


def test_after_the_window_it_stays_closed(ditutup):
    Pengaduan.objects.filter(pk=ditutup.pk).update(tenggat_buka=date(2026, 1, 1))
    client, jawab = open_ticket(ditutup.nomor)
    assert "Buka kembali" not in client.get(jawab.url).text
    lagi = client.post(jawab.url, {"aksi": "buka", "alasan": "Masih belum selesai juga."})
    ditutup.refresh_from_db()
    assert lagi.status_code == 422 and ditutup.status == "selesai"


def test_the_reporter_deletes_the_contact_at_once(ditutup):
    client, jawab = open_ticket(ditutup.nomor)
    assert "Hapus kontak saya" in client.get(jawab.url).text
    client.post(jawab.url, {"aksi": "hapus-kontak"})
    assert not KontakPelapor.objects.exists()
    assert "Kontak pelapor dihapus" in client.get(jawab.url).text


def test_taking_words_back_is_never_refused_for_having_sent_too_much(ditutup, monkeypatch):
    batas = BATAS[Aksi.PESAN]
    monkeypatch.setitem(BATAS, Aksi.PESAN, replace(batas, keras=1))
    client, jawab = open_ticket(ditutup.nomor)
    assert [client.post(jawab.url, {"aksi": "puas"}).status_code for _ in range(2)] == [422, 429]
    assert client.post(jawab.url, {"aksi": "hapus-tulisan"}).status_code == 302
    ditutup.refresh_from_db()
    assert ditutup.isi == TERHAPUS


# --- public figures -------------------------------------------------------------------------------


def test_small_groups_are_folded_so_that_none_follows_by_subtraction(client, instansi):
    per_unit = {"KEC": 9, "KEL": 6, "SEK": 2, "PEM": 1}
    for kode, n in per_unit.items():
        for _ in range(n):
            build_pengaduan(instansi.unit.get(kode=kode))
    angka = client.get(reverse("surveys:pengaduan-angka", args=[instansi.kode])).context["angka"]
    assert [(b.kelompok, b.masuk) for b in angka.per_unit] == [
        ("Kecamatan", 9),
        ("Lainnya (digabung)", 9),
    ]
