"""What PostgreSQL itself holds about answers, whoever writes and by whatever way: tried with plain SQL."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from surveys.models import Respons, UnsurSurvei
from tests.factories import build_layanan, build_respons

pytestmark = pytest.mark.django_db
SEMBILAN = "{3,3,3,3,3,3,3,3,3}"


@pytest.fixture
def insert(survei, instansi):
    """INSERT as anybody with a database console would write it."""
    layanan = build_layanan(instansi.unit.get(kode="KEL"))

    def _insert(nilai):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO surveys_respons (survei_id, layanan_id, unit_id, nilai, tanggal, jam,"
                " jenis_kelamin, pendidikan, pekerjaan, pekerjaan_lain, saran, saluran, kunci, keadaan, alasan,"
                " sidik, dikirim_pada) VALUES (%s, %s, %s, %s::smallint[], '2026-03-01', '', '', '', '', '', '',"
                " 'tautan', gen_random_uuid(), 'sah', '', '', now())",
                [survei.pk, layanan.pk, layanan.unit_id, nilai],
            )

    return _insert


def with_value(nomor, nilai):
    angka = ["3"] * 9
    angka[nomor - 1] = nilai
    return "{" + ",".join(angka) + "}"


@pytest.mark.parametrize("nomor", range(1, 10))
@pytest.mark.parametrize("nilai", ["5", "0", "-1"])
def test_no_unsur_takes_another_value_than_one_to_four(insert, nomor, nilai):
    with pytest.raises(IntegrityError):
        insert(with_value(nomor, nilai))
    assert not Respons.objects.exists()


@pytest.mark.parametrize("nilai", ["1", "2", "3", "4", "NULL"])
def test_one_to_four_and_nothing_are_answers(insert, nilai):
    insert(with_value(5, nilai))
    assert Respons.objects.get().nilai[4] == (None if nilai == "NULL" else int(nilai))


@pytest.mark.parametrize(
    "nilai",
    [
        "{3,3,3,3,3,3,3,3}",  # one unsur without a place
        "{3,3,3,3,3,3,3,3,3,3}",  # a place without an unsur
        "{{3,3,3},{3,3,3},{3,3,3}}",
        "[0:8]={3,3,3,3,3,3,3,3,3}",  # nine values, each one place off
        "{}",
        "{NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}",  # a form on which nothing was answered
        None,
    ],
)
def test_each_unsur_has_exactly_one_place(insert, nilai):
    with pytest.raises((IntegrityError, InternalError)):
        insert(nilai)


def test_questions_are_fixed_after_the_first_answer(insert, survei):
    insert(SEMBILAN)
    with pytest.raises(IntegrityError), transaction.atomic():
        survei.unsur.first().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        UnsurSurvei.objects.create(
            survei=survei, nomor=10, kode="X", nama="X", pertanyaan="X?", pilihan=list("abcd")
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        survei.unsur.filter(nomor=9).update(nomor=12)
    assert survei.unsur.count() == 9


def test_a_survey_with_an_own_question_needs_ten(survei, instansi):
    UnsurSurvei.objects.create(
        survei=survei, nomor=10, kode="PARKIR", nama="Parkir", pertanyaan="Parkir?", pilihan=list("abcd")
    )  # fmt: skip
    layanan = build_layanan(instansi.unit.get(kode="PEM"))
    with pytest.raises(IntegrityError), transaction.atomic():
        build_respons(survei, layanan)
    assert len(build_respons(survei, layanan, "3333333334").nilai) == 10
