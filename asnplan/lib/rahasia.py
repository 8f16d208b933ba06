"""Text that the database holds encrypted: a copy of the database alone does not tell what it says.

    nama = TeksRahasia("nama")          # read and written like any text; cannot be searched or sorted

Keys are in settings.DATA_KEYS, the first one encrypts, every one decrypts. A new key is put in front, then
`manage.py putar_kunci` writes everything anew, then the old one may go (docs/adr/0019).
"""

import base64
import hashlib
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

TAK_TERBACA = "(tidak terbaca: kunci penyandinya tidak ada lagi)"


def encrypt(teks: str) -> str:
    if teks == TAK_TERBACA:
        raise ValueError("what cannot be read must not be written over")
    return _ring(_keys()).encrypt(teks.encode()).decode()


def decrypt(sandi: str) -> str:
    try:
        return _ring(_keys()).decrypt(sandi.encode()).decode()
    except InvalidToken:
        return TAK_TERBACA


def _keys() -> tuple[str, ...]:
    return tuple(settings.DATA_KEYS) or (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@cache
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([_fernet(k) for k in keys])


def _fernet(key: str) -> Fernet:
    bahan = hashlib.blake2b(key.encode(), digest_size=32, person=b"asnplan.rahasia").digest()
    return Fernet(base64.urlsafe_b64encode(bahan))


class TeksRahasia(models.TextField):
    def get_prep_value(self, value):
        return value if value is None else encrypt(str(value))

    def from_db_value(self, value, expression, connection):
        return value if value is None else decrypt(value)

    def get_lookup(self, lookup_name):
        if lookup_name != "isnull":
            raise FieldError("Encrypted text cannot be searched.")
        return super().get_lookup(lookup_name)
