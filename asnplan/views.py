"""Pages that belong to no app: the start page, the health check, the error pages."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from asnplan import nav


def home(request):
    """Where the day starts: the workload list of the current period, or what is missing to get there."""
    instansi = nav.current_instansi(request)
    if instansi is None:
        return render(request, "home_empty.html")
    periode = instansi.periode.current()
    if periode is None:
        return redirect(reverse("units:periode-list", args=[instansi.kode]))
    return redirect(reverse("workload:beban-list", args=[periode.pk]))


@login_not_required
def health(request):
    """200 where the database answers: for load balancers and `make run`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("sehat\n", content_type="text/plain; charset=utf-8")


@login_not_required
def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


@login_not_required
def not_found(request, exception=None):
    return render(request, "404.html", status=404)


@login_not_required
def server_error(request):
    """Plain: no context processor may fail here a second time."""
    return render(None, "500.html", status=500)
