"""The map of the site. Each app names its pages <thing>-<verb>; see docs/arsitektur.md."""

from django.urls import include, path

from asnplan import riwayat, views
from workload.views import periksa

urlpatterns = [
    path("", views.home, name="home"),
    path("sehat/", views.health, name="health"),
    path("akun/", include("accounts.urls")),
    path("organisasi/", include("units.urls")),
    path("riwayat/<str:kode>/", riwayat.riwayat_list, name="riwayat-list"),
    path("periksa/", periksa.periksa_cari, name="periksa-cari"),
    path("periksa/<str:kode>/", periksa.periksa, name="periksa"),
    path("periksa/<str:kode>/angka.json", periksa.periksa_json, name="periksa-json"),
    path(
        "", include("surveys.urls")
    ),  # before the next: a citizen's form is found with fewer tries
    path("", include("workload.urls")),
]

handler403 = "asnplan.views.forbidden"
handler404 = "asnplan.views.not_found"
handler500 = "asnplan.views.server_error"
