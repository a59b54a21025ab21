"""A slip in the sample's own workbook, as a person makes it, is told once, with what puts it right; the rest that is
told follows from it, and there is little of that."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ibdesk.__main__ import main
from ibdesk.paths import resource

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
