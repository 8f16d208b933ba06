"""Fixtures named for what they give. The cast: one instansi with a small tree, and a second instansi
whose people must see nothing of the first."""

import copy
import hashlib
import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ASNPLAN_SHARED", ROOT.parent / "shared"))


# --- databases: copied from a template that is migrated once per change of migration files -------


def _stamp() -> str:
    digest = hashlib.sha256()
    for path in sorted([*ROOT.glob("*/migrations/*.py"), ROOT / "requirements-dev.txt"]):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:10]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    from django.core.management import call_command
    from django.db import connections

    connection = connections["default"]
    base = connection.settings_dict["NAME"]
    template = f"tpl_{base}_{_stamp()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_lock(724100)"
        )  # of parallel workers one builds, the others wait
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"tpl\\_{base}\\_%"]
        )
        existing = {name for (name,) in cursor.fetchall()}
        if template not in existing:
            for old in existing:
                cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
            cursor.execute(f'CREATE DATABASE "{template}_new"')
            config = copy.deepcopy(connections.settings["default"])
            config["NAME"] = f"{template}_new"
            connections.settings["template"] = config
            call_command("migrate", database="template", verbosity=0, interactive=False)
            connections["template"].close()
            del connections["template"], connections.settings["template"]
            cursor.execute(f'ALTER DATABASE "{template}_new" RENAME TO "{template}"')
        cursor.execute("SELECT pg_advisory_unlock(724100)")
    connection.settings_dict["TEST"].update(TEMPLATE=template, MIGRATE=False)
    # A live server's threads give their connections back at once: the database must be deletable.
    connection.settings_dict["CONN_MAX_AGE"] = 0


@pytest.fixture(autouse=True)
def _fast_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _uploads_and_background_work(settings, tmp_path):
    """Uploaded files go to a folder of the test; long work is done when the page answers."""
    settings.UPLOAD_DIR = tmp_path / "unggahan"
    settings.BACKGROUND_INLINE = True
    settings.HAPUS_SENDIRI = False


# --- real inputs --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real inputs; the test is skipped, with a message, where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip(
            f"real inputs not found in {SHARED} (set ASNPLAN_SHARED); they are not part of the project"
        )
    return SHARED


# --- browser ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not chromium:
        message = "NO CHROMIUM FOUND: browser tests did not run. Install it (Debian: apt install chromium)."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*args, *quiet]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "id-ID",
        "timezone_id": "Asia/Jakarta",
        "viewport": {"width": 1280, "height": 800},
        "reduced_motion": "reduce",  # axe would read colours in the middle of a fade
    }


def pytest_collection_modifyitems(items):
    """Browser tests talk to a live server while Playwright holds an event loop."""
    if any("browser" in item.keywords for item in items):
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_terminal_summary(terminalreporter):
    """What tests measured of pages for citizens (record_property("weight", …)), printed where they passed."""
    berat = [
        isi
        for laporan in terminalreporter.stats.get("passed", [])
        for nama, isi in laporan.user_properties
        if nama == "weight"
    ]
    if berat:
        terminalreporter.section("first load of pages for citizens, compressed")
        for nama, byte, permintaan in sorted(berat):
            terminalreporter.write_line(f"{byte:7,} bytes {permintaan:3} requests  {nama}")


# --- the cast -----------------------------------------------------------------------------------


@pytest.fixture
def instansi(db):
    from tests.factories import build_instansi

    return build_instansi("marelan", "Kecamatan Contoh")


@pytest.fixture
def instansi_lain(db):
    """A second agency in the same database; its people must see nothing of the first."""
    from tests.factories import build_instansi

    return build_instansi("lain", "Dinas Lain")


@pytest.fixture
def orang(instansi):
    """orang("petugas") gives a signed-in-able user with that role in the instansi's kecamatan (top unit)."""
    from tests.factories import build_user

    return lambda role, **kwargs: build_user(instansi, role, **kwargs)


@pytest.fixture
def masuk(client, orang):
    """masuk("petugas") gives a test client signed in with that role; client.user is the person."""

    def _masuk(role, **kwargs):
        user = orang(role, **kwargs)
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        client.user = user
        return client

    return _masuk
