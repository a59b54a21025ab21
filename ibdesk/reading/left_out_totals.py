"""Totals of breakdowns are left out: told once all sheets are read, louder where nothing else holds the figure."""

from collections.abc import Sequence

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.domain.problem import Severity
from ibdesk.reading.sheet_reading import SheetInHand
from ibdesk.reading.values.sheet_problems import Unreadable


def tell_totals(sheets: Sequence[SheetInHand], known: Records) -> None:
    """Tell each row that was left out as a total: a warning where neither these sheets nor the board hold the
    indicator's own figure of its month, else an information."""
    if not any(sheet.problems.totals for sheet in sheets):
        return
    held = [records for sheet in sheets for records in sheet.held.values()]
    own = {(each.code, each.month) for records in (known, *held) for each in records.figures if each.part is Part.VALUE}
    for sheet in sheets:
        for row in sheet.problems.totals:
            lost = next((total for total in row if (total[1], total[2]) not in own), None)
            sheet.problems.report(_TOTAL if lost is None else _LOST, *(lost or row[0]))
        sheet.problems.totals.clear()


_TOTAL = Unreadable(
    "total-not-used",
    "This is a breakdown's total. The total is the indicator's own figure, so it was not read as a category.",
    "Nothing, if the indicator's own figure is given elsewhere; otherwise give it on the sheet of figures.",
    Severity.INFO,
)
_LOST = Unreadable(
    "total-not-used",
    "This is a breakdown's total, so it was not read as a category; but it is the only figure of the indicator itself "
    "for this month, which has none now.",
    "Give the indicator's own figure on a sheet of figures, or in the import window, or with a mapping, say that this "
    "word stands for the whole.",
    Severity.WARNING,
)
