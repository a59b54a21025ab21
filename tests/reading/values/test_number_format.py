"""Number formats that show something else than the number, and those that show it."""

from decimal import Decimal

import pytest

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.number_format import meaning, shown_otherwise


@pytest.mark.parametrize(
    ("written", "number_format", "rule"),
    [
        *((3, shown, "number-not-shown") for shown in (
            ";;;", '"c"', "c", "\\c", "\\*", '"*";"*";"*"', '[<5]"low";0', '[>=6]0;"c"', '"<5";-0', ";0", '"No data"',
            '[<=3]"[c]";[<100]0;0.0', '[Red]"x"', '[=3]"c";0', '"0"',
        )),
        *((489000, shown, "number-shown-otherwise") for shown in ("0,", "#,##0,", '0.0,"k"', "0,,", '#,##0,"000"')),
        *((489, shown, "number-shown-otherwise") for shown in ('0"1"', '"1"0', "10", "\\20", '#,##0"5"', '0"."5')),
        *((489, shown, "number-shown-otherwise") for shown in (
            '0"k"', '0"m"', '0" thousand"', "0\\k", "0.0‰", '0" per 1,000"', '0" per 100,000"', '0"/1000"',
            '"Target "0', '0" target"', '0 "(forecast)"', '"<"0', '"~"0', '"approx. "0', '"c. "0', '"up to "0', "0!",
            'General"*"', '0"¹"', '0" †"', "00-00", "0\\.0", '0","0', '0"/"0', '"-"0', "\\(0\\)", "0-",
            '"avg "0', '0" (12 mths)"', '"Q1 "0', '"was "0', '0" families"', '0" cumulative"', '0" R12"',
            '0" last month"', '0" pp"', '0.0" ppts"', '"Ave "0', '"Rank "0', '0"th"', '0"st"', '0" (F)"', '0"f"',
            '0" wks"', '0" weeks"', '0" yrs"', '"Change "0', '0" var."',
        )),
        (-5, "0;0", "number-shown-otherwise"),
        (-5, "0;", "number-not-shown"),
        (0, '0;-0;"x"', "number-not-shown"),
        (0, ";;;", "number-not-shown"),
    ],
)  # fmt: skip
def test_another_thing_is_seen(written: int, number_format: str, rule: str) -> None:
    found = shown_otherwise(Decimal(written), number_format)
    assert found is not None
    assert (found.rule, found.severity) == (rule, Severity.ERROR)


@pytest.mark.parametrize("number", ["489", "0", "65.19", "1234567"])
@pytest.mark.parametrize(
    "number_format",
    [
        "", "General", "0", "@", "#,##0", "[Red]", "0.0E+00", "# ?/?", "??/??", "[Red]General", "Standard", '"c "0',
        '0;-0;"-"', '#,##0 "cases"', '0" "', '0 "per 10,000"', '0" (1)"', '[<0]"c";0', "#,##0_);(#,##0)", '0.00"%"',
        '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "0%",
        "[$-809]#,##0", '[$\u00a3-809]#,##0.00', "#,##0;[Red]-#,##0", '0" [p]"', "000", '#,##0;-#,##0;"nil"',
        '"£"#,##0', '0 "working days"', '0" of 500"', '"No. "0', '0" children under 5"', "0°",
        '[$€-407] #,##0.00', "##0.0E+0", "# ?/8", "0 000", '0" per cent"', '0;-0;"-"??', "[Blue]0_)", '0" (r)"',
        '0" ▲"', '"↓ "0', '▲0', '0" (2+ years)"', '0" to 2 years"', '0" for 10 days"', '0"d"',
    ],
)  # fmt: skip
def test_the_number_is_seen(number: str, number_format: str) -> None:
    assert shown_otherwise(Decimal(number), number_format) is None


@pytest.mark.parametrize(
    "number_format", ["0;-0", "0;(0)", "#,##0;[Red]#,##0", "0", "0_);(0)", '[=1]0" day";0" days"', "[<5]0;0.0"]
)
def test_a_number_below_nothing_is_seen(number_format: str) -> None:
    assert shown_otherwise(Decimal(-5), number_format) is None


def test_a_zero_that_shows_as_blank_is_read_and_told() -> None:
    found = shown_otherwise(Decimal(0), "0;-0;;@")
    assert found is not None
    assert (found.rule, found.severity) == ("number-not-shown", Severity.WARNING)
    assert shown_otherwise(Decimal(489), "0;-0;;@") is None


@pytest.mark.parametrize("number_format", ["#", "#,###", "?", "#;-#", "[Red]#"])
def test_places_that_show_no_zero(number_format: str) -> None:
    found = shown_otherwise(Decimal(0), number_format)
    assert found is not None
    assert (found.rule, found.severity) == ("number-not-shown", Severity.WARNING)
    assert shown_otherwise(Decimal(489), number_format) is None


@pytest.mark.parametrize(
    ("number", "number_format", "times", "unit"),
    [
        ("0.65", "[<=1]0%;0.0", 100, Unit.PERCENT),
        ("65", "[<=1]0%;0.0", 1, None),
        ("65", '0" per cent"', 1, Unit.PERCENT),
        ("12", '[=1]0" day";0" days"', 1, Unit.DAYS),
        ("12", '0" per day"', 1, None),
        ("12", '0" per 10,000"', 1, Unit.RATE),
        ("12", '0" per 100"', 1, None),
        ("12", '0" per 100,000"', 1, None),
    ],
)
def test_what_the_part_for_a_number_says_of_it(number: str, number_format: str, times: int, unit: Unit | None) -> None:
    assert meaning(Decimal(number), number_format) == (times, unit)
