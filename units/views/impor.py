from django.http import HttpResponse


def unit_import(request, **kwargs):
    return HttpResponse("belum dibuat")


def nomenklatur_import(request, **kwargs):
    return HttpResponse("belum dibuat")


def pegawai_import(request, **kwargs):
    return HttpResponse("belum dibuat")


def peta_import(request, **kwargs):
    return HttpResponse("belum dibuat")
