"""People who sign in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

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


@tercatat(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who may sign in, by username or NIP. What they may do is said by units.Penugasan.

    There is no superuser: nobody sees an instansi without an assignment in it.
    """

    username = models.CharField("nama pengguna", max_length=60)
    nama = models.CharField("nama lengkap", max_length=150)
    nip = models.CharField("NIP / NI PPPK", max_length=18, null=True, blank=True)
    email = models.EmailField("surel", blank=True)
    is_active = models.BooleanField("aktif", default=True)
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

    @property
    def menunggu_undangan(self) -> bool:
        """Invited and has not chosen a password yet."""
        return not self.has_usable_password()
