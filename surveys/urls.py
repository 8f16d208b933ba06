"""/s/, /adu/ and /lacak/ – short public addresses that fit on a poster; the others are for officers."""

from django.urls import path

from surveys.views import aduan, atur_pengaduan, pengaduan, publik

app_name = "surveys"

urlpatterns = [
    path("s/tiket/<str:tanda>/", publik.survei_tiket, name="survei-tiket"),
    path("s/<slug:survei>/", publik.survei_pilih, name="survei-pilih"),
    path("s/<slug:survei>/terima-kasih/", publik.survei_terima_kasih, name="survei-terima-kasih"),
    path("s/<slug:survei>/<slug:layanan>/", publik.survei_isi, name="survei-isi"),
    # complaints, for citizens
    path("adu/<str:kode>/", aduan.pengaduan_create, name="pengaduan-create"),
    path("adu/<str:kode>/angka/", aduan.pengaduan_angka, name="pengaduan-angka"),
    path("lacak/", aduan.pengaduan_lacak, name="pengaduan-lacak"),
    path("lacak/<str:nomor>/", aduan.pengaduan_ikuti, name="pengaduan-ikuti"),
    # complaints, for officers
    path("pengaduan/di/<str:kode>/", pengaduan.pengaduan_list, name="pengaduan-list"),
    path("pengaduan/di/<str:kode>/angka/", pengaduan.pengaduan_figures, name="pengaduan-figures"),
    path("pengaduan/di/<str:kode>/atur/", atur_pengaduan.pengaduan_setup, name="pengaduan-setup"),
    path("pengaduan/di/<str:kode>/kategori/tambah/", atur_pengaduan.kategori_create, name="kategori-create"),
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
    path("pengaduan/<int:pk>/langkah/<slug:kode>/", pengaduan.pengaduan_transition, name="pengaduan-transition"),
]  # fmt: skip
