"""P4, P8: pages through gunicorn, signed in, against bare views behind the same server and middleware."""

from __future__ import annotations

import http.client
import json
import math
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from accounts.models import User
from asnplan.lib.angka import format_angka
from benchmarks import basisdata, data, halaman
from benchmarks.ukur import Hasil, ms
from units.models import Instansi, Jabatan
from workload import rekap
from workload.models import UraianTugas

PEKERJA, SAMBUNGAN = 2, 4
DETIK, PUTARAN = 3, 3  # of load, per page and side
SUNTINGAN = 40


def run():
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        orang = {k: _sign_in(f"perencana-{k}") for k in (data.SATU, data.SEPULUH_KALI)}
        alamat = _pages(orang[data.SATU])
        (folder / "sql.json").write_text(json.dumps({k: sql for k, (_, _, sql) in alamat.items()}))
        env = basisdata.environment(
            DJANGO_SETTINGS_MODULE="benchmarks.settings",
            BENCH_STATIC_ROOT=str(folder / "static"),
            BENCH_SQL=str(folder / "sql.json"),
        )
        collect_static(env)
        kami = stack.enter_context(gunicorn(env | {"BENCH_URLCONF": "asnplan.urls"}, folder))
        polos = stack.enter_context(gunicorn(env | {"BENCH_URLCONF": "benchmarks.bare"}, folder))
        yield _fresh(kami, polos, orang[data.SEPULUH_KALI])
        for nama, (url, batas, _) in alamat.items():
            yield _throughput(nama, kami, url, polos, f"/sama/{nama}/", batas, orang[data.SATU])


# --- P4: right after an edit --------------------------------------------------------------------


def _fresh(kami: int, polos: int, kue: str) -> Hasil:
    """Each request follows an edit of a task below the unit; the page must show the new sum."""
    instansi = Instansi.objects.get(kode=data.SEPULUH_KALI)
    periode = instansi.periode.select_related("aturan").get(tahun=data.TAHUN)
    unit = halaman.middle_unit(instansi)
    jabatan = Jabatan.objects.filter(unit=unit).order_by("pk").last()
    tugas = UraianTugas.objects.filter(beban__jabatan=jabatan, beban__periode=periode).first()
    awal, volume = rekap.total(periode, unit).fte, tugas.volume
    seunit = tugas.pengali * tugas.waktu / periode.aturan.waktu_efektif  # people per unit of volume
    langkah = math.ceil(1 / seunit)
    waktu: dict[int, list[float]] = {kami: [], polos: []}
    jalan = {
        kami: f"/kesenjangan/{periode.pk}/unit/{unit.pk}/",
        polos: f"/unit/{periode.pk}/{unit.pk}/",
    }
    tambah = 0
    try:
        for i in range(SUNTINGAN + 3):
            for port in (kami, polos)[:: -1 if i % 2 else 1]:
                tambah += langkah
                UraianTugas.objects.filter(pk=tugas.pk).update(volume=volume + tambah)
                mulai = time.perf_counter()
                status, isi = get(port, jalan[port], kue)
                if i >= 3:  # the first ones warm up
                    waktu[port].append(time.perf_counter() - mulai)
                assert status == 200, status
                if port == kami:
                    harap = f"beban {format_angka(awal + tambah * seunit, 2)} FTE"
                    assert harap in isi, f"stale: {harap} is not on the page"
    finally:
        UraianTugas.objects.filter(pk=tugas.pk).update(volume=volume)
    a, b = (statistics.quantiles(waktu[p], n=20)[-1] for p in (kami, polos))
    return Hasil("P4", "unit page after an edit, ten cities, p95", ms(a), ms(b), a / b, 2)


# --- P8: requests per second --------------------------------------------------------------------


def _pages(kue: str) -> dict[str, tuple[str, float | None, list[str]]]:
    """{name: (address, target, statements that give its figures)}."""
    instansi = Instansi.objects.get(kode=data.SATU)
    periode = instansi.periode.get(tahun=data.TAHUN)
    unit = halaman.middle_unit(instansi)
    jabatan = halaman.sheet_of(unit, periode)
    daftar = f"/kesenjangan/{periode.pk}/jabatan/"
    figur = re.compile("LATERAL")  # workload.rekap.sql
    lembar = re.compile(r'FROM "workload_|FROM "units_pegawai"')
    return {
        nama: (url, batas, _chosen(pola, url, kue))
        for nama, url, batas, pola in (
            ("posts of a unit", f"{daftar}?unit={unit.pk}", 0.6, figur),
            ("posts of the city", daftar, None, figur),
            ("unit", f"/kesenjangan/{periode.pk}/unit/{unit.pk}/", None, figur),
            ("entry", f"/beban-kerja/{periode.pk}/jabatan/{jabatan.pk}/", None, lembar),
        )
    }


def _queries(url: str, kue: str) -> list[str]:
    with (
        override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False),
        CaptureQueriesContext(connection) as catatan,
    ):
        client = Client(headers={"cookie": kue})
        assert client.get(url).status_code == 200, url
    return [q["sql"] for q in catatan]


def _chosen(pola, url: str, kue: str) -> list[str]:
    sql = [q for q in _queries(url, kue) if pola.search(q)]
    assert sql, f"no statement of {url} matches {pola.pattern}: the baseline would do nothing"
    return sql


def _throughput(nama, kami, url, polos, url_polos, batas, kue) -> Hasil:
    a, b = [], []
    for i in range(PUTARAN):
        for port, jalan, hasil in ((kami, url, a), (polos, url_polos, b))[:: -1 if i % 2 else 1]:
            hasil.append(load(port, jalan, kue))
    a, b = statistics.median(a), statistics.median(b)
    apa = f"page: {nama}, {PEKERJA} workers, {SAMBUNGAN} connections"
    return Hasil("P8", apa, f"{a:.0f} /s", f"{b:.0f} /s", a / b, batas, minimal=True)


def load(port: int, jalan: str, kue: str) -> float:
    """Requests per second under load; every answer must be 200."""
    if wrk := shutil.which("wrk"):
        keluar = subprocess.run(
            [wrk, "-t1", f"-c{SAMBUNGAN}", f"-d{DETIK}s", "-H", f"Cookie: {kue}", _url(port, jalan)],
            capture_output=True,
            text=True,
            check=True,
            timeout=DETIK + 60,
        ).stdout  # fmt: skip
        assert "Non-2xx" not in keluar, keluar
        return float(re.search(r"Requests/sec:\s+([\d.]+)", keluar).group(1))
    return _load_python(port, jalan, kue)


def _load_python(port: int, jalan: str, kue: str) -> float:
    """Where wrk is not installed: slower itself, so ratios come out nearer to 1."""
    jumlah, akhir = [], time.perf_counter() + DETIK

    def ask():
        n = 0
        while time.perf_counter() < akhir:
            assert get(port, jalan, kue)[0] == 200
            n += 1
        jumlah.append(n)

    utas = [threading.Thread(target=ask) for _ in range(SAMBUNGAN)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert len(jumlah) == SAMBUNGAN, "a request failed"
    return sum(jumlah) / DETIK


# --- servers ------------------------------------------------------------------------------------


@contextmanager
def gunicorn(env, folder: Path):
    """A server on a free port of this machine; always stopped."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    with open(folder / f"gunicorn-{port}.log", "w+") as log:
        proses = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "django.core.wsgi:get_wsgi_application()"),
                *("--workers", str(PEKERJA), "--bind", f"127.0.0.1:{port}", "--log-level", "warning"),
            ],
            env=env,
            cwd=basisdata.ROOT,
            stdout=log,
            stderr=log,
        )  # fmt: skip
        try:
            _wait(port, proses, log)
            yield port
        finally:
            proses.terminate()
            try:
                proses.wait(10)
            except subprocess.TimeoutExpired:
                proses.kill()
                proses.wait()


def _wait(port, proses, log) -> None:
    for _ in range(300):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        if proses.poll() is not None:
            break
        time.sleep(0.1)
    log.seek(0)
    raise RuntimeError(f"gunicorn did not start: {log.read()}")


def collect_static(env) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
        env=env | {"BENCH_URLCONF": "asnplan.urls"},
        cwd=basisdata.ROOT,
        check=True,
        timeout=300,
    )


def _sign_in(username: str) -> str:
    """The cookie header of a session of that person."""
    client = Client()
    client.force_login(
        User.objects.get(username=username), backend="accounts.backends.UsernameOrNipBackend"
    )
    return f"sessionid={client.cookies['sessionid'].value}"


def _url(port: int, jalan: str) -> str:
    return f"http://127.0.0.1:{port}{jalan.replace(' ', '%20')}"


def get(port: int, jalan: str, kue: str) -> tuple[int, str]:
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        sambungan.request("GET", jalan.replace(" ", "%20"), headers={"Cookie": kue})
        jawab = sambungan.getresponse()
        return jawab.status, jawab.read().decode()
    finally:
        sambungan.close()
