from django.http import HttpResponse


def kesenjangan(request, **kwargs):
    return HttpResponse("belum dibuat")


def kesenjangan_unit(request, **kwargs):
    return HttpResponse("belum dibuat")


def kesenjangan_jabatan(request, **kwargs):
    return HttpResponse("belum dibuat")


def kesenjangan_jenis(request, **kwargs):
    return HttpResponse("belum dibuat")
