"""Who did it, from which page and from which address, written beside every change (asnplan.lib.riwayat)."""

import pghistory
from django.conf import settings
from pghistory.middleware import HistoryMiddleware as Base

from asnplan.lib.riwayat import WARGA


def client_ip(request) -> str:
    """The address of the browser. Behind TRUSTED_PROXY_COUNT proxies it is that many entries from the
    right of X-Forwarded-For; what stands further left was written by the client and proves nothing."""
    count = settings.TRUSTED_PROXY_COUNT
    if count:
        hops = [h.strip() for h in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(hops) >= count and hops[-count]:
            return hops[-count]
    return request.META.get("REMOTE_ADDR", "")


class HistoryMiddleware(Base):
    """Of pages for everybody nothing is written down that leads to a person: no address of a device, no
    secret that stands in the path, and not the account of an officer who happens to be signed in while
    complaining. Pages of `accounts` (log in, new password) are open too, but for people of the office."""

    def get_context(self, request):
        return super().get_context(request) | {"ip": client_ip(request)}

    def process_view(self, request, view_func, view_args, view_kwargs):
        halaman = request.resolver_match
        if not getattr(view_func, "login_required", True) and halaman.app_name != "accounts":
            pghistory.context(user=None, ip="", url=WARGA + halaman.view_name)
