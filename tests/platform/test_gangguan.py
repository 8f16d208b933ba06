"""When the server is killed in mid-save or the database drops its connections, nothing that was
acknowledged is lost and nothing is stored twice: rows carry their own number, so a retry is harmless."""

import http.client
import json
import secrets
import threading
import time
import uuid

import pytest

from tests.factories import build_instansi, build_jabatan, build_user
from tests.platform.server import Server, drop_connections
from workload.models import UraianTugas

PENULIS, BARIS = 3, 12


@pytest.fixture
def lembar(transactional_db, client):
    """(path of the save, headers of a signed-in officer)"""
    instansi = build_instansi("gangguan", "Kecamatan Uji")
    jabatan = build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")
    client.force_login(
        build_user(instansi, "petugas"), backend="accounts.backends.UsernameOrNipBackend"
    )
    token = secrets.token_hex(16)
    return f"/beban-kerja/{instansi.periode.get().pk}/jabatan/{jabatan.pk}/simpan/", {
        "Cookie": f"sessionid={client.cookies['sessionid'].value}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/json",
    }


@pytest.fixture
def server():
    server = Server()
    server.start()
    yield server
    server.kill()


def _write(port, lembar, diakui: set, gagal: list, mulai: threading.Event):
    """Save rows one after another like the page does: the same row again until it is acknowledged."""
    path, headers = lembar
    mulai.wait()
    for n in range(BARIS):
        uid = str(uuid.uuid4())
        isi = {"uraian": f"Tugas {uid}", "volume": str(n + 1), "waktu": "10"}
        badan = json.dumps(
            {"rows": [{"uid": uid, "versi": 0, "isi": isi, "dasar": {}, "terkirim": isi}]}
        )
        for _ in range(200):
            try:
                sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                sambungan.request("POST", path, badan, headers)
                jawab = sambungan.getresponse()
                data = jawab.read()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
                continue
            if jawab.status == 200 and not json.loads(data)["bentrok"]:
                diakui.add(uid)
                break
            if jawab.status < 500:
                gagal.append((jawab.status, data[:300]))
                return
            time.sleep(0.05)
        else:
            gagal.append(("never acknowledged", uid))


def _run(server, lembar, gangguan):
    """Writers at work while `gangguan()` happens twice."""
    diakui, gagal, mulai = set(), [], threading.Event()
    penulis = [
        threading.Thread(target=_write, args=(server.port, lembar, diakui, gagal, mulai))
        for _ in range(PENULIS)
    ]
    for p in penulis:
        p.start()
    mulai.set()
    for batas in (PENULIS * 2, PENULIS * 5):
        while len(diakui) < batas and any(p.is_alive() for p in penulis):
            time.sleep(0.01)
        gangguan()
    for p in penulis:
        p.join()
    return diakui, gagal


def _assert_whole(diakui, gagal):
    assert not gagal, gagal
    assert len(diakui) == PENULIS * BARIS
    tersimpan = {str(u): n for u, n in UraianTugas.objects.values_list("uid", "uraian")}
    assert set(tersimpan) == diakui, "every acknowledged row is there, none twice and none besides"
    assert all(uraian == f"Tugas {uid}" for uid, uraian in tersimpan.items())


def test_a_server_killed_in_mid_save_loses_nothing_acknowledged(lembar, server):
    def bunuh():
        server.kill()
        server.start()

    _assert_whole(*_run(server, lembar, bunuh))


def test_dropped_database_connections_lose_nothing_acknowledged(lembar, server):
    _assert_whole(*_run(server, lembar, drop_connections))
