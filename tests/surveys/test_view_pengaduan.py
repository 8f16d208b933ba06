"""Complaints as officers see them (who may see and write is in tests/asnplan/test_akses_semua_url.py)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from surveys.actions.tangani import move
from surveys.models import AksesKontak, HariLibur, KategoriPengaduan, Pengaduan
from surveys.pengiriman import new_tanda
from tests.factories import build_kategori, build_pengaduan, build_user

pytestmark = pytest.mark.django_db


def page(nama, *args):
    return reverse(f"surveys:pengaduan-{nama}", args=args)


def paper(**isian):
    """What a form sends that was shown just now."""
    return {"tanda": new_tanda(), **isian}


def test_the_list_says_the_clock_in_words_and_colour_the_most_urgent_first(masuk, instansi, unit):
    baru = build_pengaduan(unit)
    dikerjakan = build_pengaduan(unit, status="proses", masuk=baru.mulai_hitung - timedelta(days=1))
    lama = build_pengaduan(unit, masuk=date(2026, 1, 5))
    client = masuk("petugas")
    jawab = client.get(page("list", instansi.kode))
    assert [b["p"] for b in jawab.context["baris"]] == [lama, baru, dikerjakan]
    assert "Lewat" in jawab.text and "Sisa 3 hari kerja" in jawab.text
    lewat = client.get(page("list", instansi.kode) + "?saring=lewat")
    assert [b["p"] for b in lewat.context["baris"]] == [lama]


def test_a_number_is_found_in_ones_own_units_only(masuk, instansi, unit):
    p = build_pengaduan(unit)
    cari = f"{page('list', instansi.kode)}?q={p.nomor.lower()}"
    assert p.nomor in masuk("petugas").get(cari).text
    asing = masuk("petugas", unit=instansi.unit.get(kode="SEK"))
    assert "Tidak ada pengaduan bernomor itu" in asing.get(cari).text


def test_the_list_says_where_the_reporter_waits_for_an_answer(masuk, instansi, unit):
    p = build_pengaduan(unit, status="proses")
    p.pesan.create(dari="pelapor", isi="Bagaimana kabarnya?")
    client, daftar = masuk("petugas"), page("list", instansi.kode)
    assert "Pesan pelapor" in client.get(daftar).text
    client.post(page("reply", p.pk), {"balas-isi": "Sedang kami periksa.", "tanda": new_tanda()})
    assert "Pesan pelapor" not in client.get(daftar).text


def test_a_year_of_clocks_without_days_off_is_said_loudly(masuk, instansi, unit):
    p = build_pengaduan(unit)
    tahun = p.diterima.year
    client, daftar = masuk("admin_instansi"), page("list", instansi.kode)
    for alamat in (daftar, page("setup", instansi.kode)):
        teks = client.get(alamat).text
        assert 'role="alert"' in teks and f"Hari libur {tahun}" in teks
    libur = HariLibur.objects.create(instansi=instansi, tanggal=date(tahun, 5, 1), nama="Buruh")
    Pengaduan.objects.update(tenggat_selesai=p.diterima)
    teks = client.get(daftar).text
    assert 'role="alert"' not in teks and "belum dicocokkan" in teks
    client.post(reverse("surveys:libur-edit", args=[libur.pk]), {"tanggal": f"{tahun}-05-01", "nama": "Hari Buruh", "jenis": "nasional", "sumber": "SKB", "diperiksa": "on"})  # fmt: skip
    libur.refresh_from_db()
    assert libur.nama == "Hari Buruh" and "belum dicocokkan" not in client.get(daftar).text


def test_what_it_is_about_is_said_when_it_is_checked(masuk, instansi, unit):
    """The category may bring it; the officer decides."""
    k = build_kategori(instansi, "Biaya", unsur="BIAYA")
    p, client = build_pengaduan(unit, k, unsur="BIAYA"), masuk("petugas")
    alamat = page("transition", p.pk, "periksa")
    assert client.get(alamat).context["form"]["unsur"].value() == "BIAYA"
    assert client.post(alamat, paper(kategori=k.pk, unsur="U1")).status_code == 422
    client.post(alamat, paper(kategori=k.pk, unsur="WAKTU"))
    p.refresh_from_db()
    assert p.unsur == "WAKTU" and "Waktu penyelesaian" in client.get(p.get_absolute_url()).text


def test_a_refused_reply_keeps_the_text_and_says_what_looked_personal(masuk, unit):
    p = build_pengaduan(unit)
    kirim = {"balas-isi": "Hubungi 0812 3456 7890 saja.", "tanda": new_tanda()}
    client = masuk("petugas")
    jawab = client.post(page("reply", p.pk), kirim)
    assert jawab.status_code == 422 and "Hubungi 0812 3456 7890 saja." in jawab.text
    assert "nomor telepon" in jawab.text and not p.pesan.exists()
    assert client.post(page("reply", p.pk), kirim | {"balas-milik_kantor": "on"}).status_code == 302
    assert p.pesan.get().dari == "petugas"


def test_another_reply_on_a_used_page_is_kept_for_the_next_sending(masuk, unit):
    p, client, tanda = build_pengaduan(unit), masuk("petugas"), new_tanda()
    kirim = {"balas-isi": "Sedang kami periksa.", "tanda": tanda}
    assert [client.post(page("reply", p.pk), kirim).status_code for _ in range(2)] == [302, 302]
    lain = kirim | {"balas-isi": "Silakan datang besok pagi."}
    jawab = client.post(page("reply", p.pk), lain)
    assert jawab.status_code == 422 and "Silakan datang besok pagi." in jawab.text
    assert (
        client.post(page("reply", p.pk), lain | {"tanda": jawab.context["tanda"]}).status_code
        == 302
    )
    assert [x.isi for x in p.pesan.all()] == ["Sedang kami periksa.", "Silakan datang besok pagi."]


LAMA = "Blangko KTP habis sejak Senin; pengirimannya ditunggu. " * 30


@pytest.mark.parametrize("kode", ["selesaikan", "tolak", "teruskan", "balas", "perpanjang"])
def test_a_long_answer_to_a_complaint_that_a_colleague_closed_is_not_lost(masuk, instansi, unit, kode):  # fmt: skip
    p, client = build_pengaduan(unit, status="proses"), masuk("petugas")
    move(pengaduan=p, kode="tolak", alasan="Bukan wewenang kami.", by=build_user(instansi, "petugas"))  # fmt: skip
    alamat, isian = {
        "balas": (page("reply", p.pk), {"balas-isi": LAMA}),
        "perpanjang": (page("extend", p.pk), {"hari": "2", "alasan": LAMA}),
    }.get(kode, (page("transition", p.pk, kode), {"alasan": LAMA, "nomor_lapor": "1234567"}))
    jawab = client.post(alamat, paper(**isian))
    assert jawab.status_code == 422 and LAMA in jawab.text
    assert "Tidak dapat ditangani" in jawab.text or "sudah ditutup" in jawab.text or "Hanya pengaduan" in jawab.text  # fmt: skip
    assert client.get(alamat).url == p.get_absolute_url()


@pytest.mark.parametrize("nama", ["reply", "note", "accept"])
def test_after_signing_in_again_one_lands_on_the_complaint(masuk, unit, nama):
    """The address that a form was sent to is where `next` leads."""
    p = build_pengaduan(unit)
    assert masuk("petugas").get(page(nama, p.pk)).url == p.get_absolute_url()


def test_a_button_pressed_twice_counts_once(masuk, unit):
    p, client = build_pengaduan(unit, status="proses"), masuk("petugas")
    for alamat, isian in (
        (page("note", p.pk), paper(**{"catatan-isi": "Tanya gudang."})),
        (page("extend", p.pk), paper(hari="2", alasan="Menunggu blangko dari dinas.")),
        (page("transition", p.pk, "selesaikan"), paper(alasan="KTP sudah dapat diambil.")),
        (page("transition", p.pk, "buka"), paper(alasan="Ternyata belum dicetak.")),
    ):
        assert [client.post(alamat, isian).url for _ in range(2)] == [p.get_absolute_url()] * 2
    p.refresh_from_db()
    assert p.catatan.count() == 1 and p.jejak.count() == 3 and p.dibuka_kembali == 1


def test_another_note_on_a_used_page_is_kept_for_the_next_sending(masuk, unit):
    p, client, tanda = build_pengaduan(unit), masuk("petugas"), new_tanda()
    client.post(page("note", p.pk), {"catatan-isi": "Tanya gudang.", "tanda": tanda})
    jawab = client.post(page("note", p.pk), {"catatan-isi": "Gudang kosong.", "tanda": tanda})
    assert jawab.status_code == 422 and "Gudang kosong.</textarea>" in jawab.text
    assert "belum terkirim" in jawab.text and p.catatan.count() == 1


def test_from_arrival_to_closing(masuk, unit):
    p, client = build_pengaduan(unit), masuk("petugas")
    langkah = lambda kode: page("transition", p.pk, kode)  # noqa: E731
    assert client.get(langkah("selesaikan")).status_code == 302  # not from here
    assert client.post(langkah("periksa"), paper(kategori=p.kategori_id)).status_code == 302
    assert client.post(langkah("selesaikan"), paper(alasan="ok")).status_code == 422
    assert client.post(langkah("selesaikan"), paper(alasan="KTP sudah dapat diambil.")).status_code == 302  # fmt: skip
    p.refresh_from_db()
    assert p.status == "selesai" and p.tenggat_buka
    teks = client.get(p.get_absolute_url()).text
    assert "KTP sudah dapat diambil." in teks and "Ditutup dalam 0 hari kerja" in teks
    assert client.get(langkah("karangan")).status_code == 404


def test_after_handing_over_the_old_unit_finds_nothing(masuk, instansi, unit):
    p = build_pengaduan(unit)
    client = masuk("petugas", unit=unit)
    alamat = page("handover", p.pk)
    jawab = client.post(alamat, {"unit": "Seksi Pemerintahan", "alasan": "Wewenang mereka."})
    assert jawab.url == page("list", instansi.kode)
    assert client.get(p.get_absolute_url()).status_code == 404
    assert client.get(alamat).status_code == 404


def test_a_contact_is_shown_by_a_post_only_and_the_look_is_on_the_page(masuk, unit):
    p = build_pengaduan(unit, cara="bernama")
    client = masuk("pimpinan_unit")
    for alamat in (p.get_absolute_url(), page("reporter", p.pk)):
        assert "Siti Aminah" not in client.get(alamat).text
    assert not AksesKontak.objects.exists()
    assert "Siti Aminah" in client.post(page("reporter", p.pk), {"alasan": ""}).text
    assert "pernah dilihat" in client.get(p.get_absolute_url()).text
    assert "Siti Aminah" not in client.get(p.get_absolute_url()).text


def test_the_channel_opens_with_the_default_categories(masuk, client, instansi):
    publik = page("create", instansi.kode)
    assert client.get(publik).status_code == 410
    admin = masuk("admin_instansi")
    admin.post(page("setup", instansi.kode), {"aksi": "kategori"})
    admin.post(page("setup", instansi.kode), {"aksi": "libur", "tahun": "2026"})
    assert KategoriPengaduan.objects.count() == 3 and client.get(publik).status_code == 200
    teks = admin.get(page("setup", instansi.kode)).text
    assert "Belum dicocokkan" in teks and "SKB 3 Menteri" in teks
    admin.post(page("setup", instansi.kode), {"aksi": "diperiksa", "tahun": "2026"})
    assert HariLibur.objects.filter(diperiksa=True).count() == 25
    for aksi in ({"aksi": "libur", "tahun": "1999"}, {"aksi": "libur", "tahun": "١٢٣٤"}, {}):
        assert admin.post(page("setup", instansi.kode), aksi).status_code == 302


def test_a_category_needs_sensible_days(masuk, instansi):
    k = build_kategori(instansi)
    admin, alamat = masuk("admin_instansi"), reverse("surveys:kategori-edit", args=[k.pk])
    isian = {"nama": k.nama, "hari_periksa": 3, "hari_selesai": 2, "hari_tanggapan": 10, "hari_perpanjangan": 7, "urutan": 0}  # fmt: skip
    jawab = admin.post(alamat, isian)
    assert jawab.status_code == 422 and "tidak kurang dari memeriksa" in jawab.text
    assert admin.post(alamat, isian | {"hari_selesai": 20}).status_code == 302


def test_figures_count_what_one_may_see(masuk, instansi, unit):
    build_pengaduan(unit)
    build_pengaduan(instansi.unit.get(kode="SEK"))
    build_pengaduan(unit, curiga="diisi dalam 0 detik")
    tabel = masuk("petugas", unit=unit).get(page("figures", instansi.kode)).context["tabel"]
    assert [(b.kelompok, b.masuk) for b in tabel[0][1]] == [("Kelurahan", 1)]
    assert Pengaduan.objects.count() == 3
