"""P9: answers of citizens through gunicorn, against a bare view that inserts the same row.

Both servers run the same settings and middleware, CSRF check included, and get the same requests: every one
a filled form with a signed paper of its own, from an address of its own (a proxy in front that is trusted),
a new connection each. Ours checks paper, form, service and round, looks for suspicious company, stores, and
sends the browser on; the bare view inserts a row with the same columns and sends it on.
"""

from __future__ import annotations

import gzip
import re
import secrets
import shutil
import statistics
import subprocess
import tempfile
import time
import uuid
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

from django.core import signing

from benchmarks import basisdata, data, server
from benchmarks.ukur import Hasil
from surveys.calculators.unsur import Urutan
from surveys.models import Layanan, Respons, Survei, UnsurSurvei
from surveys.pengiriman import GARAM
from units.models import Instansi

KODE = "p9"
DETIK, PUTARAN = 2, 9
LEMBAR = 6_000  # papers prepared; more than one round can send
LUA = """
local f = assert(io.open(os.getenv("BENCH_KIRIMAN"), "rb")); local isi = f:read("*a"); f:close()
local n, awal = 0, 1
request = function()
  local akhir = isi:find("\\0", awal, true)
  if not akhir then awal = 1; akhir = isi:find("\\0", awal, true) end
  local satu = isi:sub(awal, akhir - 1); awal = akhir + 1
  return satu
end
"""


def run():
    survei, layanan = prepare()
    jalan = f"/s/{survei.kode}/{layanan.kode}/"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        env = basisdata.environment(
            DJANGO_SETTINGS_MODULE="benchmarks.settings",
            BENCH_STATIC_ROOT=str(folder / "static"),
            BENCH_SURVEI=f"{survei.pk} {layanan.pk} {layanan.unit_id}",
            TRUSTED_PROXY_COUNT="1",
        )
        server.collect_static(env)
        kami = stack.enter_context(server.gunicorn(env | {"BENCH_URLCONF": "asnplan.urls"}, folder))
        polos = stack.enter_context(
            server.gunicorn(env | {"BENCH_URLCONF": "benchmarks.bare"}, folder)
        )
        yield _answers(kami, polos, jalan, survei, folder)
        yield _form(kami, jalan)


def _answers(kami: int, polos: int, jalan: str, survei, folder: Path) -> Hasil:
    a, b = [], []
    for i in range(PUTARAN + 1):
        for port, ke, hasil in ((kami, jalan, a), (polos, "/jawaban/", b))[:: -1 if i % 2 else 1]:
            sebelum = Respons.objects.filter(survei=survei).count()
            laju, terkirim = send(port, ke, folder)
            baru = Respons.objects.filter(survei=survei).count() - sebelum
            assert baru >= terkirim, "an answer was acknowledged and is not there"
            if i:  # the first one warms up
                hasil.append(laju)
    karantina = Respons.objects.filter(survei=survei).exclude(keadaan="sah").count()
    assert karantina == 0, "honest answers were set aside: not the path of an ordinary citizen"
    # each round against the one beside it: the speed of a machine drifts more than what is measured
    nisbah = statistics.median(x / y for x, y in zip(a, b, strict=True))
    a, b = statistics.median(a), statistics.median(b)
    apa = f"survey answer, {server.PEKERJA} workers, {server.SAMBUNGAN} connections"
    return Hasil("P9", apa, f"{a:.0f} /s", f"{b:.0f} /s", nisbah, 0.6, minimal=True)


def _form(port: int, jalan: str) -> Hasil:
    status, isi = server.get(port, jalan, "")
    assert status == 200 and isi.count('type="radio"') == 36, status
    berat = len(gzip.compress(isi.encode()))
    laju = statistics.median(server.load(port, jalan, "") for _ in range(PUTARAN))
    return Hasil("P9", f"its form, GET; {berat:,} bytes gzipped", f"{laju:.0f} /s", "", None)


def prepare():
    """A round and a service of an instansi of its own, without answers."""
    instansi = Instansi.objects.filter(kode=KODE).first()
    if instansi is None:
        data.fill_one(KODE, data.KECIL)
        instansi = Instansi.objects.get(kode=KODE)
    survei = Survei.objects.filter(instansi=instansi).first()
    if survei is None:
        survei = Survei.objects.create(
            instansi=instansi, nama="SKM", mulai="2020-01-01", selesai="2099-12-31"
        )
        UnsurSurvei.objects.bulk_create(
            UnsurSurvei(
                survei=survei, nomor=n, kode=u.value, nama=u.isi.nama, pertanyaan=u.isi.pertanyaan,
                pilihan=list(u.isi.pilihan),
            )
            for n, u in enumerate(Urutan.PERATURAN.unsur, 1)
        )  # fmt: skip
        Layanan.objects.create(unit=instansi.unit.order_by("pk").last(), nama="KTP elektronik")
    Respons.objects.filter(survei=survei).delete()
    return survei, Layanan.objects.get(unit__instansi=instansi)


# --- citizens ------------------------------------------------------------------------------------


def papers(ke: str, banyak: int):
    """Requests as browsers send them, byte by byte: the form opened two minutes ago, filled and sent."""
    csrf = secrets.token_hex(16)
    for i in range(banyak):
        tempat = ".".join(map(str, secrets.token_bytes(3)))
        tanda = signing.dumps([uuid.uuid4().hex, int(time.time()) - 120], salt=GARAM)
        badan = urlencode(
            {f"u{n}": secrets.randbelow(3) + 2 for n in range(1, 10)}
            | {"csrfmiddlewaretoken": csrf, "tanda": tanda, "situs": "", "jenis_kelamin": "P", "usia": 17 + i % 50}
            | {"pendidikan": "SMA", "pekerjaan": "WIRAUSAHA", "pekerjaan_lain": "", "jam": "pagi"}
            | {"saran": f"Tambah loket di kelurahan nomor {i}." if i % 5 == 0 else ""}
        )  # fmt: skip
        yield (
            f"POST {ke} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken={csrf}\r\n"
            f"X-Forwarded-For: 10.{tempat}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(badan)}\r\n\r\n{badan}"
        ).encode()


def send(port: int, ke: str, folder: Path) -> tuple[float, int]:
    """(answers per second, answers acknowledged) of a round; every one must be a redirect."""
    kiriman, skrip = folder / f"kiriman-{uuid.uuid4()}", folder / "kirim.lua"
    kiriman.write_bytes(b"".join(p + b"\0" for p in papers(ke, LEMBAR)))
    skrip.write_text(LUA)
    keluar = subprocess.run(
        [shutil.which("wrk"), "-t1", f"-c{server.SAMBUNGAN}", f"-d{DETIK}s", "-s", str(skrip), f"http://127.0.0.1:{port}{ke}"],
        env={"BENCH_KIRIMAN": str(kiriman)}, capture_output=True, text=True, check=True, timeout=DETIK + 60,
    ).stdout  # fmt: skip
    kiriman.unlink()
    assert "Non-2xx" not in keluar, keluar
    terkirim = int(re.search(r"(\d+) requests in", keluar).group(1))
    assert terkirim < LEMBAR, "prepare more papers"
    return float(re.search(r"Requests/sec:\s+([\d.]+)", keluar).group(1)), terkirim
