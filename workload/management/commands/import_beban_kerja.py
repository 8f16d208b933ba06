import json

from django.core.management.base import CommandError

from asnplan.lib.angka import BukanAngka, parse_angka
from asnplan.lib.impor import ImportCommand, jalankan
from asnplan.lib.riwayat import pelaku
from asnplan.lib.tabel import BerkasDitolak
from workload.imports.beban_kerja import import_beban_kerja


class Command(ImportCommand):
    help = (
        "Memuat uraian tugas dan beban kerja dari CSV atau Excel; selisih dengan berkas dilaporkan. "
        "Beberapa berkas sekaligus: masing-masing disimpan utuh atau tidak sama sekali."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", metavar="FILE", nargs="+", help="CSV atau Excel; kolom dikenali dari judulnya"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="periksa saja, tidak menyimpan apa pun"
        )
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
            "--lewati-tak-cocok",
            action="store_true",
            dest="lewati",
            help="lewati jabatan yang tidak ditemukan; sel yang bukan angka disimpan sebagai teks",
        )
        parser.add_argument(
            "--lembar-tersembunyi",
            action="store_true",
            dest="tersembunyi",
            help="ambil juga jabatan di lembar tersembunyi",
        )
        parser.add_argument(
            "--json", action="store_true", help="cetak hasil per jabatan sebagai JSON"
        )

    def handle(self, *args, file, dry_run, **options):
        file = [file] if not isinstance(file, list | tuple) else list(file)
        argumen = self.argumen(options)
        rincian, ditolak = [], 0
        for satu in file:
            awal = f"{satu}: " if len(file) > 1 else ""
            try:
                with pelaku(asal=f"perintah {self.nama}"):
                    hasil = jalankan(self.impor, satu, dry_run=dry_run, **argumen)
            except BerkasDitolak as tolak:
                for galat in tolak.galat:
                    self.stderr.write(f"{awal}{galat}", style_func=str)
                if len(file) == 1:
                    raise CommandError(
                        f"{len(tolak.galat)} galat; tidak ada yang disimpan."
                    ) from None
                self.stderr.write(
                    f"{awal}{len(tolak.galat)} galat; tidak ada yang disimpan dari berkas ini.",
                    style_func=str,
                )
                ditolak += 1
                continue
            self.warn(awal, hasil.peringatan)
            dari = {"file": str(satu)} if len(file) > 1 else {}
            rincian += [j.as_json() | dari for j in hasil.rincian]
            if not options["json"]:
                self.stdout.write(awal, ending="")
                self.selesai(hasil, options)
        if options["json"]:
            json.dump(rincian, self.stdout, ensure_ascii=False, indent=1)
            self.stdout.write("")
        if ditolak:
            raise CommandError(f"{ditolak} dari {len(file)} berkas ditolak.")

    def warn(self, awal, peringatan):
        for p in peringatan[: self.BANYAK]:
            self.stderr.write(f"{awal}Peringatan: {p}", style_func=str)
        if len(peringatan) > self.BANYAK:
            self.stderr.write(
                f"{awal}… dan {len(peringatan) - self.BANYAK} peringatan lain.", style_func=str
            )

    def argumen(self, options):
        try:
            waktu_efektif = parse_angka(options["waktu_efektif"])
        except BukanAngka as galat:
            raise CommandError(f"--waktu-efektif: {galat}") from galat
        return {k: options[k] for k in ("instansi", "periode", "unit", "create", "lewati", "tersembunyi")} | {
            "waktu_efektif": waktu_efektif
        }  # fmt: skip

    def impor(self, sumber, **argumen):
        return import_beban_kerja(sumber, lapor=self.lapor, **argumen)
