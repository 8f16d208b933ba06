"""The paper that a public form is shown with: proves when it was shown, and names the one answer it is for.

Signed by the server, kept by the browser: nothing is stored until somebody answers.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass

from django.core import signing

GARAM = "surveys.formulir"
UMUR = 60 * 60 * 24 * 3  # seconds: a form opened on Friday may be sent on Monday
TIKET = "surveys.tiket"


class TandaRusak(ValueError):
    """The paper was made up, changed, or is too old."""


class TandaTerpakai(TandaRusak):
    """The paper has carried something else before: of a shared or a saved page."""


@dataclass(frozen=True)
class Tanda:
    """`kunci` makes sending twice harmless; `lama` is how many seconds ago the form was shown."""

    kunci: uuid.UUID
    lama: int


def new_tanda(lama: int = 0) -> str:
    """`lama`: in place of one with which the form was shown so many seconds ago."""
    return signing.dumps([uuid.uuid4().hex, int(time.time()) - lama], salt=GARAM)


def read_tanda(teks: str) -> Tanda:
    """Raises TandaRusak."""
    try:
        kunci, pada = signing.loads(teks, salt=GARAM, max_age=UMUR)
        return Tanda(uuid.UUID(hex=kunci), int(time.time()) - pada)
    except (signing.BadSignature, ValueError, TypeError) as galat:
        raise TandaRusak from galat


def sign_tiket(uid: uuid.UUID) -> str:
    """What the link of a ticket carries."""
    return signing.Signer(salt=TIKET).sign(uid.hex)


def read_tiket(teks: str) -> uuid.UUID:
    """Raises TandaRusak."""
    try:
        return uuid.UUID(hex=signing.Signer(salt=TIKET).unsign(teks))
    except (signing.BadSignature, ValueError) as galat:
        raise TandaRusak from galat


IKUTI = "surveys.aspirasi"


def sign_ikuti(kunci: uuid.UUID) -> str:
    """The secret with which the author of an aspirasi follows it; kept nowhere, made again when needed."""
    return signing.Signer(salt=IKUTI).sign(kunci.hex)


def read_ikuti(teks: str) -> uuid.UUID:
    """Raises TandaRusak."""
    try:
        return uuid.UUID(hex=signing.Signer(salt=IKUTI).unsign(teks))
    except (signing.BadSignature, ValueError) as galat:
        raise TandaRusak from galat
