from django.http import HttpResponse


def beban_list(request, **kwargs):
    return HttpResponse("belum dibuat")


def beban_edit(request, **kwargs):
    return HttpResponse("belum dibuat")


def beban_save(request, **kwargs):
    return HttpResponse("belum dibuat")


def beban_copy(request, **kwargs):
    return HttpResponse("belum dibuat")
