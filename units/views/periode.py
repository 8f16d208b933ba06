from django.http import HttpResponse


def periode_list(request, **kwargs):
    return HttpResponse("belum dibuat")


def periode_create(request, **kwargs):
    return HttpResponse("belum dibuat")


def periode_detail(request, **kwargs):
    return HttpResponse("belum dibuat")


def periode_edit(request, **kwargs):
    return HttpResponse("belum dibuat")


def periode_close(request, **kwargs):
    return HttpResponse("belum dibuat")
