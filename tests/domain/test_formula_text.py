"""No words become a formula in a spreadsheet, whatever stands before their first sign."""

from itertools import product

import pytest

from ibdesk.domain.formula_text import as_words, starts_a_formula

BEFORE = (
    "", " ", "   ", "\u00a0", "\ufeff", "\t", "\r", "\n", "\0", "\u3000", "\u2009", "\u202f", "\u200b", "\u200e",
    "\u202e", "\u2060", "\x0b", "\x1f", "\u2028", " \u00a0\ufeff\t", "\xad", "\ufeff ",
)  # fmt: skip
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"


@pytest.mark.parametrize(("before", "sign"), list(product(BEFORE, SIGNS)))
def test_every_sign_is_seen_behind_everything_that_is_passed_over(before: str, sign: str) -> None:
    text = f"{before}{sign}cmd|' /C calc'!A0"
    assert as_words(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "Referrals", "7", "a=b", "(=1)", "'=1", "£5", "1-2", "é", "“=1”", "5 - 6"])
def test_other_words_stay(text: str) -> None:
    assert as_words(text) == text


@pytest.mark.parametrize("text", ["\tReferrals", "\rReferrals", "\nReferrals", "\0Referrals"])
def test_a_tab_or_a_line_break_at_the_start_is_kept_from_moving_cells(text: str) -> None:
    assert starts_a_formula(text)
