"""Forum warga and aspirasi: /forum/ and /aspirasi/ for officers, short addresses for residents."""

from django.urls import include, path

from surveys.views import (
    aspirasi,
    aspirasi_gabung,
    aspirasi_publik,
    data_terbuka,
    forum,
    komitmen,
    lapor,
    moderasi,
    peserta,
    tema,
)

forum_instansi_urls = [
    path("", forum.forum_list, name="forum-list"),
    path("tambah/", forum.forum_create, name="forum-create"),
    path("komitmen/", komitmen.komitmen_list, name="komitmen-list"),
]
aspirasi_instansi_urls = [
    path("", aspirasi.aspirasi_list, name="aspirasi-list"),
    path("tambah/", aspirasi.aspirasi_create, name="aspirasi-create"),
    path("tema/", tema.tema_list, name="tema-list"),
]
forum_urls = [
    path("", forum.forum_detail, name="forum-detail"),
    path("ubah/", forum.forum_edit, name="forum-edit"),
    path("peserta/", peserta.forum_peserta, name="forum-peserta"),
    path("undangan/", peserta.forum_undangan, name="forum-undangan"),
    path("usulan/", peserta.forum_usulan, name="forum-usulan"),
    path("notulen/", forum.forum_notulen, name="forum-notulen"),
    path("komitmen/", forum.forum_komitmen, name="forum-komitmen"),
    path("berita-acara.docx", forum.forum_berita_acara, name="forum-berita-acara"),
    path("langkah/<slug:langkah>/", forum.forum_transition, name="forum-transition"),
]
aspirasi_urls = [
    path("", aspirasi.aspirasi_detail, name="aspirasi-detail"),
    path("ubah/", aspirasi.aspirasi_edit, name="aspirasi-edit"),
    path("periksa/", moderasi.moderasi_detail, {"jenis": "aspirasi"}, name="aspirasi-moderate"),
    path("gabungkan/", aspirasi_gabung.aspirasi_merge, name="aspirasi-merge"),
    path("pisahkan/", aspirasi_gabung.aspirasi_split, name="aspirasi-split"),
    path("komitmen/", aspirasi.aspirasi_komitmen, name="aspirasi-komitmen"),
]
publik_urls = [
    path("", aspirasi_publik.aspirasi_publik, name="aspirasi-publik"),
    path("tulis/", aspirasi_publik.aspirasi_tulis, name="aspirasi-tulis"),
    path("aspirasi.<slug:bentuk>", data_terbuka.aspirasi_data, name="aspirasi-data"),
    path("kami-lakukan.<slug:bentuk>", data_terbuka.komitmen_data, name="komitmen-data"),
    path("kami-lakukan/", aspirasi_publik.kami_lakukan, name="kami-lakukan"),
    path("<slug:kode>/", aspirasi_publik.aspirasi_lihat, name="aspirasi-lihat"),
    path("<slug:kode>/laporkan/", lapor.aspirasi_lapor, name="aspirasi-lapor"),
    path("<slug:kode>/dukung/", aspirasi_publik.aspirasi_dukung, name="aspirasi-dukung"),
]

urlpatterns = [
    path("forum/instansi/<str:kode>/", include(forum_instansi_urls)),
    path("forum/<int:pk>/", include(forum_urls)),
    path("forum/komitmen/<int:pk>/", komitmen.komitmen_edit, name="komitmen-edit"),
    path("aspirasi/instansi/<str:kode>/", include(aspirasi_instansi_urls)),
    path("aspirasi/<int:pk>/", include(aspirasi_urls)),
    path("aspirasi/tema/<int:pk>/", tema.tema_edit, name="tema-edit"),
    path("a/<str:instansi>/", include(publik_urls)),
    path("f/<slug:kode>/", aspirasi_publik.forum_publik, name="forum-publik"),
    path("ikuti/<str:tanda>/", aspirasi_publik.aspirasi_ikuti, name="aspirasi-ikuti"),
]
