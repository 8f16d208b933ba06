from django.http import HttpResponse


def pegawai_list(request, **kwargs):
    return HttpResponse("belum dibuat")


def pegawai_create(request, **kwargs):
    return HttpResponse("belum dibuat")


def pegawai_detail(request, **kwargs):
    return HttpResponse("belum dibuat")


def pegawai_edit(request, **kwargs):
    return HttpResponse("belum dibuat")


def pegawai_delete(request, **kwargs):
    return HttpResponse("belum dibuat")
