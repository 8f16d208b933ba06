"""An uploaded file kept between the preview and the decision to save.

The file waits in settings.UPLOAD_DIR under a name that holds its owner; nobody else can name it. Files
that nobody came back for are removed after a day.
"""

from __future__ import annotations

import re
import time
import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

UMUR = 24 * 60 * 60  # seconds


def keep(berkas: UploadedFile, user) -> str:
    """Store the upload and give the token by which `user` finds it again."""
    settings.UPLOAD_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    _sweep()
    token = uuid.uuid4().hex
    with _path(token, user).open("wb") as tujuan:
        for potong in berkas.chunks():
            tujuan.write(potong)
    return token


def find(token: str, user) -> Path | None:
    """The file of that token, if it is this user's and still there."""
    if not re.fullmatch(r"[0-9a-f]{32}", token):
        return None
    path = _path(token, user)
    return path if path.is_file() else None


def discard(token: str, user) -> None:
    if path := find(token, user):
        path.unlink(missing_ok=True)


def _path(token: str, user) -> Path:
    return settings.UPLOAD_DIR / f"{user.pk}-{token}"


def _sweep() -> None:
    batas = time.time() - UMUR
    for path in settings.UPLOAD_DIR.iterdir():
        if path.is_file() and path.stat().st_mtime < batas:
            path.unlink(missing_ok=True)
