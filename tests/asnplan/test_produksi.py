"""Production: refuses to start half-configured, passes Django's own checks, serves what it says."""

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.platform.server import database_url

ROOT = Path(settings.BASE_DIR)
LENGKAP = {
    "ASNPLAN_ENV": "production",
    "SECRET_KEY": "k7#" + "a9Zx!" * 12,
    "ALLOWED_HOSTS": "127.0.0.1,localhost",
    "DATABASE_URL": "postgres://asnplan:rahasia@localhost:1/asnplan",  # never reached by checks
}


def _manage(*perintah, **ganti):
    """manage.py under production settings; a value of None leaves the variable out."""
    dari_uji = {
        *LENGKAP,
        "DJANGO_SETTINGS_MODULE",
        "DJANGO_ALLOW_ASYNC_UNSAFE",
    }  # browser tests set it
    env = {k: v for k, v in os.environ.items() if k not in dari_uji}
    env |= {k: v for k, v in (LENGKAP | ganti).items() if v is not None}
    return subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("nama", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_it_does_not_start_without(nama):
    hasil = _manage("check", **{nama: None})
    assert hasil.returncode != 0 and nama in hasil.stderr


def test_the_example_names_every_variable_that_settings_read():
    """DEBUG is not for production."""
    dibaca = re.findall(
        r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"', (ROOT / "asnplan/settings.py").read_text("utf-8")
    )
    contoh = re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.M)
    assert set(dibaca) - {"DEBUG"} == set(contoh)


def test_djangos_deployment_checks_are_clean():
    hasil = _manage("check", "--deploy", "--fail-level", "WARNING")
    assert hasil.returncode == 0, hasil.stderr


def test_debug_cannot_be_switched_on_by_accident():
    hasil = _manage(
        "shell",
        "-v0",
        "-c",
        "from django.conf import settings; print(settings.DEBUG)",
        DEBUG="True",
    )
    assert hasil.stdout.strip() == "False"


def test_every_file_that_pages_and_styles_name_is_there(tmp_path):
    """Manifest storage refuses to collect a style that names a missing file."""
    hasil = _manage(
        "shell", "-v0", "-c",
        f"from django.conf import settings; settings.STATIC_ROOT = r'{tmp_path}'\n"
        "from django.core.management import call_command; call_command('collectstatic', verbosity=0, interactive=False)",
    )  # fmt: skip
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    disebut = {
        nama
        for halaman in (ROOT / "templates").rglob("*.html")
        for nama in re.findall(r"{% static ['\"]([^'\"]+)['\"] %}", halaman.read_text("utf-8"))
    }
    assert disebut and all((tmp_path / nama).is_file() for nama in disebut)


@pytest.mark.parametrize(
    "halaman", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: p.name
)
def test_templates_hold_nothing_that_the_policy_forbids(halaman):
    isi = halaman.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=", isi), "inline style"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", isi), "inline handler"
    assert not re.search(r"<style|javascript:|hx-on", isi)
    for atribut, badan in re.findall(r"<script([^>]*)>(.*?)</script>", isi, re.S):
        assert "src=" in atribut or "application/json" in atribut, f"inline script: {badan[:60]}"


def test_the_policy_is_strict(client, db):
    jawab = client.get("/akun/masuk/")
    kebijakan = jawab["Content-Security-Policy"]
    assert "default-src 'none'" in kebijakan and "unsafe" not in kebijakan
    assert jawab["X-Frame-Options"] == "DENY" and jawab["Referrer-Policy"] == "same-origin"


@pytest.fixture
def server(transactional_db, tmp_path):
    """gunicorn under production settings on the test database."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if k not in LENGKAP} | LENGKAP
    env |= {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "asnplan.settings"}
    with (tmp_path / "log").open("wb") as log:
        proses = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "asnplan.wsgi", "-b", f"127.0.0.1:{port}", "-w", "1"],
            cwd=ROOT, env=env, stdout=log, stderr=log,
        )  # fmt: skip
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port
        proses.terminate()
        proses.wait(30)


def _get(port, path, **headers):
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sambungan.request("GET", path, headers={"X-Forwarded-Proto": "https"} | headers)
    return sambungan.getresponse()


def test_gunicorn_serves_production_over_https_only(server):
    assert _get(server, "/sehat/").status == 200
    jawab = _get(server, "/sehat/", **{"X-Forwarded-Proto": "http"})
    assert jawab.status == 301 and jawab.headers["Location"].startswith("https://")
    jawab = _get(server, "/sehat/")
    assert "max-age=" in jawab.headers["Strict-Transport-Security"]
    assert _get(server, "/sehat/", Host="contoh.jahat").status == 400
