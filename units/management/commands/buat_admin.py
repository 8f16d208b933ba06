"""The first person of an instansi: an account without a password, admin of that instansi, and its link."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import actions as accounts
from accounts.models import User
from accounts.roles import AdminInstansi
from accounts.tokens import invitation_path
from asnplan.lib.riwayat import pelaku
from units.actions.penugasan import assign
from units.models import Instansi


class Command(BaseCommand):
    help = "Membuat admin instansi dan mencetak tautan undangannya (akun tanpa kata sandi bawaan)."

    def add_arguments(self, parser):
        parser.add_argument("username", help="nama pengguna, misalnya sari.lubis")
        parser.add_argument("--instansi", required=True, metavar="KODE")
        parser.add_argument("--nama", help="nama lengkap; wajib untuk akun baru")
        parser.add_argument("--nip")
        parser.add_argument("--email", default="", help="surel")
        parser.add_argument(
            "--create-instansi", metavar="NAMA", help="buat instansi dengan nama ini bila belum ada"
        )
        parser.add_argument("--alamat", help="alamat situs, misalnya https://asnplan.contoh.go.id")
        parser.add_argument(
            "--tautan-baru",
            action="store_true",
            help="akun sudah ada: hapus kata sandinya dan cetak tautan baru",
        )

    def handle(self, *args, **options):
        try:
            with pelaku(asal="buat_admin"), transaction.atomic():
                user = self._make(options)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if not user.menunggu_undangan:
            self.stdout.write(f"{user.nama} sekarang admin instansi; kata sandinya tetap.")
            return
        self.stdout.write(f"{user.nama} diundang sebagai admin instansi. Tautan (sekali pakai):")
        self.stdout.write(self._site(options["alamat"]) + invitation_path(user))

    def _make(self, options) -> User:
        instansi = self._instansi(options)
        user = User.objects.filter(username__iexact=options["username"]).first()
        if user is None:
            if not options["nama"]:
                raise CommandError("Akun ini belum ada. Tulis nama lengkapnya dengan --nama.")
            user = accounts.create_invited_user(
                username=options["username"],
                nama=options["nama"],
                nip=options["nip"],
                email=options["email"],
            )
        elif options["tautan_baru"]:
            user = accounts.renew_invitation(user=user)
        held = user.penugasan.filter(instansi=instansi, role=AdminInstansi.kode, aktif=True)
        if not held.exists():
            assign(user=user, instansi=instansi, role=AdminInstansi.kode, unit=None, by=None)
        return user

    def _instansi(self, options) -> Instansi:
        instansi = Instansi.objects.filter(kode=options["instansi"]).first()
        if instansi is None:
            if not options["create_instansi"]:
                raise CommandError(
                    f"Instansi “{options['instansi']}” belum ada. Tambahkan --create-instansi NAMA."
                )
            instansi = Instansi(kode=options["instansi"], nama=options["create_instansi"])
            instansi.full_clean()
            instansi.save()
        return instansi

    def _site(self, alamat) -> str:
        if alamat:
            return alamat.rstrip("/")
        if settings.DEBUG or not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
            return "http://127.0.0.1:8000"
        return "https://" + settings.ALLOWED_HOSTS[0].lstrip(".")
