"""Results from the database: counted there, pooled, and the same as the calculator's."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, InternalError, transaction

from surveys.calculators.indeks import Jawaban, compute_indeks
from surveys.hasil.hitung import indeks_of, tally
from surveys.models import Respons
from tests.factories import build_layanan, build_respons

pytestmark = pytest.mark.django_db


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="PEM"))


def test_counts_of_the_database_are_those_of_the_calculator(survei, layanan, instansi):
    formulir = ["333433334", "4334-3434", "332433333", "343434434", "2334333--", "111111111"]
    for f in formulir:
        build_respons(survei, layanan, f)
    unsur = list(survei.unsur.all())
    (sel,) = tally(survei)
    for i, u in enumerate(unsur):
        assert sel.jawaban[u.kode] == Jawaban.of(
            None if f[i] == "-" else int(f[i]) for f in formulir
        )
    ringkasan = indeks_of(survei, unsur, [sel])
    assert ringkasan.respons == 6 and sel.lengkap == 4
    assert ringkasan.hasil.indeks == compute_indeks(sel.jawaban).indeks


def test_services_and_units_are_pooled(survei, layanan, instansi):
    lain = build_layanan(instansi.unit.get(kode="KEL"), "Surat pengantar")
    build_respons(survei, layanan, "444444444")
    for _ in range(3):
        build_respons(survei, lain, "222222222")
    unsur = list(survei.unsur.all())
    assert indeks_of(survei, unsur, tally(survei)).hasil.ikm == D("62.50")
    kelurahan = tally(survei, unit=instansi.unit.get(kode="KEL"))
    assert indeks_of(survei, unsur, kelurahan).hasil.ikm == D("50.00")


def test_quarantined_answers_are_kept_and_not_counted(survei, layanan):
    build_respons(survei, layanan, "444444444")
    build_respons(survei, layanan, "111111111", keadaan="karantina", alasan="beruntun")
    (sel,) = tally(survei)
    assert sel.respons == 1 and Respons.objects.count() == 2


@pytest.mark.parametrize("nilai", [[5] + [3] * 8, [0] + [3] * 8, [-1] * 9, []])
def test_the_database_itself_refuses_other_values(survei, layanan, nilai):
    with pytest.raises(IntegrityError), transaction.atomic():
        Respons.objects.create(
            survei=survei, layanan=layanan, unit=layanan.unit, nilai=nilai, tanggal="2026-03-01"
        )


def test_an_answer_cannot_be_rewritten(survei, layanan):
    respons = build_respons(survei, layanan)
    with pytest.raises(InternalError), transaction.atomic():
        Respons.objects.filter(pk=respons.pk).update(nilai=[4] * 9)
    Respons.objects.filter(pk=respons.pk).update(
        keadaan="karantina"
    )  # a moderator's word is no answer


def test_the_same_form_sent_twice_is_one_answer(survei, layanan):
    respons = build_respons(survei, layanan)
    with pytest.raises(IntegrityError), transaction.atomic():
        build_respons(survei, layanan, kunci=respons.kunci)
