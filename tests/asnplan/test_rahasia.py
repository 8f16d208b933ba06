"""Encrypted text: what the database holds, keys that change, and keys that are lost."""

import pytest
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from asnplan.lib.rahasia import TAK_TERBACA, decrypt, encrypt
from surveys.models import KontakPelapor
from tests.factories import build_instansi, build_pengaduan


@pytest.fixture
def kontak(db):
    pengaduan = build_pengaduan(build_instansi().unit.get(kode="PEM"), cara="bernama")
    return pengaduan.kontak  # Siti Aminah, 081234567890


def raw(kontak) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nama, kontak FROM surveys_kontakpelapor WHERE id = %s", [kontak.pk])
        return " ".join(cursor.fetchone())


def test_the_database_holds_no_readable_contact(kontak):
    assert "Siti" not in raw(kontak) and "0812" not in raw(kontak)
    kontak.refresh_from_db()
    assert (kontak.nama, kontak.kontak) == ("Siti Aminah", "081234567890")


def test_the_same_text_never_looks_the_same():
    assert encrypt("Siti") != encrypt("Siti")


def test_encrypted_text_cannot_be_searched(kontak):
    with pytest.raises(FieldError):
        KontakPelapor.objects.filter(nama="Siti Aminah").exists()


def test_a_new_key_reads_the_old_and_then_replaces_it(kontak, settings):
    sebelum = raw(kontak)
    settings.DATA_KEYS = ["kunci-baru", settings.SECRET_KEY]
    kontak.refresh_from_db()
    assert kontak.nama == "Siti Aminah"
    call_command("putar_kunci")
    assert raw(kontak) != sebelum
    settings.DATA_KEYS = ["kunci-baru"]
    kontak.refresh_from_db()
    assert (kontak.nama, kontak.kontak) == ("Siti Aminah", "081234567890")


def test_a_lost_key_says_so_and_nothing_is_written_over(kontak, settings):
    settings.DATA_KEYS = ["kunci-lain"]
    kontak.refresh_from_db()
    assert kontak.nama == TAK_TERBACA
    with pytest.raises(ValueError, match="written over"), transaction.atomic():
        kontak.save(update_fields=["nama"])
    with pytest.raises(CommandError, match="1 kontak tidak terbaca"):
        call_command("putar_kunci")
    settings.DATA_KEYS = []
    kontak.refresh_from_db()
    assert kontak.nama == "Siti Aminah"


def test_what_was_altered_is_not_read():
    sandi = encrypt("Siti")
    assert decrypt(sandi[:-3] + "abc") == TAK_TERBACA
