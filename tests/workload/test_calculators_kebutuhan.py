"""From minutes to people: worked vectors, every boundary of the scale, every rounding rule."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from units.calculators.aturan import SKALA_PERMENDAGRI, Aturan, Pembulatan, Peringkat
from units.calculators.jenis import STRUKTURAL, Jenis
from workload.calculators.kebutuhan import (
    Beban,
    Dasar,
    compute_kebutuhan,
    efektivitas,
    fte,
    grade,
    other_rules,
    round_fte,
)

ATURAN = Aturan(waktu_efektif=D(75_000))


def hitung(menit="0", orang="0", baris=1, jenis=Jenis.PELAKSANA, bezetting=0, **kwargs):
    kwargs.setdefault("aturan", ATURAN)
    beban = Beban(D(menit), D(orang), baris)
    return compute_kebutuhan(beban, jenis=jenis, bezetting=bezetting, **kwargs)


class TestFte:
    def test_minutes_over_effective_minutes(self):
        assert fte(D(150_000), D(75_000)) == 2

    def test_people_of_ratio_rows_are_added(self):
        assert fte(D(37_500), D(75_000), D("0.25")) == D("0.75")

    def test_an_endless_fraction_has_twelve_decimals(self):
        assert fte(D(25_000), D(75_000)) == D("0.333333333333")

    def test_sixths_add_up_to_a_half_in_any_order(self):
        """A database keeps 1/6 with 20 decimals; three of them must still be one half, and need 1."""
        seperenam = D("0.16666666666666666667")
        nilai = fte(D(0), D(75_000), seperenam * 3)
        assert nilai == D("0.5")
        assert round_fte(nilai, Pembulatan.SETENGAH_KE_ATAS) == 1

    def test_a_number_too_long_for_a_float_stays_exact(self):
        assert fte(D("75000.0000075"), D(75_000)) == D("1.0000000001")


class TestRounding:
    @pytest.mark.parametrize("n", [0, 1, 2, 3, 100])
    def test_n_and_a_half_goes_up(self, n):
        """Not to the even neighbour, as Python's round() would."""
        assert round_fte(D(n) + D("0.5"), Pembulatan.SETENGAH_KE_ATAS) == n + 1
        assert round_fte(D(n) + D("0.499999999999"), Pembulatan.SETENGAH_KE_ATAS) == n

    @pytest.mark.parametrize(
        ("nilai", "kebutuhan"),
        [("1", 1), ("1.0000000001", 1), ("1.000001", 1), ("1.000002", 2), ("1.01", 2), ("0", 0)],
    )
    def test_always_up_ignores_an_excess_that_is_no_work(self, nilai, kebutuhan):
        assert round_fte(D(nilai), Pembulatan.KE_ATAS, ATURAN.toleransi_ke_atas) == kebutuhan

    def test_always_up_without_tolerance_is_literal(self):
        assert round_fte(D("1.0000000001"), Pembulatan.KE_ATAS) == 2

    def test_always_down(self):
        assert round_fte(D("2.999"), Pembulatan.KE_BAWAH) == 2

    def test_other_rules_show_what_each_would_give(self):
        assert other_rules(D("2.4"), ATURAN) == {
            Pembulatan.SETENGAH_KE_ATAS: 2,
            Pembulatan.KE_ATAS: 3,
            Pembulatan.KE_BAWAH: 2,
        }


class TestEfektivitas:
    """EJ = load ÷ (holders × effective time); 1.300 hours, figures computed from the formula."""

    PERMENDAGRI = replace(ATURAN, waktu_efektif=D(1300 * 60))

    @pytest.mark.parametrize(
        ("jam", "bezetting", "kebutuhan", "ej", "huruf"),
        [
            (2600, 2, 2, "1.00", "B"),
            (2600, 1, 2, "2.00", "A"),
            (1300, 2, 1, "0.50", "D"),
            (1170, 1, 1, "0.90", "B"),
            (900, 1, 1, "0.692", "D"),
        ],
    )
    def test_vectors(self, jam, bezetting, kebutuhan, ej, huruf):
        hasil = hitung(menit=jam * 60, bezetting=bezetting, aturan=self.PERMENDAGRI)
        assert hasil.kebutuhan == kebutuhan
        assert hasil.ej.quantize(D(ej)) == D(ej)
        assert hasil.peringkat.huruf == huruf

    def test_nobody_in_the_post_has_no_ej(self):
        assert efektivitas(D(2), 0) is None
        hasil = hitung(menit="150000", bezetting=0)
        assert (hasil.ej, hasil.peringkat) == (None, None)

    @pytest.mark.parametrize(
        ("ej", "huruf"),
        [
            ("1.01", "A"),
            ("1.0000000001", "A"),
            ("1.00", "B"),
            ("0.90", "B"),
            ("0.899", "C"),
            ("0.70", "C"),
            ("0.699", "D"),
            ("0.50", "D"),
            ("0.49", "E"),
            ("0", "E"),
        ],
    )
    def test_grade_boundaries_leave_no_gap(self, ej, huruf):
        assert grade(D(ej), SKALA_PERMENDAGRI).huruf == huruf

    def test_another_scale_is_only_other_data(self):
        depkeu = tuple(
            Peringkat(h, "", D(b), inklusif=h != "A")
            for h, b in zip("ABCDE", ("1", "0.81", "0.66", "0.50", "0"), strict=True)
        )
        assert grade(D("0.81"), depkeu).huruf == "B"
        assert grade(D("0.81"), SKALA_PERMENDAGRI).huruf == "C"


class TestKebutuhan:
    def test_shortage(self):
        hasil = hitung(menit="225000", bezetting=1)
        assert (hasil.kebutuhan, hasil.kurang, hasil.lebih) == (3, 2, 0)

    def test_surplus(self):
        hasil = hitung(menit="75000", bezetting=3)
        assert (hasil.kebutuhan, hasil.kurang, hasil.lebih) == (1, 0, 2)

    @pytest.mark.parametrize("jenis", sorted(STRUKTURAL))
    @pytest.mark.parametrize("menit", ["0", "20000", "500000"])
    def test_a_structural_post_needs_exactly_its_one_holder(self, jenis, menit):
        hasil = hitung(menit=menit, jenis=jenis, bezetting=1)
        assert (hasil.kebutuhan, hasil.kurang, hasil.lebih) == (1, 0, 0)
        assert hasil.fte == fte(D(menit), D(75_000))  # the load is shown beside it

    def test_a_structural_post_without_rows_needs_one(self):
        hasil = hitung(baris=0, jenis=Jenis.PENGAWAS)
        assert (hasil.kebutuhan, hasil.kurang, hasil.ej) == (1, 1, None)

    def test_without_rows_there_is_no_need_yet(self):
        hasil = hitung(baris=0, bezetting=4)
        assert (hasil.kebutuhan, hasil.kurang, hasil.lebih, hasil.ej) == (None, 0, 0, None)

    def test_rows_of_zero_volume_are_an_analysis_that_needs_nobody(self):
        assert hitung(menit="0", baris=2).kebutuhan == 0

    def test_the_letter_of_the_pembina_decides_and_the_load_is_shown(self):
        hasil = hitung(
            menit="75000",
            jenis=Jenis.FUNGSIONAL,
            bezetting=2,
            dasar=Dasar.PEMBINA,
            kebutuhan_pembina=4,
        )
        assert (hasil.kebutuhan, hasil.kurang, hasil.fte) == (4, 2, 1)

    def test_the_rule_belongs_to_the_jenis(self):
        aturan = replace(
            ATURAN, pembulatan={**ATURAN.pembulatan, Jenis.FUNGSIONAL: Pembulatan.KE_ATAS}
        )
        assert hitung(menit="90000", jenis=Jenis.FUNGSIONAL, aturan=aturan).kebutuhan == 2
        assert hitung(menit="90000", jenis=Jenis.PELAKSANA, aturan=aturan).kebutuhan == 1
