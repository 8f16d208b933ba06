"""The result of a round as page, Word and Excel show it: worked examples through the database."""

from decimal import Decimal as D
from fractions import Fraction

import pytest

from surveys.calculators.indeks import CaraBobot
from surveys.hasil.laporan import read_laporan, read_lembaran, read_saran
from surveys.hasil.penyajian import cells, interval, months, picture, profile, sample, two
from surveys.models import Respons
from tests.factories import build_layanan, build_respons, build_survei, build_unit
from tests.surveys.test_hasil_terbit import BANTUL, SERANG, TUBABA

pytestmark = pytest.mark.django_db

SEPULUH = ["333433334", "433443434", "332433333", "343434434", "233433323", "333433434", "444444444",
           "333333333", "322433323", "333433334"]  # fmt: skip


@pytest.fixture
def layanan(instansi):
    return build_layanan(instansi.unit.get(kode="PEM"))


def answer(survei, layanan, formulir, tanggal="2026-03-01", **isi):
    Respons.objects.bulk_create(
        Respons(
            survei=survei, layanan=layanan, unit_id=layanan.unit_id, tanggal=tanggal,
            nilai=[None if c == "-" else int(c) for c in f], **isi,
        )
        for f in formulir
    )  # fmt: skip


def forms(jumlah, penjawab) -> list[str]:
    """Forms whose columns have these sums: ones, raised from the top."""
    kolom = []
    for s in jumlah:
        nilai, sisa = [1] * penjawab, s - penjawab
        for i in range(penjawab):
            naik = min(3, sisa)
            nilai[i], sisa = nilai[i] + naik, sisa - naik
        assert sum(nilai) == s
        kolom.append(nilai)
    return ["".join(map(str, baris)) for baris in zip(*kolom, strict=True)]


def spread(jumlah, penjawab) -> list[str]:
    """Forms of nine unsur that together have this sum."""
    dasar, sisa = divmod(jumlah, 9)
    return forms([dasar + (i < sisa) for i in range(9)], penjawab)


def figures(laporan):
    return {cara.value: str(h.ikm) for cara, h in laporan.cara_lain}


def published(laporan):
    return str(laporan.hasil.ikm), laporan.hasil.mutu.huruf


# --- worked examples ----------------------------------------------------------------------------


def test_example_a_ten_respondents(survei, layanan):
    answer(survei, layanan, SEPULUH)
    laporan = read_laporan(survei)
    jumlah = [u.jawaban.jumlah for u in laporan.hasil.unsur]
    assert jumlah == [31, 31, 29, 39, 32, 32, 34, 29, 36]
    assert published(laporan) == ("81.39", "B")
    assert figures(laporan) == {"tepat": "81.39", "0,111": "81.31", "0,11": "80.58"}
    lemah = laporan.hasil.terlemah[:2]
    assert {u.kode for u in lemah} == {"WAKTU", "PENGADUAN"}
    assert [(str(u.ikm), u.mutu.huruf) for u in lemah] == [("72.50", "C")] * 2
    # the worked examples of docs/perhitungan/ikm.md
    assert interval(laporan.ringkasan) == "75,65 – 87,13"
    gambar = {b["label"]: (b["kinerja"], b["kepentingan"], b["kuadran"]) for b in picture(laporan)["baris"]}  # fmt: skip
    assert gambar["U3"] == ("2,900", "0,699", "Prioritas utama")
    assert gambar["U4"] == ("3,900", "0,150", "Sudah lebih dari cukup")
    assert (two(laporan.gambar.batas_kinerja, 3), two(laporan.gambar.batas_kepentingan, 3)) == ("3,256", "0,649")  # fmt: skip


def test_example_b_two_forms_leave_the_fee_open(survei, layanan):
    answer(survei, layanan, [*SEPULUH[:8], "322-33323", "333-33334"])
    laporan = read_laporan(survei)
    assert laporan.hasil.unsur[3].nrr == Fraction(31, 8)
    assert published(laporan) == ("81.32", "B")


def test_the_interval_says_how_many_forms_it_is_of_where_some_are_incomplete(survei, layanan):
    """The ten of example A are complete; an eleventh left the fee open."""
    answer(survei, layanan, [*SEPULUH, "333-33333"])
    assert interval(read_laporan(survei).ringkasan) == "75,65 – 87,13 dari 10 formulir lengkap"


def test_an_interval_that_the_index_lies_outside_of_is_not_shown(survei, layanan):
    """Five are content and complete; 45 are not, and left the fee open: 100,00 is not where the index is."""
    answer(survei, layanan, ["444444444"] * 5 + ["222-22222"] * 45)
    laporan = read_laporan(survei)
    assert str(laporan.hasil.ikm) == "60.00" and interval(laporan.ringkasan) == ""


def test_an_interval_does_not_give_away_the_few_complete_forms_of_a_neighbour(survei, instansi):
    """Of the seksi's eight only one is complete (the others each left out something else): its sum would be the
    whole's less the kelurahan's."""
    bolong = ["333333333"[:i] + "-" + "333333333"[i + 1 :] for i in range(7)]
    answer(survei, build_layanan(instansi.unit.get(kode="PEM")), ["444444444", *bolong])
    kel = instansi.unit.get(kode="KEL")
    answer(survei, build_layanan(kel), SEPULUH)
    atas = read_laporan(survei, instansi.unit.get(kode="KEC"))
    assert [b["tertutup"] for b in cells(atas.per_unit, atas) if b["respons"] != "0"] == [False] * 2
    assert interval(atas.ringkasan).endswith("dari 11 formulir lengkap")
    assert interval(read_laporan(survei, kel).ringkasan) == ""
    assert [b["selang"] for b in cells(atas.per_unit, atas)] == [""] * len(atas.per_unit)


@pytest.mark.parametrize(("nilai", "selang"), [("1", "24,75 – 24,75"), ("4", "99,00 – 99,00")])
def test_an_interval_ends_where_its_weights_end(survei, layanan, nilai, selang):
    survei.cara_bobot = "0,11"
    survei.save()
    answer(survei, layanan, [nilai * 9] * 6)
    laporan = read_laporan(survei)
    assert interval(laporan.ringkasan) == selang and two(laporan.hasil.ikm) == selang[:5]


def test_example_c_serang(survei, layanan):
    answer(survei, layanan, forms([105, 105, 97, 113, 105, 112, 112, 98, 98], 30))
    laporan = read_laporan(survei)
    assert published(laporan) == ("87.50", "B")
    assert figures(laporan)["0,11"] == "86.63"  # as published
    per_unsur = ["87.50", "87.50", "80.83", "94.17", "87.50", "93.33", "93.33", "81.67", "81.67"]
    assert [str(u.ikm) for u in laporan.hasil.unsur] == per_unsur


def test_example_d_bantul_is_pooled_from_its_three_services(survei, instansi):
    """Three services with the published figures; their mean is 85.49, the unit is 87.28."""
    unit = instansi.unit.get(kode="PEM")
    for nama, jumlah, n in (
        ("Informasi", 272 * 13, 130),
        ("Konsultasi", 963 * 10, 310),
        ("Rekomendasi Tata Ruang", 1703 * 5, 250),
    ):
        answer(survei, build_layanan(unit, nama), spread(jumlah, n))
    laporan = read_laporan(survei)
    per_layanan = [b.ringkasan.hasil for b in laporan.per_layanan]
    assert [(str(h.ikm), h.mutu.huruf) for h in per_layanan] == [
        ("75.56", "C"), ("86.29", "B"), ("94.61", "A")
    ]  # fmt: skip
    assert published(laporan) == ("87.28", "B")
    assert round(sum(h.ikm for h in per_layanan) / 3, 2) == D("85.49")


# --- published results --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jumlah", "banyak", "terbit"),
    [
        ([int(D(n) * 100) for n in BANTUL], 100, ["87.28", "87.19", "86.41"]),
        (SERANG, 30, ["87.50", "87.41", "86.63"]),
        ([5 * n for n in TUBABA], 5, ["100.00", "99.90", "99.00"]),  # published of one; shown from five on
    ],
)  # fmt: skip
def test_published_results_with_every_way_of_weighing(survei, layanan, jumlah, banyak, terbit):
    """Sets of nine NRR through the database: forms that have exactly these means."""
    answer(survei, layanan, forms(jumlah, banyak))
    assert list(figures(read_laporan(survei)).values()) == terbit


@pytest.mark.parametrize(
    ("jumlah", "cara", "terbit"),
    [
        (3015, "0,11", "82.91"),  # Pacitan 2019: Σ NRR 30.15, published 82.9
        (3015, "tepat", "83.75"),
        (2781, "tepat", "77.25"),  # mean NRR 3.09: B, B, and C with two decimals
        (2781, "0,111", "77.17"),
        (2781, "0,11", "76.48"),
    ],
)
def test_published_sums(survei, layanan, jumlah, cara, terbit):
    survei.cara_bobot = cara
    survei.save()
    answer(survei, layanan, spread(jumlah, 100))
    laporan = read_laporan(survei)
    assert str(laporan.hasil.ikm) == terbit
    assert laporan.hasil.mutu.huruf == ("C" if terbit == "76.48" else "B")


@pytest.mark.parametrize(
    ("jumlah", "banyak", "ikm", "mutu"),
    [
        (27_576, 1_000, "76.60", "C"),  # 3.0640
        (13_789, 500, "76.61", "B"),  # 3.06422…, 76.6056
        (27_580, 1_000, "76.61", "B"),  # 3.06444…
        (23_398, 1_000, "64.99", "D"),  # 2.59978, 64.9944
        (23_399, 1_000, "65.00", "C"),  # 2.59989, 64.9972
        (31_790, 1_000, "88.31", "A"),  # 3.53222, 88.3056
        (31_789, 1_000, "88.30", "B"),  # 3.53211, 88.3028
        (9_000, 1_000, "25.00", "D"),
        (36_000, 1_000, "100.00", "A"),
    ],
)
def test_edges_of_the_grades(survei, layanan, jumlah, banyak, ikm, mutu):
    answer(survei, layanan, spread(jumlah, banyak))
    assert published(read_laporan(survei)) == (ikm, mutu)


# --- what is shown of parts ---------------------------------------------------------------------


def test_a_small_service_is_hidden_and_cannot_be_computed_from_the_others(survei, instansi):
    unit = instansi.unit.get(kode="PEM")
    for nama, n in (("A", 3), ("B", 8), ("C", 20)):
        answer(survei, build_layanan(unit, nama), ["333333333"] * n)
    laporan = read_laporan(survei)
    assert {b.nama: b.tertutup for b in laporan.per_layanan} == {"A": True, "B": True, "C": False}
    assert laporan.respons == 31 and laporan.hasil is not None
    assert published(laporan) == ("75.00", "C")


def test_what_one_page_hides_no_other_page_shows(survei, instansi):
    """The kelurahan goes with the small seksi beside it: its own page is closed too, its parts are not."""
    answer(survei, build_layanan(instansi.unit.get(kode="PEM")), ["222222222"] * 4)
    kel = instansi.unit.get(kode="KEL")
    for nama, n in (("KTP", 9), ("KK", 7)):
        answer(survei, build_layanan(kel, nama), ["333333333"] * n)
    atas = read_laporan(survei, instansi.unit.get(kode="KEC"))
    assert {b.nama for b in atas.per_unit if b.tertutup} == {"Seksi Pemerintahan", "Kelurahan"}
    bawah = read_laporan(survei, kel)
    assert bawah.tertutup and bawah.hasil is None and bawah.per_bulan == []
    assert {b.nama: b.tertutup for b in bawah.per_layanan} == {"KTP": False, "KK": True}


def test_an_unsur_that_fewer_than_five_answered_hides_as_a_small_group_does(survei, instansi):
    """Ten answers, three of them with the fee: the fee would be the whole less the other service."""
    unit = instansi.unit.get(kode="PEM")
    answer(survei, build_layanan(unit, "A"), ["333333333"] * 3 + ["333-33333"] * 7)
    answer(survei, build_layanan(unit, "B"), ["444444444"] * 12)
    answer(survei, build_layanan(unit, "C"), ["222222222"] * 20)
    laporan = read_laporan(survei)
    assert {b.nama: b.tertutup for b in laporan.per_layanan} == {"A": True, "B": True, "C": False}
    assert [b["respons"] for b in cells(laporan.per_layanan, laporan)] == [
        "ditutup",
        "ditutup",
        "20",
    ]
    assert [b["terima"] for b in sample(laporan)["baris"]] == ["ditutup", "ditutup", "20"]


def test_rows_of_single_answers_stand_in_groups_of_five_or_more(survei, instansi):
    """What is hidden on the page stands in the files under the nearest unit that is shown."""
    unit = instansi.unit.get(kode="PEM")
    for nama, n in (("A", 3), ("B", 8), ("C", 20)):
        answer(survei, build_layanan(unit, nama), ["333333333"] * n, saran="rahasia")
    kelompok = {}
    for b in read_lembaran(read_laporan(survei)):
        kelompok[b.tempat] = kelompok.get(b.tempat, 0) + 1
    assert kelompok == {"C, Seksi Pemerintahan": 20, "layanan lain, Seksi Pemerintahan": 11}


def test_words_of_a_group_that_is_hidden_are_hidden_too(survei, layanan):
    answer(survei, layanan, ["333333333"] * 4, saran="Pak Lurah galak")
    assert read_saran(read_laporan(survei), 30) == []
    answer(survei, layanan, ["333333333"], saran="")
    assert len(read_saran(read_laporan(survei), 30)) == 4


def test_units_are_pooled_with_what_is_below_them(survei, instansi):
    kel, seksi = instansi.unit.get(kode="KEL"), instansi.unit.get(kode="KEL-1")
    answer(survei, build_layanan(kel), ["444444444"] * 5)
    answer(survei, build_layanan(seksi, "Surat"), ["222222222"] * 15)
    assert published(read_laporan(survei, kel)) == ("62.50", "D")
    assert published(read_laporan(survei, seksi)) == ("50.00", "D")
    lain = build_unit(instansi, "LAIN", "Unit lain")
    assert read_laporan(survei, lain).respons == 0


def test_quarantined_answers_are_counted_apart(survei, layanan):
    answer(survei, layanan, SEPULUH)
    answer(survei, layanan, ["111111111"] * 7, keadaan="karantina")
    answer(survei, layanan, ["111111111"] * 2, keadaan="ditolak")
    laporan = read_laporan(survei)
    assert (laporan.respons, laporan.karantina, laporan.ditolak) == (10, 7, 2)
    assert published(laporan) == ("81.39", "B")


# --- over time, samples, importance -------------------------------------------------------------


def test_months_and_earlier_rounds_each_by_their_own_weights(survei, layanan, instansi):
    lalu = build_survei(instansi, nama="SKM 2025", mulai="2025-01-01", selesai="2025-12-31", cara_bobot="0,11")  # fmt: skip
    answer(lalu, layanan, ["444444444"] * 5, tanggal="2025-05-05")
    answer(survei, layanan, ["333333333"] * 6, tanggal="2026-02-03")
    answer(survei, layanan, ["444444444"] * 6, tanggal="2026-03-03")
    answer(survei, layanan, ["111111111"] * 2, tanggal="2026-04-03")
    laporan = read_laporan(survei)
    assert [(t.nama, str(t.hasil.ikm)) for t in laporan.per_putaran] == [
        ("SKM 2025", "99.00"), ("SKM 2026", "78.57")
    ]  # fmt: skip
    assert laporan.per_bulan == []  # neither April nor the second quarter has five
    answer(survei, layanan, ["111111111"] * 4, tanggal="2026-05-03")
    laporan = read_laporan(survei)  # May has four
    assert [(t["nama"], t["respons"], t["ikm"]) for t in months(laporan)] == [
        ("Triwulan I 2026", "12", "87,50"), ("Triwulan II 2026", "6", "25,00")
    ]  # fmt: skip
    answer(survei, layanan, ["111111111"] * 3, tanggal="2026-04-04")
    answer(survei, layanan, ["111111111"], tanggal="2026-05-04")
    bulan = read_laporan(survei).per_bulan
    assert [(t.bulan.month, t.respons, str(t.hasil.ikm)) for t in bulan] == [
        (2, 6, "75.00"), (3, 6, "100.00"), (4, 5, "25.00"), (5, 5, "25.00")
    ]  # fmt: skip


def test_months_of_a_unit_do_not_give_away_those_of_its_neighbour(survei, instansi):
    """The seksi has three answers in March: its own months are closed, and the kelurahan's with them, or they
    would follow from those of the kecamatan."""
    seksi, kel = (instansi.unit.get(kode=k) for k in ("PEM", "KEL"))
    for unit, februari, maret in ((seksi, 7, 3), (kel, 9, 8)):
        loket = build_layanan(unit)
        answer(survei, loket, ["333333333"] * februari, tanggal="2026-02-03")
        answer(survei, loket, ["222222222"] * maret, tanggal="2026-03-03")
    banyak = lambda unit: [t.respons for t in read_laporan(survei, unit).per_bulan]  # noqa: E731
    assert banyak(instansi.unit.get(kode="KEC")) == [16, 11]
    assert banyak(seksi) == [10] and banyak(kel) == [17]  # one quarter: what the whole says already


def test_a_round_with_unsur_of_its_own_stands_beside_the_others(survei, layanan, instansi):
    lalu = build_survei(instansi, nama="SKM 2025", mulai="2025-01-01", selesai="2025-12-31")
    lalu.unsur.create(
        nomor=10, kode="INTEGRITAS", nama="Integritas", pertanyaan="?", pilihan=list("abcd")
    )
    answer(lalu, layanan, ["4444444441"] * 5)
    answer(survei, layanan, SEPULUH)
    titik = read_laporan(survei).per_putaran
    assert [str(t.hasil.ikm) for t in titik] == ["92.50", "81.39"]


def test_the_minimum_is_shared_out_to_services(survei, instansi):
    unit = instansi.unit.get(kode="PEM")
    besar = build_layanan(unit, "KTP", pengguna_setahun=800)
    build_layanan(unit, "KK", pengguna_setahun=200)
    build_layanan(unit, "Surat")
    answer(survei, besar, ["333333333"] * 10)
    s = read_laporan(survei).sampel
    assert (s.pengguna, s.perlu, s.terima, s.kurang, s.tanpa_populasi) == (1000, 278, 10, True, 1)
    assert {b.nama: (b.perlu, b.terima) for b in s.baris} == {
        "KTP": (222, 10), "KK": (56, 0), "Surat": (None, 0)
    }  # fmt: skip


def test_enough_is_judged_by_answers_about_the_services_that_the_minimum_is_for(survei, instansi):
    """300 answers about a service whose users nobody wrote down do not make up for 10 of 278."""
    unit = instansi.unit.get(kode="PEM")
    answer(survei, build_layanan(unit, "A", pengguna_setahun=1000), ["333333333"] * 10)
    answer(survei, build_layanan(unit, "B"), ["333333333"] * 300)
    laporan = read_laporan(survei)
    s = laporan.sampel
    assert (s.perlu, s.terima, s.lain, s.kurang) == (278, 10, 300, True)
    assert "Diterima 10 responden" in sample(laporan)["kalimat"] and "300" in sample(laporan)["kalimat"]  # fmt: skip


def test_the_two_counts_of_a_sample_do_not_give_away_a_hidden_service(survei, instansi):
    """B has three and no users: apart from the rest they would be told, and with them A, hidden beside B."""
    unit = instansi.unit.get(kode="PEM")
    for nama, n, pengguna in (("A", 8, 50), ("B", 3, None), ("C", 20, 50)):
        answer(survei, build_layanan(unit, nama, pengguna_setahun=pengguna), ["333333333"] * n)
    s = sample(read_laporan(survei))
    assert s["kalimat"] == "Banyaknya yang diterima ditutup." and s["kurang"]


def test_hidden_counts_are_told_in_one_word(survei, instansi):
    """One and five of six: "under five" beside "hidden with it" would say which is which, and how many."""
    unit = instansi.unit.get(kode="PEM")
    for nama, n in (("A", 1), ("B", 5)):
        answer(survei, build_layanan(unit, nama), ["333333333"] * n, jenis_kelamin="LP"[n > 1])
    laporan = read_laporan(survei)
    assert [b["respons"] for b in cells(laporan.per_layanan, laporan)] == ["ditutup"] * 2
    assert [b["terima"] for b in sample(laporan)["baris"]] == ["ditutup"] * 2
    assert [n for _, n, _ in profile(laporan)[0]["baris"]] == ["ditutup"] * 2


def test_importance_is_the_correlation_with_the_other_unsur(survei, layanan):
    """Σ of the database against the correlation computed plainly from the same forms; incomplete ones are
    left out of it."""
    answer(survei, layanan, [*SEPULUH, "1-1111111"])
    laporan = read_laporan(survei)
    penting = {t.kode: t.kepentingan for t in laporan.gambar.titik}
    baris = [[int(c) for c in f] for f in SEPULUH]
    for i, u in enumerate(laporan.unsur):
        x, y = [b[i] for b in baris], [sum(b) - b[i] for b in baris]
        n, sx, sy = len(x), sum(x), sum(y)
        atas = n * sum(a * b for a, b in zip(x, y, strict=True)) - sx * sy
        bawah = (n * sum(a * a for a in x) - sx**2) * (n * sum(b * b for b in y) - sy**2)
        assert penting[u.kode] == pytest.approx(D(atas) / D(bawah).sqrt(), abs=D("1e-20"))
    assert laporan.gambar.tanpa == ()


def test_own_weights_have_no_other_way_of_writing(survei, layanan):
    for i, u in enumerate(survei.unsur.all()):
        u.bobot_pembilang, u.bobot_penyebut = (2, 10) if i == 0 else (1, 10)
        u.save()
    answer(survei, layanan, ["411111111"] * 5)
    laporan = read_laporan(survei)
    assert laporan.cara_lain == [] and published(laporan) == ("40.00", "D")


def test_an_empty_round(survei):
    laporan = read_laporan(survei)
    assert (laporan.respons, laporan.hasil, laporan.gambar, laporan.per_bulan) == (
        0,
        None,
        None,
        [],
    )
    assert CaraBobot.TEPAT is laporan.cara


def test_a_late_form_is_one_answer_of_its_month(survei, layanan):
    build_respons(survei, layanan, "333333333", tanggal="2026-12-31")
    assert read_laporan(survei).respons == 1
