"""Plans that follow from a result: from the weakest unsur, with an owner, a date and a proof."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.models import HasilTerbit, RencanaTindakLanjut
from tests.factories import build_layanan, build_respons, build_survei, build_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def survei(instansi):
    survei = build_survei(instansi, mulai="2026-01-01", selesai="2026-06-30")
    loket = build_layanan(instansi.unit.get(kode="KEL"))
    for _ in range(6):
        build_respons(survei, loket, "331433334")
    return survei


def form(survei, **isi):
    return {
        "unsur": survei.unsur.get(kode="WAKTU").pk,
        "kegiatan": "Menambah loket",
        "penanggung_jawab": "Kasi Pelayanan",
        "tenggat": "2026-09-30",
    } | isi


def build_rencana(survei, unit=None, **isi):
    return RencanaTindakLanjut.objects.create(
        survei=survei, unit=unit, unsur=survei.unsur.get(kode="WAKTU"), kegiatan="Menambah loket",
        penanggung_jawab="Kasi", **({"tenggat": date(2026, 9, 30)} | isi),
    )  # fmt: skip


def test_the_list_begins_with_the_weakest(masuk, survei):
    teks = masuk("admin_instansi").get(reverse("surveys:rtl-list", args=[survei.pk])).text
    assert teks.index("Waktu penyelesaian") < teks.index("belum ada rencana")


def test_a_plan_is_made_kept_and_completed_with_proof(masuk, survei):
    client = masuk("admin_instansi")
    client.post(reverse("surveys:rtl-create", args=[survei.pk]), form(survei))
    r = RencanaTindakLanjut.objects.get()
    assert (r.unit, r.unsur.kode, r.dibuat_oleh) == (None, "WAKTU", client.user)
    client.post(reverse("surveys:rtl-transition", args=[r.pk, "mulai"]))
    alamat = reverse("surveys:rtl-transition", args=[r.pk, "selesaikan"])
    tanpa = client.post(alamat, {"selesai_pada": "2026-08-01"})
    assert tanpa.status_code == 422
    nanti = client.post(alamat, {"selesai_pada": "2999-01-01", "bukti": "SK 12/2026"})
    assert nanti.status_code == 422 and "SK 12/2026" in nanti.text
    client.post(alamat, {"selesai_pada": "2026-08-01", "bukti": "SK 12/2026"})
    r.refresh_from_db()
    assert (r.status, r.selesai_pada, r.bukti) == ("selesai", date(2026, 8, 1), "SK 12/2026")
    client.post(reverse("surveys:rtl-edit", args=[r.pk]), form(survei, kegiatan="Lain"))
    r.refresh_from_db()
    assert r.kegiatan == "Menambah loket"  # done: opened again before it is changed
    client.post(reverse("surveys:rtl-transition", args=[r.pk, "buka"]))
    r.refresh_from_db()
    assert (r.status, r.selesai_pada) == ("berjalan", None)


def test_what_a_plan_publishes_holds_nobodys_data(masuk, survei):
    """It is public with the result, and no moderator reads it."""
    client = masuk("admin_instansi")
    alamat = reverse("surveys:rtl-create", args=[survei.pk])
    assert "milik_kantor" not in client.get(alamat).text  # asked only where something was found
    bernama = form(survei, kegiatan="Menegur Pak Budi", penanggung_jawab="Bu Camat")
    jawab = client.post(alamat, bernama)
    assert jawab.status_code == 422 and "milik_kantor" in jawab.text
    assert "Tulisan ini terbit dan memuat data yang tampak pribadi: nama orang “Pak Budi”" in jawab.text  # fmt: skip
    assert set(jawab.context["form"].errors) == {"kegiatan", "penanggung_jawab"}
    nik = bernama | {"kegiatan": "Menegur NIK 1271010101010001", "milik_kantor": "on"}
    assert client.post(alamat, nik).status_code == 422  # never the office's own
    assert not RencanaTindakLanjut.objects.exists()
    client.post(alamat, bernama | {"milik_kantor": "on"})
    r = RencanaTindakLanjut.objects.get()
    ubah = reverse("surveys:rtl-edit", args=[r.pk])
    assert client.post(ubah, form(survei, kegiatan="Telepon 0812 3456 7890")).status_code == 422
    client.post(ubah, form(survei))
    client.post(reverse("surveys:rtl-transition", args=[r.pk, "mulai"]))
    selesai = reverse("surveys:rtl-transition", args=[r.pk, "selesaikan"])
    bukti = {"selesai_pada": "2026-08-01", "bukti": "Foto dari warga@contoh.id"}
    assert client.post(selesai, bukti).status_code == 422
    r.refresh_from_db()
    assert (r.kegiatan, r.bukti, r.status) == ("Menambah loket", "", "berjalan")
    client.post(selesai, bukti | {"milik_kantor": "on"})
    r.refresh_from_db()
    assert r.status == "selesai"


def test_cancelling_owes_a_reason(masuk, survei):
    client, r = masuk("admin_instansi"), build_rencana(survei)
    alamat = reverse("surveys:rtl-transition", args=[r.pk, "batalkan"])
    assert client.post(alamat, {"alasan": " "}).status_code == 422
    client.post(alamat, {"alasan": "Diganti layanan daring"})
    r.refresh_from_db()
    assert r.status == "batal"
    assert client.post(alamat, {"alasan": "lagi"}).status_code == 302
    assert client.get(reverse("surveys:rtl-transition", args=[r.pk, "hapus"])).status_code == 404


def test_bad_input_loses_nothing(masuk, survei, instansi):
    client = masuk("admin_instansi")
    alamat = reverse("surveys:rtl-create", args=[survei.pk])
    lain = build_survei(instansi, "Lain").unsur.first().pk
    for salah in ({"tenggat": "besok"}, {"unsur": "x"}, {"unsur": lain}, {"penanggung_jawab": ""}):
        jawab = client.post(alamat, form(survei, kegiatan="Jangan hilang", **salah))
        assert jawab.status_code == 422 and "Jangan hilang" in jawab.text
    assert not RencanaTindakLanjut.objects.exists()


def test_the_head_of_a_unit_plans_for_the_unit_and_not_for_the_instansi(survei, instansi):
    kel = instansi.unit.get(kode="KEL")
    client = Client()
    client.force_login(
        build_user(instansi, "pimpinan_unit", unit=kel),
        backend="accounts.backends.UsernameOrNipBackend",
    )
    client.post(reverse("surveys:rtl-create", args=[survei.pk]), form(survei))
    assert RencanaTindakLanjut.objects.get().unit == kel
    for rencana, status in ((build_rencana(survei), 403), (build_rencana(survei, instansi.unit.get(kode="PEM")), 404)):  # fmt: skip
        assert client.get(reverse("surveys:rtl-edit", args=[rencana.pk])).status_code == status


def test_speed_is_counted_from_the_publication(masuk, survei):
    HasilTerbit.objects.create(survei=survei, terbit_pada=date(2026, 7, 1))
    build_rencana(survei, status="selesai", bukti="Foto", selesai_pada=date(2026, 8, 1))
    build_rencana(survei, tenggat=date(2020, 1, 1))
    teks = masuk("perencana").get(reverse("surveys:rtl-list", args=[survei.pk])).text
    assert "kurang dari 3 bulan" in teks and "terlambat" in teks and "50,0 %" in teks
    warga = Client().get(reverse("surveys:hasil-publik", args=[survei.kode])).text
    assert "Menambah loket" in warga and "Bukti: Foto" in warga and "1 dari 2 rencana selesai" in warga  # fmt: skip


def test_the_database_keeps_proof_and_date_together(survei):
    for salah in ({"status": "selesai"}, {"selesai_pada": timezone.localdate()},
                  {"status": "batal"}, {"status": "lupa"}, {"status": "selesai", "selesai_pada": date(2026, 1, 1)}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            build_rencana(survei, **salah)
