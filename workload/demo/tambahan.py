"""What apps above this one put into the demo, and take out of it before its units go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tambahan:
    load: Callable  # (instansi)
    remove: Callable  # (instansi)


TAMBAHAN: list[Tambahan] = []
"""Filled by the apps when they are ready; taken out in the opposite order."""
