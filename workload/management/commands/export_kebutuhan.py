"""The workbook of kebutuhan as a file: the one that the page gives to download, its figures kept the same."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from asnplan.lib.riwayat import pelaku
from workload.actions.cetakan import keep_cetakan
from workload.exports.buku import write_buku
from workload.exports.cetakan import prepare_cetakan
from workload.exports.kebutuhan import read_kebutuhan, snapshot
from workload.management import lingkup


class Command(BaseCommand):
    help = "Tulis buku kerja Excel kebutuhan: rekap per unit, per jabatan, dan uraian tugas."

    def add_arguments(self, parser):
        lingkup.add_arguments(parser)
        parser.add_argument("--out", required=True, metavar="FILE.xlsx", type=Path)

    def handle(self, *args, **options):
        with snapshot():
            periode, unit = lingkup.find(options)
            data = read_kebutuhan(periode, unit=unit, oleh="baris perintah (export_kebutuhan)")
            cetakan = prepare_cetakan(data, situs=settings.SITE_URL)
            try:
                save_whole(
                    Path(options["out"]), lambda berkas: write_buku(data, berkas, cetakan=cetakan)
                )
            except OSError as galat:
                raise CommandError(
                    f"Berkas {options['out']} tidak dapat ditulis: {galat.strerror or galat}."
                ) from galat
        with pelaku(asal="perintah export_kebutuhan"):
            keep_cetakan(cetakan)
        self.stdout.write(
            f"{options['out']}: {data.total.jabatan} jabatan di {len(data.units)} unit. "
            f"Kode periksa {cetakan.kode}."
        )


def save_whole(tujuan: Path, tulis) -> None:
    """`tulis(file)` into a temporary file beside `tujuan` that takes its place only when complete."""
    nomor, sementara = tempfile.mkstemp(dir=tujuan.parent, prefix=f".{tujuan.name}-", suffix=".tmp")
    try:
        with os.fdopen(nomor, "wb") as berkas:
            tulis(berkas)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(
            sementara, 0o666 & ~umask
        )  # mkstemp gives 0600; a report is no secret of its maker
        os.replace(sementara, tujuan)
    except BaseException:
        Path(sementara).unlink(missing_ok=True)
        raise
