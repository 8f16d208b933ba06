"""What people try with public forms, and what becomes of it.

Nothing gets through, nothing honest is lost, and nobody is spied upon for it.
"""

import io
import json
import logging
import re
import time
import zipfile
from datetime import timedelta

import pytest
from django.core import signing
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pghistory.models import Context, Events

from asnplan.lib.catatan_log import TanpaRahasia
from surveys.actions import hapus, moderasi_aspirasi
from surveys.actions.moderasi import publish_saran
from surveys.actions.respons import submit_respons
from surveys.calculators.curiga import BATAS, Aksi
from surveys.calculators.privasi import Jenis
from surveys.calculators.tulisan import clean_tulisan
from surveys.hasil.laporan import read_laporan
from surveys.models import (
    Aspirasi,
    Dukungan,
    GaramHarian,
    LaporanIsi,
    Pengaduan,
    Percobaan,
    PesanPengaduan,
    Respons,
    TiketSurvei,
    VersiAspirasi,
)
from surveys.models import garam as modul_garam
from surveys.models.garam import mark_of
from surveys.pengiriman import Tanda, new_tanda, read_tanda, sign_ikuti, sign_tiket
from tests.factories import (
    RAHASIA,
    build_aspirasi,
    build_instansi,
    build_kategori,
    build_layanan,
    build_pengaduan,
    build_respons,
    build_survei,
    build_user,
)

pytestmark = pytest.mark.django_db
LENGKAP = {f"u{n}": "3" for n in range(1, 10)}
RUMAH, TETANGGA = "203.0.113.9", "198.51.100.7"


# --- what is there to attack ---------------------------------------------------------------------


@pytest.fixture
def unit(instansi):
    return instansi.unit.get(kode="PEM")


@pytest.fixture
def layanan(unit):
    return build_layanan(unit)


@pytest.fixture
def kategori(instansi):
    return build_kategori(instansi)


@pytest.fixture
def tanda(monkeypatch):
    """tanda() is the paper of a form that has been open for two minutes."""
    kini = time.time

    def buat(detik=120):
        monkeypatch.setattr("surveys.pengiriman.time.time", lambda: kini() - detik)
        kertas = new_tanda()
        monkeypatch.setattr("surveys.pengiriman.time.time", kini)
        return kertas

    return buat


@pytest.fixture
def isi_survei(survei, layanan, tanda):
    alamat = reverse("surveys:survei-isi", args=[survei.kode, layanan.kode])
    return lambda **lain: (alamat, LENGKAP | {"tanda": tanda()} | lain)


@pytest.fixture
def isi_aspirasi(instansi, unit, tanda):
    alamat = reverse("surveys:aspirasi-tulis", args=[instansi.kode])
    dasar = {"tentang": f"u{unit.induk_id or unit.pk}", "judul": "Tambah kursi tunggu"}
    top = instansi.unit.get(kode="KEC")
    return lambda **lain: (alamat, dasar | {"tentang": f"u{top.pk}", "tanda": tanda()} | lain)


@pytest.fixture
def isi_aduan(instansi, unit, kategori, tanda):
    alamat = reverse("surveys:pengaduan-create", args=[instansi.kode])
    dasar = {"tentang": f"u{unit.pk}", "kategori": kategori.pk, "cara": "anonim", "isi": "Loket tutup pukul sepuluh tanpa kabar."}  # fmt: skip
    return lambda **lain: (alamat, dasar | {"tanda": tanda()} | lain)


def follow(client, pengaduan, rahasia=RAHASIA, **extra):
    return client.post(
        reverse("surveys:pengaduan-lacak"), {"nomor": pengaduan.nomor, "rahasia": rahasia}, **extra
    )


# --- nobody is spied upon ------------------------------------------------------------------------


def sendings(instansi, unit, survei, layanan, isi_survei, isi_aspirasi, isi_aduan, tanda):
    """(name, what to do with a client) for every public page that takes a POST."""
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    terbit = build_aspirasi(unit, terbit=True)
    ditulis = build_aspirasi(unit, "Kalimat lama")
    p = build_pengaduan(unit)
    at = lambda nama, *args: reverse(f"surveys:{nama}", args=args)  # noqa: E731
    return {
        "survei-isi": [isi_survei()],
        "survei-tiket": [(at("survei-tiket", sign_tiket(tiket.uid)), LENGKAP | {"tanda": tanda()})],
        "aspirasi-tulis": [isi_aspirasi()],
        "aspirasi-ikuti": [(at("aspirasi-ikuti", sign_ikuti(ditulis.kunci)), {"aksi": "tarik"})],
        "aspirasi-dukung": [(at("aspirasi-dukung", instansi.kode, terbit.kode), {})],
        "aspirasi-lapor": [(at("aspirasi-lapor", instansi.kode, terbit.kode), {"alasan": "kasar"})],
        "pengaduan-create": [isi_aduan()],
        "pengaduan-lacak": [(at("pengaduan-lacak"), {"nomor": p.nomor, "rahasia": "salah"})],
        "pengaduan-ikuti": [
            (at("pengaduan-lacak"), {"nomor": p.nomor, "rahasia": RAHASIA}),
            (at("pengaduan-ikuti", p.nomor), {"aksi": "pesan", "isi": "Halo", "tanda": tanda()}),
        ],
    }


@pytest.fixture
def kiriman(instansi, unit, survei, layanan, isi_survei, isi_aspirasi, isi_aduan, tanda):
    return sendings(instansi, unit, survei, layanan, isi_survei, isi_aspirasi, isi_aduan, tanda)


def public_posts() -> set[str]:
    """Names of the pages of surveys that are open to everybody and take a POST."""
    namespace = get_resolver().namespace_dict["surveys"][1]
    found = set()
    for pattern in _patterns(namespace.url_patterns):
        view = pattern.callback
        if not getattr(view, "login_required", True) and _takes_post(view):
            found.add(pattern.name)
    return found


def _patterns(daftar):
    for p in daftar:
        if hasattr(p, "url_patterns"):
            yield from _patterns(p.url_patterns)
        else:
            yield p


def _takes_post(view) -> bool:
    """Whether the methods that its decorators allow hold POST."""
    while view is not None:
        for sel in view.__closure__ or ():
            isi = sel.cell_contents
            if isinstance(isi, (list, tuple, set)) and "GET" in isi:
                return "POST" in isi
            if isi == ["POST"]:
                return True
        view = getattr(view, "__wrapped__", None)
    return True


def test_every_public_page_that_takes_a_post_is_tried_below(kiriman):
    assert public_posts() == set(kiriman)


def test_no_public_page_writes_down_who_sent_it(kiriman, instansi):
    """Neither address nor secret path, nor the officer who happens to be signed in."""
    petugas = build_user(instansi, "petugas")
    before = set(Context.objects.values_list("pk", flat=True))
    for nama, langkah in kiriman.items():
        client = Client(REMOTE_ADDR=RUMAH)
        client.force_login(petugas, backend="accounts.backends.UsernameOrNipBackend")
        before |= set(Context.objects.values_list("pk", flat=True))
        for alamat, isi in langkah:
            assert client.post(alamat, isi).status_code in (200, 302, 422), nama
        baru = Context.objects.exclude(pk__in=before)
        for konteks in baru:
            assert konteks.metadata == {"user": None, "ip": "", "url": f"warga:surveys:{nama}"}, nama  # fmt: skip
    dicatat = set(
        Context.objects.filter(metadata__url__startswith="warga:").values_list(
            "metadata__url", flat=True
        )
    )
    assert dicatat == {
        f"warga:surveys:{n}"
        for n in ("aspirasi-tulis", "aspirasi-ikuti", "pengaduan-create", "pengaduan-ikuti")
    }
    assert RUMAH not in str(list(Events.objects.values("pgh_data")))


def test_the_history_says_that_it_was_a_citizen_and_no_more(client, masuk, instansi, isi_aspirasi):
    client.post(*isi_aspirasi(), REMOTE_ADDR=RUMAH)
    teks = masuk("auditor").get(f"/riwayat/{instansi.kode}/").text
    assert "Warga" in teks and "halaman surveys:aspirasi-tulis" in teks and RUMAH not in teks


def test_and_no_table_holds_an_address(kiriman):
    client = Client(REMOTE_ADDR=RUMAH, HTTP_USER_AGENT="Peramban-Khas/1.0")
    for langkah in kiriman.values():
        for alamat, isi in langkah:
            client.post(alamat, isi)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'surveys%'"
        )
        for (tabel,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{tabel}" t')
            semua = str(cursor.fetchall())
            assert RUMAH not in semua and "Peramban-Khas" not in semua, tabel


def test_a_refused_request_leaves_no_secret_in_the_log(unit, survei, layanan):
    """Django logs the path of what it refuses; here the path is the key."""
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    saring = TanpaRahasia()
    for alamat in (
        reverse("surveys:aspirasi-ikuti", args=[sign_ikuti(build_aspirasi(unit).kunci)]),
        reverse("surveys:survei-tiket", args=[sign_tiket(tiket.uid)]),
    ):
        catatan = logging.LogRecord("django.request", 30, "", 1, "%s: %s", ("Forbidden", alamat), None)  # fmt: skip
        assert saring.filter(catatan) and ":" not in catatan.getMessage().split("Forbidden: ")[1]
        assert alamat.split("/")[-2] not in catatan.getMessage()


def forget_marks(hari: int) -> int:
    """Off how many, so many days from now."""
    return hapus.run(timezone.localdate() + timedelta(days=hari), asal="uji")[Jenis.SIDIK]


def test_marks_of_earlier_days_are_forgotten_but_not_what_they_counted(survei, layanan, unit, instansi):  # fmt: skip
    """Of what still waits for a decision they stay a week: they show what came from one place."""
    build_respons(survei, layanan, sidik="a")
    tunggu = build_respons(survei, layanan, sidik="b", keadaan="karantina", alasan="2 detik")
    a = build_aspirasi(unit, sidik="c", terbit=True)
    p = build_pengaduan(unit, sidik="d")
    Dukungan.objects.create(aspirasi=a, perangkat="x", sidik="e")
    riwayat = Events.objects.count()
    assert forget_marks(0) == 0
    assert forget_marks(2) == 4
    assert Respons.objects.exclude(sidik="").get() == tunggu
    assert not Aspirasi.objects.get(pk=a.pk).sidik and not Pengaduan.objects.get(pk=p.pk).sidik
    assert not Dukungan.objects.get().sidik and Dukungan.objects.get().dihitung
    assert forget_marks(8) == 1
    assert Events.objects.count() == riwayat  # forgetting leaves no second copy anywhere


def test_officers_are_still_named_in_the_history(masuk, instansi, unit):
    client = masuk("petugas")
    isi = {"judul": "Dari loket", "tanggal": "2026-01-20", "unit": "KEC", "sumber": "loket"}
    client.post(reverse("surveys:aspirasi-create", args=[instansi.kode]), isi, REMOTE_ADDR=RUMAH)
    assert Context.objects.filter(metadata__user=client.user.pk, metadata__ip=RUMAH).exists()


def test_a_mark_is_of_a_day_a_place_and_a_purpose(settings):
    satu = mark_of(RUMAH, Aksi.SURVEI)
    assert satu == mark_of(RUMAH, Aksi.SURVEI) and RUMAH not in satu
    assert satu != mark_of(TETANGGA, Aksi.SURVEI)
    assert satu != mark_of(RUMAH, Aksi.PENGADUAN)  # an answer does not lead to a complaint
    settings.SECRET_KEY = "kunci lain"  # whoever has the database alone cannot try addresses out
    assert satu != mark_of(RUMAH, Aksi.SURVEI)


def test_a_house_has_one_mark_however_many_addresses_its_phones_take():
    rumah = {mark_of(f"2001:db8:7:9:{ujung}", "x") for ujung in (":1", ":abcd", "1:2:3:4")}
    assert len(rumah) == 1 and mark_of("2001:db8:7:a::1", "x") not in rumah
    assert mark_of("::ffff:203.0.113.9", "x") == mark_of(RUMAH, "x")
    assert mark_of("", "x") == ""


def test_yesterdays_salt_is_gone_and_no_copy_is_kept():
    kemarin = GaramHarian.objects.create(tanggal=timezone.localdate() - timedelta(days=1), garam=b"x" * 32)  # fmt: skip
    GaramHarian.objects.filter(tanggal=timezone.localdate()).delete()
    modul_garam._ingat.clear()
    mark_of(RUMAH, "x")
    assert not GaramHarian.objects.filter(pk=kemarin.pk).exists()
    assert GaramHarian.objects.count() == 1 and not hasattr(GaramHarian, "pgh_event_model")
    modul_garam._ingat.clear()  # the next test has another database


def test_the_address_is_that_of_the_connection_unless_a_proxy_is_trusted(client, isi_survei, settings):  # fmt: skip
    palsu = {"HTTP_X_FORWARDED_FOR": "8.8.8.8, 9.9.9.9", "REMOTE_ADDR": RUMAH}
    client.post(*isi_survei(), **palsu)
    settings.TRUSTED_PROXY_COUNT = 1
    client.post(*isi_survei(), **palsu)
    sidik = list(Respons.objects.order_by("pk").values_list("sidik", flat=True))
    assert sidik == [mark_of(RUMAH, Aksi.SURVEI), mark_of("9.9.9.9", Aksi.SURVEI)]


def test_behind_a_proxy_that_nobody_declared_honest_people_are_not_one_crowd(client, isi_survei, caplog):  # fmt: skip
    for n in range(BATAS[Aksi.SURVEI].lunak + 2):
        client.post(*isi_survei(usia=str(20 + n % 60)), headers={"x-forwarded-for": f"203.0.113.{n}"})  # fmt: skip
    assert not Respons.objects.exclude(keadaan="sah").exists()
    assert "TRUSTED_PROXY_COUNT" in caplog.text


# --- links and papers used again, forged, tampered with ------------------------------------------


def test_a_ticket_is_used_once_from_whatever_place(survei, layanan, tanda):
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    alamat = reverse("surveys:survei-tiket", args=[sign_tiket(tiket.uid)])
    jawab = [
        Client(REMOTE_ADDR=f"203.0.113.{n}").post(alamat, LENGKAP | {"tanda": tanda()}).status_code
        for n in range(1, 6)
    ]
    assert jawab == [302, 410, 410, 410, 410] and Respons.objects.count() == 1


def test_the_paper_of_one_form_used_a_hundred_times_is_one_answer(client, isi_survei):
    alamat, isi = isi_survei()
    assert {client.post(alamat, isi).status_code for _ in range(100)} == {302}
    assert Respons.objects.count() == 1


def test_a_used_paper_does_not_carry_other_words(client, isi_aduan, isi_aspirasi):
    """Whoever copies somebody's form learns neither number nor secret, and changes nothing."""
    alamat, isi = isi_aduan()
    terima = client.post(alamat, isi).context["terima"]
    lain = client.post(alamat, isi | {"isi": "Kata-kata orang lain yang memakai kertas ini."})
    assert terima.nomor not in lain.text and terima.rahasia not in lain.text
    assert Pengaduan.objects.get().isi == isi["isi"]


def tampered(teks: str) -> list[str]:
    """Every kind of change to a signed text."""
    isi, _, tanda = teks.rpartition(":")
    return [
        isi,
        f"{isi}:",
        f"{isi}:{tanda[:-1]}",
        f"{isi}:{tanda[::-1]}",
        f"x{isi[1:]}:{tanda}",
        f"{isi}:{tanda}x",
        signing.Signer(salt="tebakan").sign(isi),
        signing.Signer(key="kunci lain", salt="surveys.tiket").sign(isi),
        "x" * 200,
        "%00",
        "..",
    ]


def test_forged_signatures_open_nothing_and_are_all_answered_alike(client, survei, layanan, unit):
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    aspirasi = build_aspirasi(unit)
    for nama, benar in (("survei-tiket", sign_tiket(tiket.uid)), ("aspirasi-ikuti", sign_ikuti(aspirasi.kunci))):  # fmt: skip
        assert client.get(reverse(f"surveys:{nama}", args=[benar])).status_code == 200
        jawab = {
            (r.status_code, r.content)
            for palsu in tampered(benar)
            for r in [client.get(reverse(f"surveys:{nama}", args=[palsu]))]
        }
        assert len(jawab) == 1 and jawab.pop()[0] == 404, nama


def test_the_secret_of_one_thing_does_not_open_another(client, survei, layanan, unit):
    """The same key signed for a ticket is no link of an aspirasi, and the other way round."""
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    aspirasi = build_aspirasi(unit, kunci=tiket.uid)
    assert client.get(reverse("surveys:aspirasi-ikuti", args=[sign_tiket(tiket.uid)])).status_code == 404  # fmt: skip
    assert client.get(reverse("surveys:survei-tiket", args=[sign_ikuti(aspirasi.kunci)])).status_code == 404  # fmt: skip


@pytest.mark.parametrize("palsu", ["", "x", "a:b:c", "null", "[]", "\x00"])
def test_a_made_up_paper_is_renewed_and_nothing_typed_is_lost(client, isi_survei, isi_aspirasi, isi_aduan, palsu):  # fmt: skip
    for alamat, isi in (
        isi_survei(saran="jangan hilang"), isi_aspirasi(isi="jangan hilang"), isi_aduan(tempat="jangan hilang"),
    ):  # fmt: skip
        jawab = client.post(alamat, isi | {"tanda": palsu})
        assert jawab.status_code == 422 and "jangan hilang" in jawab.text
        assert read_tanda(jawab.context["tanda"])


def test_a_paper_signed_for_something_else_or_four_days_old_is_none(client, isi_survei, tanda):
    alamat, isi = isi_survei()
    lain = signing.dumps(["0" * 32, 0], salt="surveys.lain")
    for kertas in (lain, tanda(60 * 60 * 24 * 4)):
        assert client.post(alamat, isi | {"tanda": kertas}).status_code == 422
    assert not Respons.objects.exists()


# --- forged scores -------------------------------------------------------------------------------

PALSU = ["0", "5", "-1", "1e0", "1.0", "4,0", " 3", "3 ", "+3", "03", "٣", "３", "³", "0x3", "true", "null", "NaN", "[3]", "3;4", "999999999999999999999"]  # fmt: skip


@pytest.mark.parametrize("nilai", PALSU)
def test_only_one_to_four_is_a_score(client, isi_survei, nilai):
    alamat, isi = isi_survei(u5=nilai, saran="jangan hilang")
    jawab = client.post(alamat, isi)
    assert jawab.status_code == 422 and "jangan hilang" in jawab.text
    assert not Respons.objects.exists()


def test_a_list_of_scores_is_one_score(client, isi_survei):
    alamat, isi = isi_survei(u5=["1", "4"])
    client.post(alamat, isi)
    assert len(Respons.objects.get().nilai) == 9 and Respons.objects.get().nilai[4] in (1, 4)


def test_what_the_form_does_not_ask_is_not_stored(client, isi_survei):
    alamat, isi = isi_survei(
        u0="4", u10="4", nilai="[4,4]", keadaan="sah", saluran="kertas", tiket="1", sidik="x", tanggal="1999-01-01",
        unit="1", dicatat_oleh="1", lama_isi="9999", dikirim_pada="1999-01-01",
    )  # fmt: skip
    client.post(alamat, isi)
    r = Respons.objects.get()
    assert (r.nilai, r.saluran, r.dicatat_oleh, r.tiket) == ([3] * 9, "tautan", None, None)
    assert r.tanggal == timezone.localdate() and r.lama_isi < 1000 and r.sidik != "x"


@pytest.mark.parametrize("nilai", [[5] * 9, [0] * 9, [3] * 8 + [-1], []])
def test_and_the_database_itself_takes_no_other(survei, layanan, nilai):
    with pytest.raises(IntegrityError), transaction.atomic():
        Respons.objects.create(survei=survei, layanan=layanan, unit=layanan.unit, nilai=nilai, tanggal="2026-03-01")  # fmt: skip


@pytest.mark.parametrize("kepuasan", ["0", "5", "1e0", "", "[4]"])
def test_the_judgement_of_a_complaint_is_one_to_four_too(client, unit, kepuasan):
    p = build_pengaduan(unit, status="selesai", ditutup_pada=timezone.now())
    follow(client, p)
    alamat = reverse("surveys:pengaduan-ikuti", args=[p.nomor])
    assert client.post(alamat, {"aksi": "puas", "kepuasan": kepuasan}).status_code == 422
    p.refresh_from_db()
    assert p.kepuasan is None


# --- floods --------------------------------------------------------------------------------------


def test_ten_thousand_answers_from_one_address(survei, layanan):
    """Wide for an office, bounded for a flood: the soft limit counts, what is beyond it is set aside, what is
    beyond the hard one is refused with words. Everything kept is counted somewhere; a neighbour counts."""
    from surveys.penjaga import TerlaluSering

    batas, ditolak = BATAS[Aksi.SURVEI], 0
    isi = {"jenis_kelamin": "", "usia": None, "pendidikan": "", "pekerjaan": "", "pekerjaan_lain": "", "jam": ""}  # fmt: skip
    mulai = time.monotonic()
    for n in range(10_000):
        nilai = [1 + (n >> (2 * k)) % 4 for k in range(9)]
        try:
            submit_respons(
                survei=survei, layanan=layanan, isi=isi | {"nilai": nilai, "saran": ""},
                tanda=read_tanda_of(60), alamat=RUMAH,
            )  # fmt: skip
        except TerlaluSering:
            ditolak += 1
    print(f"10,000 answers from one address: {time.monotonic() - mulai:.1f} s, {ditolak} refused")
    submit_respons(
        survei=survei, layanan=layanan, isi=isi | {"nilai": [4] * 9, "saran": ""}, tanda=read_tanda_of(60), alamat=TETANGGA,
    )  # fmt: skip
    sah, sisih = Respons.objects.counted().count(), Respons.objects.filter(keadaan="karantina").count()  # fmt: skip
    assert (sah, sisih, ditolak) == (batas.lunak + 1, batas.keras - batas.lunak, 10_000 - batas.keras)  # fmt: skip
    laporan = read_laporan(survei)
    assert (laporan.respons, laporan.karantina) == (sah, sisih)


def read_tanda_of(lama: int) -> Tanda:
    import uuid

    return Tanda(uuid.uuid4(), lama)


@pytest.fixture
def sempit(monkeypatch):
    """Limits so small that a test reaches them."""
    from dataclasses import replace

    for aksi in Aksi:
        monkeypatch.setitem(BATAS, aksi, replace(BATAS[aksi], keras=2, lunak=None, kembar=None))


def test_beyond_the_hard_limit_the_form_comes_back_filled(client, sempit, isi_survei, isi_aspirasi, isi_aduan):  # fmt: skip
    for model, bentuk, isian in (
        (Respons, isi_survei, {"saran": "Tidak boleh hilang"}),
        (Aspirasi, isi_aspirasi, {"isi": "Tidak boleh hilang"}),
        (Pengaduan, isi_aduan, {"tempat": "Tidak boleh hilang"}),
    ):
        for _ in range(2):
            assert client.post(*bentuk(), REMOTE_ADDR=RUMAH).status_code < 400
        alamat, isi = bentuk(**isian)
        jawab = client.post(alamat, isi, REMOTE_ADDR=RUMAH)
        assert jawab.status_code == 429 and jawab["Retry-After"] == "3600"
        assert "Terlalu banyak kiriman" in jawab.text and "Tidak boleh hilang" in jawab.text
        assert model.objects.count() == 2
        # the very same form is welcome from elsewhere, and later
        assert client.post(alamat, isi, REMOTE_ADDR=TETANGGA).status_code < 400
        assert model.objects.count() == 3


def test_what_was_stored_is_answered_as_before_even_beyond_the_limit(client, sempit, isi_survei):
    """The answer got lost on the way: sending it again is no second one."""
    kiriman = [isi_survei() for _ in range(2)]
    for alamat, isi in kiriman * 3:
        assert client.post(alamat, isi).status_code == 302
    assert Respons.objects.count() == 2


def test_after_the_hour_it_takes_more(client, sempit, isi_aspirasi):
    for _ in range(2):
        client.post(*isi_aspirasi())
    Aspirasi.objects.update(dikirim_pada=timezone.now() - timedelta(minutes=61))
    assert client.post(*isi_aspirasi()).status_code == 302


def test_changing_supporting_reporting_and_writing_are_bounded_too(client, sempit, instansi, unit, tanda):  # fmt: skip
    terbit, ditulis, p = build_aspirasi(unit, terbit=True), build_aspirasi(unit), build_pengaduan(unit)  # fmt: skip
    ikuti = reverse("surveys:aspirasi-ikuti", args=[sign_ikuti(ditulis.kunci)])
    for n in range(5):
        jawab = client.post(ikuti, {"judul": f"Kalimat {n}"})
    assert VersiAspirasi.objects.count() == 2 and "Terlalu banyak" in jawab.text and "Kalimat 4" in jawab.text  # fmt: skip
    assert (
        client.post(ikuti, {"aksi": "tarik"}).status_code == 302
    )  # taking back is always possible
    dukung = reverse("surveys:aspirasi-dukung", args=[instansi.kode, terbit.kode])
    lapor = reverse("surveys:aspirasi-lapor", args=[instansi.kode, terbit.kode])
    status = [Client().post(dukung).status_code for _ in range(5)]
    assert status == [302, 302, 429, 429, 429] and Dukungan.objects.count() == 2
    assert [client.post(lapor, {"alasan": "iklan"}).status_code for _ in range(3)] == [200, 200, 429]  # fmt: skip
    follow(client, p)
    alamat = reverse("surveys:pengaduan-ikuti", args=[p.nomor])
    pesan = [client.post(alamat, {"aksi": "pesan", "isi": f"Pesan {n}", "tanda": tanda()}) for n in range(4)]  # fmt: skip
    assert [r.status_code for r in pesan] == [302, 302, 429, 429] and "Pesan 3" in pesan[3].text
    assert PesanPengaduan.objects.count() == 2
    assert client.post(alamat, {"aksi": "hapus-kontak"}).status_code == 302
    assert client.post(alamat, {"aksi": "keluar"}).status_code == 302


def test_a_robot_a_hurry_and_copies_are_kept_shown_and_not_counted(client, isi_survei, isi_aspirasi, tanda):  # fmt: skip
    client.post(*isi_survei(situs="http://judi.example"))
    client.post(*isi_survei(tanda=tanda(2)))
    panjang = "Pegawai di loket nomor tiga selalu membantu warga lanjut usia dengan sabar sekali."
    for n in range(5):  # the same text with one word changed, from five places
        client.post(*isi_survei(saran=f"{panjang} {n}"), REMOTE_ADDR=f"203.0.113.{n}")
    alasan = list(Respons.objects.exclude(alasan="").order_by("pk").values_list("keadaan", "alasan"))  # fmt: skip
    assert alasan == [
        ("karantina", "kolom tersembunyi terisi"),
        ("karantina", "diisi dalam 2 detik"),
        ("karantina", "tulisannya hampir sama dengan kiriman lain"),
        ("karantina", "tulisannya hampir sama dengan kiriman lain"),
    ]
    assert Respons.objects.count() == 7


def test_an_office_full_of_satisfied_people_is_no_robot(client, isi_survei):
    """Many give nine threes, many write "Baik": on one Wi-Fi too."""
    for n in range(9):
        client.post(*isi_survei(usia=str(20 + n)))
    for kata in ("Baik", "Bagus", "Cepat", "Ramah"):
        client.post(*isi_survei(saran=kata))
    assert Respons.objects.counted().count() == 13


def test_tickets_from_one_network_all_count(survei, layanan, client, tanda):
    """An officer gave each of them to somebody who was served."""
    for _ in range(BATAS[Aksi.SURVEI].lunak + 5):
        tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
        alamat = reverse("surveys:survei-tiket", args=[sign_tiket(tiket.uid)])
        client.post(alamat, LENGKAP | {"tanda": tanda()})
    assert Respons.objects.counted().count() == BATAS[Aksi.SURVEI].lunak + 5


def test_what_the_guard_counted_is_gone_the_next_day(client, unit):
    from django.core.management import call_command

    follow(client, build_pengaduan(unit), "salah")
    Percobaan.objects.update(pada=timezone.now() - timedelta(days=2))
    call_command("hapus_kedaluwarsa", stdout=io.StringIO())
    assert not Percobaan.objects.exists()


def test_support_is_bounded_per_house_and_what_is_beyond_is_kept(client, instansi, unit):
    a = build_aspirasi(unit, terbit=True)
    alamat = reverse("surveys:aspirasi-dukung", args=[instansi.kode, a.kode])
    for n in range(9):
        Client(REMOTE_ADDR=f"2001:db8:1:1::{n}").post(alamat)
    assert Dukungan.objects.count() == 9
    assert Dukungan.objects.filter(dihitung=True).count() == BATAS[Aksi.DUKUNG].per_hal


# --- words that want to be code ------------------------------------------------------------------

JAHAT = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)> {{ 7|add:7 }} {% debug %}"
    " ${7*7} javascript:alert(1) ]]> &amp; %0d%0aSet-Cookie:x=1"
)
RUMUS = ["=1+1", "=HYPERLINK(\"http://x.example\";\"klik\")", "+1", "-1", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0"]  # fmt: skip
TAK_TAMPAK = "a\x00b\u202egnp.exe\u2066c\u200bd\ufeffe\x07f\u00adg"


@pytest.fixture
def terbit_jahat(
    client, instansi, unit, survei, layanan, isi_survei, isi_aspirasi, isi_aduan, orang
):
    """The same bad words everywhere that takes words, and published."""
    camat = orang("pimpinan_unit")
    kata = f"{JAHAT} {TAK_TAMPAK}"
    client.post(*isi_survei(saran=kata, pekerjaan="LAINNYA", pekerjaan_lain=JAHAT[:50]))
    client.post(*isi_aspirasi(judul=JAHAT[:110], isi=kata))
    client.post(*isi_aduan(isi=kata, tempat=kata[:150], kapan=kata[:90]))
    publish_saran(respons=Respons.objects.get(), by=camat)
    moderasi_aspirasi.publish(aspirasi=Aspirasi.objects.get(), by=camat)
    return camat


def test_scripts_stay_words_on_every_page(terbit_jahat, client, instansi, survei):
    a, p, r = Aspirasi.objects.get(), Pengaduan.objects.get(), Respons.objects.get()
    at = lambda nama, *args: reverse(f"surveys:{nama}", args=args)  # noqa: E731
    publik = [
        at("aspirasi-publik", instansi.kode), at("aspirasi-lihat", instansi.kode, a.kode),
        at("aspirasi-lapor", instansi.kode, a.kode), at("aspirasi-ikuti", sign_ikuti(a.kunci)),
        at("kami-lakukan", instansi.kode), at("survei-pilih", survei.kode), at("survei-terima-kasih", survei.kode),
        at("aspirasi-publik", instansi.kode) + "?q=" + "%3Cscript%3Ealert(1)%3C/script%3E",
    ]  # fmt: skip
    kantor = [
        at("aspirasi-list", instansi.kode), at("aspirasi-detail", a.pk), at("aspirasi-moderate", a.pk),
        at("pengaduan-list", instansi.kode), at("pengaduan-detail", p.pk), at("survei-hasil", survei.pk),
        at("survei-karantina", survei.pk), at("moderasi-list", instansi.kode), at("moderasi-detail", "saran", r.pk),
        at("moderasi-list", instansi.kode) + "?antrean=saran-putus",
        at("moderasi-list", instansi.kode) + "?antrean=aspirasi-putus",
        f"/riwayat/{instansi.kode}/",
    ]  # fmt: skip
    petugas = Client()
    petugas.force_login(terbit_jahat, backend="accounts.backends.UsernameOrNipBackend")
    dilihat = 0
    for klien, daftar in ((client, publik), (petugas, kantor)):
        for alamat in daftar:
            jawab = klien.get(alamat)
            if jawab.status_code == 403:
                continue
            assert jawab.status_code == 200, alamat
            teks = jawab.text
            dilihat += "&lt;script&gt;alert(1)" in teks
            assert "<script>alert" not in teks and "<img src=x" not in teks and "<svg onload" not in teks  # fmt: skip
            assert "Set-Cookie:x" not in str(jawab.headers) and "14 {%" not in teks
            assert not re.search("[\x00\x07\u202e\u2066\u200b\ufeff]", teks), alamat
    assert dilihat >= 9


def test_answers_to_a_wrong_form_do_not_run_either(client, isi_survei, isi_aspirasi, isi_aduan):
    for alamat, isi in (isi_survei(saran=JAHAT, u1="9"), isi_aspirasi(isi=JAHAT, tema="x"), isi_aduan(isi=JAHAT, kategori="x")):  # fmt: skip
        jawab = client.post(alamat, isi)
        assert jawab.status_code == 422 and "<script>alert" not in jawab.text
        assert "&lt;script&gt;" in jawab.text
        assert "script-src 'self'" in jawab["Content-Security-Policy"]


def test_letters_that_cannot_be_seen_are_not_stored(client, isi_survei, isi_aspirasi, isi_aduan):
    client.post(*isi_survei(saran=TAK_TAMPAK))
    client.post(*isi_aspirasi(judul=TAK_TAMPAK, isi=TAK_TAMPAK))
    client.post(*isi_aduan(isi=f"{TAK_TAMPAK} cukup panjang"))
    bersih = "abgnp.execdefg"
    assert Respons.objects.get().saran == bersih
    assert (Aspirasi.objects.get().judul, Aspirasi.objects.get().isi) == (bersih, bersih)
    assert Pengaduan.objects.get().isi == f"{bersih} cukup panjang"


def test_a_hidden_space_does_not_hide_a_number_from_the_screen(client, isi_aspirasi, orang):
    client.post(*isi_aspirasi(judul="Hubungi saya", isi="di 0812\u200b3456\u20607890 atau judi-slot.xyz/daftar"))  # fmt: skip
    a = moderasi_aspirasi.mask(aspirasi=Aspirasi.objects.get(), by=orang("pimpinan_unit"))
    assert a.isi_terbit == "di ▮▮▮ atau ▮▮▮"


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(teks):
    bersih = clean_tulisan(teks)
    assert clean_tulisan(bersih) == bersih
    assert not re.search("[\x00-\x08\x0b-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", bersih)  # fmt: skip


@pytest.fixture
def unduhan(masuk, survei, layanan):
    """Files of the results, with words that want to be formulas, and unseen letters of older imports."""
    for n, teks in enumerate([*RUMUS, JAHAT, "a\x07b\x1f\u202ec\ufffe", "Biasa saja"]):
        build_respons(survei, layanan, saran=teks, usia=20 + n)
    client = masuk("admin_instansi")

    def unduh(nama):
        jawab = client.get(reverse(f"surveys:{nama}", args=[survei.pk]))
        assert jawab.status_code == 200
        return b"".join(jawab.streaming_content) if jawab.streaming else jawab.content

    return unduh


def test_words_stay_words_in_excel(unduhan):
    isi = zipfile.ZipFile(io.BytesIO(unduhan("survei-olahan")))
    from openpyxl import load_workbook

    buku = load_workbook(io.BytesIO(unduhan("survei-olahan")))
    rumus = [c.value for ws in buku for b in ws.iter_rows() for c in b if c.data_type == "f"]
    assert not any(str(r).startswith(x.strip()) for r in rumus for x in RUMUS if x.startswith("="))
    lembar = " ".join(isi.read(n).decode() for n in isi.namelist() if n.endswith(".xml"))
    assert "HYPERLINK" not in "".join(re.findall(r"<f>.*?</f>", lembar))
    assert "<hyperlink" not in lembar and "<script" not in lembar


def test_words_stay_words_in_word(unduhan):
    from docx import Document

    berkas = unduhan("survei-laporan")
    Document(io.BytesIO(berkas))  # reads again
    xml = zipfile.ZipFile(io.BytesIO(berkas)).read("word/document.xml").decode()
    assert "<script>" not in xml and "&lt;script&gt;" in xml and "\x07" not in xml
    perintah = re.findall(r"<w:instrText[^>]*>\s*(\w+)", xml)
    assert set(perintah) <= {"TOC", "PAGE"}  # our own fields; words of citizens are never one


def test_csv_of_tickets_holds_no_formula(masuk, survei, layanan):
    from surveys.models import Layanan

    Layanan.objects.filter(pk=layanan.pk).update(nama="=HYPERLINK(1)")
    TiketSurvei.objects.create(survei=survei, layanan=layanan)
    client = masuk("petugas")
    isi = client.get(reverse("surveys:survei-tiket-csv", args=[survei.pk, layanan.pk]))
    teks = b"".join(isi.streaming_content) if isi.streaming else isi.content
    sel = [s.strip('"') for baris in teks.decode("utf-8-sig").splitlines() for s in re.split("[;,]", baris)]  # fmt: skip
    assert len(sel) > 1 and not [s for s in sel if s[:1] in "=+-@" and s]


# --- other people's things -----------------------------------------------------------------------


def test_a_number_without_its_secret_opens_nothing(client, unit):
    p, lain = build_pengaduan(unit), build_pengaduan(unit, isi="Rahasia orang lain yang panjang.")
    follow(client, p)
    for nomor in (lain.nomor, lain.nomor.lower(), "ADU-0000-0000", str(lain.pk)):
        alamat = reverse("surveys:pengaduan-ikuti", args=[nomor])
        assert client.get(alamat).url == reverse("surveys:pengaduan-lacak")
        tanya = client.post(alamat, {"aksi": "pesan", "isi": "x"})
        assert tanya.status_code == 422 and "Isi kata kuncinya" in tanya.text
        assert "Rahasia orang lain" not in tanya.text
    assert not PesanPengaduan.objects.exists()
    assert Client().get(reverse("surveys:pengaduan-ikuti", args=[p.nomor])).status_code == 302


def test_a_wrong_number_and_a_wrong_secret_cost_and_say_the_same(unit, monkeypatch):
    from surveys.actions import pengaduan as actions

    p, kerja, jawab = build_pengaduan(unit), [], set()
    asli = actions.hash_rahasia
    monkeypatch.setattr(actions, "hash_rahasia", lambda *a: kerja.append(1) or asli(*a))
    mark_of(RUMAH, "x")  # the salt of the day is there
    for nomor, rahasia in ((p.nomor, "salah"), ("ADU-2222-2222", "salah"), ("bukan nomor", RAHASIA)):  # fmt: skip
        with CaptureQueriesContext(connection) as kueri:
            r = Client(REMOTE_ADDR=RUMAH).post(reverse("surveys:pengaduan-lacak"), {"nomor": nomor, "rahasia": rahasia})  # fmt: skip
        bentuk = re.sub(r'value="[^"]*"', "", r.text)  # what was typed, and the token of the form
        jawab.add((r.status_code, bentuk, len(kueri)))
    assert len(kerja) == 3 and len(jawab) == 1


def test_guessing_numbers_stops_soon(unit):
    p = build_pengaduan(unit)
    client = Client(REMOTE_ADDR=RUMAH)
    status = [follow(client, p, f"tebakan{n}").status_code for n in range(BATAS[Aksi.LACAK].keras + 3)]  # fmt: skip
    assert status == [422] * BATAS[Aksi.LACAK].keras + [429] * 3
    assert follow(Client(REMOTE_ADDR=TETANGGA), p).status_code == 302  # others are not locked out


def test_codes_cannot_be_counted_up(client, survei, layanan, instansi, unit):
    """Unknown, of another instansi, closed, not yet public: the same answer."""
    lain = build_instansi("lain")
    layanan_lain, survei_lain = build_layanan(lain.unit.first()), build_survei(lain)
    belum = build_aspirasi(unit)
    at = lambda nama, *args: client.get(reverse(f"surveys:{nama}", args=args))  # noqa: E731
    tidak_ada = {
        "layanan": [at("survei-isi", survei.kode, x) for x in ("zzzzzz", layanan_lain.kode)],
        "aspirasi": [
            at("aspirasi-lihat", instansi.kode, belum.kode), at("aspirasi-lihat", instansi.kode, "zzzzzz"),
            at("aspirasi-lihat", lain.kode, belum.kode),
        ],
        "lain": [
            at("survei-isi", survei_lain.kode, layanan.kode), at("survei-isi", "zzzzzz", layanan.kode),
            at("survei-pilih", "zzzzzz"), at("forum-publik", "zzzzzz"), at("hasil-publik", survei.kode),
        ],
    }  # fmt: skip
    assert {r.status_code for daftar in tidak_ada.values() for r in daftar} == {404}
    for nama in ("layanan", "aspirasi"):  # byte for byte the same
        assert len({r.content for r in tidak_ada[nama]}) == 1, nama
    assert all(len(x.kode) >= 6 and not x.kode.isdigit() for x in (survei, layanan, belum))


def test_an_officer_of_another_unit_or_instansi_sees_and_decides_nothing(instansi, unit, survei, layanan):  # fmt: skip
    a, r, p = build_aspirasi(unit), build_respons(survei, layanan, saran="Kata warga"), build_pengaduan(unit)  # fmt: skip
    lain = build_instansi("lain")
    orang = [
        build_user(instansi, "pimpinan_unit", unit=instansi.unit.get(kode="KEL")),
        build_user(lain, "admin_instansi"),
    ]
    for siapa in orang:
        client = Client()
        client.force_login(siapa, backend="accounts.backends.UsernameOrNipBackend")
        for alamat in (
            reverse("surveys:moderasi-detail", args=["aspirasi", a.pk]),
            reverse("surveys:moderasi-detail", args=["saran", r.pk]),
            reverse("surveys:pengaduan-detail", args=[p.pk]),
        ):
            assert client.get(alamat).status_code == 404
            assert client.post(alamat, {"keputusan": "terbit"}).status_code in (404, 405)
        undo = reverse("surveys:moderasi-undo", args=["saran", r.pk])
        assert client.post(undo).status_code == 404
        daftar = reverse("surveys:moderasi-list", args=[instansi.kode])
        jawab = client.post(daftar, {"antrean": "saran", "terbitkan": [r.pk]})
        assert jawab.status_code in (302, 404)
        assert "Kata warga" not in client.get(daftar + "?antrean=saran").text
    a.refresh_from_db()
    assert a.status == "diperiksa" and not hasattr(Respons.objects.get(), "tinjauan")


# --- the request itself --------------------------------------------------------------------------


def test_another_host_is_answered_nothing(client, settings, isi_survei, unit):
    settings.ALLOWED_HOSTS = ["asnplan.contoh.go.id"]
    alamat, isi = isi_survei()
    for host in ("jahat.example", "asnplan.contoh.go.id.jahat.example", "asnplan.contoh.go.id@jahat.example"):  # fmt: skip
        assert client.post(alamat, isi, headers={"host": host}).status_code == 400
    assert not Respons.objects.exists()
    ikuti = reverse("surveys:aspirasi-ikuti", args=[sign_ikuti(build_aspirasi(unit).kunci)])
    teks = client.get(ikuti, headers={"host": "asnplan.contoh.go.id", "x-forwarded-host": "jahat.example"}).text  # fmt: skip
    assert "jahat.example" not in teks


def test_a_post_from_another_site_is_refused(isi_survei):
    alamat, isi = isi_survei()
    assert Client(enforce_csrf_checks=True).post(alamat, isi).status_code == 403
    assert not Respons.objects.exists()


def test_an_oversized_body_is_refused_and_no_error(client, isi_survei, isi_aspirasi, isi_aduan):
    raksasa = "x" * (11 * 1024 * 1024)
    for alamat, isi in (isi_survei(saran=raksasa), isi_aspirasi(isi=raksasa), isi_aduan(isi=raksasa)):  # fmt: skip
        wajar = "&".join(f"{k}={v}" for k, v in isi.items())
        jawab = client.post(alamat, wajar, content_type="application/x-www-form-urlencoded")
        assert jawab.status_code in (400, 413)
    alamat, isi = isi_survei()
    banyak = "&".join(f"a{n}=1" for n in range(20_100))
    assert client.post(alamat, banyak, content_type="application/x-www-form-urlencoded").status_code == 400  # fmt: skip
    assert not Respons.objects.exists() and not Aspirasi.objects.exists() and not Pengaduan.objects.exists()  # fmt: skip


def test_too_long_a_text_comes_back_whole(client, isi_survei, isi_aspirasi, isi_aduan):
    for (alamat, isi), batas in ((isi_survei(), 2_000), (isi_aspirasi(), 2_000), (isi_aduan(), 5_000)):  # fmt: skip
        kolom = "saran" if "u1" in isi else "isi"
        panjang = "kata " * (batas // 5 + 10)
        jawab = client.post(alamat, isi | {kolom: panjang})
        assert jawab.status_code == 422 and panjang.strip() in jawab.text


def test_line_ends_of_a_browser_do_not_count_twice(client, isi_survei):
    """A browser counts a line end as one letter and sends two."""
    client.post(*isi_survei(saran="a\r\n" * 900))
    assert Respons.objects.get().saran == "\n".join("a" * 900)


# --- anything at all -----------------------------------------------------------------------------

SEGALA = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # fmt: skip
kata = st.one_of(
    st.sampled_from(["", "1", "3", "4", "5", "on", "anonim", "bernama", "rahasia", "P", "SMA", "pagi", "u1", "l1", "u" + "9" * 30, "u١", "\x00", "-1", *PALSU]),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
)  # fmt: skip


def rows() -> dict:
    return {m: m.objects.count() for m in (Respons, Aspirasi, Pengaduan, LaporanIsi, Dukungan)}


def try_anything(client, model, alamat, isi):
    """Whole or not at all, and never an error of the server."""
    lalu = rows()
    jawab = client.post(alamat, isi)
    assert jawab.status_code in (200, 302, 410, 422, 429)
    baru = {m: n - lalu[m] for m, n in rows().items() if n != lalu[m]}
    terkirim = jawab.status_code == 302 or (jawab.status_code == 200 and "terima" in (jawab.context or {}))  # fmt: skip
    assert baru == ({model: 1} if terkirim else {}), (jawab.status_code, isi)


@SEGALA
@given(isi=st.dictionaries(st.sampled_from([*LENGKAP, "usia", "jenis_kelamin", "pendidikan", "pekerjaan", "pekerjaan_lain", "jam", "saran", "apa_adanya", "situs"]), kata))  # fmt: skip
def test_anything_sent_to_the_questionnaire(client, isi_survei, isi):
    alamat, dasar = isi_survei()
    try_anything(client, Respons, alamat, dasar | isi)


@SEGALA
@given(isi=st.dictionaries(st.sampled_from(["tentang", "tema", "judul", "isi", "situs"]), kata))
def test_anything_sent_as_an_aspirasi(client, isi_aspirasi, isi):
    alamat, dasar = isi_aspirasi()
    try_anything(client, Aspirasi, alamat, dasar | isi)


@SEGALA
@given(isi=st.dictionaries(st.sampled_from(["tentang", "kategori", "isi", "tempat", "kapan", "cara", "nama", "kontak", "setuju", "situs"]), kata))  # fmt: skip
def test_anything_sent_as_a_complaint(client, isi_aduan, isi):
    alamat, dasar = isi_aduan()
    try_anything(client, Pengaduan, alamat, dasar | isi)


@SEGALA
@given(nomor=kata, rahasia=kata, q=kata)
def test_anything_asked_of_the_pages_that_look_up(client, instansi, nomor, rahasia, q):
    jawab = client.post(reverse("surveys:pengaduan-lacak"), {"nomor": nomor, "rahasia": rahasia})
    assert jawab.status_code in (422, 429)
    for isi in ({"q": q}, {"tema": q}, {"urut": q}, {"halaman": q}, {"page": q}):
        assert client.get(reverse("surveys:aspirasi-publik", args=[instansi.kode]), isi).status_code == 200  # fmt: skip
    assert json.dumps(q) is not None
