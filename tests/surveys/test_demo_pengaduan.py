"""The demo shows complaints in every state that a page looks different in."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from surveys.actions.pengaduan import find_ticket
from surveys.demo.pengaduan import RAHASIA_DEMO
from surveys.models import KontakPelapor, Pengaduan
from surveys.models.pengaduan import Sumber
from surveys.status_pengaduan import Status


@pytest.mark.django_db
def test_the_demo_has_complaints_to_look_at(settings):
    settings.DEBUG = True
    call_command("load_demo", verbosity=0)
    semua = Pengaduan.objects.all()
    assert semua.count() == 30
    assert set(semua.values_list("status", flat=True)) == set(Status)
    assert set(semua.values_list("sumber", flat=True)) == set(Sumber)
    assert semua.filter(naik_ke__isnull=False).exists() and semua.exclude(curiga="").exists()
    assert semua.overdue(timezone.localdate()).exists() and semua.filter(dibuka_kembali=1).exists()
    assert set(semua.exclude(kepuasan=None).values_list("kepuasan", flat=True)) == {2, 3, 4}
    assert KontakPelapor.objects.count() == semua.exclude(cara="anonim").count()
    for p in semua.filter(ditutup_pada__isnull=False):
        assert p.ditutup_pada == p.jejak.exclude(langkah="naik").last().pada > p.masuk_pada
    p = semua.first()
    call_command("load_demo", "--reset", verbosity=0)
    assert find_ticket(nomor=p.nomor, rahasia=RAHASIA_DEMO, alamat="").nomor == p.nomor
