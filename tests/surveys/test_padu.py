"""Citizens' voice beside load and gap: the same figures as the pages they come from, nothing that is hidden."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.calculators.temu import BOBOT_BAWAAN, Bagian, compute_temu
from surveys.hasil.hitung import indeks_of, tally
from surveys.hasil.laporan import read_laporan
from surveys.models import Dukungan, Pengaduan, Respons, TemaAspirasi
from surveys.padu.kartu import read_kartu
from surveys.padu.kata import kategori_rows, missing, part_rows, sentence, trend_rows, unsur_rows
from surveys.padu.suara import parts_of, read_suara
from tests.factories import (
    build_aspirasi,
    build_forum,
    build_jabatan,
    build_kategori,
    build_komitmen,
    build_layanan,
    build_pegawai,
    build_pengaduan,
    build_periode,
    build_respons,
    build_survei,
    build_tugas,
    build_unit,
)
from workload import rekap
from workload.rekap.tren import bezetting_trend

HARI = date(2026, 6, 15)
LAMBAT = "332344333"  # time (the third) is what people mind


@pytest.fixture
def periode(instansi):
    return instansi.periode.select_related("instansi", "aturan").get(tahun=2026)


@pytest.fixture
def unit(instansi):
    return {u.kode: u for u in instansi.unit.all()}


@pytest.fixture
def survei(instansi):
    return build_survei(instansi, "SKM 2025", mulai="2025-01-01", selesai="2025-12-31")


def answer(survei, unit, banyak, nilai="333333333", nama="KTP elektronik"):
    layanan = unit.layanan.filter(nama=nama).first() or build_layanan(unit, nama)
    Respons.objects.bulk_create(
        Respons(survei=survei, layanan=layanan, unit=unit, nilai=[int(n) for n in nilai], tanggal="2025-03-01")
        for _ in range(banyak)
    )  # fmt: skip


def test_every_unit_has_the_index_of_the_results_page(survei, unit, instansi):
    answer(survei, unit["KEL"], 9, LAMBAT)
    answer(survei, unit["KEL-1"], 12, "444444444")
    answer(survei, unit["PEM"], 20, "323232323")
    suara = read_suara(instansi.pk, HARI)
    unsur = list(survei.unsur.all())
    for u in unit.values():
        sel = tally(survei, unit=u)
        lain = indeks_of(survei, unsur, sel).hasil
        milik = suara.hasil(u.pk)
        assert (milik and (milik.ikm, milik.mutu)) == (lain and (lain.ikm, lain.mutu)), u
        assert suara.respons(u.pk) == sum(s.respons for s in sel)
    assert suara.hasil(unit["SEK"].pk) is None


def test_a_declared_way_of_writing_weights_is_kept(survei, unit, instansi):
    survei.cara_bobot = "0,11"
    survei.save()
    answer(survei, unit["PEM"], 6, "444444444")
    assert read_suara(instansi.pk, HARI).hasil(unit["PEM"].pk).ikm == Decimal("99.00")


def test_fewer_than_five_are_hidden_and_what_would_give_them_away(survei, unit, instansi, periode):
    answer(survei, unit["PEM"], 4)
    answer(survei, unit["SEK"], 30)
    answer(survei, unit["KEL"], 8)
    suara = read_suara(instansi.pk, HARI)
    assert suara.hasil(unit["KEC"].pk) is not None
    assert suara.hasil(unit["PEM"].pk) is None and suara.tertutup(unit["PEM"].pk)
    assert suara.hasil(unit["KEL"].pk) is None  # with it PEM would follow from the kecamatan
    assert suara.hasil(unit["SEK"].pk) is not None
    j = rekap.total(periode, unit["PEM"])
    assert "terlalu sedikit" in missing(Bagian.IKM, suara, unit["PEM"].pk, j)
    assert compute_temu(parts_of(suara.hasil(unit["PEM"].pk), j), BOBOT_BAWAAN) is None


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.dictionaries(st.sampled_from(["KEC", "SEK", "PEM", "KEL", "KEL-1"]), st.integers(0, 12), min_size=1))  # fmt: skip
def test_what_the_results_page_hides_is_hidden_here(db, survei, unit, instansi, banyak):
    Respons.objects.all().delete()
    for kode, n in banyak.items():
        answer(survei, unit[kode], n)
    suara = read_suara(instansi.pk, HARI)
    for u in unit.values():
        assert (suara.hasil(u.pk) is None) == (read_laporan(survei, u).hasil is None), (u, banyak)


def test_the_round_that_is_over_counts_before_one_that_runs(survei, unit, instansi):
    jalan = build_survei(instansi, "SKM 2026", mulai="2026-06-01", selesai="2026-08-31")
    build_survei(instansi, "SKM tanpa jawaban", mulai="2026-01-01", selesai="2026-01-31")
    answer(jalan, unit["PEM"], 6, "444444444")
    assert read_suara(instansi.pk, HARI).putaran.survei == jalan  # the only one with answers
    answer(survei, unit["PEM"], 6)
    assert read_suara(instansi.pk, HARI).putaran.survei == survei
    assert read_suara(instansi.pk, date(2026, 9, 1)).putaran.survei == jalan
    assert read_suara(instansi.pk, HARI, survei=jalan.pk).putaran.survei == jalan


def test_numbers_of_a_unit_are_those_of_everything_below_it(unit, instansi):
    build_pengaduan(unit["KEL-1"], masuk=HARI - timedelta(days=60))
    build_pengaduan(unit["KEL"], masuk=HARI)
    build_pengaduan(unit["KEL"], masuk=HARI, curiga="sama persis")
    build_pengaduan(unit["PEM"], masuk=HARI, status="selesai", ditutup_pada="2026-06-15T09:00Z")
    forum = build_forum(unit["KEL"])
    build_komitmen(unit["KEL"], forum=forum, batas=HARI - timedelta(days=1))
    build_komitmen(unit["KEL"], forum=forum, batas=HARI)
    build_aspirasi(unit["KEL-1"], terbit=True)
    build_aspirasi(unit["KEL-1"])  # waits for a moderator
    suara = read_suara(instansi.pk, HARI)
    kel = suara.hitungan(unit["KEL"].pk)
    assert (kel.terbuka, kel.terlambat) == (2, 1)
    assert (kel.komitmen, kel.komitmen_lewat, kel.aspirasi) == (2, 1, 1)
    assert suara.hitungan(unit["KEC"].pk) == kel
    assert suara.hitungan(unit["PEM"].pk).terbuka == 0


# --- the card -------------------------------------------------------------------------------------


@pytest.fixture
def temu(survei, unit, periode):
    """Slow service, complaints, a proposal, and an office that lacks two of five."""
    answer(survei, unit["KEL"], 6, LAMBAT)
    loket = build_jabatan(unit["KEL-1"], "Petugas Loket", bezetting=3)
    build_tugas(loket, volume=75_000, waktu="4.6")
    kategori = build_kategori(periode.instansi, "Keluhan tentang layanan")
    for hari in (40, 2, 1):
        build_pengaduan(unit["KEL"], kategori, masuk=HARI - timedelta(days=hari))
    tema = TemaAspirasi.objects.create(instansi=periode.instansi, nama="Antrean")
    a = build_aspirasi(unit["KEL"], terbit=True, tema=tema)
    Dukungan.objects.bulk_create(Dukungan(aspirasi=a, perangkat=f"p{n}") for n in range(7))
    return loket


def test_one_sentence_says_what_meets(temu, unit, periode):
    assert sentence(read_kartu(periode, unit["KEL"].pk, HARI)) == (
        "Waktu penyelesaian dinilai paling rendah (2,00 · D) oleh 6 responden; 3 pengaduan terbuka, 1 lewat tenggat; "
        "1 aspirasi tentang Antrean didukung 7 kali; beban 1,53 kali pemangkunya; "
        "kurang 2 dari 5 orang pada Seksi Pelayanan Kelurahan."
    )


def test_the_sentence_counts_those_who_answered_the_unsur(survei, unit, periode):
    answer(survei, unit["PEM"], 6, LAMBAT)
    build_respons(survei, unit["PEM"].layanan.get(), "33-344333")
    assert sentence(read_kartu(periode, unit["PEM"].pk, HARI)) == (
        "Waktu penyelesaian dinilai paling rendah (2,00 · D) oleh 6 responden."
    )


def test_complaints_about_an_unsur_stand_beside_it_and_are_told_from_five_on(temu, unit, periode):
    def read():
        k = read_kartu(periode, unit["KEL"].pk, HARI)
        baris = {b["nama"]: b["pengaduan"] for b in unsur_rows(k, tangani=False)}
        return baris, sentence(k)

    kategori = periode.instansi.kategori_pengaduan.get()
    for n in range(5):
        build_pengaduan(unit["KEL"], kategori, masuk=HARI - timedelta(days=n), unsur="WAKTU")
        if n == 3:
            assert set(read()[0].values()) == {""} and "tentang waktu" not in read()[1]
    baris, kalimat = read()
    assert baris["Waktu penyelesaian"] == "5" and set(baris.values()) == {"5", ""}
    assert "8 pengaduan terbuka, 1 lewat tenggat, 5 tentang waktu penyelesaian;" in kalimat


def test_the_theme_of_most_aspirations_is_told_of_every_unit_above(unit, instansi):
    antre, parkir = (
        TemaAspirasi.objects.create(instansi=instansi, nama=n) for n in ("Antrean", "Parkir")
    )
    for kode, tema in (("KEL", parkir), ("KEL", None), ("PEM", antre), ("PEM", antre)):
        build_aspirasi(unit[kode], terbit=True, tema=tema)
    build_aspirasi(unit["KEL"], tema=antre)  # not published
    suara = read_suara(instansi.pk, HARI)
    assert (
        suara.tema(unit["KEL"].pk) == ("Parkir", 1) and suara.hitungan(unit["KEL"].pk).aspirasi == 2
    )
    assert (
        suara.tema(unit["KEC"].pk) == ("Antrean", 2)
        and suara.hitungan(unit["KEC"].pk).aspirasi == 4
    )
    assert suara.tema(unit["SEK"].pk) is None


def test_where_people_are_missing(temu, unit, periode):
    def kurang(kode):
        return sentence(read_kartu(periode, unit[kode].pk, HARI)).split("; ")[-1]

    assert kurang("KEL-1").endswith("kurang 2 dari 5 orang pada Seksi Pelayanan Kelurahan.")
    build_tugas(build_jabatan(unit["KEL"], bezetting=0), volume=75_000, waktu=2)
    assert kurang("KEL") == "kurang 4 dari 7 orang di 2 unit."  # as many in each: none is named


def test_where_there_is_no_figure_nothing_is_said(unit, periode):
    assert sentence(read_kartu(periode, unit["PEM"].pk, HARI)) == ""
    build_tugas(build_jabatan(unit["PEM"], bezetting=2), volume=75_000, waktu="1.9")
    assert sentence(read_kartu(periode, unit["PEM"].pk, HARI)) == "Kebutuhan 2 orang terpenuhi."


def test_the_card_agrees_with_the_gap_report_and_the_results(temu, survei, unit, periode):
    k = read_kartu(periode, unit["KEL"].pk, HARI)
    laporan = read_laporan(survei, unit["KEL"])
    assert k.jumlah == rekap.total(periode, unit["KEL"])
    assert k.hasil.ikm == laporan.hasil.ikm and k.ringkasan.selang == laporan.ringkasan.selang
    assert [p.pk for p in k.shortages()] == [temu.pk]
    assert [(b.nama, b.terbuka, b.terlambat) for b in k.kategori] == [
        ("Keluhan tentang layanan", 3, 1)
    ]
    assert [(a.dukungan, a.tema) for a in k.aspirasi] == [(7, "Antrean")]
    assert k.themes() == [("Antrean", 1, 7)]


def test_parts_say_what_they_are_made_of_or_why_they_are_not_there(temu, unit, periode):
    k = read_kartu(periode, unit["KEL-1"].pk, HARI)  # nobody was asked about the seksi itself
    baris = part_rows(k.suara, k.unit.pk, k.jumlah, None, BOBOT_BAWAAN)
    assert [b["tanpa"] for b in baris] == ["tidak ada jawaban pada SKM 2025"] * 2 + ["", ""]
    assert baris[3]["angka"] == "kurang 2 dari 5" and baris[3]["nilai"] == "0,40"
    k = read_kartu(periode, unit["SEK"].pk, HARI)
    assert (
        part_rows(k.suara, k.unit.pk, k.jumlah, None, BOBOT_BAWAAN)[3]["tanpa"]
        == "tidak ada jabatan"
    )


@pytest.fixture
def kinds(unit, periode):
    """kinds("KEL", HARI) reads the kinds that stand on a card, for who handles complaints and for others."""

    def read(kode):
        k = read_kartu(periode, unit[kode].pk, HARI)
        return tuple(
            [(b["nama"], b["terbuka"], b.get("terlambat", "")) for b in kategori_rows(k, tangani)]
            for tangani in (True, False)
        )

    return read


def complain(unit, kategori, banyak, hari=1, **lain):
    for _ in range(banyak):
        build_pengaduan(unit, kategori, masuk=HARI - timedelta(days=hari), **lain)


def test_kinds_of_complaints_and_their_total_give_no_small_kind_away(unit, instansi, kinds):
    keluhan, pungli, saran = (build_kategori(instansi, n) for n in ("Keluhan", "Pungli", "Saran"))
    complain(unit["KEL"], keluhan, 7)
    complain(unit["KEL"], pungli, 2)
    petugas, lain = kinds("KEL")
    assert petugas == [("Keluhan", "7", ""), ("Pungli", "2", "")]
    assert lain == [("Semua jenis, digabung", "9", "")]  # 9 − 7 would be the two
    complain(unit["KEL"], saran, 6)
    petugas, lain = kinds("KEL")
    assert lain == [("Keluhan", "7", ""), ("Jenis lain, digabung", "8", "")]
    complain(unit["PEM"], pungli, 1)
    assert kinds("PEM")[1] == [("Semua jenis, digabung", "1", "")]  # the total says enough
    assert kinds("SEK") == ([], [])


def test_how_many_of_a_kind_are_late_is_told_by_the_same_rule(unit, instansi, kinds):
    keluhan, saran = (build_kategori(instansi, n) for n in ("Keluhan", "Saran"))
    complain(unit["KEL"], keluhan, 7, hari=60)
    complain(unit["KEL"], saran, 6)
    assert kinds("KEL")[1] == [("Keluhan", "7", "7"), ("Saran", "6", "")]
    complain(unit["KEL"], saran, 2, hari=60)
    petugas, lain = kinds("KEL")
    assert petugas == [("Saran", "8", "2"), ("Keluhan", "7", "7")]
    assert lain == [("Saran", "8", ""), ("Keluhan", "7", "")]


def test_unsur_that_people_complain_about_give_no_small_one_away(survei, unit, periode):
    answer(survei, unit["KEL"], 6)
    kategori = build_kategori(periode.instansi)
    complain(unit["KEL"], kategori, 7, unsur="WAKTU")
    complain(unit["KEL"], kategori, 2, unsur="BIAYA")

    def read(tangani):
        k = read_kartu(periode, unit["KEL"].pk, HARI)
        return {b["pengaduan"] for b in unsur_rows(k, tangani)}, "tentang waktu" in sentence(k)

    assert read(tangani=True)[0] == {"7", "2", ""}
    assert read(tangani=False) == ({""}, False)  # 9 − 7 would be the two
    complain(unit["KEL"], kategori, 2)  # nobody has said of what yet
    assert read(tangani=False) == ({""}, False)  # 11 − 7 are four
    complain(unit["KEL"], kategori, 1)
    assert read(tangani=False) == ({"7", ""}, True)
    Pengaduan.objects.filter(unsur="").update(unsur="SARANA")
    assert read(tangani=False) == ({"7", ""}, True)


def test_both_trends_in_the_order_of_time(survei, unit, periode, instansi):
    lama = build_survei(instansi, "SKM 2024", mulai="2024-01-01", selesai="2024-12-31")
    answer(lama, unit["PEM"], 6, "444444444")
    answer(survei, unit["PEM"], 4)  # hidden
    k = read_kartu(periode, unit["PEM"].pk, HARI)
    assert [(t.nama, t.ikm) for t in k.tren_ikm] == [
        ("SKM 2024", Decimal("100.00")),
        ("SKM 2025", None),
    ]
    build_jabatan(unit["PEM"], bezetting=3)
    k = read_kartu(periode, unit["PEM"].pk, HARI)
    baris = [(r["waktu"], r["angka"]) for r in trend_rows(k.tren_ikm, k.tren_bezetting)]
    assert baris == [
        ("SKM 2024", "100,00 (A)"),
        ("SKM 2025", "tidak ditampilkan"),
        ("2026", "3 orang"),
    ]


def test_holders_of_every_period_are_those_of_the_gap_report(instansi, unit, periode):
    lalu = build_periode(instansi, 2025)
    ketik = build_jabatan(unit["PEM"], bezetting=4)
    build_jabatan(unit["PEM"], bezetting=7, periode=lalu, nonaktif_sejak="2026-03-01")
    nama = build_jabatan(unit["PEM"], bezetting=9)
    build_pegawai(nama)
    build_pegawai(nama)
    tutup = build_unit(instansi, "LAIN", "Lain")
    build_jabatan(tutup, bezetting=50)

    def same():
        tren = {t.tahun: t.bezetting for t in bezetting_trend(instansi.pk, [unit["PEM"].pk])}
        for p in instansi.periode.select_related("aturan"):
            assert tren[p.tahun] == rekap.total(p, unit["PEM"]).bezetting, p
        return tren

    assert same() == {2025: 7 + 2, 2026: 4 + 2}
    lalu.ditutup_pada = "2026-01-05T00:00Z"
    lalu.save()
    assert same() == {2025: 7, 2026: 4 + 2}
    ketik.bezetting.all().delete()
    periode.ditutup_pada = "2026-12-30T00:00Z"
    periode.save()
    nama.bezetting.all().delete()
    tren = bezetting_trend(instansi.pk, [unit["PEM"].pk])
    assert tren[-1].bezetting is None  # closed, and nothing was frozen: not known, not zero


def test_answers_that_wait_do_not_count(survei, unit, instansi):
    answer(survei, unit["PEM"], 5)
    build_respons(
        survei, unit["PEM"].layanan.get(), "111111111", keadaan="karantina", alasan="2 detik"
    )
    assert read_suara(instansi.pk, HARI).hasil(unit["PEM"].pk).ikm == Decimal("75.00")
