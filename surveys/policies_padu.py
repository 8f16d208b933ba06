"""Who may lay citizens' voice beside a post."""

from __future__ import annotations

from accounts.roles import Permission
from units.models import UnitKerja
from units.permissions import may


def may_link(user, unit: UnitKerja) -> bool:
    """Those who fill in the workload of the post's unit, and those who comment on it."""
    return may(user, Permission.ISI_BEBAN, unit=unit) or may(
        user, Permission.BERI_CATATAN, unit=unit
    )
