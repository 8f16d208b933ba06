"""Import pages: bring files, answer, map, look, save, take back."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from asnplan.lib import unggahan
from tests.berkas import xlsx_bytes
from tests.factories import build_jabatan, build_tugas, build_user
from workload.imports.cocokkan import Cara
from workload.imports.kerja import antrean
from workload.models import Analisis, BerkasImpor, PemetaanImpor, UraianTugas
from workload.status_impor import StatusImpor

pytestmark = pytest.mark.django_db

JUDUL = ["unit_kerja", "nama_jabatan", "no", "uraian_tugas", "hasil", "volume", "waktu_penyelesaian_menit",
         "waktu_kerja_efektif", "kebutuhan_pegawai"]  # fmt: skip
SEKSI = ["Seksi Pemerintahan", "Pengolah Data"]


@pytest.fixture
def jabatan(instansi):
    return build_jabatan(instansi.unit.get(kode="PEM"), "Pengolah Data")


@pytest.fixture
def periode(instansi):
    return instansi.periode.get()


def upload(*baris, nama="abk.xlsx", judul=JUDUL):
    return SimpleUploadedFile(nama, xlsx_bytes(judul, *baris))


def baris(uraian="Memproses surat", volume=75, waktu=1000, efektif=75_000, cetak=1, di=SEKSI):
    return [*di, 1, uraian, "Surat", volume, waktu, efektif, cetak]


@pytest.fixture
def kirim(periode):
    """kirim(client, upload, ...) posts files; gives the one BerkasImpor, or all of them in a list."""

    def _kirim(client, *berkas, **data):
        url = reverse("workload:beban-import", args=[periode.pk])
        jawab = client.post(url, {"berkas": list(berkas), **data}, follow=True)
        assert jawab.status_code == 200, jawab.text
        masuk = list(BerkasImpor.objects.order_by("pk"))[-len(berkas) :]
        return masuk[0] if len(berkas) == 1 else masuk

    return _kirim


def post(client, berkas, langkah, **data):
    url = reverse(f"workload:impor-{langkah}", args=[berkas.periode_id, berkas.pk])
    jawab = client.post(url, data, follow=True)
    assert jawab.status_code == 200
    if BerkasImpor.objects.filter(pk=berkas.pk).exists():
        berkas.refresh_from_db()
    return jawab


def petakan(client, berkas, bagian, **data):
    return post(client, berkas, "petakan", bagian=bagian, **data)


def save(client, berkas):
    halaman = client.get(berkas.get_absolute_url())
    return post(client, berkas, "simpan", dilihat=halaman.context["dilihat"])


# --- the straight way ---------------------------------------------------------------------------


def test_a_clean_file_takes_two_clicks(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    halaman = client.get(berkas.get_absolute_url())
    assert "1 jabatan dengan 1 baris uraian tugas ditemukan; tidak ada selisih." in halaman.text
    assert "Simpan 1 jabatan" in halaman.text and not UraianTugas.objects.exists()
    jawab = save(client, berkas)
    tugas = UraianTugas.objects.get()
    assert (tugas.beban_menit, tugas.diubah_oleh) == (Decimal(75_000), client.user)
    assert "1 baris ditulis" in jawab.text and "Batalkan impor" in jawab.text


def test_undo_brings_back_what_was_there_and_the_file_can_be_saved_again(masuk, kirim, jabatan):
    lama = build_tugas(jabatan, 3, 4, uraian="Yang lama")
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    assert "ganti 1 baris lama" in client.get(berkas.get_absolute_url()).text
    save(client, berkas)
    assert UraianTugas.objects.get().uraian == "Memproses surat"
    jawab = post(client, berkas, "batalkan")
    kembali = UraianTugas.objects.get()
    assert (kembali.uid, kembali.uraian, kembali.volume) == (lama.uid, "Yang lama", 3)
    assert berkas.status == StatusImpor.DIBATALKAN and "Impor ini sudah dibatalkan" in jawab.text
    save(client, berkas)
    assert UraianTugas.objects.get().uraian == "Memproses surat"


def test_undo_leaves_sheets_alone_that_were_edited_since_and_names_them(masuk, kirim, jabatan, instansi):  # fmt: skip
    lain = build_jabatan(jabatan.unit, "Lain")
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(), baris(di=[SEKSI[0], "Lain"])))
    save(client, berkas)
    beban = lain.beban.get()
    type(beban).objects.filter(pk=beban.pk).update(versi=beban.versi + 1)
    jawab = post(client, berkas, "batalkan")
    assert [s["sebab"] for s in berkas.sisa] == ["sudah diubah setelah impor"]
    assert "Lain · Seksi Pemerintahan" in jawab.text
    assert set(UraianTugas.objects.values_list("beban__jabatan__nama", flat=True)) == {"Lain"}


def test_undo_leaves_locked_analyses_alone(masuk, kirim, jabatan, periode):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    save(client, berkas)
    Analisis.objects.create(unit=jabatan.unit, periode=periode, status="final")
    post(client, berkas, "batalkan")
    assert [s["sebab"] for s in berkas.sisa] == ["analisisnya terkunci"]
    assert UraianTugas.objects.exists()


def test_many_files_each_with_its_own_result(masuk, kirim, jabatan):
    client = masuk("petugas")
    baik, rusak, kosong = kirim(
        client, upload(baris()), SimpleUploadedFile("rusak.xlsx", b"PK\x03\x04 bukan excel"),
        SimpleUploadedFile("kosong.csv", b""),
    )  # fmt: skip
    assert [b.status for b in (baik, rusak, kosong)] == ["diperiksa", "gagal", "gagal"]
    daftar = client.get(reverse("workload:beban-import", args=[baik.periode_id]))
    assert all(b.nama in daftar.text for b in (baik, rusak, kosong))
    assert "Berkas kosong" in daftar.text
    assert "tidak dapat dibaca" in client.get(rusak.get_absolute_url()).text


def test_the_same_file_again_is_pointed_out(masuk, kirim, jabatan):
    client = masuk("petugas")
    isi = xlsx_bytes(JUDUL, baris())
    pertama = kirim(client, SimpleUploadedFile("a.xlsx", isi))
    save(client, pertama)
    kedua = kirim(client, SimpleUploadedFile("b.xlsx", isi))
    assert "Berkas yang sama persis sudah disimpan" in client.get(kedua.get_absolute_url()).text


def test_an_unsaved_file_can_be_thrown_away(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    path = unggahan.stored(berkas.simpanan)
    assert path.is_file()
    post(client, berkas, "batalkan")
    assert not BerkasImpor.objects.exists() and not path.exists()


# --- differences --------------------------------------------------------------------------------


def test_differences_stand_with_place_and_both_figures_and_can_be_filtered(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(cetak="1,25"), baris("B", 720, 100, 72_000, 1)))
    halaman = client.get(berkas.get_absolute_url())
    per_jenis = berkas.ringkasan["temuan_per_jenis"]
    assert sum(per_jenis.values()) == berkas.ringkasan["temuan"] >= 2 and "1,25" in halaman.text
    for kode, jumlah in per_jenis.items():
        saring = client.get(berkas.get_absolute_url(), {"jenis": kode})
        assert len(saring.context["temuan"].object_list) == jumlah
    assert client.get(berkas.get_absolute_url(), {"jenis": "ngawur"}).context["jenis"] == ""


def test_rows_of_one_post_on_demand_with_and_without_javascript(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    pk = berkas.blok.get().pk
    sendiri = client.get(berkas.get_absolute_url(), {"blok": pk}, headers={"hx-request": "true"})
    assert sendiri.text.lstrip().startswith("<tr") and "Memproses surat" in sendiri.text
    assert "Memproses surat" in client.get(berkas.get_absolute_url(), {"blok": pk}).text
    assert client.get(berkas.get_absolute_url(), {"blok": "x"}).status_code == 404


# --- what the file leaves open ------------------------------------------------------------------


def test_a_cell_that_is_no_figure_is_asked_and_counts_once_answered(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(volume="12 bln x 4", cetak="")))
    halaman = client.get(berkas.get_absolute_url())
    (tanya,) = halaman.context["pertanyaan"]
    assert tanya["text"] == "12 bln x 4" and not tanya["whole"] and "12 bln x 4" in halaman.text
    petakan(client, berkas, "pertanyaan", kunci=tanya["key"], nilai="banyak sekali")
    assert berkas.ringkasan["pertanyaan"] == 1
    assert "banyak sekali" in client.get(berkas.get_absolute_url()).text
    petakan(client, berkas, "pertanyaan", kunci=tanya["key"], nilai="48")
    halaman = client.get(berkas.get_absolute_url())
    assert not halaman.context["pertanyaan"] and halaman.context["terjawab"][0]["nilai"] == "48"
    save(client, berkas)
    assert UraianTugas.objects.get().volume == 48


def test_what_is_not_answered_is_kept_as_text_and_does_not_count(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(volume="12 bln x 4", cetak="")))
    save(client, berkas)
    tugas = UraianTugas.objects.get()
    assert tugas.isian_mentah["volume"] == "12 bln x 4" and tugas.beban_menit is None


def test_minutes_or_hours_must_be_answered_before_saving(masuk, kirim, jabatan):
    client = masuk("petugas")
    judul = [*JUDUL[:6], "waktu_penyelesaian"]
    berkas = kirim(client, upload([*SEKSI, 1, "A", "Surat", 24, 3], judul=judul))
    (tanya,) = client.get(berkas.get_absolute_url()).context["pertanyaan"]
    assert tanya["whole"] and set(tanya["choices"]) == {"menit", "jam"}
    assert "Jawab dulu 1 pertanyaan" in save(client, berkas).text
    assert not UraianTugas.objects.exists()
    petakan(client, berkas, "pertanyaan", kunci=tanya["key"], nilai="jam")
    save(client, berkas)
    assert UraianTugas.objects.get().satuan_waktu == "jam"


def test_a_heading_that_nobody_knows_can_be_explained_and_is_remembered(masuk, kirim, jabatan):
    client = masuk("petugas")
    judul = [*JUDUL[:5], "Xyzzy", *JUDUL[6:]]
    berkas = kirim(client, upload(baris(), judul=judul))
    assert Decimal(berkas.ringkasan["fte"]) == 0
    (tanya,) = berkas.blok.get().pertanyaan
    assert tanya["key"].endswith("!kolom_volume") and "Xyzzy" in str(tanya["choices"])
    assert "Jawab dulu 1 pertanyaan" in client.get(berkas.get_absolute_url()).text
    petakan(client, berkas, "kolom", judul="Xyzzy", kolom="volume")
    assert Decimal(berkas.ringkasan["fte"]) == 1
    lagi = kirim(client, upload(baris("Lain"), judul=judul))
    assert Decimal(lagi.ringkasan["fte"]) == 1
    assert "diingat dari abk.xlsx" in client.get(lagi.get_absolute_url()).text


# --- posts that do not match --------------------------------------------------------------------


def test_unmatched_posts_get_ranked_suggestions_and_the_choice_is_remembered(
    masuk, kirim, instansi, jabatan
):
    kasi = build_jabatan(jabatan.unit, "Kepala Seksi Pemerintahan", jenis="pengawas")
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(di=[SEKSI[0], "KASI PEM."])))
    blok = berkas.blok.get()
    assert blok.jabatan is None and blok.saran[0]["id"] == kasi.pk
    halaman = client.get(berkas.get_absolute_url())
    assert "di unit yang sama" in halaman.text and "Tentukan dulu 1 jabatan" in halaman.text
    petakan(client, berkas, "jabatan", **{f"pilih-{blok.pk}": kasi.pk})
    assert berkas.blok.get().cara == Cara.ORANG and berkas.ringkasan["siap"] == 1
    save(client, berkas)
    assert kasi.beban.get().tugas.count() == 1

    lagi = kirim(client, upload(baris(di=[SEKSI[0], "Kasi Pem"]), nama="tahun depan.xlsx"))
    assert (lagi.blok.get().jabatan, lagi.blok.get().cara) == (kasi, Cara.INGAT)
    assert "diingat dari abk.xlsx" in client.get(lagi.get_absolute_url()).text
    petakan(client, lagi, "diingat", pemetaan=PemetaanImpor.objects.get().pk)
    assert not PemetaanImpor.objects.exists() and lagi.blok.get().jabatan is None


def test_a_choice_may_hold_for_all_of_the_same_name_each_in_its_own_unit(masuk, kirim, instansi):
    unit = [instansi.unit.get(kode=k) for k in ("PEM", "KEL-1")]
    operator = [build_jabatan(u, "Operator Layanan Operasional") for u in unit]
    client = masuk("petugas")
    berkas = kirim(client, upload(*(baris(di=[u.nama, "Operator"]) for u in unit)))
    pertama = berkas.blok.first()
    petakan(client, berkas, "jabatan", sama="1", **{f"pilih-{pertama.pk}": operator[0].pk})
    assert [b.jabatan for b in berkas.blok.all()] == operator


def test_a_post_may_be_searched_skipped_or_made(masuk, kirim, instansi, jabatan):
    client = masuk("admin_instansi")
    berkas = kirim(
        client, upload(*(baris(di=[SEKSI[0], nama]) for nama in ("Satu", "Dua", "Tiga")))
    )
    satu, dua, tiga = berkas.blok.all()
    petakan(
        client, berkas, "jabatan",
        **{f"pilih-{satu.pk}": "", f"cari-{satu.pk}": "Pengolah Data", f"pilih-{dua.pk}": "lewati", f"pilih-{tiga.pk}": "baru"},
    )  # fmt: skip
    satu, dua, tiga = berkas.blok.all()
    assert satu.jabatan == jabatan and dua.lewati and tiga.cara == Cara.BARU
    save(client, berkas)
    baru = instansi.jabatan.get(nama="Tiga")
    assert baru.unit == jabatan.unit and baru.beban.get().tugas.count() == 1
    assert UraianTugas.objects.count() == 2
    post(client, berkas, "batalkan")
    assert not instansi.jabatan.filter(nama="Tiga").exists() and not UraianTugas.objects.exists()
    save(client, berkas)
    assert instansi.jabatan.filter(nama="Tiga").exists()


def test_posts_of_other_units_can_not_be_chosen(masuk, kirim, instansi, jabatan):
    client = masuk("petugas", unit=instansi.unit.get(kode="KEL"))
    berkas = kirim(client, upload(baris()))
    blok = berkas.blok.get()
    assert "di luar unit yang dapat Anda isi" in blok.sebab and blok.saran == []
    jawab = petakan(client, berkas, "jabatan", **{f"pilih-{blok.pk}": jabatan.pk})
    assert "tidak ada di unit yang dapat Anda isi" in jawab.text
    assert berkas.blok.get().jabatan is None


def test_only_those_who_manage_the_structure_make_posts(masuk, kirim, instansi, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(di=[SEKSI[0], "Baru Sama Sekali"])))
    blok = berkas.blok.get()
    assert "Buat jabatan baru" not in client.get(berkas.get_absolute_url()).text
    petakan(client, berkas, "jabatan", **{f"pilih-{blok.pk}": "baru"})
    assert not berkas.blok.get().cara


def test_two_tables_for_one_post_are_not_merged(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(), baris("B", di=[SEKSI[0], "Pengolah  data."])))
    if berkas.ringkasan["blok"] == 2:
        assert berkas.ringkasan["tak_cocok"] == 1


def test_a_file_without_units_is_matched_in_the_unit_that_was_named(
    masuk, kirim, instansi, jabatan
):
    client = masuk("petugas")
    judul = JUDUL[1:]
    berkas = kirim(client, upload(baris()[1:], judul=judul))
    assert "tidak disebut" in berkas.blok.get().sebab
    petakan(client, berkas, "unit", unit=jabatan.unit_id)
    assert berkas.blok.get().jabatan == jabatan
    lagi = kirim(client, upload(baris()[1:], judul=judul), unit=jabatan.unit_id)
    assert lagi.blok.get().jabatan == jabatan


# --- saving is guarded --------------------------------------------------------------------------


def test_rows_typed_after_the_preview_are_not_replaced_unseen(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    dilihat = client.get(berkas.get_absolute_url()).context["dilihat"]
    lama = build_tugas(jabatan, 1, 1)
    type(lama.beban).objects.update(versi=7)
    jawab = post(client, berkas, "simpan", dilihat=dilihat)
    assert "berubah sejak pratinjau ini dibuka" in jawab.text
    assert UraianTugas.objects.get() == lama and berkas.status == StatusImpor.DIPERIKSA
    save(client, berkas)
    assert UraianTugas.objects.get().uraian == "Memproses surat"


def test_a_final_analysis_and_a_closed_period_refuse(masuk, kirim, jabatan, periode):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    analisis = Analisis.objects.create(unit=jabatan.unit, periode=periode, status="final")
    assert "berstatus Final; isinya terkunci" in save(client, berkas).text
    analisis.delete()
    periode.ditutup_pada = "2026-12-31T00:00Z"
    periode.save()
    assert "sudah ditutup" in save(client, berkas).text
    assert not UraianTugas.objects.exists()


def test_saving_twice_saves_once(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    save(client, berkas)
    versi = jabatan.beban.get().versi
    assert "berstatus Tersimpan" in post(client, berkas, "simpan", dilihat=0).text
    assert jabatan.beban.get().versi == versi


def test_nothing_is_saved_while_a_post_has_no_place(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris(), baris(di=[SEKSI[0], "Entah"])))
    assert "Tentukan dulu 1 jabatan" in post(client, berkas, "simpan", dilihat=0).text
    assert not UraianTugas.objects.exists()


@pytest.mark.parametrize("status", ["antre", "dibaca"])
def test_work_that_a_killed_server_left_is_taken_up_by_whoever_looks(masuk, kirim, jabatan, status):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    berkas.blok.all().delete()
    BerkasImpor.objects.update(status=status)
    assert "Simpan 1 jabatan" in client.get(berkas.get_absolute_url()).text


def test_saving_that_a_killed_server_left_is_taken_up(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    BerkasImpor.objects.update(status="menyimpan", disimpan_oleh=client.user)
    client.get(reverse("workload:beban-import", args=[berkas.periode_id]))
    assert UraianTugas.objects.count() == 1
    berkas.refresh_from_db()
    assert berkas.status == StatusImpor.TERSIMPAN


def test_a_file_that_kills_the_server_again_and_again_is_given_up(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    BerkasImpor.objects.update(status="dibaca", percobaan=3)
    antrean.wake()
    berkas.refresh_from_db()
    assert berkas.status == StatusImpor.GAGAL and "berulang kali" in berkas.penolakan[0]["pesan"]


def test_progress_is_polled_until_the_page_reloads(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    url = reverse("workload:impor-kemajuan", args=[berkas.periode_id, berkas.pk])
    assert client.get(url).url == berkas.get_absolute_url()
    assert client.get(url, headers={"hx-request": "true"}).headers["HX-Refresh"] == "true"


# --- who ----------------------------------------------------------------------------------------


def test_a_file_belongs_to_who_brought_it_and_to_those_over_the_instansi(
    masuk, kirim, jabatan, instansi, instansi_lain, client
):
    berkas = kirim(masuk("petugas"), upload(baris()))
    for role, di, status in (
        ("petugas", instansi, 403), ("perencana", instansi, 403), ("admin_instansi", instansi, 200),
        ("admin_instansi", instansi_lain, 404),
    ):  # fmt: skip
        user = build_user(di, role)
        client.force_login(user, backend="accounts.backends.UsernameOrNipBackend")
        assert client.get(berkas.get_absolute_url()).status_code == status, role
        if status != 200:
            url = reverse("workload:impor-simpan", args=[berkas.periode_id, berkas.pk])
            assert client.post(url).status_code == status
    assert not UraianTugas.objects.exists()


def test_the_list_shows_one_files_only(masuk, kirim, jabatan, instansi, client):
    kirim(masuk("petugas"), upload(baris(), nama="rahasia.xlsx"))
    client.force_login(build_user(instansi, "petugas"), backend="accounts.backends.UsernameOrNipBackend")  # fmt: skip
    url = reverse("workload:beban-import", args=[instansi.periode.get().pk])
    assert "rahasia.xlsx" not in client.get(url).text


def test_wrong_methods(masuk, kirim, jabatan):
    client = masuk("petugas")
    berkas = kirim(client, upload(baris()))
    for langkah in ("petakan", "simpan", "batalkan"):
        url = reverse(f"workload:impor-{langkah}", args=[berkas.periode_id, berkas.pk])
        assert client.get(url).status_code == 405
    assert client.post(berkas.get_absolute_url()).status_code == 405


def test_bad_input_is_harmless(masuk, kirim, jabatan, periode):
    client = masuk("petugas")
    assert client.post(reverse("workload:beban-import", args=[periode.pk])).status_code == 422
    berkas = kirim(client, upload(baris(), nama="../../etc/pass\x00wd\n.xlsx"))
    assert "/" not in berkas.nama and "\n" not in berkas.nama
    for data in (
        {"bagian": "ngawur"}, {"bagian": "jabatan", "pilih-x": "1", "pilih-999999": "1"}, {"bagian": "pertanyaan", "kunci": "tidak ada", "nilai": "5"},
        {"bagian": "kolom", "judul": "x", "kolom": "tidak_ada"}, {"bagian": "unit", "unit": "abc"},
        {"bagian": "diingat", "pemetaan": "999"}, {"bagian": "lembar", "ambil": "x"},
    ):  # fmt: skip
        url = reverse("workload:impor-petakan", args=[periode.pk, berkas.pk])
        assert client.post(url, data).status_code == 302
    berkas.refresh_from_db()
    assert berkas.status == StatusImpor.DIPERIKSA and berkas.jawaban == {}
    for query in ({"selisih": "x"}, {"pratinjau": "99"}, {"cocok": "-1", "pilih": "semua"}):
        assert client.get(berkas.get_absolute_url(), query).status_code == 200


@pytest.mark.parametrize(
    "isi",
    [
        b"uraian_tugas;volume;waktu;aneh\x00\n\x00A;1;1;\x00\n",
        b"\xff\xfe\x00\xd8" * 50,
        "nama_jabatan;uraian_tugas;volume;waktu_menit\n\u202eX\ud7ff;A;999999999999;999999999999\n".encode(),
        b"nama_jabatan,uraian_tugas,volume,waktu_menit\n" + b"J" * 5000 + b",A,1,1\n",
        b"peta_id,uraian_tugas,volume,waktu_menit\n" + b"9" * 500 + b",A,1e400,-0\n",
        b"<html><script>alert(1)</script></html>",
    ],
)
def test_hostile_files_get_a_sentence(masuk, kirim, jabatan, isi):
    client = masuk("petugas")
    berkas = kirim(client, SimpleUploadedFile("</title><script>x.csv", isi))
    assert berkas.status in (StatusImpor.DIPERIKSA, StatusImpor.GAGAL)
    halaman = client.get(berkas.get_absolute_url(), {"pilih": "semua"})
    assert halaman.status_code == 200 and "<script>x" not in halaman.text
    assert "tidak terduga" not in halaman.text
    assert not UraianTugas.objects.exists()


def test_a_block_without_a_name_teaches_nothing(masuk, kirim, jabatan):
    """Else every nameless table of the next file would go to the same post."""
    client = masuk("petugas")
    tanpa = [[1, "Memproses surat", "Surat", 75, 1000, 75_000, 1]]
    berkas = kirim(client, upload(*tanpa, judul=JUDUL[2:]))
    blok = berkas.blok.get()
    petakan(
        client, berkas, "jabatan", **{f"pilih-{blok.pk}": "", f"cari-{blok.pk}": "Pengolah Data"}
    )
    assert berkas.blok.get().jabatan == jabatan
    assert bool(blok.nama) == PemetaanImpor.objects.exists()


def test_pages_stay_within_their_query_budget(
    masuk, kirim, jabatan, instansi, django_assert_max_num_queries
):
    client = masuk("petugas")
    unit = instansi.unit.get(kode="KEL-1")
    build_jabatan(unit, "Operator Layanan Operasional")
    banyak = [baris(f"Tugas {i}", cetak="1,25", di=[SEKSI[0], f"Operator {i}"]) for i in range(60)]
    berkas = kirim(client, upload(baris(), *banyak))
    with django_assert_max_num_queries(12):
        assert client.get(berkas.get_absolute_url()).status_code == 200
    with django_assert_max_num_queries(12):
        client.get(reverse("workload:beban-import", args=[berkas.periode_id]))


def test_files_are_swept_after_a_month(masuk, kirim, jabatan):
    from datetime import timedelta

    client = masuk("petugas")
    simpan = kirim(client, upload(baris()))
    save(client, simpan)
    tidak = kirim(client, upload(baris("B")))
    lalu = tidak.diunggah_pada - timedelta(days=31)
    BerkasImpor.objects.update(diunggah_pada=lalu)
    BerkasImpor.objects.filter(pk=simpan.pk).update(disimpan_pada=lalu)
    kirim(client, upload(baris("C")))
    assert not BerkasImpor.objects.filter(pk=tidak.pk).exists()
    simpan.refresh_from_db()
    assert simpan.simpanan == "" and simpan.blok.get().cuplikan is None
    post(client, simpan, "batalkan")
    assert not UraianTugas.objects.exists()
