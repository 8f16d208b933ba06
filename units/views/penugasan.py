from django.http import HttpResponse


def penugasan_list(request, **kwargs):
    return HttpResponse("belum dibuat")


def penugasan_create(request, **kwargs):
    return HttpResponse("belum dibuat")


def penugasan_edit(request, **kwargs):
    return HttpResponse("belum dibuat")
