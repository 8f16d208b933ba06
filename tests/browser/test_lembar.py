"""The entry page in a real browser: an officer types, pastes, loses the line, meets a colleague."""

import random
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from asnplan.lib.angka import BukanAngka, Gaya, parse_angka
from tests.factories import build_instansi, build_jabatan, build_tugas, build_user
from workload.lembar import Lembar
from workload.models import Analisis, UraianTugas

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def jabatan():
    return build_jabatan(
        build_instansi("marelan").unit.get(kode="PEM"), "Pengelola Data", bezetting=1
    )


@pytest.fixture
def url(live_server, jabatan):
    return live_server.url + reverse(
        "workload:beban-edit", args=[jabatan.instansi.periode.get().pk, jabatan.pk]
    )


@pytest.fixture
def sign_in(live_server, jabatan):
    def _sign_in(context, username="budi", role="petugas"):
        client = Client()
        user = build_user(jabatan.instansi, role, username=username)
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])

    return _sign_in


@pytest.fixture
def lembar(page, context, url, sign_in):
    """The page of an officer; every complaint of the browser fails the test."""
    keluhan = []
    page.on("pageerror", lambda e: keluhan.append(str(e)))
    page.on("console", lambda m: keluhan.append(m.text) if m.type == "error" else None)
    sign_in(context)
    page.goto(url)
    yield page
    # a lost line and a refusal are what some tests are about
    assert not [k for k in keluhan if "net::ERR_" not in k and "status of 409" not in k]


def cell(page, kolom, baris):
    return page.get_by_label(f"{kolom}, baris {baris}", exact=True)


def saved(page):
    expect(page.locator("#lembar-status")).to_contain_text("Tersimpan", timeout=10_000)


def all_sent(page):
    """This browser holds nothing back any more."""
    for _ in range(100):
        if page.evaluate("localStorage.length") == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError("still unsent: " + page.evaluate("Object.values(localStorage).join()"))


def paste(page, teks):
    """What Ctrl+V does with cells copied from Excel."""
    page.evaluate(
        """teks => { const d = new DataTransfer(); d.setData("text/plain", teks);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})) }""",
        teks,
    )


def test_typing_is_saved_by_itself_and_survives_a_reload(lembar):
    cell(lembar, "Uraian tugas", 1).fill("Mencatat surat masuk")
    cell(lembar, "Volume", 1).fill("15000")
    cell(lembar, "Norma waktu", 1).fill("10")
    saved(lembar)
    lembar.reload()
    expect(cell(lembar, "Uraian tugas", 1)).to_have_value("Mencatat surat masuk")
    expect(cell(lembar, "Volume", 1)).to_have_value("15.000")


def test_the_preview_and_the_figure_of_the_server_agree(lembar, jabatan, url):
    periode = jabatan.instansi.periode.get()
    cell(lembar, "Uraian tugas", 1).fill("Menyusun laporan")
    cell(lembar, "Periode", 1).select_option("mingguan")
    cell(lembar, "Norma waktu", 1).fill("0,333333")
    cell(lembar, "Satuan waktu", 1).select_option("jam")
    with lembar.expect_response("**/simpan/"):
        cell(lembar, "Volume", 1).fill("187,123457")
        taksiran = {
            n: lembar.locator(f"[data-total={n}]").text_content()
            for n in ("menit", "fte", "kebutuhan", "selisih")
        }
    saved(lembar)
    total = Lembar(jabatan, periode).total
    assert taksiran == {
        **{n: total[n] for n in ("menit", "fte", "kebutuhan")},
        "selisih": total["selisih"]["teks"],
    }
    for nama in ("menit", "fte", "kebutuhan"):
        expect(lembar.locator(f"[data-total={nama}]")).to_have_text(total[nama])


def test_the_script_reads_figures_as_the_server_does(lembar):
    acak = random.Random(1)
    teks = ["".join(acak.choices("0123456789.,,..-+ ", k=acak.randint(1, 9))) for _ in range(3000)]
    teks += ["1.250", "0,83", "600.00", "−5", "1.234.567,89", "٣", "1e5", "–"]
    for gaya in Gaya:
        dibaca = lembar.evaluate(
            "([teks, mesin]) => teks.map((t) => Lembar.angka.baca(t, mesin))",
            [teks, gaya is Gaya.MESIN],
        )
        for t, hasil in zip(teks, dibaca, strict=True):
            try:
                angka = parse_angka(t, gaya)
            except BukanAngka:
                assert hasil is None, t
            else:
                assert hasil == "" if angka is None else Decimal(hasil) == angka, t


EXCEL = "\n".join(
    [
        "NO\tURAIAN TUGAS\tHASIL KERJA\tSATUAN HASIL\tJUMLAH HASIL\tPERIODE\tWAKTU PENYELESAIAN (MENIT)\tWAKTU EFEKTIF",
        "1\t2\t3\t4\t5\t6\t7\t8",
        '1\t"Mencatat surat masuk\ndan ""disposisi"""\tSurat tercatat\tsurat\t1.250\tTahunan\t0,83\t75.000',
        *(f"{n}\tTugas {n}\tLaporan\tdokumen\t{n}\tBulanan\t30\t75.000" for n in range(2, 10)),
        "10\tRapat\tNotulen\tdokumen\t12 bln x 4\tBulanan\t90\t75.000",
        "\tJUMLAH\t\t\t\t\t\t\t",
    ]
)


def test_ten_rows_from_excel_with_headings(lembar):
    cell(lembar, "Uraian tugas", 1).focus()
    paste(lembar, EXCEL)
    expect(lembar.locator("#lembar-urung")).to_contain_text("10 baris ditempel")
    saved(lembar)
    assert UraianTugas.objects.count() == 10
    satu = UraianTugas.objects.first()
    assert satu.uraian == 'Mencatat surat masuk\ndan "disposisi"'
    assert (satu.volume, satu.waktu, satu.satuan) == (1250, Decimal("0.83"), "surat")
    assert UraianTugas.objects.filter(periode_volume="bulanan", waktu=30).count() == 8
    assert UraianTugas.objects.last().isian_mentah == {"volume": "12 bln x 4"}
    expect(lembar.locator(".pesan")).to_contain_text("Bukan angka")
    lembar.get_by_role("button", name="Urungkan").click()
    expect(lembar.locator("tbody.baris")).to_have_count(1)


def test_cells_without_headings_go_right_and_down(lembar):
    cell(lembar, "Uraian tugas", 1).focus()
    paste(lembar, "1.\tMencatat surat\tsurat\t600.00\t2.5\n2.\tMengirim surat\tsurat\t1.250\t10")
    expect(cell(lembar, "Hasil kerja", 1)).to_have_value("surat")
    expect(cell(lembar, "Volume", 1)).to_have_value("600")
    expect(cell(lembar, "Volume", 2)).to_have_value("1,25")
    expect(cell(lembar, "Norma waktu", 1)).to_have_value("2,5")
    cell(lembar, "Volume", 1).focus()
    paste(lembar, "7\tBulanan\n8\tper hari\n9\tmingguan")
    expect(cell(lembar, "Volume", 3)).to_have_value("9")
    expect(cell(lembar, "Periode", 2)).to_have_value("harian")
    saved(lembar)


def test_three_rows_by_keyboard_alone(lembar):
    cell(lembar, "Uraian tugas", 1).focus()
    tik = lembar.keyboard
    for n in (1, 2, 3):
        tik.type(f"Tugas {n}")
        for _ in range(3):
            tik.press("Tab")
        tik.type(f"{n}00")
        tik.press("ArrowRight")
        tik.press("ArrowRight")
        tik.type("15")
        if n < 3:
            tik.press("Enter")
            for _ in range(5):
                tik.press("ArrowLeft")
    expect(cell(lembar, "Volume", 3)).to_have_value("300")
    tik.press("Alt+ArrowRight")
    expect(cell(lembar, "Norma waktu", "2.1")).to_be_focused()
    tik.press("Alt+ArrowLeft")
    tik.press("Alt+ArrowUp")
    expect(cell(lembar, "Uraian tugas", 2)).to_have_value("Tugas 3")
    expect(cell(lembar, "Norma waktu", 2)).to_be_focused()
    tik.press("Alt+Delete")
    expect(lembar.locator("tbody.baris")).to_have_count(2)
    lembar.get_by_role("button", name="Urungkan").press("Enter")
    expect(cell(lembar, "Uraian tugas", 2)).to_have_value("Tugas 3")
    saved(lembar)
    all_sent(lembar)
    assert list(UraianTugas.objects.values_list("uraian", "volume", "waktu")) == [
        ("Tugas 1", 100, 15), ("Tugas 3", 300, 15), ("Tugas 2", 200, 15),
    ]  # fmt: skip


def test_two_people_on_one_row_choose(lembar, jabatan, browser, browser_context_args, url, sign_in):
    tugas = build_tugas(jabatan, 10, 5, uraian="Menyusun laporan")
    build_tugas(jabatan, 1, 1, uraian="Baris kedua")
    lembar.reload()
    lain = browser.new_context(**browser_context_args)
    sign_in(lain, "siti")
    siti = lain.new_page()
    siti.goto(url)
    cell(siti, "Volume", 1).fill("30")
    saved(siti)

    cell(lembar, "Volume", 1).fill("20")
    cell(lembar, "Uraian tugas", 2).fill("Baris kedua diubah")
    bentrok = lembar.get_by_role("group", name="Perbedaan pada baris 1")
    expect(bentrok).to_contain_text("Siti juga mengubah baris ini")
    expect(bentrok.get_by_role("row", name="Volume 20 30")).to_be_visible()
    lembar.wait_for_timeout(1500)
    tugas.refresh_from_db()
    assert tugas.volume == 30
    assert UraianTugas.objects.filter(uraian="Baris kedua diubah").exists()
    bentrok.get_by_role("button", name="Pakai isian saya").click()
    saved(lembar)
    tugas.refresh_from_db()
    assert tugas.volume == 20

    # the other way round: a row deleted here while Siti edits it
    cell(siti, "Volume", 1).fill("40")
    bentrok = siti.get_by_role("group", name="Perbedaan pada baris 1")
    bentrok.get_by_role("button", name="Pakai isian Budi").click()
    expect(cell(siti, "Volume", 1)).to_have_value("20")
    cell(siti, "Volume", 1).press("Alt+Delete")
    saved(siti)
    cell(lembar, "Volume", 1).fill("25")
    bentrok = lembar.get_by_role("group", name="Perbedaan pada baris")
    expect(bentrok).to_contain_text("Siti menghapus baris yang Anda ubah")
    bentrok.get_by_role("button", name="Pakai isian saya").click()
    saved(lembar)
    assert UraianTugas.objects.get(uid=tugas.uid).volume == 25
    lain.close()


def test_a_colleagues_new_row_appears_with_the_next_save(
    lembar, jabatan, browser, browser_context_args, url, sign_in
):
    build_tugas(jabatan, 10, 5, uraian="Satu")
    lembar.reload()
    lain = browser.new_context(**browser_context_args)
    sign_in(lain, "siti")
    siti = lain.new_page()
    siti.goto(url)
    siti.get_by_role("button", name="Tambah baris").click()
    cell(siti, "Uraian tugas", 2).fill("Dari Siti")
    saved(siti)
    cell(lembar, "Volume", 1).fill("11")
    expect(cell(lembar, "Uraian tugas", 2)).to_have_value("Dari Siti")
    lain.close()


def test_offline_nothing_is_lost(lembar, context):
    cell(lembar, "Uraian tugas", 1).fill("Sebelum putus")
    saved(lembar)
    context.set_offline(True)
    cell(lembar, "Volume", 1).fill("1.250")
    expect(lembar.locator("#lembar-status")).to_contain_text("sambungan terputus")
    cell(lembar, "Norma waktu", 1).fill("6")
    lembar.wait_for_timeout(400)
    context.set_offline(False)
    saved(lembar)
    all_sent(lembar)
    tugas = UraianTugas.objects.get()
    assert (tugas.uraian, tugas.volume, tugas.waktu) == ("Sebelum putus", 1250, 6)


def test_what_was_not_sent_comes_back_after_a_reload(lembar):
    cell(lembar, "Uraian tugas", 1).fill("Ada")
    saved(lembar)
    lembar.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('putus')) }")
    cell(lembar, "Volume", 1).fill("77")
    lembar.get_by_role("button", name="Tambah baris").click()
    cell(lembar, "Uraian tugas", 2).fill("Baris baru")
    expect(lembar.locator("#lembar-status")).to_contain_text("dicoba lagi")
    lembar.wait_for_timeout(400)
    lembar.on("dialog", lambda dialog: dialog.accept())
    assert not UraianTugas.objects.filter(volume=77).exists()
    lembar.reload()
    expect(cell(lembar, "Volume", 1)).to_have_value("77")
    expect(cell(lembar, "Uraian tugas", 2)).to_have_value("Baris baru")
    all_sent(lembar)
    assert list(UraianTugas.objects.values_list("uraian", "volume")) == [
        ("Ada", 77),
        ("Baris baru", None),
    ]


def test_an_answer_that_never_arrived_is_no_conflict(lembar):
    """The server saved, the answer got lost; the officer types on and the retry goes through."""
    cell(lembar, "Uraian tugas", 1).fill("Ada")
    saved(lembar)
    lembar.route("**/simpan/", lambda route: (route.fetch(), route.abort()))
    cell(lembar, "Volume", 1).fill("10")
    expect(lembar.locator("#lembar-status")).to_contain_text("dicoba lagi")
    cell(lembar, "Volume", 1).fill("20")
    lembar.unroute("**/simpan/")
    saved(lembar)
    all_sent(lembar)
    assert UraianTugas.objects.get().volume == 20
    expect(lembar.locator(".bentrok")).to_have_count(0)


def test_final_while_typing_keeps_what_was_typed(lembar, jabatan, context):
    Analisis.objects.create(
        unit=jabatan.unit, periode=jabatan.instansi.periode.get(), status="final"
    )
    cell(lembar, "Uraian tugas", 1).fill("Terlambat")
    expect(lembar.locator("#lembar-status")).to_contain_text("berstatus Final")
    expect(cell(lembar, "Uraian tugas", 1)).to_have_value("Terlambat")
    assert "Terlambat" in lembar.evaluate("Object.values(localStorage).join()")
    assert not UraianTugas.objects.exists()


def test_without_a_script_the_page_is_a_form(browser, browser_context_args, url, sign_in):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    sign_in(context)
    page = context.new_page()
    page.goto(url)
    page.get_by_label("Uraian tugas, baris baru").first.fill("Mencatat surat")
    page.get_by_label("Volume, baris baru").first.fill("12 bln x 4")
    page.get_by_role("button", name="Simpan").last.click()
    expect(page.get_by_text("Tersimpan.")).to_be_visible()
    expect(page.get_by_label("Volume, baris 1", exact=True)).to_have_value("12 bln x 4")
    expect(page.get_by_text("Bukan angka.")).to_be_visible()
    assert UraianTugas.objects.get().uraian == "Mencatat surat"
    context.close()


@pytest.mark.parametrize("lebar", [1280, 360])
def test_axe_finds_nothing_and_nothing_sticks_out(lembar, jabatan, lebar):
    judul = build_tugas(jabatan, uraian="Mengelola surat")
    build_tugas(jabatan, 15000, 10, uraian="Mencatat surat masuk", induk=judul)
    build_tugas(jabatan, None, 5, uraian="Rapat", isian_mentah={"volume": "12 bln x 4"})
    build_tugas(
        jabatan, 20, uraian="Mengemudi", pendekatan="peralatan", rasio_unit=5, rasio_orang=1
    )
    UraianTugas.objects.filter(pk=judul.pk).update(kelompok=True)
    lembar.set_viewport_size({"width": lebar, "height": 800})
    lembar.reload()
    for tombol in lembar.get_by_label("Lainnya, baris").all():
        tombol.click()
    for tanda in lembar.locator(".tanda summary").all():
        tanda.click()
    hasil = Axe().run(lembar)
    assert hasil.violations_count == 0, hasil.generate_report()
    assert lembar.evaluate("document.documentElement.scrollWidth") <= lebar
