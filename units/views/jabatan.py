from django.http import HttpResponse


def nomenklatur_list(request, **kwargs):
    return HttpResponse("belum dibuat")


def nomenklatur_create(request, **kwargs):
    return HttpResponse("belum dibuat")


def nomenklatur_edit(request, **kwargs):
    return HttpResponse("belum dibuat")


def jabatan_create(request, **kwargs):
    return HttpResponse("belum dibuat")


def jabatan_detail(request, **kwargs):
    return HttpResponse("belum dibuat")


def jabatan_edit(request, **kwargs):
    return HttpResponse("belum dibuat")


def jabatan_delete(request, **kwargs):
    return HttpResponse("belum dibuat")
