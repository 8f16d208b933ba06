"""Pages that belong to no app: the start page, the health check, the error pages."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache

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
@never_cache
def csrf_failure(request, reason=""):
    """A form without a valid token: open too long, somebody signed in meanwhile, or cookies are blocked.
    Everything typed comes back, to be looked at and sent again, except

    - where Origin or Referer do not prove that the form was ours (any reason that is not about the token):
      the person would send what another site wrote;
    - names and passwords of an account;
    - files, which a page cannot give back.
    """
    halaman = request.resolver_match
    akun = halaman.app_name == "accounts"
    perlu_masuk = getattr(halaman.func, "login_required", True)
    if not reason.startswith("CSRF "):
        sebab = "asing"
    elif akun and halaman.url_name != "logout":
        sebab = "akun"
    else:
        sebab = "berkas" if request.FILES else ""
    context = {
        "dasar": "base.html" if perlu_masuk or akun else "surveys/base_warga.html",
        "sebab": sebab,
        "masuk_dulu": perlu_masuk and not request.user.is_authenticated,
        "isian": [] if sebab else _typed(request.POST),
    }
    return render(request, "403_csrf.html", context, status=403)


def _typed(kiriman) -> list[tuple[str, str, str, int]]:
    """Name, readable name, value and lines of everything that was sent, in its order."""
    return [
        (
            nama,
            capfirst(nama.replace("_", " ").replace("-", " ")),
            isi,
            min(1 + isi.count("\n") + len(isi) // 40, 12),
        )
        for nama, daftar in kiriman.lists()
        if nama != "csrfmiddlewaretoken"
        for isi in daftar
    ]


@login_not_required
def not_found(request, exception=None):
    return render(request, "404.html", status=404)


@login_not_required
def server_error(request):
    """Plain: no context processor may fail here a second time."""
    return render(None, "500.html", status=500)
