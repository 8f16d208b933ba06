"""/padu/: citizens' voice beside load and gap."""

from django.urls import path

from surveys.views import padu, tautan_suara

urlpatterns = [
    path("padu/di/<str:kode>/", padu.padu_list, name="padu-list"),
    path("padu/di/<str:kode>/unduh/", padu.padu_export, name="padu-export"),
    path("padu/di/<str:kode>/bobot/", padu.padu_weights, name="padu-weights"),
    path("padu/<int:periode>/unit/<int:unit>/", padu.padu_unit, name="padu-unit"),
    path(
        "padu/<int:periode>/unit/<int:unit>/tautkan/<slug:suara>/",
        tautan_suara.tautan_suara_choose,
        name="tautan-suara-choose",
    ),
    path(
        "padu/<int:periode>/jabatan/<int:jabatan>/tautkan/",
        tautan_suara.tautan_suara_create,
        name="tautan-suara-create",
    ),
    path("padu/tautan/<int:pk>/", tautan_suara.tautan_suara_detail, name="tautan-suara-detail"),
    path(
        "padu/tautan/<int:pk>/cabut/", tautan_suara.tautan_suara_remove, name="tautan-suara-remove"
    ),
]
