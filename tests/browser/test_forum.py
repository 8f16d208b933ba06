"""A forum from agenda to result, and a proposal from a resident's phone until it is answered, at 360 px: with
JavaScript and without. What a page says of the rest is in tests/surveys."""

import gzip

import pytest

from surveys.models import Aspirasi, Forum
from surveys.pengiriman import sign_ikuti
from tests.browser.langkah import follow, look, send
from tests.factories import (
    build_aspirasi,
    build_forum,
    build_komitmen,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("js", [True, False], ids=["dengan-js", "tanpa-js"])
def test_a_forum_from_agenda_to_result(buka, tempat, js):
    petugas, camat, warga = buka("petugas", js), buka("pimpinan_unit", js), buka(js=js)
    page = petugas.page

    page.goto(f"{petugas.url}/forum/instansi/{tempat.kode}/")
    follow(page.get_by_role("link", name="Forum baru"))
    for label, isi in (
        ("Unit penyelenggara*", "KEC"),
        ("Judul*", "Forum Layanan KTP"),
        ("Yang dibicarakan*", "Antrean KTP"),
        ("Tanggal*", "2026-03-10"),
        ("Mulai pukul*", "09:00"),
        ("Tempat atau media*", "Aula kecamatan"),
        ("Susunan acara*", "Pembukaan\nDialog"),
    ):
        page.get_by_label(label, exact=True).fill(isi)
    send(page, "Simpan")
    forum_url = page.url

    look(petugas, js)
    follow(page.get_by_role("link", name="Isi daftar undangan"))
    page.locator("#id_orang").fill("Siti; Lk. 4\nTogar; LPM; oms\nRina; Koran; media")
    send(page, "Tambahkan")
    look(petugas, js)
    page.goto(forum_url)
    follow(page.get_by_role("link", name="Surat undangan dan daftar hadir"))
    assert "Siti, Lk. 4" in page.content() and "Daftar hadir" in page.content()
    look(petugas, js)

    page.goto(forum_url)
    follow(page.get_by_role("link", name="Undangan sudah disebar"))
    send(page, "Undangan sudah disebar")
    kode = Forum.objects.get().kode
    warga.page.goto(f"{warga.url}/f/{kode}/")
    assert "Dialog" in warga.page.content() and "Siti" not in warga.page.content()
    look(warga, js)

    follow(page.get_by_role("link", name="Undangan dan kehadiran"))
    for nama in ("Siti", "Togar", "Rina"):
        page.get_by_label(f"Hadir: {nama}").check()
    send(page, "Simpan kehadiran")
    assert "3 dari 5 unsur masyarakat hadir" in page.content()
    page.locator("#id_pengguna").fill("30")
    send(page, "Simpan hitungan")
    assert "33 hadir" in page.content()
    look(petugas, js)
    page.goto(forum_url)
    follow(page.get_by_role("link", name="Forum sudah terlaksana"))
    send(page, "Forum sudah terlaksana")

    follow(page.get_by_role("link", name="Catat usulan"))
    page.locator("#id_usulan-0-judul").fill("Tambah kursi tunggu")
    page.locator("#id_usulan-1-judul").fill("Loket kedua")
    page.locator("#id_usulan-1-tentang").select_option(label="KTP elektronik")
    look(petugas, js)
    send(page, "Simpan")
    assert Aspirasi.objects.filter(forum__isnull=False).count() == 2
    page.goto(forum_url)
    follow(page.get_by_role("link", name="Tulis notulen"))
    page.get_by_label("Notulen", exact=True).fill("Pak Togar Lubis meminta kursi.")
    look(petugas, js)
    send(page, "Simpan")
    follow(page.get_by_role("link", name="Catat komitmen"))
    page.get_by_label("Yang akan dilakukan*", exact=True).fill("Membeli delapan kursi")
    page.get_by_label("Penanggung jawab*", exact=True).fill("Sekretaris Kecamatan")
    page.get_by_label("Batas waktu*", exact=True).fill("2099-06-30")
    look(petugas, js)
    send(page, "Simpan")
    follow(page.get_by_role("link", name="Sepakati berita acara"))
    send(page, "Sepakati berita acara")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh berita acara (Word)").click()
    assert unduhan.value.suggested_filename.endswith(".docx")
    look(petugas, js)

    camat.page.goto(forum_url)
    follow(camat.page.get_by_role("link", name="Terbitkan hasil"))
    assert "Pak Togar Lubis (nama orang)" in camat.page.content()
    look(camat, js)
    send(camat.page, "Terbitkan hasil")

    warga.page.reload()
    hasil = warga.page.content()
    assert "▮▮▮ meminta kursi." in hasil and "Togar" not in hasil
    assert "Membeli delapan kursi" in hasil and "30 Juni 2099" in hasil
    look(warga, js)

    page.goto(forum_url)
    follow(page.get_by_role("link", name="Tindak lanjut"))
    look(petugas, js)
    page.locator("#id_status").select_option("selesai")
    page.locator("#id_bukti").fill("Foto serah terima")
    send(page, "Simpan")
    warga.page.goto(f"{warga.url}/a/{tempat.kode}/kami-lakukan/")
    assert "Foto serah terima" in warga.page.content() and "Selesai" in warga.page.content()
    look(warga, js)
    assert not petugas.keluhan + camat.keluhan + warga.keluhan


@pytest.mark.parametrize("js", [True, False], ids=["dengan-js", "tanpa-js"])
def test_a_proposal_from_the_phone_until_it_is_answered(buka, tempat, js):
    unit = tempat.unit.get(kode="KEC")
    lain = build_aspirasi(unit, "Nomor antrean KTP diambil dari rumah", terbit=True)
    penulis, petugas = buka(js=js), buka("petugas", js)
    camat, tetangga = buka("pimpinan_unit", js), buka(js=js)

    # a resident writes, and changes the words before anybody checked them
    page = penulis.page
    page.goto(f"{penulis.url}/a/{tempat.kode}/")
    follow(page.get_by_role("link", name="Sampaikan aspirasi"))
    page.get_by_role(
        "button", name="Kirim", exact=True
    ).click()  # nothing filled in: the browser says so
    page.locator("#id_tentang").select_option(label="KTP elektronik")
    page.locator("#id_judul").fill("Nomor antrean KTP dari rumah")
    page.locator("#id_isi").fill("Hubungi saya 0812 3456 7890")
    look(penulis, js)
    send(page, "Kirim")
    assert "sudah kami terima" in page.content() and "nomor telepon" in page.content()
    assert "Nomor antrean KTP diambil dari rumah" in page.content()  # much the same, to support
    rahasia = page.url
    look(penulis, js)
    page.locator("#id_isi").fill("Telepon saya 0812 3456 7890 saja")
    send(page, "Simpan perubahan")
    assert "1 kali" in page.content()

    # somebody checks and publishes it
    baru = Aspirasi.objects.get(sumber="web", status="diperiksa")
    Aspirasi.objects.filter(pk=baru.pk).update(curiga="")  # a robot is quick like this test
    camat.page.goto(f"{camat.url}/aspirasi/{baru.pk}/")
    look(camat, js)
    follow(camat.page.get_by_role("link", name="Periksa dan terbitkan"))
    look(camat, js)
    send(camat.page, "Simpan keputusan")
    assert Aspirasi.objects.get(pk=baru.pk).status == "terbit"
    page.goto(rahasia)
    assert "Terbit" in page.content()
    look(penulis, js)

    # a neighbour finds it, supports it and the other one; each once
    page = tetangga.page
    page.goto(f"{tetangga.url}/a/{tempat.kode}/?q=antrean")
    look(tetangga, js)
    follow(page.get_by_role("link", name="Nomor antrean KTP dari rumah", exact=True))
    assert "▮▮▮" in page.content() and "0812" not in page.content()
    send(page, "Saya mendukung")
    assert "dukungan Anda sudah kami terima" in page.content()
    look(tetangga, js)
    send(page, "Saya mendukung")
    assert "sudah mendukung" in page.content()
    page.goto(f"{tetangga.url}/a/{tempat.kode}/{lain.kode}/")
    send(page, "Saya mendukung")

    # an officer puts the two together, and promises something
    page = petugas.page
    page.goto(f"{petugas.url}/aspirasi/{lain.pk}/")
    look(petugas, js)
    follow(page.get_by_role("link", name="Gabungkan ke sini"))
    look(petugas, js)
    send(page, "Gabungkan")
    assert Aspirasi.objects.with_dukungan().get(pk=baru.pk).dukungan == 1
    follow(page.get_by_role("link", name="Catat komitmen"))
    for label, isi in (
        ("Yang akan dilakukan*", "Antrean lewat pesan singkat"),
        ("Penanggung jawab*", "Kepala Seksi Pelayanan Umum"),
        ("Batas waktu*", "2099-06-30"),
    ):
        page.get_by_label(label, exact=True).fill(isi)
    look(petugas, js)
    send(page, "Simpan")
    follow(page.get_by_role("link", name="Tindak lanjut"))
    page.locator("#id_status").select_option("selesai")
    page.locator("#id_bukti").fill("Pengumuman 474/201")
    send(page, "Simpan")

    # everybody reads what was done; the old link and the secret one lead there
    page = tetangga.page
    page.goto(f"{tetangga.url}/a/{tempat.kode}/{lain.kode}/")
    assert baru.kode in page.url and "Pengumuman 474/201" in page.content()
    page.goto(f"{tetangga.url}/a/{tempat.kode}/kami-lakukan/")
    assert "Nomor antrean KTP dari rumah" in page.content() and "Kami lakukan" in page.content()
    look(tetangga, js)
    penulis.page.goto(rahasia)
    assert "Antrean lewat pesan singkat" in penulis.page.content()
    look(penulis, js)
    assert not penulis.keluhan + camat.keluhan + tetangga.keluhan + petugas.keluhan


def test_first_load_of_public_pages_is_light(buka, tempat):
    unit = tempat.unit.get(kode="KEC")
    forum = build_forum(unit, status="terbit", terbit_pada="2026-03-12T00:00Z", notulen_terbit="x " * 2_000)  # fmt: skip
    for n in range(30):
        a = build_aspirasi(unit, f"Usulan nomor {n}", terbit=True, isi="kata " * 100, forum=forum)
        build_komitmen(unit, aspirasi=a, forum=forum)
    rahasia = sign_ikuti(build_aspirasi(unit, isi="kata " * 300).kunci)
    dasar = f"/a/{tempat.kode}/"
    for alamat in (dasar, f"{dasar}tulis/", f"{dasar}{a.kode}/", f"{dasar}kami-lakukan/", f"/f/{forum.kode}/", f"/ikuti/{rahasia}/"):  # fmt: skip
        hp, berat = buka(), []
        hp.page.on("response", lambda r, berat=berat: berat.append(len(gzip.compress(r.body()))))
        hp.page.goto(hp.url + alamat, wait_until="networkidle")
        print(
            f"{alamat.replace(rahasia, '…')}: first load {sum(berat):,} bytes in {len(berat)} files"
        )
        assert 0 < sum(berat) <= 60_000
