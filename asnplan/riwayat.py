from django.http import HttpResponse


def riwayat_list(request, kode):
    return HttpResponse("belum dibuat")
