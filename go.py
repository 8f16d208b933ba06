#!/usr/bin/env python3
"""The commands behind `make`: they need nothing but Python 3.11 or newer.

Standard library only, and no syntax newer than Python 3.6: an old Python must get as far as the
sentence that it is too old. What the commands say is in plain Indonesian.
"""

import contextlib
import errno
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements-dev.txt"
STAMP = VENV / "asnplan-stamp"  # what the environment was made from
OLDEST_PYTHON = (3, 11)
HOST = "127.0.0.1"
NEEDED_MB = 300  # to work
NEEDED_TO_INSTALL_MB = 1000  # the environment, the server's programs and first data

# Three commands of manage.py in one process: loading Django takes longer than they do.
FILL_DATABASE = """
import os, sys, django
from django.core.management import CommandError, call_command
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asnplan.settings")
django.setup()
try:
    call_command("migrate", verbosity=0)
    call_command("load_demo", "--if-empty")
    call_command("load_demo", "--accounts")
except CommandError as error:
    sys.exit(str(error))
"""


class Problem(Exception):
    """Something the user can put right; the message says what and how."""


# -- steps --------------------------------------------------------------------------------------


def setup(args=()):
    """siapkan lingkungan Python dan database, tanpa menjalankan apa pun"""
    install()
    prepare_database()
    say("Siap. Jalankan: make run")


def install():
    """Make .venv from the lock file, unless it was made from just that before."""
    with only_one_at_a_time():
        wanted = sys.version + hashlib.sha256(LOCK.read_bytes()).hexdigest()
        if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
            require_space(ROOT, NEEDED_MB)
            return
        require_space(ROOT, NEEDED_TO_INSTALL_MB)
        say("Memasang pustaka Python ke .venv (sekali saja, kira-kira 1 menit) …")
        started = time.time()
        # made anew, not mended: nothing of an older lock file stays behind
        shutil.rmtree(str(VENV), ignore_errors=True)
        if not install_with_uv():
            install_with_pip()
        STAMP.write_text(wanted)
        say(f"… selesai dalam {time.time() - started:.0f} detik.")


def install_with_uv():
    """uv is faster but need not be there; False where it is not or has failed."""
    uv = None if os.environ.get("NO_UV") else shutil.which("uv")
    if not uv or not runs([uv, "--version"]):
        return False
    env = dict(os.environ, UV_PYTHON_DOWNLOADS="never")
    sync = [uv, "pip", "sync", "-q", "--python", PYTHON, "--require-hashes", LOCK]
    try:
        patiently([uv, "venv", "-q", "--python", sys.executable, VENV], env=env)
        patiently(sync, env=env)
    except Problem as problem:
        say(f"uv gagal, dicoba lagi dengan pip. Pesan uv:\n{problem}")
        shutil.rmtree(str(VENV), ignore_errors=True)
        return False
    return True


def install_with_pip():
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Problem(
            "Modul venv tidak ada di Python ini. Di Debian atau Ubuntu pasang dengan:\n"
            "    sudo apt install python3-venv\nlalu ulangi."
        )
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
    try:
        patiently([sys.executable, "-m", "venv", VENV])
        patiently([*pip, "--require-hashes", "-r", LOCK])
    except Problem as problem:
        if "No space left" in str(problem):
            require_space(ROOT, NEEDED_TO_INSTALL_MB)
            raise Problem(
                "Disk penuh saat memasang. Kosongkan sebagian disk, lalu ulangi."
            ) from None
        raise Problem(
            "Pustaka Python tidak dapat dipasang ke .venv. Periksa sambungan internet "
            f"(diperlukan sekali ini), lalu ulangi. Pesan pip:\n{problem}"
        ) from None


def prepare_database():
    """Have a database that answers: that of DATABASE_URL, else the private one."""
    url = database_url()
    if url:
        call(PYTHON, "-m", "asnplan.devdb", "check", env=dict(os.environ, DATABASE_URL=url))
    else:
        call(PYTHON, "-m", "asnplan.devdb", "url", stdout=subprocess.DEVNULL)


def database_url():
    """From the environment or from .env, as the settings see it."""
    if "DATABASE_URL" in os.environ or not (ROOT / ".env").exists():
        return os.environ.get("DATABASE_URL", "")
    for line in (ROOT / ".env").read_text().splitlines():
        name, _, value = line.partition("=")
        if name.replace("export ", "").strip() == "DATABASE_URL":
            return value.strip().strip("'\"")
    return ""


# -- commands -------------------------------------------------------------------------------------


def run(args):
    """siapkan semuanya dan buka di http://127.0.0.1:8000 (PORT=8001 untuk port lain)"""
    port = free_port(os.environ.get("PORT") or "8000")
    install()
    prepare_database()
    say("Menyiapkan tabel dan data contoh …")
    call(PYTHON, "-c", FILL_DATABASE)
    say(f"\nasnplan terbuka di  http://{HOST}:{port}")
    say("Berhenti: Ctrl-C. Sesudahnya `make stop` mematikan PostgreSQL.\n")
    become(PYTHON, "manage.py", "runserver", f"{HOST}:{port}", *args)


def test(args):
    """jalankan semua uji (ARGS="-k nama" untuk sebagian)"""
    install()
    prepare_database()
    become(PYTHON, "-m", "pytest", "-n", "2", "-q", *args)


def stop(args):
    """matikan PostgreSQL; datanya tetap"""
    call(any_python(), "-m", "asnplan.devdb", "stop")


def clean(args):
    """hapus .venv dan basis data coba beserta isinya"""
    call(any_python(), "-m", "asnplan.devdb", "destroy")
    shutil.rmtree(str(VENV), ignore_errors=True)
    say("Folder .venv dihapus.")


def check(args):
    """periksa gaya penulisan kode"""
    install()
    call(PYTHON, "-m", "ruff", "check", *args)
    call(PYTHON, "-m", "ruff", "format", "--check", *args)


def bench(args):
    """jalankan pengukuran kecepatan"""
    install()
    prepare_database()
    become(PYTHON, "-m", "benchmarks", *args)


def lock(args):
    """tulis ulang requirements*.txt dari pyproject.toml (ARGS=--upgrade untuk versi terbaru)"""
    if not shutil.which("uv"):
        raise Problem("Perintah ini memerlukan uv: pip install uv")
    for name, groups in (("requirements.txt", []), ("requirements-dev.txt", ["--group", "dev"])):
        say(f"Menulis {name} …")
        call(
            *["uv", "pip", "compile", "-q", "pyproject.toml", *groups, "--universal"],
            *["--generate-hashes", "--no-header", "--python-version", "3.11", "-o", name],
            *args,
        )


COMMANDS = (run, test, setup, stop, clean, check, bench, lock)


# -- the machine ----------------------------------------------------------------------------------


def free_port(text):
    """The port as a number, if a server can listen there."""
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Problem(f"PORT={text} bukan nomor port. Contoh: make run PORT=8001")
    port = int(text)
    reason = why_not_listen(port)
    if reason is None:
        return port
    others = (other for other in range(max(port, 8000) + 1, 65536) if not why_not_listen(other))
    advice = f"Pakai port lain: make run PORT={next(others)}"
    if reason == errno.EADDRINUSE:
        raise Problem(f"Port {port} sudah dipakai program lain. {advice}")
    raise Problem(f"Port {port} tidak boleh dipakai akun ini. {advice}")


def why_not_listen(port):
    """None, or the error number."""
    with socket.socket() as trial:
        if os.name != "nt":  # as runserver does: a port left a moment ago is free
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            return error.errno
    return None


def require_space(folder, needed):
    free = free_mb(folder)
    if free < needed:
        raise Problem(
            f"Ruang disk tidak cukup: {free} MB tersisa untuk {folder}, paling sedikit {needed} MB "
            "diperlukan. Kosongkan sebagian disk, lalu ulangi."
        )


def free_mb(folder):
    return shutil.disk_usage(str(folder)).free // 2**20


def require_new_python():
    """Go on with a newer Python where this one is too old and a newer one is on PATH."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in (13, 12, 11, 14):
        newer = shutil.which(f"python3.{minor}")
        if newer and runs([newer, "--version"]):
            become(newer, ROOT / "go.py", *sys.argv[1:])
    oldest = ".".join(str(number) for number in OLDEST_PYTHON)
    raise Problem(
        f"Python {oldest} atau lebih baru diperlukan; ini Python {sys.version.split()[0]}. Pasang "
        "yang baru dari python.org atau pengelola paket, lalu: make run PYTHON=python3.12"
    )


def any_python():
    """For what needs the standard library only: it must work without .venv too."""
    return PYTHON if PYTHON.exists() else sys.executable


@contextlib.contextmanager
def only_one_at_a_time():
    """`make run` and `make test` started together must not both make .venv."""
    if os.name == "nt":
        yield
        return
    import fcntl

    with open(str(LOCK)) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def say(text):
    print(text, flush=True)


def words(command):
    return [str(word) for word in command]


def runs(command):
    """Some wrappers on PATH stand for a program that is not installed."""
    quiet = subprocess.DEVNULL
    try:
        return subprocess.call(words(command), stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def call(*command, **options):
    """Run it; what went wrong it has said itself."""
    code = subprocess.call(words(command), cwd=str(ROOT), **options)
    if code:
        sys.exit(1)


def patiently(command, env=None):
    """Run something long and quiet with a sign of life; its output only if it fails."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            words(command), cwd=str(ROOT), env=env, stdout=output, stderr=subprocess.STDOUT
        )
        started = time.time()
        while True:
            try:
                code = process.wait(timeout=15)
                break
            except subprocess.TimeoutExpired:
                say(f"  … masih berjalan, {time.time() - started:.0f} detik")
        if code:
            output.seek(0)
            raise Problem(output.read().decode(errors="replace").strip()[-2000:])


def become(*command):
    """Hand over to the command for good, so that Ctrl-C and its exit code are its own."""
    os.chdir(str(ROOT))
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(words(command)))
    os.execv(str(command[0]), words(command))


def main(argv):
    commands = {command.__name__: command for command in COMMANDS}
    if not argv or argv[0] not in commands:
        say("Pemakaian: make PERINTAH   (tanpa make: python3 go.py PERINTAH)\n")
        for name, command in commands.items():
            say(f"  {name:<6} {command.__doc__}")
        sys.exit(0 if not argv or argv[0] == "help" else 2)
    try:
        require_new_python()
        commands[argv[0]](argv[1:])
    except Problem as problem:
        sys.exit(f"\n{problem}")
    except KeyboardInterrupt:
        sys.exit("\nDibatalkan.")
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.exit("\nDisk penuh. Kosongkan sebagian disk, lalu ulangi.")


if __name__ == "__main__":
    main(sys.argv[1:])
