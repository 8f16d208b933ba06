"""Writes to accounts. Who may call them is decided where the instansi is known (units.actions.penugasan)."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts import mail
from accounts.models import User
from accounts.tokens import reset_path

# The same words whoever holds the name: nobody learns where that account is.
SUDAH_DIPAKAI = "Nama pengguna atau NIP ini sudah dipakai. Pilih yang lain."


def _save(user: User) -> User:
    """Validated and unique, or a ValidationError; races included."""
    user.full_clean(exclude=["password"], validate_constraints=False)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        raise ValidationError(SUDAH_DIPAKAI, code="unik") from error
    return user


@transaction.atomic
def create_invited_user(
    *, username: str, nama: str, nip: str | None = None, email: str = ""
) -> User:
    """An account without a password: its owner chooses one by the invitation."""
    user = User(username=username, nama=nama, nip=nip or None, email=email)
    user.set_unusable_password()
    return _save(user)


@transaction.atomic
def edit_user(*, user: User, nama: str, nip: str | None, email: str) -> User:
    user = User.objects.select_for_update().get(pk=user.pk)
    user.nama, user.nip, user.email = nama, nip or None, email
    return _save(user)


@transaction.atomic
def change_email(*, user: User, email: str) -> User:
    user = User.objects.select_for_update().get(pk=user.pk)
    user.email = email
    user.full_clean(exclude=["password"], validate_constraints=False)
    user.save(update_fields=["email"])
    return user


@transaction.atomic
def renew_invitation(*, user: User) -> User:
    """A new invitation: the password, open sessions and earlier links of the account stop working."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.set_unusable_password()
    user.save(update_fields=["password", "sandi_diubah_pada"])
    return user


@transaction.atomic
def set_active(*, user: User, aktif: bool) -> User:
    """An account that is not active cannot sign in, and its open sessions end."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.is_active = aktif
    user.save(update_fields=["is_active"])
    return user


def send_reset_links(*, pengenal: str, build_url) -> None:
    """Mail a link to the account meant by a username, NIP or mail address. Says nothing of what it found."""
    users = User.objects.filter(Q(email__iexact=pengenal.strip()) & ~Q(email=""))
    named = User.objects.find(pengenal)
    if named is not None:
        users = users | User.objects.filter(pk=named.pk)
    for user in users.filter(is_active=True).order_by("pk")[:5]:
        if user.has_usable_password():
            mail.send_reset(user, build_url(reset_path(user)))
