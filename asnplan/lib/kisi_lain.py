"""Reading .xls, .xlsb and .ods in a process of its own, with a limit to its memory and time.

These cannot be looked through before they are laid out as an .xlsx can (lembar_xml). A file made to burst
takes only that process down; the one who brought it gets a sentence.
"""

from __future__ import annotations

import io
import logging
import pickle
import subprocess
import sys
from pathlib import Path

from asnplan.lib.berkas import BerkasDitolak, mengembang
from asnplan.lib.kisi import Kisi, read_sheets

MAX_MEMORI = 1024 * 1024 * 1024  # bytes of address space
MAX_DETIK = 30
MAX_KIRIMAN = 256 * 1024 * 1024  # bytes handed over
logger = logging.getLogger(__name__)
_AKAR = Path(__file__).resolve().parents[2]


def read_apart(isi: bytes, satu: bool) -> list[Kisi]:
    perintah = [sys.executable, "-m", "asnplan.lib.kisi_lain", *(["--satu"] if satu else [])]
    try:
        selesai = subprocess.run(
            perintah, input=isi, capture_output=True, timeout=2 * MAX_DETIK, cwd=_AKAR, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as galat:
        logger.warning("A file made its reader end: %s %s", galat, (galat.stderr or b"")[-500:])
        raise BerkasDitolak(
            "Berkas terlalu besar atau rusak sehingga tidak dapat dibaca; simpan ulang sebagai .xlsx lalu unggah lagi."
        ) from galat
    hasil = pickle.loads(selesai.stdout)  # our own process wrote it
    if isinstance(hasil, list):
        return hasil
    raise BerkasDitolak(*hasil)


def main() -> None:
    _limit()
    try:
        hasil: list | tuple = read_sheets(io.BytesIO(sys.stdin.buffer.read()), "--satu" in sys.argv)
    except BerkasDitolak as ditolak:
        hasil = tuple(ditolak.galat)
    kiriman = pickle.dumps(hasil, protocol=5)
    if len(kiriman) > MAX_KIRIMAN:
        kiriman = pickle.dumps(tuple(mengembang().galat), protocol=5)
    sys.stdout.buffer.write(kiriman)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit holds there too
        return
    for apa, batas in (
        (resource.RLIMIT_AS, MAX_MEMORI),
        (resource.RLIMIT_CPU, MAX_DETIK),
        (resource.RLIMIT_CORE, 0),
    ):
        _, paling = resource.getrlimit(apa)  # the machine may allow less
        batas = batas if paling == resource.RLIM_INFINITY else min(batas, paling)
        resource.setrlimit(apa, (batas, batas))


if __name__ == "__main__":
    main()
