"""Keeping what was handed over."""

from django.db import transaction

from workload.models import Cetakan


@transaction.atomic
def keep_cetakan(cetakan: Cetakan) -> Cetakan:
    """The kept Cetakan of these figures: this one, or the one that was kept before. Two people who print
    the same at once keep one."""
    ada = Cetakan.objects.filter(sidik=cetakan.sidik).defer("isi")
    if not ada.exists():
        Cetakan.objects.bulk_create([cetakan], ignore_conflicts=True)
    return ada.get()
