"""Answers set aside: kept, shown, decided by a person with a reason, never deleted."""

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from surveys.models import KeputusanKarantina, Respons
from tests.factories import build_layanan, build_respons, build_survei

SEBAB = {"keadaan": "karantina", "alasan": "diisi dalam 2 detik"}


@pytest.fixture
def alamat(survei):
    return reverse("surveys:survei-karantina", args=[survei.pk])


@pytest.fixture
def menunggu(survei, unit):
    layanan = build_layanan(unit)
    return [build_respons(survei, layanan, sidik="s", **SEBAB) for _ in range(3)]


def decision(respons, keputusan="sah", alasan="Sekeluarga di satu rumah"):
    return {"respons": [r.pk for r in respons], "keputusan": keputusan, "alasan": alasan}


def test_what_is_set_aside_is_shown_with_its_reason(masuk, alamat, menunggu):
    halaman = masuk("pimpinan_unit").get(alamat).text
    assert (
        halaman.count("Diisi dalam 2 detik") == 3 and halaman.count('data-judul="Asal">A</td>') == 3
    )


def test_a_moderator_lets_some_count_and_refuses_others(masuk, alamat, menunggu):
    client = masuk("pimpinan_unit")
    assert client.post(alamat, decision(menunggu[:2])).status_code == 302
    assert Respons.objects.counted().count() == 2
    client.post(alamat, decision(menunggu[2:], "ditolak", "Kiriman mesin beruntun"))
    assert list(Respons.objects.filter(keadaan="ditolak")) == menunggu[2:]
    assert Respons.objects.count() == 3
    keputusan = KeputusanKarantina.objects.get(respons=menunggu[2])
    assert (keputusan.alasan, keputusan.oleh) == ("Kiriman mesin beruntun", client.user)
    assert "Kiriman mesin beruntun" in client.get(alamat).text


@pytest.mark.parametrize("ganti", [{"alasan": "ya"}, {"alasan": ""}, {"keputusan": "karantina"}, {"keputusan": ""}, {"respons": []}, {"respons": ["abc"]}])  # fmt: skip
def test_without_reason_or_choice_nothing_changes_and_nothing_is_lost(
    masuk, alamat, menunggu, ganti
):
    jawab = masuk("pimpinan_unit").post(alamat, decision(menunggu) | ganti)
    assert jawab.status_code == 422
    assert Respons.objects.filter(keadaan="karantina").count() == 3
    if "respons" not in ganti:
        assert jawab.text.count(" checked>") >= 3


def test_a_moderator_decides_only_about_units_of_ones_own(masuk, instansi, alamat, menunggu):
    client = masuk("pimpinan_unit", unit=instansi.unit.get(kode="PEM"))
    assert "Diisi dalam" not in client.get(alamat).text
    assert client.post(alamat, decision(menunggu)).status_code == 422
    assert Respons.objects.filter(keadaan="karantina").count() == 3


def test_two_moderators_at_once_decide_once(masuk, alamat, menunggu):
    client = masuk("pimpinan_unit")
    client.post(alamat, decision(menunggu))
    jawab = client.post(alamat, decision(menunggu, "ditolak"), follow=True)
    assert "sudah diputuskan orang lain" in jawab.text
    assert Respons.objects.counted().count() == 3 and KeputusanKarantina.objects.count() == 3


def test_an_answer_of_another_survey_is_out_of_reach(masuk, instansi, alamat, unit):
    lain = build_survei(instansi, "Lain")
    asing = build_respons(lain, build_layanan(unit), **SEBAB)
    assert masuk("admin_instansi").post(alamat, decision([asing])).status_code == 422
    asing.refresh_from_db()
    assert asing.keadaan == "karantina"


def test_a_decision_is_never_rewritten(masuk, alamat, menunggu):
    masuk("pimpinan_unit").post(alamat, decision(menunggu))
    with pytest.raises(InternalError), transaction.atomic():
        KeputusanKarantina.objects.update(alasan="lain sekali")
