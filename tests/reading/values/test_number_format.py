"""Number formats that show something else than the number, and those that show it."""

from decimal import Decimal

import pytest

from ibdesk.domain.problem import Severity
from ibdesk.reading.values.number_format import shown_otherwise


@pytest.mark.parametrize(
    ("written", "number_format", "rule"),
    [
        *((3, shown, "number-not-shown") for shown in (
            ";;;", '"c"', "c", "\\c", "\\*", '"*";"*";"*"', '[<5]"low";0', '[>=6]0;"c"', '"<5";-0', ";0", '"No data"',
            '[<=3]"[c]";[<100]0;0.0', '[Red]"x"', '[=3]"c";0', '"0"',
        )),
        *((489000, shown, "number-shown-otherwise") for shown in ("0,", "#,##0,", '0.0,"k"', "0,,", '#,##0,"000"')),
        *((489, shown, "number-shown-otherwise") for shown in ('0"1"', '"1"0', "10", "\\20", '#,##0"5"', '0"."5')),
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
