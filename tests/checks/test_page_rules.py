"""Comments that are owed, big changes, percentages moved by their base."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from ibdesk.domain.assessment import Override, Status
from ibdesk.domain.board import Comment
from ibdesk.domain.comments.missing_comments import says_nothing
from ibdesk.domain.figure import CellSource, Covers, Figure, Missing, Part, Unit
from ibdesk.domain.indicator import Frequency, Indicator, Polarity, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.checks.looking import AUGUST, found, only, told
from tests.made import board, counts, finished, indicator, part, run

NO_DATA = Missing.NO_DATA
TIMELY = indicator("10", unit=Unit.PERCENT, polarity=Polarity.HIGHER)
GOAL = Target("10", AtLeast(Fraction(85)), Basis.VALUE)
SAID = (Comment("10", AUGUST, "Staff were few."),)


@pytest.mark.parametrize(
    ("value", "targets", "expected"),
    [
        ("65.19", [GOAL], ["warning 10"]),
        ("85", [GOAL], []),
        (NO_DATA, [GOAL], ["error 10"]),
        (NO_DATA, [], ["warning 10"]),
        ("65.19", [], []),
        (Missing.NOT_APPLICABLE, [], []),
    ],
)
def test_a_comment_is_owed(value: str | Missing, targets: list[Target], expected: list[str]) -> None:
    figures = [part("10", AUGUST, value)]
    assert told(found("comment-owed", board([TIMELY], figures, targets))) == expected
    assert found("comment-owed", board([TIMELY], figures, targets, comments=SAID)) == []
    blank = (Comment("10", AUGUST, "  \n"),)
    assert told(found("comment-owed", board([TIMELY], figures, targets, comments=blank))) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ([], []),
        ([90, Missing.NOT_APPLICABLE], ["warning 10"]),
        ([Missing.NOT_APPLICABLE], []),
        ([88, 90], ["warning 10"]),
    ],
)
def test_a_figure_that_does_not_apply_where_there_is_one_else(before: list[int | Missing], expected: list[str]) -> None:
    figures = [part("10", AUGUST - len(before) + place, each) for place, each in enumerate(before)]
    figures.append(part("10", AUGUST, Missing.NOT_APPLICABLE))
    assert told(found("comment-owed", board([TIMELY], figures))) == expected
    assert found("comment-owed", board([TIMELY], figures, comments=SAID)) == []


def test_a_share_of_nothing_owes_no_comment() -> None:
    figures = [*counts("10", AUGUST - 1, 9, 10), *counts("10", AUGUST, 0, 0)]
    assert found("comment-owed", board([TIMELY], figures)) == []


def test_a_sum_that_is_short_of_months_is_only_reminded_of() -> None:
    of = indicator("7", polarity=Polarity.HIGHER, rate_basis=RateBasis.ROLLING_VALUE)
    held = [Target("7", AtLeast(Fraction(400)), Basis.RATE)]
    problem = only(found("comment-owed", board([of], run("7", AUGUST - 8, [300] * 9), held)))
    assert told([problem]) == ["warning 7"]
    assert "9 of 12 months" in problem.message


@pytest.mark.parametrize(("month", "expected"), [("2014-06", ["error 37"]), ("2014-08", ["warning 37"])])
def test_a_quarters_comment_is_due_when_the_quarter_ends(month: str, expected: list[str]) -> None:
    of = indicator(
        "37",
        unit=Unit.PERCENT,
        polarity=Polarity.HIGHER,
        value_period=Covers.QUARTER,
        frequency=Frequency.QUARTERLY,
    )
    held = [Target("37", AtLeast(Fraction(100)), Basis.VALUE)]
    records = board([of], [finished("37", Month(2014, 6), NO_DATA, Covers.QUARTER)], held)
    assert told(found("comment-owed", records, Month.parse(month))) == expected


def test_a_reason_given_for_a_red_set_by_hand_is_a_comment() -> None:
    by_hand = Override("10", AUGUST, Status.AMBER, "Recording was late.", "Head of Fieldwork", "2014-09-10T10:00")
    records = board([TIMELY], [part("10", AUGUST, "65.19")], [GOAL], overrides=(by_hand,))
    assert found("comment-owed", records) == []


def test_the_place_is_the_empty_comment_cell_of_the_row() -> None:
    row = CellSource("report.xlsx", "Report", "I14", (("comments", "Z14"),))
    records = board([TIMELY], [finished("10", AUGUST, "65.19", Covers.MONTH, source=row)], [GOAL])
    assert only(found("comment-owed", records)).source == CellSource("report.xlsx", "Report", "Z14")


def test_an_unusual_run_owes_a_comment_and_the_usual_does_not() -> None:
    of = indicator("4")
    before = [100, 119, 98, 121, 99, 118] * 4
    rising = run("4", AUGUST - 30, [*before, 112, 113, 114, 115, 116, 117, 118])
    assert told(found("comment-owed", board([of], rising))) == ["warning 4"]
    usual = run("4", AUGUST - 15, [100, 104, 98, 103, 99, 102, 100, 101, 99, 103, 98, 104, 97, 101, 102, 99])
    assert found("comment-owed", board([of], usual)) == []


def years(code: str, then: int | str, now: int | str) -> list[Figure]:
    return [part(code, AUGUST - 12, then), part(code, AUGUST, now)]


def shares(then: tuple[int, int], now: tuple[int, int]) -> list[Figure]:
    return [
        part("10", month, number, which)
        for month, counts in ((AUGUST - 12, then), (AUGUST, now))
        for number, which in zip(counts, (Part.NUMERATOR, Part.DENOMINATOR), strict=True)
    ]


@pytest.mark.parametrize(
    ("of", "figures", "expected"),
    [
        (indicator("7"), years("7", 122, 489), ["warning 7"]),
        (indicator("7"), years("7", 81, 29), ["warning 7"]),
        (indicator("7"), [part("7", AUGUST - 1, 57), part("7", AUGUST, 15)], ["warning 7"]),
        (indicator("7"), years("7", 621, 867), []),
        (indicator("7"), years("7", 14, 8), []),
        (indicator("7"), years("7", 3, 0), []),
        (indicator("7"), years("7", 0, 3), []),
        (indicator("7"), years("7", 122, 122), []),
        (TIMELY, years("10", "2.63", "65.19"), ["warning 10"]),
        (TIMELY, years("10", "61.54", "62.70"), []),
        (TIMELY, shares((3, 114), (103, 158)), ["warning 10"]),
        (TIMELY, shares((17, 24), (3, 8)), []),
        (TIMELY, [part("10", AUGUST - 12, 42, unit=Unit.COUNT), part("10", AUGUST, "99.65")], []),
    ],
)
def test_big_changes(of: Indicator, figures: list[Figure], expected: list[str]) -> None:
    assert told(found("big-change", board([of], figures))) == expected


def test_a_big_change_with_a_comment_is_for_information() -> None:
    records = board([TIMELY], years("10", "2.63", "65.19"), comments=SAID)
    assert told(found("big-change", records)) == ["info 10"]
    assert found("big-change", records, AUGUST + 12) == []


def steady_then(latest: Sequence[int]) -> list[Figure]:
    values = [100, 104, 98, 103, 99, 102, 100, 101, 99, 103, 98, 104, 97, 101, *latest]
    return run("4", AUGUST - (len(values) - 1), values)


def test_leaving_the_usual_range_is_told_once() -> None:
    problem = only(found("big-change", board([indicator("4")], steady_then([102, 128]))))
    assert "outside its usual range" in problem.message
    assert found("big-change", board([indicator("4")], steady_then([102, 103]))) == []


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ((174, 237), (175, 265), ["info 28"]),
        ((45, 242), (44, 198), ["info 28"]),
        ((174, 237), (160, 265), []),
        ((174, 237), (176, 240), []),
    ],
)
def test_a_percentage_moved_by_its_base(then: tuple[int, int], now: tuple[int, int], expected: list[str]) -> None:
    of = indicator("28", unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    figures = [
        part("28", month, number, which)
        for month, counts in ((AUGUST - 12, then), (AUGUST, now))
        for number, which in zip(counts, (Part.NUMERATOR, Part.DENOMINATOR), strict=True)
    ]
    assert told(found("moved-by-base", board([of], figures))) == expected


@pytest.mark.parametrize("text", ["", "-", "\u2013", "tbc", "TBC.", "n/a", "No comment", "...", "To follow"])
def test_what_says_nothing_is_no_comment(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["No change.", "489", "See 7", "The none-attendance fell."])
def test_what_says_little_is_a_comment(text: str) -> None:
    assert not says_nothing(text)


def test_a_dash_is_no_comment_on_a_missed_target() -> None:
    low = indicator("7", polarity=Polarity.HIGHER)
    for text, expected in (("-", ["warning 7"]), ("tbc", ["warning 7"]), ("Two staff left.", [])):
        records = board(
            [low],
            [part("7", AUGUST, 3)],
            [Target("7", AtLeast(Fraction(9)), Basis.VALUE)],
            comments=(Comment("7", AUGUST, text),),
        )
        assert told(found("comment-owed", records)) == expected
