from django.http import HttpResponse


def beban_import(request, **kwargs):
    return HttpResponse("belum dibuat")
