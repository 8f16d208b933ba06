"""What every action of this package shares."""

from contextlib import nullcontext
from functools import wraps

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from units.models import Instansi

ALASAN_MINIMUM = 10
"""Letters of a reason: enough for a sentence that means something to the next reader. The house's own rule."""


def action(func):
    """A write: keyword-only, one transaction, and the history names its author even outside a request.

    A refusal is a ValidationError with an Indonesian sentence; nothing is saved then.
    """

    @wraps(func)
    @transaction.atomic
    def run(*, by, **kwargs):
        with pghistory.context(user=by.pk) if by else nullcontext():
            return func(by=by, **kwargs)

    return run


def refuse_alasan(alasan: str) -> str:
    """Why the reason is too short to tell anybody anything later; "" where it is not."""
    if len(alasan.strip()) < ALASAN_MINIMUM:
        return f"Tulis alasannya, paling sedikit {ALASAN_MINIMUM} huruf."
    return ""


def require_alasan(alasan: str) -> str:
    """The reason without its margins; a ValidationError where it is too short."""
    if tolak := refuse_alasan(alasan):
        raise ValidationError({"alasan": tolak})
    return alasan.strip()


def lock_structure(instansi_id: int) -> None:
    """Serialise changes to the trees of an instansi: two moves at once could close a circle."""
    Instansi.objects.select_for_update().get(pk=instansi_id)


def save(obj, isian: dict):
    """Set the fields, check every rule the model and its constraints state, save."""
    for nama, nilai in isian.items():
        setattr(obj, nama, nilai)
    obj.full_clean()
    try:
        with transaction.atomic():
            obj.save()
    except IntegrityError as error:  # somebody else was faster than the check above
        raise ValidationError(
            "Data yang sama baru saja disimpan orang lain. Muat ulang halaman ini lalu coba lagi."
        ) from error
    return obj
