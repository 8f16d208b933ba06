"""/s/ – short public addresses that fit on a poster."""

from django.urls import path

from surveys.views import hasil, hasil_publik, publik, rtl

app_name = "surveys"

urlpatterns = [
    path("s/tiket/<str:tanda>/", publik.survei_tiket, name="survei-tiket"),
    path("s/<slug:survei>/", publik.survei_pilih, name="survei-pilih"),
    path("s/<slug:survei>/terima-kasih/", publik.survei_terima_kasih, name="survei-terima-kasih"),
    path("s/<slug:survei>/hasil/", hasil_publik.hasil_publik, name="hasil-publik"),
    path("s/<slug:survei>/hasil/poster/", hasil_publik.hasil_poster, name="hasil-poster"),
    path("s/<slug:survei>/hasil/<int:unit>/", hasil_publik.hasil_publik, name="hasil-publik-unit"),
    path(
        "s/<slug:survei>/hasil/<int:unit>/poster/",
        hasil_publik.hasil_poster,
        name="hasil-poster-unit",
    ),
    path("s/<slug:survei>/<slug:layanan>/", publik.survei_isi, name="survei-isi"),
    path("survei/<int:survei>/hasil/", hasil.survei_hasil, name="survei-hasil"),
    path("survei/<int:survei>/hasil/laporan.docx", hasil.survei_laporan, name="survei-laporan"),
    path("survei/<int:survei>/hasil/olahan.xlsx", hasil.survei_olahan, name="survei-olahan"),
    path("survei/<int:survei>/hasil/terbit/", hasil.survei_terbit, name="survei-terbit"),
    path("survei/<int:survei>/hasil/tarik/", hasil.survei_tarik, name="survei-tarik"),
    path("survei/<int:survei>/rencana/", rtl.rtl_list, name="rtl-list"),
    path("survei/<int:survei>/rencana/tambah/", rtl.rtl_create, name="rtl-create"),
    path("survei/rencana/<int:pk>/", rtl.rtl_edit, name="rtl-edit"),
    path("survei/rencana/<int:pk>/<slug:kode>/", rtl.rtl_transition, name="rtl-transition"),
]
