"""Take the pictures of the user guide from the demo.

make run            # in one terminal, with the demo loaded
.venv/bin/python docs/panduan/ambil_gambar.py [http://127.0.0.1:8000]
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

DI_SINI = Path(__file__).resolve().parent / "gambar"
SANDI = "marelan-2026-demo"
KEPALA = (
    "nama_jabatan;unit_kerja;uraian_tugas;volume;satuan_periode;waktu_penyelesaian_menit;"
    "waktu_kerja_efektif;kebutuhan_pegawai\n"
)
RAPI = """Pengolah Data dan Informasi;Seksi Kesejahteraan Sosial;Memutakhirkan data penerima bantuan;2.400;tahunan;15;75.000;0,48
Pengolah Data dan Informasi;Seksi Kesejahteraan Sosial;Menyusun laporan bulanan;1;bulanan;1.200;75.000;0,192
"""
BERTANYA = """Kasi Tata Pemerintahan;Seksi Tata Pemerintahan;Membina administrasi kelurahan;12 bln x 20;tahunan;45;75.000;0,144
Kasi Tata Pemerintahan;Seksi Tata Pemerintahan;Menyusun rencana kerja seksi;4;tahunan;600;75.000;0,032
Operator Pelayanan;Seksi Pelayanan Umum;Melayani legalisasi;3.000;tahunan;12;75.000;28,8
Pengadministrasi Perkantoran;Seksi Pelayanan Umum;Mengagendakan surat;3.600;tahunan;10;72.000;0,50
"""
INSTANSI = "medan-marelan"
OLEH_PERENCANA = (
    (("Unit yang paling mendesak",), "suara-warga-dan-beban"),
    (("Unit yang paling mendesak", "Kelurahan Rengas Pulau"), "kartu-unit"),
    (("Putaran survei", "SKM 2025", "Hasil"), "hasil-skm"),
    (("Forum warga", "Forum Konsultasi Publik"), "forum-warga"),
    (("Aspirasi",), "aspirasi"),
)
OLEH_PIMPINAN = (("pengaduan", "pengaduan"), ("moderasi", "moderasi"))


def main(alamat: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="id-ID")

        def masuk(siapa):
            page.context.clear_cookies()
            page.goto(f"{alamat}/akun/masuk/")
            page.fill("input[name=username]", siapa)
            page.fill("input[name=password]", SANDI)
            page.click("main button")
            page.wait_for_load_state()

        def simpan(nama):
            page.wait_for_timeout(400)
            page.screenshot(path=DI_SINI / f"{nama}.png")

        page.goto(f"{alamat}/akun/masuk/")
        simpan("masuk")
        masuk("petugas.kecamatan")
        periode = re.search(r"/beban-kerja/(\d+)/", page.url).group(1)
        page.click("text=Seksi Ketenteraman dan Ketertiban Umum")
        page.click("text=Operator Layanan Operasional")
        simpan("lembar")
        page.goto(f"{alamat}/beban-kerja/{periode}/impor/")
        with tempfile.TemporaryDirectory() as folder:
            berkas = []
            for nama, isi in (("ABK Seksi Kesos.csv", RAPI), ("ABK Kecamatan.csv", BERTANYA)):
                berkas.append(Path(folder) / nama)
                berkas[-1].write_text(KEPALA + isi, encoding="utf-8")
            page.set_input_files("input[type=file]", berkas)
            page.click("text=Periksa berkas")
            page.wait_for_selector("text=Periksa dan simpan")
        simpan("impor")
        page.click("text=ABK Kecamatan.csv")
        page.set_viewport_size({"width": 1280, "height": 1500})
        simpan("impor-berkas")
        page.set_viewport_size({"width": 1280, "height": 800})
        for _ in berkas:
            page.goto(f"{alamat}/beban-kerja/{periode}/impor/")
            page.get_by_role("button", name="Buang").first.click()
        masuk("perencana")
        page.goto(f"{alamat}/kesenjangan/{periode}/")
        simpan("kesenjangan")
        page.goto(f"{alamat}/peta-jabatan/{periode}/")
        page.click("text=Paskan")
        simpan("peta-jabatan")
        page.goto(f"{alamat}/peta-jabatan/{periode}/")
        page.fill("#peta-q", "pranata komputer")
        page.click("#hasil-cari a >> nth=0")
        simpan("peta-cari")
        page.goto(f"{alamat}/kesenjangan/{periode}/jabatan/")
        simpan("per-jabatan")
        page.locator("a[href*='/perhitungan/']").first.click()
        simpan("perhitungan")
        page.goto(f"{alamat}/kesenjangan/{periode}/")
        with page.expect_download():
            page.click("text=Excel")
        page.goto(f"{alamat}/unduh/{periode}/")
        simpan("unduh")
        cetakan = page.locator("a.kode").first.get_attribute("href")
        page.context.clear_cookies()
        page.goto(f"{alamat}{cetakan}")
        simpan("periksa")
        masuk("perencana")
        page.set_viewport_size({"width": 1280, "height": 1000})
        for tautan, nama in OLEH_PERENCANA:
            page.goto(f"{alamat}/suara/{INSTANSI}/")
            for teks in tautan:
                page.get_by_role("link", name=teks).first.click()
            simpan(nama)
        masuk("pimpinan")
        for tujuan, nama in OLEH_PIMPINAN:
            page.goto(f"{alamat}/{tujuan}/di/{INSTANSI}/")
            simpan(nama)
        page.goto(f"{alamat}/pengaduan/di/{INSTANSI}/")
        page.locator("main td a, main th a").first.click()
        simpan("pengaduan-satu")
        ponsel = browser.new_page(viewport={"width": 360, "height": 720}, locale="id-ID")
        ponsel.goto(f"{alamat}/warga/{INSTANSI}/")
        ponsel.screenshot(path=DI_SINI / "warga.png")
        ponsel.get_by_role("link", name="Nilai layanan").first.click()
        ponsel.get_by_role("link", name="Surat keterangan domisili").first.click()
        ponsel.screenshot(path=DI_SINI / "survei-ponsel.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
