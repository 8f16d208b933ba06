"""/organisasi/ – things of a whole instansi start with its code, single things with their number."""

from django.urls import include, path

from units.views import impor, instansi, jabatan, pegawai, penugasan, periode, unit

app_name = "units"

instansi_urls = [
    path("", instansi.instansi_detail, name="instansi-detail"),
    path("ubah/", instansi.instansi_edit, name="instansi-edit"),
    path("unit/", unit.unit_list, name="unit-list"),
    path("unit/tambah/", unit.unit_create, name="unit-create"),
    path("unit/impor/", impor.unit_import, name="unit-import"),
    path("nomenklatur/", jabatan.nomenklatur_list, name="nomenklatur-list"),
    path("nomenklatur/tambah/", jabatan.nomenklatur_create, name="nomenklatur-create"),
    path("nomenklatur/impor/", impor.nomenklatur_import, name="nomenklatur-import"),
    path("peta-jabatan/impor/", impor.peta_import, name="peta-import"),
    path("pegawai/", pegawai.pegawai_list, name="pegawai-list"),
    path("pegawai/tambah/", pegawai.pegawai_create, name="pegawai-create"),
    path("pegawai/impor/", impor.pegawai_import, name="pegawai-import"),
    path("periode/", periode.periode_list, name="periode-list"),
    path("periode/tambah/", periode.periode_create, name="periode-create"),
    path("pengguna/", penugasan.penugasan_list, name="penugasan-list"),
    path("pengguna/undang/", penugasan.penugasan_create, name="penugasan-create"),
]
unit_urls = [
    path("", unit.unit_detail, name="unit-detail"),
    path("ubah/", unit.unit_edit, name="unit-edit"),
    path("hapus/", unit.unit_delete, name="unit-delete"),
    path("jabatan/tambah/", jabatan.jabatan_create, name="jabatan-create"),
]
jabatan_urls = [
    path("", jabatan.jabatan_detail, name="jabatan-detail"),
    path("ubah/", jabatan.jabatan_edit, name="jabatan-edit"),
    path("hapus/", jabatan.jabatan_delete, name="jabatan-delete"),
]
pegawai_urls = [
    path("", pegawai.pegawai_detail, name="pegawai-detail"),
    path("ubah/", pegawai.pegawai_edit, name="pegawai-edit"),
    path("hapus/", pegawai.pegawai_delete, name="pegawai-delete"),
]
periode_urls = [
    path("", periode.periode_detail, name="periode-detail"),
    path("ubah/", periode.periode_edit, name="periode-edit"),
    path("tutup/", periode.periode_close, name="periode-close"),
]

urlpatterns = [
    path("instansi/<str:kode>/", include(instansi_urls)),
    path("unit/<int:pk>/", include(unit_urls)),
    path("jabatan/<int:pk>/", include(jabatan_urls)),
    path("nomenklatur/<int:pk>/ubah/", jabatan.nomenklatur_edit, name="nomenklatur-edit"),
    path("pegawai/<int:pk>/", include(pegawai_urls)),
    path("periode/<int:pk>/", include(periode_urls)),
    path("penugasan/<int:pk>/", penugasan.penugasan_edit, name="penugasan-edit"),
]
