"""P6: import of a workload file against the bare library reading it and COPY of the same rows."""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from benchmarks import data
from benchmarks.proses import apart
from benchmarks.ukur import Hasil, by_turns, ms
from workload.imports.beban_kerja import import_beban_kerja
from workload.models import UraianTugas

PUTARAN = 3
TABEL = UraianTugas._meta.db_table
KOLOM = [f.column for f in UraianTugas._meta.concrete_fields if not f.generated]
KEPALA = (
    *("peta_id", "unit_kerja", "nama_jabatan", "uraian_tugas", "hasil_kerja", "satuan_hasil", "volume"),
    *("satuan_periode", "waktu_penyelesaian_menit", "waktu_kerja_efektif_menit", "kebutuhan_pegawai"),
)  # fmt: skip


def run():
    with tempfile.TemporaryDirectory() as folder:
        berkas = Path(folder) / "beban-kerja.xlsx"
        baris = write_file(berkas)
        teks = rows_as_text()
        a, b = by_turns(lambda: impor(berkas), lambda: bare(berkas, teks), PUTARAN)
        n = f"{baris:,} rows"
        yield Hasil("P6", f"import_beban_kerja, {n}", ms(a), ms(b), a / b, 3)
        polos, kami, pustaka = (
            apart("impor", fungsi, str(berkas)) for fungsi in ("nothing", "ours", "library")
        )
        yield Hasil(
            "P6", "memory of it, above a bare process", f"{kami['puncak']:.0f} MB", f"{polos['puncak']:.0f} MB",
            kami["puncak"] - polos["puncak"], satuan="MB",
        )  # fmt: skip
        yield Hasil(
            "P6", "memory of the library reading it, above a bare process", f"{pustaka['puncak']:.0f} MB",
            f"{polos['puncak']:.0f} MB", pustaka["puncak"] - polos["puncak"], satuan="MB",
        )  # fmt: skip
    with connection.cursor() as cursor:  # what was rolled back leaves dead rows behind
        cursor.execute("VACUUM workload_uraiantugas, workload_uraiantugasevent")


def write_file(tujuan: Path) -> int:
    """The city's workload as a file, with the figures a kecamatan prints beside each row."""
    kolom = (
        *("beban__jabatan__kode", "beban__jabatan__unit__nama", "beban__jabatan__nama", "uraian", "hasil"),
        *("satuan", "volume", "periode_volume", "waktu", "beban_menit"),
    )  # fmt: skip
    tugas = UraianTugas.objects.filter(
        beban__periode__instansi__kode=data.SATU, beban__periode__tahun=data.TAHUN
    )
    n = 0
    with xlsxwriter.Workbook(tujuan, {"constant_memory": True}) as buku:
        lembar = buku.add_worksheet()
        lembar.write_row(0, 0, KEPALA)
        for n, (*isi, menit) in enumerate(
            tugas.order_by("beban", "urutan").values_list(*kolom).iterator(), 1
        ):
            angka = [float(x) if i in (6, 8) else x for i, x in enumerate(isi)]
            lembar.write_row(n, 0, [*angka, 75_000, float(menit / 75_000)])
    return n


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        connection.check_constraints()  # what a commit would have checked
        transaction.set_rollback(True)


def impor(berkas: Path):
    with taken_back():
        return import_beban_kerja(str(berkas), instansi=data.SATU, periode=data.TAHUN_KOSONG)


def ours(berkas: str) -> None:
    impor(Path(berkas))


def nothing(berkas: str) -> None:
    """A process that only started."""


def library(berkas: str) -> None:
    CalamineWorkbook.from_path(berkas).get_sheet_by_index(0).to_python()


def bare(berkas: Path, teks: str):
    """The library alone: it reads every cell, and the database takes every row."""
    library(str(berkas))
    with taken_back(), connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {TABEL} ({', '.join(KOLOM)}) FROM STDIN", io.StringIO(teks))


def rows_as_text() -> str:
    """The city's rows once more, under new numbers, as COPY reads them fastest."""
    baru = {"id": "t.id + 1000000000", "uid": "gen_random_uuid()"}
    kolom = ", ".join(baru.get(k, f"t.{k}") for k in KOLOM)
    keluar = io.StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY (SELECT {kolom} FROM {TABEL} t JOIN workload_bebanjabatan b ON b.id = t.beban_id"
            " JOIN units_periode p ON p.id = b.periode_id JOIN units_instansi i ON i.id = p.instansi_id"
            f" WHERE i.kode = '{data.SATU}' AND p.tahun = {data.TAHUN} ORDER BY b.id, t.urutan) TO STDOUT",
            keluar,
        )
    return keluar.getvalue()
