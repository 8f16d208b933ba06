"""Measuring in a process of its own, which tells its peak of memory too."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks import basisdata


def apart(modul: str, fungsi: str, *isi: str) -> dict:
    """Call `fungsi(*isi)` of benchmarks.`modul` in a new process; what it gives, and "puncak": MB."""
    perintah = [
        sys.executable,
        "-c",
        f"import django; django.setup(); from benchmarks.proses import main; main({modul!r}, {fungsi!r}, {isi!r})",
    ]
    hasil = subprocess.run(
        perintah,
        env=basisdata.environment(),
        cwd=basisdata.ROOT,
        capture_output=True,
        text=True,
        timeout=3000,
    )
    assert hasil.returncode == 0, hasil.stderr
    return json.loads(hasil.stdout)


def main(modul: str, fungsi: str, isi: tuple[str, ...]) -> None:
    from importlib import import_module

    from django.db import connection

    connection.ensure_connection()
    hasil = getattr(import_module(f"benchmarks.{modul}"), fungsi)(*isi) or {}
    print(json.dumps(hasil | {"puncak": peak()}))


def peak() -> float:
    """The most memory that this process had, in MB."""
    for baris in Path("/proc/self/status").read_text().splitlines():
        if baris.startswith("VmHWM:"):
            return int(baris.split()[1]) / 1024
    raise RuntimeError("no VmHWM in /proc/self/status")
