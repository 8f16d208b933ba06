from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.roles import ROLES
from asnplan.lib.riwayat import pelaku
from surveys.demo.muat import load_demo
from surveys.models import Layanan, Respons
from units.models import Instansi, Jabatan, Pegawai, UnitKerja
from workload.demo.akun import AKUN, KATA_SANDI
from workload.demo.muat import NamaTerpakai, demo_accounts
from workload.demo.struktur import KODE_INSTANSI, NAMA_INSTANSI
from workload.models import UraianTugas


class Command(BaseCommand):
    help = f"Memuat data contoh {NAMA_INSTANSI}: unit, jabatan, pegawai, beban kerja, suara warga, dan akun."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="hanya bila belum ada instansi apa pun"
        )
        parser.add_argument(
            "--reset", action="store_true", help="hapus data contoh yang ada, lalu muat lagi"
        )
        parser.add_argument(
            "--accounts", action="store_true", help="hanya cetak akun contoh dan kata sandinya"
        )

    def handle(self, *args, **options):
        if settings.PRODUCTION:
            raise CommandError(
                "Data contoh tidak boleh dimuat di sistem produksi: kata sandi akunnya diketahui umum."
            )
        if options["accounts"]:
            self.print_accounts()
        elif not (options["if_empty"] and Instansi.objects.exists()):
            self.load(reset=options["reset"])

    def load(self, reset: bool):
        if not reset and Instansi.objects.filter(kode=KODE_INSTANSI).exists():
            raise CommandError("Data contoh sudah ada. Untuk memuatnya lagi dari awal: --reset")
        try:
            with pelaku(asal="load_demo"):
                instansi = load_demo(reset=reset)
        except NamaTerpakai as error:
            raise CommandError(
                f"Nama pengguna “{error}” sudah dipakai orang lain. Data contoh tidak dimuat."
            ) from None
        jumlah = [
            f"{model.objects.filter(**{milik: instansi}).count()} {nama}"
            for nama, model, milik in (
                ("unit", UnitKerja, "instansi"),
                ("jabatan", Jabatan, "instansi"),
                ("pegawai", Pegawai, "instansi"),
                ("uraian tugas", UraianTugas, "beban__periode__instansi"),
                ("layanan", Layanan, "unit__instansi"),
                ("jawaban survei", Respons, "unit__instansi"),
            )
        ]
        self.stdout.write(f"Data contoh {NAMA_INSTANSI} dimuat: {', '.join(jumlah)}.")

    def print_accounts(self):
        """Username, role and password; nothing where the demo is absent."""
        akun = demo_accounts()
        baris = [
            (username, ROLES[role.kode].nama, nama, self.sandi(akun[username]))
            for username, nama, role, _ in AKUN
            if username in akun
        ]
        if not baris:
            return
        baris.insert(0, ("AKUN", "PERAN", "NAMA", "KATA SANDI"))
        lebar = [max(len(sel) for sel in kolom) for kolom in zip(*baris, strict=True)]
        for sel in baris:
            self.stdout.write(
                "  ".join(s.ljust(n) for s, n in zip(sel, lebar, strict=True)).rstrip()
            )

    def sandi(self, user) -> str:
        """The password as long as it is still the known one."""
        return KATA_SANDI if user.check_password(KATA_SANDI) else "(bukan kata sandi contoh)"
