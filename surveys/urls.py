"""/s/, /adu/ and /lacak/ – short public addresses that fit on a poster; the others are for officers."""

from django.urls import path

from surveys.views import (
    aduan,
    atur_pengaduan,
    karantina,
    kertas,
    layanan,
    pengaduan,
    publik,
    ronde,
    suara,
    tautan,
    tiket,
)

app_name = "surveys"

urlpatterns = [
    path("s/tiket/<str:tanda>/", publik.survei_tiket, name="survei-tiket"),
    path("s/<slug:survei>/", publik.survei_pilih, name="survei-pilih"),
    path("s/<slug:survei>/terima-kasih/", publik.survei_terima_kasih, name="survei-terima-kasih"),
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
    # complaints, for citizens
    path("adu/<str:kode>/", aduan.pengaduan_create, name="pengaduan-create"),
    path("adu/<str:kode>/angka/", aduan.pengaduan_angka, name="pengaduan-angka"),
    path("lacak/", aduan.pengaduan_lacak, name="pengaduan-lacak"),
    path("lacak/<str:nomor>/", aduan.pengaduan_ikuti, name="pengaduan-ikuti"),
    # complaints, for officers
    path("pengaduan/di/<str:kode>/", pengaduan.pengaduan_list, name="pengaduan-list"),
    path("pengaduan/di/<str:kode>/angka/", pengaduan.pengaduan_figures, name="pengaduan-figures"),
    path("pengaduan/di/<str:kode>/atur/", atur_pengaduan.pengaduan_setup, name="pengaduan-setup"),
    path(
        "pengaduan/di/<str:kode>/kategori/tambah/",
        atur_pengaduan.kategori_create,
        name="kategori-create",
    ),
    path("pengaduan/di/<str:kode>/libur/tambah/", atur_pengaduan.libur_create, name="libur-create"),
    path("pengaduan/kategori/<int:pk>/", atur_pengaduan.kategori_edit, name="kategori-edit"),
    path("pengaduan/libur/<int:pk>/hapus/", atur_pengaduan.libur_delete, name="libur-delete"),
    path("pengaduan/<int:pk>/", pengaduan.pengaduan_detail, name="pengaduan-detail"),
    path("pengaduan/<int:pk>/balas/", pengaduan.pengaduan_reply, name="pengaduan-reply"),
    path("pengaduan/<int:pk>/catat/", pengaduan.pengaduan_note, name="pengaduan-note"),
    path("pengaduan/<int:pk>/sungguhan/", pengaduan.pengaduan_accept, name="pengaduan-accept"),
    path("pengaduan/<int:pk>/serahkan/", pengaduan.pengaduan_handover, name="pengaduan-handover"),
    path("pengaduan/<int:pk>/perpanjang/", pengaduan.pengaduan_extend, name="pengaduan-extend"),
    path("pengaduan/<int:pk>/pelapor/", pengaduan.pengaduan_reporter, name="pengaduan-reporter"),
    path(
        "pengaduan/<int:pk>/langkah/<slug:kode>/",
        pengaduan.pengaduan_transition,
        name="pengaduan-transition",
    ),
]
