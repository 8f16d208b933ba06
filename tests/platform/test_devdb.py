"""The private PostgreSQL, with real servers in homes of their own, never the developer's."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import environ
import psycopg2
import pytest

from asnplan import devdb
from asnplan.devdb import DevDB, DevDBError, why_unreachable

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="devdb is not for Windows")


@contextlib.contextmanager
def empty_home():
    """As root it must be where `nobody` may go, so not in pytest's tmp_path."""
    path = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="asnplan-test-")).resolve()
    path.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASNPLAN_PG_HOME", str(path))
        yield path
        DevDB(ROOT).destroy()
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def home():
    with empty_home() as path:
        yield path


@pytest.fixture(scope="module")
def running():
    """One server for the tests that only ask it something."""
    with empty_home():
        database = DevDB(ROOT)
        database.ensure()
        yield database


@pytest.fixture
def db(running, home, monkeypatch):
    """Nothing there yet; the programs of `running` save the time of copying them."""
    monkeypatch.setenv("ASNPLAN_PG_BIN", str(running._programs()))
    return DevDB(ROOT)


def start_python(code):
    """A process of its own that has `db` and says what `code` prints."""
    code = f"from asnplan.devdb import DevDB; db = DevDB({str(ROOT)!r})\n{code}"
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)


def query(url, sql):
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def wait_until(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


# -- the ordinary way ---------------------------------------------------------------------------


def test_first_start_gives_a_database_with_its_extensions(running):
    url = running.ensure()
    extensions = {name for (name,) in query(url, "select extname from pg_extension")}
    assert extensions >= {"pg_trgm", "btree_gist", "unaccent"}
    # not in a transaction: CREATE DATABASE. Test databases must have them too.
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("create database another")
    connection.close()
    assert query(running.url("another"), "select unaccent('é')") == [("e",)]


def test_what_is_acknowledged_is_on_disk(running):
    url = running.ensure()
    assert query(url, "show synchronous_commit") == [("on",)]
    assert query(url, "show fsync") == [("on",)]


def test_alive_costs_no_process(running, monkeypatch):
    url = running.url()
    monkeypatch.setattr(subprocess, "run", None)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert running.ensure() == url


@pytest.mark.parametrize("status", ["starting", "stopping"])
def test_a_server_that_is_not_ready_does_not_count_as_alive(db, status):
    """It accepts connections on its socket already, only to refuse them."""
    db.ensure()
    lock_file = db.data / "postmaster.pid"
    lock_file.write_text(lock_file.read_text().replace("ready   ", status))
    assert not db.alive()


def test_server_is_reached_by_its_socket_only(running):
    url = running.ensure()
    assert query(url, "show listen_addresses") == [("",)]
    assert running.socket_dir.stat().st_mode & 0o777 == 0o700


def test_server_does_not_run_from_the_environment(running):
    """`rm -rf .venv` must not take a running server's libraries away."""
    assert not devdb._command_line(running._server_pid()).startswith(sys.prefix)


def test_stop_is_clean_and_data_stay(db):
    query(db.ensure(), "create table catatan as select 7 as nilai")
    assert db.stop() is True
    assert not db.alive()
    assert not (db.data / "postmaster.pid").exists()
    assert "database system is shut down" in db.log.read_text()
    assert db.stop() is False
    assert query(db.ensure(), "select nilai from catatan") == [(7,)]
    assert "was not properly shut down" not in db.log.read_text()


def test_stop_does_not_wait_for_idle_clients(db):
    connection = psycopg2.connect(db.ensure())
    assert db.stop() is True
    connection.close()


def test_destroy_deletes_only_its_own(db, home):
    db.ensure()
    (home / "foto.jpg").write_text("milik orang lain")
    db.destroy()
    assert [path.name for path in home.iterdir()] == ["foto.jpg"]


def test_long_path_with_blanks(db, home, monkeypatch):
    """A socket's path may have about 100 bytes; a project's folder need not be that short."""
    deep = home / ("Dokumen & Proyek " * 8).strip()
    monkeypatch.setenv("ASNPLAN_PG_HOME", str(deep))
    long_db = DevDB(ROOT)
    try:
        url = long_db.ensure()
        assert query(url, "show data_directory") == [(str(deep / "data"),)]
        assert environ.Env.db_url_config(url)["OPTIONS"]["host"] == str(long_db.socket_dir)
    finally:
        long_db.destroy()
    assert not long_db.socket_dir.exists()


def test_url_survives_a_path_with_special_characters(monkeypatch):
    monkeypatch.setenv("ASNPLAN_PG_HOME", "/var/tmp/a & b+c#d%20'é")
    quoted = DevDB(ROOT)
    options = environ.Env.db_url_config(quoted.url())["OPTIONS"]
    assert options == {"host": str(quoted.socket_dir)}


# -- several at once, and sudden ends -------------------------------------------------------------


def test_six_processes_race_for_one_server(home):
    """Each can use the database at once: none sees a server that is not ready yet."""
    use = "import psycopg2; url = db.ensure(); psycopg2.connect(url).close(); print(url)"
    racers = [start_python(use) for _ in range(6)]
    answers = [racer.communicate(timeout=120) for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * 6, answers
    assert {out.strip() for out, _ in answers} == {DevDB(ROOT).url()}
    assert sum("Menyiapkan PostgreSQL" in err for _, err in answers) == 1
    assert sum("Menyalakan PostgreSQL" in err for _, err in answers) == 1


def test_killed_server_recovers_with_its_data(db):
    query(db.ensure(), "create table catatan as select 7 as nilai")
    killed = db._server_pid()
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: not db.alive())
    assert query(db.ensure(), "select nilai from catatan") == [(7,)]
    assert db._server_pid() != killed


@pytest.mark.parametrize("command", ["sleep 60", "true"], ids=["living", "zombie"])
def test_stale_lock_files_with_the_pid_of_a_stranger(db, command):
    """After a reboot the old pid may belong to anything, also to a process of the same account."""
    db.ensure()
    lock_files = [db.data / "postmaster.pid", db.socket_dir / ".s.PGSQL.5432.lock"]
    left_behind = [path.read_text() for path in lock_files]
    db.stop()
    account = {"user": "nobody", "group": devdb._nobody().pw_gid} if os.geteuid() == 0 else {}
    stranger = subprocess.Popen(command.split(), cwd="/", **account)
    try:
        for path, text in zip(lock_files, left_behind, strict=True):
            path.write_text(f"{stranger.pid}\n{text.partition(chr(10))[2]}")
        assert not db.alive()
        assert query(db.ensure(), "select 1") == [(1,)]
        assert stranger.poll() is None or command == "true"
    finally:
        stranger.kill()
        stranger.wait()


def test_stop_leaves_a_stranger_alone(db):
    db.ensure()
    left_behind = (db.data / "postmaster.pid").read_text()
    db.stop()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        rest = left_behind.partition("\n")[2]
        (db.data / "postmaster.pid").write_text(f"{stranger.pid}\n{rest}")
        assert db.stop() is False
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_empty_lock_file_of_a_full_disk(db):
    db.ensure()
    db.stop()
    (db.data / "postmaster.pid").touch()
    assert query(db.ensure(), "select 1") == [(1,)]


def test_server_outlives_the_process_that_started_it(db):
    parent = start_python("print(db.ensure(), flush=True); import time; time.sleep(60)")
    url = parent.stdout.readline().strip()
    pid = db._server_pid()
    parent.kill()
    parent.communicate()
    assert query(url, "select 1") == [(1,)]
    assert db._server_pid() == pid


@pytest.mark.parametrize("made", ["new-pg-*", "new-data-*", "new-data-*/asnplan.conf", "data"])
def test_killed_while_preparing(home, made):
    """Whatever was there when the end came, the next one arrives at a whole database."""
    parent = start_python("db.ensure()")
    wait_until(lambda: any(home.glob(made)))
    parent.kill()
    parent.communicate()
    url = DevDB(ROOT).ensure()
    assert query(url, "select count(*) from pg_extension where extname <> 'plpgsql'") == [(3,)]


def test_remains_of_killed_processes_are_cleared_away(db, home):
    for name in ("new-pg-x", "new-data-x"):
        (home / name).mkdir()
    db.ensure()
    assert not list(home.glob("new-*"))


def test_server_started_by_somebody_else_meanwhile(db):
    """A killed process may have left a pg_ctl that is at work: its server is as good as ours."""
    db.ensure()
    db.stop()
    command = (db._programs() / "pg_ctl", "-D", db.data, "-l", db.log, "-w", "start")
    db.socket_dir.mkdir(exist_ok=True)
    rivals = [threading.Thread(target=devdb._run, args=command) for _ in range(2)]
    for rival in rivals:
        rival.start()
    assert query(db.ensure(), "select 1") == [(1,)]
    for rival in rivals:
        rival.join()
    assert db._server_pid()


def test_configuration_is_never_half_written(db, monkeypatch):
    """A server that reads an empty one would listen on a network port, and not on our socket."""
    db.ensure()
    before = (db.data / "asnplan.conf").read_text()

    def full_disk(path, text):
        path.open("w").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full_disk)
    with pytest.raises(OSError):
        db._configure(db.data)
    assert (db.data / "asnplan.conf").read_text() == before


def test_children_of_a_killed_server_are_not_overlooked(db):
    """A second server beside a child of the first would ruin the data; better none at all."""
    busy = psycopg2.connect(db.ensure())
    with busy.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (child,) = cursor.fetchone()
    os.kill(child, signal.SIGSTOP)  # it cannot notice that its parent is gone
    try:
        os.kill(db._server_pid(), signal.SIGKILL)
        wait_until(lambda: db._server_pid() is None)
        db._disclaim_lock_files()
        code, _ = devdb._run(
            db._programs() / "pg_ctl", "-D", db.data, "-l", db.log, "-w", "-t", "60", "start"
        )
        assert code
        assert "still in use" in db.log.read_text()
    finally:
        os.kill(child, signal.SIGCONT)
    assert query(db.ensure(), "select 1") == [(1,)]
    busy.close()


# -- what cannot work is explained ----------------------------------------------------------------


def test_full_disk_is_noticed_before_anything_is_made(db, home, monkeypatch):
    monkeypatch.setattr(devdb, "free_mb", lambda path: 120)
    with pytest.raises(DevDBError, match=r"Ruang disk tidak cukup: 120 MB .* 300 MB"):
        db.ensure()
    assert not db.data.exists()


def test_disk_that_fills_up_later(db, home, monkeypatch):
    fake_programs(home, monkeypatch, initdb="echo 'initdb: No space left on device'; exit 1")
    with pytest.raises(DevDBError, match="Ruang disk tidak cukup"):
        db.ensure()


def test_server_that_does_not_start_shows_its_log(db):
    db.ensure()
    db.stop()
    with open(db.data / "postgresql.conf", "a") as conf:
        conf.write("work_mem = 'banyak'\n")
    command = [sys.executable, "asnplan/devdb.py", "url"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "PostgreSQL tidak dapat dinyalakan" in done.stderr
    assert "work_mem" in done.stderr
    assert str(db.log) in done.stderr
    assert "make clean" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_extensions_are_named(db, home, monkeypatch):
    fake_programs(home, monkeypatch, initdb="exit 0", postgres="echo 'ERROR:  could not open'")
    with pytest.raises(DevDBError, match="postgresql-contrib"):
        db.ensure()
    assert not db.data.exists()


def test_data_of_another_version(db, home):
    db.data.mkdir()
    (db.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(DevDBError, match=r"dibuat oleh PostgreSQL 9.*make clean"):
        db.ensure()


def test_no_postgresql_at_all(db, home, monkeypatch):
    monkeypatch.setenv("ASNPLAN_PG_BIN", str(home / "nowhere"))
    with pytest.raises(DevDBError, match="PostgreSQL tidak ditemukan"):
        db.ensure()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="concerns root only")
def test_root_does_not_open_a_closed_folder(home, monkeypatch):
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setenv("ASNPLAN_PG_HOME", str(closed / "db"))
    with pytest.raises(DevDBError, match=f"tidak boleh masuk ke {closed}"):
        DevDB(ROOT).ensure()
    assert closed.stat().st_mode & 0o777 == 0o700


def fake_programs(home, monkeypatch, initdb="exit 0", postgres="exit 0"):
    folder = home / "fake"
    folder.mkdir()
    version = 'test "$1" = --version && echo "postgres (PostgreSQL) 18.6" && exit 0'
    scripts = {"initdb": initdb, "postgres": f"{version}\n{postgres}", "pg_ctl": "exit 1"}
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("ASNPLAN_PG_BIN", str(folder))


# -- a server named by DATABASE_URL ---------------------------------------------------------------


def test_reachable(running):
    assert why_unreachable(running.ensure()) is None


@pytest.mark.parametrize(
    ("name", "user", "reason"),
    [
        ("belum_ada", "postgres", "basis data “belum_ada” belum dibuat"),
        ("asnplan", "siapa", "pengguna “siapa” tidak dikenal"),
    ],
)
def test_server_answers_but_refuses(running, name, user, reason):
    url = f"postgres://{user}:rahasia@/{name}?host={running.socket_dir}"
    said = why_unreachable(url)
    assert reason in said
    assert "rahasia" not in said


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgres://u:rahasia@127.0.0.1:1/asnplan", r"“127\.0\.0\.1”.*tidak ada PostgreSQL"),
        ("postgres://u:rahasia@tidak-ada.invalid/asnplan", r"“tidak-ada\.invalid”.*tidak dikenal"),
        ("postgres://u:rahasia@/asnplan?host=/nowhere", "“/nowhere”.*folder soket"),
        ("postgres://u:rahasia/1@host/asnplan", "%XX"),  # "/" not encoded: a port that is no number
        ("sqlite:///rahasia.db", "tidak dapat dibaca"),
        ("rahasia", "tidak dapat dibaca"),
    ],
)
def test_unreachable_in_plain_words_without_the_password(url, reason):
    said = why_unreachable(url)
    assert said is not None
    assert "rahasia" not in said
    assert re.search(reason, said)
