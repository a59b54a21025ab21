"""One damage done to the sample is one problem, which names the cause and what puts it right."""

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from ibdesk.checks import check
from ibdesk.checks.causes.grid import Grid, Over, Place, Slot, with_numbers
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from tests.checks.looking import only
from tests.checks.sample_board import sample_board
from tests.made import AUGUST

VALUES, COUNTS = (Part.VALUE,), (Part.NUMERATOR, Part.DENOMINATOR)
SAMPLE = sample_board()
GRID = Grid(SAMPLE)
BEFORE = frozenset(each.message for each in check(SAMPLE, AUGUST))


def new_problems(over: Over) -> list[Problem]:
    told = check(with_numbers(SAMPLE, over), AUGUST)
    return [each for each in told if each.message not in BEFORE and each.severity is not Severity.INFO]


def months(one: Month, other: Month, parts: Sequence[Part] = VALUES) -> dict[Place, Fraction | None]:
    over: dict[Place, Fraction | None] = {}
    for slot in {*GRID.of_month(one), *GRID.of_month(other)}:
        if slot.part in parts:
            over[Place(slot, one)] = GRID.number(Place(slot, other))
            over[Place(slot, other)] = GRID.number(Place(slot, one))
    return over


def pair(one: str, other: str, month: Month, part: Part = Part.VALUE) -> dict[Place, Fraction | None]:
    here, there = Place(Slot(one, part), month), Place(Slot(other, part), month)
    return {here: GRID.number(there), there: GRID.number(here)}


@pytest.mark.parametrize(
    ("one", "other"),
    [(AUGUST, AUGUST - 1), (AUGUST, AUGUST - 12), (AUGUST - 9, AUGUST - 18), (AUGUST - 3, AUGUST - 20)],
)
def test_two_months_exchanged(one: Month, other: Month) -> None:
    told = only(new_problems(months(one, other)))
    assert told.rule == "figures-exchanged"
    assert one.long in told.message
    assert other.long in told.message
    assert "columns were probably exchanged" in told.message


@pytest.mark.parametrize("month", [AUGUST, AUGUST - 3, AUGUST - 18])
@pytest.mark.parametrize("rows", [("4", "14"), ("18", "27"), ("7", "9"), ("1", "4")])
def test_two_rows_exchanged(rows: tuple[str, str], month: Month) -> None:
    told = only(new_problems(pair(*rows, month)))
    assert told.rule == "figures-exchanged"
    assert all(f"indicator {code} (" in told.message for code in rows)
    assert told.next_step.startswith("Put each figure into the other's place")


@pytest.mark.parametrize(
    ("code", "part", "month", "number", "right", "how"),
    [
        ("7", Part.VALUE, AUGUST, 849, 489, "two digits are exchanged"),
        ("7", Part.VALUE, AUGUST, 498, 489, "two digits are exchanged"),
        ("7", Part.VALUE, AUGUST, 4890, 489, "a digit is one too many"),
        ("7", Part.VALUE, AUGUST, 49, 489, "a digit is missing"),
        ("7", Part.VALUE, AUGUST - 3, 4240, 424, "a digit is one too many"),
        ("6", Part.NUMERATOR, AUGUST, 849, 489, "two digits are exchanged"),
        ("8", Part.DENOMINATOR, AUGUST, 849, 489, "two digits are exchanged"),
        ("4", Part.VALUE, AUGUST, 267, 567, "one digit is another"),
        ("9", Part.VALUE, AUGUST, 851, 158, "two digits are exchanged"),
    ],
)
def test_a_mistyped_number_offers_the_one_that_restores_what_must_agree(
    code: str, part: Part, month: Month, number: int, right: int, how: str
) -> None:
    told = only(new_problems({Place(Slot(code, part), month): Fraction(number)}))
    assert (told.code, told.month) == (code, month)
    assert f"It should probably be {right}: {how}." in told.message
    assert told.next_step.startswith(f"Correct {number:,} to {right}")


@pytest.mark.parametrize(
    "damage",
    [
        lambda: {Place(Slot("14", Part.VALUE), AUGUST): Fraction(31)},  # one says 31, one 29: nobody knows
        lambda: {Place(Slot("1", Part.VALUE), AUGUST): Fraction(876)},
        lambda: dict.fromkeys([Place(Slot("1", Part.VALUE), AUGUST)]),
    ],
)
def test_without_evidence_no_cause_is_named(damage: Callable[[], Over]) -> None:
    told = new_problems(damage())
    assert not [each for each in told if "probably" in each.message]


def test_numbers_are_put_in_taken_out_and_added() -> None:
    place, empty = Place(Slot("7", Part.VALUE), AUGUST), Place(Slot("7", Part.VALUE), AUGUST + 1)
    changed = Grid(with_numbers(SAMPLE, {place: None, empty: Fraction(5)}))
    assert (changed.number(place), changed.number(empty)) == (None, 5)
    same: Records = with_numbers(SAMPLE, {})
    assert same.figures == SAMPLE.figures
