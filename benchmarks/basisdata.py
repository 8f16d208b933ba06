"""The benchmark database: beside the application's own, on the same server; kept between runs."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from benchmarks import data

NAMA = "asnplan_bench"
ROOT = Path(__file__).resolve().parent.parent


def stamp(kota: data.Ukuran | None) -> str:
    """Changes with the generators and the size; tables are migrated."""
    pembuat = [data.__file__] if kota else [data.__file__, Path(__file__).with_name("survei.py")]
    isi = b"".join(Path(p).read_bytes() for p in pembuat)
    return hashlib.sha256(repr(kota).encode() + isi).hexdigest()[:16]


def use(kota: data.Ukuran | None, nama: str = NAMA, lapor=print) -> None:
    """Point the default connection at a benchmark database, made or remade where needed; filled with these
    cities, or left to the benchmark to fill."""
    tanda = stamp(kota)
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [nama],
        )
        ada = cursor.fetchone()
    if ada != (tanda,):
        drop(nama)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{nama}"')
    _point_at(nama)
    call_command("migrate", verbosity=0, interactive=False)
    if ada != (tanda,):
        if kota:
            lapor(f"Filling {nama} (once; some minutes at full scale) …")
            data.fill(kota)
        with connection.cursor() as cursor:
            cursor.execute(f"COMMENT ON DATABASE \"{nama}\" IS '{tanda}'")


def drop(nama: str = NAMA) -> None:
    if connection.settings_dict["NAME"] == nama:
        connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')


def url() -> str:
    """The address of the database in use, for other processes."""
    s = connection.settings_dict
    orang = quote(s["USER"]) + (f":{quote(s['PASSWORD'], safe='')}" if s["PASSWORD"] else "")
    tempat = s["HOST"] + (f":{s['PORT']}" if s["PORT"] else "")
    pilihan = urlencode({k: v for k, v in s["OPTIONS"].items() if isinstance(v, str)})
    return f"postgres://{orang}@{tempat}/{s['NAME']}?{pilihan}".rstrip("?")


def environment(**lain: str) -> dict[str, str]:
    """What another process needs to use this database, as production would."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "asnplan.settings",
        "ASNPLAN_ENV": "production",
        "SECRET_KEY": settings.SECRET_KEY,  # sessions made here are good there
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "False",
        "DATABASE_URL": url(),
        **lain,
    }


def _point_at(nama: str) -> None:
    connection.close()
    connections.settings["default"]["NAME"] = nama
    connection.settings_dict["NAME"] = nama
