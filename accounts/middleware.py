"""Who did it, from which page and from which address, written beside every change (asnplan.lib.riwayat)."""

from django.conf import settings
from pghistory.middleware import HistoryMiddleware as Base


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
    def get_context(self, request):
        return super().get_context(request) | {"ip": client_ip(request)}
