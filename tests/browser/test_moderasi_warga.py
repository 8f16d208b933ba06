"""A moderator's queue and a resident's report, at 360 px: with JavaScript, without, and by keyboard alone."""

import pytest

from surveys.models import Aspirasi, LaporanIsi, TinjauanSaran
from tests.browser.langkah import follow, look, send
from tests.factories import build_aspirasi, build_respons, build_survei

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("js", [True, False], ids=["dengan-js", "tanpa-js"])
def test_reported_by_a_resident_and_decided_by_a_moderator(buka, tempat, js):
    unit = tempat.unit.get(kode="KEC")
    layanan = unit.layanan.get()
    a = build_aspirasi(unit, "Petugas loket tiga malas", terbit=True)
    survei = build_survei(tempat)
    build_respons(survei, layanan, saran="Tanya Pak Budi di 0812 3456 7890")
    build_respons(survei, layanan, saran="Kursi tunggu kurang")
    build_respons(survei, layanan, saran="Loketnya ditambah")
    warga, camat = buka(js=js), buka("pimpinan_unit", js)

    page = warga.page
    page.goto(f"{warga.url}/a/{tempat.kode}/{a.kode}/")
    look(warga, js)
    follow(page.get_by_role("link", name="Laporkan isi ini"))
    look(warga, js)
    send(page, "Laporkan")
    assert "Pilih alasannya" in page.content()
    page.get_by_label("Menghina atau mengancam").check()
    send(page, "Laporkan")
    page.get_by_role("heading", name="Terima kasih").wait_for()
    look(warga, js)
    assert LaporanIsi.objects.count() == 1 and Aspirasi.objects.published().count() == 1

    page = camat.page
    page.goto(f"{camat.url}/suara/{tempat.kode}/")
    follow(page.get_by_role("link", name="Antrean moderasi"))
    assert "Saran survei 3" in page.get_by_label("Antrean").inner_text()
    look(camat, js)
    send(page, "Terbitkan, samarkan 2 bagian")
    assert TinjauanSaran.objects.get().teks_terbit == "Tanya ▮▮▮ di ▮▮▮"
    send(page, "Terbitkan 2 tulisan tanpa tanda")
    assert TinjauanSaran.objects.count() == 3

    follow(page.get_by_role("link", name="Aspirasi dilaporkan"))
    assert "menghina atau mengancam (1)" in page.content()
    look(camat, js)
    # by keyboard alone: open, type, send
    page.get_by_text("Jangan terbitkan…").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Menghina petugas.")
    page.keyboard.press("Enter")
    page.get_by_text("Tidak diterbitkan.").wait_for()
    a.refresh_from_db()
    assert (a.status, a.alasan) == ("ditolak", "Menghina petugas.")

    follow(page.get_by_role("link", name="Aspirasi: sudah diputuskan"))
    look(camat, js)
    send(page, "Batalkan keputusan")
    a.refresh_from_db()
    assert a.status == "diperiksa"
    assert not camat.keluhan and not warga.keluhan
