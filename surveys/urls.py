"""/s/ – short public addresses that fit on a poster."""

from django.urls import include, path

from surveys.views import publik

app_name = "surveys"

urlpatterns = [
    path("s/tiket/<str:tanda>/", publik.survei_tiket, name="survei-tiket"),
    path("s/<slug:survei>/", publik.survei_pilih, name="survei-pilih"),
    path("s/<slug:survei>/terima-kasih/", publik.survei_terima_kasih, name="survei-terima-kasih"),
    path("s/<slug:survei>/<slug:layanan>/", publik.survei_isi, name="survei-isi"),
    path("", include("surveys.urls_forum")),
]
