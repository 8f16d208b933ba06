"""What every request passes, whatever page it asks for."""

from django.http import Http404


class TanpaNul:
    """No address holds a NUL, which PostgreSQL refuses to compare with anything: such a page does not exist,
    and in a query it is a space. (Bodies are read by forms, which say so themselves.)"""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            raise Http404
        query = request.META.get("QUERY_STRING", "")
        # not taken out: "%0%000" would then become one
        request.META["QUERY_STRING"] = query.replace("\0", "+").replace("%00", "+")
        return self.get_response(request)
