"""The demo shows complaints in every state that a page looks different in."""

import pytest
from django.core.management import call_command

from surveys.actions.pengaduan import find_ticket
from surveys.demo.pengaduan import RAHASIA_DEMO
from surveys.models import KontakPelapor, Pengaduan


@pytest.mark.django_db
def test_the_demo_has_complaints_to_look_at(settings):
    settings.DEBUG = True
    call_command("load_demo", verbosity=0)
    assert set(Pengaduan.objects.values_list("status", flat=True)) == {"baru", "proses", "selesai", "diteruskan"}  # fmt: skip
    assert Pengaduan.objects.filter(naik_ke__isnull=False).exists()
    assert KontakPelapor.objects.count() == 3
    p = Pengaduan.objects.first()
    call_command("load_demo", "--reset", verbosity=0)
    assert find_ticket(nomor=p.nomor, rahasia=RAHASIA_DEMO, alamat="").nomor == p.nomor
