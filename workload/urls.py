"""/beban-kerja/ (entry), /kesenjangan/ (gap report), /perhitungan/ (the working behind a figure),
/peta-jabatan/ (the tree of posts), /siasn/ (files for SIASN), /unduh/
(everything that leaves)."""

from django.urls import include, path

from workload.views import (
    analisis,
    beban,
    catatan,
    ekspor,
    impor,
    isian,
    kesenjangan,
    lembar,
    perhitungan,
    peta,
    siasn,
    unduh,
)

app_name = "workload"

beban_urls = [
    path("", beban.beban_list, name="beban-list"),
    path("impor/", impor.beban_import, name="beban-import"),
    path("impor/<int:berkas>/", impor.impor_detail, name="impor-detail"),
    path("impor/<int:berkas>/petakan/", impor.impor_petakan, name="impor-petakan"),
    path("impor/<int:berkas>/simpan/", impor.impor_simpan, name="impor-simpan"),
    path("impor/<int:berkas>/batalkan/", impor.impor_batalkan, name="impor-batalkan"),
    path("impor/<int:berkas>/kemajuan/", impor.impor_kemajuan, name="impor-kemajuan"),
    path("isian/", isian.beban_isian, name="beban-isian"),
    path("unit/<int:unit>/", analisis.analisis_detail, name="analisis-detail"),
    path("unit/<int:unit>/<str:kode>/", analisis.analisis_transition, name="analisis-transition"),
    path("jabatan/<int:jabatan>/", lembar.beban_edit, name="beban-edit"),
    path("jabatan/<int:jabatan>/simpan/", lembar.beban_save, name="beban-save"),
    path("jabatan/<int:jabatan>/salin/", beban.beban_copy, name="beban-copy"),
    path("jabatan/<int:jabatan>/catatan/", catatan.catatan_create, name="catatan-create"),
    path("tugas/<uuid:uid>/terima/<str:kode>/", catatan.tanda_accept, name="tanda-accept"),
]
catatan_urls = [
    path("jawab/", catatan.catatan_answer, name="catatan-answer"),
    path("selesai/", catatan.catatan_close, name="catatan-close"),
]
kesenjangan_urls = [
    path("", kesenjangan.kesenjangan, name="kesenjangan"),
    path("unit/<int:unit>/", kesenjangan.kesenjangan_unit, name="kesenjangan-unit"),
    path("jabatan/", kesenjangan.kesenjangan_jabatan, name="kesenjangan-jabatan"),
    path("jenis/", kesenjangan.kesenjangan_jenis, name="kesenjangan-jenis"),
    path("unduh/", ekspor.kesenjangan_export, name="kesenjangan-export"),
]
perhitungan_urls = [
    path("jabatan/<int:jabatan>/", perhitungan.perhitungan_jabatan, name="perhitungan-jabatan"),
    path("unit/<int:unit>/", perhitungan.perhitungan_unit, name="perhitungan-unit"),
]
peta_urls = [
    path("", peta.peta_jabatan, name="peta-jabatan"),
    path("svg/", peta.peta_jabatan_svg, name="peta-jabatan-svg"),
    path("pdf/", peta.peta_jabatan_pdf, name="peta-jabatan-pdf"),
]
siasn_urls = [
    path("rincian/", siasn.siasn_rincian, name="siasn-rincian"),
    path("sotk/", siasn.siasn_sotk, name="siasn-sotk"),
]

urlpatterns = [
    path("beban-kerja/<int:periode>/", include(beban_urls)),
    path("catatan/<int:pk>/", include(catatan_urls)),
    path("kesenjangan/<int:periode>/", include(kesenjangan_urls)),
    path("perhitungan/<int:periode>/", include(perhitungan_urls)),
    path("peta-jabatan/<int:periode>/", include(peta_urls)),
    path("siasn/<int:periode>/", include(siasn_urls)),
    path("unduh/<int:periode>/", unduh.unduh, name="unduh"),
]
