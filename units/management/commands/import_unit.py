from asnplan.lib.impor import ImportCommand
from units.imports.unit import import_unit


class Command(ImportCommand):
    help = "Memuat pohon unit kerja dari CSV atau XLSX (kode, nama, kode induk)."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--instansi", required=True, metavar="KODE")
        parser.add_argument("--create", action="store_true", help="buat instansi bila belum ada")

    def argumen(self, options):
        return {"instansi": options["instansi"], "create": options["create"]}

    def impor(self, sumber, **argumen):
        return import_unit(sumber, **argumen)
