"""Wrong passwords: counted per account and address (django-axes), slowed, then locked for a while.

    1st, 2nd wrong password   nothing
    3rd                       the next try counts only after 5 seconds
    4th                       after 15 seconds
    5th                       locked for AXES_COOLOFF_TIME

A waiting try is refused without looking at the password: no worker sleeps, nothing is learned.
"""

from datetime import datetime, timedelta
from math import ceil

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.db.models import Max, Sum
from django.shortcuts import render
from django.utils import timezone

from accounts.middleware import client_ip
from accounts.models import User

WAIT_SECONDS = {3: 5, 4: 15}  # wrong passwords so far: seconds until the next try


def identity(request, credentials=None) -> str:
    """The name under which tries are counted: one per account, whether typed as username or as NIP."""
    typed = (credentials or {}).get("username") or request.POST.get("username", "")
    user = User.objects.find(typed)
    return (user.username if user else typed.strip()).lower()[:255]


def _failures(request, name: str) -> tuple[int, datetime | None]:
    """(wrong passwords that still count, time of the last one)."""
    found = AccessAttempt.objects.filter(
        username=name,
        ip_address=client_ip(request) or None,
        attempt_time__gte=timezone.now() - get_cool_off(),
    ).aggregate(n=Sum("failures_since_start"), terakhir=Max("attempt_time"))
    return found["n"] or 0, found["terakhir"]


def seconds_to_wait(request, typed: str) -> int:
    """How long the person must wait before the next try counts; 0 where they need not."""
    failures, last = _failures(request, identity(request, {"username": typed}))
    if failures not in WAIT_SECONDS:
        return 0
    free_at = last + timedelta(seconds=WAIT_SECONDS[failures])
    return max(0, ceil((free_at - timezone.now()).total_seconds()))


def locked_page(request, response=None, credentials=None):
    """What a locked-out person sees: when to try again and whom to ask."""
    _, last = _failures(request, identity(request, credentials))
    context = {"sampai": (last or timezone.now()) + get_cool_off() + timedelta(minutes=1)}
    return render(request, "accounts/locked.html", context, status=429)
