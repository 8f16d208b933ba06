"""manage.py check_data: the rules that no constraint can hold, over the whole database."""

from django.core.management.base import BaseCommand, CommandError

from surveys.invariants import INVARIANTS as SURVEYS
from units.invariants import INVARIANTS as UNITS
from units.invariants import Tingkat
from workload.invariants import INVARIANTS as WORKLOAD

ATURAN = (*UNITS, *WORKLOAD, *SURVEYS)
BATAS = 20


class Command(BaseCommand):
    help = "Memeriksa keutuhan data. Keluar dengan galat bila ada yang salah; peringatan dan info hanya ditampilkan."

    def add_arguments(self, parser):
        parser.add_argument(
            "--semua",
            action="store_true",
            help=f"tampilkan semua temuan, bukan {BATAS} per aturan",
        )

    def handle(self, *args, semua, **options):
        salah = 0
        for invarian in ATURAN:
            temuan = list(invarian.periksa())
            if not temuan:
                continue
            keras = invarian.tingkat is Tingkat.SALAH
            salah += len(temuan) if keras else 0
            out = self.stderr if keras else self.stdout
            out.write(f"{invarian.tingkat.upper()} · {invarian.nama}: {len(temuan)}")
            for kalimat in temuan if semua else temuan[:BATAS]:
                out.write(f"  - {kalimat}")
            if not semua and len(temuan) > BATAS:
                out.write(f"  … dan {len(temuan) - BATAS} lagi (--semua)")
        aturan = len(ATURAN)
        if salah:
            raise CommandError(f"{salah} temuan salah dari {aturan} aturan.")
        self.stdout.write(f"Data utuh: {aturan} aturan diperiksa.")
