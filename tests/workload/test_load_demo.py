"""manage.py load_demo: the same at every loading, nobody else's data touched, never in production."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import F

from accounts.models import User
from tests.factories import build_instansi, build_jabatan, build_tugas, build_user
from units.models import Instansi, Jabatan, Pegawai, UnitKerja
from workload.demo.akun import AKUN, KATA_SANDI
from workload.demo.struktur import KODE_INSTANSI
from workload.models import UraianTugas


def run(*options) -> str:
    out = StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def debug(settings):
    settings.DEBUG = True


@pytest.fixture
def demo(db, debug) -> Instansi:
    run()
    return Instansi.objects.get(kode=KODE_INSTANSI)


def test_accounts_are_printed_with_their_password(demo):
    tabel = run("--accounts").splitlines()
    assert len(tabel) == len(AKUN) + 1
    for baris, (username, _, role, _) in zip(tabel[1:], AKUN, strict=True):
        assert re.split(r"\s{2,}", baris)[:2] == [username, role.nama]
        assert baris.endswith(KATA_SANDI)
        assert User.objects.get(username=username).check_password(KATA_SANDI)


def test_a_changed_password_is_not_printed(demo):
    admin = User.objects.get(username="admin")
    admin.set_password("kata-sandi-milik-sendiri")
    admin.save()
    (baris,) = [b for b in run("--accounts").splitlines() if b.startswith("admin")]
    assert KATA_SANDI not in baris


def test_nothing_is_printed_where_there_is_no_demo(db, debug):
    assert run("--accounts") == ""


def test_without_debug_the_accounts_have_no_password(db, settings):
    settings.DEBUG = False
    run()
    assert not any(u.has_usable_password() for u in User.objects.all())
    assert KATA_SANDI not in run("--accounts")


@pytest.mark.parametrize("option", [(), ("--if-empty",), ("--reset",), ("--accounts",)])
def test_production_refuses(db, settings, option):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="produksi"):
        run(*option)
    assert not Instansi.objects.exists()


def test_if_empty_loads_once(db, debug):
    assert "dimuat" in run("--if-empty")
    sebelum = set(UraianTugas.objects.values_list("pk", flat=True))
    assert run("--if-empty") == ""
    assert set(UraianTugas.objects.values_list("pk", flat=True)) == sebelum


def test_if_empty_leaves_another_instansi_alone(instansi_lain, debug):
    assert run("--if-empty") == ""
    assert list(Instansi.objects.all()) == [instansi_lain]


def test_posts_are_tied_to_the_nomenclature(demo):
    terikat = demo.jabatan.filter(nomenklatur__isnull=False)
    assert terikat.count() == demo.jabatan.count() - 1
    assert not terikat.exclude(nomenklatur__nama=F("nama")).exists()


def test_a_second_loading_is_refused(demo):
    with pytest.raises(CommandError, match="--reset"):
        run()


def test_reset_brings_back_the_same_demo_and_touches_nothing_else(demo, instansi_lain):
    tugas_lain = build_tugas(build_jabatan(instansi_lain.unit.first()), volume=1, waktu=1)

    def isi():
        rows = UraianTugas.objects.filter(beban__periode__instansi__kode=KODE_INSTANSI)
        return (
            set(rows.values_list("beban__jabatan__kode", "uraian", "volume", "pengali", "waktu")),
            set(Pegawai.objects.values_list("nip", "nama")),
        )

    sebelum = isi()
    Jabatan.objects.get(kode="12.71.12.camat").beban.all().delete()
    Pegawai.objects.filter(nama="Parlaungan Sibuea").delete()
    run("--reset")
    assert isi() == sebelum
    assert UraianTugas.objects.filter(pk=tugas_lain.pk).exists()
    assert UnitKerja.objects.filter(instansi=instansi_lain).count() == 5
    assert User.objects.count() == len(AKUN)


def test_an_account_of_somebody_else_is_never_taken_over(db, debug):
    lain = build_instansi("lain", "Dinas Lain")
    build_user(lain, "admin_instansi", username="Admin", password="milik-orang-lain-1")
    with pytest.raises(CommandError, match="admin"):
        run()
    assert list(Instansi.objects.all()) == [lain]
    assert User.objects.get().check_password("milik-orang-lain-1")


def test_the_history_says_where_it_came_from(demo):
    peristiwa = apps.get_model("units", "PegawaiEvent").objects.all()
    assert peristiwa.count() == demo.pegawai.count()
    assert set(peristiwa.values_list("pgh_context__metadata__url", flat=True)) == {"load_demo"}
