"""From a cell to a number, a named reason for none, or a problem: the cases, one by one."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from ibdesk.domain.figure import Mark, Missing, Unit
from ibdesk.domain.number import exact
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.cells.signs import crossed_out
from ibdesk.reading.values.number_format import Seen
from ibdesk.reading.values.numbers import Read, read_number
from ibdesk.reading.values.sheet_problems import Unreadable
from tests.made import AUGUST, part


def text(written: str) -> Cell:
    return Cell(2, 3, Kind.TEXT, written)


def number(written: str, number_format: str = "General") -> Cell:
    return Cell(2, 3, Kind.NUMBER, Decimal(written), number_format)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("489", "489"),
        (" 489 ", "489"),
        ("\u00a0489\u00a0", "489"),
        ("\u200b489", "489"),
        ("1,060.66", "1060.66"),
        ("1,234,567", "1234567"),
        ("1 060.66", "1060.66"),
        ("1\u00a0060.66", "1060.66"),
        ("1\u202f060", "1060"),
        ("007", "7"),
        ("0", "0"),
        (".5", "0.5"),
        ("27.", "27"),
        ("nil", "0"),
        ("Nil return", "0"),
        ("Zero", "0"),
        ("+12", "12"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("\uff14\uff18\uff19", "489"),
        ("\uff11\uff0c\uff10\uff16\uff10\uff0e\uff16\uff16", "1060.66"),
    ],
)
def test_a_number_written_as_text_is_that_number(written: str, meant: str) -> None:
    assert read_number(text(written)) == Read(exact(meant))


@pytest.mark.parametrize(("written", "meant"), [("+2%", "2"), ("-2%", "-2"), ("+0.5 per cent", "0.5")])
def test_a_sign_before_a_percentage_says_that_it_is_a_change(written: str, meant: str) -> None:
    assert read_number(text(written)) == Read(exact(meant), Unit.PERCENT, seen=Seen.CHANGE)


@pytest.mark.parametrize(
    ("written", "meant", "unit"),
    [
        ("65.19%", "65.19", Unit.PERCENT),
        ("65.19 %", "65.19", Unit.PERCENT),
        ("65.19\u00a0%", "65.19", Unit.PERCENT),
        ("\uff16\uff15\uff05", "65", Unit.PERCENT),
        ("65 per cent", "65", Unit.PERCENT),
        ("19 Days", "19", Unit.DAYS),
        ("1 day", "1", Unit.DAYS),
        ("1,060.66 per 10,000", "1060.66", Unit.RATE),
        ("42 (count)", "42", Unit.COUNT),
    ],
)
def test_a_unit_beside_a_number_is_kept(written: str, meant: str, unit: Unit) -> None:
    assert read_number(text(written)) == Read(exact(meant), unit)


@pytest.mark.parametrize(
    ("written", "number_format", "meant", "unit"),
    [
        ("0.6519", "0.00%", "65.19", Unit.PERCENT),
        ("0.6519", "0%;[Red]-0%", "65.19", Unit.PERCENT),
        ("65.19", '0.00"%"', "65.19", Unit.PERCENT),
        ("65.19", "0.00\\%", "65.19", Unit.PERCENT),
        ("19", '0 "Days"', "19", Unit.DAYS),
        ("19", '0" (5% sample)"', "19", None),
        ("489", "#,##0", "489", None),
        ("489", "[>100]#,##0;0", "489", None),
        ("0.6519", "0.00", "0.6519", None),
    ],
)
def test_the_number_format_says_what_a_number_means(
    written: str, number_format: str, meant: str, unit: Unit | None
) -> None:
    assert read_number(number(written, number_format)) == Read(exact(meant), unit)


@pytest.mark.parametrize("number_format", ["h:mm", "hh:mm:ss", "h:mm AM/PM", "[h]:mm", "[mm]:ss", "mm:ss.0", "[s]"])
def test_a_time_is_no_number(number_format: str) -> None:
    answer = read_number(number("0.5", number_format))
    assert isinstance(answer, Unreadable)
    assert answer.message.startswith("A time stands in a number's place, kept as a part of a day: “0.5”.")


@pytest.mark.parametrize(
    "number_format", ["Standard", '0 "hours"', "0.0 s", "[Red]0", '#,##0;-#,##0;"none"', "#,##0_);(#,##0)"]
)
def test_a_format_with_digits_shows_no_time(number_format: str) -> None:
    assert read_number(number("0.5", number_format)) == Read(exact("0.5"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((word, Missing.NO_DATA) for word in (
            "No Data", "no data", "x", "X", "[x]",
            "(x)", "..", ":", "-", "–", "NK",
        )),
        *((word, Missing.NOT_APPLICABLE) for word in ("N/A", "n/a", "NA", "z", "[z]", "not applicable", ".")),
        *((word, Missing.SUPPRESSED) for word in (
            "c", "[c]", "*", "<5",
            "< 5", "<=5", "≤5", "fewer than 6", "Suppressed",
        )),
        *((word, Missing.LOW) for word in ("low", "[low]", "~", "0~")),
        *((word, Missing.BLANK) for word in ("TBC", "tbc", "awaited")),
    ],
)  # fmt: skip
def test_words_for_nothing_keep_their_reason(written: str, meant: Missing) -> None:
    assert read_number(text(written)) == Read(meant)


P, E, R = Mark.PROVISIONAL, Mark.ESTIMATED, Mark.REVISED


@pytest.mark.parametrize(
    ("written", "marks"),
    [("489 [p]", {P}), ("489[P]", {P}), ("489 (p)", {P}), ("489 p", {P}), ("489\n[p]", {P}), ("489ᵖ", {P}),
     ("489 provisional", {P}), ("489 (Prov.)", {P}), ("489 [e]", {E}), ("489 est.", {E}), ("489 (estimated)", {E}),
     ("489 r", {R}), ("489 [r]", {R}), ("489 (revised)", {R}), ("489 [r] [p]", {R, P}), ("489 [e] r", {R, E})],
)  # fmt: skip
def test_a_mark_behind_a_number_is_not_part_of_it(written: str, marks: set[Mark]) -> None:
    assert read_number(text(written)) == Read(Fraction(489), None, frozenset(marks))


def test_an_estimate_is_provisional_and_a_revised_figure_is_not() -> None:
    told = {mark: part("7", AUGUST, 489, marks=frozenset({mark})).provisional for mark in Mark}
    assert told == {P: True, E: True, R: False}


def test_a_mark_stands_beside_a_unit_and_behind_no_number_too() -> None:
    for written in ("65.19% [p]", "65.19 [p]%", "65.19% p"):
        assert read_number(text(written)) == Read(exact("65.19"), Unit.PERCENT, frozenset({P}))
    assert read_number(text("[x] [p]")) == Read(Missing.NO_DATA, None, frozenset({P}))


@pytest.mark.parametrize(
    ("number_format", "mark"),
    [('0" [p]"', P), ('#,##0"p"', P), ("0\\r", R), ('0" (e)";-0', E), ('0" (e)";"[p]"', E)],
)  # fmt: skip
def test_a_mark_that_the_number_format_shows(number_format: str, mark: Mark) -> None:
    assert read_number(number("489", number_format)) == Read(Fraction(489), None, frozenset({mark}))


@pytest.mark.parametrize(
    ("written", "mark"),
    [("489*", "*"), ("489 *", "*"), ("489†", "†"), ("489²", "²"), ("489 (1)", "(1)"), ("489 [w]", "[w]"),
     ("489p", "p"), ("48r", "r"), ("1e", "e"), ("65%*", "*"), ("1,204 ?", "?")],
)  # fmt: skip
def test_a_mark_that_nothing_names_is_told_and_the_number_not_guessed(written: str, mark: str) -> None:
    answer = read_number(text(written))
    assert isinstance(answer, Unreadable)
    assert answer.message == f"Nothing says what the “{mark}” behind the number means: “{written}”. It was not used."
    assert "[p] provisional, [e] estimated, [r] revised" in answer.next_step


@pytest.mark.parametrize(
    "written",
    [
        "12,5", "1.060,66", "1,23", "12,34,567", "1,0600", "4 89", "10 60",
        "1_000", "1e5", "1e999", "0x10", "inf", "nan", "NaN",
        "Infinity", "£5", "--5", "5-", "(5)", "1-5", "5 weeks",
        "489*", "489²", "½", "٤٨٩", "１_0", "about 40", "489 (est", "p 489", "19 days p",
        ">5", "%", "[p]", "=1+1", "TRUE", "7;8", "#REF!", "0.5.1", "9x" * 31,
    ],
)  # fmt: skip
def test_anything_else_is_a_problem_and_never_a_guess(written: str) -> None:
    answer = read_number(text(written))
    assert isinstance(answer, Unreadable)
    assert answer.rule == "unreadable-number"
    assert answer.message.endswith(".")
    assert answer.next_step.endswith(".")


def test_what_is_no_number_at_all_says_why() -> None:
    truth = read_number(Cell(2, 3, Kind.BOOLEAN, True))
    day = read_number(Cell(2, 3, Kind.DATE, datetime(2014, 5, 1), "d-mmm"))
    assert isinstance(truth, Unreadable)
    assert truth.message == "A truth value stands in a number's place: “TRUE”. It was not used."
    assert isinstance(day, Unreadable)
    assert "1 May 2014" in day.message


def test_errors_and_unworked_formulas_have_rules_of_their_own() -> None:
    error = read_number(Cell(2, 3, Kind.ERROR, "#REF!"))
    formula = read_number(Cell(2, 3, Kind.FORMULA_WITHOUT_RESULT, ""))
    assert isinstance(error, Unreadable)
    assert (error.rule, "#REF!" in error.message) == ("formula-error", True)
    assert isinstance(formula, Unreadable)
    assert formula.rule == "formula-without-result"


@pytest.mark.parametrize("written", ["", "   ", "\u00a0", "\u200b\u200b", "\n\t"])
def test_spaces_say_nothing(written: str) -> None:
    assert read_number(text(written)) is None


@pytest.mark.parametrize("written", ["1.79769313486232E+308", "1E+15", "1.2E+19", "-1E+15", "1E-31", "4.94E-324"])
def test_a_number_that_can_be_no_figure_is_told(written: str) -> None:
    read = read_number(number(written))
    assert isinstance(read, Unreadable)
    assert read.rule == "number-out-of-bounds"


@pytest.mark.parametrize(
    "written", ["9" * 310, "1" + "0" * 15, "1,000,000,000,000,000", "1" * 16 + "%", "0." + "1" * 31]
)
def test_so_is_one_that_was_typed(written: str) -> None:
    read = read_number(text(written))
    assert isinstance(read, Unreadable)
    assert "15 digits before the decimal point" in read.message


@pytest.mark.parametrize("written", ["9" * 15, "-" + "9" * 15, "0." + "0" * 29 + "1"])
def test_the_largest_and_the_finest_number_stay_exact(written: str) -> None:
    read = read_number(text(written))
    assert isinstance(read, Read)
    assert read.quantity == Fraction(written)


@pytest.mark.parametrize(
    "written",
    ["480\n489", "480\r\n489", "480\t489", "480\u2028489", "480 \n 489", "480  489", "1,204\n1,300", "480\n0",
     "65%\n66%", "480\u200b489", "48\u00ad9", "480\x0b489"],
)  # fmt: skip
def test_two_numbers_in_one_cell_are_told_and_none_is_kept(written: str) -> None:
    read = read_number(text(written))
    assert isinstance(read, Unreadable)
    assert (read.rule, "It was not used." in read.message) == ("unreadable-number", True)


@pytest.mark.parametrize(
    ("written", "quantity"), [("489\n[p]", 489), ("19\ndays", 19), ("\t489\n", 489), ("No\nData", Missing.NO_DATA)]
)
def test_a_line_break_beside_one_number_is_white_space(written: str, quantity: object) -> None:
    read = read_number(text(written))
    assert isinstance(read, Read)
    assert read.quantity == quantity


@pytest.mark.parametrize("written", ["0,489", "-0,489", "0 489", "00,489", "0,489.5"])
def test_no_thousands_stand_behind_a_zero(written: str) -> None:
    assert isinstance(read_number(text(written)), Unreadable)


def test_what_is_crossed_out_or_raised_is_no_part_of_a_number() -> None:
    struck, raised = read_number(text(crossed_out("480") + "489")), read_number(text("489\u00b9"))
    assert isinstance(struck, Unreadable)
    assert isinstance(raised, Unreadable)
    assert struck.message.startswith("Something is crossed out here")
    assert "\u00b9" in raised.message
    assert isinstance(read_number(text("489\u2081")), Unreadable), "lowered"
    assert isinstance(read_number(text("489\u1d43")), Unreadable), "a raised letter"


@pytest.mark.parametrize(("written", "meant"), [("480 489", 480_489), ("48 489", 48_489), ("1 480 489", 1_480_489)])
def test_numbers_that_a_space_may_part_are_read_and_told(written: str, meant: int) -> None:
    read = read_number(text(written))
    assert isinstance(read, Read)
    assert (read.quantity, read.doubt is not None) == (meant, True)


@pytest.mark.parametrize("written", ["1 489", "480489", "480,489", "480\u00a0489", "480\u202f489"])
def test_what_can_be_one_number_alone_is_not_told(written: str) -> None:
    read = read_number(text(written))
    assert isinstance(read, Read)
    assert read.doubt is None
