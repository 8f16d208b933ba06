"""Uploaded files, kept on disk in settings.UPLOAD_DIR.

Either for a day, between the preview and the decision to save: `keep`, `find`, `discard`. The name of such
a file holds its owner; nobody else can name it, and files that nobody came back for are swept.
Or for as long as a row of the database names it: `store`, `stored`, `remove`; who owns the row sweeps.
"""

from __future__ import annotations

import hashlib
import re
import time
import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

UMUR = 24 * 60 * 60  # seconds
LAMA = "lama"  # folder of the files that rows name
_TOKEN = re.compile(r"[0-9a-f]{32}")


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
    if not _TOKEN.fullmatch(token):
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


def store(berkas: UploadedFile) -> tuple[str, str]:
    """Keep the upload until it is removed; gives its name and the SHA-256 of its bytes."""
    folder = settings.UPLOAD_DIR / LAMA
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    token, sidik = uuid.uuid4().hex, hashlib.sha256()
    with (folder / token).open("wb") as tujuan:
        for potong in berkas.chunks():
            sidik.update(potong)
            tujuan.write(potong)
    return token, sidik.hexdigest()


def stored(token: str) -> Path | None:
    """The kept file, if it is still there."""
    path = settings.UPLOAD_DIR / LAMA / token
    return path if _TOKEN.fullmatch(token) and path.is_file() else None


def remove(token: str) -> None:
    if path := stored(token):
        path.unlink(missing_ok=True)
