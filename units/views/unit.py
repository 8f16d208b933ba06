from django.http import HttpResponse


def unit_list(request, **kwargs):
    return HttpResponse("belum dibuat")


def unit_create(request, **kwargs):
    return HttpResponse("belum dibuat")


def unit_detail(request, **kwargs):
    return HttpResponse("belum dibuat")


def unit_edit(request, **kwargs):
    return HttpResponse("belum dibuat")


def unit_delete(request, **kwargs):
    return HttpResponse("belum dibuat")
