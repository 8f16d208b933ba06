"""The demo's citizens: the same at every loading, sound, and in keeping with its workload."""

import pytest
from django.core.management import call_command

from surveys.hasil.hitung import indeks_of, tally
from surveys.models import Layanan, Respons, Survei, TiketSurvei
from tests.asnplan.test_riwayat import build_citizens
from tests.factories import build_user
from units.models import Instansi
from workload.actions.cetakan import keep_cetakan
from workload.demo.struktur import KODE_INSTANSI
from workload.exports.cetakan import prepare_cetakan
from workload.exports.kebutuhan import read_kebutuhan
from workload.models import BerkasImpor, PemetaanImpor


@pytest.fixture
def demo(db, settings):
    settings.DEBUG = True
    call_command("load_demo", verbosity=0)
    return Instansi.objects.get(kode=KODE_INSTANSI)


def test_one_closed_round_with_some_hundred_answers_and_one_running(demo):
    lalu, kini = Survei.objects.get(nama="SKM 2025"), Survei.objects.get(nama="SKM 2026")
    assert lalu.ditutup_pada and lalu.respons.counted().count() > 300
    assert kini.ditutup_pada is None and kini.respons.counted().count() > 80
    assert lalu.respons.filter(keadaan="karantina").count() == 6
    assert TiketSurvei.objects.filter(survei=kini, respons=None).count() == 13
    call_command("check_data")


def test_people_wait_longest_where_the_work_is(demo):
    lalu = Survei.objects.get(nama="SKM 2025")
    unsur = list(lalu.unsur.all())
    rengas = indeks_of(lalu, unsur, tally(lalu, unit=demo.unit.get(kode="12.71.12.1002")))
    labuhan = indeks_of(lalu, unsur, tally(lalu, unit=demo.unit.get(kode="12.71.12.1001")))
    assert rengas.hasil.terlemah[0].kode == "WAKTU"
    assert rengas.hasil.ikm < labuhan.hasil.ikm


def test_reset_brings_back_the_same_answers(demo):
    def isi():
        lama = Respons.objects.filter(survei__nama="SKM 2025")
        return sorted(
            lama.values_list("kunci", "tanggal", "layanan__nama", "saran")
        ), Layanan.objects.count()

    sebelum = isi()
    Respons.objects.filter(saran="").delete()
    call_command("load_demo", "--reset", verbosity=0)
    assert isi() == sebelum


def test_reset_works_after_everything_has_been_used(demo):
    build_citizens(demo)
    periode, user = demo.periode.current(), build_user(demo, "petugas", username="baru")
    keep_cetakan(prepare_cetakan(read_kebutuhan(periode, oleh=""), by=user))
    BerkasImpor.objects.create(periode=periode, nama="abk.xlsx", diunggah_oleh=user)
    jabatan = demo.jabatan.first()
    PemetaanImpor.objects.create(
        instansi=demo, jenis="jabatan", kunci="x", teks="x", jabatan=jabatan
    )
    call_command("load_demo", "--reset", verbosity=0)
    assert Survei.objects.filter(nama="SKM 2025").count() == 1
