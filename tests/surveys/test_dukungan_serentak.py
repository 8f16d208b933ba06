"""Support given by many at the same moment: each device counts once, an address within its bounds, and a
merge meanwhile loses nobody."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from surveys.actions import aspirasi as actions
from surveys.actions import moderasi_aspirasi as moderasi
from surveys.calculators.curiga import BATAS, Aksi
from surveys.models import Aspirasi, Dukungan
from tests.factories import build_aspirasi, build_instansi

pytestmark = pytest.mark.django_db(transaction=True)
SERENTAK = 8


@pytest.fixture
def unit():
    return build_instansi("marelan").unit.get(kode="KEC")


def at_once(*kerja):
    """Everything starts at the same moment, each in a connection of its own."""
    mulai = Barrier(len(kerja))

    def run(satu):
        mulai.wait()
        try:
            return satu()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as pekerja:
        return list(pekerja.map(run, kerja))


def dukungan_of(aspirasi) -> int:
    return Aspirasi.objects.with_dukungan().get(pk=aspirasi.pk).dukungan


def test_one_device_pressing_many_times_counts_once(unit):
    a = build_aspirasi(unit, terbit=True)
    hasil = at_once(*[lambda: actions.support(aspirasi=a, perangkat="satu", alamat="10.0.0.1")] * SERENTAK)  # fmt: skip
    assert sorted(hasil) == [False] * (SERENTAK - 1) + [True]
    assert dukungan_of(a) == 1 and Dukungan.objects.count() == 1


def test_a_button_pressed_twice_before_the_first_answer_is_one_device(unit):
    a = build_aspirasi(unit, terbit=True)
    lihat = reverse("surveys:aspirasi-lihat", args=[unit.instansi.kode, a.kode])
    halaman = Client(enforce_csrf_checks=True)
    isi = halaman.get(lihat)
    formulir = isi.context["csrf_token"]

    def press():
        client = Client(enforce_csrf_checks=True)
        client.cookies["csrftoken"] = halaman.cookies["csrftoken"].value
        return client.post(f"{lihat}dukung/", {"csrfmiddlewaretoken": str(formulir)}).status_code

    assert at_once(*[press] * SERENTAK) == [302] * SERENTAK
    assert dukungan_of(a) == 1 and Dukungan.objects.count() == 1


def test_many_devices_behind_one_address_count_within_the_bound(unit):
    a = build_aspirasi(unit, terbit=True)
    at_once(*[
        lambda n=n: actions.support(aspirasi=a, perangkat=f"p{n}", alamat="10.0.0.1")
        for n in range(SERENTAK)
    ])  # fmt: skip
    assert dukungan_of(a) == BATAS[Aksi.DUKUNG].per_hal and Dukungan.objects.count() == SERENTAK


def test_many_devices_everywhere_all_count(unit):
    a = build_aspirasi(unit, terbit=True)
    at_once(*[
        lambda n=n: actions.support(aspirasi=a, perangkat=f"p{n}", alamat=f"10.0.0.{n}")
        for n in range(SERENTAK)
    ])  # fmt: skip
    assert dukungan_of(a) == SERENTAK


def test_merged_while_people_press_the_button(unit):
    a, b = build_aspirasi(unit, terbit=True), build_aspirasi(unit, terbit=True)
    dukung = [
        lambda n=n, x=x: actions.support(aspirasi=x, perangkat=f"p{n}", alamat=f"10.0.0.{n}")
        for n in range(4)
        for x in (a, b)
    ]  # the same four people for both
    at_once(*dukung, lambda: moderasi.merge(aspirasi=a, ke=b, by=None))
    assert dukungan_of(b) == 4


def test_two_merges_into_one_another_make_no_circle(unit):
    a, b = build_aspirasi(unit, terbit=True), build_aspirasi(unit, terbit=True)

    def merge(x, y):
        try:
            return moderasi.merge(aspirasi=x, ke=y, by=None)
        except Exception as galat:
            return galat

    at_once(lambda: merge(a, b), lambda: merge(b, a))
    assert Aspirasi.objects.filter(induk__isnull=False).count() == 1
