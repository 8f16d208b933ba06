"""Deletes personal data of citizens whose time is over (surveys.actions.hapus). For cron, once a day; may be
run again and may be killed. Where no cron runs it, the application does, once a day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from surveys.actions.hapus import run
from surveys.calculators.privasi import SIMPANAN


class Command(BaseCommand):
    help = "Menghapus data pribadi warga yang masa simpannya habis; menulis jumlahnya di catatan."

    def handle(self, *args, **options):
        for jenis, banyak in run(timezone.localdate(), asal="perintah").items():
            if banyak:
                self.stdout.write(f"{SIMPANAN[jenis].apa}: {banyak}")
        self.stdout.write("Selesai.")
