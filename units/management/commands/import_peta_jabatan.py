from asnplan.lib.impor import ImportCommand
from units.imports.peta import import_peta_jabatan


class Command(ImportCommand):
    help = "Memuat peta jabatan dari CSV atau XLSX: jabatan, atasan, unit, kelas, bezetting."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--instansi", required=True, metavar="KODE")
        parser.add_argument("--periode", required=True, type=int, metavar="YYYY")
        parser.add_argument(
            "--create", action="store_true", help="buat instansi, periode, dan unit yang belum ada"
        )

    def argumen(self, options):
        return {k: options[k] for k in ("instansi", "periode", "create")}

    def impor(self, sumber, **argumen):
        return import_peta_jabatan(sumber, lapor=self.lapor, **argumen)
