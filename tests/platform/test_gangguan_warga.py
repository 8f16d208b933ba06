"""A thousand people answer a survey at once while the server is killed twice and the database drops its
connections: every answer that was acknowledged is there, once, and counts. Nobody is lost.

A phone behaves like this: it sends the same form again until it is thanked, and some people tap twice.
Each household has its own address (a proxy in front that is trusted); a hundred people sit in one hall, behind
one. How fast it goes is not tested.
"""

import asyncio
import secrets
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from django.core import signing
from django.db import connection

from surveys.models import Respons, TiketSurvei
from surveys.pengiriman import GARAM, sign_tiket
from tests.factories import build_instansi, build_layanan, build_survei
from tests.platform.server import Server, drop_connections

WARGA, AULA = 1_000, 100
"""People, and how many of them sit in the hall."""
CSRF = secrets.token_hex(16)


@dataclass
class Warga:
    """One phone: what it sends never changes, however often it sends it."""

    nomor: int
    jalan: str
    alamat: str
    kunci: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def nilai(self) -> list[int]:
        """Nine values that tell this person from the others."""
        return [1 + self.nomor // 4**i % 4 for i in range(9)]

    def request(self) -> bytes:
        tanda = signing.dumps([self.kunci.hex, int(time.time()) - 90], salt=GARAM)
        isi = {f"u{n}": nilai for n, nilai in enumerate(self.nilai, 1)}
        badan = urlencode(isi | {"csrfmiddlewaretoken": CSRF, "tanda": tanda, "situs": ""})
        return (
            f"POST {self.jalan} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: csrftoken={CSRF}\r\n"
            f"X-Forwarded-For: {self.alamat}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(badan)}\r\n\r\n{badan}"
        ).encode()


async def _send(port: int, warga: Warga) -> int:
    """The status of one try; raises OSError where the line broke."""
    baca, tulis = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), 30)
    try:
        tulis.write(warga.request())
        await tulis.drain()
        baris = await asyncio.wait_for(baca.readline(), 60)
        if not baris:
            raise ConnectionError("closed before an answer")
        return int(baris.split()[1])
    finally:
        tulis.close()


async def _until_thanked(port: int, warga: Warga) -> int:
    """Like a phone: again and again, until there is an answer that is not the server's own trouble."""
    for _ in range(200):
        try:
            status = await _send(port, warga)
        except (OSError, TimeoutError):
            status = 0
        if 0 < status < 500:
            return status
        await asyncio.sleep(0.1 + warga.nomor % 7 / 20)
    return 0


def _run(kerja):
    """In a thread of its own: a worker that has driven a browser has a loop in its main thread for good."""
    with ThreadPoolExecutor(1) as utas:
        return utas.submit(asyncio.run, kerja).result()


@pytest.fixture
def server():
    server = Server(TRUSTED_PROXY_COUNT="1", DEBUG="False")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def survei(transactional_db):
    return build_survei(build_instansi("aula", "Kecamatan Uji"))


@pytest.fixture
def layanan(survei):
    return build_layanan(survei.instansi.unit.get(kode="PEM"))


def test_a_thousand_answers_survive_a_server_that_is_killed_twice(survei, layanan, server):
    def address(n):
        return "203.0.113.9" if n < AULA else f"10.1.{n // 250}.{n % 250}"

    jalan = f"/s/{survei.kode}/{layanan.kode}/"
    orang = [Warga(n, jalan, address(n)) for n in range(WARGA)]
    diakui: list[uuid.UUID] = []
    ditolak: list[tuple[int, int]] = []

    async def respondent(warga):
        ketuk = 2 if warga.nomor % 3 == 0 else 1  # some tap twice
        for status in await asyncio.gather(
            *(_until_thanked(server.port, warga) for _ in range(ketuk))
        ):
            if status == 302:
                diakui.append(warga.kunci)
            else:
                ditolak.append((warga.nomor, status))

    async def disturb():
        for batas, gangguan in ((200, _kill), (500, _drop), (800, _kill)):
            while len(set(diakui)) < batas and not ditolak:
                await asyncio.sleep(0.02)
            await asyncio.to_thread(gangguan)

    def _kill():
        server.kill()
        server.start()

    def _drop():
        drop_connections()
        connection.close()  # this thread's own

    async def everybody():
        await asyncio.gather(disturb(), *(respondent(w) for w in orang))

    connection.close()  # or it would be dropped with the others
    _run(everybody())

    assert not ditolak, ditolak[:10]
    assert set(diakui) == {w.kunci for w in orang}
    tersimpan = {r.kunci: r for r in Respons.objects.all()}
    assert Respons.objects.count() == WARGA, "none twice, and none that nobody sent"
    for w in orang:
        assert tersimpan[w.kunci].nilai == w.nilai
    keadaan = Counter((w.nomor < AULA, tersimpan[w.kunci].keadaan) for w in orang)
    assert keadaan[False, "sah"] == WARGA - AULA, "no household suffers from its neighbours"
    # In the hall the first forty count; the rest wait for a person to look, and none is refused.
    assert keadaan[True, "sah"] >= 40
    assert keadaan[True, "sah"] + keadaan[True, "karantina"] == AULA


def test_fifty_people_with_the_same_ticket_make_one_answer(survei, layanan, server):
    tiket = TiketSurvei.objects.create(survei=survei, layanan=layanan)
    jalan = f"/s/tiket/{sign_tiket(tiket.uid)}/"
    orang = [Warga(n, jalan, f"10.2.0.{n}") for n in range(50)]

    async def everybody():
        return await asyncio.gather(*(_send(server.port, w) for w in orang))  # each once: no 500

    status = _run(everybody())

    assert Counter(status) == {302: 1, 410: 49}
    respons = Respons.objects.get()
    pemenang = orang[status.index(302)]
    assert (respons.kunci, respons.nilai, respons.tiket) == (pemenang.kunci, pemenang.nilai, tiket)
    # Who was thanked and did not hear it sends again, and is thanked again.
    assert _run(_send(server.port, pemenang)) == 302
    assert Respons.objects.count() == 1
