"""Citizens' voice laid beside a post: made in three clicks, kept with its figures, cited, taken back."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from surveys.actions.padu import link_suara, unlink_suara
from surveys.models import Aspirasi, Dukungan, Respons, TautanSuara
from surveys.padu.kutipan import cite, source_figure, source_title
from tests.factories import (
    build_aspirasi,
    build_jabatan,
    build_kategori,
    build_layanan,
    build_pengaduan,
    build_respons,
    build_survei,
    build_tugas,
    build_user,
)
from workload.models import UraianTugas
from workload.policies import Ditolak

ALASAN = "Surat diketik di jabatan ini."


@pytest.fixture
def periode(instansi):
    return instansi.periode.get(tahun=2026)


@pytest.fixture
def unit(instansi):
    return {u.kode: u for u in instansi.unit.all()}


@pytest.fixture
def waktu(instansi, unit):
    """Time, the weakest unsur of a round at the kelurahan."""
    survei = build_survei(instansi, "SKM 2025", mulai="2025-10-01", selesai="2025-11-28")
    layanan = build_layanan(unit["KEL"])
    for _ in range(6):
        build_respons(survei, layanan, "332344333", tanggal="2025-10-05")
    return survei.unsur.get(kode="WAKTU")


@pytest.fixture
def loket(unit):
    jabatan = build_jabatan(unit["KEL-1"], "Petugas Loket", bezetting=3)
    build_tugas(jabatan, volume=75_000, waktu="4.6", uraian="Mengetik surat")
    return jabatan


@pytest.fixture
def tautkan(periode, unit, waktu, loket, orang):
    """tautkan() lays time beside the counter; anything may be changed."""
    bawaan = {
        "periode": periode, "jabatan": loket, "unit": unit["KEL"], "suara": f"unsur-{waktu.pk}", "alasan": ALASAN,
    }  # fmt: skip

    def _tautkan(**lain):
        if "by" not in lain:
            lain["by"] = orang("perencana")
        return link_suara(**(bawaan | lain))

    return _tautkan


def again(tautan):
    return TautanSuara.objects.with_all().get(pk=tautan.pk)


def today() -> str:
    from django.utils import timezone
    from django.utils.formats import date_format

    return date_format(timezone.localdate(), "j F Y")


# --- what is kept ---------------------------------------------------------------------------------


def test_the_citation_has_figures_dates_and_how_many_answered(tautkan):
    tautan = tautkan()
    assert cite(again(tautan)) == (
        "Unsur Waktu penyelesaian pada Kelurahan dinilai 2,00 dari 4 (50,00, mutu D), terendah dari 9 unsur, "
        "oleh 6 responden SKM 2025 (1 Oktober 2025 – 28 November 2025); IKM unit 77,78 (mutu B). "
        "Jabatan Petugas Loket pada Seksi Pelayanan Kelurahan berbeban 4,60 FTE, membutuhkan 5 orang dan dipangku "
        f"3 orang: kurang 2 (Periode 2026). Ditautkan {today()} oleh {tautan.dibuat_oleh.get_short_name()}: {ALASAN}"
    )


@pytest.fixture
def putaran(instansi, unit):
    """putaran({"44424": 3, …}) is a round at Pemerintahan that is over; each set of answers, so many times."""

    def build(jawaban):
        survei = build_survei(instansi, "SKM 2026", mulai="2026-01-01", selesai="2026-02-01")
        layanan = build_layanan(unit["PEM"])
        for isi, banyak in jawaban.items():
            nilai = [None if n == "-" else int(n) for n in isi]
            Respons.objects.bulk_create(
                Respons(survei=survei, layanan=layanan, unit=unit["PEM"], nilai=nilai, tanggal="2026-01-10")
                for _ in range(banyak)
            )  # fmt: skip
        return survei.unsur

    return build


def test_the_citation_rounds_once_and_counts_those_who_answered_the_unsur(
    tautkan, putaran, loket, unit
):
    """As the card does: 152 ÷ 101 is 1,50 and 1,00495 FTE are 1,00; by way of four decimals 1,51 and 1,01."""
    unsur = putaran({"444244444": 51, "444144444": 50, "444-44444": 99})
    UraianTugas.objects.update(waktu="1.00495")
    tautan = again(tautkan(suara=f"unsur-{unsur.get(kode='BIAYA').pk}", unit=unit["PEM"]))
    assert "dinilai 1,50 dari 4" in cite(tautan) and "oleh 101 responden SKM 2026" in cite(tautan)
    assert "berbeban 1,00 FTE" in cite(tautan)
    assert source_figure(tautan) == "1,50 · D, 101 responden SKM 2026"


def test_unsur_that_are_equally_low_are_cited_as_equal(tautkan, putaran, unit):
    unsur = putaran({"332244333": 6})
    for kode, urut in (("WAKTU", "terendah"), ("BIAYA", "terendah"), ("PERSYARATAN", "urutan 3 dari")):  # fmt: skip
        tautan = tautkan(suara=f"unsur-{unsur.get(kode=kode).pk}", unit=unit["PEM"])
        assert f"), {urut}" in cite(again(tautan)), kode


def test_a_link_from_before_figures_were_kept_exact_still_opens(tautkan):
    tautan = again(tautkan())
    tautan.angka["suara"] |= {"nrr": "2.0000", "urut": 2}
    tautan.angka["rencana"] |= {"fte": "4.6000", "ej": "1.5333"}
    assert "dinilai 2,00 dari 4 (50,00, mutu D), urutan 2 dari yang terendah" in cite(tautan)
    assert "berbeban 4,60 FTE" in cite(tautan)


def test_figures_stay_as_they_were(tautkan, loket, waktu, unit):
    tautan = tautkan()
    sebelum = cite(again(tautan))
    build_respons(waktu.survei, unit["KEL"].layanan.get(), "444444444")
    UraianTugas.objects.update(volume=1)
    loket.bezetting.update(jumlah=50)
    assert cite(again(tautan)) == sebelum


def test_a_link_to_a_task_outlives_the_row(tautkan, loket):
    tugas = UraianTugas.objects.get(uraian="Mengetik surat")
    tautan = tautkan(tugas=tugas.uid)
    tugas.delete()
    tautan = again(tautan)
    assert tautan.uraian == "Mengetik surat" and "untuk tugas “Mengetik surat”" in cite(tautan)


def test_kinds_of_complaints_and_aspirations_are_evidence_too(tautkan, unit, instansi):
    kategori = build_kategori(instansi, "Keluhan tentang layanan")
    for n in range(6):
        build_pengaduan(unit["KEL"], kategori, masuk=date(2026, 1, 5) if n else None)
    keluhan = again(tautkan(suara=f"kategori-{kategori.pk}"))
    assert (
        f"Pada {today()} ada 6 pengaduan terbuka “Keluhan tentang layanan” pada Kelurahan, 5 lewat tenggat."
        in cite(keluhan)
    )
    a = build_aspirasi(unit["KEL-1"], "Tambah loket", terbit=True)
    Dukungan.objects.create(aspirasi=a, perangkat="p")
    usulan = again(tautkan(suara=f"aspirasi-{a.pk}"))
    assert (
        f"Aspirasi warga “Tambah loket” pada Kelurahan (1 Maret 2026) didukung 1 kali sampai {today()}."
        in cite(usulan)
    )


def test_a_kind_that_may_not_be_told_to_everybody_cannot_be_linked(tautkan, unit, instansi, orang):
    keluhan, pungli = build_kategori(instansi, "Keluhan"), build_kategori(instansi, "Pungli")
    for kategori, banyak in ((keluhan, 7), (pungli, 2)):
        for _ in range(banyak):
            build_pengaduan(unit["KEL"], kategori)
    for kategori in (keluhan, pungli):  # the one would follow from the other
        for role in ("perencana", "petugas"):
            with pytest.raises(ValidationError):
                tautkan(suara=f"kategori-{kategori.pk}", by=orang(role))


def test_a_link_from_before_small_kinds_were_left_out_tells_no_number(tautkan, unit, instansi):
    kategori = build_kategori(instansi)
    for _ in range(5):
        build_pengaduan(unit["KEL"], kategori)
    tautan = again(tautkan(suara=f"kategori-{kategori.pk}"))
    tautan.angka["suara"] |= {"terbuka": 2, "terlambat": 1}
    assert "kurang dari 5 pengaduan" in cite(tautan) and "kurang dari 5 lewat" in cite(tautan)


def test_words_of_an_aspirasi_go_when_its_author_takes_it_back(tautkan, unit):
    a = build_aspirasi(unit["KEL"], "Tambah loket", terbit=True)
    tautan = tautkan(suara=f"aspirasi-{a.pk}")
    Aspirasi.objects.filter(pk=a.pk).update(status="ditarik", judul="", judul_terbit="", isi="")
    tautan = again(tautan)
    assert "Tambah loket" not in cite(tautan) and "Tambah loket" not in str(tautan.angka)
    assert source_title(tautan) == "yang kini tidak terbit"
    Aspirasi.objects.filter(pk=a.pk).delete()  # its time is over: the link goes with it
    assert not TautanSuara.objects.exists()


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("suara", ["", "unsur-0", "aspirasi-1", "lain-1", "unsur"])
def test_only_what_stands_on_the_card_can_be_linked(tautkan, suara):
    with pytest.raises(ValidationError):
        tautkan(suara=suara)


def test_figures_that_are_hidden_cannot_be_linked(tautkan, waktu):
    Respons.objects.filter(pk__in=list(Respons.objects.values_list("pk", flat=True)[:2])).delete()
    with pytest.raises(ValidationError):
        tautkan()


def test_a_reason_a_task_of_the_post_and_once_only(tautkan, unit, loket):
    lain = build_tugas(build_jabatan(unit["PEM"]), 1, 1)
    for isian in ({"alasan": "  pendek  "}, {"tugas": lain.uid}):
        with pytest.raises(ValidationError):
            tautkan(**isian)
    tautkan()
    with pytest.raises(ValidationError, match="sudah ditautkan"):
        tautkan()
    tautkan(tugas=UraianTugas.objects.get(uraian="Mengetik surat").uid)
    assert TautanSuara.objects.count() == 2


def test_who_may_link(tautkan, instansi, instansi_lain, unit, orang):
    with pytest.raises(PermissionDenied):
        tautkan(by=orang("auditor"))
    with pytest.raises(Http404):
        tautkan(by=build_user(instansi_lain, "admin_instansi"))
    with pytest.raises(Http404):  # the voice of a unit that is not in sight
        tautkan(by=orang("petugas", unit=unit["KEL-1"]))
    tautkan(by=orang("petugas", unit=unit["KEL"]))


def test_a_link_has_exactly_one_source(tautkan, unit):
    tautan = tautkan()
    for isi in ({"unsur": None}, {"aspirasi": build_aspirasi(unit["KEL"], terbit=True)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TautanSuara.objects.filter(pk=tautan.pk).update(**isi)


# --- taken back -----------------------------------------------------------------------------------


def test_taken_back_it_is_history_and_can_be_made_again(tautkan, orang):
    tautan, lain = tautkan(), orang("perencana")
    with pytest.raises(ValidationError):
        unlink_suara(tautan=tautan, alasan="", by=lain)
    unlink_suara(tautan=tautan, alasan="Salah jabatan, loket pindah.", by=lain)
    tautan = again(tautan)
    assert tautan.dicabut_oleh == lain and not TautanSuara.objects.held().exists()
    with pytest.raises(Ditolak):
        unlink_suara(tautan=tautan, alasan="Salah jabatan, loket pindah.", by=lain)
    assert [e.pgh_label for e in TautanSuara.pgh_event_model.objects.order_by("pgh_id")] == [
        "insert",
        "update",
    ]
    tautkan()
    with pytest.raises(PermissionDenied):
        unlink_suara(tautan=TautanSuara.objects.held().get(), alasan=ALASAN, by=orang("auditor"))


# --- pages ----------------------------------------------------------------------------------------


def test_three_clicks_from_the_card(masuk, periode, unit, waktu, loket):
    client = masuk("perencana")
    kartu = reverse("surveys:padu-unit", args=[periode.pk, unit["KEL"].pk])
    pilih = reverse(
        "surveys:tautan-suara-choose", args=[periode.pk, unit["KEL"].pk, f"unsur-{waktu.pk}"]
    )
    assert f'href="{pilih}"' in client.get(kartu).content.decode()
    formulir = (
        reverse("surveys:tautan-suara-create", args=[periode.pk, loket.pk])
        + f"?unit={unit['KEL'].pk}&suara=unsur-{waktu.pk}"
    )
    assert f'href="{formulir.replace("&", "&amp;")}"' in client.get(pilih).content.decode()
    teks = client.get(formulir).content.decode()
    (dipilih,) = re.findall(r"<input[^>]* checked[^>]*>", teks)  # what the card sent us here for
    assert f'value="unsur-{waktu.pk}"' in dipilih
    response = client.post(formulir, {"suara": f"unsur-{waktu.pk}", "tugas": "", "alasan": ALASAN})
    assert (response.status_code, response.url) == (302, f"{kartu}#tautan")
    assert "Waktu penyelesaian → Petugas Loket" in client.get(kartu).content.decode()


def test_the_card_lists_posts_that_lack_people_first(masuk, periode, unit, waktu, loket):
    build_jabatan(unit["KEL"], "Arsiparis")
    pilih = reverse(
        "surveys:tautan-suara-choose", args=[periode.pk, unit["KEL"].pk, f"unsur-{waktu.pk}"]
    )
    client = masuk("petugas")
    assert [p["nama"] for p in client.get(pilih).context["posts"]] == ["Petugas Loket", "Arsiparis"]
    assert [p["nama"] for p in client.get(pilih, {"q": "ars"}).context["posts"]] == ["Arsiparis"]
    salah = reverse("surveys:tautan-suara-choose", args=[periode.pk, unit["KEL"].pk, "unsur-0"])
    assert client.get(salah).status_code == 404


def test_from_the_posts_page(masuk, periode, unit, waktu, loket):
    client = masuk("petugas")
    post = reverse("workload:perhitungan-jabatan", args=[periode.pk, loket.pk])
    formulir = reverse("surveys:tautan-suara-create", args=[periode.pk, loket.pk])
    assert f'href="{formulir}"' in client.get(post).content.decode()
    response = client.get(formulir)
    assert (
        response.context["unit"].pk == unit["KEL"].pk
    )  # the nearest of which citizens said something
    tugas = UraianTugas.objects.get(uraian="Mengetik surat")
    response = client.post(
        formulir, {"suara": f"unsur-{waktu.pk}", "tugas": str(tugas.uid), "alasan": ALASAN}
    )
    assert response.url == f"{post}#suara-warga"
    teks = client.get(post).content.decode()
    assert (
        "2,00 · D, 6 responden SKM 2025" in teks
        and "untuk tugas “Mengetik surat”" in teks
        and ALASAN in teks
    )


def test_bad_input_keeps_what_was_typed(masuk, periode, waktu, loket):
    formulir = reverse("surveys:tautan-suara-create", args=[periode.pk, loket.pk])
    client = masuk("petugas")
    response = client.post(formulir, {"suara": f"unsur-{waktu.pk}", "alasan": "<b>x</b>"})
    assert response.status_code == 422 and "&lt;b&gt;x&lt;/b&gt;" in response.content.decode()
    response = client.post(formulir, {"suara": "unsur-0", "tugas": "bukan", "alasan": ALASAN})
    assert response.status_code == 422 and ALASAN in response.content.decode()
    assert client.get(formulir + "?unit=abc").status_code == 404
    assert not TautanSuara.objects.exists()


def test_a_post_without_any_voice_says_so(masuk, periode, unit):
    jabatan = build_jabatan(unit["PEM"])
    response = masuk("petugas").get(
        reverse("surveys:tautan-suara-create", args=[periode.pk, jabatan.pk])
    )
    assert "Belum ada suara warga" in response.content.decode()


def test_cite_and_take_back(masuk, tautkan):
    tautan, client = tautkan(), masuk("perencana")
    detail = reverse("surveys:tautan-suara-detail", args=[tautan.pk])
    cabut = reverse("surveys:tautan-suara-remove", args=[tautan.pk])
    teks = client.get(detail).content.decode()
    assert "terendah dari 9 unsur" in teks and cabut in teks
    assert client.post(cabut, {"alasan": "x"}).status_code == 422
    assert client.post(cabut, {"alasan": "Loket pindah ke unit lain."}).url == detail
    teks = client.get(detail).content.decode()
    assert "Dicabut" in teks and "Loket pindah ke unit lain." in teks and cabut not in teks
    assert (
        "sudah dicabut"
        in client.post(cabut, {"alasan": "Loket pindah lagi."}, follow=True).content.decode()
    )


def test_readers_read_and_do_not_take_back(masuk, tautkan):
    tautan, client = tautkan(), masuk("auditor")
    assert client.get(reverse("surveys:tautan-suara-detail", args=[tautan.pk])).status_code == 200
    assert client.post(reverse("surveys:tautan-suara-remove", args=[tautan.pk])).status_code == 403
