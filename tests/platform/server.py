"""gunicorn for tests: on a free port of this machine, and killed without mercy when told."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


def database_url() -> str:
    s = connection.settings_dict
    host = s["HOST"] or s.get("OPTIONS", {}).get("host", "")
    siapa = s["USER"] + (f":{s['PASSWORD']}" if s["PASSWORD"] else "")
    if host.startswith("/"):
        return f"postgres://{siapa}@/{s['NAME']}?host={host}"
    return f"postgres://{siapa}@{host}:{s['PORT'] or 5432}/{s['NAME']}"


class Server:
    """gunicorn on a free port, killed without mercy when told."""

    def __init__(self, **env: str):
        self.env = env
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.proses = None

    def start(self):
        dasar = {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "asnplan.settings"}
        env = os.environ | dasar | self.env
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "asnplan.wsgi", "-b", f"127.0.0.1:{self.port}", "-w", "2", "--threads", "2"],
            cwd=ROOT, env=env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(300):
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", self.port), 1),
            ):
                return
            time.sleep(0.1)
        pytest.fail("gunicorn did not start")

    def kill(self):
        os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait()


def drop_connections():
    """Every connection to the test database but this one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
