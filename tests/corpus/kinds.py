"""What a row of the corpus says: a workbook, how it is made, and what must come of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from tests.corpus.writing import Rows, address

LAYOUTS = ("long", "wide")


class Refused(Struct, frozen=True):
    """Nothing of it arrives; the sentence has these words in it."""

    words: str


class Arrives(Struct, frozen=True):
    """These figures and no others ("7 2014-08": "489"), and these problems and no others ("unreadable-number C5")."""

    figures: dict[str, str]
    told: tuple[str, ...] = ()


Expected = Refused | Arrives


class Kind(Struct, frozen=True):
    """One workbook of the corpus, in one layout."""

    group: str
    name: str
    layout: str
    make: Callable[[], bytes]
    expected: Expected
    file_name: str = "figures.xlsx"

    def __str__(self) -> str:
        return f"{self.group}: {self.name} ({self.layout})"


class Given(Struct, frozen=True):
    """One figure as a sender writes it, and what must come of it: a figure, or a problem at its cell.

    `arrives` is the figure as text, with its key in front where the table does not say it; None where none may come.
    `told` is the problem's rule at the cell of the value; `long_told` and `wide_told` are whole problems, for what is
    told elsewhere ("unreadable-month B{row}").
    """

    code: Any
    month: Any
    value: Any
    arrives: str | None = None
    told: str = ""
    long_told: str = ""
    wide_told: str = ""
    key: str = ""


GOOD = (
    Given(7, "Jul-14", 480, "480", key="7 2014-07"),
    Given(7, "Aug-14", 489, "489", key="7 2014-08"),
    Given(10, "Jul-14", "64%", "64 %", key="10 2014-07"),
    Given(10, "Aug-14", "65.19%", "65.19 %", key="10 2014-08"),
)
TRUTH = {given.key: given.arrives or "" for given in GOOD}


def rows_of(layout: str, table: Sequence[Given]) -> Rows:
    """The figures laid out: a row for each, or a row for each code and a column for each month."""
    if layout == "long":
        return [["Code", "Month", "Value"], *([given.code, given.month, given.value] for given in table)]
    codes, months = _codes(table), _months(table)
    rows: list[list[Any]] = [["Code", *months], *([code, *[None] * len(months)] for code in codes)]
    for given in table:
        row = rows[1 + _place(codes, given.code)]
        row[1 + _place(months, given.month)] = given.value
    return rows


def expected_of(layout: str, table: Sequence[Given], more: Iterable[str] = ()) -> Arrives:
    """What must come of the figures laid out by `rows_of`."""
    figures, told = {}, list(more)
    codes, months = _codes(table), _months(table)
    for number, given in enumerate(table):
        row, column = (
            (number + 2, 3) if layout == "long" else (_place(codes, given.code) + 2, _place(months, given.month) + 2)
        )
        if given.arrives is not None:
            figures[given.key or f"{given.code} {given.month}"] = given.arrives
        if given.told:
            told.append(f"{given.told} {address(row, column)}")
        elsewhere = given.long_told if layout == "long" else given.wide_told
        told += [
            each.format(row=row, column=address(row, column).rstrip("0123456789"))
            for each in elsewhere.split("; ")
            if each
        ]
    return Arrives(figures, tuple(sorted(set(told))))


def _codes(table: Sequence[Given]) -> list[Any]:
    return _distinct(given.code for given in table)


def _months(table: Sequence[Given]) -> list[Any]:
    return _distinct(given.month for given in table)


def _distinct(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if not any(value is each or (type(value) is type(each) and value == each) for each in found):
            found.append(value)
    return found


def _place(values: list[Any], value: Any) -> int:
    return next(
        place for place, each in enumerate(values) if value is each or (type(value) is type(each) and value == each)
    )
