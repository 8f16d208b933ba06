import json

from asnplan.lib.angka import BukanAngka, parse_angka
from asnplan.lib.impor import ImportCommand
from asnplan.lib.tabel import BerkasDitolak
from workload.imports.beban_kerja import import_beban_kerja


class Command(ImportCommand):
    help = (
        "Memuat uraian tugas dan beban kerja dari CSV atau XLSX; selisih dengan berkas dilaporkan."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--instansi", required=True, metavar="KODE")
        parser.add_argument("--periode", required=True, type=int, metavar="YYYY")
        parser.add_argument("--unit", metavar="KODE", help="hanya unit ini dan yang di bawahnya")
        parser.add_argument(
            "--create",
            action="store_true",
            help="buat instansi, periode, unit, dan jabatan yang belum ada",
        )
        parser.add_argument(
            "--waktu-efektif", metavar="MENIT", help="untuk periode yang baru dibuat"
        )
        parser.add_argument(
            "--json", action="store_true", help="cetak hasil per jabatan sebagai JSON"
        )

    def argumen(self, options):
        try:
            waktu_efektif = parse_angka(options["waktu_efektif"])
        except BukanAngka as galat:
            raise BerkasDitolak(f"--waktu-efektif: {galat}") from galat
        return {k: options[k] for k in ("instansi", "periode", "unit", "create")} | {
            "waktu_efektif": waktu_efektif
        }

    def impor(self, sumber, **argumen):
        return import_beban_kerja(sumber, lapor=self.lapor, **argumen)

    def selesai(self, hasil, options):
        if options["json"]:
            json.dump(
                [j.as_json() for j in hasil.rincian], self.stdout, ensure_ascii=False, indent=1
            )
            self.stdout.write("")
        else:
            super().selesai(hasil, options)
