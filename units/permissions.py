"""May this person do this here? The one question that buttons, views and actions ask."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.roles import Cakupan, Permission
from units.models.unit_kerja import UnitKerja, user_assignments


def may(user, permission: Permission, *, unit: UnitKerja | None = None, instansi=None) -> bool:
    """True where the user holds `permission` over the unit, or over the whole instansi.

    Give exactly one of `unit` and `instansi`; with `instansi` only roles of instansi scope count.
    """
    if (unit is None) == (instansi is None):
        raise TypeError("may() needs exactly one of unit= and instansi=")
    instansi_id = unit.instansi_id if unit is not None else instansi.pk
    top_units = set()
    for penugasan in user_assignments(user):
        if penugasan.instansi_id != instansi_id or permission not in penugasan.peran.permissions:
            continue
        if penugasan.peran.cakupan is Cakupan.INSTANSI:
            return True
        top_units.add(penugasan.unit_id)
    if unit is None or not top_units:
        return False
    return unit.pk in top_units or not top_units.isdisjoint(_path(unit))


def _path(unit: UnitKerja) -> list[int]:
    """Ids of the unit and of those above it; read once (or with the unit, as `jalur`), a page asks about
    several permissions."""
    if not hasattr(unit, "jalur"):
        unit.jalur = list(UnitKerja.objects.ancestors_of(unit).values_list("pk", flat=True))
    return unit.jalur


def may_anywhere(user, permission: Permission, *, instansi) -> bool:
    """True where the user holds `permission` in the instansi or in any unit of it."""
    return any(
        p.instansi_id == instansi.pk and permission in p.peran.permissions
        for p in user_assignments(user)
    )


def require(user, permission: Permission, *, unit: UnitKerja | None = None, instansi=None) -> None:
    """404 for strangers (the thing does not exist for them), 403 for readers who try to write."""
    if may(user, permission, unit=unit, instansi=instansi):
        return
    sees = (
        may(user, Permission.LIHAT, unit=unit)
        if unit is not None
        else may_anywhere(user, Permission.LIHAT, instansi=instansi)
    )
    if not sees:
        raise Http404
    raise PermissionDenied
