from django.http import HttpResponse


def catatan_create(request, **kwargs):
    return HttpResponse("belum dibuat")


def catatan_answer(request, **kwargs):
    return HttpResponse("belum dibuat")


def catatan_close(request, **kwargs):
    return HttpResponse("belum dibuat")


def tanda_accept(request, **kwargs):
    return HttpResponse("belum dibuat")
