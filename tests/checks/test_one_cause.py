"""One cause is one problem, which names the cause and what puts it right: rows that slipped, figures and columns that
were exchanged, on small boards and in the sample's own workbook."""

import json
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ibdesk.__main__ import main
from ibdesk.checks import check
from ibdesk.checks.causes.grid import Grid, Over, Place, Slot, with_numbers
from ibdesk.checks.causes.one_cause import EXPLAINED
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.paths import resource
from tests.checks.looking import only, sample_board
from tests.made import AUGUST, board, counts, indicator, part, run

USUAL = {"1": 800, "2": 90, "3": 310, "4": 25, "5": 140, "6": 510, "7": 45, "8": 1_200}
CODES = list(USUAL)


def wobbling(usual: int) -> list[int | str]:
    return [usual + usual * (back * 7 % 5 - 2) // 50 for back in range(12)]


def eleven_months(but: int = 0) -> list[Figure]:
    return [each for code in CODES for each in run(code, AUGUST - 11, wobbling(USUAL[code]))[: 12 - but]]


def problems(august: dict[str, int]) -> list[Problem]:
    figures = [*eleven_months(but=1), *(part(code, AUGUST, number) for code, number in august.items())]
    return [
        each
        for each in check(board([indicator(code) for code in CODES], figures), AUGUST)
        if each.rule in EXPLAINED or each.rule == "figures-exchanged"
    ]


@pytest.mark.parametrize(("step", "way"), [(1, "slipped one row down"), (-1, "slipped one row up")])
def test_rows_that_slipped_by_one(step: int, way: str) -> None:
    shifted = {code: USUAL[CODES[(place - step) % len(CODES)]] for place, code in enumerate(CODES)}
    told = only(problems(shifted))
    assert told.rule == "figures-exchanged"
    assert way in told.message
    assert "one row" in told.next_step


@pytest.mark.parametrize("pair", [("1", "2"), ("3", "7"), ("8", "4")])
def test_two_figures_exchanged(pair: tuple[str, str]) -> None:
    one, other = pair
    told = only(problems({**USUAL, one: USUAL[other], other: USUAL[one]}))
    assert told.rule == "figures-exchanged"
    assert f"indicator {one} " in told.message
    assert f"indicator {other} " in told.message


@pytest.mark.parametrize(
    ("august", "expected"),
    [
        (USUAL, []),
        ({**USUAL, "1": 8_000}, ["1"]),
        ({**USUAL, "1": 8_000, "6": 5_100}, ["1", "6"]),  # two slips of their own
    ],
)
def test_what_has_no_cause_in_common_is_told_one_by_one(august: dict[str, int], expected: list[str]) -> None:
    assert [each.code for each in problems(august)] == expected
    assert "figures-exchanged" not in {each.rule for each in problems(august)}


def test_the_columns_of_two_counts_exchanged() -> None:
    shares = [indicator(code, unit=Unit.PERCENT) for code in CODES]
    figures = [each for code in CODES for each in counts(code, AUGUST, USUAL[code], USUAL[code] // 2)]
    told = [each for each in check(board(shares, figures), AUGUST) if each.rule in EXPLAINED | {"figures-exchanged"}]
    assert "numerators and denominators" in only(told).message
    one = [each for each in figures if each.code != "3"]
    right = [each for code in CODES[3:] for each in counts(code, AUGUST, 5, 50)]
    left = [each for each in one if each.code in CODES[:3]]
    told = [each for each in check(board(shares, [*left, *right]), AUGUST) if each.rule == "part-exceeds-whole"]
    assert len(told) == 2  # too few of them


@pytest.mark.parametrize(("wrong", "told_once"), [(6, True), (3, True), (2, False)])
def test_one_indicators_counts_exchanged_in_several_months(wrong: int, told_once: bool) -> None:
    whole, share = indicator("1"), indicator("2", unit=Unit.PERCENT, denominator="1")
    figures = [part("1", AUGUST - back, 200 + back) for back in range(12)]
    for back in range(12):
        above, below = 150 + back, 200 + back
        figures += counts("2", AUGUST - back, *((below, above) if back < wrong else (above, below)))
    told = [
        each for each in check(board([whole, share], figures), AUGUST) if each.rule in EXPLAINED | {"figures-exchanged"}
    ]
    if told_once:
        assert "numerators and denominators" in only(told).message
        assert f"explains {2 * wrong} findings" in only(told).message
    else:
        assert {each.rule for each in told} == {"part-exceeds-whole", "sibling-identity"}


@pytest.mark.parametrize("back", [0, 1, 12])
def test_in_the_sample_nothing_is_exchanged(back: int) -> None:
    assert "figures-exchanged" not in {each.rule for each in check(sample_board(), AUGUST - back)}


_FIRST_ROW, _JUNE, _JULY, _AUGUST = 3, 36, 37, 38
_COUNTS = ("Numerators", "Denominators")
_ALL = ("Figures", *_COUNTS)
_LEFT = 3  # such as comments that name a figure that slipped

Slip = Callable[[Workbook], None]


def rows_slip(
    sheets: tuple[str, ...], column: int, step: int, first: int = _FIRST_ROW, last: int | None = None
) -> Slip:
    def slip(book: Workbook) -> None:
        for name in sheets:
            sheet, end = book[name], last or book[name].max_row
            numbers = [sheet.cell(row, column).value for row in range(first, end + 1)]
            moved = [None, *numbers[:-1]] if step > 0 else [*numbers[1:], None]
            for row, number in zip(range(first, end + 1), moved, strict=True):
                sheet.cell(row, column).value = number

    return slip


def columns_exchanged(sheet: str, one: int, other: int) -> Slip:
    def slip(book: Workbook) -> None:
        for row in range(_FIRST_ROW, book[sheet].max_row + 1):
            here, there = book[sheet].cell(row, one), book[sheet].cell(row, other)
            here.value, there.value = there.value, here.value

    return slip


def rows_exchanged(codes: tuple[int, int], columns: range) -> Slip:
    def slip(book: Workbook) -> None:
        rows = {row[0].value: row[0].row for row in book["Figures"].iter_rows(min_row=_FIRST_ROW)}
        for column in columns:
            here, there = (book["Figures"].cell(rows[code], column) for code in codes)
            here.value, there.value = there.value, here.value

    return slip


def counts_exchanged(book: Workbook) -> None:
    for row in range(_FIRST_ROW, book["Numerators"].max_row + 1):
        above, below = (book[name].cell(row, _AUGUST) for name in _COUNTS)
        above.value, below.value = below.value, above.value


def referrals(number: int) -> Slip:
    return lambda book: setattr(book["Figures"].cell(7, _AUGUST), "value", number)


SLIPS: list[tuple[str, Slip, str, str, str]] = [
    (
        "a month, down",
        rows_slip(("Figures",), _AUGUST, 1),
        "figures-exchanged",
        "slipped one row down",
        "up by one row",
    ),
    ("a month, up", rows_slip(("Figures",), _AUGUST, -1), "figures-exchanged", "slipped one row up", "down by one row"),
    ("from a row on", rows_slip(("Figures",), _AUGUST, 1, 8), "figures-exchanged", "indicator 9 to", "indicator 9 on"),
    ("some rows", rows_slip(("Figures",), _JUNE, 1, 6, 18), "figures-exchanged", "June 2014", "up by one row"),
    ("numerators", rows_slip(("Numerators",), _AUGUST, 1), "figures-exchanged", "The numerators of", "up by one row"),
    ("all tables", rows_slip(_ALL, _AUGUST, 1), "figures-exchanged", "slipped one", "up by one row"),
    ("two months", columns_exchanged("Figures", _JULY, _AUGUST), "figures-exchanged", "July 2014", "two columns"),
    ("4 and 14", rows_exchanged((4, 14), range(3, 39)), "figures-exchanged", "indicator 14", "Exchange the two rows"),
    ("18 and 27", rows_exchanged((18, 27), range(3, 39)), "figures-exchanged", "indicator 27", "Exchange the two rows"),
    ("4 and 14, once", rows_exchanged((4, 14), range(38, 39)), "figures-exchanged", "567", "the other's place"),
    ("above and below", counts_exchanged, "figures-exchanged", "more above than below", "Exchange the two columns"),
    ("849 for 489", referrals(849), "sibling-identity", "should probably be 489", "Correct 849 to 489"),
    ("4890 for 489", referrals(4_890), "sibling-identity", "should probably be 489", "Correct 4,890 to 489"),
]


Problems = list[dict[str, str]]


def problems_in(path: Path, capsys: pytest.CaptureFixture[str]) -> Problems:
    """What `ibdesk check` finds, information aside."""
    capsys.readouterr()
    main(["check", str(path), "--json"])
    return [each for each in json.loads(capsys.readouterr().out)["problems"] if each["severity"] != "info"]


@pytest.mark.parametrize(
    ("slip", "rule", "said", "repair"), [each[1:] for each in SLIPS], ids=[each[0] for each in SLIPS]
)
def test_a_slip_is_told_once_with_what_puts_it_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], slip: Slip, rule: str, said: str, repair: str
) -> None:
    sample = next(resource("sample").glob("*.xlsx"))
    before = {(each["rule"], each["code"], each["message"]) for each in problems_in(sample, capsys)}
    book = openpyxl.load_workbook(sample)
    slip(book)
    book.save(tmp_path / "slip.xlsx")
    found = [
        each
        for each in problems_in(tmp_path / "slip.xlsx", capsys)
        if (each["rule"], each["code"], each["message"]) not in before
    ]
    told = next(each for each in found if each["rule"] == rule)
    assert said in told["message"]
    assert repair in told["next_step"]
    assert len(found) <= 1 + _LEFT, [each["message"] for each in found]


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
