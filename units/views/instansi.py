from django.http import HttpResponse


def instansi_detail(request, **kwargs):
    return HttpResponse("belum dibuat")


def instansi_edit(request, **kwargs):
    return HttpResponse("belum dibuat")
