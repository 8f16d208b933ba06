from asnplan.lib.impor import ImportCommand
from units.imports.pegawai import import_pegawai


class Command(ImportCommand):
    help = "Memuat pegawai dari CSV atau XLSX: NIP atau NI PPPK, nama, jabatan."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--instansi", required=True, metavar="KODE")

    def argumen(self, options):
        return {"instansi": options["instansi"]}

    def impor(self, sumber, **argumen):
        return import_pegawai(sumber, **argumen)
