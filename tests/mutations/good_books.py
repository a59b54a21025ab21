"""Two good workbooks of the same board, one long and one wide: what every mutation starts from."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Unit
from tests.made import indicator
from tests.reading.made_workbooks import Formula, Shown, workbook

Parts = dict[str, bytes]
BOARD = Records(
    indicators=(
        indicator("7", name="Referrals"),
        indicator("10", name="Assessments in Time", unit=Unit.PERCENT),
        indicator("18", name="Plans", value_period=Covers.SNAPSHOT),
        indicator("40", name="Waiting", unit=Unit.DAYS),
    )
)
NAMES = {one.code: one.name for one in BOARD.indicators}
HEADING_ROW = 3
_TITLE: list[list[object]] = [["Marlshire: return of the month"], []]
_NOTES: list[list[object]] = [["How this was made"], ["Counted from the case system on the last day of the month."]]
_MONTHS = [Shown(datetime(2014, number, 1), "mmm-yy") for number in range(3, 9)]
_VALUES: Mapping[str, list[object]] = {
    "7": [412, "1,060", "[x]", "489 [p]", 503, 0],
    "10": [Shown(share, "0.00%") for share in (0.6519, 0.7, 0.005, 1, 0.8125, 0.6667)],
    "18": [198, 201, Formula("=D5+6", 204.0), "[c]", 0, 211],
    "40": [12.5, 9, 10.25, "11 days", Shown(8, '0" days"'), 7.125],
}
_ABOVE, _BELOW = [43, 49, 1, 52, 65, 48], [66, 70, 200, 52, 80, 72]
_WHY = {"7": "More came from schools.", "10": "Two assessors were away.", "18": "", "40": "One long case."}


def long_book() -> Parts:
    """One row per indicator and month, with counts and a comment in each indicator's last row."""
    rows: list[list[object]] = [["Code", "Indicator", "Month", "Value", "Numerator", "Denominator", "Comment"]]
    for code, values in _VALUES.items():
        for place, value in enumerate(values):
            counts = [_ABOVE[place], _BELOW[place]] if code == "10" else [None, None]
            month = f"{_MONTHS[place].value:%b %Y}" if code == "40" else _MONTHS[place]
            why = _WHY[code] if place == 5 else ""
            rows.append([_code(code), NAMES[code], month, value, *counts, why or None])
    return _made({"Figures": _TITLE + rows, "Notes": _NOTES})


def wide_book() -> Parts:
    """One row per indicator and one column per month; the counts on sheets of their own."""
    sheets = {}
    for name, values in (("Figures", _VALUES), ("Numerators", {"10": _ABOVE}), ("Denominators", {"10": _BELOW})):
        rows = [[_code(code), NAMES[code], *given] for code, given in values.items()]
        sheets[name] = [*_TITLE, ["Code", "Indicator", *_MONTHS], *rows, [], ["Source: the case system."]]
    return _made(sheets | {"Notes": _NOTES})


def _code(code: str) -> object:
    """Some codes are numbers in Excel, some are texts."""
    return int(code) if code in ("7", "18") else code


def _made(sheets: Mapping[str, list[list[Any]]]) -> Parts:
    """The parts of a workbook of these sheets, without the day on which it was written."""
    with zipfile.ZipFile(io.BytesIO(workbook(sheets))) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.startswith("docProps")}


LONG = long_book()
WIDE = wide_book()
