"""Exact numbers, and half-up rounding to show them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibdesk.domain.number import exact, exact_text, from_exact_text, grouped, plain, round_half_up


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        ("0.125", 2, "0.13"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("65.185", 2, "65.19"),
        ("1060.6648", 2, "1,060.66"),
        ("-0.001", 2, "0.00"),
        ("99.995", 2, "100.00"),
        ("489", 0, "489"),
    ],
)
def test_rounding_is_half_up(number: str, decimals: int, shown: str) -> None:
    assert grouped(round_half_up(exact(number), decimals)) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=8))
def test_an_exact_number_comes_back_from_its_plain_text(number: Decimal) -> None:
    assert exact(plain(exact(number))) == exact(number)


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.integers(0, 6))
def test_rounding_is_never_further_than_half_a_place(number: Fraction, decimals: int) -> None:
    assert abs(Fraction(round_half_up(number, decimals)) - number) * 2 <= Fraction(1, 10**decimals)


@pytest.mark.parametrize("text", ["nan", "inf", "1_000", "１", "1,060", "", "0x10"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        exact(text)


def test_a_truth_value_is_no_number() -> None:
    with pytest.raises(ValueError, match="truth"):
        exact(True)


def test_thirds_are_cut_to_28_digits() -> None:
    assert plain(Fraction(1, 3)) == "0.3333333333333333333333333333"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(489), "489"),
        (Fraction(0), "0"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction("65.19"), "65.19"),
        (Fraction("84.996"), "84.996"),
        (Fraction(1, 3), "1/3"),
        (Fraction(29, 35), "29/35"),
    ],
)
def test_exact_numbers_are_written_one_way(number: Fraction, written: str) -> None:
    assert exact_text(number) == written
    assert from_exact_text(written) == number


@pytest.mark.parametrize("text", ["", "1e9", "nan", "1_0", " 1", "1/0", "1.", "--1", "٣", "9" * 5000])
def test_what_is_no_such_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|digits"):
        from_exact_text(text)
