from django.http import HttpResponse


def login(request, **kwargs):
    return HttpResponse("belum dibuat")


def logout(request, **kwargs):
    return HttpResponse("belum dibuat")


def profile(request, **kwargs):
    return HttpResponse("belum dibuat")


def password_change(request, **kwargs):
    return HttpResponse("belum dibuat")


def password_reset(request, **kwargs):
    return HttpResponse("belum dibuat")


def password_reset_confirm(request, **kwargs):
    return HttpResponse("belum dibuat")


def invitation_accept(request, **kwargs):
    return HttpResponse("belum dibuat")
