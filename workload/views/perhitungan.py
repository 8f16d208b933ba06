from django.http import HttpResponse


def perhitungan_jabatan(request, **kwargs):
    return HttpResponse("belum dibuat")


def perhitungan_unit(request, **kwargs):
    return HttpResponse("belum dibuat")
