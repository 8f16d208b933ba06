"""go.py, the commands behind `make`: what a newcomer meets when something is not as hoped."""

import ast
import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import go

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """go.py in a folder of its own, with the installing replaced by something quick."""
    monkeypatch.setattr(go, "ROOT", tmp_path)
    monkeypatch.setattr(go, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(go, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(go, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(go, "LOCK", tmp_path / "requirements-dev.txt")
    monkeypatch.setattr(go, "free_mb", lambda folder: 50_000)
    go.LOCK.write_text("django==5.2")
    installed = []

    def install_with_uv():
        installed.append(go.LOCK.read_text())
        go.VENV.mkdir()
        go.PYTHON.touch()
        return True

    monkeypatch.setattr(go, "install_with_uv", install_with_uv)
    return SimpleNamespace(root=tmp_path, installed=installed)


def go_run(*command, **env):
    return subprocess.run(
        [sys.executable, str(ROOT / "go.py"), *command],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
    )


# -- ports ------------------------------------------------------------------------------------


def test_taken_port_is_named_with_another_that_is_free():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = go_run("run", PORT=str(port))
    assert done.returncode == 1
    assert f"Port {port} sudah dipakai program lain" in done.stderr
    assert re.search(r"make run PORT=\d+", done.stderr)
    assert "Traceback" not in done.stderr


def test_suggested_port_is_free(monkeypatch):
    taken = {8000, 8001, 8002}
    monkeypatch.setattr(
        go, "why_not_listen", lambda port: errno.EADDRINUSE if port in taken else None
    )
    with pytest.raises(go.Problem, match=r"make run PORT=8003$"):
        go.free_port("8000")


def test_port_for_the_administrator_only(monkeypatch):
    monkeypatch.setattr(go, "why_not_listen", lambda port: errno.EACCES if port < 1024 else None)
    with pytest.raises(go.Problem, match=r"Port 80 tidak boleh .* make run PORT=8001"):
        go.free_port("80")


@pytest.mark.parametrize("text", ["delapan", "0", "65536", "-1", "80.5", ""])
def test_port_that_is_none(text):
    with pytest.raises(go.Problem, match="bukan nomor port"):
        go.free_port(text)


# -- Python and the environment -----------------------------------------------------------------


def test_an_old_python_can_read_the_file():
    ast.parse((ROOT / "go.py").read_text(), feature_version=(3, 6))


def test_old_python_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(go.sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(go.Problem, match=r"Python 3\.11 atau lebih baru diperlukan"):
        go.require_new_python()


def test_old_python_hands_over_to_a_newer_one_that_runs(monkeypatch, tmp_path):
    for name, script in (("python3.13", "exit 127"), ("python3.12", "exit 0")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(go.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(go.sys, "argv", ["go.py", "run"])
    monkeypatch.setenv("PATH", str(tmp_path))

    def become(*command):
        raise SystemExit(command)

    monkeypatch.setattr(go, "become", become)
    with pytest.raises(SystemExit) as handed:
        go.require_new_python()
    assert handed.value.code == (str(tmp_path / "python3.12"), ROOT / "go.py", "run")


def test_environment_is_made_once(project):
    go.install()
    go.install()
    assert len(project.installed) == 1


def test_environment_is_made_anew_for_a_new_lock_file_or_python(project, monkeypatch):
    go.install()
    (go.VENV / "left-over").touch()
    go.LOCK.write_text("django==5.2.1")
    go.install()
    assert project.installed == ["django==5.2", "django==5.2.1"]
    assert not (go.VENV / "left-over").exists()
    monkeypatch.setattr(go.sys, "version", "3.99")
    go.install()
    assert len(project.installed) == 3


def test_interrupted_installation_is_repeated(project, monkeypatch):
    whole = go.install_with_uv

    def interrupted():
        go.VENV.mkdir()
        go.PYTHON.touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(go, "install_with_uv", interrupted)
    with pytest.raises(KeyboardInterrupt):
        go.install()
    monkeypatch.setattr(go, "install_with_uv", whole)
    go.install()
    assert project.installed


def test_full_disk(project, monkeypatch):
    monkeypatch.setattr(go, "free_mb", lambda folder: 999)
    with pytest.raises(go.Problem, match=r"999 MB tersisa .* 1000 MB diperlukan"):
        go.install()
    assert not go.VENV.exists()


def test_installed_needs_less_room(project, monkeypatch):
    go.install()
    monkeypatch.setattr(go, "free_mb", lambda folder: 301)
    go.install()
    monkeypatch.setattr(go, "free_mb", lambda folder: 299)
    with pytest.raises(go.Problem, match="299 MB tersisa"):
        go.install()


def test_disk_that_fills_up_meanwhile(monkeypatch, capsys):
    def full(args):
        raise OSError(errno.ENOSPC, "No space left on device")

    full.__name__ = "setup"
    monkeypatch.setattr(go, "COMMANDS", (full,))
    with pytest.raises(SystemExit, match="Disk penuh"):
        go.main(["setup"])


def test_missing_venv_module(monkeypatch):
    monkeypatch.setattr(go.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(go.Problem, match="sudo apt install python3-venv"):
        go.install_with_pip()


@pytest.mark.parametrize(
    ("pip_says", "we_say"),
    [
        ("Could not find a version that satisfies the requirement", "Periksa sambungan internet"),
        ("OSError: [Errno 28] No space left on device", "Disk penuh"),
    ],
)
def test_pip_fails(project, monkeypatch, pip_says, we_say):
    def patiently(command, env=None):
        raise go.Problem(pip_says)

    monkeypatch.setattr(go, "patiently", patiently)
    with pytest.raises(go.Problem, match=we_say):
        go.install_with_pip()


def test_a_uv_that_does_not_run_is_as_good_as_none(monkeypatch, tmp_path):
    (tmp_path / "uv").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "uv").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("NO_UV", raising=False)
    assert go.install_with_uv() is False


def test_failing_command_shows_its_output():
    code = "import sys; print('sebabnya ini', file=sys.stderr); sys.exit(3)"
    with pytest.raises(go.Problem, match="sebabnya ini"):
        go.patiently([sys.executable, "-c", code])


# -- the database -------------------------------------------------------------------------------


def test_unreachable_database_without_its_password(monkeypatch, capfd):
    monkeypatch.setattr(go, "PYTHON", Path(sys.executable))
    monkeypatch.setenv("DATABASE_URL", "postgres://bkd:rahasia@127.0.0.1:1/asnplan")
    with pytest.raises(SystemExit) as end:
        go.prepare_database()
    said = "".join(capfd.readouterr())
    assert end.value.code == 1
    assert "127.0.0.1" in said
    assert "rahasia" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("DEBUG=1\nDATABASE_URL=postgres://a@b/c?x=1\n", "postgres://a@b/c?x=1"),
        ('export DATABASE_URL="postgres://a@b/c"', "postgres://a@b/c"),
        ("# DATABASE_URL=postgres://a@b/c", ""),
        ("", ""),
    ],
)
def test_database_url_from_the_env_file(project, monkeypatch, text, url):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (project.root / ".env").write_text(text)
    assert go.database_url() == url


def test_environment_goes_before_the_env_file(project, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://a@b/c")
    (project.root / ".env").write_text("DATABASE_URL=postgres://x@y/z")
    assert go.database_url() == "postgres://a@b/c"


# -- the commands ---------------------------------------------------------------------------------


def test_make_knows_every_command():
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split()
    assert phony == ["help", *(command.__name__ for command in go.COMMANDS)]


def test_help_explains_every_command():
    done = go_run("help")
    assert done.returncode == 0
    for command in go.COMMANDS:
        assert command.__doc__ in done.stdout


def test_unknown_command():
    assert go_run("tset").returncode == 2


def test_failure_ends_with_one_without_traceback(capfd):
    with pytest.raises(SystemExit) as end:
        go.call(sys.executable, "-c", "import sys; sys.exit(7)")
    assert end.value.code == 1
