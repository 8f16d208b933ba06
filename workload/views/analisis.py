from django.http import HttpResponse


def analisis_detail(request, **kwargs):
    return HttpResponse("belum dibuat")


def analisis_transition(request, **kwargs):
    return HttpResponse("belum dibuat")
