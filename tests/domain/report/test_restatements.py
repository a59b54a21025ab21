"""What changed in past months, by how much, and which pages say something else for it."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from ibdesk.domain.assessment import Override, Status
from ibdesk.domain.board import Direction, Records
from ibdesk.domain.figure import PROVISIONAL, Covers, Figure, Missing, Part, Quantity, Supply, TypedIn, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.report.judged import judged
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.report import build_report
from ibdesk.domain.report.restatement_words import (
    change_words,
    difference_text,
    figures_words,
    move_words,
    new_text,
    old_text,
    why_text,
)
from ibdesk.domain.report.restatements import Changes, PageMove, Restatement, changes
from tests.made import AUGUST, board, indicator, part, referrals, run

SEVEN = indicator("7", polarity=Polarity.LOWER)
BLANK, NO_DATA = Missing.BLANK, Missing.NO_DATA


def of(*figures: Figure) -> Records:
    return board([SEVEN, indicator("8")], figures)


def august(written: int | str | Quantity) -> Figure:
    return part("7", AUGUST, written)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([august(100)], [august(100)], []),
        ([august(100)], [august(101)], [("7", AUGUST, 100, 101)]),
        ([august(NO_DATA)], [august(101)], [("7", AUGUST, NO_DATA, 101)]),
        ([august(100)], [august(NO_DATA)], [("7", AUGUST, 100, NO_DATA)]),
        ([august(100)], [], [("7", AUGUST, 100, BLANK)]),
        ([august(100)], [august(100), part("7", AUGUST - 1, 9)], [("7", AUGUST - 1, BLANK, 9)]),
        ([august(BLANK)], [], []),  # an empty cell says as much as no cell
        ([august(100)], [august(100)._replace(marks=PROVISIONAL)], []),
        ([august(100)], [august(100)._replace(unit=Unit.PERCENT)], [("7", AUGUST, 100, 100)]),
        ([august(100)], [august(100), part("7", AUGUST + 1, 9)], []),  # a new month is no past month
        ([august(100)], [august(100), part("8", AUGUST, 9)], []),  # an indicator's first figures
        ([], [august(100)], []),
    ],
)
def test_which_figures_changed(
    before: list[Figure], after: list[Figure], expected: list[tuple[str, object, object, object]]
) -> None:
    found = changes(of(*before), of(*after))
    assert [(one.code, one.month, one.was, one.now) for one in found] == expected


def test_a_number_that_is_in_another_unit_now_is_said_in_both() -> None:
    (found,) = changes(of(august(48)), of(august(48)._replace(unit=Unit.PERCENT)))
    assert change_words(found) == "August 2014: 48 is now 48%"
    assert difference_text(found) == ""


def test_only_the_months_asked_for() -> None:
    before, after = of(*run("7", AUGUST - 2, [1, 2, 3])), of(*run("7", AUGUST - 2, [4, 5, 6]))
    assert [one.month for one in changes(before, after, {AUGUST - 1})] == [AUGUST - 1]


def test_codes_come_in_the_order_of_the_pack() -> None:
    codes = ["10", "9", "2"]
    before = board([indicator(code) for code in codes], [part(code, AUGUST, 1) for code in codes])
    after = board([indicator(code) for code in codes], [part(code, AUGUST, 2) for code in codes])
    assert [one.code for one in changes(before, after)] == ["2", "9", "10"]


def test_a_changed_figure_moves_its_own_page_and_the_one_a_year_later() -> None:
    before = of(*run("7", AUGUST - 24, [100] * 25))
    after = of(*[part("7", one.month, 90 if one.month == AUGUST - 12 else 100) for one in before.figures])
    (found,) = changes(before, after)
    green, red = Status.GREEN, Status.RED
    assert found.moves == (
        PageMove("7", AUGUST - 12, green, green, Direction.LEVEL, Direction.DOWN),
        PageMove("7", AUGUST, green, red, Direction.LEVEL, Direction.UP),
    )
    assert found.changes_colour
    assert move_words(found.moves[1]) == "page 7 for August 2014 (Green to Red, arrow level to up)"


def test_an_assessment_set_by_hand_does_not_hide_what_moved() -> None:
    by_hand = (Override("7", AUGUST, Status.AMBER, "Agreed with the Board", "Analyst", "2014-09-08"),)
    before = replace(of(part("7", AUGUST - 12, 100), august(90)), overrides=by_hand)
    after = replace(of(part("7", AUGUST - 12, 100), august(110)), overrides=by_hand)
    (found,) = changes(before, after)
    assert [(move.status_was, move.status_now) for move in found.moves] == [(Status.GREEN, Status.RED)]


def test_a_rolling_rate_moves_with_any_of_its_twelve_months() -> None:
    """Indicator 7 of the report: 489 in the month is not what is assessed; the rate of twelve months is."""
    before = referrals()
    october = AUGUST - 10
    after = replace(
        before,
        figures=tuple(one._replace(quantity=Fraction(0)) if one.month >= october else one for one in before.figures),
    )
    found = {one.month: one for one in changes(before, after)}
    assert found[october].moves[-1] == found[AUGUST].moves[-1]
    move = found[october].moves[-1]
    assert (move.month, move.status_was, move.direction_was, move.direction_now) == (AUGUST, Status.RED, "up", "down")


def test_every_move_told_is_one_that_the_two_reports_show() -> None:
    before = of(*run("7", AUGUST - 24, [100, 90, 110] * 8 + [100]))
    after = of(*run("7", AUGUST - 24, [100, 95, 110] * 8 + [101]))
    told = {(move.month, move.status_was, move.status_now) for one in changes(before, after) for move in one.moves}
    shown = set()
    for month in before.months:
        was, now = (build_report(each, month).page("7") for each in (before, after))
        if (was.assessment.computed, was.travel.direction) != (now.assessment.computed, now.travel.direction):
            shown.add((month, was.assessment.computed, now.assessment.computed))
    assert told == shown
    assert told


def test_a_page_carries_the_changed_figures_behind_it() -> None:
    before, after = of(part("7", AUGUST - 12, 100), august(90)), of(part("7", AUGUST - 12, 101), august(90))
    page = build_report(after, AUGUST, changes=Changes(1, 2, changes(before, after))).page("7")
    assert [one.month for one in page.restated] == [AUGUST - 12]
    assert page.is_restated(page.previous[0])
    assert not page.is_restated(page.value)


@pytest.mark.parametrize(
    ("which", "was", "now", "words", "difference"),
    [
        (SEVEN, 122, 130, "August 2014: 122 is now 130", "+8"),
        (SEVEN, 130, 122, "August 2014: 130 is now 122", "-8"),
        (SEVEN, NO_DATA, 1489, "August 2014: No data is now 1,489", ""),
        (replace(SEVEN, unit=Unit.PERCENT), "65.19", "65.5", "August 2014: 65.19% is now 65.5%", "+0.31 points"),
    ],
)
def test_a_change_in_words(
    which: Indicator, was: int | str | Quantity, now: int | str | Quantity, words: str, difference: str
) -> None:
    (found,) = changes(board([which], [august(was)]), board([which], [august(now)]))
    assert (change_words(found), difference_text(found)) == (words, difference)


def test_why_it_changed() -> None:
    source = TypedIn("Anna", "8 September 2014", "Counted again by hand")
    corrected = august(5)._replace(source=source)
    (found,) = changes(of(august(4)), of(corrected))
    assert why_text(found) == "typed in by Anna on 8 September 2014: Counted again by hand"
    (found,) = changes(of(august(4)), of(august(5)))
    assert why_text(found) == "figures.xlsx, Figures!B2"
    (found,) = changes(of(august(4)), of())
    assert why_text(found) == "The import that held it was undone"


def test_a_judged_page_rests_on_its_figures_and_last_years() -> None:
    records = of(part("7", AUGUST - 12, 100), part("7", AUGUST - 1, 3), august(90))
    rests_on = judged(records, Figures(records), SEVEN, AUGUST).rests_on()
    assert rests_on == {one.key for one in records.figures if one.month != AUGUST - 1}
    assert all(Part.VALUE in key for key in rests_on)  # type: ignore[operator]


def test_a_number_that_was_worked_out_is_rounded_as_far_as_the_change_can_be_seen() -> None:
    def texts(was: str | Missing, now: str) -> tuple[str, str, str]:
        old = was if isinstance(was, Missing) else exact(was)
        covers, supply = Covers.MONTH, Supply.PARTS
        each = Restatement("10", AUGUST, Part.VALUE, supply, covers, Unit.PERCENT, old, exact(now), None)
        return old_text(each), new_text(each), difference_text(each)

    assert texts(Missing.BLANK, "89.5372233400402") == ("No figure", "89.54%", "")
    assert texts("65.187", "65.19") == ("65.187%", "65.19%", "+0.003 points")
    assert texts("89.5372233400402", "89.5379233400402") == ("89.537%", "89.538%", "+0.0007 points")
    assert texts(Missing.BLANK, "0.000001234")[1] == "0.000001%"


@pytest.mark.parametrize(
    ("back", "words"),
    [
        ((), "0 figures of past months"),
        ((1,), "1 figure of a past month"),
        ((2, 1), "2 figures of past months"),
        ((0,), "1 figure of August 2014 itself"),
        ((2, 1, 0), "2 figures of past months and 1 of August 2014 itself"),
        ((1, 0, 0, -1), "1 figure of a past month, 2 of August 2014 itself and 1 of a later month"),
    ],
)
def test_changed_figures_are_told_by_whose_month_they_are(back: tuple[int, ...], words: str) -> None:
    one = changes(of(august(100)), of(august(101)))[0]
    assert figures_words([replace(one, month=AUGUST - step) for step in back], AUGUST) == words


@pytest.mark.parametrize(
    ("unit", "part_of_it", "written_unit", "restated"),
    [
        (Unit.PERCENT, Part.VALUE, Unit.PERCENT, False),
        (Unit.DAYS, Part.VALUE, Unit.DAYS, False),
        (Unit.PERCENT, Part.NUMERATOR, Unit.COUNT, False),
        (Unit.COUNT, Part.VALUE, Unit.PERCENT, True),
        (Unit.PERCENT, Part.NUMERATOR, Unit.PERCENT, True),
        (Unit.PERCENT, Part.VALUE, Unit.DAYS, True),
    ],
)
def test_the_same_number_with_the_sign_that_it_has_anyway_is_no_other_one(
    unit: Unit, part_of_it: Part, written_unit: Unit, restated: bool
) -> None:
    bare = part("7", AUGUST - 1, "92.86" if unit is not Unit.COUNT else 92, part_of_it)
    with_sign = bare._replace(unit=written_unit)
    definition = replace(SEVEN, unit=unit)
    for first, second in ((bare, with_sign), (with_sign, bare)):
        found = changes(board([definition], [first, august(5)]), board([definition], [second, august(5)]))
        assert bool(found) is restated
