"""Encrypts contacts anew with the first key of DATA_KEYS; run after a new key was put in front."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from asnplan.lib.rahasia import TAK_TERBACA
from surveys.models import KontakPelapor


class Command(BaseCommand):
    help = "Menyandikan ulang kontak warga dengan kunci pertama di DATA_KEYS."

    @transaction.atomic
    def handle(self, *args, **options):
        semua = list(KontakPelapor.objects.select_for_update())
        rusak = [k for k in semua if TAK_TERBACA in (k.nama, k.kontak)]
        if rusak:
            raise CommandError(
                f"{len(rusak)} kontak tidak terbaca dengan kunci mana pun; tidak ada yang diubah."
                " Kembalikan kunci lamanya ke DATA_KEYS."
            )
        for kontak in semua:
            kontak.save(update_fields=["nama", "kontak"])
        self.stdout.write(f"{len(semua)} kontak disandikan ulang.")
