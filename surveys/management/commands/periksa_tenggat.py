"""Complaints whose clock has run out go to the unit above.

For cron, once a day or once an hour: what was done is not done again.
"""

from django.core.management.base import BaseCommand
from django.utils import timezone

from asnplan.lib.riwayat import pelaku
from surveys.actions.tangani import escalate_overdue


class Command(BaseCommand):
    help = "Menaikkan pengaduan yang lewat tenggat ke unit atas."

    def handle(self, *args, **options):
        hari_ini = timezone.localdate()
        with pelaku(asal="periksa_tenggat"):
            naik = escalate_overdue(hari_ini)
        self.stdout.write(f"{naik} pengaduan naik ke unit atas.")
