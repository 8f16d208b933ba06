"""Bad files brought to the import pages: a sentence each, nothing half-saved, never a 500, and the good file
among them is read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import berkas_jahat as jahat
from tests.berkas import xlsx_bytes
from tests.factories import build_jabatan
from units.models import UnitKerja
from workload.imports.kerja import antrean
from workload.models import BerkasImpor, UraianTugas
from workload.status_impor import StatusImpor

pytestmark = pytest.mark.django_db

BERAT = (  # tried in tests/asnplan/test_berkas_jahat.py, each in its own process
    "CSV: satu baris 30 juta kolom", "banyak lembar jarang", "satu teks, 200.000 sel", "5.000 lembar",
    "250.000 baris", "bom zip 2 GB", "sejuta penggabungan", "320.000 rumus tanpa hasil", "workbook.xml raksasa",
    "empat juta tanda yang tidak ditutup", "tanda kutip tanpa akhir",
)  # fmt: skip
BAIK = xlsx_bytes(
    ["unit_kerja", "nama_jabatan", "uraian_tugas", "volume", "waktu_penyelesaian_menit"],
    ["Seksi Pemerintahan", "Pengolah Data", "Memproses surat", 75, 1000],
)


def test_each_gets_its_sentence_and_the_good_one_is_read(masuk, instansi):
    build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")
    client, periode = masuk("petugas"), instansi.periode.get()
    url = reverse("workload:beban-import", args=[periode.pk])
    ringan = {n: v for n, v in jahat.DITOLAK.items() if n not in BERAT and n != "kosong"}
    semua = [SimpleUploadedFile("baik.xlsx", BAIK)]
    semua += [SimpleUploadedFile(f"{n.replace('/', ' ')}.xlsx", buat()) for n, (buat, _) in ringan.items()]  # fmt: skip
    for awal in range(0, len(semua), 10):
        jawab = client.post(url, {"berkas": semua[awal : awal + 10]}, follow=True)
        assert jawab.status_code == 200
    antrean.wake(wait=60)
    masuk_semua = list(BerkasImpor.objects.order_by("pk"))
    assert len(masuk_semua) == len(semua)
    assert masuk_semua[0].status == StatusImpor.DIPERIKSA
    for berkas, (nama, (_, sebab)) in zip(masuk_semua[1:], ringan.items(), strict=True):
        assert berkas.status == StatusImpor.GAGAL, nama
        assert sebab.lower() in " ".join(p["pesan"] for p in berkas.penolakan).lower(), nama
        halaman = client.get(berkas.get_absolute_url())
        assert halaman.status_code == 200, nama
    assert not UraianTugas.objects.exists()


@pytest.mark.parametrize("nama", ["terpotong", "bersandi, xlsx", "kisi A1 dan XFD1048576", "HTML bernama .xls", "xls: A1 dan sudut terjauh"])  # fmt: skip
def test_other_import_pages_say_it_too(masuk, instansi, nama):
    buat, sebab = jahat.DITOLAK[nama]
    n = UnitKerja.objects.count()
    jawab = masuk("admin_instansi").post(
        reverse("units:unit-import", args=[instansi.kode]),
        {"berkas": SimpleUploadedFile("unit.xlsx", buat())},
    )
    assert jawab.status_code in (200, 422)
    assert sebab in jawab.text
    assert UnitKerja.objects.count() == n
