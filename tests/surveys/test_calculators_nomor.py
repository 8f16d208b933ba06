"""Numbers of complaints: read out, mistyped, guessed."""

from hypothesis import given
from hypothesis import strategies as st

from surveys.calculators.nomor import (
    ABJAD,
    ACAK,
    hash_rahasia,
    make_nomor,
    make_rahasia,
    normalise,
)

acak = st.text(ABJAD, min_size=ACAK, max_size=ACAK)


def test_the_alphabet_is_prime_so_that_the_check_letter_sees_everything():
    n = len(ABJAD)
    assert n == 31 and len(set(ABJAD)) == n and n > ACAK


@given(acak)
def test_a_number_survives_how_people_write_it(huruf):
    nomor = make_nomor(huruf)
    polos = nomor.replace("-", "")
    for ditulis in (nomor, nomor.lower(), polos, f"  {polos[3:]} ", nomor.replace("-", " ")):
        assert normalise(ditulis) == nomor


@given(acak, st.integers(0, ACAK), st.sampled_from(ABJAD))
def test_one_wrong_letter_is_noticed(huruf, di, lain):
    penuh = make_nomor(huruf).replace("-", "").lower()[3:]
    salah = penuh[:di] + lain + penuh[di + 1 :]
    assert normalise(salah) == ("" if salah != penuh else make_nomor(huruf))


@given(acak, st.integers(0, ACAK - 2))
def test_two_swapped_letters_are_noticed(huruf, di):
    penuh = make_nomor(huruf).replace("-", "").lower()[3:]
    salah = penuh[:di] + penuh[di + 1] + penuh[di] + penuh[di + 2 :]
    assert normalise(salah) == ("" if salah != penuh else make_nomor(huruf))


def test_what_is_no_number_is_none():
    for teks in ("", "ADU", "ADU-0000-0000", "' OR 1=1 --", "x" * 500, "ADU-١٢٣٤-٥٦٧٨"):
        assert normalise(teks) == ""


def test_a_secret_is_hashed_with_its_number_and_forgives_the_way_it_is_typed():
    rahasia = make_rahasia(bytes(range(16)))
    assert len(rahasia.replace("-", "")) == 12 and set(rahasia) <= set(ABJAD + "-")
    h = hash_rahasia(rahasia, "ADU-1")
    assert h == hash_rahasia(f" {rahasia.upper().replace('-', ' ')}", "ADU-1")
    assert h != hash_rahasia(rahasia, "ADU-2") and rahasia.encode() not in h
