"""People who sign in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from asnplan.lib.riwayat import tercatat


class UserManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        """A user; without a password the account waits for its invitation to be used."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)

    def find(self, typed):
        """Whom a person means who types a username or a NIP / NI PPPK; None where there is nobody."""
        typed = (typed or "").strip()
        digits = typed.replace(" ", "").replace(".", "")
        if digits.isdigit():
            return self.filter(nip=digits).first()
        return self.filter(username__iexact=typed).first()


# A letter first: a username can never look like somebody else's NIP.
USERNAME = RegexValidator(
    r"^[A-Za-z][A-Za-z0-9._-]*$",
    "Nama pengguna diawali huruf; lalu huruf, angka, titik, garis bawah, atau tanda hubung.",
)
NIP = RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")


@tercatat(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who may sign in, by username or NIP. What they may do is said by units.Penugasan.

    There is no superuser: nobody sees an instansi without an assignment in it.
    """

    username = models.CharField("nama pengguna", max_length=60, validators=[USERNAME])
    nama = models.CharField("nama lengkap", max_length=150)
    nip = models.CharField("NIP / NI PPPK", max_length=18, null=True, blank=True, validators=[NIP])
    email = models.EmailField("surel", blank=True)
    is_active = models.BooleanField("aktif", default=True)
    sandi_diubah_pada = models.DateTimeField("kata sandi diubah", null=True, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unik",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["nip"],
                name="user_nip_unik",
                violation_error_message="NIP ini sudah dipakai pengguna lain.",
            ),
        ]

    def __str__(self):
        return self.nama

    def get_full_name(self):
        return self.nama

    def get_short_name(self):
        return self.nama.split()[0] if self.nama else self.username

    def set_password(self, raw_password):
        """The hash itself is never in the history; that it changed, and when, is."""
        super().set_password(raw_password)
        self.sandi_diubah_pada = None if raw_password is None else timezone.now()

    def set_unusable_password(self):
        super().set_unusable_password()
        self.sandi_diubah_pada = None

    @property
    def menunggu_undangan(self) -> bool:
        """Invited and has not chosen a password yet."""
        return not self.has_usable_password()
