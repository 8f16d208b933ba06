"""/s/ – short public addresses that fit on a poster; the others are for officers."""

from django.urls import include, path

from surveys.views import (
    hasil,
    hasil_publik,
    karantina,
    kertas,
    layanan,
    publik,
    ronde,
    rtl,
    suara,
    tautan,
    tiket,
)

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
    # surveys, for officers
    path("suara/<str:kode>/", suara.suara, name="suara"),
    path("layanan/di/<str:kode>/", layanan.layanan_list, name="layanan-list"),
    path("layanan/di/<str:kode>/tambah/", layanan.layanan_create, name="layanan-create"),
    path("layanan/<int:pk>/ubah/", layanan.layanan_edit, name="layanan-edit"),
    path("layanan/<int:pk>/tutup/", layanan.layanan_close, name="layanan-close"),
    path("survei/di/<str:kode>/", ronde.survei_list, name="survei-list"),
    path("survei/di/<str:kode>/tambah/", ronde.survei_create, name="survei-create"),
    path("survei/<int:survei>/", ronde.survei_detail, name="survei-detail"),
    path("survei/<int:survei>/ubah/", ronde.survei_edit, name="survei-edit"),
    path("survei/<int:survei>/tutup/", ronde.survei_close, name="survei-close"),
    path("survei/<int:survei>/tautan/", tautan.survei_tautan, name="survei-tautan"),
    path("survei/<int:survei>/poster/<int:layanan>/", tautan.survei_poster, name="survei-poster"),
    path(
        "survei/<int:survei>/poster/unit/<int:unit>/",
        tautan.survei_poster,
        name="survei-poster-unit",
    ),
    path("survei/<int:survei>/qr/<int:layanan>.<str:jenis>", tautan.survei_qr, name="survei-qr"),
    path(
        "survei/<int:survei>/qr/unit/<int:unit>.<str:jenis>",
        tautan.survei_qr,
        name="survei-qr-unit",
    ),
    path("survei/<int:survei>/kertas/<int:layanan>/", kertas.survei_kertas, name="survei-kertas"),
    path("survei/<int:survei>/karantina/", karantina.survei_karantina, name="survei-karantina"),
    path(
        "survei/<int:survei>/tiket/<int:layanan>/",
        tiket.survei_tiket_list,
        name="survei-tiket-list",
    ),
    path(
        "survei/<int:survei>/tiket/<int:layanan>/slip/",
        tiket.survei_tiket_slip,
        name="survei-tiket-slip",
    ),
    path(
        "survei/<int:survei>/tiket/<int:layanan>/tiket.csv",
        tiket.survei_tiket_csv,
        name="survei-tiket-csv",
    ),
    path("survei/<int:survei>/hasil/", hasil.survei_hasil, name="survei-hasil"),
    path("survei/<int:survei>/hasil/laporan.docx", hasil.survei_laporan, name="survei-laporan"),
    path("survei/<int:survei>/hasil/olahan.xlsx", hasil.survei_olahan, name="survei-olahan"),
    path("survei/<int:survei>/hasil/terbit/", hasil.survei_terbit, name="survei-terbit"),
    path("survei/<int:survei>/hasil/tarik/", hasil.survei_tarik, name="survei-tarik"),
    path("survei/<int:survei>/rencana/", rtl.rtl_list, name="rtl-list"),
    path("survei/<int:survei>/rencana/tambah/", rtl.rtl_create, name="rtl-create"),
    path("survei/rencana/<int:pk>/", rtl.rtl_edit, name="rtl-edit"),
    path("survei/rencana/<int:pk>/<slug:kode>/", rtl.rtl_transition, name="rtl-transition"),
    path("", include("surveys.urls_forum")),
]
