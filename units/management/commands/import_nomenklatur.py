from asnplan.lib.impor import ImportCommand
from units.imports.nomenklatur import import_nomenklatur


class Command(ImportCommand):
    help = "Memuat daftar nomenklatur jabatan dari CSV atau XLSX ke daftar nasional."

    def argumen(self, options):
        return {}

    def impor(self, sumber, **argumen):
        return import_nomenklatur(sumber, **argumen)
