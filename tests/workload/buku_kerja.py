"""A workbook read back, and recalculated by LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

HITUNG_SELALU = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def rows(isi: bytes, lembar: str, *, rumus: bool = False) -> list[list]:
    """The cells of a sheet: their stored figures, or with `rumus` their formulas."""
    return _read(isi, rumus)[lembar]


@lru_cache(maxsize=2)
def _read(isi: bytes, rumus: bool) -> dict[str, list[list]]:
    buku = load_workbook(io.BytesIO(isi), read_only=True, data_only=not rumus)
    return {lembar.title: [list(b) for b in lembar.iter_rows(values_only=True)] for lembar in buku}


def sheet_names(isi: bytes) -> list[str]:
    return list(_read(isi, False))


def below(isi: bytes, lembar: str, judul: str, *, rumus: bool = False) -> list[list]:
    """The rows below the one whose first cell is `judul`."""
    semua = rows(isi, lembar, rumus=rumus)
    kepala = next(i for i, b in enumerate(semua) if b[0] == judul)
    return semua[kepala + 1 :]


def recalculate(isi: bytes, folder: Path) -> bytes:
    """The same workbook after LibreOffice has computed every formula anew, whatever was stored with it."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice:
        pytest.skip("LIBREOFFICE NOT FOUND: the formulas were not recalculated here")
    profil = folder / "profil/user"
    profil.mkdir(parents=True)
    (profil / "registrymodifications.xcu").write_text(HITUNG_SELALU)
    (folder / "asli.xlsx").write_bytes(isi)
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "hitung", folder / "asli.xlsx"],
        check=True, capture_output=True, timeout=1200,
    )  # fmt: skip
    return (folder / "hitung/asli.xlsx").read_bytes()


def differences(lama: bytes, baru: bytes) -> list[str]:
    """Cells in which two workbooks differ: figures from 1e-9 on, texts at all."""
    a, b = (CalamineWorkbook.from_filelike(io.BytesIO(isi)) for isi in (lama, baru))
    assert a.sheet_names == b.sheet_names
    beda = []
    for nama in a.sheet_names:
        kiri, kanan = (x.get_sheet_by_name(nama).to_python(skip_empty_area=False) for x in (a, b))
        for r, baris in enumerate(kiri):
            lain = kanan[r] if r < len(kanan) else []
            for c, nilai in enumerate(baris):
                pembanding = lain[c] if c < len(lain) else ""
                if _differ(nilai, pembanding):
                    beda.append(f"{nama} R{r + 1}C{c + 1}: {nilai!r} ≠ {pembanding!r}")
    return beda


def _differ(a, b) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) > 1e-9 * max(1, abs(a))
    return a != b


def count_formulas(isi: bytes) -> int:
    return sum(
        isinstance(nilai, str) and nilai.startswith("=")
        for baris_baris in _read(isi, True).values()
        for baris in baris_baris
        for nilai in baris
    )


def count_breaks(isi: bytes) -> list[int]:
    """Page breaks set by hand, per sheet."""
    berkas = zipfile.ZipFile(io.BytesIO(isi))
    lembar = [n for n in berkas.namelist() if n.startswith("xl/worksheets/sheet")]
    return [berkas.read(n).count(b"<brk ") for n in lembar]
