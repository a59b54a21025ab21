"""Exact numbers, and half-up rounding to show them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibdesk.domain.number import (
    exact,
    exact_text,
    from_exact_text,
    grouped,
    in_full,
    is_within_bounds,
    plain,
    round_half_up,
    written,
)


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
    ("number", "text"),
    [("-1441500", "-1,441,500"), ("0.0003", "0.0003"), ("1060.66", "1,060.66"), ("-0.5", "-0.5"), ("999", "999")],
)
def test_a_number_in_full_has_its_thousands_apart(number: str, text: str) -> None:
    assert in_full(exact(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
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
def test_exact_numbers_are_written_one_way(number: Fraction, text: str) -> None:
    assert exact_text(number) == text
    assert from_exact_text(text) == number


@pytest.mark.parametrize("text", ["", "1e9", "nan", "1_0", " 1", "1/0", "1.", "--1", "٣", "9" * 5000])
def test_what_is_no_such_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|digits"):
        from_exact_text(text)


@pytest.mark.parametrize("text", ["1e5000", "-1E+1001", "1e-2000", "1e999999999"])
def test_what_would_take_minutes_to_make_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="far too"):
        exact(text)


def test_a_figure_has_so_many_digits_and_no_more() -> None:
    assert is_within_bounds(exact("9" * 15))
    assert is_within_bounds(exact("-0." + "1" * 30))
    for text in ("1" + "0" * 15, "-1e15", "1e308", "0." + "1" * 31):
        assert not is_within_bounds(exact(text))


def test_commas_stand_between_thousands_alone() -> None:
    assert written(" 1,060.66 ") == exact("1060.66")
    for text in ("12,5", "0,489", "1,0600", ",489", "1,06"):
        with pytest.raises(ValueError, match="thousands"):
            written(text)
