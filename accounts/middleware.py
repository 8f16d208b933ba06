"""Who did it and from which page, written beside every change (see asnplan.lib.riwayat)."""

from pghistory.middleware import HistoryMiddleware as Base


class HistoryMiddleware(Base):
    def get_context(self, request):
        return super().get_context(request) | {"ip": request.META.get("REMOTE_ADDR", "")}
