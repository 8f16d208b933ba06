"""Who complained, and about whom: seen by few, each look on record, and found nowhere else."""

import io
import logging
import zipfile

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from surveys.actions.kontak import may_see_kontak, see_kontak
from surveys.actions.pengaduan import TidakCocok, find_ticket
from surveys.actions.tangani import hand_over, mark_terlapor, move, reply
from surveys.models import AksesKontak, KontakPelapor, Pengaduan
from surveys.pengiriman import new_tanda, read_tanda
from tests.factories import RAHASIA, build_kategori, build_pengaduan, build_user
from workload.policies import Ditolak

pytestmark = pytest.mark.django_db
NAMA, NOMOR = "Siti Aminah", "081234567890"  # what build_pengaduan leaves
ALASAN = "Perlu menanyakan nomor berkasnya."


def page(nama, *args):
    return reverse(f"surveys:pengaduan-{nama}", args=args)


# --- a contact is nowhere else ----------------------------------------------------------------------


def everything_said(jawab) -> bytes:
    """The body of a page or file; a workbook with its parts unpacked."""
    isi = b"".join(jawab) if jawab.streaming else jawab.content
    if isi[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            isi = b"".join(arsip.read(n) for n in arsip.namelist())
    return isi


@pytest.mark.parametrize(
    "role", ["petugas", "pimpinan_unit", "perencana", "admin_instansi", "auditor"]
)
@pytest.mark.parametrize("cara", ["rahasia", "bernama"])
def test_a_contact_is_on_no_page_and_in_no_file_until_asked_for(masuk, instansi, unit, caplog, role, cara):  # fmt: skip
    p = build_pengaduan(unit, cara=cara)
    leader = build_user(instansi, "pimpinan_unit")
    move(pengaduan=p, kode="periksa", by=leader)
    see_kontak(pengaduan=p, alasan=ALASAN, by=leader)
    client, kode = masuk(role), instansi.kode
    with caplog.at_level(logging.DEBUG):
        alamat = [
            *(page(n, kode) for n in ("list", "figures", "xlsx", "csv", "angka", "create")),
            *(page(n, p.pk) for n in ("detail", "handover", "extend", "terlapor", "reporter")),
            *(page("transition", p.pk, k) for k in ("selesaikan", "tolak", "teruskan")),
            page("lacak"),
            page("list", kode) + f"?q={p.nomor}",
            page("list", kode) + f"?q={NAMA}",
            reverse("riwayat-list", args=[kode]) if role in ("perencana", "auditor", "admin_instansi") else page("list", kode),
        ]  # fmt: skip
        dibuka = 0
        for a in alamat:
            jawab = client.get(a)
            dibuka += jawab.status_code == 200
            isi = everything_said(jawab)
            assert NAMA.encode() not in isi.replace(b"?q=", b"") or b"q=" in a.encode(), a
            assert NOMOR.encode() not in isi, a
    assert dibuka and NAMA not in caplog.text and NOMOR not in caplog.text


def test_a_contact_is_in_no_other_table(unit):
    """Also in none of the history, whatever happens to the complaint."""
    p = build_pengaduan(unit, cara="bernama")
    leader = build_user(unit.instansi, "pimpinan_unit")
    move(pengaduan=p, kode="periksa", by=leader)
    see_kontak(pengaduan=p, alasan=ALASAN, by=leader)
    KontakPelapor.objects.all().delete()
    assert not [m for m in apps.get_models() if m.__name__ == "KontakPelaporEvent"]
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{tabel}" t WHERE t::text LIKE %s OR t::text LIKE %s',
                [f"%{NAMA}%", f"%{NOMOR}%"],
            )
            assert cursor.fetchone()[0] == 0, tabel


# --- who looks is seen -------------------------------------------------------------------------------


def test_a_look_is_on_the_page_in_the_history_and_told_to_the_reporter(masuk, instansi, unit):
    """Its reason, which may name the reporter, is on the page of the complaint only."""
    p = build_pengaduan(unit, cara="bernama")
    pimpinan = masuk("pimpinan_unit")
    assert NAMA in pimpinan.post(page("reporter", p.pk), {"alasan": ALASAN}).text
    look = AksesKontak.objects.get()
    assert f"oleh {look.oleh}: {ALASAN}" in pimpinan.get(p.get_absolute_url()).text
    auditor, riwayat = masuk("auditor"), reverse("riwayat-list", args=[instansi.kode])
    lihat = auditor.get(riwayat, {"hal": "akseskontak"}).text
    assert "Akses kontak pelapor ditambahkan" in lihat and p.nomor in lihat
    assert ALASAN not in lihat and not auditor.get(riwayat, {"q": ALASAN}).context["kelompok"]
    warga = Client()
    warga.post("/lacak/", {"nomor": p.nomor, "rahasia": RAHASIA})
    teks = warga.get(page("ikuti", p.nomor)).text
    assert "Dilihat petugas 1 kali" in teks and str(look.oleh) not in teks and ALASAN not in teks


# --- not by the one complained about -----------------------------------------------------------------


@pytest.mark.parametrize("cara", ["rahasia", "bernama"])
def test_in_a_category_checked_from_above_the_leader_below_never_sees_the_reporter(instansi, unit, cara):  # fmt: skip
    """Not even when the complaint is handed down to the unit it is about."""
    pungli = build_kategori(instansi, "Pungutan liar", ke_atasan=True)
    lurah, camat = build_user(instansi, "pimpinan_unit", unit=unit), build_user(instansi, "pimpinan_unit")  # fmt: skip
    p = build_pengaduan(unit.induk, pungli, cara=cara, unit_diadukan=unit)
    hand_over(pengaduan=p, unit=unit, alasan="Minta keterangan lurah.", by=camat)
    p.refresh_from_db()
    assert may_see_kontak(camat, p) and not may_see_kontak(lurah, p)


def handed_down(p, unit, by):
    """The complaint as the unit it is about then has it."""
    hand_over(pengaduan=p, unit=unit, alasan="Minta keterangan lurah.", by=by)
    return Pengaduan.objects.get(pk=p.pk)


def test_a_promise_to_be_seen_from_above_only_outlives_its_category(masuk, instansi, unit):
    """Neither another category nor a change of what the category says opens the contact below."""
    pungli = build_kategori(instansi, "Pungutan liar", ke_atasan=True)
    lurah, camat = build_user(instansi, "pimpinan_unit", unit=unit), build_user(instansi, "pimpinan_unit")  # fmt: skip
    pindah, tetap = (build_pengaduan(unit.induk, pungli, cara="bernama", unit_diadukan=unit) for _ in range(2))  # fmt: skip
    move(pengaduan=pindah, kode="periksa", by=camat, kategori=build_kategori(instansi, "Biasa"))
    pindah, tetap = handed_down(pindah, unit, camat), handed_down(tetap, unit, camat)
    assert pindah.kategori.nama == "Biasa"
    admin, alamat = masuk("admin_instansi"), reverse("surveys:kategori-edit", args=[pungli.pk])
    isian = {k: v for k, v in admin.get(alamat).context["form"].initial.items() if v is not None}
    assert admin.post(alamat, {**isian, "ke_atasan": ""}).status_code == 302
    for p in (pindah, tetap):
        p = Pengaduan.objects.get(pk=p.pk)
        assert (
            not p.kategori.ke_atasan and may_see_kontak(camat, p) and not may_see_kontak(lurah, p)
        )


def test_put_into_a_category_checked_from_above_the_contact_is_seen_from_above_only(instansi, unit):
    pungli = build_kategori(instansi, "Pungutan liar", ke_atasan=True)
    lurah, camat = build_user(instansi, "pimpinan_unit", unit=unit), build_user(instansi, "pimpinan_unit")  # fmt: skip
    p = build_pengaduan(unit, cara="bernama")
    assert may_see_kontak(lurah, p)
    p = move(pengaduan=p, kode="periksa", by=camat, kategori=pungli)
    assert may_see_kontak(camat, p) and not may_see_kontak(lurah, p)


def test_above_the_top_there_is_nobody_to_see_a_confidential_reporter(masuk, instansi):
    atas = instansi.unit.get(kode="KEC")
    p = build_pengaduan(atas, cara="rahasia")
    pimpinan = masuk("pimpinan_unit", unit=atas)
    assert pimpinan.post(page("reporter", p.pk), {"alasan": ALASAN}).status_code == 403
    assert "di atas unit yang diadukan tidak ada pimpinan" in pimpinan.get(p.get_absolute_url()).text  # fmt: skip


def test_for_the_officer_it_is_about_the_complaint_does_not_exist(masuk, instansi, unit):
    p = build_pengaduan(unit, cara="bernama")
    camat = build_user(instansi, "pimpinan_unit")
    client = masuk("pimpinan_unit", unit=unit)
    assert client.get(p.get_absolute_url()).status_code == 200
    from accounts.models import User

    lurah = User.objects.get(pk=client.session["_auth_user_id"])
    mark_terlapor(pengaduan=p, terlapor=lurah, by=camat)
    p.refresh_from_db()
    for alamat in (p.get_absolute_url(), page("reporter", p.pk), page("handover", p.pk)):
        assert client.get(alamat).status_code == 404
    assert p.nomor not in client.get(page("list", instansi.kode)).text
    assert p.nomor.encode() not in everything_said(client.get(page("csv", instansi.kode)))
    assert not may_see_kontak(lurah, p)
    with pytest.raises(PermissionDenied):
        reply(pengaduan=p, isi="Tidak benar itu.", by=lurah, tanda=read_tanda(new_tanda()))
    warga = Client()
    warga.post("/lacak/", {"nomor": p.nomor, "rahasia": RAHASIA})
    assert str(lurah) not in warga.get(page("ikuti", p.nomor)).text


ADUAN = ("pengaduan", "pesanpengaduan", "catatanpengaduan", "jejakpengaduan", "akseskontak")


@pytest.fixture
def beriwayat(instansi, unit):
    """A complaint of which each kind of event is in the history; its leader handles it."""
    leader = build_user(instansi, "pimpinan_unit")
    p = build_pengaduan(unit, cara="bernama")
    p.catatan.create(isi="Tanya loket.", oleh=leader)
    p.pesan.create(dari="petugas", isi="Kami periksa.", oleh=leader)
    see_kontak(pengaduan=p, alasan=ALASAN, by=leader)
    mark_terlapor(pengaduan=p, terlapor=build_user(instansi, "petugas"), by=leader)
    return Pengaduan.objects.get(pk=p.pk)


def told(client, pengaduan) -> list[str]:
    """Where the history says anything of that complaint: kinds, one by one, and searches."""
    alamat = reverse("riwayat-list", args=[pengaduan.unit.instansi.kode])
    cari = [{}, {"q": pengaduan.nomor}, {"q": "ditandai"}, *({"hal": h} for h in ADUAN)]
    cari += [{"hal": "pengaduan", "obyek": pengaduan.pk}]
    halaman = {str(c): client.get(alamat, c) for c in cari}
    assert {h.status_code for h in halaman.values()} == {200}
    return [
        c
        for c, h in halaman.items()
        if any(b.judul.lower().startswith(("pengaduan", "pesan pengaduan", "catatan pengaduan", "jejak", "akses"))
               for k in h.context["kelompok"] for b in k.baris)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "boleh"), [("auditor", True), ("admin_instansi", True), ("perencana", False)]
)
def test_the_history_tells_of_a_complaint_to_who_may_open_it_and_to_auditors(masuk, beriwayat, role, boleh):  # fmt: skip
    assert len(told(masuk(role), beriwayat)) == (3 + len(ADUAN) + 1 if boleh else 0)


@pytest.mark.parametrize("role", ["auditor", "admin_instansi"])
def test_the_history_tells_nothing_to_the_officer_it_is_about(masuk, instansi, beriwayat, role):
    client = masuk(role)
    Pengaduan.objects.filter(pk=beriwayat.pk).update(terlapor=client.user)
    assert told(client, beriwayat) == []
    lain = build_pengaduan(beriwayat.unit)
    assert lain.nomor in client.get(reverse("riwayat-list", args=[instansi.kode])).text


def test_nobody_marks_themselves(instansi, unit):
    lurah = build_user(instansi, "pimpinan_unit", unit=unit)
    with pytest.raises(Ditolak):
        mark_terlapor(pengaduan=build_pengaduan(unit), terlapor=lurah, by=lurah)


# --- a lost secret ------------------------------------------------------------------------------------


def test_who_left_a_contact_gets_a_new_secret_and_the_old_one_opens_nothing(masuk, unit):
    p = build_pengaduan(unit, cara="bernama")
    pimpinan, alamat = masuk("pimpinan_unit"), page("reporter", p.pk)
    assert pimpinan.post(alamat, {"alasan": "", "kunci": "1"}).status_code == 422
    jawab = pimpinan.post(alamat, {"alasan": "Menelepon dari nomor yang sama.", "kunci": "1"})
    baru = jawab.context["rahasia"]
    assert baru in jawab.text and NAMA not in jawab.text
    with pytest.raises(TidakCocok):
        find_ticket(nomor=p.nomor, rahasia=RAHASIA, alamat="")
    assert find_ticket(nomor=p.nomor, rahasia=baru, alamat="") == p
    assert (
        AksesKontak.objects.count() == 1 and p.jejak.get().kabar == "Kata kunci diganti di kantor"
    )
    assert baru not in pimpinan.get(p.get_absolute_url()).text


def test_an_anonymous_reporter_gets_none(masuk, unit):
    p = build_pengaduan(unit)
    jawab = masuk("pimpinan_unit").post(page("reporter", p.pk), {"alasan": ALASAN, "kunci": "1"})
    assert jawab.status_code == 422
    assert find_ticket(nomor=p.nomor, rahasia=RAHASIA, alamat="") == p


def test_the_nightly_command_says_numbers_only(unit, capsys):
    build_pengaduan(unit, cara="bernama")
    call_command("periksa_tenggat")
    keluar = capsys.readouterr()
    assert NAMA not in keluar.out + keluar.err and not Pengaduan.objects.filter(isi__contains=NAMA)
