"""Every bad file gets a sentence, in bounded time and memory; whoever reads it lives on.

Each is read in a process of its own that may have 1.5 GB and 20 seconds of CPU. With -s the table is printed.
"""

import json
import subprocess
import sys

import pytest

from asnplan.lib.kisi import read_kisi
from tests import berkas_jahat as jahat

MEGA_PALING_BANYAK = 900
DETIK_PALING_LAMA = 12  # of CPU

# forks for each file, so that nothing but the reading itself is measured
_PENGUKUR = """
import json, os, resource, sys, time
from asnplan.lib import kisi, kisi_lain
from asnplan.lib.berkas import BerkasDitolak
import python_calamine

def memori(apa):
    return next(int(b.split()[1]) for b in open("/proc/self/status") if b.startswith(apa)) / 1024

def baca(path):
    resource.setrlimit(resource.RLIMIT_AS, (1536 << 20, 1536 << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    open("/proc/self/clear_refs", "w").write("5")
    awal = memori("VmRSS")
    try:
        hasil = {"lembar": len(kisi.read_kisi(path))}
    except BerkasDitolak as ditolak:
        hasil = {"kalimat": str(ditolak)}
    sendiri, anak = (resource.getrusage(x) for x in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    hasil["detik"] = sendiri.ru_utime + sendiri.ru_stime + anak.ru_utime + anak.ru_stime
    hasil["mega"] = max(memori("VmHWM") - awal, anak.ru_maxrss / 1024)
    return hasil

for nama in sys.stdin.read().splitlines():
    r, w = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(w, json.dumps(baca(nama)).encode())
        os._exit(0)
    os.close(w)
    isi = os.fdopen(r).read()
    _, status = os.waitpid(pid, 0)
    print(isi or json.dumps({"mati": status}), flush=True)
"""


@pytest.fixture(scope="module")
def hasil(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jahat")
    pembuat = {n: buat for n, (buat, _) in jahat.DITOLAK.items()} | jahat.TERBACA
    berkas = {}
    for i, (nama, buat) in enumerate(pembuat.items()):
        berkas[nama] = folder / f"{i}.xlsx"  # the name says nothing
        berkas[nama].write_bytes(buat())
    keluar = subprocess.run(
        [sys.executable, "-c", _PENGUKUR], input="\n".join(map(str, berkas.values())), text=True, capture_output=True, timeout=300
    )  # fmt: skip
    assert keluar.returncode == 0, keluar.stderr
    hasil = dict(zip(berkas, map(json.loads, keluar.stdout.splitlines()), strict=True))
    print(f"\n{'berkas':42} {'KB':>7} {'detik':>6} {'MB':>5}  kalimat")
    for nama, h in hasil.items():
        kata = h.get("kalimat") or (f"{h['lembar']} lembar" if "lembar" in h else f"MATI {h}")
        print(
            f"{nama:42} {berkas[nama].stat().st_size / 1024:7.0f} {h.get('detik', 0):6.2f} {h.get('mega', 0):5.0f}  {kata}"
        )
    return hasil


@pytest.mark.parametrize("nama", jahat.DITOLAK)
def test_gets_its_sentence(nama, hasil):
    kalimat = hasil[nama].get("kalimat", "")
    assert jahat.DITOLAK[nama][1] in kalimat, hasil[nama]
    assert kalimat.endswith(".")
    assert "\n" not in kalimat


@pytest.mark.parametrize("nama", jahat.TERBACA)
def test_odd_but_honest_files_are_read(nama, hasil):
    assert hasil[nama].get("lembar") == 1, hasil[nama]


@pytest.mark.parametrize("nama", [*jahat.DITOLAK, *jahat.TERBACA])
def test_memory_and_time_are_bounded(nama, hasil):
    assert hasil[nama]["mega"] <= MEGA_PALING_BANYAK
    assert hasil[nama]["detik"] <= DETIK_PALING_LAMA


def test_formulas_that_call_out_are_named_and_not_computed(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(jahat.TERBACA["WEBSERVICE dan DDE"]())
    (kisi,) = read_kisi(path)
    assert kisi.rumus == {
        (2, 0): 'WEBSERVICE("http://contoh.invalid/")',
        (2, 1): "cmd|' /C calc'!A0",
    }
    assert kisi.baris[2] == [None, None]


def test_mixed_encodings_are_read_line_by_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(jahat.TERBACA["CSV campuran UTF-8 dan Windows"]())
    assert [b[0] for b in read_kisi(path)[0].baris] == ["nama", "Surat – masuk", "Café"]
