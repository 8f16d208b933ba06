"""Who works where: invite, assign, end, resume; and the accounts of people who belong to one instansi.

An account that has (or had) an assignment in another instansi is not this admin's to change: its name,
password and state are touched only where `is_managed_by` says so.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts import actions as accounts
from accounts.models import User
from accounts.roles import ROLES, Cakupan, Permission
from units.models import Instansi, Penugasan, UnitKerja

ADMIN_ROLES = [kode for kode, r in ROLES.items() if Permission.KELOLA_PENGGUNA in r.permissions]


def is_managed_by(user: User, instansi: Instansi) -> bool:
    """True where every assignment of the user, past ones included, is in this instansi."""
    places = set(user.penugasan.values_list("instansi_id", flat=True))
    return places == {instansi.pk}


def _require_managed(user, instansi):
    if not is_managed_by(user, instansi):
        raise ValidationError(
            "Akun ini juga dipakai di luar instansi Anda, jadi tidak dapat diubah di sini."
        )


def _lock_admins(instansi):
    """Two admins who end each other at the same moment take turns here."""
    Instansi.objects.select_for_update().get(pk=instansi.pk)


def _require_other_admin(instansi, *, without: Penugasan | None = None, without_user=None):
    admins = Penugasan.objects.filter(
        instansi=instansi, role__in=ADMIN_ROLES, aktif=True, user__is_active=True
    )
    if without is not None:
        admins = admins.exclude(pk=without.pk)
    if without_user is not None:
        admins = admins.exclude(user=without_user)
    if not admins.exists():
        raise ValidationError("Instansi harus mempunyai sedikitnya satu admin aktif.")


@transaction.atomic
def assign(*, user: User, instansi: Instansi, role: str, unit: UnitKerja | None, by) -> Penugasan:
    """Give the user a role in a unit, or in the whole instansi for roles of that scope.

    An earlier assignment that was ended is taken up again instead of being doubled.
    """
    if ROLES[role].cakupan is Cakupan.INSTANSI:
        unit = None
    elif unit is None:
        raise ValidationError({"unit": "Peran ini perlu unit kerja."})
    if unit is not None and unit.instansi_id != instansi.pk:
        raise ValidationError({"unit": "Unit ini bukan bagian dari instansi."})
    earlier = Penugasan.objects.select_for_update().filter(
        user=user, role=role, instansi=instansi, unit=unit
    )
    if (penugasan := earlier.first()) is not None:
        if penugasan.aktif:
            raise ValidationError("Pengguna ini sudah mempunyai peran itu di unit itu.")
        penugasan.aktif = True
        penugasan.save(update_fields=["aktif"])
        return penugasan
    try:
        with transaction.atomic():
            return Penugasan.objects.create(user=user, role=role, instansi=instansi, unit=unit)
    except IntegrityError as error:
        raise ValidationError("Pengguna ini sudah mempunyai peran itu di unit itu.") from error


@transaction.atomic
def invite(
    *, instansi: Instansi, role: str, unit: UnitKerja | None, username, nama, nip=None, email="", by
) -> Penugasan:
    """A new account without a password, and its first assignment."""
    user = accounts.create_invited_user(username=username, nama=nama, nip=nip, email=email)
    return assign(user=user, instansi=instansi, role=role, unit=unit, by=by)


@transaction.atomic
def end_assignment(*, penugasan: Penugasan, by) -> Penugasan:
    """The role stops at once; the history keeps that it was held."""
    _lock_admins(penugasan.instansi)
    penugasan = Penugasan.objects.select_for_update(of=("self",)).get(pk=penugasan.pk)
    if penugasan.aktif and penugasan.role in ADMIN_ROLES:
        own = by is not None and penugasan.user_id == by.pk
        others = Penugasan.objects.filter(
            user=penugasan.user, instansi=penugasan.instansi, role__in=ADMIN_ROLES, aktif=True
        ).exclude(pk=penugasan.pk)
        if own and not others.exists():
            raise ValidationError(
                "Anda tidak dapat mengakhiri peran admin Anda sendiri. Minta admin lain melakukannya."
            )
        _require_other_admin(penugasan.instansi, without=penugasan)
    penugasan.aktif = False
    penugasan.save(update_fields=["aktif"])
    return penugasan


@transaction.atomic
def resume_assignment(*, penugasan: Penugasan, by) -> Penugasan:
    penugasan = Penugasan.objects.select_for_update(of=("self",)).get(pk=penugasan.pk)
    penugasan.aktif = True
    penugasan.save(update_fields=["aktif"])
    return penugasan


@transaction.atomic
def edit_user(*, user: User, instansi: Instansi, nama, nip, email, by) -> User:
    _require_managed(user, instansi)
    return accounts.edit_user(user=user, nama=nama, nip=nip, email=email)


@transaction.atomic
def renew_invitation(*, user: User, instansi: Instansi, by) -> User:
    """A fresh link; the old password, sessions and links of the account stop working."""
    _require_managed(user, instansi)
    if by is not None and user.pk == by.pk:
        raise ValidationError("Ganti kata sandi Anda sendiri lewat halaman profil.")
    if not user.is_active:
        raise ValidationError("Akun ini nonaktif. Aktifkan dahulu, lalu buat tautannya.")
    return accounts.renew_invitation(user=user)


@transaction.atomic
def deactivate_user(*, user: User, instansi: Instansi, by) -> User:
    """The person can no longer sign in; open sessions end. Assignments stay as they are."""
    _lock_admins(instansi)
    _require_managed(user, instansi)
    if by is not None and user.pk == by.pk:
        raise ValidationError("Anda tidak dapat menonaktifkan akun Anda sendiri.")
    _require_other_admin(instansi, without_user=user)
    return accounts.set_active(user=user, aktif=False)


@transaction.atomic
def reactivate_user(*, user: User, instansi: Instansi, by) -> User:
    _require_managed(user, instansi)
    return accounts.set_active(user=user, aktif=True)
